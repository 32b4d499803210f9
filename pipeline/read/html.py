"""Reads a web page and returns its paragraphs, boxes, table rows, notes and furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import defs

from pipeline.errors import error
from pipeline.models import Block, Cell, Paragraph, Reading, Word
from pipeline.read.html_cues import (
    has_borders,
    inline_styles,
    is_box,
    is_furniture,
    is_hidden,
    is_raised,
    join_boxes,
    styled,
)
from pipeline.read.html_flow import Cut, Item, block_of, gather_blocks, gather_paragraphs
from pipeline.read.html_tables import read_grid
from pipeline.read.line_breaks import BREAK
from pipeline.read.list_numbers import format_number
from pipeline.read.sniff import read_string
from pipeline.read.words import Run

_BLOCKS = (defs.block_tags | defs.list_tags | defs.table_tags) - {"ins"} | {
    *("html", "body", "main", "article", "section", "nav", "header", "footer", "aside", "hgroup"),
    *("figure", "figcaption", "details", "summary", "legend", "center", "dialog"),
}
"""Elements that begin and end a paragraph."""

_LIST_STYLES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}

_BACK = re.compile(r"[↩↑^⬆↵\ufe0e\ufe0f\s]*|back|return", re.IGNORECASE)


# Characters that no tree can hold, also as references: "&#12;"
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]))(?:;|(?![\da-f]))",
    re.IGNORECASE,
)

_TAG_OF_ROLE = {
    "table": "table",
    "grid": "table",
    "rowgroup": "tbody",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
"""What an element is that only says so to screen readers: ``<div role="table">``."""


@dataclass(slots=True)
class _State:
    """What is known of the whole page, and the number of tables met on the way."""

    notes: dict[str, str]
    tables: int = 0


def read_html(path: Path) -> Reading:
    """The blocks of a web page; it has no pages, so every word is on page 1.

    PipelineError where the bytes are something else or hold no text.
    """
    text, warnings = read_string(path, "html", "text")
    blocks = read_html_text(text)
    if not blocks:
        raise error(path, "no text on the page", "Save the page with its text, not its scripts.")
    return Reading(blocks, 1, "html", warnings)


def read_html_text(text: str) -> tuple[Block, ...]:
    """The blocks of the HTML in a string."""
    text = _CONTROLS.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    if not text.strip():
        return ()
    try:
        root: Any = lxml.html.document_fromstring(text, ensure_head_body=True)
    except lxml.etree.ParserError:  # markup without an element
        return ()
    inline_styles(root)
    for element in root.iter():
        if isinstance(element.tag, str) and (tag := _TAG_OF_ROLE.get(element.get("role") or "")):
            element.tag = tag
    for element in [element for element in root.iter() if is_hidden(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    join_boxes(root)
    state = _State(_note_marks(root))
    return tuple(gather_blocks(_walk(root, Run(""), state)))


def _note_marks(root: Any) -> dict[str, str]:
    """Id of a note -> its mark: where a superscript leads to an element, that is a note."""
    marks: dict[str, str] = {}
    for link in root.iter("a"):
        href = link.get("href") or ""
        raised = any(is_raised(near) for near in (*link.iter(), *link.iterancestors()))
        roles = {near.get("role") for near in (link, link.getparent()) if near is not None}
        named = "footnote-ref" in (link.get("class") or "") or "doc-noteref" in roles
        mark = link.text_content().strip().strip("[]()").removeprefix("footnote ")
        if "#" in href and (raised or named) and re.fullmatch(r"\w{1,4}|[*†‡]{1,3}", mark):
            marks.setdefault(href.split("#", 1)[1], mark)
    return marks


# --- elements -> runs, cuts and blocks -------------------------------------------------------


_NAMED_MARK = re.compile(r"\s*\[?(?:foot)?note\s+(\w{1,4})\]?\s*")  # [footnote 1]


def _walk(element: Any, style: Run, state: _State) -> Iterator[Item]:
    """What is in an element, in order."""
    lines = any(parent.tag == "pre" for parent in (element, *element.iterancestors()))
    yield from _text(element.text, style, lines)
    for child in element:
        if isinstance(child.tag, str):
            yield from _read(child, style, state)
        yield from _text(child.tail, style, lines)


def _text(text: str | None, style: Run, lines: bool) -> Iterator[Item]:
    if style.raised and (named := _NAMED_MARK.fullmatch(text or "")):
        text = named[1]
    for index, line in enumerate((text or "").split("\n") if lines else [text or ""]):
        if index:
            yield replace(style, text=BREAK)
        yield replace(style, text=line)


def _read(element: Any, style: Run, state: _State) -> Iterator[Item]:
    tag = element.tag
    if tag == "br":
        yield replace(style, text=BREAK)
        return
    if tag not in _BLOCKS and element.get("id") not in state.notes:
        quoted = tag == "q"
        yield replace(style, text="“" if quoted else "")
        yield from _walk(element, styled(style, element), state)
        yield replace(style, text="”" if quoted else "")
        return
    yield Cut()
    yield from _read_block(element, styled(style, element), state)
    yield Cut()


def _read_block(element: Any, style: Run, state: _State) -> Iterator[Item]:
    tag = element.tag
    if mark := _note_mark(element, state):
        yield from _read_note(element, mark, style, state)
    elif is_furniture(element):
        yield from block_of("furniture", gather_paragraphs(_walk(element, style, state)))
    elif is_box(element):
        yield from block_of("box", gather_paragraphs(_walk(element, style, state)))
    elif re.fullmatch(r"h[1-6]", tag):
        yield Cut(heading=int(tag[1]))
        yield from _walk(element, style, state)
        yield Cut(fresh=True)
    elif tag == "table":
        yield from _read_table(element, style, state)
    elif tag == "dl" and element.find(".//dd") is not None:
        yield from _read_definitions(element, style, state)
    elif tag in ("ul", "ol", "menu", "dir"):
        yield from _read_list(element, style, state)
    else:
        yield from _walk(element, style, state)


def _read_list(element: Any, style: Run, state: _State) -> Iterator[Item]:
    said = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", (element.get("style") or "").lower())
    kind = said.group(1) if said else element.get("type") or ""
    numbered = element.tag == "ol" or (kind in _LIST_STYLES and kind != "")
    number = int(element.get("start") or 1) if (element.get("start") or "1").isdecimal() else 1
    yield from _strays(element, ("li",), style, state)
    for child in element.iterchildren("li"):
        if (child.get("value") or "").isdecimal():
            number = int(child.get("value"))
        label = f"{format_number(number, _LIST_STYLES.get(kind, 'decimal'))}." if numbered else ""
        number += 1
        if kind == "none" or _note_mark(child, state):
            yield from _read(child, style, state)
            continue
        yield Cut(bullet=not numbered, label=label)
        yield from _walk(child, styled(style, child), state)
        yield Cut(fresh=True)


def _strays(element: Any, parts: tuple[str, ...], style: Run, state: _State) -> Iterator[Item]:
    """What stands in a list or table beside its parts, which is against the rules but shown."""
    yield replace(style, text=element.text or "")
    for child in element:
        if child.tag not in parts or (child.tag in ("td", "th") and element.tag != "tr"):
            yield from _read(child, style, state)
        elif child.tag in ("thead", "tbody", "tfoot", "tr", "div"):
            yield from _strays(child, parts, style, state)
        yield replace(style, text=child.tail or "")
    yield Cut(fresh=True)


def _read_note(element: Any, mark: str, style: Run, state: _State) -> Iterator[Block]:
    """A note without its links back, its mark in front."""
    own = replace(state, notes={})
    for link in list(element.iter("a")):
        if "#" in (link.get("href") or "") and _BACK.fullmatch(link.text_content()):
            link.drop_tree()
    paragraphs = list(gather_paragraphs(_walk(element, style, own)))
    if not paragraphs:
        return
    first, *rest = paragraphs[0].words
    if first.text.strip("[]().:") == mark:
        paragraphs[0] = replace(paragraphs[0], words=tuple(rest))
    marked = replace(paragraphs[0], words=(Word(mark, 1, mark=True), *paragraphs[0].words))
    yield from block_of("note", [marked, *paragraphs[1:]])


def _note_mark(element: Any, state: _State) -> str:
    """The mark of the note that an element is; it or its first link has the id of the note."""
    if not state.notes or element.tag in ("body", "html", "main", "section", "ol", "ul", "table"):
        return ""
    if found := state.notes.get(element.get("id") or ""):
        return found
    link = element[0] if len(element) and not (element.text or "").strip() else None
    if link is not None and link.tag in ("a", "sup", "span"):
        return state.notes.get(link.get("id") or link.get("name") or "", "")
    return ""


# --- tables ----------------------------------------------------------------------------------


def _read_table(table: Any, style: Run, state: _State) -> Iterator[Item]:
    rows, columns = read_grid(table)
    ruled = has_borders(table)
    headed = any(
        cell.element.tag == "th" for row in rows for cell in row.cells if cell.element is not None
    )
    parts = ("thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col")
    yield from _strays(table, parts, style, state)
    if columns == 1 or (table.find(".//table") is not None and not ruled and not headed):
        for row in rows:
            for cell in row.cells:
                if cell.element is None:
                    continue
                items = _walk(cell.element, style, state)
                if ruled and columns == 1 and cell.element.find(".//table") is None:
                    yield from block_of("box", gather_paragraphs(items))
                else:
                    yield Cut()
                    yield from items
                    yield Cut(fresh=True)
        return
    state.tables += 1
    number = state.tables
    for row in rows:
        cells = tuple(
            Cell(
                ()
                if cell.element is None
                else tuple(
                    gather_paragraphs(_walk(cell.element, styled(style, cell.element), state))
                ),
                cell.column,
                cell.span,
                merged=cell.element is None,
            )
            for cell in row.cells
        )
        if any(cell.paragraphs for cell in cells):
            yield Block("row", cells, 1, number, columns, header=row.header)


def _read_definitions(element: Any, style: Run, state: _State) -> Iterator[Item]:
    """A definition list as a table of two columns: the terms, and what is said of them."""
    yield from _strays(element, ("dt", "dd", "div"), style, state)
    state.tables += 1
    number = state.tables
    terms: list[Paragraph] = []
    texts: list[Paragraph] = []
    for part in _definition_parts(element):
        if part.tag == "dt" and texts:
            yield _definition(terms, texts, number)
            terms, texts = [], []
        found = gather_paragraphs(_walk(part, styled(style, part), state))
        (terms if part.tag == "dt" else texts).extend(found)
    if terms or texts:
        yield _definition(terms, texts, number)


def _definition_parts(element: Any) -> Iterator[Any]:
    """The terms and texts of a list, which may stand in groups (<div>)."""
    for child in element:
        if child.tag in ("dt", "dd"):
            yield child
        elif child.tag == "div":
            yield from _definition_parts(child)


def _definition(terms: list[Paragraph], texts: list[Paragraph], number: int) -> Block:
    return Block("row", (Cell(tuple(terms), 0), Cell(tuple(texts), 1)), 1, number, 2)
