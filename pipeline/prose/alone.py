"""Takes blocks and returns how many answers stand under numbers, without what they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.labels.headers import is_verdict
from pipeline.labels.numbers import is_number
from pipeline.labels.printed import text_after
from pipeline.labels.sentences import states_position
from pipeline.labels.vocabulary import mentions
from pipeline.models import Block
from pipeline.prose.units import Unit, read_units

_OPENING = 25  # words in which an answer says that it is one


def count_answers_alone(blocks: Sequence[Block]) -> int:
    """How many answers a document prints under their numbers; 0 where most numbers lead to none.

    1. Agreed. The register will be …    Recommendation 2: We accept this.    3 | Not agreed.
    """
    units = [unit for unit in read_units(blocks) if unit.paragraph.words]
    if not mentions(" ".join(unit.paragraph.text for unit in units), "subject"):
        return 0
    told = [
        _says_answer(unit, following)
        for unit, following in pairwise([*units, None])
        if unit is not None and _is_numbered(unit, following)
    ]
    return sum(told) if len(told) > 1 and sum(told) * 2 > len(told) else 0


def _is_numbered(unit: Unit, following: Unit | None) -> bool:
    label = unit.asks or unit.answers or unit.number
    beside = following is not None and following.block == unit.block
    return bool(label and label.number) or (beside and is_number(unit.paragraph.text))


def _says_answer(unit: Unit, following: Unit | None) -> bool:
    """Whether a position follows a number, in the paragraph or as the next one."""
    label = unit.asks or unit.answers or unit.number
    rest = text_after(unit.paragraph, label) if label else ""
    text = rest or (following.paragraph.text if following else "")
    if unit.answers:
        return bool(text)
    first = re.split(r"(?<=[.:;–])\s", text, maxsplit=1)[0]
    opening = " ".join(text.split()[:_OPENING])
    about = unit.asks is not None or mentions(opening, "subject")
    return is_verdict(first) or (about and states_position(text))
