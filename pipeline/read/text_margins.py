"""Takes the pages of a text set in characters and returns them without line numbers and watermark.

A watermark set askew comes in pieces, its last letters first:

     10   their findings will be sent to
        FT
     11   the dean, without notice. Many
      RA
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.prose_text import ENDED
from pipeline.read.text_pieces import segments

_NUMBERED = re.compile(r" {0,8}(\d{1,3})(?= {2,}\S|$)")

_LEAST = 5
"""Line numbers on a page, at least, where they are first seen."""

_LETTERS = re.compile(r"[A-Z]{1,3}")

_STAMPS = ("DRAFT", "COPY", "CONFIDENTIAL", "EMBARGOED", "SPECIMEN", "SAMPLE")
"""Watermarks that are known; another one must stand on two pages."""

Span = tuple[int, int, int]
"""A line, and where a piece of its text starts and ends."""


def split_off_margins(
    pages: Sequence[Sequence[str]],
) -> tuple[list[list[str]], list[list[str]]]:
    """The lines of each page without what is no text among them, and what that is."""
    numbers = [_line_numbers(page, _LEAST) for page in pages]
    if any(numbers):
        numbers = [_line_numbers(page, 2) for page in pages]
    texts = [_without(page, found) for page, found in zip(pages, numbers, strict=True)]
    stamps = Counter(_word(page, _letters(page, alone=True)) for page in texts)
    known = {w for w, count in stamps.items() if w in _STAMPS or (count > 1 and len(w) > 3)}
    kept: list[list[str]] = []
    margins: list[list[str]] = []
    for page, text, found in zip(pages, texts, numbers, strict=True):
        both = [_letters(text, alone) for alone in (True, False)]
        letters = next((spans for spans in both if _word(text, spans) in known), [])
        margins.append([page[index][start:end] for index, start, end in (*found, *letters)])
        kept.append(_without_gaps(_without(text, letters), {index for index, _, _ in letters}))
    return kept, margins


def _line_numbers(page: Sequence[str], least: int) -> list[Span]:
    """The numbers in the margin: 1, 2, 3 … at nearly all lines, some of which begin in the midst
    of a sentence, or 5, 10, 15 …"""
    found = [(i, *match.span(1)) for i, line in enumerate(page) if (match := _NUMBERED.match(line))]
    left = min((start for _, start, _ in found), default=0)
    found = [span for span in found if span[1] <= left + 2]
    every = len(found) > 0.8 * sum(bool(line.strip()) for line in page)
    wrapped = sum(page[i][end:].strip()[:1].islower() for i, _, end in found)
    step = 1 if every and wrapped > 0.2 * len(found) else 5
    values = [int(page[i][start:end]) for i, start, end in found]
    counted = all(after - before == step for before, after in pairwise(values))
    return found if len(values) >= least and values[0] % step == 0 and counted else []


def _letters(page: Sequence[str], alone: bool) -> list[Span]:
    """What may be the letters of a watermark, on lines of their own or (not ``alone``) in gutters,
    from the foot of the page."""
    pieces = [[(i, start, end) for start, end in segments(line)] for i, line in enumerate(page)]
    return [
        span
        for on_line in reversed(pieces)
        for span in on_line
        if _LETTERS.fullmatch(page[span[0]][span[1] : span[2]]) and not (alone and len(on_line) > 1)
    ]


def _word(page: Sequence[str], spans: Sequence[Span]) -> str:
    return "".join(page[index][start:end] for index, start, end in spans)


def _without(page: Sequence[str], spans: Sequence[Span]) -> list[str]:
    kept = list(page)
    for index, start, end in spans:
        line = kept[index]
        kept[index] = (line[:start] + " " * (end - start) + line[end:]).rstrip()
    return kept


def _without_gaps(page: Sequence[str], emptied: set[int]) -> list[str]:
    """The page without the lines that are empty now, and the blanks over them in a sentence."""
    kept: list[str] = []
    for index, line in enumerate(page):
        if line or index not in emptied:
            kept.append(line)
            continue
        text = next((above for above in reversed(kept) if above), "")
        while kept and not kept[-1] and not ENDED.search(text):
            kept.pop()
    return kept
