"""Reads on from where each recommendation is announced and returns what is asked and answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.choices import is_choice
from pipeline.labels.headers import header_role, is_verdict
from pipeline.labels.headings import is_generic_heading
from pipeline.labels.numbers import is_number
from pipeline.labels.printed import match_context, responder_of, text_after
from pipeline.labels.sentences import states_position
from pipeline.prose.asking import (
    goes_on_in_box,
    is_still_asked,
    is_verdict_in_box,
    takes_position,
)
from pipeline.prose.chapters import (
    find_chapters,
    section_before,
    section_level,
    titles_of_chapters,
)
from pipeline.prose.draft import Draft, number_of
from pipeline.prose.regions import (
    ends_region,
    find_finding_headings,
    find_report_paragraphs,
    find_running_paragraphs,
    is_above_headings_of_answers,
    is_below_fields,
    is_told_without_number,
    leads_to_recommendation,
)
from pipeline.prose.sifting import (
    without_findings,
    without_lists,
    without_own_text,
    without_run_ons,
    without_summaries,
    without_title,
)
from pipeline.prose.units import LONG_HEADING, Unit


def collect_pairs(
    units: Sequence[Unit], starts: frozenset[int], answers: frozenset[int], way: str
) -> tuple[Draft, ...]:
    """Reads on from each start: first what is asked, then the answer, up to the next start."""
    labelled = _has_labelled_answers(units, starts, answers)
    drafts: list[Draft] = []
    draft: Draft | None = None
    level = section_level(units, starts)
    chapters = find_chapters(units, starts)
    level = max([level, *(units[k].paragraph.heading for ks in chapters.values() for k in ks)])
    opened = frozenset(i for headings in chapters.values() for i in headings)
    titles = titles_of_chapters(units, chapters)
    last = max(starts)
    context = _context_in_boxes(units, starts)
    counted = find_running_paragraphs(units, starts)
    report = find_report_paragraphs(units, starts)
    opened |= find_finding_headings(units, starts)
    # "Response to recommendation 4": each is answered by itself, wherever its answer stands.
    around = _labels_around(units, answers)
    apart = sum(bool(units[i].answered_number) for i in answers) * 2 > len(answers) - len(around)
    for i, unit in enumerate(units):
        if draft is not None and _answers_part(units, i, draft):
            draft.answered.append(i)
        elif draft is not None and not draft.answered and _names_text(unit, units, draft):
            lines = [k for k in draft.asked if units[k].is_field_line]
            _add_fields(units, draft, lines)
            draft.asked = [k for k in draft.asked if k not in lines]
            draft.names.append(i)
        elif i in starts and not _continues_box(units, i, draft):
            together = _answered_together(units, i, draft, answers)
            grouped = draft is not None and _is_grouped(units, i, draft, together)
            if draft is not None and grouped and (together or not apart):
                draft.asked.append(i)
                continue
            _take_back_lead(units, i, draft)
            section = section_before(units, i, draft) or _title_of_restart(units, i, draft)
            section = section or _heading_of_restart(units, i, drafts)
            if all(is_generic_heading(units[k].paragraph.text) for k in section):
                section = [*titles.get(i, []), *section]
            draft = Draft([i], section=section)
            drafts.append(draft)
        elif i in answers and (named := _named_draft(units, drafts, draft, unit)):
            draft = named
            _open_answer(draft, i, unit)
        elif draft is None and i in answers and drafts and _is_further(units, i, drafts[-1]):
            draft = drafts[-1]  # another body's, below the numbered paragraphs of the first
            _open_answer(draft, i, unit)
        elif draft is None or i in context or _fills_form(units, i, draft):
            continue
        elif is_verdict_in_box(units, draft, i):
            draft.answered.append(i)
        elif goes_on_in_box(units, draft, i):
            draft.asked.append(i)
        elif i in answers and _is_over_answers(units, i, draft, answers):
            draft = None  # "Responses", over the answers, each under its number
        elif i in answers and _has_verdict_only(units, draft) and not unit.verdict:
            draft.label, draft.answered = draft.answered[0], []
            _open_answer(draft, i, unit)
        elif i in around and draft.answered[:1] == [around[i]]:
            _set_fields_apart(units, draft)
            _open_answer(draft, i, unit)
        elif i in answers and not (draft.answered and not _is_own_label(units, i, draft)):
            _set_fields_of_request_apart(units, draft)
            _open_answer(draft, i, unit)
        elif i in answers and _is_next_round(units, i, draft):
            draft.names.append(i)
            draft.asides.append([])  # empty: what follows is the answer's
        elif draft.answered and unit.is_key and unit.answers and unit.answers.whole:
            draft.names.append(i)  # "Reasons / comments" in a form, beside more of the answer
        elif draft.answered and (i in report or match_context(unit.paragraph)):
            section_before(units, i, draft)  # the title of a finding is no part of the answer
            draft = None
        elif unit.evaluates and draft.answered:
            draft.asides.append([i])
        elif draft.asides and (
            unit.is_heading or ends_region(units, i, level, last > i, opened, draft)
        ):
            draft = None
        elif draft.asides:
            (draft.asides[-1] or draft.answered).append(i)
        elif apart and not draft.answered and unit.is_heading and not _is_title(units, i, draft):
            draft = None  # a heading over the answers, each under its number
        elif not draft.answered and is_still_asked(units, draft, i, labelled, way):
            draft.asked.append(i)
        elif apart and not draft.answered:
            draft = None  # its answer stands further down, under its number
        elif not draft.answered and takes_position(unit):
            draft.answered.append(i)  # set as large as a heading
        elif (
            ends_region(units, i, level, last > i, opened, draft)
            or (i in counted and is_told_without_number(units, i, draft))
            or (last < i and is_above_headings_of_answers(units, i, drafts))
            or (last < i and is_below_fields(i, drafts))
        ):
            draft = None
        else:
            draft.answered.append(i)
    kept = without_findings(units, without_lists(units, without_run_ons(units, drafts)))
    kept = without_summaries(units, without_own_text(units, kept))
    _set_fields_below_apart(units, [draft for draft in kept if draft.answered])
    return without_title(units, kept)


def _take_back_lead(units: Sequence[Unit], i: int, draft: Draft | None) -> None:
    """Takes the line that leads to the next recommendations out of the answer before them, or of
    what is said of it: "We recommended that the Director:"."""
    if draft is None or units[i - 1].paragraph.bullet or not leads_to_recommendation(units[i - 1]):
        return
    last = (draft.asides and draft.asides[-1]) or draft.answered
    if len(last) > 1 and last[-1] == i - 1:
        last.pop()


def _title_of_restart(units: Sequence[Unit], i: int, draft: Draft | None) -> list[int]:
    """The line over a recommendation at which the numbers begin anew, taken back from the answer
    before it: "Additional comments of Senator Harrow" over "Recommendation 1"."""
    number, title = number_of(units, Draft([i])), units[i - 1]
    if draft is None or number != "1" or draft.answered[-1:] != [i - 1]:
        return []
    text = title.paragraph.text.rstrip()
    brief = len(title.paragraph.words) <= LONG_HEADING and text[:1].isupper()
    closed = text.endswith((".", ":", ";", ",")) or title.paragraph.bullet
    if len(draft.answered) < 2 or closed or not brief or number_of(units, draft) in ("", "1"):
        return []
    draft.answered.pop()
    return [i - 1]


def _heading_of_restart(units: Sequence[Unit], i: int, drafts: Sequence[Draft]) -> list[int]:
    """The heading between the last answer and a recommendation at which the numbers begin anew,
    where text stands below it: "Additional comments" / "Two senators ask for more." / 1. …"""
    if number_of(units, Draft([i])) != "1" or not drafts or not drafts[-1].answered:
        return []
    end = max(drafts[-1].answered)
    if number_of(units, drafts[-1]) in ("", "1"):
        return []
    headings = [k for k in range(i - 1, end, -1) if units[k].paragraph.heading]
    named = (k for k in headings if not is_generic_heading(units[k].paragraph.text))
    return [k for k in named if len(units[k].paragraph.words) <= LONG_HEADING][:1]


def _is_over_answers(units: Sequence[Unit], i: int, draft: Draft, answers: frozenset[int]) -> bool:
    """Whether a heading "Responses" stands over answers that name what they answer."""
    label, own = units[i].answers, number_of(units, draft)
    bare = label is not None and label.whole and not label.number
    over = bare and units[i].paragraph.heading > 0 and own != ""
    return over and any(k > i and units[k].answered_number == own for k in answers)


def _take_back_titles(units: Sequence[Unit], i: int, draft: Draft) -> None:
    """Takes the titles over a table of fields out of the answer: "Action plan"."""
    before = i
    while draft.answered[1:] and draft.answered[-1] == before - 1:
        before -= 1
        unit = units[before]
        brief = len(unit.paragraph.words) <= LONG_HEADING // 2 and not unit.paragraph.bullet
        if not brief or unit.paragraph.text.rstrip().endswith((".", ":", ";", ",", "?", ")")):
            break
        draft.titles.append(draft.answered.pop())


def _fills_form(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Puts a verdict, or a field of a form, in its place; False for any other text."""
    unit = units[i]
    unsaid = draft.label < 0 and not draft.answered
    if _is_verdict(units, i, draft):
        draft.verdict.append(i)
    elif unit.is_field_name:
        if unit.field:
            _take_back_titles(units, i, draft)
        draft.names.append(i)
    elif unit.field and draft.label >= 0 and units[draft.label].field == unit.field:
        draft.fields[unit.field] = [draft.label, i]  # a status of each action is no verdict
        draft.label = -1
    elif unit.field in draft.fields:
        draft.fields[unit.field].append(i)
    elif (unit.field and draft.label < 0 and _names_verdict(unit)) or (
        unsaid and (is_choice(unit.paragraph.text) or (unit.verdict and not unit.answers))
    ):
        draft.label = i
    elif unit.field:
        draft.fields[unit.field] = [i]
    else:
        return False
    return True


