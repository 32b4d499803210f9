"""Reads a response and returns its sentences as units of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.classify.sentences import (
    Sentence,
    find_quotations,
    split_into_sentences,
)
from pipeline.classify.vocabulary import Sense, Senses, Unit, Vocabulary

_PLAIN = Sense("", "words", frozenset())
_NUMBER: Senses = {"number": _PLAIN}
_POSSESSIVE: Senses = {"possessive": _PLAIN}
_QUOTATION: Senses = {}
_ROMAN = re.compile(r"[ivxl]{1,5}|[a-z]")
_NUMERAL = re.compile(r"\d[\w.]*|r\d[\w.]*")


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as units, in which a long quotation is one unit without a sense."""

    sentence: Sentence
    units: list[Unit]
    restated: bool = False


def read_units(text: str, vocabulary: Vocabulary, responder: Collection[str] = ()) -> list[Read]:
    """The sentences of a response as units of the vocabulary."""
    sentences = split_into_sentences(text, vocabulary.abbreviations)
    quotations = find_quotations(text, sentences)
    return [
        Read(sentence, _mark(vocabulary.find_units(sentence.words), quotations, responder))
        for sentence in sentences
    ]


def _mark(
    units: list[Unit], quotations: Sequence[tuple[int, int]], responder: Collection[str]
) -> list[Unit]:
    marked: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        span = (
            next((s for s in quotations if s[0] <= unit.start < s[1]), None) if quotations else None
        )
        if span is not None:
            while index < len(units) and units[index].start < span[1]:
                index += 1
            marked.append(Unit("“”", unit.start, min(span[1], units[index - 1].end), _QUOTATION))
            continue
        index += 1
        if unit.text == "'s":
            unit = unit._replace(senses=_POSSESSIVE)
        elif unit.text == "(" and index + 1 < len(units) and units[index + 1].text == ")":
            inner = units[index]
            if len(inner.text) <= 4 and (_ROMAN.fullmatch(inner.text) or inner.text[0].isdigit()):
                unit = Unit(inner.text, unit.start, units[index + 1].end, _NUMBER)
                index += 2
        elif not unit.senses or unit.text in ("a",):
            named = bool(marked) and marked[-1].senses.keys() & {"recommendation", "part"}
            if _NUMERAL.fullmatch(unit.text) or (named and _ROMAN.fullmatch(unit.text)):
                unit = unit._replace(senses=_NUMBER)
            elif unit.text in responder:
                unit = unit._replace(senses={"responder": _PLAIN})
        marked.append(unit)
    return marked
