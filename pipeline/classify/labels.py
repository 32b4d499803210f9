"""Reads the first words of a response, or a cell, and returns the printed label in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.classify.clauses import find_elided, find_names_end, is_joint
from pipeline.classify.objects import BREAKS, at, ends, has_any
from pipeline.classify.reading import NAMES, Read, is_heading
from pipeline.classify.sentences import lower_in_place, split_into_words
from pipeline.classify.vocabulary import Unit, Vocabulary

_VERDICTS = ("note", "pending", "elsewhere", "abstain")
_OPENING = (
    *_VERDICTS, "stance", "progress", "degree", "not", "do", "way", "determiner", "recommendation",
    "number", "implement", "neither", "will", "have", "unwilling", "adverb",
)  # fmt: skip
_LAST = (*_VERDICTS, "stance", "degree")
_FILLING = frozenset(
    {
        "adverb", "be", "being", "determiner", "recommendation", "number", "pronoun", "and", "have",
        "do", "contrast", "way",
    }
)  # fmt: skip
_SENTENCE = frozenset({"be", "have", "being", "do", "will"})
_SIGNS = frozenset(":-|")
_FINDING = re.compile(r"f-?\d{1,3}")
_LONGEST_PREFIX = 8
_TO_CAPITAL = re.compile(r"[A-Z][a-z]+(?:[ -][a-z]+){0,4}(?=\s[A-Z])")
_NEXT = 30
"""Characters after a label that tell whether a sentence begins there."""


@dataclass(slots=True)
class Label:
    """``first`` to ``last``: its units. ``who``: those that name a responder. ``kinds``: what its
    words say, in order: stance, note, pending, elsewhere, abstain, neither, implement,
    not implement, will, progress; ``signs``: 1, -1 or 0 of each stance; ``values``: of each
    verdict without a position. ``slash``: it prints a choice, "Supported/Noted"; ``negated``: "not
    agreed"; ``late``: a paragraph of its own below the first sentence, without a number."""

    first: int
    last: int
    who: Sequence[Unit] = ()
    kinds: list[str] = field(default_factory=list)
    signs: list[int] = field(default_factory=list)
    degrees: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    slash: bool = False
    negated: bool = False
    late: bool = False


def find_labels(reads: Sequence[Read]) -> Iterator[tuple[Read, Label]]:
    """The labels of a text: first words, paragraphs of their own, and what follows "Response:".

    "Agree. The Board will …", "Not agreed – …", "DoD Response: Concur.", "(b) Not agreed. …",
    "Recommendation 4: accepted in part", "This recommendation is accepted in full."
    """
    first = True
    parted = False
    numbers: list[str] = []
    for read in reads:
        units = read.units
        if is_heading(read):
            numbers = [unit.text for unit in units if "number" in unit.senses]
            continue
        start, headed = _skip_prefix(units)
        alone = read.sentence.alone
        if _is_of_finding(units[:start]):
            continue  # "F3: Agree. R3: Disagree."
        # "(a) Agreed. …  Part (b): Not agreed. …": each part has its label.
        part = at(units, int(at(units, 0, "part")), "number") and (first or parted)
        # "Recommendation 2(a): Accepted. …  Recommendation 2(b): Not accepted. …"
        prefix = units[:start]
        named = read.sentence.opens and at(prefix, 0, "recommendation") and at(prefix, 1, "number")
        leads = first or headed or part or named
        if (leads or (read.sentence.opens and alone)) and at(units, start, *_OPENING):
            label = _read_label(units, start, alone=alone)
            if label is not None and (leads or label.last >= len(units) - 1):
                label.numbers = label.numbers or numbers
                label.late = not leads and not label.numbers
                if label.late and label.values == ["blank"]:
                    continue  # of a date, or of who is to act
                parted = parted or part
                yield read, label
        first = False
        numbers = []


