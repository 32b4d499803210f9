"""Turns printed labels, and degrees of agreement, into positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.classify import review
from pipeline.classify.case import Case, Position
from pipeline.classify.clauses import Elided, find_elided
from pipeline.classify.labels import Label, find_labels, find_short_verdicts
from pipeline.classify.objects import at
from pipeline.classify.reading import Read
from pipeline.classify.responders import name_of, names_of
from pipeline.classify.vocabulary import Vocabulary
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

HEDGES = frozenset({"broadly", "conditional"})
"""Qualifiers that ask for a person to look."""

SILENT: dict[str, Qualifier] = {
    "note": "noted",
    "pending": "under consideration",
    "elsewhere": "other addressee",
    "towards": "other addressee",
    "abstain": "neither",
    "neither": "neither",
}
"""What a label or phrase without a position leaves in the qualifier."""

_PROGRESS: dict[str, Qualifier] = {"already done": "already done", "under way": "under way"}


def code_of(case: Case, degrees: Sequence[str]) -> tuple[Agreement, Qualifier]:
    """What is left of an agreement by degrees, by the mapping of the vocabulary."""
    for degree, (line, qualifier) in _DEGREES.items():
        if degree in degrees:
            return case.words.mapping[line], qualifier
    return "agrees", ""


def add_elided(
    case: Case, position: Position, elided: Sequence[Elided], quote: Quote
) -> list[Position]:
    """The position with those of "… and in principle by the Board", which may be of other parts;
    in part, where nothing says whose they are."""
    found = [position]
    for item in elided if position.agreement in ("agrees", "agrees in part") else ():
        agreement, qualifier = code_of(case, [item.degree])
        if agreement == position.agreement:
            continue
        who = name_of(item.who, case.text)
        if not (who and position.who) and not (item.numbers and position.numbers):
            part = case.words.mapping["in part"]
            reasons = (*position.reasons, review.SEVERAL)
            return [
                replace(position, agreement=part, qualifier="", quotes=(quote,), reasons=reasons)
            ]
        found.append(
            replace(
                position,
                agreement=agreement,
                qualifier=qualifier,
                quotes=(quote,),
                who=who or position.who,
                names=names_of(item.who, case.text) if who else position.names,
                numbers=item.numbers or position.numbers,
            )
        )
    return found


def read_labels(case: Case) -> list[Position]:
    """The printed labels; one that only tells how far the work is has the reason STATUS."""
    labels = []
    for read, label in find_labels(case.reads):
        position = _as_position(case, read, label)
        quote = case.quote(read.sentence.start, read.sentence.end)
        labels += add_elided(case, position, find_elided(read.units, label.last), quote)
    if any(label.who for label in labels):
        labels += [item for item in read_short_verdicts(case) if item not in labels]
    return labels


def read_answer(case: Case) -> list[Position]:
    """ "Yes. The Council will …", "No.": the first words of a response, not of a table's head.

    "No. 4", "No. Recommendation" is a number, and "Yes, there are" answers a question.
    """
    units = case.body[0].units if case.body else []
    stop = next((k for k, unit in enumerate(units[:5]) if unit.text == "."), len(units[:5]))
    if stop == 0 or at(units, stop + 1, "recommendation", "number", "part", "heading"):
        return []
    start, end = units[0].start, units[stop - 1].end
    answer = case.words.answers.get(case.text[start:end].casefold())
    if answer is None or end - start == 1 or (stop == 1 and answer == "agrees in part"):
        return []
    return [answer_with(answer, case.words, (case.quote(start, end),))]


def answer_with(answer: Agreement, words: Vocabulary, quotes: tuple[Quote, ...]) -> Position:
    """The position of a word alone, "Yes", by what the vocabulary says of it."""
    agreement = words.mapping["in part"] if answer == "agrees in part" else answer
    return Position(agreement, "", "label", quotes)


def read_short_verdicts(case: Case) -> list[Position]:
    """Verdicts that are sentences of their own inside the text."""
    return [_as_position(case, read, label) for read, label in find_short_verdicts(case.reads)]


def _as_position(case: Case, read: Read, label: Label) -> Position:
    """The position of a label; one without a code has no basis either."""
    position = _read_label(case, read, label)
    return position if position.agreement else replace(position, basis="")


def _read_label(case: Case, read: Read, label: Label) -> Position:
    units = read.units[label.first : label.last]
    position = Position(
        basis="label",
        quotes=(case.quote(units[0].start, units[-1].end),),
        who=name_of(label.who, case.text),
        names=names_of(label.who, case.text),
        numbers=tuple(label.numbers),
        late=label.late,
    )
    kinds = label.kinds
    done = set(kinds) in ({"stance", "implement"}, {"stance", "progress"})  # Accepted/implemented
    if label.slash and len(set(kinds)) > 1 and not done:
        return replace(position, reasons=(review.SEVERAL,))
    if label.signs and "neither" not in kinds:
        return _read_verdict(case, label, position)
    for kind in kinds:
        if kind in SILENT:
            return replace(position, qualifier=SILENT[kind])
    if "will" not in kinds:
        return _read_progress(case, label, position)
    if "implement" in kinds:
        part = not {"in part", "qualified"}.isdisjoint(label.degrees)
        agreement = case.words.mapping["in part" if part else "commits"]
        return replace(position, agreement=agreement, qualifier="commits")
    if "not implement" in kinds and not read.has("elsewhere"):
        return replace(position, agreement="does not agree")
    return replace(position, qualifier="other addressee")


def _read_verdict(case: Case, label: Label, position: Position) -> Position:
    told = {sign for sign in label.signs if sign}
    if len(told) > 1:
        if "in part" in label.degrees:
            return replace(position, agreement=case.words.mapping["in part"])
        return replace(position, reasons=(review.SEVERAL,))
    if not told:
        return replace(position, reasons=(review.DOUBLE_NEGATIVE,))
    partly = "in part" in label.degrees  # "Partially disagree"
    if told == {-1} and (partly or (label.negated and "full" in label.degrees)):
        agreement = case.words.mapping["in part"]
        return replace(position, agreement=agreement, reasons=(review.HEDGED,))
    if told == {-1}:
        return replace(position, agreement="does not agree")
    agreement, qualifier = code_of(case, label.degrees)
    reasons = (review.HEDGED,) if qualifier in HEDGES else ()
    return replace(position, agreement=agreement, qualifier=qualifier, reasons=reasons)


def _read_progress(case: Case, label: Label, position: Position) -> Position:
    """ "Implemented", "In progress", "Open": how far the work is, and so what was thought of it."""
    qualifier: Qualifier = ""
    if "implement" in label.kinds:
        qualifier = "under way" if "in part" in label.degrees else "already done"
    elif label.values:
        qualifier = _PROGRESS.get(label.values[0], "")
    agreement = case.words.mapping[qualifier] if qualifier else ""
    return replace(position, agreement=agreement, qualifier=qualifier, reasons=(review.STATUS,))
