"""Takes the records of two releases and returns which of them are the same recommendation.

An id holds the printed number, and one inserted recommendation hands every id after it to
another text. So the text decides; place, neighbours and response break ties.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from pipeline.compare.choose import PERHAPS, Edge, choose_matches
from pipeline.compare.similarity import (
    Entry,
    closest_siblings,
    entry_of,
    find_candidates,
    likeness,
    weigh_words,
)
from pipeline.models import Record

SURE = 0.45
"""Alike enough to be one recommendation, reworded. Different recommendations of four real charts
reach 0.25; one with three words in ten replaced keeps 0.43 to 0.65."""

IN_PLACE = 0.05
"""What the same id, or the same neighbours on both sides, adds to the likeness of the texts."""

STANDING_OUT = 0.25
"""By how much the rank of a match must exceed the likeness of either text to the others of its
own release: "publish its plan for water" and "… for energy" are alike, and two things."""

REPEATED = 0.15
"""The same for a text that stands more than once: its response or its place must speak for it."""


class Match(NamedTuple):
    """One recommendation in both releases. ``similarity`` is of its texts, from 0 to 1."""

    old: Record
    new: Record
    by: Literal["id", "text", "similarity"]
    similarity: float


class Unclear(NamedTuple):
    """Records that may or may not be the same recommendations, and why that cannot be told."""

    old: tuple[Record, ...]
    new: tuple[Record, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Every record of both releases, each in exactly one place."""

    matches: tuple[Match, ...] = ()
    removed: tuple[Record, ...] = ()
    added: tuple[Record, ...] = ()
    unclear: tuple[Unclear, ...] = ()


def match_records(old: Sequence[Record], new: Sequence[Record]) -> Matching:
    """Matches the records of one document, given in order: same texts first, then similar ones.

    Time grows with the number of records, not with its square.
    """
    olds, news = [entry_of(r) for r in old], [entry_of(r) for r in new]
    pairs = _pair_same_texts(olds, news)
    edges = _possible_matches(olds, news, pairs)
    chosen, unclear = choose_matches(edges)
    similarity = {(e.old, e.new): e.similarity for e in edges}
    pairs |= chosen
    unsure_old = {i for group in unclear for i in group[0]}
    unsure_new = {j for group in unclear for j in group[1]}
    found_new = set(pairs.values())
    return Matching(
        matches=tuple(
            _match(olds[i], news[j], similarity.get((i, j), 1.0)) for i, j in sorted(pairs.items())
        ),
        removed=tuple(r for i, r in enumerate(old) if i not in pairs and i not in unsure_old),
        added=tuple(r for j, r in enumerate(new) if j not in found_new and j not in unsure_new),
        unclear=tuple(
            Unclear(tuple(old[i] for i in a), tuple(new[j] for j in b), reason)
            for a, b, reason in sorted(unclear)
        ),
    )


def _match(old: Entry, new: Entry, similarity: float) -> Match:
    by: Literal["id", "text", "similarity"] = "text" if old.text == new.text else "similarity"
    if old.place == new.place:
        by = "id"
    return Match(old.record, new.record, by, round(similarity, 2))


# --- the same text ------------------------------------------------------------------------------

_SameText = Callable[[Entry], Hashable]
_REPEATED: tuple[tuple[_SameText, bool], ...] = (
    # What tells records apart whose text stands more than once, and whether it may do so only
    # where it leaves one on either side. Equal in all that is printed, they pair in order.
    (lambda e: (e.text, e.responder, e.section), True),
    (lambda e: (e.text, e.responder, e.section, e.answer, e.place), False),
    (lambda e: (e.text, e.responder, e.section, e.answer), False),
)


def _pair_same_texts(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    """Old positions with the new ones that hold the same text; what is not clear is left out."""
    pairs = _pair_by(lambda e: e.text, old, new, {}, alone=True)
    pairs |= _pair_by(lambda e: (e.text, e.responder), old, new, pairs, alone=True)
    became = _renamed_sections(old, new, pairs)
    moved = [replace(entry, section=became.get(entry.section, entry.section)) for entry in old]
    for key, alone in _REPEATED:
        pairs |= _pair_by(key, moved, new, pairs, alone)
    return pairs


def _pair_by(
    key: _SameText,
    old: Sequence[Entry],
    new: Sequence[Entry],
    pairs: Mapping[int, int],
    alone: bool,
) -> dict[int, int]:
    """Pairs those not paired yet that have a key in common with as many on the other side."""
    groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    taken = set(pairs.values())
    for i, entry in enumerate(old):
        if i not in pairs:
            groups[key(entry)][0].append(i)
    for j, entry in enumerate(new):
        if j not in taken:
            groups[key(entry)][1].append(j)
    return {
        i: j
        for olds, news in groups.values()
        if len(olds) == len(news) and not (alone and len(olds) > 1)
        for i, j in zip(olds, news, strict=True)
        if not _answered_by_others(old[i], new[j])
    }


def _answered_by_others(old: Entry, new: Entry) -> bool:
    return bool(old.responder and new.responder and old.responder != new.responder)


def _renamed_sections(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Mapping[int, int]
) -> dict[str, str]:
    """Each old section with the one that most of its matched records stand in now."""
    goes: dict[str, Counter[str]] = defaultdict(Counter)
    for i, j in pairs.items():
        goes[old[i].section][new[j].section] += 1
    return {section: counts.most_common(1)[0][0] for section, counts in goes.items()}


# --- the most similar ---------------------------------------------------------------------------


def _possible_matches(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Mapping[int, int]
) -> list[Edge]:
    """The candidates that are alike enough to be looked at, best first."""
    taken = set(pairs.values())
    free_old = [i for i in range(len(old)) if i not in pairs]
    free_new = [j for j in range(len(new)) if j not in taken]
    if not free_old or not free_new:
        return []
    weights = weigh_words(old, new)
    sections = _renamed_sections(old, new, pairs)
    like_old = closest_siblings(old, free_old, weights)
    like_new = closest_siblings(new, free_new, weights)
    repeats = Counter((e.text, e.responder) for e in old)
    repeats |= Counter((e.text, e.responder) for e in new)  # the larger of both counts
    edges = []
    for i, j in find_candidates(old, new, free_old, free_new):
        a, b = old[i], new[j]
        texts, answers = likeness(a, b, weights)
        same_place = a.place == b.place
        before, after = (pairs.get(i + step) == j + step for step in (-1, 1))
        alike = texts + IN_PLACE * (same_place or (before and after))
        rank = texts + 0.2 * answers + 0.06 * same_place + 0.03 * before + 0.03 * after
        rank += 0.06 * (sections.get(a.section, a.section) == b.section)
        if texts and alike >= PERHAPS:
            repeated = max(repeats[a.text, a.responder], repeats[b.text, b.responder]) > 1
            siblings = max(like_old.get(i, 0.0), like_new.get(j, 0.0))
            doubt = ""
            if alike < SURE:
                doubt = "the texts are alike only in part"
            elif a.text != b.text and rank < siblings + STANDING_OUT:
                doubt = "other recommendations of one release are as much alike"
            elif a.text == b.text and repeated and rank < 1 + REPEATED:
                doubt = "the text stands in more than one place"
            edges.append(Edge(i, j, texts, rank, doubt))
    return sorted(edges, key=lambda e: (-e.rank, e.old, e.new))
