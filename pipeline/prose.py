"""Takes blocks of running text and boxes and returns rows: a recommendation, then its answer.

How a document announces its recommendations is seen from the document as a whole: in a box, by
a heading, by bold text, by a label at the beginning of a paragraph, or by the label of the
response alone. That which gives most answered recommendations is how this document does it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.joining import join, joins
from pipeline.labels import (
    Label,
    closes_letter,
    column_role,
    is_generic_heading,
    match_context,
    match_evaluation,
    match_number,
    match_recommendation,
    match_response,
    mentions,
    opens_recommendation,
    responder_of,
    starts_as,
)
from pipeline.models import Block, Paragraph, Passage, Row

LONG_HEADING = 25  # words


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph with its place and the labels that it begins with.

    ``block`` is the index of its block, ``box`` that it is boxed. ``field``: it stands in a table
    under or beside this name ("Due date"); ``is_field_name``: it is that name.
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


def _unit(paragraph: Paragraph, index: int, block: Block, *, is_text: bool) -> Unit:
    filled = [cell for cell in block.cells if cell.words]
    full = block.kind == "row" and len(filled) == 1 and filled[0].span == block.columns
    box = block.kind == "box" or full
    if is_text:
        return Unit(paragraph, index, block.page, box, None, None, None)
    asks = match_recommendation(paragraph)
    evaluates = None if asks else match_evaluation(paragraph)
    answers = None if asks or evaluates else match_response(paragraph)
    number = None if asks or answers else match_number(paragraph)
    return Unit(paragraph, index, block.page, box, asks, answers, number, evaluates)


@dataclass
class _Draft:
    """A pair while it is read."""

    asked: list[int]
    answered: list[int] = field(default_factory=list)
    others: list[tuple[str, list[int]]] = field(default_factory=list)
    responder: str = ""
    section: list[int] = field(default_factory=list)
    asides: list[list[int]] = field(default_factory=list)
    verdict: list[int] = field(default_factory=list)
    fields: dict[str, list[int]] = field(default_factory=dict)
    names: list[int] = field(default_factory=list)

    @property
    def answers(self) -> list[tuple[str, list[int]]]:
        """(responder, the units of its answer), in order; a verdict above the text leads."""
        return [*self.others, (self.responder, [*self.verdict, *self.answered])]


@dataclass(frozen=True, slots=True)
class Prose:
    """The pairs of a document's running text: what announces them, and where they are.

    ``announced``: how many recommendations this way announces, with those left unanswered.
    """

    way: str
    units: tuple[Unit, ...]
    drafts: tuple[_Draft, ...]
    announced: int = 0

    @property
    def answered(self) -> int:
        return sum(bool(draft.answered) for draft in self.drafts)


def find_prose(blocks: Sequence[Block]) -> Prose:
    """The pairs in running text, by the way of announcing them that explains most of it."""
    units = _units(blocks)
    text = " ".join(unit.paragraph.text for unit in units)
    if not mentions(text, "subject") or not mentions(text, "answering"):
        return Prose("none", units, ())
    labelled_answers = frozenset(i for i, unit in enumerate(units) if unit.answers)
    best, most = Prose("none", units, ()), 0.0
    for way, starts in _ways(units, labelled_answers).items():
        drafts = _collect(units, starts, labelled_answers, way)
        found = Prose(way, units, drafts, len(starts))
        weight = _weight(found, labelled_answers)
        # The ways come from the surest on; a looser one must explain a good deal more.
        if weight > 1.3 * most:
            best, most = found, weight
    return best


def _weight(prose: Prose, labelled_answers: frozenset[int]) -> float:
    """Answered recommendations count; those answered under a label or in a box count double."""
    weight = 0.0
    for draft in prose.drafts:
        for _, answered in draft.answers if draft.answered else ():
            sure = answered[0] in labelled_answers or prose.units[draft.asked[0]].box
            weight += 2 if sure else 1
    if not _is_plausible(prose, labelled_answers):
        return 0.0
    loose = prose.way not in ("box", "heading", "bold", "lead", "label")
    return 0.0 if loose and prose.answered < 2 else weight


def _is_plausible(prose: Prose, labelled_answers: frozenset[int]) -> bool:
    """Whether what has no label of its own reads as a recommendation, or as an answer.

    A report that lists its recommendations answers none of them; a paper with "Government
    response" after each question was not asked by recommendations.
    """
    drafts = [draft for draft in prose.drafts if draft.answered]
    units = prose.units

    def say(group: str, indexes: Sequence[Sequence[int]], words: int) -> bool:
        texts = [" ".join(units[i].paragraph.text for i in part) for part in indexes]
        brief = [" ".join(text.split()[:words]) for text in texts]
        return sum(mentions(text, group) for text in brief) * 2 > len(brief)

    asked = [draft.asked for draft in drafts]
    named = any(units[i].asks or units[i].number or units[i].box for part in asked for i in part)
    if not named and not say("asking", asked, 80):
        return False
    if any(draft.answered[0] in labelled_answers for draft in drafts):
        return True
    if len(drafts) * 2 < prose.announced:
        return False
    titles = [unit.paragraph.text for unit in units[:40] if _is_heading(unit) or unit is units[0]]
    if mentions(" ".join(titles), "answer_titles"):
        return True
    return say("stating", [draft.answered[:2] for draft in drafts], 40)


def _runs_over(before: Unit, paragraph: Paragraph, block: Block) -> bool:
    """Whether a page only cuts a paragraph of running text, or of a box, in two."""
    last = before.paragraph
    return (
        block.kind != "row"
        and bool(paragraph.words)
        and last.words[-1].page + 1 == paragraph.words[0].page
        and before.box == (block.kind == "box")
        and (last.bold, last.italic) == (paragraph.bold, paragraph.italic)
        and joins(last, paragraph)
    )


def _is_key(block: Block) -> bool:
    """A table row of a label and its value: "Management response | Partially accepted"."""
    filled = [cell for cell in block.cells if cell.words]
    return len(filled) == 2 and len(filled[0].words) <= 12


def _fields(blocks: Sequence[Block]) -> dict[int, dict[int, tuple[str, bool]]]:
    """For each table row its cells by column: the name of what they hold, and if they are it.

    Lead | Director of Social Care      a name and its value
    Key action | Time frame | Status    heads of columns, with rows below
    """
    fields: dict[int, dict[int, tuple[str, bool]]] = {}
    heads: dict[int, str] = {}
    table = 0
    for index, block in enumerate(blocks):
        if block.kind != "row":
            continue
        if block.table != table:
            table, heads = block.table, {}
        texts = {c.column: " ".join(c.text.split()) for c in block.cells if c.words}
        if block.columns == 2 and len(texts) == 2:
            (key, name), (place, _) = texts.items()
            role = column_role(name.rstrip(":"))
            if role and role[0] in ("extra", "label", "action"):
                name = name.rstrip(":")
                fields[index] = {key: (name, True), place: (name, False)}
        elif len(texts) >= 3:
            is_head = sum(column_role(text) is not None for text in texts.values()) >= 2
            heads = texts if is_head else heads
            if heads:
                fields[index] = {place: (heads.get(place, ""), is_head) for place in texts}
        elif heads and all(cell.span == 1 or len(cell.words) < 4 for cell in block.cells):
            fields[index] = {place: (heads.get(place, ""), False) for place in texts}
        else:
            heads = {}
    return fields


def _units(blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """The paragraphs of running text; one in which an answer begins inside comes apart."""
    units: list[Unit] = []
    named = _fields(blocks)
    for index, block in enumerate(blocks):
        if block.kind in ("note", "furniture"):
            continue
        filled = [cell for cell in block.cells if cell.words]
        fields = named.get(index, {})
        for place, cell in enumerate(filled):
            # In a row of several cells, words as "Comments" are heads of columns and no labels.
            text = len(filled) > 1 and not (place == 0 and _is_key(block))
            name, is_name = fields.get(cell.column, ("", False))
            for paragraph in cell.paragraphs:
                if units and _runs_over(units[-1], paragraph, block):
                    before = units.pop()
                    paragraph = join(before.paragraph, paragraph)
                    block_of, at = blocks[before.block], before.block
                else:
                    block_of, at = block, index
                for part in _split_inside(paragraph) if paragraph.words else ():
                    unit = _unit(part, at, block_of, is_text=text or bool(name))
                    units.append(replace(unit, field=name, is_field_name=is_name))
    return tuple(units)


_INSIDE = re.compile(r"[.?!”)]$")


def _split_inside(paragraph: Paragraph) -> list[Paragraph]:
    """Recommendation 1: The agency should … . Response: We agree."  gives two paragraphs."""
    if not match_recommendation(paragraph):
        return [paragraph]
    words = paragraph.words
    for index in range(3, len(words) - 1):
        if not _INSIDE.search(words[index - 1].text) or not words[index].text[:1].isupper():
            continue
        rest = Paragraph(words[index:], bold=paragraph.bold, size=paragraph.size)
        label = match_response(rest)
        if label and label.words <= 5 and words[index + label.words - 1].text.endswith((":", "–")):
            first = Paragraph(words[:index], heading=0, bold=paragraph.bold, size=paragraph.size)
            return [first, rest]
    return [paragraph]


