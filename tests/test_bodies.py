"""Tests that documents of other bodies, in their own layouts, come out word for word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import build_document
from pipeline.errors import PipelineError
from pipeline.sources import find_sources
from pipeline.validate import Checked

BODIES = Path(__file__).parent / "documents" / "bodies"
DOCUMENTS = sorted(
    path
    for path in BODIES.iterdir()
    if path.suffix in (".pdf", ".docx", ".html", ".txt") and path.with_suffix(".json").exists()
)


def build(path: Path) -> Checked:
    (source,) = find_sources([path]).sources
    return build_document(source)


def words(text: str) -> str:
    """Without list signs and line ends; everything else as printed."""
    return " ".join(text.replace("• ", "").split())


ANSWERED = [path for path in DOCUMENTS if path.with_suffix(".json").read_text() != "[]\n"]


@pytest.mark.parametrize("path", ANSWERED, ids=lambda path: path.name)
def test_every_pair_is_word_for_word_as_printed(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    checked = build(path)
    found = [
        (record.number, words(record.section), words(record.recommendation), words(record.response))
        for record in checked.records
    ]
    assert found == [
        (pair["number"], pair["section"], words(pair["recommendation"]), words(pair["response"]))
        for pair in gold
    ]
    assert checked.document.ledger.left_over == 0


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if path not in ANSWERED], ids=lambda path: path.name
)
def test_no_pair_is_found_where_nothing_is_answered(path: Path) -> None:
    with pytest.raises(PipelineError, match="no recommendation with a response was found"):
        build(path)


@pytest.mark.parametrize("path", ANSWERED, ids=lambda path: path.name)
def test_every_code_is_that_of_the_document(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    records = build(path).records
    wrong = [
        (record.number, record.agreement, pair["agreement"])
        for record, pair in zip(records, gold, strict=True)
        if record.agreement != pair["agreement"]
    ]
    assert not wrong


def test_who_answers_is_told_apart_where_several_bodies_do() -> None:
    records = build(BODIES / "inquiry-several-governments.pdf").records
    assert [record.responder for record in records] == ["UK Government", "Welsh Government"] * 4
