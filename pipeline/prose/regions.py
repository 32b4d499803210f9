"""Says where the answers of a document end: at chapters, findings, letters' ends, annexes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from pipeline.joining import is_closed
from pipeline.labels import (
    asks,
    closes_letter,
    column_role,
    is_generic_heading,
    is_imprint,
    is_within_answer,
    mentions,
    starts_as,
    states_position,
)
from pipeline.models import text_of
from pipeline.prose.draft import Draft, steps_between
from pipeline.prose.units import LONG_HEADING, Unit, is_over_parts, number_form

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
            _with_lines_above(units, opened.values())
            return opened
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


def _with_lines_above(units: Sequence[Unit], runs: Collection[list[int]]) -> None:
    """Adds to lines that are the same over each chapter the title above, which is plain text."""
    repeated = _repeated_lines(units, runs)
    for run in runs:
        above = units[run[0] - 1]
        titled = _is_name(above, 12) and above.paragraph.text[:1].isupper()
        closed = run[0] > 1 and is_closed(units[run[0] - 2].paragraph)
        if repeated.issuperset(run) and titled and closed and not _is_labelled(above):
            run.insert(0, run[0] - 1)


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
    bold = unit.paragraph.bold and len(unit.paragraph.words) < LONG_HEADING
    if unit.box:
        return _BOXED if bold and _is_title_box(units, i) else 0
    if unit.paragraph.heading:
        return unit.paragraph.heading
    counted = unit.number is not None and not unit.number.whole and unit.is_heading
    return 9 if bold and (counted or starts_as(unit.paragraph.text, "sections")) else 0


def _is_title_box(units: Sequence[Unit], i: int) -> bool:
    """Whether a box holds nothing but headings that are no labels."""
    inside = [unit for unit in units[max(0, i - 3) : i + 4] if unit.block == units[i].block]
    return all(unit.is_heading and not unit.asks and not unit.field for unit in inside)


def section_before(units: Sequence[Unit], i: int, draft: Draft | None) -> list[int]:
    """The headings directly above a recommendation, taken back from the answer before it."""
    found: list[int] = []
    for k in range(i - 1, max(-1, i - 5), -1):
        unit = units[k]
        if unit.box or not unit.is_heading or (unit.asks and not is_over_parts(units, k)):
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


def ends_region(
    units: Sequence[Unit],
    i: int,
    level: int,
    more: bool,
    chapters: frozenset[int],
    draft: Draft,
) -> bool:
    """Whether an answer ends here: a heading as high as the sections', an annex, an empty page."""
    unit, before = units[i], units[i - 1]
    if not more and unit.page - before.page > 1:
        return True
    text = unit.paragraph.text
    closed = not more and (closes_letter(text) or _closes_document(units, i))
    if closed or _goes_on_counting(unit, draft, units):
        return True
    level = max(level, _level_of_label(units, draft) - 1, int(not more))
    level = 0 if unit.answers and not unit.answers.whole else level
    if i in chapters or (not unit.box and 0 < unit.paragraph.heading <= level):
        return not (more and is_within_answer(text))
    if _leaves_box(units, i, draft):
        return True
    return not more and (_opens_annex(unit) or text.casefold().startswith("isbn"))


def _level_of_label(units: Sequence[Unit], draft: Draft) -> int:
    """The level of "Government response" where it is a heading: a higher one ends the answer."""
    first = units[draft.answered[0]] if draft.answered else None
    return first.paragraph.heading if first and first.answers and not first.box else 0


