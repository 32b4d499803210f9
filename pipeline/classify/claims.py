"""Reads a sentence and returns its claims: who says what about what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.classify.clauses import (
    Clause,
    find_names_end,
    find_opening,
    is_aside,
    names_no_responder,
    read_clause,
)
from pipeline.classify.objects import (
    BREAKS,
    REACH,
    Target,
    at,
    ends,
    has_any,
    read_target,
    skip_degrees,
)
from pipeline.classify.vocabulary import Unit

MOST_CLAIMS = 50
_NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """A verb with its subject, negation and object.

    ``verb``: "stance", "implement", "note", "weigh", "refusal" or "view" (of what one does not
    think). ``sign``: 1, -1, or 0 where it is neither (a double negative, or "neither … nor": then
    ``neither``). ``index``: of the verb in its sentence. ``time``: of an implementation, its
    qualifier. ``polite``: would. ``weakened``: "does not fully agree", "cannot follow".
    ``former``: "initially agreed". ``turned``: after "however", "but". ``loose``: the verb has
    other common meanings. ``passive``, ``finished``,
    ``past``: is accepted, has accepted, accepted.
    """

    verb: str
    sign: int
    target: Target
    index: int
    degrees: tuple[str, ...] = ()
    subject: tuple[Unit, ...] = ()
    time: str = ""
    neither: bool = False
    polite: bool = False
    weakened: bool = False
    former: bool = False
    turned: bool = False
    loose: bool = False
    passive: bool = False
    finished: bool = False
    past: bool = False


def find_claims(units: Sequence[Unit]) -> Iterator[Claim]:
    """The claims of a sentence, in its order; none from what the questioner is said to ask.

    Of a sentence with more than MOST_CLAIMS, which is none, the first ones.
    """
    return islice(_find_claims(units), MOST_CLAIMS)


def _find_claims(units: Sequence[Unit]) -> Iterator[Claim]:
    masked = -1
    turned = False
    for index, unit in enumerate(units):
        senses = unit.senses
        if not senses:
            continue
        if "contrast" in senses:
            turned = True
        if index > masked and "request" in senses and _speaks_for_another(units, index):
            masked = _end_of_request(units, index)
        if index <= masked:
            continue
        claim = None
        if "assent" in senses and (verb := _find_expressing(units, index)) >= 0:
            claim = _read_assent(units, index, verb)
        elif "stance" in senses:
            claim = _read_stance(units, index)
        elif "implement" in senses:
            claim = _read_implementation(units, index)
        elif "note" in senses or "weigh" in senses:
            claim = _read_notice(units, index)
        if claim is None and "think" in senses:
            claim = _read_view(units, index)
        if claim is None and senses.keys() & {"not", "unwilling", "fitting"}:
            claim = _read_refusal(units, index)
        if claim is not None:
            yield replace(claim, turned=True) if turned else claim


def _speaks_for_another(units: Sequence[Unit], index: int) -> bool:
    """ "recommends that the Government accept", not "as recommended", "the recommended rate"."""
    return not (
        at(units, index - 1, "be", "have", "determiner", "preposition") or ends(units, index + 1)
    )


def _end_of_request(units: Sequence[Unit], index: int) -> int:
    """The questioner's words last to the sentence's end, or to ", and we", ", with which we"."""
    for k in range(index + 1, len(units)):
        if units[k].text == ";":
            return k
        if units[k].text == "," and at(units, k + 1, "and", "contrast", "relative"):
            return k
    return len(units)


def _read_stance(units: Sequence[Unit], index: int) -> Claim | None:
    sense = units[index].senses["stance"]
    clause = read_clause(units, index, bound=sense.value != "agrees")
    if clause is None:
        return None
    if sense.form == "going" and ("be" not in clause.kinds or "have" in clause.kinds):
        return None  # "adopting it would be", "has not been adopting it"
    subject = units[clause.first : clause.last]
    sign = 1 if sense.value == "agrees" else -1
    neither = clause.neither
    verb = index
    after, degrees = skip_degrees(units, index + 1)
    if at(units, after, "and") and at(units, after + 1, "stance"):
        other = units[after + 1].senses["stance"]
        neither = neither or (other.value != sense.value and clause.noes > 0)
        if other.value == sense.value or neither:
            sense = other
            verb = after + 1
    passive = (clause.passive and sense.form == "past") or sense.passive
    if sense.form == "states" and "be" not in clause.kinds:
        return None
    target: Target | None
    if passive:
        takes = sense.takes if sense.passive else _NOWHERE
        target, subject = _read_passive(units, clause, verb + 1, takes)
        if target is None:
            return None
    elif is_aside(units, clause, subject):
        target = _read_reduced(units, clause, verb)
        if target is None:
            return None
        subject = []
    else:
        target = read_target(units, verb + 1, sense.takes)
        if target.kind == "none" and (
            at(units, clause.first - 1, "relative")
            or (
                at(units, clause.first - 1, "that")
                and at(units, clause.first - 2, "recommendation")
            )
        ):
            target = _read_antecedent(units, clause.first - 1)
        elif target.kind == "none" and _is_inserted(units, clause, target.end):
            target = read_target(units, target.end + 1, sense.takes)
    agreed = target.kind == "finding" and sign > 0 and not clause.noes
    if agreed and (declined := _read_declined(units, target.end)):
        target, sign = declined, -1
    degrees = [*clause.degrees, *degrees, *target.degrees, *_read_frame(units, clause.first)]
    degrees += filter(None, [sense.degree])
    if target.kind not in ("proposition", "action", "other"):
        behind, more = skip_degrees(units, max(target.end, verb + 1))
        degrees += more
        degrees += _read_reservation(units, behind)
    clause.noes += target.none and not passive
    weakened = sign > 0 and clause.noes == 1 and "full" in degrees
    if neither or clause.noes > 1 or (clause.noes and sign < 0):
        sign = 0
    elif clause.noes:
        sign = -sign
    return Claim(
        "stance",
        sign,
        target,
        index,
        tuple(dict.fromkeys(degrees)),
        tuple(subject),
        neither=neither,
        polite="would" in clause.kinds,
        weakened=weakened,
        former=clause.former,
        loose=sense.loose,
        passive=passive,
        finished="have" in clause.kinds,
        past=sense.form == "past" and not passive,
    )


def _find_expressing(units: Sequence[Unit], index: int) -> int:
    """Where the verb is of "has confirmed its full acceptance of"; -1 for nowhere."""
    verb = index - 1
    while at(units, verb, "degree") or (
        at(units, verb, "determiner") and units[verb].senses["determiner"].value in ("their", "the")
    ):
        verb -= 1
    return verb if at(units, verb, "express") else -1


def _read_assent(units: Sequence[Unit], index: int, verb: int) -> Claim | None:
    """ "has confirmed its full acceptance of this recommendation"."""
    sense = units[index].senses["assent"]
    clause = read_clause(units, verb)
    if clause is None or clause.noes or clause.passive or "would" in clause.kinds:
        return None
    subject = units[clause.first : clause.last]
    if is_aside(units, clause, subject):
        return None
    target = read_target(units, index + 1, sense.takes)
    _, behind = skip_degrees(units, target.end)
    before = [unit.senses["degree"].value for unit in units[verb:index] if "degree" in unit.senses]
    return Claim(
        "stance",
        1 if sense.value == "agrees" else -1,
        target,
        index,
        (*clause.degrees, *before, *target.degrees, *behind, *_read_reservation(units, target.end)),
        tuple(subject),
        former=clause.former,
        loose=sense.loose,
        finished="have" in clause.kinds,
        past=units[verb].senses["express"].form == "past",
    )


def _is_inserted(units: Sequence[Unit], clause: Clause, comma: int) -> bool:
    """Whether the verb is in an insertion, whose object follows: "notes, but rejects, this"."""
    opened = clause.first - 2
    return (
        comma < len(units)
        and opened >= 0
        and units[comma].text == units[opened].text == ","
        and at(units, opened + 1, "and", "contrast")
    )


def _read_declined(units: Sequence[Unit], index: int) -> Target | None:
    """The recommendation of "agrees with the finding but not with the recommendation"."""
    for k in range(index, min(len(units), index + REACH)):
        if at(units, k, "exception"):
            target = read_target(units, k + 1 + at(units, k + 1, "preposition", "to"))
            return target if target.kind == "recommendation" else None
        if units[k].text in ".;":
            break
    return None


def _read_passive(
    units: Sequence[Unit], clause: Clause, after: int, takes: frozenset[str] = _NOWHERE
) -> tuple[Target | None, Sequence[Unit]]:
    """(what is accepted, by whom) of "This recommendation is accepted by the Council".

    ``takes``: what else stands for "by", as in "has the support of the Council".
    """
    first = clause.first
    after, degrees = skip_degrees(units, after)
    if at(units, after, "that"):
        return Target("proposition", after + 1), ()
    if first == clause.last:
        if at(units, first - 1, "relative"):
            target = _read_antecedent(units, first - 1)
        elif first > 0 and (
            units[first - 1].text == "," or at(units, first - 1, "contrast", "and")
        ):
            counted = at(units, 0, "number") and len(units) > 1 and units[1].text == "."
            target = read_target(units, 2 if counted else 0)
        else:
            return None, ()
    else:
        target = read_target(units, first)
        for k in range(first, clause.last):
            if target.kind == "other" and at(units, k, "and"):
                target = read_target(units, k + 1)
    who: Sequence[Unit] = ()
    if at(units, after, "by") or (after < len(units) and units[after].text in takes):
        stop = find_names_end(units, after + 1)
        who = units[after + 1 : stop]
        if has_any(who, "number"):
            who = ()  # "by June 30, 2025"
        if names_no_responder(who):
            return None, ()
        after = stop
    return replace(target, end=after, degrees=tuple(degrees)), who


def _read_reduced(units: Sequence[Unit], clause: Clause, verb: int) -> Target | None:
    """The recommendation of "Recommendation 3 accepted by the Council", a sentence of its own, and
    of "The recommendation has been considered and accepted"."""
    opens = clause.first == 0 or units[clause.first - 1].text in ":-"
    joined = clause.first == clause.last and at(units, clause.first - 1, "and", "contrast")
    past = units[verb].senses["stance"].form == "past" and not clause.kinds
    if not (past and (opens or joined)):
        return None
    after, _ = skip_degrees(units, verb + 1)
    if not (ends(units, after) or at(units, after, "by", "and")):
        return None
    target = read_target(units, find_opening(units, clause.first - 1) if joined else clause.first)
    return replace(target, end=after) if target.kind in ("recommendation", "part") else None


def _read_antecedent(units: Sequence[Unit], relative: int) -> Target:
    """ "the recommendation, with which we agree": what stands before "which"."""
    for k in range(relative - 1, max(-1, relative - REACH), -1):
        if at(units, k, "recommendation"):
            return replace(read_target(units, k), end=len(units))
        nearer = not units[k].senses and units[k].text not in BREAKS
        if nearer or at(units, k, "bystander", "finding", "intent", "pending"):
            break  # "the recommendation concerns the plan, which …"
    return Target("other", len(units))


def _read_frame(units: Sequence[Unit], first: int) -> list[str]:
    """The degree of "In principle, the Government accepts …"."""
    if first < 2 or units[first - 1].text != ",":
        return []
    if at(units, first - 2, "degree"):
        return [units[first - 2].senses["degree"].value]
    for kind in ("exception", "condition"):  # "Subject to funding, the Council accepts …"
        if at(units, 0, kind) and not units[0].senses[kind].loose:
            return [units[0].senses[kind].value]
    return []


def _read_reservation(units: Sequence[Unit], index: int) -> list[str]:
    """ "… , with the exception of", "subject to", as far as the clause goes."""
    for k in range(index, min(len(units), index + 2 * REACH)):
        for kind in ("exception", "condition"):
            if at(units, k, kind):
                return [units[k].senses[kind].value]
        if units[k].text in ";:-." or at(units, k, "and", "will", "stance", "contrast", "have"):
            break
    return []


def _read_implementation(units: Sequence[Unit], index: int) -> Claim | None:
    sense = units[index].senses["implement"]
    clause = read_clause(units, index)
    promise = _read_promise(units, index + 1)
    if clause is None or "would" in clause.kinds or (clause.former and not promise):
        return None
    kinds = clause.kinds
    subject: Sequence[Unit] = units[clause.first : clause.last]
    target: Target | None
    passive = (sense.form == "past" and clause.passive) or sense.form == "states"
    if passive:
        target, subject = _read_passive(units, clause, index + 1)
    elif is_aside(units, clause, subject):
        return None
    else:
        target = read_target(units, index + 1)
    if target is None or target.kind not in ("recommendation", "pronoun", "part"):
        return None
    if target.kind == "pronoun" and (
        sense.form == "states" or _may_mean_another(units, max(clause.first, clause.last - 1))
    ):
        return None
    if sense.then:
        after = index + 1 if passive else target.end
        if after >= len(units) or units[after].text not in sense.then:
            return None
    time = ""
    cannot = clause.noes > 0 and not kinds  # "cannot follow it"
    if clause.noes and passive and promise:  # "has not been implemented but will be by June"
        _, degrees = skip_degrees(units, promise)
        given = (*clause.degrees, *degrees, *target.degrees)
        return Claim("implement", 1, target, index, given, tuple(subject), time="commits")
    if sense.form == "states":
        time = "commits" if "will" in kinds else sense.value if "be" in kinds else ""
    elif sense.form == "past":
        if "being" in kinds:
            time = "under way"
        elif passive and kinds & {"will", "commit", "way"}:
            time = "commits"
        elif "have" in kinds or passive or (subject and at(units, index + 1, "determiner")):
            time = "already done"
    elif sense.form == "going":
        promised = "commit" in kinds or {"will", "be"} <= kinds
        time = "commits" if promised else "under way" if kinds & {"begin", "be"} else ""
    elif "begin" in kinds:
        time = "under way"
    elif kinds & {"will", "commit", "way"} or cannot:
        time = "commits"
    if not time or (clause.noes and time != "commits"):
        return None
    if clause.noes and has_any(units[index : index + REACH], "hypothetical"):
        return None  # "will not be implemented until"
    behind, degrees = skip_degrees(units, target.end)
    return Claim(
        "implement",
        1 if not clause.noes else -1 if clause.noes == 1 else 0,
        target,
        index,
        (*clause.degrees, *degrees, *target.degrees, *_read_reservation(units, behind)),
        tuple(subject),
        time=time,
        weakened=cannot,
        loose=sense.loose,
    )


def _may_mean_another(units: Sequence[Unit], first: int) -> bool:
    """Whether "it" or "this" at ``first`` can be a thing of the clause before: "The order was
    amended, and it has been implemented", "managers must certify that it has been followed"."""
    joints = [k for k in range(first) if at(units, k, "and", "that", "contrast")]
    if not joints or has_any(units[:first], "recommendation"):
        return False
    told = at(units, joints[-1], "that") and at(units, joints[-1] - 1, "tell")
    return not told or names_no_responder(units[: joints[-1] - 1])


