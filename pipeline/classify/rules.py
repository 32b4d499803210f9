"""Takes a response and returns its stance, by the codebook's rules in the codebook's order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.classify import review
from pipeline.classify.case import Case, Position, Said, read_case
from pipeline.classify.positions import (
    find_direct,
    find_implementations,
    find_nothing,
    find_opening,
    find_propositions,
    find_refusals,
    is_about_it,
    is_refusal,
    names_other,
    read_labels,
    read_short_verdicts,
)
from pipeline.classify.propositions import Asked, asks, cut_clause, denies
from pipeline.classify.responders import tell_apart
from pipeline.classify.vocabulary import Vocabulary, load_vocabulary
from pipeline.models import Stance

_Rule = Callable[[Case], Sequence[Position]]

RULES: tuple[tuple[str, _Rule], ...] = (
    ("label", lambda case: [item for item in read_labels(case) if not _is_status(item)]),
    ("recommendation", find_direct),
    ("short verdict", read_short_verdicts),
    ("opening without a position", find_opening),
    ("proposition", find_propositions),
    ("implementation", find_implementations),
    ("status label", read_labels),
    ("refusal", find_refusals),
    ("nothing", lambda case: [find_nothing(case)]),
)
"""The rules in their order; the first that finds something decides."""


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
    asked = Asked(recommendation, words)
    status: list[Position] = []
    trace: list[str] = []
    if label.strip():
        column = label_column or "label"
        cell = read_case(
            label, asked, words, number=number, group=group, responder=responder, column=column
        )
        positions = _decide(cell)
        trace += [f"{column}: {line}" for line in cell.trace]
        if not any(_is_status(position) for position in positions):
            if any(position.agreement or position.qualifier for position in positions):
                positions = [replace(position, basis="label") for position in positions]
                return _as_stances(positions, responder, trace)
        else:
            status = positions
    case = read_case(response, asked, words, number=number, group=group, responder=responder)
    positions = _decide(case)
    trace += case.trace
    if status and not any(position.agreement for position in positions):
        positions = status
    return _as_stances(positions, responder, trace)


def _as_stances(
    positions: Sequence[Position], responder: str, trace: Sequence[str]
) -> tuple[Stance, ...]:
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


def _is_status(position: Position) -> bool:
    return review.STATUS in position.reasons


def _decide(case: Case) -> list[Position]:
    """The positions by the first rule that finds one, with what a later clause takes away."""
    case.trace.extend(_show_claim(said) for said in case.said)
    for name, rule in RULES:
        found = rule(case)
        if found:
            case.trace.append(f"{name}: {'; '.join(map(_show, found))}")
            break
        case.trace.append(f"{name}: nothing")
    several = tell_apart(found)
    if several:
        return [_weigh_contrast(case, position) for position in several]
    return [_weigh_contrast(case, _choose(case, found))]


def _choose(case: Case, found: Sequence[Position]) -> Position:
    """One position of several: the one on this number; else, if the parts differ, in part."""
    numbered = [position for position in found if position.numbers]
    if case.number and not case.group:
        own = [p for p in numbered if not names_other(p.numbers, case.number)]
        if own:
            return own[0]
    parts = numbered if len({position.numbers for position in numbered}) > 1 else []
    if len({position.agreement for position in parts}) > 1:
        return Position(
            case.words.mapping["in part"],
            "",
            parts[0].basis,
            tuple(quote for position in parts for quote in position.quotes),
            (review.SEVERAL,),
        )
    return found[0]


def _weigh_contrast(case: Case, position: Position) -> Position:
    """A later clause turns ``agrees`` into ``agrees in part``, and never further."""
    if position.agreement != "agrees" or position.basis not in (
        "label",
        "recommendation",
        "proposition",
        "implementation",
    ):
        return position
    after = position.quotes[-1].start if position.quotes and not position.quotes[-1].column else -1
    for said in case.said:
        quote = case.quote_sentence(said)
        if said.read.units[said.claim.index].start <= after:
            continue
        if _takes_away(case, said):
            case.trace.append(f"contrast: {_show_claim(said)}")
            quotes = position.quotes if quote in position.quotes else (*position.quotes, quote)
            return replace(
                position,
                agreement=case.words.mapping["in part"],
                basis="contrast",
                quotes=quotes,
                reasons=(*position.reasons, review.CONTRAST),
            )
    if any(said.claim.turned and said.claim.sign < 0 for said in case.said):
        return replace(position, reasons=(*position.reasons, review.CONTRAST))
    return position


def _takes_away(case: Case, said: Said) -> bool:
    """Whether a claim expressly disagrees with, or declines, a part of what was asked."""
    claim = said.claim
    if is_refusal(case, said):
        return True
    if claim.sign >= 0 or claim.verb not in ("stance", "implement"):
        return False
    if claim.target.kind == "proposition":
        clause = cut_clause(said.read.units, claim.target.end)
        return asks(clause) and not denies(clause)
    return is_about_it(case, said)


def _show(position: Position) -> str:
    code = ", ".join(filter(None, (position.agreement or "empty", position.qualifier)))
    return f"{code} ({position.who})" if position.who else code


def _show_claim(said: Said) -> str:
    claim = said.claim
    sign = {1: "+", -1: "−", 0: "±"}[claim.sign]
    verb = said.read.units[claim.index].text
    return f"sentence {said.order + 1}: {sign} {verb} → {claim.target.kind}"
