"""Takes a paragraph and returns the label at its beginning: "Recommendation 7:", "Response:"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.labels.headings import is_contents_line
from pipeline.labels.numbers import NUMBER, SIGN, one_number, plain_number, several_numbers
from pipeline.labels.vocabulary import FLAGS, a_date, either, mentions, words_of
from pipeline.models import Paragraph, text_of


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a paragraph: how many words it takes, and what it says.

    ``number`` as printed, "" for none; ``lead``: the words before "response" or
    "recommendation" ("Government", "Task Force"); ``whole``: nothing follows in the paragraph;
    ``counted``: the number stands before the label ("31. Recommendation. …"); ``place``: it is
    that of a paragraph of the report ("Paragraph 16").
    """

    words: int
    number: str = ""
    lead: str = ""
    whole: bool = False
    counted: bool = False
    place: bool = False


# Before "response" or "recommendation": "Government", "The Task Force’s"
_LEAD = r"(?P<lead> (?: [\w’'‘&.()/-]+ \s+ ){0,6}? )"
# Recommendation 3 (accepted in principle)
_TOLD = r"""\( (?: (?:not|partially|fully|partly) \s+ )? (?:accept|agree|support|reject|note)
    (?:e?d)? [^()]{0,20} \)"""


@cache
def _beside() -> str:
    """A pattern of where the report has it: (Serial No. 5, Para No. 2.14)   12, paragraph 45
    5 (Paragraphs 33 and 34)   5 Page 7"""
    places = either("paragraph", "page")
    return rf"""(?: [,\s]* \(? (?:{places})\.? \s+ (?:nos?\.?\s+)?
        [\d.]+ (?:\s*(?:,|and|to|-|–)\s*[\d.]+)* )? \)?"""


def match_recommendation(paragraph: Paragraph) -> Label | None:
    """The label of a recommendation at the beginning of a paragraph, or None.

    "Recommendation 7: The agency …", "Recommendation 7" (a heading), "PAC recommendation: …",
    but neither "Recommendation 7 was accepted" nor the heading "Recommendations".
    """
    text = _beginning(paragraph)
    found = _recommendation().match(text)
    if not (found and found["number"]) and (titled := _match_titled(paragraph, text)):
        return titled
    if not found or _is_sentence(found["lead"]):
        return None
    if found["what"].casefold() in words_of("numbered_only") and not found["number"]:
        return None  # "Concern: …"
    if mentions(found["lead"], "response"):
        return None  # "Government response to recommendation 7"
    if mentions(found["lead"], "never_before_response") and not found["number"]:
        return None  # "Additional recommendations – Dissenting report"
    rest = text[found.end() :].strip()
    number = found["number"] or ""
    stop = found["stop"].strip() or ("." if number.endswith(".") else "")
    if stop == "." and found["lead"].strip() and not found["number"]:
        return None  # "The government agrees with the Committee’s recommendation."
    if not number and found["before"] and not found["before"].isalpha():
        number = found["before"]
    if not stop and rest:
        # No colon: "Recommendation 4 The Department should …", but not "… 4 was accepted".
        # A letter alone wants a full stop or colon: "Recommendation A: …".
        if not re.search(r"\d", number) or found["lead"] or not re.match(r"[“\"‘(]?[A-Z]", rest):
            return None
    elif not stop and not found["number"]:
        # "Recommendations" or "Committee recommendations" alone is a heading over many.
        plural = re.search(r"s\W*$", text[: found.end()], re.IGNORECASE)
        if plural or found["lead"].strip():
            return None
    if is_contents_line(paragraph):
        return None
    end = found.start("told") if found["told"] else found.end()
    return Label(
        _words_before(paragraph, end),
        plain_number(number),
        found["lead"].strip(),
        not text[end:].strip(),
        counted=bool(found["before"]) and not found["number"],
    )


