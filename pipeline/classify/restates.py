"""Compares a clause with what was asked and returns how much of it restates the request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.classify.sentences import split_into_words
from pipeline.classify.vocabulary import Unit, Vocabulary


def stems(words: Iterable[str], stop: frozenset[str]) -> list[str]:
    """The content words, cut to the length at which inflections agree."""
    return [word[:5] for word in words if len(word) > 3 and word not in stop and word.isalpha()]


class Asked:
    """The words of a recommendation."""

    def __init__(self, recommendation: str, vocabulary: Vocabulary) -> None:
        self.stop = vocabulary.common
        self.stems = set(stems((word.text for word in split_into_words(recommendation)), self.stop))

    def overlap(self, clause: Sequence[Unit]) -> tuple[float, float]:
        """(share of the clause that the request has too, share of the request in the clause)."""
        found = stems((word for unit in clause for word in unit.text.split()), self.stop)
        if not found or not self.stems:
            return 0.0, 0.0
        shared = [stem for stem in found if stem in self.stems]
        return len(shared) / len(found), len(set(shared)) / len(self.stems)
