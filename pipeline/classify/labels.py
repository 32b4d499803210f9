"""Reads the first words of a response, or a cell, and returns the printed label in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.classify.objects import at, ends
from pipeline.classify.vocabulary import Unit

_FILLING = frozenset(
    {
        "adverb",
        "be",
        "determiner",
        "recommendation",
        "number",
        "pronoun",
        "and",
        "part",
        "questioner",
        "possessive",
        "have",
        "do",
        "by",
    }
)
_OPENING = (
    "stance",
    "note",
    "pending",
    "elsewhere",
    "abstain",
    "degree",
    "not",
    "do",
    "determiner",
    "recommendation",
    "number",
    "implement",
    "neither",
    "will",
    "have",
    "unwilling",
)
_PREFIX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Label:
    """``words``: how many units it has. ``signs``: of its verbs, in order."""

    first: int
    last: int
    signs: tuple[int, ...]
    degrees: tuple[str, ...]
    kinds: tuple[str, ...]
    numbers: tuple[str, ...] = ()


def read_label(units: Sequence[Unit], alone: bool, index: int = 0) -> Label | None:
    """The label that begins at ``index``, after "Response:" or the like; None where there is none.

    "Agree.", "Not agreed –", "DoD Response: Concur.", "Recommendation 4: accepted in part",
    "This recommendation is accepted in full."
    """
    start = _skip_prefix(units, index)
    if not at(units, start, *_OPENING):
        return None
    label = _read_core(units, start)
    if label is None:
        return None
    core = units[label.first : label.last]
    if at(core, 0, "determiner", "recommendation", "number", "pronoun"):
        if not any("recommendation" in unit.senses for unit in core):
            return None
        if not alone and any(unit.senses.keys() & {"be", "have"} for unit in core):
            return None
    return label


def _skip_prefix(units: Sequence[Unit], index: int) -> int:
    """The unit after the last ":" or "-" of what stands before a label."""
    here = index
    while True:
        stop = here
        while (
            stop < len(units) and stop - here <= _PREFIX_WORDS and units[stop].text not in ":-.;|"
        ):
            stop += 1
        if stop >= len(units) or stop - here > _PREFIX_WORDS:
            break
        prefix = units[here:stop]
        if units[stop].text == ":" and not _decides(prefix):
            here = stop + 1
        elif (
            units[stop].text in "-."
            and stop > here
            and all(
                at(units, k, "heading", "recommendation", "number", "response")
                or units[k].text in ",()"
                for k in range(here, stop)
            )
        ):
            here = stop + 1
        else:
            break
    if here == index:
        k = here
        while at(units, k, "heading", "number"):
            k += 1
        if k > here and not at(units, k, "preposition", "of", "be", "will"):
            here = k
    while here < len(units) and units[here].text in "•\"“'‘":
        here += 1
    return here


def _decides(units: Sequence[Unit]) -> bool:
    return any(unit.senses.keys() & {"stance", "note"} for unit in units)


def _read_core(units: Sequence[Unit], start: int) -> Label | None:
    signs: list[int] = []
    degrees: list[str] = []
    kinds: list[str] = []
    numbers: list[str] = []
    noes = 0
    neither = False
    takes: frozenset[str] = frozenset()
    last = start
    index = start
    while index < len(units):
        senses = units[index].senses
        if "stance" in senses:
            sense = senses["stance"]
            takes = sense.takes
            sign = 1 if sense.value == "agrees" else -1
            if noes:
                sign = 0 if sign < 0 or noes > 1 else -1
            signs.append(0 if neither else sign)
            kinds.append("neither" if neither else "stance")
            noes = 0
        elif "note" in senses:
            kinds.append("note")
        elif "pending" in senses:
            kinds.append("pending")
        elif "elsewhere" in senses:
            kinds.append("elsewhere")
        elif "abstain" in senses:
            kinds.append("neither")
        elif "implement" in senses and senses["implement"].form == "past":
            kinds.append("implement" if not noes else "not implement")
            noes = 0
        elif "not" in senses or "unwilling" in senses:
            noes += 1
        elif "neither" in senses:
            neither = True
        elif "degree" in senses:
            degrees.append(senses["degree"].value)
        elif "condition" in senses or "exception" in senses:
            kind = "condition" if "condition" in senses else "exception"
            degrees.append(senses[kind].value)
            last = index + 1
            break
        elif "number" in senses:
            numbers.append(units[index].text)
        elif "will" in senses:
            kinds.append("will")
        elif units[index].text in ",(":
            after = index + 1
            while at(units, after, "adverb", "and"):
                after += 1
            if not at(units, after, "degree", "condition", "exception") or not kinds:
                break
        elif units[index].text == ")":
            if not degrees:
                break
        elif units[index].text == "/":
            pass
        elif senses.keys() & _FILLING or ("preposition" in senses and units[index].text in takes):
            pass
        elif ends(units, index):
            break
        else:
            return None
        index += 1
        last = index
    if not kinds or kinds == ["will"]:
        return None
    return Label(start, last, tuple(signs), tuple(degrees), tuple(kinds), tuple(numbers))
