"""Makes blocks out of short lines, and shows what the stages make of them as short lines.

The text of a cell reads as `readings.shape` prints it: paragraphs by " / ", "#" for each level of
a heading, "*" for a list item, "^" for a footnote mark; and `**…**` for bold, `_…_` for italic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.classify.pairs import classify_pair
from pipeline.models import Block, Cell, Pair, Paragraph, Passage, Reading, Record, Row, Word
from pipeline.rows import read_rows
from pipeline.sources import Facts, Source
from pipeline.split import Split, split_into_pairs
from pipeline.validate import Checked, check_document

SHA = "0" * 64


def words(text: str, page: int = 1) -> tuple[Word, ...]:
    return tuple(
        Word(word.removeprefix("^"), page, mark=word.startswith("^")) for word in text.split()
    )


def paragraph(text: str, page: int = 1) -> Paragraph:
    found = re.fullmatch(r"(?:(#+) |(\*) )?(\*\*|_)?(.*?)(?:\3)?", text.strip(), re.DOTALL)
    assert found
    level, bullet, style, rest = found.groups()
    lead = re.match(r"\*\*(.+?)\*\*\s", text)
    if lead:  # bold at the beginning only
        head = words(lead[1], page)
        return Paragraph(head + words(text[lead.end() :], page), lead=len(head))
    return Paragraph(words(rest, page), bool(bullet), len(level or ""), style == "**", style == "_")


def paragraphs(text: str, page: int = 1) -> tuple[Paragraph, ...]:
    return tuple(paragraph(part, page) for part in text.split(" / ") if part.strip())


def passage(text: str, page: int = 1) -> Passage:
    return Passage(paragraphs(text, page))


def row(*cells: str, page: int = 1, table: int = 1, columns: int = 0) -> Block:
    """A table row, a cell for each text."""
    filled = tuple(Cell(paragraphs(text, page), place) for place, text in enumerate(cells))
    return Block("row", filled, page, table, columns or len(cells))


def across(text: str, columns: int = 2, page: int = 1, table: int = 1) -> Block:
    """A table row with one cell over all columns."""
    return Block("row", (Cell(paragraphs(text, page), 0, columns),), page, table, columns)


def text(content: str, page: int = 1) -> Block:
    return Block("paragraph", (Cell(paragraphs(content, page)),), page)


def box(content: str, page: int = 1) -> Block:
    return Block("box", (Cell(paragraphs(content, page)),), page)


def furniture(content: str, page: int = 1) -> Block:
    return Block("furniture", (Cell(paragraphs(content, page)),), page)


def note(content: str, page: int = 1) -> Block:
    """A footnote; "^1 See the plan." begins with its mark."""
    return Block("note", (Cell(paragraphs(content, page)),), page)


def prose(*lines: str, page: int = 1) -> list[Block]:
    """A paragraph for each line, a box where it is set in brackets: "[Recommendation 1 …]"."""
    return [box(line[1:-1], page) if line.startswith("[") else text(line, page) for line in lines]


def pair_row(
    asked: str, answered: str = "", number: str = "", page: int = 1, **more: object
) -> Row:
    """A row of two columns, as `rows` gives them."""
    return Row(
        "pair",
        page,
        number=passage(number, page),
        recommendation=passage(asked, page),
        responses=(("", passage(answered, page)),),
        **more,  # type: ignore[arg-type]
    )


def other_row(kind: str, content: str, page: int = 1) -> Row:
    return Row(kind, page, rest=passage(content, page))  # type: ignore[arg-type]


def split(blocks: Iterable[Block], layout: str = "", columns: Sequence[str] = ()) -> Split:
    _, rows = read_rows(tuple(blocks), layout=layout, columns=columns)
    return split_into_pairs(rows)


def show(pair: Pair) -> str:
    """ "A. Nets | 4 | Mend the nets. | We agree." """
    return " | ".join(
        [
            pair.section,
            pair.number,
            pair.recommendation.text.replace("\n\n", " / "),
            pair.response.text.replace("\n\n", " / "),
        ]
    )


def pairs(blocks: Iterable[Block], layout: str = "", columns: Sequence[str] = ()) -> list[str]:
    """What the pairs of some blocks are."""
    return [show(pair) for pair in split(blocks, layout, columns).pairs]


def check(blocks: Iterable[Block], name: str = "a.txt", **facts: object) -> Checked:
    """All stages after the reader, on blocks."""
    found = Facts(**facts)  # type: ignore[arg-type]
    blocks = tuple(blocks)
    source = Source(Path(name), found.document_id or Path(name).stem, found)
    pages = max((block.page for block in blocks), default=1)
    reading = Reading(blocks, pages, "text")
    return check_reading(source, reading)


def check_reading(source: Source, reading: Reading) -> Checked:
    facts = source.facts
    result = split(reading.blocks, facts.layout, facts.columns)
    coded = [(pair, classify_pair(pair, responder=facts.responder)) for pair in result.pairs]
    return check_document(source, reading, result, coded, SHA)


def records(blocks: Iterable[Block], **facts: object) -> tuple[Record, ...]:
    return check(blocks, **facts).records


def on_page(blocks: Iterable[Block], page: int) -> list[Block]:
    """Blocks moved to another page."""

    def move(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, words=tuple(replace(w, page=page) for w in paragraph.words))

    return [
        replace(
            block,
            page=page,
            cells=tuple(replace(c, paragraphs=tuple(map(move, c.paragraphs))) for c in block.cells),
        )
        for block in blocks
    ]


CHART = """Answers of the port

Recommendation\tResponse
1. Mend the nets.\tThe Port agrees with this recommendation.
2. Paint the boats.\tThe Port does not agree with this recommendation.
3. Light the quay.\tThe Port agrees that it should light the quay.
"""
"""A chart as a text file: three records, the last of them for review."""
