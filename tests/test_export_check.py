"""`check`: a release that holds together, and each way in which one may not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from releases import HARBOUR, release

from pipeline.cli import main
from pipeline.export import write_dataset
from pipeline.export.check import check_release


@pytest.fixture
def output(tmp_path: Path) -> Path:
    write_dataset(release([item.but(page_first=1, page_last=2) for item in HARBOUR]), tmp_path)
    return tmp_path


def problems_of(output: Path) -> list[str]:
    return [str(p).removeprefix(f"{output}/") for p in check_release(output)[1]]


@pytest.mark.parametrize("options", [{}, {"csv_bom": True}, {"csv_safe": True}])
def test_what_is_written_is_valid(tmp_path: Path, options: dict[str, bool]) -> None:
    write_dataset(
        release([HARBOUR[0].but(recommendation="=Pay\rmore"), *HARBOUR[1:]]), tmp_path, **options
    )
    assert problems_of(tmp_path) == []


def test_the_command_says_so_in_a_line(output: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(output)])
    assert (result.exit_code, result.output) == (0, f"{output}: 1 document, 10 records: valid\n")


def set_record(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["records"][3].update({name: value})


def set_document(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["documents"][0].update({name: value})


QUOTE = {"quote": "accepts", "start": 0, "end": 7, "page": None, "column": ""}
LEDGER = {"words": 9, "records": 5, "headings": 1, "notes": 0, "furniture": 1, "outside": 0}


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (set_record("agreement", "perhaps"), "record harbour-2021/B/1: agreement: Input should be"),
        (set_record("recommendation_id", "harbour-2021/A/1"), "2 have this id"),
        (set_record("document_id", "elsewhere"), "there is no document elsewhere"),
        (set_record("evidence", [QUOTE]), "evidence 'accepts' is not what response says at 0"),
        (
            set_record("evidence", [QUOTE | {"column": "Position"}]),
            "evidence 'accepts' is not what Position says at 0",
        ),
        (set_record("evidence", []), "it is coded 'does not agree' without evidence"),
        (set_record("page_last", 4), "page 4 of a document of 3 pages"),
        (set_record("page_first", 3), "its first page, 3, is after its last, 2"),
        (set_record("corrected", ["agreement"]), "agreement is corrected, but what the pipeline"),
        (set_record("surprise", 1), "surprise: Extra inputs are not permitted"),
        (set_document("sha256", "0"), "document harbour-2021: sha256: String should match"),
        (
            set_document("ledger", LEDGER | {"left_over": 0}),
            "the ledger's parts make 7 words, but the document has 9",
        ),
        (
            set_document("ledger", LEDGER | {"left_over": 2}),
            "2 words are left over, but 0 texts listed",
        ),
        (lambda data: data.update(schema_version="0.9"), "schema version 0.9"),
    ],
)
def test_a_json_that_does_not_hold_is_told(
    output: Path, edit: Callable[[dict[str, Any]], None], message: str
) -> None:
    path = output / "recommendations.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    assert any(
        line.startswith("recommendations.json: ") and message in line
        for line in problems_of(output)
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Agreed.", "Agreed!", "line 4: harbour-2021/A/3 differs from the JSON in response"),
        ("harbour-2021/A/3", "harbour-2021/A/7", "line 4: harbour-2021/A/7 is not in the JSON"),
        ("harbour-2021/A/3", "harbour-2021/A/7", "there is no row harbour-2021/A/3"),
        ("harbour-2021/A/3", "harbour-2021/A/1", "line 4: harbour-2021/A/1 differs"),
        ("recommendation_id", "id", "no column recommendation_id; unknown column id"),
    ],
)
def test_a_csv_that_says_something_else_is_told(
    output: Path, old: str, new: str, message: str
) -> None:
    path = output / "recommendations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert any(message in line for line in problems_of(output))


def test_rows_in_another_order_are_told(output: Path) -> None:
    path = output / "recommendations.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([head, *reversed(rows)]), encoding="utf-8")
    assert problems_of(output) == [
        "recommendations.csv: its rows are not those of the JSON in their order. Build it anew."
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}", "not a data package"),
        ("[", "not a data package"),
        ('{"resources": [{"path": "gone.csv"}]}', "its file gone.csv is missing"),
        (
            '{"resources": [{"path": "recommendations.csv", "type": "table", "schema": {}}]}',
            "its schema of recommendations.csv is not this version's",
        ),
    ],
)
def test_a_data_package_that_does_not_fit_is_told(output: Path, content: str, message: str) -> None:
    (output / "datapackage.json").write_text(content)
    (line,) = problems_of(output)
    assert message in line


def test_all_problems_come_at_once_and_the_command_fails(output: Path) -> None:
    (output / "recommendations.xlsx").unlink()
    (output / "datapackage.json").write_text("[")
    path = output / "recommendations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Agreed.", "No."), encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(output)])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1 + 1 + 2
    assert result.stdout == ""


def test_no_folder_is_one_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "gone") == [
        f"{tmp_path / 'gone'}: no such folder. Give the output of a build."
    ]
