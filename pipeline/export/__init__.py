"""Reads a Dataset and returns the files of a release; writes them as a set, and reads them back."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import error
from pipeline.export.csv_file import read_csv_records, render_csv
from pipeline.export.datapackage import render_datapackage
from pipeline.export.json_file import read_json, render_json
from pipeline.export.workbook import render_workbook
from pipeline.export.workbook.cells import Limits
from pipeline.models import Dataset


@dataclass(frozen=True)
class Options:
    """What a user may choose. ``links``: document_id → the source file, as a relative address."""

    csv_bom: bool = False
    csv_safe: bool = False
    previous: Dataset | None = None
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ExportCounts:
    """What was written, and what the workbook could not hold as it is (``limits``)."""

    files: tuple[Path, ...]
    limits: Limits


NO_LIMITS = Limits()

EXPORTERS: dict[str, Callable[[Dataset, Options], tuple[bytes, Limits]]] = {
    "recommendations.csv": lambda dataset, options: (
        render_csv(dataset, bom=options.csv_bom, safe=options.csv_safe),
        NO_LIMITS,
    ),
    "recommendations.json": lambda dataset, _: (render_json(dataset), NO_LIMITS),
    "recommendations.xlsx": lambda dataset, options: render_workbook(
        dataset, previous=options.previous, links=options.links
    ),
    "datapackage.json": lambda dataset, _: (render_datapackage(dataset), NO_LIMITS),
}


def write_dataset(
    dataset: Dataset,
    directory: Path,
    *,
    csv_bom: bool = False,
    csv_safe: bool = False,
    previous: Dataset | None = None,
    sources: Mapping[str, Path] | None = None,
) -> ExportCounts:
    """Writes every file of EXPORTERS into ``directory``: all of them, or none.

    They are written beside their places first and moved in together; where anything fails, the
    former files stand as they were. ``previous`` adds the workbook's sheet of changes. ``sources``
    (document_id → file) gives the workbook its links to pages, for PDFs near the directory.

    Errors: a directory that cannot be made or written.
    """
    options = Options(csv_bom, csv_safe, previous, _links(dataset, sources or {}, directory))
    rendered = {name: export(dataset, options) for name, export in EXPORTERS.items()}
    made = not directory.exists()
    try:
        directory.mkdir(parents=True, exist_ok=True)
        _replace_files(directory, {name: data for name, (data, _) in rendered.items()})
    except OSError as failure:
        if made and directory.is_dir():
            shutil.rmtree(directory)
        raise error(
            directory,
            f"the output cannot be written ({failure.strerror or failure})",
            "Nothing in it was changed. Free the folder, or choose another with -o.",
        ) from None
    return ExportCounts(
        files=tuple(directory / name for name in rendered),
        limits=sum((limits for _, limits in rendered.values()), NO_LIMITS),
    )


def read_dataset(path: Path) -> Dataset:
    """The dataset of a directory, or of one recommendations.json or .csv.

    A directory gives its JSON where it has one, as that holds all. A CSV gives records without
    documents. Errors: a missing file, a file that is no dataset, another schema version.
    """
    file = path
    if path.is_dir():
        names = ("recommendations.json", "recommendations.csv")
        file = next((path / name for name in names if (path / name).exists()), path / names[0])
    try:
        data = file.read_bytes()
    except OSError as failure:
        raise error(
            file,
            f"cannot be read ({failure.strerror})",
            "Give the output folder of a build, or its recommendations.json or .csv.",
        ) from None
    match file.suffix.lower():
        case ".json":
            return read_json(data, file)
        case ".csv":
            return Dataset(records=read_csv_records(data, file))
    raise error(
        file,
        "not a dataset",
        "Give the output folder of a build, or its recommendations.json or .csv.",
    )


def _replace_files(directory: Path, contents: Mapping[str, bytes]) -> None:
    """Puts the contents in place of the files so named; puts the old ones back if it fails."""
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=directory) as name:
        new, old = Path(name) / "new", Path(name) / "old"
        new.mkdir()
        old.mkdir()
        for file, data in contents.items():
            (new / file).write_bytes(data)
        moved: list[str] = []
        try:
            for file in contents:
                if (directory / file).exists():
                    (directory / file).replace(old / file)
                moved.append(file)
                (new / file).replace(directory / file)
        except BaseException:  # an interrupt, too, must not leave half a release
            for file in moved:
                (directory / file).unlink(missing_ok=True)
                if (old / file).exists():
                    (old / file).replace(directory / file)
            raise


def _links(dataset: Dataset, sources: Mapping[str, Path], directory: Path) -> dict[str, str]:
    """Relative addresses of the PDFs that will still be right when both folders are moved.

    Only a file below the directory or beside it counts ("../raw/a.pdf"); a longer way would hold
    this machine's folders, which mean nothing elsewhere and would change the workbook's bytes.
    """
    links = {}
    for document in dataset.documents:
        source = sources.get(document.document_id)
        if source is None or document.format != "pdf":
            continue
        relative = Path(os.path.relpath(source, directory))
        if relative.parts.count("..") <= 1 and not relative.is_absolute():
            links[document.document_id] = relative.as_posix()
    return links
