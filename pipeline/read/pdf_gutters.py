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

from pipeline.labels import column_role
from pipeline.read.pdf_heads import find_heads
from pipeline.read.pdf_lines import Line, line_of, line_pitch, split_segments
from pipeline.read.pdf_page import PrintedWord
from pipeline.read.pdf_rows import LABEL, closes, cut_rows

GAP = 1.2  # font sizes; the least distance between two columns on one baseline
EDGE = 1.2  # points; so near to the words that begin there lies a gutter at a column's edge
BIN = 2.0  # points; the grain in which gutters are looked for

ASKS = re.compile(r"Recommendation \d")
ANSWERS = re.compile(r"(?:[\w’']+ ){0,3}[Rr]esponse(?:[:.]|$)")


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
        if self.led and not _stands_alone(lines, index):
            return any(_passes(lines[index], x) for x in self.gutters)
        return any(_enters(lines[index], x) for x in self.gutters)


def find_stretches(pages: Sequence[Sequence[Line]]) -> list[list[Stretch]]:
    """The stretches of each page that stand in columns, from the top."""
    found = _with_head_lines([_own_stretches(lines) for lines in pages], pages)
    found = _without_torn(found, pages)
    for order in (range(1, len(pages)), range(len(pages) - 2, -1, -1)):
        for index in order:
            beside = index - 1 if order.step == 1 else index + 1
            for stretch in found[beside][-1 if order.step == 1 else 0 :][:1]:
                found[index] = _better(found[index], pages[index], stretch)
    _spread(found, pages)
    found = _refined(found, pages)
    found = [_with_heads(own, lines) for own, lines in zip(found, pages, strict=True)]
    return _with_head_lines(found, pages)


