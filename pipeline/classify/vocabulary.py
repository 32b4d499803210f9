"""Reads the vocabulary of a language (``en.toml``) and returns the units of a sentence by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.classify.entries import FORMS, Entry, phrases_of, read_entry, read_table
from pipeline.classify.sentences import Word, split_into_words
from pipeline.errors import error
from pipeline.models import Agreement

FOLDER = Path(__file__).parent


class Sense(NamedTuple):
    """What a phrase means as one kind. ``form``: words, past, going or states."""

    value: str
    form: str
    takes: frozenset[str]
    loose: bool
    degree: str
    then: tuple[str, ...]
    passive: bool = False


Senses = Mapping[str, Sense]
_NO_SENSES: Senses = {}
_Index = Mapping[str, tuple[Senses, Mapping[str, Sequence[tuple[tuple[str, ...], Senses]]]]]


class Unit(NamedTuple):
    """A phrase of the vocabulary, or a word or sign that it does not know."""

    text: str
    start: int
    end: int
    senses: Senses


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language, and what a qualifier makes of an agreement.

    ``answers``: what a word alone says in a column of verdicts ("Yes"). ``abbreviations`` do not
    end a sentence; ``common`` words do not restate a request. ``names``
    are the words of the recommendation, ``triggers`` of verbs of stance and of negation, ``hints``
    of verbs that count only with the recommendation at hand.
    """

    language: str
    entries: tuple[Entry, ...]
    mapping: Mapping[str, Agreement]
    abbreviations: frozenset[str]
    common: frozenset[str]
    phrases: _Index = field(repr=False)
    answers: Mapping[str, Agreement]

    names: frozenset[str] = field(repr=False)
    triggers: frozenset[str] = field(repr=False)
    hints: frozenset[str] = field(repr=False)

    def find_units(self, words: Sequence[Word]) -> list[Unit]:
        """The words as units; of phrases that begin at one word, the longest counts."""
        units: list[Unit] = []
        phrases = self.phrases
        count = len(words)
        index = 0
        while index < count:
            text, start, end = words[index]
            index += 1
            found = phrases.get(text)
            if found is None:
                units.append(Unit(text, start, end, _NO_SENSES))
                continue
            senses, longer = found
            if longer and index < count:
                for rest, whole in longer.get(words[index][0], ()):
                    stop = index + len(rest)
                    if stop <= count and all(
                        words[k][0] == rest[k - index] for k in range(index + 1, stop)
                    ):
                        text, end, senses = " ".join((text, *rest)), words[stop - 1][2], whole
                        index = stop
                        break
            units.append(Unit(text, start, end, senses))
        return units


@cache
def load_vocabulary(language: str = "en", overrides: str = "") -> Vocabulary:
    """The vocabulary of a language, with a user's own file (a path) laid over it.

    The file may have a ``[mapping]`` with the lines to change, and ``[[entry]]`` tables to add;
    where both have a phrase of one kind, the user's counts. Raises PipelineError where a file is
    missing, is no TOML or has a key, kind or value that there is not.
    """
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        known = ", ".join(sorted(item.stem for item in FOLDER.glob("*.toml")))
        raise error(
            path.name, f"no vocabulary for the language {language!r}", f"There are: {known}."
        )
    tables = [read_table(path)]
    if overrides:
        tables.append(read_table(Path(overrides)))
    return build_vocabulary(language, tables)


def build_vocabulary(language: str, tables: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """The vocabulary of the tables, of which a later one is laid over the former."""
    mapping: dict[str, Agreement] = {}
    entries: list[Entry] = []
    abbreviations: set[str] = set()
    common: set[str] = set()
    answers: dict[str, Agreement] = {}
    for table in tables:
        mapping |= table.get("mapping", {})
        answers |= table.get("answers", {})
        entries += [read_entry(item) for item in table.get("entry", [])]
        abbreviations.update(table.get("abbreviations", []))
        common.update(table.get("common", []))
    return Vocabulary(
        language,
        tuple(entries),
        mapping,
        frozenset(abbreviations),
        frozenset(common),
        _index_phrases(entries),
        answers,
        names=_find_words(entries, ["recommendation"], False),
        triggers=_find_words(entries, ["stance", "not", "unwilling"], False),
        hints=_find_words(entries, ["stance"], True) | _find_words(entries, ["implement"], False),
    )


def _find_words(entries: Iterable[Entry], kinds: Sequence[str], loose: bool) -> frozenset[str]:
    """The words by which a sentence with an entry of the kinds is known, without reading it."""
    return frozenset(
        max(phrase_key(phrase), key=len)
        for entry in entries
        if entry.kind in kinds and entry.loose == loose
        for phrase in phrases_of(entry)
    )


def phrase_key(phrase: str) -> tuple[str, ...]:
    """A phrase as the words by which it is found: "in-principle" -> in, principle."""
    return tuple(text for text, _, _ in split_into_words(phrase.lower()))


def _index_phrases(entries: Iterable[Entry]) -> _Index:
    """First word -> (its own senses, second word -> (the other words, senses), longest first)."""
    senses: dict[tuple[str, ...], dict[str, Sense]] = {}
    for entry in entries:
        for form in FORMS:
            for phrase in getattr(entry, form):
                sense = Sense(
                    *(entry.value, form, entry.takes, entry.loose, entry.degree, entry.then),
                    passive=entry.passive,
                )
                senses.setdefault(phrase_key(phrase), {})[entry.kind] = sense
    index: dict[str, tuple[Senses, dict[str, list[tuple[tuple[str, ...], Senses]]]]] = {}
    for key in sorted(senses, key=lambda key: (-len(key), key)):
        alone = senses.get(key[:1], _NO_SENSES)
        _, longer = index.setdefault(key[0], (alone, {}))
        if len(key) > 1:
            longer.setdefault(key[1], []).append((key[1:], senses[key]))
    return index
