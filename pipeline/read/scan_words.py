"""Takes the words that OCR read on a page and returns them with its slips in lists mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf_lines import Line, group_lines
from pipeline.read.pdf_page import PrintedWord

# 4, The complaint   (12), ICE   but not: 12, and    1,000
_SLIP = re.compile(r"\(?\d{1,2}\)?,")


# What Tesseract makes of a list sign: no word of its own, at the beginning of a line
_SIGN = re.compile(r"[e¢«°]")


def mend_lists(words: Sequence[PrintedWord]) -> tuple[PrintedWord, ...]:
    """The words, with a full stop for the comma behind a number that leads a sentence, and a list
    sign for the letter that was read for it.

    In a scan of a chart at 150 dots an inch, stored as JPEG, Tesseract read 3 of 22 numbers so;
    of a web page that was printed without letters, it read all list signs as "e", and
    "Recommendation 7" as "Recommendation /": a stroke is a 7 where other lines of the page have a
    number behind the same words.
    """
    mended = {}
    lines = group_lines(words)
    counted = {_name(line) for line in lines if line.words[-1].text.isdecimal()}
    for line in lines:
        reach = float("-inf")
        for word, after in pairwise(line.words):
            leads = word.x0 - reach > 1.5 * line.size
            apart = after.x0 - word.x1 > 0.5 * line.size
            if reach < 0 and apart and _SIGN.fullmatch(word.text):
                mended[id(word)] = replace(word, text="•")
            if leads and _SLIP.fullmatch(word.text) and after.text[:1].isupper():
                mended[id(word)] = replace(word, text=f"{word.text[:-1]}.")
            reach = word.x1
        last = line.words[-1]
        if last.text == "/" and _name(line) in counted - {""}:
            mended[id(last)] = replace(last, text="7")
    return tuple(mended.get(id(word), word) for word in words)


def _name(line: Line) -> str:
    """All words of a line but the last."""
    return " ".join(word.text for word in line.words[:-1])
