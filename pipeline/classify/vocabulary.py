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
from pipeline.models import Agreement, Qualifier

FOLDER = Path(__file__).parent

KINDS = {
    # what decides
    "stance": "verbs of stance; value: agrees or does not agree",
    "implement": "verbs of implementation; value: the qualifier of the finished work",
    "note": "verbs that take notice and no position",
    "weigh": "verbs of considering",
    "welcome": "verbs of welcome: no position",
    "pending": "phrases: not decided yet",
    "elsewhere": "phrases: somebody else's matter",
    "abstain": "phrases: no position is taken",
    "reluctant": "phrases of refusal that are no position",
    "progress": "labels that say how far the work is; value: a qualifier or nothing",
    # around the verb
    "not": "negators",
    "neither": "neither … nor",
    "do": "auxiliary",
    "be": "auxiliary of the passive and of states",
    "being": "the passive that goes on",
    "have": "auxiliary of the finished",
    "will": "auxiliary of the future, and of what one can do",
    "would": "auxiliary of the polite and the conditional",
    "unreal": "what makes a verb a wish, a duty or a chance",
    "way": "what may stand before a verb and change nothing: able to, happy to",
    "unwilling": "what may stand before a verb and negates it: unable to",
    "commit": "what makes a verb a commitment: committed to",
    "begin": "what makes a verb one that goes on: in the process of",
    "think": "verbs of thinking, through which a negation passes",
    "former": "adverbs of a position that may have been left",
    "adverb": "words that change nothing",
    # how much
    "degree": "how much is agreed; value: full, in part, in principle, broadly, qualified",
    "condition": "subject to",
    "exception": "with the exception of",
    # objects and subjects
    "recommendation": "names of the recommendation; value: strong or weak",
    "pronoun": "pronouns that may stand for it",
    "determiner": "value: this, the, their or a",
    "numeral": "numbers in words",
    "ordinal": "first, latter",
    "part": "a part of what was asked",
    "intent": "its aim, need, importance",
    "principle": "its principle, which must be the recommendation's",
    "finding": "findings and the like",
    "view": "views, which may put forward a proposition",
    "questioner": "who asks",
    "bystander": "whose agreement is not the responder's",
    "generic": "words that name a responder without telling it apart",
    "towards": "made to: the recommendation has another addressee",
    # small words
    "preposition": "prepositions",
    "of": "of",
    "by": "by, of who accepts",
    "origin": "made by, from, of who recommends",
    "to": "to",
    "that": "what opens a proposition",
    "relative": "which",
    "and": "and, or, nor",
    "contrast": "but, however",
    "hypothetical": "if, whether",
    "reason": "because, as: ends what is agreed to",
    "request": "verbs of the questioner: recommends that",
    # propositions
    "needed": "asks: should, is needed",
    "important": "praises: is important",
    "negative": "denies: unnecessary",
    "fitting": "what one refuses by denying it: appropriate",
    "doing": "verbs that are one in a request and its refusal: set up, establish",
    "undoing": "words of a request not to do something",
    # labels
    "heading": "what stands before a label",
}
"""What the entries of each kind are for. The code knows these and no word."""

_FORMS = ("words", "past", "going", "states")


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of one kind, as the vocabulary gives them.

    Of a verb, ``words`` are finite forms, ``past`` also its participle, ``going`` its -ing form,
    and ``states`` what follows "is": in agreement. ``takes`` are the prepositions of its object,
    "" for none. A ``loose`` verb has other common meanings. ``degree``: how much it agrees.
    ``then``: what must follow the object. ``example`` must get the code in
    ``expect`` where ``asked`` was recommended.
    """

    kind: str
    value: str = ""
    words: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    going: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset()
    loose: bool = False
    degree: str = ""
    then: tuple[str, ...] = ()
    example: str = ""
    asked: str = ""
    expect: tuple[str, str] = ("", "")


class Sense(NamedTuple):
    """What a phrase means as one kind. ``form``: words, past, going or states."""

    value: str
    form: str
    takes: frozenset[str]
    loose: bool
    degree: str
    then: tuple[str, ...]


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

    ``abbreviations`` do not end a sentence; ``common`` words do not restate a request. ``names``
    are the words of the recommendation, ``triggers`` of verbs of stance and of negation, ``hints``
    of verbs that count only with the recommendation at hand.
    """

    language: str
    entries: tuple[Entry, ...]
    mapping: Mapping[str, Agreement]
    abbreviations: frozenset[str]
    common: frozenset[str]
    phrases: _Index = field(repr=False)

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
    tables = [_read_table(path)]
    if overrides:
        tables.append(_read_table(Path(overrides)))
    return build_vocabulary(language, tables)


