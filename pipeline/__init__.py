"""Turns documents in which an agency answers recommendations into data.

A reader turns a file into blocks (paragraphs, boxes, table rows); `rows` turns blocks into
two-column rows, whatever the layout was; `split` joins the rows that belong together into
recommendation/response pairs; `classify` codes what each response states, with its evidence;
`validate` makes records of them and checks the document as a whole; `export` writes the release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.sources import Source
    from pipeline.validate import Checked


def build_document(source: Source, *, ocr: bool = False, vocabulary: str = "") -> Checked:
    """The document and its records: the whole flow, one stage a line.

    Raises PipelineError with everything that is wrong with the source.
    """
    # The stages are imported here, so that the command line's help does not load them.
    from pipeline.classify.pairs import classify_pair
    from pipeline.read import read_source
    from pipeline.rows import read_rows
    from pipeline.split import split_into_pairs
    from pipeline.validate import check_document, sha256_of

    facts = source.facts
    reading = read_source(source.path, pages=source.pages, ocr=ocr, language=facts.language)
    _, rows = read_rows(reading.blocks, layout=facts.layout, columns=facts.columns)
    split = split_into_pairs(rows)
    settings = {"responder": facts.responder, "language": facts.language, "overrides": vocabulary}
    coded = [(pair, classify_pair(pair, **settings)) for pair in split.pairs]
    return check_document(source, reading, split, coded, sha256_of(source.path))
