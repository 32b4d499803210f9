"""Reads the words after a verb of stance and returns what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.classify.vocabulary import BREAKS, Unit

REACH = 16
"""How many units after the verb its object may begin and end."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a verb is about.

    ``kind``: "recommendation", "part", "intent", "proposition", "action", "finding",
    "questioner", "pronoun", "none" (the clause ends) or "other". ``end``: index of the first unit
    after it; of a proposition and an action, where its clause begins. ``numbers``: as printed.
    ``doubt``: the recommendation may be another body's.
    """

    kind: str
    end: int
    numbers: tuple[str, ...] = ()
    doubt: bool = False
    towards: bool = False
    degrees: tuple[str, ...] = ()


def at(units: Sequence[Unit], index: int, *kinds: str) -> bool:
    """Whether the unit at ``index`` is of one of the kinds; False outside of the sentence."""
    return 0 <= index < len(units) and any(kind in units[index].senses for kind in kinds)


def ends(units: Sequence[Unit], index: int) -> bool:
    """Whether a clause may end before ``index``."""
    return index >= len(units) or units[index].text in BREAKS


def skip_degrees(units: Sequence[Unit], index: int) -> tuple[int, list[str]]:
    """(next index, degrees found): "in part", ", in principle,", "( in full )", "also"."""
    found: list[str] = []
    while index < len(units):
        if at(units, index, "degree"):
            found.append(units[index].senses["degree"].value)
        elif units[index].text in (",", "(", "-"):
            after = index + 1
            while at(units, after, "degree", "adverb"):
                after += 1
            if after == index + 1 or not any(at(units, k, "degree") for k in range(index, after)):
                break
            if not (ends(units, after) or at(units, after, "preposition", "and", "contrast")):
                break
            found += [
                units[k].senses["degree"].value
                for k in range(index, after)
                if at(units, k, "degree")
            ]
            index = after + (units[after].text in ",)" if after < len(units) else 0)
            continue
        elif not at(units, index, "adverb"):
            break
        index += 1
    return index, found


def read_target(units: Sequence[Unit], index: int, takes: frozenset[str]) -> Target:
    """What the verb before ``index`` is about; ``takes`` are the prepositions of the verb."""
    index, degrees = skip_degrees(units, index)
    preposition = ""
    if at(units, index, "preposition") and units[index].text in takes:
        preposition = units[index].text
        index, more = skip_degrees(units, index + 1)
        degrees += more
    target = _read_phrase(units, index, preposition)
    if target.kind == "other" and not preposition and "" not in takes:
        kind = "proposition" if at(units, index, "determiner", "pronoun") else "other"
        target = Target(kind, index)
    if degrees:
        target = Target(
            target.kind, target.end, target.numbers, target.doubt, target.towards, tuple(degrees)
        )
    return target


def _read_phrase(units: Sequence[Unit], index: int, preposition: str) -> Target:
    start = index
    limit = min(len(units), index + REACH)
    determiner = possessive = False
    definite = ""
    part = False
    asker = False
    numbers: list[str] = []
    plain = 0
    while index < limit:
        unit = units[index]
        senses = unit.senses
        if "that" in senses and not (at(units, index + 1, "recommendation")):
            if index == start or asker or plain:
                return Target("proposition", index + 1)
            break
        if "number" in senses:
            numbers.append(unit.text)
        elif "recommendation" in senses:
            weak = senses["recommendation"].value == "weak"
            following = index + 1
            if at(units, following, "possessive") and at(
                units, following + 1, "intent", "principle"
            ):
                return Target("intent", following + 2)
            return _finish_recommendation(
                units, following, weak, definite, possessive, asker, part, numbers
            )
        elif "part" in senses and not possessive:
            part = True
        elif "intent" in senses or "principle" in senses:
            return _read_intent(units, index, "intent" in senses)
        elif "view" in senses:
            if at(units, index + 1, "that"):
                return Target("proposition", index + 2)
            return Target("finding", index + 1)
        elif "finding" in senses:
            if at(units, index + 1, "and") and any(
                at(units, k, "recommendation") for k in range(index + 2, min(limit, index + 5))
            ):
                index += 1
                continue
            return Target("finding", index + 1)
        elif "questioner" in senses:
            asker = True
        elif "possessive" in senses:
            possessive = True
        elif "determiner" in senses:
            value = senses["determiner"].value
            definite = definite or value
            determiner = True
        elif "pronoun" in senses:
            definite = definite or "this"
        elif "of" in senses and (part or plain or numbers):
            part = part or bool(numbers)
            if numbers:
                numbers.clear()
        elif asker and unit.text in ("on", "in", "about"):
            pass
        elif "and" in senses and (part or numbers or asker):
            pass
        elif unit.text == "," and numbers:
            pass
        elif senses.keys() - {"degree", "adverb"} or unit.text in BREAKS:
            break
        elif not senses:
            plain += 1
            if plain > 6:
                break
        index += 1
    if index == start:
        kind = "none" if ends(units, index) or at(units, index, "and", "contrast") else "other"
        if preposition == "to" and kind == "other":
            kind = "action"
        return Target(kind, index)
    if numbers and not plain:
        return Target("part", index, tuple(numbers))
    if part and not plain:
        return Target("part", index)
    if asker and not plain and not possessive:
        return Target("questioner", index)
    if definite == "this" and not plain and index - start <= 2:
        return Target("pronoun", index)
    if preposition == "to" and not determiner and not possessive:
        return Target("action", start)
    return Target("other", index)


def _read_intent(units: Sequence[Unit], index: int, plain: bool) -> Target:
    """ "the aim of this recommendation", "the need for X"; a bare principle is no object."""
    index += 1
    if plain:
        return Target("intent", index)
    after = index
    while after < min(len(units), index + 6):
        if at(units, after, "recommendation", "pronoun"):
            return Target("intent", after + 1)
        if not at(units, after, "of", "determiner", "questioner", "possessive", "preposition"):
            break
        after += 1
    return Target("finding", index)


def _finish_recommendation(
    units: Sequence[Unit],
    index: int,
    weak: bool,
    definite: str,
    possessive: bool,
    asker: bool,
    part: bool,
    numbers: list[str],
) -> Target:
    plural = [*numbers]
    while index < len(units):
        if at(units, index, "number"):
            plural.append(units[index].text)
        elif not (units[index].text in (",", "-") or at(units, index, "and")) or not at(
            units, index + 1, "number"
        ):
            break
        index += 1
    towards = at(units, index, "towards")
    doubt = definite in ("a",)
    if definite == "their" or (possessive and not asker):
        doubt = True
    if at(units, index, "of", "by"):
        near = range(index + 1, min(len(units), index + 9))
        if not any(at(units, k, "questioner", "recommendation", "responder") for k in near):
            doubt = True
        if at(units, index + 1, "determiner") and ends(units, index + 2):
            doubt = False
    if weak and not (definite == "this" or asker or plural):
        if not (definite == "the" and ends(units, index)):
            doubt = True
    if definite == "a":
        return Target("other", index)
    return Target("part" if part else "recommendation", index, tuple(plural), doubt, towards)
