"""Takes a response and returns its stance, by the codebook's rules in the codebook's order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from pipeline.choices import is_mark, mask_choices
from pipeline.classify import review
from pipeline.classify.case import Case, Position, Said, read_case
from pipeline.classify.labels import find_joined_label
from pipeline.classify.positions import (
    find_direct,
    find_implementations,
    find_members_left,
    find_parts_left,
    find_propositions,
    find_refusals,
    is_about_it,
    is_refusal,
    letters_of,
    names_all_of,
    names_other,
)
from pipeline.classify.propositions import Asked, asks, cut_clause, denies, limits
from pipeline.classify.responders import name_of, tell_apart
from pipeline.classify.sentences import PARAGRAPH_END, lower_in_place, split_into_words
from pipeline.classify.silence import find_nothing, find_opening
from pipeline.classify.verdicts import answer_with, read_answer, read_labels, read_short_verdicts
from pipeline.classify.vocabulary import Vocabulary, load_vocabulary
from pipeline.models import Stance

_Rule = Callable[[Case], Sequence[Position]]

RULES: tuple[tuple[str, _Rule], ...] = (
    ("label", lambda case: _find_labels(case)),
    ("recommendation", find_direct),
    ("answer", read_answer),
    ("short verdict", read_short_verdicts),
    ("opening without a position", find_opening),
    ("proposition", find_propositions),
    ("implementation", find_implementations),
    ("status label", read_labels),
    ("refusal", find_refusals),
    ("nothing", find_nothing),
)
"""The rules in their order; the first that finds something decides."""

_SHORT_LINE = re.compile(r"(?:[^\n.;:]{2,90}:)?[^\n,.;]{2,60}(?=\n[A-Z])")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def classify_response(
    response: str,
    *,
    recommendation: str = "",
    number: str = "",
    responder: str = "",
    label: str = "",
    label_column: str = "",
    language: str = "en",
    group: bool = False,
    vocabulary: Vocabulary | None = None,
) -> tuple[Stance, ...]:
    """The stance of each responder that the text tells apart; nearly always one.

    ``recommendation`` is what was asked, ``number`` its number as printed, ``group`` whether it
    is several. ``label`` is the text of a status column with the header ``label_column``; a quote
    from there names it and counts within it. ``vocabulary`` is used in place of the one of
    ``language``. Raises PipelineError for a language without a vocabulary; any text has a stance.
    """
    words = vocabulary or load_vocabulary(language)
    response, label = _part_label(mask_choices(response), words), mask_choices(label)
    asked = Asked(recommendation, words)
    read = partial(
        read_case, asked=asked, words=words, number=number, group=group, responder=responder
    )
    case = read(response)
    if label.strip():
        cell = read(label, column=label_column or "label")
        positions = _choose_source(_read_yes_or_no(cell, read) or _decide(cell), cell, case)
        trace = [*(f"{cell.column}: {line}" for line in cell.trace), *case.trace]
    else:
        positions = _decide(case)
        trace = case.trace
    positions = [_weigh_contrast(case, position, len(positions) > 1) for position in positions]
    return tuple(
        Stance(
            position.agreement,
            position.qualifier,
            position.basis,
            position.quotes,
            tuple(dict.fromkeys(position.reasons)),
            position.who if len(positions) > 1 else responder,
            tuple(trace),
        )
        for position in positions
    )


def _part_label(text: str, words: Vocabulary) -> str:
    """The text with its first line as a paragraph of its own, if it is short and has no end.

    A table's cell often has "Accepted" and, on the next line, the reasons; or the two are joined.
    """
    found = _SHORT_LINE.match(text)
    end = found.end() if found else find_joined_label(text, words)
    return f"{text[:end]}{PARAGRAPH_END}{text[end + 1 :]}" if end else text


def _read_yes_or_no(cell: Case, read_head: Callable[[str], Case]) -> list[Position]:
    """What "Yes", "No" or "Partially" says below "Accepted?", and a mark or "Yes" below "Disagree".

    "No" below "Accepted" is a refusal; below "Not accepted", or "Noted", it says nothing.
    """
    text = cell.text.strip().rstrip(".")
    answer, marked = cell.words.answers.get(text.casefold()), is_mark(text)
    if answer is None and not marked:
        return []
    start = cell.text.index(text)
    quotes = (cell.quote(start, start + len(text)),)
    told = _read_head(cell, read_head)
    if told and (marked or answer == "agrees"):  # in a column of its own for each verdict
        return [replace(position, quotes=quotes) for position in told]
    plain = not told or (told[0].agreement == "agrees" and not _is_status(told[0]))
    if answer is None or not plain:
        return [Position(reasons=(review.NOTHING,))]
    return [answer_with(answer, cell.words, quotes)]


def _read_head(cell: Case, read_head: Callable[[str], Case]) -> list[Position]:
    """The verdict that a column's head names; empty for none, and for several to choose from."""
    words, column = cell.words, _ASIDE.sub(" ", cell.column).strip()
    if column.casefold().rstrip("?") in words.answers:
        return [answer_with(words.answers[column.casefold().rstrip("?")], words, ())]
    units = words.find_units(split_into_words(lower_in_place(column)))
    if any(unit.text == "/" or "and" in unit.senses for unit in units):
        return []  # "Agreed / Not agreed"
    return [told for told in _decide(read_head(column)) if told.agreement or told.qualifier]


