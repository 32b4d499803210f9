"""Turns the claims of a response into positions: one function a rule of the codebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from string import ascii_lowercase
from typing import cast

from pipeline.classify import review
from pipeline.classify.case import Case, Position, Said
from pipeline.classify.claims import Claim
from pipeline.classify.clauses import find_elided
from pipeline.classify.objects import BREAKS, at, has_any, read_target
from pipeline.classify.propositions import (
    HARDLY,
    MOST,
    MUCH,
    Asked,
    asks,
    cut_clause,
    denies,
    hardly_touches,
    is_elsewhere,
    is_to_do_so,
    points_back,
    praises,
    refuses,
    refuses_it,
    rejects,
    restates,
    touches,
)
from pipeline.classify.reading import Read
from pipeline.classify.responders import name_of, names_of
from pipeline.classify.verdicts import HEDGES, add_elided, code_of
from pipeline.classify.vocabulary import Unit
from pipeline.models import Qualifier

_NUMBER = re.compile(r"\d+(?:[./]\d+)*|[a-z]+")  # of "R4": r, 4; of "2(a)": 2, a; "8.31", "27/18"
_PART = re.compile(r"(?:\A|(?<=\d)|(?<=\W))([ivx]{1,4}|[a-z])(?![\w.])")  # b of "3(b)", "3b", "(b)"
_POINT = re.compile(r"(?<![\w)])\(([ivx]{1,4}|[a-z])\)")  # of a list, not of "section 3(b)"
_MEMBERS = re.compile(r",|&|\band\b")  # of a group: "6, 7", "6 and 7"
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def is_about_it(case: Case, said: Said) -> bool:
    """Whether the object of a claim is this recommendation, or a part of it."""
    target = said.claim.target
    if _is_made_to_another(said.claim) or target.doubt == "much" or (target.doubt and said.order):
        return False
    earlier = said.claim.finished or said.claim.past or said.claim.verb == "implement"
    if target.doubt and earlier:
        return False
    if target.numbers and target.kind != "part" and names_other(target.numbers, case.number):
        return False
    if target.kind == "questioner":
        active = not (earlier or said.claim.passive)
        return active and not said.order and _means_who_asks(case, said)
    if target.kind in ("recommendation", "part"):
        return not (said.claim.loose and target.kind == "part" and not _mentions(said.read))
    near = said.order < 2 or any(map(_mentions, case.body[said.order - 1 : said.order + 1]))
    if target.kind == "pronoun" and _names_other_before(case, said):
        return False
    if target.kind == "pronoun":
        return near and not (said.claim.loose and _may_be_a_thing(case, said))
    if target.kind == "none":
        bare = not said.claim.loose and not said.claim.passive
        named = _mentions(case.body[0]) or case.body[0].has("request")
        return bare and (said.order == 0 or (said.order == 1 and named))
    return False


def _may_be_a_thing(case: Case, said: Said) -> bool:
    """Whether the pronoun of a loose verb may stand for a thing: "They are approved", "It was
    approved by the Board", "This will be completed in May"."""
    if said.claim.verb == "implement":
        return said.order > 0
    known = said.order == 0 or any(map(_mentions, case.body[said.order - 1 : said.order + 1]))
    return said.claim.passive and (bool(said.claim.subject) or not known)


def _is_made_to_another(claim: Claim) -> bool:
    """Whether others are to do it; who accepts, and has no other name, is who was asked to.

    Who accepts or supports "this recommendation made to …" says so of the one that is answered.
    """
    towards = claim.target.towards
    if towards == "this" and claim.verb == "stance" and not claim.passive:
        return False
    accepts = claim.verb == "stance" and not claim.loose and len(claim.subject) < 2
    return towards == "many" or (bool(towards) and not accepts)


