"""Takes the lines of a page and returns the stretches in columns that a head above them shows.

Recommendation        Response
1. The board should   We agree with this, and
mend all of its nets, shall do so in the spring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.labels.headers import column_role
from pipeline.read.pdf_gutters import is_flowing, is_list_or_contents, trim
from pipeline.read.pdf_lines import Line, split_segments
from pipeline.read.pdf_strips import EDGE, GAP, Stretch, begins_at, crosses, gaps_in, uncrossed_runs


def led_stretches(lines: Sequence[Line]) -> list[Stretch]:
    """Stretches below a head whose gaps show the columns, though the texts leave no gap.

    Recommendation        Response
    1. The board should   We agree with this, and
    mend all of its nets, shall do so in the spring.
    """
    found: list[Stretch] = []
    below = 0
    for index, head in enumerate(lines):
        if index < below or len(head.words) > 16 or not _names_columns(head):
            continue
        gutters = _led_by(head, lines[index:])
        for first, last in uncrossed_runs(
            lines[index:], Stretch(0, 0, gutters, led=True).is_crossed
        ):
            part = lines[index + first : index + last + 1]
            if not gutters or not all(_keep_to(part, x) for x in gutters):
                break
            if is_flowing(part, gutters) or is_list_or_contents(part, gutters):
                break
            if trimmed := trim(lines, index + first, index + last, gutters):
                found.append(Stretch(*trimmed, gutters, led=True))
                below = trimmed[1] + 1
    return found


def _names_columns(head: Line) -> bool:
    """Whether a line has parts far from each other, of which one is the header of a column."""
    parts = split_segments(head, GAP)
    return len(parts) > 1 and any(column_role(part.text) for part in parts)


def _led_by(head: Line, lines: Sequence[Line]) -> tuple[float, ...]:
    """The edges of columns, just before the words of a head to which the lines below keep."""
    edges = [word.x0 - EDGE / 2 for word in head.words[1:]]
    edges += [_edge_in(lines[:40], *gap) for gap in gaps_in(head)]
    gutters: list[float] = []
    for x in sorted(edges):
        kept = any(_keep_to(lines[:count], x) for count in (15, 40))
        if kept and (not gutters or x - gutters[-1] > 12):
            gutters.append(x)
    return tuple(gutters)


def _edge_in(lines: Sequence[Line], left: float, right: float) -> float:
    """Just before where most words begin within a gap of the head, or with its next word."""
    starts = Counter(
        round(word.x0 * 2) for line in lines for word in line.words if left < word.x0 < right + 1
    )
    edge = max(starts, key=lambda x: (starts[x], x), default=0)
    return edge / 2 - EDGE / 2


def _keep_to(lines: Sequence[Line], x: float) -> bool:
    """Whether the lines that stand on both sides of an edge nearly all have a word begin there,
    or leave a gap."""
    beside = [line for line in lines if line.x0 < x - 4 and line.x1 > x + 4]
    kept = sum(begins_at(line, x) or not crosses(line, x) for line in beside)
    return kept >= max(4, 0.8 * len(beside))
