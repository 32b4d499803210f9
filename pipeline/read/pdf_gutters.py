"""Takes the lines of pages and returns the columns of tables that are set without lines.

A gutter is a strip between two columns that no word enters, over the whole run of pages of a
table, since one page may hold only the right-hand column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.pdf_heads import count_head_lines
from pipeline.read.pdf_lines import Line, line_of, line_pitch, split_segments
from pipeline.read.pdf_page import PrintedWord

GAP = 1.2  # font sizes; the least distance between two columns on one baseline
BIN = 2.0  # points; the grain in which gutters are looked for

LABEL = re.compile(
    r"""
      (?i: recommendations? | rec\.? | no\.? ) \s* [\dIVXA-Z(] .*         # Recommendation 3: …
    | R \s? \d .*                                                        # R4 …
    | \(? (?: \d{1,3} | [a-zA-Z] | [ivx]{1,5} | [IVX]{1,5} ) [.):] ( \s .* )?   # 3.  (b)  iv) …
    | \d{1,3} (?: \.\d{1,3} ){1,3} \.? ( \s .* )?                        # 8.12 …
    | \d{1,3} | [A-Z]{1,3} [-.]? \d{1,3}                                 # 12   R4   A-12
    """,
    re.VERBOSE,
)


ASKS = re.compile(r"Recommendation \d")
ANSWERS = re.compile(r"(?:[\w’']+ ){0,3}[Rr]esponse(?:[:.]|$)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines of a page (first to last index) that the gutters cut into columns.

    ``gutters``: x positions, from the left. ``flowing``: text columns (a newsletter), read one
    after the other, and no table. ``head``: how many lines of it are a head that is printed again.
    """

    first: int
    last: int
    gutters: tuple[float, ...]
    flowing: bool = False
    head: int = 0


def find_stretches(pages: Sequence[Sequence[Line]]) -> list[list[Stretch]]:
    """The stretches of each page that stand in columns, from the top."""
    found = [_own_stretches(lines) for lines in pages]
    for order in (range(1, len(pages)), range(len(pages) - 2, -1, -1)):
        for index in order:
            beside = index - 1 if order.step == 1 else index + 1
            for stretch in found[beside][-1 if order.step == 1 else 0 :][:1]:
                found[index] = _better(found[index], pages[index], stretch)
    _spread(found, pages)
    found = [_with_heads(own, lines) for own, lines in zip(found, pages, strict=True)]
    return _with_head_lines(found, pages)


def _with_head_lines(
    found: Sequence[Sequence[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    tables = [
        lines[stretch.first : stretch.last + 1]
        for own, lines in zip(found, pages, strict=True)
        for stretch in own
    ]
    counts = iter(count_head_lines(tables))
    return [[replace(stretch, head=next(counts)) for stretch in own] for own in found]


def _with_heads(own: list[Stretch], lines: Sequence[Line]) -> list[Stretch]:
    """Adds the head of a table that a section's heading, as wide as the page, parts from it.

    Task Force Recommendation      Agency Response
    I. Purpose and Scope of the Program.
    1. The agency should …         The agency agrees …
    """
    taken = {k for stretch in own for k in range(stretch.first, stretch.last + 1)}
    heads: list[Stretch] = []
    for stretch in own:
        for k in range(stretch.first - 2, max(-1, stretch.first - 4), -1):
            between = range(k, stretch.first)
            if stretch.flowing or k < 0 or not taken.isdisjoint(between):
                break
            if any(len(lines[i].words) > 16 for i in between):
                break
            parts = [line_in(lines[k], stretch.gutters, c) for c in range(len(stretch.gutters) + 1)]
            gaps = _gaps(lines[k])
            apart = all(any(left < x < right for left, right in gaps) for x in stretch.gutters)
            if apart and all(parts) and all(len(part) < 7 for part in parts):
                heads.append(Stretch(k, k, stretch.gutters))
                break
    return sorted([*own, *heads], key=lambda stretch: stretch.first)


def _better(own: list[Stretch], lines: Sequence[Line], beside: Stretch) -> list[Stretch]:
    """A page's stretches by the gutters of the page beside it, where they explain more of it.

    A page on which two columns nearly touch shows the strip less clearly than its neighbours.
    """
    if beside.flowing or any(stretch.flowing for stretch in own):
        return own
    kept = [
        Stretch(*trimmed, beside.gutters)
        for first, last in _runs(lines, beside.gutters, _enters)
        if sum(_two_sided(lines[first : last + 1], x) for x in beside.gutters) >= 3
        if (trimmed := _trim(lines, first, last, beside.gutters))
    ]
    finer = all(_refines(beside.gutters, stretch.gutters) for stretch in own)
    more = _extent(kept) > _extent(own) or (finer and _gives_up_edges(own, kept))
    return kept if more else own


def _gives_up_edges(own: Sequence[Stretch], kept: Sequence[Stretch]) -> bool:
    """Whether finer columns lose at most a caption above the table, or a line below it."""
    covered = {line for s in kept for line in range(s.first, s.last + 1)}
    lost = {line for s in own for line in range(s.first, s.last + 1)} - covered
    if not covered or len(lost) > 2:
        return False
    return all(line < min(covered) or line > max(covered) for line in lost)


def _refines(gutters: Sequence[float], others: Sequence[float]) -> bool:
    """Whether gutters are the others and more: a thin column of numbers, say."""
    return len(gutters) > len(others) and all(
        any(abs(x - other) <= 12 for x in gutters) for other in others
    )


def _own_stretches(lines: Sequence[Line]) -> list[Stretch]:
    votes: Counter[int] = Counter()
    for line in lines:
        for left, right in _gaps(line):
            votes.update(range(int(left // BIN) + 1, int(right // BIN) + 1))
    peaks = _peaks(votes)
    if not peaks:
        return []
    best: list[Stretch] = []
    for peak in peaks[:6]:
        runs = _runs(lines, (peak * BIN,), crosses)
        kept = [(a, b) for a, b in runs if _two_sided(lines[a : b + 1], peak * BIN) >= 3]
        stretches = []
        for first, last in kept:
            part = lines[first : last + 1]
            gutters = _gutters_of(part, peaks)
            if gutters and (trimmed := _trim(lines, first, last, gutters)):
                first, last = trimmed
                part = lines[first : last + 1]
                if not _is_list_or_contents(part, gutters):
                    stretches.append(Stretch(first, last, gutters, _is_flowing(part, gutters)))
        if _extent(stretches) > _extent(best):
            best = stretches
    return best


def _gaps(line: Line) -> list[tuple[float, float]]:
    parts = split_segments(line, GAP)
    return [(a.x1, b.x0) for a, b in pairwise(parts)]


def _peaks(votes: Counter[int]) -> list[int]:
    """The bins that most gaps share, best first, one a strip."""
    peaks: list[int] = []
    for place, count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if count < 3:
            break
        if all(abs(place - peak) * BIN > 12 for peak in peaks):
            # The middle of the plateau that has the same number of votes.
            end = place
            while votes.get(end + 1, 0) == count:
                end += 1
            peaks.append((place + end) // 2)
    return peaks


def _enters(line: Line, x: float) -> bool:
    """Whether a line runs over x: a word does, or x lies in a space as narrow as in a sentence."""
    return _runs_over(line, x, 0.45)


def crosses(line: Line, x: float) -> bool:
    """The same, where x is not yet known to be a gutter: wider spaces count as well."""
    return _runs_over(line, x, 0.7)


def _runs_over(line: Line, x: float, space: float) -> bool:
    if not line.x0 < x < line.x1:
        return False
    before = line.words[0]
    for word in line.words:
        if word.x0 >= x:
            return before.x1 <= x and word.x0 - before.x1 < space * line.size
        if word.x0 < x - 0.5 and word.x1 > x + 0.5:
            return True
        before = word
    return False


def _runs(
    lines: Sequence[Line], gutters: Sequence[float], crosses: Callable[[Line, float], bool]
) -> list[tuple[int, int]]:
    """(first, last) of the runs of lines that cross none of the gutters."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, line in enumerate(lines):
        if any(crosses(line, x) for x in gutters):
            if start is not None:
                runs.append((start, index - 1))
            start = None
        elif start is None:
            start = index
    if start is not None:
        runs.append((start, len(lines) - 1))
    return runs


def _two_sided(lines: Sequence[Line], x: float) -> int:
    return sum(line.x0 < x - 4 and line.x1 > x + 4 for line in lines)


def _gutters_of(lines: Sequence[Line], peaks: Sequence[int]) -> tuple[float, ...]:
    """Those strips that (nearly) no line of the stretch crosses and that part some lines."""
    allowed = len(lines) // 40
    gutters = [
        peak * BIN
        for peak in peaks
        if sum(crosses(line, peak * BIN) for line in lines) <= allowed
        and _two_sided(lines, peak * BIN) >= 3
    ]
    gutters.sort()
    kept: list[float] = []
    for gutter in gutters:
        left = kept[-1] if kept else float("-inf")
        if any(word.x0 > left and word.x1 < gutter for line in lines for word in line.words):
            kept.append(gutter)
    return tuple(kept)


def _trim(
    lines: Sequence[Line], first: int, last: int, gutters: Sequence[float]
) -> tuple[int, int] | None:
    """Takes off lines at the ends which stand in the first column only: text, not table.

    At the top, a short line over the table is a heading, unless another column has text beside.
    """
    while first <= last and not any(line_in(lines[first], gutters, c) for c in range(1, 9)):
        first += 1
    if first < last and first > 0 and _goes_on(lines[first - 1], lines[first], gutters):
        first += 1
    while last > first and _only_first(lines[last], gutters) and _far(lines, last):
        last -= 1
    return (first, last) if last - first >= 1 else None


def _goes_on(above: Line, line: Line, gutters: Sequence[float]) -> bool:
    """Whether a line only ends the paragraph above it, with a chance gap at the gutter."""
    near = line.baseline - above.baseline < 1.5 * line.size and line.text[:1].islower()
    crossing = any(word.x0 < x < word.x1 for word in above.words for x in gutters)
    return near and crossing and abs(line.x0 - above.x0) < 2 and above.size == line.size


def _only_first(line: Line, gutters: Sequence[float]) -> bool:
    return line.x1 < gutters[0]


def _far(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1]
    return lines[index].baseline - above.baseline > 1.6 * above.size


def line_in(line: Line, gutters: Sequence[float], column: int) -> list[PrintedWord]:
    """The words of a line that stand in a column (from 0)."""
    if column > len(gutters):
        return []
    low = gutters[column - 1] if column > 0 else float("-inf")
    high = gutters[column] if column < len(gutters) else float("inf")
    return [word for word in line.words if low <= (word.x0 + word.x1) / 2 < high]


def _extent(stretches: Sequence[Stretch]) -> int:
    return sum(stretch.last - stretch.first + 1 for stretch in stretches)


def _is_list_or_contents(lines: Sequence[Line], gutters: Sequence[float]) -> bool:
    """Numbers or list signs beside one column of text, or a contents list with page numbers."""
    if len(gutters) > 1:
        return False
    for column in (0, 1):
        cells = [line_in(line, gutters, column) for line in lines]
        texts = ["".join(word.text for word in words) for words in cells if words]
        short = sum(len(text) <= 6 for text in texts)
        if texts and short >= 0.9 * len(texts):
            return True
    return False


def _is_flowing(lines: Sequence[Line], gutters: Sequence[float]) -> bool:
    """Whether all columns are full of running text: no row ends in all of them at once."""
    if len(lines) < 12:
        return False
    columns = range(len(gutters) + 1)
    parts = [[line_of(w) for line in lines if (w := line_in(line, gutters, c))] for c in columns]
    if any(_asks_and_answers(part) for part in parts):
        return True
    height = lines[-1].baseline - lines[0].baseline
    if any(len(part) * line_pitch(part) < 0.75 * height for part in parts):
        return False
    pitch = max(line_pitch(part) for part in parts)
    breaks = sum(b.baseline - a.baseline > 1.3 * pitch for a, b in pairwise(lines))
    labels = sum(LABEL.fullmatch(line.text) is not None for line in parts[0])
    if labels == 1 or breaks > len(lines) / 15:
        return False
    return len(cut_rows(parts)) < max(1, labels / 2)


def _asks_and_answers(column: Sequence[Line]) -> bool:
    """Whether a column holds both a recommendation and its labelled answer: text, not a chart."""
    texts = [line.text for line in column]
    labels = sum(bool(ASKS.match(text) or ANSWERS.match(text)) for text in texts)
    if labels * 2 > len(texts):
        return False  # labels alone, each beside its text
    return any(ASKS.match(text) for text in texts) and any(ANSWERS.match(text) for text in texts)


def _spread(found: list[list[Stretch]], pages: Sequence[Sequence[Line]]) -> None:
    """Gives a table's gutters to the pages beside it on which too few lines show them."""
    for step in (1, -1):
        order = range(len(pages)) if step == 1 else range(len(pages) - 1, -1, -1)
        for index in order:
            beside = index - step
            if not 0 <= beside < len(pages) or not found[beside] or not pages[index]:
                continue
            near = found[beside][-1 if step == 1 else 0]
            if near.flowing:
                continue
            lines, gutters = pages[index], near.gutters
            reaches_edge = near.last == len(pages[beside]) - 1 if step == 1 else near.first == 0
            own = found[index]
            if own and (own[0].first == 0 if step == 1 else own[-1].last == len(lines) - 1):
                continue
            if not reaches_edge:
                continue
            run = _run_at_edge(lines, gutters, step)
            if run and all(run[1] < s.first or run[0] > s.last for s in own):
                found[index] = sorted(
                    [*own, Stretch(run[0], run[1], gutters)], key=lambda stretch: stretch.first
                )


def _run_at_edge(
    lines: Sequence[Line], gutters: Sequence[float], step: int
) -> tuple[int, int] | None:
    """The lines from the page's edge on that keep to the columns; None where they do not."""
    order = list(range(len(lines))) if step == 1 else list(range(len(lines) - 1, -1, -1))
    taken: list[int] = []
    for index in order:
        if any(_enters(lines[index], gutter) for gutter in gutters):
            break
        taken.append(index)
    while taken and _only_first(lines[taken[-1]], gutters):
        if step == 1 and len(taken) > 1 and not _far(lines, taken[-1]):
            break  # the last line of a row whose first cell is the longest
        taken.pop()
    if not taken:
        return None
    return min(taken), max(taken)


# --- rows ------------------------------------------------------------------------------------


def cut_rows(columns: Sequence[Sequence[Line]]) -> list[float]:
    """The y positions at which a new row begins, below the first, for text set in columns.

    A row begins with a line of the leftmost column, where either all columns have a gap, or a
    number or label stands beside the beginning of a text in another column.
    """
    filled = [list(column) for column in columns if column]
    if len(filled) < 2:
        return []
    lead, others = filled[0], filled[1:]
    pitch = min((p for column in filled if (p := line_pitch(column))), default=0.0)
    cuts: list[float] = []
    for index, line in enumerate(lead):
        usual = pitch or 1.2 * line.size
        label = LABEL.fullmatch(line.text) is not None
        sides = [_around(column, line) for column in others]
        if index == 0 and not any(over for over, _ in sides):
            continue  # the first row
        lead_gap = line.baseline - lead[index - 1].baseline if index else float("inf")
        aligned = any(below and _level(below, line) for _, below in sides)
        roomy = lead_gap > 1.3 * usual and all(
            not over or not below or below.baseline - over.baseline > 1.3 * usual
            for over, below in sides
        )
        closed = all(not over or _closes(over) for over, _ in sides)
        blank = lead_gap > 1.6 * usual and line.text[:1].isupper()
        if aligned and (roomy or (label and closed) or (blank and closed)):
            cuts.append(min(line.top, *(b.top for _, b in sides if b and _level(b, line))) - 0.5)
        elif roomy and label:
            cuts.append(line.top - 0.5)
    return cuts


def _around(column: Sequence[Line], line: Line) -> tuple[Line | None, Line | None]:
    """The last line of a column above a line, and the first at or below it."""
    limit = line.baseline - 0.35 * line.size
    above = [other for other in column if other.baseline < limit]
    below = [other for other in column if other.baseline >= limit]
    return (above[-1] if above else None), (below[0] if below else None)


def _level(a: Line, b: Line) -> bool:
    return abs(a.baseline - b.baseline) < 0.35 * b.size


def _closes(line: Line) -> bool:
    return (
        line.text.rstrip().endswith((".", ":", ";", "?", "!", "”", '"', ")", ".’"))
        or len(line.words) < 4
    )