def names_other(numbers: Sequence[str], number: str) -> bool:
    """Whether the numbers of a text are those of other recommendations than ``number``.

    Of recommendation 3(b), 3(a) is another one; of recommendation 3, "(a)" is a part.
    """
    own = set(_NUMBER.findall(number.lower()))
    own |= {part.split(".")[-1] for part in own}
    named = {n for text in numbers for n in _NUMBER.findall(text)}
    parts, own_parts = letters_of(numbers), letters_of([number.lower()])
    if not own or (parts and not own_parts and named == parts):
        return False
    return own.isdisjoint(named) or bool(parts and own_parts and parts.isdisjoint(own_parts))


def letters_of(numbers: Sequence[str]) -> set[str]:
    """The letters of parts in numbers: b of "3(b)" and of "3b", ii of "(ii)", none of R3, A.3."""
    return {letter for text in numbers for letter in _PART.findall(text)}


def find_parts_left(case: Case, found: Sequence[Position]) -> set[str]:
    """The letters of the parts that are asked, or named in the response, beside those answered.

    They are counted from (a), or from (i) where only such are answered: the points below a part,
    "(a)(i)", and a list that begins elsewhere are none. What stands between two that are answered
    is taken as answered, "(a) to (d)", and so is what a label's sentence names: "(a) Agreed; (b)".
    """
    told = letters_of(
        [n for p in found if not names_other(p.numbers, case.number) for n in p.numbers]
    )
    named = set(_POINT.findall(case.asked.text.lower()))
    labelled = {quote.start for p in found if p.basis == "label" for quote in p.quotes}
    for read in case.body:
        units = read.units
        if any(read.sentence.start <= start < read.sentence.end for start in labelled):
            told |= letters_of([unit.text for unit in units if "number" in unit.senses])
        for k in range(len(units)):
            opens = at(units, 0, "preposition", "part") and 0 < k < 4  # "As regards (ii), it …"
            if at(units, k, "recommendation") or (opens and at(units, k, "number")):
                numbers = read_target(units, k).numbers
                named |= set() if names_other(numbers, case.number) else letters_of(numbers)
    series = _ROMANS if told.issubset(_ROMANS) else ascii_lowercase
    asked = list(takewhile((named | told).__contains__, series))
    places = [asked.index(part) for part in told if part in asked]
    return set(asked[: min(places)] + asked[max(places) + 1 :]) if places else set()


def find_members_left(case: Case, found: Sequence[Position]) -> set[str]:
    """The numbers of a group beside those answered, where each answer names its own: 7 of "6, 7"
    in "accepts recommendation 6". What stands in a sentence with a position is answered."""
    if not all(position.numbers for position in found):
        return set()
    told = [position.numbers for position in found]
    for said in case.said:
        units = said.read.units
        if said.claim.verb in ("stance", "implement"):
            told += [
                read_target(units, k).numbers
                for k in range(len(units))
                if at(units, k, "recommendation")
            ]
    members = [member for member in _MEMBERS.split(case.number) if re.search(r"\d", member)]
    return {
        member
        for member in members
        if all(not numbers or names_other(numbers, member) for numbers in told)
    }


def names_all_of(numbers: Sequence[str], number: str) -> bool:
    """Whether a text names the very part that ``number`` is: "2(a) and (b)" has 2(b), not 2(c)."""
    named = {n for text in numbers for n in _NUMBER.findall(text)}
    return named.issuperset(_NUMBER.findall(number.lower()))


def _names_other_before(case: Case, said: Said) -> bool:
    """Whether "it" stands for another recommendation: "As to recommendation 40, we reject it"."""
    units = said.read.units
    for k in range(said.claim.index - 1, -1, -1):
        if "recommendation" in units[k].senses:
            return bool(numbers := read_target(units, k).numbers) and names_other(
                numbers, case.number
            )
    return False


