"""Reads records and adds the sheet Recommendations: one row a record, with columns for review.

What a reviewer compares stands side by side: recommendation, response, agreement, its evidence,
why to look, and the three cells to fill in. What is left follows to the right; the last two
columns are hidden and tell `pipeline review import` what the reviewer saw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.corrections import evidence_sha256, machine_value
from pipeline.export.csv_file import BETWEEN_QUOTES, BETWEEN_REASONS
from pipeline.export.workbook.cells import LINKS_LIMIT, Limits, fit_text, page_link, row_height
from pipeline.export.workbook.styles import Styles, add_agreement_colours, set_up_page
from pipeline.models import Record
from pipeline.schema import COLUMNS as FIELDS
from pipeline.schema import NO_POSITION, dictionary_entries

SHEET = "Recommendations"

REVIEWED, NOTE, REVIEWER = "reviewed_agreement", "reviewed_note", "reviewer"
MACHINE, SEEN = "machine_agreement", "evidence_sha256"

WIDTHS = {
    "recommendation_id": 18,
    "recommendation": 34,
    "response": 74,
    "agreement": 14,
    "evidence": 28,
    "page_first": 11,
    "review": 17,
    REVIEWED: 20,
    NOTE: 22,
    REVIEWER: 11,
    "corrected": 16,
    "qualifier": 14,
    "basis": 15,
    "section": 18,
    "number": 9,
    "responder": 14,
    "notes": 30,
    "extra": 30,
    "document_id": 18,
    "sequence": 10,
    "page_last": 11,
    MACHINE: 12,
    SEEN: 12,
}
"""Column → width in characters, in order; the first ten fill an ordinary screen."""

assert set(FIELDS) <= set(WIDTHS)

TO_FILL = (REVIEWED, NOTE, REVIEWER)
HIDDEN = (MACHINE, SEEN)
PRINTED = tuple(WIDTHS).index(REVIEWER)

CHOICES = (
    *next(entry.values for entry in dictionary_entries() if entry.field == "agreement"),
    NO_POSITION,
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A record's cells in the order of WIDTHS, and the link of its page."""

    cells: tuple[str | int | None, ...]
    link: str | None


TEXTS: dict[str, Callable[[Record], str | int | None]] = {
    "agreement": lambda record: in_words(record.agreement),
    "evidence": lambda record: BETWEEN_QUOTES.join(quote.quote for quote in record.evidence),
    "notes": lambda record: "\n".join(record.notes),
    "extra": lambda record: "\n".join(f"{name}: {text}" for name, text in record.extra.items()),
    "review": lambda record: BETWEEN_REASONS.join(record.review),
    "corrected": lambda record: "\n".join(_decisions(record)),
    MACHINE: lambda record: in_words(machine_value(record, "agreement")),
    SEEN: evidence_sha256,
    **dict.fromkeys(TO_FILL, lambda _: ""),
}
"""How a column shows a record, where it is not the field itself."""


def in_words(agreement: str) -> str:
    """An agreement as the sheet shows it: its own words, or "no position" for the empty one."""
    return agreement or NO_POSITION


def fit_rows(
    records: Iterable[Record], links: Mapping[str, str]
) -> tuple[tuple[SheetRow, ...], Limits]:
    """(the rows of the sheet within Excel's limits, what these limits cost)."""
    rows: list[SheetRow] = []
    cut: list[str] = []
    replaced = linked = lost = 0
    for record in records:
        cells: list[str | int | None] = []
        for column in WIDTHS:
            show = TEXTS.get(column)
            value = show(record) if show else getattr(record, column)
            if isinstance(value, str):
                value, was_cut, count = fit_text(value)
                replaced += count
                if was_cut:
                    cut.append(f"{record.recommendation_id}: {column}")
            cells.append(value)
        link = None
        if record.document_id in links and record.page_first:
            link = page_link(links[record.document_id], record.page_first)
            if link is None or linked == LINKS_LIMIT:
                link, lost = None, lost + 1
            else:
                linked += 1
        rows.append(SheetRow(tuple(cells), link))
    return tuple(rows), Limits(tuple(cut), replaced, lost)


def add_recommendations(book: Any, styles: Styles, rows: tuple[SheetRow, ...]) -> None:
    """The sheet, with its table, protection (no password) and drop-down lists."""
    sheet = book.add_worksheet(SHEET)
    names = tuple(WIDTHS)
    last_row, last_column = max(len(rows), 1), len(names) - 1
    for column, (name, width) in enumerate(WIDTHS.items()):
        sheet.set_column(column, column, width, None, {"hidden": name in HIDDEN})
    sheet.add_table(
        0,
        0,
        last_row,
        last_column,
        {
            "name": SHEET,
            "style": None,
            "columns": [
                {
                    "header": name,
                    "header_format": styles.review_head if name in TO_FILL else styles.head,
                }
                for name in names
            ],
        },
    )
    sheet.set_row(0, 30)
    looks = {
        "recommendation_id": styles.strong,
        **dict.fromkeys(TO_FILL, styles.review),
    }
    for row, values in enumerate(rows, start=1):
        sheet.set_row(row, _height(values))
        for column, (name, value) in enumerate(zip(names, values.cells, strict=True)):
            style = looks.get(name, styles.text)
            if isinstance(value, int):
                if name == "page_first" and values.link:
                    sheet.write_url(row, column, values.link, styles.link)
                    style = styles.link
                else:
                    style = styles.number
                sheet.write_number(row, column, value, style)
            elif value:
                sheet.write_string(row, column, value, style)
            else:
                sheet.write_blank(row, column, None, style)
    _add_review_aids(sheet, styles, names, last_row)
    sheet.freeze_panes(1, 1)
    sheet.set_zoom(90)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    set_up_page(sheet, SHEET, head_row=0)
    sheet.print_area(0, 0, last_row, PRINTED)


def _height(row: SheetRow) -> float:
    """Points for the columns that a reviewer compares; notes are read when they are wanted."""
    shown = zip(WIDTHS.values(), row.cells[: PRINTED + 1], strict=False)
    return row_height((cell, width) for width, cell in shown if isinstance(cell, str))


def _add_review_aids(sheet: Any, styles: Styles, names: tuple[str, ...], last_row: int) -> None:
    for name in ("agreement", REVIEWED):
        column = names.index(name)
        add_agreement_colours(sheet, styles, 1, column, last_row, column)
    column = names.index("review")
    sheet.conditional_format(
        1, column, last_row, column, {"type": "no_blanks", "format": styles.attention}
    )
    column = names.index(REVIEWED)
    sheet.data_validation(
        1,
        column,
        last_row,
        column,
        {
            "validate": "list",
            "source": list(CHOICES),
            "error_title": "Not one of the codes",
            "error_message": f"Choose one of: {', '.join(CHOICES)}.",
        },
    )
    # No password: it keeps cells from being overtyped by accident, not from being changed.
    sheet.protect(
        "",
        {
            "autofilter": True,
            "sort": True,
            "format_cells": True,
            "format_columns": True,
            "format_rows": True,
        },
    )


def _decisions(record: Record) -> Iterable[str]:
    """agreement: was agrees; agreement: confirmed"""
    for name, value in record.machine.items():
        yield f"{name}: was {in_words(value)}" if name in record.corrected else f"{name}: confirmed"
