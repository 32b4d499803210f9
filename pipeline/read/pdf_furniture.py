"""Takes the lines of all pages and returns which are page furniture and which are footnotes.

Furniture is what a page prints besides its text: running heads and feet (a browser's print
header with its address and time too), page numbers, watermarks, line numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from pipeline.labels.printed import match_response
from pipeline.models import Box, Paragraph
from pipeline.read.page_edges import has_number_of_its_own, page_counts
from pipeline.read.pdf_lines import Line, split_segments
from pipeline.read.pdf_page import PrintedWord
from pipeline.read.words import words_of

EDGE_LINES = 4  # so many lines at the head and at the foot of a page can be furniture
EDGE = 0.3  # of a page's height; what stands further in is no running head or foot
SMALL_PRINT = 6  # lines of a notice at the foot of a page
SAME_HEIGHT = 6.0  # points between the places of a running line on two pages

_PAGE_NUMBER = re.compile(
    r"""
      [\[(–—-]? \s* (?: \d{1,4} | [ivxlc]{1,7} ) \s* [\])–—-]?   # 12   – 12 –   xiv
    | (?:page|p\.|pg\.?) \s* \d{1,4} (?: \s* (?:of|/) \s* \d{1,4} )?   # Page 3 of 18
    | \d{1,4} \s* (?:/|of) \s* \d{1,4}                           # 3/18
    | (?:file|https?)://\S+ \s+ \d{1,4}/\d{1,4}                 # a browser's print foot
    """,
    re.VERBOSE | re.IGNORECASE,
)


def split_off_turned(words: Sequence[PrintedWord]) -> tuple[list[PrintedWord], list[PrintedWord]]:
    """(upright words, words set at an angle: watermarks and marginal text)."""
    upright = [word for word in words if word.angle in (0, 1, 2, 358, 359)]
    turned = [word for word in words if word.angle not in (0, 1, 2, 358, 359)]
    return upright, turned


def find_furniture(
    pages: Sequence[Sequence[Line]],
    heights: Sequence[float],
    tables: Sequence[tuple[float, float]] = (),
    body: float = 0.0,
) -> list[set[int]]:
    """For each page, the indexes of its lines that are furniture.

    A line counts where the same text, a page number aside, stands at one height on several pages,
    or where a page number stands alone at the edge. ``tables``: the (top, bottom) of what stands
    in tables and boxes on each page, which is none of its lines. ``body``: the size of the text.
    """
    edges = [_edge_indexes(lines) for lines in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for page, (lines, height, indexes) in enumerate(zip(pages, heights, edges, strict=True)):
        seen.update({key for index in indexes for key in _keys(lines[index], height, page)})
    enough = 2 if len(pages) < 6 else 3
    inside = Counter(
        line.text.casefold() for lines in pages for line in lines[EDGE_LINES:-EDGE_LINES]
    )
    found: list[set[int]] = []
    for page, (lines, height, indexes) in enumerate(zip(pages, heights, edges, strict=True)):
        top, bottom = tables[page] if tables else (height, 0.0)
        furniture: set[int] = set()
        for side in (1, -1):
            ordered = indexes if side == 1 else list(reversed(indexes))
            for index in ordered:
                line = lines[index]
                middle = (line.top + line.bottom) / 2
                inner = middle > top if side == 1 else middle < bottom
                if inner or (middle if side == 1 else height - middle) > EDGE * height:
                    break
                repeated = max(seen[key] for key in _keys(line, height, page)) >= enough
                running = (
                    repeated
                    and not _looks_like_table_head(index, lines)
                    and not _is_text(index, lines, side, inside)
                )
                if running or _is_page_number(index, lines, height, side, page):
                    furniture.add(index)
                elif index not in furniture:
                    break
        found.append(furniture)
    _add_changing_heads(found, pages, heights, body)
    return found


def _add_changing_heads(
    found: Sequence[set[int]],
    pages: Sequence[Sequence[Line]],
    heights: Sequence[float],
    body: float,
) -> None:
    """Adds running heads that change, as chapter titles do: a line alone at the outer edge, where
    other pages have furniture of the same size at the same height, or most have such a line,
    smaller than the text; and one at the foot where another page has its number or the like."""
    known = Counter(
        (round(lines[i].baseline), lines[i].size)
        for lines, marked in zip(pages, found, strict=True)
        for i in marked
        if len(lines[i].words) > 1
    )
    feet = {
        round(lines[i].baseline)
        for lines, marked, height in zip(pages, found, heights, strict=True)
        for i in marked
        if lines[i].baseline > height / 2
    }
    alone: list[tuple[int, int, Line]] = []
    for page, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for index, inner in ((0, 1), (len(lines) - 1, len(lines) - 2)):
            if len(lines) < 3 or index in found[page]:
                continue
            line = lines[index]
            at_edge = min(line.baseline, height - line.baseline) < 0.12 * height
            apart = abs(lines[inner].baseline - line.baseline) > 1.9 * line.size
            label = has_number_of_its_own(line.text)
            if at_edge and apart and len(line.words) < 12 and not label:
                alone.append((page, index, line))
    small = Counter(
        (round(line.baseline), line.size) for *_, line in alone if line.size < 0.93 * body
    )
    for page, index, line in alone:
        places = [(round(line.baseline) + d, line.size) for d in (-1, 0, 1)]
        returns = sum(small[place] for place in places) > max(2, len(pages) / 2)
        returns = returns or (index > 0 and any(baseline in feet for baseline, _ in places))
        if returns or sum(known[place] for place in places) > 1:
            found[page].add(index)


def _is_text(index: int, lines: Sequence[Line], side: int, inside: Mapping[str, int]) -> bool:
    """Whether a line that returns is text: the end of a sentence, or it stands close to the next
    one, and inside pages too.

    "Target date: December 2026", the last line of several answers, two of which end a page.
    """
    if lines[index].text[:1].islower() and lines[index].text.endswith("."):
        return True
    line, inner = lines[index], index + side
    if not 0 <= inner < len(lines) or inside[line.text.casefold()] < 2:
        return False
    away = abs(lines[inner].baseline - line.baseline) / line.size
    if side == 1 and match_response(Paragraph(words_of(line.text))):
        return away < 3  # "Response", larger, over its text
    return away < 2.6 and abs(lines[inner].size - line.size) < 0.5


def _edge_indexes(lines: Sequence[Line]) -> list[int]:
    count = len(lines)
    return sorted({*range(min(EDGE_LINES, count)), *range(max(0, count - EDGE_LINES), count)})


def _keys(line: Line, height: float, page: int) -> list[tuple[str, int]]:
    """The line's text with its place; the same line on another page has a key in common.

    One of its numbers may count the pages ("Page 3 of 18" on page 3, "Page 4 of 18" on the next).
    """
    text = line.text
    texts = [text.casefold()]
    for start, end, number in page_counts(text):
        if number < 10_000:
            texts.append(f"{text[:start]}#{number - page}{text[end:]}".casefold())
    place = line.baseline if line.baseline < height / 2 else height - line.baseline + 10_000
    step = int(place // SAME_HEIGHT)
    beside = step + (1 if place % SAME_HEIGHT > SAME_HEIGHT / 2 else -1)
    return [(text, at) for text in texts for at in (step, beside)]


def _is_page_number(index: int, lines: Sequence[Line], height: float, side: int, page: int) -> bool:
    line = lines[index]
    alone = _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
    own = has_number_of_its_own(line.text)  # "Recommendation 1", at the foot of page 1
    if not alone and (own or not _ends_in_number(line, page)):
        return False
    edge = 0.2 if alone else 0.12
    outer = line.top < edge * height if side == 1 else line.bottom > (1 - edge) * height
    inner = index + 1 if side == 1 else index - 1
    if not 0 <= inner < len(lines):
        return outer
    away = 1.4 if alone else 2.5
    return outer and abs(lines[inner].baseline - line.baseline) > away * line.size


def _ends_in_number(line: Line, page: int) -> bool:
    """Whether a short line begins or ends with the number of its page: "Bulletin · 1"."""
    texts = [word.text for word in line.words]
    return len(texts) < 12 and str(page + 1) in (texts[0], texts[-1])


def _looks_like_table_head(index: int, lines: Sequence[Line]) -> bool:
    """Whether a line's parts stand over the columns of the lines below: a repeated table head."""
    parts = split_segments(lines[index], 1.2)
    if len(parts) < 2:
        return False
    below = lines[index + 1 : index + 40]
    starts = [part.x0 for line in below for part in split_segments(line, 1.2)]
    return all(sum(abs(start - part.x0) < 3 for start in starts) >= 2 for part in parts)


