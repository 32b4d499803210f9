"""Reads a response and returns its sentences as units of the vocabulary."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.classify.objects import BREAKS, at, ends
from pipeline.classify.propositions import Asked
from pipeline.classify.sentences import (
    Sentence,
    find_quotations,
    lower_in_place,
    split_into_sentences,
    split_into_words,
)
from pipeline.classify.vocabulary import Sense, Senses, Unit, Vocabulary

_PLAIN = Sense("", "words", frozenset(), False, "", ())
_NUMBER: Senses = {"number": _PLAIN}
_POSSESSIVE: Senses = {"possessive": _PLAIN}
_RESPONDER: Senses = {"responder": _PLAIN}
_QUOTATION: Senses = {}
_SMALL = frozenset({"of", "to", "and", "determiner", "preposition", "by", "origin"})

NAMES = frozenset(
    {
        "heading", "recommendation", "number", "responder", "determiner", "part", "to", "of",
        "generic", "possessive",
    }
)  # fmt: skip
"""Of words that only name what follows: "Response", "Recommendation 4"."""

LONGEST = 20_000
"""Characters of a sentence that are read; a longer one is a text whose points were lost."""

_EDITORS = frozenset("[]")
"""Brackets of an editor, who names what was meant: "intends to adopt [the recommendation]"."""

_NO_KINDS: frozenset[str] = frozenset()

_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"[a-z]{0,2}\d[\w.,]*")  # 4   8.31   r4   287g
_LETTER = re.compile(r"[ivx]{1,4}|[a-z]")  # iv   b
_PART = re.compile(r"\(?(?:[ivx]{1,4}|[a-z])\)\s")  # (b) Noted.


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as units: a long quotation is one unit without a sense, and a sentence of the
    request, repeated in the response, has none."""

    sentence: Sentence
    units: list[Unit]
    kinds: frozenset[str]

    def has(self, kind: str) -> bool:
        """Whether a unit of the sentence has a sense of the kind."""
        return kind in self.kinds


def read_response(text: str, words: Vocabulary, asked: Asked, responder: str = "") -> list[Read]:
    """The sentences of a response as units; ``responder``: who is known to answer.

    Most sentences of a long response hold no word that could decide anything. They are not read,
    for reading takes the time; the first two always are, since their verbs may lack an object.
    """
    lower = lower_in_place(text)
    quotations = find_quotations(lower)
    names = frozenset(responder.lower().split())
    named = False  # the recommendation, in the sentence before
    reads = []
    for order, sentence in enumerate(split_into_sentences(lower, words.abbreviations)):
        found = _WORD.findall(lower, sentence.start, sentence.end)
        before, named = named, not words.names.isdisjoint(found)
        telling = (
            named
            or not words.triggers.isdisjoint(found)
            or _PART.match(lower, sentence.start) is not None
        )
        if order > 1 and not telling and not (before and not words.hints.isdisjoint(found)):
            reads.append(Read(sentence, [], _NO_KINDS))
            continue
        end = min(sentence.end, sentence.start + LONGEST)
        units = words.find_units(split_into_words(lower, sentence.start, end))
        if quotations:
            units = _close_quotations(units, quotations)
        units = _mark(units, names)
        kinds = frozenset(kind for unit in units for kind in unit.senses)
        if "stance" in kinds and asked.repeats(units):
            units, kinds = [], _NO_KINDS
        reads.append(Read(sentence, units, kinds))
    return _mark_officer(reads, asked)


def _mark_officer(reads: list[Read], asked: Asked) -> list[Read]:
    """The sentences with an officer who answers as any body: "The Commissioner accepts …".

    That is one with whom the response begins, where neither it nor the request says that he asks.
    """
    opening = next((read for read in reads if not is_heading(read)), None)
    if opening is None or not (opening.has("officer") and opening.has("recommendation")):
        return reads
    first = opening.units
    begins = next(k for k, unit in enumerate(first) if "officer" in unit.senses)
    named = all(not unit.senses or unit.senses.keys() & NAMES for unit in first[:begins])
    if not named or ends(first, begins + 1):
        return reads
    name = first[begins].text
    if any(_asks(units, name) for units in (asked.units, *(read.units for read in reads))):
        return reads
    senses = {"generic": _PLAIN}
    return [
        replace(
            read, units=[u._replace(senses=senses) if u.text == name else u for u in read.units]
        )
        for read in reads
    ]


