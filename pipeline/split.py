"""Takes two-column rows and returns recommendation/response pairs, joining what pages cut apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.joining import is_closed, join, joins
from pipeline.labels.headers import header_role, is_verdict
from pipeline.labels.numbers import cell_number, is_number
from pipeline.labels.printed import (
    Label,
    match_evaluation,
    match_number,
    match_recommendation,
    match_response,
    responder_of,
)
from pipeline.labels.vocabulary import mentions
from pipeline.models import Pair, Paragraph, Passage, Row, Word

UNJOINED = "continued on another page without a joining sentence"
OUT_OF_ORDER = "number out of sequence"
NO_RESPONSE = "no response found"
VERY_LONG = "much longer than the other responses"

LONG_TITLE = 30  # words
_LONG_RESPONSE = 1500  # words


@dataclass(frozen=True, slots=True)
class Split:
    """The pairs in order, and the words of everything else by where they belong."""

    pairs: tuple[Pair, ...]
    headings: tuple[Word, ...]
    notes: tuple[Word, ...]
    furniture: tuple[Word, ...]
    outside: tuple[Word, ...]
    left_over: tuple[Word, ...]


_Field = tuple[str, list[Paragraph]]
"""The header of a column, and what stands in it."""


@dataclass
class _Answer:
    """What one body answers. ``below``: in a row of its own below the first, which has its own
    ``label`` and ``extra`` columns."""

    who: str
    paragraphs: list[Paragraph]
    label: _Field | None = None
    extra: list[_Field] = field(default_factory=list)
    below: bool = False


@dataclass
class _Draft:
    """A pair as its rows come in."""

    section: str
    asked: list[Paragraph]
    answers: list[_Answer]
    extra: list[_Field]
    label: _Field
    number: list[Word] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    page: int = 0
    used: list[Word] = field(default_factory=list)


def split_into_pairs(rows: Sequence[Row]) -> Split:
    """Rows as whole pairs, with sections, numbers and footnotes, and the other words sorted.

    A row goes on with the pair before it where its recommendation cell is empty, or where it
    begins neither with a number nor a label although its neighbours do.
    """
    aside: dict[str, list[Word]] = {
        kind: [] for kind in ("heading", "note", "furniture", "outside", "left over")
    }
    drafts: list[_Draft] = []
    numbered = _is_numbered(rows)
    section = ""
    before: Row | None = None
    for row in rows:
        if row.kind == "pair":
            row, unnamed = _without_unnamed(row)
            aside["left over"] += unnamed
        if row.kind == "section":
            title = " ".join(row.rest.text.split())
            section = f"{section} {title}" if _goes_on_heading(before, row) else title
            aside["heading"] += row.rest.words
        elif row.kind != "pair":
            aside[row.kind] += row.rest.words
        elif not drafts and _is_rest(row):
            aside["left over"] += row.words
        elif drafts and _goes_on(row, drafts[-1], numbered, section):
            _append(drafts[-1], row)
        else:
            drafts.append(_draft(row, section))
        before = row if row.kind not in ("note", "furniture") else before
    notes = [row for row in rows if row.kind == "note"]
    whole = [pair for draft in drafts for pair in _pairs(draft)]
    texts = [pair.recommendation.text for pair in whole if pair.recommendation.text]
    missing = all(map(is_number, texts))  # a column "Recommendation" with the numbers alone
    for pair in whole:
        if missing or not pair.recommendation.text:
            aside["left over"] += pair.words
    kept = [pair for pair in whole if pair.recommendation.text and not missing]
    pairs = _with_notes(_with_lengths(_in_sequence(kept)), notes)
    return Split(
        tuple(pairs),
        tuple(aside["heading"]),
        tuple(aside["note"]),
        tuple(aside["furniture"]),
        tuple(aside["outside"]),
        tuple(aside["left over"]),
    )


_COUNTED = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.):]\s")


def _without_unnamed(row: Row) -> tuple[Row, list[Word]]:
    """(a pair's row, the words of it that are in no field and name none): nothing counts as a
    record's that a record does not show, but its labels, and what its columns are called."""
    shown = [*(name for name, _ in row.extra), row.label[0], *(who for who, _ in row.responses)]
    text = " ".join(" ".join(shown).casefold().split())
    named: list[Paragraph] = []
    unnamed: list[Paragraph] = []
    for paragraph in row.rest.paragraphs:
        name = " ".join(paragraph.text.casefold().split()).rstrip(":")
        known = name in text or match_recommendation(paragraph) or header_role(paragraph.text)
        (named if known else unnamed).append(paragraph)
    return replace(row, rest=Passage(tuple(named))), list(Passage(tuple(unnamed)).words)


def _goes_on_heading(before: Row | None, row: Row) -> bool:
    """Whether a heading is the second line of the one before it: it has no number of its own."""
    if before is None or before.kind != "section" or before.page != row.page:
        return False
    return bool(_COUNTED.match(before.rest.text)) and not _COUNTED.match(row.rest.text)


# --- what belongs to one pair ----------------------------------------------------------------


def _is_numbered(rows: Sequence[Row]) -> bool:
    """Whether most recommendations of the document begin with a number or label."""
    asked = [row for row in rows if row.kind == "pair" and row.recommendation.words]
    return sum(_has_number(row) for row in asked) * 2 > len(asked)


def _has_number(row: Row) -> bool:
    if row.number.words:
        return is_number(row.number.text)
    first = row.recommendation.paragraphs[:1]
    return bool(first) and bool(match_recommendation(first[0]) or match_number(first[0]))


def _is_rest(row: Row) -> bool:
    """Whether a row can only be the end of a row before it."""
    return not row.recommendation.words and not row.number.words


def _goes_on(row: Row, draft: _Draft, numbered: bool, section: str) -> bool:
    if row.starts or section != draft.section:
        return False
    if _is_rest(row) or row.grouped:
        return True
    if row.number.words or _has_number(row):
        same = cell_number(row.number.text) == cell_number(_as_text(draft.number))
        if row.page == draft.page:
            return False
        return (bool(row.number.words) and same) or _shares_answer(row, draft)
    first = row.recommendation.text[:1]
    unfinished = bool(draft.asked) and not is_closed(draft.asked[-1])
    if numbered and (row.page != draft.page or not _is_filled(row)):
        return True
    if row.page == draft.page:
        return _goes_on_with_item(row, draft)
    return first.islower() or unfinished or _opens_with_item(row) or _answer_goes_on(row, draft)


def _is_filled(row: Row) -> bool:
    """Whether a row has both a recommendation and an answer."""
    return bool(row.recommendation.words) and any(answer.words for _, answer in row.responses)


def _opens_with_item(row: Row) -> bool:
    """Whether a row begins within a list: with a bullet, or with "b." or later."""
    first = row.recommendation.paragraphs[0]
    return first.bullet or re.match(r"\(?[b-h][.)]\s", first.text) is not None


_ITEM = re.compile(r"\(?([a-z])[.)]\s")


def _goes_on_with_item(row: Row, draft: _Draft) -> bool:
    """Whether a row is the next item of a list in the recommendation: "c. …" after "b. …"."""
    found = _ITEM.match(row.recommendation.text)
    items = [_ITEM.match(paragraph.text) for paragraph in draft.asked[1:]]
    return found is not None and any(
        item and ord(item[1]) + 1 == ord(found[1]) for item in items[-1:]
    )


def _answer_goes_on(row: Row, draft: _Draft) -> bool:
    """Whether the sentence of the answer is open at the end of a page and goes on in small."""
    before = [a.paragraphs[-1] for a in draft.answers if a.paragraphs and a.paragraphs[-1].words]
    after = [answer.paragraphs[0] for _, answer in row.responses if answer.words]
    if len(before) != 1 or len(after) != 1:
        return False
    return not is_closed(before[0]) and after[0].text[:1].islower()


def _shares_answer(row: Row, draft: _Draft) -> bool:
    """Whether a page cuts an answer to several recommendations: its sentence goes on beside the
    next number."""
    return (
        _answer_goes_on(row, draft)
        and not any(match_number(a.paragraphs[0]) for _, a in row.responses if a.words)
        and bool(draft.asked)
        and is_closed(draft.asked[-1])
    )


def _as_text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _draft(row: Row, section: str) -> _Draft:
    return _Draft(
        section,
        list(row.recommendation.paragraphs),
        [_Answer(who, list(a.paragraphs)) for who, a in row.responses] or [_Answer("", [])],
        [(name, list(passage.paragraphs)) for name, passage in row.extra],
        (row.label[0], list(row.label[1].paragraphs)),
        list(row.number.words),
        page=_last_page(row),
        used=list(row.rest.words),
    )


def _last_page(row: Row) -> int:
    return max((word.page for word in row.words), default=row.page)


def _append(draft: _Draft, row: Row) -> None:
    """Adds the rest of a pair that a page, or the end of a table's row, cut apart."""
    asked = list(row.recommendation.paragraphs)
    if row.grouped:
        draft.asked += asked
        draft.number += row.number.words
        _add_extra(draft.extra, row)
        return
    if asked and draft.asked and is_closed(draft.asked[-1]) and not asked[0].bullet:
        first = asked[0].text[:1]
        if not first.islower() and UNJOINED not in draft.flags:
            draft.flags.append(UNJOINED)
    draft.asked = _joined(draft.asked, asked)
    draft.used += row.rest.words
    if (
        not asked
        and len(row.responses) == 1
        and row.responses[0][0] not in ("", draft.answers[0].who)
    ):
        who, passage = row.responses[0]
        answer = _Answer(who, list(passage.paragraphs), below=True)  # the next body's row
        if row.label[1].words:
            answer.label = (row.label[0], list(row.label[1].paragraphs))
        answer.extra = [(name, list(p.paragraphs)) for name, p in row.extra if p.words]
        draft.answers.append(answer)
        draft.page = _last_page(row)
        return
    apart = len(row.responses) == 1 and any(answer.below for answer in draft.answers)
    last = draft.answers[-1] if apart else None  # bodies answer in rows: the last one goes on
    draft.answers += [_Answer(who, []) for who, _ in row.responses[len(draft.answers) :]]
    answers = [last] if last else draft.answers
    for answer, (_, passage) in zip(answers, row.responses, strict=False):
        answer.paragraphs = _joined(answer.paragraphs, list(passage.paragraphs))
    _add_extra(last.extra if last else draft.extra, row)
    name, before = (last.label or ("", [])) if last else draft.label
    label = (name or row.label[0], _joined(before, list(row.label[1].paragraphs)))
    if last is None:
        draft.label = label
    elif label[1]:
        last.label = label
    shared = bool(row.number.words) and row.number.text != _as_text(draft.number)
    draft.number += list(row.number.words) if shared or not draft.number else []
    draft.page = _last_page(row)


def _add_extra(extra: list[_Field], row: Row) -> None:
    """Adds the further columns of a row, joined to those above unless it is a row of its own."""
    apart = row.grouped or _counts_on(extra, row)
    for name, passage in row.extra:
        after = list(passage.paragraphs)
        for index, (known, before) in enumerate(extra):
            if known == name:
                extra[index] = (known, before + after if apart else _joined(before, after))
                break
        else:
            extra.append((name, after))


def _counts_on(extra: Sequence[_Field], row: Row) -> bool:
    """Whether a further column has the next number: "1.3 Buy twine." below "1.2 …"."""
    last = {name: [n.number for p in before if (n := match_number(p))] for name, before in extra}
    first = {
        name: match_number(passage.paragraphs[0]) for name, passage in row.extra if passage.words
    }
    return any(
        label is not None and label.number in _next_of(number)
        for name, label in first.items()
        for number in last.get(name, [])[-1:]
    )


def _joined(before: list[Paragraph], after: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs of two pieces; a sentence that runs over the cut is one paragraph again."""
    before = [p for p in before if p.words]
    after = [p for p in after if p.words]
    if before and after and joins(before[-1], after[0]):
        return [*before[:-1], join(before[-1], after[0]), *after[1:]]
    return before + after


# --- a draft to pairs ------------------------------------------------------------------------


def _pairs(draft: _Draft) -> list[Pair]:
    """One pair for each body that answers."""
    section, number, asked, used, verdict = _take_number(draft)
    answers = [part for answer in draft.answers if answer.paragraphs for part in _by_body(answer)]
    answers = answers or draft.answers[:1]
    common = draft.label if draft.label[1] else verdict
    pairs = []
    for answer in answers:
        label_column, label = answer.label or common
        named = any(p.words for p in label)
        own = {**dict(draft.extra), **dict(answer.extra)}
        fields = [(name, Passage(tuple(p))) for name, p in own.items() if any(q.words for q in p)]
        extra = ((label_column, Passage(tuple(label))), *fields) if named else tuple(fields)
        said, responder, taken = _take_label(answer.paragraphs, number)
        flags = list(draft.flags)
        if not named and not any(p.words for p in said):
            flags.append(NO_RESPONSE)
        pairs.append(
            Pair(
                section,
                number,
                Passage(tuple(asked)),
                Passage(tuple(said)),
                answer.who or responder,
                label_column if named else "",
                extra,
                flags=tuple(flags),
                used=(*used, *taken),
            )
        )
    return pairs


def _by_body(answer: _Answer) -> list[_Answer]:
    """The answers of several bodies in one cell, each below a label that names it.

    The Port’s response. Agreed. It will … / The Coastguard’s response. Not agreed. It has …
    """
    parts: list[_Answer] = []
    body = ""
    for index, paragraph in enumerate(answer.paragraphs):
        label = None if match_evaluation(paragraph) else match_response(paragraph)
        named = responder_of(label) if label else ""
        if index == 0 or (body and named not in ("", body)):
            parts.append(replace(answer, who=named if index else answer.who, paragraphs=[]))
            body = named
        parts[-1].paragraphs.append(paragraph)
    return parts


def _take_number(
    draft: _Draft,
) -> tuple[str, str, list[Paragraph], list[Word], _Field]:
    """(section, number, recommendation without it, the words taken out, the verdict in a title).

    Recommendation 3: Better data      a title above the text is the pair's own section,
    Recommendation 3 / Better data     as is a heading below the label
    Recommendation 3 – Not accepted    … unless it is the verdict: ("verdict", the verdict)
    Senator Harrow – Recommendation 3  … and so is one before the label
    8.3. We acknowledge … 8.4. We …    a group is numbered "8.3, 8.4"
    Recommendation 4 / …               … and a label alone inside it is no part of the text
    """
    verdict: _Field = ("", [])
    section = draft.section
    asked = [p for p in draft.asked if p.words]
    used: list[Word] = [*draft.number, *draft.used]
    numbers = [cell_number(_as_text(draft.number))] if draft.number else []
    if asked and len(asked) > 1 and _is_box_title(asked[0]):
        used += asked[0].words
        asked = asked[1:]
    label = match_recommendation(asked[0]) if asked else None
    if label is None and not numbers and _has_title_above(asked):
        section = " ".join(asked[0].text.split())
        used += asked[0].words
        asked = asked[1:]
        label = match_recommendation(asked[0])
    if label is not None:
        own, verdict, taken, asked = _take_title(asked, label)
        section = own or section
        used += taken
        if label.whole and _has_heading_above(asked):
            section = " ".join(asked[0].text.split())
            used += asked[0].words
            asked = asked[1:]
        if label.number and (not numbers or ("." in numbers[0] and "." not in label.number)):
            # A column "Para" holds where the recommendation stands, and no number of its own.
            numbers = [label.number, *_group_numbers(label.number, asked, match_recommendation)]
            names = [p for p in asked if _is_name_of(p, numbers[1:])]
            used += [word for name in names for word in name.words]
            asked = [p for p in asked if p not in names]
    opening = _first_of_list(asked) if not numbers and label is None else None
    if opening is not None:
        numbers = [opening.number, *_group_numbers(opening.number, asked[2:], match_number)]
    elif not numbers and asked and (bare := match_number(asked[0])):
        used += asked[0].words[: bare.words]
        numbers = [bare.number]
        first = _without(asked[0], bare.words)
        asked = [first, *asked[1:]] if first.words else asked[1:]
        numbers += _group_numbers(bare.number, asked[1:] if first.words else asked, match_number)
    elif not numbers and label is None and (letter := _own_letter(asked)):
        used += asked[0].words[:1]
        numbers = [letter]
        asked = [_without(asked[0], 1), *asked[1:]]
    elif numbers and label is not None and not label.number and asked:
        bare = match_number(asked[0])
        if bare and bare.number == numbers[0]:
            used += asked[0].words[: bare.words]
            asked = [_without(asked[0], bare.words), *asked[1:]]
    return section, ", ".join(numbers), asked, used, verdict


def _take_title(
    asked: Sequence[Paragraph], label: Label
) -> tuple[str, _Field, Sequence[Word], list[Paragraph]]:
    """(the section that a title names, the verdict in it, the words taken out, the rest) of what
    begins with a label."""
    first, *below = asked
    section = _title_before(first, label)
    name, rest = first.words[: label.words], first.words[label.words :]
    goes_on = bool(below) and below[0].text[:1].islower()  # "The Board should" / "• mend nets;"
    if not (rest and _is_title(first) and any(map(_is_text, below))) or goes_on:
        return section, ("", []), name, [_without(first, label.words), *below] if rest else below
    told = _verdict_in(rest)
    if not told:
        return " ".join(first.text.split()), ("", []), first.words, below
    shown = first.words[: len(first.words) - told]
    if told < len(rest):
        section = " ".join(_as_text(shown).split()).rstrip(" –—-:(")
    verdict = ("verdict", [replace(first, words=rest[len(rest) - told :])])
    return section, verdict, shown, below


def _is_name_of(paragraph: Paragraph, numbers: Sequence[str]) -> bool:
    """Whether a paragraph is no more than the label of a further recommendation of a group, and
    tells nothing else: "Recommendation 4", but not "Second Report Recommendation 4"."""
    label = match_recommendation(paragraph)
    return label is not None and label.whole and not label.lead and label.number in numbers


def _first_of_list(asked: Sequence[Paragraph]) -> Label | None:
    """The first number of a list of recommendations that a sentence without one opens, "All
    should: 6a) i. …"; None for "a." and "1.", which are items."""
    if len(asked) < 2 or asked[1].bullet or match_number(asked[0]):
        return None
    label = match_number(asked[1]) if asked[0].text.rstrip().endswith(":") else None
    return label if label and _PARTS.fullmatch(label.number) else None


def _title_before(paragraph: Paragraph, label: Label) -> str:
    """The title before a label and a dash: "Senator Harrow – Recommendation 3"; "" for none."""
    lead = label.lead.rstrip(" –—|-")
    dash = re.match(rf"{re.escape(lead)}\s+[–—|-]\s", paragraph.text)
    return lead if dash and re.search(r"[^\W\d]{3}", lead) else ""


def _own_letter(asked: Sequence[Paragraph]) -> str:
    """The letter that a recommendation is counted by, "b. The agency should …"; "" for a list."""
    items = [found[1] for p in asked if (found := _ITEM.match(p.text))]
    first = _ITEM.match(asked[0].text) if asked else None
    capital = len(asked[0].words) > 1 and asked[0].words[1].text[:1].isupper() if asked else False
    return items[0] if first and capital and len(items) == 1 else ""


def _verdict_in(title: Sequence[Word]) -> int:
    """How many words at the end of a title are a verdict: 2 of "Better roads – Not accepted"."""
    for count in range(min(6, len(title)), 0, -1):
        before = title[-count - 1].text if count < len(title) else "–"
        first = title[-count].text
        apart = before in ("–", "—", "-", "|") or before.endswith(":") or first.startswith("(")
        if apart and is_verdict(_as_text(title[-count:])):
            return count
    return 0


def _has_title_above(asked: Sequence[Paragraph]) -> bool:
    """Whether a heading stands over the numbered text inside a box or cell."""
    if len(asked) < 2 or match_number(asked[0]) or not _is_title(asked[0]):
        return False
    return bool(match_number(asked[1]) or match_recommendation(asked[1]))


def _has_heading_above(asked: Sequence[Paragraph]) -> bool:
    """Whether a heading stands over the text of what is asked."""
    titled = len(asked) > 1 and asked[0].heading > 0 and not asked[1].heading
    return titled and _is_title(asked[0]) and any(map(_is_text, asked[1:]))


def _is_box_title(paragraph: Paragraph) -> bool:
    """A line that only says that a recommendation follows: "Inquiry Recommendation"."""
    text = paragraph.text
    return (
        len(paragraph.words) < 8
        and match_recommendation(paragraph) is None
        and match_number(paragraph) is None
        and mentions(text, "subject")
        and bool(re.search(r"recommendations?\W*$", text, re.IGNORECASE))
    )


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text.rstrip()
    return len(paragraph.words) <= LONG_TITLE and not text.endswith((".", ":", ";", ",", "?"))


def _is_text(paragraph: Paragraph) -> bool:
    """Whether a paragraph could be what is recommended: not "(Target date: mid-2024)"."""
    text = paragraph.text.strip()
    in_brackets = text.startswith("(") and text.endswith(")")
    return not in_brackets and (len(paragraph.words) > 5 or text.endswith((".", ":", ";")))


def _without(paragraph: Paragraph, count: int) -> Paragraph:
    """The rest of a paragraph; the sign of a list stood before the words that are left out."""
    lead = max(0, paragraph.lead - count)
    return replace(paragraph, words=paragraph.words[count:], lead=lead, bullet=False)


def _group_numbers(
    first: str,
    paragraphs: Sequence[Paragraph],
    match: Callable[[Paragraph], Label | None],
) -> list[str]:
    """The numbers of the further recommendations of a group, each one more than the last or the
    whole of a label: "Second Report Recommendation 4"."""
    numbers: list[str] = []
    expected = _next_of(first)
    for paragraph in paragraphs:
        found = match(paragraph)
        if not found or found.number in ("", first, *numbers):
            continue
        if found.number in expected or (found.whole and found.lead):
            numbers.append(found.number)
            expected = _next_of(found.number)
    return numbers


_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_PARTS = re.compile(r"(?P<stem>.*?\d)(?P<letter>[a-z])(?:\)\s?(?P<numeral>[ivx]+))?")


def _next_of(number: str) -> tuple[str, ...]:
    """The numbers that can follow one in a group: 8.10 on 8.9; 2b, or 2b) i, on 2a; and on
    4a) i both 4a) ii and 4b."""
    if counted := re.fullmatch(r"(.*?)(\d+)", number):
        return (f"{counted[1]}{int(counted[2]) + 1}",)
    parts = _PARTS.fullmatch(number)
    if parts is None or parts["letter"] == "z":
        return ()
    letter = f"{parts['stem']}{chr(ord(parts['letter']) + 1)}"
    following = (letter, f"{letter}) i")
    if parts["numeral"] not in _NUMERALS[:-1]:
        return following
    numeral = _NUMERALS[_NUMERALS.index(parts["numeral"]) + 1]
    return (f"{parts['stem']}{parts['letter']}) {numeral}", *following)


def _take_label(
    paragraphs: Sequence[Paragraph], number: str
) -> tuple[list[Paragraph], str, list[Word]]:
    """(the response without its label, who answers by the label, the words taken out).

    The label of the recommendation, printed again over its answer, is the answer's. A label stays
    where it names one of the parts that are answered: "Response to 4.1(a): Accepted".
    """
    said = [p for p in paragraphs if p.words]
    again = match_recommendation(said[0]) if len(said) > 1 else None
    if again and again.whole and again.number == number:
        return said[1:], "", list(said[0].words)
    label = match_response(said[0]) if said else None
    if label is None or sum(map(_names_part, said)) > 1:
        return said, "", []
    if len(said) == 1 and label.whole and not said[0].text.endswith(":"):
        return said, "", []
    first = _without(said[0], label.words)
    rest = [first, *said[1:]] if first.words else said[1:]
    return rest, responder_of(label), list(said[0].words[: label.words])


def _names_part(paragraph: Paragraph) -> bool:
    """Whether the label of an answer names a part of what is asked: "Response to 4.1 (b): …"."""
    label = match_response(paragraph)
    name = _as_text(paragraph.words[: label.words]) if label else ""
    return re.search(r"\d\s?\([a-z]{1,3}\)\W*$", name) is not None


# --- all pairs -------------------------------------------------------------------------------


def _in_sequence(pairs: Sequence[Pair]) -> list[Pair]:
    """Marks numbers that do not follow the one before in their section.

    2.1 follows 1.3: a number of chapter and place begins again in the next chapter.
    """
    most = 1000 if _are_of_paragraphs(pairs) else 1
    marked = []
    last: dict[tuple[str, str], int] = {}
    chapter: dict[str, str] = {}
    seen: set[tuple[str, str, str]] = set()
    for pair in pairs:
        key = (pair.section, pair.number, pair.responder)
        found = re.findall(r"(?:(\d+)\.)?(\d+)(?=[a-z]?(?:,|$))", pair.number)
        wrong = bool(pair.number) and key in seen
        if found:
            stem, first = found[0]
            before = last.get((pair.section, stem))
            opened = chapter.get(pair.section, "")
            if before is None and stem and opened:
                wrong = wrong or not (int(stem) - int(opened) == 1 and int(first) == 1)
            elif before is not None:
                wrong = wrong or not 0 <= int(first) - before <= most
            for stem, number in found:
                last[pair.section, stem] = int(number)
            chapter[pair.section] = found[-1][0]
        seen.add(key)
        marked.append(replace(pair, flags=(*pair.flags, OUT_OF_ORDER)) if wrong else pair)
    return marked


def _with_lengths(pairs: Sequence[Pair]) -> list[Pair]:
    """Marks a response that may have run on into other text: it has more words than a long
    response has, and four times as many as any other in the document."""
    lengths = [len(pair.response.words) for pair in pairs]
    *_, second, longest = [0, 0, *sorted(lengths)]
    stands_out = len(pairs) > 1 and longest > max(_LONG_RESPONSE, 4 * second)
    return [
        replace(pair, flags=(*pair.flags, VERY_LONG)) if stands_out and length == longest else pair
        for pair, length in zip(pairs, lengths, strict=True)
    ]


def _are_of_paragraphs(pairs: Sequence[Pair]) -> bool:
    """Whether the numbers are those of a report's paragraphs, most of which recommend nothing."""
    numbers = [int(pair.number) for pair in pairs if pair.number.isdecimal()]
    steps = sorted(after - before for before, after in pairwise(numbers))
    return len(steps) > 2 and steps[len(steps) // 2] > 2


def _with_notes(pairs: Sequence[Pair], notes: Sequence[Row]) -> list[Pair]:
    """Gives each pair the footnotes whose marks stand in it.

    A mark leads to the note with the same sign on its page, or else to the nearest later one.
    """
    signs = [(note, note.rest.words[0].text) for note in notes if note.rest.words]
    signs = [(note, sign) for note, sign in signs if note.rest.words[0].mark]
    given = []
    for pair in pairs:
        marks = [word for passage in pair.passages for word in passage.words if word.mark]
        texts = []
        for mark in marks:
            for sign in re.split(r"[,\s]+", mark.text):
                fits = [note for note, known in signs if known == sign and note.page >= mark.page]
                if fits:
                    text = min(fits, key=lambda note: note.page).rest.text
                    if text and text not in texts:
                        texts.append(text)
        given.append(replace(pair, notes=tuple(texts)))
    return given
