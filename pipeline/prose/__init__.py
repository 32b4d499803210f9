"""Takes blocks of running text and boxes and returns rows: a recommendation, then its answer.

How a document announces its recommendations is seen from the document as a whole: in a box, by
a heading, by bold text, by a label at the beginning of a paragraph, or by the label of the
response alone. That which gives most answered recommendations is how this document does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.labels.headers import is_verdict
from pipeline.labels.headings import is_contents_line
from pipeline.labels.printed import match_context, text_after
from pipeline.labels.sentences import opens_as_answer, states_position, tells_of_reply
from pipeline.labels.vocabulary import mentions
from pipeline.models import Block
from pipeline.prose.alone import count_answers_alone
from pipeline.prose.announcing import find_stated_answers, ways_of_announcing
from pipeline.prose.collecting import collect_pairs
from pipeline.prose.draft import Draft, Prose
from pipeline.prose.lists import with_answered_lists
from pipeline.prose.naming import with_names_of_text
from pipeline.prose.reported import read_reported
from pipeline.prose.rows import rows_of_prose
from pipeline.prose.sifting import without_text_beside_boxes
from pipeline.prose.told import with_verdicts
from pipeline.prose.units import Unit, read_units

__all__ = ["Prose", "count_answers_alone", "find_prose", "rows_of_prose"]


def find_prose(blocks: Sequence[Block]) -> Prose:
    """The pairs in running text, by the way of announcing them that explains most of it."""
    units = with_verdicts(with_answered_lists(with_names_of_text(read_units(blocks))))
    text = " ".join(unit.paragraph.text for unit in units)
    reported = read_reported(units)
    if not mentions(text, "subject") or not mentions(text, "answering"):
        return reported
    labelled_answers = frozenset(i for i, unit in enumerate(units) if unit.answers)
    best, most = reported, 2.0 * reported.answered
    stated = frozenset() if labelled_answers else find_stated_answers(units)
    for way, starts in ways_of_announcing(units, labelled_answers, stated).items():
        answers = stated if way == "stated" else labelled_answers
        drafts = collect_pairs(units, starts, answers, way)
        found = Prose(way, units, drafts, _count_announced(units, starts))
        weight = _weight(found, labelled_answers)
        # The ways come from the surest on; a looser one must explain a good deal more.
        if weight > 1.3 * most or _labels_more(best, found, labelled_answers):
            best, most = found, weight
    return replace(best, drafts=without_text_beside_boxes(best.units, best.drafts))


def _count_announced(units: Sequence[Unit], starts: frozenset[int]) -> int:
    """How many recommendations begin: a title in a box of its own, "Inquiry recommendation", and
    the numbered box below it are one."""
    titles = [
        i
        for i in starts
        if i + 1 in starts and units[i].box and not (units[i].asks or units[i].number)
    ]
    return len(starts) - len(titles)


def _weight(prose: Prose, labelled_answers: frozenset[int]) -> float:
    """Answered recommendations count; those answered under a label or in a box count double."""
    weight = 0.0
    drafts = [d for d in prose.drafts if not _contradicts(prose, d, labelled_answers)]
    for draft in drafts:
        for _, answered in draft.answers if draft.answered else ():
            sure = answered[0] in labelled_answers or prose.units[draft.asked[0]].box
            weight += 2 if sure else 1
    if not _is_plausible(prose, labelled_answers):
        return 0.0
    loose = prose.way not in ("box", "heading", "bold", "lead", "label")
    return 0.0 if loose and sum(bool(draft.answered) for draft in drafts) < 2 else weight


def _labels_more(best: Prose, found: Prose, labelled_answers: frozenset[int]) -> bool:
    """Whether labels announce all that their style does, and more that is answered by label."""
    if found.way != "label" or best.way not in ("heading", "bold", "lead"):
        return False
    answered = [
        {d.asked[0] for d in prose.drafts if d.answered and d.answered[0] in labelled_answers}
        for prose in (best, found)
    ]
    return answered[0] < answered[1]


def _contradicts(prose: Prose, draft: Draft, labelled_answers: frozenset[int]) -> bool:
    """Whether what is asked is labelled as an answer or a finding, or holds the words that lead to
    a reply, or whether what answers is labelled as asked."""
    first = prose.units[draft.asked[0]]
    replied = any(any(tells_of_reply(prose.units[i].paragraph.text)) for i in draft.asked)
    finding = match_context(first.paragraph) and not any(prose.units[i].asks for i in draft.asked)
    return (
        draft.asked[0] in labelled_answers
        or replied
        or (finding and not first.box)
        or any(prose.units[answered[0]].asks for _, answered in draft.answers if answered)
    )


def _speak(prose: Prose, drafts: Sequence[Draft]) -> bool:
    """Whether at least a quarter of the pairs ask for something, or answer with a position."""

    def text(indexes: Sequence[int]) -> str:
        return " ".join(prose.units[i].paragraph.text for i in indexes)

    spoken = [
        mentions(text(draft.asked), "asks") or states_position(text(draft.answered[:1]))
        for draft in drafts
    ]
    return sum(spoken) * 4 >= len(spoken)


def _says_answer(prose: Prose, draft: Draft) -> bool:
    """Whether what stands under a label is the answer: "Recommendation 4 / We accept this."."""
    below = [unit for unit in (prose.units[i] for i in draft.asked) if not unit.is_label_only]
    if not below:
        return False
    unit = below[0]
    text = text_after(unit.paragraph, unit.asks)
    return states_position(text) or (is_verdict(text) and unit.asks is None)


def _is_bare_label(unit: Unit) -> bool:
    return unit.answers is not None and unit.answers.whole


def _is_plausible(prose: Prose, labelled_answers: frozenset[int]) -> bool:
    """Whether what has no label of its own reads as a recommendation, or as an answer.

    A report that lists its recommendations answers none of them; a paper with "Government
    response" after each question was not asked by recommendations.
    """
    drafts = [draft for draft in prose.drafts if draft.answered]
    units = prose.units
    unsaid = sum(all(_is_bare_label(units[i]) for i in draft.answered) for draft in drafts)
    if unsaid * 2 > len(drafts):
        return False  # the heads of columns, in text: "Management response" over nothing

    def say(indexes: Sequence[Sequence[int]], words: int, *groups: str) -> bool:
        texts = [" ".join(units[i].paragraph.text for i in part) for part in indexes]
        brief = [" ".join(text.split()[:words]) for text in texts]
        return sum(mentions(text, *groups) for text in brief) * 2 > len(brief)

    asked = [draft.asked for draft in drafts]
    counted = prose.way != "stated"  # "3. Our people" in a report that nobody answers
    named = any(
        units[i].asks or (counted and units[i].number) or units[i].box
        for part in asked
        for i in part
    )
    if not named and not say(asked, 80, "asks", "may_ask"):
        return False
    labelled = sum(draft.answered[0] in labelled_answers or bool(draft.verdict) for draft in drafts)
    counted_only = prose.way == "bold numbered"  # as the paragraphs and headings of any report
    if labelled and labelled * 2 >= (len(prose.drafts) if counted_only else len(drafts)):
        return True
    if counted_only and not _speak(prose, drafts):
        return False
    if sum(_says_answer(prose, draft) for draft in drafts) * 2 > len(drafts):
        return False  # the answers stand under their numbers, and what they answer is not printed
    if len(drafts) * 2 < prose.announced:
        return False
    questions = sum(units[part[-1]].paragraph.text.endswith("?") for part in asked)
    if questions * 2 > len(asked) and not any(units[i].asks for part in asked for i in part):
        return False  # a survey: "3. Should the fee be paid monthly?"
    first = min((part[0] for part in asked), default=0)
    titles = [
        unit.paragraph.text
        for i, unit in enumerate(units[:40])
        if i == 0 or (unit.is_heading and i < first and not is_contents_line(unit.paragraph))
    ]
    stated = sum(
        any(states_position(units[i].paragraph.text) for i in draft.answered[:2])
        for draft in drafts
    )
    answering = [title for title in titles if mentions(title, "answer_titles")]
    # "Response to the inquiry", whatever it says, but not "The police’s response to disorder"
    if any(mentions(title, "answered_titles") for title in answering):
        return True
    if opens_as_answer([unit.paragraph.text for unit in units[:first]]):
        return True
    if answering and stated * 10 >= len(drafts):
        return True
    return say([draft.answered[:2] for draft in drafts], 40, "states", "may_state")
