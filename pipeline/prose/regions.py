"""Says where the answers of a document end: at chapters, findings, letters' ends, annexes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.joining import is_closed
from pipeline.labels.headings import closes_letter, is_imprint, is_within_answer, starts_as
from pipeline.labels.sentences import states_position
from pipeline.labels.vocabulary import mentions
from pipeline.models import text_of
from pipeline.prose.chapters import is_name
from pipeline.prose.draft import Draft, steps_between
from pipeline.prose.units import Unit, number_form


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


def is_below_fields(i: int, drafts: Sequence[Draft]) -> bool:
    """Whether text stands below the fields under the last answer, as it does below no other's:
    "* The status of actions is tracked on our site.", below the last of the tables."""
    ends = [
        (max(k for ks in draft.fields.values() for k in ks), draft.answered[-1])
        for draft in drafts
        if draft.fields and draft.answered
    ]
    below = [fields < answered for fields, answered in ends]
    whole = len(ends) == len(drafts) > 2
    return whole and not any(below) and ends[-1][0] < i


def _closes_document(units: Sequence[Unit], i: int) -> bool:
    """Whether nothing but an imprint follows a sentence, up to the annexes or to the end:
    "Department for Ports / May 2024"."""
    after = (k for k in range(i, len(units)) if _opens_annex(units[k]))
    rest, before = units[i : next(after, None)], units[i - 1].paragraph
    beside = units[i].block == units[i - 1].block and not units[i].box  # in a row of a table
    if beside or len(rest) > 6 or not is_closed(before) or before.text.endswith(":"):
        return False
    dated = [is_imprint(unit.paragraph.text) for unit in rest]
    return any(dated) and all(d or _signs(u) for d, u in zip(dated, rest, strict=True))


def _signs(unit: Unit) -> bool:
    """Whether a line could be of who signs, or where: "Port Town;"  "Chair,"; but no source of an
    answer, "[Ministry of Boats, dated 4 May 2030]"."""
    text = unit.paragraph.text
    named = is_name(unit, 12) or re.fullmatch(r"[A-Z]\w+[,;]", text) is not None
    return named and not text.startswith("[")


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
    return text.endswith(":") and mentions(text, "asks", "subject")


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