# --- ways of announcing ----------------------------------------------------------------------


def _ways(units: Sequence[Unit], answers: frozenset[int]) -> dict[str, frozenset[int]]:
    """For each way of announcing a recommendation, the units at which one begins."""
    labelled = [i for i, unit in enumerate(units) if unit.asks and i not in answers]
    titles = _repeated_titles(units)
    boxes = [i for i, unit in enumerate(units) if unit.box and _opens_box(units, i)]
    labels_in_boxes = {i: _label_in_box(units, i) for i in boxes}
    numbered_boxes = [
        label
        for i, label in labels_in_boxes.items()
        if units[label].asks or units[i].number or i in titles
    ]
    ways = {
        "box": numbered_boxes,
        "heading": [i for i in labelled if units[i].paragraph.heading and not units[i].box],
        "bold": [i for i in labelled if _is_styled(units[i]) and not units[i].box],
        "lead": [i for i in labelled if _label_is_bold(units[i]) and not units[i].box],
        "label": [i for i in labelled if not units[i].box or i in boxes],
        "bold numbered": [i for i, unit in enumerate(units) if _is_styled(unit) and unit.number],
        "boxed text": [i for i in boxes if _mostly_recommend(units, boxes)],
        "numbered": _numbered_before_answers(units, answers),
        "answer": _before_answers(units, answers),
        "bold text": _bold_starts(units),
        "opening": [i for i, u in enumerate(units) if opens_recommendation(u.paragraph.text)],
    }
    return {way: frozenset(starts) for way, starts in ways.items() if starts}


