"""Takes blocks and returns the paragraphs of running text, each with the labels it begins with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.joining import join, joins
from pipeline.labels.headers import header_role, is_singular_recommendation, is_verdict
from pipeline.labels.headings import is_contents_title, starts_as
from pipeline.labels.numbers import cell_number, is_number
from pipeline.labels.printed import (
    Label,
    match_context,
    match_evaluation,
    match_number,
    match_place,
    match_recommendation,
    match_response,
)
from pipeline.labels.sentences import opens_recommendation
from pipeline.labels.vocabulary import mentions
from pipeline.models import Block, Paragraph, text_of
from pipeline.prose.fields import (
    Field,
    find_answered_rows,
    find_fields,
    is_key_and_value,
    is_label_alone,
    with_place,
)

LONG_HEADING = 25  # words
LOWEST_LEVEL = 9  # of headings: below all that a document sets as such
_VERDICT = 8  # words of a verdict that stands by itself


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph with its place and the labels that it begins with.

    ``block`` is the index of its block, ``box`` that it is boxed. ``field``: it stands in a table
    under or beside this name ("Due date"); ``is_field_name``: it is that name. ``verdict``: how
    many words name the verdict that follows them ("Status: Accepted"). ``is_key``: it stands in
    the left of two cells, which names what is beside, or it names what is below. ``told``: it is
    the verdict that stands between a label and what is asked.
    """

    paragraph: Paragraph
    block: int
    page: int
    box: bool
    asks: Label | None
    answers: Label | None
    number: Label | None
    evaluates: Label | None = None
    field: str = ""
    is_field_name: bool = False
    verdict: int = 0
    is_key: bool = False
    told: bool = False

    @property
    def is_styled(self) -> bool:
        return self.paragraph.bold or self.paragraph.italic

    @property
    def is_heading(self) -> bool:
        paragraph = self.paragraph
        if paragraph.bullet or len(paragraph.words) > LONG_HEADING or self.answers:
            return False
        if paragraph.heading:
            return True
        if self.is_field_line:
            return False
        text = paragraph.text.rstrip()
        # "… should be seen by a doctor (paragraph 38)" is a sentence
        long = len(paragraph.words) > 12 and text.endswith(")")
        # "the CPT recommends that …", quoted from the middle of a sentence
        long = long or (len(paragraph.words) > 8 and text[:1].islower())
        closed = long or text.endswith((".", ":", ";", ","))
        return not closed and (self.is_styled or starts_as(text, "sections"))

    @property
    def is_field_line(self) -> bool:
        """Whether a line names what it says: "Target implementation date: Spring 2026"."""
        if self.paragraph.heading or len(self.paragraph.words) > LONG_HEADING:
            return False
        name, colon, _ = self.paragraph.text.partition(":")
        named = bool(colon) and not match_context(self.paragraph)
        return named and header_role(name) == "extra"

    @property
    def is_label_only(self) -> bool:
        """Whether "Recommendation 4" stands alone, or with a title, above its text."""
        return self.asks is not None and (self.asks.whole or self.is_heading)

    @property
    def label_is_bold(self) -> bool:
        label = self.asks
        return label is not None and (self.is_styled or self.paragraph.lead >= label.words)

    @property
    def answered_number(self) -> str:
        """The number that the label of a response names, "" for none."""
        return self.answers.number if self.answers else ""


def number_form(unit: Unit) -> str:
    """How the number of a paragraph is printed: "(0)" for "(1)", "0" for "12." and "12a."."""
    words = unit.paragraph.words[: unit.number.words if unit.number else 0]
    return re.sub(r"\d+[a-z]?", "0", text_of(words)).rstrip(".:")


def opens_box(units: Sequence[Unit], index: int) -> bool:
    return index == 0 or units[index - 1].block != units[index].block


