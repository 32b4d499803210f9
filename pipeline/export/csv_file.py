"""Reads a Dataset and returns recommendations.csv; and reads such a file back into records.

RFC 4180 in UTF-8 with "\\n" at line ends; the columns are the model's. What a record holds as a
list becomes one cell: evidence as its quotes joined by " … ", notes a line each, review and
corrected joined by "; ", extra as JSON. Read back, the same text is split the same way again, so
that writing it once more gives the same bytes; offsets of the evidence are looked up in the
response, and its pages, `regions` and `machine` are only in the JSON.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from pipeline.errors import PipelineError, Problem, error
from pipeline.models import Dataset, Evidence, Record
from pipeline.schema import COLUMNS

BETWEEN_QUOTES, BETWEEN_REASONS, BETWEEN_NOTES = " … ", "; ", "\n"

FORMULA_LEADS = tuple("=+-@\t\r\n\0＝＋－＠")
"""What makes a spreadsheet read a cell as a formula (OWASP, CSV Injection; ASVS 1.2.10)."""


def render_csv(dataset: Dataset, *, bom: bool = False, safe: bool = False) -> bytes:
    """One line of column names, then one record a row.

    ``bom`` leads with the mark that Excel needs to see UTF-8. ``safe`` puts an apostrophe before
    a cell that a spreadsheet would take for a formula, which changes that text.
    """
    rows: list[Iterable[str]] = [COLUMNS]
    for record in dataset.records:
        cells = record_cells(record).values()
        rows.append([_safe(cell) for cell in cells] if safe else cells)
    return (("\ufeff" if bom else "") + render_rows(rows)).encode()


def render_rows(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells as CSV with "\\n" at line ends; a cell is quoted where RFC 4180 asks for it.

    csv.writer of Python 3.11 leaves a lone carriage return unquoted, which splits the row.
    """
    return "".join(",".join(map(_quoted, row)) + "\n" for row in rows)


def record_cells(record: Record) -> dict[str, str]:
    """Column → text, in column order: a record as the CSV holds it."""
    cells = {}
    for column in COLUMNS:
        value: Any = getattr(record, column)
        match column:
            case "evidence":
                value = BETWEEN_QUOTES.join(quote.quote for quote in record.evidence)
            case "notes":
                value = BETWEEN_NOTES.join(record.notes)
            case "review" | "corrected":
                value = BETWEEN_REASONS.join(value)
            case "extra":
                value = json.dumps(record.extra, ensure_ascii=False) if record.extra else ""
        cells[column] = "" if value is None else str(value)
    return cells


def safe_cells(cells: dict[str, str]) -> dict[str, str]:
    """The cells as ``--csv-safe`` writes them."""
    return {column: _safe(cell) for column, cell in cells.items()}


def read_rows(data: bytes, where: object) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, column → text) of each row of a recommendations.csv, with or without the BOM.

    Errors: bytes that are not UTF-8, quotes that do not close, a row of another width, columns
    that are not the schema's.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data[: failure.start].count(b"\n") + 1
        raise error(f"{where}: line {line}", "not UTF-8", "Save it as CSV UTF-8.") from None
    csv.field_size_limit(2**31 - 1)  # a response of more than 131,072 characters is still one
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        _check_columns(header, where)
        line = reader.line_num + 1
        for row in reader:
            if len(row) != len(header):
                raise error(
                    f"{where}: line {line}",
                    f"{len(row)} cells where the head has {len(header)}",
                    "Write it anew with `pipeline build`.",
                )
            yield line, dict(zip(header, row, strict=True))
            line = reader.line_num + 1
    except csv.Error as failure:
        raise error(f"{where}: line {line}", f"not CSV ({failure})", "Check its quotes.") from None


def read_csv_records(data: bytes, where: object) -> tuple[Record, ...]:
    """The records of a recommendations.csv; every row that breaks the schema is named."""
    records = []
    problems = []
    for line, cells in read_rows(data, where):
        try:
            records.append(_record(cells))
        except (ValidationError, ValueError) as failure:
            problems.append(Problem(f"{where}: line {line}", _clause(failure), "Correct the cell."))
    if problems:
        raise PipelineError(problems)
    return tuple(records)


def _record(cells: dict[str, str]) -> Record:
    values: dict[str, Any] = dict(cells)
    for column in ("page_first", "page_last"):
        values[column] = cells[column] or None
    for column, between in (
        ("notes", BETWEEN_NOTES),
        ("review", BETWEEN_REASONS),
        ("corrected", BETWEEN_REASONS),
    ):
        values[column] = cells[column].split(between) if cells[column] else ()
    values["extra"] = json.loads(cells["extra"]) if cells["extra"] else {}
    values["evidence"] = ()
    record = Record.model_validate(values)
    return record.model_copy(update={"evidence": tuple(_evidence(cells["evidence"], record))})


def _evidence(cell: str, record: Record) -> Iterator[Evidence]:
    """The quotes of the cell, with the place where each stands first after the one before."""
    after = 0
    for quote in cell.split(BETWEEN_QUOTES) if cell else ():
        column = next((name for name, text in record.extra.items() if quote in text), "")
        start = record.response.find(quote, after)
        if start < 0:
            start = record.response.find(quote)
        if start >= 0:
            column, after = "", start + len(quote)
        else:
            start = max(record.extra.get(column, "").find(quote), 0)
        yield Evidence(quote=quote, start=start, end=start + len(quote), column=column)


def _check_columns(header: list[str], where: object) -> None:
    if set(header) == set(COLUMNS) and len(header) == len(COLUMNS):
        return
    missing = [column for column in COLUMNS if column not in header]
    unknown = [column for column in header if column not in COLUMNS]
    parts = [f"no column {', '.join(missing)}"] * bool(missing) + [
        f"unknown column {', '.join(unknown)}"
    ] * bool(unknown)
    raise error(
        where,
        f"not a dataset of this schema: {'; '.join(parts) or 'a column stands there twice'}",
        "Give a recommendations.csv that `pipeline build` wrote.",
    )


def _clause(failure: ValueError) -> str:
    if isinstance(failure, ValidationError):
        first = failure.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return f"extra: {failure}"


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(FORMULA_LEADS) else cell