def _context_in_boxes(units: Sequence[Unit], starts: frozenset[int]) -> frozenset[int]:
    """What stands in a box above the recommendation: the conclusion that it is drawn from.

    Between two labels it begins with its own: "Conclusion: …" below the text of the first.
    """
    context: set[int] = set()
    for start in starts:
        k = start - 1
        while k >= 0 and units[k].box and units[k].block == units[start].block and k not in starts:
            k -= 1
        first = k + 1
        if k in starts and units[k].block == units[start].block and units[k].asks:
            inside = range(first, start)
            first = next((i for i in inside if match_context(units[i].paragraph)), start)
        context.update(range(first, start))
    return frozenset(context)


def _is_grouped(units: Sequence[Unit], i: int, draft: Draft, together: bool) -> bool:
    """Whether a recommendation follows another directly, so that one answer is given to both:
    to up to four, or to as many as stand in one box, or are answered ``together`` by number."""
    boxed = units[i].box and units[i].asks and units[i].block == units[draft.asked[0]].block
    if draft.answered or (draft.asked[-1] != i - 1 and not boxed):
        return False
    if units[i - 1].paragraph.heading and not units[i - 1].asks:
        return False  # a list of recommendations ends here, and the answers begin
    if any(units[k].is_heading and not units[k].asks for k in draft.asked[1:]):
        return False  # what a report recommends, then the appendix that answers
    starts = [k for k in draft.asked if units[k].asks or units[k].number]
    numbers = number_of(units, draft), number_of(units, Draft([i]))
    return bool(together or boxed or len(starts) < 4) and all(numbers)


