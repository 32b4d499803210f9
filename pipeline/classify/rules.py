"""Takes a response and returns its stance, by the codebook's rules in the codebook's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.classify import review
from pipeline.classify.claims import Claim, find_claims
from pipeline.classify.labels import Label, read_label
from pipeline.classify.objects import at
from pipeline.classify.reading import Read, read_units
from pipeline.classify.restates import Asked
from pipeline.classify.vocabulary import Vocabulary, load_vocabulary
from pipeline.models import Agreement, Basis, Qualifier, Quote, Stance

_DEGREES: dict[str, Qualifier] = {
    "in principle": "in principle",
    "intent only": "intent only",
    "qualified": "conditional",
    "in part": "",
    "conditional": "conditional",
    "broadly": "broadly",
}
"""What a degree leaves in the qualifier; of several, the first of this list counts."""

_HEDGES = ("broadly", "conditional")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in its sentence."""

    read: Read
    order: int
    claim: Claim


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

    ``recommendation`` is what was asked, ``number`` its number as printed. ``label`` is the text
    of a status column with the header ``label_column``; a quote from it counts within it.
    ``group``: the response answers several recommendations. Raises nothing on any text.
    """
    words = vocabulary or load_vocabulary(language)
    names = frozenset(responder.lower().split())
    asked = Asked(recommendation, words)
    if label.strip():
        stance = _classify_cell(label, label_column, words, names)
        if stance is not None:
            return (stance,)
    reads = read_units(response, words, names)
    return (_decide(response, reads, asked, number, group, words, responder),)


def _classify_cell(
    label: str, column: str, words: Vocabulary, names: frozenset[str]
) -> Stance | None:
    return None


def _decide(
    text: str,
    reads: list[Read],
    asked: Asked,
    number: str,
    group: bool,
    words: Vocabulary,
    responder: str,
) -> Stance:
    labels = _find_labels(reads)
    if labels:
        read, label = labels[0]
        return _by_label(text, read, label, words, responder)
    found = [
        Found(read, order, claim)
        for order, read in enumerate(reads)
        for claim in find_claims(read.units)
    ]
    return _by_claims(text, reads, found, asked, words, responder, number)


def _find_labels(reads: list[Read]) -> list[tuple[Read, Label]]:
    labels = []
    for order, read in enumerate(reads):
        if order and not (read.sentence.opens and read.sentence.alone):
            continue
        label = read_label(read.units, read.sentence.alone)
        if label is not None:
            labels.append((read, label))
    return labels


def _by_label(text: str, read: Read, label: Label, words: Vocabulary, responder: str) -> Stance:
    start = read.units[label.first].start
    end = read.units[label.last - 1].end
    quote = Quote(text[start:end], start, end)
    agreement: Agreement = ""
    qualifier: Qualifier = ""
    reasons: list[str] = []
    kinds = set(label.kinds)
    if label.signs:
        if len({sign for sign in label.signs if sign}) > 1:
            if "in part" in label.degrees:
                agreement = "agrees in part"
            else:
                reasons.append(review.SEVERAL)
        elif "neither" in kinds:
            qualifier = "neither"
        else:
            agreement, qualifier = _code(label.signs[0], label.degrees, words)
            if label.signs[0] == 0:
                reasons.append(review.DOUBLE_NEGATIVE)
            elif any(degree in _HEDGES for degree in label.degrees):
                reasons.append(review.HEDGED)
    elif "note" in kinds:
        qualifier = "noted"
    elif "pending" in kinds:
        qualifier = "under consideration"
    elif "elsewhere" in kinds:
        qualifier = "other addressee"
    elif "neither" in kinds:
        qualifier = "neither"
    elif "not implement" in kinds and "will" in kinds:
        agreement = "does not agree"
    elif "not implement" in kinds:
        reasons.append(review.STATUS)
    elif "implement" in kinds:
        qualifier = "commits" if "will" in kinds else "already done"
        if "in part" in label.degrees and qualifier == "already done":
            qualifier = "under way"
        agreement = words.mapping[qualifier]
        if qualifier != "commits":
            reasons.append(review.STATUS)
    return Stance(agreement, qualifier, "label", (quote,), tuple(reasons), responder)


def _code(sign: int, degrees: Sequence[str], words: Vocabulary) -> tuple[Agreement, Qualifier]:
    if sign < 0:
        return "does not agree", ""
    if sign == 0:
        return "", ""
    for degree, qualifier in _DEGREES.items():
        if degree in degrees:
            return words.mapping[degree], qualifier
    return "agrees", ""


def _quote(text: str, found: Found) -> Quote:
    start, end = found.read.sentence.start, found.read.sentence.end
    return Quote(text[start:end], start, end)


def _mentions(read: Read) -> bool:
    return any("recommendation" in unit.senses for unit in read.units)


def _names_other(numbers: Sequence[str], number: str) -> bool:
    """Whether the numbers are those of other recommendations than ``number``."""
    if not numbers or not number:
        return False
    own = {part.strip(" .").lower() for part in number.replace(";", ",").split(",")}
    own |= {part.split(".")[-1] for part in own}
    return not own & {n.lower() for n in numbers}


def _is_about_it(item: Found, reads: list[Read], number: str) -> bool:
    """Whether the object of a claim is this recommendation."""
    target = item.claim.target
    if target.doubt or target.towards or _names_other(target.numbers, number):
        return False
    if target.kind in ("recommendation", "part"):
        return True
    near = item.order < 2 or any(map(_mentions, reads[item.order - 1 : item.order + 1]))
    if target.kind == "pronoun":
        return near
    if target.kind == "none":
        return item.order == 0 or (item.order == 1 and _mentions(reads[0]))
    return False


def _by_claims(
    text: str,
    reads: list[Read],
    found: list[Found],
    asked: Asked,
    words: Vocabulary,
    responder: str,
    number: str,
) -> Stance:
    stances = [item for item in found if item.claim.verb == "stance"]
    direct = [
        item
        for item in stances
        if _is_about_it(item, reads, number)
        and not item.claim.former
        and not (item.claim.hedged and _hypothetical(item.read))
    ]
    if direct:
        return _by_recommendation(text, direct[0], stances, asked, words, responder, reads, number)
    first = next((item for item in found if item.order == 0), None)
    if first and first.claim.verb == "note" and _is_about_it(first, reads, number):
        return Stance("", "noted", "", (_quote(text, first),), (review.NOTHING,), responder)
    for item in stances:
        agreement, qualifier, reasons = _weigh_proposition(item, asked, words)
        if agreement or reasons:
            return Stance(
                agreement,
                qualifier,
                "proposition" if agreement else "",
                (_quote(text, item),),
                reasons,
                responder,
            )
    for item in found:
        if item.claim.verb == "implement" and _is_about_it(item, reads, number):
            return _by_implementation(text, item, words, responder)
    return _without_position(text, reads, found, responder)


def _hypothetical(read: Read) -> bool:
    return any("hypothetical" in unit.senses for unit in read.units)


def _by_recommendation(
    text: str,
    item: Found,
    stances: list[Found],
    asked: Asked,
    words: Vocabulary,
    responder: str,
    reads: list[Read],
    number: str,
) -> Stance:
    claim = item.claim
    if claim.neither:
        return Stance("", "neither", "", (_quote(text, item),), (), responder)
    reasons: list[str] = []
    quotes = [_quote(text, item)]
    basis: Basis = "recommendation"
    agreement, qualifier = _code(claim.sign, claim.degrees, words)
    if claim.sign == 0:
        return Stance("", "", "", tuple(quotes), (review.DOUBLE_NEGATIVE,), responder)
    if claim.partial_no:
        agreement = "agrees in part"
        reasons.append(review.HEDGED)
    if claim.sign > 0 and claim.target.kind == "part":
        agreement = "agrees in part"
    if claim.hedged or (qualifier in _HEDGES and agreement != "does not agree"):
        reasons.append(review.HEDGED)
    if claim.sign > 0:
        for later in stances:
            if (later.order, later.claim.index) <= (item.order, claim.index):
                continue
            if later.claim.sign < 0 and _takes_away(later, asked, reads, number):
                quote = _quote(text, later)
                if quote not in quotes:
                    quotes.append(quote)
                agreement = "agrees in part"
                basis = "contrast"
                reasons.append(review.CONTRAST)
                break
    return Stance(agreement, qualifier, basis, tuple(quotes), tuple(reasons), responder)


def _takes_away(item: Found, asked: Asked, reads: list[Read], number: str) -> bool:
    target = item.claim.target
    if target.kind in ("recommendation", "part", "pronoun"):
        return _is_about_it(item, reads, number)
    if target.kind == "proposition":
        clause = item.read.units[target.end :]
        return _asks(clause) and not _denies(clause)
    return False


def _asks(clause: Sequence[object]) -> bool:
    return any(at(clause, k, "needed", "unreal") for k in range(len(clause)))  # type: ignore[arg-type]


def _denies(clause: Sequence[object]) -> bool:
    for k in range(len(clause)):
        if at(clause, k, "negative"):  # type: ignore[arg-type]
            return True
        if at(clause, k, "needed", "important"):  # type: ignore[arg-type]
            if any(at(clause, j, "not") for j in range(max(0, k - 3), k)):  # type: ignore[arg-type]
                return True
    return False


def _weigh_proposition(
    item: Found, asked: Asked, words: Vocabulary
) -> tuple[Agreement, Qualifier, tuple[str, ...]]:
    claim = item.claim
    target = claim.target
    only = (review.PROPOSITION,)
    if target.kind == "intent":
        if claim.sign > 0:
            return words.mapping["intent only"], "intent only", only
        return "", "", ()
    if target.kind != "proposition" or claim.neither:
        return "", "", ()
    clause = item.read.units[target.end :]
    if claim.sign == 0 or (claim.sign < 0 and _denies(clause)):
        return "", "", (review.DOUBLE_NEGATIVE,)
    precise, covered = asked.overlap(clause)
    asks = _asks(clause)
    important = any(at(clause, k, "important") for k in range(len(clause)))
    if claim.sign < 0:
        restates = precise >= 0.5 if asked.stems else asks
        return ("does not agree", "", only) if restates else ("", "", ())
    if _denies(clause):
        return "", "", ()
    if important and not (asks and precise >= 0.5) and covered < 0.5:
        if asked.stems and precise < 0.3:
            return "", "", ()
        return words.mapping["intent only"], "intent only", only
    if not asked.stems:
        restates = asks
    elif asks:
        restates = precise >= 0.5 or covered >= 0.5
    else:
        restates = (precise >= 0.5 and covered >= 0.3) or covered >= 0.5
    return ("agrees", "", only) if restates else ("", "", ())


def _by_implementation(text: str, item: Found, words: Vocabulary, responder: str) -> Stance:
    claim = item.claim
    quotes = (_quote(text, item),)
    if claim.sign < 0:
        return Stance("does not agree", "", "implementation", quotes, (), responder)
    qualifier: Qualifier = claim.time  # type: ignore[assignment]
    agreement = words.mapping[qualifier]
    if claim.target.kind == "part" or "in part" in claim.degrees:
        agreement = "agrees in part"
    return Stance(agreement, qualifier, "implementation", quotes, (), responder)


def _without_position(text: str, reads: list[Read], found: list[Found], responder: str) -> Stance:
    for kind, qualifier in (
        ("pending", "under consideration"),
        ("elsewhere", "other addressee"),
        ("abstain", "neither"),
        ("towards", "other addressee"),
    ):
        for read in reads:
            if any(at(read.units, k, kind) for k in range(len(read.units))):
                start, end = read.sentence.start, read.sentence.end
                return Stance(
                    "",
                    qualifier,
                    "",
                    (Quote(text[start:end], start, end),),
                    (review.NOTHING,),
                    responder,
                )  # type: ignore[arg-type]
    for item in found:
        if item.claim.verb == "weigh" and item.claim.target.kind == "recommendation":
            return Stance(
                "", "under consideration", "", (_quote(text, item),), (review.NOTHING,), responder
            )
    return Stance(review=(review.NOTHING,), responder=responder)
