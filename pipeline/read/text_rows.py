"""Reads the lines of a table set in characters and returns the lines at which its rows begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, takewhile

from pipeline.labels.headers import are_fields, header_role
from pipeline.read.prose_text import ENDED, SIGN, asking_label, is_label, usual_width

_LABEL = re.compile(
    r"""
      \(? (?: \d{1,3} | [IVX]{1,5} ) [.):] (?: \s | $ )   # 4. Improve …   II. Perceived …
    | [A-Z]{1,3} [.-]? \d{1,3} \b                         # R4   REC-12
    | \d{1,3} (?: \. \d{1,3} )+ \b                        # 8.10   140.7
    | \d{1,3} $                                           # 12, in a column of its own
    | [A-Z] \w+ (?: \s \w+ )? \s+ \d{1,3} (?: \.\d+ )* (?: \s* [:.)–-] | $ | \s+ [A-Z] )
                                                          # Recommendation 4:
    """,
    re.VERBOSE,
)

_NUMBER = re.compile(r"[A-Z]{0,3}[.-]?\d{1,3}(?:\.\d{1,3})*[.)]?")
"""A number or label with nothing else in its cell."""

_HEAD = 3  # words of a head's second line, which begins no row

_FIRST = re.compile(r"(?:1|I|A)[.)]\s+[A-Z]")
"""What the first of several sections begins with: "I. Purpose and scope"."""


def find_row_starts(lines: Sequence[Sequence[str]]) -> list[int]:
    """The indices of the lines that begin a row; each line is the texts of its columns.

    A row begins where the first column begins a text, after blanks or after what is a whole text
    by its end, while no other column is in the middle of a sentence. A number or label at the
    left ("4.", "R4", "Recommendation 4:") is enough where the others begin, or with a capital; so
    is a text that stands there more than once, as in a form ("Response"). Where a later column
    holds only numbers, a row begins at each. The first section may stand right below the head.
    The fields of a form are rows.
    """
    count = max(map(len, lines), default=0)
    texts = [[column.strip() for column in (*line, *[""] * (count - len(line)))] for line in lines]
    widths = [usual_width(line[column] for line in texts) for column in range(count)]
    lefts = Counter(line[0] for line in texts if line)
    numbers = _number_column(texts, count)
    led = sum(map(is_label_of_row, texts)) > 1
    fields = _fields(texts) if count == 2 else frozenset[int]()
    starts: list[int] = []
    for index, line in enumerate(texts):
        if not any(line):
            continue
        sure = index in fields or bool(numbers and _NUMBER.fullmatch(line[numbers]))
        if led and starts and line[0] and any(line[1:]) and not is_label(line[0]):
            continue  # "Recommendation 4 | Accepted" begins each row
        if not starts or sure or _begins(texts, index, widths, lefts[line[0]] > 1):
            starts.append(index)
    return starts


def _fields(texts: Sequence[Sequence[str]]) -> frozenset[int]:
    """The lines of two columns that are fields of a form, where no blank line parts them."""
    found: set[int] = set()
    for filled, block in groupby(range(len(texts)), key=lambda index: any(texts[index])):
        named = [index for index in block if texts[index][0]] if filled else []
        if named and are_fields([(texts[index][0], texts[index][1]) for index in named]):
            found.update(named)
    return frozenset(found)


def _number_column(texts: Sequence[Sequence[str]], count: int) -> int:
    """The column that numbers the rows where the first column is that of groups of rows."""
    for column in range(1, count - 1):
        filled = [line[column] for line in texts if line[column]]
        heads = [text for text in filled if not _NUMBER.fullmatch(text)]
        if len(set(heads)) <= 1 and len(filled) - len(heads) > 1:
            return column
    return 0


def _begins(
    texts: Sequence[Sequence[str]], index: int, widths: Sequence[int], recurs: bool
) -> bool:
    line = texts[index]
    before = [_text_before(texts, index, column) for column in range(len(line))]
    left = line[0]
    if not left or left[0].islower() or SIGN.match(left) or _is_place(texts, index):
        return False
    above = texts[index - 1]
    if _is_head(line) and not any(above[1:]):
        return True
    if _is_head(above) and all(line) and len(left.split()) > _HEAD:
        return True
    if is_label_of_row(texts[index - 1]):
        return False
    labelled = recurs or bool(_LABEL.match(left))
    others = [column for column in range(1, len(line)) if line[column]]
    fresh = bool(others) and not any(before[column] for column in others)
    if (fresh and labelled) or _is_first_section(texts, index):
        return True
    if not others and before[0] and not labelled:
        return False
    closed = [_is_closed(before[column], line[column], widths[column]) for column in others]
    if not _is_closed(before[0], left, widths[0], 0.15 if fresh else 0.3) and not (
        labelled and others and all(closed)
    ):
        return False
    if any(line[column][0].islower() and before[column] for column in others):
        return False
    return labelled or all(closed)


def _is_place(texts: Sequence[Sequence[str]], index: int) -> bool:
    """Whether the left of a line goes on with the label above it, by where the report has it:
    "Paragraph 2.7" below "Recommendation no. 1"."""
    above = list(takewhile(bool, (line[0] for line in reversed(texts[:index]))))
    for count in range(1, min(len(above), 3) + 1):
        name = " ".join(reversed(above[:count]))
        label, whole = asking_label(name), asking_label(f"{name} {texts[index][0]}")
        if label and label.whole and label.number:
            return whole is not None and whole.whole and whole.number == label.number
    return False


def is_label_of_row(line: Sequence[str]) -> bool:
    """Whether a line is the label over a recommendation, with the answer beside it, and no head:
    "Recommendation 4 | Accepted", but not "Recommendation 4 | Response"."""
    left, *others = line
    label = asking_label(left) if any(others) else None
    head = any(header_role(text) == "response" for text in others)
    return label is not None and bool(label.number) and label.whole and not head


def _is_head(line: Sequence[str]) -> bool:
    """Whether a line names what its columns are, below a title: "Recommendation | Response"."""
    roles = {header_role(text) for text in line}
    return {"recommendation", "response"} <= roles


def _is_first_section(texts: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a line right below the head, which fills each column, begins the first section."""
    left, *others = texts[index]
    below = index == 1 and all(texts[0]) and not any(others)
    return below and bool(_FIRST.match(left))


def _text_before(texts: Sequence[Sequence[str]], index: int, column: int) -> str:
    """The column's text on the line before; where only this column has text, on the line before
    that as well, since columns with lines at different heights take turns."""
    above, line = texts[index - 1], texts[index]
    alone = not any(text for other, text in enumerate(line) if other != column)
    if alone and not above[column] and any(above) and index > 1:
        above = texts[index - 2]
    return above[column]


def _is_closed(before: str, text: str, width: int, room: float = 0.3) -> bool:
    """Whether a text of a column is over before this line: it ended, or the line had room."""
    if not before or ENDED.search(before):
        return True
    return width - len(before) - 1 - len(text.split()[0]) > room * width


def close_gaps(column: Sequence[str], lines: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a cell without the single blanks that other columns' lines leave."""
    kept: list[str] = []
    for index, text in enumerate(column):
        alone = (
            index > 0
            and bool(column[index - 1].strip())
            and bool("".join(column[index + 1 : index + 2]).strip())
        )
        if text.strip() or not (alone and any(cell.strip() for cell in lines[index])):
            kept.append(text)
    return kept
