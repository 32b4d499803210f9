"""pipeline diff: what it prints, what it writes, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from releases import HARBOUR, NEW, SECOND, edit, put, release
from test_revisions import repository  # noqa: F401

from pipeline.changes import FORMATS
from pipeline.cli import diff, main
from pipeline.compare import compare
from pipeline.export import write_dataset


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, words)])


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, items in {
        "old": HARBOUR,
        "new": SECOND,
        "grown": put(3, NEW)(HARBOUR),
        "less": edit(0, agreement="agrees in part")(HARBOUR),
    }.items():
        write_dataset(release(items), tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


STATUS = {
    "the same": ("old old", 0),
    "the same as CSV": ("old old/recommendations.csv", 0),
    "different": ("old new", 1),
    "the order of the arguments": ("new/recommendations.json old", 1),
    "quiet": ("old new --quiet", 1),
    "fails on an agreement": ("old less --fail-on agreement", 1),
    "no agreement changed": ("old grown --fail-on agreement", 0),
    "fails on either": ("old grown --fail-on agreement --fail-on added", 1),
    "no such class": ("old new --fail-on stance", 2),
    "no such folder": ("old nothing", 2),
    "one folder": ("old", 2),
    "three folders": ("old old old", 2),
    "no such format": ("old new -o changes.doc", 2),
    "nowhere to write": ("old new -o nowhere/changes.html", 2),
}


@pytest.mark.parametrize("name", STATUS)
@pytest.mark.usefixtures("releases")
def test_exit_status(name: str) -> None:
    words, status = STATUS[name]
    result = run(*words.split())
    assert result.exit_code == status, result.output


@pytest.mark.usefixtures("releases")
def test_data_on_standard_output_and_trouble_on_the_other() -> None:
    result = run("old", "new", "--format", "json")
    assert json.loads(result.stdout) == compare(release(HARBOUR), release(SECOND))
    assert result.stderr == ""
    assert run("old", "new", "--quiet").output == ""
    assert run("old", "new").stdout.startswith("old → new\n10 records before, 10 now: 1 agreement")
    result = run("old", "nothing")
    assert (result.stdout, result.stderr[:14]) == ("", "error: nothing")


def test_the_name_of_the_file_says_the_format(releases: Path) -> None:
    assert run("old", "new", "-o", "changes.html").stdout == ""
    assert (releases / "changes.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    run("old", "new", "-o", "changes", "--format", "markdown", "--quiet")
    assert (releases / "changes").read_text(encoding="utf-8").startswith("# What changed: old")


def test_every_format_may_be_asked_for() -> None:
    (option,) = (each for each in diff.params if each.name == "form")
    assert list(option.type.choices) == list(FORMATS)


def test_another_schema_version(releases: Path) -> None:
    path = releases / "old" / "recommendations.json"
    path.write_text(path.read_text().replace('"schema_version": "1.0"', '"schema_version": "0.9"'))
    result = run("old", "new")
    assert result.exit_code == 2
    assert "schema version 0.9" in result.stderr


def test_git_revisions(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.chdir(repository)
    result = run("--git", "v1")
    assert result.exit_code == 1
    assert result.stdout.startswith("output at v1 → output\n10 records before, 10 now: 1 agreement")
    assert run("--git", "HEAD").exit_code == 0
    assert run("--git", "v1", "--git", "HEAD").exit_code == 1
    assert run("--git", "v1", "output/recommendations.csv").exit_code == 2
    result = run("--git", "v9")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: v9:output: no such revision")
