"""Reads the runs of a formatted paragraph and returns the paragraphs that its line breaks make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.models import Paragraph
from pipeline.read.words import Run, paragraph_of

BREAK = "\u2028"
"""The text of a run that is a line break."""


def paragraphs_of(
    runs: Iterable[Run],
    *,
    label: str = "",
    bullet: bool = False,
    heading: int = 0,
    size: float = 0.0,
) -> Iterator[Paragraph]:
    """The paragraphs of runs with line breaks; the first has the list item's label or bullet.

    A break ends a paragraph, but not within a heading, and not where the text goes on in the
    middle of a sentence: "Boats" break "and floats" is one.
    """
    groups: list[list[Run]] = []
    for group in _groups(runs):
        text = "".join(run.text for run in group).strip()
        if groups and text and (heading or text[0].islower()):
            groups[-1].extend([Run(" "), *group])
        elif text:
            groups.append(group)
    if label and not groups:  # a cell that holds the number of a list, and no text
        groups.append([Run(label)])
        label = ""
    for index, group in enumerate(groups):
        if index == 0 and label:
            first = next(run for run in group if run.text.strip())
            group.insert(0, replace(first, text=f"{label} ", raised=False))
        yield paragraph_of(group, bullet=bullet and index == 0, heading=heading, size=size)


def _groups(runs: Iterable[Run]) -> list[list[Run]]:
    groups: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            groups.append([])
        else:
            groups[-1].append(run)
    return groups
