"""Takes the lines and columns of pages and returns the heads that their tables print again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.read.pdf_lines import Line

LONGEST = 6  # lines of a head
FEW = 16  # words; a longer line is text


def count_head_lines(tables: Sequence[Sequence[Line]]) -> list[int]:
    """How many lines at the top of each table stand at the top of another one as well.

    Task Force        CCIS Response
    Recommendation
    those that it     the rest of a row that goes on over the page
    """
    tops = [[line.text for line in lines[:LONGEST]] for lines in tables]
    printed = Counter(tuple(top[:count]) for top in tops for count in range(1, len(top) + 1))
    counts = []
    for lines, top in zip(tables, tops, strict=True):
        count = 0
        while (
            count < min(len(top), len(lines) - 1)
            and printed[tuple(top[: count + 1])] > 1
            and len(lines[count].words) <= FEW
        ):
            count += 1
        counts.append(count)
    return counts
