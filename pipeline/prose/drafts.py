"""Reads on from where each recommendation is announced and returns what is asked and answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.choices import is_choice
from pipeline.labels import (
    closes_letter,
    column_role,
    is_generic_heading,
    is_verdict,
    match_context,
    mentions,
    responder_of,
    starts_as,
)
from pipeline.models import text_of
from pipeline.prose.units import LONG_HEADING, Unit, is_over_parts


@dataclass
class Draft:
    """A pair while it is read. ``label``: the unit that says "Status: Accepted", or the choice
    "☒ Agree ☐ Disagree"; -1 for none."""

    asked: list[int]
    answered: list[int] = field(default_factory=list)
    others: list[tuple[str, list[int]]] = field(default_factory=list)
    responder: str = ""
    section: list[int] = field(default_factory=list)
    asides: list[list[int]] = field(default_factory=list)
    verdict: list[int] = field(default_factory=list)
    label: int = -1
    fields: dict[str, list[int]] = field(default_factory=dict)
    names: list[int] = field(default_factory=list)

    @property
    def answers(self) -> list[tuple[str, list[int]]]:
        """(responder, the units of its answer), in order; a verdict above the text leads."""
        return [*self.others, (self.responder, [*self.verdict, *self.answered])]


@dataclass(frozen=True, slots=True)
class Prose:
    """The pairs of a document's running text: what announces them, and where they are.

    ``announced``: how many recommendations this way announces, with those left unanswered.
    """

    way: str
    units: tuple[Unit, ...]
    drafts: tuple[Draft, ...]
    announced: int = 0

    @property
    def answered(self) -> int:
        return sum(bool(draft.answered) for draft in self.drafts)


def collect_pairs(
    units: Sequence[Unit], starts: frozenset[int], answers: frozenset[int], way: str
) -> tuple[Draft, ...]:
    """Reads on from each start: first what is asked, then the answer, up to the next start."""
    labelled = _has_labelled_answers(starts, answers, len(units))
    drafts: list[Draft] = []
    draft: Draft | None = None
    level = _section_level(units, starts)
    chapters = _chapters(units, starts)
    level = max([level, *(units[k].paragraph.heading for ks in chapters.values() for k in ks)])
    opened = frozenset(i for headings in chapters.values() for i in headings)
    last = max(starts)
    context = _context_in_boxes(units, starts)
    counted = _running_paragraphs(units, starts)
    opened |= _finding_headings(units, starts)
    # "Response to recommendation 4": each is answered by itself, wherever its answer stands.
    apart = sum(bool(units[i].answered_number) for i in answers) * 2 > len(answers)
    for i, unit in enumerate(units):
        if draft is not None and _answers_part(units, i, draft):
            draft.answered.append(i)
        elif draft is not None and not draft.answered and _names_text(unit, units, draft):
            draft.names.append(i)
        elif i in starts and not _continues_box(units, i, draft):
            together = _answered_together(units, i, draft, answers)
            if draft is not None and (together or not apart) and _is_grouped(units, i, draft):
                draft.asked.append(i)
                continue
            section = _section_before(units, i, draft)
            if all(is_generic_heading(units[k].paragraph.text) for k in section):
                section = [*chapters.get(i, []), *section]
            draft = Draft([i], section=section)
            drafts.append(draft)
        elif i in answers and (named := _named_draft(units, drafts, draft, unit)):
            draft = named
            _open_answer(draft, i, unit)
        elif draft is None or i in context:
            continue
        elif _is_verdict(units, i, draft):
            draft.verdict.append(i)
        elif draft.label < 0 and not draft.answered and is_choice(unit.paragraph.text):
            draft.label = i
        elif unit.is_field_name:
            draft.names.append(i)
        elif unit.field and draft.label < 0 and _names_verdict(unit):
            draft.label = i
        elif unit.field:
            draft.fields.setdefault(unit.field, []).append(i)
        elif unit.verdict and not unit.answers and not draft.answered and draft.label < 0:
            draft.label = i
        elif i in answers and _has_verdict_only(units, draft) and not unit.verdict:
            draft.label, draft.answered = draft.answered[0], []
            _open_answer(draft, i, unit)
        elif i in answers and not (draft.answered and not _is_own_label(units, i, draft)):
            _open_answer(draft, i, unit)
        elif draft.answered and unit.is_key and unit.answers and unit.answers.whole:
            draft.names.append(i)  # "Reasons / comments" in a form, beside more of the answer
        elif draft.answered and match_context(unit.paragraph):
            _section_before(units, i, draft)  # the title of a finding is no part of the answer
            draft = None
        elif unit.evaluates and draft.answered:
            draft.asides.append([i])
        elif draft.asides and not _ends_region(units, i, level, last > i, opened, draft):
            draft.asides[-1].append(i)
        elif apart and not draft.answered and unit.is_heading and not _is_title(units, i, draft):
            draft = None  # a heading over the answers, each under its number
        elif not draft.answered and _still_asked(units, draft, i, labelled, way):
            draft.asked.append(i)
        elif apart and not draft.answered:
            draft = None  # its answer stands further down, under its number
        elif _ends_region(units, i, level, last > i, opened, draft) or (
            i in counted and _is_told_without_number(units, i, draft)
        ):
            draft = None
        else:
            draft.answered.append(i)
    kept = _without_findings(units, _without_lists(units, drafts))
    kept = _without_summaries(units, kept)
    return _without_title(units, kept)


def _chapters(units: Sequence[Unit], starts: frozenset[int]) -> dict[int, list[int]]:
    """For the first recommendation of each chapter its heading, where text stands between.

    Chapter 2: Warning the public / a page of introduction / Recommendation 1 …
    Chapters are headings of one level, at least two of them with recommendations, the first of
    them above all recommendations; so the document's own title is none.
    """
    first = min(starts)
    levels = {i: level for i, unit in enumerate(units) if (level := _chapter_level(unit))}
    names = Counter(units[i].paragraph.text for i in levels)
    headings = [
        i
        for i in levels
        if not units[i].box
        and i not in starts
        and names[units[i].paragraph.text] == 1
        and not is_generic_heading(units[i].paragraph.text)
    ]
    for level in sorted({levels[i] for i in headings}):
        of_level = [i for i in headings if levels[i] == level]
        opened: dict[int, list[int]] = {}
        for heading, following in pairwise([*of_level, len(units)]):
            inside = [start for start in sorted(starts) if heading < start < following]
            if inside:
                opened[inside[0]] = [heading]
        if len(opened) > 1 and first in opened:
            return opened
    return {}


def _chapter_level(unit: Unit) -> int:
    """The level of a heading; below all others one that is only set bold: "Theme II: Access"."""
    if unit.paragraph.heading:
        return unit.paragraph.heading
    bold = unit.paragraph.bold and len(unit.paragraph.words) < LONG_HEADING
    return 9 if bold and starts_as(unit.paragraph.text, "sections") else 0


def _context_in_boxes(units: Sequence[Unit], starts: frozenset[int]) -> frozenset[int]:
    """What stands in a box above the recommendation: the conclusion that it is drawn from."""
    context: set[int] = set()
    for start in starts:
        k = start - 1
        while k >= 0 and units[k].box and units[k].block == units[start].block and k not in starts:
            context.add(k)
            k -= 1
    return frozenset(context)


def _is_grouped(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether a recommendation follows another directly, so that one answer is given to both."""
    if draft.answered or draft.asked[-1] != i - 1:
        return False
    if units[i - 1].paragraph.heading and not units[i - 1].asks:
        return False  # a list of recommendations ends here, and the answers begin
    starts = [k for k in draft.asked if units[k].asks or units[k].number]
    numbers = _number_of(units, draft), _number_of(units, Draft([i]))
    return len(starts) < 4 and all(numbers)


