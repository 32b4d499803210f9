"""Reads a response and returns its sentences as words with their offsets.

Nothing here depends on case, on the style of quotes and dashes or on how lines are wrapped:
these differ between a PDF and a Word file of one text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![^\S\n]*\n))+")

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?           # U.S.C.  e.g.  R.A.2 (its letters)
    | \d[^\W_]*(?:[.,]\d[^\W_]*)*                       # 4   8.31   730,000   287g
    | [^\W\d_][^\W_]*                                   # agrees
    | ['’‘ʼ′][^\W\d_]{1,2}(?![^\W_])                    # 's of committee's, 't of don't
    | [^\w\s]                                           # . , ; ( “ –
    """,
    re.VERBOSE,
)
_APOSTROPHES = "'’‘ʼ′"
_DASHES = "-–—−‐‑‒―"
_OPENING = {"“": "”", "„": "”", "«": "»", '"': '"', "‟": "”"}
_ENDS = ".!?…"
_CLOSING = "\"”»’')]‘"

QUOTED_WORDS = 5
"""A quotation of fewer words names something ("concur"); a longer one lets somebody speak."""


class Word(NamedTuple):
    """A word, number or sign: ``text`` in lower case, offsets into the response."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """``opens``: first of its paragraph. ``alone``: its paragraph has no other sentence."""

    words: tuple[Word, ...]
    opens: bool
    alone: bool
    paragraph: int

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def split_into_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and signs of ``text``.

    A dash between two letters joins them like a space ("Accept–in–principle"), one that stands
    free is a sign of its own: "Agreed – work has begun".
    """
    words: list[Word] = []
    end = len(text) if end is None else end
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        token = match.group()
        sign = token[0]
        if sign in _DASHES:
            tight = first > start and text[first - 1].isalnum() and text[last : last + 1].isalnum()
            if tight and last < end:
                continue
            token = "-"
        elif sign in _APOSTROPHES and len(token) > 1:
            if first == start or not text[first - 1].isalnum():
                words.append(Word("'", first, first + 1))
                words.append(Word(token[1:].lower(), first + 1, last))
                continue
            token = "'" + token[1:].lower()
        else:
            token = token.lower()
        words.append(Word(token, first, last))
    return words


def split_into_sentences(text: str, abbreviations: Collection[str]) -> list[Sentence]:
    """The sentences of ``text``, whose paragraphs are separated by blank lines.

    ``abbreviations`` are the words (in lower case, without the point) after which a point does
    not end a sentence: "See 8 U.S.C. § 1722(a)(2).", "No. 4", "Dr. Smith".
    """
    sentences: list[Sentence] = []
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        words = split_into_words(text, *match.span())
        parts = list(_cut(words, text, abbreviations))
        for index, part in enumerate(parts):
            sentences.append(Sentence(tuple(part), index == 0, len(parts) == 1, number))
    return sentences


def _cut(words: list[Word], text: str, abbreviations: Collection[str]) -> Iterator[list[Word]]:
    begin = 0
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if word.text not in _ENDS:
            continue
        while index < len(words) and words[index].start == words[index - 1].end:
            if words[index].text not in _CLOSING and words[index].text not in _ENDS:
                break
            index += 1
        after = text[words[index - 1].end : words[index - 1].end + 1]
        if after and not after.isspace():
            continue
        before = words[index - 2].text if index - 2 >= begin else ""
        if word.text == "." and words[index - 1] is word:
            numbered = index - 2 == begin and before.isdigit()  # "1. Agreed"
            if before in abbreviations or numbered or (len(before) == 1 and before.isalpha()):
                continue
        if any(w.text.isalnum() for w in words[begin:index]):
            yield words[begin:index]
            begin = index
    if begin < len(words):
        yield words[begin:]


def find_quotations(text: str, sentences: list[Sentence]) -> list[tuple[int, int]]:
    """(start, end) of each quotation of at least QUOTED_WORDS words, within one paragraph.

    A text that is quoted as a whole speaks for itself and has none.
    """
    found: list[tuple[int, int]] = []
    total = 0
    opened: tuple[str, int, int] | None = None
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, opened = sentence.paragraph, None
        for word in sentence.words:
            if word.text.isalnum():
                total += 1
                continue
            if opened is None:
                if _opens(text, word):
                    opened = (word.text, word.start, total)
            elif _closes(text, word, opened[0]):
                if total - opened[2] >= QUOTED_WORDS:
                    found.append((opened[1], word.end))
                opened = None
    first = sentences[0].start if sentences else 0
    last = sentences[-1].end if sentences else 0
    return [span for span in found if last - first - (span[1] - span[0]) > 2]


def _opens(text: str, word: Word) -> bool:
    before = text[word.start - 1 : word.start]
    return (word.text in _OPENING or (word.text in "'’‘" and len(word.text) == 1)) and (
        not before.isalnum() and text[word.end : word.end + 1].isalnum()
    )


def _closes(text: str, word: Word, opening: str) -> bool:
    if opening in _OPENING:
        return word.text == _OPENING[opening]
    return word.text in ("'", "’", "‘") and not text[word.end : word.end + 1].isalnum()
