"""Times the analyst's desk on synthetic releases of 1,000, 3,000 and 10,000 records.

    python benchmarks/desk.py

For each size: the four files of a release, the workbook alone, the import of a workbook in which
every tenth record was reviewed, and the comparison with a release that was edited. The last column
is the time of a record at that size against its time at the first: near 1 is a straight line.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from pipeline.compare import compare
from pipeline.export import write_dataset
from pipeline.export.workbook import render_workbook
from pipeline.models import Dataset, Document, Evidence, Ledger, Record
from pipeline.review import import_reviews, read_reviews

SIZES = (1_000, 3_000, 10_000)
A_DOCUMENT, A_SECTION = 200, 20  # records in each
LEADS = ("re", "con", "de", "in", "pro", "sub", "ob", "ex", "trans", "per")
ENDS = ("port", "form", "duct", "vise", "spect", "mit", "tain", "cede", "sist", "serve", "tend")
WORDS = [lead + end for lead in LEADS for end in ENDS]
CODES = ("agrees",) * 7 + ("agrees in part", "does not agree", "")


def synthetic_release(size: int, seed: int = 1) -> Dataset:
    """Records with a recommendation of 40 to 80 words and a response of 100 to 500."""
    draw = Random(seed)
    records = []
    for number in range(size):
        document = f"document-{number // A_DOCUMENT:03}"
        section = f"Section {number % A_DOCUMENT // A_SECTION + 1}"
        code = draw.choice(CODES)
        lead = f"The office {code or 'notes'} this recommendation."
        records.append(
            Record(
                recommendation_id=f"{document}/{section}/{number % A_SECTION + 1}",
                document_id=document,
                sequence=number % A_DOCUMENT + 1,
                section=section,
                number=str(number % A_SECTION + 1),
                recommendation=" ".join(draw.choices(WORDS, k=draw.randint(40, 80))) + ".",
                response=f"{lead} " + " ".join(draw.choices(WORDS, k=draw.randint(100, 500))),
                agreement=code,
                basis="recommendation" if code else "",
                evidence=(Evidence(quote=lead, start=0, end=len(lead), page=1),) if code else (),
                page_first=1,
                page_last=2,
                review=() if code else ("no position found",),
            )
        )
    ledger = Ledger(words=1, records=1, headings=0, notes=0, furniture=0, outside=0, left_over=0)
    documents = tuple(
        Document(
            document_id=name,
            source=f"{name}.pdf",
            sha256="0" * 64,
            format="pdf",
            pages=9,
            ledger=ledger,
        )
        for name in sorted({record.document_id for record in records})
    )
    return Dataset(documents=documents, records=tuple(records))


def edited_release(dataset: Dataset, seed: int = 2) -> Dataset:
    """One record in fifty is gone, so that those after it move up; one in twenty is reworded."""
    draw = Random(seed)
    numbers: dict[tuple[str, str], int] = {}
    records = []
    for record in dataset.records:
        if draw.random() < 0.02:
            continue
        place = (record.document_id, record.section)
        numbers[place] = numbers.get(place, 0) + 1
        change: dict[str, object] = {
            "number": str(numbers[place]),
            "recommendation_id": f"{record.document_id}/{record.section}/{numbers[place]}",
        }
        if draw.random() < 0.05:
            words = record.recommendation.split()
            words[draw.randrange(len(words))] = "otherwise"
            change["recommendation"] = " ".join(words)
        records.append(record.model_copy(update=change))
    return dataset.model_copy(update={"records": tuple(records)})


def filled_workbook(content: bytes, path: Path) -> Path:
    """The workbook with a decision in every tenth row."""
    path.write_bytes(content)
    book = load_workbook(path)
    sheet = book["Recommendations"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1, 10):
        sheet.cell(row, heads["reviewed_agreement"]).value = "agrees in part"
    book.save(path)
    return path


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def times_of(size: int, folder: Path) -> dict[str, float]:
    """What each step of the desk takes, in seconds."""
    dataset = synthetic_release(size)
    edited = edited_release(dataset)
    form = filled_workbook(render_workbook(dataset)[0], folder / "form.xlsx")

    def take_reviews() -> None:
        reviews = read_reviews(form)
        taken = import_reviews(
            reviews, dataset.records, (), path=form, date="2026-01-01", reviewer="A"
        )
        assert len(taken.taken) == size // 10

    return {
        "all files of a release": seconds(lambda: write_dataset(dataset, folder / "output")),
        "the workbook alone": seconds(lambda: render_workbook(dataset)),
        "import of reviews": seconds(take_reviews),
        "comparison": seconds(lambda: compare(dataset, edited)),
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        rows = {size: times_of(size, Path(name)) for size in SIZES}
    first, last = SIZES[0], SIZES[-1]
    print(f"{'':24}" + "".join(f"{size:>9,}" for size in SIZES) + "   a record, last : first")
    for step in rows[first]:
        ratio = (rows[last][step] / last) / (rows[first][step] / first)
        figures = "".join(f"{rows[size][step]:8.2f}s" for size in SIZES)
        print(f"{step:24}{figures}   {ratio:.1f}")


if __name__ == "__main__":
    main()
