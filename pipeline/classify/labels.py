"""Reads the first words of a response, or a cell, and returns the printed label in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.classify.objects import BREAKS, at, ends
from pipeline.classify.reading import Read
from pipeline.classify.vocabulary import Unit

_OPENING = (
    "stance", "note", "pending", "elsewhere", "abstain", "progress", "degree", "not", "do", "way",
    "determiner", "recommendation", "number", "implement", "neither", "will", "have", "unwilling",
    "weigh",
)  # fmt: skip
_FILLING = frozenset(
    {
        "adverb", "be", "being", "determiner", "recommendation", "number", "pronoun", "and", "have",
        "do", "by", "contrast",
    }
)  # fmt: skip
_NAMES = frozenset({"heading", "recommendation", "number", "responder", "determiner", "part", "to"})
_SIGNS = frozenset(":-–|")
_LONGEST_PREFIX = 8


@dataclass(frozen=True, slots=True)
class Label:
    """``first`` to ``last``: its units. ``prefix``: those before it. ``kinds``: what its words
    say, in order: stance, note, pending, elsewhere, abstain, neither, implement, will, progress;
    ``signs``: 1, -1 or 0 of each stance; ``values``: of each progress."""

    first: int
    last: int
    prefix: tuple[Unit, ...] = ()
    kinds: tuple[str, ...] = ()
    signs: tuple[int, ...] = ()
    degrees: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def find_labels(reads: Sequence[Read]) -> Iterator[tuple[Read, Label]]:
    """The labels of a text: first words, paragraphs of their own, and what follows "Response:".

    "Agree. The Board will …", "Not agreed – …", "DoD Response: Concur.",
    "Recommendation 4: accepted in part", "This recommendation is accepted in full."
    """
    first = True
    for read in reads:
        units = read.units
        if _is_heading(units):
            continue
        start, headed = _skip_prefix(units)
        alone = read.sentence.alone
        if (first or headed or (read.sentence.opens and alone)) and at(units, start, *_OPENING):
            label = _read_label(units, start, alone=alone)
            if label is not None and (first or headed or label.last >= len(units) - 1):
                yield read, label
        first = False


def _is_heading(units: Sequence[Unit]) -> bool:
    """ "Recommendation 4", "Response", "Management response to recommendation 4:"."""
    return all(
        unit.senses.keys()
        & {"heading", "recommendation", "number", "responder", "determiner", "to"}
        or unit.text in BREAKS
        for unit in units
    )


def _skip_prefix(units: Sequence[Unit]) -> tuple[int, bool]:
    """(where a label may begin, whether a heading such as "Response:" stands before it)."""
    here = 0
    headed = False
    while here < len(units):
        stop = here
        while (
            stop < len(units)
            and stop - here <= _LONGEST_PREFIX
            and not (units[stop].text in _SIGNS or units[stop].text in ".;")
        ):
            stop += 1
        prefix = units[here:stop]
        if stop >= len(units) or units[stop].text not in _SIGNS:
            break
        names = all(unit.senses.keys() & _NAMES or unit.text in ",()•" for unit in prefix)
        if units[stop].text == ":" and not any(
            unit.senses.keys() & {"stance", "note", "will", "be"} for unit in prefix
        ):
            headed = headed or any("heading" in unit.senses for unit in prefix)
        elif not (names and prefix):
            break
        here = stop + 1
    after = here
    while at(units, after, "heading", "number") or (
        after < len(units) and units[after].text in ".•\"“'‘"
    ):
        after += 1
    if at(units, after, "stance", "not", "degree", "note"):
        here = after
    return here, headed


def _read_label(units: Sequence[Unit], start: int, *, alone: bool) -> Label | None:
    kinds: list[str] = []
    signs: list[int] = []
    degrees: list[str] = []
    values: list[str] = []
    numbers: list[str] = []
    noes = 0
    neither = False
    takes: frozenset[str] = frozenset()
    index = start
    while index < len(units):
        unit = units[index]
        senses = unit.senses
        if "stance" in senses:
            sense = senses["stance"]
            takes = sense.takes
            sign = 1 if sense.value == "agrees" else -1
            if noes:
                sign = 0 if noes > 1 or sign < 0 else -1
            kinds.append("stance")
            signs.append(sign)
            degrees += filter(None, [sense.degree])
            noes = 0
        elif "progress" in senses:
            kinds.append("progress")
            values.append(senses["progress"].value if not noes else "")
            noes = 0
        elif "implement" in senses and senses["implement"].form in ("past", "states"):
            kinds.append("not implement" if noes else "implement")
            noes = 0
        elif "will" in senses:
            kinds.append("will")
        elif "not" in senses or "unwilling" in senses:
            noes += 1
        elif "neither" in senses:
            neither = True
        elif "degree" in senses:
            degrees.append(senses["degree"].value)
        elif "condition" in senses or "exception" in senses:
            degrees.append(senses["condition" if "condition" in senses else "exception"].value)
            index += 1
            break
        elif "number" in senses:
            numbers.append(unit.text)
        elif kind := next(
            (k for k in ("note", "pending", "elsewhere", "abstain") if k in senses), ""
        ):
            kinds.append(kind)
        elif "weigh" in senses and senses["weigh"].form == "words" and "will" in kinds:
            kinds.append("pending")
        elif unit.text in ",(":
            after = index + 1
            while at(units, after, "adverb", "and"):
                after += 1
            if not kinds or not at(units, after, "degree", "condition", "exception", "stance"):
                break
        elif unit.text == ")":
            if not degrees:
                break
        elif unit.text not in "/&" and not (
            senses.keys() & _FILLING or unit.text in takes or "way" in senses
        ):
            if ends(units, index):
                break
            if not _runs_on(units, kinds, index):
                return None
            while not at(units, index - 1, "degree"):
                index -= 1
            break
        index += 1
    if not set(kinds) - {"will"}:
        return None
    if neither:
        kinds += ["neither"] if len(signs) > 1 else []
        signs = [-1] if len(signs) == 1 else []
    core = units[start:index]
    if at(core, 0, "determiner", "recommendation", "number", "pronoun"):
        named = any("recommendation" in unit.senses for unit in core)
        sentence = any(unit.senses.keys() & {"be", "have", "being", "do"} for unit in core)
        if not named or (sentence and not alone):
            return None
    return Label(
        start, index, tuple(units[:start]), tuple(kinds), tuple(signs), tuple(degrees),
        tuple(values), tuple(numbers),
    )  # fmt: skip


def _runs_on(units: Sequence[Unit], kinds: Sequence[str], index: int) -> bool:
    """Whether the text goes on at ``index`` without a sign: "Agreed in principle The Board …"."""
    while at(units, index - 1, "determiner"):
        index -= 1
    if kinds != ["stance"] or not at(units, index - 1, "degree"):
        return False
    verb = next(unit.senses["stance"] for unit in units[:index] if "stance" in unit.senses)
    return not verb.loose or units[index - 1].senses["degree"].value == "in principle"
