"""The founding chart and its like in every layout, through the whole pipeline, word for word."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import Build

from pipeline import build_document
from pipeline.cli import main
from pipeline.models import Record
from pipeline.sources import find_sources
from pipeline.validate import Checked

ROOT = Path(__file__).parent.parent
DOCUMENTS = ROOT / "tests" / "documents"
LAYOUTS = DOCUMENTS / "layouts"
EXPECTED = tomllib.loads((LAYOUTS / "expected.toml").read_text(encoding="utf-8"))
FILES = {name: {**EXPECTED["default"], **facts} for name, facts in EXPECTED["files"].items()}

Golden = list[dict[str, Any]]


def golden(path: Path) -> Golden:
    return json.loads(path.read_text(encoding="utf-8"))


def shown(field: str, value: Any) -> Any:
    """A value as it is compared: texts by their words."""
    if field in ("recommendation", "response"):
        return value.split()
    return value


def differences(records: tuple[Record, ...], pairs: Golden, fields: list[str]) -> list[str]:
    """ "4 agreement: 'agrees' for ''" for each value that is not as it should be."""
    assert [r.number for r in records] == [p["number"] for p in pairs]
    return [
        f"{record.recommendation_id} {field}: {getattr(record, field)!r} for {pair[field]!r}"
        for record, pair in zip(records, pairs, strict=True)
        for field in fields
        if shown(field, getattr(record, field)) != shown(field, pair[field])
    ]


def test_every_layout_has_its_expectation() -> None:
    files = {path.name for path in LAYOUTS.iterdir() if path.suffix not in (".json", ".toml")}
    assert files == set(FILES)


def test_many_producers_set_the_layouts() -> None:
    producers = {facts["producer"].split(",")[0] for facts in FILES.values()}
    assert len(FILES) >= 7
    assert len(producers) >= 3


@pytest.mark.parametrize("name", FILES)
def test_every_pair_of_a_layout(name: str, build: Build) -> None:
    facts = FILES[name]
    records = build(LAYOUTS / name).records
    assert differences(records, golden(LAYOUTS / facts["golden"]), facts["compare"]) == []


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_a_layout_is_lost(name: str, build: Build) -> None:
    document = build(LAYOUTS / name).document
    counts = document.ledger.model_dump()
    assert counts.pop("words") == sum(counts.values())
    assert (document.left_over, counts["left_over"]) == ((), 0)
    assert (counts["outside"] > 500) is FILES[name]["outside"]


@pytest.mark.parametrize("name", FILES)
def test_footnotes_of_a_layout(name: str, build: Build) -> None:
    note = EXPECTED["note"]
    found = {(r.section, r.number): r.notes for r in build(LAYOUTS / name).records}
    got = found.get((note["section"], note["number"]), ())
    assert got == ((note["text"],) if FILES[name]["note"] else ())


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".pdf")])
def test_pages_and_regions_of_a_layout(name: str, build: Build) -> None:
    checked = build(LAYOUTS / name)
    before = 1
    for record in checked.records:
        assert record.page_first is not None
        assert record.page_last is not None
        assert before <= record.page_first <= record.page_last <= checked.document.pages
        before = record.page_first
        for field in ("recommendation", "response"):
            regions = [region for region in record.regions if region.field == field]
            assert regions, (record.recommendation_id, field)
            for region in regions:
                assert record.page_first <= region.page <= record.page_last
                assert region.box[0] < region.box[2]
                assert region.box[1] < region.box[3]


@pytest.mark.parametrize("name", FILES)
def test_evidence_is_verbatim(name: str, build: Build) -> None:
    for record in build(LAYOUTS / name).records:
        for quote in record.evidence:
            text = record.extra[quote.column] if quote.column else record.response
            assert text[quote.start : quote.end] == quote.quote
            assert quote.page is not None
            assert record.page_first <= quote.page <= record.page_last


# --- raw and the second release --------------------------------------------------------------

FIELDS = ["section", "number", "recommendation", "response", "agreement", "qualifier", "basis"]
SETS = {
    "secure-communities-chart.txt": (ROOT / "raw", DOCUMENTS / "secure-communities-chart.json"),
    "harbour-safety-authority-2021.pdf": (
        ROOT / "raw",
        DOCUMENTS / "harbour-safety-authority-2021.json",
    ),
    "second-release": (
        DOCUMENTS / "second-release",
        DOCUMENTS / "second-release" / "secure-communities-chart.json",
    ),
}


@pytest.fixture(scope="module")
def registered() -> dict[str, Checked]:
    """The sources of the folders with their registers."""
    found = find_sources([ROOT / "raw"])
    second = find_sources([DOCUMENTS / "second-release"])
    assert found.problems == second.problems == ()
    built = {source.path.name: build_document(source) for source in found.sources}
    (source,) = second.sources
    return {**built, "second-release": build_document(source)}


def test_every_source_has_a_golden(registered: dict[str, Checked]) -> None:
    assert set(registered) == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_the_projects_own_sources(name: str, registered: dict[str, Checked]) -> None:
    pairs = golden(SETS[name][1])
    checked = registered[name]
    assert differences(checked.records, pairs, FIELDS) == []
    assert [[r.page_first, r.page_last] for r in checked.records] == [
        [p["pages"][0], p["pages"][-1]] for p in pairs
    ]
    assert checked.document.left_over == ()
    assert all(record.responder for record in checked.records)
    assert checked.warnings == ()


def test_a_source_that_is_not_the_official_text_says_so(registered: dict[str, Checked]) -> None:
    note = registered["secure-communities-chart.txt"].document.note
    assert "not the official text" in note
    assert "Made up" in registered["harbour-safety-authority-2021.pdf"].document.note


# --- documents in which nobody answers recommendations ---------------------------------------

NEGATIVE = sorted((DOCUMENTS / "negative").iterdir())


@pytest.mark.parametrize("path", NEGATIVE, ids=lambda path: path.name)
def test_no_recommendation_no_record(path: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(path), "-o", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert result.stderr == (
        f"error: {path}: no recommendation with a response was found. "
        f"See what was understood: pipeline inspect {path}\n"
    )
    assert not (tmp_path / "out").exists()


def test_there_are_negative_controls() -> None:
    assert len(NEGATIVE) >= 3
