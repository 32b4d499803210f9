"""Says whether lines run over a place between two columns, and what stands in each column.

A gutter is a strip between two columns that no word enters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf_lines import Line, split_segments
from pipeline.read.pdf_page import PrintedWord

GAP = 1.2  # font sizes; the least distance between two columns on one baseline
NARROW = 0.7  # font sizes; words of one text stand nearer to one another
NEAR = 12.0  # points; the gutters of two pages that are so near are one
EDGE = 1.2  # points; so near to the words that begin there lies a gutter at a column's edge


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines of a page (first to last index) that the gutters cut into columns.

    ``gutters``: x positions, from the left. ``flowing``: text columns (a newsletter), read one
    after the other, and no table. ``head``: how many lines of it are a head that is printed again.
    ``led``: the gutters lie at the edges of columns, which nearly touch.
    """

    first: int
    last: int
    gutters: tuple[float, ...]
    flowing: bool = False
    head: int = 0
    led: bool = False

    def is_crossed(self, lines: Sequence[Line], index: int) -> bool:
        """Whether a line runs over a gutter."""
        if self.led and not is_title(lines, index):
            return any(passes(lines[index], x) for x in self.gutters)
        return any(enters(lines[index], x) for x in self.gutters)


def gaps_in(line: Line) -> list[tuple[float, float]]:
    """(left, right) of each gap in a line that is wide enough to part two columns."""
    parts = split_segments(line, GAP)
    return [(a.x1, b.x0) for a, b in pairwise(parts)]


def enters(line: Line, x: float) -> bool:
    """Whether a line runs over x: a word does, or x lies in a space as narrow as in a sentence."""
    return _runs_over(line, x, 0.45)


def stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a line has space above and below, as a heading has."""
    near = lines[max(0, index - 1) : index + 2]
    return index > 0 and all(b.baseline - a.baseline > 1.5 * a.size for a, b in pairwise(near))


def is_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a line can be the title of a section: it stands alone, or is a few words in bold."""
    return stands_alone(lines, index) or is_bold_title(lines[index])


def is_bold_title(line: Line) -> bool:
    brief = len(line.words) <= 12 and not line.text.endswith((".", ":", ";", ","))
    return line.bold and brief and not gaps_in(line)


def passes(line: Line, x: float) -> bool:
    """The same, where a word of the next column may begin right at x."""
    return _runs_over(line, x, 0.45) and not begins_at(line, x)


def begins_at(line: Line, x: float) -> bool:
    begun = next((i for i, word in enumerate(line.words) if 0 <= word.x0 - x <= EDGE), None)
    return begun is not None and (begun == 0 or line.words[begun - 1].x1 <= x)


def crosses(line: Line, x: float) -> bool:
    """The same, where x is not yet known to be a gutter: wider spaces count as well."""
    return _runs_over(line, x, NARROW)


def _runs_over(line: Line, x: float, space: float) -> bool:
    if not line.x0 < x < line.x1:
        return False
    before = line.words[0]
    for word in line.words:
        if word.x0 >= x - 0.5:
            return before.x1 <= x + 0.5 and word.x0 - before.x1 < space * line.size
        if word.x1 > x + 0.5:
            return True
        before = word
    return False


def uncrossed_runs(
    lines: Sequence[Line], crossed: Callable[[Sequence[Line], int], bool]
) -> list[tuple[int, int]]:
    """(first, last) of the runs of lines that are not crossed."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index in range(len(lines)):
        if crossed(lines, index):
            if start is not None:
                runs.append((start, index - 1))
            start = None
        elif start is None:
            start = index
    if start is not None:
        runs.append((start, len(lines) - 1))
    return runs


def two_sided(lines: Sequence[Line], x: float) -> int:
    """How many lines have text on both sides of x."""
    return sum(line.x0 < x - 4 and line.x1 > x + 4 for line in lines)


def only_first(line: Line, gutters: Sequence[float]) -> bool:
    """Whether a line stands in the first column alone."""
    return line.x1 < gutters[0]


def far(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands further below the one before it than lines of one text do."""
    above = lines[index - 1]
    return lines[index].baseline - above.baseline > 1.6 * above.size


def line_in(line: Line, gutters: Sequence[float], column: int) -> list[PrintedWord]:
    """The words of a line that stand in a column (from 0)."""
    if column > len(gutters):
        return []
    low = gutters[column - 1] if column > 0 else float("-inf")
    high = gutters[column] if column < len(gutters) else float("inf")
    return [word for word in line.words if low <= (word.x0 + word.x1) / 2 < high]


def extent(stretches: Sequence[Stretch]) -> int:
    """How many lines the stretches take in."""
    return sum(stretch.last - stretch.first + 1 for stretch in stretches)


def refines(gutters: Sequence[float], others: Sequence[float]) -> bool:
    """Whether gutters are the others and more: a thin column of numbers, say."""
    return len(gutters) > len(others) and all(
        any(abs(x - other) <= NEAR for x in gutters) for other in others
    )


def _gives_up_edges(own: Sequence[Stretch], kept: Sequence[Stretch]) -> bool:
    """Whether finer columns lose at most a caption above the table, or a line below it."""
    covered = {line for s in kept for line in range(s.first, s.last + 1)}
    lost = {line for s in own for line in range(s.first, s.last + 1)} - covered
    if not covered or len(lost) > 2:
        return False
    return all(line < min(covered) or line > max(covered) for line in lost)


def explains_more(found: Sequence[Stretch], own: Sequence[Stretch]) -> bool:
    """Whether stretches take in more lines than others, or cut them into finer columns."""
    finer = bool(found) and all(refines(a.gutters, b.gutters) for a in found for b in own)
    return extent(found) > extent(own) or (finer and _gives_up_edges(own, found))