def _answered_together(
    units: Sequence[Unit], i: int, draft: Draft | None, answers: frozenset[int]
) -> bool:
    """Whether the next label of a response names both the recommendation at ``i`` and the one
    before: "Response to recommendations 1 to 3"."""
    following = next((k for k in sorted(answers) if k > i), None)
    if draft is None or following is None:
        return False
    named = _expand(units[following].answered_number)
    numbers = {_number_of(units, draft), _number_of(units, Draft([i]))}
    return len(numbers) == 2 and numbers <= named


def _expand(numbers: str) -> set[str]:
    """The numbers that a list names: "1, 2 and 4" 1, 2, 4; "3 to 5" 3, 4, 5."""
    found = re.findall(r"[\w.]*\d[\w.]*", numbers)
    pair = re.fullmatch(r"(\d+)\s*(?:to|through|[-–])\s*(\d+)", numbers.strip(), re.IGNORECASE)
    if pair and 0 < int(pair[2]) - int(pair[1]) < 50:
        return {str(n) for n in range(int(pair[1]), int(pair[2]) + 1)}
    return set(found)


def _has_labelled_answers(starts: frozenset[int], answers: frozenset[int], count: int) -> bool:
    """Whether most recommendations have a labelled answer before the next one."""
    ordered = sorted(starts)
    found = sum(
        any(a < b < following for b in answers) for a, following in pairwise([*ordered, count])
    )
    return found * 2 >= len(ordered)


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


