"""Takes a page's rulings, or the gutters between its words, and returns the grids of its tables.

Cells come from pdfplumber's table finder, run on PDFium's paths. What it would lose is put in
first: a row that is open at the top or foot of the page has no ruling there (pdfplumber kept
12 % of the words of a chart whose rows run over pages), nor has a table without outer borders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from pipeline.models import Box, around
from pipeline.read.pdf_page import PrintedWord

SNAP = 3.0  # points between two rulings that are meant to be one
SHORT = 8.0  # points; a shorter ruling is a dash, a list sign or part of a letter
MANY_RULINGS = 3000  # a page with more is a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: its rows from the top, each a list of cells from the left.

    ``edges``: the x positions between which the columns lie. A cell may span columns. ``head``:
    how many rows are a head that is shaded and has no lines.
    """

    box: Box
    rows: tuple[tuple[Box, ...], ...]
    edges: tuple[float, ...]
    head: int = 0

    def column_of(self, cell: Box) -> tuple[int, int]:
        """(first column from 0, number of columns) of a cell."""
        first = _nearest(self.edges, cell[0])
        return first, max(1, _nearest(self.edges, cell[2]) - first)

    def merged(self, row: tuple[Box, ...]) -> list[int]:
        """The columns of a row that have no cell of their own: one above reaches down into them."""
        top = row[0][1]
        own = {
            c
            for cell in row
            for first, span in [self.column_of(cell)]
            for c in range(first, first + span)
        }
        above = [
            cell
            for cells in self.rows
            for cell in cells
            if cell[1] < top - SNAP < cell[3] - SNAP * 2
        ]
        reached = {self.column_of(cell)[0] for cell in above if cell[3] > top + SNAP}
        return sorted(reached - own)


def _nearest(edges: Sequence[float], x: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - x))


def find_grids(rulings: Sequence[Box]) -> list[Grid]:
    """The ruled tables and boxes of a page, from the top; a box is a grid with one column."""
    edges = [edge for box in rulings if (edge := _edge(box))]
    if len(edges) < 3 or len(edges) > MANY_RULINGS:
        return []
    edges = _merge(edges)
    edges = _merge(edges + _closings(edges))
    cells = intersections_to_cells(edges_to_intersections(edges, SNAP, SNAP))
    cells = [cell for cell in cells if cell[2] - cell[0] > SHORT and cell[3] - cell[1] > 5]
    tables = cells_to_tables(cells)
    placed = {cell for table in tables for cell in table}
    alone = [[cell] for cell in cells if cell not in placed]
    return sorted(
        (_grid_of(table) for table in [*tables, *alone]),
        key=lambda grid: (grid.box[1], grid.box[0]),
    )