def _opens_box(units: Sequence[Unit], index: int) -> bool:
    return index == 0 or units[index - 1].block != units[index].block


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


def _repeated_titles(units: Sequence[Unit]) -> set[int]:
    """Boxes that open with the same words, about recommendations: "Inquiry recommendation"."""
    openings = [i for i, unit in enumerate(units) if unit.box and _opens_box(units, i)]
    texts = Counter(units[i].paragraph.text.casefold() for i in openings)
    return {
        i
        for i in openings
        if texts[units[i].paragraph.text.casefold()] > 1
        and mentions(units[i].paragraph.text, "subject")
        and len(units[i].paragraph.words) < 10
    }


def _is_styled(unit: Unit) -> bool:
    return unit.paragraph.bold or unit.paragraph.italic


def _label_is_bold(unit: Unit) -> bool:
    label = unit.asks
    return label is not None and (_is_styled(unit) or unit.paragraph.lead >= label.words)


def _bold_starts(units: Sequence[Unit]) -> list[int]:
    """Bold or italic text of a sentence or more, where plain text follows: question and answer."""
    starts = []
    for i, unit in enumerate(units):
        before = units[i - 1] if i else None
        begins = before is None or not _is_styled(before) or _is_heading(before)
        if _is_styled(unit) and begins and not _is_heading(unit) and not unit.box:
            starts.append(i)
    return starts


def _numbered_before_answers(units: Sequence[Unit], answers: frozenset[int]) -> list[int]:
    """Numbered paragraphs, each with a labelled answer before the next: "4. …  Response: …"."""
    numbered = [i for i, unit in enumerate(units) if unit.number]
    starts = []
    for i, following in pairwise([*numbered, len(units)]):
        if any(i < a < following for a in answers):
            starts.append(i)
    return starts


