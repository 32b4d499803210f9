"""A release as it stood in a revision of a git repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from releases import HARBOUR, SECOND, release

from pipeline.errors import PipelineError
from pipeline.export.csv_file import render_csv
from pipeline.export.json_file import render_json
from pipeline.revisions import read_revision


def git(folder: Path, *words: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *name, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two revisions of output/: the first release tagged v1, the second with a CSV alone."""
    output = tmp_path / "output"
    output.mkdir()
    git(tmp_path, "init", "--quiet")
    (output / "recommendations.json").write_bytes(render_json(release(HARBOUR)))
    git(tmp_path, "add", "output")
    git(tmp_path, "commit", "--quiet", "-m", "First")
    git(tmp_path, "tag", "v1")
    (output / "recommendations.json").unlink()
    (output / "recommendations.csv").write_bytes(render_csv(release(SECOND)))
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "-m", "Second")
    return tmp_path


def test_a_folder_gives_its_json_or_else_its_csv(repository: Path) -> None:
    assert read_revision("v1", repository / "output") == release(HARBOUR)
    assert read_revision("HEAD", repository / "output").records == release(SECOND).records
    assert read_revision("HEAD~1", repository / "output/recommendations.json") == release(HARBOUR)


def test_from_within_and_after_the_folder_is_gone(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    (repository / "output/recommendations.csv").unlink()
    (repository / "output").rmdir()
    assert read_revision("v1", Path("output")) == release(HARBOUR)


ERRORS = {
    "no such revision": ("v7", "output", "v7:.*no such revision"),
    "an option is no revision": ("--all", "output", "no such revision"),
    "no such file in it": ("v1", "output/recommendations.csv", "in this revision"),
    "no such folder": ("v1", "other/output", "no such folder"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_what_is_wrong_is_said(name: str, repository: Path) -> None:
    revision, path, message = ERRORS[name]
    with pytest.raises(PipelineError, match=message):
        read_revision(revision, repository / path)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(PipelineError, match="not in a git repository"):
        read_revision("HEAD", tmp_path)


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PipelineError, match="git: not found"):
        read_revision("HEAD", tmp_path)
