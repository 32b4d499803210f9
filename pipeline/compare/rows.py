"""Takes what changed and returns it as rows: the flat list that every format lays out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.compare.fields import Field, quotes_of
from pipeline.compare.match import Match, Unclear
from pipeline.compare.match_documents import DocumentMatch
from pipeline.compare.places import Section, section_of
from pipeline.models import Dataset, Document, Record
from pipeline.schema import NO_POSITION

COLUMNS: dict[str, str] = {
    "class": "What kind of change: one of the classes, most important first.",
    "direction": "How: more agreement, less agreement, position now stated, position no longer "
    "stated; a document added, removed, renamed or changed; why a match is unclear; how many "
    "records a renamed section holds.",
    "document_id": "The document, by its newest id.",
    "old_id": 'recommendation_id in the older release; several are joined by "; ".',
    "new_id": 'recommendation_id in the newer release; several are joined by "; ".',
    "section": "Section as now printed; as it was, for what was removed.",
    "number": "Number as now printed; as it was, for what was removed.",
    "field": "The field that changed.",
    "before": "Its value in the older release.",
    "after": "Its value in the newer release.",
    "agreement": "The agreement now; as it was, for what was removed.",
    "recommendation": "The recommendation as it now reads; as it read, for what was removed.",
    "response": "The same for the response, where the agreement is new or gone or other.",
    "evidence_before": "The words that carried the code before, in the same cases.",
    "evidence_after": "The words that carry it now.",
    "matched_by": "What says that both are the same recommendation: id, text or similarity.",
    "similarity": "How alike the two texts are, from 0 to 1.",
}

Change = dict[str, Any]
"""A row: the keys of COLUMNS, text but for the similarity (a number, or None)."""

_CODED = ("agreement", "qualifier", "added", "removed")


def _row(kind: str, **values: Any) -> Change:
    return {**dict.fromkeys(COLUMNS, ""), "class": kind, "similarity": None, **values}


def match_row(match: Match, field: Field) -> Change:
    """A field that changed in a record that both releases have."""
    old, new = match.old, match.new
    coded = field.kind in _CODED
    return _row(
        field.kind,
        direction=field.direction,
        **_context(new, coded),
        old_id=old.recommendation_id,
        new_id=new.recommendation_id,
        field=field.name,
        before=field.before,
        after=field.after,
        evidence_before=quotes_of(old) if coded else "",
        evidence_after=quotes_of(new) if coded else "",
        matched_by=match.by,
        similarity=match.similarity,
    )


def _context(record: Record, coded: bool) -> dict[str, str]:
    return {
        "document_id": record.document_id,
        "section": record.section,
        "number": record.number,
        "agreement": record.agreement,
        "recommendation": record.recommendation,
        "response": record.response if coded else "",
    }


def record_row(kind: str, record: Record) -> Change:
    """A record that one release has and the other has not: "added" or "removed"."""
    side, when = ("old", "before") if kind == "removed" else ("new", "after")
    return _row(
        kind,
        **_context(record, coded=True),
        field="recommendation",
        **{
            f"{side}_id": record.recommendation_id,
            when: record.recommendation,
            f"evidence_{when}": quotes_of(record),
        },
    )


def unclear_row(group: Unclear) -> Change:
    """All records of both sides in one row, since it is not known which belongs to which."""

    def ids(records: Iterable[Record]) -> str:
        return "; ".join(record.recommendation_id for record in records)

    def texts(records: Sequence[Record]) -> str:
        # With the responses, so that a reader can tell what the pipeline could not.
        return "\n\n".join(
            f"{r.recommendation_id}: {r.recommendation}\n"
            f"[{r.agreement or NO_POSITION}] {r.response}".rstrip()
            for r in records
        )

    first = group.new[0]
    return _row(
        "unclear",
        direction=group.reason,
        document_id=first.document_id,
        section=first.section,
        number=first.number,
        old_id=ids(group.old),
        new_id=ids(group.new),
        field="recommendation",
        before=texts(group.old),
        after=texts(group.new),
    )


def section_rows(
    matches: Sequence[Match], newest: dict[str, str], sections: dict[Section, Section]
) -> Iterator[Change]:
    """One row for each renamed section, not one for each of its records."""
    held: dict[Section, list[Match]] = defaultdict(list)
    for match in matches:
        old = section_of(match.old, newest)
        if sections.get(old) == section_of(match.new, newest):
            held[old].append(match)
    for group in held.values():
        first = group[0]
        yield _row(
            "section",
            direction=f"holds {len(group)} of the same records",
            document_id=first.new.document_id,
            section=first.new.section,
            field="section",
            before=first.old.section,
            after=first.new.section,
        )


def document_rows(
    documents: Sequence[DocumentMatch], previous: Dataset, current: Dataset
) -> Iterator[Change]:
    """Documents that came, went or got another id, and what is said about them otherwise."""
    described = [
        {document.document_id: document for document in dataset.documents}
        for dataset in (previous, current)
    ]
    for old, new in documents:
        if not (old and new):
            direction = "added" if new else "removed"
            yield _document_row(direction, new or old, "document_id", old, new)
            continue
        if old != new:
            yield _document_row("renamed", new, "document_id", old, new)
        before, after = described[0].get(old), described[1].get(new)
        if before and after:
            for field in Document.model_fields:
                values = _document_text(before, field), _document_text(after, field)
                if field != "document_id" and values[0] != values[1]:
                    yield _document_row("changed", new, field, *values)


def _document_row(direction: str, name: str, field: str, before: str, after: str) -> Change:
    return _row(
        "document",
        direction=direction,
        document_id=name,
        field=field,
        before=before,
        after=after,
    )


def _document_text(document: Document, field: str) -> str:
    """words 1200, records 1100, …; page 4: the text left over"""
    if field == "ledger":
        return ", ".join(f"{name} {count}" for name, count in document.ledger)
    if field == "left_over":
        return "\n".join(f"page {left.page}: {left.text}" for left in document.left_over)
    return str(getattr(document, field))
