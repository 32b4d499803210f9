"""Takes the blocks of a document and returns them with the running heads that cut rows in two.

A head, or foot, that stands on one page only returns nowhere; but a row goes on below it:

    Recommendation 2     Agreed. The board will mend the
    ---
    Harbour report 17
                         nets before the spring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.joining import is_closed
from pipeline.models import Block

_LINES = 2  # of a running head
_WORDS = 12


def mark_heads_over_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with what a page's edge sets between two pieces of a row as furniture."""
    marked = list(blocks)
    text = [i for i, block in enumerate(blocks) if block.kind not in ("note", "furniture")]
    for place, i in enumerate(text):
        near = text[max(0, place - _LINES) : place]
        above = list(takewhile(lambda k: _is_brief(blocks[k]), reversed(near)))
        before = blocks[text[max(0, place - len(above) - 1)]]
        for k in above if _is_cut(before, blocks[i]) else ():
            marked[k] = replace(blocks[k], kind="furniture")
    return tuple(marked)


def _is_brief(block: Block) -> bool:
    brief = 0 < len(block.words) <= _WORDS
    return block.kind == "paragraph" and brief and not is_closed(block.paragraphs[-1])


def _is_cut(before: Block, after: Block) -> bool:
    """Whether a row goes on from one page to the next in the midst of a sentence, with nothing at
    its left."""
    rows = before.kind == after.kind == "row" and before.page + 1 == after.page
    if not rows or not before.filled or not after.filled or after.filled[0].column == 0:
        return False
    last = [cell for cell in before.filled if cell.column == after.filled[0].column]
    goes_on = after.filled[0].text[:1].islower()
    return bool(last) and goes_on and not is_closed(last[-1].paragraphs[-1])
