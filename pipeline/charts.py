"""Takes blocks with tables and returns the rows of those tables that are charts of answers.

A chart is a table whose header says which column is the recommendation and which the response;
or, without a header, one whose first text column is numbered or labelled and whose next one is
prose, in a document about recommendations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.labels import (
    Role,
    column_role,
    is_number,
    is_verdict,
    is_yes_or_no,
    match_number,
    match_recommendation,
    match_response,
    mentions,
    starts_as,
    vocabulary,
)
from pipeline.models import Block, Cell, Paragraph, Passage, Row

LONG_HEADING = 30  # words; a longer text in one cell is no heading


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a chart holds; ``header`` as printed, "" where there is none."""

    role: Role
    header: str = ""
    responder: str = ""


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
            found = _with_answers_below(blocks, indexes)
        leading = indexes[: indexes.index(min(found))] if found else indexes
        current: tuple[Column, ...] = ()
        if roles and len(roles) == blocks[indexes[0]].columns:
            current = tuple(_declared(role) for role in roles)
        elif leading and _carries_on(blocks, leading, known, columns):
            current = known
        elif leading and found and _is_printed_again(blocks, leading, min(found)):
            current = found[min(found)]  # the first page's head is lost in a heading over it
        elif leading and not found and about:
            rows = [blocks[i] for i in leading]
            current = _infer(rows)
            if current and (named := _read_unknown_header(rows[0], current, rows[1:])):
                texts = tuple(cell.text for cell in blocks[leading[0]].cells)
                same = (i for i in leading if tuple(c.text for c in blocks[i].cells) == texts)
                found = dict.fromkeys(same, named)
        for place, index in enumerate(indexes):
            if index in found:
                current = found[index]
                below = blocks[indexes[place + 1]] if place + 1 < len(indexes) else None
                if below and (lower := _read_lower_header(blocks[index], current, below)):
                    found[indexes[place + 1]] = lower
                texts = tuple(cell.text for cell in blocks[index].cells)
                (repeats if texts in printed else headers).add(index)
                printed.add(texts)
            elif current:
                columns[index] = current
        known = current or known
    return Chart(_settled(columns, blocks), frozenset(headers), frozenset(repeats))


def _is_printed_again(blocks: Sequence[Block], leading: Sequence[int], header: int) -> bool:
    """Whether a header stands on a later page than the rows over it, and has as many columns."""
    last, head = blocks[leading[-1]], blocks[header]
    return head.page > last.page and head.columns == last.columns


def _carries_on(
    blocks: Sequence[Block],
    indexes: Sequence[int],
    known: Sequence[Column],
    columns: Mapping[int, tuple[Column, ...]],
) -> bool:
    """Whether rows without header go on with the chart before them.

    They follow directly, or after headings and with numbered recommendations as the chart has.
    """
    if len(known) != blocks[indexes[0]].columns:
        return False
    between = [
        block
        for block in blocks[max(columns, default=-1) + 1 : indexes[0]]
        if block.kind not in ("note", "furniture")
    ]
    if not between:
        return True
    roles = [column.role for column in known]
    if "number" not in roles and "recommendation" not in roles:
        return False
    asked = roles.index("number" if "number" in roles else "recommendation")
    starts = [
        _is_start(cell.paragraphs) or is_number(cell.text)
        for i in indexes
        for cell in blocks[i].cells
        if cell.column == asked and cell.words
    ]
    if not all(_is_heading(block) for block in between):
        return False
    ours = [
        _is_start(cell.paragraphs) or is_number(cell.text)
        for i, held in columns.items()
        for cell in blocks[i].cells
        if held == tuple(known) and cell.column == asked and cell.words
    ]
    unnumbered = bool(ours) and sum(ours) * 2 <= len(ours)
    return unnumbered or sum(starts) * 2 > len(starts)


