"""Reads a PDF and returns its blocks: paragraphs, boxes, table rows, notes and page furniture.

Ruled tables come first, then boxes that are only shaded, then columns without lines; what is
left is running text. All geometry ends here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from pipeline.errors import error
from pipeline.models import Block, Box, Cell, Paragraph, Reading, Word
from pipeline.read.pdf_furniture import (
    find_furniture,
    find_line_numbers,
    find_notes,
    split_off_turned,
)
from pipeline.read.pdf_gutters import Stretch, cut_rows, find_stretches, line_in
from pipeline.read.pdf_lines import (
    Line,
    group_lines,
    line_of,
    paragraph_from,
    split_paragraphs,
    words_by_line,
)
from pipeline.read.pdf_page import Page, PrintedWord, read_pages, render_page
from pipeline.read.pdf_tables import Grid, bands_of, fill_boxes, find_grids, rules_across
from pipeline.read.sniff import read_bytes
from pipeline.read.words import Hyphens, study_line_ends

PICTURE = 150.0  # dots an inch at which a scan's picture is searched for lines
DRAWN_TEXT = 3000  # points of curves; a page with more and no words has its letters drawn


def read_pdf(
    path: Path, pages: frozenset[int] | None = None, *, name: Path | None = None
) -> Reading:
    """The blocks of a PDF in reading order, with boxes in points; ``pages`` from 1 or all.

    ``name``: what errors call the file, where ``path`` is a copy with a text layer. Raises
    PipelineError where the file cannot be read, or has no text layer at all. Pages which are only
    a picture are named in ``Reading.unread``.
    """
    read_bytes(path, "pdf")
    printed = [_as_seen(page, path) for page in read_pages(path, pages)]
    unread = [page.number for page in printed if _is_picture(page)]
    if not any(page.words for page in printed):
        what = "it is a scan, or its letters are drawn" if unread else "no page has any text"
        raise error(
            name or path,
            f"has no text layer: {what}",
            "Add one with OCR: run again with --ocr, or: ocrmypdf a.pdf b.pdf",
        )
    layouts = _lay_out(printed)
    texts = [
        words_by_line(lines, layout.page.number)
        for layout in layouts
        for piece in layout.pieces
        for cell in piece.cells
        for lines in cell.paragraphs
    ]
    hyphens = study_line_ends(texts)
    in_order = iter(texts)
    blocks = [block for layout in layouts for block in _blocks(layout, in_order, hyphens)]
    return Reading(
        tuple(_with_headings(blocks)), len(printed), "pdf", _warnings(unread), tuple(unread)
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
    scanned = len(shown) < 5 and (_pictured(page) > 0.5 or page.outlines > DRAWN_TEXT)
    if not scanned:
        return replace(page, words=shown)
    if not page.words:
        return page
    from pipeline.read.picture_lines import find_lines
    from pipeline.read.scan_words import mend_numbers

    lines = find_lines(render_page(path, page.number, PICTURE), PICTURE)
    return replace(page, words=mend_numbers(page.words), rulings=(*page.rulings, *lines))


def _is_picture(page: Page) -> bool:
    return not page.words and (page.outlines > DRAWN_TEXT or _pictured(page) > 0.3)


def _pictured(page: Page) -> float:
    """The share of a page that its pictures cover; some scanners cut a page into strips."""
    return sum((b[2] - b[0]) * (b[3] - b[1]) for b in page.images) / (page.width * page.height)


def _covers(box: Box, page: Page, share: float) -> bool:
    return (box[2] - box[0]) * (box[3] - box[1]) > share * page.width * page.height


# --- what stands where -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _CellPiece:
    """The lines of a cell in paragraphs, not yet joined to text."""

    paragraphs: tuple[tuple[Line, ...], ...]
    column: int = 0
    span: int = 1
    merged: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block before its line ends are joined; ``top`` orders the page."""

    kind: str
    top: float
    cells: tuple[_CellPiece, ...]
    table: int = 0
    columns: int = 1
    open_top: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    page: Page
    pieces: tuple[_Piece, ...]