def _asks(units: Sequence[Unit], name: str) -> bool:
    """Whether it is said of a body that it asks: "the Commissioner's", "by the Commissioner"."""
    for k in range(len(units)):
        if units[k].text == name:
            before = k - 1 - at(units, k - 1, "determiner")
            behind = units[k + 1 : k + 3]
            if at(units, before, "preposition", "by", "of", "origin", "to") or any(
                "request" in unit.senses or unit.text == "'s" for unit in behind
            ):
                return True
    return False


def is_heading(read: Read) -> bool:
    """Whether a sentence only names what follows: "Management response to recommendation 4:"."""
    return bool(read.units) and all(
        unit.senses.keys() & NAMES or unit.text in BREAKS for unit in read.units
    )


def _close_quotations(units: list[Unit], quotations: Sequence[tuple[int, int]]) -> list[Unit]:
    """The words of somebody else become one unit, which no rule can look into."""
    closed: list[Unit] = []
    starts = [start for start, _ in quotations]
    inside = -1
    for unit in units:
        span = bisect_right(starts, unit.start) - 1
        if span < 0 or unit.start >= quotations[span][1]:
            closed.append(unit)
        elif span == inside:
            closed[-1] = closed[-1]._replace(end=unit.end)
        else:
            inside = span
            closed.append(Unit("“…”", unit.start, unit.end, _QUOTATION))
    return closed


def _closes(units: Sequence[Unit], index: int) -> bool:
    """Whether a bracket closes at ``index``, or after one more letter: "d-e)", "d, e)"."""
    signs = [unit.text for unit in units[index : index + 3]]
    return signs[:1] == [")"] or (
        signs[:1] in (["-"], [","]) and signs[2:] == [")"] and bool(_LETTER.fullmatch(signs[1]))
    )


def _mark(units: list[Unit], names: Collection[str]) -> list[Unit]:
    """Adds what depends on the place: numbers, letters in brackets, 's, the responder's name."""
    marked: list[Unit] = []
    count = len(units)
    index = 0
    opened = 0  # brackets
    while index < count:
        unit = units[index]
        index += 1
        text = unit.text
        if text in _EDITORS:
            continue
        if text == ")" and not opened and at(marked, len(marked) - 1, "number"):
            continue  # "Recommendations 12) a-c) are accepted"
        opened += (text == "(") - (text == ")")
        if unit.senses and text not in names and len(text) > 1:
            marked.append(unit)
            continue
        if text == "'s":
            unit = unit._replace(senses=_POSSESSIVE)
        elif text == "(":
            if index + 1 < count and units[index + 1].text == ")":
                inner = units[index].text
                if len(inner) < 5 and (_LETTER.fullmatch(inner) or inner.isdigit()):
                    unit = Unit(inner, unit.start, units[index + 1].end, _NUMBER)
                    index += 2
                    opened -= 1
        elif (
            not marked
            and index < count
            and units[index].text == ")"
            and len(text) < 5
            and (_LETTER.fullmatch(text) or text.isdigit())
        ):  # "b) Accepted" at the beginning
            unit = Unit(text, unit.start, units[index].end, _NUMBER)
            index += 1
        elif text in names and not unit.senses.keys() & _SMALL:
            unit = unit._replace(senses={**unit.senses, "responder": _PLAIN})
        elif text[0].isdigit() or (text[-1].isdigit() and _NUMERAL.fullmatch(text)):
            unit = unit._replace(senses=_NUMBER)
        elif len(text) < 5 and marked and _LETTER.fullmatch(text):
            before = marked[-1].senses.keys()
            if before & {"recommendation", "part"} or (not opened and _closes(units, index)):
                unit = unit._replace(senses=_NUMBER)
        marked.append(unit)
    return marked
