"""The way of a review: from the workbook's cells into the corrections, and what is refused."""

from __future__ import annotations

import codecs
import csv
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from releases import HARBOUR, release

from pipeline.cli import main
from pipeline.corrections import apply_corrections, load_corrections
from pipeline.export import read_dataset, write_dataset
from pipeline.models import Dataset
from pipeline.review import format_review, list_reviews

HARBOUR_OFFICE = release(
    [
        HARBOUR[0].but(review=["proposition only"], page_first=2),
        *HARBOUR[1:7],
        HARBOUR[7].but(review=["no position found"]),
        *HARBOUR[8:],
    ]
)

Cells = dict[str, dict[str, str]]
"""record id (without its document) → column → what the reviewer writes"""

DECISIONS: Cells = {
    "A/1": {"reviewed_agreement": "agrees in part", "reviewed_note": "Not in winter, says p. 9."},
    "B/1": {"reviewed_agreement": "does not agree", "reviewer": "B. Moe"},
    "C/1": {"reviewed_agreement": "no position"},
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a built output/, which is the working directory."""
    write_dataset(HARBOUR_OFFICE, tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(cells: Cells, source: str = "output", target: str = "filled.xlsx") -> str:
    """Writes the cells into the workbook and saves it, as a reviewer does."""
    book = load_workbook(Path(source) / "recommendations.xlsx")
    sheet = book["Recommendations"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        name = sheet.cell(row, 1).value.removeprefix("harbour-2021/")
        for column, text in cells.get(name, {}).items():
            sheet.cell(row, heads[column]).value = text
    book.save(target)
    return target


def take(workbook: str, *options: str) -> Result:
    command = ["review", "import", workbook, "--reviewer", "A. Ray", "--date", "2026-03-02"]
    return CliRunner().invoke(main, [*command, *options])


def decisions(path: Path) -> dict[str, tuple[str, str, str]]:
    return {
        c.recommendation_id.removeprefix("harbour-2021/"): (c.new_value, c.reason, c.reviewer)
        for c in load_corrections(path)
    }


TAKEN = {
    "A/1": ("agrees in part", "Not in winter, says p. 9.", "A. Ray"),
    "B/1": ("does not agree", "", "B. Moe"),
    "C/1": ("", "", "A. Ray"),
}


def zipped(*names: str) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return memory.getvalue()


# --- there and back -------------------------------------------------------------------------------


def test_from_the_workbook_to_the_corrected_record_and_to_stale(desk: Path) -> None:
    result = take(fill(DECISIONS))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "taken: harbour-2021/A/1: agrees → agrees in part (A. Ray)",
        "taken: harbour-2021/B/1: does not agree, confirmed (B. Moe)",
        "taken: harbour-2021/C/1: no position, confirmed (A. Ray)",
    ]
    assert "raw/corrections.csv: 3 taken, 0 known already, 0 refused" in result.stderr
    assert decisions(desk / "raw/corrections.csv") == TAKEN

    corrections = load_corrections(desk / "raw/corrections.csv")
    records, applied, stale = apply_corrections(HARBOUR_OFFICE.records, corrections)
    assert (len(applied), stale) == (3, ())
    assert (records[0].agreement, records[0].machine) == ("agrees in part", {"agreement": "agrees"})
    assert [record.review for record in records if record.review] == []

    reworded = records[0].model_copy(update={"response": "The office agrees, in summer."})
    _, applied, stale = apply_corrections((reworded, *records[1:]), corrections)
    assert [old.correction.recommendation_id for old in stale] == ["harbour-2021/A/1"]


def test_a_second_import_changes_nothing(desk: Path) -> None:
    take(fill(DECISIONS))
    before = (desk / "raw/corrections.csv").read_bytes()
    result = take("filled.xlsx", "--date", "2026-04-04")
    assert "0 taken, 3 known already" in result.stderr
    assert (desk / "raw/corrections.csv").read_bytes() == before


def test_a_later_decision_takes_the_place_of_the_earlier(desk: Path) -> None:
    take(fill(DECISIONS))
    take(fill({"A/1": {"reviewed_agreement": "agrees"}}))
    assert decisions(desk / "raw/corrections.csv") == {**TAKEN, "A/1": ("agrees", "", "A. Ray")}


def test_a_corrected_release_can_be_reviewed_again(desk: Path) -> None:
    take(fill(DECISIONS))
    corrections = load_corrections(desk / "raw/corrections.csv")
    records, _, _ = apply_corrections(HARBOUR_OFFICE.records, corrections)
    write_dataset(HARBOUR_OFFICE.model_copy(update={"records": records}), desk / "output")
    assert take(fill({"A/1": {"reviewed_agreement": "agrees"}})).exit_code == 0
    (first, *_) = load_corrections(desk / "raw/corrections.csv")
    assert (first.machine_value, first.new_value) == ("agrees", "agrees")


def test_rows_may_be_sorted_and_deleted(desk: Path) -> None:
    book = load_workbook(fill(DECISIONS))
    sheet = book["Recommendations"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    sheet.delete_rows(2, len(rows))
    for row in reversed(rows[:8]):
        sheet.append(row)
    book.save("sorted.xlsx")
    take("sorted.xlsx")
    assert decisions(desk / "raw/corrections.csv") == TAKEN


# --- saved as CSV ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "mark", "delimiter", "newline"),
    [
        ("utf-8", b"", ",", "\n"),
        ("utf-8", codecs.BOM_UTF8, ";", "\r\n"),
        ("cp1252", b"", ";", "\r\n"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "\t", "\r\n"),
    ],
    ids=["LibreOffice", "Excel, CSV UTF-8", "Excel, CSV", "Excel, Unicode text"],
)
def test_the_sheet_saved_as_csv(
    desk: Path, encoding: str, mark: bytes, delimiter: str, newline: str
) -> None:
    noted = {**DECISIONS, "A/1": {**DECISIONS["A/1"], "reviewed_note": "Café; “no”, says\np. 9"}}
    sheet = load_workbook(fill(noted))["Recommendations"]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=newline)
    writer.writerows([["" if v is None else v for v in row] for row in sheet.values])
    Path("sheet.csv").write_bytes(mark + text.getvalue().encode(encoding))
    result = take("sheet.csv")
    assert result.exit_code == 0, result.output
    wanted = ("agrees in part", "Café; “no”, says\np. 9", "A. Ray")
    assert decisions(desk / "raw/corrections.csv") == {**TAKEN, "A/1": wanted}


@pytest.mark.skipif(not shutil.which("libreoffice"), reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_saved(desk: Path) -> None:
    fill(DECISIONS)
    profile = f"-env:UserInstallation=file://{desk}/profile"
    command = ["libreoffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "saved"]
    subprocess.run([*command, "filled.xlsx"], check=True, capture_output=True, timeout=120)
    assert take("saved/filled.xlsx").exit_code == 0
    assert decisions(desk / "raw/corrections.csv") == TAKEN


# --- refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"reviewed_agreement": "perhaps"}, "'perhaps' is no code. Choose one of: agrees, agrees"),
        ({"reviewed_note": "Hm."}, "a note without a decision"),
        ({"reviewed_agreement": "agrees", "recommendation_id": "x"}, "has no such record"),
        ({"reviewed_agreement": "agrees", "evidence_sha256": "0" * 64}, "the text has changed"),
        (
            {"reviewed_agreement": "agrees", "machine_agreement": "no position"},
            "the pipeline said 'no position' and now says 'agrees'",
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_and_the_rest_taken(
    desk: Path, cells: dict[str, str], message: str
) -> None:
    result = take(fill({**DECISIONS, "A/2": cells}))
    assert result.exit_code == 1
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("refused: ")]
    assert line.startswith("refused: filled.xlsx: row 3: ")
    assert message in line
    assert "3 taken, 0 known already, 1 refused" in result.stderr
    assert decisions(desk / "raw/corrections.csv") == TAKEN


def test_a_decision_on_an_older_text_is_refused(desk: Path) -> None:
    fill(DECISIONS)
    records = [
        r.model_copy(update={"response": r.response + " Soon."}) for r in HARBOUR_OFFICE.records
    ]
    write_dataset(HARBOUR_OFFICE.model_copy(update={"records": tuple(records)}), desk / "output")
    result = take("filled.xlsx")
    assert result.stderr.count("the text has changed since this workbook was written") == 3
    assert not (desk / "raw/corrections.csv").exists()


def test_two_rows_of_one_record_are_refused(desk: Path) -> None:
    book = load_workbook(fill({"A/1": DECISIONS["A/1"]}))
    book["Recommendations"].append([cell.value for cell in book["Recommendations"][2]])
    book.save("twice.xlsx")
    assert "a second decision (the first is in row 2)" in take("twice.xlsx").stderr


def test_somebody_must_have_decided(desk: Path) -> None:
    result = CliRunner().invoke(main, ["review", "import", fill(DECISIONS), "--date", "2026-03-02"])
    assert result.stderr.count("no reviewer. Fill in reviewer, or give --reviewer.") == 2
    assert list(decisions(desk / "raw/corrections.csv")) == ["B/1"]


def test_codes_are_read_as_people_write_them(desk: Path) -> None:
    take(fill({"A/1": {"reviewed_agreement": " Agrees  in part "}}))
    assert decisions(desk / "raw/corrections.csv")["A/1"][0] == "agrees in part"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.xlsx", None, "gone.xlsx: cannot be read"),
        ("page.xlsx", b"<html>", "no column recommendation_id"),
        ("broken.xlsx", b"PK\x03\x04", "not an Excel workbook"),
        ("text.xlsx", zipped("word/document.xml"), "not an Excel workbook"),
        ("other.csv", b"a,b\n1,2\n", "no column recommendation_id"),
        ("broken.csv", b'recommendation_id,"x\n', "not CSV"),
    ],
)
def test_what_is_no_form_is_told(
    desk: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    result = take(name)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_a_date_that_is_none_is_wrong_usage(desk: Path) -> None:
    assert take(fill(DECISIONS), "--date", "2.3.2026").exit_code == 2


# --- what needs review ----------------------------------------------------------------------------


def test_the_list_shows_why_the_evidence_and_the_page(desk: Path) -> None:
    result = CliRunner().invoke(main, ["review", "list"])
    assert result.stdout == (
        "harbour-2021/A/1, page 2: agrees\n"
        "  why: proposition only\n"
        '  evidence: "The office agrees with this recommendation and has put the hours on its web '
        'page"\n\n'
        "harbour-2021/C/1: no position\n"
        "  why: no position found\n"
        '  response: "The office notes this."\n\n'
    )
    assert result.stderr == "2 of 10 records need review\n"


def test_the_list_as_json(desk: Path) -> None:
    result = CliRunner().invoke(main, ["review", "list", "--json"])
    first, second = json.loads(result.stdout)
    assert (first["review"], first["page"]) == (["proposition only"], 2)
    assert second["evidence"] == []


def test_the_list_names_stale_corrections(desk: Path) -> None:
    take(fill(DECISIONS))
    (first, *rest) = HARBOUR_OFFICE.records
    changed: Any = first.model_copy(update={"response": "The office agrees to it.", "evidence": ()})
    write_dataset(
        Dataset(documents=HARBOUR_OFFICE.documents, records=(changed, *rest)), desk / "output"
    )
    result = CliRunner().invoke(main, ["review", "list"])
    assert (
        "stale: raw/corrections.csv: line 2: stale correction of harbour-2021/A/1" in result.stderr
    )
    assert read_dataset(desk / "output").records[0].response == "The office agrees to it."


def test_a_long_quote_is_shortened_at_a_word() -> None:
    (entry,) = list_reviews(release([HARBOUR[0].but(response="word " * 99, review=["x"])]).records)
    assert format_review({**entry, "evidence": []}, width=12).endswith('response: "word word …"')