def _answers_part(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether "Recommendation 2(a): Accepted." answers a part of recommendation 2 above.

    It has the number of what is asked and a letter, which is that of an item there.
    """
    label, own = units[i].asks, _number_of(units, draft)
    if label is None or not own or i in draft.asked:
        return False
    part = re.fullmatch(re.escape(own) + r"\s?\(?([a-z])\)?", label.number)
    if part is None:
        return False
    rest = text_of(units[i].paragraph.words[label.words :])
    items = [units[k].paragraph.text for k in draft.asked]
    listed = any(re.search(rf"(?:^|\s)\(?{part[1]}[.)]\s", text) for text in items)
    return is_verdict(rest) or (label.whole and listed)


def _names_text(unit: Unit, units: Sequence[Unit], draft: Draft) -> bool:
    """Whether a form's cell only names the recommendation beside it: "Recommendation text"."""
    if not unit.is_key or not all(units[k].is_label_only for k in draft.asked):
        return False
    role = column_role(unit.paragraph.text.rstrip(":"))
    return role is not None and role[0] == "recommendation" and len(unit.paragraph.words) < 5


def _is_title(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether a heading stands directly below "Recommendation 4", as its title."""
    return i == draft.asked[-1] + 1 and units[draft.asked[-1]].is_label_only


def _named_draft(
    units: Sequence[Unit], drafts: Sequence[Draft], draft: Draft | None, unit: Unit
) -> Draft | None:
    """The recommendation further up that a labelled response names and that has no answer yet."""
    number = unit.answered_number
    if not number or (draft is not None and number == _number_of(units, draft)):
        return None
    return next((d for d in drafts if not d.answered and _number_of(units, d) == number), None)


def _open_answer(draft: Draft, i: int, unit: Unit) -> None:
    label = unit.answers
    responder = responder_of(label) if label else ""
    if draft.answered:
        draft.others.append((draft.responder, draft.answered))
        draft.asides = []
    draft.responder, draft.answered = responder, [i]


def _still_asked(units: Sequence[Unit], draft: Draft, i: int, labelled: bool, way: str) -> bool:
    """Whether a paragraph after the beginning of a recommendation still belongs to it."""
    unit, first = units[i], units[draft.asked[0]]
    said = max([draft.label, *draft.verdict])
    if any(k < said and not units[k].is_label_only for k in draft.asked):
        return False  # a verdict stands between what is asked and the answer
    if unit.box and units[draft.asked[-1]].box and _is_answer_box(units, draft, i):
        return False
    if unit.box:
        above = units[draft.asked[-1]]
        return (
            above.box
            or first.box
            or above.is_label_only
            or (way in ("heading", "label") and len(draft.asked) == 1)
        )
    if first.box and not labelled:
        return False
    if labelled:
        above = units[draft.asked[-1]]
        told = first.box and above.box and not above.is_label_only and not above.is_heading
        return not told or unit.is_heading  # an answer whose label was left out
    if first.is_styled and not first.paragraph.heading and not first.is_label_only:
        listed = unit.paragraph.bullet or _is_item(units, i)
        return unit.is_styled or (listed and (units[i - 1].is_styled or i - 1 in draft.asked))
    if unit.paragraph.bullet or _is_item(units, i):
        return True
    if unit.is_styled and not unit.is_heading:
        return not any(
            not units[k].is_styled and not units[k].is_label_only and not units[k].paragraph.bullet
            for k in draft.asked
        )
    return len(draft.asked) == 1 and first.is_label_only


_ITEM = re.compile(r"\(?([a-z]|[ivx]{1,4})[.)]\s")


def _is_item(units: Sequence[Unit], i: int) -> bool:
    """Whether a paragraph is an item of a list that a colon opened: "a. how to choose …"."""
    found = _ITEM.match(units[i].paragraph.text)
    if not found:
        return False
    before = units[i - 1].paragraph.text.rstrip()
    last = _ITEM.match(before)
    follows = last is not None and found[1] not in ("a", "i")
    return before.endswith((":", ";", ",", "; and", "; or")) or follows


def _is_verdict(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether a cell beside a label holds the verdict: "Recommendation 7.1 | Accepted in part"."""
    first = units[draft.asked[0]]
    beside = units[i].block == first.block and not first.box and i == draft.asked[0] + 1
    label = first.asks
    text = units[i].paragraph.text
    brief = len(units[i].paragraph.words) < 6 and is_verdict(text, somewhere=True)
    return beside and label is not None and label.whole and brief


def _names_verdict(unit: Unit) -> bool:
    """Whether a table names what stands beside as a verdict: "Agency position | Concur"."""
    role = column_role(unit.field)
    return role is not None and role[0] == "label" and len(unit.paragraph.words) <= 12


def _has_verdict_only(units: Sequence[Unit], draft: Draft) -> bool:
    """Whether an answer is no more than "Position: Accepted" so far."""
    return len(draft.answered) == 1 and units[draft.answered[0]].verdict > 0


def _is_answer_box(units: Sequence[Unit], draft: Draft, i: int) -> bool:
    """Whether a box below a box on the same page is the answer: rows of full width, in turn."""
    before = units[draft.asked[-1]]
    asked = [k for k in draft.asked if not units[k].is_label_only and not units[k].is_heading]
    return before.block != units[i].block and before.page == units[i].page and bool(asked)


def _section_before(units: Sequence[Unit], i: int, draft: Draft | None) -> list[int]:
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


def _section_level(units: Sequence[Unit], starts: frozenset[int]) -> int:
    """The level of the headings under which recommendations stand; 1 where there are none."""
    levels = [
        units[k].paragraph.heading
        for i in starts
        for k in _section_before(units, i, None)
        if units[k].paragraph.heading
    ]
    own = [units[i].paragraph.heading for i in starts if units[i].paragraph.heading]
    return max(levels) if levels else min(own, default=1)


def _ends_region(
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
    if (not more and closes_letter(text)) or _goes_on_counting(unit, draft, units):
        return True
    if not unit.box and (i in chapters or 0 < unit.paragraph.heading <= level):
        return True
    brief = len(unit.paragraph.words) <= 12
    if brief and starts_as(text, "ends") and not more:
        return unit.is_heading or text.casefold().startswith("isbn")
    return False


def _goes_on_counting(unit: Unit, draft: Draft, units: Sequence[Unit]) -> bool:
    """Whether the report's own numbered paragraphs go on after an answer.

    31. Recommendation. The Agency should …  The Agency’s response. Agreed. …  32. We also found …
    Recommendation no. 2  2.34 The Department should …  Response: Agreed.  2.35 This section …
    """
    if unit.number is None:
        return False
    stem, _, last = unit.number.number.rpartition(".")
    for own in (label for k in draft.asked[:2] for label in (units[k].asks, units[k].number)):
        if own is None or not (own.counted or "." in own.number):
            continue
        own_stem, _, own_last = own.number.rpartition(".")
        if stem == own_stem and last.isdigit() and own_last.isdigit():
            return 0 < int(last) - int(own_last) < 6
    return False


def _finding_headings(units: Sequence[Unit], starts: frozenset[int]) -> frozenset[int]:
    """Headings over a report's own text that leads to recommendations, so ends an answer above.

    Radios were kept in a warehouse / We visited … / The Director should: / Recommendation 4: …
    """
    found: set[int] = set()
    for before, start in pairwise([-1, *sorted(starts)]):
        leads = units[start - 1].paragraph.text if start else ""
        asks = leads.endswith(":") and (mentions(leads, "asking") or mentions(leads, "subject"))
        if not asks or start - 1 in starts:
            continue
        k = start - 2
        while k > before and not (units[k].is_heading and not units[k].answers):
            k -= 1
        if k > before and k < start - 2:
            found.add(k)
    return frozenset(found)


def _running_paragraphs(units: Sequence[Unit], starts: frozenset[int]) -> frozenset[int]:
    """The numbered paragraphs of a report that counts its paragraphs from before the first
    recommendation on: 7.12 We looked at …"""
    numbered = [i for i, u in enumerate(units) if u.number and "." in u.number.number]
    if len(numbered) < 3 or not any(i < min(starts) for i in numbered):
        return frozenset()
    return frozenset(numbered)


def _is_told_without_number(units: Sequence[Unit], i: int, draft: Draft) -> bool:
    """Whether an answer has its text already, none of it numbered as the paragraph at ``i`` is."""
    said = [units[k] for k in draft.answered]
    if not said or any(unit.number for unit in said):
        return False
    boxed = said[-1].box and not units[i].box
    return boxed or sum(len(unit.paragraph.words) for unit in said) > 14


def _without_title(units: Sequence[Unit], drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The document's own title over the first recommendation is no section of it."""
    sections = [draft for draft in drafts if draft.section]
    if len(sections) == 1 and sections[0] is drafts[0]:
        first = drafts[0].section[0]
        if not any(unit.is_heading for unit in units[:first]):
            drafts[0].section = []
    return drafts


def _without_lists(units: Sequence[Unit], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Leaves out lists of recommendations that are not answered there (summaries, contents).

    A recommendation without an answer stays where it stands among answered ones: it is a row
    for review. One whose number is answered elsewhere was a mention.
    """
    answered = [k for k, draft in enumerate(drafts) if draft.answered]
    if not answered:
        return ()
    numbers = {_number_of(units, drafts[k]) for k in answered} - {""}
    return tuple(
        draft
        for k, draft in enumerate(drafts)
        if draft.answered
        or (answered[0] < k < answered[-1] and _number_of(units, draft) not in numbers)
    )


def _without_findings(units: Sequence[Unit], drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Leaves out findings that are answered as the recommendations are, which follow.

    F1. The lights are out.  Response: The City agrees with this finding.   R1. The City should …
    """
    heading = [_heading_over(units, draft) for draft in drafts]
    found = {
        k
        for k, draft in enumerate(drafts)
        if _is_finding(units, draft)
        and (_names_findings(units, heading[k]) or _is_called_finding(units, draft))
    }
    if not found or len(found) == len(drafts):
        return drafts
    under = {heading[k] for k in found if _names_findings(units, heading[k])}
    return tuple(
        draft
        for k, draft in enumerate(drafts)
        if k not in found and not (heading[k] in under and units[draft.asked[0]].asks is None)
    )


def _without_summaries(units: Sequence[Unit], drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Leaves out the short answers of a summary, where the same recommendations are answered in
    full further on."""
    places: dict[str, list[int]] = {}
    for k, draft in enumerate(drafts):
        if number := _number_of(units, draft):
            places.setdefault(number, []).append(k)
    twice = [
        found
        for found in places.values()
        if len(found) == 2 and _is_same_text(*(_asked_text(units, drafts[k]) for k in found))
    ]
    if len(twice) * 2 < len(places) or len(twice) < 2:
        return drafts
    brief = {
        min(found, key=lambda k: sum(len(units[i].paragraph.words) for i in drafts[k].answered))
        for found in twice
    }
    return tuple(draft for k, draft in enumerate(drafts) if k not in brief)


def _asked_text(units: Sequence[Unit], draft: Draft) -> str:
    """What is asked, without its label, in small letters."""
    texts = [
        text_of(units[i].paragraph.words[label.words if (label := units[i].asks) else 0 :])
        for i in draft.asked
    ]
    return " ".join(texts).strip().casefold()


def _is_same_text(a: str, b: str) -> bool:
    return bool(a) and bool(b) and (a in b or b in a)


def _is_finding(units: Sequence[Unit], draft: Draft) -> bool:
    if any(units[i].asks for i in draft.asked):
        return False
    text = " ".join(units[i].paragraph.text for i in draft.answered[:2])
    opening = " ".join(text.split()[:25])
    return mentions(opening, "finding") and not mentions(opening, "subject")


def _is_called_finding(units: Sequence[Unit], draft: Draft) -> bool:
    """Whether it is named as one: "F3. The lights are out.", "Finding 3: …"."""
    first = units[draft.asked[0]]
    return _number_of(units, draft).startswith("F") or match_context(first.paragraph)


def _heading_over(units: Sequence[Unit], draft: Draft) -> int:
    """The nearest paragraph above a pair that is a heading of findings or recommendations; -1."""
    for i in range(draft.asked[0] - 1, -1, -1):
        if len(units[i].paragraph.words) > 10:
            continue
        text = units[i].paragraph.text
        if not text.endswith((".", ":", ";")) and (
            mentions(text, "finding") or mentions(text, "subject")
        ):
            return i
    return -1


def _names_findings(units: Sequence[Unit], i: int) -> bool:
    text = units[i].paragraph.text if i >= 0 else ""
    return mentions(text, "finding") and not mentions(text, "subject")


def _number_of(units: Sequence[Unit], draft: Draft) -> str:
    for k in draft.asked[:2]:
        label = units[k].asks or units[k].number
        if label and label.number:
            return label.number
    return ""