def _lay_out(pages: Sequence[Page]) -> list[_Layout]:
    """Finds tables, boxes, furniture, notes, columns and running text on all pages."""
    upright = [split_off_turned(page.words) for page in pages]
    grids = [_grids_with_text(page) for page in pages]
    flow = [
        _outside(words, [grid.box for grid in found])
        for (words, _), found in zip(upright, grids, strict=True)
    ]
    margins = [find_line_numbers(words) for words in flow]
    if any(margins):
        margins = [
            found or find_line_numbers(words, 3) for found, words in zip(margins, flow, strict=True)
        ]
    numbered = [
        [words[i] for i in sorted(marks)] for words, marks in zip(flow, margins, strict=True)
    ]
    flow = [
        [word for i, word in enumerate(words) if i not in marks]
        for words, marks in zip(flow, margins, strict=True)
    ]
    lines = [group_lines(words) for words in flow]
    body = _body_size(upright)
    furniture = find_furniture(lines, [page.height for page in pages])
    remaining: list[list[Line]] = []
    aside: list[list[_Piece]] = []
    for page, page_lines, marked, (_, turned), margin in zip(
        pages, lines, furniture, upright, numbered, strict=True
    ):
        pieces = [_piece("furniture", [page_lines[i]]) for i in sorted(marked)]
        pieces += [_piece("furniture", [line_of([word])]) for word in [*turned, *margin]]
        kept = [line for i, line in enumerate(page_lines) if i not in marked]
        notes = find_notes(kept, body, page.rulings)
        pieces += [_piece("note", [kept[i] for i in note]) for note in notes]
        noted = {i for note in notes for i in note}
        remaining.append([line for i, line in enumerate(kept) if i not in noted])
        aside.append(pieces)
    stretches = find_stretches(remaining)
    right = _right_edge(remaining)
    tables = _TableNumbers()
    divide = _lacks_rules(grids)
    layouts = []
    for page, (words, _), found, page_lines, columns, extra in zip(
        pages, upright, grids, remaining, stretches, aside, strict=True
    ):
        pieces = _page_pieces(page, words, found, page_lines, columns, right, tables, divide)
        layouts.append(_Layout(page, (*pieces, *extra)))
    return layouts


class _TableNumbers:
    """Numbers tables from 1; one that goes on over a page keeps its number."""

    def __init__(self) -> None:
        self.current = 0
        self.columns = 0
        self.interrupted = True

    def of(self, columns: int) -> int:
        if self.interrupted or columns != self.columns:
            self.current += 1
        self.columns, self.interrupted = columns, False
        return self.current


def _grids_with_text(page: Page) -> list[Grid]:
    return [
        grid
        for grid in find_grids(page.rulings)
        if (grid.box[2] - grid.box[0]) > 0.25 * page.width and _inside(page.words, grid.box)
    ]


def _inside(words: Iterable[PrintedWord], box: Box) -> list[PrintedWord]:
    x0, top, x1, bottom = box
    return [
        word
        for word in words
        if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= word.baseline - 0.25 * word.size <= bottom
    ]


def _outside(words: Sequence[PrintedWord], boxes: Sequence[Box]) -> list[PrintedWord]:
    taken = {id(word) for box in boxes for word in _inside(words, box)}
    return [word for word in words if id(word) not in taken]


def _body_size(pages: Sequence[tuple[Sequence[PrintedWord], object]]) -> float:
    sizes: Counter[float] = Counter()
    for words, _ in pages:
        for word in words:
            sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _right_edge(pages: Sequence[Sequence[Line]]) -> float:
    """Up to where running text reaches: the edge that nearly all lines keep to."""
    ends = sorted(line.x1 for lines in pages for line in lines)
    return ends[int(0.97 * (len(ends) - 1))] if ends else 0.0


def _lacks_rules(grids: Sequence[Sequence[Grid]]) -> bool:
    """Whether the tables have lines between their columns but none between their rows."""
    tables = [grid for found in grids for grid in found if len(grid.edges) > 2]
    rows = sum(len(grid.rows) for grid in tables)
    return bool(tables) and rows <= len(tables) + 2


def _piece(kind: str, lines: Sequence[Line]) -> _Piece:
    return _Piece(kind, lines[0].top, (_CellPiece((tuple(lines),)),))


