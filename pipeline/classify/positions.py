"""Turns what was read into positions: one function a rule of the codebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.classify import review
from pipeline.classify.case import Case, Position, Said
from pipeline.classify.labels import Label, find_labels, find_short_verdicts
from pipeline.classify.objects import at
from pipeline.classify.propositions import (
    asks,
    cut_clause,
    denies,
    praises,
    refuses,
    restates,
)
from pipeline.classify.reading import Read
from pipeline.classify.responders import name_of
from pipeline.classify.vocabulary import Unit
from pipeline.models import Agreement, Qualifier, Quote

_DEGREES: dict[str, tuple[str, Qualifier]] = {
    "in principle": ("in principle", "in principle"),
    "intent only": ("intent only", "intent only"),
    "qualified": ("in part", "conditional"),
    "in part": ("in part", ""),
    "conditional": ("conditional", "conditional"),
    "broadly": ("broadly", "broadly"),
}
"""Degree -> (its line of the mapping, qualifier); of several, the first of this list counts."""

_NUMBER = re.compile(r"\d+(?:\.\d+)*|[a-z]+")  # of "R4": r, 4; of "2(a)": 2, a; "8.31"
_HEDGES = frozenset({"broadly", "conditional"})
_SILENT: dict[str, Qualifier] = {
    "note": "noted",
    "pending": "under consideration",
    "elsewhere": "other addressee",
    "abstain": "neither",
    "neither": "neither",
}
"""What a label or phrase without a position leaves in the qualifier."""


def code_of(case: Case, degrees: Sequence[str]) -> tuple[Agreement, Qualifier]:
    """What is left of an agreement by degrees, by the mapping of the vocabulary."""
    for degree, (line, qualifier) in _DEGREES.items():
        if degree in degrees:
            return case.words.mapping[line], qualifier
    return "agrees", ""


def read_labels(case: Case) -> list[Position]:
    """The printed labels; one that only tells how far the work is has the reason STATUS."""
    labels = [_read_label(case, read, label) for read, label in find_labels(case.reads)]
    if any(label.who for label in labels):
        labels += [item for item in read_short_verdicts(case) if item not in labels]
    return labels


def read_short_verdicts(case: Case) -> list[Position]:
    """Verdicts that are sentences of their own inside the text."""
    return [_read_label(case, read, label) for read, label in find_short_verdicts(case.reads)]


def _read_label(case: Case, read: Read, label: Label) -> Position:
    units = read.units[label.first : label.last]
    quote = case.quote(units[0].start, units[-1].end)
    position = Position(
        basis="label",
        quotes=(quote,),
        who=name_of(label.who, case.text),
        numbers=tuple(label.numbers),
    )
    kinds = label.kinds
    if label.slash and len(set(kinds)) > 1:
        return replace(position, reasons=(review.SEVERAL,))
    if label.signs and "neither" not in kinds:
        return _read_verdict(case, label, position)
    silent = next((_SILENT[kind] for kind in kinds if kind in _SILENT), "")
    if silent:
        return replace(position, qualifier=silent)
    if "not implement" in kinds and "will" in kinds and "implement" not in kinds:
        if read.has("elsewhere"):
            return replace(position, qualifier="other addressee")
        return replace(position, agreement="does not agree")
    if "implement" in kinds and "will" in kinds:
        agreement = case.words.mapping["in part" if "in part" in label.degrees else "commits"]
        return replace(position, agreement=agreement, qualifier="commits")
    qualifier: Qualifier = ""
    if "implement" in kinds:
        qualifier = "under way" if "in part" in label.degrees else "already done"
    elif label.values and label.values[0] in case.words.mapping:
        qualifier = label.values[0]  # type: ignore[assignment]
    agreement = case.words.mapping[qualifier] if qualifier else ""
    return replace(position, agreement=agreement, qualifier=qualifier, reasons=(review.STATUS,))


def _read_verdict(case: Case, label: Label, position: Position) -> Position:
    told = {sign for sign in label.signs if sign}
    if len(told) > 1:
        if "in part" in label.degrees:
            return replace(position, agreement=case.words.mapping["in part"])
        return replace(position, reasons=(review.SEVERAL,))
    if not told:
        return replace(position, reasons=(review.DOUBLE_NEGATIVE,))
    if told == {-1}:
        return replace(position, agreement="does not agree")
    agreement, qualifier = code_of(case, label.degrees)
    reasons = (review.HEDGED,) if qualifier in _HEDGES else ()
    return replace(position, agreement=agreement, qualifier=qualifier, reasons=reasons)


def is_about_it(case: Case, said: Said) -> bool:
    """Whether the object of a claim is this recommendation, or a part of it."""
    target = said.claim.target
    if target.towards or target.doubt == "much" or (target.doubt and said.order):
        return False
    earlier = said.claim.finished or said.claim.past or said.claim.verb == "implement"
    if target.doubt and earlier:
        return False
    if target.numbers and not target.kind == "part" and names_other(target.numbers, case.number):
        return False
    if target.kind in ("recommendation", "part"):
        return not (said.claim.loose and target.kind == "part" and not _mentions(said.read))
    near = said.order < 2 or any(map(_mentions, case.reads[said.order - 1 : said.order + 1]))
    if target.kind == "pronoun":
        return near and not (said.claim.loose and said.claim.passive and bool(said.claim.subject))
    if target.kind == "none":
        bare = not said.claim.loose and not said.claim.passive
        named = _mentions(case.reads[0]) or case.reads[0].has("request")
        return bare and (said.order == 0 or (said.order == 1 and named))
    return False


def names_other(numbers: Sequence[str], number: str) -> bool:
    """Whether the numbers of a text are those of other recommendations than ``number``."""
    own = set(_NUMBER.findall(number.lower()))
    own |= {part.split(".")[-1] for part in own}
    return bool(own) and own.isdisjoint(n for text in numbers for n in _NUMBER.findall(text))


def _mentions(read: Read) -> bool:
    return read.has("recommendation")


def find_direct(case: Case) -> list[Position]:
    """Verbs of stance whose object is the recommendation, in order."""
    return [
        _read_direct(case, said)
        for said in case.said
        if said.claim.verb == "stance"
        and not said.claim.former
        and is_about_it(case, said)
        and not (said.claim.polite and said.read.has("hypothetical"))
    ]


def _read_direct(case: Case, said: Said) -> Position:
    claim = said.claim
    position = Position(
        basis="recommendation",
        quotes=(case.quote_sentence(said),),
        who=name_of(claim.subject, case.text),
        numbers=claim.target.numbers,
    )
    if claim.neither:
        return replace(position, qualifier="neither", basis="")
    if claim.sign == 0:
        return replace(position, basis="", reasons=(review.DOUBLE_NEGATIVE,))
    if claim.weakened:
        agreement = case.words.mapping["in part"]
        return replace(position, agreement=agreement, reasons=(review.HEDGED,))
    reasons = (review.HEDGED,) if claim.polite else ()
    if claim.sign < 0:
        if claim.target.kind == "part":
            return replace(position, basis="", reasons=(review.CONTRAST,))
        return replace(position, agreement="does not agree", reasons=reasons)
    agreement, qualifier = code_of(case, claim.degrees)
    if claim.target.kind == "part":
        agreement = case.words.mapping["in part"]
    if qualifier in _HEDGES:
        reasons = (review.HEDGED,)
    return replace(position, agreement=agreement, qualifier=qualifier, reasons=reasons)


def find_opening(case: Case) -> list[Position]:
    """A first sentence that says of the recommendation that it is noted, weighed or others'."""
    for said in case.said:
        if said.order == 0 and said.claim.verb in ("note", "weigh") and is_about_it(case, said):
            qualifier = "noted" if said.claim.verb == "note" else "under consideration"
            return [_silent(case, case.quote_sentence(said), qualifier)]
    for read in case.reads[:1]:
        for kind in ("pending", "elsewhere", "abstain"):
            if _says(read, kind):
                quote = case.quote(read.sentence.start, read.sentence.end)
                return [_silent(case, quote, _SILENT[kind])]
    return []


