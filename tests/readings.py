"""What a reader made of a document, as short lines for the tests to compare."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.models import Block, Cell, Paragraph, Reading, Word

SHARED = Path(__file__).parent.parent.parent / "shared"
"""Real documents, which are not part of the project."""


def shape(blocks: Reading | Iterable[Block]) -> list[str]:
    """ "row: 4. Text | ^1 * item" for each block: cells by "|", paragraphs by "/"; "#" for each
    level of a heading, "*" for a list item, "^" for a mark, "+" for a space that is not there."""
    found = blocks.blocks if isinstance(blocks, Reading) else blocks
    return [f"{block.kind}: {' | '.join(map(_cell, block.cells))}".rstrip() for block in found]


def words_in(blocks: Reading | Iterable[Block]) -> list[str]:
    """Every word with its mark, in order."""
    found = blocks.blocks if isinstance(blocks, Reading) else blocks
    return [_word(word) for block in found for word in block.words]


def _cell(cell: Cell) -> str:
    return " / ".join(map(_paragraph, cell.paragraphs))


def _paragraph(paragraph: Paragraph) -> str:
    sign = "#" * paragraph.heading or ("*" if paragraph.bullet else "")
    text = "".join(_word(word) + ("+" if word.glued else " ") for word in paragraph.words).strip()
    return f"{sign} {text}".strip()


def _word(word: Word) -> str:
    return f"^{word.text}" if word.mark else word.text
