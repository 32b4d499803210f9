"""Reads a Word file (.docx) and returns its paragraphs, boxes, table rows, notes and furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.models import Block, BlockKind, Cell, Paragraph, Reading, Word
from pipeline.read.docx_file import WordFile, open_word_file
from pipeline.read.docx_numbers import BULLET, W, count_labels, read_numbering, value_of
from pipeline.read.docx_tables import GridRow, read_grid
from pipeline.read.docx_text import (
    Pages,
    Piece,
    Style,
    Styles,
    has_borders,
    is_shaded,
    paragraph_style,
    read_pieces,
    read_styles,
)
from pipeline.read.line_breaks import paragraphs_of
from pipeline.read.list_numbers import format_number
from pipeline.read.words import Run

_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


@dataclass(slots=True)
class _State:
    """What changes on the way through the text: page, list counters, notes met, tables met."""

    styles: Styles
    next_label: Callable[[str, int], str]
    list_levels: dict[tuple[str, str], int]
    ruled_styles: frozenset[str]
    notes: dict[tuple[str, str], Any]
    pages: Pages
    met: list[tuple[str, str]] = field(default_factory=list)
    pending: list[Block] = field(default_factory=list)
    tables: int = 0


def read_docx(path: Path) -> Reading:
    """The blocks of a Word file in the order of its text, notes after the block they belong to.

    Deletions that are tracked, hidden text and comments are not printed and not read. PipelineError
    where the file is no Word file or damaged.
    """
    file = open_word_file(path)
    state = _begin(file)
    body = file.document.find(f"{W}body")
    heads = tuple(_furniture(file, "header", state))
    feet = tuple(_furniture(file, "footer", state))
    blocks = tuple(_read_blocks(body, state)) if body is not None else ()
    return Reading((*heads, *blocks, *feet), state.pages.page, "docx")


def _begin(file: WordFile) -> _State:
    numbering = read_numbering(file.part("numbering"))
    notes = {
        (kind, element.get(f"{W}id") or ""): element
        for kind in ("footnote", "endnote")
        for root in file.parts.get(f"{kind}s", ())
        for element in root.iter(f"{W}{kind}")
    }
    marked = next(file.document.iter(f"{W}lastRenderedPageBreak"), None) is not None
    return _State(
        styles=read_styles(file.part("styles")),
        next_label=count_labels(numbering),
        list_levels=numbering.by_style,
        ruled_styles=_ruled_styles(file.part("styles")),
        notes=notes,
        pages=Pages(marked),
    )


def _ruled_styles(root: Any) -> frozenset[str]:
    """The table styles that draw lines, by themselves or by what they are based on."""
    if root is None:
        return frozenset()
    styles = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}

    def is_ruled(key: str, depth: int = 0) -> bool:
        style = styles.get(key)
        if style is None or depth > 20:
            return False
        own = has_borders(style.find(f"{W}tblPr"))
        return own or is_ruled(value_of(style, "basedOn"), depth + 1)

    return frozenset(key for key in styles if key and is_ruled(key))


def _furniture(file: WordFile, kind: str, state: _State) -> Iterator[Block]:
    """Running heads or feet, each once, though a file holds one for every section."""
    seen: set[str] = set()
    for root in file.parts.get(kind, ()):
        own = replace(state, pages=Pages(marked=False), met=[], pending=[])
        paragraphs = list(_read_paragraphs(root, own))
        paragraphs.extend(paragraph for block in own.pending for paragraph in block.paragraphs)
        text = " ".join(paragraph.text for paragraph in paragraphs)
        if paragraphs and text not in seen:
            yield _block("furniture", paragraphs)
        seen.add(text)


def _read_blocks(element: Any, state: _State) -> Iterator[Block]:
    """The blocks of the body or of a frame; bordered paragraphs in a row are one box."""
    box: list[Paragraph] = []
    for child in element:
        style = paragraph_style(child, state.styles) if child.tag == f"{W}p" else Style()
        boxed = bool(style.boxed) and not style.heading
        if box and not boxed:
            yield _block("box", box)
            box = []
        if boxed:
            box.extend(_read_paragraph(child, state))
        elif child.tag == f"{W}p":
            for paragraph in _read_paragraph(child, state):
                noted = paragraph.words[0].mark and len(paragraph.words) > 1
                yield _block("note" if noted else "paragraph", [paragraph])
        elif child.tag == f"{W}tbl":
            yield from _read_table(child, state)
        elif child.tag in _WRAPPERS:
            yield from _read_blocks(child, state)
        if not box:
            yield from _take_pending(state)
    if box:
        yield _block("box", box)
    yield from _take_pending(state)


def _block(kind: BlockKind, of: list[Paragraph]) -> Block:
    return Block(kind, (Cell(tuple(of)),), of[0].words[0].page)


# --- tables ----------------------------------------------------------------------------------


def _read_table(table: Any, state: _State) -> Iterator[Block]:
    rows, columns = read_grid(table)
    if columns == 1:
        yield from _read_frame(table, rows, state)
        return
    state.tables += 1
    number = state.tables
    for row in rows:
        page = last = state.pages.page
        cells: list[Cell] = []
        for cell in row.cells:
            state.pages.page = page  # the cells of a row run side by side over the pages
            paragraphs = () if cell.merged else tuple(_read_paragraphs(cell.element, state))
            cells.append(Cell(paragraphs, cell.column, cell.span, cell.merged))
            last = max(last, state.pages.page)
        state.pages.page = last
        first = min((word.page for cell in cells for word in cell.words), default=page)
        yield Block("row", tuple(cells), first, number, columns, header=row.header)
        yield from _take_pending(state)


def _read_frame(table: Any, rows: tuple[GridRow, ...], state: _State) -> Iterator[Block]:
    """A table of one column: each ruled or shaded cell is a box, else it is only a frame."""
    properties = table.find(f"{W}tblPr")
    ruled = has_borders(properties) or value_of(properties, "tblStyle") in state.ruled_styles
    for row in rows:
        for cell in row.cells:
            own = cell.element.find(f"{W}tcPr")
            if cell.element.find(f".//{W}tbl") is not None or not (
                ruled or has_borders(own) or is_shaded(own)
            ):
                yield from _read_blocks(cell.element, state)
                continue
            if paragraphs := list(_read_paragraphs(cell.element, state)):
                yield _block("box", paragraphs)
            yield from _take_pending(state)


# --- paragraphs ------------------------------------------------------------------------------


def _read_paragraphs(element: Any, state: _State) -> Iterator[Paragraph]:
    """The paragraphs of a cell, a note or a text box; tables inside are read row by row."""
    for child in element:
        if child.tag == f"{W}p":
            yield from _read_paragraph(child, state)
        elif child.tag == f"{W}tbl":
            for row in read_grid(child)[0]:
                for cell in row.cells:
                    if not cell.merged:
                        yield from _read_paragraphs(cell.element, state)
        elif child.tag in _WRAPPERS:
            yield from _read_paragraphs(child, state)


def _read_paragraph(element: Any, state: _State) -> Iterator[Paragraph]:
    """The paragraph, or where line breaks part it, its paragraphs; what floats is pending."""
    style = paragraph_style(element, state.styles)
    pieces = list(read_pieces(element, state.styles, state.pages))
    notes: list[tuple[str, str]] = []
    runs: list[Run] = []
    for piece in pieces:
        if piece.box is not None:
            _add_box(piece, state)
        elif piece.note is None:
            runs.append(piece.run)
        else:
            if piece.note[1] and piece.note not in state.met:
                state.met.append(piece.note)
                notes.append(piece.note)
            text = _note_number(piece.note, state) if piece.run.text else ""
            runs.append(replace(piece.run, text=text))
    label = _label(element, style, runs, state)
    bullet, size = label == BULLET, style.size or 0.0
    number = "" if bullet else label
    yield from paragraphs_of(
        runs, label=number, bullet=bullet, heading=style.heading or 0, size=size
    )
    for note in notes:
        _add_note(note, state)


def _label(element: Any, style: Style, runs: list[Run], state: _State) -> str:
    """The number or sign that Word prints before a list item."""
    bullet = BULLET if style.name.lower().startswith("list bullet") else ""
    if not style.list_id or style.list_id == "0":
        return bullet
    if not runs and element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
        return ""
    depth = style.depth
    if depth is None:
        key = value_of(element.find(f"{W}pPr"), "pStyle") or state.styles.default
        depth = state.list_levels.get((style.list_id, key), 0)
    return state.next_label(style.list_id, depth) or bullet


def _add_box(piece: Piece, state: _State) -> None:
    """A text box, as a block after the one that it is anchored in."""
    own = replace(state, pages=Pages(marked=False, page=state.pages.page))
    if paragraphs := list(_read_paragraphs(piece.box, own)):
        state.pending.append(_block("box", paragraphs))


def _add_note(note: tuple[str, str], state: _State) -> None:
    """A note, as a block after the one that its mark is in."""
    page = state.pages.page
    others = [other for other in state.met if other != note]
    own = replace(state, pages=Pages(marked=False, page=page), met=[*others, note])
    element = state.notes.get(note)
    paragraphs = list(_read_paragraphs(element, own)) if element is not None else []
    if not paragraphs:
        return
    if not paragraphs[0].words[0].mark:
        mark = Word(_note_number(note, state), page, mark=True)
        paragraphs[0] = replace(paragraphs[0], words=(mark, *paragraphs[0].words))
    state.pending.append(_block("note", paragraphs))


def _note_number(note: tuple[str, str], state: _State) -> str:
    """The number of a note: notes are counted in the order of their marks, endnotes in i, ii."""
    kind, key = note
    met = [other for other in state.met if other[0] == kind]
    number = met.index(note) + 1 if key and note in met else len(met)
    return format_number(number, "lowerRoman" if kind == "endnote" else "decimal")


def _take_pending(state: _State) -> Iterator[Block]:
    yield from state.pending
    state.pending.clear()