def _means_who_asks(case: Case, said: Said) -> bool:
    """Whether "agrees with the Committee" names the body whose recommendation is answered.

    A body of which the recommendation itself speaks is another one.
    """
    who = said.claim.subject
    if not has_any(who, "generic", "responder"):
        return False
    units, asked = said.read.units, case.asked.units
    named = units[said.claim.target.end - 1]
    asking = [
        unit
        for unit, verb in pairwise(asked)
        if "questioner" in unit.senses and "request" in verb.senses
    ]
    if named.senses["questioner"].value != "body":
        return False
    if asking:
        return named.text in {unit.text for unit in asking}
    return all(unit.text != named.text for unit in asked)


def _mentions(read: Read) -> bool:
    return read.has("recommendation")


def find_direct(case: Case) -> list[Position]:
    """Verbs of stance whose object is the recommendation, in order.

    Of a group, and of parts, also what is only noted: "supports 2(a) and notes 2(b)".
    """
    found = [
        position
        for said in case.said
        if said.claim.verb == "stance"
        and not said.claim.former
        and is_about_it(case, said)
        and not (said.claim.polite and (said.claim.finished or said.read.has("hypothetical")))
        for position in _read_direct_and_elided(case, said)
    ]
    if found and all(map(_declines_part, found)):  # "agrees to do it", but "not with the rest"
        found += find_propositions(case, piece=True)
    known = {number for position in found for number in position.numbers}
    found += [
        Position("", "noted", "", (case.quote_sentence(said),), numbers=numbers)
        for said in case.said
        if known
        and said.claim.verb == "note"
        and (numbers := said.claim.target.numbers)
        and (case.group or (len(numbers) > 1 and numbers[0] in known))
        and is_about_it(case, said)
    ]
    return found


def _read_direct_and_elided(case: Case, said: Said) -> list[Position]:
    behind = max(said.claim.index + 1, said.claim.target.end)
    elided = find_elided(said.read.units, behind)
    return add_elided(case, _read_direct(case, said), elided, case.quote_sentence(said))


def _read_direct(case: Case, said: Said) -> Position:
    claim = said.claim
    position = Position(
        basis="recommendation",
        quotes=(case.quote_sentence(said),),
        who=name_of(claim.subject, case.text),
        names=names_of(claim.subject, case.text),
        numbers=claim.target.numbers,
        loose=claim.target.weak or claim.target.kind == "questioner" or _is_some_of_several(said),
        own=has_any(claim.subject, "responder"),
    )
    if claim.neither:
        return replace(position, qualifier="neither", basis="")
    if claim.sign == 0:
        return replace(position, basis="", reasons=(review.DOUBLE_NEGATIVE,))
    if claim.sign < 0 and claim.target.every:
        return replace(position, basis="", reasons=(review.HEDGED,))
    # "partially disagrees", but not "does not agree, in part because"
    parted = claim.sign < 0 and "in part" in claim.degrees and not _is_negated(said)
    if claim.weakened or parted:
        agreement = case.words.mapping["in part"]
        return replace(position, agreement=agreement, reasons=(review.HEDGED,))
    reasons = (review.HEDGED,) if claim.polite else ()
    if claim.target.kind == "questioner":
        reasons = (review.OBJECT,)
    if claim.sign < 0:
        if claim.target.kind == "part":
            return replace(position, basis="", reasons=(review.CONTRAST,))
        return replace(position, agreement="does not agree", reasons=reasons)
    agreement, qualifier = code_of(case, claim.degrees)
    if claim.target.kind == "part":
        agreement = case.words.mapping["in part"]
    if qualifier in HEDGES:
        reasons = (review.HEDGED,)
    return replace(position, agreement=agreement, qualifier=qualifier, reasons=reasons)


def _declines_part(position: Position) -> bool:
    return not position.agreement and review.CONTRAST in position.reasons


def _is_some_of_several(said: Said) -> bool:
    """Whether a claim is on "two of the three recommendations", with none named."""
    target = said.claim.target
    if target.kind != "part" or target.numbers:
        return False
    units = said.read.units[said.claim.index : target.end]
    return sum("numeral" in unit.senses for unit in units) > 1


