"""Takes the rows of a table and returns what its columns hold, by their heads or their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.charts.cells import (
    holds_numbers,
    is_label_alone,
    is_labelled,
    is_number_cell,
    is_start,
    is_wide,
    usual_words,
)
from pipeline.choices import is_mark
from pipeline.labels.headers import (
    Role,
    column_role,
    header_role,
    is_unmarked,
    is_verdict,
    is_yes_or_no,
)
from pipeline.labels.numbers import is_number
from pipeline.labels.printed import match_response
from pipeline.labels.sentences import states_position
from pipeline.labels.vocabulary import mentions, vocabulary
from pipeline.models import Block, Cell


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a chart holds; ``header`` as printed, "" where there is none."""

    role: Role
    header: str = ""
    responder: str = ""


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
        named = is_label_alone(cell.paragraphs)
        role, responder = column_role(header) or ("recommendation" if named else "extra", "")
        for place in range(cell.column, min(cell.column + cell.span, len(columns))):
            columns[place] = Column(role, "" if named else header, responder)
    roles = [column.role for column in columns]
    answers = {"response", "label", "comment", "action"}
    if any(is_label_alone(cell.paragraphs) for cell in block.cells):
        answers = {"response"}  # "Recommendation 7 | Accepted" is no header
    if roles.count("recommendation") == 0 or not answers.intersection(roles):
        return None
    return tuple(columns)


def read_headers_over_answers(
    blocks: Sequence[Block], indexes: Sequence[int]
) -> dict[int, tuple[Column, ...]]:
    """The header of a table in which answers are rows as wide as the table; empty for others.

    No. | Recommendation | Priority   /   Management response   /   Agreed. We will …
    """
    if not any(is_wide(blocks[i]) and match_response(blocks[i].paragraphs[0]) for i in indexes):
        return {}
    headers: dict[int, tuple[Column, ...]] = {}
    for i in indexes:
        cells = blocks[i].filled
        heads = [" ".join(cell.text.split()) for cell in cells]
        found = [header_role(head) for head in heads]
        if len(cells) < 2 or sum(role is not None for role in found) < 2:
            continue
        if "recommendation" in found:
            columns = [Column("extra")] * blocks[i].columns
            for cell, head, role in zip(cells, heads, found, strict=True):
                columns[cell.column] = Column(role or "extra", head)
            headers[i] = tuple(columns)
    return headers


def read_lower_header(
    upper: Block, columns: tuple[Column, ...], lower: Block
) -> tuple[Column, ...] | None:
    """The columns by a second row of headers, where the first one spans some of them.

    Commission’s recommendation | Province’s response
    No. | Text | Position | Explanation

    Whatever it says, it is one where the heads that span no columns reach down beside it.
    """
    under = {
        place
        for cell in upper.filled
        if cell.span > 1
        for place in range(cell.column, cell.column + cell.span)
    }
    cells = lower.filled
    below = all(cell.column in under for cell in cells)
    beside = {cell.column for cell in lower.cells if cell.merged}
    whole = below and under | beside >= set(range(len(columns)))  # the other heads reach down
    longest = 12 if whole else 6
    if not under or len(cells) < (2 if below else 3) or any(len(c.words) > longest for c in cells):
        return None
    merged = list(columns)
    headers = {cell.column: " ".join(cell.text.split()) for cell in cells}
    roles = {column: header_role(header) for column, header in headers.items()}
    known = sum(role is not None for role in roles.values())
    answered = any(
        role in ("response", "comment") and columns[place].role == "response"
        for place, role in roles.items()
    )
    for place, header in headers.items():
        role, above = roles[place], columns[place]
        # Response (over two columns)  /  Board | Inspectorate: who answers
        responder = above.responder
        if role is None and above.role == "response" and not responder:
            responder = header
        inherited = "extra" if answered and above.role == "response" else above.role
        merged[place] = Column(role or inherited, header, responder)
    named = sum(column.role == "response" and bool(column.responder) for column in merged)
    return tuple(merged) if known >= 2 or whole or (below and named > 1) else None


