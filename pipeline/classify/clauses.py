"""Reads what stands before a verb: its subject, auxiliaries and negators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.classify.objects import BREAKS, REACH, at, ends, has_any
from pipeline.classify.vocabulary import Unit

_AUXILIARIES = frozenset(
    {"do", "be", "being", "have", "will", "would", "unreal", "way", "commit", "begin"}
)
_BEFORE_SUBJECT = frozenset(
    {
        "that", "abstain", "contrast", "hypothetical", "relative", "stance", "think", "request",
        "note", "be", "have", "will", "would", "do", "unreal",
    }
)  # fmt: skip
_OF_NAMES = frozenset({"determiner", "generic", "responder", "and", "of"})
_ELIDED = frozenset({"full", "in part", "in principle"})
_OTHER_CLAUSE = (
    "stance", "implement", "note", "weigh", "be", "have", "do", "will", "would", "not", "to",
    "that", "relative", "hypothetical", "pronoun",
)  # fmt: skip
_NO_RESPONDER = frozenset(
    {
        "bystander",
        "questioner",
        "finding",
        "recommendation",
        "number",
        "numeral",
        "part",
        "intent",
        "principle",
    }
)


@dataclass(slots=True)
class Clause:
    """What stands before a verb: ``first`` to ``last`` is its subject, the rest its auxiliaries."""

    first: int = 0
    last: int = 0
    noes: int = 0
    kinds: set[str] = field(default_factory=set)
    nearest: str = ""
    neither: bool = False
    former: bool = False
    infinitive: bool = False
    degrees: list[str] = field(default_factory=list)

    @property
    def passive(self) -> bool:
        return self.nearest in ("be", "being")


def read_clause(units: Sequence[Unit], index: int, *, bound: bool = False) -> Clause | None:
    """What stands before the verb at ``index``; None where "if", "should" or "to" undo it.

    ``bound``: one who must do it does it, as who "must decline" declines.
    """
    clause = Clause()
    fit = False
    left = index - 1
    while left >= 0:
        senses = units[left].senses
        kinds = senses.keys() & _AUXILIARIES
        if "not" in senses:
            clause.noes += 1
            clause.former = clause.former or "former" in senses
            clause.kinds |= kinds  # "won't", "cannot", "isn't"
            clause.nearest = clause.nearest or min(kinds, default="")
        elif "unwilling" in senses:
            clause.noes += 1
            clause.kinds.add("way")
            clause.nearest = clause.nearest or "way"
        elif "neither" in senses:
            clause.neither = True
        elif "former" in senses:
            clause.former = True
        elif clause.noes and "unreal" in senses and senses["unreal"].value == "can":
            clause.kinds.add("will")  # "could not be accepted" says that it was not
            clause.nearest = clause.nearest or "will"
        elif bound and "bound" in senses:
            clause.kinds.add("way")
            clause.nearest = clause.nearest or "way"
        elif kinds:
            clause.kinds |= kinds
            clause.nearest = clause.nearest or min(kinds)
        elif "degree" in senses:
            clause.degrees.append(senses["degree"].value)
        elif "to" in senses and (partner := _find_partner(units, index, left)):
            left = partner + 1  # "is working with" says more than "with"
        elif "partner" in senses:
            pass
        elif "express" in senses and at(units, left + 1, "way", "commit", "unwilling"):
            pass  # "has confirmed its intention to accept it"
        elif "to" in senses and (expects := _find_expecting(units, index, left)):
            clause.kinds.add("commit")
            clause.first, clause.last = expects + 1, left
            return clause
        elif "to" in senses and (fitting := _find_fitting(units, left)):
            left = fitting
            fit = True
            clause.nearest = clause.nearest or "way"
        elif "to" in senses or "reluctant" in senses or _is_joined_infinitive(units, left):
            clause.infinitive = True  # "to accept", "no reason to accept", "to accept or reject"
            break
        elif units[left].text == ",":
            inserted = _read_insertion(units, left)
            if inserted is None:
                break
            left, degrees = inserted
            clause.degrees += degrees
        elif not (senses.keys() & {"adverb", "condition"} or _is_inside(units, left)):
            break
        left -= 1
    if "unreal" in clause.kinds or clause.infinitive:
        return None
    clause.first, clause.last = _find_subject(units, left)
    if _is_hypothetical(units, clause.first):
        return None
    if not clause.passive and _is_hearsay(units, clause.first, clause.last):
        return None
    clause.noes += _thought_away(units, clause.first) + at(units, clause.first, "neither")
    return None if fit and not clause.noes else clause


def _find_partner(units: Sequence[Unit], index: int, to: int) -> int:
    """Where "will work with" begins in "will work with the owners to implement it"; 0 for none."""
    if to != index - 1 or not at(units, index, "implement"):
        return 0
    k = to - 1
    while k > 0 and to - k < REACH and (units[k].text == "," or not ends(units, k)):
        if at(units, k, "partner"):
            return 0 if at(units, k - 1, "not") else k
        if at(units, k, "to", "that", "relative"):
            return 0
        k -= 1
    return 0


def _find_expecting(units: Sequence[Unit], index: int, to: int) -> int:
    """Where the verb is of "expects it to be implemented", if who answers expects it; else 0."""
    verb = to - 1
    while at(units, verb, "determiner", "pronoun", "recommendation", "number", "adverb"):
        verb -= 1
    if verb == to - 1 or not (at(units, verb, "expect") and at(units, index, "implement")):
        return 0
    clause = read_clause(units, verb)
    if clause is None or clause.noes or "would" in clause.kinds:
        return 0
    return 0 if is_aside(units, clause, units[clause.first : clause.last]) else verb


def _find_fitting(units: Sequence[Unit], to: int) -> int:
    """Where "appropriate" is in "not appropriate (for the Minister) to accept"; 0 for nowhere."""
    if at(units, to - 1, "fitting"):
        return to - 1
    for k in range(to - 2, max(1, to - REACH), -1):
        if at(units, k, "preposition"):
            other = names_no_responder(units[k + 1 : to])
            return k - 1 if at(units, k - 1, "fitting") and not other else 0
        if ends(units, k) or at(units, k, "to", "be"):
            break
    return 0


def _is_inside(units: Sequence[Unit], index: int) -> bool:
    """Whether an unknown word stands between an auxiliary and its verb: "is actively reviewing"."""
    return not units[index].senses and at(units, index - 1, "not", "adverb", *_AUXILIARIES)


def _read_insertion(units: Sequence[Unit], comma: int) -> tuple[int, list[str]] | None:
    """(index of the other comma, degrees) of "does not, in principle, agree"; None if there is no
    insertion before the comma."""
    left = comma - 1
    degrees = []
    while at(units, left, "adverb", "degree", "contrast"):
        if at(units, left, "degree"):
            degrees.append(units[left].senses["degree"].value)
        left -= 1
    if left < 0 or left == comma - 1 or units[left].text != ",":
        return None
    return left, degrees


def _find_subject(units: Sequence[Unit], left: int) -> tuple[int, int]:
    """(first, after last) of the subject that ends at ``left``; equal where it is left out."""
    last = first = left + 1
    if at(units, left, "and", "contrast"):
        return first, last
    while first > 0 and last - first < REACH:
        unit = units[first - 1]
        if unit.text == "," and at(units, first, "number") and at(units, first - 2, "number"):
            first -= 1  # "Recommendations 6, 9 and 31 are accepted"
            continue
        if unit.text == "-" and at(units, first, "number") and at(units, first - 2, "number"):
            first -= 1  # "Recommendations 12 a-c are accepted"
            continue
        if unit.text == "," and _joins_names(units, first - 1, last):
            first -= 1
            continue
        if (unit.text in BREAKS and unit.text not in "()") or (
            unit.senses and unit.senses.keys() & _BEFORE_SUBJECT
        ):
            break
        if "tell" in unit.senses and at(units, first, "determiner", "pronoun"):
            break  # "The Council confirms the recommendation is being implemented"
        first -= 1
    while first < last and at(units, first, "adverb", "and", "degree"):
        first += 1
    return first, last


def _is_hypothetical(units: Sequence[Unit], first: int) -> bool:
    """Whether "if", "whether" or the like opens the clause whose subject begins at ``first``."""
    if at(units, first - 1, "unreal") and (first == 1 or ends(units, first - 2)):
        return True  # "Should the recommendation be accepted, …"
    concludes = at(units, first, "adverb") and units[first].senses["adverb"].value == "so"
    found = False
    for k in range(first - 1, max(-1, first - REACH), -1):
        if units[k].text in BREAKS:
            break
        sense = units[k].senses.get("hypothetical")
        if concludes and sense and sense.value == "attitude":
            return False  # "is not persuaded that … and therefore rejects it"
        wanted = sense is not None and sense.value == "wanted"  # opens its own clause only
        found = found or (sense is not None and not (wanted and k < first - 1))
        found = found or at(units, k, "abstain")
    return found


def _is_joined_infinitive(units: Sequence[Unit], joint: int) -> bool:
    """Whether "and" or "or" at ``joint`` joins the verb to another: "for others to accept or"."""
    return at(units, joint, "and") and at(units, joint - 1, "stance") and at(units, joint - 2, "to")


def _is_hearsay(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether somebody else is only said to: "We understand that the Trust accepts …".

    The same body is meant by a pronoun, by a word of its name, and by "the Board" after "we".
    """
    that = first - 1
    if at(units, that, "that") and last == first + 1 and at(units, first, "pronoun"):
        return _opens_aside(units, that)  # "The unions have said that they accept …"
    verb = that - 1
    while at(units, verb, "adverb"):
        verb -= 1
    if not at(units, that, "that") or not at(units, verb, "think", "note", "welcome"):
        return False
    if has_any(units[max(0, verb - 3) : verb], "will"):
        return False  # "The Committee will be aware that the Government has accepted …"
    who = units[first:last]
    if not who or names_no_responder(who) or has_any(who, "pronoun"):
        return False
    speaker = [unit for unit in units[:verb] if not unit.senses.keys() & _AUXILIARIES]
    named = [unit for unit in who if not at([unit], 0, "determiner", "adverb")]
    if len(speaker) == 1 and all("generic" in unit.senses for unit in named):
        return False
    known = {unit.text for unit in speaker}
    return not any("responder" in unit.senses or unit.text in known for unit in named)


