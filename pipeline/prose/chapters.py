"""Takes the paragraphs of a document and returns the headings that name its sections: those of
chapters, and those over a recommendation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from pipeline.joining import is_closed
from pipeline.labels.headers import header_role
from pipeline.labels.headings import is_generic_heading, starts_as
from pipeline.prose.draft import Draft
from pipeline.prose.units import LONG_HEADING, LOWEST_LEVEL, Unit, is_over_parts

_BOXED = 10  # the level of titles in boxes, below all others


def find_chapters(units: Sequence[Unit], starts: frozenset[int]) -> dict[int, list[int]]:
    """For the first recommendation of each chapter its heading, where text stands between, and
    the lines of headings directly above that.

    Chapter 2: Warning the public / a page of introduction / Recommendation 1 …
    Chapters are headings of one level, at least two of them with recommendations, the first of
    them above all recommendations; so the document's own title is none.
    """
    first, uneven = min(starts), _are_uneven(units, starts)
    levels = {i: level for i in range(len(units)) if (level := _chapter_level(units, i))}
    names = Counter(units[i].paragraph.text for i in levels)
    headings = [
        i
        for i in levels
        if not _is_of_title(units, i)
        and i not in starts
        and names[units[i].paragraph.text] == 1
        and not is_generic_heading(units[i].paragraph.text)
    ]
    for level in sorted({levels[i] for i in headings}):
        of_level = [i for i in headings if levels[i] == level]
        opened: dict[int, list[int]] = {}
        empty = 0
        for heading, following in pairwise([*of_level, len(units)]):
            inside = [start for start in sorted(starts) if heading < start < following]
            if inside:
                alike = {i for i, found in levels.items() if found == level} - starts
                opened[inside[0]] = _lines_around(heading, alike)
            elif following < len(units) and levels.get(heading + 1) != level:
                empty += level == _BOXED or (uneven and heading > first)
        own = [i for run in opened.values() for i in run]
        numbers = [number.number for i in own if (number := units[i].number)]
        again = len(set(numbers)) < len(numbers)  # "1. Training" inside each of the answers
        within = empty > 0  # the titles inside the answers
        if len(opened) > 1 and first in opened and not again and not within:
            return _with_lines_above(units, opened)
    return {}


def _lines_around(i: int, alike: Collection[int]) -> list[int]:
    """The lines of a heading of several: those directly above and below that are like it."""
    first = last = i
    while first - 1 in alike:
        first -= 1
    while last + 1 in alike:
        last += 1
    return list(range(first, last + 1))


def titles_of_chapters(
    units: Sequence[Unit], chapters: Mapping[int, list[int]]
) -> dict[int, list[int]]:
    """Of the lines over each chapter those that name it: "Report no. 12, 5 May 2021", over
    each of them with other figures, does not."""
    repeated = _repeated_lines(units, chapters.values())
    return {
        start: [i for i in run if i not in repeated] or run[-1:] for start, run in chapters.items()
    }


def _with_lines_above(
    units: Sequence[Unit], opened: Mapping[int, list[int]]
) -> dict[int, list[int]]:
    """Adds to lines that are the same over each chapter the title above, which is plain text."""
    repeated = _repeated_lines(units, opened.values())

    def with_title(run: list[int]) -> list[int]:
        above = units[run[0] - 1]
        titled = is_name(above, 12) and above.paragraph.text[:1].isupper()
        closed = run[0] > 1 and is_closed(units[run[0] - 2].paragraph)
        found = repeated.issuperset(run) and titled and closed and not _is_labelled(above)
        return [run[0] - 1, *run] if found else run

    return {start: with_title(run) for start, run in opened.items()}


def _is_labelled(unit: Unit) -> bool:
    return bool(unit.asks or unit.answers or unit.number or unit.evaluates or unit.verdict)


def _repeated_lines(units: Sequence[Unit], runs: Collection[list[int]]) -> set[int]:
    """The lines that are the same over three chapters up to their first figure, or colon."""
    shapes = {}
    for i in (i for run in runs for i in run):
        text = units[i].paragraph.text
        found = re.match(r"\D{4,}?(?=:|\S*\d)", text)
        if not starts_as(text, "sections"):
            shapes[i] = found[0] if found else text
    count = Counter(shapes.values())
    return {i for i, shape in shapes.items() if count[shape] > 2}


def _is_of_title(units: Sequence[Unit], i: int) -> bool:
    """Whether a heading is a line of the document's title: below others of its level alone, or
    printed on the cover before."""
    levels = {unit.paragraph.heading for unit in units[: i + 1]}
    counted = units[i].number or starts_as(units[i].paragraph.text, "sections")
    alone = i > 0 and len(levels) == 1 and 0 not in levels and not counted
    cover = [unit.paragraph.text for unit in units[: min(i, 5)] if unit.page < units[i].page]
    return alone or units[i].paragraph.text in cover


def _chapter_level(units: Sequence[Unit], i: int) -> int:
    """The level of a heading; below all others one that is only set bold: "Theme II: Access",
    "3. Cash handling", and then one that fills a box of its own."""
    unit = units[i]
    if unit.answers and (unit.answers.number or not unit.answers.whole):
        return 0  # "Response to recommendation 4", "Response: Accepted": headings in plain text
    names = unit.is_key and header_role(unit.paragraph.text) in ("recommendation", "response")
    if unit.evaluates or names or (i and units[i - 1].is_label_only):
        return 0  # "Board recommendation", over its text; "Recommendation 4" / its own title
    bold = unit.paragraph.bold and len(unit.paragraph.words) < LONG_HEADING
    if unit.box:
        return _BOXED if bold and _is_title_box(units, i) else 0
    if unit.paragraph.heading:
        return unit.paragraph.heading
    counted = unit.number is not None and not unit.number.whole and unit.is_heading
    return LOWEST_LEVEL if bold and (counted or starts_as(unit.paragraph.text, "sections")) else 0


def _is_title_box(units: Sequence[Unit], i: int) -> bool:
    """Whether a box holds nothing but headings that are no labels."""
    inside = [unit for unit in units[max(0, i - 3) : i + 4] if unit.block == units[i].block]
    return all(unit.is_heading and not unit.asks and not unit.field for unit in inside)


def section_before(units: Sequence[Unit], i: int, draft: Draft | None) -> list[int]:
    """The headings directly above a recommendation, taken back from the answer before it."""
    found: list[int] = []
    for k in range(i - 1, max(-1, i - 5), -1):
        unit = units[k]
        if unit.box or unit.is_field_name or not unit.is_heading:
            break
        if unit.asks and not is_over_parts(units, k):
            break
        if draft is not None and k in draft.asked:
            break
        found.insert(0, k)
    if draft is not None:
        draft.answered = [k for k in draft.answered if k not in found]
        draft.asides = [[k for k in aside if k not in found] for aside in draft.asides]
    return found


def section_level(units: Sequence[Unit], starts: frozenset[int]) -> int:
    """The level of the headings under which recommendations stand; 1 where there are none.

    It is 0 where only some of them are headings, so that levels say little.
    """
    levels = [
        units[k].paragraph.heading
        for i in starts
        for k in section_before(units, i, None)
        if units[k].paragraph.heading
    ]
    if levels or _are_uneven(units, starts):
        return max(levels, default=0)
    return min(units[i].paragraph.heading for i in starts) or 1


def _are_uneven(units: Sequence[Unit], starts: frozenset[int]) -> bool:
    """Whether only some recommendations are headings: in plain text, the short lines."""
    levels = {units[i].paragraph.heading for i in starts}
    return 0 in levels and len(levels) > 1


def is_name(unit: Unit, longest: int = 8) -> bool:
    """Whether a line could be who signs: neither a sentence nor "Target date", over the date."""
    text, words = unit.paragraph.text, len(unit.paragraph.words)
    named = unit.field or unit.is_field_line or header_role(text)
    closed = text.endswith((".", ":", "?", "!"))
    return 1 < words <= longest and not (named or unit.paragraph.bullet or closed)
