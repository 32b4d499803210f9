"""Takes blocks with tables and returns the rows of those tables that are charts of answers.

A chart is a table whose header says which column is the recommendation and which the response;
or, without a header, one whose first text column is numbered or labelled and whose next one is
prose, in a document about recommendations.
"""

from pipeline.charts.columns import Column, read_header
from pipeline.charts.finding import Chart, find_charts
from pipeline.charts.rows import rows_of_charts

__all__ = ["Chart", "Column", "find_charts", "read_header", "rows_of_charts"]
