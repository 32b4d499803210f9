"""Running heads that stand once, in the midst of a row that goes on over the page."""

from __future__ import annotations

import pytest
from factories import prose, row, text

from pipeline.models import Block
from pipeline.read.cut_rows import mark_heads_over_rows

OPEN = row("1. Mend the nets.", "Agreed. The board will mend")
REST = row("", "the nets in May.", page=2)
HEAD = text("Harbour report 17", 2)

# name → blocks, and whether the head is furniture
CASES: dict[str, tuple[list[Block], bool]] = {
    "a row goes on below it": ([OPEN, HEAD, REST], True),
    "two lines": ([OPEN, text("May 2031", 2), HEAD, REST], True),
    "the row above is whole": ([row("1. Mend.", "Agreed."), HEAD, REST], False),
    "a row begins below it": ([OPEN, HEAD, row("2. Paint.", "the boats", page=2)], False),
    "text stands above": ([*prose("Agreed. The board will mend"), HEAD, REST], False),
    "a sentence": ([OPEN, text("The board met.", 2), REST], False),
    "a foot": ([OPEN, text("Harbour report 17"), REST], True),
    "all on one page": ([OPEN, text("Harbour report 17"), row("", "the nets in May.")], False),
}


@pytest.mark.parametrize("name", CASES)
def test_a_head_over_the_rest_of_a_row(name: str) -> None:
    blocks, furniture = CASES[name]
    kinds = [block.kind for block in mark_heads_over_rows(blocks)]
    assert kinds[1:-1] == ["furniture" if furniture else "paragraph"] * (len(blocks) - 2)
