"""Reads the pages of a text and returns the lines that are running heads, feet or page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline.read.list_numbers import format_number

_DEPTH = 4
"""Lines from the edge of a page that can be furniture; heads and feet have rarely more than 3."""

_NUMBER = re.compile(r"\d+|(?:^|(?<=\s))[ivxl]+$|^[ivxl]+(?=\s)")

_ROMAN = {format_number(number, "lowerRoman"): number for number in range(1, 90)}

_LABEL = re.compile(
    r"""
    (?: recommendation | rec | response | reply | proposal | finding | conclusion | action ) s? \b
    \W* (?: no \W+ )? \d
    """,
    re.VERBOSE | re.IGNORECASE,
)


_LABEL_ALONE = re.compile(
    r"(?!recommendation )(?:[\w’'.]+ ){0,3}(?:recommendation|response|reply|comments?|answer) ?:?",
    re.IGNORECASE,
)


_SIDED = re.compile(r"(\d{1,3}) (?:\| )?(\D.+)|(.+?\D) (?:\| )?(\d{1,3})")
"""The head or foot of a left or a right page: "2 | Agency response", "Agency response 3"."""


def has_number_of_its_own(line: str) -> bool:
    """Whether the number of a line counts answers and not pages: "Recommendation 3" on page 3."""
    return _LABEL.match(line.strip()) is not None


def page_counts(line: str) -> list[tuple[int, int, int]]:
    """(start, end, number) of each number of a line that may count the pages: "Port answers | iv".

    A Roman one is in small letters, as in front matter, at the line's start or end.
    """
    found = [] if has_number_of_its_own(line) else _NUMBER.finditer(line)
    numbers = [(m, _ROMAN.get(m[0], int(m[0]) if m[0].isdecimal() else 0)) for m in found]
    return [(m.start(), m.end(), number) for m, number in numbers if number]


def find_page_edges(pages: Sequence[Sequence[str]]) -> frozenset[tuple[int, int]]:
    """(page index, line index) of the lines that return at the same edge of page after page.

    A line returns where its words are the same and its numbers are too, but for one number that
    counts the pages: "Page 3 of 18", "Agency response | 4", "12". It must do so on three pages
    (every one or every other, since left and right pages may differ), or on half of a short text.
    """
    found: set[tuple[int, int]] = set()
    inside = _count_inside(pages)
    for edge in (1, -1):
        candidates = [_without_text(page, _edge_lines(page, edge), edge, inside) for page in pages]
        while (reached := _reached(pages, candidates)) != candidates:
            candidates = reached  # a line that text parts from the edge does not count
        found.update((number, index) for number, lines in enumerate(reached) for index in lines)
    return frozenset(found)


def _reached(pages: Sequence[Sequence[str]], candidates: Sequence[list[int]]) -> list[list[int]]:
    """Of the candidates of each page, from its edge on, those up to the first that returns on no
    other page."""
    lines_of: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, (page, lines) in enumerate(zip(pages, candidates, strict=True)):
        for index in lines:
            for key in _keys(page[index], number):
                lines_of[key].append((number, index))
    returning = {
        place
        for places in lines_of.values()
        if _returns([number for number, _ in places], len(pages))
        for place in places
    }
    places = [[(number, index) for index in lines] for number, lines in enumerate(candidates)]
    return [[i for _, i in takewhile(returning.__contains__, of_page)] for of_page in places]


def _edge_lines(page: Sequence[str], edge: int) -> list[int]:
    """The first or last lines with text, from the edge inwards."""
    return [index for index in range(len(page))[::edge] if page[index].strip()][:_DEPTH]


def _count_inside(pages: Sequence[Sequence[str]]) -> Counter[str]:
    """How often each line, but for bare numbers, returns in the midst of pages."""
    return Counter(
        page[index].strip()
        for page in pages
        for index in sorted(
            {index for index, line in enumerate(page) if not re.fullmatch(r"[\W\d]*", line)}
            - {*_edge_lines(page, 1), *_edge_lines(page, -1)}
        )
    )


def _without_text(
    page: Sequence[str], lines: Sequence[int], edge: int, inside: Counter[str]
) -> list[int]:
    """The lines from the edge of a page up to one that returns in the midst of pages, and is not
    set apart from the text here: "Target date: December 2026", the last line of several answers."""

    def is_text(index: int) -> bool:
        beyond = page[index + edge : index + 3 * edge : edge] if index + edge >= 0 else ()
        return inside[page[index].strip()] > 1 and any(line.strip() for line in beyond)

    return list(takewhile(lambda index: not is_text(index), lines))


def _keys(line: str, page: int) -> Iterator[tuple[str, ...]]:
    """What a line may share with other pages: its text, or its text but for one page number.

    A label alone, "Response", is the text's own wherever it stands, but not with a title far to
    its left.
    """
    text = " ".join(line.split())
    if _LABEL_ALONE.fullmatch(text) and "   " not in line.strip():
        return
    yield (text,)
    sided = None if has_number_of_its_own(text) else _SIDED.fullmatch(text)
    if sided:
        yield (sided[2] or sided[3], "|", str(int(sided[1] or sided[4]) - page))
    for start, end, number in page_counts(text)[:6]:
        yield (text[:start], str(number - page), text[end:])


def _returns(pages: Sequence[int], count: int) -> bool:
    distinct = sorted(set(pages))
    run = longest = 1
    for before, after in pairwise(distinct):
        run = run + 1 if after - before <= 2 else 1
        longest = max(longest, run)
    return longest >= min(3, max(2, (count + 1) // 2))