def _choose_source(labels: list[Position], cell: Case, case: Case) -> list[Position]:
    """The label of a status column decides, unless it only tells how far the work is."""
    told = any(label.agreement or label.qualifier for label in labels)
    unsettled = _is_of_progress(cell) and any(
        label.qualifier == "under consideration" for label in labels
    )
    if told and not unsettled and not any(map(_is_status, labels)):
        return [replace(label, basis="label" if label.agreement else "") for label in labels]
    answers = _decide(case)
    return answers if any(answer.agreement for answer in answers) or not told else labels


def _is_of_progress(cell: Case) -> bool:
    """Whether a column is named "Status", not "Response" or "Response status"."""
    units = cell.words.find_units(split_into_words(lower_in_place(cell.column)))
    values = {unit.senses["heading"].value for unit in units if "heading" in unit.senses}
    return values == {"progress"}


def _find_labels(case: Case) -> list[Position]:
    """The labels; with those of named bodies, also what bodies say in sentences: "The Port …"."""
    labels = [item for item in read_labels(case) if not _is_status(item)]
    if labels and labels[0].late:
        said = {p.agreement for p in (*find_direct(case), *find_implementations(case))}
        if said - {"", labels[0].agreement}:  # "… does not accept this. …" and below it "Accepted"
            labels = [replace(item, reasons=(*item.reasons, review.SEVERAL)) for item in labels]
    if not any(label.who for label in labels):
        return labels
    known = {quote.start for label in labels for quote in label.quotes}
    direct = [p for p in find_direct(case) if p.who and known.isdisjoint(q.start for q in p.quotes)]
    return sorted([*labels, *direct], key=lambda item: item.quotes[0].start)


def _is_status(position: Position) -> bool:
    return review.STATUS in position.reasons


def _decide(case: Case) -> list[Position]:
    """The positions by the first rule that finds one: one, or one for each responder."""
    case.trace.extend(_show_claim(said) for said in case.said)
    found: Sequence[Position] = ()
    for name, rule in RULES:
        found = rule(case)
        if found:
            case.trace.append(f"{name}: {'; '.join(map(_show, found))}")
            break
        case.trace.append(f"{name}: nothing")
    if any(position.own for position in found):  # others are only quoted
        found = [position for position in found if position.own or not position.who]
    return tell_apart(found, case.words.mapping["in part"]) or [
        _weigh_rest(case, _choose(case, found), found)
    ]


def _choose(case: Case, found: Sequence[Position]) -> Position:
    """One position of several: the one on this number; else, if the parts differ, in part."""
    numbered = [position for position in found if position.numbers]
    if case.number and not case.group:
        own = [p for p in numbered if not names_other(p.numbers, case.number)]
        own = [p for p in own if names_all_of(p.numbers, case.number)] or own
        if own and len({(p.numbers, p.agreement) for p in own}) < 2:
            return own[0]
        if own:
            numbered = own
            if len({p.agreement for p in own}) == 1 or len({p.numbers for p in own}) == 1:
                return own[0]
    firm = [position for position in found if not position.loose]
    found = firm or found
    first, accepted = found[0], next((p for p in found if p.agreement), None)
    accepts = accepted is not None and accepted.agreement != "does not agree"
    if accepted and accepts and not first.agreement and review.CONTRAST in first.reasons:
        # "does not accept part (a). … accepts part (b)": whichever comes first, it is in part.
        quotes = (*first.quotes, *accepted.quotes)
        if accepted.agreement == "agrees":
            accepted = replace(accepted, agreement=case.words.mapping["in part"])
        return replace(accepted, basis="contrast", quotes=quotes, reasons=first.reasons)
    parts = numbered if len({position.numbers for position in numbered}) > 1 else []
    if len({position.agreement for position in parts}) > 1:
        return Position(
            case.words.mapping["in part"],
            "",
            parts[0].basis,
            tuple(dict.fromkeys(quote for position in parts for quote in position.quotes)),
            (review.SEVERAL,),
        )
    lessened = first.agreement == "agrees" and any(p.agreement == "agrees in part" for p in found)
    if lessened or any(p.late and p.agreement not in ("", first.agreement) for p in found):
        return replace(first, reasons=(*first.reasons, review.SEVERAL))
    return first