def find_joined_label(text: str, words: Vocabulary) -> int:
    """Where a label ends to which a sentence is joined, or 0: "Supported The Council has …".

    "Supported Housing Trusts" is a name; after a degree, "Partially supported", it could be none.
    """
    found = _TO_CAPITAL.match(text)
    if found is None:
        return 0
    units = words.find_units(split_into_words(lower_in_place(text[: found.end() + _NEXT])))
    stop = sum(unit.start < found.end() for unit in units)
    label = _read_label(units[:stop], 0, alone=True) if at(units, 0, *_OPENING) else None
    closed = units[stop - 1].end == found.end() and at(units, stop - 1, *_LAST)
    if label is None or label.last < stop or not closed:
        return 0
    opens = at(units, stop, "determiner", "pronoun", "contrast", "reason") or (
        at(units, stop, "generic") and at(units, stop + 1, *_SENTENCE)
    )
    return found.end() if opens or label.degrees else 0


def find_short_verdicts(reads: Sequence[Read]) -> Iterator[tuple[Read, Label]]:
    """Sentences inside a text that are nothing but a verdict: "… The cost is known. Agreed."."""
    for read in reads:
        if at(read.units, 0, "stance", "degree", "not", "neither"):
            label = _read_label(read.units, 0, alone=False)
            if label is not None and label.signs and label.last >= len(read.units) - 1:
                yield read, label


def _is_of_finding(prefix: Sequence[Unit]) -> bool:
    """Whether what stands before a label names a finding: "Finding 3:", "F3:"."""
    named = has_any(prefix, "recommendation")
    found = any("finding" in unit.senses or _FINDING.fullmatch(unit.text) for unit in prefix)
    return found and not named


def _skip_prefix(units: Sequence[Unit]) -> tuple[int, bool]:
    """(where a label may begin, whether a heading such as "Response:" stands before it)."""
    here = 0
    headed = False
    while here < len(units):
        stop = here
        while stop < min(len(units), here + _LONGEST_PREFIX + 1) and (
            units[stop].text not in _SIGNS and units[stop].text not in ".;"
        ):
            stop += 1
        if stop >= len(units) or units[stop].text not in _SIGNS:
            break
        prefix = units[here:stop]
        says = has_any(prefix, "stance", "note", "will", "be")
        names = all(unit.senses.keys() & NAMES or unit.text in ",()•" for unit in prefix)
        if units[stop].text == ":" and not says:
            headed = headed or has_any(prefix, "heading")
        elif not (names and prefix):
            break
        here = stop + 1
    after = here
    while after < len(units) and (
        at(units, after, "heading", "number") or units[after].text in ".•\"“'‘"
    ):
        after += 1
    if at(units, after, "stance", "not", "degree", "note"):
        here = after
    return here, headed


def _read_label(units: Sequence[Unit], start: int, *, alone: bool) -> Label | None:
    """The label that begins at ``start``; None where the sentence goes on with other words."""
    label = Label(start, start, _name_before(units, start))
    label.numbers += [
        units[k].text
        for k in range(start)
        if at(units, k, "number") and units[k + 1].text != "."  # "1. Agreed" counts the answers
    ]
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
            label.signs.append(sign if not noes else 0 if noes > 1 or sign < 0 else -1)
            label.kinds.append("stance")
            label.negated = label.negated or noes > 0
            label.degrees += filter(None, [sense.degree])
            noes = 0
        elif "progress" in senses:
            label.kinds.append("progress")
            label.values.append("" if noes else senses["progress"].value)
            noes = 0
        elif "implement" in senses and (
            senses["implement"].form in ("past", "states") or label.kinds[-1:] == ["will"]
        ):
            label.kinds.append("not implement" if noes else "implement")
            noes = 0
        elif "will" in senses:
            label.kinds.append("will")
        elif "not" in senses or "unwilling" in senses:
            noes += 1
        elif noes and "determiner" in senses and senses["determiner"].value == "all":
            return None  # "Not all recommendations are accepted"
        elif "neither" in senses:
            neither = True
        elif "degree" in senses:
            label.degrees.append(senses["degree"].value)
        elif "and" in units[index - 1].senses and "express" in senses:
            return None  # "agreed and provided a plan"
        elif "condition" in senses or "exception" in senses:
            kind = "condition" if "condition" in senses else "exception"
            label.degrees.append(senses[kind].value)
            index += 1
            break
        elif "and" in senses and label.degrees and find_elided(units, index):
            break  # "Accepted in full and, as to (b), in part"
        elif "number" in senses:
            label.numbers.append(unit.text)
        elif verdict := next((kind for kind in _VERDICTS if kind in senses), ""):
            label.kinds.append(verdict)
            label.values += filter(None, [senses[verdict].value])
        elif unit.text in ",(":
            if not label.kinds or not _goes_on(units, index + 1):
                break
        elif unit.text == ")":
            if not label.degrees:
                break
        elif unit.text == "/":
            label.slash = True
        elif unit.text != "&" and not senses.keys() & _FILLING and unit.text not in takes:
            if ends(units, index):
                break
            stop = _find_end(units, start, index, label)
            if stop == 0:
                return None
            index = stop
            break
        index += 1
    label.last = index
    if not set(label.kinds) - {"will"}:
        return None
    if neither:
        label.kinds += ["neither"] if len(label.signs) > 1 else []
        label.signs = [-1] if len(label.signs) == 1 else []
    return label if _stands_alone(units[start:index], alone=alone) else None


