"""Reads a release as it stood in a revision of a git repository and returns its Dataset."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from pipeline.errors import error
from pipeline.export.csv_file import read_csv_records
from pipeline.export.json_file import read_json
from pipeline.models import Dataset

FILES = ("recommendations.json", "recommendations.csv")


def read_revision(revision: str, path: Path) -> Dataset:
    """The dataset that ``path`` (a directory, a .json or a .csv) held in a revision ("HEAD~3").

    As in `read_dataset`, a directory gives its JSON where it has one. The path may be gone by now,
    but not the folder that it is in. Errors: no git, no repository, no such revision, no such file
    in it, a file that is no dataset or has another schema version.
    """
    is_file = path.suffix.lower() in (".json", ".csv")
    names = [path.name] if is_file else [f"{path.name}/{name}" for name in FILES]
    folder = path.parent
    if not is_file and path.is_dir():
        folder, names = path, list(FILES)
    where = f"{revision}:{path}"
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^0")
    if commit is None:
        raise error(where, "no such revision", "`git log` and `git tag` list them.")
    for name in names:
        data = _git(folder, "show", f"{commit.decode().strip()}:./{name}")
        if data is not None:
            if name.endswith(".json"):
                return read_json(data, where)
            return Dataset(records=read_csv_records(data, where))
    raise error(
        where, f"no {' or '.join(names)} in this revision", "Name another revision or path."
    )


def _git(folder: Path, *words: str) -> bytes | None:
    """What git prints, or None where it says no; errors where there is nothing to ask."""
    try:
        run = subprocess.run(
            ["git", "-C", folder, *words],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},  # its messages are read below
        )
    except FileNotFoundError:
        raise error("git", "not found", "Install git, or give two directories.") from None
    said = run.stderr.decode(errors="replace")
    if "not a git repository" in said:
        raise error(folder, "not in a git repository", "Give two directories instead of --git.")
    if "cannot change to" in said:
        raise error(folder, "no such folder", "Name a path that is, or was, in the repository.")
    return run.stdout if run.returncode == 0 else None
