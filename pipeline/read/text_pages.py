"""Finds where the pages of a text end that was stored without form feeds, by what counts them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.labels.headers import is_verdict
from pipeline.read.page_edges import has_number_of_its_own
from pipeline.read.prose_text import ENDED, asking_label, is_label

_COUNTED = (
    re.compile(r"(?P<number>\d{1,3})(?:(?P<bar> \|)? (?P<title>[^\W\d].*))?"),
    re.compile(r"(?P<title>\D.*?)(?P<bar> \|)? (?P<number>\d{1,3})(?: of \d{1,3})?"),
)
"""A line that counts pages: "3", "2 | Title", "Title | 3", "Page 3 of 5"."""

_PAGE = re.compile(r"(?:page|pg|p)\b", re.IGNORECASE)

_STAMP = re.compile(r"\s*[A-Z][A-Z-]{3,}\b")


@dataclass(frozen=True, slots=True)
class _Foot:
    """A line that may count pages, with the number at its left or right; ``sure``: a bar or
    "page" says that it does."""

    index: int
    number: int
    title: str
    left: bool
    sure: bool


def split_at_page_numbers(text: str) -> list[str]:
    """The pages of a text, each with the line at its end or beginning that counts it, or parted
    between two lines alike ("OFFICIAL" below and above); one page where there are none."""
    lines = text.split("\n")
    ends = _between_marks(lines) or _counted_ends(lines)
    stops = sorted({0, *ends, len(lines)})
    return ["\n".join(lines[start:stop]) for start, stop in pairwise(stops)]


def _between_marks(lines: Sequence[str]) -> list[int]:
    """Where a page's foot and the next one's head are alike, and stamped in capitals: three times,
    and seldom apart."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if _STAMP.match(line):
            places[line.strip()].append(index)
    for text, found in places.items():
        twice = [below for above, below in pairwise(found) if below == above + 1]
        said = is_verdict(text) or is_label(text)
        if len(twice) >= 3 and len(found) <= 2 * len(twice) + 2 and not said:
            return twice
    return []


def _counted_ends(lines: Sequence[str]) -> list[int]:
    """The places below the lines that count up with the same title, one by one, or two by two
    where left and right pages differ."""
    by_title: dict[str, list[_Foot]] = defaultdict(list)
    for index, line in enumerate(lines):
        if foot := _foot(index, " ".join(line.split())):
            by_title[foot.title].append(foot)
    return [
        foot.index + 1
        for title, feet in by_title.items()
        for foot in _kept(lines, title, _longest_count(feet))
    ]


def _foot(index: int, text: str) -> _Foot | None:
    if not text or len(text) > 120 or has_number_of_its_own(text) or ENDED.search(text):
        return None
    for left, pattern in zip((True, False), _COUNTED, strict=True):
        if found := pattern.fullmatch(text):
            title = found["title"] or ""
            sure = bool(found["bar"] or _PAGE.match(title))
            return _Foot(index, int(found["number"]), title, left, sure)
    return None


def _longest_count(feet: Sequence[_Foot]) -> list[_Foot]:
    counts: dict[int, list[_Foot]] = {}
    for foot in feet:
        before = max(counts.get(foot.number - 1, []), counts.get(foot.number - 2, []), key=len)
        if len(before) >= len(counts.get(foot.number, [])):
            counts[foot.number] = [*before, foot]
    return max(counts.values(), key=len)


def _kept(lines: Sequence[str], title: str, feet: Sequence[_Foot]) -> Sequence[_Foot]:
    """The count where it is one of pages: it says so, stands at the left and the right, or in the
    midst of a sentence, or is bare in a text whose recommendations have labels with numbers."""
    if any(foot.sure for foot in feet):
        return feet if len(feet) > 1 else ()
    of_pages = (
        any(_interrupts(lines, foot.index) for foot in feet)
        or len({foot.left for foot in feet}) > 1
        or (not title and sum(map(_asks, lines)) > 1)
    )
    return feet if of_pages and len(feet) > 2 else ()


def _asks(line: str) -> bool:
    label = asking_label(line)
    return label is not None and bool(label.number)


def _interrupts(lines: Sequence[str], index: int) -> bool:
    """Whether a line stands in the midst of a sentence."""
    before = next((line for line in reversed(lines[:index]) if line.strip()), "")
    after = next((line for line in lines[index + 1 :] if line.strip()), "")
    return re.match(r"\s*[a-z]+\b(?![.)])", after) is not None and not ENDED.search(before.strip())
