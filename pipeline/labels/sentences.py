"""Takes a sentence and says what it does: recommends, takes a position, tells of a reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.labels.headings import has_leaders
from pipeline.labels.numbers import SIGN
from pipeline.labels.vocabulary import FLAGS, a_date, any_of, either, mentions, words_of


def opens_recommendation(text: str) -> bool:
    """Whether a paragraph begins as a recommendation does: "We recommend that …"."""
    return any_of("labels", "opens").match(text) is not None


def states_position(text: str) -> bool:
    """Whether a paragraph begins as an answer: "The Government accepts …", "We do not agree …".

    "The Committee recommends that the Department accept …" and "It should note …" ask; a line of
    contents ("Response (accepted) ..... 17") says nothing.
    """
    if has_leaders(text):
        return False
    brief = " ".join(re.split(r"(?<=[.:;])\s", text, maxsplit=1)[0].split()[:12])
    asked = any_of("labels", "asks").search(brief)
    told = brief[: asked.start()] if asked else brief
    return any(_is_said(brief, found) for found in any_of("labels", "states").finditer(told))


def _is_said(text: str, found: re.Match[str]) -> bool:
    """Whether a word states a position: not in "Note that …", nor in "supported versions"."""
    word = found[0].casefold()
    before, after = text[: found.start()].rstrip().casefold(), text[found.end() :].casefold()
    if word == "notes" and not before:
        return after.strip(" .:") != ""  # "Notes", a heading
    if word == "note" or not word.endswith("ed"):
        return word != "note" or bool(before)
    if not before or before[-1] in ":–—-" or not after or after[0] in ".:;–—(":
        return True
    following = after.split()[:1]
    if _numbered().match(after):
        return True  # "UNHCR accepted recommendation 1 and stated that …"
    return before.split()[-1] in words_of("before_stating") or (
        bool(following) and following[0].strip("–-") in {"", *words_of("after_stating")}
    )


@cache
def _numbered() -> re.Pattern[str]:
    """What follows in "accepted recommendation 4"."""
    return re.compile(rf"\s+ (?:{either('recommendation')}) \s+ {SIGN} [A-Z.-]{{0,4}} \d", FLAGS)


def opens_as_answer(opening: Sequence[str]) -> bool:
    """Whether the paragraphs above the first recommendation are a letter's that says what it
    answers: "Dear Ms Reed," / "I write in response to your report of 3 May 2019."."""
    greeted = next((k for k, text in enumerate(opening) if _greets(text)), len(opening))
    sentences = (part for text in opening[greeted:] for part in re.split(r"(?<=[.;:?!])\s", text))
    return any(
        mentions(sentence, "answer_titles") and mentions(sentence, "answered_titles")
        for sentence in sentences
    )


def _greets(text: str) -> bool:
    words = text.split()
    return 1 < len(words) < 8 and words[0].casefold() in words_of("greetings")


def tells_of_request(text: str) -> tuple[str, bool]:
    """(who recommends, whether the day is told) in a report's sentence, "On 3 May 2019 the Board
    recommended that …"; "Pilots were recommended to …" tells of no body that does."""
    found = _request().match(text)
    if not found or found["body"].split()[-1].casefold() in words_of("never_in_label"):
        return "", False
    return found["body"].strip(), found["day"] is not None


@cache
def _request() -> re.Pattern[str]:
    """On 3 May 2019 the Board recommended that …   The Board recommends the Port mends …"""
    return re.compile(
        rf"""
        (?P<day> {_dated()} )? (?P<body> (?: [\w’'&.-]+ \s+ ){{1,6}}? ) {_again()}
        (?:{either("recommends")}) ,? \s+ (?! (?:by|in|as|for) \b )
        """,
        FLAGS,
    )


def tells_of_reply(text: str) -> tuple[str, int]:
    """(who replies, the length of the words that say so) of "On 4 June 2019, the Port replied, in
    part: We agree."; ("", 0) for any other text."""
    found = _reply().match(text)
    return (found["body"].strip(), found.end()) if found else ("", 0)


@cache
def _reply() -> re.Pattern[str]:
    """On 4 June 2019, the Port replied, in part:   On 5 May 2015 the Port advised that it had:"""
    return re.compile(
        rf"""
        {_dated()} (?P<body> (?: (?!\.\s) [^:;] ){{2,100}}? ) ,? \s+ {_again()}
        (?:{either("replied")}) \b (?: (?!\.\s) [^:;] ){{0,120}} :
        """,
        FLAGS,
    )


def is_dated_act(text: str, body: str) -> bool:
    """Whether a paragraph tells what a body did on a day: "On 1 July 2019 the Board closed it"."""
    found = _dated_act().match(text)
    return found is not None and found["body"].casefold().startswith(body.casefold())


@cache
def _dated_act() -> re.Pattern[str]:
    """On 1 July 2019 the Board closed …"""
    return re.compile(rf"{_dated()} (?P<body> (?: [\w’'&.-]+ \s+ ){{1,6}} )", FLAGS)


@cache
def _dated() -> str:
    """A pattern: On 3 May 2019,   On May 3rd, 2019   In a letter dated 3 May 2019,"""
    return rf"(?:{either('dated')}) \s+ {a_date()} ,? \s+"


def _again() -> str:
    """A pattern of what stands before such a verb: also   then"""
    return rf"(?: (?:{either('again')}) \s+ )*"
