"""Turns documents in which an agency answers recommendations into data.

A reader turns a file into blocks (paragraphs, boxes, table rows); `rows` turns blocks into
two-column rows, whatever the layout was; `split` joins the rows that belong together into
recommendation/response pairs; `classify` codes what each response states, with its evidence;
`validate` makes records of them and checks the document as a whole; `export` writes the release.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.models import Reading, Row
    from pipeline.sources import Source
    from pipeline.split import Split
    from pipeline.validate import Checked, Coded


@dataclass(frozen=True, slots=True)
class Stages:
    """What each stage made of a document; ``layout`` is the one that `rows` saw."""

    source: Source
    reading: Reading
    layout: str
    rows: Sequence[Row]
    split: Split
    coded: Sequence[Coded]


def build_document(source: Source, *, ocr: bool = False, vocabulary: str = "") -> Checked:
    """The document and its records.

    Raises PipelineError with everything that is wrong with the source.
    """
    from pipeline.validate import check_document, sha256_of

    made = run_stages(source, ocr=ocr, vocabulary=vocabulary)
    return check_document(source, made.reading, made.split, made.coded, sha256_of(source.path))


def run_stages(source: Source, *, ocr: bool = False, vocabulary: str = "") -> Stages:
    """The whole flow up to the check of the document, one stage a line.

    Raises PipelineError where the source cannot be read.
    """
    # The stages are imported here, so that the command line's help does not load them.
    from pipeline.classify.pairs import classify_pair
    from pipeline.read import read_source
    from pipeline.rows import read_rows
    from pipeline.split import split_into_pairs

    facts = source.facts
    reading = read_source(source.path, pages=source.pages, ocr=ocr, language=facts.language)
    layout, rows = read_rows(reading.blocks, layout=facts.layout, columns=facts.columns)
    split = split_into_pairs(rows)
    settings = {"responder": facts.responder, "language": facts.language, "overrides": vocabulary}
    coded = [(pair, classify_pair(pair, **settings)) for pair in split.pairs]
    return Stages(source, reading, layout, rows, split, coded)
