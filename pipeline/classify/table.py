"""Reads a CSV with a column of responses and returns it with their codes beside them."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Sequence

import pandas as pd

from pipeline.classify import review
from pipeline.classify.check import load_checked_vocabulary
from pipeline.classify.rules import classify_response
from pipeline.errors import PipelineError, Problem, error
from pipeline.models import Stance
from pipeline.read.sniff import decode_csv

COLUMNS = ("agreement", "qualifier", "basis", "evidence", "review")
"""The columns that are added, in this order; ``trace`` follows where it is asked for."""

JOINED = " … "
"""Between several quotes of one row."""

_DELIMITERS = (",", ";", "\t", "|")


def classify_table(
    content: bytes,
    where: str,
    *,
    column: str,
    recommendation_column: str = "",
    number_column: str = "",
    label_column: str = "",
    responder: str = "",
    language: str = "en",
    vocabulary: str = "",
    explain: bool = False,
) -> tuple[str, list[str]]:
    """(the CSV with COLUMNS added, a row for a row; warnings).

    ``content`` are the bytes of the file ``where``, ``vocabulary`` the path of a user's own
    vocabulary. A row in which several responders answer differently has an empty agreement and
    the reason "several positions". Raises PipelineError where a column is missing or already
    there, or the file is empty or no CSV.
    """
    words = load_checked_vocabulary(language, vocabulary)
    text, is_unicode = decode_csv(content)
    warning = f"{where}: no UTF-8; read as Windows-1252. Check the letters with accents."
    wanted = [column, *filter(None, (recommendation_column, number_column, label_column))]
    added = [*COLUMNS, "trace"] if explain else [*COLUMNS]
    table = _read_table(text, where, wanted, added)

    def cells(name: str) -> Sequence[str]:
        return table[name].map(_break_lines).tolist() if name else [""] * len(table)

    rows = [
        _as_cells(
            classify_response(
                response,
                recommendation=recommendation,
                number=number,
                label=label,
                label_column=label_column,
                responder=responder,
                group="," in number,
                vocabulary=words,
            )
        )
        for response, recommendation, number, label in zip(
            cells(column),
            cells(recommendation_column),
            cells(number_column),
            cells(label_column),
            strict=True,
        )
    ]
    for name in added:
        table[name] = [row[name] for row in rows]
    return table.to_csv(index=False, lineterminator="\n"), [] if is_unicode else [warning]


def _break_lines(cell: str) -> str:
    """The cell with line breaks for "_x000D_", which Excel writes for a carriage return."""
    return cell.replace("_x000D_\n", "\n").replace("_x000D_", "\n")


def _as_cells(stances: Sequence[Stance]) -> dict[str, str]:
    first = stances[0]
    reasons = [reason for stance in stances for reason in stance.review]
    same = len({(stance.agreement, stance.qualifier) for stance in stances}) == 1
    if not same:
        reasons.append(review.SEVERAL)
    quotes = [quote.text for stance in stances for quote in stance.evidence]
    return {
        "agreement": first.agreement if same else "",
        "qualifier": first.qualifier if same else "",
        "basis": first.basis if same else "",
        "evidence": JOINED.join(dict.fromkeys(quotes)),
        "review": "; ".join(dict.fromkeys(reasons)),
        "trace": "\n".join(first.trace),
    }


def _read_table(text: str, where: str, wanted: Sequence[str], added: Sequence[str]) -> pd.DataFrame:
    if not text.strip():
        raise error(where, "the file is empty", "Give a CSV with a header line.")
    headers = {
        sign: next(csv.reader(io.StringIO(text), delimiter=sign), []) for sign in _DELIMITERS
    }
    sign = next((sign for sign in _DELIMITERS if wanted[0] in headers[sign]), ",")
    header = headers[sign]
    problems = [
        Problem(where, f"no column {name!r}", f"There are: {', '.join(header)}.")
        for name in dict.fromkeys(wanted)
        if name not in header
    ]
    problems += [
        Problem(where, f"it has a column {name!r} already", "Rename it, or take it out.")
        for name in added
        if name in header
    ]
    problems += [
        Problem(where, f"two columns are called {name!r}", "Rename one of them.")
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    if problems:
        raise PipelineError(problems)
    try:
        with warnings.catch_warnings():
            # pandas only warns of a row with too many cells, and drops them.
            warnings.simplefilter("error", pd.errors.ParserWarning)
            table = pd.read_csv(
                io.StringIO(text),
                sep=sign,
                dtype=str,
                keep_default_na=False,
                index_col=False,
                skip_blank_lines=len(header) > 1,  # in a single column a blank line is a row
            )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, pd.errors.ParserWarning) as failure:
        raise error(where, f"no valid CSV ({failure})", "Check the quotes of that line.") from None
    return table.fillna("")
