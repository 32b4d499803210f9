"""Reads the lines of a page set in characters and returns where columns run, by their gutters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, zip_longest

from pipeline.read.text_pieces import pieces_of, segments
from pipeline.read.words import ONLY_LABELS

_WIDE = 8
"""Blanks at the left of a page that can stand for an empty column."""

_LOOK_AHEAD = 3
"""Lines after a line that crosses the gutters (a section row) that must keep to them again."""

_NUMBER = re.compile(r"\d{1,3}[.)]?")
"""The number of a row; two of them in a column make what crosses it a section row."""

_SEEN = 4
"""Lines with text on both sides of a gutter, before a line can have texts beside the columns."""

_HEAD = 3
"""Lines at the top of a table among which its head is."""

_TITLE = 5
"""Lines of text over a table that can hide its columns."""

_BESIDE = 4
"""How far a text can stand beside its column in a single line."""

_SHIFT = 0.4
"""How far a column can move from page to page, each with a grid of its own (50 to 68 is seen)."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines ``start`` to ``stop`` (excluded) of a page, and where each column begins.

    ``columns`` are positions in characters; a line that crosses them is listed in ``crossing``,
    one whose texts stand a little beside them in ``shifted``. ``labelled`` are the places where
    text begins after bullets or numbers without a head.
    """

    start: int
    stop: int
    columns: tuple[int, ...]
    crossing: frozenset[int] = frozenset()
    labelled: tuple[int, ...] = ()
    shifted: frozenset[int] = frozenset()


def find_regions(lines: Sequence[str]) -> tuple[Region, ...]:
    """The runs of lines set in columns.

    A run holds as long as some column of blanks goes through all its lines with text on both
    sides; a line or two that cross it do not end it where the columns go on right after.
    """
    pieces = pieces_of(lines)
    masks = [_mask(line) for line in pieces]
    found: list[Region] = []
    index = 0
    while index < len(lines):
        region = _grow(lines, masks, index) if masks[index] else None
        if region is not None:
            region = _without_title(lines, masks, index, region)
            region = _with_head(lines, region)
            found.append(region)
            index = region.stop
        else:
            index += 1
    return tuple(found)


def match_columns(columns: Sequence[int], earlier: Sequence[int]) -> tuple[int, ...] | None:
    """Which of the columns of an earlier page these are; None where they do not fit into them."""
    places: list[int] = []
    for column in columns:
        rest = [i for i in range(len(earlier)) if not places or i > places[-1]]
        near = min(rest, key=lambda i: abs(earlier[i] - column), default=None)
        if near is None or abs(earlier[near] - column) > max(4, _SHIFT * earlier[near]):
            return None
        places.append(near)
    return tuple(places)


def cut(line: str, columns: Sequence[int], shifted: bool = False) -> list[str]:
    """The text of each column of a line."""
    if shifted:
        columns = (0, *(_beside(segments(line), column) or column for column in columns[1:]))
    ends = [*columns[1:], len(line)]
    return [line[start:end].rstrip() for start, end in zip((0, *columns[1:]), ends, strict=True)]


def has_columns(line: str, columns: Sequence[int]) -> bool:
    """Whether a line that crosses columns is no heading over them, but a row that keeps to some."""
    return any(_near(start, set(columns[1:])) for start, _ in segments(line)[1:])


def _beside(pieces: Sequence[tuple[int, int]], column: int) -> int:
    """Where a column begins in a line whose text covers its usual place; 0 where it is not near."""
    for (start, end), (after, _) in zip_longest(pieces, pieces[1:], fillvalue=(0, 0)):
        if start < column < end:
            return start if column - start <= _BESIDE else after if end - column <= _BESIDE else 0
    return column


def _mask(pieces: Iterable[tuple[int, int]]) -> int:
    """The positions with text as bits; single blanks inside text count as text."""
    mask = 0
    for start, end in pieces:
        mask |= ((1 << (end - start)) - 1) << start
    return mask


def _gutters(mask: int) -> list[tuple[int, int]]:
    """(start, end) of the blanks between text."""
    from_the_left = f"{mask:b}"[::-1]
    return [found.span() for found in re.finditer(r"(?<=1)0+(?=1)", from_the_left)]


def _grow(lines: Sequence[str], masks: Sequence[int], start: int) -> Region | None:
    occupied = 0
    inside: list[int] = []
    crossing: set[int] = set()
    shifted: set[int] = set()
    stop = start
    width = max(mask.bit_length() for mask in masks)
    for index in range(start, len(lines)):
        if index < stop or not masks[index]:
            continue
        together = occupied | masks[index]
        if _is_shifted(segments(lines[index]), masks, inside, occupied, together):
            shifted.add(index)
            inside.append(index)
            stop = index + 1
            continue
        if _goes_on(lines, masks, inside, occupied, together, index, width):
            occupied = together
            inside.append(index)
            stop = index + 1
            continue
        skipped = _crossing_lines(lines, masks, inside, occupied, index)
        if not skipped:
            break
        crossing.update(skipped)
        stop = skipped[-1] + 1
    while inside and inside[-1] in shifted:  # the columns do not go on as they were
        inside.pop()
    columns, labelled = _columns(lines, occupied, inside)
    if len(columns) < 2:
        return None
    inside = _trim(lines, masks, inside, columns)
    left = [
        i for i in inside if _sides(masks[i], columns[1]) or ONLY_LABELS.fullmatch(lines[i].strip())
    ]
    sided = {*left, *(i for i in inside if any(_sides(masks[i], c) for c in columns[2:]))}
    aligned = {start for i in sided for start, _ in segments(lines[i])[1:]}
    few = len(sided) < 2 or (len(sided) == 2 and not any(_near(c, aligned) for c in columns[1:]))
    if few or not left:
        return None
    first, last = inside[0], inside[-1]
    for index in inside:  # the rest of a section's heading that is too long for one line
        goes_on = index - 1 in crossing and not masks[index] >> columns[1]
        if goes_on and not ONLY_LABELS.fullmatch(lines[index].split()[0]):
            crossing.add(index)
    crossed = frozenset(i for i in crossing if first < i < last)
    return Region(first, last + 1, columns, crossed, labelled, frozenset(shifted))


def _without_title(
    lines: Sequence[str], masks: Sequence[int], index: int, region: Region
) -> Region:
    """The region, or the one that begins below it, if lines of text right over a table hide some
    of its columns, or make lines cross them."""
    filled = [i for i in range(index, region.stop) if masks[i]]
    for above, start in islice(pairwise(filled), _TITLE):
        if _gutters(masks[above]) and not _is_numbered(lines[above]):
            break
        below = _grow(lines, masks, start)
        if below and below.stop >= region.stop and _clearness(below) > _clearness(region):
            return below
    return region


def _with_head(lines: Sequence[str], region: Region) -> Region:
    """The region, with the columns that its head has and only section rows hide:

    No.    Recommendation             Response
    On the water
    1      Mend the nets              Agreed.
    """
    inside = [i for i in range(region.start, region.stop) if lines[i].strip()]
    spans = {i: segments(lines[i]) for i in inside}
    head = max(inside[:_HEAD], key=lambda i: len(spans[i]))
    columns, crossing = list(region.columns), set(region.crossing)
    for start, _ in spans[head][1:]:
        if any(abs(start - column) <= _BESIDE for column in columns):
            continue
        stop = next((column for column in region.columns if column > start), max(map(len, lines)))
        below = [[s for s, _ in spans[i]] for i in inside if i > head]
        rows = [found for found in below if any(abs(s - start) <= 1 for s in found)]
        hiding = {i for i in inside if i > head and any(s < start - 1 < e for s, e in spans[i])}
        sections = all(len(spans[i]) == 1 and spans[i][0][1] <= stop for i in hiding)
        beside = any(found[0] < start - 1 for found in rows)
        if len(rows) > max(2, 2 * len(hiding)) and sections and beside:
            columns.append(start)
            crossing |= hiding
    if len(columns) == len(region.columns):
        return region
    return replace(region, columns=tuple(sorted(columns)), crossing=frozenset(crossing))


def _is_numbered(line: str) -> bool:
    """Whether a line has nothing beside its text but a number: "6.     Nets were torn."."""
    pieces = segments(line)
    return len(pieces) == 2 and ONLY_LABELS.fullmatch(line[slice(*pieces[0])]) is not None


def _clearness(region: Region) -> tuple[int, int]:
    return len(region.columns) + len(region.labelled), -len(region.crossing)


def _goes_on(
    lines: Sequence[str],
    masks: Sequence[int],
    inside: Sequence[int],
    occupied: int,
    together: int,
    index: int,
    width: int,
) -> bool:
    """Whether a line keeps to the gutters of the lines before it."""
    after = _gutters(together)
    before = _gutters(occupied)
    if not before:
        leading = (together & -together).bit_length() - 1
        room = max(leading, width - together.bit_length())
        return bool(after) or (not _gutters(masks[index]) and room >= _WIDE)
    for begin, end in before:
        if any(begin < e and b < end for b, e in after):
            continue
        sided = [i for i in inside if _sides(masks[i], end)]
        labels = [i for i in sided if _NUMBER.fullmatch(lines[i][:end].strip())]
        if len(before) == 1 or len(sided) >= 4 or len(labels) >= 2:
            return False
    return bool(after)


def _is_shifted(
    pieces: Sequence[tuple[int, int]],
    masks: Sequence[int],
    inside: Sequence[int],
    occupied: int,
    together: int,
) -> bool:
    """Whether a line closes gutters only because its texts stand a little beside the columns."""
    after = _gutters(together)
    lost = [
        end for begin, end in _gutters(occupied) if not any(begin < e and b < end for b, e in after)
    ]
    seen = all(sum(_sides(masks[i], end) for i in inside) >= _SEEN for end in lost)
    return bool(lost) and seen and all(_beside(pieces, end) for end in lost)


def _crossing_lines(
    lines: Sequence[str],
    masks: Sequence[int],
    inside: Sequence[int],
    occupied: int,
    index: int,
) -> list[int]:
    """The line, or two lines, that cross the gutters where the columns go on right after."""
    gutters = _gutters(occupied)
    if not gutters:
        return []
    needed = 1 if len(inside) > 1 else _LOOK_AHEAD  # a head alone is not yet a table
    rest = [i for i in range(index, len(lines)) if masks[i]]
    for count in (1, 2):
        ahead = rest[count : count + _LOOK_AHEAD]
        together = occupied
        sided = 0
        for i in ahead:
            together |= masks[i]
            sided += any(_sides(masks[i], end) for _, end in gutters)
        kept = _gutters(together)
        if sided >= needed and all(any(b < e and s < end for s, e in kept) for b, end in gutters):
            return rest[:count]
    return []


def _sides(mask: int, column: int) -> bool:
    """Whether a line has text on both sides of a position."""
    return bool(mask >> column) and bool(mask & ((1 << column) - 1))


def _near(column: int, starts: set[int]) -> bool:
    return any(abs(column - start) <= 1 for start in starts)


def _columns(
    lines: Sequence[str], occupied: int, inside: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the columns begin, and what they hold in two: bullets and numbers without a head are
    part of the next one."""
    columns = [0, *(end for _, end in _gutters(occupied))]
    ends = [*columns[1:], occupied.bit_length()]
    kept: list[int] = []
    labelled: list[int] = []
    pending: int | None = None
    for column, end in zip(columns, ends, strict=True):
        texts = [lines[i][column:end].strip() for i in inside]
        if all(ONLY_LABELS.fullmatch(text) for text in texts if text) and end != ends[-1]:
            pending = column if pending is None else pending
            continue
        if pending is not None:
            labelled.append(column)
        kept.append(column if pending is None else pending)
        pending = None
    return tuple(kept), tuple(labelled)


def _trim(
    lines: Sequence[str], masks: Sequence[int], inside: Sequence[int], columns: Sequence[int]
) -> list[int]:
    """The lines without what stands in the first column before and after the rows.

    A line next to a row belongs to it; text after a blank line only where it is wrapped to the
    width of the column, as the rest of a long cell is.
    """
    right = [i for i in inside if masks[i] >> columns[1]]
    if not right:
        return []
    first, last = right[0], right[-1]
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside and not lines[last + 1].strip().isdigit():  # a footnote's number
        last += 1
    after = [i for i in inside if i > last]
    wrapped = [i for i in after if masks[i].bit_length() >= 0.6 * columns[1]]
    contents = all(lines[i][columns[1] :].strip().isdigit() for i in right)
    if not contents and len(wrapped) >= 2 and len(wrapped) * 2 >= len(after):
        last = after[-1]
    return [i for i in inside if first <= i <= last]