@cache
def _recommendation() -> re.Pattern[str]:
    """Recommendation 7:   PAC recommendation:   Recommendations 3 and 4   Rec. 12 –"""
    return re.compile(
        rf"""
        (?: (?P<before>{NUMBER}) [.:)]? \s+ )?
        {_LEAD} (?P<what> {either("recommendation")} ) \b (?: (?<=\brec)\. | (?<=\brecs)\. )?
        (?: \s* {SIGN} (?P<number>{several_numbers()}) {_beside()} )?
        (?: \s* (?P<told>{_TOLD}) (?= \s* (?: [:–—] | $ )) )?
        (?: \s* [+▼▾▸►⌄] (?=$) )? \s* (?P<stop> (?: [:.–—|] | -(?=\s) )+ (?=\s|$) | $ | (?=\s) )
        """,
        FLAGS,
    )


def _match_titled(paragraph: Paragraph, text: str) -> Label | None:
    """A label behind a title: "Dissenting recommendation – Senator Harrow – Recommendation 3"."""
    found = _titled().match(text)
    if not found or _is_sentence(found["lead"]) or is_contents_line(paragraph):
        return None
    if mentions(found["lead"], "response"):
        return None  # "Government response – Recommendation 3"
    words = _words_before(paragraph, found.end())
    lead = found["lead"].strip(" –—|-")
    return Label(words, plain_number(found["number"]), lead, not text[found.end() :].strip())


@cache
def _titled() -> re.Pattern[str]:
    """Dissenting recommendation – Senator Harrow – Recommendation 3:   Nets – Recommendation 4"""
    return re.compile(
        rf"""
        (?P<lead> (?: (?: [\w’'‘&.()/-]+ \s+ ){{1,5}} [–—|-] \s+ ){{1,2}} )
        (?:{either("recommendation")}) \s+ {SIGN} (?P<number>{several_numbers()}) \s*
        (?P<stop> (?: [:.–—|] | -(?=\s) )+ (?=\s|$) | $ )
        """,
        FLAGS,
    )


def match_place(paragraph: Paragraph) -> Label | None:
    """The label of a paragraph of the report, "Paragraphs 16 and 17", or None.

    Not every such line stands over a recommendation: the document as a whole shows it.
    """
    text = _beginning(paragraph)
    found = _place().match(text)
    if not found or is_contents_line(paragraph):
        return None
    rest = text[found.end() :].strip()
    words = _words_before(paragraph, found.end())
    return Label(words, plain_number(found["number"]), whole=not rest, place=True)


@cache
def _place() -> re.Pattern[str]:
    """Paragraph 16   Paras. 16 and 17:   Recommendation in paragraph 16 of the report"""
    return re.compile(
        rf"""
        (?: (?:{either("recommendation")}) \s+ (?:in|of|at|from) \s+ (?:the\s+)? )?
        (?: \w{{2,4}} \s+ )?? (?:{either("paragraph")}) \b \.?
        \s+ {SIGN} (?P<number>{several_numbers()})
        (?: \s+ of \s+ the \s+ (?: [\w’'-]+ \s+ ){{0,3}}? report )?
        \s* (?P<stop> (?: [:.–—] | -(?=\s) )+ (?=\s|$) | $ )
        """,
        FLAGS,
    )


def match_response(paragraph: Paragraph) -> Label | None:
    """The label of a response at the beginning of a paragraph, or None.

    "Response:", "Government response to recommendation 7", "Management’s comments: We agree",
    "Management Comments Required", over what is said where nothing was answered.
    Bold type ends a label with a number: **Response to Recommendations 4.2–4.4** Accepted …
    """
    label = _match_response(paragraph)
    if label is None and 0 < paragraph.lead < len(paragraph.words):
        led = _match_response(Paragraph(paragraph.words[: paragraph.lead], bold=True))
        label = replace(led, whole=False) if led and led.number and led.whole else None
    return label


