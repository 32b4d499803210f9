"""Takes paragraphs with their labels and marks those that only name the text of what is asked.

Recommendation 4 / Better nets / Date issued | May 2031 / Board recommendation / The Port mend …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.labels.headers import header_role
from pipeline.prose.units import LOWEST_LEVEL, Unit

_TITLE = 16  # words


def with_names_of_text(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, with a label without a number as the name of the text where the number stands
    above it, with no more than a title and fields between; number and title are headings."""
    marked = list(units)
    for i, unit in enumerate(units):
        above = _number_and_title(units, i) if _names_text(unit) else ()
        if not above:
            continue
        marked[i] = replace(unit, asks=None, is_key=True)
        for k in above:
            level = units[k].paragraph.heading or LOWEST_LEVEL
            marked[k] = replace(units[k], paragraph=replace(units[k].paragraph, heading=level))
    return tuple(marked)


def _names_text(unit: Unit) -> bool:
    """Whether a line may be no more than a name: "Board recommendation", "Recommendation text"."""
    if unit.asks is not None:
        return unit.asks.whole and not unit.asks.number
    brief = len(unit.paragraph.words) < 5 and not unit.paragraph.bullet
    return brief and header_role(unit.paragraph.text.rstrip(":")) == "recommendation"


def _number_and_title(units: Sequence[Unit], i: int) -> tuple[int, ...]:
    """The units of the number, and of the title below it, over the label at ``i``, if any."""
    last = i - 1
    while last >= 0 and (units[last].field or units[last].is_field_line):
        last -= 1
    if last >= 0 and _is_numbered(units[last]):
        return (last,)
    titled = last > 0 and _is_numbered(units[last - 1]) and _is_title(units[last])
    return (last - 1, last) if titled else ()


def _is_numbered(unit: Unit) -> bool:
    """Whether a label has a number, and no more than a title: "Recommendation 4: Better nets"."""
    label = unit.asks
    return label is not None and bool(label.number) and (label.whole or _is_brief(unit))


def _is_title(unit: Unit) -> bool:
    return not (unit.asks or unit.answers or unit.paragraph.bullet) and _is_brief(unit)


def _is_brief(unit: Unit) -> bool:
    text = unit.paragraph.text.rstrip()
    return len(unit.paragraph.words) <= _TITLE and not text.endswith((".", ":", ";"))