def _page_pieces(
    page: Page,
    words: Sequence[PrintedWord],
    grids: Sequence[Grid],
    lines: Sequence[Line],
    stretches: Sequence[Stretch],
    right: float,
    tables: _TableNumbers,
    divide: bool,
) -> list[_Piece]:
    """The blocks of one page from the top."""
    items: list[tuple[float, Grid | Stretch | list[Line]]] = [(grid.box[1], grid) for grid in grids]
    for part in _between(lines, stretches, [grid.box for grid in grids]):
        first = part if isinstance(part, list) else lines[part.first : part.last + 1]
        items.append((first[0].top, part))
    items.sort(key=lambda item: item[0])
    pieces: list[_Piece] = []
    for _, item in items:
        if isinstance(item, Grid):
            pieces += _grid_pieces(item, words, tables, divide)
        elif isinstance(item, Stretch):
            columns = lines[item.first : item.last + 1]
            pieces += _stretch_pieces(page, columns, item, tables)
        else:
            flow = _flow_pieces(page, item, grids, right)
            tables.interrupted = tables.interrupted or bool(flow)
            pieces += flow
    return pieces


def _between(
    lines: Sequence[Line], stretches: Sequence[Stretch], boxes: Sequence[Box]
) -> list[Stretch | list[Line]]:
    """The stretches, and the runs of lines between them and between the grids."""
    parts: list[Stretch | list[Line]] = []
    column_of = {i: s for s in stretches for i in range(s.first, s.last + 1)}
    before: tuple[object, int] | None = None
    for index, line in enumerate(lines):
        above = sum(box[3] <= line.baseline for box in boxes)
        stretch = column_of.get(index)
        if stretch is not None:
            if stretch.first == index:
                parts.append(stretch)
        elif before == (None, above) and parts and isinstance(parts[-1], list):
            parts[-1].append(line)
        else:
            parts.append([line])
        before = (stretch, above)
    return parts


# --- ruled tables and boxes ------------------------------------------------------------------


def _grid_pieces(
    grid: Grid, words: Sequence[PrintedWord], tables: _TableNumbers, divide: bool
) -> list[_Piece]:
    inside = _inside(words, grid.box)
    cells = _fill_cells(grid, inside)
    if len(grid.edges) == 2:
        tables.interrupted = True
        boxes = [
            (cell[1], tuple(tuple(p) for p in split_paragraphs(group_lines(words), cell[2] - 4)))
            for cell, words in cells.items()
            if words
        ]
        return [_Piece("box", top, (_CellPiece(paragraphs),)) for top, paragraphs in boxes]
    number = tables.of(len(grid.edges) - 1)
    pieces: list[_Piece] = []
    for row in grid.rows:
        columns = [(grid.column_of(cell), cell, group_lines(cells[cell])) for cell in row]
        cuts = cut_rows([lines for _, _, lines in columns]) if divide else []
        for low, high in pairwise([float("-inf"), *cuts, float("inf")]):
            filled = tuple(
                _CellPiece(
                    tuple(tuple(p) for p in split_paragraphs(part, cell[2] - 4)), column, span
                )
                for (column, span), cell, lines in columns
                if (part := [line for line in lines if low <= line.top < high]) or not cuts
            )
            if any(cell.paragraphs for cell in filled):
                filled += tuple(_CellPiece((), place, merged=True) for place in grid.merged(row))
                pieces.append(
                    _Piece("row", row[0][1], filled, number, len(grid.edges) - 1, bool(cuts))
                )
    return pieces


def _fill_cells(grid: Grid, words: Sequence[PrintedWord]) -> dict[Box, list[PrintedWord]]:
    """Each word of a grid in the cell that it stands in, or the nearest one."""
    cells = [cell for row in grid.rows for cell in row]
    filled: dict[Box, list[PrintedWord]] = {cell: [] for cell in cells}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.baseline - 0.25 * word.size
        around = (c for c in cells if c[0] <= x <= c[2] and c[1] <= y <= c[3])
        best = next(around, None) or min(cells, key=lambda cell: _distance(cell, x, y))
        filled[best].append(word)
    return filled


def _distance(box: Box, x: float, y: float) -> float:
    return max(box[0] - x, x - box[2], 0.0) + max(box[1] - y, y - box[3], 0.0)


# --- columns without lines -------------------------------------------------------------------


