"""A CSV in, the same CSV with its codes out."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.classify.table import classify_table
from pipeline.cli import main
from pipeline.errors import PipelineError

TWO = "id,answer\n1,Agreed.\n2,We do not accept this recommendation.\n"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _code(content: bytes, **known: Any) -> tuple[list[dict[str, str]], list[str]]:
    text, warnings = classify_table(content, "a.csv", **{"column": "answer", **known})
    return _rows(text), warnings


def test_the_columns_are_added_and_the_others_stay() -> None:
    text, warnings = classify_table(TWO.encode(), "a.csv", column="answer")
    assert text.splitlines()[0] == "id,answer,agreement,qualifier,basis,evidence,review"
    assert [row["agreement"] for row in _rows(text)] == ["agrees", "does not agree"]
    assert _rows(text)[1]["evidence"] == "We do not accept this recommendation."
    assert warnings == []


def test_a_carriage_return_as_excel_writes_it_ends_a_line() -> None:
    cell = "The Port replied:_x000D_\n_x000D_\nWe accept this recommendation._x000D_\n"
    (row,), _ = _code(f'answer\n"{cell}"\n'.encode())
    assert row["evidence"] == "We accept this recommendation."
    assert row["answer"] == cell


def test_text_stays_text() -> None:
    (row,), _ = _code(b"id,n,answer\n007,NA,Noted\n")
    assert (row["id"], row["n"], row["qualifier"]) == ("007", "NA", "noted")


@pytest.mark.parametrize(
    "content",
    [
        TWO.encode("utf-8-sig"),
        TWO.encode("utf-16"),
        TWO.encode("utf-16")[:-1],  # cut in the midst of a character
        TWO.replace(",", ";").encode(),
        TWO.replace(",", "\t").encode(),
        TWO.replace("\n", "\r\n").encode(),
        TWO.encode().rstrip(),
    ],
)
def test_any_csv_is_read(content: bytes) -> None:
    rows, warnings = _code(content)
    assert [row["agreement"] for row in rows] == ["agrees", "does not agree"]
    assert warnings == []


def test_windows_letters_are_read_with_a_warning() -> None:
    (row,), (warning,) = _code(
        "answer\nThe Café agrees with this recommendation.\n".encode("cp1252")
    )
    assert row["answer"].startswith("The Café")
    assert "Windows-1252" in warning


def test_a_row_out_for_a_row_in() -> None:
    rows, _ = _code(b'answer\nAgreed.\n\n"See\n\nabove."\n')
    assert [row["review"] for row in rows] == ["", "no position found", "no position found"]


def test_the_request_and_the_number_are_taken_into_account() -> None:
    content = (
        b"no,asked,answer\n"
        b"2,The Council should publish a register.,The Council will not publish a register.\n"
        b'3,The Council should buy a lorry.,"We accept recommendation 2, and reject '
        b'recommendation 3."\n'
    )
    rows, _ = _code(content, recommendation_column="asked", number_column="no")
    assert [row["agreement"] for row in rows] == ["does not agree", "does not agree"]


def test_a_label_column_decides() -> None:
    (row,), _ = _code(b"status,answer\nAccepted,A form was made.\n", label_column="status")
    assert (row["agreement"], row["basis"], row["evidence"]) == ("agrees", "label", "Accepted")


def test_several_responders_are_one_row_for_review() -> None:
    content = (
        b"answer\n"
        b'"The UK Government accepts this recommendation in principle. '
        b'The Welsh Government accepts this recommendation in full."\n'
    )
    (row,), _ = _code(content)
    assert row["agreement"] == ""
    assert "several positions" in row["review"]
    assert "Welsh" in row["evidence"]


def test_explain_adds_the_trace() -> None:
    (row,), _ = _code(b"answer\nAgreed.\n", explain=True)
    assert "label: agrees" in row["trace"]


PROBLEMS = [
    (b"id,text\n1,Agreed.\n", {}, "no column 'answer'. There are: id, text."),
    (b"", {}, "the file is empty"),
    (b" \n", {}, "the file is empty"),
    (b"answer,review\nAgreed.,x\n", {}, "it has a column 'review' already"),
    (b"answer,answer\na,b\n", {}, "two columns are called 'answer'"),
    (b"answer\nAgreed.\n", {"number_column": "no"}, "no column 'no'"),
    (b'answer,b\n"Agreed.,x\n', {}, "no valid CSV"),
    (b"answer,b\n1,2,3\n", {}, "no valid CSV"),
]


@pytest.mark.parametrize(("content", "known", "expected"), PROBLEMS)
def test_what_is_wrong_is_said(content: bytes, known: dict[str, str], expected: str) -> None:
    with pytest.raises(PipelineError, match=expected):
        _code(content, **known)


def test_the_command_reads_standard_input_and_keeps_messages_apart() -> None:
    run = CliRunner().invoke(main, ["classify", "-", "--column", "answer"], input=TWO)
    assert run.exit_code == 0
    assert [row["agreement"] for row in _rows(run.stdout)] == ["agrees", "does not agree"]
    assert run.stderr == ""


def test_the_command_says_what_is_wrong() -> None:
    run = CliRunner().invoke(main, ["classify", "-", "--column", "reply"], input=TWO)
    assert run.exit_code == 1
    assert run.stdout == ""
    assert run.stderr == "error: standard input: no column 'reply'. There are: id, answer.\n"


def test_a_file_that_is_not_there_is_named() -> None:
    run = CliRunner().invoke(main, ["classify", "none.csv", "--column", "reply"])
    assert run.exit_code == 1
    assert "none.csv: cannot be read" in run.stderr


def test_the_classifier_is_imported_without_pandas() -> None:
    code = "import sys, pipeline.classify; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
