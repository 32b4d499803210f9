"""The chart and its made-up second release, built and compared: exactly what was changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.compare import Comparison, compare
from pipeline.export import read_dataset

ROOT = Path(__file__).parent.parent
FIRST = ROOT / "raw" / "secure-communities-chart.txt"
SECOND = ROOT / "tests" / "documents" / "second-release"


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("releases")
    for name, source in (("first", FIRST), ("second", SECOND)):
        words = ["build", str(source), "-o", str(folder / name), "--quiet"]
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.output
    return compare(read_dataset(folder / "first"), read_dataset(folder / "second"))


def expected_classes(change: dict) -> set[str]:
    """The classes of a record in changes.json, which lists the fields that differ."""
    fields = set(change["fields"])
    if not change["old"]:
        return {"added"}
    if not change["new"]:
        return {"removed"}
    if {"section", "number"} <= fields:
        return {"moved"}
    # The basis shows in the evidence of an agreement; a renamed section is one change for all.
    return {"renumbered" if name == "number" else name for name in fields - {"basis", "section"}}


def test_exactly_what_was_changed(comparison: Comparison) -> None:
    changes = json.loads((SECOND / "changes.json").read_text(encoding="utf-8"))
    expected = {
        (kind, change["old"], change["new"])
        for change in changes
        for kind in expected_classes(change)
    }
    got = [
        (row["class"], row["old_id"], row["new_id"])
        for row in comparison["changes"]
        if row["class"] not in ("section", "document")
    ]
    assert sorted(got) == sorted(expected)


def test_the_renamed_section_is_one_change(comparison: Comparison) -> None:
    (section,) = (row for row in comparison["changes"] if row["class"] == "section")
    assert section["before"].startswith("III. Minor Traffic Offenses")
    assert section["after"].startswith("III. Traffic Matters")
    assert section["direction"] == "holds 2 of the same records"


def test_the_agreement_comes_first_with_its_direction(comparison: Comparison) -> None:
    first = comparison["changes"][0]
    assert (first["class"], first["direction"]) == ("agreement", "less agreement")
    assert (first["before"], first["after"]) == ("agrees", "agrees in part")
    assert "agrees in part with this recommendation" in first["evidence_after"]
