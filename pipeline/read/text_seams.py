"""Takes the lines of a page set in characters and parts columns where a single blank is between.

Where the line of a cell is full, one blank is all that parts it from the next column:

    authorities, no two of which described the with a question.
    program alike, and it doubts that a        The office has also held briefings
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.read.prose_text import ENDED
from pipeline.read.text_pieces import pieces_of
from pipeline.read.words import ONLY_LABELS

_AROUND = 6
"""Lines above and below among which a column must be seen."""

_FEW = 3
"""Words of a line that may be a heading: "3. Action plan"."""

_SEEN = 3
"""How many of them must have it."""


def spread_full_lines(lines: Sequence[str]) -> list[str]:
    """The lines, with more blanks at their seams; since a full line has no room, the text behind a
    seam can begin a little before its column."""
    spread = list(lines)
    pieces = pieces_of(spread)
    for short in (0, 1, 2):
        found = _find_seams(spread, pieces, short)
        for index, seams in enumerate(found):
            for seam in reversed(seams):
                blanks = " " * max(1, short)
                spread[index] = f"{spread[index][:seam]}{blanks}{spread[index][seam:]}"
        if any(found):
            pieces = pieces_of(spread)
    return spread


def _find_seams(
    lines: Sequence[str], pieces: Sequence[Sequence[tuple[int, int]]], short: int
) -> list[list[int]]:
    """The seams of each line; ``pieces`` are (start, end) of the texts that gutters part, and
    ``short`` is by how much the text behind a seam begins before its column.

    In prose and in a heading over the columns a blank stands there by chance; so at least as many
    lines around must have the column as cross it, those next to the line must keep to it, and a
    text must go on in the line.
    """
    starts = [
        {
            start
            for (first, end), (start, _) in zip([(0, 0), *spans], spans, strict=False)
            if start and not ONLY_LABELS.fullmatch(line[first:end])
        }
        for line, spans in zip(lines, pieces, strict=True)
    ]
    seams: list[list[int]] = [[] for _ in lines]
    for column in sorted(set[int]().union(*starts)):
        aligned = {i for i, line in enumerate(starts) if column in line or column + 1 in line}
        across = {
            i: start
            for i, spans in enumerate(pieces)
            for start, end in spans
            if start < column - 1 and column < end
        }
        parted = any(pieces[i][0][0] < column - 1 for i in aligned)  # no list that is set in
        if len(aligned) >= _SEEN and parted:
            for index in _full_lines(lines, column, aligned, across, short):
                seams[index].append(column - short - 1)
    return seams


def _full_lines(
    lines: Sequence[str], column: int, aligned: Set[int], across: dict[int, int], short: int
) -> list[int]:
    """The lines with a single blank before the column; ``across`` has those that cross it, each
    with where the text that does so begins."""
    full: list[int] = []
    for index, start in across.items():
        around = set(range(index - _AROUND, index + _AROUND + 1))
        seen = aligned & around
        if (
            lines[index][column - short - 1] == " " != lines[index][column - short]
            and (not short or seen & {index - 1, index + 1})
            and len(seen) >= max(_SEEN, len(across.keys() & around))
            and (
                _goes_on(lines, index, start, column, short)
                or (index + 1 in aligned and _begins_row(lines, index, column - short))
            )
        ):
            full.append(index)
    while wrong := [i for i in full if not _is_inside(lines, i, across.keys() - full)]:
        full = [i for i in full if i not in wrong]
    return full


def _is_inside(lines: Sequence[str], index: int, crossing: Set[int]) -> bool:
    """Whether the lines next to a line, one at least, keep to the column."""
    beside = {i for i in (index - 1, index + 1) if 0 <= i < len(lines) and lines[i]}
    return bool(beside) and not beside & crossing


def _goes_on(lines: Sequence[str], index: int, start: int, column: int, short: int) -> bool:
    """Whether a text at one side of the column is in its midst in this line, and no text begins in
    the midst of a sentence, as it would where a heading is cut."""
    line = lines[index]
    left, right = line[start].islower(), line[column - short].islower()
    if left and _is_over(_next_text(lines[:index][::-1], start, column)):
        return False
    if right and _is_over(_next_text(lines[:index][::-1], column, None)):
        return False
    goes_on = _next_text(lines[index + 1 :], start, column).strip()[:1].islower()
    if right and ONLY_LABELS.fullmatch(line.split()[0]):
        return goes_on
    return left or right or goes_on


def _begins_row(lines: Sequence[str], index: int, column: int) -> bool:
    """Whether a line is the first of a numbered row, both texts of which the next line has too."""
    left, right = lines[index][:column].split(), lines[index][column:]
    numbered = (
        len(left) > _FEW
        and ONLY_LABELS.fullmatch(left[0])
        and not (index and lines[index - 1].strip())
    )
    below = lines[index + 1][:column].strip()
    return bool(numbered and below and right[0].isupper()) and not ENDED.search(left[-1])


def _next_text(lines: Sequence[str], start: int, end: int | None) -> str:
    """The text of a column on the next line, or on the one after that where the columns take
    turns."""
    texts = [line[start:end] for line in lines[:2]]
    taken = len(texts) > 1 and not texts[0].strip() and bool(lines[0].strip())
    return texts[taken] if texts else ""


def _is_over(text: str) -> bool:
    """Whether the text of a column, the first of what is given, is at its end."""
    if text[:1].isspace() or not text:
        return True
    return bool(ENDED.search(text.strip().split("  ")[0]))
