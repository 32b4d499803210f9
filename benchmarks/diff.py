"""Measures `compare` on made-up releases of 1,000, 3,000 and 10,000 records.

    python benchmarks/diff.py

In each, of a hundred records five are reworded, five answered anew, two removed and two put in, so
that nearly all numbers change. "One document" has all records in one; in "all reworded" no text
stays, so that every record must be found by its likeness.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from pipeline.compare import compare
from pipeline.models import Dataset, Record

VOCABULARY = 5_000


def make_text(random: Random, length: int) -> str:
    """Words as frequent as in a language: the second half as often as the first, and so on."""
    ranks = (int(VOCABULARY ** random.random()) for _ in range(length))
    return " ".join(f"w{rank:x}" for rank in ranks) + "."


def make_release(size: int, documents: int) -> list[Record]:
    random = Random(size)
    return [
        number(
            Record(
                recommendation_id="-",
                document_id=f"d{index * documents // size}",
                sequence=1,
                recommendation=make_text(random, random.randint(15, 60)),
                response=make_text(random, random.randint(30, 200)),
                agreement=random.choice(["agrees", "agrees in part", "does not agree"]),
            ),
            index,
        )
        for index in range(size)
    ]


def number(record: Record, index: int) -> Record:
    """The record with the number that its position gives it."""
    where = {"recommendation_id": f"{record.document_id}/{index}", "number": str(index)}
    return record.model_copy(update={**where, "sequence": index + 1})


def edit(records: list[Record], reworded: float) -> list[Record]:
    random = Random(0)
    edited = []
    for record in records:
        dice = random.random()
        if dice < 0.02:
            continue
        if dice < 0.04:
            edited.append(record.model_copy(update={"recommendation": make_text(random, 40)}))
        elif dice < 0.09:
            record = record.model_copy(update={"response": make_text(random, 100)})
        if random.random() < reworded:
            words = record.recommendation.split()
            for place in random.sample(range(len(words)), len(words) // 5):
                words[place] = make_text(random, 1)
            record = record.model_copy(update={"recommendation": " ".join(words)})
        edited.append(record)
    return [number(record, index) for index, record in enumerate(edited)]


CASES: dict[str, Callable[[int], tuple[int, float]]] = {
    # (documents, part of the records that are reworded) for a size
    "documents of 50": lambda size: (size // 50, 0.05),
    "one document": lambda size: (1, 0.05),
    "all reworded": lambda size: (1, 1.0),
}


def main() -> None:
    print(f"{'':18}{'records':>8}{'seconds':>9}{'a record':>12}   found")
    for name, case in CASES.items():
        for size in (1_000, 3_000, 10_000):
            documents, reworded = case(size)
            old = make_release(size, documents)
            previous = Dataset(records=tuple(old))
            current = Dataset(records=tuple(edit(old, reworded)))
            start = time.process_time()
            counts = compare(previous, current)["counts"]
            seconds = time.process_time() - start
            found = ", ".join(f"{n} {kind}" for kind, n in counts.items() if n)
            print(f"{name:18}{size:8,}{seconds:9.2f}{seconds / size * 1e6:9.0f} µs   {found}")


if __name__ == "__main__":
    main()