def _stretch_pieces(
    page: Page, lines: Sequence[Line], stretch: Stretch, tables: _TableNumbers
) -> list[_Piece]:
    count = len(stretch.gutters) + 1
    columns = [
        [line_of(words) for line in lines if (words := line_in(line, stretch.gutters, column))]
        for column in range(count)
    ]
    if stretch.flowing:
        tables.interrupted = True
        return [piece for column in columns for piece in _column_pieces(page, column)]
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    top, bottom = lines[0].top, lines[-1].bottom
    bounds = _bounds(page, x0, x1, top, bottom)
    cuts = bounds if bounds else cut_rows(columns)
    number = tables.of(count)
    rights = [*stretch.gutters, x1]
    pieces = []
    for low, high in pairwise([float("-inf"), *cuts, float("inf")]):
        cells = tuple(
            _CellPiece(
                tuple(tuple(p) for p in split_paragraphs(part, _inner_right(column, right))), index
            )
            for index, (column, right) in enumerate(zip(columns, rights, strict=True))
            if (part := [line for line in column if low <= (line.top + line.bottom) / 2 < high])
        )
        if cells:
            begin = min(cell.paragraphs[0][0].top for cell in cells)
            pieces.append(_Piece("row", begin, cells, number, count, low == float("-inf")))
    return pieces


def _column_pieces(page: Page, lines: Sequence[Line]) -> list[_Piece]:
    """The paragraphs of a text column, and the notes at its foot."""
    if not lines:
        return []
    size = Counter(line.size for line in lines).most_common(1)[0][0]
    notes = find_notes(lines, size, page.rulings)
    noted = {i for note in notes for i in note}
    text = [line for i, line in enumerate(lines) if i not in noted]
    pieces = [_piece("paragraph", paragraph) for paragraph in split_paragraphs(text)]
    return pieces + [_piece("note", [lines[i] for i in note]) for note in notes]


def _inner_right(column: Sequence[Line], right: float) -> float:
    return min(right, max(line.x1 for line in column))


def _bounds(page: Page, x0: float, x1: float, top: float, bottom: float) -> list[float]:
    """Where rows end by rules across the columns, or by shaded bands; empty where neither is."""
    rules = [y for y in rules_across(page.rulings, x0, x1) if top + 2 < y < bottom - 2]
    if rules:
        return rules
    edges = sorted(y for band in bands_of(page.fills, x0, x1) for y in band)
    return [y for y in edges if top + 2 < y < bottom - 2]


# --- running text ----------------------------------------------------------------------------


def _flow_pieces(
    page: Page, lines: Sequence[Line], grids: Sequence[Grid], right: float
) -> list[_Piece]:
    """Paragraphs, and boxes that are only shaded, in the order of the lines."""
    shades = [
        area
        for area in fill_boxes(page.fills)
        if area[2] - area[0] > 0.35 * page.width
        and not _covers(area, page, 0.85)
        and not any(_overlaps(area, grid.box) for grid in grids)
    ]
    pieces: list[_Piece] = []
    run: list[Line] = []
    here: Box | None = None

    def finish() -> None:
        if not run:
            return
        paragraphs = split_paragraphs(run, right if here is None else here[2] - 4)
        if here is None:
            pieces.extend(_piece("paragraph", paragraph) for paragraph in paragraphs)
        else:
            cell = _CellPiece(tuple(tuple(paragraph) for paragraph in paragraphs))
            pieces.append(_Piece("box", run[0].top, (cell,)))

    for line in lines:
        middle = line.baseline - 0.25 * line.size
        area = next((a for a in shades if a[1] <= middle <= a[3] and a[0] - 2 <= line.x0), None)
        if area != here:
            finish()
            run = []
            here = area
        run.append(line)
    finish()
    return pieces


def _overlaps(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] - 2 and b[1] < a[3] - 2


# --- pieces to blocks ------------------------------------------------------------------------


def _blocks(layout: _Layout, texts: Iterator[list[list[Word]]], hyphens: Hyphens) -> list[Block]:
    number = layout.page.number
    blocks = []
    for piece in layout.pieces:
        cells = tuple(
            Cell(
                tuple(paragraph_from(lines, next(texts), hyphens) for lines in cell.paragraphs),
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
                piece.kind,  # type: ignore[arg-type]
                cells,
                number,
                piece.table,
                piece.columns,
                open_top=piece.open_top,
            )
        )
    return blocks


def _with_mark(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """A note whose first word is its mark, also where it is not raised ("1. See …")."""
    first = paragraphs[0]
    lead = first.words[0]
    mark = Word(lead.text.strip("[]().") or lead.text, lead.page, lead.box, mark=True)
    return (replace(first, words=(mark, *first.words[1:])), *paragraphs[1:])


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