def _settled(
    columns: Mapping[int, tuple[Column, ...]], blocks: Sequence[Block]
) -> dict[int, tuple[Column, ...]]:
    rows: dict[tuple[Column, ...], list[int]] = {}
    for index, found in columns.items():
        rows.setdefault(found, []).append(index)
    settled = {
        found: _settle(found, [blocks[i] for i in indexes]) for found, indexes in rows.items()
    }
    return {index: settled[found] for index, found in columns.items()}


def _declared(role: str) -> Column:
    name, _, header = role.partition(":")
    return Column(name.strip(), header.strip())  # type: ignore[arg-type]


def read_header(block: Block) -> tuple[Column, ...] | None:
    """The columns that a row of headers announces; None for any other row.

    No. | Recommendation | Agency response | Due date
    """
    if any(len(cell.words) > 12 for cell in block.cells) or len(block.cells) < 2:
        return None
    columns = [Column("extra")] * block.columns
    for cell in block.cells:
        if cell.column >= len(columns):
            continue
        header = " ".join(cell.text.split())
        named = _is_label_alone(cell.paragraphs)
        role, responder = column_role(header) or ("recommendation" if named else "extra", "")
        for place in range(cell.column, min(cell.column + cell.span, len(columns))):
            columns[place] = Column(role, "" if named else header, responder)
    roles = [column.role for column in columns]
    answers = {"response", "label", "comment", "action"}
    if any(_is_label_alone(cell.paragraphs) for cell in block.cells):
        answers = {"response"}  # "Recommendation 7 | Accepted" is no header
    if roles.count("recommendation") == 0 or not answers.intersection(roles):
        return None
    return tuple(columns)


def _with_answers_below(
    blocks: Sequence[Block], indexes: Sequence[int]
) -> dict[int, tuple[Column, ...]]:
    """The header of a table in which answers are rows as wide as the table; empty for others.

    No. | Recommendation | Priority   /   Management response   /   Agreed. We will …
    """
    if not any(_is_wide(blocks[i]) and match_response(blocks[i].paragraphs[0]) for i in indexes):
        return {}
    headers: dict[int, tuple[Column, ...]] = {}
    for i in indexes:
        cells = [cell for cell in blocks[i].cells if cell.words]
        heads = [" ".join(cell.text.split()) for cell in cells]
        found = [column_role(head) for head in heads]
        if len(cells) < 2 or sum(role is not None for role in found) < 2:
            continue
        if "recommendation" in [role[0] for role in found if role]:
            columns = [Column("extra")] * blocks[i].columns
            for cell, head, role in zip(cells, heads, found, strict=True):
                columns[cell.column] = Column(role[0] if role else "extra", head)
            headers[i] = tuple(columns)
    return headers


def _is_wide(block: Block) -> bool:
    filled = [cell for cell in block.cells if cell.words]
    return len(filled) == 1 and filled[0].span >= block.columns > 1