def find_small_print(
    lines: Sequence[Line], following: Sequence[Line], height: float, body: float
) -> list[int]:
    """The indexes of a letter's notice or address at the foot of a page, printed once: lines set
    clearly smaller than the text, below a gap, while the text goes on on the ``following`` page.
    What is bold there is a title, and what stands in columns a table.

    …reflect the cost of ferry freight.
                                                the gap
    Ministers are covered by the Lobbying Act.  in 8 points, of 11
    """
    start = len(lines)
    while start > 0 and lines[start - 1].size < 0.85 * body:
        start -= 1
    small = lines[start:]
    if not (0 < len(small) <= SMALL_PRINT and start and following):
        return []
    apart = small[0].baseline - lines[start - 1].baseline > 1.9 * body
    at_foot = small[0].top > (1 - EDGE / 2) * height
    goes_on = min(lines[start - 1].size, following[0].size) > 0.93 * body
    plain = not any(line.bold or len(split_segments(line, 1.2)) > 1 for line in small)
    return list(range(start, len(lines))) if apart and at_foot and goes_on and plain else []


def find_line_numbers(words: Sequence[PrintedWord], least: int = 10) -> set[int]:
    """The indexes of the words which number the lines of a page in its margin: 1, 2, 3 … or
    5, 10, 15 …

    ``least``: how many there must be, and half as many of every fifth; fewer are enough where
    another page has them.
    """
    numbers = [(i, w) for i, w in enumerate(words) if w.text.isdecimal() and len(w.text) < 4]
    if len(numbers) < least // 2:
        return set()
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    for column in (
        [(i, w) for i, w in numbers if w.x1 < left + 30],
        [(i, w) for i, w in numbers if w.x0 > right - 30],
    ):
        values = [int(w.text) for _, w in sorted(column, key=lambda item: item[1].baseline)]
        steps = {b - a for a, b in pairwise(values)}
        enough = steps == {1} and len(column) >= least
        if enough or (steps == {5} and len(column) > least // 2):
            x0, x1 = min(w.x0 for _, w in column), max(w.x1 for _, w in column)
            found = {i for i, _ in column}
            alone = all(w.x1 < x0 or w.x0 > x1 for i, w in enumerate(words) if i not in found)
            return found if alone else set()
    return set()


# --- footnotes -------------------------------------------------------------------------------

_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,4})[\].)]?")
GLUED_MARK = re.compile(r"(\d{1,2})([A-Z“‘\"].*)")  # "1See the minutes."


