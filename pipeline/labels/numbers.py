"""Takes the text of a number and returns it as printed, or says that it is none."""

from __future__ import annotations

import re
from functools import cache

from pipeline.labels.vocabulary import FLAGS, either, words_of

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
# No. 5   no.5   Number 5   Serial No: 5   #5
SIGN = r"""\(? (?: (?:(?:serial|sl|s)\.?\s+)? (?:no|nos|number|nr)
    (?: \.?:? \s+ | [.:] (?=\d) ) | [#№] \s? )?"""


@cache
def one_number() -> str:
    """A pattern: 3   IV   one."""
    return rf"(?: {NUMBER} | (?:{either('number_words')})\b )"


@cache
def several_numbers() -> str:
    """A pattern: 3   3 and 4   IV – V   one."""
    # After a dash a title may follow: "Recommendation 3 – A named director"
    dash = r"[–-] (?= \s* \(? [A-Z]{0,4} [.\-–]? \d )"
    joint = rf"(?: , | / | {dash} | \b(?:{either('and')})(?=\s) )"
    return rf"{one_number()} (?: \s* {joint} \s* {one_number()} )*"


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
    plain = _word().sub("", text)
    own = _place_in_report().sub("", plain)
    return own if _are_numbers(own) else plain


@cache
def _word() -> re.Pattern[str]:
    """What is no number in a cell, as in "Recommendation no. 1"."""
    return re.compile(rf"\b (?:{either('recommendation')}) \b \.? \s* {SIGN}", FLAGS)


@cache
def _place_in_report() -> re.Pattern[str]:
    """Where the report has it: (para 2.7)   Pages 20–21"""
    return re.compile(
        rf"""
        [,;(]? \s* \b (?:{either("paragraph", "page")}) \b \.?
        \s* (?:nos?\.?\s*)? \d[\d.]* (?: \s*(?:,|and|to|&|-|–)\s* \d[\d.]* )* \)?
        """,
        FLAGS,
    )


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
        parts.append(part if further else plain_number(part))
    kept = [part for part in parts if part and part.casefold() not in _label_words()]
    if any(re.search(r"\d", part) for part in kept):
        kept = [part for part in kept if _SERIES.fullmatch(part) or not _NAMED.fullmatch(part)]
    return re.sub(rf"\b({_SERIES.pattern}), (?=\d)", r"\1 ", ", ".join(kept))


@cache
def _label_words() -> frozenset[str]:
    return words_of("recommendation") | {"no", "and", "&"}


def match_code(text: str) -> bool:
    """Whether a text is the number of a recommendation, printed behind it: "(012/19)"."""
    return _code().fullmatch(text) is not None


@cache
def _code() -> re.Pattern[str]:
    """(012/19)   [016/17]   (Safety Recommendation A-22-12)   (003/21)."""
    return re.compile(
        rf"""
        [(\[] (?: (?:safety\s+)? (?:{either("recommendation")}) \s+ )?
        (?: [A-Z]{{0,3}} -? (?! (?:19|20)\d\d[-/–] ) \d{{1,4}} [-/] \d{{1,4}}
          | [A-Z]{{1,3}} -? \d{{4,}} ) [)\]] \.?
        """,
        FLAGS,
    )


def plain_number(number: str) -> str:
    """As printed, without the brackets and full stop that set it off: "(4)" → "4", "[4]" → "4"."""
    text = number.strip().rstrip(".:")
    if text[:1] + text[-1:] in ("()", "[]") and text.count(text[0]) == 1:
        text = text[1:-1]
    elif text.endswith(")") and "(" not in text:
        text = text[:-1]
    elif text.startswith("(") and ")" not in text:
        text = text[1:]
    return " ".join(text.split())
