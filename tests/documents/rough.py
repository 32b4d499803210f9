"""Sets the chart in the rough text form of the founding file and returns it with its pages.

Two columns with a tab between them, ``<p>`` inside the cells, three blank lines where a page
ends; rows go on after a page break with what is left of each cell.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from chart import Item, Section, label

PAGE_END = "\n\n\n\n"
MARKS = {"1": "¹", "4": "⁴"}


def set_rough(
    title: str, intro: str, note: str, sections: tuple[Section, ...]
) -> tuple[str, list[list[int]]]:
    """The text, and [first, last] page of each item. ``note`` stands at the foot of page 1."""
    text = f"{PAGE_END}{_marked(title)}{MARKS['1']}\n\n{intro}\n\n"
    page = 1
    pages = []
    for section in sections:
        heading = f"<p>{section.heading}</p>" if section.tagged else section.heading
        text += f"{heading}\t\n"
        for item in section.items:
            if item.style == "lost tab":
                text += PAGE_END[1:]
                page += 1
            first = page
            parts = set_item(section, item)
            for index, part in enumerate(parts):
                if index:
                    if page == 1:
                        text += f"\n{MARKS['1']} {note}\n"
                    text += PAGE_END[1:]
                    page += 1
                text += part
            pages.append([first, page])
    return text.removesuffix("\n"), pages


def set_item(section: Section, item: Item) -> list[str]:
    """The item's rows, one for each page."""
    left, right = _split_at_page_ends(item.recommendation), _split_at_page_ends(item.response)
    left[0][0] = label(section, item) + left[0][0]
    if item.style == "lost tab":
        return [_set_paragraphs([*left[0], *right[0]]), f"\t{_cell(right[1], True)}\n"]
    rows = []
    for one, two in zip_longest(left, right, fillvalue=()):
        later = bool(rows)
        left_tags = item.style not in ("untagged", "right tagged")
        right_tags = {"untagged": later, "untagged later": not later}.get(item.style, True)
        rows.append(f"{_cell(one, left_tags)}\t{_cell(two, right_tags)}\n")
    if item.style == "stray rule":
        rows[0] += "--\t---\n"
    return rows


def _split_at_page_ends(paragraphs: tuple[str, ...]) -> list[list[str]]:
    """The paragraphs of each page; "‖" inside a paragraph cuts it in two."""
    pages: list[list[str]] = [[]]
    for paragraph in paragraphs:
        before, *later = paragraph.split("‖")
        if before:
            pages[-1].append(before.rstrip())
        pages += [[part] for part in later]
    return pages


def _cell(paragraphs: list[str] | tuple[()], tags: bool) -> str:
    """Paragraphs on one line; a list opens ``<ul>`` and never closes it."""
    pieces = []
    in_list = False
    for paragraph in map(_marked, paragraphs):
        is_item = paragraph.startswith("• ")
        if is_item and not in_list:
            pieces.append('<ul style="list-style-type: none">')
        pieces.append(paragraph if is_item or not tags else f"<p>{paragraph}</p>")
        in_list = is_item
    return " ".join(pieces)


def _set_paragraphs(paragraphs: list[str]) -> str:
    """Paragraphs with a blank line between them, items with "- " and none between them."""
    text = "\n\n".join(map(_marked, paragraphs))
    return re.sub(r"(?<=;)\n\n(?=• )|(?<=; and)\n\n(?=• )", "\n", text).replace("• ", "- ") + "\n"


def _marked(text: str) -> str:
    """Footnote marks as superscript digits."""
    for number, sign in MARKS.items():
        text = text.replace("{" + number + "}", sign)
    return text
