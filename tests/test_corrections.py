"""Corrections: read with clear errors, applied while they fit, and said to be stale when not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from releases import HARBOUR, records_of

from pipeline.corrections import (
    COLUMNS,
    Correction,
    apply_corrections,
    evidence_sha256,
    load_corrections,
)
from pipeline.errors import PipelineError
from pipeline.models import Evidence

RECORDS = records_of(
    [
        HARBOUR[0].but(review=["proposition only", "number out of sequence"]),
        *HARBOUR[1:],
    ]
)
FIRST = RECORDS[0]

FITTING = Correction(
    recommendation_id="harbour-2021/A/1",
    field="agreement",
    machine_value="agrees",
    evidence_sha256=evidence_sha256(FIRST),
    new_value="agrees in part",
    reason="Only the summer hours.",
    reviewer="A. Ray",
    date="2026-03-02",
    line=2,
)

HASH = "a" * 64


def written(tmp_path: Path, *lines: str, head: str = ",".join(COLUMNS)) -> Path:
    path = tmp_path / "corrections.csv"
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return path


# --- applied --------------------------------------------------------------------------------------


def test_a_correction_that_fits_is_applied_and_shown() -> None:
    records, applied, stale = apply_corrections(RECORDS, [FITTING])
    assert (applied, stale) == ((FITTING,), ())
    assert records[0].agreement == "agrees in part"
    assert records[0].corrected == ("agreement",)
    assert records[0].machine == {"agreement": "agrees"}
    assert (records[0].basis, records[0].evidence) == (FIRST.basis, FIRST.evidence)
    assert records[1:] == RECORDS[1:]


def test_it_settles_the_reasons_about_the_stance_and_no_others() -> None:
    records, _, _ = apply_corrections(RECORDS, [FITTING])
    assert records[0].review == ("number out of sequence",)


def test_a_confirmation_changes_no_value_but_is_kept() -> None:
    same = replace(FITTING, new_value="agrees")
    records, applied, _ = apply_corrections(RECORDS, [same])
    assert applied == (same,)
    assert (records[0].agreement, records[0].corrected) == ("agrees", ())
    assert records[0].machine == {"agreement": "agrees"}
    assert records[0].review == ("number out of sequence",)


def test_no_position_is_a_decision_too() -> None:
    records, applied, _ = apply_corrections(RECORDS, [replace(FITTING, new_value="")])
    assert len(applied) == 1
    assert (records[0].agreement, records[0].corrected) == ("", ("agreement",))


def test_a_qualifier_leaves_the_reasons() -> None:
    qualifier = replace(FITTING, field="qualifier", machine_value="", new_value="broadly")
    records, _, _ = apply_corrections(RECORDS, [FITTING, qualifier])
    assert records[0].qualifier == "broadly"
    assert records[0].corrected == ("agreement", "qualifier")
    alone, _, _ = apply_corrections(RECORDS, [qualifier])
    assert alone[0].review == FIRST.review


def test_applying_again_changes_nothing() -> None:
    once, _, _ = apply_corrections(RECORDS, [FITTING])
    twice, applied, stale = apply_corrections(once, [FITTING])
    assert (twice, applied, stale) == (once, (FITTING,), ())


# --- stale ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "text_changed", "words"),
    [
        ({"agreement": "does not agree"}, False, 'the pipeline now says "does not agree"'),
        ({"agreement": ""}, False, "the pipeline now says no position"),
        ({"response": "The office agrees, but not in winter."}, True, "the text has changed"),
        ({"recommendation": "Publish the fares."}, True, "the text has changed"),
    ],
)
def test_what_the_reviewer_did_not_see_makes_it_stale(
    change: dict[str, str], text_changed: bool, words: str
) -> None:
    changed = (FIRST.model_copy(update=change), *RECORDS[1:])
    records, applied, (stale,) = apply_corrections(changed, [FITTING])
    assert records == changed
    assert applied == ()
    assert stale.text_changed is text_changed
    assert stale.machine_value == changed[0].agreement
    line = str(stale.problem("raw/corrections.csv"))
    assert line.startswith("raw/corrections.csv: line 2: stale correction of harbour-2021/A/1")
    assert 'saw "agrees" and decided "agrees in part"' in line
    assert words in line


@pytest.mark.parametrize(
    "change",
    [
        {"response": FIRST.response.replace(" ", "\n\n", 2)},
        {"page_first": 9},
        {"section": "Z. Elsewhere"},
        {"evidence": (Evidence(quote="agrees", start=11, end=17),)},
        {"notes": ("1 Ibid.",)},
        {"extra": {"Due": "May"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_the_decision_does_not_rest_on_keeps_it(change: dict[str, object]) -> None:
    changed = (FIRST.model_copy(update=change), *RECORDS[1:])
    _, applied, stale = apply_corrections(changed, [FITTING])
    assert (len(applied), stale) == (1, ())


def test_a_column_that_the_evidence_quotes_is_a_part_of_what_was_seen() -> None:
    quote = Evidence(quote="Accepted", start=0, end=8, column="Position")
    labelled = FIRST.model_copy(
        update={"evidence": (quote,), "extra": {"Position": "Accepted", "Due": "May"}}
    )
    later = labelled.model_copy(update={"extra": {"Position": "Accepted", "Due": "June"}})
    noted = labelled.model_copy(update={"extra": {"Position": "Accepted.", "Due": "May"}})
    assert evidence_sha256(labelled) == evidence_sha256(later)
    assert evidence_sha256(labelled) != evidence_sha256(noted)


def test_the_hash_stays_what_it_is_in_the_files_of_users() -> None:
    assert evidence_sha256(FIRST) == (
        "bd7d696d3a71e0a0a46ee61b94eac338ad6afc69f68d5e0aae187d2bedc8ea4a"
    )


# --- no such record -------------------------------------------------------------------------------


def test_a_record_that_is_gone_is_an_error_with_its_line() -> None:
    gone = [replace(FITTING, recommendation_id=f"harbour-2021/A/{n}", line=n) for n in (7, 8)]
    with pytest.raises(PipelineError) as failure:
        apply_corrections(RECORDS, [FITTING, *gone])
    assert [str(problem) for problem in failure.value.problems] == [
        f"raw/corrections.csv: line {n}: there is no record harbour-2021/A/{n}. "
        "Give it the record's new id, or delete the line."
        for n in (7, 8)
    ]


def test_records_of_documents_that_were_not_built_are_left_alone() -> None:
    elsewhere = replace(FITTING, recommendation_id="harbour-2021-b/A/1")
    with pytest.raises(PipelineError):
        apply_corrections(RECORDS, [elsewhere])
    records, applied, stale = apply_corrections(RECORDS, [elsewhere], partial=True)
    assert (records, applied, stale) == (RECORDS, (), ())
    with pytest.raises(PipelineError):
        apply_corrections(
            RECORDS, [replace(FITTING, recommendation_id="harbour-2021/Z/1")], partial=True
        )


# --- the file -------------------------------------------------------------------------------------


def test_the_file_is_read_with_its_lines(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        f'a/1,agreement,agrees,{HASH},,"Two\nlines, one reason",A. Ray,2026-03-02',
        f"a/2,qualifier,,{HASH},broadly,,B. Moe,2026-03-02",
    )
    first, second = load_corrections(path)
    assert (first.new_value, first.reason, first.line) == ("", "Two\nlines, one reason", 2)
    assert (second.field, second.new_value, second.line) == ("qualifier", "broadly", 4)


def test_no_file_is_no_correction(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "corrections.csv") == ()


def test_a_mark_of_excel_is_no_part_of_the_head(tmp_path: Path) -> None:
    assert load_corrections(written(tmp_path, head="\ufeff" + ",".join(COLUMNS))) == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f"a/1,agreement,agrees,{HASH},perhaps,,A,2026-03-02", "new_value 'perhaps' is no value"),
        (f"a/1,agreement,yes,{HASH},agrees,,A,2026-03-02", "machine_value 'yes' is no value"),
        (f"a/1,qualifier,,{HASH},agrees,,A,2026-03-02", "new_value 'agrees' is no value of qual"),
        (f"a/1,response,,{HASH},x,,A,2026-03-02", "the field 'response' cannot be corrected"),
        (f",agreement,agrees,{HASH},,,A,2026-03-02", "no recommendation_id"),
        ("a/1,agreement,agrees,123,,,A,2026-03-02", "evidence_sha256 '123' is no SHA-256"),
        (f"a/1,agreement,agrees,{HASH},,, ,2026-03-02", "no reviewer"),
        (f"a/1,agreement,agrees,{HASH},,,A,2.3.2026", "the date '2.3.2026' is none"),
        (f"a/1,agreement,agrees,{HASH},,,A", "7 cells where 8"),
        ('a/1,"agree', "not CSV"),
    ],
)
def test_a_line_that_is_wrong_is_told(tmp_path: Path, line: str, message: str) -> None:
    good = f"a/9,agreement,agrees,{HASH},,,A,2026-03-02"
    path = written(tmp_path, good, line)
    with pytest.raises(PipelineError) as failure:
        load_corrections(path)
    (problem,) = failure.value.problems
    assert str(problem).startswith(f"{path}: line 3: ")
    assert message in str(problem)


def test_all_problems_at_once_and_two_of_one_field(tmp_path: Path) -> None:
    line = f"a/1,agreement,agrees,{HASH},,,A,2026-03-02"
    path = written(tmp_path, line, line.replace("agrees", "maybe"), line)
    with pytest.raises(PipelineError) as failure:
        load_corrections(path)
    assert [
        str(problem).split(". ")[0].removeprefix(f"{path}: ") for problem in failure.value.problems
    ] == [
        "line 3: machine_value 'maybe' is no value of agreement",
        "line 3: a second correction of a/1, agreement (the first is on line 2)",
        "line 4: a second correction of a/1, agreement (the first is on line 2)",
    ]


def test_other_columns_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="line 1: the columns are id, value"):
        load_corrections(written(tmp_path, head="id,value"))


def test_other_encodings_are_an_error_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(",".join(COLUMNS).encode() + b"\na/1,caf\xe9")
    with pytest.raises(PipelineError, match="line 2: not UTF-8"):
        load_corrections(path)
