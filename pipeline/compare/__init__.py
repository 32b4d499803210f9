"""Takes two releases of the dataset and returns what changed between them, as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pipeline.compare.fields import changed_fields
from pipeline.compare.match_documents import match_datasets
from pipeline.compare.places import changed_place, moved_records, renamed_sections
from pipeline.compare.rows import (
    COLUMNS,
    Change,
    document_rows,
    match_row,
    record_row,
    section_rows,
    unclear_row,
)
from pipeline.models import SCHEMA_VERSION, Dataset

Comparison = dict[str, Any]
"""What `compare` returns."""

CLASSES: dict[str, tuple[str, str]] = {
    # Most important first: the name used in the data, and its words for one and for several.
    "agreement": ("agreement changed", "agreements changed"),
    "qualifier": ("qualifier changed", "qualifiers changed"),
    "unclear": ("unclear match", "unclear matches"),
    "added": ("added", "added"),
    "removed": ("removed", "removed"),
    "recommendation": ("recommendation reworded", "recommendations reworded"),
    "response": ("response reworded", "responses reworded"),
    "moved": ("moved", "moved"),
    "renumbered": ("renumbered", "renumbered"),
    "section": ("section renamed", "sections renamed"),
    "notes": ("note or column changed", "notes or columns changed"),
    "review": ("evidence or review note changed", "evidence or review notes changed"),
    "document": ("document changed", "documents changed"),
}

FOLDED: dict[str, str] = {
    # Counted, never listed.
    "layout": "with other white space, hyphenation or quotation marks",
    "pages": "on another page, or elsewhere on it",
}


def compare(previous: Dataset, current: Dataset) -> Comparison:
    """What changed from one release to the next; JSON-able, and the same for the same input.

    ``summary``    one sentence
    ``same``       True where nothing differs, layout included
    ``counts``     records (sections, documents) by class, every class named; then `FOLDED`
    ``directions`` agreements changed, by direction
    ``records``    old, new, matched, and unchanged but for layout and page
    ``documents``  a list of {old_id, new_id}; one is empty where the release lacks it
    ``changes``    the flat list: a dict with the keys of `COLUMNS` for every field that changed,
                   most important class first, then in the order of the documents. Values are
                   text, but for ``similarity``, a number or None.
    """
    documents, matching = match_datasets(previous, current)
    newest = {d.old: d.new for d in documents if d.old and d.new}
    order = {name: place for place, d in enumerate(documents) for name in d if name}
    sections = renamed_sections(matching.matches, newest)
    moved = moved_records(matching.matches, newest, sections)
    found: list[tuple[int, Change]] = []  # with the position in the document
    folded: Counter[str] = Counter()
    unchanged = 0
    for match in matching.matches:
        fields = [*changed_fields(match), *changed_place(match, newest, sections, moved)]
        listed = [field for field in fields if field.kind not in FOLDED]
        folded.update({field.kind for field in fields if field.kind in FOLDED})
        unchanged += not listed
        found += [(match.new.sequence, match_row(match, field)) for field in listed]
    found += [(record.sequence, record_row("added", record)) for record in matching.added]
    found += [(record.sequence, record_row("removed", record)) for record in matching.removed]
    found += [(group.new[0].sequence, unclear_row(group)) for group in matching.unclear]
    found += [(0, row) for row in section_rows(matching.matches, newest, sections)]
    found += [(0, row) for row in document_rows(documents, previous, current)]
    classes = list(CLASSES)
    found.sort(key=lambda f: (classes.index(f[1]["class"]), order[f[1]["document_id"]], f[0]))
    changes = [
        {**row, "document_id": newest.get(row["document_id"]) or row["document_id"]}
        for _, row in found
    ]
    counts = _count(changes) | {name: folded[name] for name in FOLDED}
    records = {
        "old": len(previous.records),
        "new": len(current.records),
        "matched": len(matching.matches),
        "unchanged": unchanged,
    }
    directions = Counter(row["direction"] for row in changes if row["class"] == "agreement")
    return {
        "schema_version": SCHEMA_VERSION,
        "summary": _summarise(counts, changes, records),
        "same": not any(counts.values()),
        "counts": counts,
        "directions": dict(sorted(directions.items())),
        "records": records,
        "documents": [{"old_id": d.old, "new_id": d.new} for d in documents],
        "changes": changes,
    }


# --- counts ---------------------------------------------------------------------------------------


def _count(changes: Iterable[Change]) -> dict[str, int]:
    """Records (unclear groups, sections, documents) by class, each once however many fields."""
    seen: dict[str, set[tuple[str, ...]]] = {name: set() for name in CLASSES}
    for row in changes:
        what = row["old_id"], row["new_id"], row["document_id"]
        section = row["after"] if row["class"] == "section" else ""
        seen[row["class"]].add((*what, section))
    return {name: len(things) for name, things in seen.items()}


def _summarise(counts: dict[str, int], changes: Iterable[Change], records: dict[str, int]) -> str:
    """22 records before, 23 now: 1 agreement changed (1 less agreement), 1 added, 4 renumbered."""
    how = Counter((row["class"], row["direction"]) for row in changes)
    listed = []
    for name, (one, several) in CLASSES.items():
        if counts[name]:
            part = f"{counts[name]} {one if counts[name] == 1 else several}"
            ways = [f"{n} {way}" for (kind, way), n in sorted(how.items()) if kind == name]
            listed.append(f"{part} ({', '.join(ways)})" if name == "agreement" else part)
    folded = [f"{counts[name]} {what}" for name, what in FOLDED.items() if counts[name]]
    before, now = records["old"], records["new"]
    if not listed and not folded:
        return f"No difference in {now} records."
    head = f"{before} records before, {now} now: {', '.join(listed)}."
    if not listed:
        head = f"No change of substance in {now} records."
    return f"{head} Not listed: {', '.join(folded)}." if folded else head


__all__ = ["CLASSES", "COLUMNS", "FOLDED", "Change", "Comparison", "compare"]