def _before_answers(units: Sequence[Unit], answers: frozenset[int]) -> list[int]:
    """The text directly before each labelled answer: that in one style, or one paragraph."""
    starts = []
    for answer in sorted(answers):
        i = answer - 1
        if i < 0 or i in answers or (_is_heading(units[i]) and units[i].paragraph.heading):
            continue
        style = (units[i].paragraph.bold, units[i].paragraph.italic, units[i].box)
        while i > 0 and i - 1 not in answers and _same_text(units, i, style):
            i -= 1
        starts.append(i)
    return starts


def _same_text(units: Sequence[Unit], i: int, style: tuple[bool, bool, bool]) -> bool:
    """Whether the unit before ``i`` belongs to the same recommendation."""
    before = units[i - 1]
    if _is_heading(before) and not before.box:
        return False
    if units[i].paragraph.bullet:
        return True
    same = (before.paragraph.bold, before.paragraph.italic, before.box) == style
    return same and any(style) and units[i].page - before.page < 2


# --- units to pairs --------------------------------------------------------------------------


def _collect(
    units: Sequence[Unit], starts: frozenset[int], answers: frozenset[int], way: str
) -> tuple[_Draft, ...]:
    """Reads on from each start: first what is asked, then the answer, up to the next start."""
    labelled = _has_labelled_answers(starts, answers, len(units))
    drafts: list[_Draft] = []
    draft: _Draft | None = None
    level = _section_level(units, starts)
    chapters = _chapters(units, starts)
    level = max([level, *(units[k].paragraph.heading for ks in chapters.values() for k in ks)])
    opened = frozenset(i for headings in chapters.values() for i in headings)
    last = max(starts)
    context = _context_in_boxes(units, starts)
    # "Response to recommendation 4": each is answered by itself, wherever its answer stands.
    apart = sum(bool(_answered_number(units[i])) for i in answers) * 2 > len(answers)
    for i, unit in enumerate(units):
        if i in starts and not _continues_box(units, i, draft):
            if draft is not None and not apart and _is_grouped(units, i, draft):
                draft.asked.append(i)
                continue
            section = _section_before(units, i, draft)
            if all(is_generic_heading(units[k].paragraph.text) for k in section):
                section = [*chapters.get(i, []), *section]
            draft = _Draft([i], section=section)
            drafts.append(draft)
        elif i in answers and (named := _named_draft(units, drafts, draft, unit)):
            draft = named
            _open_answer(draft, i, unit)
        elif draft is None or i in context:
            continue
        elif _is_verdict(units, i, draft):
            draft.verdict.append(i)
        elif unit.is_field_name:
            draft.names.append(i)
        elif unit.field:
            draft.fields.setdefault(unit.field, []).append(i)
        elif i in answers and not (draft.answered and not _is_own_label(units, i, draft)):
            _open_answer(draft, i, unit)
        elif draft.answered and match_context(unit.paragraph):
            draft = None
        elif unit.evaluates and draft.answered:
            draft.asides.append([i])
        elif draft.asides and not _ends_region(units, i, level, last > i, opened, draft):
            draft.asides[-1].append(i)
        elif apart and not draft.answered and _is_heading(unit) and not _is_title(units, i, draft):
            draft = None  # a heading over the answers, each under its number
        elif not draft.answered and _still_asked(units, draft, i, labelled, way):
            draft.asked.append(i)
        elif apart and not draft.answered:
            draft = None  # its answer stands further down, under its number
        elif _ends_region(units, i, level, last > i, opened, draft):
            draft = None
        else:
            draft.answered.append(i)
    return _without_title(units, _without_lists(units, drafts, labelled))


