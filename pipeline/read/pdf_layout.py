"""Takes the pages of a PDF and returns what stands where: tables, boxes, notes, running text.

Ruled tables come first, then boxes that are only shaded, then columns without lines; what is
left is running text.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.models import BlockKind, Box
from pipeline.read.pdf_drawn_rows import cut_at_bounds, drawn_bounds, end_of_head
from pipeline.read.pdf_furniture import (
    find_furniture,
    find_line_numbers,
    find_notes,
    find_ruled_notes,
    find_small_print,
    split_off_turned,
)
from pipeline.read.pdf_lines import (
    CutParagraph,
    Line,
    cut_paragraph,
    group_lines,
    line_of,
    split_paragraphs,
)
from pipeline.read.pdf_page import Page, PrintedWord
from pipeline.read.pdf_rows import cut_fields, cut_rows
from pipeline.read.pdf_stretches import find_stretches
from pipeline.read.pdf_strips import Stretch, crosses, line_in
from pipeline.read.pdf_tables import (
    SNAP,
    Grid,
    bands_of,
    fill_boxes,
    find_grids,
    open_tables,
    sides_by_pieces,
)

TALL = 36.0  # points; a lower box at the edge of a page can be part of a running head


@dataclass(frozen=True, slots=True)
class CutCell:
    """The paragraphs of a cell, not yet joined to text."""

    paragraphs: tuple[CutParagraph, ...]
    column: int = 0
    span: int = 1
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before its line ends are joined."""

    kind: BlockKind
    cells: tuple[CutCell, ...]
    table: int = 0
    columns: int = 1
    open_top: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces of one page, counted from 1. ``picture``: it shows a picture and no text."""

    number: int
    pieces: tuple[Piece, ...]
    picture: bool


@dataclass(slots=True)
class _Sheet:
    """A page while it is sorted: its words, which of them stand in no grid, and its lines."""

    page: Page
    words: list[PrintedWord]
    grids: list[Grid]
    flow: list[PrintedWord]
    lines: list[Line]
    aside: list[Piece]


def lay_out(pages: Iterable[Page]) -> Iterator[Layout]:
    """Finds tables, boxes, furniture, notes, columns and running text, page by page.

    What counts for a page depends on all others (what returns on each, where the columns stand),
    so their words are kept until the last is read, and let go as the layouts are taken.
    """
    sheets = [_sheet(page) for page in pages]
    _add_sides(sheets)
    _close_cells(sheets)
    cards = _find_cards(sheets)
    _open_frames(sheets, cards)
    body = _body_size(sheets)
    _put_line_numbers_aside(sheets)
    for sheet in sheets:
        sheet.lines, sheet.flow = group_lines(sheet.flow), []
    furniture = find_furniture(
        [sheet.lines for sheet in sheets],
        [sheet.page.height for sheet in sheets],
        [_reach_of_tables(sheet) for sheet in sheets],
        body,
    )
    for sheet, marked in zip(sheets, furniture, strict=True):
        _put_furniture_and_notes_aside(sheet, marked, body)
    for sheet, following in pairwise(sheets):
        _put_small_print_aside(sheet, following.lines, body)
    remaining = [sheet.lines for sheet in sheets]
    stretches = deque(find_stretches(remaining))
    right = _right_edge(remaining)
    divide = _lacks_rules([sheet.grids for sheet in sheets])
    tables = _TableNumbers()
    waiting = deque(sheets)
    del sheets, sheet, remaining
    while waiting:
        sheet = waiting.popleft()
        pieces = _page_pieces(sheet, stretches.popleft(), right, tables, divide, cards)
        yield Layout(sheet.page.number, (*pieces, *sheet.aside), sheet.page.is_picture)


def _reach_of_tables(sheet: _Sheet) -> tuple[float, float]:
    """(top, bottom) of the tables and boxes of a page; what lies between is at no edge."""
    tall = [grid.box for grid in sheet.grids if grid.box[3] - grid.box[1] > TALL]
    top = min((box[1] for box in tall), default=sheet.page.height)
    return top, max((box[3] for box in tall), default=0.0)


def _sheet(page: Page) -> _Sheet:
    upright, turned = split_off_turned(page.words)
    grids = _grids_with_text(page)
    flow = _outside(upright, [grid.box for grid in grids])
    aside = [_piece("furniture", [line_of([word])], page) for word in turned]
    return _Sheet(page, upright, grids, flow, [], aside)


def _add_sides(sheets: Sequence[_Sheet]) -> None:
    """Gives tables that have rules only between their columns the sides that they lack: as far as
    words stand beside the same rules on any page."""
    found = [open_tables(sheet.page.rulings, sheet.words) for sheet in sheets]
    for sheet, tables in zip(sheets, found, strict=True):
        sides: list[Box] = []
        for table in tables:
            alike = [other for own in found for other in own if table.is_like(other)]
            ends = min(other.left for other in alike), max(other.right for other in alike)
            beyond = (x for x in ends if not table.places[0] - SNAP < x < table.places[-1] + SNAP)
            sides += [(x, table.top, x, table.bottom) for x in beyond]
        if sides:
            _set_grids(sheet, _grids_with_text(sheet.page, sides))


def _set_grids(sheet: _Sheet, grids: list[Grid]) -> None:
    sheet.grids = grids
    sheet.flow = _outside(sheet.words, [grid.box for grid in grids])


def _close_cells(sheets: Sequence[_Sheet]) -> None:
    """Makes grids of tables whose rules are in pieces, if rules close all their rows."""
    found = [sides_by_pieces(sheet.page.rulings, sheet.words) for sheet in sheets]
    ends = [{round(x / 6) for x, *_ in sides} for sides in found]
    opened = [_is_open(sheet.words, sides) for sheet, sides in zip(sheets, found, strict=True)]
    for sheet, sides, own in zip(sheets, found, ends, strict=True):
        if sides and not any(o and own == e for o, e in zip(opened, ends, strict=True)):
            _set_grids(sheet, _grids_with_text(sheet.page, sides))


def _is_open(words: Sequence[PrintedWord], sides: Sequence[Box]) -> bool:
    """Whether words stand so near above or below the sides that no rule closes their row."""
    if not sides:
        return False
    head, foot = min(side[1] for side in sides), max(side[3] for side in sides)
    return any(
        head - 0.8 * word.size < word.baseline < head
        or foot < word.baseline < foot + 1.6 * word.size
        for word in words
    )


def _put_line_numbers_aside(sheets: Sequence[_Sheet]) -> None:
    margins = [find_line_numbers(sheet.flow) for sheet in sheets]
    if not any(margins):
        return
    for sheet, found in zip(sheets, margins, strict=True):
        marks = found or find_line_numbers(sheet.flow, 3)
        numbers = [sheet.flow[i] for i in sorted(marks)]
        sheet.aside += [_piece("furniture", [line_of([word])], sheet.page) for word in numbers]
        sheet.flow = [word for i, word in enumerate(sheet.flow) if i not in marks]


def _put_furniture_and_notes_aside(sheet: _Sheet, marked: set[int], body: float) -> None:
    marks = {
        w.text for w in sheet.words if w.joined and w.size < 0.85 * body and w.text.isdecimal()
    }
    marked = marked - set(find_ruled_notes(sheet.lines, sheet.page.rulings, marks))
    furniture = [_piece("furniture", [sheet.lines[i]], sheet.page) for i in sorted(marked)]
    kept = [line for i, line in enumerate(sheet.lines) if i not in marked]
    notes = find_notes(kept, body, sheet.page.rulings, marks)
    found = [_piece("note", [kept[i] for i in note], sheet.page) for note in notes]
    noted = {i for note in notes for i in note}
    sheet.lines = [line for i, line in enumerate(kept) if i not in noted]
    sheet.aside = [*furniture, *sheet.aside, *found]


def _put_small_print_aside(sheet: _Sheet, following: Sequence[Line], body: float) -> None:
    small = find_small_print(sheet.lines, following, sheet.page.height, body)
    sheet.aside += [_piece("furniture", [sheet.lines[i]], sheet.page) for i in small]
    sheet.lines = sheet.lines[: len(sheet.lines) - len(small)]


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


def _grids_with_text(page: Page, sides: Sequence[Box] = ()) -> list[Grid]:
    grids = [
        grid
        for grid in find_grids([*page.rulings, *sides])
        if (grid.box[2] - grid.box[0]) > 0.25 * page.width and _inside(page.words, grid.box)
    ]
    return [_with_shaded_head(grid, page, grids) for grid in grids]


def _with_shaded_head(grid: Grid, page: Page, grids: Sequence[Grid]) -> Grid:
    """A grid with the shaded band right over it as its first row, if that is set in its columns:
    a browser draws no lines around a head in a colour of its own."""
    x0, top, x1, bottom = grid.box
    inner, count = grid.edges[1:-1], len(grid.edges) - 1
    for high, low in bands_of(page.fills, x0, x1):
        band = (x0, high, x1, low)
        if abs(low - top) > SNAP or any(_overlaps(band, other.box) for other in grids):
            continue
        lines = group_lines(_inside(page.words, band))
        filled = sum(any(line_in(line, inner, k) for line in lines) for k in range(count))
        if filled * 2 > count > 1 and not any(crosses(line, x) for line in lines for x in inner):
            row = tuple((left, high, right, top) for left, right in pairwise(grid.edges))
            return replace(grid, box=(x0, high, x1, bottom), rows=(row, *grid.rows), head=1)
    return grid


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


def _body_size(sheets: Sequence[_Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for word in sheet.words:
            sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _right_edge(pages: Sequence[Sequence[Line]]) -> float:
    """Up to where running text reaches: the edge that nearly all lines keep to."""
    ends = sorted(line.x1 for lines in pages for line in lines)
    return ends[int(0.97 * (len(ends) - 1))] if ends else 0.0


def _lacks_rules(grids: Sequence[Sequence[Grid]]) -> bool:
    """Whether the tables have lines between their columns but none between their rows."""
    tables = [grid for found in grids for grid in found if len(grid.edges) > 2]
    rows = sum(len(grid.rows) - grid.head for grid in tables)
    return bool(tables) and rows <= len(tables) + 2


def _find_cards(
    sheets: Sequence[_Sheet],
) -> dict[tuple[int, Box], tuple[list[Line], Stretch]]:
    """The boxes, by page and box, that hold two columns each, a recommendation and its answer.

    (lines, columns) of each, where most boxes of the document are so.
    """
    boxes = [
        (sheet.page.number, grid.box, group_lines(_inside(sheet.words, grid.box)))
        for sheet in sheets
        for grid in sheet.grids
        if len(grid.edges) == 2 and len(grid.rows) == 1
    ]
    if len(boxes) < 3:
        return {}
    found = find_stretches([lines for _, _, lines in boxes])
    cards = {
        (number, box): (lines, stretches[0])
        for (number, box, lines), stretches in zip(boxes, found, strict=True)
        if len(stretches) == 1
        and len(stretches[0].gutters) == 1
        and stretches[0].last - stretches[0].first + 1 == len(lines)
    }
    return cards if len(cards) * 2 > len(boxes) else {}


def _open_frames(
    sheets: Sequence[_Sheet], cards: Mapping[tuple[int, Box], tuple[list[Line], Stretch]]
) -> None:
    """Takes no frame for a box that holds columns without lines between them: the frame of a
    table, whose rules part its rows only, or not even them."""
    framed = [
        (sheet, grid, group_lines(_inside(sheet.words, grid.box)))
        for sheet in sheets
        for grid in sheet.grids
        if len(grid.edges) == 2 and (sheet.page.number, grid.box) not in cards
    ]
    found = find_stretches([lines for _, _, lines in framed])
    for (sheet, grid, lines), stretches in zip(framed, found, strict=True):
        columned = sum(s.last - s.first + 1 for s in stretches if not s.flowing)
        if columned > 0.7 * len(lines):
            _set_grids(sheet, [other for other in sheet.grids if other is not grid])


def _piece(kind: BlockKind, lines: Sequence[Line], page: Page) -> Piece:
    return Piece(kind, (CutCell((cut_paragraph(lines, page.number),)),))


def _cut(lines: Sequence[Line], page: Page, right: float) -> tuple[CutParagraph, ...]:
    """The paragraphs of lines which could run up to ``right``; a list sign alone is a mark."""
    alone = sum(len(line.words) for line in lines) == 1
    parts = split_paragraphs(lines, right)
    return tuple(cut_paragraph(part, page.number, listed=not alone) for part in parts)


def _page_pieces(
    sheet: _Sheet,
    stretches: Sequence[Stretch],
    right: float,
    tables: _TableNumbers,
    divide: bool,
    cards: Mapping[tuple[int, Box], tuple[Sequence[Line], Stretch]],
) -> list[Piece]:
    """The blocks of one page from the top."""
    page, lines, grids = sheet.page, sheet.lines, sheet.grids
    items: list[tuple[float, Grid | Stretch | list[Line]]] = [(grid.box[1], grid) for grid in grids]
    for part in _between(lines, stretches, [grid.box for grid in grids]):
        first = part if isinstance(part, list) else lines[part.first : part.last + 1]
        items.append((first[0].top, part))
    items.sort(key=lambda item: item[0])
    pieces: list[Piece] = []
    for _, item in items:
        if isinstance(item, Grid) and (page.number, item.box) in cards:
            pieces += _stretch_pieces(page, *cards[page.number, item.box], tables)
        elif isinstance(item, Grid):
            pieces += _grid_pieces(page, item, sheet.words, tables, divide)
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
    page: Page, grid: Grid, words: Sequence[PrintedWord], tables: _TableNumbers, divide: bool
) -> list[Piece]:
    inside = _inside(words, grid.box)
    cells = _fill_cells(grid, inside)
    if len(grid.edges) == 2:
        tables.interrupted = True
        return [
            Piece("box", (CutCell(_cut(group_lines(words), page, cell[2] - 4)),))
            for cell, words in cells.items()
            if words
        ]
    number = tables.of(len(grid.edges) - 1)
    pieces: list[Piece] = []
    for row in grid.rows:
        columns = [part for cell in row for part in _divided(grid, cell, group_lines(cells[cell]))]
        cuts = cut_rows([lines for _, _, lines in columns]) if divide else []
        for low, high in pairwise([float("-inf"), *cuts, float("inf")]):
            filled = tuple(
                CutCell(_cut(part, page, cell[2] - 4), column, span)
                for (column, span), cell, lines in columns
                if (part := [line for line in lines if low <= line.top < high]) or not cuts
            )
            if any(cell.paragraphs for cell in filled):
                filled += tuple(CutCell((), place, merged=True) for place in grid.merged(row))
                pieces.append(Piece("row", filled, number, len(grid.edges) - 1, bool(cuts)))
    return pieces


def _divided(
    grid: Grid, cell: Box, lines: Sequence[Line]
) -> list[tuple[tuple[int, int], Box, Sequence[Line]]]:
    """A cell as ((column, span), box, lines); one that only lacks the line between two columns,
    while its words keep to both, as the cells that it is."""
    first, span = grid.column_of(cell)
    whole: list[tuple[tuple[int, int], Box, Sequence[Line]]] = [((first, span), cell, lines)]
    inner = grid.edges[first + 1 : first + span]
    beside = [line for line in lines if line.x0 < inner[0] < line.x1] if inner else []
    if len(beside) < 3 or any(crosses(line, x) for line in lines for x in inner):
        return whole
    parts: list[tuple[tuple[int, int], Box, Sequence[Line]]] = []
    for column in range(span):
        own = [line_of(words) for line in lines if (words := line_in(line, inner, column))]
        left, right = grid.edges[first + column], grid.edges[first + column + 1]
        parts.append(((first + column, 1), (left, cell[1], right, cell[3]), own))
    return parts if sum(bool(own) for _, _, own in parts) > 1 else whole


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
) -> list[Piece]:
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
    bounds = drawn_bounds(page, x0, x1, top, bottom)
    cuts = cut_at_bounds(columns, bounds)
    below = lines[stretch.head].top - 0.5 if stretch.head else end_of_head(columns)
    if below is not None and not any(cut < below for cut in cut_fields(columns)):
        cuts = [below, *(cut for cut in cuts if cut > below + 2)]
    number = tables.of(count)
    rights = [*stretch.gutters, x1]
    pieces = []
    for low, high in pairwise([float("-inf"), *cuts, float("inf")]):
        cells = tuple(
            CutCell(_cut(part, page, _inner_right(column, right)), index)
            for index, (column, right) in enumerate(zip(columns, rights, strict=True))
            if (part := [line for line in column if low <= (line.top + line.bottom) / 2 < high])
        )
        if cells:
            pieces.append(Piece("row", cells, number, count, low == float("-inf")))
    return pieces


def _column_pieces(page: Page, lines: Sequence[Line]) -> list[Piece]:
    """The paragraphs of a text column, and the notes at its foot."""
    if not lines:
        return []
    size = Counter(line.size for line in lines).most_common(1)[0][0]
    notes = find_notes(lines, size, page.rulings)
    noted = {i for note in notes for i in note}
    text = [line for i, line in enumerate(lines) if i not in noted]
    pieces = [_piece("paragraph", paragraph, page) for paragraph in split_paragraphs(text)]
    return pieces + [_piece("note", [lines[i] for i in note], page) for note in notes]


def _inner_right(column: Sequence[Line], right: float) -> float:
    return min(right, max(line.x1 for line in column))


# --- running text ----------------------------------------------------------------------------


def _flow_pieces(
    page: Page, lines: Sequence[Line], grids: Sequence[Grid], right: float
) -> list[Piece]:
    """Paragraphs, and boxes that are only shaded, in the order of the lines."""
    shades = [
        area
        for area in fill_boxes(page.fills)
        if area[2] - area[0] > 0.35 * page.width
        and not _covers(area, page, 0.8)
        and not any(_overlaps(area, grid.box) for grid in grids)
    ]
    pieces: list[Piece] = []
    run: list[Line] = []
    here: Box | None = None

    def finish() -> None:
        if not run:
            return
        paragraphs = _cut(run, page, right if here is None else here[2] - 4)
        if here is None:
            pieces.extend(Piece("paragraph", (CutCell((part,)),)) for part in paragraphs)
        else:
            pieces.append(Piece("box", (CutCell(paragraphs),)))

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


def _covers(box: Box, page: Page, share: float) -> bool:
    return (box[2] - box[0]) * (box[3] - box[1]) > share * page.width * page.height


def _overlaps(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] - 2 and b[1] < a[3] - 2
