"""Takes an inspection and returns what one stage made, as plain data: what `inspect --json` prints.

Items carry the pages that they touch; ``pages`` keeps those that touch one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from pipeline import Stages
from pipeline.inspection import Stage
from pipeline.models import Block, Pair, Paragraph, Passage, Row, Word
from pipeline.validate import account, make_records

Pages = frozenset[int] | None
Data = dict[str, Any]


def describe(inspection: Stages, stage: Stage | None, pages: Pages = None) -> Data:
    """The document and its items at a stage; without one, each pair in a line."""
    describers = {
        "read": _blocks,
        "rows": _rows,
        "split": _pairs,
        "classify": _stances,
        "records": _records,
        None: _overview,
    }
    reading = inspection.reading
    items = (
        item
        for item in describers[stage](inspection)
        if pages is None or pages.intersection(item["pages"])
    )
    pairs = [pair for pair, _ in inspection.coded]
    ledger, left_over = account(reading.blocks, inspection.split, pairs)
    return {
        "source": inspection.source.path.name,
        "document_id": inspection.source.document_id,
        "format": reading.format,
        "pages": reading.pages,
        "unread": list(reading.unread),
        "warnings": list(reading.warnings),
        "layout": inspection.layout,
        "ledger": ledger.model_dump(),
        "left_over": [item.model_dump() for item in left_over],
        "stage": stage or "overview",
        "items": list(items),
    }


def _pages_of(words: Iterable[Word], page: int | None = None) -> list[int]:
    return sorted({word.page for word in words} | ({page} if page else set()))


# --- read ------------------------------------------------------------------------------------


def _blocks(inspection: Stages) -> Iterator[Data]:
    for index, block in enumerate(inspection.reading.blocks):
        yield {
            "index": index,
            "kind": block.kind,
            "pages": _pages_of(block.words, block.page),
            "table": block.table,
            "columns": block.columns,
            "cues": _block_cues(block),
            "cells": [
                {
                    "column": cell.column,
                    "span": cell.span,
                    "merged": cell.merged,
                    "paragraphs": [_paragraph(paragraph) for paragraph in cell.paragraphs],
                }
                for cell in block.cells
            ],
        }


def _block_cues(block: Block) -> list[str]:
    cues = {"header": block.header, "open at the top": block.open_top}
    return [cue for cue, seen in cues.items() if seen]


def _paragraph(paragraph: Paragraph) -> Data:
    cues = {
        f"heading {paragraph.heading}": paragraph.heading,
        "bullet": paragraph.bullet,
        "bold": paragraph.bold,
        "italic": paragraph.italic,
        f"{paragraph.lead} bold words at first": paragraph.lead,
        f"{paragraph.size:g} pt": paragraph.size,
    }
    marks = [word.text for word in paragraph.words if word.mark]
    return {
        "text": paragraph.text,
        "words": len(paragraph.words),
        "cues": [cue for cue, seen in cues.items() if seen],
        "marks": marks,
    }


# --- rows ------------------------------------------------------------------------------------


def passages_of(row: Row) -> list[tuple[str, Passage]]:
    """(role, text) of everything that a row holds; what stands apart from pairs is "rest"."""
    found = [
        ("number", row.number),
        ("recommendation", row.recommendation),
        *((f"response {who}".strip(), passage) for who, passage in row.responses),
        (f"label {row.label[0]}".strip(), row.label[1]),
        *((f"extra {name}".strip(), passage) for name, passage in row.extra),
        ("rest", row.rest),
    ]
    return [(role, passage) for role, passage in found if passage.words]


def _rows(inspection: Stages) -> Iterator[Data]:
    for index, row in enumerate(inspection.rows):
        passages = passages_of(row)
        yield {
            "index": index,
            "kind": row.kind,
            "pages": _pages_of((w for _, passage in passages for w in passage.words), row.page),
            "starts": row.starts,
            "roles": {role: passage.text for role, passage in passages},
        }


# --- split, classify, records ----------------------------------------------------------------


def _pair(index: int, pair: Pair) -> Data:
    return {
        "index": index,
        "pages": _pages_of(pair.words),
        "section": pair.section,
        "number": pair.number,
    }


def _pairs(inspection: Stages) -> Iterator[Data]:
    for index, pair in enumerate(inspection.split.pairs):
        yield {
            **_pair(index, pair),
            "recommendation": pair.recommendation.text,
            "response": pair.response.text,
            "responder": pair.responder,
            "label_column": pair.label_column,
            "extra": {name: passage.text for name, passage in pair.extra},
            "notes": list(pair.notes),
            "flags": list(pair.flags),
            "taken_out": " ".join(word.text for word in pair.used),
        }


def _stances(inspection: Stages) -> Iterator[Data]:
    for index, (pair, stances) in enumerate(inspection.coded):
        yield {
            **_pair(index, pair),
            "response": pair.response.text,
            "stances": [asdict(stance) for stance in stances],
        }


def _records(inspection: Stages) -> Iterator[Data]:
    for record in make_records(inspection.source, inspection.coded, set()):
        first, last = record.page_first or 0, record.page_last or 0
        yield {**record.model_dump(mode="json"), "pages": list(range(first, last + 1))}


def _overview(inspection: Stages) -> Iterator[Data]:
    for index, (pair, stances) in enumerate(inspection.coded):
        for stance in stances:
            yield {
                **_pair(index, pair),
                "responder": stance.responder or pair.responder,
                "agreement": stance.agreement,
                "qualifier": stance.qualifier,
                "recommendation": len(pair.recommendation.text.split()),
                "response": len(pair.response.text.split()),
                "review": [*dict.fromkeys([*stance.review, *pair.flags])],
            }
