"""Reads a sentence and returns its claims: who says what about what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.classify.objects import Target, at, ends, read_target, skip_degrees
from pipeline.classify.vocabulary import BREAKS, Unit

REACH = 14
"""How many units before a verb its subject may begin."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A verb with its subject, negation and object.

    ``verb``: "stance", "implement", "note", "weigh". ``sign``: 1, -1, or 0 for a double negative
    and for "neither". ``at``: index of the verb; ``start`` and ``end``: offsets of its clause.
    """

    verb: str
    sign: int
    target: Target
    index: int
    degrees: tuple[str, ...]
    subject: tuple[Unit, ...] = ()
    neither: bool = False
    hedged: bool = False
    partial_no: bool = False
    time: str = ""
    contrast: bool = False
    former: bool = False


@dataclass(slots=True)
class _Group:
    """What stands between the subject and the verb."""

    left: int
    noes: int = 0
    passive: bool = False
    neither: bool = False
    would: bool = False
    unreal: bool = False
    infinitive: bool = False
    former: bool = False
    joined: str = ""
    kinds: set[str] = field(default_factory=set)
    degrees: list[str] = field(default_factory=list)


def read_group(units: Sequence[Unit], index: int) -> _Group:
    """The auxiliaries, negators and adverbs to the left of the verb at ``index``."""
    group = _Group(index - 1)
    nearest = True
    while group.left >= 0:
        unit = units[group.left]
        senses = unit.senses
        if "not" in senses:
            group.noes += 1
        elif "unwilling" in senses:
            group.noes += 1
            group.kinds.add("way")
        elif "neither" in senses:
            group.neither = True
        elif "degree" in senses:
            group.degrees.append(senses["degree"].value)
        elif "former" in senses:
            group.former = True
        elif "be" in senses:
            group.passive = group.passive or nearest
            group.kinds.add("being" if unit.text == "being" else "be")
            nearest = False
        elif "would" in senses:
            group.would = True
            nearest = False
        elif "unreal" in senses:
            group.unreal = True
            nearest = False
        elif senses.keys() & {"do", "have", "will", "way", "commit", "begin"}:
            group.kinds |= senses.keys() & {"do", "have", "will", "way", "commit", "begin"}
            nearest = False
        elif "adverb" in senses or "condition" in senses:
            pass
        elif unit.text == "to":
            group.infinitive = True
            break
        elif unit.text == ",":
            other = group.left - 1
            while at(units, other, "adverb", "degree", "contrast"):
                other -= 1
            if other == group.left - 1 or other < 0 or units[other].text != ",":
                break
            for k in range(other + 1, group.left):
                if at(units, k, "degree"):
                    group.degrees.append(units[k].senses["degree"].value)
            group.left = other
        elif "and" in senses or "contrast" in senses:
            group.joined = unit.text
            break
        else:
            break
        group.left -= 1
    return group


def read_subject(units: Sequence[Unit], left: int) -> tuple[int, int]:
    """(first, after last) of the subject that ends at ``left``; equal where it is left out."""
    first = left + 1
    while first > 0 and left + 1 - first < REACH:
        unit = units[first - 1]
        senses = unit.senses
        if unit.text in BREAKS and unit.text not in "()":
            break
        if senses.keys() & {
            "that",
            "contrast",
            "hypothetical",
            "relative",
            "stance",
            "be",
            "have",
            "will",
            "do",
            "think",
            "request",
            "note",
            "would",
        }:
            break
        first -= 1
    while first <= left and at(units, first, "adverb", "and", "degree"):
        first += 1
    return first, left + 1


def find_claims(units: Sequence[Unit]) -> Iterator[Claim]:
    """The claims of a sentence, in its order."""
    masked = -1
    for index, unit in enumerate(units):
        senses = unit.senses
        if not senses:
            continue
        if "request" in senses and not at(units, index - 1, "be") and units[index - 1].text != "as":
            masked = _end_of_request(units, index)
        if index <= masked:
            continue
        if "stance" in senses:
            claim = _read_stance(units, index)
        elif "implement" in senses:
            claim = _read_implementation(units, index)
        elif "note" in senses or "weigh" in senses:
            claim = _read_other(units, index, "note" if "note" in senses else "weigh")
        else:
            continue
        if claim is not None:
            yield claim


def _end_of_request(units: Sequence[Unit], index: int) -> int:
    """The questioner's words last to the sentence's end, or to ", and we", ", with which we"."""
    for k in range(index + 1, len(units)):
        if units[k].text == ";":
            return k
        if units[k].text == "," and at(units, k + 1, "and", "contrast", "relative"):
            return k
    return len(units)


def _unreal(units: Sequence[Unit], first: int) -> bool:
    """Whether "if", "whether" or the like opens the clause whose subject begins at ``first``."""
    for k in range(first - 1, max(-1, first - REACH), -1):
        if units[k].text in BREAKS:
            return False
        if at(units, k, "hypothetical"):
            return True
    return False


def _thought(units: Sequence[Unit], first: int) -> int:
    """How many negators a "do not think that" before the subject at ``first`` brings."""
    k = first - 1
    if at(units, k, "that"):
        k -= 1
    return read_group(units, k).noes if at(units, k, "think") else 0


def _contrast(units: Sequence[Unit], index: int) -> bool:
    return any(at(units, k, "contrast") for k in range(max(0, index - 2 * REACH), index))


def _read_stance(units: Sequence[Unit], index: int) -> Claim | None:
    sense = units[index].senses["stance"]
    group = read_group(units, index)
    if group.unreal or group.infinitive:
        return None
    first, last = read_subject(units, group.left)
    if _unreal(units, first):
        return None
    subject = tuple(units[first:last])
    noes = group.noes + _thought(units, first)
    sign = 1 if sense.value == "agrees" else -1
    after, behind = skip_degrees(units, index + 1)
    degrees = [*group.degrees, *behind]
    neither = group.neither
    if at(units, after, "and") and at(units, after + 1, "stance"):
        other = units[after + 1].senses["stance"]
        if other.value != sense.value and (noes or neither):
            neither = True
        after += 2
        sense = other
        index = after - 1
    passive = group.passive and sense.form == "past" and "" in sense.takes | {""}
    target = read_target(units, index + 1, sense.takes)
    if passive and sense.takes != frozenset({"with", "of"}) and target.kind in ("none", "other"):
        by = target.end
        target, subject = _passive_target(units, first, last, index + 1)
        if target is None:
            return None
        del by
    elif sense.form == "past" and not group.passive and not group.kinds and _is_object(subject):
        if not ends(units, after) and not at(units, after, "by"):
            return None
        target = read_target(units, first, frozenset({""}))
        subject = ()
    elif target.kind == "none" and at(units, first - 1, "relative"):
        target = read_relative(units, first - 1)
    elif _stands_aside(subject):
        return None
    degrees += [*target.degrees]
    end, behind = (
        skip_degrees(units, max(target.end, index + 1))
        if target.kind not in ("proposition", "action")
        else (target.end, [])
    )
    degrees += behind
    degrees += _exceptions(units, end, target)
    degrees += _fronted(units, first)
    hedged = group.would or "inclined" in group.kinds
    partial = bool(noes % 2) and "full" in degrees and sign > 0
    if noes >= 2 or (noes and sign < 0):
        sign = 0
    elif noes:
        sign = -sign
    return Claim(
        "stance",
        sign,
        target,
        index,
        tuple(degrees),
        subject,
        neither,
        hedged,
        partial,
        "",
        _contrast(units, index),
        group.former,
    )


def _fronted(units: Sequence[Unit], first: int) -> list[str]:
    """ "In principle, the Government accepts …"."""
    if first >= 2 and units[first - 1].text == "," and at(units, first - 2, "degree"):
        return [units[first - 2].senses["degree"].value]
    return []


def _exceptions(units: Sequence[Unit], index: int, target: Target) -> list[str]:
    """ "… , with the exception of", "subject to" as far as the clause goes."""
    if target.kind not in ("recommendation", "part", "pronoun", "none"):
        return []
    for k in range(index, min(len(units), index + 2 * REACH)):
        for kind in ("exception", "condition"):
            if at(units, k, kind):
                return [units[k].senses[kind].value]
        if units[k].text in ";:-" or at(units, k, "and", "will", "stance", "contrast", "have"):
            break
    return []


def _is_object(subject: Sequence[Unit]) -> bool:
    return any("recommendation" in unit.senses for unit in subject)


def _stands_aside(subject: Sequence[Unit]) -> bool:
    """Whether the subject is no responder: who asks, a bystander, a thing."""
    head: Unit | None = None
    for unit in subject:
        if unit.senses.keys() & {"of", "preposition"} and head is not None:
            break
        if "responder" in unit.senses:
            return False
        if unit.senses.keys() <= {"adverb", "degree"} and unit.senses:
            continue
        head = unit
    if head is None:
        return False
    return bool(
        head.senses.keys()
        & {"bystander", "questioner", "finding", "recommendation", "relative", "number", "intent"}
    ) or ("determiner" in head.senses)


def _passive_target(
    units: Sequence[Unit], first: int, last: int, after: int
) -> tuple[Target | None, tuple[Unit, ...]]:
    """(what is accepted, by whom): "This recommendation is accepted by the Council"."""
    if first == last and first >= 1 and units[first - 1].text == ",":
        first = 0
    target = read_target(units, first, frozenset({""}))
    after, _ = skip_degrees(units, after)
    who: tuple[Unit, ...] = ()
    if at(units, after, "by"):
        stop = after + 1
        while not ends(units, stop) and not at(units, stop, "degree", "and", "preposition"):
            stop += 1
        who = tuple(units[after + 1 : stop])
        if _stands_aside(who):
            return None, ()
    return Target(
        target.kind, max(after, target.end), target.numbers, target.doubt, target.towards
    ), who


def read_relative(units: Sequence[Unit], index: int) -> Target:
    """ "the recommendation, with which we agree": what stands before "which" at ``index``."""
    for k in range(index - 1, max(-1, index - REACH), -1):
        if at(units, k, "recommendation"):
            return Target("recommendation", len(units))
    return Target("other", len(units))


def _read_implementation(units: Sequence[Unit], index: int) -> Claim | None:
    sense = units[index].senses["implement"]
    group = read_group(units, index)
    if group.unreal or group.would:
        return None
    first, last = read_subject(units, group.left)
    if _unreal(units, first):
        return None
    kinds = group.kinds
    subject = tuple(units[first:last])
    passive = sense.form == "past" and group.passive
    if passive:
        target, who = _passive_target(units, first, last, index + 1)
        if target is None:
            return None
        subject = who
    else:
        target = read_target(units, index + 1, frozenset({""}))
        if _stands_aside(subject):
            return None
    if target.kind not in ("recommendation", "pronoun", "part"):
        return None
    if sense.form == "past":
        time = "already done"
        if "being" in kinds:
            time = "under way"
        elif passive and kinds & {"will", "commit", "way"}:
            time = "commits"
        elif not passive and "have" not in kinds:
            return None
        elif passive and "have" not in kinds and not kinds & {"be"}:
            return None
    elif sense.form == "going":
        if "begin" in kinds or "be" in kinds:
            time = "under way"
        elif "commit" in kinds:
            time = "commits"
        else:
            return None
    else:
        if "begin" in kinds:
            time = "under way"
        elif kinds & {"will", "commit", "way"} and not group.infinitive:
            time = "commits"
        elif group.infinitive or subject == ():
            return None
        else:
            time = "commits"
    noes = group.noes + _thought(units, first)
    if noes and time != "commits":
        return None
    _, behind = skip_degrees(units, target.end)
    degrees = [*group.degrees, *behind, *_fronted(units, first)]
    sign = 1 if not noes else (-1 if noes == 1 else 0)
    return Claim(
        "implement",
        sign,
        target,
        index,
        tuple(degrees),
        subject,
        time=time,
        contrast=_contrast(units, index),
    )


def _read_other(units: Sequence[Unit], index: int, verb: str) -> Claim | None:
    group = read_group(units, index)
    first, last = read_subject(units, group.left)
    subject = tuple(units[first:last])
    sense = units[index].senses[verb]
    if group.passive:
        target, _ = _passive_target(units, first, last, index + 1)
    elif _stands_aside(subject):
        return None
    else:
        target = read_target(units, index + 1, frozenset({""}))
    if target is None or group.noes:
        return None
    return Claim(verb, 1, target, index, (), subject, time=sense.value)
