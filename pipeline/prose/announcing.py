"""Takes the paragraphs of a document and returns the ways in which it may announce what it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.labels.printed import match_context
from pipeline.labels.sentences import opens_recommendation, states_position
from pipeline.labels.vocabulary import mentions
from pipeline.prose.asking import takes_position
from pipeline.prose.units import Unit, is_over_parts, number_form, opens_box


def ways_of_announcing(
    units: Sequence[Unit], answers: frozenset[int], stated: frozenset[int]
) -> dict[str, frozenset[int]]:
    """For each way of announcing a recommendation, the units at which one begins.

    ``answers``: where labelled answers begin; ``stated``: where plain ones do.
    """
    labelled = [
        i
        for i, unit in enumerate(units)
        if unit.asks and i not in answers and not is_over_parts(units, i)
    ]
    titles = set() if len(labelled) > 1 else _repeated_titles(units)
    boxes = [i for i, unit in enumerate(units) if unit.box and opens_box(units, i)]
    labels_in_boxes = {i: _label_in_box(units, i) for i in boxes}
    numbered_boxes = [
        label
        for i, label in labels_in_boxes.items()
        if units[label].asks
        or (units[i].number and not match_context(units[i].paragraph))
        or _opens_numbered_list(units, i)
        or i in titles
    ]
    further = {k for label in numbered_boxes for k in _further_labels(units, label)}
    asking_boxes = boxes if _mostly_recommend(units, boxes) else []
    ways = {
        "box": [*numbered_boxes, *further],
        "heading": [i for i in labelled if units[i].paragraph.heading and not units[i].box],
        "bold": [i for i in labelled if units[i].is_styled and not units[i].box],
        "lead": [i for i in labelled if units[i].label_is_bold and not units[i].box],
        "label": [i for i in labelled if not units[i].box or i in boxes or i in further],
        "bold numbered": [i for i, unit in enumerate(units) if unit.is_styled and unit.number],
        "boxed text": [i for i in asking_boxes if i not in answers],
        "numbered": _numbered_before_answers(units, answers),
        "answer": _before_answers(units, answers),
        "stated": _numbered_before_answers(units, stated),
        "bold text": _bold_starts(units),
        "opening": [i for i, u in enumerate(units) if opens_recommendation(u.paragraph.text)],
    }
    return {way: frozenset(starts) for way, starts in ways.items() if starts}


def _mostly_recommend(units: Sequence[Unit], boxes: Sequence[int]) -> bool:
    """Whether most boxes, or quotations, of a document recommend something."""
    blocks = {units[i].block for i in boxes}
    texts: dict[int, str] = {}
    for unit in units:
        if unit.block in blocks:
            texts[unit.block] = f"{texts.get(unit.block, '')} {unit.paragraph.text}"
    return sum(mentions(text, "subject") for text in texts.values()) > 0.6 * len(texts)


def _label_in_box(units: Sequence[Unit], opening: int) -> int:
    """Where a box says "recommendation" itself: below a conclusion, say, that it starts with."""
    for i in range(opening, len(units)):
        if units[i].block != units[opening].block:
            break
        if units[i].asks:
            return i
    return opening


def _opens_numbered_list(units: Sequence[Unit], i: int) -> bool:
    """Whether a box opens with what its numbered recommendations share: "All should: 6a) …"."""
    inside = i + 1 < len(units) and units[i + 1].block == units[i].block
    opens = units[i].paragraph.text.rstrip().endswith(":") and not units[i].asks
    return inside and opens and units[i + 1].number is not None


def _further_labels(units: Sequence[Unit], label: int) -> list[int]:
    """Where other recommendations begin in a box that opens with one: "Recommendation 4.3"."""
    first = units[label].asks
    if first is None or not first.number:
        return []
    found = []
    for i in range(label + 1, len(units)):
        if units[i].block != units[label].block:
            break
        asks = units[i].asks
        if asks and asks.number and not asks.number.startswith(first.number):
            found.append(i)
    return found


def _repeated_titles(units: Sequence[Unit]) -> set[int]:
    """Boxes that open with the same words, about recommendations: "Inquiry recommendation"."""
    openings = [i for i, unit in enumerate(units) if unit.box and opens_box(units, i)]
    texts = Counter(units[i].paragraph.text.casefold() for i in openings)
    return {
        i
        for i in openings
        if texts[units[i].paragraph.text.casefold()] > 1
        and mentions(units[i].paragraph.text, "subject")
        and len(units[i].paragraph.words) < 10
    }


def _bold_starts(units: Sequence[Unit]) -> list[int]:
    """Bold or italic text of a sentence or more, where plain text follows: question and answer."""
    starts = []
    for i, unit in enumerate(units):
        before = units[i - 1] if i else None
        begins = before is None or not before.is_styled or (before.is_heading and not before.asks)
        text = not unit.is_heading and not unit.is_field_line and not match_context(unit.paragraph)
        text = text and not takes_position(unit)
        starting = unit.asks is not None or (begins and text)
        if unit.is_styled and starting and not unit.box:
            starts.append(i)
    return starts


def _numbered_before_answers(units: Sequence[Unit], answers: frozenset[int]) -> list[int]:
    """Numbered paragraphs, each with a labelled answer before the next: "4. …  Response: …"."""
    numbered = [i for i, unit in enumerate(units) if unit.number]
    under_label = sum(
        i - 1 in answers and (label := units[i - 1].answers) is not None and label.whole
        for i in numbered
    )
    if under_label * 2 > len(answers):
        return []  # the answers are numbered, not what is asked
    named = {units[a].answered_number: a for a in sorted(answers, reverse=True)}
    return [
        i
        for i, following in pairwise([*numbered, len(units)])
        if any(i < a < following for a in answers) or i < named.get(_number(units[i]), -1)
    ]


def _number(unit: Unit) -> str:
    return unit.number.number if unit.number else ""


def find_stated_answers(units: Sequence[Unit]) -> frozenset[int]:
    """Where plain text begins to answer the numbered paragraph above: "The Government accepts …".

    That is the first paragraph that states a position; where none does before the next number,
    and most others do, the first that is no item of a list. None where most that ask have none.
    Numbers in a form under which no position is stated are those of the report's own paragraphs:
    6. We looked at …  (1) The Office should …  The Office accepted recommendation 1 …
    """
    numbered = [
        i for i, unit in enumerate(units) if unit.number and not unit.number.whole and not unit.box
    ]
    texts = {i: _plain_below(units, i, k) for i, k in pairwise([*numbered, len(units)])}
    said = {
        i: next((k for k in texts[i] if states_position(units[k].paragraph.text)), -1)
        for i in numbered
    }
    forms = {number_form(units[i]) for i, k in said.items() if k >= 0}
    numbered = [i for i in numbered if number_form(units[i]) in forms]
    stated = {said[i] for i in numbered} - {-1}
    others = {
        texts[i][0]
        for i in numbered
        if said[i] < 0 and texts[i] and mentions(units[i].paragraph.text, "asks", "may_ask")
    }
    inside = [i for i in numbered if stated and i < max(stated)]
    asking = sum(mentions(units[i].paragraph.text, "asks", "may_ask") for i in inside)
    if len(stated) * 3 < 2 * max(len(stated) + len(others), asking):
        return frozenset()
    return frozenset(stated | others)


def _plain_below(units: Sequence[Unit], i: int, end: int) -> list[int]:
    """The paragraphs between a numbered one and the next that are no items, up to a heading."""
    texts = [k for k in range(i + 1, end) if not units[k].paragraph.bullet]
    return texts[: next((n for n, k in enumerate(texts) if units[k].is_heading), None)]


def _before_answers(units: Sequence[Unit], answers: frozenset[int]) -> list[int]:
    """The text directly before each labelled answer: that in one style, or one paragraph."""
    starts = []
    for answer in sorted(answers):
        i = answer - 1
        if i < 0 or i in answers or (units[i].is_heading and units[i].paragraph.heading):
            continue
        if units[i].is_field_name:
            continue  # the number of an answer in a list
        number = units[answer].answered_number
        if number and any(units[k].answered_number == number for k in answers if k < answer):
            continue  # "Response to recommendation 4.1 (b)"
        above = units[i - 1].answers if i and i - 1 in answers else None
        if above and above.whole and above.number:
            continue  # "Response to Recommendation 4.1" / Responsibility: … / "Response: Agreed"
        style = (units[i].paragraph.bold, units[i].paragraph.italic, units[i].box)
        while i > 0 and i - 1 not in answers and _same_text(units, i, style):
            i -= 1
        starts.append(i)
    return starts


def _same_text(units: Sequence[Unit], i: int, style: tuple[bool, bool, bool]) -> bool:
    """Whether the unit before ``i`` belongs to the same recommendation."""
    before = units[i - 1]
    if before.is_heading and not before.box:
        return False
    if units[i].paragraph.bullet:
        return True
    same = (before.paragraph.bold, before.paragraph.italic, before.box) == style
    return same and any(style) and units[i].page - before.page < 2