def _chapters(units: Sequence[Unit], starts: frozenset[int]) -> dict[int, list[int]]:
    """For the first recommendation of each chapter its heading, where text stands between.

    Chapter 2: Warning the public / a page of introduction / Recommendation 1 …
    Chapters are headings of one level, at least two of them with recommendations, the first of
    them above all recommendations; so the document's own title is none.
    """
    first = min(starts)
    names = Counter(unit.paragraph.text for unit in units if unit.paragraph.heading)
    headings = [
        i
        for i, unit in enumerate(units)
        if unit.paragraph.heading
        and not unit.box
        and i not in starts
        and names[unit.paragraph.text] == 1
        and not is_generic_heading(unit.paragraph.text)
    ]
    for level in sorted({units[i].paragraph.heading for i in headings}):
        of_level = [i for i in headings if units[i].paragraph.heading == level]
        opened: dict[int, list[int]] = {}
        for heading, following in pairwise([*of_level, len(units)]):
            inside = [start for start in sorted(starts) if heading < start < following]
            if inside:
                opened[inside[0]] = [heading]
        if len(opened) > 1 and first in opened:
            return opened
    return {}


def _context_in_boxes(units: Sequence[Unit], starts: frozenset[int]) -> frozenset[int]:
    """What stands in a box above the recommendation: the conclusion that it is drawn from."""
    context: set[int] = set()
    for start in starts:
        k = start - 1
        while k >= 0 and units[k].box and units[k].block == units[start].block and k not in starts:
            context.add(k)
            k -= 1
    return frozenset(context)


def _is_grouped(units: Sequence[Unit], i: int, draft: _Draft) -> bool:
    """Whether a recommendation follows another directly, so that one answer is given to both."""
    if draft.answered or draft.asked[-1] != i - 1:
        return False
    if units[i - 1].paragraph.heading and not units[i - 1].asks:
        return False  # a list of recommendations ends here, and the answers begin
    starts = [k for k in draft.asked if units[k].asks or units[k].number]
    numbers = _number(units, draft), _number(units, _Draft([i]))
    return len(starts) < 4 and all(numbers)


def _has_labelled_answers(starts: frozenset[int], answers: frozenset[int], count: int) -> bool:
    """Whether most recommendations have a labelled answer before the next one."""
    ordered = sorted(starts)
    found = sum(
        any(a < b < following for b in answers) for a, following in pairwise([*ordered, count])
    )
    return found * 2 >= len(ordered)


def _continues_box(units: Sequence[Unit], i: int, draft: _Draft | None) -> bool:
    """A box that goes on over a page: the one before it has no answer yet, and no number."""
    if draft is None or draft.answered or not units[i].box:
        return False
    asked = units[draft.asked[-1]]
    if not asked.box:
        return False
    has_number = any(units[k].asks or units[k].number for k in draft.asked if units[k].box)
    return not has_number or not (units[i].asks or units[i].number)


def _is_own_label(units: Sequence[Unit], i: int, draft: _Draft) -> bool:
    """Whether a second label of a response opens another body's answer, and is no sub-heading."""
    label = units[i].answers
    responder = responder_of(label) if label else ""
    return bool(responder) and bool(draft.responder) and responder != draft.responder


def _is_title(units: Sequence[Unit], i: int, draft: _Draft) -> bool:
    """Whether a heading stands directly below "Recommendation 4", as its title."""
    return i == draft.asked[-1] + 1 and _label_only(units[draft.asked[-1]])


def _answered_number(unit: Unit) -> str:
    """The number that the label of a response names, "" for none."""
    return unit.answers.number if unit.answers else ""


def _named_draft(
    units: Sequence[Unit], drafts: Sequence[_Draft], draft: _Draft | None, unit: Unit
) -> _Draft | None:
    """The recommendation further up that a labelled response names and that has no answer yet."""
    number = _answered_number(unit)
    if not number or (draft is not None and number == _number(units, draft)):
        return None
    return next((d for d in drafts if not d.answered and _number(units, d) == number), None)


def _open_answer(draft: _Draft, i: int, unit: Unit) -> None:
    label = unit.answers
    responder = responder_of(label) if label else ""
    if draft.answered:
        draft.others.append((draft.responder, draft.answered))
        draft.asides = []
    draft.responder, draft.answered = responder, [i]