def _says(read: Read, kind: str) -> bool:
    """Whether a phrase of the kind is said of the recommendation, or of "this"."""
    units = read.units if read.has(kind) else []
    for k in range(len(units)):
        if at(units, k, kind):
            before: Sequence[Unit] = units[:k]
            if kind != "pending" and read.has("recommendation"):
                return True
            return (
                any(
                    unit.senses.keys() & {"recommendation", "pronoun"}
                    or ("determiner" in unit.senses and unit.senses["determiner"].value == "this")
                    for unit in before
                )
                or k == 0
            )
    return False


def _silent(case: Case, quote: Quote, qualifier: Qualifier) -> Position:
    del case
    return Position("", qualifier, "", (quote,), (review.NOTHING,))


def find_propositions(case: Case) -> list[Position]:
    """ "agrees that …", "agrees with the need for …", "agrees to …": the first that counts."""
    for said in case.said:
        if said.claim.verb == "stance":
            position = _read_proposition(case, said)
            if position is not None:
                return [position]
    return []


def _read_proposition(case: Case, said: Said) -> Position | None:
    claim = said.claim
    kind = claim.target.kind
    position = Position(
        basis="proposition",
        quotes=(case.quote_sentence(said),),
        reasons=(review.PROPOSITION,),
        who=name_of(claim.subject, case.text),
    )
    if claim.neither or claim.former or (claim.loose and kind == "action"):
        return None
    if kind == "intent":
        if claim.sign < 1:
            return None
        agreement = case.words.mapping["intent only"]
        return replace(position, agreement=agreement, qualifier="intent only")
    clause = cut_clause(said.read.units, claim.target.end)
    if kind == "action":
        wanted = claim.sign > 0 and not claim.finished
        known = restates(clause, case.asked) if case.asked else said.order == 0
        return replace(position, agreement="agrees") if wanted and known else None
    if kind != "proposition":
        return None
    if claim.sign == 0 or (claim.sign < 0 and denies(clause)):
        return Position(quotes=position.quotes, reasons=(review.DOUBLE_NEGATIVE,))
    same = restates(clause, case.asked)
    if claim.sign < 0:
        return replace(position, agreement="does not agree") if same else None
    if denies(clause):
        return None
    if praises(clause) and not (same and (asks(clause) or case.asked.covered_by(clause))):
        if case.asked and case.asked.compare(clause).of_clause < 0.3:
            return None
        agreement = case.words.mapping["intent only"]
        return replace(position, agreement=agreement, qualifier="intent only")
    return replace(position, agreement="agrees") if same else None


