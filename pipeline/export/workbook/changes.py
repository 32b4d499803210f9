"""Adds the sheet Changes: what compare() found between the release before and this one."""

from __future__ import annotations

from typing import Any

from pipeline.compare import CLASSES, Comparison
from pipeline.compare.wording import diff_words
from pipeline.export.workbook.cells import CELL_LIMIT, fit_text, row_height, utf16_length
from pipeline.export.workbook.recommendations import in_words
from pipeline.export.workbook.styles import Styles, add_agreement_colours, set_up_page

SHEET = "Changes"

WIDTHS = {
    "class": 17,
    "direction": 18,
    "new_id": 19,
    "field": 16,
    "before": 46,
    "after": 46,
    "evidence_after": 28,
    "recommendation": 36,
    "section": 20,
    "old_id": 19,
    "matched_by": 12,
}
"""Columns of the comparison → width in characters, in the order of the sheet."""

PRINTED = tuple(WIDTHS).index("recommendation")

REWORDED = ("recommendation", "response")


def add_changes(book: Any, styles: Styles, comparison: Comparison) -> None:
    """One row a change, most important first; in a reworded text, the words that went and came."""
    sheet = book.add_worksheet(SHEET)
    for column, width in enumerate(WIDTHS.values()):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, fit_text(comparison["summary"])[0], styles.heading)
    sheet.set_row(0, 26)
    for column, name in enumerate(WIDTHS):
        sheet.write_string(1, column, name, styles.head)
    row = 1
    for row, change in enumerate(comparison["changes"], start=2):
        cells = [fit_text(text)[0] for text in _texts(change)]
        for column, (name, text) in enumerate(zip(WIDTHS, cells, strict=True)):
            style = styles.text if column else styles.strong
            pieces = _pieces(change, name, styles)
            if len(pieces) > 2:
                sheet.write_rich_string(row, column, *pieces, style)
            else:
                sheet.write_string(row, column, text, style)
        sheet.set_row(row, row_height(zip(cells, WIDTHS.values(), strict=True)))
    sheet.autofilter(1, 0, max(row, 2), len(WIDTHS) - 1)
    before = tuple(WIDTHS).index("before")
    add_agreement_colours(sheet, styles, 2, before, max(row, 2), before + 1)
    sheet.freeze_panes(2, 1)
    sheet.set_zoom(90)
    set_up_page(sheet, SHEET, head_row=1)
    sheet.print_area(0, 0, max(row, 2), PRINTED)


def _texts(change: dict[str, Any]) -> list[str]:
    """The cells of a change in the order of WIDTHS, codes in words."""
    shown = {**change, "class": CLASSES[change["class"]][0]}
    if change["field"] == "agreement":
        shown |= {side: in_words(change[side]) for side in ("before", "after")}
    return [str(shown[name] or "") for name in WIDTHS]


def _pieces(change: dict[str, Any], name: str, styles: Styles) -> list[Any]:
    """A reworded text as XlsxWriter's rich string: its words, the changed ones with their look."""
    before, after = change["before"], change["after"]
    if name not in ("before", "after") or change["class"] not in REWORDED:
        return []
    if max(utf16_length(before), utf16_length(after)) > CELL_LIMIT:
        return []
    hidden, changed, look = {
        "before": ("inserted", "deleted", styles.deleted),
        "after": ("deleted", "inserted", styles.inserted),
    }[name]
    pieces: list[Any] = []
    for piece in diff_words(before, after):
        text = fit_text(piece.text)[0]
        if text and piece.change != hidden:
            pieces += [look if piece.change == changed else styles.same, text]
    return pieces
