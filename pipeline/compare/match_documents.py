"""Takes two datasets and returns which documents, and which of their records, are the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from pipeline.compare.match import Match, Matching, match_records
from pipeline.compare.wording import wording_key, words_in
from pipeline.models import Dataset, Record

SHARED, NEARLY = 0.5, 0.8
"""Part of the records of two documents that must be the same for one to be the other, renamed, and
how similar they must be to count: different documents do ask for similar things."""


class DocumentMatch(NamedTuple):
    """A document by its id in both releases; an id is empty where the release lacks it."""

    old: str
    new: str


def match_datasets(old: Dataset, new: Dataset) -> tuple[tuple[DocumentMatch, ...], Matching]:
    """The documents, in the newer release's order and then those that went, and all records.

    Records match within their document: the one with the same id, else the one that holds
    most of its records. What then is left matches across documents only where recommendation and
    response stayed word by word.
    """
    olds, news = _records_by_document(old), _records_by_document(new)
    documents = _match_documents(olds, news)
    within = [match_records(olds.get(d.old, []), news.get(d.new, [])) for d in documents]
    removed = [record for matching in within for record in matching.removed]
    added = [record for matching in within for record in matching.added]
    across = _match_across(removed, added)
    gone = {match.old.recommendation_id for match in across}
    came = {match.new.recommendation_id for match in across}
    return tuple(documents), Matching(
        matches=(*chain.from_iterable(m.matches for m in within), *across),
        removed=tuple(r for r in removed if r.recommendation_id not in gone),
        added=tuple(r for r in added if r.recommendation_id not in came),
        unclear=tuple(chain.from_iterable(m.unclear for m in within)),
    )


def _records_by_document(dataset: Dataset) -> dict[str, list[Record]]:
    """Records by document id, each document's in their order; documents without records too."""
    found: dict[str, list[Record]] = {d.document_id: [] for d in dataset.documents}
    for record in dataset.records:
        found.setdefault(record.document_id, []).append(record)
    return {name: sorted(records, key=lambda r: r.sequence) for name, records in found.items()}


def _match_documents(
    old: dict[str, list[Record]], new: dict[str, list[Record]]
) -> list[DocumentMatch]:
    was = _renamed_documents(
        {name: records for name, records in old.items() if name not in new},
        {name: records for name, records in new.items() if name not in old},
    )
    stayed = [DocumentMatch(name if name in old else was.get(name, ""), name) for name in new]
    known = {document.old for document in stayed}
    return stayed + [DocumentMatch(name, "") for name in old if name not in known]


def _renamed_documents(
    old: dict[str, list[Record]], new: dict[str, list[Record]]
) -> dict[str, str]:
    """New names with the old ones, where the records say that it is the same document."""
    if not old or not new:
        return {}
    trial = match_records(_all(old.values()), _all(new.values()))
    shared = Counter(
        (match.old.document_id, match.new.document_id)
        for match in trial.matches
        if match.similarity >= NEARLY
    )
    was: dict[str, str] = {}
    for (before, after), count in shared.most_common():
        part = 2 * count / (len(old[before]) + len(new[after]))
        if part >= SHARED and after not in was and before not in was.values():
            was[after] = before
    return was


def _all(documents: Iterable[Sequence[Record]]) -> list[Record]:
    return list(chain.from_iterable(documents))


def _match_across(removed: Sequence[Record], added: Sequence[Record]) -> list[Match]:
    """Records that went from one document to another and kept every word."""

    def key(record: Record) -> tuple[str, ...]:
        texts = (record.recommendation, record.response, record.responder)
        return tuple(wording_key(text).casefold() for text in texts)

    groups: dict[tuple[str, ...], tuple[list[Record], list[Record]]] = defaultdict(lambda: ([], []))
    for side, records in enumerate((removed, added)):
        for record in records:
            if record.response and len(words_in(record.recommendation)) > 3:
                groups[key(record)][side].append(record)
    return [
        Match(olds[0], news[0], "text", 1.0)
        for olds, news in groups.values()
        if len(olds) == len(news) == 1
    ]
