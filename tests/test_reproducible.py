"""The same input gives the same bytes, whatever the machine, its settings and file order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYOUTS = ROOT / "tests" / "documents" / "layouts"
SOURCES = [
    *sorted(path for path in (ROOT / "raw").iterdir() if path.suffix in (".txt", ".pdf", ".toml")),
    LAYOUTS / "grouped-boxes.pdf",
    LAYOUTS / "prose.docx",
    LAYOUTS / "definition-list.html",
]

BUILD = """
import pathlib
names = pathlib.Path.iterdir
pathlib.Path.iterdir = lambda self: iter(sorted(names(self), reverse={backwards}))
from pipeline.cli import main
main(["build", "raw", "-o", "output", "--json"])
"""


def build(folder: Path, *, backwards: bool, **settings: str) -> tuple[dict[str, bytes], str]:
    """(the files of a release, what was printed), built in a process with these settings."""
    (folder / "raw").mkdir(parents=True)
    for path in sorted(SOURCES, reverse=backwards):
        shutil.copy(path, folder / "raw")
    result = subprocess.run(
        [sys.executable, "-c", BUILD.format(backwards=backwards)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        check=True,
    )
    files = {path.name: path.read_bytes() for path in sorted((folder / "output").iterdir())}
    return files, result.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, bytes], str]]:
    folder = tmp_path_factory.mktemp("releases")
    return [
        build(
            folder / "here",
            backwards=False,
            PYTHONHASHSEED="1",
            TZ="UTC",
            LC_ALL="C.UTF-8",
        ),
        build(
            folder / "elsewhere" / "on another disk",
            backwards=True,
            PYTHONHASHSEED="4711",
            TZ="Pacific/Kiritimati",
            LC_ALL="C",
            LANG="tr_TR.UTF-8",
            PYTHONUTF8="0",
            SOURCE_DATE_EPOCH="1",
            COLUMNS="40",
            NO_COLOR="1",
        ),
    ]


def test_the_same_bytes(releases: list[tuple[dict[str, bytes], str]]) -> None:
    (first, _), (second, _) = releases
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) >= 4


def test_the_same_summary(releases: list[tuple[dict[str, bytes], str]]) -> None:
    (_, first), (_, second) = releases
    assert first == second


def test_the_committed_release_is_what_the_sources_give(tmp_path: Path) -> None:
    """`output/` is committed so that git shows what a change does to the data: it must be fresh."""
    command = [sys.executable, "-m", "pipeline.cli", "build", "raw", "-q", "-o", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    for name in ("recommendations.csv", "recommendations.json"):
        assert (tmp_path / name).read_bytes() == (ROOT / "output" / name).read_bytes()
