"""Line numbers and watermarks in text set on a grid of characters."""

from __future__ import annotations

import pytest

from pipeline.read.text_margins import split_off_margins

EVERY_LINE = """\
1   The nets of the harbour office were mended by
2   all of its crews in May.

3   The boats will be painted as soon as there is
4   paint, and the landing stages with them in
5   June.
"""

EVERY_FIFTH = """\
    The nets were mended
5   in May, and so were
    the floats.
10
    1   The boats will be
        painted in 2030
15      and the stages in
20      May.
25  They are old.
"""

DRAFT = """\
The nets were mended by all of

     FT
the crews.
             RA
The boats are painted.
                    D
And lit.
"""

ACROSS = """\
1   Mend the nets.    FT      Agreed.
    They are old.     RA
2   Paint them.               Agreed.
 D
"""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [(EVERY_LINE, ["1", "2", "3", "4", "5"]), (EVERY_FIFTH, ["5", "10", "15", "20", "25"])],
)
def test_line_numbers_are_no_text(text: str, numbers: list[str]) -> None:
    page = text.split("\n")
    (kept,), (margins,) = split_off_margins([page])
    assert margins == numbers
    assert [line[4:] for line in kept] == [line[4:] for line in page]
    assert not any(line[:3].strip() for line in kept)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{i}   Mend the nets.     Agreed." for i in range(1, 8)),
        "\n".join(f"{i}   Nets of kind {i}\n    and more" for i in (5, 10, 20, 25, 30)),
        "The office:\nIT\nmends. So does\nPR\nand it\nPR\n",
    ],
)
def test_numbers_and_letters_of_the_text_stay(text: str) -> None:
    page = text.split("\n")
    assert split_off_margins([page]) == ([page], [[]])


def test_letters_of_a_watermark_are_no_text() -> None:
    kept, margins = split_off_margins([DRAFT.split("\n"), ACROSS.split("\n")])
    assert kept[0] == [
        "The nets were mended by all of",
        "the crews.",
        "The boats are painted.",
        "And lit.",
        "",
    ]
    assert [line.split() for line in kept[1]][:2] == [
        ["1", "Mend", "the", "nets.", "Agreed."],
        ["They", "are", "old."],
    ]
    assert margins == [["D", "RA", "FT"], ["D", "RA", "FT"]]
