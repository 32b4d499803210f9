"""Reads the grid of a Word table and returns its rows of cells, each with column and span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.read.docx_numbers import W, value_of, whole_number

_NARROW = 0.08
"""Edges nearer than this part of the table's width, which no row has both, are one edge: a hand
that drags a border in one row leaves such a pair."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its place in the grid; ``merged``: it only continues the cell above."""

    element: Any
    column: int
    span: int
    merged: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of cells; ``header``: repeated on each page ("repeat header row")."""

    cells: tuple[GridCell, ...]
    header: bool


def read_grid(table: Any) -> tuple[tuple[GridRow, ...], int]:
    """The rows of a table, and its number of columns."""
    rows = [list(_spans(row)) for row in _rows(table)]
    edges = sorted(
        {edge for row in rows for _, start, span in row for edge in (start, start + span)}
    )
    column_of = _columns(edges, rows, _positions(table))
    found = tuple(
        GridRow(
            tuple(
                GridCell(
                    cell,
                    column_of[start],
                    max(1, column_of[start + span] - column_of[start]),
                    _is_merged(cell),
                )
                for cell, start, span in row
            ),
            _is_on(element.find(f"{W}trPr"), "tblHeader"),
        )
        for element, row in zip(_rows(table), rows, strict=True)
    )
    return found, max(column_of.values(), default=1) or 1


def _rows(table: Any) -> Iterator[Any]:
    """The rows that are not deleted."""
    for row in _children(table, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is None or properties.find(f"{W}del") is None:
            yield row


def _children(element: Any, name: str) -> Iterator[Any]:
    """The children of a name, also within content controls."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _children(child, name)


def _spans(row: Any) -> Iterator[tuple[Any, int, int]]:
    """(cell, first grid column, grid columns) of a row's cells."""
    position = whole_number(value_of(row.find(f"{W}trPr"), "gridBefore"))
    for cell in _children(row, "tc"):
        span = max(1, whole_number(value_of(cell.find(f"{W}tcPr"), "gridSpan"), 1))
        yield cell, position, span
        position += span


def _positions(table: Any) -> list[int]:
    """Where the grid's columns begin and end, in twentieths of a point; empty where not said."""
    positions = [0]
    for column in table.iterfind(f"{W}tblGrid/{W}gridCol"):
        width = column.get(f"{W}w") or "0"
        positions.append(
            positions[-1] + (int(float(width)) if width.replace(".", "").isdecimal() else 0)
        )
    return positions


def _columns(
    edges: list[int], rows: list[list[tuple[Any, int, int]]], positions: list[int]
) -> dict[int, int]:
    """Edge of the grid -> column, where edges that stand for one another are one."""
    in_rows = [{edge for _, start, span in row for edge in (start, start + span)} for row in rows]
    wide = positions[-1] * _NARROW
    column_of: dict[int, int] = {}
    group: list[int] = []
    column = -1
    for edge in edges:
        known = edge < len(positions) and bool(group) and group[0] < len(positions)
        near = known and positions[edge] - positions[group[0]] <= wide
        apart = not any(edge in row and any(other in row for other in group) for row in in_rows)
        if group and near and apart:
            group.append(edge)
        else:
            group = [edge]
            column += 1
        column_of[edge] = column
    return column_of


def _is_merged(cell: Any) -> bool:
    properties = cell.find(f"{W}tcPr")
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val") in (None, "continue")


def _is_on(properties: Any, name: str) -> bool:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")
