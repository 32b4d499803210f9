"""Takes the lines of a page and returns the stretches that stand in columns, by gaps they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.labels.headers import header_role
from pipeline.read.pdf_lines import Line, line_of, line_pitch, split_segments
from pipeline.read.pdf_rows import LABEL, LETTERED, cut_rows, number_of
from pipeline.read.pdf_strips import (
    NARROW,
    Stretch,
    crosses,
    extent,
    far,
    gaps_in,
    is_bold_title,
    line_in,
    only_first,
    two_sided,
    uncrossed_runs,
)

BIN = 2.0  # points; the grain in which gutters are looked for

ASKS = re.compile(r"Recommendation \d+")
ANSWERS = re.compile(r"(?:[\w’']+ ){0,3}[Rr]esponse(?:[:.]|$)")


def plain_stretches(lines: Sequence[Line]) -> list[Stretch]:
    """The stretches of a page by the strips that the gaps of most of their lines share."""
    peaks = _peaks(lines)
    if not peaks:
        return []
    best: list[Stretch] = []
    for peak in peaks[:6]:
        x = peak * BIN
        runs = uncrossed_runs(lines, lambda lines, i, x=x: crosses(lines[i], x))  # type: ignore[misc]
        kept = [(a, b) for a, b in runs if two_sided(lines[a : b + 1], x) >= 3]
        stretches = []
        for first, last in kept:
            part = lines[first : last + 1]
            gutters = _gutters_of(part, peaks)
            if gutters and (trimmed := trim(lines, first, last, gutters)):
                first, last = trimmed
                part = lines[first : last + 1]
                if not is_list_or_contents(part, gutters):
                    stretches.append(Stretch(first, last, gutters, is_flowing(part, gutters)))
        if extent(stretches) > extent(best):
            best = stretches
    return best


def gutters_between(lines: Sequence[Line]) -> tuple[float, ...]:
    """The gutters that run through all of the lines of a table, but for a few."""
    covered = _covered(lines)
    allowed = len(lines) // 40
    places = sorted({k for k, count in covered.items() if count > allowed})
    strips = [
        _freest(range(left + 1, right), covered)
        for left, right in pairwise(places)
        if right > left + 1
    ]
    numbers = [line for line in lines if number_of(line) is not None and len(line.words) == 1]
    return _gutters_of(lines, strips, numbers)


def _freest(strip: Sequence[int], covered: Mapping[int, int]) -> int:
    """The middle of where the fewest lines run over a strip, as a head in bold can by a little."""
    least = min(covered.get(k, 0) for k in strip)
    free = [k for k in strip if covered.get(k, 0) == least]
    breaks = [i for i in range(1, len(free)) if free[i] > free[i - 1] + 1]
    runs = [free[a:b] for a, b in pairwise([0, *breaks, len(free)])]
    longest = max(runs, key=len)
    return (longest[0] + longest[-1] + 1) // 2


def _peaks(lines: Sequence[Line]) -> list[int]:
    """The bins that most gaps share, best first, one a strip."""
    votes: Counter[int] = Counter()
    for line in lines:
        for left, right in gaps_in(line):
            votes.update(range(int(left // BIN) + 1, int(right // BIN) + 1))
    covered = _covered(lines)
    peaks: list[int] = []
    seen: set[int] = set()
    for place, count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if count < 3:
            break
        if place not in seen and all(abs(place - peak) * BIN > 12 for peak in peaks):
            # Of the plateau that has the same number of votes, where the fewest lines run over.
            end = place
            while votes.get(end + 1, 0) == count:
                end += 1
            seen.update(range(place, end + 1))
            peaks.append(_freest(range(place, end + 1), covered))
    return peaks


def _covered(lines: Sequence[Line]) -> Counter[int]:
    """How many lines run over each bin."""
    covered: Counter[int] = Counter()
    for line in lines:
        for part in split_segments(line, NARROW):
            covered.update(range(int(part.x0 // BIN) + 1, int(part.x1 // BIN) + 1))
    return covered


def _gutters_of(
    lines: Sequence[Line], peaks: Sequence[int], numbers: Sequence[Line] = ()
) -> tuple[float, ...]:
    """Those strips that (nearly) no line of the stretch crosses and that part some lines, or have
    some of the ``numbers`` to their left, which stand in the middle of their rows."""
    allowed = len(lines) // 40
    gutters = [
        peak * BIN
        for peak in peaks
        if _crossings(lines, peak * BIN) <= allowed
        and two_sided(lines, peak * BIN) + sum(line.x1 < peak * BIN for line in numbers) >= 3
    ]
    gutters.sort()
    kept: list[float] = []
    for gutter in gutters:
        left = kept[-1] if kept else float("-inf")
        if any(word.x0 > left and word.x1 < gutter for line in lines for word in line.words):
            kept.append(gutter)
        elif kept and _crossings(lines, gutter) < _crossings(lines, left):
            kept[-1] = gutter
    return tuple(x for k, x in enumerate(kept) if not _only_goes_on(lines, kept, k + 1))


def _crossings(lines: Sequence[Line], x: float) -> int:
    return sum(crosses(line, x) for line in lines)


def _only_goes_on(lines: Sequence[Line], gutters: Sequence[float], column: int) -> bool:
    """Whether all that stands in a column goes on with the text to its left: the last word of
    a line, "Accepted        in", which justified text sets apart."""
    texts = [
        (line_in(line, gutters, column - 1), words)
        for line in lines
        if (words := line_in(line, gutters, column))
    ]
    return all(before and words[0].text[:1].islower() for before, words in texts)


def trim(
    lines: Sequence[Line], first: int, last: int, gutters: Sequence[float]
) -> tuple[int, int] | None:
    """Takes off lines at the ends which stand in the first column only: text, not table.

    At the top, a short line over the table is a heading, and so is a larger one, unless another
    column has text beside.
    """
    usual = Counter(line.size for line in lines[first : last + 1]).most_common(1)[0][0]
    while first <= last and (
        min(word.size for word in lines[first].words) > 1.3 * usual
        or not any(line_in(lines[first], gutters, c) for c in range(1, 9))
    ):
        first += 1
    if first < last and first > 0 and _goes_on(lines[first - 1], lines[first], gutters):
        first += 1
    while last > first and only_first(lines[last], gutters) and far(lines, last):
        last -= 1
    last = _without_text_below(lines, first, last, gutters)
    last = _without_sentence_below(lines, first, last, gutters)
    return (first, last) if last - first >= 1 else None


def _without_text_below(
    lines: Sequence[Line], first: int, last: int, gutters: Sequence[float]
) -> int:
    """The last line of a table, without text below it that begins to the left of all its cells."""
    start = last
    while start > first and only_first(lines[start], gutters):
        left = min(line.x0 for line in lines[first:start])
        if far(lines, start) and lines[start].x0 < left - 1:
            return start - 1
        start -= 1
    return last


def _without_sentence_below(
    lines: Sequence[Line], first: int, last: int, gutters: Sequence[float]
) -> int:
    """The last line of a table, without a title and text below it, of which a word begins at a
    gutter by chance: it leaves no gap there, as all rows do."""
    over = [k for k in range(first, last + 1) if any(crosses(lines[k], x) for x in gutters)]
    if not over or any(two_sided(lines[first : over[0]], x) < 3 for x in gutters):
        return last
    for k in range(over[0], last + 1):
        row = k not in over and not only_first(lines[k], gutters)
        if row or number_of(lines[k]) is not None:
            return last
    title = over[0] - 1
    titled = is_bold_title(lines[title]) and only_first(lines[title], gutters)
    return title - 1 if titled else last


def _goes_on(above: Line, line: Line, gutters: Sequence[float]) -> bool:
    """Whether a line only ends the paragraph above it, with a chance gap at the gutter."""
    near = line.baseline - above.baseline < 1.5 * line.size and line.text[:1].islower()
    crossing = any(word.x0 < x < word.x1 for word in above.words for x in gutters)
    return near and crossing and abs(line.x0 - above.x0) < 2 and above.size == line.size


def is_list_or_contents(lines: Sequence[Line], gutters: Sequence[float]) -> bool:
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


def is_flowing(lines: Sequence[Line], gutters: Sequence[float]) -> bool:
    """Whether all columns are full of running text: no row ends in all of them at once."""
    if len(lines) < 12:
        return False
    columns = range(len(gutters) + 1)
    parts = [[line_of(w) for line in lines if (w := line_in(line, gutters, c))] for c in columns]
    if any(_asks_and_answers(part) for part in parts):
        return True
    heads = {header_role(part[0].text) for part in parts if part}
    if {"recommendation", "response"} <= heads:
        return False
    height = lines[-1].baseline - lines[0].baseline
    if any(len(part) * line_pitch(part) < 0.75 * height for part in parts):
        return False
    ends = [part[-1].baseline for part in parts]
    level = max(ends) - min(ends) < 3 * max(line_pitch(part) for part in parts)
    if len(lines) > 30 and level and all(_has_no_holes(part) for part in parts):
        return True
    pitch = max(line_pitch(part) for part in parts)
    breaks = sum(b.baseline - a.baseline > 1.3 * pitch for a, b in pairwise(lines))
    labels = sum(
        LABEL.fullmatch(line.text) is not None and not LETTERED.match(line.text)
        for line in parts[0]
    )
    if labels == 1 or breaks > len(lines) / 15:
        return False
    return len(cut_rows(parts)) < max(1, labels / 2)


def _asks_and_answers(column: Sequence[Line]) -> bool:
    """Whether a column holds both a recommendation and its labelled answer: text, not a chart.

    The label of the recommendation, printed again, can be the answer's.
    """
    texts = [line.text for line in column]
    asked = [found[0] for text in texts if (found := ASKS.match(text))]
    answered = sum(bool(ANSWERS.match(text)) for text in texts)
    if (len(asked) + answered) * 2 > len(texts):
        return False  # labels alone, each beside its text
    again = len(asked) - len(set(asked))
    return bool(asked and answered) or again > 1


def _has_no_holes(column: Sequence[Line]) -> bool:
    """Whether a column is nowhere blank for two lines, as beside a longer cell of a table."""
    room = 2.6 * line_pitch(column)
    return all(below.baseline - above.baseline < room for above, below in pairwise(column))
