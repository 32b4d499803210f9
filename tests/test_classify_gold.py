"""The documents with gold: nothing is stated that careful readers did not state."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.classify import classify_response

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = sorted([*(SHARED / "raw").glob("*.gold.json"), *(SHARED / "corpus").glob("*.gold.json")])


@pytest.mark.skipif(not GOLD, reason="the documents with gold are not on this machine")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_no_code_differs_from_the_gold(path: Path) -> None:
    for pair in json.loads(path.read_text("utf-8"))["pairs"]:
        (stance,) = classify_response(
            pair["response"],
            recommendation=pair["recommendation"],
            number=pair["number"],
            group="," in pair["number"],
        )
        accepted = [pair["agreement"], *(a for a, _ in pair.get("alternatives", []))]
        assert stance.agreement in [code or "" for code in accepted], pair["number"]
        if "basis" in pair:
            assert stance.basis == pair["basis"], pair["number"]
