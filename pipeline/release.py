"""Takes source files and returns a release: the dataset, and all that a user should know of it."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import build_document
from pipeline.corrections import Correction, Stale, apply_corrections, load_corrections
from pipeline.errors import PipelineError, Problem
from pipeline.export import ExportCounts
from pipeline.models import Dataset, Record
from pipeline.sources import find_sources
from pipeline.validate import Checked

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Release:
    """A dataset with its source files, and what went wrong or needs a look.

    ``problems`` is empty unless the build was told to keep going.
    """

    dataset: Dataset
    files: Mapping[str, Path]
    warnings: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    applied: tuple[Correction, ...]
    stale: tuple[Stale, ...]


def build_release(
    paths: Sequence[Path],
    *,
    keep_going: bool = False,
    ocr: bool = False,
    corrections: Path | None = None,
    strict: bool = False,
    vocabulary: str = "",
    progress: Progress | None = None,
) -> Release:
    """Builds every source of the paths and applies the corrections.

    Raises PipelineError with the problems of all files together; with ``keep_going`` only where
    no file could be built. A fault of the program is a problem of the file that shows it.
    ``strict`` makes a stale correction a problem.
    """
    found = find_sources(paths)
    problems = list(found.problems)
    built: list[Checked] = []
    for index, source in enumerate(found.sources, 1):
        if progress:
            progress(index, len(found.sources), source.path.name)
        try:
            built.append(build_document(source, ocr=ocr, vocabulary=vocabulary))
        except PipelineError as failure:
            problems += failure.problems
        except Exception as fault:  # one document must not take the others down
            problems.append(_describe_fault(source.path, fault))
    if problems and (not keep_going or not built):
        raise PipelineError(problems)
    records = [record for checked in built for record in checked.records]
    file = corrections or _corrections_beside(paths)
    corrected, applied, stale = apply_corrections(
        records, load_corrections(file), path=file, partial=bool(problems)
    )
    outdated = [old.problem(file) for old in stale]
    if strict and outdated:
        raise PipelineError(outdated)
    return Release(
        Dataset(documents=tuple(checked.document for checked in built), records=corrected),
        {source.document_id: source.path for source in found.sources},
        (
            *found.warnings,
            *(warning for checked in built for warning in checked.warnings),
            *outdated,
        ),
        tuple(problems),
        applied,
        stale,
    )


def _describe_fault(path: Path, fault: Exception) -> Problem:
    """What is said where the program itself is wrong, with the place for whoever mends it."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    return Problem(
        str(path),
        f"stopped by a fault of this program: {type(fault).__name__}: {fault} "
        f"({Path(place.filename).name}, line {place.lineno})",
        "Please report it, with the file. --keep-going builds the others.",
    )


def _corrections_beside(paths: Sequence[Path]) -> Path:
    folder = paths[0] if paths[0].is_dir() else paths[0].parent
    return folder / "corrections.csv"


def summarize(release: Release, counts: ExportCounts) -> dict[str, Any]:
    """The release in figures, as plain data: what `build` prints, and `build --json`."""
    records = release.dataset.records
    reasons = Counter(reason for record in records for reason in record.review)
    return {
        "documents": [
            {
                "document_id": document.document_id,
                "source": document.source,
                "pages": document.pages,
                "records": sum(r.document_id == document.document_id for r in records),
                "agreement": _agreement(
                    [r for r in records if r.document_id == document.document_id]
                ),
                "ledger": document.ledger.model_dump(),
            }
            for document in release.dataset.documents
        ],
        "records": len(records),
        "agreement": _agreement(records),
        "review": {
            "records": sum(bool(record.review) for record in records),
            "reasons": dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        },
        "corrections": {"applied": len(release.applied), "stale": len(release.stale)},
        "workbook": {
            "cells_cut": list(counts.limits.cut),
            "characters_replaced": counts.limits.replaced,
            "links_left_out": counts.limits.links_left_out,
        },
        "notes": list(counts.limits.sentences()),
        "not_built": [str(problem) for problem in release.problems],
        "files": [str(path) for path in counts.files],
    }


def _agreement(records: Sequence[Record]) -> dict[str, int]:
    counts: Counter[str] = Counter(record.agreement or "no position" for record in records)
    order = ("agrees", "agrees in part", "does not agree", "no position")
    return {name: counts[name] for name in order}


def format_summary(summary: Mapping[str, Any]) -> str:
    """The summary as lines of text."""
    lines = []
    for document in summary["documents"]:
        ledger = document["ledger"]
        lines.append(
            f"{document['source']}: {_count(document['records'], 'record')} from "
            f"{_count(document['pages'], 'page')}; of {ledger['words']} words "
            f"{ledger['outside']} stand outside the answers, {ledger['left_over']} are left over"
        )
        lines.append(f"  {_shares(document['agreement'])}")
    if len(summary["documents"]) > 1:
        lines.append(f"together: {_count(summary['records'], 'record')}")
        lines.append(f"  {_shares(summary['agreement'])}")
    review = summary["review"]
    lines.append(f"needs review: {_count(review['records'], 'record')}")
    lines += [f"  {count:>4} {reason}" for reason, count in review["reasons"].items()]
    corrections = summary["corrections"]
    if corrections["applied"] or corrections["stale"]:
        lines.append(f"corrections: {corrections['applied']} applied, {corrections['stale']} stale")
    lines += summary["notes"]
    if summary["not_built"]:
        lines.append(f"not built: {_count(len(summary['not_built']), 'problem')}, see above")
    lines.append(f"written: {', '.join(summary['files'])}")
    return "\n".join(lines)


def _shares(agreement: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in agreement.items())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