def _refined(
    found: Sequence[Sequence[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    """The stretches in the finer columns of the one before or after, where they keep to them.

    A page may hold too few numbers to show the column in which they stand.
    """
    flat = [(page, stretch) for page, own in enumerate(found) for stretch in own]
    for _ in (1, 2):  # from the first page on, and from the last one back
        done: list[tuple[int, Stretch]] = []
        for page, stretch in flat:
            parts = _cut_finer(stretch, done[-1][1], pages[page]) if done else [stretch]
            done += [(page, part) for part in parts]
        flat = done[::-1]
    return [[s for number, s in flat if number == page] for page in range(len(pages))]


def _cut_finer(stretch: Stretch, beside: Stretch, lines: Sequence[Line]) -> list[Stretch]:
    if stretch.flowing or beside.flowing or not _refines(beside.gutters, stretch.gutters):
        return [stretch]
    part = lines[stretch.first : stretch.last + 1]
    runs = _runs(part, beside.is_crossed)
    within = {i for first, last in runs for i in range(first, last + 1)}
    if any(i not in within and not _stands_alone(part, i) for i in range(len(part))):
        return [stretch]
    return [
        replace(beside, first=stretch.first + first, last=stretch.first + last)
        for first, last in runs
    ]


def _with_head_lines(
    found: Sequence[Sequence[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    """The stretches from their heads on, if those are printed again. No text is set so."""
    tables = [
        lines[stretch.first : stretch.last + 1]
        for own, lines in zip(found, pages, strict=True)
        for stretch in own
    ]
    heads = iter(find_heads(tables))
    marked = [
        [
            replace(stretch, first=stretch.first + first, head=end - first)
            for stretch, (first, end) in zip(own, heads, strict=False)
        ]
        for own in found
    ]
    return [
        [replace(s, flowing=s.flowing and not _is_headed(s.gutters, own)) for s in own]
        for own in marked
    ]


def _without_torn(
    found: Sequence[Sequence[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    """The stretches but those whose columns tear their own head, which a page beside has whole."""
    torn = [
        [any(s.is_crossed(lines, s.first + i) for i in range(s.head)) for s in own]
        for own, lines in zip(found, pages, strict=True)
    ]
    whole = any(
        s.head and not t
        for own, ts in zip(found, torn, strict=True)
        for s, t in zip(own, ts, strict=True)
    )
    return [
        [s for s, t in zip(own, ts, strict=True) if not (t and whole)]
        for own, ts in zip(found, torn, strict=True)
    ]


def _is_headed(gutters: Sequence[float], stretches: Sequence[Stretch]) -> bool:
    """Whether a stretch of a page that stands in the same columns has a head."""
    return any(
        stretch.head
        and len(stretch.gutters) == len(gutters)
        and all(abs(a - b) <= 12 for a, b in zip(stretch.gutters, gutters, strict=True))
        for stretch in stretches
    )


def _with_heads(own: list[Stretch], lines: Sequence[Line]) -> list[Stretch]:
    """Adds the head of a table that a section's heading, as wide as the page, parts from it.

    Task Force Recommendation      Agency Response
    I. Purpose and Scope of the Program.
    1. The agency should …         The agency agrees …
    """
    taken = {k for stretch in own for k in range(stretch.first, stretch.last + 1)}
    heads: list[Stretch] = []
    for stretch in own:
        for k in range(stretch.first - 2, max(-1, stretch.first - 5), -1):
            between = range(k, stretch.first)
            if stretch.flowing or k < 0 or not taken.isdisjoint(between):
                break
            if any(len(lines[i].words) > 16 for i in between):
                break
            parts = [line_in(lines[k], stretch.gutters, c) for c in range(len(stretch.gutters) + 1)]
            gaps = _gaps(lines[k])
            apart = all(any(left < x < right for left, right in gaps) for x in stretch.gutters)
            if apart and all(parts) and all(len(part) < 7 for part in parts):
                last = k
                while last < stretch.first - 2 and not _far(lines, last + 1):
                    last += 1  # a name of two lines
                heads.append(replace(stretch, first=k, last=last))
                break
    return sorted([*own, *heads], key=lambda stretch: stretch.first)


def _better(own: list[Stretch], lines: Sequence[Line], beside: Stretch) -> list[Stretch]:
    """A page's stretches by the gutters of the page beside it, where they explain more of it.

    A page on which two columns nearly touch shows the strip less clearly than its neighbours.
    """
    if beside.flowing or any(stretch.flowing for stretch in own):
        return own
    kept = [
        replace(beside, first=trimmed[0], last=trimmed[1])
        for first, last in _runs(lines, beside.is_crossed)
        if sum(_two_sided(lines[first : last + 1], x) for x in beside.gutters) >= 3
        if (trimmed := _trim(lines, first, last, beside.gutters))
    ]
    return kept if _explains_more(kept, own) else own


def _explains_more(found: Sequence[Stretch], own: Sequence[Stretch]) -> bool:
    """Whether stretches take in more lines than others, or cut them into finer columns."""
    finer = bool(found) and all(_refines(a.gutters, b.gutters) for a in found for b in own)
    return _extent(found) > _extent(own) or (finer and _gives_up_edges(own, found))


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
    plain, led = _plain_stretches(lines), _led_stretches(lines)
    return led if _explains_more(led, plain) else plain


def _led_stretches(lines: Sequence[Line]) -> list[Stretch]:
    """Stretches below a head whose gaps show the columns, though the texts leave no gap.

    Recommendation        Response
    1. The board should   We agree with this, and
    mend all of its nets, shall do so in the spring.
    """
    found: list[Stretch] = []
    below = 0
    for index, head in enumerate(lines):
        if index < below or len(head.words) > 16 or not _names_columns(head):
            continue
        gutters = _led_by(head, lines[index:])
        for first, last in _runs(lines[index:], Stretch(0, 0, gutters, led=True).is_crossed):
            part = lines[index + first : index + last + 1]
            if not gutters or not all(_keep_to(part, x) for x in gutters):
                break
            if _is_flowing(part, gutters) or _is_list_or_contents(part, gutters):
                break
            if trimmed := _trim(lines, index + first, index + last, gutters):
                found.append(Stretch(*trimmed, gutters, led=True))
                below = trimmed[1] + 1
    return found


def _names_columns(head: Line) -> bool:
    """Whether a line has parts far from each other, of which one is the header of a column."""
    parts = split_segments(head, GAP)
    return len(parts) > 1 and any(column_role(part.text) for part in parts)


def _led_by(head: Line, lines: Sequence[Line]) -> tuple[float, ...]:
    """The edges of columns, just before the words of a head to which the lines below keep."""
    edges = [word.x0 - EDGE / 2 for word in head.words[1:]]
    edges += [_edge_in(lines[:40], *gap) for gap in _gaps(head)]
    gutters: list[float] = []
    for x in sorted(edges):
        kept = any(_keep_to(lines[:count], x) for count in (15, 40))
        if kept and (not gutters or x - gutters[-1] > 12):
            gutters.append(x)
    return tuple(gutters)


def _edge_in(lines: Sequence[Line], left: float, right: float) -> float:
    """Just before where most words begin within a gap of the head, or with its next word."""
    starts = Counter(
        round(word.x0 * 2) for line in lines for word in line.words if left < word.x0 < right + 1
    )
    edge = max(starts, key=lambda x: (starts[x], x), default=0)
    return edge / 2 - EDGE / 2


def _keep_to(lines: Sequence[Line], x: float) -> bool:
    """Whether the lines that stand on both sides of an edge nearly all have a word begin there,
    or leave a gap."""
    beside = [line for line in lines if line.x0 < x - 4 and line.x1 > x + 4]
    kept = sum(_begins_at(line, x) or not crosses(line, x) for line in beside)
    return kept >= max(4, 0.8 * len(beside))


def _plain_stretches(lines: Sequence[Line]) -> list[Stretch]:
    votes: Counter[int] = Counter()
    for line in lines:
        for left, right in _gaps(line):
            votes.update(range(int(left // BIN) + 1, int(right // BIN) + 1))
    peaks = _peaks(votes)
    if not peaks:
        return []
    best: list[Stretch] = []
    for peak in peaks[:6]:
        x = peak * BIN
        runs = _runs(lines, lambda lines, i, x=x: crosses(lines[i], x))  # type: ignore[misc]
        kept = [(a, b) for a, b in runs if _two_sided(lines[a : b + 1], x) >= 3]
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


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a line has space above and below, as a heading has."""
    near = lines[max(0, index - 1) : index + 2]
    return index > 0 and all(b.baseline - a.baseline > 1.5 * a.size for a, b in pairwise(near))


def _passes(line: Line, x: float) -> bool:
    """The same, where a word of the next column may begin right at x."""
    return _runs_over(line, x, 0.45) and not _begins_at(line, x)


def _begins_at(line: Line, x: float) -> bool:
    begun = next((i for i, word in enumerate(line.words) if 0 <= word.x0 - x <= EDGE), None)
    return begun is not None and (begun == 0 or line.words[begun - 1].x1 <= x)


def crosses(line: Line, x: float) -> bool:
    """The same, where x is not yet known to be a gutter: wider spaces count as well."""
    return _runs_over(line, x, 0.7)


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


def _runs(
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
    last = _without_text_below(lines, first, last, gutters)
    return (first, last) if last - first >= 1 else None


def _without_text_below(
    lines: Sequence[Line], first: int, last: int, gutters: Sequence[float]
) -> int:
    """The last line of a table, without text below it that begins to the left of all its cells."""
    start = last
    while start > first and _only_first(lines[start], gutters):
        left = min(line.x0 for line in lines[first:start])
        if _far(lines, start) and lines[start].x0 < left - 1:
            return start - 1
        start -= 1
    return last


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
            lines = pages[index]
            reaches_edge = near.last == len(pages[beside]) - 1 if step == 1 else near.first == 0
            own = found[index]
            if own and (own[0].first == 0 if step == 1 else own[-1].last == len(lines) - 1):
                continue
            if not reaches_edge:
                continue
            if step == 1 and own and _is_rest(near, pages[beside], own[0], lines):
                found[index] = [replace(own[0], first=0), *own[1:]]
                continue
            run = _run_at_edge(lines, near, step)
            if run and all(run[1] < s.first or run[0] > s.last for s in own):
                spread = replace(near, first=run[0], last=run[1])
                found[index] = sorted([*own, spread], key=lambda stretch: stretch.first)


def _is_rest(near: Stretch, above: Sequence[Line], stretch: Stretch, lines: Sequence[Line]) -> bool:
    """Whether the lines over a stretch go on with the first column of the page before."""
    last = next(
        (
            line_of(words)
            for line in reversed(above[near.first : near.last + 1])
            if (words := line_in(line, near.gutters, 0))
        ),
        None,
    )
    rest = lines[: stretch.first]
    return (
        last is not None
        and (rest[0].text[:1].islower() or not closes(last))
        and all(_only_first(line, stretch.gutters) for line in rest)
        and all((line.size, line.bold) == (last.size, last.bold) for line in rest)
        and not any(_far(rest, i) for i in range(1, len(rest)))
    )


def _run_at_edge(lines: Sequence[Line], beside: Stretch, step: int) -> tuple[int, int] | None:
    """The lines from the page's edge on that keep to the columns; None where they do not."""
    order = list(range(len(lines))) if step == 1 else list(range(len(lines) - 1, -1, -1))
    taken: list[int] = []
    for index in order:
        if beside.is_crossed(lines, index):
            break
        taken.append(index)
    while taken and _only_first(lines[taken[-1]], beside.gutters):
        if step == 1 and len(taken) > 1 and not _far(lines, taken[-1]):
            break  # the last line of a row whose first cell is the longest
        taken.pop()
    if not taken:
        return None
    return min(taken), max(taken)
