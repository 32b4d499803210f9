"""Finds what a response says instead of a position: noted, under consideration, others' matter."""

from __future__ import annotations

from pipeline.classify import review
from pipeline.classify.case import Case, Position
from pipeline.classify.objects import at
from pipeline.classify.positions import is_about_it
from pipeline.classify.reading import Read
from pipeline.classify.verdicts import SILENT
from pipeline.models import Qualifier, Quote

_NOTICES: dict[str, Qualifier] = {"note": "noted", "weigh": "under consideration"}


def find_opening(case: Case) -> list[Position]:
    """A first sentence that says of the recommendation that it is noted, weighed or others'."""
    for said in case.said:
        if said.order == 0 and said.claim.verb in _NOTICES and is_about_it(case, said):
            return [_silent(case.quote_sentence(said), _NOTICES[said.claim.verb])]
    for read in case.body[:1]:
        # "agrees with the intent of this recommendation but has no authority" is a position
        aims = [s for s in case.said if s.read is read and s.claim.target.kind == "intent"]
        for kind in ("pending", "abstain") if aims else ("pending", "elsewhere", "abstain"):
            if _says(read, kind):
                return [_silent(_quote(case, read), SILENT[kind])]
    return []


def find_nothing(case: Case) -> list[Position]:
    """No position, with what the response says instead, where it says it of the recommendation."""
    for kind in ("pending", "elsewhere", "abstain", "towards"):
        for read in case.body:
            if _says(read, kind) and (read.has("recommendation") or read is case.body[0]):
                return [_silent(_quote(case, read), SILENT[kind])]
    for said in case.said:
        weighed = said.claim.verb == "weigh" and said.claim.target.kind == "recommendation"
        noted = said.claim.verb == "note" and said.order < 2 and is_about_it(case, said)
        if weighed or noted:
            return [_silent(case.quote_sentence(said), _NOTICES[said.claim.verb])]
    return [Position(reasons=(review.NOTHING, *_explain(case)))]


def _silent(quote: Quote, qualifier: Qualifier) -> Position:
    return Position("", qualifier, "", (quote,), (review.NOTHING,))


def _quote(case: Case, read: Read) -> Quote:
    return case.quote(read.sentence.start, read.sentence.end)


def _says(read: Read, kind: str) -> bool:
    """Whether the first phrase of the kind is said of the recommendation, or of "this"."""
    if not read.has(kind):
        return False
    if kind != "pending" and read.has("recommendation"):
        return True
    index = next(k for k in range(len(read.units)) if at(read.units, k, kind))
    return index == 0 or any(
        unit.senses.keys() & {"recommendation", "pronoun"}
        or ("determiner" in unit.senses and unit.senses["determiner"].value == "this")
        for unit in read.units[:index]
    )


def _explain(case: Case) -> list[str]:
    """Why nothing was found, as far as a verb of stance or a refusal was."""
    reasons = []
    for said in case.said:
        kind = said.claim.target.kind
        if said.claim.verb == "refusal" and said.order == 0:
            reasons.append(review.REFUSAL)
        elif said.claim.verb == "stance":
            aside = kind in ("other", "finding", "questioner", "recommendation")
            if kind in ("proposition", "action") or (said.order == 0 and aside):
                reasons.append(review.OBJECT)
    if any(read.has("reluctant") for read in case.body):
        reasons.append(review.REFUSAL)
    return reasons
