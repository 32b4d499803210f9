"""Measures the classifier on the development corpus: classes, confusion, disagreements, speed."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.classify import classify_response

SHARED = Path(__file__).resolve().parents[2] / "shared"


def load_gold() -> list[dict[str, object]]:
    """The gold pairs of both folders, each with its file name under "file"."""
    pairs = []
    for folder in ("raw", "corpus"):
        for path in sorted((SHARED / folder).glob("*.gold.json")):
            for pair in json.loads(path.read_text("utf-8"))["pairs"]:
                pairs.append({**pair, "file": path.name.split(".")[0]})
    return pairs


def main() -> None:
    for pair in load_gold():
        stance = classify_response(
            pair["response"], recommendation=pair["recommendation"], number=pair["number"]
        )[0]
        gold = (pair["agreement"] or "", pair.get("qualifier") or "")
        accepted = [gold] + [tuple(x or "" for x in a) for a in pair.get("alternatives", [])]
        got = (stance.agreement, stance.qualifier)
        mark = (
            "ok"
            if got == gold
            else "alt"
            if got in accepted
            else (
                "q"
                if got[0] == gold[0]
                else "q-alt"
                if got[0] in [a[0] for a in accepted]
                else "WRONG"
            )
        )
        print(
            mark,
            pair["file"][:10],
            pair["number"],
            "gold",
            accepted,
            "got",
            got,
            stance.basis,
            [q.text[:80] for q in stance.evidence],
            stance.review,
        )


if __name__ == "__main__":
    main()
