"""A release as a whole: its documents, what is wrong with some of them, and its figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from factories import CHART

from pipeline.corrections import evidence_sha256
from pipeline.errors import PipelineError
from pipeline.export import ExportCounts, write_dataset
from pipeline.export.workbook.cells import Limits
from pipeline.read import read_source
from pipeline.release import build_release, format_summary, summarize

NO_FILES = ExportCounts((), Limits())
MORE = "".join(
    f"{number}. The Port should buy {thing}.\tThe Port accepts the recommendation.\n"
    for number, thing in enumerate(("ropes", "oars", "buoys", "paint", "tar", "planks"), 4)
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text(CHART, encoding="utf-8")
    (folder / "b.txt").write_text(CHART.replace("Port", "Town"), encoding="utf-8")
    return folder


def test_documents_in_order(raw: Path) -> None:
    release = build_release([raw])
    assert [document.document_id for document in release.dataset.documents] == ["a", "b"]
    assert [record.recommendation_id for record in release.dataset.records] == [
        *("a/1", "a/2", "a/3"),
        *("b/1", "b/2", "b/3"),
    ]
    assert release.files == {"a": raw / "a.txt", "b": raw / "b.txt"}
    assert release.problems == ()


def test_problems_of_all_files_together(raw: Path) -> None:
    (raw / "empty.txt").write_text("")
    (raw / "apples.txt").write_text("We ate the apples.\n")
    with pytest.raises(PipelineError) as failure:
        build_release([raw, raw / "missing.pdf"])
    assert [Path(problem.where).name for problem in failure.value.problems] == [
        "missing.pdf",
        "apples.txt",
        "empty.txt",
    ]


def test_keep_going_publishes_the_good_files(raw: Path) -> None:
    (raw / "empty.txt").write_text("")
    release = build_release([raw], keep_going=True)
    assert len(release.dataset.documents) == 2
    assert [Path(problem.where).name for problem in release.problems] == ["empty.txt"]
    assert summarize(release, NO_FILES)["not_built"] == [str(release.problems[0])]


def test_a_fault_of_the_program_is_a_problem_of_its_file(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, **_: object) -> object:
        return read_source(path) if path.name == "a.txt" else [][1]

    monkeypatch.setattr("pipeline.read.read_source", fail)
    with pytest.raises(PipelineError, match=r"b.txt: .*fault .*: IndexError: .*line \d+"):
        build_release([raw])
    release = build_release([raw], keep_going=True)
    assert (len(release.dataset.records), len(release.problems)) == (3, 1)


def test_keep_going_needs_one_good_file(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(PipelineError, match="empty"):
        build_release([tmp_path], keep_going=True)


def test_progress(raw: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build_release([raw], progress=lambda *step: told.append(step))
    assert told == [(1, 2, "a.txt"), (2, 2, "b.txt")]


def correct(raw: Path, sha256: str) -> Path:
    path = raw / "corrections.csv"
    path.write_text(
        "recommendation_id,field,machine_value,evidence_sha256,new_value,reason,reviewer,date\n"
        f"a/3,agreement,agrees,{sha256},agrees in part,Only the lamps.,A. Ray,2026-03-02\n"
    )
    return path


def test_corrections_beside_the_sources_are_applied(raw: Path) -> None:
    third = build_release([raw]).dataset.records[2]
    assert third.agreement == "agrees"
    correct(raw, evidence_sha256(third))
    for paths in ([raw], [raw / "a.txt"]):
        release = build_release(paths)
        corrected = release.dataset.records[2]
        assert (corrected.agreement, corrected.corrected) == ("agrees in part", ("agreement",))
        assert summarize(release, NO_FILES)["corrections"] == {"applied": 1, "stale": 0}


def test_a_stale_correction_is_a_warning_and_with_strict_a_problem(raw: Path) -> None:
    correct(raw, "0" * 64)
    release = build_release([raw])
    assert release.dataset.records[2].agreement == "agrees"
    assert len(release.stale) == 1
    assert "corrections.csv" in str(release.warnings[-1])
    with pytest.raises(PipelineError, match=r"corrections\.csv"):
        build_release([raw], strict=True)


def test_the_summary_counts(raw: Path) -> None:
    release = build_release([raw])
    summary = summarize(release, NO_FILES)
    first = summary["documents"][0]
    assert first["document_id"] == "a"
    assert (first["source"], first["pages"], first["records"]) == ("a.txt", 1, 3)
    assert first["ledger"]["left_over"] == 0
    assert first["agreement"] == {
        "agrees": 2,
        "agrees in part": 0,
        "does not agree": 1,
        "no position": 0,
    }
    assert summary["records"] == 6
    assert summary["agreement"]["agrees"] == 4
    assert summary["review"] == {"records": 2, "reasons": {"proposition only": 2}}
    json.dumps(summary)


def test_the_summary_as_text(raw: Path, tmp_path: Path) -> None:
    release = build_release([raw])
    counts = write_dataset(release.dataset, tmp_path / "out")
    lines = format_summary(summarize(release, counts)).splitlines()
    ledger = release.dataset.documents[0].ledger
    words = f"of {ledger.words} words {ledger.outside} stand outside the answers, 0 are left over"
    assert lines == [
        f"a.txt: 3 records from 1 page; {words}",
        "  2 agrees, 0 agrees in part, 1 does not agree, 0 no position",
        f"b.txt: 3 records from 1 page; {words}",
        "  2 agrees, 0 agrees in part, 1 does not agree, 0 no position",
        "together: 6 records",
        "  4 agrees, 0 agrees in part, 2 does not agree, 0 no position",
        "needs review: 2 records",
        "     2 proposition only",
        f"written: {', '.join(map(str, counts.files))}",
    ]


def test_one_document_is_not_added_up(raw: Path) -> None:
    text = format_summary(summarize(build_release([raw / "a.txt"]), NO_FILES))
    assert "together" not in text


def test_the_registered_facts_reach_every_stage(tmp_path: Path) -> None:
    rows = "Nets\tMend them.\tsoon\tThe Port agrees with this.\n"
    (tmp_path / "a.txt").write_text(rows + rows.replace("Nets", "Sails"), encoding="utf-8")
    (tmp_path / "documents.toml").write_text(
        '[documents."a.txt"]\ndocument_id = "port"\nresponder = "Port"\nexpected = 2\n'
        'columns = ["extra: Thing", "recommendation", "extra: When", "response"]\n'
    )
    first, _ = build_release([tmp_path]).dataset.records
    assert first.document_id == "port"
    assert (first.recommendation, first.responder) == ("Mend them.", "Port")
    assert first.extra == {"Thing": "Nets", "When": "soon"}


def test_registered_pages_alone_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CHART + "\n\n\n" + MORE, encoding="utf-8")
    assert len(build_release([tmp_path]).dataset.records) == 9
    (tmp_path / "documents.toml").write_text('[documents."a.txt"]\npages = "2"\n')
    release = build_release([tmp_path])
    assert {record.page_first for record in release.dataset.records} == {2}
    assert len(release.dataset.records) == 6


def test_a_users_own_vocabulary(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"none\.toml"):
        build_release([raw], vocabulary=str(tmp_path / "none.toml"))
