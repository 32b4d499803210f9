"""Adds the sheet Data dictionary, from the same models as the schemas."""

from __future__ import annotations

from typing import Any

from pipeline.export.workbook.cells import row_height
from pipeline.export.workbook.styles import Styles, set_up_page
from pipeline.schema import dictionary_entries

SHEET = "Data dictionary"
HEADS = {"field": 20, "type": 14, "what it holds": 70, "values": 34, "example": 32, "where": 20}


def add_dictionary(book: Any, styles: Styles) -> None:
    """One row a field of a record."""
    sheet = book.add_worksheet(SHEET)
    for column, (head, width) in enumerate(HEADS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, styles.head)
    widths = tuple(HEADS.values())
    for row, entry in enumerate(dictionary_entries(), start=1):
        cells = (
            entry.field,
            entry.kind,
            entry.description.replace("`", ""),
            "\n".join([*entry.values, "(empty)"]) if entry.values else "",
            entry.example,
            "JSON only" if entry.json_only else "CSV, JSON, workbook",
        )
        sheet.set_row(row, row_height(zip(cells, widths, strict=True)))
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, styles.text if column else styles.strong)
    sheet.freeze_panes(1, 1)
    set_up_page(sheet, SHEET, head_row=0)
