"""Compares what a build gives with gold records, word for word, and prints every difference.

    python benchmarks/evaluate.py              the real documents in ../shared, then the project's
    python benchmarks/evaluate.py FOLDER…      your own: NAME.pdf with NAME.gold.json beside it

Texts are compared word by word, punctuation included, white space aside. Exit status 1 where fewer
than 95 % of the pairs of the real documents (or of yours) are exact in both texts.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from pipeline import build_document
from pipeline.errors import PipelineError
from pipeline.models import Record
from pipeline.read import READERS
from pipeline.sources import find_sources

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DOCUMENTS = ROOT / "tests" / "documents"
ENOUGH = 0.95
CLASSES = ("agrees", "agrees in part", "does not agree", "")
COLUMNS = ("gold", "got", "exact", "rec.", "resp.", "number", "section", "missing", "extra", "left")

Gold = dict[str, Any]
Case = tuple[Path, Path]
"""A source and its gold."""


@dataclass
class Result:
    """One document against its gold: counts under COLUMNS, and lines on what differs."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    stances: list[tuple[Gold, Record | None]] = field(default_factory=list)


# --- the documents ---------------------------------------------------------------------------


def find_cases(folder: Path) -> list[Case]:
    """Every document of a folder that has NAME.gold.json beside it, in each of its formats."""
    return [
        (source, gold)
        for gold in sorted(folder.glob("*.gold.json"))
        for source in sorted(folder.glob(gold.name.removesuffix(".gold.json") + ".*"))
        if source.suffix.lower() in READERS
    ]


def find_own_cases() -> list[Case]:
    """The project's own documents with their golden records."""
    raw = [(path, DOCUMENTS / f"{path.stem}.json") for path in sorted((ROOT / "raw").iterdir())]
    expected = tomllib.loads((DOCUMENTS / "layouts" / "expected.toml").read_text("utf-8"))
    golden = expected["default"]["golden"]
    layouts = [
        (DOCUMENTS / "layouts" / name, DOCUMENTS / "layouts" / facts.get("golden", golden))
        for name, facts in expected["files"].items()
    ]
    bodies = [
        (source, gold)
        for gold in sorted((DOCUMENTS / "bodies").glob("*.json"))
        if read_gold(gold)
        for source in sorted(gold.parent.glob(f"{gold.stem}.*"))
        if source.suffix.lower() in READERS
    ]
    return [case for case in [*raw, *layouts, *bodies] if case[1].exists()]


def read_gold(path: Path) -> list[Gold]:
    data = json.loads(path.read_text("utf-8"))
    pairs: list[Gold] = data["pairs"] if isinstance(data, dict) else data
    return pairs


def name_of(pair: Gold) -> str:
    """ "II. Perceived Incons… 4": enough to find the pair again."""
    section = pair["section"] or ""
    section = section if len(section) < 24 else f"{section[:20]}…"
    return " ".join(part for part in (section, pair["number"]) if part) or "(no number)"


# --- texts -----------------------------------------------------------------------------------


def words_of(text: str | None) -> list[str]:
    """The words of a text, without list signs and footnote marks: "the Act,⁵ • and" → 3 words.

    A mark that became a plain digit counts as a mark where it stands directly after punctuation.
    """
    text = re.sub(r"[•⁰¹²³⁴⁵⁶⁷⁸⁹]", " ", text or "")
    return re.sub(r"(?<=[a-z][.,])\d(?=\s|$)", "", text).split()


def first_difference(got: Sequence[str], want: Sequence[str]) -> str:
    """word 12 of 80: got "… in the of it …" for "… in the end …" """
    both = zip(got, want, strict=False)
    at = next((i for i, (a, b) in enumerate(both) if a != b), min(len(got), len(want)))
    shown = [" ".join(words[max(0, at - 3) : at + 6]) for words in (got, want)]
    return f'word {at} of {len(want)}: got "… {shown[0]} …" for "… {shown[1]} …"'


def match_records(gold: Sequence[Gold], records: Sequence[Record]) -> list[Record | None]:
    """The record of each gold pair: the same recommendation, else the likest of the rest."""
    free = list(records)
    found: list[Record | None] = [None] * len(gold)
    for least in (100.0, 60.0):
        for index, pair in enumerate(gold):
            if found[index] is not None or not free:
                continue
            want = " ".join(words_of(pair["recommendation"]))
            likeness = [
                fuzz.ratio(" ".join(words_of(record.recommendation)), want)
                # Of two with the same words, the one with the number or place that is asked for.
                + (record.number == pair["number"]) * 0.2
                + (record.response.split() == words_of(pair["response"])) * 0.1
                for record in free
            ]
            best = max(range(len(free)), key=likeness.__getitem__)
            if likeness[best] >= least:
                found[index] = free.pop(best)
    return found


