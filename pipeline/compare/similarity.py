"""Finds the few records of a newer release that an older one may have become, and says how alike
their texts are, without comparing every record with every other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import fsum, log

from pipeline.compare.wording import wording_key, words_in
from pipeline.models import Record

RARE = 20
"""A feature that more records share than this says too little to look them all up."""

FEATURES = 24
"""How many of a record's rarest features are looked up."""

CANDIDATES = 10
"""How many records are compared with each, those that share the rarest features first."""

TELLING = 8
"""Words from which on a response says something about what it answers ("Agreed." does not)."""


@dataclass(frozen=True)
class Entry:
    """A record with what it is compared by; ``section`` may be the one its section became."""

    record: Record
    text: str
    section: str
    responder: str
    place: str

    @cached_property
    def words(self) -> list[str]:
        return words_in(self.record.recommendation)

    @cached_property
    def answer(self) -> str:
        return wording_key(self.record.response).casefold()

    @cached_property
    def answer_words(self) -> frozenset[str]:
        return frozenset(words_in(self.record.response))

    @property
    def features(self) -> list[tuple[str, ...]]:
        """What a similar record is likely to share: words, pairs of words, place, response."""
        found = [("the place", self.place, ""), ("the text", self.text, "")]
        if self.answer:
            found.append(("the answer", self.answer, ""))
        words = [(word,) for word in self.words]
        return list(dict.fromkeys([*found, *words, *pairwise(self.words)]))


def entry_of(record: Record) -> Entry:
    """The record with its keys; ``place`` is its id without the document's."""
    return Entry(
        record,
        text=wording_key(record.recommendation).casefold(),
        section=wording_key(record.section).casefold(),
        responder=wording_key(record.responder).casefold(),
        place=record.recommendation_id.removeprefix(record.document_id),
    )


def weigh_words(old: Sequence[Entry], new: Sequence[Entry]) -> dict[str, float]:
    """How much each word tells: log(1 + records / records with the word).

    "The Department should publish its strategy for water" and "… for energy" differ in one word
    of eight, and in the only one that matters where every recommendation begins like that.
    """
    counts = [Counter(word for e in side for word in set(e.words)) for side in (old, new)]
    size = max(len(old), len(new))
    return {
        word: log(1 + size / max(count[word] for count in counts))
        for word in counts[0].keys() | counts[1].keys()
    }


def recommendation_similarity(a: Entry, b: Entry, weights: dict[str, float]) -> float:
    """Shared words by all words of both recommendations, each by its weight: from 0 to 1."""
    if a.text == b.text:
        return 1.0
    one, other = set(a.words), set(b.words)
    # fsum gives the same sum in any order, and sets have none.
    every = fsum(weights[word] for word in one | other)
    return fsum(weights[word] for word in one & other) / every if every else 0.0


def response_similarity(a: Entry, b: Entry) -> float:
    """Shared words by all words of both responses: from 0 to 1."""
    if a.answer == b.answer:
        return 1.0
    every = len(a.answer_words | b.answer_words)
    return len(a.answer_words & b.answer_words) / every if every else 0.0


def likeness(a: Entry, b: Entry, weights: dict[str, float]) -> tuple[float, float]:
    """(how surely both are the same item by their texts, similarity of the responses).

    A long response that stayed speaks for a recommendation that changed much. Where two bodies
    answer one recommendation each answer is an item: then the responses must be alike as well.
    """
    texts, answers = recommendation_similarity(a, b, weights), response_similarity(a, b)
    if a.responder and b.responder and a.responder != b.responder:
        return min(texts, answers), answers
    if min(len(a.answer_words), len(b.answer_words)) >= TELLING:
        return max(texts, 0.7 * texts + 0.3 * answers), answers
    return texts, answers


def closest_siblings(
    entries: Sequence[Entry], positions: Collection[int], weights: dict[str, float]
) -> dict[int, float]:
    """How alike each of these is to the other recommendation of its own release that is most like
    it, where one is: a likeness that two different recommendations have proves nothing."""
    closest: dict[int, float] = {}
    for i, j in find_candidates(entries, entries, positions, range(len(entries))):
        a, b = entries[i], entries[j]
        if a.text != b.text:
            closest[i] = max(closest.get(i, 0.0), recommendation_similarity(a, b, weights))
    return closest


def find_candidates(
    old: Sequence[Entry], new: Sequence[Entry], free_old: Collection[int], free_new: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of positions worth comparing; their number grows with the records, not its square."""
    features = {i: old[i].features for i in sorted(free_old)}
    having: dict[tuple[str, ...], list[int]] = {f: [] for each in features.values() for f in each}
    for j in sorted(free_new):
        for feature in new[j].features:
            if feature in having:
                having[feature].append(j)
    for i, own in features.items():
        shared = sorted((len(having[feature]), feature) for feature in own if having[feature])
        votes: dict[int, float] = defaultdict(float)
        for count, feature in shared[:FEATURES]:
            for j in having[feature] if count <= RARE else ():
                votes[j] += 1 / count
        for j in sorted(votes, key=lambda j: (-votes[j], j))[:CANDIDATES]:
            yield i, j