def find_ruled_notes(
    lines: Sequence[Line], rulings: Sequence[Box], marks: Container[str]
) -> list[int]:
    """The indexes of the lines that begin the notes under a short rule, of any size: with one of
    the ``marks``, the numbers that are raised in the text of the page."""
    begins = [i for i, line in enumerate(lines) if line.words[0].text in marks and line.words[1:]]
    flat = [rule for rule in rulings if rule[2] - rule[0] > 30 > rule[3] - rule[1]]
    for index in begins:
        line = lines[index]
        near = max((rule[1] for rule in flat if rule[1] < line.top), default=-100.0)
        over = [rule for rule in flat if abs(rule[1] - near) < SAME_HEIGHT]
        short = all(rule[2] - rule[0] < 260 and abs(rule[0] - line.x0) < 3 for rule in over)
        if short and line.top - near < 2.2 * line.size:
            return [i for i in begins if i >= index and abs(lines[i].x0 - line.x0) < 3]
    return []


def find_notes(
    lines: Sequence[Line],
    body_size: float,
    rulings: Sequence[Box],
    marks: Container[str] = (),
) -> list[list[int]]:
    """The footnotes at the foot of a page, each as the indexes of its lines.

    They are the last lines of the page, set smaller than the text, and begin with a mark that
    is raised, or with a number under a short rule, where no space need follow it; or they begin
    there with one of the ``marks`` of the text.
    """
    ruled = find_ruled_notes(lines, rulings, marks)
    start = len(lines)
    while start > 0:
        line = lines[start - 1]
        if line.size > 0.93 * body_size and not _begins_with_raised_mark(line):
            break
        start -= 1
    while start < len(lines) and not _begins_note(lines[start], rulings, body_size):
        start += 1
    start = min([start, *ruled])
    notes: list[list[int]] = []
    for index in range(start, len(lines)):
        if not notes or index in ruled or _begins_note(lines[index], None, body_size):
            notes.append([])
        notes[-1].append(index)
    return notes


def _begins_with_raised_mark(line: Line) -> bool:
    first = line.words[0]
    return (
        len(line.words) > 1
        and _NOTE_MARK.fullmatch(first.text) is not None
        and first.size < 0.85 * line.size
        and first.baseline < line.baseline - 0.1 * line.size
    )


def _begins_note(line: Line, rulings: Sequence[Box] | None, body_size: float) -> bool:
    """``rulings``: those of the page; None below another note."""
    if _begins_with_raised_mark(line):
        return True
    mark = line.words[0].text
    glued = GLUED_MARK.fullmatch(mark) is not None
    if line.size > 0.93 * body_size or not (glued or _NOTE_MARK.fullmatch(mark)):
        return False
    if len(line.words) < 2 or mark.isalpha():
        return False
    under_rule = rulings is None or any(
        0 < line.top - rule[1] < 2.2 * line.size and 30 < rule[2] - rule[0] < 260
        for rule in rulings
    )
    return under_rule or (not glued and (not rulings or line.size < 0.8 * body_size))
