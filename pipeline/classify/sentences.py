"""Reads a response and returns its sentences and words, with their offsets.

Nothing here depends on case, on the style of quotes and dashes or on how lines are wrapped:
these differ between a PDF and a Word file of one text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

PARAGRAPH_END = "\u2029"
"""Ends a paragraph as a blank line does."""

_PARAGRAPH = re.compile(r"\S(?:[^\n\u2029]|\n(?![^\S\n]*\n))*")

_END = re.compile(
    r"""
    (?<![.!?…]) [.!?…]++ ["”»’'‘)\]]*+       # agree.   agree.”   agree?)
    (?= \s | \Z )
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\W_](?:[^\s([“\"]*)\Z")

_LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # j   u.s   u.s.c

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                        # U.S.C.  e.g.
    | \d{2,}/\d{2,}(?![\w/])                   # 027/18
    | \d[^\W_]*+(?:[.,]\d[^\W_]*+)*+          # 4   8.31   730,000   287g
    | [^\W_]+                                 # agrees   R4
    | (?<=[^\W_])['’‘ʼ′][^\W\d_]{1,2}(?![^\W_])   # 's of committee's, 't of don't
    | [^\w\s]                                 # . , ; ( “ –
    """,
    re.VERBOSE,
)
_APOSTROPHES = frozenset("'’‘ʼ′")
_DASHES = frozenset("-–—−‐‑‒―")

_QUOTATION_MARK = re.compile("[\"“”„«»‟'‘’]")
_CLOSED_BY = {
    "“": "”“\"", "„": "”“", "«": "»", '"': '"”', "‟": "”", "'": "'’", "‘": "’'",
}  # fmt: skip

QUOTED_WORDS = 5
"""A quotation of fewer words names something ("concur"); a longer one lets somebody speak."""


Word = tuple[str, int, int]
"""A word, number or sign: its text in lower case, and its offsets in the response."""


class Sentence(NamedTuple):
    """Offsets of a sentence. ``opens``: first of its paragraph; ``alone``: its only one."""

    start: int
    end: int
    opens: bool
    alone: bool


def lower_in_place(text: str) -> str:
    """The text in lower case, every character where it was."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower


def split_into_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and signs of ``text``, which is in lower case.

    A dash between two words joins them like a space ("accept–in–principle"), one that stands
    free, or between the letters of parts ("a-c"), is a sign of its own: "agreed – work has begun".
    """
    words: list[Word] = []
    end = len(text) if end is None else end
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        token = text[first:last]
        if token in _DASHES:
            before, after = text[max(first - 1, start) : first], text[last : last + 1]
            if before.isalnum() and after.isalnum() and not _spans_letters(text, first, last):
                continue
            token = "-"
        elif token[0] in _APOSTROPHES:
            token = "'" + token[1:]
        words.append((token, first, last))
    return words


def _spans_letters(text: str, first: int, last: int) -> bool:
    """Whether the dash from ``first`` to ``last`` stands between two single letters."""
    around = text[max(first - 2, 0) : first - 1] + text[last + 1 : last + 2]
    return text[first - 1].isalpha() and text[last].isalpha() and not re.search(r"\w", around)


def split_into_sentences(text: str, abbreviations: Collection[str]) -> list[Sentence]:
    """The sentences of ``text``, whose paragraphs are separated by blank lines.

    ``abbreviations`` are the words (in lower case, without the point) after which a point does
    not end a sentence: "See 8 U.S.C. § 1722(a)(2).", "No. 4", "Dr. Smith". ``text`` is in lower
    case.
    """
    sentences: list[Sentence] = []
    for paragraph in _PARAGRAPH.finditer(text):
        spans = list(_cut(text, *paragraph.span(), abbreviations))
        for index, (start, end) in enumerate(spans):
            sentences.append(Sentence(start, end, index == 0, len(spans) == 1))
    return sentences


def _cut(
    text: str, start: int, end: int, abbreviations: Collection[str]
) -> Iterator[tuple[int, int]]:
    paragraph = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if match.group() == "." and _abbreviates(
            text, start, match.start(), paragraph, abbreviations
        ):
            continue
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if text[start:end].strip():
        yield start, end


def _abbreviates(
    text: str, start: int, point: int, paragraph: int, abbreviations: Collection[str]
) -> bool:
    """Whether the point at ``point`` belongs to its word: "No.", "J.", "U.S.", a leading "1."."""
    found = _LAST_WORD.search(text, max(start, point - 16), point)
    if found is None:
        return False
    word = found.group()
    numbered = word.isdigit() and text[paragraph:point].strip(" •(") == word
    return word in abbreviations or numbered or _LETTERS.fullmatch(word) is not None


def find_quotations(text: str) -> list[tuple[int, int]]:
    """(start, end) of each quotation of at least QUOTED_WORDS words, within one paragraph.

    A text that is quoted as a whole speaks for itself and has none.
    """
    found: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened = -1
        for match in _QUOTATION_MARK.finditer(text, *paragraph.span()):
            mark, (start, end) = match.group(), match.span()
            if text[end : end + 1].isalnum():
                inside = text[start - 1 : start].isalnum()  # an apostrophe
                if opened < 0 and not inside and mark in _CLOSED_BY:
                    opened = start
            elif opened >= 0 and mark in _CLOSED_BY[text[opened]]:
                if len(text[opened:start].split()) >= QUOTED_WORDS:
                    found.append((opened, end))
                opened = -1
    whole = len(text.strip(" \n.\"'“”‘’"))
    return [(start, end) for start, end in found if end - start - 2 < whole]