def _answered_together(
    units: Sequence[Unit], i: int, draft: Draft | None, answers: frozenset[int]
) -> bool:
    """Whether the next label of a response names both the recommendation at ``i`` and the one
    before: "Response to recommendations 1 to 3"."""
    following = next((k for k in sorted(answers) if k > i), None)
    if draft is None or following is None:
        return False
    named = _expand(units[following].answered_number)
    numbers = {number_of(units, draft), number_of(units, Draft([i]))}
    return len(numbers) == 2 and numbers <= named


def _expand(numbers: str) -> set[str]:
    """The numbers that a list names: "1, 2 and 4" 1, 2, 4; "4.3 to 4.5" 4.3, 4.4, 4.5."""
    found = set(re.findall(r"[\w.]*\d[\w.]*", numbers))
    pairs = re.finditer(
        r"((?:\d+\.)*)\b(\d+)\s*(?:to|through|[-–])\s*\1(\d+)\b", numbers, re.IGNORECASE
    )
    for stem, first, last in (pair.groups() for pair in pairs):
        if 0 < int(last) - int(first) < 50:
            found |= {f"{stem}{n}" for n in range(int(first), int(last) + 1)}
    return found


def _has_labelled_answers(
    units: Sequence[Unit], starts: frozenset[int], answers: frozenset[int]
) -> bool:
    """Whether most recommendations have a labelled answer before the next one, or else all groups
    of them that are answered."""
    ordered = sorted(starts)
    found = sum(
        any(a < b < following for b in answers) for a, following in pairwise([*ordered, len(units)])
    )
    return found * 2 >= len(ordered) or (found > 1 and not _is_stated(units, ordered, answers))