def _leaves_box(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether a heading follows the box that holds what is asked, the label and the answer: that
    of the next page, or that of another box, where theirs has a heading above as well."""
    unit, block = units[i], units[draft.asked[0]].block
    said = [units[k] for k in draft.answered if units[k].block == block]
    labelled = bool(said) and said[0].box and said[0].answers is not None
    told = labelled and sum(len(other.paragraph.words) for other in said) > 20
    if not told or not unit.is_heading or unit.block == block:
        return False
    above = units[draft.asked[0] - 1]
    titled = above.block == block and above.is_heading
    return titled if unit.box else unit.paragraph.heading > 0 and unit.page > units[i - 1].page


def is_above_headings_of_answers(units: Sequence[Unit], i: int, drafts: Sequence[Draft]) -> bool:
    """Whether a heading below the last answer is larger than all that stand within the others:
    "Treasury Minutes Archive", a list of what was published."""
    level, others = units[i].paragraph.heading, drafts[:-1]
    if not level or units[i].box or len(others) < 2 or is_within_answer(units[i].paragraph.text):
        return False
    inner = [units[k].paragraph.heading for draft in others for k in draft.answered]
    return all(not found or level < found for found in inner)


def _closes_document(units: Sequence[Unit], i: int) -> bool:
    """Whether nothing but an imprint follows a sentence, up to the annexes or to the end:
    "Department for Ports / May 2024"."""
    after = (k for k in range(i, len(units)) if _opens_annex(units[k]))
    rest, before = units[i : next(after, None)], units[i - 1].paragraph
    if len(rest) > 4 or not is_closed(before) or before.text.endswith(":"):
        return False
    dated = [is_imprint(unit.paragraph.text) for unit in rest]
    return any(dated) and all(d or _is_name(u) for d, u in zip(dated, rest, strict=True))


def _is_name(unit: Unit, longest: int = 8) -> bool:
    """Whether a line could be who signs: neither a sentence nor "Target date", over the date."""
    text, words = unit.paragraph.text, len(unit.paragraph.words)
    named = unit.field or unit.is_field_line or column_role(text)
    closed = text.endswith((".", ":", "?", "!"))
    return 1 < words <= longest and not (named or unit.paragraph.bullet or closed)


def _opens_annex(unit: Unit) -> bool:
    brief = len(unit.paragraph.words) <= 12
    return brief and unit.is_heading and starts_as(unit.paragraph.text, "ends")


def _goes_on_counting(unit: Unit, draft: Draft, units: Sequence[Unit]) -> bool:
    """Whether the report's own numbered paragraphs go on after an answer.

    31. Recommendation. The Agency should …  The Agency’s response. Agreed. …  32. We also found …
    Recommendation no. 2  2.34 The Department should …  Response: Agreed.  2.35 This section …
    """
    if unit.number is None or not draft.answered or _is_verdict_alone(units, draft):
        return False
    for own in (label for k in draft.asked[:2] for label in (units[k].asks, units[k].number)):
        if own is not None and (own.counted or "." in own.number):
            steps = steps_between(own.number, unit.number.number)
            if steps:
                return 0 < steps < 6
    return False


def _is_verdict_alone(units: Sequence[Unit], draft: Draft) -> bool:
    """Whether an answer is no more than "Agency response: Agreed." so far."""
    first = units[draft.answered[0]]
    words = first.paragraph.words[first.answers.words if first.answers else 0 :]
    brief = len(draft.answered) == 1 and len(words) <= 6
    return brief and states_position(text_of(words))


def find_finding_headings(units: Sequence[Unit], starts: frozenset[int]) -> frozenset[int]:
    """Headings over a report's own text that leads to recommendations, so ends an answer above.

    Radios were kept in a warehouse / We visited … / The Director should: / Recommendation 4: …
    That is so where the text ends with a colon, or where such a heading of one level, each with
    its own title, stands over the first recommendation and over two more.
    """
    over: dict[int, int] = {}
    for before, start in pairwise([-1, *sorted(starts)]):
        k = start - 2
        while k > before and not (units[k].is_heading and not units[k].answers):
            k -= 1
        if k > before and start - 1 not in starts and not units[start - 1].is_heading:
            over[start] = k
    titled = _headings_like_the_first(units, starts, list(over.values()))
    return frozenset(
        k for start, k in over.items() if k in titled or leads_to_recommendation(units[start - 1])
    )


def leads_to_recommendation(unit: Unit) -> bool:
    """Whether text leads to a recommendation: "We recommend that the Director:"."""
    text = unit.paragraph.text
    return text.endswith(":") and (asks(text) or mentions(text, "subject"))


def _headings_like_the_first(
    units: Sequence[Unit], starts: frozenset[int], over: Sequence[int]
) -> frozenset[int]:
    """Those of the headings that have the level of the first, which is over all recommendations;
    none where less than three have, or where recommendations are headings as high."""
    if not over or over[0] > min(starts):
        return frozenset()
    level = units[over[0]].paragraph.heading
    own = [units[i].paragraph.heading for i in starts if units[i].paragraph.heading]
    texts = Counter(unit.paragraph.text for unit in units)
    alike = [
        k
        for k in over
        if units[k].paragraph.heading == level
        and texts[units[k].paragraph.text] == 1
        and not is_within_answer(units[k].paragraph.text)
    ]
    if not level or len(alike) < 3 or level >= min(own, default=level + 1):
        return frozenset()
    return frozenset(alike)


def find_running_paragraphs(units: Sequence[Unit], starts: frozenset[int]) -> frozenset[int]:
    """The numbered paragraphs of a report that counts its paragraphs from before the first
    recommendation on: 7.12 We looked at …"""
    numbered = [i for i, u in enumerate(units) if u.number and "." in u.number.number]
    if len(numbered) < 3 or not any(i < min(starts) for i in numbered):
        return frozenset()
    return frozenset(numbered)


def find_report_paragraphs(units: Sequence[Unit], starts: frozenset[int]) -> frozenset[int]:
    """The paragraphs that a report counts in another form than what it recommends, from before
    the first recommendation on: 6. We looked at …  (1) The Office should …"""
    forms = {number_form(units[i]) for i in starts if units[i].number}
    counted: list[int] = []
    last = 0
    for i, unit in enumerate(units):
        number = unit.number.number if unit.number and number_form(unit) not in forms else ""
        if number.isdecimal() and last < int(number) < last + 4:
            counted.append(i)
            last = int(number)
    return frozenset(counted if forms and counted and counted[0] < min(starts) else ())


def is_told_without_number(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether an answer has its text already, none of it numbered as the paragraph at ``i`` is."""
    said = [units[k] for k in draft.answered]
    if not said or any(unit.number for unit in said):
        return False
    boxed = said[-1].box and not units[i].box
    return boxed or sum(len(unit.paragraph.words) for unit in said) > 14
