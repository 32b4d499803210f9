"""Takes a document's blocks and returns its two-column rows, whatever the layout was.

A document is a chart where a table holds its answers, prose where labels, boxes or bold text
do. What is seen decides, and `inspect` shows it; ``layout`` in documents.toml says it outright.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.charts import Chart, find_charts, rows_of_charts
from pipeline.models import Block, Passage, Row
from pipeline.prose import Prose, find_prose, rows_of_prose


def read_rows(
    blocks: Sequence[Block], *, layout: str = "", columns: Sequence[str] = ()
) -> tuple[str, list[Row]]:
    """(the layout seen, the rows in order): every word of the blocks is in exactly one row.

    The layout is "chart", "prose: box", "prose: label" …, or "none" where no recommendation
    with a response is found.
    """
    chart = find_charts(blocks, columns)
    if layout == "chart" or (not layout and chart.pairs and not _is_overview(chart, blocks)):
        return "chart", rows_of_charts(blocks, chart)
    prose = find_prose(blocks)
    if prose.answered and (layout == "prose" or not _chart_holds_more(chart, blocks, prose)):
        return f"prose: {prose.way}", rows_of_prose(blocks, prose)
    if chart.pairs and layout != "prose":
        return "chart", rows_of_charts(blocks, chart)
    return "none", [Row("outside", block.page, rest=Passage(block.paragraphs)) for block in blocks]


def _answer_words(chart: Chart, blocks: Sequence[Block]) -> int:
    """How many words the charts' response columns hold."""
    return sum(
        len(cell.words)
        for index, columns in chart.columns.items()
        for cell in blocks[index].cells
        if cell.column < len(columns) and columns[cell.column].role == "response"
    )


def _is_overview(chart: Chart, blocks: Sequence[Block]) -> bool:
    """Whether the charts' answers are so short that the text may hold the answers themselves."""
    return _answer_words(chart, blocks) < 12 * chart.pairs


def _chart_holds_more(chart: Chart, blocks: Sequence[Block], prose: Prose) -> bool:
    """Whether the text beside the charts answers less than they do: its own answers count only.

    Text that announces its recommendations by nothing but their words or bold type does not weigh
    against a chart.
    """
    if not chart.pairs:
        return False
    if prose.way in ("opening", "bold text"):
        return True
    answers = [
        draft.answered
        for draft in prose.drafts
        if draft.answered and not any(prose.units[i].block in chart.columns for i in draft.answered)
    ]
    words = sum(len(prose.units[i].paragraph.words) for answer in answers for i in answer)
    return len(answers) < chart.pairs / 2 or words < 3 * _answer_words(chart, blocks)
