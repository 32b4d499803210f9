"""The values in which a pair is read: what is asked and what is answered, by their units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.prose.units import Unit


@dataclass
class Draft:
    """A pair while it is read. ``label``: the unit that says "Status: Accepted", or the choice
    "☒ Agree ☐ Disagree"; -1 for none. ``numbers``: the units that are its number. ``names``: what
    its fields and labels are called, and ``titles`` what stands over a table of fields, which is
    no part of the pair."""

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
    titles: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

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


def number_of(units: Sequence[Unit], draft: Draft) -> str:
    if draft.numbers:
        return ", ".join(units[k].paragraph.text for k in draft.numbers)
    for k in draft.asked[:2]:
        label = units[k].asks or units[k].number
        if label and label.number:
            return label.number
    return ""


def steps_between(number: str, later: str) -> int:
    """How many numbers of one series a later one is on: 2 from "4.22" to "4.24", and from "R1" to
    "R3"; 0 for others."""
    first, last = (re.fullmatch(r"(.*?)(\d+)", text) for text in (number, later))
    if first is None or last is None or first[1] != last[1]:
        return 0
    return int(last[2]) - int(first[2])
