"""Takes the columns of a table without inner lines and returns where its rows end, by what is
drawn across them: rules, shades, the head, and the numbers that count on over all of these."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.read.pdf_lines import Line
from pipeline.read.pdf_page import Page
from pipeline.read.pdf_rows import cut_rows, is_label, number_of
from pipeline.read.pdf_tables import bands_of, rules_across


def drawn_bounds(page: Page, x0: float, x1: float, top: float, bottom: float) -> list[float]:
    """Where rows end by rules across the columns, or by shaded bands; empty where neither is.

    A head that is shaded down to its rule begins where the shade does.
    """
    inner = [y for y in rules_across(page.rulings, x0, x1) if top + 2 < y < bottom - 2]
    bands = bands_of(page.fills, x0, x1)
    heads = [a for a, b in bands if inner and min(abs(b - y) for y in inner) < 2]
    heads = [a for a in heads if min(abs(a - y) for y in inner) > 2]
    edges = [*inner, *heads] if inner else [y for band in bands for y in band]
    return sorted(y for y in edges if top + 2 < y < bottom - 2)


def cut_at_bounds(columns: Sequence[Sequence[Line]], bounds: Sequence[float]) -> list[float]:
    """Where rows end: by what is drawn, but for a rule or shade that only sets off the head."""
    if not bounds:
        return cut_rows(columns)
    return _cut_by_numbers(columns, _cuts_by_bounds(columns, bounds))


def end_of_head(columns: Sequence[Sequence[Line]]) -> float | None:
    """Where the rows begin below a head, a few bold words in each column; None without one."""
    filled = [column for column in columns if column]
    heads = [list(takewhile(lambda line: line.bold, column)) for column in filled]
    rests = [c[len(head)] for head, c in zip(heads, filled, strict=True) if len(c) > len(head)]
    if len(heads) < 2 or not all(0 < len(head) < 4 for head in heads) or not rests:
        return None
    below = min(line.top for line in rests) - 0.5
    brief = all(sum(len(line.words) for line in head) < 7 for head in heads)
    if any(is_label(head[0].text) for head in heads):
        return None  # "Recommendation 1", with its verdict beside it
    return below if brief and all(head[-1].bottom < below + 2 for head in heads) else None


def _cut_by_numbers(columns: Sequence[Sequence[Line]], cuts: Sequence[float]) -> list[float]:
    """The cuts, and where rows end between them if their numbers count on over all cuts: a shade
    for every second row is missing where a page cuts the row."""
    parts = _parts_between(columns, cuts)
    numbers = [
        [number for line in part[0] if (number := number_of(line)) is not None] for part in parts
    ]
    flat = [number for own in numbers for number in own]
    if len(flat) < 2 or any(b != a + 1 for a, b in pairwise(flat)):
        return list(cuts)
    opens = next(part[0][0] for part, own in zip(parts, numbers, strict=True) if own)
    if flat[0] == 1 and len(flat) < 3 and number_of(opens) is None:
        return list(cuts)  # a list within a row
    rows = [
        cut
        for part, own in zip(parts, numbers, strict=True)
        if len(own) != 1
        for cut in cut_rows(part)
    ]
    return sorted([*cuts, *rows])


def _cuts_by_bounds(columns: Sequence[Sequence[Line]], bounds: Sequence[float]) -> list[float]:
    """Where rows end by what is drawn."""
    if rows := _cuts_between_bands(columns, bounds):
        return rows
    if len(bounds) > 2:
        return _cuts_between_heads(columns, bounds)
    above = cut_rows([[line for line in column if line.top < bounds[0]] for column in columns])
    if above and _is_head([[line for line in c if line.top < above[0]] for c in columns]):
        return [above[0], *bounds]
    head = [sum(line.top < bounds[-1] for line in column) for column in columns]
    if max(head) > 3:
        return list(bounds)
    below = [[line for line in column if line.top >= bounds[-1] - 1] for column in columns]
    rows = cut_rows(below)
    return [*bounds, *rows] if len(rows) > 1 else list(bounds)


def _is_head(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether all that stands over the first row is bold, a word or a few in each column."""
    words = [[word for line in column for word in line.words] for column in columns]
    return all(0 < len(cell) < 7 and all(word.bold for word in cell) for cell in words)


def _cuts_between_bands(columns: Sequence[Sequence[Line]], bounds: Sequence[float]) -> list[float]:
    """The bounds, and where rows end between them if they only set off sections' names; empty
    where they do more."""
    parts = _parts_between(columns, bounds)
    bands = [i for i, part in enumerate(parts) if _is_band(part)]
    labels = max(sum(is_label(line.text) for line in part[0]) for part in parts)
    if not bands or labels < 2:
        return []
    rows = [cut for i, part in enumerate(parts) if i not in bands for cut in cut_rows(part)]
    return sorted([*bounds, *rows])


def _is_band(part: Sequence[Sequence[Line]]) -> bool:
    """Whether all that stands between two bounds is one bold line, the name of a section."""
    lines = [line for column in part for line in column]
    return len(lines) == 1 and lines[0].bold and not lines[0].text.endswith((".", ":", ";"))


def _cuts_between_heads(columns: Sequence[Sequence[Line]], bounds: Sequence[float]) -> list[float]:
    """The bounds, and where rows end between them if they only set off a head that is repeated."""
    parts = _parts_between(columns, bounds)
    texts = [" ".join(line.text for column in part for line in column) for part in parts]
    heads = [i for i, text in enumerate(texts) if text and texts.count(text) > 1]
    if len(heads) < 2:
        return list(bounds)
    rows = [cut for i, part in enumerate(parts) if i not in heads for cut in cut_rows(part)]
    return sorted([*bounds, *rows])


def _parts_between(
    columns: Sequence[Sequence[Line]], bounds: Sequence[float]
) -> list[list[list[Line]]]:
    """The lines of each column between each two bounds."""
    return [
        [[line for line in column if low <= line.top < high] for column in columns]
        for low, high in pairwise([float("-inf"), *bounds, float("inf")])
    ]
