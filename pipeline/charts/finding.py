"""Takes blocks with tables and returns which of their rows are charts of answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.charts.cells import has_section_number, is_heading, is_start
from pipeline.charts.columns import (
    Column,
    infer_columns,
    read_header,
    read_headers_over_answers,
    read_lower_header,
    read_unknown_header,
    settle_columns,
)
from pipeline.labels.headers import is_verdict
from pipeline.labels.numbers import is_number
from pipeline.labels.printed import match_recommendation, text_after
from pipeline.labels.sentences import states_position
from pipeline.labels.vocabulary import mentions, vocabulary
from pipeline.models import Block, Cell


@dataclass(frozen=True, slots=True)
class Chart:
    """Which blocks are rows of charts: for each index the columns, and which are headers."""

    columns: Mapping[int, tuple[Column, ...]]
    headers: frozenset[int]
    repeats: frozenset[int]

    @property
    def pairs(self) -> int:
        return len(self.columns)


def find_charts(blocks: Sequence[Block], roles: Sequence[str] = ()) -> Chart:
    """The charts of a document; ``roles`` (documents.toml) names the columns outright."""
    tables: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind == "row":
            tables.setdefault(block.table, []).append(index)
    about = mentions(" ".join(block.text[:3000] for block in blocks), "subject")
    columns: dict[int, tuple[Column, ...]] = {}
    headers: set[int] = set()
    repeats: set[int] = set()
    known: tuple[Column, ...] = ()
    printed: set[tuple[str, ...]] = set()
    for indexes in tables.values():
        found = {} if roles else {i: read for i in indexes if (read := read_header(blocks[i]))}
        if not found and not roles:
            found = read_headers_over_answers(blocks, indexes)
        leading = indexes[: indexes.index(min(found))] if found else indexes
        current: tuple[Column, ...] = ()
        if roles and len(roles) == blocks[indexes[0]].columns:
            current = tuple(_declared(role) for role in roles)
        elif leading and _carries_on(blocks, leading, known, columns, headers | repeats):
            current = known
        elif leading and not found and _has_numbers_in_text(blocks, leading, known):
            current = known[1:]
        elif leading and found and _is_printed_again(blocks, leading, min(found)):
            current = found[min(found)]  # the first page's head is lost in a heading over it
        elif leading and not found and about:
            rows = [blocks[i] for i in leading]
            current = infer_columns(rows)
            if current and (named := read_unknown_header(rows[0], current, rows[1:])):
                texts = tuple(cell.text for cell in blocks[leading[0]].cells)
                same = (i for i in leading if tuple(c.text for c in blocks[i].cells) == texts)
                found = dict.fromkeys(same, named)
        for place, index in enumerate(indexes):
            if index in found:
                current = found[index]
                below = blocks[indexes[place + 1]] if place + 1 < len(indexes) else None
                if below and (lower := read_lower_header(blocks[index], current, below)):
                    found[indexes[place + 1]] = lower
                tiers = [index]
                if place and _is_upper_head(blocks[indexes[place - 1]], blocks[index]):
                    tiers.append(indexes[place - 1])
                    columns.pop(indexes[place - 1], None)
                for tier in tiers:
                    texts = tuple(cell.text for cell in blocks[tier].cells)
                    (repeats if texts in printed else headers).add(tier)
                    printed.add(texts)
            elif current:
                columns[index] = current
        if _holds_figures(blocks, {i: columns[i] for i in indexes if i in columns}):
            for index in indexes:
                columns.pop(index, None)
            headers.difference_update(indexes)
            continue
        known = current or known
    settled = _settled(columns, blocks)
    if not roles and not _is_named(settled) and not _states_positions(settled, blocks):
        return Chart({}, frozenset(), frozenset())
    return Chart(settled, frozenset(headers), frozenset(repeats))


def _is_named(columns: Mapping[int, tuple[Column, ...]]) -> bool:
    """Whether a head says that a column holds recommendations, or responses.

    "Requirement | Explanation" does not, nor does "Recommended approach | Local action".
    """
    labels = vocabulary()["labels"]
    names = {*labels["recommendation"], *labels["response"]}
    heads = {column.header.casefold() for held in columns.values() for column in held}
    words = {word for head in heads for word in re.findall(r"[^\W\d_]+", head)}
    return bool(names & (heads | words))


def _states_positions(columns: Mapping[int, tuple[Column, ...]], blocks: Sequence[Block]) -> bool:
    """Whether at least one answer in five begins as one: "The Board accepts …", "Agreed."."""
    answers = [
        cell
        for i, held in columns.items()
        for cell in blocks[i].filled
        if cell.column < len(held) and held[cell.column].role in ("response", "label")
    ]
    openings = [_opening(cell) for cell in answers]
    stated = sum(states_position(text) or is_verdict(text) for text in openings)
    return stated * 5 >= max(len(answers), 1)


def _opening(cell: Cell) -> str:
    """The first text of a cell, behind or below the number of what it answers: "Recommendation 4"
    / "The Board accepts …"."""
    labels = [match_recommendation(p) for p in cell.paragraphs]
    texts = (text_after(p, label) for p, label in zip(cell.paragraphs, labels, strict=True))
    return next(filter(None, texts), "")


def _holds_figures(blocks: Sequence[Block], columns: Mapping[int, tuple[Column, ...]]) -> bool:
    """Whether a table only counts recommendations: "Accepted: 7", and no text in any row."""
    texts = [
        cell.text.strip()
        for i, held in columns.items()
        for cell in blocks[i].filled
        if cell.column < len(held) and held[cell.column].role in ("recommendation", "response")
    ]
    return bool(texts) and all(re.fullmatch(r"[\d.,%\s–-]+", text) for text in texts)


def _is_upper_head(above: Block, head: Block) -> bool:
    """Whether a row over a head says whose columns are below: "The Inquiry | The Government"."""
    filled = [cell for cell in above.cells if cell.words]
    return (
        len(filled) > 1
        and above.page == head.page
        and sum(cell.span for cell in filled) == above.columns > len(filled)
        and not has_section_number(filled[0].text)
        and all(len(c.words) < 6 and not c.text.endswith((":", ".")) for c in filled)
    )


def _is_printed_again(blocks: Sequence[Block], leading: Sequence[int], header: int) -> bool:
    """Whether a header stands on a later page than the rows over it, and has as many columns."""
    last, head = blocks[leading[-1]], blocks[header]
    return head.page > last.page and head.columns == last.columns


def _carries_on(
    blocks: Sequence[Block],
    indexes: Sequence[int],
    known: Sequence[Column],
    columns: Mapping[int, tuple[Column, ...]],
    heads: set[int],
) -> bool:
    """Whether rows without header go on with the chart before them.

    They follow directly, or after headings and with numbered recommendations as the chart has.
    """
    if len(known) != blocks[indexes[0]].columns or _has_other_heads(blocks[indexes[0]], known):
        return False
    between = [
        block
        for block in blocks[max([*columns, *heads], default=-1) + 1 : indexes[0]]
        if block.kind not in ("note", "furniture")
    ]
    if not between:
        return True
    roles = [column.role for column in known]
    if "number" not in roles and "recommendation" not in roles:
        return False
    asked = roles.index("number" if "number" in roles else "recommendation")
    starts = [
        is_start(cell.paragraphs) or is_number(cell.text)
        for i in indexes
        for cell in blocks[i].filled
        if cell.column == asked
    ]
    # What runs over the page's edge may stand below the table that it belongs to.
    rest = between[1:] if between[0].text[:1].islower() else between
    if not all(is_heading(replace(block, kind="paragraph")) for block in rest):
        return False  # a band with a section's name can be read as a box
    ours = [
        is_start(cell.paragraphs) or is_number(cell.text)
        for i, held in columns.items()
        for cell in blocks[i].filled
        if held == tuple(known) and cell.column == asked
    ]
    if not ours:
        return True  # only the head is printed so far, over a section's heading
    unnumbered = sum(ours) * 2 <= len(ours)
    return unnumbered or sum(starts) * 2 > len(starts)


def _has_other_heads(block: Block, known: Sequence[Column]) -> bool:
    """Whether a row has some of the chart's heads and others in place of the rest: No. | Issued |
    Status 2021 | Status 2022 below a chart of No. | Issued | Recommendation | Response."""
    filled = [cell for cell in block.filled if cell.column < len(known)]
    headers = [" ".join(known[cell.column].header.casefold().split()) for cell in filled]
    texts = [" ".join(cell.text.casefold().split()) for cell in filled]
    same = [bool(h) and text.startswith(h) for text, h in zip(texts, headers, strict=True)]
    brief = all(len(cell.words) < 8 for cell in filled)
    return brief and any(same) and not all(same)


def _has_numbers_in_text(
    blocks: Sequence[Block], indexes: Sequence[int], known: Sequence[Column]
) -> bool:
    """Whether a page's rows are the chart's, with its numbers set in the recommendations' cells."""
    roles = [column.role for column in known[:2]]
    if roles != ["number", "recommendation"] or len(known) - 1 != blocks[indexes[0]].columns:
        return False
    firsts = [c for i in indexes for c in blocks[i].filled if c.column == 0]
    full = [
        cell
        for cell in firsts
        if cell.span == 1 and not all(p.bold or p.heading for p in cell.paragraphs)
    ]
    return bool(full) and all(is_start(cell.paragraphs) for cell in full)


def _settled(
    columns: Mapping[int, tuple[Column, ...]], blocks: Sequence[Block]
) -> dict[int, tuple[Column, ...]]:
    rows: dict[tuple[Column, ...], list[int]] = {}
    for index, found in columns.items():
        rows.setdefault(found, []).append(index)
    settled = {
        found: settle_columns(found, [blocks[i] for i in indexes])
        for found, indexes in rows.items()
    }
    return {index: settled[found] for index, found in columns.items()}


def _declared(role: str) -> Column:
    name, _, header = role.partition(":")
    return Column(name.strip(), header.strip())  # type: ignore[arg-type]
