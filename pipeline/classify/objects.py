"""Reads the words after a verb of stance and returns what they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.classify.vocabulary import Unit

BREAKS = frozenset('.,;:!?()[]-…/"“”«»•|')
"""Signs at which a clause may end."""

REACH = 16
"""How many units an object, or a subject, may be long."""

_AFTER_PRONOUN = (
    "be", "have", "will", "would", "do", "and", "contrast", "by", "exception", "condition",
    "degree", "adverb", "preposition", "hypothetical", "to", "not", "relative", "stance",
    "implement", "elsewhere",
)  # fmt: skip
_OF_NAMES = ("determiner", "questioner", "generic", "bystander", "responder", "relative")
_NOWHERE = frozenset({""})
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Target:
    """What a verb is about.

    ``kind``: "recommendation", "part" (of it), "intent" (its aim, need), "pronoun", "none" (the
    clause ends), "proposition" (that …), "action" (to do …), "questioner", "finding" or "other".
    ``end``: index of the first unit after it; of a proposition, an action and of another object,
    where its clause begins. ``numbers``: of recommendations or parts, as printed. ``doubt``:
    "slight" or "much" where it may be another body's recommendation. ``towards``: it is made to
    "one" body, which may be another, or to "many", which are others; "this" is the one answered.
    ``every``: all of it is named. ``degrees``: how much of it, said before it ("agrees in part
    with"). ``weak``: named by a word for less, "conclusion", "principle".
    ``none``: neither of it is meant.
    """

    kind: str
    end: int
    numbers: tuple[str, ...] = ()
    doubt: str = ""
    towards: str = ""
    every: bool = False
    degrees: tuple[str, ...] = ()
    weak: bool = False
    none: bool = False


def at(units: Sequence[Unit], index: int, *kinds: str) -> bool:
    """Whether the unit at ``index`` is of one of the kinds; False outside of the sentence."""
    if not 0 <= index < len(units):
        return False
    senses = units[index].senses
    for kind in kinds:  # noqa: SIM110 - any() takes twice as long, and nothing is called more
        if kind in senses:
            return True
    return False


def has_any(units: Sequence[Unit], *kinds: str) -> bool:
    """Whether some of the units are of one of the kinds."""
    return any(not unit.senses.keys().isdisjoint(kinds) for unit in units)


def ends(units: Sequence[Unit], index: int) -> bool:
    """Whether the clause may end before ``index``."""
    return index >= len(units) or units[index].text in BREAKS


def skip_degrees(units: Sequence[Unit], index: int) -> tuple[int, list[str]]:
    """(next index, degrees found) of "in part", ", in principle,", "(in full)", "also"."""
    found: list[str] = []
    while index < len(units):
        senses = units[index].senses
        if "degree" in senses:
            found.append(senses["degree"].value)
        elif units[index].text in (",", "(", "-"):
            after = index + 1
            inside = []
            while at(units, after, "degree", "adverb"):
                if at(units, after, "degree"):
                    inside.append(units[after].senses["degree"].value)
                after += 1
            closed = ends(units, after) or at(units, after, "preposition", "to", "and", "contrast")
            if not inside or not closed:
                break
            found += inside
            index = after + (after < len(units) and units[after].text in ",)-")
            continue
        elif "adverb" not in senses:
            break
        index += 1
    return index, found


def read_target(units: Sequence[Unit], index: int, takes: frozenset[str] = _NOWHERE) -> Target:
    """What the verb before ``index`` is about; ``takes`` are the prepositions of the verb."""
    index, degrees = skip_degrees(units, index)
    inserted = index + 2 < len(units) and units[index].text == units[index + 2].text == ","
    if inserted and at(units, index + 1, "adverb"):
        index += 3  # "disagrees, however, with"
    preposition = ""
    if index < len(units) and units[index].text in takes:
        preposition = units[index].text
        index, more = skip_degrees(units, index + 1)
        degrees += more
    if at(units, index, "neither"):
        target = _neither_target(units, index, preposition)
    elif at(units, index, "and") and not preposition:
        target = _shared_target(units, index)
    elif preposition == "to" and at(units, index, "stance"):
        target = read_target(units, index + 1, units[index].senses["stance"].takes)
        target = target if target.kind == "recommendation" else Target("action", index)
    elif preposition == "to" and _is_other_doing(units, index):
        target = Target("action", index)
    elif preposition and at(units, index, "implement"):
        target = _implemented_target(units, index)
    else:
        target = _read_phrase(units, index, preposition)
        if "" not in takes and not preposition:
            target = _without_preposition(units, index, target)
    return replace(target, degrees=tuple(degrees)) if degrees else target


def _neither_target(units: Sequence[Unit], index: int, preposition: str) -> Target:
    """ "accepts neither part of the recommendation": none of it."""
    target = _read_phrase(units, index + 1 + at(units, index + 1, "of"), preposition)
    if target.kind not in ("recommendation", "part"):
        return Target("other", index)
    return replace(target, kind="recommendation", none=True)


def _shared_target(units: Sequence[Unit], index: int) -> Target:
    """ "accepts and will implement this recommendation": the object of the second verb."""
    for k in range(index + 1, min(len(units), index + 5)):
        if at(units, k, "stance", "implement", "welcome", "note"):
            senses = units[k].senses
            takes = senses["stance"].takes if "stance" in senses else _NOWHERE
            after, _ = skip_degrees(units, k + 1)
            after += after < len(units) and units[after].text in takes
            target = _read_phrase(units, after, "")
            if target.kind in ("recommendation", "pronoun"):
                return target
        if ends(units, k):
            break
    return Target("none", index)


def _is_other_doing(units: Sequence[Unit], index: int) -> bool:
    """Whether what is agreed to is to "review the recommendation", or to "publish its findings"."""
    unknown = index < len(units) and not units[index].senses
    return at(units, index, "weigh") or (unknown and at(units, index + 1, "determiner"))


def _implemented_target(units: Sequence[Unit], index: int) -> Target:
    """ "agreed to implement the recommendation"."""
    target = read_target(units, index + 1)
    known = target.kind in ("recommendation", "part", "pronoun")
    return target if known else Target("action", index)


def _without_preposition(units: Sequence[Unit], index: int, target: Target) -> Target:
    """ "We agree more should be done": a clause where the verb has no object of its own."""
    if target.kind in ("recommendation", "part", "pronoun"):
        after, _ = skip_degrees(units, target.end)
        whole = ends(units, after) or at(units, after, "and", "contrast", "exception", "condition")
        return target if whole else Target("proposition", index)
    if target.kind in ("none", "proposition"):
        return target
    if at(units, index, "reason"):
        return Target("none", index)
    bare = at(units, index, "preposition", "to", "by", "of", "and", "relative", "hypothetical")
    return Target("other" if bare else "proposition", index)


def _read_phrase(units: Sequence[Unit], start: int, preposition: str) -> Target:
    """The noun phrase at ``start``; its first noun of the vocabulary decides."""
    definite = ""
    part = asker = possessive = False
    plain = 0
    numbers: list[str] = []
    index = start
    limit = min(len(units), start + REACH)
    while index < limit:
        unit = units[index]
        senses = unit.senses
        if "that" in senses and (index == start or asker or plain):
            if index == start and _points_at_part(units, index + 1):
                index += 1
                continue
            return Target("proposition", index + 1)
        if "number" in senses:
            numbers.append(unit.text)
        elif "recommendation" in senses:
            if at(units, index + 1, "possessive") and at(units, index + 2, "intent", "principle"):
                return Target("intent", index + 3)
            return _read_recommendation(
                units,
                index,
                definite,
                asker=asker,
                possessive=possessive,
                part=part,
                numbers=numbers,
            )
        elif "ordinal" in senses:
            pass
        elif "numeral" in senses:
            if not definite and at(units, index + 1, "of"):
                part = True
        elif "part" in senses and not possessive:
            part = True
        elif "principle" in senses and at(units, index + 1, "that"):
            return Target("proposition", index + 2, degrees=("in principle",), weak=True)
        elif "intent" in senses or "principle" in senses:
            return _read_intent(units, index)
        elif "view" in senses:
            that = at(units, index + 1, "that")
            return Target("proposition", index + 2) if that else Target("finding", index + 1)
        elif "finding" in senses:
            joined = index + 1
            while at(units, joined, "of", "determiner", "questioner", "possessive"):
                joined += 1  # "the findings of the inspector and the recommendation made"
            if not at(units, joined, "and") or not any(
                at(units, k, "recommendation") for k in range(joined + 1, joined + 4)
            ):
                return Target("finding", index + 1)
            index = joined
        elif "questioner" in senses or (
            "generic" in senses
            and "responder" not in senses
            and (
                (preposition and at(units, index + 1, "that"))
                or (
                    at(units, index + 1, "possessive")
                    and has_any(units[index + 2 : index + 5], "recommendation")
                )
            )
        ):
            asker = True
        elif "possessive" in senses:
            possessive = True
        elif "determiner" in senses:
            definite = definite or senses["determiner"].value
            if not part:
                numbers.clear()  # "a) The recommendation": of a list
        elif "pronoun" in senses:
            if part:
                return Target("part", index + 1)
            definite = definite or "this"
            index += 1
            known = not ends(units, index) and not units[index].senses  # "the above safety …"
            if not at(units, index + known, "recommendation"):  # "the above recommendation"
                break
            continue
        elif "of" in senses and (part or numbers):
            part = True
            numbers.clear()
        elif (
            ("implement" in senses and senses["implement"].form == "going")
            or (asker and "preposition" in senses)
            or ("and" in senses and (part or numbers or asker))
            or (unit.text == "," and (numbers or (part and at(units, index - 1, "numeral"))))
            or (senses and senses.keys() <= {"degree", "adverb"})
        ):
            pass
        elif senses or unit.text in BREAKS or plain > 6:
            break
        else:
            plain += 1
        index += 1
    if index == start:
        if ends(units, index) or at(units, index, "and", "contrast"):
            return Target("none", index)
        return Target("action" if preposition == "to" else "other", index)
    if plain == 0:
        counted = all(at(units, k, "numeral") for k in range(start, index))
        if part and not numbers and (asker or at(units, start - 1, "upon")):
            return Target("other", start)  # "much of the report", "agrees on this point"
        named = numbers or ends(units, index) or at(units, index, *_AFTER_PRONOUN)
        if numbers or ((part or counted) and named):  # not "some form of training"
            return Target("part", index, tuple(numbers))
        if asker and not possessive:
            return _read_questioner(units, start, index, preposition)
        alone = ends(units, index) or at(units, index, *_AFTER_PRONOUN)
        if definite == "this" and not asker and alone:
            while index > start + 1 and units[index - 1].senses.keys() <= {"degree", "adverb"}:
                index -= 1  # "accepts this in part"
            return Target("pronoun", index)
    if preposition == "to" and (not units[start].senses or not (definite or possessive)):
        return Target("action", start)
    return Target("other", start)


def _read_questioner(units: Sequence[Unit], start: int, stop: int, preposition: str) -> Target:
    """ "with the Committee", "the Committee in this": who asks, with no other thing named."""
    last = max((k for k in range(start, stop) if at(units, k, "questioner")), default=-1)
    after, _ = skip_degrees(units, last + 1)
    pointed = at(units, after, "matter") or (
        at(units, after, "preposition")
        and at(units, after + 1, "determiner")
        and units[after + 1].senses["determiner"].value == "this"
        and ends(units, after + 2)
    )
    joined = at(units, after, "and") and not at(units, after + 1, *_OF_NAMES)
    ended = ends(units, after) and not at(units, after + 1, "relative")
    whole = pointed or (preposition and (joined or ended or at(units, after, "contrast")))
    return Target("questioner", last + 1) if last >= 0 and whole else Target("other", start)


def _points_at_part(units: Sequence[Unit], index: int) -> bool:
    """Whether "that" points: "that part of the recommendation which …", "that aspect of it"."""
    if not at(units, index, "part"):
        return False
    while at(units, index, "part", "of", "determiner", "questioner", "possessive"):
        index += 1
    named = at(units, index, "recommendation", "pronoun")
    return named and not at(units, index + 1, "be", "have", "will", "would", "do", "needed")


def _read_intent(units: Sequence[Unit], index: int) -> Target:
    """ "the aim of this recommendation", "the need for X"; a bare principle is no object."""
    if at(units, index, "intent"):
        return Target("intent", index + 1)
    for after in range(index + 1, min(len(units), index + 6)):
        if at(units, after, "recommendation", "pronoun"):
            return Target("intent", after + 1)
        if not at(units, after, "of", "determiner", "questioner", "possessive", "preposition"):
            break
    return Target("finding", index + 1)


def _read_recommendation(
    units: Sequence[Unit],
    index: int,
    definite: str,
    *,
    asker: bool,
    possessive: bool,
    part: bool,
    numbers: Sequence[str],
) -> Target:
    """The recommendation at ``index`` with what follows its name: numbers, "made by …"."""
    if definite == "a":
        return Target("other", index)
    weak = units[index].senses["recommendation"].value == "weak"
    index += 1
    if weak and at(units, index, "that"):
        return Target("proposition", index + 1)
    named = [*numbers]
    while index < len(units):
        joined = units[index].text in (",", "-", "–") or at(units, index, "and", "to")
        if at(units, index, "number"):
            named.append(units[index].text)
        elif skipped := _skip_sign(units, index):  # "No. 4", "in paragraph 4"
            index = skipped
            continue
        elif joined and at(units, index + 1, "to"):
            index += 1
            continue
        elif not (joined and (at(units, index + 1, "number") or _skip_sign(units, index + 1))):
            break
        elif named and (units[index].text in ("-", "–") or at(units, index, "to")):
            named += _between(named[-1], units[index + 1].text)
        index += 1
    doubt = "slight" if definite == "their" or (possessive and not asker) else ""
    placed = at(units, index, "origin") and not at(units, index + 1, "that")  # not "in that"
    if placed and (definite != "this" or not at(units, index, "preposition")):
        doubt = doubt or _doubt_origin(units, index + 1)
    near = units[index : index + 6]
    asker = asker or (at(units, index, "origin") and has_any(near, "questioner"))
    if weak and not (asker or named):
        after, _ = skip_degrees(units, index)
        if definite == "this":
            doubt = doubt or "slight"
        elif definite not in ("the", "all") or not ends(units, after):
            doubt = "much"
    index = _skip_origin(units, index)
    towards = ""
    if at(units, index, "towards") and not at(units, index + 1, "pronoun", "responder"):
        others = has_any(units[index + 1 : index + 4], "bystander")
        towards = "this" if definite == "this" else "many" if others else "one"
        index = _skip_addressee(units, index)
    kind = "part" if part else "recommendation"
    return Target(kind, index, tuple(named), doubt, towards, definite == "all", weak=weak)


def _skip_sign(units: Sequence[Unit], index: int) -> int:
    """Where the number begins after "No.", "#" or "in paragraph" at ``index``; 0 for none."""
    if at(units, index, "preposition") and at(units, index + 1, "part"):
        index += 1
    elif not at(units, index, "counter"):
        return 0
    after = index + 1
    if after < len(units) and units[after].text == ".":
        after += 1
    return after if at(units, after, "number") else 0


def _between(first: str, last: str) -> list[str]:
    """The numbers between two: 38 and 41 give 39 and 40, 110.5 and 110.7 give 110.6, a and c b."""
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        return [chr(n) for n in range(ord(first) + 1, ord(last))]
    stem, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if stem != other or not (low.isdecimal() and high.isdecimal()) or int(high) - int(low) > 200:
        return []
    dot = "." if stem else ""
    return [f"{stem}{dot}{n}" for n in range(int(low) + 1, int(high))]


def _skip_origin(units: Sequence[Unit], index: int) -> int:
    """Past "of the Committee", where a degree follows: "… of the Committee in principle"."""
    k = index + 1
    while at(units, k, "determiner", "questioner", "generic", "possessive", "responder"):
        k += 1
    named = at(units, index, "origin") and k > index + 1
    return k if named and at(units, k, "degree", "exception", "condition") else index


def _skip_addressee(units: Sequence[Unit], index: int) -> int:
    """Past "made towards the harbour boards", where a degree follows: "… in principle"."""
    k = index + 1
    while not ends(units, k) and not at(units, k, "degree", "be", "have", "will", "that", "and"):
        k += 1
    return k if at(units, k, "degree") else index


def _doubt_origin(units: Sequence[Unit], index: int) -> str:
    """The doubt that "of the Committee" (none), "of the Low Review" (slight), "of the Board"
    (much) leaves, which stands at ``index``."""
    plain = False
    for k in range(index, min(len(units), index + 8)):
        if at(units, k, "number") and _YEAR.fullmatch(units[k].text):
            continue  # "of the 2024 Harbour Review"
        if ends(units, k) or at(
            units, k, "number", "part", "pronoun", "responder", "recommendation"
        ):
            break
        own = at(units, k, "determiner") and units[k].senses["determiner"].value == "their"
        if own and any(at(units, j, "heading") for j in (k + 1, k + 2)):
            break  # "in its written comments": of who answers
        if own or (plain and at(units, k, "possessive")):
            return "much"
        if at(units, k, "questioner"):
            return "slight" if plain else ""
        plain = plain or not units[k].senses
    else:
        return "much"
    return "much" if plain else ""
