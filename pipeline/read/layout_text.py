"""Reads text set on a grid of characters (`pdftotext -layout`, plain prose) and returns blocks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, repeat

from pipeline.labels.headers import is_verdict
from pipeline.models import Block, BlockKind, Cell
from pipeline.read.page_edges import find_page_edges
from pipeline.read.prose_text import (
    ENDED,
    MONTHS,
    Lines,
    answering_label,
    asking_label,
    beside_sign,
    indent_of,
    is_label,
    paragraph_of_lines,
    split_paragraphs,
    usual_width,
)
from pipeline.read.text_boxes import find_boxes
from pipeline.read.text_columns import Region, cut, find_regions, has_columns, match_columns
from pipeline.read.text_margins import split_off_margins
from pipeline.read.text_marks import marks_in, raise_marks
from pipeline.read.text_pieces import segments
from pipeline.read.text_rows import close_gaps, find_row_starts
from pipeline.read.text_seams import spread_full_lines
from pipeline.read.words import RULING, Hyphens, study_line_ends, words_of

_NOTE = re.compile(rf"\s*(\d{{1,3}})(?:\s+(?!(?:{MONTHS})\b)(?=[A-Z“\"‘(]|https?:|www\.)|\s*$)")
"""What a note at the foot of a page begins with: "1 Source: …", or the number alone on a line."""

_COUNT = re.compile(r"\s*([-–—]) ?\d{1,3} ?\1")
"""A page number between dashes: "- 12 -"."""

_PARAGRAPH = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
"""The number of a paragraph: "4.", "2.13"."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block before its line ends are joined; cells are (column, span, paragraphs)."""

    kind: BlockKind
    page: int
    cells: tuple[tuple[int, int, tuple[Lines, ...]], ...]
    table: int = 0
    columns: int = 1
    open_top: bool = False
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    """The table that may go on: its number, and its columns as they were last seen."""

    number: int = 0
    columns: tuple[int, ...] = ()
    page: int = 0
    stop: int = 0