def _thought_away(units: Sequence[Unit], first: int) -> int:
    """The negators of "do not think that", or of "nor does", before the subject at ``first``."""
    k = first - 1
    if at(units, k, "do", "will", "be", "have"):
        return int(at(units, k - 1, "not", "neither"))
    if at(units, k, "that", "relative"):
        k -= 1
        if _is_denied(units, k):
            return 1
    noes = 0
    if at(units, k, "think"):
        while at(units, k - 1, "not", "adverb", "do"):
            k -= 1
            noes += at(units, k, "not")
    return noes


def _is_denied(units: Sequence[Unit], last: int) -> bool:
    """Whether the noun that ends at ``last`` is denied: "is not a recommendation (that …)"."""
    k = last
    while k > last - 3 and (not at(units, k, "not", "think", "stance") and not ends(units, k)):
        k -= 1
    return k < last and at(units, k, "not") and at(units, k - 1, "be")


def is_aside(units: Sequence[Unit], clause: Clause, subject: Sequence[Unit]) -> bool:
    """Whether the subject is no responder: who asks, a bystander, a thing."""
    if not subject and at(units, clause.first - 1, "and", "contrast"):
        return _opens_aside(units, clause.first - 1)
    if not subject:
        return at(
            units, clause.first - 1, "relative", "preposition", "determiner"
        ) or _is_told_of_another(units, clause.first - 1)
    return names_no_responder(subject)


