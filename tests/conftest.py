"""What the tests share: the real documents beside the project, and each build of them once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from readings import SHARED

from pipeline import build_document
from pipeline.sources import find_sources
from pipeline.validate import Checked

# The same examples at every run: what fails here fails on every machine.
settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")

Build = Callable[[Path], Checked]


@cache
def _build(path: Path) -> Checked:
    (source,) = find_sources([path]).sources
    return build_document(source)


@pytest.fixture(scope="session")
def build() -> Build:
    """Builds a document by itself, as `pipeline build FILE` does; the same file once a session."""
    return _build


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents, which are not part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the real documents in {SHARED}")
    return SHARED
