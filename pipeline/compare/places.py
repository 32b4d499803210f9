"""Takes the matched records and returns what moved, what was renumbered, and which sections were
renamed: an inserted record shifts all after it, and none of them has moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.compare.fields import Field, text_change
from pipeline.compare.match import Match
from pipeline.compare.wording import wording_key
from pipeline.models import Record

Section = tuple[str, str]
"""(document by its newest id, key of the heading)"""


def section_of(record: Record, newest: dict[str, str]) -> Section:
    """``newest``: the older id of each document in both releases → the newer."""
    return newest.get(record.document_id, record.document_id), wording_key(record.section)


def renamed_sections(matches: Sequence[Match], newest: dict[str, str]) -> dict[Section, Section]:
    """Old sections with the new heading that took their place.

    The old heading is gone, the new one was not there, and most records of either are the same.
    """
    olds = Counter(section_of(match.old, newest) for match in matches)
    news = Counter(section_of(match.new, newest) for match in matches)
    shared = Counter((section_of(m.old, newest), section_of(m.new, newest)) for m in matches)
    return {
        old: new
        for (old, new), count in shared.items()
        if old not in news and new not in olds and old[0] == new[0]
        if 2 * count > olds[old] and 2 * count > news[new]
    }


def moved_records(
    matches: Sequence[Match], newest: dict[str, str], sections: dict[Section, Section]
) -> set[str]:
    """New ids of what stands in another document or section, or in another order: as few records
    as must be taken out for the rest to stand in the order they had."""
    moved = set()
    stayed: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        old, new = section_of(match.old, newest), section_of(match.new, newest)
        if sections.get(old, old) == new:
            stayed[match.new.document_id].append(match)
        else:
            moved.add(match.new.recommendation_id)
    for group in stayed.values():
        group.sort(key=lambda match: match.old.sequence)
        kept = _longest_rise([match.new.sequence for match in group])
        moved |= {m.new.recommendation_id for place, m in enumerate(group) if place not in kept}
    return moved


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Positions of a longest rising run with gaps: 1 5 2 3 4 → those of 1 2 3 4."""
    ends: list[int] = []  # the smallest number that ends a run of each length
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    kept = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


def changed_place(
    match: Match,
    newest: dict[str, str],
    sections: dict[Section, Section],
    moved: set[str],
) -> Iterator[Field]:
    """How a record's place changed: it moved, or only its number or id is another."""
    old, new = match.old, match.new
    if new.recommendation_id in moved:
        yield Field("moved", "", "place", _place(old, new), _place(new, old))
        return
    renamed = section_of(old, newest) in sections
    if old.section != new.section and not renamed:
        yield Field("layout", "", "section", old.section, new.section)
    yield from text_change("renumbered", "number", old.number, new.number)
    explained = renamed or any(
        getattr(old, field) != getattr(new, field)
        for field in ("document_id", "section", "number", "sequence")
    )
    if old.recommendation_id != new.recommendation_id and not explained:
        ids = old.recommendation_id, new.recommendation_id
        yield Field("renumbered", "", "recommendation_id", *ids)


def _place(record: Record, other: Record) -> str:
    """II. Training, no. 4, position 12"""
    parts = [record.document_id] if record.document_id != other.document_id else []
    parts += [record.section] if record.section else []
    parts += [f"no. {record.number}"] if record.number else []
    return ", ".join([*parts, f"position {record.sequence}"])
