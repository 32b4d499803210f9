"""Reads text with a tab between columns and some tags, and returns rows, paragraphs and notes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.models import Block, Cell, Paragraph
from pipeline.read.page_edges import find_page_edges
from pipeline.read.words import Run, paragraph_of

_BREAK = re.compile(
    r"""
      < /? (?: p | div | ul | ol | br | h[1-6] | blockquote ) \b [^<>]* >   # <ul style="…">
    | (?P<item> < li \b [^<>]* > | (?: ^ | (?<=[\s>]) ) [•●▪◦‣] (?=\s) )    # "• Level 1 …"
    | < /li \s* >
    """,
    re.VERBOSE | re.IGNORECASE,
)

_INLINE = re.compile(
    r"""
      < (?P<address> (?: https?:// | www\. | mailto: ) [^<>\s]+ | [^<>\s@]+ @ [^<>\s]+ ) >
    | < (?P<tag> b | strong | i | em | sup | u | span | a | font ) \b [^<>]* >
      (?P<tagged> .*? ) </ (?P=tag) \s* >
    | < /? (?: b | strong | i | em | sup | sub | u | span | a | font ) \b [^<>]* >   # unpaired
    | \[ (?P<linked> [^\[\]]+ ) \] \( [^()\s]* \)                        # [response](#)
    | (?<! [\w*\\] ) (?P<stars> \*{1,3} ) (?=[^\s*]) (?P<starred> [^*]+? ) (?<=[^\s*])
      (?P=stars) (?! [\w*] )                                             # *available at*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]+\d*);", re.IGNORECASE)

_LINE_ITEM = re.compile(r"\s*[-–*•●▪◦‣]\s+(?=\S)")

_HEADING = re.compile(r"\s*(#{1,6})\s+(?=\S)")

_RULING = re.compile(r"[-–—=_*|:+\s]{2,}")
"""A line that draws instead of saying: "--", tab, "---"."""

_LABEL_ONLY = re.compile(r"\s*(?:[-–*•●▪◦‣o]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]*)?", re.IGNORECASE)


def is_rough(text: str) -> bool:
    """Whether text has columns by tabs or paragraphs by tags.

    Tabs that only indent, or that follow the number or sign of a list item, are no columns.
    """
    if re.search(r"</?p>|<ul\b", text, re.IGNORECASE):
        return True
    rows = 0
    for line in text.split("\n"):
        left, tab, right = line.lstrip().partition("\t")
        rows += bool(tab and right.strip() and not _LABEL_ONLY.fullmatch(left)) or "\t" in right
    return rows >= 2


def read_rough_pages(pages: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of such a text, page by page; its rows are one table, whatever interrupts it."""
    lines = [page.split("\n") for page in pages]
    edges = find_page_edges(lines)
    columns = max((line.count("\t") + 1 for page in lines for line in page), default=1)
    return tuple(
        block
        for number, page in enumerate(lines)
        for index, line in enumerate(page)
        for block in _read_line(line, number + 1, columns, (number, index) in edges)
    )


def _read_line(line: str, page: int, columns: int, edge: bool) -> Iterator[Block]:
    if not line.strip():
        return
    if edge or _RULING.fullmatch(line):
        yield Block("furniture", (Cell((paragraph_of([Run(line, page)]),)),), page)
    elif "\t" in line:
        cells = tuple(
            Cell(read_marked_up(text, page), column) for column, text in enumerate(line.split("\t"))
        )
        yield Block("row", cells, page, table=1, columns=columns)
    else:
        for paragraph in _read_free_line(line, page):
            noted = paragraph.words[0].mark
            yield Block("note" if noted else "paragraph", (Cell((paragraph,)),), page)


def _read_free_line(line: str, page: int) -> Iterator[Paragraph]:
    heading = _HEADING.match(line)
    item = _LINE_ITEM.match(line)
    if heading:
        line = line[heading.end() :]
    elif item:
        line = line[item.end() :]
    for paragraph in read_marked_up(line, page):
        level = len(heading.group(1)) if heading else 0
        yield replace(paragraph, bullet=paragraph.bullet or bool(item), heading=level)


def read_marked_up(text: str, page: int) -> tuple[Paragraph, ...]:
    """The paragraphs in a line of text with tags.

    "<p>First:</p> <ul style="…"> • one • two <p>Then</p>" gives First: | • one | • two | Then.
    """
    pieces: list[tuple[bool, str]] = []
    start, bullet = 0, False
    for found in _BREAK.finditer(text):
        pieces.append((bullet, text[start : found.start()]))
        start, bullet = found.end(), bool(found.group("item"))
    pieces.append((bullet, text[start:]))
    paragraphs = (
        paragraph_of(_read_inline(piece, Run("", page)), bullet=bullet) for bullet, piece in pieces
    )
    return tuple(paragraph for paragraph in paragraphs if paragraph.words)


def _read_inline(text: str, style: Run) -> Iterator[Run]:
    """Runs without the marks of emphasis, links and addresses."""
    start = 0
    for found in _INLINE.finditer(text):
        yield replace(style, text=_without_entities(text[start : found.start()]))
        start = found.end()
        tag, stars = (found.group("tag") or "").lower(), found.group("stars") or ""
        styled = replace(
            style,
            bold=style.bold or tag in ("b", "strong") or len(stars) > 1,
            italic=style.italic or tag in ("i", "em") or len(stars) % 2 == 1,
            raised=style.raised or tag == "sup",
        )
        if address := found.group("address"):
            yield replace(style, text=address)
        for inner in ("tagged", "linked", "starred"):
            if found.group(inner):
                yield from _read_inline(found.group(inner), styled)
    yield replace(style, text=_without_entities(text[start:]))


def _without_entities(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text)
