"""Takes possible matches and returns those that are clear, one to one, and what is unclear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

PERHAPS = 0.35
"""From this likeness on a pair is a possible match; below, a record is as well off alone."""

MARGIN = 0.05
"""By how much a match must beat every other that could stand in its stead."""


class Edge(NamedTuple):
    """A possible match by positions: the best ``rank`` leads, ``doubt`` says what is against it."""

    old: int
    new: int
    similarity: float
    rank: float
    doubt: str


Group = tuple[list[int], list[int], str]
"""(old positions, new positions, why they are unclear)"""


def choose_matches(edges: Sequence[Edge]) -> tuple[dict[int, int], list[Group]]:
    """The clear matches, one to one, and the groups in which none is clear."""
    by_old: dict[int, list[Edge]] = defaultdict(list)
    by_new: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_old[edge.old].append(edge)
        by_new[edge.new].append(edge)
    pairs: dict[int, int] = {}
    unclear: list[Group] = []
    gone_old: set[int] = set()
    gone_new: set[int] = set()

    def is_free(edge: Edge) -> bool:
        return edge.old not in gone_old and edge.new not in gone_new

    def best(choices: list[Edge], but: Edge) -> float:
        """The rank of the best free choice that leaves out what ``but`` has taken."""
        ranks = (e.rank for e in choices if is_free(e) and e.old != but.old and e.new != but.new)
        return next(ranks, PERHAPS)

    def rivals(edge: Edge) -> list[Edge]:
        """The edges which, taken instead, would leave the whole about as good."""
        found = []
        for other in (*by_old[edge.old], *by_new[edge.new]):
            if other == edge or not is_free(other):
                continue
            if other.old == edge.old:
                kept = edge.rank + best(by_new[other.new], edge)
                swapped = other.rank + best(by_new[edge.new], other)
            else:
                kept = edge.rank + best(by_old[other.old], edge)
                swapped = other.rank + best(by_old[edge.old], other)
            if kept - swapped < MARGIN:
                found.append(other)
        return found

    for edge in sorted(edges, key=lambda edge: bool(edge.doubt)):
        if not is_free(edge):
            continue
        group = [edge, *rivals(edge)]
        olds, news = sorted({e.old for e in group}), sorted({e.new for e in group})
        if len(group) > 1:
            unclear.append((olds, news, "several records fit about equally well"))
        elif edge.doubt:
            unclear.append((olds, news, f"{edge.doubt} ({edge.similarity:.2f} of 1)"))
        else:
            pairs[edge.old] = edge.new
        gone_old.update(olds)
        gone_new.update(news)
    return pairs, unclear