def _is_told_of_another(units: Sequence[Unit], comma: int) -> bool:
    """Whether a clause with "who" ends at ``comma`` after no responder: "The Ombudsman, who …,"."""
    opened = next((k for k in range(comma) if units[k].text == ","), comma)
    if comma < 0 or units[comma].text != "," or opened == comma:
        return False
    told = any(at(units, k, "relative") for k in (opened + 1, opened + 2))
    return told and names_no_responder(units[:opened])


def names_no_responder(subject: Sequence[Unit]) -> bool:
    head: Unit | None = None
    if subject and is_joint(subject[-1]) and has_any(subject, "and"):
        return False
    for unit in subject:
        senses = unit.senses
        if "responder" in senses:
            return False
        if head is not None and senses.keys() & {"of", "preposition", "by", "to"}:
            break
        if not senses or senses.keys() - {"adverb", "degree"}:
            head = unit
    return head is not None and bool(
        head.senses.keys() & _NO_RESPONDER
        or ("determiner" in head.senses and head.senses["determiner"].value == "this")
    )


def _opens_aside(units: Sequence[Unit], joint: int) -> bool:
    """Whether who begins the clause before an "and" is no responder: "The Committee met and"."""
    begin = find_opening(units, joint)
    while begin < joint and at(units, begin, "determiner"):
        begin += 1
    return begin < joint and names_no_responder(units[begin : begin + 1])


