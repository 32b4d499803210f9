"""The files of a release: written as a set, read back, the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from releases import HARBOUR, Item, document, records_of, release

from pipeline import export
from pipeline.errors import PipelineError
from pipeline.export import EXPORTERS, read_dataset, write_dataset
from pipeline.export.csv_file import read_csv_records, render_csv
from pipeline.models import Dataset, Evidence, Record
from pipeline.schema import COLUMNS


def one(**changes: object) -> Dataset:
    """A dataset of one record with other values than usual."""
    (record,) = records_of([HARBOUR[0].but(**changes)])
    return Dataset(documents=(document(),), records=(record,))


def files_in(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


# --- as a set -------------------------------------------------------------------------------------


def test_a_release_is_four_files_and_nothing_else(tmp_path: Path) -> None:
    counts = write_dataset(release(HARBOUR), tmp_path / "new" / "output")
    assert set(files_in(tmp_path / "new" / "output")) == set(EXPORTERS)
    assert [path.name for path in counts.files] == list(EXPORTERS)


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write_dataset(release(HARBOUR), tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_one_that_fails_to_be_made_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_dataset(release(HARBOUR), tmp_path)
    before = files_in(tmp_path)

    def fail(*_: object) -> None:
        raise ValueError("no")

    monkeypatch.setitem(export.EXPORTERS, "datapackage.json", fail)
    with pytest.raises(ValueError, match="no"):
        write_dataset(release(HARBOUR[:3]), tmp_path)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("failing", list(EXPORTERS))
def test_one_that_fails_to_move_puts_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    write_dataset(release(HARBOUR), tmp_path)
    before = files_in(tmp_path)
    replace = Path.replace

    def fail_once(self: Path, target: Path) -> Path:
        if self.parent.name == "new" and self.name == failing:
            raise PermissionError(13, "Permission denied")  # open in a spreadsheet, say
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_once)
    with pytest.raises(PipelineError, match="cannot be written"):
        write_dataset(release(HARBOUR[:3]), tmp_path)
    assert files_in(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PipelineError, match=r"file/out: the output cannot be written"):
        write_dataset(release(HARBOUR), tmp_path / "file" / "out")


def test_the_same_bytes_whatever_the_machine(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2]);"
        "from releases import *; from pipeline.export import write_dataset;"
        "write_dataset(release(HARBOUR), Path(sys.argv[1]), previous=release(HARBOUR[1:]))"
    )
    made = []
    for place, zone, seed in (("a", "UTC", "1"), ("b", "Pacific/Auckland", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        arguments = [str(tmp_path / place), str(Path(__file__).parent)]
        subprocess.run([sys.executable, "-c", script, *arguments], env=environment, check=True)
        made.append(files_in(tmp_path / place))
    assert made[0] == made[1]


def test_what_a_build_need_not_wait_for_is_not_imported() -> None:
    script = "import sys, pipeline.export; print(*{'pandas', 'xlsxwriter'} & sys.modules.keys())"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


# --- read back ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", "recommendations.json"])
def test_the_json_comes_back_whole(tmp_path: Path, name: str) -> None:
    dataset = release(HARBOUR)
    write_dataset(dataset, tmp_path)
    assert read_dataset(tmp_path / name) == dataset


def test_the_csv_comes_back_without_documents(tmp_path: Path) -> None:
    dataset = release(HARBOUR)
    write_dataset(dataset, tmp_path, csv_bom=True)
    assert read_dataset(tmp_path / "recommendations.csv").records == dataset.records


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.json", None, "cannot be read"),
        ("data.txt", "hello", "not a dataset"),
        ("data.json", "{", r"not JSON \(line 1\)"),
        ("data.json", "[1]", "not a dataset"),
        ("data.json", '{"schema_version": "0.3", "records": []}', "schema version 0.3"),
        ("data.json", '{"schema_version": "1.0", "records": [{}]}', "record 0: recommendation_id"),
        ("data.csv", "", "no column recommendation_id"),
        ("data.csv", "a,b\n1,2\n", "unknown column a, b"),
        ("data.csv", b"\xff\xfe", "not UTF-8"),
        ("data.csv", ",".join(COLUMNS) + "\n1,2\n", "line 2: 2 cells"),
        ("data.csv", ",".join(COLUMNS) + '\n"a', "line 2: not CSV"),
        ("data.csv", ",".join(COLUMNS) + "\n" + "," * (len(COLUMNS) - 1), "line 2: "),
    ],
)
def test_what_is_no_dataset_is_told(
    tmp_path: Path, name: str, content: str | bytes | None, message: str
) -> None:
    if content is not None:
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(data)
    with pytest.raises(PipelineError, match=message):
        read_dataset(tmp_path / name)


def test_every_value_that_breaks_the_schema_is_named(tmp_path: Path) -> None:
    write_dataset(release(HARBOUR), tmp_path)
    path = tmp_path / "recommendations.json"
    data = json.loads(path.read_text())
    data["records"][1]["agreement"] = "perhaps"
    data["records"][3]["sequence"] = 0
    path.write_text(json.dumps(data))
    with pytest.raises(PipelineError) as failure:
        read_dataset(path)
    assert [str(problem).split(": ")[1:3] for problem in failure.value.problems] == [
        ["record harbour-2021/A/2", "agreement"],
        ["record harbour-2021/B/1", "sequence"],
    ]


# --- CSV ------------------------------------------------------------------------------------------


def test_lists_are_cells() -> None:
    response = "Agreed. However, not in winter."
    dataset = one(
        response=response,
        evidence=[
            Evidence(quote="Agreed", start=0, end=6),
            Evidence(quote="not in winter", start=17, end=30),
        ],
        notes=["1 See page 4.", "2 Ibid."],
        extra={"Due": "May"},
        review=["contrast", "number out of sequence"],
        page_first=2,
    )
    (row,) = csv.DictReader(io.StringIO(render_csv(dataset).decode()))
    assert row["evidence"] == "Agreed … not in winter"
    assert row["notes"] == "1 See page 4.\n2 Ibid."
    assert row["extra"] == '{"Due": "May"}'
    assert row["review"] == "contrast; number out of sequence"
    assert (row["page_first"], row["page_last"]) == ("2", "")
    assert list(row) == list(COLUMNS)
    assert read_csv_records(render_csv(dataset), "x") == dataset.records


def test_evidence_of_a_column_comes_back_with_its_column() -> None:
    quote = Evidence(quote="Accepted", start=0, end=8, column="Position")
    dataset = one(evidence=[quote], extra={"Position": "Accepted"}, response="New lamps hang.")
    assert read_csv_records(render_csv(dataset), "x") == dataset.records


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "a\nb", 'say "no"', "a,b", "=1+1", "a\0b", "…"])
def test_a_cell_comes_back_as_it_was(text: str) -> None:
    dataset = one(response=text, agreement="", evidence=[])
    assert read_csv_records(render_csv(dataset), "x") == dataset.records


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(recommendation=TEXT.filter(bool), response=TEXT, notes=st.lists(TEXT), header=TEXT)
def test_any_text_comes_back(
    recommendation: str, response: str, notes: list[str], header: str
) -> None:
    record = Record(
        recommendation_id="a/1",
        document_id="a",
        sequence=1,
        recommendation=recommendation,
        response=response,
        notes=tuple(notes),
        extra={header: response},
        evidence=(Evidence(quote=response, start=0, end=len(response)),),
    )
    written = render_csv(Dataset(records=(record,)))
    (back,) = read_csv_records(written, "x")
    assert (back.recommendation, back.response, back.extra) == (
        recommendation,
        response,
        record.extra,
    )
    assert render_csv(Dataset(records=(back,))) == written


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_the_safe_csv_leads_formulas_with_an_apostrophe(lead: str) -> None:
    dataset = one(response=f"{lead}1", agreement="", evidence=[])
    (plain,) = csv.DictReader(io.StringIO(render_csv(dataset).decode(), newline=""))
    (safe,) = csv.DictReader(io.StringIO(render_csv(dataset, safe=True).decode(), newline=""))
    assert (plain["response"], safe["response"]) == (f"{lead}1", f"'{lead}1")
    assert {key for key in plain if plain[key] != safe[key]} == {"response"}


def test_no_bom_but_when_asked_for() -> None:
    dataset = release(HARBOUR)
    assert render_csv(dataset, bom=True) == b"\xef\xbb\xbf" + render_csv(dataset)


def test_a_response_longer_than_csv_fields_may_be_by_default() -> None:
    dataset = one(response="word " * 40_000, agreement="", evidence=[])
    assert read_csv_records(render_csv(dataset), "x") == dataset.records


# --- data package ---------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, {"csv_bom": True}, {"csv_safe": True}])
def test_frictionless_accepts_the_data_package(tmp_path: Path, options: dict[str, bool]) -> None:
    frictionless = pytest.importorskip("frictionless")
    more = Item("C. Money", "=Pay\rmore", "-1 agrees", "agrees", more={"extra": {"Due": "May"}})
    write_dataset(release([*HARBOUR, more]), tmp_path, **options)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_the_data_package_tells_the_codes() -> None:
    package = json.loads(EXPORTERS["datapackage.json"](release(HARBOUR), export.Options())[0])
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert list(fields) == list(COLUMNS)
    assert fields["agreement"]["categories"] == ["agrees", "agrees in part", "does not agree"]


# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "kind", "link"),
    [
        ("raw/harbour-2021.pdf", "pdf", "../raw/harbour-2021.pdf"),
        ("output/harbour-2021.pdf", "pdf", "harbour-2021.pdf"),
        ("../elsewhere/harbour-2021.pdf", "pdf", None),
        ("raw/harbour-2021.docx", "docx", None),
    ],
)
def test_pages_are_linked_where_the_link_will_hold_elsewhere(
    tmp_path: Path, source: str, kind: str, link: str | None
) -> None:
    dataset = Dataset(
        documents=(document(format=kind),), records=records_of([HARBOUR[0].but(page_first=2)])
    )
    write_dataset(dataset, tmp_path / "output", sources={"harbour-2021": tmp_path / source})
    sheet = load_workbook(tmp_path / "output" / "recommendations.xlsx")["Recommendations"]
    found = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [target.target.replace("\\", "/") for target in found] == ([link] if link else [])
