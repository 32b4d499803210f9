"""Measures the classifier: on the documents with gold by class, and its speed by length.

Run it from the repository: python benchmarks/classify.py. The documents stand beside the
repository (../shared); without them only the speed is measured.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pipeline.classify import classify_response

SHARED = Path(__file__).resolve().parents[2] / "shared"
CLASSES = ("agrees", "agrees in part", "does not agree", "")

RUNAWAYS = {
    "agree agree …": "agree ",
    "not not …": "We do not agree that the recommendation is not ",
    "objects": "agree with the recommendation, ",
    "quotations": "“the Government should agree with this now” ",
    "sentences": "We agree with recommendation 1. ",
    "paragraphs": "Agreed.\n\n",
    "points": ".",
    "brackets": "( a ) ",
}


def load_gold() -> list[dict[str, Any]]:
    """The gold pairs of ../shared, each with the name of its file under "file"."""
    pairs = []
    for folder in ("raw", "corpus"):
        for path in sorted((SHARED / folder).glob("*.gold.json")):
            for pair in json.loads(path.read_text("utf-8"))["pairs"]:
                pairs.append({**pair, "file": path.name.removesuffix(".gold.json")})
    return pairs


def code(pair: dict[str, Any]) -> tuple[str, str]:
    """(agreement, qualifier) of a gold pair by the classifier."""
    stance = classify_response(
        pair["response"],
        recommendation=pair["recommendation"],
        number=pair["number"],
        group="," in pair["number"],
    )[0]
    return stance.agreement, stance.qualifier


def accepted_codes(pair: dict[str, Any]) -> list[tuple[str, str]]:
    """The codes of the gold: the first reading, then those on which careful readers differ."""
    codes = [(pair["agreement"], pair.get("qualifier")), *pair.get("alternatives", [])]
    return [(agreement or "", qualifier or "") for agreement, qualifier in codes]


def report_quality(pairs: Iterable[dict[str, Any]]) -> None:
    """Prints precision and recall by class, the confusion table and what differs from the gold.

    A code that is one of a pair's alternatives counts as right, and as of that class.
    """
    confusion: Counter[tuple[str, str]] = Counter()
    differing, qualifiers = [], Counter()
    for pair in pairs:
        got, readings = code(pair), accepted_codes(pair)
        agreements = [agreement for agreement, _ in readings]
        gold = got[0] if got[0] in agreements else agreements[0]
        confusion[gold, got[0]] += 1
        qualifiers[got in readings] += 1
        if got[0] != agreements[0]:
            note = "an alternative" if got[0] in agreements else "not in the gold"
            differing.append((pair["file"], pair["number"], agreements[0], got[0], note))
    print(f"{'class':16}{'n':>4}{'precision':>11}{'recall':>8}{'F1':>6}")
    scores = []
    for name in CLASSES:
        right = confusion[name, name]
        said = sum(confusion[gold, name] for gold in CLASSES)
        there = sum(confusion[name, got] for got in CLASSES)
        precision, recall = right / said if said else 1.0, right / there if there else 1.0
        scores.append(2 * precision * recall / (precision + recall) if right else 0.0)
        print(f"{name or '(empty)':16}{there:4}{precision:11.3f}{recall:8.3f}{scores[-1]:6.3f}")
    print(f"macro-F1 {sum(scores) / len(scores):.3f}; qualifier too: {qualifiers[True]} of "
          f"{qualifiers.total()}\n")  # fmt: skip
    print("gold down, coded across".ljust(24) + "".join(f"{c or '(empty)':>16}" for c in CLASSES))
    for gold in CLASSES:
        cells = "".join(f"{confusion[gold, got]:16}" for got in CLASSES)
        print((gold or "(empty)").ljust(24) + cells)
    print("\ncodes other than the first reading of the gold")
    for file, number, gold, got, note in differing:
        print(f"  {file} {number or '(no number)'}: {gold or 'empty'} → {got or 'empty'}, {note}")


def seconds(task: Callable[[], object], times: int = 3) -> float:
    """The least processor time of a task in so many runs: what other work does not disturb."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        task()
        best = min(best, time.process_time() - start)
    return best


def report_speed(pairs: list[dict[str, Any]]) -> None:
    """Prints responses a second on one core, and how the cost grows from 0.5 to 1 MB."""
    if pairs:
        characters = sum(len(pair["response"]) for pair in pairs) / len(pairs)
        rate = len(pairs) / seconds(lambda: [code(pair) for pair in pairs], 9)
        print(f"\n{rate:.0f} responses a second, of {characters:.0f} characters on average")
    short = "The Department agrees with this recommendation. It will publish a plan by May. " * 4
    rate = 500 / seconds(lambda: [classify_response(short) for _ in range(500)])
    print(f"{rate:.0f} responses a second, of {len(short)} characters")
    print("\n1 MB of …        seconds   times that of 0.5 MB")
    for name, text in RUNAWAYS.items():
        half, whole = (text * (size // len(text)) for size in (500_000, 1_000_000))
        cost = seconds(lambda text=whole: classify_response(text), 2)
        less = seconds(lambda text=half: classify_response(text), 2)
        print(f"{name:16}{cost:8.2f}{cost / less:12.1f}")


if __name__ == "__main__":
    gold_pairs = load_gold()
    if gold_pairs:
        report_quality(gold_pairs)
    report_speed(gold_pairs)
