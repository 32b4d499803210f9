"""Adds the sheet Read me: what the workbook is, its sources, its codes, and how to review it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pipeline.export.workbook.cells import Limits, fit_text, row_height
from pipeline.export.workbook.recommendations import NOTE, REVIEWED, REVIEWER
from pipeline.export.workbook.styles import Styles, set_up_page
from pipeline.models import Dataset, Document
from pipeline.schema import NO_POSITION

SHEET = "Read me"
WIDTHS = (32, 110)

MEANINGS = {
    "agrees": "The response says that it agrees with, accepts or supports the recommendation, "
    "or that it will implement it.",
    "agrees in part": "Only in part or in principle, only with the aim, with exceptions; or it "
    "agrees and then declines a part of what was asked.",
    "does not agree": "It says that it does not agree with, accept or support the recommendation, "
    "or that it will not do what was asked.",
    NO_POSITION: "It states none: it notes, considers, refers to others, or describes actions. "
    "In the CSV and the JSON this is an empty value.",
}

REVIEWING = (
    f"On the sheet Recommendations, fill in {REVIEWED} (choose from the list), {NOTE} (why) and "
    f"{REVIEWER} (your name). Choose the code that stands there already to confirm it. Leave the "
    "cells of a record empty to decide nothing.",
    "Then: pipeline review import recommendations.xlsx. Your decisions go into "
    "raw/corrections.csv and are applied at the next build. The workbook is a form: it is "
    "written anew by each build, and what is changed in other cells is not read.",
    "The sheet is protected without a password, so that nothing is overtyped by accident. "
    "Filters and column widths work as they are; to sort, take the protection off first "
    "(Review, Unprotect Sheet): rows may be sorted, hidden or deleted. A text that is longer than "
    "the tallest row Excel allows goes on in the formula bar.",
)


def add_readme(
    book: Any, styles: Styles, dataset: Dataset, limits: Limits, *, changes: bool
) -> None:
    """Labels in the first column, sentences in the second."""
    sheet = book.add_worksheet(SHEET)
    sheet.hide_gridlines(2)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, "Recommendations and the responses to them", styles.title)
    sheet.set_row(0, 28)
    row = 1
    for title, lines in _sections(dataset, limits, changes):
        sheet.write_string(row, 0, title, styles.heading)
        sheet.set_row(row, 30)
        row += 1
        for label, text in lines:
            style = styles.code_head.get(label, styles.label)
            label, text = fit_text(label)[0], fit_text(text)[0]
            sheet.write_string(row, 0, label, style)
            sheet.write_string(row, 1, text, styles.plain)
            sheet.set_row(row, row_height(zip((label, text), WIDTHS, strict=True), size=10))
            row += 1
    set_up_page(sheet, SHEET)


def _sections(
    dataset: Dataset, limits: Limits, changes: bool
) -> list[tuple[str, list[tuple[str, str]]]]:
    records = dataset.records
    to_review = [record for record in records if record.review]
    reasons = Counter(reason for record in records for reason in record.review)
    return [
        (
            "What this is",
            [
                (
                    "One row",
                    "is one responder's answer to one recommendation (or one printed group of "
                    "them), with the words that carry its code.",
                ),
                (
                    "Records",
                    f"{len(records):,} from {_number_of(len(dataset.documents), 'document')}",
                ),
                ("Schema version", dataset.schema_version),
                (
                    "Sheets",
                    f"Recommendations, Summary,{' Changes,' * changes} Data dictionary. The same "
                    "records are in recommendations.csv and recommendations.json.",
                ),
                *(("Limits", sentence) for sentence in limits.sentences()),
            ],
        ),
        ("How agreement is coded, and its colours", list(MEANINGS.items())),
        (
            "What needs review",
            [
                (
                    "Records",
                    f"{len(to_review):,} of {len(records):,}: the column review gives the "
                    "reasons, on yellow. A record that needs review is published all the same.",
                ),
                *((reason, _number_of(count, "record")) for reason, count in reasons.items()),
            ],
        ),
        ("How to review", [(f"{step}.", text) for step, text in enumerate(REVIEWING, start=1)]),
        ("Sources", [(document.document_id, _facts(document)) for document in dataset.documents]),
    ]


def _facts(document: Document) -> str:
    ledger = document.ledger
    lines = [
        document.title,
        ", ".join(filter(None, (document.publisher, document.date))),
        f"{document.source} ({document.format}, {_number_of(document.pages, 'page')})",
        f"sha256 {document.sha256}",
        f"{ledger.words:,} words: {ledger.records:,} in records, {ledger.headings:,} in headings, "
        f"{ledger.notes:,} in notes, {ledger.furniture:,} of page furniture, {ledger.outside:,} "
        f"outside the chart, {ledger.left_over:,} left over",
        document.note,
    ]
    return "\n".join(filter(None, lines))


def _number_of(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
