"""Which layout a document has, and that every word of its blocks is in exactly one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from factories import across, box, furniture, note, on_page, pairs, prose, row, text
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.models import Block, Row
from pipeline.rows import read_rows

LONG = "We agree with this, and shall see to it that it is done before the winter comes again."
CHART = [
    row("Recommendation", "Response"),
    row("1. Mend the nets.", LONG),
    row("2. Paint the boats.", LONG),
]
TERSE = [
    row("Recommendation", "Response"),
    row("1. Mend the nets.", "Agreed"),
    row("2. Paint the boats.", "Not agreed"),
]
LABELLED = prose(
    "Recommendation 1: Mend the nets.",
    f"Response: We agree. {LONG} {LONG}",
    "Recommendation 2: Paint the boats.",
    f"Response: We do not agree. {LONG} {LONG}",
)
TOLD = prose(
    "We recommend that the board mend the nets.",
    f"{LONG} {LONG} {LONG}",
    "It is recommended that the board paint the boats.",
    f"{LONG} {LONG} {LONG}",
)
BOXED = prose("The board responds.", "[Recommendation 1: Mend.]", LONG)

LAYOUTS: dict[str, tuple[Sequence[Block], str]] = {
    "a chart": (CHART, "chart"),
    "a chart of verdicts alone": (TERSE, "chart"),
    "a chart of one verdict": (TERSE[:2], "chart"),
    "labels": (LABELLED, "prose: label"),
    "a box": (BOXED, "prose: box"),
    "an overview of verdicts, then the answers in prose": ([*TERSE, *LABELLED], "prose"),
    "verdicts in a chart, then text that tells of recommendations": ([*TERSE, *TOLD], "chart"),
    "answers in prose, then a table of figures": (
        [*LABELLED, row("Library", "2020"), row("Mill Lane", "9,118")],
        "prose: label",
    ),
    "a chart in a report": ([*prose("# Report", LONG), *CHART, text(LONG)], "chart"),
    "no recommendation": (prose("# Apples", LONG), "none"),
    "nothing": ([], "none"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    blocks, expected = LAYOUTS[name]
    layout, _ = read_rows(blocks)
    assert layout == expected or (expected == "prose" and layout.startswith("prose: "))


def test_the_register_decides_between_two_layouts() -> None:
    blocks = [*TERSE, *LABELLED]
    assert read_rows(blocks, layout="chart")[0] == "chart"
    assert pairs(blocks, layout="chart")[0] == " | 1 | Mend the nets. | Agreed"
    assert read_rows([*CHART, *LABELLED])[0] == "chart"
    assert read_rows([*CHART, *LABELLED], layout="prose")[0].startswith("prose")
    assert pairs([*CHART, *LABELLED], layout="prose") == pairs(LABELLED)


def test_a_chart_is_not_read_as_text() -> None:
    assert pairs(TERSE) == [
        " | 1 | Mend the nets. | Agreed",
        " | 2 | Paint the boats. | Not agreed",
    ]


def all_words(rows: Sequence[Row]) -> Counter[int]:
    found: Counter[int] = Counter()
    for r in rows:
        for passage in (
            *(r.number, r.recommendation, r.label[1], r.rest),
            *(answer for _, answer in r.responses),
            *(more for _, more in r.extra),
        ):
            found.update(id(word) for word in passage.words)
    return found


PRINTED = "We agree. response: Recommendation 4 4. (b) board nets should II. A. ^1 partly and"
WORDS = st.sampled_from(PRINTED.split(" "))
TEXTS = st.lists(WORDS, min_size=0, max_size=9).map(" ".join)
STYLES = st.sampled_from(["", "", "# ", "* ", "**"])
PARAGRAPHS = st.builds(
    lambda style, content: f"{style}{content}{style}" if style == "**" else f"{style}{content}",
    STYLES,
    TEXTS,
)
CELLS = st.lists(PARAGRAPHS, min_size=0, max_size=2).map(" / ".join)
BLOCKS = st.lists(
    st.one_of(
        st.tuples(CELLS, CELLS).map(lambda cells: row(*cells)),
        st.tuples(CELLS, CELLS, CELLS).map(lambda cells: row(*cells, table=2)),
        CELLS.map(across),
        PARAGRAPHS.map(text),
        CELLS.map(box),
        TEXTS.map(note),
        TEXTS.map(furniture),
        st.just(row("Recommendation", "Response")),
        st.just(row("No.", "Recommendation", "Response", table=2)),
        st.just(text("Recommendation 4: Mend the nets.")),
        st.just(text("Response: We agree.")),
        st.just(box("Recommendation 5: Mend the sails.")),
    ),
    max_size=14,
)


@given(BLOCKS, st.sampled_from(["", "", "chart", "prose"]), st.integers(0, 14))
@settings(max_examples=150, deadline=None)
def test_every_word_is_in_exactly_one_row(blocks: list[Block], layout: str, turn: int) -> None:
    blocks = [*blocks[:turn], *on_page(blocks[turn:], 2)]
    _, rows = read_rows(blocks, layout=layout)
    expected = Counter(id(word) for block in blocks for word in block.words)
    assert all_words(rows) == expected
