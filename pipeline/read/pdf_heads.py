"""Takes the lines of tables and returns the heads that they print again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.read.pdf_lines import Line

LONGEST = 6  # lines of a head
ABOVE = 3  # lines of a caption
FEW = 16  # words; a longer line is text


def find_heads(tables: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    """(first, end) of the lines of each table's head that stand over another table as well.

    Table 1: Answers              a caption
    Task Force        CCIS Response
    Recommendation
    those that it     the rest of a row that goes on over the page
    """
    texts = [[line.text for line in lines[: ABOVE + LONGEST]] for lines in tables]
    printed = Counter(head for top in texts for head in set(_heads(top)))
    at_top = {head for top in texts for head in _heads(top, above=0) if printed[head] > 1}
    found = []
    for lines, top in zip(tables, texts, strict=True):
        heads = [
            (start, end)
            for start in range(ABOVE + 1)
            for end in range(start + 1, min(start + LONGEST, len(top), len(lines) - 1) + 1)
            if tuple(top[start:end]) in at_top
            and all(len(line.words) <= FEW for line in lines[start:end])
        ]
        found.append(max(heads, key=lambda head: head[1] - head[0], default=(0, 0)))
    return found


def _heads(top: Sequence[str], above: int = ABOVE) -> list[tuple[str, ...]]:
    return [
        tuple(top[start:end])
        for start in range(above + 1)
        for end in range(start + 1, min(start + LONGEST, len(top)) + 1)
    ]
