"""Reads a vocabulary file (``en.toml``) and returns its entries, or says what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pipeline.errors import PipelineError, Problem, error
from pipeline.models import Agreement, Qualifier

KINDS = {
    # what decides
    "stance": "verbs of stance; value: agrees or does not agree",
    "implement": "verbs of implementation; value: the qualifier of the finished work",
    "assent": "nouns of stance: agreement; value: agrees or does not agree",
    "express": "verbs whose object is such a noun: expresses its agreement",
    "note": "verbs that take notice and no position",
    "weigh": "verbs of considering",
    "welcome": "verbs of welcome: no position",
    "pending": "phrases: not decided yet",
    "elsewhere": "phrases: somebody else's matter; value: blank (a cell that is left so)",
    "abstain": "phrases: no position is taken",
    "bound": "must, obliged to: a refusal after it is one",
    "counter": "No., #: what stands before a number",
    "upon": "on: what follows is a point, not the recommendation",
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
    "unreal": "what makes a verb a wish, a duty or a chance; value: can, or nothing",
    "way": "what may stand before a verb and change nothing: able to, happy to",
    "unwilling": "what may stand before a verb and negates it: unable to",
    "commit": "what makes a verb a commitment: committed to",
    "partner": "with whom one does a thing: work with the states to implement it",
    "expect": "what makes what follows a commitment: expects it to be done",
    "begin": "what makes a verb one that goes on: in the process of",
    "think": "verbs of thinking, through which a negation passes",
    "former": "adverbs of a position that may have been left",
    "adverb": "words that change nothing; value: so (what follows is concluded), or nothing",
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
    "intent": "value: core (its aim, need) or grounds (its importance)",
    "principle": "its principle, which must be the recommendation's",
    "finding": "findings and the like",
    "view": "views, which may put forward a proposition",
    "questioner": "who asks; value: body or other",
    "officer": "who asks, or may be who answers: the Commissioner",
    "matter": "on this point: what one agrees on with who asks",
    "bystander": "whose agreement is not the responder's; value: joint (unless named), or nothing",
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
    "hypothetical": "if, whether; value: attitude, wanted, or nothing",
    "reason": "because, as: ends what is agreed to",
    "request": "verbs of the questioner: recommends that",
    # propositions
    "needed": "asks: is needed; value: should, or nothing",
    "important": "praises: is important",
    "negative": "denies: unnecessary",
    "fitting": "what one refuses by denying it: appropriate (to)",
    "doing": "verbs that are one in a request and its refusal: set up, establish",
    "undoing": "words of a request not to do something",
    "tell": "verbs with which one who answers tells what was done: confirms that",
    "such": "points to what was asked: such a review",
    # labels
    "heading": "what stands before a label",
}
"""What the entries of each kind are for. The code knows these and no word."""

FORMS = ("words", "past", "going", "states")


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of one kind, as the vocabulary gives them.

    Of a verb, ``words`` are finite forms, ``past`` also its participle, ``going`` its -ing form,
    and ``states`` what follows "is": in agreement. ``takes`` are the prepositions of its object,
    "" for none. A ``loose`` verb has other common meanings. ``degree``: how much it agrees.
    ``then``: what must follow the object. ``passive``: its subject is what was recommended
    ("the recommendation enjoys the support of …"). ``example`` must get the code in
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
    passive: bool = False
    example: str = ""
    asked: str = ""
    expect: tuple[str, str] = ("", "")


def phrases_of(entry: Entry) -> list[str]:
    """All phrases of an entry, whatever their form."""
    return [phrase for form in FORMS for phrase in getattr(entry, form)]


def read_entry(item: Mapping[str, Any]) -> Entry:
    """The entry of an ``[[entry]]`` table."""
    agreement, qualifier = item.get("expect", ("", ""))
    return Entry(
        kind=item["kind"],
        value=item.get("value", ""),
        **{form: tuple(item.get(form, ())) for form in FORMS},
        takes=frozenset(item.get("takes", ())),
        loose=item.get("loose", False),
        degree=item.get("degree", ""),
        then=tuple(item.get("then", ())),
        passive=item.get("passive", False),
        example=item.get("example", ""),
        asked=item.get("asked", ""),
        expect=(agreement, qualifier),
    )


def read_table(path: Path) -> dict[str, Any]:
    """The tables of a vocabulary file; raises PipelineError with all that is wrong in it."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as failure:
        raise error(path, f"cannot be read ({failure.strerror})", "Check the path.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise error(path, f"no valid TOML: {failure}", "Correct it there.") from None
    problems = [
        Problem(str(path), f"unknown key {key!r}", "Use [mapping], [answers] and [[entry]].")
        for key in sorted(
            table.keys() - {"language", "mapping", "answers", "entry", "abbreviations", "common"}
        )
    ]
    problems += _check_mapping(path, table.get("mapping", {}))
    problems += _check_answers(path, table.get("answers", {}))
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


def _check_answers(path: Path, answers: Mapping[str, Any]) -> Iterable[Problem]:
    for word, agreement in answers.items():
        if agreement not in get_args(Agreement):
            remedy = 'Use "agrees", "agrees in part", "does not agree" or "".'
            yield Problem(f"{path}: [answers]", f"{word!r} cannot mean {agreement!r}", remedy)


def _check_entry(where: str, item: Mapping[str, Any]) -> Iterable[Problem]:
    allowed = Entry.__dataclass_fields__
    for key in sorted(item.keys() - allowed.keys()):
        yield Problem(where, f"unknown key {key!r}", f"Use {', '.join(allowed)}.")
    if item.get("kind") not in KINDS:
        yield Problem(
            where, f"unknown kind {item.get('kind')!r}", f"Use one of: {', '.join(KINDS)}."
        )
    for form in (*FORMS, "takes"):
        value = item.get(form, [])
        if not isinstance(value, list) or not all(isinstance(phrase, str) for phrase in value):
            yield Problem(where, f"{form} is no list of texts", f'Write {form} = ["…"].')