def _read_promise(units: Sequence[Unit], index: int) -> int:
    """Where ", but will be" ends that follows a verb, for "will be implemented"; 0 for none."""
    for k in range(index, min(len(units), index + 4)):
        if at(units, k, "contrast") and at(units, k + 1, "will") and at(units, k + 2, "be"):
            after = k + 3
            elided = ends(units, after) or at(units, after, "by", "preposition", "adverb")
            return after if elided else 0
    return 0


def _read_notice(units: Sequence[Unit], index: int) -> Claim | None:
    verb = "note" if "note" in units[index].senses else "weigh"
    sense = units[index].senses[verb]
    clause = read_clause(units, index)
    if clause is None or clause.noes:
        return None
    subject: Sequence[Unit] = units[clause.first : clause.last]
    target: Target | None
    passive = clause.passive and sense.form == "past"
    if passive:
        target, subject = _read_passive(units, clause, index + 1)
    elif is_aside(units, clause, subject):
        return None
    else:
        target = read_target(units, index + 1)
    if target is None:
        return None
    if verb == "weigh":
        open_yet = clause.kinds & {"will", "being", "commit", "begin", "way"} or (
            sense.form == "going" and "be" in clause.kinds
        )
        if not open_yet:
            return None
    return Claim(verb, 1, target, index, (), tuple(subject))


