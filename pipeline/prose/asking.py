"""Says whether a paragraph below a recommendation's beginning still asks, or answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.labels.headers import is_verdict
from pipeline.labels.sentences import states_position
from pipeline.labels.vocabulary import mentions
from pipeline.prose.draft import Draft, steps_between
from pipeline.prose.units import Unit

_FURTHER = 4  # paragraphs of one recommendation, below its first


def is_still_asked(units: Sequence[Unit], draft: Draft, i: int, labelled: bool, way: str) -> bool:
    """Whether a paragraph after the beginning of a recommendation still belongs to it."""
    unit, first = units[i], units[draft.asked[0]]
    if not labelled and takes_position(unit) and _has_text(units, draft):
        return False
    said = max([draft.label, *draft.verdict])
    if any(k < said and not units[k].is_label_only for k in draft.asked):
        return False  # a verdict stands between what is asked and the answer
    if unit.box and units[draft.asked[-1]].box and _is_answer_box(units, draft, i):
        return False
    if unit.box:
        above = units[draft.asked[-1]]
        return (
            above.box
            or first.box
            or above.is_label_only
            or (way in ("heading", "label") and len(draft.asked) == 1)
        )
    if first.box and not labelled:
        return False
    if labelled:
        above = units[draft.asked[-1]]
        told = first.box and above.box and not above.is_label_only and not above.is_heading
        return not told or unit.is_heading  # an answer whose label was left out
    if first.is_styled and not first.paragraph.heading and not first.is_label_only:
        listed = unit.paragraph.bullet or _is_item(units, i)
        return unit.is_styled or (listed and (units[i - 1].is_styled or i - 1 in draft.asked))
    if unit.paragraph.bullet or _is_item(units, i) or _asks_on(units, i):
        return True
    if unit.is_styled and not unit.is_heading:
        return not any(
            not units[k].is_styled and not units[k].is_label_only and not units[k].paragraph.bullet
            for k in draft.asked
        )
    return len(draft.asked) == 1 and first.is_label_only


def takes_position(unit: Unit) -> bool:
    """Whether a paragraph is the first of an answer by its words: "The Government accepts this
    recommendation.", "Partially supported"."""
    text = unit.paragraph.text
    if unit.paragraph.bullet or unit.asks:
        return False
    return is_verdict(text) or (states_position(text) and mentions(text, "subject"))


def is_verdict_in_box(units: Sequence[Unit], draft: Draft, i: int) -> bool:
    """Whether a bold line in the box of a recommendation tells what became of it, below each or
    below all: "These recommendations are accepted in principle by the UK Government …"."""
    unit, first = units[i], units[draft.asked[-1]]
    inside = unit.box and unit.block == first.block and unit.asks is None
    if not inside or not unit.paragraph.bold or first.paragraph.bold:
        return False
    text = unit.paragraph.text
    return takes_position(unit) or (mentions(text, "subject") and mentions(text, "states"))


def goes_on_in_box(units: Sequence[Unit], draft: Draft, i: int) -> bool:
    """Whether a further recommendation follows in a box below what became of the one before."""
    before = (*draft.asked, *draft.answered)
    if not units[i].box or not draft.answered or i - 1 not in before:
        return False
    return units[i].number is not None and len({units[k].block for k in (*before, i)}) == 1


def _has_text(units: Sequence[Unit], draft: Draft) -> bool:
    return any(not units[k].is_label_only for k in draft.asked)


def _asks_on(units: Sequence[Unit], i: int) -> bool:
    """Whether a further paragraph still asks: it and the next ones say so, or are items or
    counted on, until one takes a position.

    4.22 The Committee recommends a study. / 4.23 It might be yearly. / The Government accepts …
    """
    text = units[i].paragraph.text
    if i + 1 == len(units) or units[i].is_heading or states_position(text):
        return False
    below_list = units[i - 1].paragraph.bullet and mentions(text, "asks", "may_ask")
    if below_list and states_position(units[i + 1].paragraph.text):
        return True
    for k in range(i, min(i + _FURTHER, len(units))):
        if takes_position(units[k]):
            return k > i
        listed = units[k].paragraph.bullet or _is_item(units, k) or _counts_on(units, k)
        if not listed and not mentions(units[k].paragraph.text, "asks"):
            return False
    return False


def _counts_on(units: Sequence[Unit], i: int) -> bool:
    """Whether a paragraph has the next number after one just above: 4.22, 4.23."""
    number = units[i].number
    above = [found for unit in units[max(0, i - _FURTHER) : i] if (found := unit.number)]
    if number is None or not above or "." not in number.number:
        return False
    return steps_between(above[-1].number, number.number) == 1


_ITEM = re.compile(r"\(?([a-z]|[ivx]{1,4})[.)]\s")


def _is_item(units: Sequence[Unit], i: int) -> bool:
    """Whether a paragraph is an item of a list that a colon opened: "a. how to choose …"."""
    found = _ITEM.match(units[i].paragraph.text)
    if not found:
        return False
    before = units[i - 1].paragraph.text.rstrip()
    last = _ITEM.match(before)
    follows = last is not None and found[1] not in ("a", "i")
    return before.endswith((":", ";", ",", "; and", "; or")) or follows


def _is_answer_box(units: Sequence[Unit], draft: Draft, i: int) -> bool:
    """Whether a box below a box on the same page is the answer: rows of full width, in turn."""
    before = units[draft.asked[-1]]
    asked = [k for k in draft.asked if not units[k].is_label_only and not units[k].is_heading]
    return before.block != units[i].block and before.page == units[i].page and bool(asked)