def _match_response(paragraph: Paragraph) -> Label | None:
    text = _beginning(paragraph)
    found = _response().match(text)
    if not found or _is_sentence(found["lead"]):
        return _match_official(paragraph)
    if mentions(found["lead"], "never_before_response") or not _names_body(found):
        return None
    rest = text[found.end() :].strip()
    # Without a colon, "Government response" is a label, "3. National policing response" a heading.
    numbered = re.match(r"(?:[\dIVX]+[.)])+\d*\s", found["lead"])
    is_heading = len(paragraph.words) > 12 or numbered
    if not found["stop"].strip() and (rest or is_heading):
        return None
    if found["stop"].strip() == "|" and rest.isdigit():
        return None  # "Government response | 3", at the foot of page 3
    if is_contents_line(paragraph):
        return None
    words = _words_before(paragraph, found.end())
    plural = re.search(
        r"(?:recommendation|conclusion|response)s\W*$|replies\W*$", text[: found.end()], re.I
    )
    if plural and not found["number"] and not found["stop"].strip():
        return None  # "Replies to the recommendations", "The responses": a heading over many
    if found["stop"].strip() == "." and rest and not _runs_in(paragraph, found["lead"], words):
        return None
    number = found["number"] or found["after"] or ""
    if not number and not rest and mentions(text, "never_alone"):
        return None
    lead = "" if found["wanted"] else found["lead"].strip() or (found["by"] or "").strip()
    return Label(words, plain_number(number), lead, not rest)


@cache
def _response() -> re.Pattern[str]:
    """Response:   Government response to recommendation 7:   Response received 3 May 2019"""
    asks, number = either("recommendation"), several_numbers()
    return re.compile(
        rf"""
        {_LEAD} (?:{either("response")}) \b (?: \s+ (?P<wanted>required) (?= \s* $ ) )?
        (?: ,? \s+ (?: (?:{either("received")}) \s+ )? {a_date()} (?= \s* (?: [:–—|] | $ )) )?
        (?: \s+ (?:of|by|from) \s+ (?: the \s+ )?
            (?P<by> (?: (?!(?:that|to)\b) [\w’'‘&.-]+ \s* ){{1,6}}? ) (?= [:–—|] | $ ) )?
        (?: \s+ (?:to|on|for|regarding) \s+ (?: the \s+ )? (?: (?:{asks}) \s+ )? {SIGN}
            (?: (?P<number>{number}) | (?:{asks}) ) )?
        (?: \s+ (?P<after>{one_number()}) )? (?: \s* \( [^()]{{1,40}} \) (?= \s* (?: [:–—] | $ )) )?
        \s* (?P<stop> (?: [:–—|.] | -(?=\s) )+ (?=\s|$) | $ )
        """,
        FLAGS,
    )


def _names_body(found: re.Match[str]) -> bool:
    """Whether what stands around "response" can be a body: neither "approximate position" nor
    "Position of wire failure", on a drawing."""
    by = (found["by"] or "").split()
    named = not by or ":" in found["stop"] or by[0][:1].isupper() or by[0] in words_of("answerers")
    return named and not found["lead"][:1].islower()


def _match_official(paragraph: Paragraph) -> Label | None:
    """The title of an official and "Comments" on a line of its own, as the label of a response:
    "Director, Harbour Safety, Comments", "Under Secretary of State for Ports Comments"."""
    if not 2 < len(paragraph.words) <= 20:
        return None
    words = paragraph.text.replace("’", "'").split()
    if len(words) < 3 or words[-1].casefold() not in words_of("response"):
        return None
    named = [re.sub(r"\W", "", word).casefold() for word in words[:-1]]
    titled = all(word.lstrip("(")[:1].isupper() or word in _SMALL for word in words)
    others = words_of("recommendation") | words_of("response") | words_of("finding")
    if not titled or words_of("officials").isdisjoint(named) or not others.isdisjoint(named):
        return None
    return Label(len(paragraph.words), lead=" ".join(words[:-1]).strip(" ,"), whole=True)


_SMALL = frozenset({"of", "for", "the", "and", "in", "to", "&"})  # in a title


def _runs_in(paragraph: Paragraph, lead: str, words: int) -> bool:
    """Whether a label that ends in a full stop runs into the text: "The Agency’s response. Agreed."

    It is set bold, or stands alone, in the possessive, or after the one word or short name for
    who answers: "We gave our response. It …", "No response. …" are text.
    """
    if paragraph.lead >= words:
        return True
    named = _is_short_name(lead) or lead.strip().casefold() in words_of("answerers")
    return words <= 4 and (not lead.strip() or named or bool(re.search(r"['’]s?\s*$", lead)))


