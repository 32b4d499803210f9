"""Takes a line that is no part of a text and says what it is: a heading, contents, an imprint."""

from __future__ import annotations

import re
from functools import cache

from pipeline.labels.vocabulary import a_date, alternatives, any_of, vocabulary, words_of
from pipeline.models import Paragraph

_COUNTED = re.compile(r"(?:\d+[.)]?|(?:[IVXLC]+|[A-Z])[.)])\s+", re.IGNORECASE)


def starts_as(text: str, group: str) -> bool:
    """Whether a heading begins with a phrase of a group of [headings] ("sections", "ends")."""
    counted = _COUNTED.match(text)
    phrases = any_of("headings", group)
    return any(phrases.match(text, at) for at in (0, counted.end() if counted else 0))


def is_within_answer(heading: str) -> bool:
    """Whether a heading stands within an answer: "Progress to date"."""
    plain = " ".join(re.findall(r"[\w']+", heading.casefold()))
    return plain in vocabulary()["headings"]["within_answer"]


def closes_letter(text: str) -> bool:
    """Whether a paragraph is the close of a letter: "Sincerely,", "Again, we thank you for …", "The
    Board trusts that these responses …", "The Board appreciates the opportunity to respond"."""
    plain = " ".join(re.findall(r"[\w']+", text.casefold())[:14])
    return _hopes().match(plain) is not None or any(
        plain == phrase or plain.startswith(f"{phrase} ")
        for phrase in vocabulary()["headings"]["closes"]
    )


@cache
def _hopes() -> re.Pattern[str]:
    headings = vocabulary()["headings"]
    hopes, thanks = alternatives(headings["hopes"]), alternatives(headings["thanks"])
    return re.compile(
        rf"""
        (?: i | we | the (?: \ [\w']+){{1,3}} ) \ (?:
            (?:{hopes}) \ (?: that \ )? (?: this | these )  # I hope that these answers …
          | (?:{thanks}) \ (?: [\w']+ \ ){{0,5}}? opportunity \ to
        ) \b
        """,
        re.VERBOSE,
    )


def is_imprint(text: str) -> bool:
    """Whether a line is only a date, with who signs, or the number that a document is printed
    under: "20 December 2024", "Ministry of Roads, 2 June 2025", "978-1-5286-0000-0"."""
    return _imprint().fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """Whether a text is nothing but a date: "3 May 2019", "May 2019"."""
    return _date().fullmatch(text.strip()) is not None


@cache
def _date() -> re.Pattern[str]:
    return re.compile(a_date(), re.VERBOSE | re.IGNORECASE)


@cache
def _imprint() -> re.Pattern[str]:
    headings = vocabulary()["headings"]
    return re.compile(
        rf"""
        (?: [^\W\d] [^\d.:;]{{2,60}}, \s+ )? {a_date()}
            (?: \s+ \d{{1,2}} \s \w+, \s \d{{4}} (?: \s \(\w+\) )? )?  # of another calendar
      | \d{{1,2}} \s \w+, \s \d{{4}} \s \(\w+\)  # … on a line of its own
      | (?: (?:{alternatives(headings["series"])}) :? \s+ )? 97[89] [-–\s\d]{{10,14}}
      | (?:{alternatives(headings["series"])}) \s+ \d{{1,5}}
      | E \d{{6,9}} (?: \s+ \d\d/\d\d )?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def is_generic_heading(text: str) -> bool:
    """Whether a heading only says that recommendations and answers follow; it names no section."""
    known = (
        words_of("recommendation") | words_of("response") | {*vocabulary()["headings"]["generic"]}
    )
    plain = re.sub(r"^\W*(?:[ivxlc]+|[a-z]|\d+)[.):]\s", "", text.casefold().replace("’", "'"))
    words = re.findall(r"[\w']+", plain)
    return bool(words) and all(word in known for word in words)


def is_contents_line(paragraph: Paragraph) -> bool:
    """Whether dots lead to a page number: "Recommendation 3 ........ 12"."""
    return has_leaders(paragraph.text[:300])


def is_contents_title(text: str) -> bool:
    """Whether a line is the title of the contents."""
    return text.casefold().rstrip(" :") in vocabulary()["headings"]["contents"]


def has_leaders(text: str) -> bool:
    """Whether dots or a rule of signs lead through a text."""
    return bool(re.search(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}", text))
