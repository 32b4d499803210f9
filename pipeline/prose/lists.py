"""Takes paragraphs and marks lists of answers that have the numbers of the list above them.

Recommendations / The Board should: / 1.1 Mend … / 1.2 Paint …
Response / The Board gave this response: / 1.1 We agree. … / 1.2 We do not. …
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.labels.headers import header_role
from pipeline.labels.printed import match_number
from pipeline.labels.vocabulary import mentions
from pipeline.prose.draft import steps_between
from pipeline.prose.told import as_answer
from pipeline.prose.units import LOWEST_LEVEL, Unit


class _Lists(NamedTuple):
    """The headings over both lists, and where each number is asked and answered."""

    heads: tuple[int, ...]
    asked: Mapping[str, int]
    answered: Mapping[str, int]


def with_answered_lists(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, with the numbers of what is asked, and of what answers it, as their labels; a list
    of one is a list where the document has others."""
    found: list[_Lists] = []
    heads = [i for i, unit in enumerate(units) if _is_over_answers(unit)]
    for before, head, following in zip([-1, *heads], heads, [*heads[1:], len(units)], strict=False):
        over, asked = _list_above(units, before, head)
        if found and found[-1].heads[-1] == before:
            own = {n: i for n, i in asked.items() if i not in found[-1].answered.values()}
            asked = found[-1].asked if asked and not own else own  # answered by a further body
        answered = _list_below(units, head, following, asked)
        if len(answered) * 2 > len(asked):
            found.append(_Lists((over, head), asked, answered))
    if not any(len(lists.answered) > 1 for lists in found):
        return tuple(units)
    parts: dict[int, list[Unit]] = {}
    for lists in found:
        title = units[lists.heads[-1]].answers
        who = title.lead if title else ""
        parts |= {i: [_as_heading(units[i])] for i in lists.heads}
        for i in lists.asked.values():
            label = units[i].asks or match_number(units[i].paragraph)
            parts[i] = [replace(units[i], asks=label, number=None)]
        for i in lists.answered.values():
            if label := match_number(units[i].paragraph):
                parts[i] = as_answer(units[i], label, who)
    return tuple(part for i, unit in enumerate(units) for part in parts.get(i, [unit]))


def _as_heading(unit: Unit) -> Unit:
    level = unit.paragraph.heading or LOWEST_LEVEL
    titled = replace(unit.paragraph, heading=level)
    return replace(unit, asks=None, answers=None, paragraph=titled, is_key=True)


def _is_over_answers(unit: Unit) -> bool:
    """Whether a unit may stand over several answers: "Auditee's Response", "Responses"."""
    if unit.answers is not None:
        return unit.answers.whole and not unit.answers.number
    brief = len(unit.paragraph.words) < 6 and not (unit.number or unit.field)
    return brief and header_role(unit.paragraph.text.rstrip(":")) == "response"


def _list_above(units: Sequence[Unit], before: int, head: int) -> tuple[int, Mapping[str, int]]:
    """(the heading over the list of what is asked, where each number is) above that of the answers,
    which is given again where there is no other; no numbers where it is no such list."""
    asked: dict[str, int] = {}
    labelled = False
    for i in range(head - 1, before, -1):
        unit = units[i]
        named = unit.asks.number if unit.asks else ""
        if not named and _opens(unit):
            whole = unit.asks is None or unit.asks.whole
            return (i if whole and not labelled else head), asked if whole else {}
        number = named or _number(unit)
        if not number or (labelled and not named):
            continue  # an item of a labelled recommendation
        if named and asked and not labelled:
            return head, {}  # the list is that of its items
        if asked and steps_between(number, next(iter(asked))) < 1:
            break
        labelled = bool(named)
        asked = {number: i, **asked}
    return head, asked


def _list_below(
    units: Sequence[Unit], head: int, following: int, asked: Mapping[str, int]
) -> Mapping[str, int]:
    """Where each number is answered below a heading; nothing where the answer begins without a
    number, or has a list inside."""
    answered: dict[str, int] = {}
    for i in range(head + 1, following):
        number = _number(units[i])
        if _opens(units[i]) and number not in asked:
            break
        if number in asked:
            if answered and steps_between(next(reversed(answered)), number) < 1:
                return {}
            answered[number] = i
        elif not answered and (i > head + 1 or not _leads_to_answers(units[i])):
            return {}
    return answered


def _opens(unit: Unit) -> bool:
    """Whether a unit stands over text: a heading, or what a table has at the left of it."""
    return unit.is_heading or unit.is_key or unit.asks is not None


def _leads_to_answers(unit: Unit) -> bool:
    text = unit.paragraph.text.rstrip()
    return text.endswith(":") and mentions(text, "response")


def _number(unit: Unit) -> str:
    label = match_number(unit.paragraph)
    return label.number if label and not label.whole else ""
