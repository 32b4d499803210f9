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
    units = _with_repeated_numbers(_with_told_headings(units))
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
        marked += _as_answer(unit) if _begins_to_tell(unit) else [unit]
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


def _as_answer(unit: Unit) -> list[Unit]:
    """The label as the name of an answer, and the verdict as its first words."""
    assert unit.asks is not None
    words, count = unit.paragraph.words, unit.asks.words
    plain = replace(unit, asks=None, number=None)
    first = replace(unit.paragraph, words=words[count:], heading=0, lead=0)
    return [
        replace(plain, paragraph=replace(unit.paragraph, words=words[:count]), is_field_name=True),
        replace(plain, paragraph=first, answers=Label(0, unit.asks.number)),
    ]


def _with_repeated_numbers(units: Sequence[Unit]) -> list[Unit]:
    """The units, with "Recommendation 3" printed again over an answer as no label of its own:
    Recommendation 3 / The Committee recommends … / Recommendation 3 / The Government agrees …"""
    marked = list(units)
    number, at = "", 0
    for i, (unit, following) in enumerate(pairwise(units)):
        if unit.asks is None or not unit.asks.number:
            continue
        again = unit.asks.number == number and at < i - 1 and unit.asks.whole
        if again and states_position(following.paragraph.text):
            marked[i] = replace(unit, asks=None, number=None, is_field_name=True)
            marked[i + 1] = replace(following, answers=Label(0, number), number=None)
        number, at = unit.asks.number, i
    return marked
