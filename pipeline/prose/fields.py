"""Takes the table rows of running text and returns what their cells are: names, values, labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.labels.headers import header_role
from pipeline.labels.headings import is_date
from pipeline.labels.numbers import is_number
from pipeline.labels.printed import match_recommendation, match_response
from pipeline.models import Block, Cell, Paragraph


class Field(NamedTuple):
    """The name of what a cell holds, and whether the cell is that name."""

    name: str
    is_name: bool


def is_key_and_value(block: Block) -> bool:
    """A table row of a label and its value: "Management response | Partially accepted"."""
    filled = block.filled
    return len(filled) == 2 and len(filled[0].words) <= 12


def is_label_alone(cell: Cell) -> bool:
    paragraphs = with_place(cell.paragraphs)
    label = match_recommendation(paragraphs[0]) if len(paragraphs) == 1 else None
    return label is not None and label.whole and bool(label.number)


def with_place(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """A label and the place in the report below it as one label: "Recommendation 1 / Page 7"."""
    if len(paragraphs) != 2:
        return paragraphs
    whole = replace(paragraphs[0], words=paragraphs[0].words + paragraphs[1].words)
    label = match_recommendation(whole)
    return (whole,) if label and label.whole and label.number else paragraphs


def find_answered_rows(blocks: Sequence[Block]) -> frozenset[int]:
    """Rows of a label and a cell that holds an answer under a label of its own; none where the
    text has labelled answers as well, of which these are the summary.

    Recommendation no. 1 | The Department should … . / Department response: Agreed.
    """
    rows: set[int] = set()
    for index, block in enumerate(blocks):
        filled = block.filled
        if len(filled) == 2 and is_label_alone(filled[0]) and _answers_in(block):
            rows.add(index)
    if not rows:
        return frozenset()
    others = sum(_answers_in(block) for index, block in enumerate(blocks) if index not in rows)
    return frozenset(rows) if others * 2 < len(rows) else frozenset()


def _answers_in(block: Block) -> int:
    """How many labels of responses a block has."""
    return sum(match_response(paragraph) is not None for paragraph in block.paragraphs)


def _opens_answer(block: Block) -> bool:
    """Whether a row as wide as its table is "Management response"."""
    filled = block.filled
    wide = len(filled) == 1 and filled[0].span == block.columns
    return wide and match_response(filled[0].paragraphs[0]) is not None


def find_fields(blocks: Sequence[Block]) -> dict[int, dict[int, Field]]:
    """For each table row the names of what its cells hold, by column.

    Lead | Director of Social Care      a name and its value
    Key action | Time frame | Status    heads of columns, with rows below
    Latest response | May 2031          … and so is the day of an answer,
    File status | Active                and what is as brief, below such names
    Recommendation 4 | Owner | Due      the first of them is no head but what is asked
    Action | Completion date            two heads over actions and their dates
    Number | Recommendation             two heads, and "1" in the row below is the number only

    Below a row as wide as the table, "Recommendation 4: …", the heads above it hold again.
    """
    fields: dict[int, dict[int, Field]] = {}
    heads: dict[int, str] = {}
    above: dict[int, str] = {}
    table = numbered = 0
    for index, block in enumerate(blocks):
        if block.kind != "row":
            continue
        if block.table != table:
            table, heads, above = block.table, {}, {}
        texts = {c.column: " ".join(c.text.split()) for c in block.filled}
        asked = {c.column for c in block.filled if is_label_alone(c)}
        covered = sum(cell.span for cell in block.filled)
        if len(texts) == 2 and covered == block.columns:
            (key, name), (place, value) = texts.items()
            role, beside = header_role(name.rstrip(":")), header_role(value)
            if (role, beside) == ("number", "recommendation"):
                numbered = table
                fields[index] = {key: Field(name, True), place: Field(value, True)}
            elif table == numbered and is_number(name):
                fields[index] = {key: Field(name, True)}
            elif role and beside and _is_head_of_actions(blocks[index : index + 2]):
                fields[index] = {key: Field(name, True), place: Field(value, True)}
            elif (
                role in ("extra", "label", "action")
                or (role == "response" and is_date(value))
                or (role is None and _is_field(block, name, value, fields.get(index - 1, {})))
            ):
                name = name.rstrip(":")
                fields[index] = {key: Field(name, True), place: Field(name, False)}
        elif len(texts) >= 3:
            is_head = sum(header_role(text) is not None for text in texts.values()) >= 2
            if is_head:
                heads = {
                    place: texts[cell.column]
                    for cell in block.filled
                    for place in range(cell.column, cell.column + cell.span)
                    if cell.column not in asked
                }
            name = next(iter(texts.values())).rstrip(":")
            if not heads and header_role(name) == "extra" and len(name.split()) < 5:
                # Owner | Chief Engineer | by March
                fields[index] = {
                    place: Field(name, k == 0)
                    for k, place in enumerate(texts)
                    if place not in asked
                }
            elif not heads and set(texts) <= set(above):
                heads = above
            if heads:
                fields[index] = {
                    place: Field(heads.get(place, ""), is_head)
                    for place in texts
                    if place not in asked
                }
        elif (
            heads
            and not asked
            and not _opens_answer(block)
            and all(cell.span == 1 or len(cell.words) < 4 for cell in block.cells)
        ):
            fields[index] = {place: Field(heads.get(place, ""), False) for place in texts}
        else:
            above, heads = heads or above, {}
    return fields


def _is_field(block: Block, name: str, value: str, above: Mapping[int, Field]) -> bool:
    """Whether a row that is no label is the name of a field and its value, as the row above is."""
    first = block.filled[0].paragraphs[0]
    labelled = match_recommendation(first) or match_response(first) or not name[0].isalpha()
    brief = len(name.split()) < 5 and len(value.split()) < 7
    below = any(not field.is_name for field in above.values())
    return brief and below and not labelled


def _is_head_of_actions(rows: Sequence[Block]) -> bool:
    """Whether the first of two rows of a table heads two columns, as no form's "Action | By May":
    it names both, and the row below names nothing."""
    roles = [[header_role(cell.text.rstrip(" :")) for cell in row.filled] for row in rows]
    if len(roles) < 2 or rows[0].table != rows[1].table or len(roles[1]) != 2:
        return False
    return roles[0] == ["action", "extra"] and roles[1][0] is None
