"""Made-up documents in layouts that once went wrong: each pair as printed, nothing left over.

Beside each document of tests/documents/met stands what a reader finds in it. Only what is given
there is compared, word by word: the codes, numbers and texts always, sections and who answers
where they are in question.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import build_document
from pipeline.sources import Facts, Source

FOLDER = Path(__file__).parent / "documents" / "met"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def plain(text: str) -> str:
    """The words of a text, without white space and list signs."""
    return " ".join(text.replace("•", " ").split())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_document_is_read_as_a_reader_reads_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    checked = build_document(Source(path, "met", Facts()))
    found = [record.model_dump() for record in checked.records]
    shown = [
        {key: plain(record[key]) for key in pair}
        for pair, record in zip(expected, found, strict=False)
    ]
    assert shown == [{key: plain(text) for key, text in pair.items()} for pair in expected]
    assert len(found) == len(expected)
    assert checked.document.ledger.left_over == 0