def _edge(box: Box) -> dict[str, Any] | None:
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if max(wide, high) < 0.5:
        return None
    if wide >= high:
        middle = (top + bottom) / 2
        return _line("h", x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return _line("v", middle, top, middle, bottom)


def _line(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _merge(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    merged = merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    return [
        edge
        for edge in merged
        if (edge["x1"] - edge["x0"] if edge["orientation"] == "h" else edge["bottom"] - edge["top"])
        > SHORT
    ]


def _closings(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sides that a table lacks: above and below its verticals, at the ends of its rules."""
    verticals = sorted((e for e in edges if e["orientation"] == "v"), key=lambda e: e["top"])
    rules = [e for e in edges if e["orientation"] == "h"]
    added: list[dict[str, Any]] = []
    for group in _stacks(verticals):
        x0, x1 = min(e["x0"] for e in group), max(e["x0"] for e in group)
        top, bottom = min(e["top"] for e in group), max(e["bottom"] for e in group)
        crossing = [
            e
            for e in rules
            if top - SNAP <= e["top"] <= bottom + SNAP
            and e["x0"] < x1 + SNAP
            and e["x1"] > x0 - SNAP
        ]
        wide = [e for e in crossing if e["x1"] - e["x0"] > 0.5 * (x1 - x0)]
        for end in ("x0", "x1"):
            reach = [e[end] for e in wide if e[end] < x0 - 15 or e[end] > x1 + 15]
            if len(reach) >= 2:
                x = min(reach) if end == "x0" else max(reach)
                if (x < x0) == (end == "x0"):
                    added.append(_line("v", x, top, x, bottom))
                    x0, x1 = min(x0, x), max(x1, x)
        if x1 - x0 > SHORT:
            added += [_line("h", x0, y, x1, y) for y in (top, bottom)]
    return added


def _stacks(verticals: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Vertical edges in groups whose ranges overlap: one group a table."""
    groups: list[list[dict[str, Any]]] = []
    reach = 0.0
    for edge in verticals:
        if groups and edge["top"] <= reach + SNAP:
            groups[-1].append(edge)
            reach = max(reach, edge["bottom"])
        else:
            groups.append([edge])
            reach = edge["bottom"]
    return [group for group in groups if len({round(e["x0"]) for e in group}) > 1]


def _grid_of(cells: Sequence[Box]) -> Grid:
    edges = _distinct(x for cell in cells for x in (cell[0], cell[2]))
    tops = _distinct(cell[1] for cell in cells)
    rows = [tuple(sorted(cell for cell in cells if abs(cell[1] - top) < SNAP)) for top in tops]
    box = reduce(around, cells)
    if len(edges) > 2 and all(len(row) == 1 for row in rows):
        # A box with an indented list in it: a word processor frames each indent by itself.
        return Grid(box, ((box,),), (box[0], box[2]))
    return Grid(box, tuple(row for row in rows if row), edges)


def _distinct(values: Any) -> tuple[float, ...]:
    ordered = sorted(values)
    kept = ordered[:1]
    for value in ordered[1:]:
        if value - kept[-1] > SNAP:
            kept.append(value)
    return tuple(kept)


def rules_across(rulings: Sequence[Box], x0: float, x1: float) -> list[float]:
    """The y positions of the rules that run across at least 80 % of x0..x1, from the top.

    A rule may be drawn in pieces, one a column.
    """
    pieces: dict[int, list[Box]] = {}
    for box in sorted(rulings, key=lambda box: box[1]):
        if box[2] - box[0] > box[3] - box[1] and box[2] > x0 and box[0] < x1:
            key = next((y for y in pieces if abs(y - box[1]) < SNAP), round(box[1]))
            pieces.setdefault(key, []).append(box)
    found = []
    for boxes in pieces.values():
        covered = 0.0
        reach = x0
        for left, _, right, _ in sorted(boxes):
            covered += max(0.0, min(right, x1) - max(left, reach))
            reach = max(reach, right)
        if covered > 0.8 * (x1 - x0):
            found.append((boxes[0][1] + boxes[0][3]) / 2)
    return sorted(found)


def sides_by_pieces(rulings: Sequence[Box], words: Sequence[PrintedWord]) -> list[Box]:
    """The sides that cells lack where rules are drawn in pieces, one a cell, and nothing else is.

    Two rules, one below the other, begin, break and end at the same places, and no word between
    them runs over a break.
    """
    lines = [e for box in rulings if (e := _edge(box))]
    pieces: dict[float, set[tuple[float, float]]] = {}
    for line in sorted((e for e in lines if e["orientation"] == "h"), key=lambda e: e["top"]):
        y = next((y for y in pieces if abs(y - line["top"]) < SNAP), line["top"])
        pieces.setdefault(y, set()).add((line["x0"], line["x1"]))
    sides: list[Box] = []
    for (top, above), (bottom, below) in pairwise(
        (y, found) for y, parts in pieces.items() if (found := _breaks(sorted(parts)))
    ):
        shared = [x for x in above if any(abs(x - other) < SNAP for other in below)]
        inside = [w for w in words if top < w.baseline - 0.25 * w.size < bottom]
        free = [x for x in shared if not any(w.x0 + 1 < x < w.x1 - 1 for w in inside)]
        drawn = any(
            line["orientation"] == "v"
            and above[0] - SNAP < line["x0"] < above[-1] + SNAP
            and line["top"] < bottom - SNAP
            and line["bottom"] > top + SNAP
            for line in lines
        )
        if len(free) > 2 and {above[0], above[-1]} <= set(free) and inside and not drawn:
            sides += [(x, top, x, bottom) for x in free]
    return sides


class OpenTable(NamedTuple):
    """Rules between columns, at ``places`` from the left, without any other lines; ``left`` and
    ``right`` are as far as words stand beside them."""

    places: tuple[float, ...]
    top: float
    bottom: float
    left: float
    right: float

    def is_like(self, other: OpenTable) -> bool:
        """Whether the rules of two pages stand at the same places."""
        pairs = zip(self.places, other.places, strict=False)
        return len(self.places) == len(other.places) and all(abs(a - b) < SNAP for a, b in pairs)


def open_tables(rulings: Sequence[Box], words: Sequence[PrintedWord]) -> list[OpenTable]:
    """The tables of a page that have rules between their columns, over which no word runs, and no
    other lines at all."""
    lines = [e for box in rulings if (e := _edge(box))]
    verticals = [e for e in lines if e["orientation"] == "v"]
    if len(verticals) < 2 or len(lines) > MANY_RULINGS:
        return []
    found: list[OpenTable] = []
    for group in _stacks(sorted(_merge(verticals), key=lambda e: e["top"])):
        places = tuple(sorted({e["x0"] for e in group}))
        top, bottom = min(e["top"] for e in group), max(e["bottom"] for e in group)
        level = [w for w in words if top < w.baseline - 0.25 * w.size < bottom]
        ruled = any(
            e["orientation"] == "h"
            and top - SNAP < e["top"] < bottom + SNAP
            and e["x0"] < places[-1]
            and e["x1"] > places[0]
            for e in lines
        )
        if level and not ruled and not any(w.x0 + 1 < x < w.x1 - 1 for w in level for x in places):
            left, right = min(w.x0 for w in level) - SNAP, max(w.x1 for w in level) + SNAP
            found.append(OpenTable(places, top, bottom, left, right))
    return found


def _breaks(pieces: Sequence[tuple[float, float]]) -> list[float]:
    """Where a rule in pieces begins, breaks and ends; empty for dashes, and for a whole one."""
    if len(pieces) < 2 or any(right - left <= SHORT for left, right in pieces):
        return []
    if any(abs(b[0] - a[1]) > SNAP for a, b in pairwise(pieces)):
        return []
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(pieces)]
    return [pieces[0][0], *inner, pieces[-1][1]]


def bands_of(fills: Sequence[Box], x0: float, x1: float) -> list[tuple[float, float]]:
    """(top, bottom) of the shaded bands that run across at least 80 % of x0..x1, from the top.

    A band may be painted in pieces, one a cell or one a line of text; pieces that touch are one.
    """
    spans = sorted((box[1], box[3], box[0], box[2]) for box in fills if box[2] > x0 and box[0] < x1)
    bands: list[tuple[float, float, float, float]] = []
    for top, bottom, left, right in spans:
        if bands and top < bands[-1][1] - 1 and bottom <= bands[-1][1] + 1:
            high, low, a, b = bands[-1]
            bands[-1] = (high, low, min(a, left), max(b, right))
        else:
            bands.append((top, bottom, left, right))
    return [
        (a, b) for a, b, left, right in bands if min(right, x1) - max(left, x0) > 0.8 * (x1 - x0)
    ]


def fill_boxes(fills: Sequence[Box]) -> list[Box]:
    """The shaded areas of a page: fills that touch one another and share their sides are one."""
    areas: list[Box] = []
    for box in sorted(fills, key=lambda box: (box[1], box[0])):
        for index, area in enumerate(areas):
            near = box[0] <= area[2] + 1.5 and box[2] >= area[0] - 1.5
            # A word processor can shade each line of a paragraph by itself, with a gap between.
            line_by_line = abs(box[0] - area[0]) < 2 and box[1] <= area[3] + 4
            touches = near and (box[1] <= area[3] + 1.5 or line_by_line)
            within = box[0] >= area[0] - 1.5 and box[2] <= area[2] + 1.5
            aligned = abs(box[0] - area[0]) < 8 and abs(box[2] - area[2]) < 8
            beside = abs(box[1] - area[1]) < 1.5 and abs(box[3] - area[3]) < 1.5
            if touches and (within or aligned or beside or line_by_line):
                areas[index] = around(area, box)
                break
        else:
            areas.append(box)
    return areas
