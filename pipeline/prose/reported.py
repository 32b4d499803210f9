"""Takes paragraphs and returns the recommendations that a report tells of, with their replies.

7.5 On 3 May 2019 the Board recommended that the Port mend the nets. (012/19)
On 4 June 2019, the Port replied, in part:
    We agree. The nets will be mended.
7.6 On 1 July 2019 the Board approved the closure of the recommendation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from pipeline.labels.numbers import match_code
from pipeline.labels.printed import Label, responder_of
from pipeline.labels.sentences import is_dated_act, tells_of_reply, tells_of_request
from pipeline.models import Word, text_of
from pipeline.prose.chapters import section_before
from pipeline.prose.draft import Draft, Prose, number_of
from pipeline.prose.units import Unit

_Kind = Literal["count", "asks", "code", "replies", "text"]
_Part = tuple[_Kind, Unit]

_LEAD = 60  # words that may lead to a reply
_TITLE = 12  # words of a line below a letter that is the title of what follows


def read_reported(units: Sequence[Unit]) -> Prose:
    """The recommendations of which a report tells that they were made, and the replies that it
    prints directly below; a Prose without pairs where it prints none."""
    parts = list(_take_apart(units))
    own = tuple(unit for _, unit in parts)
    drafts: list[Draft] = []
    asked: Draft | None = None  # the pair whose request is read
    said: Draft | None = None  # … or whose reply
    body, count = "", ""  # who asks; the number of the report's paragraph
    for i, (kind, unit) in enumerate(parts):
        text, number = unit.paragraph.text, _dotted(unit)
        part_of = bool(asked and count and number.startswith(f"{count}."))
        if kind == "count":
            count = number
        elif kind == "asks" and not (said and _is_quoted(parts, i)):
            body, said = tells_of_request(text)[0], None
            if asked is None:
                asked = Draft([], section=section_before(own, min([i, *_counts(parts, i)]), None))
                drafts.append(asked)
            asked.asked.append(i)
        elif kind == "code" and asked:
            asked.numbers.append(i)
        elif kind == "replies" and asked and not is_dated_act(text, body):
            said, asked = asked, None
            said.responder = responder_of(Label(0, lead=tells_of_reply(text)[0]))
        elif kind == "replies" and said and not is_dated_act(text, body):
            said.asides.append([i])
        elif not part_of and _ends(own, i, number, count, body):
            asked = said = None
            count = number or count
        elif asked:
            asked.asked.append(i)
        elif said:
            (said.asides[-1] if said.asides else said.answered).append(i)
        elif number:
            count = number
    for draft in drafts:
        draft.numbers = draft.numbers or _counts(parts, draft.asked[0])
        _take_back_titles(own, draft)
    kept = tuple(d for d in drafts if d.answered or _stands_below(parts, d, drafts))
    if not any(draft.answered for draft in kept):
        return Prose("none", tuple(units), ())
    return Prose("reported", own, kept, len(drafts))


def _take_apart(units: Sequence[Unit]) -> Iterator[_Part]:
    """Each paragraph as the number that the report counts it by, what it says, the number of the
    recommendation behind that, the words that lead to a reply, and the reply."""
    asking = False
    for unit, following in pairwise([*units, None]):
        assert unit is not None
        if following and unit.number and unit.number.whole and _tells(following):
            yield "count", unit
            continue
        words = unit.paragraph.words
        first = unit.number.words if unit.number and not unit.number.whole else 0
        lead, letter = _find_reply(words, first)
        asks = bool(tells_of_request(text_of(words[first:lead]))[0])
        asking = asking or asks
        code = _find_code(words[first:lead]) if asking else 0
        if not (asks or code or lead < letter):
            yield "text", unit
            continue
        counted = first if asks or lead == first else 0
        kinds: tuple[_Kind, ...] = ("count", "asks" if asks else "text", "code", "replies", "text")
        ends = (counted, lead - code, lead, letter, len(words))
        for kind, (start, end) in zip(kinds, pairwise((0, *ends)), strict=True):
            if start < end:
                yield kind, _part(unit, start, end, keeps=kind == "count" or start == 0)
        asking = asking and lead == letter


def _tells(unit: Unit) -> bool:
    """Whether a paragraph tells of a recommendation or of a reply."""
    text = unit.paragraph.text
    return bool(tells_of_request(text)[0] or tells_of_reply(text)[0])


def _is_quoted(parts: Sequence[_Part], i: int) -> bool:
    """Whether a letter repeats what was asked, "The Board has recommended that …": it has neither a
    day nor a number, and no reply follows."""
    _, dated = tells_of_request(parts[i][1].paragraph.text)
    kinds = (kind for kind, _ in parts[i + 1 :] if kind in ("asks", "code", "replies"))
    return not dated and next(kinds, "asks") == "asks"


def _part(unit: Unit, start: int, end: int, *, keeps: bool) -> Unit:
    """Some of the words of a paragraph, which ``keeps`` its number if it begins with it."""
    paragraph = replace(unit.paragraph, words=unit.paragraph.words[start:end], lead=0)
    number = unit.number if keeps else None
    return replace(unit, paragraph=paragraph, asks=None, answers=None, number=number)


def _find_reply(words: Sequence[Word], first: int) -> tuple[int, int]:
    """Where the words that lead to a reply begin and end: where a sentence begins, from the word
    ``first`` on; at the end of the paragraph where there are none."""
    for at in range(first, len(words)):
        if at == first or words[at - 1].text.endswith((".", ")", "]", "”", '"')):
            _, length = tells_of_reply(text_of(words[at : at + _LEAD]))
            if length:
                ends = range(at + 1, len(words) + 1)
                return at, next(k for k in ends if len(text_of(words[at:k])) >= length)
    return len(words), len(words)


def _find_code(words: Sequence[Word]) -> int:
    """How many words at the end are the number of a recommendation: 1 of "… the nets. (012/19)"."""
    return next((n for n in (1, 2, 3) if match_code(text_of(words[len(words) - n :]))), 0)


def _dotted(unit: Unit) -> str:
    """The number that a report counts a paragraph by: "7.5"; "" for "1.", which can be an item."""
    number = unit.number.number if unit.number else ""
    return number if re.match(r"\d+\.\d", number) else ""


def _ends(units: Sequence[Unit], i: int, number: str, count: str, body: str) -> bool:
    """Whether the report's own text goes on: at a heading, at its next number ``count``ed from the
    last, where a body acts again, and behind an empty page. Where it is counted, a line that is
    only set bold can be one of the letter's own."""
    unit = units[i]
    titled = unit.is_heading and not unit.field and (unit.paragraph.heading > 0 or not count)
    if titled or is_dated_act(unit.paragraph.text, body):
        return True
    alone = unit.number.number if unit.number and unit.number.whole else ""
    if number or (count and alone.isdecimal()):  # "8." in a cell of its own, beside the title
        chapter, last = (int(n.partition(".")[0]) for n in (number or alone, count or number))
        return chapter - last in ((0, 1) if number else (1,))
    return i > 0 and unit.page - units[i - 1].page > 1


def _take_back_titles(units: Sequence[Unit], draft: Draft) -> None:
    """Takes the titles of what follows a letter out of it: "Recommendations to the Port"."""
    while draft.answered[1:]:
        paragraph = units[draft.answered[-1]].paragraph
        brief = len(paragraph.words) <= _TITLE and not units[draft.answered[-1]].field
        if not brief or paragraph.bullet or paragraph.text.endswith((".", ":", ";", ",", "?", ")")):
            break
        draft.answered.pop()


def _counts(parts: Sequence[_Part], i: int) -> list[int]:
    """The number of the report's paragraph that begins with what is at ``i``; none where it has
    none."""
    return [i - 1] if i and parts[i - 1][0] == "count" else []


def _stands_below(parts: Sequence[_Part], draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a recommendation without a reply, and told of nowhere else, stands directly below
    another's reply: nobody has replied yet."""
    numbers = [number_of([unit for _, unit in parts], other) for other in drafts]
    k = drafts.index(draft)
    if k == 0 or not drafts[k - 1].answered or numbers.count(numbers[k]) > 1:
        return False
    between = parts[max(drafts[k - 1].answered) + 1 : draft.asked[0]]
    return all(kind == "count" or unit.is_heading for kind, unit in between)