def _goes_on(units: Sequence[Unit], index: int) -> bool:
    """Whether a comma or bracket in a label is followed by more of it: "Agree (in part)"."""
    while at(units, index, "adverb", "and"):
        index += 1
    return at(units, index, "degree", "condition", "exception", "stance")


def _find_end(units: Sequence[Unit], start: int, index: int, label: Label) -> int:
    """Where the label ends, though the sentence goes on at ``index``; 0 where it is no label.

    "Accepted in full by the UK Government", "Partially agree as work has begun", "Agreed in
    principle The Board …".
    """
    if label.kinds in (["will", "implement"], ["will", "not implement"]):
        return index if at(units, index, "reason") else 0
    if label.kinds == ["note"] and index == start + 1:  # "Noted for the Review to consider"
        taken = units[index].text in units[start].senses["note"].takes
        return index if taken and not has_any(units[index:], "stance") else 0
    if label.kinds != ["stance"]:
        return 0
    verb = next(unit.senses["stance"] for unit in units[start:index] if "stance" in unit.senses)
    of = index - 1 - at(units, index - 1, "determiner")
    if verb.passive and units[of].text in verb.takes and at(units, start, "stance", "do", "not"):
        return index  # "Does not enjoy the support of the State"
    if at(units, index, "by"):
        stop = find_names_end(units, index + 1)
        who = units[index + 1 : stop]
        if not any(unit.senses.keys() & {"generic", "responder"} or is_joint(unit) for unit in who):
            return 0
        label.who = who
        return stop
    if at(units, index, "reason") and not verb.loose and "" not in verb.takes:
        return index
    while at(units, index - 1, "determiner"):
        index -= 1
    if not at(units, index - 1, "degree"):
        return 0
    principle = units[index - 1].senses["degree"].value == "in principle"
    return index if principle or not verb.loose else 0


def _stands_alone(core: Sequence[Unit], *, alone: bool) -> bool:
    """Whether a label that begins with its subject is one: "Recommendation 3 accepted", and as a
    paragraph of its own "This recommendation is accepted in full."."""
    while at(core, 0, "adverb") and not at(core, 0, "determiner"):
        core = core[1:]
    if not at(core, 0, "determiner", "recommendation", "number", "pronoun"):
        return True
    if at(core, 0, "determiner") and core[0].senses["determiner"].value == "a":
        return False
    verb = next((k for k in range(len(core)) if at(core, k, "stance", *_VERDICTS)), len(core))
    named = has_any(core[:verb], "recommendation")
    sentence = has_any(core, *_SENTENCE)
    return named and (alone or not sentence)


def _name_before(units: Sequence[Unit], start: int) -> list[Unit]:
    """The units before a label that may name who answers: "Scottish Government response:"."""
    return [
        unit
        for unit in units[:start]
        if unit.text not in BREAKS
        and (
            not unit.senses.keys() & {"heading", "recommendation", "number"}
            or "generic" in unit.senses
        )
    ]
