"""Compares a clause with what was asked and returns how far it restates the request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.classify.objects import BREAKS, at, has_any
from pipeline.classify.sentences import (
    lower_in_place,
    split_into_sentences,
    split_into_words,
)
from pipeline.classify.vocabulary import Unit, Vocabulary

_STEM = 5
"""Letters at which the forms of a word mostly agree: publish, publication; prior-ity, -itise."""

_SHORT = 4
MOST = 0.5
MUCH = 0.3
_NEARLY = 0.6
HARDLY = 0.1
_LONGEST = 80
"""Units of a clause that are compared."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """``of_clause``: share of the clause's content words that the request has too;
    ``of_request``: share of the request's that the clause has. Both from 0 to 1."""

    of_clause: float
    of_request: float


class Asked:
    """What was recommended; false where it is not known. Its words are read when first needed."""

    def __init__(self, recommendation: str, vocabulary: Vocabulary) -> None:
        self.text = recommendation
        self._vocabulary = vocabulary

    def __bool__(self) -> bool:
        return bool(self.stems)

    @cached_property
    def units(self) -> list[Unit]:
        return self._vocabulary.find_units(split_into_words(lower_in_place(self.text)))

    @cached_property
    def stems(self) -> frozenset[str]:
        return self._stems(self.units)

    def compare(self, clause: Sequence[Unit]) -> Overlap:
        """How the content words of a clause and of the request overlap."""
        found = self._stems(clause)
        if not found or not self.stems:
            return Overlap(0.0, 0.0)
        shared = sum(stem in self.stems or stem[:_SHORT] in self._short for stem in found)
        return Overlap(shared / len(found), min(1.0, shared / len(self.stems)))

    @cached_property
    def _short(self) -> frozenset[str]:
        """Stems of the shortest words, whose other forms are longer: test, tests, testing."""
        return frozenset(stem for stem in self.stems if len(stem) == _SHORT)

    def answers_one(self, clause: Sequence[Unit]) -> bool:
        """Whether the clause has enough of one of the request's sentences that ask for something.

        A long request has grounds, and other wishes, that who agrees to one of them leaves out.
        """
        found = self._stems(clause)
        return any(
            len(shared := found & stems) > 1 and len(shared) >= MUCH * len(stems)
            for stems in self._wishes
        )

    @cached_property
    def _wishes(self) -> list[frozenset[str]]:
        """The stems of each sentence that asks for something."""
        lower = lower_in_place(self.text)
        wishes = []
        for sentence in split_into_sentences(lower, self._vocabulary.abbreviations):
            words = split_into_words(lower, sentence.start, sentence.end)
            units = self._vocabulary.find_units(words)
            if has_any(units, "needed", "request"):
                wishes.append(self._stems(units))
        return wishes

    def has_words(self, clause: Sequence[Unit]) -> bool:
        """Whether there are content words to compare in a clause."""
        return bool(self._stems(clause))

    def covered_by(self, clause: Sequence[Unit]) -> bool:
        """Whether the clause has at least half of the request's content words."""
        return self.compare(clause).of_request >= MOST

    def repeats(self, sentence: Sequence[Unit]) -> bool:
        """Whether the sentence is one of the request, word for word."""
        return len(sentence) > 5 and _text(sentence) in self._whole

    @cached_property
    def _whole(self) -> str:
        return _text(self.units)

    def _stems(self, units: Iterable[Unit]) -> frozenset[str]:
        return frozenset(
            word[:_STEM]
            for unit in units
            for word in unit.text.split()
            if len(word) >= _SHORT and word.isalpha() and word not in self._vocabulary.common
        )


def _text(units: Iterable[Unit]) -> str:
    return " ".join(unit.text for unit in units)


def cut_clause(units: Sequence[Unit], begin: int) -> Sequence[Unit]:
    """The clause from ``begin`` as far as no "but" or semicolon ends it."""
    stop = begin
    limit = min(len(units), begin + _LONGEST)
    while stop < limit and units[stop].text not in (";", "-"):
        if stop > begin and at(units, stop, "contrast"):
            break
        if at(units, stop, "and") and at(units, stop + 1, "will", "have"):
            break
        stop += 1
    return units[begin:stop]


def asks(clause: Sequence[Unit]) -> bool:
    """Whether the clause says that something should be done, or is needed."""
    return has_any(clause, "needed")


def praises(clause: Sequence[Unit]) -> bool:
    """Whether the clause says that something is important."""
    return has_any(clause, "important")


def points_back(clause: Sequence[Unit]) -> bool:
    """Whether the clause asks for "such a" thing as was asked."""
    return asks(clause) and at(clause, 0, "such")


def denies(clause: Sequence[Unit]) -> bool:
    """Whether the clause says that something is unnecessary, or not needed."""
    for k in range(len(clause)):
        if at(clause, k, "negative"):
            return True
        if at(clause, k, "needed", "important", "fitting"):
            before = range(max(0, k - 3), k)
            if any(at(clause, j, "not") and not at(clause, j, "and") for j in before):
                return True
    return False


