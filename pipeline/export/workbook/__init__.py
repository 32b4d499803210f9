"""Reads a Dataset and returns recommendations.xlsx, the workbook that analysts read and review.

XlsxWriter is imported only when a workbook is written. Every text is a string cell, so that
"=1+1", "-1", "#N/A" and "007" stay what they are; the same dataset gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime

from pipeline.export.workbook.cells import Limits
from pipeline.export.workbook.dictionary import add_dictionary
from pipeline.export.workbook.readme import add_readme
from pipeline.export.workbook.recommendations import add_recommendations, fit_rows
from pipeline.export.workbook.styles import Styles
from pipeline.export.workbook.summary import add_summary
from pipeline.models import Dataset

CREATED = datetime(2000, 1, 1)  # any fixed day: the time of the build would change the bytes


def render_workbook(
    dataset: Dataset,
    *,
    previous: Dataset | None = None,
    links: Mapping[str, str] | None = None,
) -> tuple[bytes, Limits]:
    """(the workbook, what it could not hold as it is).

    ``previous`` adds the sheet of changes; ``links``: document_id → relative address of a PDF.
    """
    from xlsxwriter import Workbook

    memory = io.BytesIO()
    book = Workbook(
        memory,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": "Arial", "font_size": 10},
        },
    )
    book.set_properties(
        {
            "title": "Recommendations and the responses to them",
            "comments": f"Schema version {dataset.schema_version}",
            "created": CREATED,
        }
    )
    styles = Styles(book)
    rows, limits = fit_rows(dataset.records, links or {})
    add_readme(book, styles, dataset, limits, changes=previous is not None)
    add_recommendations(book, styles, rows)
    add_summary(book, styles, dataset)
    if previous is not None:
        from pipeline.compare import compare
        from pipeline.export.workbook.changes import add_changes

        add_changes(book, styles, compare(previous, dataset))
    add_dictionary(book, styles)
    book.close()
    return memory.getvalue(), limits