def _still_asked(units: Sequence[Unit], draft: _Draft, i: int, labelled: bool, way: str) -> bool:
    """Whether a paragraph after the beginning of a recommendation still belongs to it."""
    unit, first = units[i], units[draft.asked[0]]
    if unit.box and units[draft.asked[-1]].box and _is_answer_box(units, draft, i):
        return False
    if unit.box:
        above = units[draft.asked[-1]]
        return (
            above.box
            or first.box
            or _label_only(above)
            or (way in ("heading", "label") and len(draft.asked) == 1)
        )
    if first.box and not labelled:
        return False
    if labelled:
        return True
    if _is_styled(first) and not first.paragraph.heading and not _label_only(first):
        listed = unit.paragraph.bullet or _is_item(units, i)
        return _is_styled(unit) or (listed and (_is_styled(units[i - 1]) or i - 1 in draft.asked))
    if unit.paragraph.bullet or _is_item(units, i):
        return True
    if _is_styled(unit) and not _is_heading(unit):
        return not any(not _is_styled(units[k]) and not _label_only(units[k]) for k in draft.asked)
    return len(draft.asked) == 1 and _label_only(first)


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


def _is_verdict(units: Sequence[Unit], i: int, draft: _Draft) -> bool:
    """Whether a cell beside a label holds the verdict: "Recommendation 7.1 | Accepted in part"."""
    first = units[draft.asked[0]]
    beside = units[i].block == first.block and not first.box and i == draft.asked[-1] + 1
    label = first.asks
    return beside and label is not None and label.whole and len(units[i].paragraph.words) < 6


def _is_answer_box(units: Sequence[Unit], draft: _Draft, i: int) -> bool:
    """Whether a box below a box on the same page is the answer: rows of full width, in turn."""
    before = units[draft.asked[-1]]
    asked = [k for k in draft.asked if not _label_only(units[k]) and not _is_heading(units[k])]
    return before.block != units[i].block and before.page == units[i].page and bool(asked)


def _label_only(unit: Unit) -> bool:
    """ "Recommendation 4" alone, or with a title: the text follows in a paragraph of its own."""
    label = unit.asks
    return label is not None and (label.whole or _is_heading(unit))


def _is_heading(unit: Unit) -> bool:
    paragraph = unit.paragraph
    text = paragraph.text.rstrip()
    if paragraph.bullet or len(paragraph.words) > LONG_HEADING or unit.answers:
        return False
    closed = text.endswith((".", ":", ";", ","))
    return bool(paragraph.heading) or (
        not closed and (paragraph.bold or paragraph.italic or starts_as(text, "sections"))
    )


def _section_before(units: Sequence[Unit], i: int, draft: _Draft | None) -> list[int]:
    """The headings directly above a recommendation, taken back from the answer before it."""
    found: list[int] = []
    for k in range(i - 1, max(-1, i - 5), -1):
        unit = units[k]
        if unit.box or not _is_heading(unit) or unit.asks:
            break
        if draft is not None and k in draft.asked:
            break
        found.insert(0, k)
    if draft is not None:
        draft.answered = [k for k in draft.answered if k not in found]
        draft.asides = [[k for k in aside if k not in found] for aside in draft.asides]
    return found


def _section_level(units: Sequence[Unit], starts: frozenset[int]) -> int:
    """The level of the headings under which recommendations stand; 1 where there are none."""
    levels = [
        units[k].paragraph.heading
        for i in starts
        for k in _section_before(units, i, None)
        if units[k].paragraph.heading
    ]
    own = [units[i].paragraph.heading for i in starts if units[i].paragraph.heading]
    return max(levels) if levels else min(own, default=1)


def _ends_region(
    units: Sequence[Unit],
    i: int,
    level: int,
    more: bool,
    chapters: frozenset[int],
    draft: _Draft,
) -> bool:
    """Whether an answer ends here: a heading as high as the sections', an annex, an empty page."""
    unit, before = units[i], units[i - 1]
    if not more and unit.page - before.page > 1:
        return True
    text = unit.paragraph.text
    if (not more and closes_letter(text)) or _goes_on_counting(unit, draft, units):
        return True
    if (
        unit.paragraph.heading
        and not unit.box
        and (unit.paragraph.heading <= level or i in chapters)
    ):
        return True
    brief = len(unit.paragraph.words) <= 12
    if brief and starts_as(text, "ends") and not more:
        return _is_heading(unit) or text.casefold().startswith("isbn")
    return False


