"""Says what a cell, or a block beside a chart, looks like: a number, a label, a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from pipeline.labels.headings import starts_as
from pipeline.labels.numbers import is_number
from pipeline.labels.printed import match_number, match_recommendation
from pipeline.models import Block, Cell, Paragraph

LONG_HEADING = 30  # words; a longer text in one cell is no heading


def is_wide(block: Block) -> bool:
    filled = block.filled
    return len(filled) == 1 and filled[0].span >= block.columns > 1


def is_label_alone(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a cell or paragraph is "Recommendation 4", the number of what stands below."""
    filled = [p for p in paragraphs if p.words]
    label = match_recommendation(filled[0]) if len(filled) == 1 else None
    return label is not None and label.whole and bool(label.number) and not label.counted


def is_number_cell(cell: Cell) -> bool:
    """Whether a cell holds a number alone, or "Recommendation no. 1 / Paragraph 2.7"."""
    return is_number(cell.text) or (len(cell.words) <= 8 and is_labelled(cell.paragraphs))


def is_labelled(paragraphs: Sequence[Paragraph]) -> bool:
    return bool(paragraphs) and match_recommendation(paragraphs[0]) is not None


def is_start(paragraphs: Sequence[Paragraph]) -> bool:
    return is_labelled(paragraphs) or (bool(paragraphs) and match_number(paragraphs[0]) is not None)


def holds_numbers(blocks: Sequence[Block], place: int) -> bool:
    cells = [c for block in blocks for c in block.filled if c.column == place]
    return bool(cells) and sum(is_number(cell.text) for cell in cells) >= 0.7 * len(cells)


def usual_words(blocks: Sequence[Block], column: int) -> float:
    counts = [len(cell.words) for block in blocks for cell in block.filled if cell.column == column]
    return median(counts) if counts else 0


def is_title(block: Block) -> bool:
    return block.kind == "paragraph" and any(p.heading for p in block.paragraphs)


def is_heading(block: Block) -> bool:
    paragraphs = [p for p in block.paragraphs if p.words]
    if block.kind == "box" or not paragraphs or len(block.words) > LONG_HEADING:
        return False
    if any(p.bullet for p in paragraphs):
        return False
    text = block.text.strip()
    return (
        all(p.heading or p.bold for p in paragraphs)
        or has_section_number(text)
        or (len(block.words) <= 12 and not text.endswith((".", ":", ";", ",")))
    )


def is_counted_heading(block: Block) -> bool:
    """Whether a block is a heading by its number, however it is set: "III. Costs", "Part C: …"."""
    text = block.text.strip()
    named = starts_as(text, "sections") and re.match(r"\w+ (?:[IVXLC]+|[A-Z]|\d+)\b", text)
    counted = named or re.match(r"(?:[IVX]{1,5}|[A-Z])[.)]\s+[A-Z“\"]", text)
    return bool(counted) and len(block.words) <= LONG_HEADING and "\n" not in text


def has_section_number(text: str) -> bool:
    """Whether a text begins as a section does: "II. Costs", "Part B", "C. Training"."""
    return starts_as(text, "sections") or bool(
        re.match(r"(?:[IVXLC]{1,6}|[A-Z])\.?\)?\s+[A-Z“\"]", text)
    )
