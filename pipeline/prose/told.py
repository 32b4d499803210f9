"""Takes paragraphs with their labels and marks the verdicts that are printed with the labels.

Recommendation 24 / Supported / The Committee recommends that …
Recommendation 7 / The Board should … / Recommendation accepted / The Board will …
2. Fares should be frozen.  Recommendation 2 – Not supported  Fares are a matter for operators.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.labels.headers import is_singular_recommendation, is_verdict
from pipeline.labels.printed import Label, text_after
from pipeline.labels.sentences import states_position
from pipeline.labels.vocabulary import mentions
from pipeline.prose.units import Unit

_BRIEF = 14  # words of a label with a verdict and what is added to it


def with_verdicts(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, with the verdict between a label and what is asked as such, and with a label
    that a verdict follows as the label of an answer where answers stand below."""
    units = _with_repeated_labels(_with_told_headings(units))
    lines = {i for i in range(1, len(units)) if _is_verdict_line(units, i)}
    if sum(_asks_below(units, i) for i in lines) * 2 > len(lines):
        units = [replace(u, told=True) if i in lines else u for i, u in enumerate(units)]
    told = [i for i, unit in enumerate(units) if _tells(unit)]
    over_asked = sum(
        _asks_below(units, i) or any(unit.answers for unit in units[i:following])
        for i, following in pairwise([*told, len(units)])
    )
    labels = sum(unit.asks is not None for unit in units)
    if len(told) < 2 or len(told) * 2 <= labels or over_asked * 2 >= len(told):
        return tuple(units)
    marked: list[Unit] = []
    for unit in units:
        marked += as_answer(unit, unit.asks) if unit.asks and _begins_to_tell(unit) else [unit]
    return tuple(marked)


def _with_told_headings(units: Sequence[Unit]) -> list[Unit]:
    """Marks "Recommendation accepted" over the answers as their first words, where such headings,
    without a number, tell of several recommendations."""
    told = [
        i
        for i, unit in enumerate(units)
        if (unit.paragraph.heading or unit.paragraph.bold) and not (unit.asks or unit.answers)
        if (words := unit.paragraph.text.casefold().split())
        and is_singular_recommendation(words[0])
        and is_verdict(" ".join(words[1:]))
    ]
    if len(told) < 2:
        return list(units)
    label = Label(0)
    return [replace(u, answers=label) if i in told else u for i, u in enumerate(units)]


def _is_verdict_line(units: Sequence[Unit], i: int) -> bool:
    """Whether a verdict stands alone below "Recommendation 24"."""
    label = units[i - 1].asks
    labelled = units[i].answers or units[i].field or units[i].verdict
    return bool(label and label.whole and not labelled and is_verdict(units[i].paragraph.text))


def _asks_below(units: Sequence[Unit], i: int) -> bool:
    """Whether the paragraph below asks: the recommendation is printed under its label."""
    if i + 1 >= len(units) or units[i + 1].asks:
        return False
    text = " ".join(units[i + 1].paragraph.text.split()[:60])
    return mentions(text, "asks", "may_ask") and not states_position(text)


def _tells(unit: Unit) -> bool:
    """Whether a label is followed by a verdict and nothing else."""
    return is_verdict(_after_label(unit))


def _begins_to_tell(unit: Unit) -> bool:
    """Whether a verdict follows, and maybe more: "Recommendation 3 – Noted for the review"."""
    text = _after_label(unit)
    brief = len(unit.paragraph.words) <= _BRIEF and not text.endswith(".")
    return is_verdict(text) or (brief and is_verdict(" ".join(text.split()[:1])))


def _after_label(unit: Unit) -> str:
    """What stands in a line behind the label with a number; "" where there is none."""
    if unit.asks is None or not unit.asks.number or unit.field:
        return ""
    return text_after(unit.paragraph, unit.asks)


def as_answer(unit: Unit, label: Label, who: str = "") -> list[Unit]:
    """A label at its beginning as the name of ``who``'s answer, and the rest as its words."""
    words, count = unit.paragraph.words, label.words
    plain = replace(unit, asks=None, number=None)
    first = replace(unit.paragraph, words=words[count:], heading=0, lead=0)
    return [
        replace(plain, paragraph=replace(unit.paragraph, words=words[:count]), is_field_name=True),
        replace(plain, paragraph=first, answers=Label(0, label.number, who)),
    ]


def _with_repeated_labels(units: Sequence[Unit]) -> list[Unit]:
    """The units, with a label printed again over an answer as that answer's and none of its own:

    Recommendation 3 / The Committee recommends … / Recommendation 3 / The Government agrees …
    Recommendation 3: The Committee recommends …   Recommendation 3: The Government agrees …
    """
    again = _find_repeated_labels(units)
    marked: list[Unit] = []
    for i, unit in enumerate(units):
        above = units[i - 1].asks if i - 1 in again else None
        if above and above.whole:
            marked.append(replace(unit, answers=Label(0, above.number), number=None))
        elif i in again and unit.asks and unit.asks.whole:
            marked.append(replace(unit, asks=None, number=None, is_field_name=True))
        else:
            marked += as_answer(unit, unit.asks) if unit.asks and i in again else [unit]
    return marked


def _find_repeated_labels(units: Sequence[Unit]) -> frozenset[int]:
    """Where a label stands again over what answers: over other text than below the first, which
    takes a position, directly behind it; and over all others, where most take one.

    Nowhere, where most labels stand over answers the first time: an auditor's words on each follow.
    """
    asked: dict[str, str] = {}
    first: dict[str, bool] = {}  # whether a position stands there the first time
    last = ""
    again: dict[int, bool] = {}  # whether no other recommendation stands between
    for i, unit in enumerate(units):
        if unit.answers and not _is_over_label(units, i):
            asked.pop(last, None)  # it is answered by a label
        if unit.asks is None or not unit.asks.number or unit.field:
            continue
        number, text = unit.asks.number, _text_of_label(units, i)
        stated = states_position(text)
        first.setdefault(number, stated)
        if asked.get(number, text) != text:
            again[i] = number == last
            del asked[number]
        elif text and not stated:
            asked[number] = text
        last = number
    told = {i for i in again if states_position(_text_of_label(units, i))}
    if sum(first.values()) * 2 > len(first):
        return frozenset()
    if len(told) * 2 > len(again):
        return frozenset(again)
    return frozenset(i for i in told if again[i])


def _is_over_label(units: Sequence[Unit], i: int) -> bool:
    return i + 1 < len(units) and units[i + 1].asks is not None


def _text_of_label(units: Sequence[Unit], i: int) -> str:
    """What stands behind a label, or below it; "" where that has a label of its own."""
    if not (label := units[i].asks) or not label.whole:
        return text_after(units[i].paragraph, label)
    below = units[i + 1] if i + 1 < len(units) else None
    return below.paragraph.text if below and not (below.asks or below.answers) else ""
