"""Reads the vocabulary of a language (``en.toml``) and returns the units of a sentence by it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pipeline.classify.sentences import Word, split_into_words
from pipeline.errors import PipelineError, Problem, error
from pipeline.models import Agreement

FOLDER = Path(__file__).parent
BREAKS = frozenset('.,;:!?()[]-…/"“”«»•|')
"""Signs at which a phrase ends. A comma or bracket may still belong to the clause."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of one kind, as the vocabulary gives them."""

    kind: str
    value: str = ""
    words: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    going: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset()
    example: str = ""
    asked: str = ""
    expect: tuple[str, str] = ("", "")

    @property
    def phrases(self) -> tuple[str, ...]:
        return self.words + self.past + self.going


class Sense(NamedTuple):
    """What a phrase means as one kind. ``form``: "words", "past" or "going"."""

    value: str
    form: str
    takes: frozenset[str]


Senses = Mapping[str, Sense]
_NO_SENSES: Senses = {}


class Unit(NamedTuple):
    """A phrase of the vocabulary, or a word or sign that it does not know."""

    text: str
    start: int
    end: int
    senses: Senses


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language, and what a qualifier makes of an agreement."""

    language: str
    entries: tuple[Entry, ...]
    mapping: Mapping[str, Agreement]
    abbreviations: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Senses], ...]] = field(
        default_factory=dict, repr=False
    )

    def find_units(self, words: Sequence[Word]) -> list[Unit]:
        """The words as units; of phrases that begin at one word, the longest counts."""
        units: list[Unit] = []
        texts = [word.text for word in words]
        count = len(texts)
        phrases = self.phrases
        index = 0
        while index < count:
            text = texts[index]
            word = words[index]
            for rest, senses in phrases.get(text, ()):
                size = len(rest)
                if not size or tuple(texts[index + 1 : index + 1 + size]) == rest:
                    whole = " ".join((text, *rest)) if size else text
                    units.append(Unit(whole, word.start, words[index + size].end, senses))
                    index += size
                    break
            else:
                units.append(Unit(text, word.start, word.end, _NO_SENSES))
            index += 1
        return units


@cache
def load_vocabulary(language: str = "en", overrides: str = "") -> Vocabulary:
    """The vocabulary of a language, with a user's own file (a path) laid over it.

    The file may have a ``[mapping]`` with the lines to change, and ``[[entry]]`` tables to add.
    Raises PipelineError where a file is missing, is no TOML or has an unknown key.
    """
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in FOLDER.glob("*.toml")))
        raise error(
            path.name, f"no vocabulary for the language {language!r}", f"There are: {known}."
        )
    tables = [_read(path)]
    if overrides:
        tables.append(_read(Path(overrides)))
    return build_vocabulary(language, tables)


def build_vocabulary(language: str, tables: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """The vocabulary of the tables, of which a later one changes the mapping of the former."""
    mapping: dict[str, Agreement] = {}
    entries: list[Entry] = []
    abbreviations: set[str] = set()
    common: set[str] = set()
    for table in tables:
        mapping |= table.get("mapping", {})
        entries += [_entry(item) for item in table.get("entry", [])]
        abbreviations |= {item.casefold() for item in table.get("abbreviations", [])}
        common |= {item.casefold() for item in table.get("common", [])}
    return Vocabulary(
        language,
        tuple(entries),
        mapping,
        frozenset(abbreviations),
        frozenset(common),
        _index(entries),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as failure:
        raise error(path, f"cannot be read ({failure.strerror})", "Check the path.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise error(path, f"no valid TOML: {failure}", "Correct the line.") from None
    problems = []
    for key in sorted(table.keys() - {"language", "mapping", "entry", "abbreviations", "common"}):
        problems.append(Problem(str(path), f"unknown key {key!r}", "Use [mapping] or [[entry]]."))
    for qualifier, agreement in table.get("mapping", {}).items():
        if agreement not in get_args(Agreement):
            remedy = "Use agrees, agrees in part, does not agree, or an empty text."
            problems.append(Problem(str(path), f"mapping of {qualifier!r}: {agreement!r}", remedy))
    allowed = set(Entry.__dataclass_fields__)
    for number, item in enumerate(table.get("entry", []), 1):
        for key in sorted(item.keys() - allowed):
            remedy = f"Use {', '.join(sorted(allowed))}."
            problems.append(Problem(f"{path}: entry {number}", f"unknown key {key!r}", remedy))
    if problems:
        raise PipelineError(problems)
    return table


def _entry(item: Mapping[str, Any]) -> Entry:
    agreement, qualifier = item.get("expect", ("", ""))
    return Entry(
        kind=item["kind"],
        value=item.get("value", ""),
        words=tuple(item.get("words", ())),
        past=tuple(item.get("past", ())),
        going=tuple(item.get("going", ())),
        takes=frozenset(item.get("takes", ())),
        example=item.get("example", ""),
        asked=item.get("asked", ""),
        expect=(agreement, qualifier),
    )


def _index(
    entries: Iterable[Entry],
) -> dict[str, tuple[tuple[tuple[str, ...], Senses], ...]]:
    """First word -> (other words, senses), the longest first."""
    senses: dict[tuple[str, ...], dict[str, Sense]] = {}
    for entry in entries:
        for form in ("words", "past", "going"):
            for phrase in getattr(entry, form):
                key = tuple(word.text for word in split_into_words(phrase))
                senses.setdefault(key, {})[entry.kind] = Sense(entry.value, form, entry.takes)
    index: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}
    for key in sorted(senses, key=lambda key: (-len(key), key)):
        index.setdefault(key[0], []).append((key[1:], senses[key]))
    return {first: tuple(rest) for first, rest in index.items()}