def _is_negated(said: Said) -> bool:
    """Whether the sign of a claim is not that of its verb: "does not agree"."""
    return said.read.units[said.claim.index].senses["stance"].value == "agrees"


def find_propositions(case: Case, *, piece: bool = False) -> list[Position]:
    """ "agrees that …", "agrees with the need for …", "agrees to …": the first that counts.

    Of a ``piece`` of the request, the rest of which is declined, less must be restated.
    """
    unresolved: list[Position] = []
    refused: list[Position] = []
    for said in case.said:
        if said.claim.verb == "stance":
            position = _read_proposition(case, said, piece)
            if position is None:
                continue
            if position.agreement == "does not agree" or (
                refused and position.agreement != "agrees"
            ):
                refused.append(position)  # a later piece may be agreed to
            elif position.agreement:
                return [position]
            else:
                unresolved.append(position)
    return [_weigh_piece(case, refused[0])] if refused else unresolved[:1]


def _read_proposition(case: Case, said: Said, piece: bool) -> Position | None:
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
        clause = cut_clause(said.read.units, claim.target.end)
        theirs = said.read.has("questioner")  # "the Committee's aim"
        denied = claim.sign < 0 and not claim.weakened
        if denied and (_is_its_core(said) or case.asked.compare(clause).of_clause >= MOST):
            return replace(position, agreement="does not agree")
        if claim.sign < 1 or (not theirs and is_elsewhere(clause, case.asked, HARDLY)):
            return None
        agreement = case.words.mapping["intent only"]
        return replace(position, agreement=agreement, qualifier="intent only")
    if kind == "finding" and claim.sign > 0 and _is_principle_asked(case, said):
        agreement = case.words.mapping["intent only"]
        return replace(position, agreement=agreement, qualifier="intent only")
    clause = cut_clause(said.read.units, claim.target.end)
    degrees = (*claim.degrees, *_read_exception(clause, case.asked))
    if piece and kind in ("action", "proposition") and touches(clause, case.asked):
        return replace(position, agreement="agrees") if claim.sign > 0 else None
    if kind == "action":
        wanted = claim.sign > 0 and not claim.finished
        named = has_any(clause, "recommendation")  # "to discuss it"
        known = said.order == 0 and not named
        if case.asked:
            known = restates(clause, case.asked) or (said.order == 0 and is_to_do_so(clause))
        if at(clause, 0, "weigh") and not has_any(case.asked.units, "weigh"):
            return None  # "agrees to examine" what it was asked to do
        agreement, qualifier = code_of(case, degrees)
        stated = replace(position, agreement=agreement, qualifier=qualifier)
        return stated if wanted and known else None
    if kind != "proposition":
        return None
    if claim.sign == 0 or (claim.sign < 0 and denies(clause)):
        return Position(quotes=position.quotes, reasons=(review.DOUBLE_NEGATIVE,))
    same = restates(clause, case.asked)
    if claim.sign < 0:
        return replace(position, agreement="does not agree") if same else None
    if denies(clause):
        return None
    if same and points_back(clause):  # "agrees that such a review is needed"
        return replace(position, agreement="agrees")
    aim = praises(clause) and not (same and (asks(clause) or case.asked.covered_by(clause)))
    if aim or (same and hardly_touches(clause, case.asked, case.number.count(",") + 1)):
        if is_elsewhere(clause, case.asked, MUCH):
            return None
        agreement = case.words.mapping["intent only"]
        return replace(position, agreement=agreement, qualifier="intent only")
    agreement, qualifier = code_of(case, degrees)
    if not same and (said.order or agreement == "agrees" or claim.target.weak):
        return None  # "accepts in principle that …" answers the request, if it comes first
    return replace(position, agreement=agreement, qualifier=qualifier)


