"""Takes the charts found in a document and returns every block of it as rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.charts.cells import (
    LONG_HEADING,
    has_section_number,
    is_counted_heading,
    is_heading,
    is_label_alone,
    is_labelled,
    is_start,
    is_title,
    is_wide,
)
from pipeline.charts.columns import Column
from pipeline.charts.finding import Chart
from pipeline.joining import is_closed
from pipeline.labels.headers import Role, header_role, is_unmarked, is_verdict
from pipeline.labels.numbers import is_number
from pipeline.labels.printed import match_number, match_recommendation, match_response
from pipeline.labels.vocabulary import mentions
from pipeline.models import Block, Cell, Paragraph, Passage, Row


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
            if all(row.kind == "furniture" for row in found_rows):
                rows += found_rows  # the head of the table, printed again below the label
                continue
            rows += _numbered_from_above(found_rows, above)
            above = Passage()
        elif index == opening:
            rows.append(Row("section", block.page, rest=whole))
        elif block.kind == "row" or not first < index < last:
            rows += lost.close()
            rows.append(Row("heading" if is_title(block) else "outside", block.page, rest=whole))
        elif _is_between_charts(index, chart):
            rows += lost.close()
            heading = is_heading(block)
            rows.append(Row("section" if heading else "outside", block.page, rest=whole))
        else:
            rows += lost.take(block, _is_before_row(blocks, index, chart))
    return _without_findings([*rows, *lost.close()])


def _is_between_charts(index: int, chart: Chart) -> bool:
    """Whether more or fewer columns come after than before: no row is lost between."""
    before = max((i for i in chart.columns if i < index), default=-1)
    after = min((i for i in chart.columns if i > index), default=-1)
    return before >= 0 <= after and len(chart.columns[before]) != len(chart.columns[after])


def _without_findings(rows: Sequence[Row]) -> list[Row]:
    """Puts findings outside that stand in one table with the recommendations: F1 …, R1 …"""
    letters = [row.number.text.strip(" .()")[:1] for row in rows if row.kind == "pair"]
    asking = any(
        mentions(row.recommendation.text, "asks", "may_ask")
        for row in rows
        if row.kind == "pair" and row.number.text.strip(" .()").startswith("F")
    )
    if asking or min(letters.count("F"), letters.count("R")) < 2:
        return list(rows)
    return [
        Row("outside", row.page, rest=Passage(tuple(p for t in row.passages for p in t.paragraphs)))
        if row.kind == "pair" and row.number.text.strip(" .()").startswith("F")
        else row
        for row in rows
    ]


def _is_over_parts(blocks: Sequence[Block], index: int, chart: Chart) -> bool:
    """Whether a row as wide as the chart is the title of those below: "Recommendation 1: Plan"
    over 1.1, 1.2, each with its own answer."""
    if not is_wide(blocks[index]):
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
    filled = block.filled
    if index not in chart.headers and len(filled) != 1:
        return ()
    if not inside and not _is_before_row(blocks, index, chart):
        return ()
    for cell in filled:
        if is_label_alone(cell.paragraphs):
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
    """The heading over the first row, if it is counted ("I. Costs"), or the sections further down
    have headings in its style: the title of the document is none."""
    styles = {_style(blocks[i]) for i in range(first, last) if _names_section(blocks[i], i, chart)}
    told = False
    for index in range(first - 1, max(-1, first - 8), -1):
        block = blocks[index]
        if block.kind in ("note", "furniture") or index in chart.headers:
            continue
        if is_heading(block) and not told and index - 1 in chart.headers:
            return index  # between the head of the table and its first row
        if is_heading(block):
            title = told and index == 0  # the document's own, over its introduction
            counted = is_counted_heading(block)
            return index if (counted or _style(block) in styles) and not title else None
        told = True
        if block.kind != "paragraph":
            return None  # a sentence or two may stand between
    return None


def _names_section(block: Block, index: int, chart: Chart) -> bool:
    """Whether a heading, or a row of the chart with nothing else, opens a section."""
    if index in chart.headers or index in chart.repeats or not is_heading(block):
        return False
    filled = block.filled
    columns = chart.columns.get(index)
    if columns:
        return len(filled) == 1 and _is_section(filled[0], block.columns, columns)
    return block.kind not in ("note", "furniture")


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
        if is_start(paragraphs):
            closed = self.close()
            self.page, self.asked = block.page, paragraphs
            return closed
        # A page's top may part a row of the table that holds a heading, and leave it boxed.
        heading = is_heading(block) or (block.kind == "box" and is_counted_heading(block))
        if self.asked and not (before_row and heading):
            self.answered += paragraphs
            return []
        closed = self.close()
        if heading:
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
        if not is_heading(block):
            return False
    return False


def _chart_rows(block: Block, columns: Sequence[Column]) -> list[Row]:
    """The pair of a table row, below the section that a column of its own names."""
    if title := _title_over_header(block, columns):
        is_named = all(p.bold or p.heading for p in title) or has_section_number(title[0].text)
        above = Row("section" if is_named else "outside", block.page, rest=Passage(title))
        below = Passage(_filled(block.paragraphs)[len(title) :])
        return [above, Row("furniture", block.page, rest=below)]
    head, block = _without_header(block, columns)
    if head:
        rest = _chart_rows(block, columns) if block.words else []
        return [Row("furniture", block.page, rest=Passage(head)), *rest]
    filled = block.filled
    if not filled:
        return []
    if is_wide(block) and not any(column.role == "response" for column in columns):
        answer = Passage(filled[0].paragraphs)
        return [Row("pair", block.page, responses=(("", answer),))]
    if (len(filled) == 1 and _is_section(filled[0], block.columns, columns)) or _is_parted(filled):
        return [Row("section", block.page, rest=Passage(block.paragraphs))]
    themes = [cell for cell in filled if _role_of(cell, columns) == "section"]
    named = [Row("section", block.page, rest=Passage(cell.paragraphs)) for cell in themes]
    others = [cell for cell in filled if cell not in themes]
    return [*named, _pair_row(block, others, columns)] if others else named


def _is_parted(filled: Sequence[Cell]) -> bool:
    """Whether the columns part a heading that runs on over them: "IV. Complaints and | Redress"."""
    paragraphs = [p for cell in filled for p in cell.paragraphs if p.words]
    text = " ".join(p.text for p in paragraphs)
    return (
        len(filled) == len(paragraphs) > 1
        and [cell.column for cell in filled] == list(range(len(filled)))
        and all(p.bold or p.heading for p in paragraphs)
        and re.match(r"(?:[IVX]{1,5}|[A-Z])[.)]\s+[A-Z]", text) is not None
        and len(text.split()) <= 12
        and not is_closed(paragraphs[0])
        and not is_verdict(filled[-1].text, somewhere=True)
    )


def _title_over_header(block: Block, columns: Sequence[Column]) -> tuple[Paragraph, ...]:
    """What stands over the repeated header in its row, where no line parts the two: "Chapter 4"
    / No. | Recommendation | Response; empty for any other row."""
    header = " ".join(column.header for column in columns).split()
    first = next((_filled(cell.paragraphs) for cell in block.cells if cell.words), ())
    for count in range(1, len(first)):
        below = _filled(block.paragraphs)[count:]
        if header and " ".join(p.text for p in below).split() == header:
            return first[:count]
    return ()


def _filled(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(p for p in paragraphs if p.words)


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
    verdict = _marked_column(columns, places)
    label = ("", Passage())
    extra: list[tuple[str, Passage]] = []
    names = Counter(column.header for column in columns)
    for place, column in enumerate(columns):
        passage = Passage(places.get(place, ()))
        if column.role == "response":
            responses.append((responder.text or column.responder, passage))
        elif column.role == "recommendation" and _has_fused_number(column, passage):
            first = passage.paragraphs[0]
            number, text = replace(first, words=first.words[:1]), first.words[1:]
            by_role["number"] = Passage((number,))
            by_role["recommendation"] = Passage(
                (replace(first, words=text), *passage.paragraphs[1:])
            )
        elif column.role in ("number", "recommendation"):
            by_role[column.role] = passage
        elif place == verdict:
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


def _marked_column(
    columns: Sequence[Column], places: Mapping[int, tuple[Paragraph, ...]]
) -> int | None:
    """The column of the verdict; of one for each verdict the only one that is marked, if any."""
    labels = [place for place, column in enumerate(columns) if column.role == "label"]
    texts = {place: " ".join(p.text for p in places.get(place, ())) for place in labels}
    filled = [place for place in labels if texts[place]]
    marked = [i for i in filled if len(labels) == 1 or not is_unmarked(texts[i])]
    return marked[0] if len(marked) == 1 else None


def _has_fused_number(column: Column, passage: Passage) -> bool:
    """Whether a thin column of numbers, headed "No.", runs into the recommendations' own."""
    name, _, rest = column.header.partition(" ")
    if (header_role(name), header_role(rest)) != ("number", "recommendation"):
        return False
    words = passage.paragraphs[0].words if passage.paragraphs else ()
    return len(words) > 1 and is_number(words[0].text)


