"""Reads the text of a mail and returns its blocks: what it quotes (> …) as boxes, the rest as text.

> Recommendation 4
> The archive should …
We agree. A lease has been signed …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.models import Block, Cell
from pipeline.read.prose_text import paragraph_of_lines, split_paragraphs, usual_width
from pipeline.read.words import study_line_ends, words_of

_QUOTED = re.compile(r"\s*>+ ?")


def is_mail(text: str) -> bool:
    """Whether at least three lines are quoted with ">"."""
    return sum(bool(_QUOTED.match(line)) for line in text.split("\n")) >= 3


def read_mail_pages(pages: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a mail, page by page: quoted runs of lines as boxes, the rest as paragraphs."""
    width = usual_width(line for page in pages for line in page.split("\n"))
    runs = [
        (number, quoted, split_paragraphs([_QUOTED.sub("", line) for line in lines], width))
        for number, page in enumerate(pages, 1)
        for quoted, group in groupby(page.split("\n"), lambda line: bool(_QUOTED.match(line)))
        for lines in [[line.rstrip() for line in group]]
    ]
    hyphens = study_line_ends(
        [words_of(line) for line in paragraph.lines]
        for _, _, paragraphs in runs
        for paragraph in paragraphs
    )
    blocks: list[Block] = []
    for number, quoted, paragraphs in runs:
        read = [paragraph_of_lines(paragraph, number, hyphens) for paragraph in paragraphs]
        if quoted and read:
            blocks.append(Block("box", (Cell(tuple(read)),), number))
        else:
            blocks += [Block("paragraph", (Cell((paragraph,)),), number) for paragraph in read]
    return tuple(blocks)