def build_vocabulary(language: str, tables: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """The vocabulary of the tables, of which a later one is laid over the former."""
    mapping: dict[str, Agreement] = {}
    entries: list[Entry] = []
    abbreviations: set[str] = set()
    common: set[str] = set()
    for table in tables:
        mapping |= table.get("mapping", {})
        entries += [_read_entry(item) for item in table.get("entry", [])]
        abbreviations.update(table.get("abbreviations", []))
        common.update(table.get("common", []))
    return Vocabulary(
        language,
        tuple(entries),
        mapping,
        frozenset(abbreviations),
        frozenset(common),
        _index_phrases(entries),
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


def phrases_of(entry: Entry) -> list[str]:
    """All phrases of an entry, whatever their form."""
    return [phrase for form in _FORMS for phrase in getattr(entry, form)]


def _index_phrases(entries: Iterable[Entry]) -> _Index:
    """First word -> (its own senses, second word -> (the other words, senses), longest first)."""
    senses: dict[tuple[str, ...], dict[str, Sense]] = {}
    for entry in entries:
        for form in _FORMS:
            for phrase in getattr(entry, form):
                sense = Sense(entry.value, form, entry.takes, entry.loose, entry.degree, entry.then)
                senses.setdefault(phrase_key(phrase), {})[entry.kind] = sense
    index: dict[str, tuple[Senses, dict[str, list[tuple[tuple[str, ...], Senses]]]]] = {}
    for key in sorted(senses, key=lambda key: (-len(key), key)):
        alone = senses.get(key[:1], _NO_SENSES)
        _, longer = index.setdefault(key[0], (alone, {}))
        if len(key) > 1:
            longer.setdefault(key[1], []).append((key[1:], senses[key]))
    return index


def _read_entry(item: Mapping[str, Any]) -> Entry:
    agreement, qualifier = item.get("expect", ("", ""))
    return Entry(
        kind=item["kind"],
        value=item.get("value", ""),
        **{form: tuple(item.get(form, ())) for form in _FORMS},
        takes=frozenset(item.get("takes", ())),
        loose=item.get("loose", False),
        degree=item.get("degree", ""),
        then=tuple(item.get("then", ())),
        example=item.get("example", ""),
        asked=item.get("asked", ""),
        expect=(agreement, qualifier),
    )


def _read_table(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as failure:
        raise error(path, f"cannot be read ({failure.strerror})", "Check the path.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise error(path, f"no valid TOML: {failure}", "Correct it there.") from None
    problems = [
        Problem(str(path), f"unknown key {key!r}", "Use [mapping] and [[entry]].")
        for key in sorted(
            table.keys() - {"language", "mapping", "entry", "abbreviations", "common"}
        )
    ]
    problems += _check_mapping(path, table.get("mapping", {}))
    for number, item in enumerate(table.get("entry", []), 1):
        problems += _check_entry(f"{path}: entry {number}", item)
    if problems:
        raise PipelineError(problems)
    return table


def _check_mapping(path: Path, mapping: Mapping[str, Any]) -> Iterable[Problem]:
    qualifiers = [*get_args(Qualifier)[:-1], "in part"]
    for qualifier, agreement in mapping.items():
        where = f"{path}: [mapping]"
        if qualifier not in qualifiers:
            remedy = f"Use one of: {', '.join(qualifiers)}."
            yield Problem(where, f"unknown qualifier {qualifier!r}", remedy)
        if agreement not in get_args(Agreement):
            remedy = 'Use "agrees", "agrees in part", "does not agree" or "".'
            yield Problem(where, f"{qualifier!r} cannot become {agreement!r}", remedy)


def _check_entry(where: str, item: Mapping[str, Any]) -> Iterable[Problem]:
    allowed = Entry.__dataclass_fields__
    for key in sorted(item.keys() - allowed.keys()):
        yield Problem(where, f"unknown key {key!r}", f"Use {', '.join(allowed)}.")
    if item.get("kind") not in KINDS:
        yield Problem(
            where, f"unknown kind {item.get('kind')!r}", f"Use one of: {', '.join(KINDS)}."
        )
    for form in (*_FORMS, "takes"):
        value = item.get(form, [])
        if not isinstance(value, list) or not all(isinstance(phrase, str) for phrase in value):
            yield Problem(where, f"{form} is no list of texts", f'Write {form} = ["…"].')