def is_over_parts(units: Sequence[Unit], i: int) -> bool:
    """Whether a labelled heading is only the title of those below it.

    ## Recommendation 2: Joint working   ### Recommendation 2a)
    """
    if i + 1 >= len(units) or units[i].asks is None or units[i + 1].asks is None:
        return False
    return 0 < units[i].paragraph.heading < units[i + 1].paragraph.heading


def read_units(blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """The paragraphs of running text; one in which an answer begins inside comes apart."""
    units: list[Unit] = []
    named, answered = find_fields(blocks), find_answered_rows(blocks)
    for index, block in enumerate(blocks):
        if block.kind in ("note", "furniture"):
            continue
        filled = block.filled
        fields = named.get(index, {})
        for place, cell in enumerate(filled):
            # In a row of several cells, words as "Comments" are heads of columns and no labels.
            name, is_name = fields.get(cell.column, Field("", False))
            keyed = is_key_and_value(block) or (bool(fields) and not name and is_label_alone(cell))
            text = len(filled) > 1 and not (place == 0 and keyed) and index not in answered
            for paragraph in with_place(cell.paragraphs):
                if units and _runs_over(units[-1], paragraph, block, alone=len(filled) == 1):
                    before = units.pop()
                    paragraph = join(before.paragraph, paragraph)
                    block_of, at = blocks[before.block], before.block
                else:
                    block_of, at = block, index
                for part in _split_inside(paragraph) if paragraph.words else ():
                    unit = _unit(part, at, block_of, is_text=text or bool(name))
                    key = place == 0 and len(filled) == 2 and not text
                    units.append(replace(unit, field=name, is_field_name=is_name, is_key=key))
    marked = _with_named_verdicts(_with_keys(_without_chapters(_without_contents(units))))
    marked = _with_numbers_above(_with_places(_with_repeated_labels(marked)))
    return _tell_apart(_with_titles_over_labels(marked))


def _without_contents(units: Sequence[Unit]) -> list[Unit]:
    """Takes the labels from the lines below "Contents": "Response to recommendations 4"."""
    plain: list[Unit] = []
    inside = False
    for unit in units:
        text = unit.paragraph.text.strip()
        inside = is_contents_title(text) or (inside and text[-1:].isdecimal())
        plain.append(replace(unit, asks=None, answers=None, number=None) if inside else unit)
    return plain


def _without_chapters(units: Sequence[Unit]) -> list[Unit]:
    """Takes the label from the title of a chapter: "6 Recommendation", over 6.1 and 6.2."""
    plain: list[Unit] = []
    for unit, following in pairwise([*units, None]):
        assert unit is not None
        label, number = unit.asks, following.number if following else None
        titled = label is not None and label.counted and label.whole
        over = titled and label and number and number.number.startswith(f"{label.number}.")
        plain.append(replace(unit, asks=None) if over else unit)
    return plain


def _with_keys(units: Sequence[Unit]) -> list[Unit]:
    """Marks what a form names in its left cells: "Reference | IR-01" as the number, and, where
    nothing else says so, "Recommendation of the Reporter" as the label."""
    marked = list(units)
    keys = {
        i: role
        for i, unit in enumerate(units)
        if unit.is_key and len(unit.paragraph.words) < 8
        if (role := header_role(unit.paragraph.text.rstrip(":")))
    }
    labelled = any(units[i].asks for i in keys)
    for i, role in keys.items():
        value = units[i + 1] if i + 1 < len(units) else None
        if role == "number" and value and value.block == units[i].block:
            if is_number(value.paragraph.text):
                number = cell_number(value.paragraph.text)
                label = Label(len(value.paragraph.words), number, whole=True)
                marked[i] = replace(units[i], asks=None, number=None, is_field_name=True)
                marked[i + 1] = replace(value, number=label)
        elif role == "recommendation" and not labelled:
            label = Label(len(units[i].paragraph.words), whole=True)
            marked[i] = replace(units[i], asks=label)
    return marked


def _with_repeated_labels(units: Sequence[Unit]) -> list[Unit]:
    """Marks "Committee recommendation" over each recommendation as the label that it is."""
    texts = Counter(unit.paragraph.text.casefold().rstrip(" :") for unit in units)
    marked = []
    for unit in units:
        text = unit.paragraph.text.casefold().rstrip(" :")
        alone = not (unit.asks or unit.answers or unit.box or unit.field)
        named = re.fullmatch(r"(?:[\w’']+ ){1,4}(\w+)", text)
        if alone and named and texts[text] > 2 and is_singular_recommendation(named[1]):
            label = Label(len(unit.paragraph.words), lead=text.rpartition(" ")[0], whole=True)
            unit = replace(unit, asks=label, evaluates=None)
        marked.append(unit)
    return marked


def _with_places(units: Sequence[Unit]) -> list[Unit]:
    """Marks "Paragraph 16" over each recommendation as its label, where that is how a document
    names what it answers: governments to the Committee for the Prevention of Torture."""
    places = {
        i: label
        for i, unit in enumerate(units)
        if not (unit.asks or unit.answers or unit.field)
        and (label := match_place(unit.paragraph))
        and (label.whole or unit.is_styled or unit.paragraph.lead >= label.words)
    }
    texts = [
        " ".join(u.paragraph.text for u in units[i : i + 2 if label.whole else i + 1])
        for i, label in places.items()
    ]
    asking = sum(mentions(text, "asks", "may_ask") for text in texts)
    named = sum(unit.asks is not None for unit in units)
    if len(places) < 2 or len(places) <= named or asking * 2 <= len(places):
        return list(units)
    return [
        replace(unit, asks=places[i], evaluates=None, number=None) if i in places else unit
        for i, unit in enumerate(units)
    ]


def _with_numbers_above(units: Sequence[Unit]) -> list[Unit]:
    """Marks a number over "Recommendation: …", which has none, as its label: "A-22-12"."""
    marked = list(units)
    for k, (unit, following) in enumerate(pairwise(units)):
        number, asks = unit.number, following.asks
        if number and number.whole and asks and not asks.number and not unit.field:
            marked[k] = replace(unit, asks=replace(number, place=True), number=None)
            marked[k + 1] = replace(following, asks=None)
    return marked


def _with_titles_over_labels(units: Sequence[Unit]) -> list[Unit]:
    """Takes the label from a heading over a lesser one that begins a recommendation: "Director
    Response" / "Recommendation 1" is the title of all answers."""
    marked = list(units)
    for k, (unit, following) in enumerate(pairwise(units)):
        over = 0 < unit.paragraph.heading < following.paragraph.heading
        if over and following.asks and unit.answers and not unit.answers.number:
            marked[k] = replace(unit, answers=None)
    return marked


def _with_named_verdicts(units: Sequence[Unit]) -> list[Unit]:
    """Marks a line that names the verdict on the next line: "Status" / "Partially agree"."""
    marked = list(units)
    for k, (unit, following) in enumerate(pairwise(units)):
        name = unit.paragraph.text.rstrip(":")
        named = len(unit.paragraph.words) < 5 and header_role(name) == "label"
        plain = not (unit.field or following.field or following.answers or following.asks)
        if named and plain and is_verdict(following.paragraph.text):
            marked[k] = replace(unit, answers=None, field=name, is_field_name=True)
            marked[k + 1] = replace(following, field=name)
    return marked


def _tell_apart(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """What could be either, "Our response" or "Committee’s comment", is what a body says of the
    answer where the document has labelled answers besides, and else the answer."""
    others = sum(unit.answers is not None and unit.evaluates is None for unit in units)
    both = sum(unit.answers is not None and unit.evaluates is not None for unit in units)
    answered = others * 2 < both
    return tuple(
        replace(unit, evaluates=None)
        if unit.evaluates and unit.answers and answered
        else replace(unit, answers=None)
        if unit.evaluates
        else unit
        for unit in units
    )


def _unit(paragraph: Paragraph, index: int, block: Block, *, is_text: bool) -> Unit:
    filled = block.filled
    full = block.kind == "row" and len(filled) == 1 and filled[0].span == block.columns
    box = block.kind == "box" or full
    if is_text:
        return Unit(paragraph, index, block.page, box, None, None, None)
    asks = match_recommendation(paragraph)
    evaluates = None if asks else match_evaluation(paragraph)
    answers = None if asks else match_response(paragraph)
    number = None if asks or answers else match_number(paragraph)
    verdict = 0 if asks or evaluates else _verdict_words(paragraph, answers)
    return Unit(
        paragraph, index, block.page, box, asks, answers, number, evaluates, verdict=verdict
    )


def _verdict_words(paragraph: Paragraph, answers: Label | None) -> int:
    """How many words name a verdict: 1 of "Status: Accepted", 2 of "Agency position: Concur"."""
    texts = [word.text for word in paragraph.words[: _VERDICT + 5]]
    if len(paragraph.words) > _VERDICT + 4:
        return 0
    count = next((k for k, text in enumerate(texts[:5], 1) if text.endswith(":")), 0)
    if answers and answers.words != count:
        return 0
    named = 0 < count < len(texts) and header_role(" ".join(texts[:count]).rstrip(":")) == "label"
    return count if named else 0


def _runs_over(before: Unit, paragraph: Paragraph, block: Block, *, alone: bool) -> bool:
    """Whether a page only cuts a paragraph in two: of running text, of a box, or of a row whose
    first cell is empty on the next page."""
    last = before.paragraph
    labels = (before.asks, before.answers, before.evaluates, before.number)
    return (
        (block.kind != "row" or (alone and block.filled[0].column > 0))
        and bool(paragraph.words)
        and not any(label and label.whole for label in labels)
        and (block.kind == "row" or not before.field)
        and last.words[-1].page + 1 == paragraph.words[0].page
        and before.box == (block.kind == "box")
        and (last.bold, last.italic) == (paragraph.bold, paragraph.italic)
        and joins(last, paragraph)
    )


_INSIDE = re.compile(r"[.?!”)]$")


def _asks(paragraph: Paragraph) -> bool:
    """Whether a text asks by its first words: "The Department should …", "We recommend that …".

    What so follows a bold sentence is the recommendation, and the sentence its title.
    """
    opening = " ".join(word.text for word in paragraph.words[:8])
    return opens_recommendation(opening) or bool(re.search(r"\b(?:should|must)\b", opening))


def _split_inside(paragraph: Paragraph) -> list[Paragraph]:
    """Recommendation 1: The agency should … . Response: We agree."  gives two paragraphs.

    So does **Recommendation 1: The agency should … .** Management agrees.
    But **Recommendation 1: Keep records.** The agency should … is a title and its text.
    **Response to Recommendation 1** Responsibility: … is a label and the form below it.
    """
    words, lead, size = paragraph.words, paragraph.lead, paragraph.size
    at_lead = [Paragraph(words[:lead], bold=True, size=size), Paragraph(words[lead:], size=size)]
    answers = match_response(paragraph) if 0 < lead < len(words) else None
    runs_on = answers is not None and answers.words == lead and words[lead - 1].text[-1].isalnum()
    if runs_on and answers and answers.number:
        return at_lead
    asks = match_recommendation(paragraph)
    if not asks:
        return [paragraph]
    titled = lead < len(words) and _asks(Paragraph(words[lead:]))
    if asks.words + 3 < lead < len(words) and _INSIDE.search(words[lead - 1].text) and not titled:
        return at_lead
    for index in range(3, len(words) - 1):
        if not _INSIDE.search(words[index - 1].text) or not words[index].text[:1].isupper():
            continue
        rest = Paragraph(words[index:], bold=paragraph.bold, size=size)
        label = match_response(rest)
        if label and label.words <= 5 and words[index + label.words - 1].text.endswith((":", "–")):
            return [Paragraph(words[:index], bold=paragraph.bold, size=size), rest]
    return [paragraph]