def _is_label_alone(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a cell or paragraph is "Recommendation 4", the number of what stands below."""
    filled = [p for p in paragraphs if p.words]
    label = match_recommendation(filled[0]) if len(filled) == 1 else None
    return label is not None and label.whole and bool(label.number) and not label.counted


def _read_lower_header(
    upper: Block, columns: tuple[Column, ...], lower: Block
) -> tuple[Column, ...] | None:
    """The columns by a second row of headers, where the first one spans some of them.

    Commission’s recommendation | Province’s response
    No. | Text | Position | Explanation
    """
    under = {
        place
        for cell in upper.cells
        if cell.words and cell.span > 1
        for place in range(cell.column, cell.column + cell.span)
    }
    cells = [cell for cell in lower.cells if cell.words]
    below = all(cell.column in under for cell in cells)
    if not under or len(cells) < (2 if below else 3) or any(len(c.words) > 6 for c in cells):
        return None
    merged = list(columns)
    known = 0
    for cell in cells:
        header = " ".join(cell.text.split())
        role = column_role(header)
        known += role is not None
        above = columns[cell.column]
        # Response (over two columns)  /  Board | Inspectorate: who answers
        responder = above.responder
        if role is None and above.role == "response" and not responder:
            responder = header
        merged[cell.column] = Column(role[0] if role else above.role, header, responder)
    named = sum(column.role == "response" and bool(column.responder) for column in merged)
    return tuple(merged) if known >= 2 or (below and named > 1) else None


def _read_unknown_header(
    block: Block, columns: tuple[Column, ...], rows: Sequence[Block]
) -> tuple[Column, ...] | None:
    """The columns as a row of unknown headers names them: "Ref | What we were told | Owner".

    It is one where all is short and the place of the number holds none.
    """
    filled = [cell for cell in block.cells if cell.words]
    roles = [column.role for column in columns]
    place = roles.index("number" if "number" in roles else "recommendation")
    first = next((cell for cell in filled if cell.column == place), None)
    if first is None or len(filled) < 2 or any(len(cell.words) > 14 for cell in filled):
        return None
    if is_number(first.text) or _is_start(first.paragraphs) or not _is_head_text(filled):
        return None
    named = list(columns)
    for cell in filled:
        header = " ".join(cell.text.split())
        role, responder = column_role(header) or ("extra", "")
        known = columns[cell.column].role
        named[cell.column] = Column(role if known == "extra" else known, header, responder)
    long = [i for i in range(len(named)) if _usual_words(rows, i) >= 8]
    answers = [
        i
        for i in long
        if named[i].role in ("response", "extra")
        and named[i].header
        and column_role(named[i].header) is None
    ]
    if len(answers) > 1 and any(named[i].role == "response" for i in answers):
        for i in answers:  # "Waterways Board | Rivers Inspectorate": each head says who answers
            named[i] = Column("response", named[i].header, named[i].header)
    return tuple(named)


def _is_head_text(cells: Sequence[Cell]) -> bool:
    """Whether no cell reads as a sentence."""
    return not any(
        len(cell.words) > 2 and cell.text.rstrip().endswith((".", ";")) for cell in cells
    )


def _settle(columns: tuple[Column, ...], blocks: Sequence[Block]) -> tuple[Column, ...]:
    """Leaves one recommendation column, and the response in the column that is called so most.

    "Response" with cells of a word or two beside "Comments" with prose is the verdict's column.
    """
    settled = list(columns)
    asked = [i for i, column in enumerate(settled) if column.role == "recommendation"]
    if len(asked) > 1 and _holds_numbers(blocks, asked[0]):
        # "Recommendation" over the numbers and the texts
        settled[asked[0]] = replace(settled[asked[0]], role="number")
        asked = asked[1:]
    named_so = [i for i in asked if mentions(settled[i].header, "subject")]
    for i in asked:
        if i != (named_so or asked)[0]:
            settled[i] = replace(settled[i], role="extra")
    for i, column in enumerate(settled):
        if column.role == "extra" and _names_bodies(blocks, i, settled):
            settled[i] = replace(column, role="responder")
            break
    if not any(column.role == "label" for column in settled):
        verdicts = [i for i, c in enumerate(settled) if c.role == "extra" and _tells(blocks, i, c)]
        for i in verdicts[:1]:
            settled[i] = replace(settled[i], role="label")
    named = [i for i, column in enumerate(settled) if column.role == "response"]
    spare = [i for role in ("comment", "action") for i, c in enumerate(settled) if c.role == role]
    brief = named and all(_usual_words(blocks, i) <= 6 for i in named)
    if brief and spare and _usual_words(blocks, spare[0]) > 6:
        for i in named:
            settled[i] = replace(settled[i], role="label")
        named = []
    words = [_usual_words(blocks, i) for i in spare]
    if not named and len(spare) > 1 and words[0] <= 6 < words[1]:
        settled[spare[0]] = replace(settled[spare[0]], role="label")
        spare = spare[1:]
    if not named and spare:
        settled[spare[0]] = replace(settled[spare[0]], role="response")
        named = [spare[0]]
    if not named:
        labels = [i for i, column in enumerate(settled) if column.role == "label"]
        if not labels:
            return columns  # the answers stand below the rows
        settled[labels[0]] = replace(settled[labels[0]], role="response")
        named = labels[:1]
    responders = [settled[i].responder.casefold() for i in named]
    for place, i in enumerate(named):
        if place and (not responders[place] or responders[place] in responders[:place]):
            settled[i] = replace(settled[i], role="extra")
    labelled = [i for i, column in enumerate(settled) if column.role == "label"]
    ticked = len(labelled) > 1 and all(is_verdict(settled[i].header) for i in labelled)
    for i, column in enumerate(settled):
        spare_label = column.role == "label" and i != labelled[0] and not ticked
        if column.role in ("comment", "action") or spare_label:
            settled[i] = replace(column, role="extra")
    return tuple(settled)


def _names_bodies(blocks: Sequence[Block], place: int, columns: Sequence[Column]) -> bool:
    """Whether a column "Agency" says who answers: there are rows of it with an answer and nothing
    else, below the recommendation that they share."""
    words = columns[place].header.casefold().split()
    if not set(words) & set(vocabulary()["labels"]["bodies"]):
        return False
    shared = 0
    for block in blocks:
        filled = {
            columns[c.column].role: c for c in block.cells if c.words and c.column < len(columns)
        }
        named = any(c.column == place and c.words for c in block.cells)
        shared += (
            named and "response" in filled and not {"recommendation", "number"} & filled.keys()
        )
    return shared > 1


def _holds_numbers(blocks: Sequence[Block], place: int) -> bool:
    cells = [c for block in blocks for c in block.cells if c.column == place and c.words]
    return bool(cells) and sum(is_number(cell.text) for cell in cells) >= 0.7 * len(cells)


def _tells(blocks: Sequence[Block], place: int, column: Column) -> bool:
    """Whether a column holds nothing but verdicts: "Accepted", or "Yes" below "Agreed?"."""
    texts = [
        cell.text for block in blocks for cell in block.cells if cell.column == place and cell.words
    ]
    asks = is_verdict(column.header, somewhere=True)
    told = sum(is_verdict(text) or (asks and is_yes_or_no(text)) for text in texts)
    return len(texts) > 1 and told >= 0.7 * len(texts)


def _usual_words(blocks: Sequence[Block], column: int) -> float:
    counts = [
        len(cell.words)
        for block in blocks
        for cell in block.cells
        if cell.column == column and cell.words
    ]
    return median(counts) if counts else 0


def _infer(blocks: Sequence[Block]) -> tuple[Column, ...]:
    """The columns of a table without header, by what stands in them; empty for no chart."""
    count = blocks[0].columns
    cells: list[list[Cell]] = [[] for _ in range(count)]
    for block in blocks:
        for cell in block.cells:
            if cell.words and cell.column < count and cell.span == 1:
                cells[cell.column].append(cell)
    if any(
        cell.span >= count > 1 and _is_labelled(cell.paragraphs) for b in blocks for cell in b.cells
    ):
        return ()  # a form: "Recommendation 1: …" over its planned actions
    head = " ".join(cell.text for cell in blocks[0].cells if len(cell.words) < 8)
    if mentions(head, "finding") and not mentions(head, "subject"):
        return ()  # "Finding | Response"
    numbers = [
        bool(column) and sum(_is_number_cell(cell) for cell in column) >= 0.7 * len(column)
        for column in cells
    ]
    prose = [
        i
        for i, column in enumerate(cells)
        if column and not numbers[i] and median(len(cell.words) for cell in column) >= 4
    ]
    if len(prose) < 2:
        return ()
    asked, answered = prose[0], prose[1]
    starts = sum(_is_start(cell.paragraphs) for cell in cells[asked])
    numbered = any(numbers[:asked])
    labelled = sum(_is_labelled(cell.paragraphs) for cell in cells[asked])
    evidence = labelled >= 2 or starts >= max(2, 0.3 * len(cells[asked])) or numbered
    if not evidence or median(len(cell.words) for cell in cells[answered]) < 5:
        return ()
    columns = [Column("extra")] * count
    columns[asked], columns[answered] = Column("recommendation"), Column("response")
    for place in range(asked):
        # A theme beside its rows: its cell reaches down over several of them.
        reaching = sum(
            cell.merged for block in blocks for cell in block.cells if cell.column == place
        )
        if reaching * 3 >= len(blocks) and not numbers[place]:
            columns[place] = Column("section")
    if numbered:
        columns[numbers.index(True)] = Column("number")
    return tuple(columns)


def _is_number_cell(cell: Cell) -> bool:
    """Whether a cell holds a number alone, or "Recommendation no. 1 / Paragraph 2.7"."""
    return is_number(cell.text) or (len(cell.words) <= 8 and _is_labelled(cell.paragraphs))


def _is_labelled(paragraphs: Sequence[Paragraph]) -> bool:
    return bool(paragraphs) and match_recommendation(paragraphs[0]) is not None


def _is_start(paragraphs: Sequence[Paragraph]) -> bool:
    return _is_labelled(paragraphs) or (
        bool(paragraphs) and match_number(paragraphs[0]) is not None
    )


# --- blocks to rows --------------------------------------------------------------------------


def rows_of_charts(blocks: Sequence[Block], chart: Chart) -> list[Row]:
    """Every block as rows, in order: the charts' pairs and sections, and what is around them."""
    body = sorted(chart.columns)
    first, last = (body[0], body[-1]) if body else (len(blocks), -1)
    opening = _opening_section(blocks, chart, first, last)
    rows: list[Row] = []
    lost = _LostRow()
    above = Passage()  # "Recommendation 4" over the row that it numbers
    for index, block in enumerate(blocks):
        whole = Passage(block.paragraphs)
        if block.kind in ("note", "furniture"):
            rows.append(Row(block.kind, block.page, rest=whole))
        elif (found := _label_above(blocks, index, chart)) and not above.words:
            rows += lost.close()
            above = Passage(found)
            others = tuple(p for p in block.paragraphs if p not in found)
            rows += [Row("heading", block.page, rest=Passage(others))] if others else []
        elif index in chart.headers:
            rows.append(Row("heading", block.page, rest=whole))
        elif index in chart.repeats:
            rows.append(Row("furniture", block.page, rest=whole))
        elif index in chart.columns:
            rows += lost.close()
            if _is_over_parts(blocks, index, chart):
                rows.append(Row("section", block.page, rest=whole))
                continue
            found_rows = _chart_rows(block, chart.columns[index])
            rows += _numbered_from_above(found_rows, above)
            above = Passage() if found_rows else above
        elif index == opening:
            rows.append(Row("section", block.page, rest=whole))
        elif block.kind == "row" or not first < index < last:
            rows += lost.close()
            rows.append(Row("heading" if _is_title(block) else "outside", block.page, rest=whole))
        else:
            rows += lost.take(block, _is_before_row(blocks, index, chart))
    return _without_findings([*rows, *lost.close()])


def _without_findings(rows: Sequence[Row]) -> list[Row]:
    """Puts findings outside that stand in one table with the recommendations: F1 …, R1 …"""
    letters = [row.number.text.strip(" .()")[:1] for row in rows if row.kind == "pair"]
    asking = any(
        mentions(row.recommendation.text, "asking")
        for row in rows
        if row.kind == "pair" and row.number.text.strip(" .()").startswith("F")
    )
    if asking or min(letters.count("F"), letters.count("R")) < 2:
        return list(rows)
    return [
        Row("outside", row.page, rest=Passage(_all_paragraphs(row)))
        if row.kind == "pair" and row.number.text.strip(" .()").startswith("F")
        else row
        for row in rows
    ]


def _all_paragraphs(row: Row) -> tuple[Paragraph, ...]:
    passages = [row.number, row.recommendation, *(answer for _, answer in row.responses)]
    passages += [row.label[1], *(passage for _, passage in row.extra), row.rest]
    return tuple(p for passage in passages for p in passage.paragraphs)


def _is_over_parts(blocks: Sequence[Block], index: int, chart: Chart) -> bool:
    """Whether a row as wide as the chart is the title of those below: "Recommendation 1: Plan"
    over 1.1, 1.2, each with its own answer."""
    if not _is_wide(blocks[index]):
        return False
    label = match_recommendation(blocks[index].paragraphs[0])
    if label is None or label.whole or not label.number:
        return False
    following = next((blocks[k] for k in sorted(chart.columns) if k > index), None)
    first = following.paragraphs[0] if following and following.paragraphs else None
    part = match_number(first) if first else None
    return part is not None and part.number.startswith(f"{label.number}.")


def _label_above(blocks: Sequence[Block], index: int, chart: Chart) -> tuple[Paragraph, ...]:
    """The paragraph that is "Recommendation 4" alone, over a row of the chart; else empty.

    A row that spans the table, a cell of its header, or a heading between two tables.
    """
    block = blocks[index]
    inside = index in chart.columns or index in chart.headers
    if not (inside or block.kind in ("paragraph", "box", "row")) or index in chart.repeats:
        return ()
    filled = [cell for cell in block.cells if cell.words]
    if index not in chart.headers and len(filled) != 1:
        return ()
    if not inside and not _is_before_row(blocks, index, chart):
        return ()
    for cell in filled:
        if _is_label_alone(cell.paragraphs):
            return tuple(p for p in cell.paragraphs if p.words)
    return ()


def _numbered_from_above(rows: Sequence[Row], label: Passage) -> list[Row]:
    """Gives the label above a row to it as its number, if it prints none of its own."""
    if not label.words:
        return list(rows)
    numbered = []
    for row in rows:
        first = row.recommendation.paragraphs[:1]
        asks = match_recommendation(first[0]) if first else None
        own = row.number.words or (asks and asks.number) or (first and match_number(first[0]))
        if row.kind == "pair" and label.words and not own:
            row = replace(row, number=label, starts=True)
            label = Passage()
        numbered.append(row)
    if label.words:
        numbered.insert(0, Row("heading", rows[0].page if rows else 0, rest=label))
    return numbered


def _opening_section(blocks: Sequence[Block], chart: Chart, first: int, last: int) -> int | None:
    """The heading over the first row, if the sections further down have headings in its style."""
    styles = {
        _style(blocks[i])
        for i in range(first, last)
        if i not in chart.columns and i not in chart.headers and _is_heading(blocks[i])
    }
    told = False
    for index in range(first - 1, max(-1, first - 8), -1):
        block = blocks[index]
        if block.kind in ("note", "furniture") or index in chart.headers:
            continue
        if _is_heading(block):
            title = told and index == 0  # the document's own, over its introduction
            return index if _style(block) in styles and not title else None
        told = True
        if block.kind != "paragraph":
            return None  # a sentence or two may stand between
    return None


def _style(block: Block) -> tuple[int, bool, float]:
    paragraph = block.paragraphs[0]
    return (paragraph.heading, paragraph.bold, paragraph.size)


class _LostRow:
    """A row of a chart that lost its columns and stands as paragraphs, as they come in.

    1. Increase transparency …        the recommendation, numbered like its neighbours
    The agency agrees …               everything that follows is its response
    """

    def __init__(self) -> None:
        self.page = 0
        self.asked: tuple[Paragraph, ...] = ()
        self.answered: tuple[Paragraph, ...] = ()

    def take(self, block: Block, before_row: bool) -> list[Row]:
        paragraphs = block.paragraphs
        if _is_start(paragraphs):
            closed = self.close()
            self.page, self.asked = block.page, paragraphs
            return closed
        if self.asked and not (before_row and _is_heading(block)):
            self.answered += paragraphs
            return []
        closed = self.close()
        if _is_heading(block):
            return [*closed, Row("section", block.page, rest=Passage(paragraphs))]
        return [*closed, Row("outside", block.page, rest=Passage(paragraphs))]

    def close(self) -> list[Row]:
        if not self.asked:
            return []
        row = Row(
            "pair",
            self.page,
            recommendation=Passage(self.asked),
            responses=(("", Passage(self.answered)),),
            starts=True,
        )
        self.asked = self.answered = ()
        return [row]


def _is_before_row(blocks: Sequence[Block], index: int, chart: Chart) -> bool:
    """Whether the next block that is neither heading nor furniture is a row of a chart."""
    for following in range(index + 1, len(blocks)):
        block = blocks[following]
        if following in chart.columns or following in chart.headers:
            return True
        if block.kind in ("note", "furniture") or following in chart.repeats:
            continue
        if not _is_heading(block):
            return False
    return False


def _is_title(block: Block) -> bool:
    return block.kind == "paragraph" and any(p.heading for p in block.paragraphs)


def _is_heading(block: Block) -> bool:
    paragraphs = [p for p in block.paragraphs if p.words]
    if block.kind == "box" or not paragraphs or len(block.words) > LONG_HEADING:
        return False
    if any(p.bullet for p in paragraphs):
        return False
    text = block.text.strip()
    return (
        all(p.heading or p.bold for p in paragraphs)
        or _has_section_number(text)
        or (len(block.words) <= 12 and not text.endswith((".", ":", ";", ",")))
    )


def _has_section_number(text: str) -> bool:
    """Whether a text begins as a section does: "II. Costs", "Part B", "C. Training"."""
    return starts_as(text, "sections") or bool(
        re.match(r"(?:[IVXLC]{1,6}|[A-Z])\.?\)?\s+[A-Z“\"]", text)
    )


def _chart_rows(block: Block, columns: Sequence[Column]) -> list[Row]:
    """The pair of a table row, below the section that a column of its own names."""
    head, block = _without_header(block, columns)
    if head:
        rest = _chart_rows(block, columns) if block.words else []
        return [Row("furniture", block.page, rest=Passage(head)), *rest]
    filled = [cell for cell in block.cells if cell.words]
    if not filled:
        return []
    if _is_wide(block) and not any(column.role == "response" for column in columns):
        answer = Passage(filled[0].paragraphs)
        return [Row("pair", block.page, responses=(("", answer),))]
    if len(filled) == 1 and _is_section(filled[0], block.columns, columns):
        return [Row("section", block.page, rest=Passage(filled[0].paragraphs))]
    themes = [cell for cell in filled if _role_of(cell, columns) == "section"]
    named = [Row("section", block.page, rest=Passage(cell.paragraphs)) for cell in themes]
    others = [cell for cell in filled if cell not in themes]
    return [*named, _pair_row(block, others, columns)] if others else named


def _without_header(block: Block, columns: Sequence[Column]) -> tuple[tuple[Paragraph, ...], Block]:
    """(the repeated header, the row without it) where no line parts the two on a page's top."""
    heads: list[Paragraph] = []
    cells: list[Cell] = []
    for cell in block.cells:
        header = columns[min(cell.column, len(columns) - 1)].header.split()
        first = cell.paragraphs[0] if cell.paragraphs else None
        if first is None or not cell.words:
            cells.append(cell)
            continue
        words = [word.text for word in first.words[: len(header)]]
        if not header or words != header:
            return (), block
        heads.append(replace(first, words=first.words[: len(header)]))
        rest = replace(first, words=first.words[len(header) :], bold=False, lead=0)
        paragraphs = (rest, *cell.paragraphs[1:]) if rest.words else cell.paragraphs[1:]
        cells.append(replace(cell, paragraphs=paragraphs))
    if len(heads) < 2:
        return (), block
    return tuple(heads), replace(block, cells=tuple(cells))


def _role_of(cell: Cell, columns: Sequence[Column]) -> Role:
    return columns[min(cell.column, len(columns) - 1)].role


def _pair_row(block: Block, filled: Sequence[Cell], columns: Sequence[Column]) -> Row:
    places: dict[int, tuple[Paragraph, ...]] = {}
    for cell in filled:
        place = min(cell.column, len(columns) - 1)
        places[place] = places.get(place, ()) + cell.paragraphs
    merged = {cell.column for cell in block.cells if cell.merged}
    answers = {place for place, column in enumerate(columns) if column.role == "response"}
    responder = Passage(
        tuple(
            p
            for place, column in enumerate(columns)
            if column.role == "responder"
            for p in places.get(place, ())
        )
    )
    by_role: dict[str, Passage] = {}
    responses: list[tuple[str, Passage]] = []
    label = ("", Passage())
    extra: list[tuple[str, Passage]] = []
    names = Counter(column.header for column in columns)
    for place, column in enumerate(columns):
        passage = Passage(places.get(place, ()))
        if column.role == "response":
            responses.append((column.responder or responder.text, passage))
        elif column.role == "recommendation" and _has_fused_number(column, passage):
            first = passage.paragraphs[0]
            number, text = replace(first, words=first.words[:1]), first.words[1:]
            by_role["number"] = Passage((number,))
            by_role["recommendation"] = Passage(
                (replace(first, words=text), *passage.paragraphs[1:])
            )
        elif column.role in ("number", "recommendation"):
            by_role[column.role] = passage
        elif column.role == "label" and not label[1].words:
            label = (column.header, passage)
        elif column.role not in ("section", "responder") and (passage.words or column.header):
            name = column.header or f"column {place + 1}"
            if names[column.header] > 1 and column.header:
                name = f"{column.header} ({place + 1})"
            extra.append((name, passage))
    return Row(
        "pair",
        block.page,
        number=by_role.get("number", Passage()),
        recommendation=by_role.get("recommendation", Passage()),
        responses=tuple(responses),
        label=label,
        extra=tuple(extra),
        rest=responder,
        grouped=bool(answers) and answers <= merged,
    )


def _has_fused_number(column: Column, passage: Passage) -> bool:
    """Whether a thin column of numbers, headed "No.", runs into the recommendations' own."""
    name, _, rest = column.header.partition(" ")
    number, asked = column_role(name), column_role(rest)
    if not number or number[0] != "number" or not asked or asked[0] != "recommendation":
        return False
    words = passage.paragraphs[0].words if passage.paragraphs else ()
    return len(words) > 1 and is_number(words[0].text)


def _is_section(cell: Cell, count: int, columns: Sequence[Column]) -> bool:
    """Whether the only filled cell of a row is a section's heading and not part of a pair."""
    paragraphs = [p for p in cell.paragraphs if p.words]
    text = cell.text.strip()
    if _is_labelled(paragraphs) or match_response(paragraphs[0]) or len(cell.words) > LONG_HEADING:
        return False
    if not re.match(r"[\W\d]*[A-Z]", text) or is_number(text):
        return False
    if cell.span >= count > 1:
        return True
    if cell.column == 0 and re.match(r"[IVX]{1,5}\.\s+[A-Z]", text):
        return True
    if len(cell.words) > 12 and text.endswith(".") and not _has_section_number(text):
        return False  # a recommendation without an answer
    role = _role_of(cell, columns)
    if role not in ("recommendation", "number") or match_number(paragraphs[0]):
        return False
    if all(p.bold or p.heading for p in paragraphs):
        return True
    return _has_section_number(text) or not text.endswith((".", ";", ",", ":"))
