"""Takes a printed label or column header and returns what it announces (labels.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from pipeline.models import Paragraph, text_of

Role = Literal[
    "number",
    "section",
    "recommendation",
    "response",
    "label",
    "extra",
    "comment",
    "action",
    "responder",
]

ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# 2022-003   4   12a   8.12   R4   A-12   R.A.2   3(b)   IV   (7)
NUMBER = rf"""
    \(? (?:
        (?: [A-Z]{{2,4}} [\-–] )? (?:19|20)\d\d [\-–/] \d{{1,3}} (?!\d)
      | \d{{1,3}} - [A-Z] (?![\w-])
      | \d{{1,3}} [a-z] \) \s? [ivx]{{1,4}} (?![a-z]) \)?
      | (?: [A-Z]{{1,4}} [.\-–]? )? \d{{1,3}} (?: [.\-–] \d{{1,3}} )*
            \.? [a-z]? (?![a-z]) (?: \([a-z0-9]{{1,4}}\) )*
      | [A-Z] (?: \. [A-Z] )? (?: \. \d{{1,3}} )+
      | [A-Z] (?! [a-z] | \.[A-Z] )
      | {ROMAN}
    ) \)?
"""


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


@cache
def vocabulary() -> dict[str, Any]:
    """labels.toml as data."""
    return tomllib.loads(files("pipeline").joinpath("labels.toml").read_text("utf-8"))


@cache
def _words(group: str) -> frozenset[str]:
    """The words of a group of [labels]."""
    return frozenset(vocabulary()["labels"][group])


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = vocabulary()["labels"]
    asks = _alternatives(labels["recommendation"])
    answers = _alternatives(labels["response"])
    joins = _alternatives(labels["and"])
    words = _alternatives(labels["number_words"])
    number = rf"(?: {NUMBER} | (?:{words})\b )"
    # After a dash a title may follow: "Recommendation 3 – A named director"
    dash = r"[–-] (?= \s* \(? [A-Z]{0,4} [.\-–]? \d )"
    joint = rf"(?: , | / | {dash} | \b(?:{joins})(?=\s) )"
    numbers = rf"{number} (?: \s* {joint} \s* {number} )*"
    # Recommendation 3 (accepted in principle)
    told = r"""\( (?: (?:not|partially|fully|partly) \s+ )? (?:accept|agree|support|reject|note)
        (?:e?d)? [^()]{0,20} \)"""
    # No. 5   no.5   Number 5   Serial No: 5   #5
    sign = r"""\(? (?: (?:(?:serial|sl|s)\.?\s+)? (?:no|nos|number|nr)
        (?: \.?:? \s+ | [.:] (?=\d) ) | [#№] \s? )?"""
    flags = re.VERBOSE | re.IGNORECASE
    # (Serial No. 5, Para No. 2.14)   12, paragraph 45   5 (Paragraphs 33 and 34)   5 Page 7
    places = _alternatives(labels["paragraph"] + labels["page"])
    para = rf"""(?: [,\s]* \(? (?:{places})\.? \s+ (?:nos?\.?\s+)?
        [\d.]+ (?:\s*(?:,|and|to|-|–)\s*[\d.]+)* )? \)?"""
    lead = r"(?P<lead> (?: [\w’'‘&.()/-]+ \s+ ){0,6}? )"
    # On 3 May 2019,   On May 3rd, 2019   In a letter dated 3 May 2019,
    month, day = _alternatives(vocabulary()["headings"]["months"]), r"\d{1,2}(?:st|nd|rd|th)?"
    dated = rf"""(?:{_alternatives(labels["dated"])}) \s+
        (?: {day} \s+ (?:{month}) | (?:{month}) (?:\s+ {day})? ) ,? \s+ (?:19|20)\d\d ,? \s+"""
    again = rf"(?: (?:{_alternatives(labels['again'])}) \s+ )*"
    return {
        # Recommendation 7:   PAC recommendation:   Recommendations 3 and 4   Rec. 12 –
        "recommendation": re.compile(
            rf"""
            (?: (?P<before>{NUMBER}) [.:)]? \s+ )?
            {lead} (?:{asks}) \b (?: (?<=\brec)\. | (?<=\brecs)\. )?
            (?: \s* {sign} (?P<number>{numbers}) {para} )?
            (?: \s* (?P<told>{told}) (?= \s* (?: [:–—] | $ )) )?
            (?: \s* [+▼▾▸►⌄] (?=$) )? \s* (?P<stop> (?: [:.–—|] | -(?=\s) )+ (?=\s|$) | $ | (?=\s) )
            """,
            flags,
        ),
        # Dissenting recommendation – Senator Harrow – Recommendation 3:   Nets – Recommendation 4
        "titled": re.compile(
            rf"""
            (?P<lead> (?: (?: [\w’'‘&.()/-]+ \s+ ){{1,5}} [–—|-] \s+ ){{1,2}} )
            (?:{asks}) \s+ {sign} (?P<number>{numbers}) \s*
            (?P<stop> (?: [:.–—|] | -(?=\s) )+ (?=\s|$) | $ )
            """,
            flags,
        ),
        # Response:   Government response to recommendation 7:   Management’s comments
        "response": re.compile(
            rf"""
            {lead} (?:{answers}) \b (?: \s+ (?P<wanted>required) (?= \s* $ ) )?
            (?: \s+ (?:of|by|from) \s+ (?: the \s+ )?
                (?P<by> (?: (?!(?:that|to)\b) [\w’'‘&.-]+ \s* ){{1,6}}? ) (?= [:–—|] | $ ) )?
            (?: \s+ (?:to|on|for|regarding) \s+ (?: the \s+ )? (?: (?:{asks}) \s+ )? {sign}
                (?: (?P<number>{numbers}) | (?:{asks}) ) )?
            (?: \s+ (?P<after>{number}) )? (?: \s* \( [^()]{{1,40}} \) (?= \s* (?: [:–—] | $ )) )?
            \s* (?P<stop> (?: [:–—|.] | -(?=\s) )+ (?=\s|$) | $ )
            """,
            flags,
        ),
        # OIG Analysis:   Comments of the Committee   Evaluation of management’s response
        "evaluation": re.compile(
            rf"""
            {lead} (?P<what> {_alternatives(labels["evaluation"])} ) \b
            (?P<of> \s+ (?:of|on|by|to) \s+ (?: [\w’'‘&.-]+ \s* ){{1,6}}? (?= [:–—|(] | $ ) )?
            (?: \s* \( [^)]{{1,60}} \) )?
            \s* (?P<stop> (?: [:–—|.] | -(?=\s) )+ (?=\s|$) | $ )
            """,
            flags,
        ),
        # 1. PAC conclusion:   Finding 3:
        "context": re.compile(
            rf"""
            (?: {NUMBER} [.:)]? \s+ )? (?: [\w’'‘&.-]+ \s+ ){{0,2}}?
            (?:{_alternatives(labels["context"])}) (?: \s+ {NUMBER} {para} )? \s* [:–—]
            """,
            flags,
        ),
        # Finding 2024-001 – Payroll   Observation No. 3:   2024-001: Payroll
        "finding": re.compile(
            rf"""
            (?: (?:{_alternatives(labels["context"])}) \s+ {sign} (?P<number>{NUMBER})
              | (?P<code> (?:19|20)\d\d [\-–] \d{{3}} ) )
            (?= \s* (?: [:.)–—-] (?=\s|$) | $ ) )
            """,
            flags,
        ),
        # Paragraph 16   Paras. 16 and 17:   Recommendation in paragraph 16 of the report
        "place": re.compile(
            rf"""
            (?: (?:{asks}) \s+ (?:in|of|at|from) \s+ (?:the\s+)? )?
            (?: \w{{2,4}} \s+ )?? (?:{_alternatives(labels["paragraph"])}) \b \.?
            \s+ {sign} (?P<number>{numbers})
            (?: \s+ of \s+ the \s+ (?: [\w’'-]+ \s+ ){{0,3}}? report )?
            \s* (?P<stop> (?: [:.–—] | -(?=\s) )+ (?=\s|$) | $ )
            """,
            flags,
        ),
        # On 3 May 2019 the Board recommended that …   The Board recommends the Port mends …
        "told": re.compile(
            rf"""
            (?P<day> {dated} )? (?P<body> (?: [\w’'&.-]+ \s+ ){{1,6}}? ) {again}
            (?:{_alternatives(labels["recommends"])}) ,? \s+ (?! (?:by|in|as|for) \b )
            """,
            flags,
        ),
        # On 4 June 2019, the Port replied, in part:   On 5 May 2015 the Port advised that it had:
        "reply": re.compile(
            rf"""
            {dated} (?P<body> (?: (?!\.\s) [^:;] ){{2,100}}? ) ,? \s+ {again}
            (?:{_alternatives(labels["replied"])}) \b (?: (?!\.\s) [^:;] ){{0,120}} :
            """,
            flags,
        ),
        "dated": re.compile(rf"{dated} (?P<body> (?: [\w’'&.-]+ \s+ ){{1,6}} )", flags),
        # (012/19)   [016/17]   (Safety Recommendation A-22-12)   (003/21).
        "code": re.compile(
            rf"""
            [(\[] (?: (?:safety\s+)? (?:{asks}) \s+ )?
            (?: [A-Z]{{0,3}} -? (?! (?:19|20)\d\d[-/–] ) \d{{1,4}} [-/] \d{{1,4}}
              | [A-Z]{{1,3}} -? \d{{4,}} ) [)\]] \.?
            """,
            flags,
        ),
        # "accepted recommendation 4"
        "numbered": re.compile(rf"\s+ (?:{asks}) \s+ {sign} [A-Z.-]{{0,4}} \d", flags),
        # what is no number in a cell: "Recommendation no." of "Recommendation no. 1"
        "word": re.compile(rf"\b (?:{asks}) \b \.? \s* {sign}", flags),
        # … and where the report has it: "(para 2.7)"   "Pages 20–21"
        "report": re.compile(
            rf"""
            [,;(]? \s* \b (?:{places}) \b \.?
            \s* (?:nos?\.?\s*)? \d[\d.]* (?: \s*(?:,|and|to|&|-|–)\s* \d[\d.]* )* \)?
            """,
            flags,
        ),
        # 4.   (b)   8.12   R4:   3)   4a) i.
        "bare": re.compile(
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
        ),
    }


def match_recommendation(paragraph: Paragraph) -> Label | None:
    """The label of a recommendation at the beginning of a paragraph, or None.

    "Recommendation 7: The agency …", "Recommendation 7" (a heading), "PAC recommendation: …",
    but neither "Recommendation 7 was accepted" nor the heading "Recommendations".
    """
    text = _beginning(paragraph)
    found = _patterns()["recommendation"].match(text)
    if not (found and found["number"]) and (titled := _match_titled(paragraph, text)):
        return titled
    if not found or _is_sentence(found["lead"]):
        return None
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
        _plain_number(number),
        found["lead"].strip(),
        not text[end:].strip(),
        counted=bool(found["before"]) and not found["number"],
    )


def _match_titled(paragraph: Paragraph, text: str) -> Label | None:
    """A label behind a title: "Dissenting recommendation – Senator Harrow – Recommendation 3"."""
    found = _patterns()["titled"].match(text)
    if not found or _is_sentence(found["lead"]) or is_contents_line(paragraph):
        return None
    if mentions(found["lead"], "response"):
        return None  # "Government response – Recommendation 3"
    words = _words_before(paragraph, found.end())
    lead = found["lead"].strip(" –—|-")
    return Label(words, _plain_number(found["number"]), lead, not text[found.end() :].strip())


def match_place(paragraph: Paragraph) -> Label | None:
    """The label of a paragraph of the report, "Paragraphs 16 and 17", or None.

    Not every such line stands over a recommendation: the document as a whole shows it.
    """
    text = _beginning(paragraph)
    found = _patterns()["place"].match(text)
    if not found or is_contents_line(paragraph):
        return None
    rest = text[found.end() :].strip()
    words = _words_before(paragraph, found.end())
    return Label(words, _plain_number(found["number"]), whole=not rest, place=True)


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
    found = _patterns()["response"].match(text)
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
    return Label(words, _plain_number(number), lead, not rest)


def _names_body(found: re.Match[str]) -> bool:
    """Whether what stands around "response" can be a body: neither "approximate position" nor
    "Position of wire failure", on a drawing."""
    by = (found["by"] or "").split()
    named = not by or ":" in found["stop"] or by[0][:1].isupper() or by[0] in _words("answerers")
    return named and not found["lead"][:1].islower()


def _match_official(paragraph: Paragraph) -> Label | None:
    """The title of an official and "Comments" on a line of its own, as the label of a response:
    "Director, Harbour Safety, Comments", "Under Secretary of State for Ports Comments"."""
    if not 2 < len(paragraph.words) <= 20:
        return None
    words = paragraph.text.replace("’", "'").split()
    if len(words) < 3 or words[-1].casefold() not in _words("response"):
        return None
    named = [re.sub(r"\W", "", word).casefold() for word in words[:-1]]
    titled = all(word.lstrip("(")[:1].isupper() or word in _SMALL for word in words)
    others = _words("recommendation") | _words("response") | _words("finding")
    if not titled or _words("officials").isdisjoint(named) or not others.isdisjoint(named):
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
    named = _is_short_name(lead) or lead.strip().casefold() in _words("answerers")
    return words <= 4 and (not lead.strip() or named or bool(re.search(r"['’]s?\s*$", lead)))


def _is_short_name(lead: str) -> bool:
    """Whether words are the initials of a body: "FEMA", "The GAO’s"."""
    return re.fullmatch(r"(?:The )?[A-Z]{2,6}(?:[’']s?)?", lead.strip()) is not None


def match_evaluation(paragraph: Paragraph) -> Label | None:
    """The label of what another body says of the response, or None.

    "OIG Analysis:", "Auditor’s comment", "Comments of the Committee", "Evaluation of the response".
    """
    text = _beginning(paragraph)
    found = _patterns()["evaluation"].match(text)
    if not found or _is_sentence(found["lead"]):
        return None
    if mentions(found["lead"], "never_before_response"):
        return None
    rest = text[found.end() :].strip()
    if not found["stop"].strip() and (rest or len(paragraph.words) > 16):
        return None
    said = f"{found['lead']} {found['of'] or ''}".casefold().replace("’", "'")
    words = {word.removesuffix("'s") for word in re.findall(r"[\w']+", said)}
    judges = found["what"].casefold() not in _words("response")
    of_response = judges and not words.isdisjoint(_words("response"))
    by_agency = judges and _is_short_name(found["lead"])
    if not of_response and not by_agency and words.isdisjoint(_words("evaluators")):
        return None
    count = _words_before(paragraph, found.end())
    runs_in = by_agency or _runs_in(paragraph, found["lead"], count)
    if found["stop"].strip() == "." and rest and not runs_in:
        return None
    return Label(count, lead=text[: found.end()], whole=not rest)


def match_context(paragraph: Paragraph) -> bool:
    """Whether a paragraph is what a recommendation is drawn from: "1. PAC conclusion: …".

    "Finding 2024-002 – Meals", "Criteria: …", "Condition" alone.
    """
    text = _beginning(paragraph)
    part, stop, _ = text.partition(":")
    if part.casefold().strip() in _words("finding_parts"):
        return bool(stop) or len(paragraph.words) <= 2
    return _patterns()["context"].match(text) is not None


def match_finding(paragraph: Paragraph) -> Label | None:
    """The number of a finding at the beginning of its title, or None: "Finding 2024-001 – Payroll".

    Its last word is the number.
    """
    text = _beginning(paragraph)
    found = _patterns()["finding"].match(text)
    if not found or is_contents_line(paragraph):
        return None
    number = found["number"] or found["code"]
    return Label(_words_before(paragraph, found.end()), _plain_number(number))


def match_number(paragraph: Paragraph) -> Label | None:
    """A bare number at the beginning of a paragraph ("4. …", "8.12 …", "R4: …"), or None."""
    text = _beginning(paragraph)
    found = _patterns()["bare"].match(text)
    if not found:
        return _match_styled_number(paragraph)
    groups = ("number", "item", "part", "dotted", "letters", "code")
    number = next(found[name] for name in groups if found[name])
    return Label(
        _words_before(paragraph, found.end()),
        _plain_number(number),
        whole=not text[found.end() :].strip(),
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


_NUMBER_ALONE = re.compile(rf"{NUMBER}[.):]?", re.VERBOSE)
_PART = re.compile(r"\([a-z]{1,3}\)")  # "(b)" of "3.27(a) and (b)"


def is_number(text: str) -> bool:
    """Whether a cell holds nothing but numbers: "4", "5., 6., 7.", "R.A.2", but not "N/A".

    "Recommendation no. 1 / Paragraph 2.7" says in words what the number is, and where it stands.
    """
    return _are_numbers(_own_number(text))


def _are_numbers(text: str) -> bool:
    if re.fullmatch(r"n\s*/\s*a", text.strip(), re.IGNORECASE):
        return False
    parts = re.split(r"[,;&/\s]+|\band\b", text.strip())
    return bool(text.strip()) and all(
        _NUMBER_ALONE.fullmatch(part) or (index and _PART.fullmatch(part))
        for index, part in enumerate(parts)
        if part
    )


def _own_number(text: str) -> str:
    """A number cell's text without the word "Recommendation", and without the place in the
    report beside it; "Paragraph 16" alone is the number."""
    plain = _patterns()["word"].sub("", text)
    own = _patterns()["report"].sub("", plain)
    return own if _are_numbers(own) else plain


_NUMBER_GAP = re.compile(
    r"""
    [,;]\s*
  | (?<![¶§#№]) (?<!\bto) \s+ (?!to\b) (?! (?<=\d\s) \([a-z]{1,3}\) )  # "16 to 18", "3 (a)": one
    """,
    re.VERBOSE,
)


_NAMED = re.compile(r"[^\W\d]{3,}")  # "Concern 2"
_SERIES = re.compile(r"[A-Z][A-Za-z]?[A-Z]")  # "AFI 1", "CoC 1": each kind is counted by itself


def cell_number(text: str) -> str:
    """The number of a number cell as printed, without the full stops of a list."""
    parts: list[str] = []
    for part in _NUMBER_GAP.split(_own_number(text)):
        further = _PART.fullmatch(part) and any("(" in before for before in parts)
        parts.append(part if further else _plain_number(part))
    kept = [part for part in parts if part and part.casefold() not in _label_words()]
    if any(re.search(r"\d", part) for part in kept):
        kept = [part for part in kept if _SERIES.fullmatch(part) or not _NAMED.fullmatch(part)]
    return re.sub(rf"\b({_SERIES.pattern}), (?=\d)", r"\1 ", ", ".join(kept))


@cache
def _label_words() -> frozenset[str]:
    return _words("recommendation") | {"no", "and", "&"}


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def header_role(header: str) -> Role | None:
    """The role of a column by its printed header; None where it says none."""
    found = column_role(header)
    return found[0] if found else None


@lru_cache(maxsize=4096)
def column_role(header: str) -> tuple[Role, str] | None:
    """(role, responder) of a column by its printed header; None where it says neither.

    "Task Force Recommendation" → recommendation, "ICE Response" → response by "ICE",
    "Due date" → extra, "Do you accept the recommendation?" → label.
    """
    if header.rstrip().endswith("?") and is_verdict(header, somewhere=True):
        return "label", ""
    header = _without_breaks(re.sub(r"^\(?\d+[.)]\s+", "", header))
    shown = re.sub(r"\s[(\[][^()\[\]]*[)\]]", " ", header) if len(header.split()) > 3 else header
    return _role_of_words(header, shown)


def _without_breaks(header: str) -> str:
    """A header with the words in one piece that a narrow column broke: "Recommendati on"."""
    known = _header_words()
    words = header.split()
    for index in range(len(words) - 1, 0, -1):
        glued = re.sub(r"\W", "", words[index - 1] + words[index]).casefold()
        if glued in known and re.sub(r"\W", "", words[index - 1]).casefold() not in known:
            words[index - 1 : index + 1] = [words[index - 1] + words[index]]
    return " ".join(words)


@cache
def _header_words() -> frozenset[str]:
    """The words of five letters or more that say what a column is."""
    lists = [
        entry.get(name, ())
        for entry in vocabulary()["columns"]
        for name in ("exact", "only", "ends", "begins", "contains")
    ]
    words = {word for found in lists for phrase in found for word in phrase.split()}
    return frozenset(word for word in words if len(word) > 4)


def _role_of_words(header: str, shown: str) -> tuple[Role, str] | None:
    """The role of a column by the words ``shown`` of its header."""
    plain = shown.casefold()
    text = " ".join(re.sub(r"[^\w#°№&]+", " ", plain).split())
    words = text.split()
    is_sentence = len(words) > 3 and re.search(r"\w{3,}\.(?:\s+[A-Z]|\s*$)", header) is not None
    if not words or len(words) > 9 or is_sentence:
        return None
    for entry in vocabulary()["columns"]:
        fits = (
            text in entry.get("exact", ())
            or (max(map(len, words)) > 4 and set(words).issubset(entry.get("only", ())))
            or words[-1] in entry.get("ends", ())
            or any(text.startswith(phrase) for phrase in entry.get("begins", ()))
            or any(word in words for word in entry.get("contains", ()))
        )
        if fits and not any(word in words for word in entry.get("unless", ())):
            role: Role = entry["role"]
            if role == "recommendation" and re.search(r"\d", _YEAR.sub("", plain)):
                return None  # "Recommendation 7.1" is a recommendation, not the head of a column
            if words[0] in ("the", "this") and words[2:3] and words[2] in _words("never_in_label"):
                return None  # "The recommendation will not be implemented"
            return role, _responder(header) if role == "response" else ""
    return None


@cache
def _words_of_verdicts() -> frozenset[str]:
    return next(frozenset(c["only"]) for c in vocabulary()["columns"] if "only" in c)


def is_verdict(text: str, *, somewhere: bool = False) -> bool:
    """Whether a text is nothing but a verdict ("Partly accepted"), or has a word of one
    ``somewhere``."""
    known = _words_of_verdicts()
    words = re.findall(r"\w+", re.sub(r"^[xX]\s", "", text).casefold())  # "X Concur"
    long = [word in known for word in words if len(word) > 4]
    if somewhere:
        return any(long)
    whole = any(long) and len(words) <= 6 and set(words).issubset(known)
    return whole or " ".join(words) in vocabulary()["labels"]["pending"]


def is_singular_recommendation(word: str) -> bool:
    """Whether a word is "recommendation" or the like, and no plural, which heads many."""
    return word in _words("recommendation") and not word.endswith("s")


def is_yes_or_no(text: str) -> bool:
    return text.casefold().strip(" .") in _words("yes_or_no")


def is_unmarked(text: str) -> bool:
    """Whether a cell says that the verdict over it is not the one: "No", an empty box."""
    return text.casefold().strip(" .") in _words("unmarked")


def _responder(header: str) -> str:
    """The words before "Response" in a header or label: "ICE Response" → "ICE"."""
    answers = _alternatives(vocabulary()["labels"]["response"])
    found = re.match(rf"\s*(?:the\s+)?(.*?)(?:['’]s)?\s+(?:{answers})\b", header, re.IGNORECASE)
    if not found:
        by = rf"(?:{answers})\s+(?:of|from|by)\s+(?:the\s+)?(.+)"
        found = re.match(by, header, re.IGNORECASE)
    name = " ".join(found[1].split()) if found else ""
    plain = set(re.findall(r"\w+", name.casefold()))
    return "" if plain.issubset(_words("no_responder")) else name


def responder_of(label: Label) -> str:
    """Who answers, by the words before "response" in a label; "" where none are printed."""
    lead = re.sub(r"^(?:(?:the|official)\b\s*)+", "", label.lead, flags=re.IGNORECASE)
    if set(re.findall(r"\w+", lead.casefold())).issubset(_words("no_responder")):
        return ""
    return re.sub(r"['’]s?$", "", lead) if not re.search(r"\d", lead) else ""


def mentions(text: str, *groups: str) -> bool:
    """Whether a text has one of the words or phrases of groups of [labels] in labels.toml."""
    return any(_any_of("labels", group).search(text) for group in groups)


def opens_recommendation(text: str) -> bool:
    """Whether a paragraph begins as a recommendation does: "We recommend that …"."""
    return _any_of("labels", "opens").match(text) is not None


def states_position(text: str) -> bool:
    """Whether a paragraph begins as an answer: "The Government accepts …", "We do not agree …".

    "The Committee recommends that the Department accept …" and "It should note …" ask; a line of
    contents ("Response (accepted) ..... 17") says nothing.
    """
    if _has_leaders(text):
        return False
    brief = " ".join(re.split(r"(?<=[.:;])\s", text, maxsplit=1)[0].split()[:12])
    asked = _any_of("labels", "asks").search(brief)
    told = brief[: asked.start()] if asked else brief
    return any(_is_said(brief, found) for found in _any_of("labels", "states").finditer(told))


def _is_said(text: str, found: re.Match[str]) -> bool:
    """Whether a word states a position: not in "Note that …", nor in "supported versions"."""
    word = found[0].casefold()
    before, after = text[: found.start()].rstrip().casefold(), text[found.end() :].casefold()
    if word == "notes" and not before:
        return after.strip(" .:") != ""  # "Notes", a heading
    if word == "note" or not word.endswith("ed"):
        return word != "note" or bool(before)
    if not before or before[-1] in ":–—-" or not after or after[0] in ".:;–—(":
        return True
    following = after.split()[:1]
    if _patterns()["numbered"].match(after):
        return True  # "UNHCR accepted recommendation 1 and stated that …"
    return before.split()[-1] in _words("before_stating") or (
        bool(following) and following[0].strip("–-") in {"", *_words("after_stating")}
    )


def tells_of_request(text: str) -> tuple[str, bool]:
    """(who recommends, whether the day is told) in a report's sentence, "On 3 May 2019 the Board
    recommended that …"; "Pilots were recommended to …" tells of no body that does."""
    found = _patterns()["told"].match(text)
    if not found or found["body"].split()[-1].casefold() in _words("never_in_label"):
        return "", False
    return found["body"].strip(), found["day"] is not None


def tells_of_reply(text: str) -> tuple[str, int]:
    """(who replies, the length of the words that say so) of "On 4 June 2019, the Port replied, in
    part: We agree."; ("", 0) for any other text."""
    found = _patterns()["reply"].match(text)
    return (found["body"].strip(), found.end()) if found else ("", 0)


def is_dated_act(text: str, body: str) -> bool:
    """Whether a paragraph tells what a body did on a day: "On 1 July 2019 the Board closed it"."""
    found = _patterns()["dated"].match(text)
    return found is not None and found["body"].casefold().startswith(body.casefold())


def match_code(text: str) -> bool:
    """Whether a text is the number of a recommendation, printed behind it: "(012/19)"."""
    return _patterns()["code"].fullmatch(text) is not None


@cache
def _any_of(table: str, group: str) -> re.Pattern[str]:
    """Any of the words and phrases of a group of a table of labels.toml."""
    return re.compile(rf"\b(?:{_alternatives(vocabulary()[table][group])})\b", re.IGNORECASE)


_COUNTED = re.compile(r"(?:\d+[.)]?|(?:[IVXLC]+|[A-Z])[.)])\s+", re.IGNORECASE)


def starts_as(text: str, group: str) -> bool:
    """Whether a heading begins with a phrase of a group of [headings] ("sections", "ends")."""
    counted = _COUNTED.match(text)
    phrases = _any_of("headings", group)
    return any(phrases.match(text, at) for at in (0, counted.end() if counted else 0))


def is_within_answer(heading: str) -> bool:
    """Whether a heading stands within an answer: "Progress to date"."""
    plain = " ".join(re.findall(r"[\w']+", heading.casefold()))
    return plain in vocabulary()["headings"]["within_answer"]


def closes_letter(text: str) -> bool:
    """Whether a paragraph is the close of a letter: "Sincerely,", "Again, we thank you for …", "The
    Board trusts that these responses …", "The Board appreciates the opportunity to respond"."""
    plain = " ".join(re.findall(r"[\w']+", text.casefold())[:14])
    return _hopes().match(plain) is not None or any(
        plain == phrase or plain.startswith(f"{phrase} ")
        for phrase in vocabulary()["headings"]["closes"]
    )


@cache
def _hopes() -> re.Pattern[str]:
    headings = vocabulary()["headings"]
    hopes, thanks = _alternatives(headings["hopes"]), _alternatives(headings["thanks"])
    return re.compile(
        rf"""
        (?: i | we | the (?: \ [\w']+){{1,3}} ) \ (?:
            (?:{hopes}) \ (?: that \ )? (?: this | these )  # I hope that these answers …
          | (?:{thanks}) \ (?: [\w']+ \ ){{0,5}}? opportunity \ to
        ) \b
        """,
        re.VERBOSE,
    )


def is_imprint(text: str) -> bool:
    """Whether a line is only a date, with who signs, or the number that a document is printed
    under: "20 December 2024", "Ministry of Roads, 2 June 2025", "978-1-5286-0000-0"."""
    return _imprint().fullmatch(text.strip()) is not None


@cache
def _imprint() -> re.Pattern[str]:
    headings = vocabulary()["headings"]
    return re.compile(
        rf"""
        (?: [^\W\d] [^\d.:;]{{2,60}}, \s+ )?
            (?: \d{{1,2}}(?:st|nd|rd|th)? \s+ )? (?:{_alternatives(headings["months"])})
            (?: \s+ \d{{1,2}} )? ,? \s+ (?:19|20)\d\d
            (?: \s+ \d{{1,2}} \s \w+, \s \d{{4}} (?: \s \(\w+\) )? )?  # of another calendar
      | (?: (?:{_alternatives(headings["series"])}) :? \s+ )? 97[89] [-–\s\d]{{10,14}}
      | (?:{_alternatives(headings["series"])}) \s+ \d{{1,5}}
      | E \d{{6,9}} (?: \s+ \d\d/\d\d )?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def is_generic_heading(text: str) -> bool:
    """Whether a heading only says that recommendations and answers follow; it names no section."""
    known = _words("recommendation") | _words("response") | {*vocabulary()["headings"]["generic"]}
    plain = re.sub(r"^\W*(?:[ivxlc]+|[a-z]|\d+)[.):]\s", "", text.casefold().replace("’", "'"))
    words = re.findall(r"[\w']+", plain)
    return bool(words) and all(word in known for word in words)


def text_after(paragraph: Paragraph, label: Label | None) -> str:
    """What a paragraph says behind its label; all of it where it has none."""
    return text_of(paragraph.words[label.words if label else 0 :])


def is_contents_line(paragraph: Paragraph) -> bool:
    """Whether dots lead to a page number: "Recommendation 3 ........ 12"."""
    return _has_leaders(paragraph.text[:300])


def is_contents_title(text: str) -> bool:
    """Whether a line is the title of the contents."""
    return text.casefold().rstrip(" :") in vocabulary()["headings"]["contents"]


def _has_leaders(text: str) -> bool:
    return bool(re.search(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}", text))


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
    never = _words("never_in_label")
    return any(word.strip(".,;:()").casefold() in never for word in lead.split()) or bool(
        re.search(r"[.;:]\s", lead + " ") and not re.match(r"[\d.]+[.:)]?\s", lead)
    )


def _plain_number(number: str) -> str:
    """As printed, without the brackets and full stop that set it off: "(4)" → "4", "[4]" → "4"."""
    text = number.strip().rstrip(".:")
    if text[:1] + text[-1:] in ("()", "[]") and text.count(text[0]) == 1:
        text = text[1:-1]
    elif text.endswith(")") and "(" not in text:
        text = text[:-1]
    elif text.startswith("(") and ")" not in text:
        text = text[1:]
    return " ".join(text.split())