def hardly_touches(clause: Sequence[Unit], asked: Asked, requests: int) -> bool:
    """Whether a clause has so little of the request that it can only be its aim.

    ``requests``: how many recommendations are answered at once, one of which may be meant.
    """
    overlap = asked.compare(clause)
    several = overlap.of_clause == 1.0 and len(asked.stems) * overlap.of_request >= 2
    return bool(asked) and not several and overlap.of_request * requests < HARDLY


def touches(clause: Sequence[Unit], asked: Asked) -> bool:
    """Whether a clause can be a piece of the request."""
    return not denies(clause) and (asks(clause) or asked.compare(clause).of_clause >= MOST)


def is_elsewhere(clause: Sequence[Unit], asked: Asked, least: float) -> bool:
    """Whether a clause with an aim or a need is about something else than the request.

    ``least``: the share of its words, 0 to 1, that the request must have.
    """
    named = has_any(clause, "recommendation", "pronoun")
    compared = bool(asked) and not named and asked.has_words(clause)
    return compared and asked.compare(clause).of_clause < least


def restates(clause: Sequence[Unit], asked: Asked) -> bool:
    """Whether a clause that one agrees to says what was asked.

    Where the request is not known, a clause that asks for something is taken to restate it.
    """
    overlap = asked.compare(clause)
    if not asked:
        return asks(clause)
    if overlap.of_request >= MOST:
        return True
    if asks(clause):
        return overlap.of_clause >= MOST
    known = overlap.of_request >= MUCH or asked.answers_one(clause)
    return known and overlap.of_clause >= MOST


def limits(clause: Sequence[Unit], asked: Asked) -> bool:
    """Whether the clause tells of something asked that it can be done, or should: "can be ready by
    June", "a fund should be set up"."""
    can = has_any(clause, "will", "would", "unreal", "needed")
    return can and not denies(clause) and asked.compare(clause).of_clause >= _NEARLY


def rejects(clause: Sequence[Unit], asked: Asked) -> bool:
    """Whether who does not think so rejects the request: that just this should be done."""
    should = any(unit.senses["needed"].value for unit in clause if "needed" in unit.senses)
    denied = has_any(clause, "not", "hypothetical")
    same = asked.compare(clause).of_clause >= _NEARLY and restates(clause, asked)
    return should and same and not denied and not _asks_to_leave_off(asked.units)


def refuses(clause: Sequence[Unit], asked: Asked) -> bool:
    """Whether the action that one will not do is exactly what was asked.

    Its verb must be the request's, or another word for the same doing ("set" for "establish"),
    and nearly all that follows must be in the request, which must not itself ask to leave off.
    """
    if not asked or not clause:
        return False
    stop = next((k for k, unit in enumerate(clause) if unit.text in BREAKS), len(clause))
    begin = next((k for k in range(stop) if not at(clause, k, "determiner", "adverb")), 0)
    clause = clause[begin:stop]
    verb = clause[:1]
    same = asked.compare(verb).of_clause == 1.0 or (
        at(verb, 0, "doing") and has_any(asked.units, "doing")
    )
    if _asks_to_leave_off(asked.units, clause):
        return False
    overlap = asked.compare(clause[1:])
    shared = overlap.of_clause * len(clause)
    return same and overlap.of_clause >= _NEARLY and shared >= 2


def refuses_it(clause: Sequence[Unit], before: Sequence[Unit], asked: Asked) -> bool:
    """Whether the action that one will not do is to "do so", after words of what was asked, or
    where nothing was said before: "We will not do so."."""
    if not asked or not is_to_do_so(clause) or _asks_to_leave_off(asked.units):
        return False
    named = has_any(before, "recommendation") or len(before) < 3
    return named or asked.compare(before).of_request >= MUCH


def is_to_do_so(clause: Sequence[Unit]) -> bool:
    """Whether the clause is "do so", "do this", which points to what was said or asked."""
    ends = ("and", "preposition", "by", "origin")
    stop = next(
        (k for k, unit in enumerate(clause) if unit.text in BREAKS or at(clause, k, *ends)),
        len(clause),
    )
    pointing = all(at(clause, k, "adverb", "pronoun", "determiner", "that") for k in range(1, stop))
    return stop > 1 and at(clause, 0, "do") and pointing


def _asks_to_leave_off(units: Sequence[Unit], clause: Sequence[Unit] = ()) -> bool:
    """ "should not", "must stop", "Withhold …"; not by a word of what one will not do."""
    own = {unit.text for unit in clause}
    return any(
        at(units, k, "undoing")
        and units[k].text not in own
        and (k == 0 or has_any(units[max(0, k - 4) : k], "needed", "request"))
        for k in range(len(units))
    )
