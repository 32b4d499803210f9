"""Reads the paragraphs of a text set in characters and returns which of them stand in boxes.

`pdftotext -layout` draws no frames; what was boxed is set in by a blank or more from the text:

     Recommendation 4: A strategy
     The government should have a strategy.
    The government agrees with this.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.labels.printed import match_number, match_recommendation, match_response
from pipeline.labels.vocabulary import mentions
from pipeline.models import Paragraph
from pipeline.read.prose_text import indent_of
from pipeline.read.words import words_of

_TITLE = 6  # words of "Inquiry recommendation" over a numbered recommendation


def find_boxes(paragraphs: Sequence[tuple[int, Sequence[str]]]) -> list[range]:
    """The runs of paragraphs, each (page, its lines), that are boxes with recommendations.

    None where less than three are, or where as many recommendations stand at the margin.
    """
    margins = {
        page: min(_indent(lines) for _, lines in found)
        for page, found in groupby(paragraphs, key=lambda paragraph: paragraph[0])
    }
    inner = [_indent(lines) > margins[page] for page, lines in paragraphs]
    boxes: list[range] = []
    others = 0
    start = 0
    for run, found in groupby(range(len(paragraphs)), key=lambda i: inner[i]):
        stop = start + len(list(found))
        opening = next((i for i in range(start, stop) if _opens(paragraphs, i)), stop)
        labels = sum(_is_labelled(lines) for _, lines in paragraphs[start:stop])
        answered = any(match_response(_paragraph(lines)) for _, lines in paragraphs[opening:stop])
        if run and opening < stop and labels < 2 and not answered:
            boxes.append(range(opening, stop))
        else:
            others += labels
        start = stop
    return boxes if len(boxes) > 2 and others < len(boxes) else []


def _indent(lines: Sequence[str]) -> int:
    return min(indent_of(line) for line in lines)


def _opens(paragraphs: Sequence[tuple[int, Sequence[str]]], i: int) -> bool:
    """Whether a box begins: at a label, a number before what is asked, or a title over these."""
    lines = paragraphs[i][1]
    if _is_labelled(lines):
        return True
    paragraph = _paragraph(lines)
    title = len(paragraph.words) <= _TITLE and mentions(paragraph.text, "subject")
    below = _paragraph(paragraphs[i + 1][1]) if title and i + 1 < len(paragraphs) else paragraph
    return match_number(below) is not None and (title or mentions(below.text, "asks"))


def _is_labelled(lines: Sequence[str]) -> bool:
    label = match_recommendation(_paragraph(lines))
    return label is not None and bool(label.number)


def _paragraph(lines: Sequence[str]) -> Paragraph:
    return Paragraph(words_of(" ".join(lines)))