def _read_view(units: Sequence[Unit], index: int) -> Claim | None:
    """What one does not think: "does not consider, however, that a fund should be set up"."""
    clause = read_clause(units, index)
    if clause is None or clause.noes != 1:
        return None
    subject = units[clause.first : clause.last]
    after = _skip_insertion(units, index + 1)
    if not at(units, after, "that") or is_aside(units, clause, subject):
        return None
    return Claim("view", -1, Target("proposition", after + 1), index, (), tuple(subject))


def _skip_insertion(units: Sequence[Unit], index: int) -> int:
    """Past "however" and ", therefore,"."""
    while at(units, index, "adverb", "contrast") or (
        index < len(units)
        and units[index].text == ","
        and (at(units, index + 1, "adverb") or at(units, index - 1, "adverb"))
    ):
        index += 1
    return index


def _read_refusal(units: Sequence[Unit], index: int) -> Claim | None:
    """ "will not", "does not intend to", "has decided not to", "not … appropriate to" do a thing.

    The target is the action that is refused.
    """
    senses = units[index].senses
    if "fitting" in senses:
        begin = index + 1
        if not at(units, begin, "to"):
            return None
        clause = read_clause(units, index)
        if clause is None or clause.noes != 1 or names_no_responder(units[: clause.first][-3:]):
            return None
        return Claim("refusal", -1, Target("action", begin + 1), index)
    begin = index + 1
    if "unwilling" in senses:
        clause = read_clause(units, begin)
    else:
        begin = _skip_insertion(units, begin)
        if at(units, begin, "way", "commit"):
            begin += 1
        elif not at(units, index - 1, "will") and (
            senses["not"].value != "unable" or at(units, begin, "be")
        ):
            return None
        clause = read_clause(units, begin)
    if clause is None or clause.noes != 1 or clause.former:  # "is not yet able to"
        return None
    subject = units[clause.first : clause.last]
    known = begin + 1 >= len(units) or units[begin + 1].senses.keys() - {"do"}
    if at(units, begin, "be") and not known:
        # "will not be closing the hostels", "the hostels will not be closed"
        return Claim("refusal", -1, Target("action", begin + 1), index, (), tuple(subject))
    if at(units, begin, "stance", "implement", "be") or is_aside(units, clause, subject):
        return None
    return Claim("refusal", -1, Target("action", begin), index, (), tuple(subject))