def _is_its_core(said: Said) -> bool:
    """Whether "the premise of this recommendation" is said: who rejects that rejects it."""
    units, end = said.read.units, said.claim.target.end
    named = at(units, end, "of") and read_target(units, end + 1).kind == "recommendation"
    intent = units[end - 1].senses.get("intent")
    return named and intent is not None and intent.value == "core"


def _is_principle_asked(case: Case, said: Said) -> bool:
    """Whether "the principle of a lower fee" is the principle of what was asked."""
    units, end = said.read.units, said.claim.target.end
    clause = cut_clause(units, end)
    stop = next((k for k, unit in enumerate(clause) if unit.text in BREAKS), len(clause))
    named = at(units, end - 1, "principle") and at(units, end, "of")
    return named and case.asked.compare(clause[:stop]).of_clause > MOST


def _read_exception(clause: Sequence[Unit], asked: Asked) -> list[str]:
    """The degree of "that a fund should be set up, but not that …", if it was not so asked."""
    found = [unit.senses["exception"].value for unit in clause if "exception" in unit.senses]
    return [] if has_any(asked.units, "exception") else found


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
        near = case.body[said.order : said.order + 2]  # "cannot implement it. It is a matter for …"
        if said.read.has("elsewhere") or (claim.weakened and near[-1].has("elsewhere")):
            return replace(position, qualifier="other addressee", basis="")
        reasons = (review.HEDGED,) if claim.weakened else ()
        return replace(position, agreement="does not agree", reasons=reasons)
    part = claim.target.kind == "part" or {"in part", "qualified"} & {*claim.degrees}
    agreement = case.words.mapping["in part" if part else claim.time]
    return replace(position, agreement=agreement, qualifier=cast(Qualifier, claim.time))


def find_refusals(case: Case) -> list[Position]:
    """That one will not do exactly what was asked; anything less is no position."""
    for said in case.said:
        if is_refusal(case, said) or _is_thought_wrong(case, said):
            quotes = (case.quote_sentence(said),)
            refused = Position("does not agree", "", "proposition", quotes, (review.PROPOSITION,))
            return [_weigh_piece(case, refused)]
    return []


def _is_thought_wrong(case: Case, said: Said) -> bool:
    """Whether one does not think that exactly what was asked should be done."""
    clause = cut_clause(said.read.units, said.claim.target.end)
    return said.claim.verb == "view" and said.order < 2 and rejects(clause, case.asked)


def _weigh_piece(case: Case, refused: Position) -> Position:
    """In part, where another piece is agreed to: "supports the repeal", "agrees to publish it"."""
    for said in case.said:
        claim = said.claim
        named = claim.target.kind in ("other", "action", "proposition") and not claim.passive
        if claim.verb == "stance" and claim.sign > 0 and named and not claim.former:
            clause = cut_clause(said.read.units, claim.target.end)
            if case.asked.compare(clause).of_clause >= MOST and not denies(clause):
                quotes = tuple(dict.fromkeys((case.quote_sentence(said), *refused.quotes)))
                part = case.words.mapping["in part"]
                return Position(part, "", "contrast", quotes, (review.CONTRAST,))
    return refused


def is_refusal(case: Case, said: Said) -> bool:
    """Whether a claim refuses to do exactly what was asked."""
    claim = said.claim
    against = claim.verb == "refusal" or (claim.verb == "stance" and claim.sign < 0)
    if not against or claim.target.kind not in ("action", "other"):
        return False
    clause = cut_clause(said.read.units, claim.target.end)
    if said.order < 2:
        before = [*(case.body[0].units if said.order else ()), *said.read.units[: claim.index]]
        if refuses_it(clause, before, case.asked):
            return True
    if all(unit.text in BREAKS for unit in clause[1:]):  # "The hostels will not be closed."
        clause = [*clause[:1], *claim.subject]
    return refuses(clause, case.asked)
