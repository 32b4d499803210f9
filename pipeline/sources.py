"""Takes paths and returns the sources to build, with what raw/documents.toml says about them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError, Problem, error
from pipeline.read import READERS

REGISTER = "documents.toml"
#: Files of a source folder that are no sources: the register, decisions, notes to people.
BESIDE = {REGISTER, "corrections.csv", "readme.md", "readme.txt", "license.txt"}
LAYOUTS = ("chart", "prose")
ROLES = ("number", "recommendation", "response", "label", "extra")


@dataclass(frozen=True, slots=True)
class Facts:
    """What documents.toml may state about a document; every key is optional.

    ``pages``: "3-20" or "3-20, 25"; ``columns``: a role for each column of the chart, from the
    left ("number", "recommendation", "response", "label", "extra: Due date"); ``layout``: "chart"
    or "prose"; ``expected``: how many records there must be.
    """

    document_id: str = ""
    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = "en"
    responder: str = ""
    note: str = ""
    pages: str = ""
    layout: str = ""
    columns: tuple[str, ...] = ()
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file to build, its document id, and what is registered about it."""

    path: Path
    document_id: str
    facts: Facts = Facts()

    @property
    def pages(self) -> frozenset[int] | None:
        """The pages to read, from 1; None for all."""
        return parse_pages(self.facts.pages) if self.facts.pages else None


@dataclass(frozen=True, slots=True)
class Found:
    """The sources in order, warnings about files passed over, and what could not be found."""

    sources: tuple[Source, ...]
    warnings: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def find_sources(paths: Sequence[Path]) -> Found:
    """The sources that the paths name; a folder gives the files in it that have a reader.

    A missing path, a folder without sources, a registered file that is not there, and a register
    that cannot be understood are among the problems.
    """
    problems: list[Problem] = []
    warnings: list[Problem] = []
    files: list[Path] = []
    registers: dict[Path, dict[str, Facts]] = {}
    for path in paths:
        if path.is_dir():
            documents = [f for f in sorted(path.iterdir()) if f.is_file() and _is_document(f)]
            found = [f for f in documents if f.suffix.lower() in READERS]
            warnings += [
                Problem(str(f), f"passed over: no reader for {f.suffix}", "")
                for f in documents
                if f.suffix.lower() not in (*READERS, ".py", ".json", ".toml")
            ]
            if not found:
                known = ", ".join(READERS)
                problems.append(
                    Problem(
                        str(path), "no sources in this folder", f"Put documents there: {known}."
                    )
                )
            files += found
        elif path.exists():
            files.append(path)
        else:
            problems.append(Problem(str(path), "no such file or folder", "Check the path."))
    for folder in sorted({file.parent for file in files}):
        try:
            registers[folder] = load_register(folder / REGISTER)
        except PipelineError as failure:
            problems += failure.problems
    for folder in (path for path in paths if path in registers):
        problems += [
            Problem(
                f"{folder / REGISTER}: {name}",
                "registered, but there is no such file",
                "Put it there, or take the entry out.",
            )
            for name in registers[folder]
            if not (folder / name).exists()
        ]
    sources = [
        Source(file, facts.document_id or slug(file.stem), facts)
        for file in dict.fromkeys(files)
        if file.parent in registers
        for facts in [registers[file.parent].get(file.name, Facts())]
    ]
    unique = _with_unique_ids(sources)
    problems += _same_ids(unique)
    return Found(unique, tuple(warnings), tuple(problems))


def _is_document(file: Path) -> bool:
    """Whether a file is neither hidden nor one of those that stand beside documents."""
    return file.name.lower() not in BESIDE and not file.name.startswith((".", "~$"))


def _with_unique_ids(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The same document in two formats gets its format into the id: chart-pdf, chart-txt."""
    counts = Counter(source.document_id for source in sources)
    return tuple(
        replace(source, document_id=f"{source.document_id}-{slug(source.path.suffix)}")
        if counts[source.document_id] > 1 and not source.facts.document_id
        else source
        for source in sources
    )


def _same_ids(sources: Sequence[Source]) -> list[Problem]:
    files: dict[str, list[str]] = {}
    for source in sources:
        files.setdefault(source.document_id, []).append(str(source.path))
    return [
        Problem(
            ", ".join(names),
            f"have the same document id, {document_id}",
            f"Give each its own in {REGISTER}.",
        )
        for document_id, names in files.items()
        if len(names) > 1
    ]


def slug(text: str, words: int = 12) -> str:
    """Lower case, ASCII letters and digits, joined by hyphens: "Part A: Étude" → "part-a-etude"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())[:words]) or "document"


# --- the register ----------------------------------------------------------------------------


def load_register(path: Path) -> dict[str, Facts]:
    """File name → facts; empty where there is no register. Errors name the key, all at once."""
    if not path.exists():
        return {}
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise error(path, f"not TOML: {failure}", "Put the line right.") from failure
    entries = data.pop("documents", {})
    problems = [Problem(str(path), f"unknown key {key!r}", "Known: documents.") for key in data]
    register: dict[str, Facts] = {}
    for name, entry in entries.items():
        faults = list(_faults(entry))
        problems += [Problem(f"{path}: {name}", what, remedy) for what, remedy in faults]
        if not faults:
            values = {**entry, "columns": tuple(entry.get("columns", ()))}
            register[name] = Facts(**{**values, "date": str(values.get("date", ""))})
    if problems:
        raise PipelineError(problems)
    return register


def _faults(entry: Any) -> list[tuple[str, str]]:
    if not isinstance(entry, dict):
        return [("an entry must be a table", '[documents."name.pdf"]')]
    known = Facts.__dataclass_fields__
    faults = [
        (f"unknown key {key!r}", f"Known: {', '.join(known)}.") for key in entry if key not in known
    ]
    for key, value in entry.items():
        if key == "expected":
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                faults.append((f"expected is {value!r}", "Give the number of records, from 1."))
        elif key == "columns":
            roles = value if isinstance(value, list) else []
            wrong = [str(role) for role in roles if str(role).split(":")[0].strip() not in ROLES]
            if not roles or wrong:
                faults.append((f"columns is {value!r}", f"Give a list of {', '.join(ROLES)}."))
        elif key == "date" and isinstance(value, date):
            pass
        elif key in known and not isinstance(value, str):
            faults.append((f"{key} is {value!r}", "Give text in quotation marks."))
    if entry.get("layout", "") not in ("", *LAYOUTS):
        faults.append((f"layout is {entry['layout']!r}", f"Use one of: {', '.join(LAYOUTS)}."))
    pages = entry.get("pages", "")
    if isinstance(pages, str) and pages and not parse_pages(pages):
        faults.append((f"pages is {pages!r}", 'Write them as "3-20" or "3, 5-7".'))
    if "document_id" in entry and entry["document_id"] != slug(str(entry["document_id"]), 99):
        faults.append(
            (
                f"document_id is {entry['document_id']!r}",
                "Use lower case letters, digits and hyphens.",
            )
        )
    return faults


def parse_pages(text: str) -> frozenset[int]:
    """ "3-5, 9" → {3, 4, 5, 9}; empty where it cannot be understood."""
    pages: set[int] = set()
    for part in text.split(","):
        found = re.fullmatch(r"\s*(\d+)\s*(?:[-–]\s*(\d+))?\s*", part)
        if not found:
            return frozenset()
        first, last = int(found[1]), int(found[2] or found[1])
        if first < 1 or last < first or last > 100_000:
            return frozenset()
        pages.update(range(first, last + 1))
    return frozenset(pages)
