"""Names the responder of a claim and tells several responders of one text apart."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.classify.case import Position
from pipeline.classify.vocabulary import Unit

_LONGEST_NAME = 8


def name_of(subject: Sequence[Unit], text: str) -> str:
    """The name in a subject as printed, without its article; "" for "we", "the Government"."""
    units = list(subject)
    while units and units[0].senses.keys() & {"determiner", "adverb", "degree"}:
        units.pop(0)
    own = any(not unit.senses.keys() - {"preposition", "of", "and", "to"} for unit in units)
    told = own and not any("pronoun" in unit.senses for unit in units)
    if not told or len(units) > _LONGEST_NAME:
        return ""
    if all(unit.senses.keys() & {"generic", "preposition", "of", "and"} for unit in units):
        return ""
    return " ".join(text[units[0].start : units[-1].end].split())


def tell_apart(positions: Sequence[Position]) -> list[Position]:
    """The first position of each named responder, where there are several; else nothing.

    Two names are two responders where they answer differently, or where they are of a kind ("the
    UK Government", "the Scottish Government"); a body and its parent often both stand for one.
    """
    named: dict[str, Position] = {}
    for position in positions:
        if position.who:
            named.setdefault(position.who.casefold(), position)
    if len(named) < 2:
        return []
    codes = {(position.agreement, position.qualifier) for position in named.values()}
    words = [set(name.split()) for name in named]
    of_a_kind = bool(set.intersection(*words))
    return list(named.values()) if len(codes) > 1 or of_a_kind else []
