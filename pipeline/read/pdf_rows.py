"""Takes the columns of a table that is set without lines and returns where its rows begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.labels.headers import are_fields, column_role, is_verdict
from pipeline.read.pdf_lines import Line, is_bullet, line_pitch
from pipeline.read.pdf_strips import is_bold_title

LABEL = re.compile(
    r"""
      (?i: recommendations? | rec\.? | no\.? ) \s* [\dIVXA-Z(] .*         # Recommendation 3: …
    | R \s? \d .*                                                        # R4 …
    | \(? (?: \d{1,3} | [a-zA-Z] | [ivx]{1,5} | [IVX]{1,5} ) [.):] ( \s .* )?   # 3.  (b)  iv) …
    | \d{1,3} (?: \.\d{1,3} ){1,3} \.? ( \s .* )?                        # 8.12 …
    | \d{1,3} | [A-Z]{1,3} [-.]? \d{1,3}                                 # 12   R4   A-12
    """,
    re.VERBOSE,
)


LETTERED = re.compile(r"\(?[a-z][.)]\s")

_COUNTED = re.compile(r"(\d{1,3})(?:[.)]\s|[.)]?$)")

_LABEL_ALONE = re.compile(r"(?:recommendation|rec\.?) \d[\w.()]*:?", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a line begins with the number or label of a row: "3. …", "R4 …"."""
    return LABEL.fullmatch(text) is not None


def cut_rows(columns: Sequence[Sequence[Line]]) -> list[float]:
    """The y positions at which a new row begins, below the first, for text set in columns.

    A row begins with a line of the leftmost column, where either all columns have a gap, or a
    number or label stands beside the beginning of a text in another column.
    """
    filled = [list(column) for column in columns if column]
    if len(filled) < 2:
        return []
    if centred := _cut_centred_rows(filled):
        return centred
    lead, others = filled[0], filled[1:]
    pitch = min((p for column in filled if (p := line_pitch(column))), default=0.0)
    titles = [*_cut_titles(filled), *cut_fields(filled)]
    left = min(line.x0 for line in lead)
    cuts: list[float] = []
    for index, line in enumerate(lead):
        usual = pitch or 1.2 * line.size
        label = LABEL.fullmatch(line.text) is not None
        sides = [_around(column, line) for column in others]
        if index == 0 and not any(over for over, _ in sides):
            continue  # the first row
        if index and lead[index - 1].text == "Recommendation" and re.match(r"\d+:", line.text):
            continue  # a label broken before its number
        if index and not label and _names_verdict(lead[index - 1], others):
            continue  # the text below its label
        beside = [below for _, below in sides if below and _level(below, line)]
        if index and _goes_on(lead[index - 1], line, beside, left):
            continue
        lead_gap = line.baseline - lead[index - 1].baseline if index else float("inf")
        roomy = lead_gap > 1.3 * usual and all(
            not over or not below or below.baseline - over.baseline > 1.3 * usual
            for over, below in sides
        )
        closed = all(not over or closes(over) for over, _ in sides)
        blank = lead_gap > 1.6 * usual and line.text[:1].isupper()
        if beside and (roomy or (label and closed) or (blank and closed)):
            cuts.append(min(line.top, *(other.top for other in beside)) - 0.5)
        elif roomy and label:
            cuts.append(line.top - 0.5)
    cuts = sorted({*titles, *(cut for cut in cuts if all(abs(cut - t) > 3 for t in titles))})
    return _cuts_at_numbers(lead, cuts)


def number_of(line: Line) -> int | None:
    """The number that a line begins with, or is: "3. The board …", "3"."""
    found = _COUNTED.match(line.text)
    return int(found[1]) if found else None


def _cuts_at_numbers(lead: Sequence[Line], cuts: Sequence[float]) -> list[float]:
    """The cuts but those at which a paragraph begins by chance beside that of another column:
    it has no label, and the numbers of the rows above and below count on over it."""
    begins = [next((line for line in lead if line.top >= cut), lead[-1]) for cut in cuts]
    first = next((n for line in lead if (n := number_of(line)) is not None), None)
    numbers = [number_of(line) for line in begins]
    if first is None:
        return list(cuts)
    counted = [first, *(n for n in numbers if n is not None and n != first)]
    if len(counted) < 3 or any(b != a + 1 for a, b in pairwise(counted)):
        return list(cuts)
    open_at = numbers.index(first) if first in numbers else -1
    return [
        cut
        for k, cut in enumerate(cuts)
        if k <= open_at or is_label(begins[k].text) or begins[k].bold
    ]


def _cut_titles(columns: Sequence[Sequence[Line]]) -> list[float]:
    """Where a section's title stands between two rows, and where the row below it begins.

    1.4   Lock the gas store.         We agree.
          Committees and oversight
    2.1   Give the Committee …        We agree.
    """
    labels = sum(LABEL.fullmatch(line.text) is not None for line in columns[0])
    numbered = len(columns) > 2 and labels > 0.7 * len(columns[0])
    cuts: list[float] = []
    for place in (0, 1) if numbered else (0,):
        others = [column for k, column in enumerate(columns) if k != place]
        own = columns[place]
        for above, line, below in zip(own, own[1:], own[2:], strict=False):
            titled = is_bold_title(line) and not is_label(line.text)
            if not titled or above.bold or below.bold:
                continue
            near = [_around(column, line) for column in others]
            level = [under for _, under in near if under and _level(under, below)]
            free = all(not under or under.baseline >= below.baseline - 1 for _, under in near)
            if level and free and all(not over or closes(over) for over, _ in near):
                cuts += [line.top - 0.5, min(below.top, *(other.top for other in level)) - 0.5]
    return cuts


def cut_fields(columns: Sequence[Sequence[Line]]) -> list[float]:
    """Where the fields of a form begin that stand one below the other: "Rating | Satisfactory"."""
    if len(columns) != 2 or not all(columns):
        return []
    lead, values = columns
    usual = 1.3 * (line_pitch(lead) or 1.2 * lead[0].size)
    blocks = [[lead[0]]]
    for above, line in pairwise(lead):
        if line.baseline - above.baseline > usual:
            blocks.append([])
        blocks[-1].append(line)
    cuts: list[float] = []
    for block in blocks:
        beside = [next((v for v in values if _level(v, line)), None) for line in block]
        texts = [(line.text, v.text if v else "") for line, v in zip(block, beside, strict=True)]
        if are_fields(texts):
            cuts += [line.top - 0.5 for line in block if line is not lead[0]]
    return cuts


def _cut_centred_rows(columns: Sequence[Sequence[Line]]) -> list[float]:
    """Where rows begin if their cells stand in the middle of them; empty for other tables.

          We agree with this,
    1.    and shall do so
          in the spring.
    """
    lead = columns[0]
    labels = [line for line in lead if LABEL.fullmatch(line.text)]
    kind = _shape(labels[0]) if labels else ""
    found = [
        _strip_between(above, line, columns)
        for above, line in pairwise(lead)
        if line in labels and _shape(line) == kind
    ]
    cuts = [cut for cut in found if cut is not None]
    middles = 0
    for low, high in pairwise([*cuts, float("inf")]):
        cells = [
            part for c in columns if (part := [line for line in c if low <= line.baseline < high])
        ]
        heights = [(cell[0].baseline + cell[-1].baseline) / 2 for cell in cells]
        tops = [cell[0].baseline for cell in cells]
        near = max(heights) - min(heights) < 0.75 * lead[0].size
        middles += near and max(tops) - min(tops) > 0.35 * lead[0].size
    return cuts if len(cuts) == len(found) and middles * 2 > len(cuts) > 1 else []


def _goes_on(above: Line, line: Line, beside: Sequence[Line], left: float) -> bool:
    """Whether a line goes on with the text above: in the midst of a sentence, or with an item of
    a list, which a colon or another item is before, and which has no answer beside it."""
    listed = above.text.endswith((":", ";", ",", "; and", "; or"))
    texts = [other.text for other in beside]
    if is_bullet(line) and (listed or line.x0 > left + 1):
        return True
    if LETTERED.match(line.text):
        return listed and all(LETTERED.match(text) or text[:1].islower() for text in texts)
    return line.text[:1].islower()


def _names_verdict(label: Line, others: Sequence[Sequence[Line]]) -> bool:
    """Whether a line is a label alone, with nothing but a verdict beside it, and no header.

    Recommendation 1           Accepted
    The board should mend …    We have mended …
    """
    beside = [line for column in others for line in column if _level(line, label)]
    alone = _LABEL_ALONE.fullmatch(label.text) is not None
    return (
        alone
        and bool(beside)
        and all(
            is_verdict(line.text) or (len(line.words) < 4 and column_role(line.text) is None)
            for line in beside
        )
    )


def _shape(line: Line) -> str:
    """The first word of a label, whatever its number: "Recommendation", "0.", "R0"."""
    return re.sub(r"\d+", "0", line.words[0].text)


def _strip_between(above: Line, below: Line, columns: Sequence[Sequence[Line]]) -> float | None:
    """The middle of the widest strip between two lines in which all columns have a gap."""
    low, high = above.baseline, below.baseline
    near = [line for column in columns for line in column if low <= line.baseline <= high]
    strips: list[tuple[float, float]] = []
    reach = low + 0.25 * above.size
    for line in sorted(near, key=lambda line: line.baseline):
        top = line.baseline - 0.75 * line.size
        if top > reach and all(_parts(column, (reach + top) / 2) for column in columns):
            strips.append((top - reach, (reach + top) / 2))
        reach = max(reach, line.baseline + 0.25 * line.size)
    return max(strips)[1] if strips else None


def _parts(column: Sequence[Line], y: float) -> bool:
    """Whether a column has more than its usual space around a height."""
    over = [line for line in column if line.baseline < y]
    under = [line for line in column if line.baseline >= y]
    usual = min(line_pitch(column), 2 * column[0].size)  # numbers alone stand further apart
    return not over or not under or under[0].baseline - over[-1].baseline > 1.15 * usual


def _around(column: Sequence[Line], line: Line) -> tuple[Line | None, Line | None]:
    """The last line of a column above a line, and the first at or below it."""
    limit = line.baseline - 0.35 * line.size
    above = [other for other in column if other.baseline < limit]
    below = [other for other in column if other.baseline >= limit]
    return (above[-1] if above else None), (below[0] if below else None)


def _level(a: Line, b: Line) -> bool:
    return abs(a.baseline - b.baseline) < 0.35 * b.size


def closes(line: Line) -> bool:
    return (
        line.text.rstrip().endswith((".", ":", ";", "?", "!", "”", '"', ")", ".’"))
        or len(line.words) < 4
    )