def _is_short_name(lead: str) -> bool:
    """Whether words are the initials of a body: "FEMA", "The GAO’s"."""
    return re.fullmatch(r"(?:The )?[A-Z]{2,6}(?:[’']s?)?", lead.strip()) is not None


def match_evaluation(paragraph: Paragraph) -> Label | None:
    """The label of what another body says of the response, or None.

    "OIG Analysis:", "Auditor’s comment", "Comments of the Committee", "Evaluation of the response".
    """
    text = _beginning(paragraph)
    found = _evaluation().match(text)
    if not found or _is_sentence(found["lead"]):
        return None
    if mentions(found["lead"], "never_before_response"):
        return None
    rest = text[found.end() :].strip()
    if not found["stop"].strip() and (rest or len(paragraph.words) > 16):
        return None
    said = f"{found['lead']} {found['of'] or ''}".casefold().replace("’", "'")
    words = {word.removesuffix("'s") for word in re.findall(r"[\w']+", said)}
    judges = found["what"].casefold() not in words_of("response")
    of_response = judges and not words.isdisjoint(words_of("response"))
    by_agency = judges and _is_short_name(found["lead"])
    if not of_response and not by_agency and words.isdisjoint(words_of("evaluators")):
        return None
    count = _words_before(paragraph, found.end())
    runs_in = by_agency or _runs_in(paragraph, found["lead"], count)
    if found["stop"].strip() == "." and rest and not runs_in:
        return None
    return Label(count, lead=text[: found.end()], whole=not rest)


@cache
def _evaluation() -> re.Pattern[str]:
    """OIG Analysis:   Comments of the Committee   Evaluation of management’s response"""
    return re.compile(
        rf"""
        {_LEAD} (?P<what> {either("evaluation")} ) \b
        (?P<of> \s+ (?:of|on|by|to) \s+ (?: [\w’'‘&.-]+ \s* ){{1,6}}? (?= [:–—|(] | $ ) )?
        (?: \s* \( [^)]{{1,60}} \) )?
        \s* (?P<stop> (?: [:–—|.] | -(?=\s) )+ (?=\s|$) | $ )
        """,
        FLAGS,
    )


def match_context(paragraph: Paragraph) -> bool:
    """Whether a paragraph is what a recommendation is drawn from: "1. PAC conclusion: …".

    "Finding 2024-002 – Meals", "Criteria: …", "Condition" alone.
    """
    text = _beginning(paragraph)
    part, stop, _ = text.partition(":")
    if part.casefold().strip() in words_of("finding_parts"):
        return bool(stop) or len(paragraph.words) <= 2
    return _context().match(text) is not None


@cache
def _context() -> re.Pattern[str]:
    """1. PAC conclusion:   Finding 3:"""
    return re.compile(
        rf"""
        (?: {NUMBER} [.:)]? \s+ )? (?: [\w’'‘&.-]+ \s+ ){{0,2}}?
        (?:{either("context")}) (?: \s+ {NUMBER} {_beside()} )? \s* [:–—]
        """,
        FLAGS,
    )


def match_finding(paragraph: Paragraph) -> Label | None:
    """The number of a finding at the beginning of its title, or None: "Finding 2024-001 – Payroll".

    Its last word is the number.
    """
    text = _beginning(paragraph)
    found = _finding().match(text)
    if not found or is_contents_line(paragraph):
        return None
    number = found["number"] or found["code"]
    return Label(_words_before(paragraph, found.end()), plain_number(number))


@cache
def _finding() -> re.Pattern[str]:
    """Finding 2024-001 – Payroll   Observation No. 3:   2024-001: Payroll"""
    return re.compile(
        rf"""
        (?: (?:{either("context")}) \s+ {SIGN} (?P<number>{NUMBER})
          | (?P<code> (?:19|20)\d\d [\-–] \d{{3}} ) )
        (?= \s* (?: [:.)–—-] (?=\s|$) | $ ) )
        """,
        FLAGS,
    )


