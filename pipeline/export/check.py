"""Reads a release and returns its problems: all of them, none where it holds together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import PipelineError, Problem
from pipeline.export import EXPORTERS
from pipeline.export.csv_file import read_rows, record_cells, safe_cells
from pipeline.export.json_file import read_json
from pipeline.models import Dataset, Document, Record
from pipeline.schema import table_schema

REBUILD = "Build it anew."
REPORT = "This is an error of the pipeline: please report it with the source."


def check_release(directory: Path) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """(the dataset, None where its JSON cannot be read; the problems of its files and values).

    The JSON holds to the model; ids are unique; each ledger adds up; evidence is a verbatim slice;
    pages are in the document; the CSV says the same as the JSON; the data package describes it.
    """
    if not directory.is_dir():
        return None, (Problem(str(directory), "no such folder", "Give the output of a build."),)
    missing = [name for name in EXPORTERS if not (directory / name).is_file()]
    problems = [Problem(str(directory / name), "no such file", REBUILD) for name in missing]
    dataset = None
    path = directory / "recommendations.json"
    if path.name not in missing:
        try:
            dataset = read_json(path.read_bytes(), path)
            problems += dataset_problems(dataset, path)
        except PipelineError as failure:
            problems += failure.problems
    path = directory / "recommendations.csv"
    if dataset and path.name not in missing:
        try:
            problems += _csv_problems(dataset, path)
        except PipelineError as failure:
            problems += failure.problems
    path = directory / "datapackage.json"
    if path.name not in missing:
        problems += _package_problems(path)
    return dataset, tuple(problems)


def dataset_problems(dataset: Dataset, where: object) -> Iterator[Problem]:
    """What is wrong between the values of a dataset, each of which is valid by itself."""
    documents = {document.document_id: document for document in dataset.documents}
    for kind, ids in (
        ("document", Counter(document.document_id for document in dataset.documents)),
        ("record", Counter(record.recommendation_id for record in dataset.records)),
    ):
        for name, count in ids.items():
            if count > 1:
                yield Problem(f"{where}: {kind} {name}", f"{count} have this id", REPORT)
    for document in dataset.documents:
        for what in _document_faults(document):
            yield Problem(f"{where}: document {document.document_id}", what, REPORT)
    for record in dataset.records:
        for what in _record_faults(record, documents.get(record.document_id)):
            yield Problem(f"{where}: record {record.recommendation_id}", what, REPORT)


def _document_faults(document: Document) -> Iterator[str]:
    ledger = document.ledger
    parts = (
        ledger.records
        + ledger.headings
        + ledger.notes
        + ledger.furniture
        + ledger.outside
        + ledger.left_over
    )
    if parts != ledger.words:
        yield f"the ledger's parts make {parts} words, but the document has {ledger.words}"
    if bool(ledger.left_over) != bool(document.left_over):
        yield f"{ledger.left_over} words are left over, but {len(document.left_over)} texts listed"


def _record_faults(record: Record, document: Document | None) -> Iterator[str]:
    if document is None:
        yield f"there is no document {record.document_id}"
    for quote in record.evidence:
        text = record.extra.get(quote.column, "") if quote.column else record.response
        if text[quote.start : quote.end] != quote.quote:
            place = quote.column or "response"
            yield f"evidence {quote.quote!r} is not what {place} says at {quote.start}"
    if record.agreement and not record.evidence and "agreement" not in record.machine:
        yield f"it is coded {record.agreement!r} without evidence"
    for field in record.corrected:
        if field not in record.machine:
            yield f"{field} is corrected, but what the pipeline said is missing"
    pages = (record.page_first, record.page_last)
    for page in pages:
        if document and page and page > document.pages:
            yield f"page {page} of a document of {document.pages} pages"
    if record.page_first and record.page_last and record.page_first > record.page_last:
        yield f"its first page, {record.page_first}, is after its last, {record.page_last}"


def _csv_problems(dataset: Dataset, path: Path) -> Iterator[Problem]:
    records = {record.recommendation_id: record for record in dataset.records}
    seen: list[str] = []
    for line, cells in read_rows(path.read_bytes(), path):
        name = cells["recommendation_id"]
        plain = next((key for key in (name, name[1:]) if key in records), None)
        if plain is None:
            yield Problem(f"{path}: line {line}", f"{name} is not in the JSON", REBUILD)
            continue
        seen.append(plain)
        wanted = record_cells(records[plain])
        safe = safe_cells(wanted)
        different = [
            column for column, cell in wanted.items() if cells[column] not in (cell, safe[column])
        ]
        if different:
            yield Problem(
                f"{path}: line {line}",
                f"{plain} differs from the JSON in {', '.join(different)}",
                REBUILD,
            )
    if set(seen) == set(records) and seen != [
        record.recommendation_id for record in dataset.records
    ]:
        yield Problem(str(path), "its rows are not those of the JSON in their order", REBUILD)
    for name in [name for name in records if name not in set(seen)]:
        yield Problem(str(path), f"there is no row {name}, which the JSON has", REBUILD)


def _package_problems(path: Path) -> Iterable[Problem]:
    try:
        package = json.loads(path.read_bytes())
        tables = [part for part in package["resources"] if part.get("type") == "table"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return [Problem(str(path), "not a data package", REBUILD)]
    return [
        *(
            Problem(str(path), f"its file {part.get('path')} is missing", REBUILD)
            for part in package["resources"]
            if not (path.parent / str(part.get("path"))).is_file()
        ),
        *(
            Problem(str(path), f"its schema of {part.get('path')} is not this version's", REBUILD)
            for part in tables
            if part.get("schema") != table_schema()
        ),
    ]
