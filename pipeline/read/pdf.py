"""Reads a PDF and returns its blocks: paragraphs, boxes, table rows, notes and page furniture.

All geometry ends here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import error
from pipeline.models import Block, Box, Cell, Paragraph, Reading, Word
from pipeline.read.pdf_furniture import GLUED_MARK
from pipeline.read.pdf_layout import Layout, lay_out
from pipeline.read.pdf_lines import join_paragraph
from pipeline.read.pdf_page import Page, read_pages, render_page
from pipeline.read.sniff import read_bytes
from pipeline.read.words import Hyphens, study_line_ends

STROKE = 36.0  # points; what is drawn shorter can be part of a letter
PICTURE = 150.0  # dots an inch at which a scan's picture is searched for lines


def read_pdf(
    path: Path, pages: frozenset[int] | None = None, *, name: Path | None = None
) -> Reading:
    """The blocks of a PDF in reading order, with boxes in points; ``pages`` from 1 or all.

    ``name``: what errors call the file, where ``path`` is a copy with a text layer. Raises
    PipelineError where the file cannot be read, or has no text layer at all. Pages which are only
    a picture are named in ``Reading.unread``.
    """
    read_bytes(path, "pdf")
    layouts = list(lay_out(_as_seen(page, path) for page in read_pages(path, pages)))
    unread = [layout.number for layout in layouts if layout.picture]
    if not any(layout.pieces for layout in layouts):
        what = "it is a scan, or its letters are drawn" if unread else "no page has any text"
        raise error(
            name or path,
            f"has no text layer: {what}",
            "Add one with OCR: run again with --ocr, or: ocrmypdf a.pdf b.pdf",
        )
    hyphens = study_line_ends(
        paragraph.lines
        for layout in layouts
        for piece in layout.pieces
        for cell in piece.cells
        for paragraph in cell.paragraphs
    )
    blocks = [block for layout in layouts for block in _blocks(layout, hyphens)]
    return Reading(
        tuple(_with_headings(blocks)), len(layouts), "pdf", _warnings(unread), tuple(unread)
    )


def _warnings(unread: Sequence[int]) -> tuple[str, ...]:
    if not unread:
        return ()
    pages = ", ".join(map(str, unread))
    return (f"no text on page {pages}: only a picture. If it holds text, run again with --ocr",)


def _as_seen(page: Page, path: Path) -> Page:
    """The page without text that cannot be seen, or with the lines that its picture shows.

    Text that cannot be seen is a text layer where pictures cover the page or letters are drawn.
    """
    shown = tuple(word for word in page.words if word.visible)
    scanned = len(shown) < 5 and (page.pictured > 0.5 or page.has_drawn_text)
    if not scanned:
        return replace(page, words=shown)
    if not page.words:
        return page
    from pipeline.read.picture_lines import find_lines
    from pipeline.read.scan_words import mend_lists

    if page.has_drawn_text:
        page = _without_strokes(page)
    lines = find_lines(render_page(path, page.number, PICTURE), PICTURE)
    return replace(page, words=mend_lists(page.words), rulings=(*page.rulings, *lines))


def _without_strokes(page: Page) -> Page:
    """The page without the strokes and dots of its drawn letters, which look like short rules,
    shades and list signs."""
    return replace(
        page,
        words=tuple(word for word in page.words if not word.drawn),
        rulings=tuple(box for box in page.rulings if max(_extent(box)) > STROKE),
        fills=tuple(box for box in page.fills if min(_extent(box)) > STROKE),
    )


def _extent(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _blocks(layout: Layout, hyphens: Hyphens) -> list[Block]:
    blocks = []
    for piece in layout.pieces:
        cells = tuple(
            Cell(
                tuple(join_paragraph(paragraph, hyphens) for paragraph in cell.paragraphs),
                cell.column,
                cell.span,
                cell.merged,
            )
            for cell in piece.cells
        )
        if piece.kind == "note":
            cells = (Cell(_with_mark(cells[0].paragraphs)),)
        blocks.append(
            Block(
                piece.kind,
                cells,
                layout.number,
                piece.table,
                piece.columns,
                open_top=piece.open_top,
            )
        )
    return blocks


def _with_mark(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """A note whose first word is its mark, also where it is not raised ("1. See …", "1See …")."""
    first = paragraphs[0]
    lead, *words = first.words
    if glued := GLUED_MARK.fullmatch(lead.text):
        words.insert(0, replace(lead, text=glued[2]))
    text = glued[1] if glued else lead.text.strip("[]().") or lead.text
    mark = Word(text, lead.page, lead.box, mark=True)
    return (replace(first, words=(mark, *words)), *paragraphs[1:])


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Marks paragraphs that are set larger than the text as headings, level 1 the largest."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        for paragraph in block.paragraphs:
            sizes[paragraph.size] += len(paragraph.words)
    if not sizes:
        return list(blocks)
    body = sizes.most_common(1)[0][0]
    larger = sorted({size for size in sizes if size > 1.1 * body}, reverse=True)
    levels = {size: min(index + 1, 6) for index, size in enumerate(larger)}
    return [
        replace(
            block, cells=tuple(replace(c, paragraphs=_levelled(c, levels)) for c in block.cells)
        )
        if block.kind in ("paragraph", "box")
        else block
        for block in blocks
    ]


def _levelled(cell: Cell, levels: dict[float, int]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(p, heading=levels.get(p.size, 0))
        if len(p.words) < 40 and not p.bullet and (p.bold or not p.text.endswith((".", ";", ",")))
        else p
        for p in cell.paragraphs
    )
