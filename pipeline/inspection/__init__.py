"""Takes a source and returns what every stage made of it, for people who add a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pipeline.classify.pairs import classify_pair
from pipeline.errors import PipelineError
from pipeline.models import Pair, Reading, Row, Stance
from pipeline.read import read_source
from pipeline.rows import read_rows
from pipeline.sources import Source, find_sources
from pipeline.split import Split, split_into_pairs

Stage = Literal["read", "rows", "split", "classify", "records"]
STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What each stage made of a document; ``layout`` is the one that `rows` saw."""

    source: Source
    reading: Reading
    layout: str
    rows: Sequence[Row]
    split: Split
    coded: Sequence[tuple[Pair, tuple[Stance, ...]]]


def inspect_source(path: Path, *, ocr: bool = False) -> Inspection:
    """All stages of one file, with what documents.toml beside it says; no check stops it.

    Raises PipelineError where the file cannot be read.
    """
    found = find_sources([path])
    if found.problems:
        raise PipelineError(found.problems)
    source = found.sources[0]
    facts = source.facts
    reading = read_source(source.path, pages=source.pages, ocr=ocr, language=facts.language)
    layout, rows = read_rows(reading.blocks, layout=facts.layout, columns=facts.columns)
    split = split_into_pairs(rows)
    coded = [
        (pair, classify_pair(pair, responder=facts.responder, language=facts.language))
        for pair in split.pairs
    ]
    return Inspection(source, reading, layout, rows, split, coded)