def _goes_on_counting(unit: Unit, draft: _Draft, units: Sequence[Unit]) -> bool:
    """Whether the report's own numbered paragraphs go on after an answer.

    31. Recommendation. The Agency should …  The Agency’s response. Agreed. …  32. We also found …
    """
    own = units[draft.asked[0]].asks
    if own is None or not own.number.isdigit() or unit.number is None or not own.counted:
        return False
    number = unit.number.number
    return number.isdigit() and 0 < int(number) - int(own.number) < 6


def _without_title(units: Sequence[Unit], drafts: tuple[_Draft, ...]) -> tuple[_Draft, ...]:
    """The document's own title over the first recommendation is no section of it."""
    sections = [draft for draft in drafts if draft.section]
    if len(sections) == 1 and sections[0] is drafts[0]:
        first = drafts[0].section[0]
        if not any(_is_heading(unit) for unit in units[:first]):
            drafts[0].section = []
    return drafts


def _without_lists(
    units: Sequence[Unit], drafts: Sequence[_Draft], labelled: bool
) -> tuple[_Draft, ...]:
    """Leaves out lists of recommendations that are not answered there (summaries, contents).

    A recommendation without an answer stays where it stands among answered ones: it is a row
    for review. One whose number is answered elsewhere was a mention.
    """
    answered = [k for k, draft in enumerate(drafts) if draft.answered]
    if not answered:
        return ()
    numbers = {_number(units, drafts[k]) for k in answered} - {""}
    return tuple(
        draft
        for k, draft in enumerate(drafts)
        if draft.answered
        or (answered[0] < k < answered[-1] and _number(units, draft) not in numbers)
    )


def _number(units: Sequence[Unit], draft: _Draft) -> str:
    for k in draft.asked[:2]:
        label = units[k].asks or units[k].number
        if label and label.number:
            return label.number
    return ""


# --- pairs to rows ---------------------------------------------------------------------------


def rows_of_prose(blocks: Sequence[Block], prose: Prose) -> list[Row]:
    """Every block as rows: the pairs, their sections, and what is outside, in order."""
    units = prose.units

    def passage(indexes: Sequence[int]) -> Passage:
        return Passage(tuple(units[i].paragraph for i in indexes))

    taken: set[int] = set()
    order: list[tuple[int, Row]] = []
    for draft in prose.drafts:
        named = [i for i in draft.section if not is_generic_heading(units[i].paragraph.text)]
        for i in (k for k in draft.section if k not in taken):
            order.append(
                (
                    i,
                    Row(
                        "section" if i in named[-1:] else "heading",
                        units[i].page,
                        rest=passage([i]),
                    ),
                )
            )
        asides = [(name, passage(indexes)) for name, indexes in draft.fields.items()]
        asides += [
            (_aside_name(units[aside[0]]), passage(aside)) for aside in draft.asides if aside
        ]
        row = Row(
            "pair",
            units[draft.asked[0]].page,
            recommendation=passage(draft.asked),
            responses=tuple((who, passage(indexes)) for who, indexes in draft.answers),
            extra=tuple(asides),
            rest=passage(draft.names),
            starts=True,
        )
        order.append((draft.asked[0], row))
        parts = [*(indexes for _, indexes in draft.answers), *draft.asides, *draft.fields.values()]
        taken.update(draft.section, draft.asked, draft.names, *parts)
    for i, unit in enumerate(units):
        if i not in taken:
            title = unit.paragraph.heading and not unit.box
            rest = passage([i])
            order.append((i, Row("heading" if title else "outside", unit.page, rest=rest)))
    rows = [row for _, row in sorted(order, key=lambda item: item[0])]
    for block in blocks:
        if block.kind in ("note", "furniture"):
            rows.append(Row(block.kind, block.page, rest=Passage(block.paragraphs)))
    return rows


def _aside_name(unit: Unit) -> str:
    """The printed label, as the name of a column: "OIG Analysis:" → "OIG Analysis"."""
    return unit.evaluates.lead.strip(" :–—|.-") if unit.evaluates else "comment"
