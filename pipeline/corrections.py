"""Reads raw/corrections.csv, the decisions of reviewers, and returns records with them applied.

    recommendation_id,field,machine_value,evidence_sha256,new_value,reason,reviewer,date
    ice-2012/II/4,agreement,agrees,5f1c…,agrees in part,"Declines the second half.",Ray,2026-03-02

Only what the pipeline judged can be corrected (`agreement`, `qualifier`); what is printed is never
rewritten here: an error in a text is an error in the reading, and is put right there. A correction
whose `new_value` is the machine's own is a confirmation: nothing changes but the review reasons.

A correction holds only while the machine still says what the reviewer saw, about the text that
the reviewer saw. Otherwise it is stale: not applied, and given back with both values.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from pipeline.errors import PipelineError, Problem, error
from pipeline.models import Agreement, Qualifier, Record

VALUES: dict[str, tuple[str, ...]] = {
    "agreement": get_args(Agreement),
    "qualifier": get_args(Qualifier),
}
"""The fields that can be corrected, and the values that each of them takes."""

COLUMNS = (
    "recommendation_id",
    "field",
    "machine_value",
    "evidence_sha256",
    "new_value",
    "reason",
    "reviewer",
    "date",
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file. An empty `new_value` is a decision: no position is stated."""

    recommendation_id: str
    field: str
    machine_value: str
    evidence_sha256: str
    new_value: str
    reason: str
    reviewer: str
    date: str
    line: int = 0

    @property
    def confirms(self) -> bool:
        return self.new_value == self.machine_value


@dataclass(frozen=True, slots=True)
class Stale:
    """A correction that no longer fits its record; `machine_value` is what the machine says now."""

    correction: Correction
    machine_value: str
    text_changed: bool

    def problem(self, path: object) -> Problem:
        """raw/corrections.csv: line 3: stale: a/II/4, agreement: the reviewer saw "agrees" …"""
        old = self.correction
        changes = [
            *(["the text has changed since"] if self.text_changed else []),
            *(
                [f"the pipeline now says {_shown(self.machine_value)}"]
                if self.machine_value != old.machine_value
                else []
            ),
        ]
        return Problem(
            f"{path}: line {old.line}",
            f"stale correction of {old.recommendation_id}, {old.field}: {old.reviewer} saw "
            f"{_shown(old.machine_value)} and decided {_shown(old.new_value)}, "
            f"but {' and '.join(changes)}",
            "It was not applied. Review the record again, or delete the line.",
        )


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in file order; none where there is no such file.

    Errors, all at once and each with its line: bytes that are not UTF-8, a column that is missing
    or unknown, a field that cannot be corrected, a value outside the schema, a hash or date that
    is none, no reviewer, two corrections of one field.
    """
    if not path.exists():
        return ()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = failure.object[: failure.start].count(b"\n") + 1
        raise error(f"{path}: line {line}", "not UTF-8", "Save it as CSV UTF-8.") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    corrections: list[Correction] = []
    problems: list[Problem] = []
    line = 1
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise error(
                f"{path}: line 1",
                f"the columns are {', '.join(header) or 'missing'}",
                f"They must be {', '.join(COLUMNS)}.",
            )
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(COLUMNS):
                correction = Correction(line=line, **dict(zip(COLUMNS, cells, strict=True)))
                corrections.append(correction)
                problems += [
                    Problem(f"{path}: line {line}", what, remedy)
                    for what, remedy in _faults(correction)
                ]
            elif cells:
                problems.append(
                    Problem(
                        f"{path}: line {line}",
                        f"{len(cells)} cells where {len(COLUMNS)} are expected",
                        "Put a cell that holds a comma in quotation marks.",
                    )
                )
            line = reader.line_num + 1
    except csv.Error as failure:
        raise error(f"{path}: line {line}", f"not CSV ({failure})", "Check its quotes.") from None
    problems += _repeated(path, corrections)
    if problems:
        raise PipelineError(problems)
    return tuple(corrections)


def apply_corrections(
    records: Sequence[Record],
    corrections: Iterable[Correction],
    *,
    path: object = "raw/corrections.csv",
    partial: bool = False,
) -> tuple[tuple[Record, ...], tuple[Correction, ...], tuple[Stale, ...]]:
    """(records with the corrections in them, the corrections applied, the stale ones).

    A corrected record has the reviewer's value in its field, the field's name in `corrected`, and
    the machine's own value in `machine`. A confirmed one has it in `machine` alone. Evidence and
    basis stay the machine's: they are what the reviewer saw. A decision on `agreement` settles
    the review reasons about the stance; reasons about the text stay.

    A correction of a record that does not exist is an error that names its line; with ``partial``
    (some documents were not built) only where the record's document is among ``records``.
    """
    places = {record.recommendation_id: index for index, record in enumerate(records)}
    documents = {record.document_id for record in records}
    result = list(records)
    applied: list[Correction] = []
    stale: list[Stale] = []
    problems: list[Problem] = []
    for correction in corrections:
        place = places.get(correction.recommendation_id)
        if place is None:
            if not partial or any(
                correction.recommendation_id.startswith(f"{document}/") for document in documents
            ):
                problems.append(
                    Problem(
                        f"{path}: line {correction.line}",
                        f"there is no record {correction.recommendation_id}",
                        "Give it the record's new id, or delete the line.",
                    )
                )
            continue
        record = result[place]
        said = machine_value(record, correction.field)
        text_changed = correction.evidence_sha256 != evidence_sha256(record)
        if text_changed or said != correction.machine_value:
            stale.append(Stale(correction, said, text_changed))
        else:
            result[place] = _corrected(record, correction)
            applied.append(correction)
    if problems:
        raise PipelineError(problems)
    return tuple(result), tuple(applied), tuple(stale)


def machine_value(record: Record, field: str) -> str:
    """What the pipeline itself says, whether or not a reviewer corrected it."""
    own: str = getattr(record, field)
    return record.machine.get(field, own)


def evidence_sha256(record: Record) -> str:
    """SHA-256 of the text that a stance is judged on, whatever its white space.

    That is the recommendation, the response, and the cells of further columns that the evidence
    quotes ("Position: Accepted"); as a JSON list in UTF-8. Offsets and the quotes themselves stay
    out: a better choice of quote from the same text asks nothing new of a reviewer.
    """
    columns = sorted({quote.column for quote in record.evidence if quote.column})
    texts = [record.recommendation, record.response]
    for column in columns:
        texts += [column, record.extra.get(column, "")]
    judged = json.dumps([" ".join(text.split()) for text in texts], ensure_ascii=False)
    return hashlib.sha256(judged.encode("utf-8", "surrogatepass")).hexdigest()


def is_date(text: str) -> bool:
    """Whether it is a day as ISO 8601 writes it: 2026-03-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _corrected(record: Record, correction: Correction) -> Record:
    field = correction.field
    corrected = [name for name in record.corrected if name != field]
    if not correction.confirms:
        corrected.append(field)
    review = record.review
    if field == "agreement":
        review = tuple(reason for reason in review if reason not in _reasons_of_stance())
    return record.model_copy(
        update={
            field: correction.new_value,
            "corrected": tuple(sorted(corrected)),
            "machine": {**record.machine, field: correction.machine_value},
            "review": review,
        }
    )


