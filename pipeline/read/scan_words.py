"""Takes the words that OCR read on a page and returns them with its slip in list numbers mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf_lines import group_lines
from pipeline.read.pdf_page import PrintedWord

# 4, The complaint   (12), ICE   but not: 12, and    1,000
_SLIP = re.compile(r"\(?\d{1,2}\)?,")


def mend_numbers(words: Sequence[PrintedWord]) -> tuple[PrintedWord, ...]:
    """The words, with a full stop for the comma behind a number that leads a sentence.

    In a scan of a chart at 150 dots an inch, stored as JPEG, Tesseract read 3 of 22 numbers so.
    """
    mended = {}
    for line in group_lines(words):
        reach = float("-inf")
        for word, after in pairwise(line.words):
            leads = word.x0 - reach > 1.5 * line.size
            if leads and _SLIP.fullmatch(word.text) and after.text[:1].isupper():
                mended[id(word)] = replace(word, text=f"{word.text[:-1]}.")
            reach = word.x1
    return tuple(mended.get(id(word), word) for word in words)