def compare_document(source: Path, gold: Sequence[Gold]) -> Result:
    """Builds a source by itself and compares its records with the gold."""
    result = Result(source.name)
    counts = result.counts
    counts["gold"] = len(gold)
    try:
        checked = build_document(find_sources([source]).sources[0])
    except PipelineError as failure:
        result.differences.append(f"not built: {failure}")
        counts["missing"] = len(gold)
        result.stances = [(pair, None) for pair in gold]
        return result
    counts["got"] = len(checked.records)
    counts["left"] = checked.document.ledger.left_over
    matched = match_records(gold, checked.records)
    result.stances = list(zip(gold, matched, strict=True))
    places: Counter[str] = Counter()
    for pair, record in result.stances:
        name = f"{name_of(pair)}: "
        if record is None:
            counts["missing"] += 1
            result.differences.append(f'{name}missing: "{pair["recommendation"][:70]} …"')
            continue
        same = True
        for field_, column in (("recommendation", "rec."), ("response", "resp.")):
            got, want = words_of(getattr(record, field_)), words_of(pair[field_])
            counts[column] += got == want
            if got != want:
                same = False
                result.differences.append(f"{name}{field_}: {first_difference(got, want)}")
        counts["exact"] += same
        for field_ in ("number", "section"):
            got_text, want_text = getattr(record, field_), pair[field_] or ""
            counts[field_] += got_text.split() == want_text.split()
            if got_text.split() != want_text.split():
                places[f"{field_}: got {got_text[:60]!r} for {want_text[:60]!r}"] += 1
    result.differences += [f"{line}, in {count} of the pairs" for line, count in places.items()]
    extra = [r for r in checked.records if all(r is not record for record in matched)]
    counts["extra"] = len(extra)
    result.differences += [f'extra: {r.number} "{r.recommendation[:70]} …"' for r in extra]
    result.differences += [
        f'left over on page {item.page}: "{item.text[:100]}"' for item in checked.document.left_over
    ]
    return result


def print_texts(results: Sequence[Result]) -> None:
    width = max(len(result.name) for result in results)
    print(" " * width + "".join(f"{column:>9}" for column in COLUMNS))
    for result in results:
        print(f"{result.name:{width}}" + "".join(f"{result.counts[c]:9}" for c in COLUMNS))
    total = sum((result.counts for result in results), Counter[str]())
    print(f"{'together':{width}}" + "".join(f"{total[c]:9}" for c in COLUMNS))
    for result in results:
        if result.differences:
            print(f"\n{result.name}")
            print("\n".join(f"  {line}" for line in result.differences))


# --- stances ---------------------------------------------------------------------------------


def accepted(pair: Gold) -> list[str]:
    """The agreement of a gold pair, then those on which careful readers differ."""
    return [pair["agreement"] or "", *(other[0] or "" for other in pair.get("alternatives", ()))]


def print_stances(results: Sequence[Result]) -> None:
    """Precision, recall and F1 a class; an accepted alternative counts as the gold's own code."""
    table: Counter[tuple[str, str]] = Counter()
    strict = 0
    wrong: list[str] = []
    for result in results:
        for pair, record in result.stances:
            codes = accepted(pair)
            got = "(missing)" if record is None else record.agreement
            strict += got == codes[0]
            table[codes[0], codes[0] if got in codes else got] += 1
            if record is not None and got not in codes:
                quotes = " … ".join(evidence.quote for evidence in record.evidence)
                wrong.append(
                    f"{result.name}: {name_of(pair)}: "
                    f"{got or 'no position'!r} for {codes[0] or 'no position'!r}"
                    f"{f': “{quotes}”' if quotes else ''}"
                )
    gots = [*CLASSES, *(["(missing)"] if any(got == "(missing)" for _, got in table) else [])]
    print(f"{'gold, down':16}" + "".join(f"{got or 'no position':>16}" for got in gots))
    for gold in CLASSES:
        print(
            f"{gold or 'no position':16}"
            + "".join(f"{table[gold, got] or '·':>16}" for got in gots)
        )
    print(f"\n{'':16}{'precision':>10}{'recall':>10}{'F1':>10}{'n':>6}")
    scores = []
    for name in CLASSES:
        right = table[name, name]
        stated = sum(table[gold, name] for gold in CLASSES)
        n = sum(table[name, got] for got in gots)
        if n:
            scores.append(2 * right / (stated + n))
            precision = f"{right / stated:10.3f}" if stated else f"{'–':>10}"
            print(f"{name or 'no position':16}{precision}{right / n:10.3f}{scores[-1]:10.3f}{n:6}")
    total = sum(table.values())
    right = sum(table[name, name] for name in CLASSES)
    print(f"macro-F1 {sum(scores) / len(scores):.3f}; right {right} of {total}, ", end="")
    print(f"{strict} of them with the gold's first code")
    print("\n".join(f"  {line}" for line in wrong))


# --- the tables ------------------------------------------------------------------------------


def evaluate(title: str, cases: Sequence[Case]) -> float:
    """Prints both tables of some documents; gives the share of pairs that are exact."""
    print(f"\n{title}\n{'=' * len(title)}\n")
    results = [compare_document(source, read_gold(gold)) for source, gold in cases]
    print_texts(results)
    print()
    print_stances(results)
    exact = sum(result.counts["exact"] for result in results)
    share = exact / sum(result.counts["gold"] for result in results)
    print(f"\n{title}: {share:.1%} of the pairs are exact in both texts")
    return share


def real_folders(arguments: Sequence[str]) -> Iterator[Path]:
    for folder in map(Path, arguments) if arguments else (SHARED / "raw", SHARED / "corpus"):
        if folder.is_dir():
            yield folder
        else:
            print(f"skipped: {folder}: there is no such folder", file=sys.stderr)


def main(arguments: Sequence[str]) -> int:
    cases = [case for folder in real_folders(arguments) for case in find_cases(folder)]
    share = evaluate("Real documents", cases) if cases else 1.0
    if not arguments:
        evaluate("The project's own documents", find_own_cases())
    return int(share < ENOUGH)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
