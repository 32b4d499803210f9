"""Takes a source and returns what every stage made of it, for people who add a layout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from pipeline import Stages, run_stages
from pipeline.errors import PipelineError
from pipeline.sources import find_sources

Stage = Literal["read", "rows", "split", "classify", "records"]
STAGES: tuple[Stage, ...] = get_args(Stage)


def inspect_source(path: Path, *, ocr: bool = False) -> Stages:
    """All stages of one file, with what documents.toml beside it says; no check stops it.

    Raises PipelineError where the file cannot be read.
    """
    found = find_sources([path])
    if found.problems:
        raise PipelineError(found.problems)
    return run_stages(found.sources[0], ocr=ocr)
