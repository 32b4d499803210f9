"""Holds the colours and cell formats of the workbook, and the page set-up of its sheets."""

from __future__ import annotations

from typing import Any

from pipeline.schema import NO_POSITION

COLOURS = {
    "agrees": ("#D5EBDD", "#14532D", "#5FA777"),
    "agrees in part": ("#FFEFC2", "#713F12", "#E5B94B"),
    "does not agree": ("#F9D6D2", "#7F1D1D", "#CF6A5F"),
    NO_POSITION: ("#E7E9EC", "#374151", "#A9B0BA"),
}
"""Agreement in words → (fill, text, bar of the chart). The words always stand beside them."""

INK, LINE, HEAD, REVIEW, ATTENTION = "#1F2937", "#D1D5DB", "#1F3A5F", "#FFFBEB", "#FFF3D1"


class Styles:
    """The formats of one workbook (XlsxWriter ties a format to its book)."""

    def __init__(self, book: Any) -> None:
        body = {
            "text_wrap": True,
            "valign": "top",
            "align": "left",
            "indent": 1,
            "font_size": 9,
            "font_color": INK,
        }
        ruled = {**body, "bottom": 1, "bottom_color": LINE}
        head = {
            **body,
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": HEAD,
            "valign": "vcenter",
            "border": 1,
            "border_color": "#FFFFFF",
        }
        self.text = book.add_format(ruled)
        self.strong = book.add_format({**ruled, "bold": True})
        self.number = book.add_format({**ruled, "num_format": "0"})
        self.count = book.add_format({**ruled, "num_format": '#,##0;;"–"', "align": "right"})
        self.share = book.add_format({**ruled, "num_format": '0%;;"–"', "align": "right"})
        self.link = book.add_format({**ruled, "font_color": "#1D4ED8", "underline": 1})
        self.review = book.add_format({**ruled, "bg_color": REVIEW, "locked": False})
        self.head = book.add_format(head)
        self.review_head = book.add_format({**head, "bg_color": "#B45309"})
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": HEAD})
        self.heading = book.add_format(
            {"bold": True, "font_size": 11, "font_color": HEAD, "valign": "bottom"}
        )
        self.plain = book.add_format({**body, "font_size": 10})
        self.label = book.add_format({**body, "font_size": 10, "bold": True})
        self.code = {
            words: book.add_format({"bg_color": fill, "font_color": text, "bold": True})
            for words, (fill, text, _) in COLOURS.items()
        }
        self.code_head = {
            words: book.add_format({**head, "bg_color": fill, "font_color": text})
            for words, (fill, text, _) in COLOURS.items()
        }
        self.attention = book.add_format({"bg_color": ATTENTION, "font_color": "#713F12"})
        # Pieces of a rich text take nothing from the format of their cell.
        run = {"font_name": "Arial", "font_size": 9, "font_color": INK}
        self.same = book.add_format(run)
        self.inserted = book.add_format({**run, "font_color": "#14532D", "underline": 1})
        self.deleted = book.add_format({**run, "font_color": "#7F1D1D", "font_strikeout": True})


def set_up_page(sheet: Any, name: str, head_row: int | None = None) -> None:
    """A4, landscape, one page wide, the head row on every page, page numbers at the foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{name}&R&8&P / &N")
    if head_row is not None:
        sheet.repeat_rows(head_row)


def add_agreement_colours(sheet: Any, styles: Styles, *cells: int) -> None:
    """Colours the range (first row, first column, last row, last column) by its own words."""
    for words, style in styles.code.items():
        sheet.conditional_format(
            *cells,
            {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": style},
        )