def _weigh_rest(case: Case, position: Position, found: Sequence[Position]) -> Position:
    """In part, or no code, where only some parts are answered: "accepts recommendation 3(a)", or
    some of a group."""
    parted = letters_of(position.numbers) and not letters_of([case.number.lower()])
    if case.group:
        rest = find_members_left(case, found)
    else:
        rest = find_parts_left(case, found) if parted else set()
    if not rest:
        return position
    if position.agreement == "agrees":
        part = case.words.mapping["in part"]
        return replace(position, agreement=part, reasons=(review.SEVERAL,))
    if position.agreement == "does not agree":
        return replace(position, agreement="", basis="", reasons=(review.SEVERAL,))
    return position


def _weigh_contrast(case: Case, position: Position, several: bool) -> Position:
    """A later clause turns ``agrees`` into ``agrees in part``, and never further.

    Of ``several`` responders only the words of the same one count.
    """
    whole = position.agreement == "agrees"
    aim = position.qualifier == "intent only"
    parted = position.agreement == "agrees in part" and (position.basis == "recommendation" or aim)
    if not whole and (not parted or review.SEVERAL in position.reasons):
        return position
    in_column = any(quote.column for quote in position.quotes)
    anywhere = in_column or position.basis == "proposition"
    after = -1 if anywhere else max((quote.start for quote in position.quotes), default=-1)
    for said in case.said:
        if said.read.units[said.claim.index].start <= after or not _takes_away(case, said):
            continue
        who = name_of(said.claim.subject, case.text)
        if who not in ("", position.who) and (several or position.who):
            continue
        if in_column and said.claim.target.kind == "recommendation":
            return replace(position, reasons=(*position.reasons, review.SEVERAL))
        case.trace.append(f"contrast: {_show_claim(said)}")
        quote = case.quote_sentence(said)
        return replace(
            position,
            agreement=case.words.mapping["in part"],
            basis="contrast",
            quotes=position.quotes if quote in position.quotes else (*position.quotes, quote),
            # "agrees in part" is the body's own word: the contrast only says in which.
            reasons=(*position.reasons, review.CONTRAST) if whole or aim else position.reasons,
        )
    if whole and any(said.claim.turned and said.claim.sign < 0 for said in case.said):
        return replace(position, reasons=(*position.reasons, review.CONTRAST))
    return position


def _takes_away(case: Case, said: Said) -> bool:
    """Whether a claim expressly disagrees with, or declines, a part of what was asked."""
    claim = said.claim
    if claim.former:
        return False
    if is_refusal(case, said) or _is_piece_refused(case, said):
        return True
    if claim.sign > 0 and claim.verb == "stance" and (claim.target.kind == "part" or case.number):
        # "accepts recommendation 2 (a) and partially accepts recommendation 2 (b)"
        named = claim.target.kind == "part" or bool(claim.target.numbers)
        return named and "in part" in claim.degrees and is_about_it(case, said)
    if claim.verb == "view":
        return limits(cut_clause(said.read.units, claim.target.end), case.asked)
    if claim.sign >= 0 or claim.verb not in ("stance", "implement"):
        return False
    if claim.target.kind == "proposition":
        clause = cut_clause(said.read.units, claim.target.end)
        return limits(clause, case.asked) or (asks(clause) and not denies(clause))
    return is_about_it(case, said)


def _is_piece_refused(case: Case, said: Said) -> bool:
    """ "Compensation is not accepted", where it was asked for."""
    claim = said.claim
    named = claim.passive and claim.sign < 0 and claim.target.kind == "other"
    return named and case.asked.compare(said.read.units[: claim.index]).of_clause == 1.0


def _show(position: Position) -> str:
    code = ", ".join(filter(None, (position.agreement or "empty", position.qualifier)))
    return f"{code} ({position.who})" if position.who else code


def _show_claim(said: Said) -> str:
    claim = said.claim
    sign = {1: "+", -1: "−", 0: "±"}[claim.sign]
    verb = said.read.units[claim.index].text
    return f"sentence {said.order + 1}: {sign} {verb} → {claim.target.kind}"
