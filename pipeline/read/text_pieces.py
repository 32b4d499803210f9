"""Reads the lines of a page set in characters and returns the texts that wide blanks part."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PIECE = re.compile(r"\S+(?: \S+)*")
"""Text with single blanks inside; two blanks or more can be a gutter."""

_AROUND = 8
"""Lines above and below among which a column would begin at the same place again."""

_SEEN = 2
"""How many lines of a page are stretched where its text is justified."""

_UNEVEN = 3
"""By how much the blanks of a justified line differ."""


def segments(line: str) -> list[tuple[int, int]]:
    """(start, end) of the pieces of text between two or more blanks."""
    return [found.span() for found in _PIECE.finditer(line)]


def pieces_of(lines: Sequence[str]) -> list[list[tuple[int, int]]]:
    """The pieces of each line, with the stretched blanks of justified text closed.

    Where a line is stretched, its blanks are about as wide as each other, and its words begin at
    places where no other line around begins:

        recommendation        and        has    1. The Service should set out
        rewritten the pages in plain words.     in plain words what it does
    """
    found = [segments(line) for line in lines]
    starts = [[start for start, _ in spans] for spans in found]
    stretched = []
    for index, spans in enumerate(found):
        loose = {start for start in starts[index] if not _recurs(starts, index, start)}
        stretched.append(_stretched(lines[index], spans, loose))
    if sum(map(bool, stretched)) < _SEEN:
        return found  # the cells of a row, by chance
    return [_close(*line) for line in zip(found, stretched, strict=True)]


def _recurs(starts: Sequence[Sequence[int]], index: int, start: int) -> bool:
    """Whether a piece begins at about this place in two other lines around."""
    around = range(max(0, index - _AROUND), min(len(starts), index + _AROUND + 1))
    alike = (any(abs(other - start) <= 1 for other in starts[k]) for k in around if k != index)
    return sum(alike) > 1


def _stretched(line: str, spans: Sequence[tuple[int, int]], loose: set[int]) -> set[int]:
    """Which pieces follow a stretched blank: the word between two of them stands alone, hardly any
    words beside it stand close, and they are about as wide as each other."""
    found: set[int] = set()
    close = [line[start:end].count(" ") > 1 for start, end in spans]
    for i, ((_, before), (start, end), (after, _)) in enumerate(
        zip(spans, spans[1:], spans[2:], strict=False)
    ):
        gaps = (start - before, after - end)
        alone = max(gaps) < 3 or not (" " in line[start:end] or any(close[i : i + 3]))
        if {start, after} <= loose and alone and abs(gaps[0] - gaps[1]) <= _UNEVEN:
            found.update((start, after))
    return found


def _close(spans: Sequence[tuple[int, int]], stretched: set[int]) -> list[tuple[int, int]]:
    closed: list[tuple[int, int]] = []
    for start, end in spans:
        if closed and start in stretched:
            closed[-1] = (closed[-1][0], end)
        else:
            closed.append((start, end))
    return closed
