"""Real documents against their gold, word for word; they lie beside the project, not in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import Build
from readings import SHARED

from pipeline.models import Record

NAME = "ice-secure-communities-2012"
FORMS = ("txt", "pdf", "docx")
PROPOSITIONS = [
    ("Overall Recommendations", "3"),
    ("Overall Recommendations", "4"),
    ("II.", "2"),
    ("III.", "1"),
]

pytestmark = pytest.mark.skipif(
    not (SHARED / "raw").is_dir(), reason=f"needs the real documents in {SHARED}"
)


def gold_of(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["pairs"]


def words(text: str) -> list[str]:
    """The words, without list signs and without footnote marks: "⁴", or "5" as in "Act,5"."""
    plain = re.sub(r"[•⁰¹²³⁴⁵⁶⁷⁸⁹]", " ", text)
    return re.sub(r"(?<=[a-z][.,])\d(?=\s|$)", "", plain).split()


@pytest.fixture(params=FORMS)
def records(request: pytest.FixtureRequest, shared: Path, build: Build) -> tuple[Record, ...]:
    """The records of the founding chart in one of its forms."""
    return build(shared / "raw" / f"{NAME}.{request.param}").records


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    return gold_of(shared / "raw" / f"{NAME}.gold.json")


# --- the founding chart ----------------------------------------------------------------------


def test_every_place(records: tuple[Record, ...], gold: list[dict[str, Any]]) -> None:
    assert [(r.section, r.number) for r in records] == [(g["section"], g["number"]) for g in gold]
    assert len(records) == 22


@pytest.mark.parametrize("field", ["recommendation", "response"])
def test_every_text(field: str, records: tuple[Record, ...], gold: list[dict[str, Any]]) -> None:
    wrong = [
        record.recommendation_id
        for record, pair in zip(records, gold, strict=True)
        if words(getattr(record, field)) != words(pair[field])
    ]
    assert wrong == []


def test_every_agreement(records: tuple[Record, ...], gold: list[dict[str, Any]]) -> None:
    assert [r.agreement for r in records] == [g["agreement"] for g in gold]
    assert Counter(r.agreement for r in records) == {
        "agrees": 19,
        "agrees in part": 1,
        "does not agree": 2,
    }
    refused = [r.recommendation_id for r in records if r.agreement == "does not agree"]
    assert [name.removeprefix(f"{NAME}/") for name in refused] == ["IV/3", "IV/6"]


def test_both_quotes_of_an_agreement_in_part(records: tuple[Record, ...]) -> None:
    (record,) = (r for r in records if r.agreement == "agrees in part")
    assert record.recommendation_id == f"{NAME}/II/4"
    first, second = (quote.quote for quote in record.evidence)
    assert "agrees in part with this recommendation" in first
    assert "disagrees that" in second


def test_what_needs_review(records: tuple[Record, ...]) -> None:
    marked = [r for r in records if r.basis == "proposition"]
    assert [r for r in records if r.review and r not in marked and r.basis != "contrast"] == []
    assert [(r.section, r.number) for r in marked] == [
        (next(r.section for r in records if r.section.startswith(section)), number)
        for section, number in PROPOSITIONS
    ]
    assert all(r.review == ("proposition only",) for r in marked)
    assert all("agrees that" in r.evidence[0].quote for r in marked)


def test_no_word_is_left_over(shared: Path, build: Build) -> None:
    for form in FORMS:
        document = build(shared / "raw" / f"{NAME}.{form}").document
        assert (document.left_over, document.ledger.left_over) == ((), 0)


def test_pages_of_the_text_form(shared: Path, build: Build, gold: list[dict[str, Any]]) -> None:
    records = build(shared / "raw" / f"{NAME}.txt").records
    assert [(r.page_first, r.page_last) for r in records] == [
        (g["pages"][0], g["pages"][-1]) for g in gold
    ]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_each_form_gives_the_same_words(form: str, shared: Path, build: Build) -> None:
    text = build(shared / "raw" / f"{NAME}.txt").records
    other = build(shared / "raw" / f"{NAME}.{form}").records
    for a, b in zip(text, other, strict=True):
        assert words(a.recommendation) == words(b.recommendation)
        assert words(a.response) == words(b.response)
        assert (a.agreement, a.qualifier, a.basis) == (b.agreement, b.qualifier, b.basis)


# --- the corpus ------------------------------------------------------------------------------

GOLDS = sorted((SHARED / "corpus").glob("*.gold.json"))


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_a_document_of_the_corpus(path: Path, build: Build) -> None:
    checked = build(path.with_name(path.name.replace(".gold.json", ".pdf")))
    gold = gold_of(path)
    assert [r.number for r in checked.records] == [g["number"] for g in gold]
    assert checked.document.left_over == ()
    exact = [
        words(r.recommendation) == words(g["recommendation"])
        and words(r.response) == words(g["response"])
        for r, g in zip(checked.records, gold, strict=True)
    ]
    assert sum(exact) >= 0.95 * len(exact), exact
    assert [(r.page_first, r.page_last) for r in checked.records] == [
        (g["pages"][0], g["pages"][-1]) for g in gold
    ]


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_a_code_of_the_corpus_is_one_that_careful_readers_give(path: Path, build: Build) -> None:
    """A code may be missing and marked; it is never one that no reader of the document gives."""
    checked = build(path.with_name(path.name.replace(".gold.json", ".pdf")))
    for record, pair in zip(checked.records, gold_of(path), strict=True):
        readers = [pair["agreement"], *(other[0] for other in pair.get("alternatives", ()))]
        if record.agreement:
            assert record.agreement in readers, record.recommendation_id
        else:
            assert record.review, record.recommendation_id
