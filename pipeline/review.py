"""Reads a workbook that reviewers filled in and returns corrections; lists what needs review.

The workbook is a form: only the three review columns are read, with the id and the two hidden
columns that tell what the reviewer saw. A decision about a text or a code that has changed since
is refused, as it was never made about the present one.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.corrections import (
    COLUMNS,
    VALUES,
    Correction,
    evidence_sha256,
    machine_value,
)
from pipeline.errors import Problem, error, shorten
from pipeline.export.csv_file import render_rows
from pipeline.export.workbook.recommendations import (
    CHOICES,
    MACHINE,
    NOTE,
    REVIEWED,
    REVIEWER,
    SEEN,
    SHEET,
    in_words,
)
from pipeline.models import Record
from pipeline.read.sniff import decode_csv
from pipeline.schema import NO_POSITION

NEEDED = ("recommendation_id", REVIEWED, NOTE, REVIEWER, MACHINE, SEEN)


@dataclass(frozen=True, slots=True)
class Review:
    """What one row of the form says. ``row`` counts as the spreadsheet does, the head being 1."""

    row: int
    recommendation_id: str
    decision: str
    note: str
    reviewer: str
    machine: str
    seen: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the reviews. ``corrections``: the whole file as it should now be."""

    corrections: tuple[Correction, ...]
    taken: tuple[Correction, ...]
    known: tuple[Correction, ...]
    refused: tuple[Problem, ...]


def read_reviews(path: Path) -> tuple[Review, ...]:
    """The rows in which a reviewer wrote a decision or a note.

    ``path`` is an .xlsx, or its sheet Recommendations saved as CSV by Excel or LibreOffice
    (UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab). Errors: no such file, another kind
    of file, a sheet without the columns of the form.
    """
    try:
        data = path.read_bytes()
    except OSError as failure:
        raise error(path, f"cannot be read ({failure.strerror})", "Give a workbook.") from None
    zipped = data.startswith(b"PK")
    rows = list(_workbook_rows(data, path) if zipped else _csv_rows(data, path))
    head = rows[0] if rows else []
    missing = [name for name in NEEDED if name not in head]
    if missing:
        raise error(
            path,
            f"no column {', '.join(missing)}",
            f"Give the workbook of a build, or its sheet {SHEET} saved as CSV, with all columns.",
        )
    places = [head.index(name) for name in NEEDED]
    reviews = []
    for number, row in enumerate(rows[1:], start=2):
        cells = [row[place].strip() if place < len(row) else "" for place in places]
        name, decision, note, reviewer, machine, seen = cells
        if decision or note:
            reviews.append(Review(number, name, decision, note, reviewer, machine, seen))
    return tuple(reviews)


def import_reviews(
    reviews: Iterable[Review],
    records: Iterable[Record],
    corrections: Sequence[Correction],
    *,
    path: object,
    date: str,
    reviewer: str = "",
) -> Imported:
    """The corrections with the reviews' decisions in them, and what was taken and refused.

    A decision takes the place of an earlier one about the same record; one that says the same
    again changes nothing, its date included. ``reviewer`` stands in where the form names none.
    """
    by_id = {record.recommendation_id: record for record in records}
    merged = {(old.recommendation_id, old.field): old for old in corrections}
    rows: dict[str, int] = {}
    taken: list[Correction] = []
    known: list[Correction] = []
    refused: list[Problem] = []
    for review in reviews:
        review = replace(review, reviewer=review.reviewer or reviewer)
        fault = _fault(review, by_id.get(review.recommendation_id), rows)
        if fault:
            name = review.recommendation_id or "no recommendation_id"
            refused.append(Problem(f"{path}: row {review.row}: {name}", *fault))
            continue
        rows[review.recommendation_id] = review.row
        new = _correction(review, date)
        key = (new.recommendation_id, new.field)
        old = merged.get(key)
        if old and replace(old, date=date, line=0) == new:
            known.append(old)
        else:
            merged[key] = new
            taken.append(new)
    return Imported(tuple(merged.values()), tuple(taken), tuple(known), tuple(refused))


