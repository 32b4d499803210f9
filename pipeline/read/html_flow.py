"""Reads the flow of a web page (runs, cuts, blocks) and returns its paragraphs and blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.models import Block, BlockKind, Cell, Paragraph
from pipeline.read.line_breaks import paragraphs_of
from pipeline.read.words import Run, printed


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of a paragraph, and what the next one with text is: a heading, an item of a list.

    ``fresh``: whatever earlier cuts said of the next paragraph is over.
    """

    heading: int = 0
    bullet: bool = False
    label: str = ""
    fresh: bool = False


Item = Run | Cut | Block


def gather_blocks(items: Iterable[Item]) -> Iterator[Block]:
    """The blocks of a flow; a paragraph that begins with a footnote mark is a note."""
    for item in _group(items):
        if isinstance(item, Block):
            yield item
        else:
            noted = len(item.words) > 1 and item.words[0].mark
            yield from block_of("note" if noted else "paragraph", [item])


def gather_paragraphs(items: Iterable[Item]) -> Iterator[Paragraph]:
    """The paragraphs of a cell or box; what is laid out inside is read in order."""
    for item in _group(items):
        if isinstance(item, Block):
            yield from item.paragraphs
        else:
            yield item


def block_of(kind: BlockKind, paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """The block of one cell; none where there are no paragraphs."""
    if found := tuple(paragraphs):
        yield Block(kind, (Cell(found),), 1)


def _group(items: Iterable[Item]) -> Iterator[Paragraph | Block]:
    runs: list[Run] = []
    cue = Cut()
    for item in (*items, Cut()):
        if isinstance(item, Run):
            runs.append(item)
            continue
        if any(printed(run.text).strip() for run in runs):
            yield from paragraphs_of(runs, label=cue.label, bullet=cue.bullet, heading=cue.heading)
            cue = Cut()
        runs = []
        if isinstance(item, Block):
            yield item
        elif item.fresh:
            cue = Cut()
        else:
            heading, bullet = item.heading or cue.heading, item.bullet or cue.bullet
            cue = Cut(heading, bullet, item.label or cue.label)