def _reasons_of_stance() -> frozenset[str]:
    """The review reasons that a decision on the agreement settles: all that classify gives."""
    from pipeline.classify import review  # here, as it loads the whole classifier

    return frozenset(value for name, value in vars(review).items() if name.isupper())


def _faults(correction: Correction) -> Iterable[tuple[str, str]]:
    if correction.field not in VALUES:
        yield (
            f"the field {correction.field!r} cannot be corrected",
            f"Only {' and '.join(VALUES)} can.",
        )
    else:
        allowed = VALUES[correction.field]
        for column in ("machine_value", "new_value"):
            value = getattr(correction, column)
            if value not in allowed:
                yield (
                    f"{column} {value!r} is no value of {correction.field}",
                    f"Use one of: {', '.join(value or '(empty)' for value in allowed)}.",
                )
    if not correction.recommendation_id:
        yield "no recommendation_id", "Say which record it corrects."
    if len(correction.evidence_sha256) != 64 or set(correction.evidence_sha256) - set(
        "0123456789abcdef"
    ):
        yield (
            f"evidence_sha256 {correction.evidence_sha256!r} is no SHA-256",
            "Copy it from the workbook's last column (hidden), or use `pipeline review import`.",
        )
    if not correction.reviewer.strip():
        yield "no reviewer", "Say who decided it."
    if not is_date(correction.date):
        yield f"the date {correction.date!r} is none", "Write it as 2026-03-31."


def _repeated(path: Path, corrections: Iterable[Correction]) -> Iterable[Problem]:
    first: dict[tuple[str, str], int] = {}
    for correction in corrections:
        key = (correction.recommendation_id, correction.field)
        if key in first:
            yield Problem(
                f"{path}: line {correction.line}",
                f"a second correction of {key[0]}, {key[1]} (the first is on line {first[key]})",
                "Keep one of them.",
            )
        first.setdefault(key, correction.line)


def _shown(value: str) -> str:
    return f'"{value}"' if value else "no position"