def describe_correction(correction: Correction) -> str:
    """ice-2012/II/4: agrees → agrees in part (A. Ray); ice-2012/II/5: agrees, confirmed (A. Ray)"""
    old, new = in_words(correction.machine_value), in_words(correction.new_value)
    change = f"{old}, confirmed" if correction.confirms else f"{old} → {new}"
    return f"{correction.recommendation_id}: {change} ({correction.reviewer})"


def write_corrections(corrections: Iterable[Correction], path: Path) -> None:
    """Writes the file in one move."""
    lines = [astuple(correction)[: len(COLUMNS)] for correction in corrections]
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(render_rows([COLUMNS, *lines]).encode())
        beside.replace(path)
    except OSError as failure:
        raise error(
            path, f"cannot be written ({failure.strerror})", "Free it, or close it."
        ) from None


def list_reviews(records: Iterable[Record]) -> list[dict[str, Any]]:
    """The records that a person should look at, with what is needed to look at them."""
    return [
        {
            "recommendation_id": record.recommendation_id,
            "page": record.page_first,
            "agreement": record.agreement,
            "review": list(record.review),
            "evidence": [{"quote": quote.quote, "page": quote.page} for quote in record.evidence],
            "response": record.response,
        }
        for record in records
        if record.review
    ]


def format_review(entry: dict[str, Any], width: int = 300) -> str:
    """
    ice-2012/II/2, page 11: agrees
      why: proposition only
      evidence: "ICE agrees that enforcement should …" (page 11)
    """
    page = f", page {entry['page']}" if entry["page"] else ""
    lines = [
        f"{entry['recommendation_id']}{page}: {in_words(entry['agreement'])}",
        f"  why: {'; '.join(entry['review'])}",
    ]
    for quote in entry["evidence"]:
        at = f" (page {quote['page']})" if quote["page"] else ""
        lines.append(f'  evidence: "{shorten(quote["quote"], width)}"{at}')
    if not entry["evidence"]:
        lines.append(f'  response: "{shorten(entry["response"], width)}"')
    return "\n".join(lines)


def _fault(review: Review, record: Record | None, rows: dict[str, int]) -> tuple[str, str] | None:
    """(what is wrong, what to do), None where the decision can be taken."""
    decision = _code(review.decision)
    if record is None:
        return "the dataset has no such record", "Review it in a workbook of the present build."
    if review.recommendation_id in rows:
        first = rows[review.recommendation_id]
        return f"a second decision (the first is in row {first})", "Keep one of them."
    if not review.decision:
        return "a note without a decision", f"Choose one in {REVIEWED}, if only to confirm."
    if decision is None:
        return f"{review.decision!r} is no code", f"Choose one of: {', '.join(CHOICES)}."
    if not review.reviewer:
        return "no reviewer", f"Fill in {REVIEWER}, or give --reviewer."
    now = machine_value(record, "agreement")
    if review.seen != evidence_sha256(record):
        return "the text has changed since this workbook was written", "Review it in the new one."
    if review.machine != in_words(now):
        return (
            f"the pipeline said {review.machine!r} and now says {in_words(now)!r}",
            "Review it in the new workbook.",
        )
    return None


def _correction(review: Review, date: str) -> Correction:
    return Correction(
        recommendation_id=review.recommendation_id,
        field="agreement",
        machine_value=_code(review.machine) or "",
        evidence_sha256=review.seen,
        new_value=_code(review.decision) or "",
        reason=review.note,
        reviewer=review.reviewer,
        date=date,
    )


def _code(words: str) -> str | None:
    """ "Agrees in part " → "agrees in part"; "no position" → ""; None where it is no code."""
    plain = " ".join(words.casefold().split())
    if plain == NO_POSITION:
        return ""
    return plain if plain and plain in VALUES["agreement"] else None


def _workbook_rows(data: bytes, path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        for row in sheet.iter_rows(values_only=True):
            yield ["" if value is None else str(value) for value in row]
    except (KeyError, ValueError, IndexError, OSError, zipfile.BadZipFile):
        raise error(path, "not an Excel workbook", "Save it as .xlsx or as CSV.") from None


def _csv_rows(data: bytes, path: Path) -> Iterator[list[str]]:
    text, _ = decode_csv(data)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as failure:
        raise error(path, f"not CSV ({failure})", "Give a workbook, or a CSV of it.") from None