def read_layout_pages(pages: Sequence[str]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a text, page by page, rows where there are columns, else paragraphs; and a
    warning for each page on which columns run into each other."""
    lines, margins = split_off_margins(
        [[beside_sign(line.expandtabs().rstrip()) for line in page.split("\n")] for page in pages]
    )
    edges: dict[int, set[int]] = defaultdict(set)
    for index, line in find_page_edges(lines):
        edges[index].add(line)
    whole = [[line for line in page if len(segments(line)) == 1] for page in lines]
    width = usual_width(line for page in whole for line in page)
    drafts: list[_Draft] = []
    table = _Table()
    for index, page in enumerate(lines):
        furniture, heads = _furniture(page, edges[index])
        table, found = _draft_page(page, index + 1, furniture, heads, table, width)
        drafts.extend(found)
        drafts.extend(_of_lines("furniture", index + 1, [text]) for text in margins[index])
    drafts = _mark_boxes(_unheaded(list(_mark_notes(drafts))))
    hyphens = study_line_ends(
        [words_of(line) for line in paragraph.lines]
        for draft in drafts
        for _, _, paragraphs in draft.cells
        for paragraph in paragraphs
    )
    unclear = sorted({draft.page for draft in drafts if draft.unclear})
    warnings = (
        f"page {page}: columns run into each other; rows there may be cut wrongly: give the PDF"
        for page in unclear
    )
    return raise_marks([_block(draft, hyphens) for draft in drafts]), tuple(warnings)


def _furniture(page: Sequence[str], edges: set[int]) -> tuple[frozenset[int], frozenset[int]]:
    """The lines that are no text (page edges, rulings, numbers between dashes), and those of a
    table's repeated head, which stays: its pieces stand over columns."""
    starts = [{start for start, _ in segments(line)} for line in page]
    heads: set[int] = set()
    for index in sorted(edges):
        below = starts[index + 1 :]
        over = [sum(start in other for other in below) for start in starts[index]]
        below_head = index - 1 in heads and min(starts[index]) > 0
        if min(over) >= 2 and (len(over) > 1 or below_head):
            heads.add(index)
    rulings = {i for i, line in enumerate(page) if RULING.fullmatch(line) or _COUNT.fullmatch(line)}
    return frozenset((edges - heads) | rulings), frozenset(heads)


def _draft_page(
    page: Sequence[str],
    number: int,
    furniture: frozenset[int],
    heads: frozenset[int],
    table: _Table,
    width: int,
) -> tuple[_Table, list[_Draft]]:
    shown = ["" if index in furniture else line for index, line in enumerate(page)]
    shown = spread_full_lines(_with_verdicts(shown))
    drafts: list[_Draft] = []
    position = 0
    for region in _regions(shown, table, number):
        drafts.extend(_draft_prose(shown[position : region.start], number, width))
        position = region.stop
        if text := _text_in_columns(shown, region):
            drafts.extend(_draft_prose(text, number, usual_width(text)))
        else:
            table, rows = _draft_rows(shown, number, region, heads, table)
            drafts.extend(rows)
    drafts.extend(_draft_prose(shown[position:], number, width))
    drafts.extend(_of_lines("furniture", number, [page[index]]) for index in sorted(furniture))
    return table, drafts


def _with_verdicts(lines: Sequence[str]) -> list[str]:
    """The lines, with the verdict at the end of a recommendation's title next to its label, where
    nothing below stands in columns: "Recommendation 2                    REJECT"."""
    joined = list(lines)
    for index, line in enumerate(lines):
        pieces = [line[start:end] for start, end in segments(line)]
        if len(pieces) != 2 or not is_verdict(pieces[1]):
            continue
        label = asking_label(pieces[0])
        below = next((text for text in lines[index + 1 :] if text.strip()), "")
        if label and label.whole and label.number and len(segments(below)) == 1:
            joined[index] = line[: indent_of(line)] + " ".join(pieces)
    return joined


def _regions(lines: Sequence[str], table: _Table, page: int) -> list[Region]:
    """The regions of a page; where a table goes on, the page can begin with a section row, or with
    its right-hand column alone."""
    regions = [region for region in find_regions(lines) if not _is_numbered_text(lines, region)]
    if not table.columns or table.page != page - 1:
        return regions
    if regions:
        first = regions[0]
        above = [index for index in range(first.start) if lines[index].strip()]
        if above and len(above) <= 2 and above[0] == first.start - len(above):  # a section row
            crossing = first.crossing.union(above)
            return [replace(first, start=above[0], crossing=crossing), *regions[1:]]
    limit = regions[0].start if regions else len(lines)
    alone: list[int] = []
    for index in range(limit):
        if lines[index].strip():
            if indent_of(lines[index]) < max(8, table.columns[1] - 10):
                break
            alone.append(index)
    if not alone:
        return regions
    column = min(indent_of(lines[index]) for index in alone)
    places = match_columns((column,), table.columns)
    if places is None or places[0] == 0:
        return regions
    columns = (*table.columns[: places[0]], column)
    return [Region(alone[0], alone[-1] + 1, columns), *regions]


def _is_numbered_text(lines: Sequence[str], region: Region) -> bool:
    """Whether what stands beside text is no more than the numbers of its paragraphs."""
    if len(region.columns) != 2:
        return False
    left = [cut(lines[i], region.columns)[0].strip() for i in range(region.start, region.stop)]
    return all(
        _PARAGRAPH.fullmatch(text)
        for i, text in enumerate(left)
        if text and i + region.start not in region.crossing
    )


def _draft_rows(
    lines: Sequence[str], page: int, region: Region, heads: frozenset[int], table: _Table
) -> tuple[_Table, list[_Draft]]:
    fits = None
    if table.columns and (page != table.page or region.start - table.stop <= 4):
        region = _with_number_column(region, table)
        fits = match_columns(region.columns, table.columns)
    places = tuple(range(len(region.columns)))
    if fits is not None and len(region.columns) <= len(table.columns):
        columns = list(table.columns)
        for place, column in zip(fits, region.columns, strict=True):
            columns[place] = column
        places, goes_on = fits, page != table.page
        table = replace(table, columns=tuple(columns), page=page, stop=region.stop)
    else:
        goes_on = False
        table = _Table(table.number + 1, region.columns, page, region.stop)
    rows: list[_Draft] = []
    count = len(table.columns)
    kept = [i for i in range(region.start, region.stop) if i not in region.crossing]
    by_line = {i: cut(lines[i], region.columns, i in region.shifted) for i in kept}
    widths = [usual_width(column) for column in zip(*by_line.values(), strict=True)]
    for start, stop in _row_spans(lines, region, heads):
        cells: list[tuple[int, int, tuple[Lines, ...]]] = []
        if start in region.crossing:
            cells.append((0, count, (Lines(tuple(lines[start:stop])),)))
        else:
            inside = [by_line[index] for index in range(start, stop)]
            texts = [close_gaps(column, inside) for column in zip(*inside, strict=True)]
            split = map(split_paragraphs, texts, widths, repeat(False))
            pieces = dict(zip(places, split, strict=True))
            cells.extend((column, 1, pieces.get(column, ())) for column in range(count))
        if any(paragraphs for _, _, paragraphs in cells):
            unclear = start in region.crossing and has_columns(lines[start], region.columns)
            rows.append(_Draft("row", page, tuple(cells), table.number, count, unclear=unclear))
    if goes_on:
        first = next((i for i, row in enumerate(rows) if i or region.start not in heads), 0)
        rows[first] = replace(rows[first], open_top=_is_open(rows[first]))
    return table, rows


def _text_in_columns(lines: Sequence[str], region: Region) -> list[str]:
    """The lines of a page that is set in two columns like a newspaper, in the order in which they
    are read; none in a table, where no column has both recommendations and answers."""
    further = [line for line in lines[region.stop :] if len(segments(line)) > 1]
    if len(region.columns) != 2 or region.crossing or further:
        return []
    inside = range(region.start, region.stop)
    cells = [cut(lines[i], region.columns, i in region.shifted) for i in inside]
    left, right = (close_gaps([line[side] for line in cells], cells) for side in (0, 1))
    asked, below = ([n for line in column if (n := _asked(line))] for column in (left, right))
    again = len(asked) - len(set(asked))  # "Recommendation 4" over its answer
    both = set(asked[:-1]) & set(below) or set(asked) & set(below[1:])
    answered = again > 1 or any(map(answering_label, left))
    if not (asked and below and answered) or both:
        return []
    return [*left, "", *right] if ENDED.search("".join(left).strip()) else [*left, *right]


def _asked(line: str) -> str:
    label = asking_label(line)
    return label.number if label else ""


def _with_number_column(region: Region, table: _Table) -> Region:
    """The region with the column of numbers that had a head on the page before."""
    for start in region.labelled:
        columns = tuple(sorted((*region.columns, start)))
        if len(columns) <= len(table.columns) and match_columns(columns, table.columns):
            return replace(region, columns=columns)
    return region


def _row_spans(
    lines: Sequence[str], region: Region, heads: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """(start, stop) of each row; a section row and a repeated head are rows by themselves."""
    cells = [
        []
        if index in region.crossing
        else cut(lines[index], region.columns, index in region.shifted)
        for index in range(region.start, region.stop)
    ]
    starts = {region.start + start for start in find_row_starts(cells)}
    for apart in (region.crossing, heads):
        inside = {index for index in apart if region.start <= index < region.stop}
        starts -= {index for index in inside if index - 1 in inside}
        starts |= {index for index in inside if index - 1 not in inside}
        starts |= {index + 1 for index in inside if index + 1 not in inside}
    ordered = [*sorted(starts - {region.stop}), region.stop]
    yield from pairwise(ordered)


def _is_open(row: _Draft) -> bool:
    """Whether a page's first row has no beginning: nothing at the left, or the middle of a text."""
    _, _, left = row.cells[0]
    return not left or left[0].lines[0].strip()[0].islower()


def _draft_prose(lines: Sequence[str], page: int, width: int) -> Iterator[_Draft]:
    parted = [piece for line in lines for piece in _part_label(line)]
    for paragraph in split_paragraphs(parted, width):
        yield _Draft("paragraph", page, ((0, 1, (paragraph,)),))


def _unheaded(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts, where no heading is a line that goes on over the page: "As the Committee has" /
    "acknowledged, …"."""
    marked = list(drafts)
    text = [i for i, draft in enumerate(drafts) if draft.kind == "paragraph"]
    for i, k in pairwise(text):
        (lines,), (below, *_) = drafts[i].cells[0][2], drafts[k].cells[0][2]
        over = drafts[i].page + 1 == drafts[k].page
        if lines.heading and over and below.lines[0].strip()[:1].islower():
            marked[i] = replace(drafts[i], cells=((0, 1, (replace(lines, heading=0),)),))
    return marked


def _part_label(line: str) -> Sequence[str]:
    """A line of a form as its label and what stands beside it: "Response          Accepted"."""
    pieces = [line[start:end] for start, end in segments(line)]
    if len(pieces) != 2 or not is_label(pieces[0]):
        return (line,)
    if _PARAGRAPH.fullmatch(pieces[1]):
        return (" ".join(pieces),)  # "Recommendation      1"
    return ("", pieces[0], "", pieces[1])


def _mark_boxes(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts, with the paragraphs of a box as one."""
    places = [i for i, draft in enumerate(drafts) if draft.kind == "paragraph"]
    found = find_boxes([(drafts[i].page, _lines(drafts[i])) for i in places])
    boxed = {places[k]: places[box.start] for box in found for k in box}
    marked: list[_Draft] = []
    opened: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        first = boxed.get(i)
        at = opened.get(first, -1) if first is not None else -1
        if at >= 0 and marked[at].page == draft.page:
            paragraphs = marked[at].cells[0][2] + draft.cells[0][2]
            marked[at] = replace(marked[at], cells=((0, 1, paragraphs),))
            continue
        if first is not None:
            opened[first] = len(marked)
            draft = replace(draft, kind="box")
        marked.append(draft)
    return marked


def _mark_notes(drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """The drafts, with the last paragraphs of a page as notes where a number begins them.

    Notes are numbered 1, 2, 3 … through the text or on each page, so "16 January" begins none. In
    the midst of a paragraph, above a label, or with nothing beside its number a note begins only
    where its mark stands in the text before. It ends at a label, or in a text of one page, which
    may be one whose pages are not known, with its paragraph.
    """
    number = 0
    marks: set[str] = set()
    for page_number, on_page in groupby(drafts, key=lambda draft: draft.page):
        page = list(on_page)
        text = [draft for draft in page if draft.kind != "furniture"]
        marks |= marks_in("\n".join(line for draft in text for line in _lines(draft)))
        foot = len(text)
        while foot and text[foot - 1].kind == "paragraph":
            foot -= 1
        yield from text[:foot]
        labels = [i for i in range(foot, len(text)) if is_label(_lines(text[i])[0])]
        notes: list[list[str]] = []
        noting = False
        for index in range(foot, len(text)):
            before: list[str] = []
            noting = noting and not (index in labels or drafts[-1].page == 1)
            below = (index or number) and index >= max(labels, default=0)
            for place, line in enumerate(_lines(text[index])):
                found = _NOTE.match(line)
                usual = found and int(found[1]) in (1, number + 1) and line.strip() != found[1]
                if found and (found[1] in marks or (usual and below and (noting or place == 0))):
                    number = int(found[1])
                    marks.discard(found[1])
                    notes.append([])
                    noting = True
                (notes[-1] if noting else before).append(line)
            if before:
                whole = len(before) == len(_lines(text[index]))
                yield text[index] if whole else _of_lines("paragraph", page_number, before)
        yield from (_of_lines("note", page_number, lines) for lines in notes)
        yield from (draft for draft in page if draft.kind == "furniture")


def _lines(draft: _Draft) -> list[str]:
    return [line for _, _, cell in draft.cells for lines in cell for line in lines.lines]


def _of_lines(kind: BlockKind, page: int, lines: Sequence[str]) -> _Draft:
    return _Draft(kind, page, ((0, 1, (Lines(tuple(lines)),)),))


def _block(draft: _Draft, hyphens: Hyphens) -> Block:
    cells = tuple(
        Cell(
            tuple(paragraph_of_lines(paragraph, draft.page, hyphens) for paragraph in paragraphs),
            column,
            span,
        )
        for column, span, paragraphs in draft.cells
    )
    if draft.kind == "note":
        paragraph = cells[0].paragraphs[0]
        first, *rest = paragraph.words
        if first.text.isdigit():
            cells = (Cell((replace(paragraph, words=(replace(first, mark=True), *rest)),)),)
    return Block(
        draft.kind,
        cells,
        draft.page,
        table=draft.table,
        columns=draft.columns,
        open_top=draft.open_top,
    )
