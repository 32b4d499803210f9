"""Adds the sheet Summary: how many records say what, by document and by section, with a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pipeline.export.workbook.cells import fit_text, row_height
from pipeline.export.workbook.recommendations import in_words
from pipeline.export.workbook.styles import COLOURS, HEAD, INK, Styles, set_up_page
from pipeline.models import Dataset, Record

SHEET = "Summary"
CODES = tuple(COLOURS)
NAME_WIDTHS, COUNT_WIDTH = (30, 52), 11
BARS = 40
"""The most bars that a chart shows; beyond it the sections give way to the documents."""
BAR_PIXELS, ROW_PIXELS = 30, 20

Count = tuple[tuple[str, str], Counter[str], int]
"""(what is counted, code → records, how many of them a person should look at)"""


def count_codes(records: Iterable[Record], *, sections: bool) -> list[Count]:
    """Records by agreement for each document, or each section of it, in the records' order."""
    codes: dict[tuple[str, str], Counter[str]] = {}
    review: Counter[tuple[str, str]] = Counter()
    for record in records:
        key = (record.document_id, record.section if sections else "")
        codes.setdefault(key, Counter())[in_words(record.agreement)] += 1
        review[key] += bool(record.review)
    return [(key, counter, review[key]) for key, counter in codes.items()]


def add_summary(book: Any, styles: Styles, dataset: Dataset) -> None:
    """A table of the documents with all records below it, the chart, and a table of sections."""
    sheet = book.add_worksheet(SHEET)
    sheet.hide_gridlines(2)
    for column, width in enumerate(NAME_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(2, 2 + len(CODES) + 1, COUNT_WIDTH)
    sheet.write_string(0, 0, "Agreement by document and by section", styles.title)
    sheet.set_row(0, 28)

    titles = {document.document_id: document.title for document in dataset.documents}
    documents = [
        ((key[0], titles.get(key[0], "")), *rest)
        for key, *rest in count_codes(dataset.records, sections=False)
    ]
    sections = count_codes(dataset.records, sections=True)
    by_section = len(documents) == 1 and len(sections) <= BARS
    bars = len(sections) if by_section else min(len(documents), BARS)

    first_document = 4
    row = _add_counts(sheet, styles, 2, "By document", "title", documents)
    row = _add_totals(sheet, styles, row, dataset.records)
    chart_row = row + 1
    row = chart_row + (130 + BAR_PIXELS * bars) // ROW_PIXELS + 2
    _add_counts(sheet, styles, row, "By section", "section", sections)
    if bars:
        first = row + 2 if by_section else first_document
        chart = _stacked_bars(book, first, bars, column=int(by_section))
        sheet.insert_chart(
            chart_row, 0, chart, {"description": "Stacked bars of the counts in the tables"}
        )
    set_up_page(sheet, SHEET)


def _add_counts(
    sheet: Any, styles: Styles, row: int, title: str, name: str, counts: list[Any]
) -> int:
    """A title, a head and one row a count. Returns the row after the table."""
    sheet.write_string(row, 0, title, styles.heading)
    sheet.set_row(row, 22)
    row += 1
    for column, head in enumerate(("document_id", name, *CODES, "all", "needs review")):
        sheet.write_string(row, column, head, styles.code_head.get(head, styles.head))
    sheet.set_row(row, 28)
    for key, counter, review in counts:
        row += 1
        names = [fit_text(text)[0] for text in key]
        for column, text in enumerate(names):
            sheet.write_string(row, column, text, styles.text)
        numbers = [*(counter[code] for code in CODES), counter.total(), review]
        for column, number in enumerate(numbers, start=2):
            sheet.write_number(row, column, number, styles.count)
        sheet.set_row(row, row_height(zip(names, NAME_WIDTHS, strict=True)))
    return row + 1


def _add_totals(sheet: Any, styles: Styles, row: int, records: tuple[Record, ...]) -> int:
    """All records and their shares, below the documents. Returns the row after them."""
    counter = Counter(in_words(record.agreement) for record in records)
    review = sum(bool(record.review) for record in records)
    numbers = [*(counter[code] for code in CODES), len(records), review]
    for label, format_, values in (
        ("all documents", styles.count, numbers),
        ("share", styles.share, [number / max(len(records), 1) for number in numbers]),
    ):
        sheet.write_string(row, 0, label, styles.strong)
        sheet.write_blank(row, 1, None, styles.text)
        for column, value in enumerate(values, start=2):
            sheet.write_number(row, column, value, format_)
        row += 1
    return row


def _stacked_bars(book: Any, first: int, bars: int, column: int) -> Any:
    """A native chart of the table that begins at row ``first``, named by its ``column``."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    font = {"name": "Arial", "size": 9, "color": INK}
    last = first + bars - 1
    for number, (code, (_, _, colour)) in enumerate(COLOURS.items(), start=2):
        chart.add_series(
            {
                "name": code,
                "categories": [SHEET, first, column, last, column],
                "values": [SHEET, first, number, last, number],
                "fill": {"color": colour},
                "gap": 40,
                # The third part of a number format is for nought: an empty bar has no label.
                "data_labels": {"value": True, "num_format": "0;;;", "font": font},
            }
        )
    title = "Agreement by section" if column else "Agreement by document"
    chart.set_title({"name": title, "name_font": {**font, "size": 12, "color": HEAD}})
    chart.set_y_axis({"reverse": True, "num_font": font, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": 1040, "height": 130 + BAR_PIXELS * bars})
    return chart
