"""Checks a vocabulary: every word can match, one value claims it, every example gets its code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.classify.entries import Entry, phrases_of
from pipeline.classify.rules import classify_response
from pipeline.classify.sentences import lower_in_place, split_into_words
from pipeline.classify.vocabulary import Vocabulary, load_vocabulary, phrase_key
from pipeline.errors import PipelineError, Problem


@cache
def load_checked_vocabulary(language: str = "en", overrides: str = "") -> Vocabulary:
    """The vocabulary as :func:`load_vocabulary` gives it, checked where a user has added to it.

    Raises PipelineError with everything that is wrong with it.
    """
    vocabulary = load_vocabulary(language, overrides)
    if overrides:
        # The examples are written for the mapping of the language, not for the user's.
        own = replace(vocabulary, mapping=load_vocabulary(language).mapping)
        problems = tuple(find_problems(own, overrides))
        if problems:
            raise PipelineError(problems)
    return vocabulary


def find_problems(vocabulary: Vocabulary, where: str = "") -> Iterator[Problem]:
    """What is wrong with a vocabulary, entry by entry; ``where`` is the file to name."""
    where = where or f"{vocabulary.language}.toml"
    owners: dict[tuple[str, tuple[str, ...]], Entry] = {}
    for entry in vocabulary.entries:
        place = (
            f"{where}: {entry.kind} {entry.value!r}" if entry.value else f"{where}: {entry.kind}"
        )
        for phrase in phrases_of(entry):
            key = phrase_key(phrase)
            other = owners.setdefault((entry.kind, key), entry)
            if other is not entry:
                what = f"{phrase!r} is claimed by {other.value!r} and by {entry.value!r}"
                yield Problem(place, what, "Take it out of one of the two entries.")
            if not _matches(vocabulary, phrase, entry):
                yield Problem(
                    place, f"{phrase!r} can never match", "Write it as words, as printed."
                )
        yield from _check_example(vocabulary, entry, place)


def _matches(vocabulary: Vocabulary, text: str, entry: Entry) -> bool:
    """Whether a phrase of the entry, and not a longer one over it, is found in the text."""
    keys = {" ".join(phrase_key(phrase)) for phrase in phrases_of(entry)}
    units = vocabulary.find_units(split_into_words(lower_in_place(text)))
    return any(
        unit.text in keys
        and entry.kind in unit.senses
        and unit.senses[entry.kind].value == entry.value
        for unit in units
    )


def _check_example(vocabulary: Vocabulary, entry: Entry, place: str) -> Iterator[Problem]:
    if not phrases_of(entry):
        yield Problem(place, "it has no words", "Give it words, past, going or states.")
        return
    if not entry.example:
        yield Problem(place, "it has no example", 'Write example = "…" and expect = ["…", "…"].')
        return
    if not _matches(vocabulary, entry.example, entry):
        what = f"its example has none of its words: {entry.example!r}"
        yield Problem(place, what, "Write an example with one of them.")
    stance = classify_response(entry.example, recommendation=entry.asked, vocabulary=vocabulary)[0]
    got = (stance.agreement, stance.qualifier)
    if got != entry.expect:
        what = f"its example gets {list(got)}, not {list(entry.expect)}: {entry.example!r}"
        yield Problem(place, what, "Correct the words, or what is expected.")