def _is_section(cell: Cell, count: int, columns: Sequence[Column]) -> bool:
    """Whether the only filled cell of a row is a section's heading and not part of a pair."""
    paragraphs = [p for p in cell.paragraphs if p.words]
    text = cell.text.strip()
    label = match_response(paragraphs[0])
    answered = any(column.role == "response" for column in columns)
    named = label and label.whole and answered and not text.endswith(":")  # "Crisis Response"
    if is_labelled(paragraphs) or (label and not named) or len(cell.words) > LONG_HEADING:
        return False
    if not re.match(r"[\W\d]*[A-Z]", text) or is_number(text):
        return False
    if cell.span >= count > 1:
        return True
    asks = mentions(text, "asks", "may_ask") and text.endswith(".") and not has_section_number(text)
    if asks and _role_of(cell, columns) == "recommendation":
        return False  # "Boats should be painted.", with no answer
    if cell.column == 0 and re.match(r"[IVX]{1,5}\.\s+[A-Z]", text):
        return True
    if len(cell.words) > 12 and text.endswith(".") and not has_section_number(text):
        return False  # a recommendation without an answer
    role = _role_of(cell, columns)
    if role not in ("recommendation", "number") or match_number(paragraphs[0]):
        return False
    if all(p.bold or p.heading for p in paragraphs):
        return True
    return has_section_number(text) or not text.endswith((".", ";", ",", ":"))