def _is_stated(units: Sequence[Unit], starts: Sequence[int], answers: frozenset[int]) -> bool:
    """Whether an answer without a label follows one of the recommendations."""
    for a, following in pairwise([*starts, len(units)]):
        if not any(a < b < following for b in answers) and any(
            states_position(unit.paragraph.text) for unit in units[a + 1 : following]
        ):
            return True
    return False


def _continues_box(units: Sequence[Unit], i: int, draft: Draft | None) -> bool:
    """A box that goes on over a page: the one before it has no answer yet, and no number."""
    if draft is None or draft.answered or not units[i].box:
        return False
    asked = units[draft.asked[-1]]
    if not asked.box:
        return False
    has_number = any(units[k].asks or units[k].number for k in draft.asked if units[k].box)
    return not has_number or not (units[i].asks or units[i].number)


def _is_own_label(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether a second label of a response opens another body's answer, and is no sub-heading."""
    label = units[i].answers
    responder = responder_of(label) if label else ""
    return bool(responder) and bool(draft.responder) and responder != draft.responder


def _is_next_round(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether the same body answers again, below what was said of its first answer: "60-Day Agency
    Response" below "6-Month Agency Response" and the auditor's assessment."""
    label, first = units[i].answers, units[draft.answered[0]].answers if draft.answered else None
    if not (draft.asides and label and first and label.whole):
        return False
    body = label.lead.split()[-1:]
    return label.lead != first.lead and bool(body) and body == first.lead.split()[-1:]


def _is_further(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether a label opens another body's answer to the last recommendation, although its first
    answer has ended: numbered paragraphs went on, but no heading stands between."""
    if not draft.answered:
        return False
    last = max(k for part in (draft.answered, *draft.asides) for k in part)
    between = units[last + 1 : i]
    return _is_own_label(units, i, draft) and not any(unit.is_heading for unit in between)


def _answers_part(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether "Recommendation 2(a): Accepted." answers a part of recommendation 2 above.

    It has the number of what is asked and a letter, which is that of an item there.
    """
    label, own = units[i].asks, number_of(units, draft)
    if label is None or not own or i in draft.asked:
        return False
    part = re.fullmatch(re.escape(own) + r"\s?\(?([a-z])\)?", label.number)
    if part is None:
        return False
    rest = text_after(units[i].paragraph, label)
    items = [units[k].paragraph.text for k in draft.asked]
    listed = any(re.search(rf"(?:^|\s)\(?{part[1]}[.)]\s", text) for text in items)
    return is_verdict(rest) or (label.whole and listed)


def _names_text(unit: Unit, units: Sequence[Unit], draft: Draft) -> bool:
    """Whether a form's cell, or a line below the number and title, only names the recommendation:
    "Recommendation text"."""
    titled = draft.asked[1:] if units[draft.asked[0]].is_label_only else []
    told = {k for k in titled if units[k].is_heading or units[k].is_field_line}
    above = [k for k in draft.asked if k not in told]
    if not unit.is_key or not all(_only_labels(units[k]) for k in above):
        return False
    brief = len(unit.paragraph.words) < 5
    return brief and header_role(unit.paragraph.text.rstrip(":")) == "recommendation"


def _only_labels(unit: Unit) -> bool:
    return unit.is_label_only or is_number(unit.paragraph.text)


def _is_title(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether a heading stands directly below "Recommendation 4", as its title."""
    return i == draft.asked[-1] + 1 and units[draft.asked[-1]].is_label_only


def _named_draft(
    units: Sequence[Unit], drafts: Sequence[Draft], draft: Draft | None, unit: Unit
) -> Draft | None:
    """The nearest recommendation further up that a labelled response names, and that has no answer
    yet, or none of this body; numbers may begin anew in each chapter."""
    number = unit.answered_number
    if not number or (draft is not None and number == number_of(units, draft)):
        return None
    named = [d for d in reversed(drafts) if number_of(units, d) == number]
    who = responder_of(unit.answers) if unit.answers else ""
    others = [d for d in named if who and all(name not in ("", who) for name, _ in d.answers)]
    return next((d for d in named if not d.answered), None) or next(iter(others), None)


def _open_answer(draft: Draft, i: int, unit: Unit) -> None:
    label = unit.answers
    responder = responder_of(label) if label else ""
    if draft.answered:
        draft.others.append((draft.responder, draft.answered))
        draft.asides = []
    draft.responder, draft.answered = responder, [i]


def _labels_around(units: Sequence[Unit], answers: frozenset[int]) -> dict[int, int]:
    """For the label of an answer the one around it, which has the number; fields may be between.

    Response to Recommendation 4.1 / Responsibility: Commonwealth / Response: Accepted
    """
    around = {}
    for outer, i in pairwise(sorted(answers)):
        label, number = units[outer].answers, units[i].answered_number
        named = label is not None and label.whole and bool(label.number)
        same = not number or number.partition("(")[0].strip() == units[outer].answered_number
        if named and same and all(units[k].is_field_line for k in range(outer + 1, i)):
            around[i] = outer
    return around


def _set_fields_apart(units: Sequence[Unit], draft: Draft) -> None:
    """Takes the fields above the label of an answer out of it."""
    label, *below = draft.answered
    draft.names.append(label)
    _add_fields(units, draft, below)
    draft.answered = []


def _set_fields_of_request_apart(units: Sequence[Unit], draft: Draft) -> None:
    """Takes what stands above the label of the answer out of what is asked: fields, "Lead: Ports
    Office", and a verdict, "Concur.", with which the answer begins."""
    asked, between = list(draft.asked), []
    while len(asked) > 1 and (units[asked[-1]].is_field_line or _is_bare_verdict(units[asked[-1]])):
        between.append(asked.pop())
    if not draft.answered and any(not units[k].is_label_only for k in asked):
        verdict = [k for k in between if not units[k].is_field_line]
        _add_fields(units, draft, sorted({*between} - {*verdict}))
        draft.asked, draft.verdict = asked, [*draft.verdict, *sorted(verdict)]


def _is_bare_verdict(unit: Unit) -> bool:
    labelled = unit.asks or unit.number or unit.paragraph.bullet
    return not labelled and is_verdict(unit.paragraph.text)


def _set_fields_below_apart(units: Sequence[Unit], drafts: Sequence[Draft]) -> None:
    """Takes the fields of a form out of the answers where most of them, three or more, end with
    the same ones, or where their names are set bold: "Responsible Official: …", but not
    "Date: …" below "Name: …", who signs."""
    ends: list[int] = []
    names: Counter[str] = Counter()
    for draft in drafts:
        end = len(draft.answered)
        while end > 1 and units[draft.answered[end - 1]].is_field_line:
            end -= 1
        if end > 1 and _SIGNED.match(units[draft.answered[end - 1]].paragraph.text):
            return
        ends.append(end)
        names.update({_field_name(units[k]) for k in draft.answered[end:]})
    shared = {name for name, count in names.items() if count > 2 and count * 2 > len(drafts)}
    for draft, end in zip(drafts, ends, strict=True):
        below = [units[k] for k in draft.answered[end:]]
        if any(_field_name(unit) in shared or _has_bold_name(unit) for unit in below):
            _add_fields(units, draft, draft.answered[end:])
            draft.answered = draft.answered[:end]


def _field_name(unit: Unit) -> str:
    return unit.paragraph.text.partition(":")[0]


def _has_bold_name(unit: Unit) -> bool:
    return unit.paragraph.lead == len(_field_name(unit).split())


_SIGNED = re.compile(r"(?:[\w’'/-]+ ){0,3}[\w’'/-]+: \S.{,60}$")  # "Position: Chief Officer"


def _add_fields(units: Sequence[Unit], draft: Draft, lines: Sequence[int]) -> None:
    for k in lines:
        draft.fields.setdefault(_field_name(units[k]), []).append(k)


def _is_verdict(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether a cell beside a label holds the verdict: "Recommendation 7.1 | Accepted in part".

    So does a line between the label and what is asked: Recommendation 24 / Supported / The …
    """
    first = units[draft.asked[0]]
    beside = units[i].block == first.block and not first.box
    label = first.asks
    if label is None or not label.whole or i != draft.asked[0] + 1:
        return False
    brief = len(units[i].paragraph.words) < 6
    return units[i].told or (
        beside and brief and is_verdict(units[i].paragraph.text, somewhere=True)
    )


def _names_verdict(unit: Unit) -> bool:
    """Whether a table names what stands beside as a verdict: "Agency position | Concur"."""
    return header_role(unit.field) == "label" and len(unit.paragraph.words) <= 12


def _has_verdict_only(units: Sequence[Unit], draft: Draft) -> bool:
    """Whether an answer is no more than "Position: Accepted" so far."""
    return len(draft.answered) == 1 and units[draft.answered[0]].verdict > 0