def find_names_end(units: Sequence[Unit], begin: int) -> int:
    """Where the bodies end that are named from ``begin``: "the Council, the Board and the Port"."""
    stop = _skip_name(units, begin)
    while stop < len(units) and units[stop].text == ",":
        after = _skip_name(units, stop + 1)
        piece = units[stop + 1 : after]
        named = any(at([unit], 0, "generic", "responder") or is_joint(unit) for unit in piece)
        if not (named and all(map(_is_of_name, piece))):
            break
        stop = after
    while stop > begin and at(units, stop - 1, "and"):
        stop -= 1
    return stop


def _skip_name(units: Sequence[Unit], index: int) -> int:
    while not ends(units, index) and not at(units, index, "degree", "preposition", "contrast"):
        index += 1
    return index


@dataclass(frozen=True, slots=True)
class Elided:
    """A degree whose verb is left out, and whose it is: "… and in principle by the Board"."""

    degree: str
    who: Sequence[Unit] = ()
    numbers: tuple[str, ...] = ()


def find_elided(units: Sequence[Unit], start: int) -> list[Elided]:
    """The degrees in "is accepted in full by the Port and in principle by the Board", "and (b) in
    part", as far as no other verb follows ``start``."""
    found = []
    begin = 0
    for k in range(start, len(units)):
        if at(units, k, "and", "contrast"):
            begin = k + 1
        elif units[k].text == ",":
            begin = k + 1 if at(units, k + 1, "number", "part") else 0
        elif units[k].text in ";:." or at(units, k, *_OTHER_CLAUSE):
            break
        elif begin and at(units, k, "degree") and _is_left(units, k + 1):
            degree = units[k].senses["degree"].value
            numbers = tuple(unit.text for unit in units[begin:k] if "number" in unit.senses)
            who = units[begin:k] if not numbers else ()
            if at(units, k + 1, "by"):
                who = units[k + 2 : find_names_end(units, k + 2)]
            found += [Elided(degree, who, numbers)] if degree in _ELIDED else []
            begin = 0
    return found


def _is_left(units: Sequence[Unit], index: int) -> bool:
    """Whether nothing follows a degree that it could be of: "in part the reasons"."""
    return ends(units, index) or at(units, index, "by", "and", "contrast", "preposition")


def _is_of_name(unit: Unit) -> bool:
    return not unit.senses or not unit.senses.keys().isdisjoint(_OF_NAMES) or is_joint(unit)


def is_joint(unit: Unit) -> bool:
    """Whether a word names several bodies at once: "the Welsh and Scottish Governments"."""
    return "bystander" in unit.senses and unit.senses["bystander"].value == "joint"


def _joins_names(units: Sequence[Unit], comma: int, last: int) -> bool:
    """Whether a comma joins bodies: "the Council, the Board and the Port accept"."""
    listed = has_any(units[comma + 1 : last], "and")
    of_names = all(map(_is_of_name, units[comma + 1 : last]))
    named = at(units, comma - 1, "generic") or (
        is_joint(units[last - 1]) and not units[comma - 1].senses
    )
    return listed and of_names and named


def find_opening(units: Sequence[Unit], joint: int) -> int:
    """Where the clause begins in which the "and" at ``joint`` joins two verbs."""
    begin = joint
    while begin > 0 and (units[begin - 1].text not in BREAKS or units[begin - 1].text in "()"):
        begin -= 1
    while begin < joint and at(units, begin, "adverb", "degree", "contrast", "and"):
        begin += 1
    return begin