def match_number(paragraph: Paragraph) -> Label | None:
    """A bare number at the beginning of a paragraph ("4. …", "8.12 …", "R4: …"), or None."""
    text = _beginning(paragraph)
    found = _bare().match(text)
    if not found:
        return _match_styled_number(paragraph)
    groups = ("number", "item", "part", "dotted", "letters", "code")
    number = next(found[name] for name in groups if found[name])
    return Label(
        _words_before(paragraph, found.end()),
        plain_number(number),
        whole=not text[found.end() :].strip(),
    )


@cache
def _bare() -> re.Pattern[str]:
    """4.   (b)   8.12   R4:   3)   4a) i."""
    return re.compile(
        r"""
        (?P<number> \(? (?: \d{1,3} | [A-Z]{1,3} [.\-]? \d{1,3} (?: \.\d{1,3} )* ) \)? )
            [.:)] (?=\s|$)
      | (?P<item> \d{1,3} [a-z] \) \s? [ivx]{1,4} ) [.:)] (?=\s|$|[A-Z])
      | (?P<part> \d{1,3} \s? (?: \.?[a-zA-Z] (?=[.:)]) | \([a-z]\) ) ) [.:)]? (?=\s|$)
      | (?P<code> [A-Z]{1,3} - \d{2} - \d{1,3} | (?:19|20)\d\d - \d{3} )
            (?: [.:)] (?=\s) | [.:)]? $ )
      | (?P<dotted> \d{1,3} (?: \.\d{1,3} ){1,3} ) [.:)]? (?=\s|$)
      | (?P<letters> [A-Z] (?: \.[A-Z] )? (?: \.\d{1,3} )+ | [A-Z]{1,2}\d{1,3} ) [.:)]? (?=\s|$)
        """,
        re.VERBOSE,
    )


def _match_styled_number(paragraph: Paragraph) -> Label | None:
    """A number with no full stop, before a sentence that is set bold or italic: "4 The Board …"."""
    words = [word for word in paragraph.words if not word.mark]
    styled = paragraph.bold or paragraph.italic or paragraph.lead > 0
    if not styled or len(words) < 9 or not paragraph.text.rstrip().endswith((".", ":", ";")):
        return None
    if not re.fullmatch(r"\d{1,2}[a-z]?", words[0].text) or not words[1].text[:1].isupper():
        return None
    return Label(_words_before(paragraph, len(words[0].text)), words[0].text)


def responder_of(label: Label) -> str:
    """Who answers, by the words before "response" in a label; "" where none are printed."""
    lead = re.sub(r"^(?:(?:the|official)\b\s*)+", "", label.lead, flags=re.IGNORECASE)
    if set(re.findall(r"\w+", lead.casefold())).issubset(words_of("no_responder")):
        return ""
    return re.sub(r"['’]s?$", "", lead) if not re.search(r"\d", lead) else ""


def text_after(paragraph: Paragraph, label: Label | None) -> str:
    """What a paragraph says behind its label; all of it where it has none."""
    return text_of(paragraph.words[label.words if label else 0 :])


def _beginning(paragraph: Paragraph) -> str:
    """The first words as text, enough for any label."""
    shown = [word for word in paragraph.words if not word.mark][:24]
    return "".join(word.text + ("" if word.glued else " ") for word in shown).rstrip()


def _words_before(paragraph: Paragraph, offset: int) -> int:
    """How many words of a paragraph, footnote marks included, begin before an offset."""
    length = count = 0
    for word in paragraph.words:
        if not word.mark:
            if length >= offset:
                break
            length += len(word.text) + (0 if word.glued else 1)
        count += 1
    return count


def _is_sentence(lead: str) -> bool:
    never = words_of("never_in_label")
    return any(word.strip(".,;:()").casefold() in never for word in lead.split()) or bool(
        re.search(r"[.;:]\s", lead + " ") and not re.match(r"[\d.]+[.:)]?\s", lead)
    )