def read_unknown_header(
    block: Block, columns: tuple[Column, ...], rows: Sequence[Block]
) -> tuple[Column, ...] | None:
    """The columns as a row of unknown headers names them: "Ref | What we were told | Owner".

    It is one where all is short and the place of the number holds none.
    """
    filled = block.filled
    roles = [column.role for column in columns]
    place = roles.index("number" if "number" in roles else "recommendation")
    first = next((cell for cell in filled if cell.column == place), None)
    if first is None or len(filled) < 2 or any(len(cell.words) > 14 for cell in filled):
        return None
    if is_number(first.text) or is_start(first.paragraphs) or not _is_head_text(filled):
        return None
    named = list(columns)
    for cell in filled:
        header = " ".join(cell.text.split())
        role, responder = column_role(header) or ("extra", "")
        known = columns[cell.column].role
        named[cell.column] = Column(role if known == "extra" else known, header, responder)
    long = [i for i in range(len(named)) if usual_words(rows, i) >= 8]
    answers = [
        i
        for i in long
        if named[i].role in ("response", "extra")
        and named[i].header
        and header_role(named[i].header) is None
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


def infer_columns(blocks: Sequence[Block]) -> tuple[Column, ...]:
    """The columns of a table without header, by what stands in them; empty for no chart."""
    count = blocks[0].columns
    cells: list[list[Cell]] = [[] for _ in range(count)]
    for block in blocks:
        for cell in block.filled:
            if cell.column < count and cell.span == 1:
                cells[cell.column].append(cell)
    if any(
        cell.span >= count > 1 and is_labelled(cell.paragraphs) for b in blocks for cell in b.cells
    ):
        return ()  # a form: "Recommendation 1: …" over its planned actions
    head = " ".join(cell.text for cell in blocks[0].cells if len(cell.words) < 8)
    if mentions(head, "finding") and not mentions(head, "subject"):
        return ()  # "Finding | Response"
    numbers = [
        bool(column) and sum(is_number_cell(cell) for cell in column) >= 0.7 * len(column)
        for column in cells
    ]
    aside = _named_aside(blocks[0])
    prose = [
        i
        for i, column in enumerate(cells)
        if column
        and i not in aside
        and not numbers[i]
        and median(len(cell.words) for cell in column) >= 4
    ]
    if len(prose) < 2:
        return ()
    asked, answered = prose[0], prose[1]
    starts = sum(is_start(cell.paragraphs) for cell in cells[asked])
    named = [match_response(cell.paragraphs[0]) for cell in cells[asked]]
    if sum(label is not None and label.whole for label in named) > 1:
        return ()  # a form: "Agency response:" below "Recommendation 1", each beside its text
    numbered = any(numbers[:asked])
    labelled = sum(is_labelled(cell.paragraphs) for cell in cells[asked])
    evidence = labelled >= 2 or starts >= max(2, 0.3 * len(cells[asked])) or numbered
    if not evidence or median(len(cell.words) for cell in cells[answered]) < 5:
        return ()
    spoken = sum(mentions(c.text, "asks") for c in cells[asked])
    spoken += sum(states_position(c.text) for c in cells[answered])
    if spoken * 4 < len(cells[asked]) and labelled < 2:
        return ()  # a list of contents
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


def _named_aside(head: Block) -> set[int]:
    """The columns that a row of heads names as something other than an answer: "Recommendation |
    Actions needed to close"."""
    roles = {c.column: header_role(" ".join(c.text.split())) for c in head.filled}
    if "recommendation" not in roles.values():
        return set()
    return {place for place, role in roles.items() if role == "extra"}


def settle_columns(columns: tuple[Column, ...], blocks: Sequence[Block]) -> tuple[Column, ...]:
    """Leaves one recommendation column, and the response in the column that is called so most.

    "Response" with cells of a word or two beside "Comments" with prose is the verdict's column.
    """
    settled = _with_number_column(columns, blocks)
    asked = [i for i, column in enumerate(settled) if column.role == "recommendation"]
    named_so = [i for i in asked if mentions(settled[i].header, "subject")]
    for i in asked:
        if i != (named_so or asked)[0]:
            settled[i] = replace(settled[i], role="extra")
    for i, column in enumerate(settled):
        if column.role == "extra" and _names_bodies(blocks, i, settled):
            settled[i] = replace(column, role="responder")
            break
    marked = [i for i, column in enumerate(settled) if _is_to_mark(blocks, i, column)]
    for i in marked if len(marked) > 1 else ():
        settled[i] = replace(settled[i], role="label")
    if not any(column.role == "label" for column in settled):
        verdicts = [i for i, c in enumerate(settled) if c.role == "extra" and _tells(blocks, i, c)]
        for i in verdicts[:1]:
            settled[i] = replace(settled[i], role="label")
    named = [i for i, column in enumerate(settled) if column.role == "response"]
    spare = [i for role in ("comment", "action") for i, c in enumerate(settled) if c.role == role]
    brief = named and all(usual_words(blocks, i) <= 6 for i in named)
    if brief and spare and usual_words(blocks, spare[0]) > 6:
        for i in named:
            settled[i] = replace(settled[i], role="label")
        named = []
    words = [usual_words(blocks, i) for i in spare]
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
        if len(marked) < 2:  # ticks are no answer, only a verdict
            settled[labels[0]] = replace(settled[labels[0]], role="response")
            named = labels[:1]
    responders = [settled[i].responder.casefold() for i in named]
    for place, i in enumerate(named):
        if place and (not responders[place] or responders[place] in responders[:place]):
            settled[i] = replace(settled[i], role="extra")
    labelled = [i for i, column in enumerate(settled) if column.role == "label"]
    ticked = len(labelled) > 1 and all(
        is_verdict(settled[i].header) or i in marked for i in labelled
    )
    for i, column in enumerate(settled):
        spare_label = column.role == "label" and i != labelled[0] and not ticked
        if column.role in ("comment", "action") or spare_label:
            settled[i] = replace(column, role="extra")
    return tuple(settled)


def _with_number_column(columns: Sequence[Column], blocks: Sequence[Block]) -> list[Column]:
    """The columns, where the one of the numbers has the head of another or none.

    Recommendation | Text of recommendation | Response     over "Recommendation 1" or "1"
    Recommendation | Description | Response
    (empty)        | Recommendation | Response
    (empty)        | Recommendation | Response | Paragraph no.
    """
    settled = list(columns)
    asked = [i for i, column in enumerate(settled) if column.role == "recommendation"]
    worded = [
        i
        for i, column in enumerate(settled)
        if column.role == "extra" and column.header.casefold() in vocabulary()["labels"]["wording"]
    ]
    if asked and (asked[1:] or worded) and holds_numbers(blocks, asked[0]):
        settled[asked[0]] = replace(settled[asked[0]], role="number")
        for i in worded[:1] if not asked[1:] else ():
            settled[i] = replace(settled[i], role="recommendation")
    elif asked and not any(column.role == "number" for column in settled[: asked[0]]):
        for i in range(asked[0]):
            if settled[i] == Column("extra") and holds_numbers(blocks, i):
                settled = [replace(c, role="extra") if c.role == "number" else c for c in settled]
                settled[i] = Column("number")
                break
    return settled


def _names_bodies(blocks: Sequence[Block], place: int, columns: Sequence[Column]) -> bool:
    """Whether a column "Agency" says who answers: there are rows of it with an answer and nothing
    else, below the recommendation that they share; a unit also states a position of its own."""
    words = set(columns[place].header.casefold().split())
    labels = vocabulary()["labels"]
    part = not words & set(labels["bodies"])
    if part and not words & set(labels["units"]):
        return False
    shared = 0
    for block in blocks:
        filled = {columns[c.column].role: c for c in block.filled if c.column < len(columns)}
        named = any(c.column == place for c in block.filled)
        said = {"response", "comment", "action"} & filled.keys()
        answered = said and "label" in filled if part else "response" in filled
        shared += bool(named and answered) and not {"recommendation", "number"} & filled.keys()
    return shared > 1


def _is_to_mark(blocks: Sequence[Block], place: int, column: Column) -> bool:
    """Whether a column holds marks below a head that is a verdict, or has the head of all over it:
    "Decision Accepted", "In part"."""
    head = column.header
    named = is_verdict(head, somewhere=True) or is_verdict(head) or is_yes_or_no(head)
    texts = [c.text for block in blocks for c in block.cells if c.column == place and c.words]
    return named and any(map(is_mark, texts)) and all(is_mark(t) or is_unmarked(t) for t in texts)


def _tells(blocks: Sequence[Block], place: int, column: Column) -> bool:
    """Whether a column holds nothing but verdicts: "Accepted", or "Yes" below "Agreed?"."""
    texts = [cell.text for block in blocks for cell in block.filled if cell.column == place]
    asks = is_verdict(column.header, somewhere=True)
    told = sum(is_verdict(text) or (asks and is_yes_or_no(text)) for text in texts)
    return len(texts) > 1 and told >= 0.7 * len(texts)
