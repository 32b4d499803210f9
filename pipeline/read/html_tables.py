"""Reads the grid of an HTML table and returns its rows of cells, each with column and span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MOST = 100
"""Columns or rows that a cell may span; a larger number is a mistake of the page."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its place in the grid; no element where a cell above reaches down."""

    element: Any
    column: int
    span: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of cells; ``header``: in <thead>, or of several <th> and nothing else."""

    cells: tuple[GridCell, ...]
    header: bool


def read_grid(table: Any) -> tuple[tuple[GridRow, ...], int]:
    """The rows of a table, and its number of columns."""
    rows: list[GridRow] = []
    reaching: dict[int, tuple[int, int]] = {}  # column -> (span, rows to come)
    for row, in_head in _rows(table):
        cells: list[GridCell] = []
        below: dict[int, tuple[int, int]] = {}
        column = 0
        for element in (*(child for child in row if child.tag in ("td", "th")), None):
            while column in reaching:
                column = _reach_down(column, reaching, below, cells)
            if element is None:
                break
            span = _number(element.get("colspan"))
            cells.append(GridCell(element, column, span))
            if (deep := _number(element.get("rowspan"))) > 1:
                below[column] = (span, deep - 1)
            column += span
        while reaching:
            _reach_down(min(reaching), reaching, below, cells)
        reaching = below
        tags = [cell.element.tag for cell in cells if cell.element is not None and _text(cell)]
        all_heads = len(tags) > 1 and set(tags) == {"th"}  # one alone is a section's heading
        rows.append(GridRow(tuple(cells), in_head or all_heads))
    return tuple(rows), max((c.column + c.span for row in rows for c in row.cells), default=0)


def _reach_down(
    column: int,
    reaching: dict[int, tuple[int, int]],
    below: dict[int, tuple[int, int]],
    cells: list[GridCell],
) -> int:
    """Sets the place of a cell that reaches down from above; the column after it."""
    span, left = reaching.pop(column)
    cells.append(GridCell(None, column, span))
    if left > 1:
        below[column] = (span, left - 1)
    return column + span


def _rows(table: Any) -> Iterator[tuple[Any, bool]]:
    """(row, whether it is in the head), not those of tables inside."""
    for child in table:
        if child.tag == "tr":
            yield child, False
        elif child.tag in ("thead", "tbody", "tfoot"):
            for row in child:
                if row.tag == "tr":
                    yield row, child.tag == "thead"


def _number(value: str | None) -> int:
    text = (value or "1").strip()
    return min(max(int(text), 1), _MOST) if text.isdecimal() else 1


def _text(cell: GridCell) -> str:
    return str(cell.element.text_content()).strip()