def find_implementations(case: Case) -> list[Position]:
    """ "This recommendation will (not) be implemented", "has been implemented"."""
    return [
        _read_implementation(case, said)
        for said in case.said
        if said.claim.verb == "implement" and said.claim.sign and is_about_it(case, said)
    ]


def _read_implementation(case: Case, said: Said) -> Position:
    claim = said.claim
    position = Position(
        basis="implementation",
        quotes=(case.quote_sentence(said),),
        who=name_of(claim.subject, case.text),
        numbers=claim.target.numbers,
    )
    if claim.sign < 0:
        if said.read.has("elsewhere"):
            return replace(position, qualifier="other addressee", basis="")
        return replace(position, agreement="does not agree")
    part = claim.target.kind == "part" or {"in part", "qualified"} & {*claim.degrees}
    agreement = case.words.mapping["in part" if part else claim.time]
    return replace(position, agreement=agreement, qualifier=claim.time)  # type: ignore[arg-type]


def find_refusals(case: Case) -> list[Position]:
    """That one will not do exactly what was asked; anything less is no position."""
    for said in case.said:
        if is_refusal(case, said):
            quote = case.quote_sentence(said)
            return [Position("does not agree", "", "proposition", (quote,), (review.PROPOSITION,))]
    return []


def is_refusal(case: Case, said: Said) -> bool:
    """Whether a claim refuses to do exactly what was asked."""
    claim = said.claim
    against = claim.verb == "refuse" or (claim.verb == "stance" and claim.sign < 0)
    if not against or claim.target.kind not in ("action", "other"):
        return False
    return refuses(cut_clause(said.read.units, claim.target.end), case.asked)


def find_nothing(case: Case) -> Position:
    """No position, with what the response says instead, where it says it of the recommendation."""
    for kind in ("pending", "elsewhere", "abstain", "towards"):
        for read in case.reads:
            if _says(read, kind) and (_mentions(read) or read is case.reads[0]):
                quote = case.quote(read.sentence.start, read.sentence.end)
                qualifier = _SILENT.get(kind, "other addressee")
                return _silent(case, quote, qualifier)
    for said in case.said:
        target = said.claim.target
        if said.claim.verb == "weigh" and target.kind == "recommendation":
            return _silent(case, case.quote_sentence(said), "under consideration")
        if said.claim.verb == "note" and said.order < 2 and is_about_it(case, said):
            return _silent(case, case.quote_sentence(said), "noted")
    return Position(reasons=(review.NOTHING, *_explain_nothing(case)))


def _explain_nothing(case: Case) -> list[str]:
    reasons = []
    for said in case.said:
        kind = said.claim.target.kind
        if said.claim.verb == "refuse" and case.reads and said.order == 0:
            reasons.append(review.REFUSAL)
        if said.claim.verb == "stance":
            if kind in ("proposition", "action"):
                reasons.append(review.PROPOSITION)
            elif said.order == 0 and kind in ("other", "finding", "questioner", "recommendation"):
                reasons.append(review.OBJECT)
    if any(read.has("reluctant") for read in case.reads):
        reasons.append(review.REFUSAL)
    return reasons
