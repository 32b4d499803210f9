"""Takes the picture of a scanned page and returns the straight lines that are printed on it.

The text layer of a scan has no rulings; without them a chart's rows are told by gaps and labels
alone, and where a cell is full, its row runs into the next.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.models import Box

DARK = 150  # of 255; thin lines are grey where the scanner's grain cuts them
LONG = 24.0  # points; a shorter line is part of a letter or a dash
SHORT = 9.0  # points; so long are the sides of a row that holds one line of text
THICK = 4.0  # points; a thicker one is a bar or a picture

Run = tuple[int, int, int, int]


def find_lines(picture: Any, resolution: float) -> list[Box]:
    """The lines across and down a picture (PIL), as thin boxes in points from the top left.

    A scan lies a little askew, so a line may climb over several rows of dots.
    """
    dark = np.asarray(picture.convert("L")) < DARK
    scale = 72 / resolution
    across = _runs_across(dark, scale, LONG)
    down = [
        box
        for top, x0, bottom, x1 in _runs_across(dark.T, scale, SHORT)
        if _is_side(box := (x0, top, x1, bottom), across, scale)
    ]
    return [(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in across + down]


def _is_side(box: Run, across: list[Run], scale: float) -> bool:
    """Whether a line down is long, or runs from one line across to another as no letter does."""
    x0, top, _, bottom = box
    if (bottom - top) * scale >= LONG:
        return True
    near = THICK / scale
    beside = [line for line in across if line[0] - near <= x0 <= line[2] + near]
    return all(
        any(line[1] - near <= end <= line[3] + near for line in beside) for end in (top, bottom)
    )


def _runs_across(dark: Any, scale: float, least: float) -> list[Run]:
    """(x0, top, x1, bottom) in dots of the thin runs of dark dots, ``least`` in points."""
    # A dot counts if it or one beside it, above or below, is dark: gaps of grain close.
    near = dark.copy()
    near[1:] |= dark[:-1]
    near[:-1] |= dark[1:]
    edges = np.diff(np.pad(near, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = ends - starts >= least / scale
    lines: list[list[int]] = []
    open_lines: list[list[int]] = []
    for row, x0, x1 in zip(
        rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True
    ):
        open_lines = [line for line in open_lines if line[3] >= row - 1]
        touched = next((line for line in open_lines if x0 <= line[2] and x1 >= line[0]), None)
        if touched:
            touched[0], touched[2] = min(touched[0], x0), max(touched[2], x1)
            touched[3] = row
        else:
            open_lines.append([x0, row, x1, row])
            lines.append(open_lines[-1])
    return [
        (x0, top + 1, x1, max(top + 1, bottom - 1) + 1)
        for x0, top, x1, bottom in lines
        if (bottom - top - 1) * scale <= THICK
    ]
