"""Names the responder of a claim and tells several responders of one text apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.classify import review
from pipeline.classify.case import Position
from pipeline.classify.objects import has_any
from pipeline.classify.vocabulary import Unit
from pipeline.models import Agreement

_LONGEST_NAME = 8


def name_of(subject: Sequence[Unit], text: str) -> str:
    """The name in a subject as printed, without its article; "" for "we", "the Government"."""
    units = list(subject)
    while units and units[0].senses.keys() & {"determiner", "adverb", "degree"}:
        units.pop(0)
    own = any(not unit.senses.keys() - {"preposition", "of", "and", "to"} for unit in units)
    told = own and not has_any(units, "pronoun")
    joints = sum(unit.text == "," or "and" in unit.senses for unit in units)
    if not told or len(units) > _LONGEST_NAME * (joints + 1):
        return ""
    if all(unit.senses.keys() & {"generic", "preposition", "of", "and"} for unit in units):
        return ""
    return " ".join(text[units[0].start : units[-1].end].split())


def names_of(subject: Sequence[Unit], text: str) -> tuple[str, ...]:
    """The name of each body in "the Council, the Board and the Port Office"; none where one of
    the names could be a part of another: "the Department for Ports and Fishery"."""
    bodies: list[list[Unit]] = [[]]
    for unit in subject:
        if unit.text == "," or "and" in unit.senses:
            bodies.append([])
        else:
            bodies[-1].append(unit)
    bodies = [body for body in bodies if body]
    if not all(has_any(body, "generic") for body in bodies):
        return ()
    names = tuple(name_of(body, text) for body in bodies)
    return names if len(names) > 1 and all(names) else ()


def tell_apart(positions: Sequence[Position], part: Agreement) -> list[Position]:
    """The position of each named responder, where there are several; else nothing.

    Two names are two responders where they answer differently, or where they are of a kind ("the
    UK Government", "the Scottish Government"); a body and its parent often both stand for one.
    ``part``: the code of who answers some of it otherwise than the rest.
    """
    told = [position for position in positions if position.who]
    codes = {(position.agreement, position.qualifier) for position in told}
    if len(codes) > 1:
        told = [replace(p, who=name) for p in told for name in (p.names or (p.who,))]
    named: dict[str, list[Position]] = {}
    for position in told:
        named.setdefault(position.who.casefold(), []).append(position)
    if len(named) < 2:
        return []
    words = [set(name.split()) for name in named]
    of_a_kind = bool(set.intersection(*words))
    if len(codes) < 2 and not of_a_kind:
        return []
    return [_settle(held, part) for held in named.values()]


def _settle(held: Sequence[Position], part: Agreement) -> Position:
    """The first of the positions of one body; in part, where others agree to less or more."""
    first = held[0]
    other = next((p for p in held if p.agreement not in ("", first.agreement)), None)
    if other is None or not first.agreement:
        return first
    reasons = (*first.reasons, review.SEVERAL)
    if "does not agree" in (first.agreement, other.agreement):
        return replace(first, reasons=reasons)
    quotes = tuple(dict.fromkeys((*first.quotes, *other.quotes)))
    return replace(first, agreement=part, qualifier="", quotes=quotes, reasons=reasons)
