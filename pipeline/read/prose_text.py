"""Reads lines of text, wrapped or not, and returns the paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.labels.headers import header_role, is_singular_recommendation, is_verdict
from pipeline.labels.printed import Label, match_recommendation, match_response
from pipeline.labels.sentences import states_position
from pipeline.labels.vocabulary import mentions, vocabulary
from pipeline.models import Paragraph
from pipeline.read.words import BULLETS, Hyphens, join_line_ends, words_of

_LONG_LINE = 160
"""Characters; a text with longer lines has one line a paragraph, unless many begin in the midst of
a sentence."""

_UNWRAPPED = 1_000_000
"""The usual width of a text that has one line a paragraph."""

BULLET = re.compile(rf"\s*(?:[{BULLETS}]\s*|o\s+)(?=\S)")
"""A sign that begins a list item wherever it begins a line."""

_DASH = re.compile(r"\s*[-–*]\s+(?=\S)")

SIGN = re.compile(rf"{BULLET.pattern}|{_DASH.pattern}")
"""A sign that begins a list item inside a cell."""

NUMBERED = re.compile(
    r"""
      \(? (?: \d{1,3} | [a-zA-Z] | [ivxIVX]{1,5} ) [.)] \s    # 4. (b) iv)
    | \d{1,2} (?: \. \d{1,3} )+ \.? \s                        # 8.10
    """,
    re.VERBOSE,
)

_CODED = re.compile(r"[A-Z]{1,3}-?\d{1,3}(?:[.):]\s|\s{2,})")
"""A number with a letter: "R6. The County should …"."""

_NUMBER_ALONE = re.compile(r"\d{1,3}(?:\.|(?:\.[1-9]\d?)+\.?)")
"""The number of a paragraph, and no page number: "8."  "2.13"."""

_LABELLED = re.compile(
    r"""
      (?: [A-Z] [\w’'-]* ) (?: \s+ [\w’'-]+ ){0,5} \s* : (?: \s | $ )   # Government response: …
    | [A-Z] \w+ (?: \s [\w-]+ ){0,2} \s+ [A-Z]? \d+ [\d.]*            # Recommendation 4
        (?: \(? [a-z] \)? )? :? (?: $ | (?<=:)\s )                      # Recommendation 2(a): …
    """,
    re.VERBOSE,
)

_CHAPTER = re.compile(r"(?:[IVX]{1,5}|[A-Z])\. [A-Z]")
"""What a title begins with: "II. Nets and boats."  "A. Harbours"."""

_ASKS = re.compile(r"\s*(?:[A-Z]\w* ){0,2}Recommendation\b", re.IGNORECASE)

ENDED = re.compile(r"[.!?:;…][”’\")\]\d]*$")

_LED = re.compile(r"(?:\.\s?){5}.*\d\s*$")

MONTHS = "|".join(month.title() for month in vocabulary()["headings"]["months"])

_DATED = re.compile(rf"\b(?:{MONTHS})\b.*\d")

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")

_BRACKETED = re.compile(r"\[.*\]?")
"""Where an answer comes from: "[Ministry of Roads, O.M. No. 3 dated 4 May 2021]"."""

_REFERENCE = re.compile(r"\[[^\[\]]*\]")
"""The same with nothing else on its lines, which parts what is above from what is below."""

_PHRASE = 6  # words after which a numbered line with a full stop is a sentence, and no heading

_CENTRED = 8  # blanks before a label in the middle, more than before its text

_LONG_TITLE = 24  # words of a title of several lines

_TITLE = 14  # words of a title over the label of a recommendation


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one paragraph; ``heading`` as in Paragraph."""

    lines: tuple[str, ...]
    heading: int = 0


def beside_sign(line: str) -> str:
    """The line, with the sign of a list that it begins with right beside the item, however wide
    the blanks are between them: so they part no columns."""
    sign = SIGN.match(line)
    return f"{sign[0].strip()} ".rjust(sign.end()) + line[sign.end() :] if sign else line


def usual_width(lines: Iterable[str]) -> int:
    """The length that lines are wrapped at, in characters: all but the longest twentieth fit.

    The lines of a table of contents do not count; 1 where there are no others.
    """
    texts = [line.rstrip() for line in lines if line.strip() and not is_led(line)]
    lengths = sorted(map(len, texts))
    width = lengths[(len(lengths) * 95 + 99) // 100 - 1] if lengths else 1
    wrapped = sum(text.lstrip()[0].islower() for text in texts) > 0.2 * len(texts)
    return _UNWRAPPED if width > _LONG_LINE and not wrapped else width


def is_led(line: str) -> bool:
    """Whether dots lead to the page of a chapter: "Foreword........... 2"."""
    return _LED.search(line) is not None


def split_paragraphs(lines: Sequence[str], width: int, headings: bool = True) -> tuple[Lines, ...]:
    """The paragraphs of lines wrapped at ``width`` characters.

    A paragraph begins after a blank line, at a bullet or number, at a label ("Response: We …")
    after the end of a sentence, and where the line before had room for its first word.
    """
    paragraphs: list[list[str]] = []
    current: list[str] = []
    for line, following in zip([*lines, ""], [*lines[1:], "", ""], strict=False):
        begins = current and (
            not line.strip()
            or _begins(line, current, width)
            or _is_over_label(line, current, following)
            or (following.strip() and _is_centred(line, following))
        )
        if begins:
            paragraphs.append(current)
            current = []
        if line.strip():
            current.append(line)
    paragraphs = _with_numbers(paragraphs)
    if not headings:
        return tuple(Lines(tuple(group)) for group in paragraphs)
    around = [[], *paragraphs, []]
    return tuple(
        Lines(tuple(group), _heading_level(group, before, after))
        for before, group, after in zip(around, paragraphs, around[2:], strict=False)
    )


def _with_numbers(paragraphs: Sequence[list[str]]) -> list[list[str]]:
    """The paragraphs, each with the number that stands by itself over it: "2.1"."""
    joined: list[list[str]] = []
    for lines in paragraphs:
        text = " ".join(lines).strip()
        above = joined[-1] if joined else []
        numbered = len(above) == 1 and _NUMBER_ALONE.fullmatch(above[0].strip())
        if numbered and text[0].isupper() and ENDED.search(text):
            joined[-1] = [f"{above[0]} {lines[0].strip()}", *lines[1:]]
        else:
            joined.append(lines)
    return joined


def paragraph_of_lines(paragraph: Lines, page: int, hyphens: Hyphens) -> Paragraph:
    """The paragraph as words, without its bullet, joined over its line ends."""
    first, *others = paragraph.lines
    sign = BULLET.match(first) or _DASH.match(first) or _HEADING.match(first.strip())
    if sign:
        first = first.strip()[len(sign.group().lstrip()) :]
    text = re.sub(r"\u00ad\n\s*", "", "\n".join((first, *others)))  # cut at a soft hyphen
    words = join_line_ends([words_of(line, page) for line in text.split("\n")], hyphens)
    return Paragraph(words, bullet=bool(sign) and not paragraph.heading, heading=paragraph.heading)


def asking_label(text: str) -> Label | None:
    """The label of a recommendation that a line begins with."""
    return match_recommendation(Paragraph(words_of(text)))


def answering_label(text: str) -> Label | None:
    """The label of a response that a line begins with."""
    return match_response(Paragraph(words_of(text)))


def is_label(text: str) -> bool:
    """Whether a line begins with the label of a recommendation or response: "Response. We …"."""
    asks = asking_label(text)
    return bool(asks and (asks.number or asks.whole)) or answering_label(text) is not None


def _begins(line: str, current: Sequence[str], width: int) -> bool:
    """Whether a line begins a paragraph though no blank line is before it."""
    if width == _UNWRAPPED or BULLET.match(line):
        return True
    text, before = line.strip(), current[-1].strip()
    ended = bool(ENDED.search(before))
    kind = _item_kind(text)
    if kind and (ended or before.endswith((",", " and", " or")) or kind == _item_kind(current[0])):
        return True
    if kind == "-" and indent_of(line) > indent_of(current[-1]):
        return True
    if _NUMBER_ALONE.fullmatch(text) and (ended or before.endswith(")")):
        return True
    if ended and _CODED.match(text):
        return True
    labelled = bool(_LABELLED.match(text))
    if text[0].islower():
        return False
    if _REFERENCE.fullmatch(before) or _REFERENCE.fullmatch(" ".join(map(str.strip, current))):
        return True
    if ended and _REFERENCE.fullmatch(text):
        return True
    asks = bool(_ASKS.match(text)) and not text.endswith(".")  # "… with Recommendation 4."
    asks = asks and (labelled or _is_whole_label(text))
    if (ended and labelled) or ((ended or asks) and is_label(text)):
        return True
    if _is_centred(line, current[-1]) or (len(current) == 1 and _is_centred(current[0], line)):
        return True
    if len(current) == 1 and _ASKS.match(current[0]) and _is_whole_label(current[0]):
        return True
    inner = indent_of(current[-1]) - 2
    if (
        len(current) > 1
        and _item_kind(current[0])
        and indent_of(line) <= indent_of(current[0]) < inner
    ):
        return True  # below an item whose lines are set in
    room = (width - len(current[-1].rstrip()) - 1 - len(text.split()[0])) / width
    titled = bool(_ASKS.match(text) and re.search(r"\d", text)) and is_label(text)
    if room > 0.35 or ((ended or labelled or titled) and room > 0.12):
        return True
    if ended and states_position(text) and (room > 0 or mentions(text[:70], "subject")):
        return True
    deeper = indent_of(line) >= indent_of(current[-1]) + 2
    return ended and deeper and len(current) > 1 and not _item_kind(current[0])


def _is_centred(line: str, beside: str) -> bool:
    """Whether a label stands in the middle over or under its text, with nothing else on its line:

    "            Recommendation (Serial No. 5, Para 2.14)"
    """
    if indent_of(line) < indent_of(beside) + _CENTRED or "  " in line.strip():
        return False
    label = asking_label(line) or answering_label(line)
    return label is not None and label.whole


def _is_over_label(line: str, current: Sequence[str], following: str) -> bool:
    """Whether a line below the end of a sentence is the title over "Recommendation 1", alone."""
    text, below = line.strip(), following.strip()
    title = text[:1].isupper() and len(text.split()) <= _TITLE and not ENDED.search(text)
    if not title or not below or not ENDED.search(current[-1].strip()):
        return False
    label = asking_label(below)
    return label is not None and label.whole and not is_label(text)


def _is_stance(text: str) -> bool:
    """Whether a line answers without a full stop: "The office accepts this recommendation".

    "Accepted recommendations" is a heading over many, "Recommendation 4 – Accepted" a label.
    """
    singular = any(map(is_singular_recommendation, text.casefold().split()))
    return singular and states_position(text) and not is_label(text)


def _item_kind(text: str) -> str:
    """How a list item is marked: "•", "-", "1.", "(a)"; empty where it is none."""
    if BULLET.match(text):
        return "•"
    if _DASH.match(text):
        return "-"
    found = NUMBERED.match(text.strip())
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", found.group().lower())) if found else ""


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def _is_field(text: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a line with a label is a field of a form, or an answer: "Due date: May 2026", "Name:
    A. Reader" over "Position: Clerk", "Response: We agree", but not "Finding 1: Old nets"."""
    name, _, value = text.partition(":")
    if not value or re.search(r"\d", name):
        return False
    known = header_role(name) == "extra" or _DATED.search(value)
    beside = any(len(lines) == 1 and _names_value(lines[0].strip()) for lines in (before, after))
    return bool(known) or beside or answering_label(text) is not None


def _names_value(text: str) -> bool:
    name, _, value = text.partition(":")
    short = 0 < len(value.split()) <= _PHRASE and not re.search(r"\d", name)
    return short and _LABELLED.match(text) is not None


def _is_long_title(lines: Sequence[str], before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether two or three lines above or below the label of a recommendation are a title."""
    text = " ".join(line.strip() for line in lines)
    above = bool(after) and bool(_ASKS.match(after[0])) and is_label(after[0])
    below = len(before) == 1 and bool(_ASKS.match(before[0])) and _is_whole_label(before[0])
    if not (above or (below and after)) or len(lines) > 3 or len(text.split()) > _LONG_TITLE:
        return False
    if is_verdict(text) or states_position(text) or is_label(text):
        return False
    if above and _CHAPTER.match(text):
        return True
    inside = not text[0].isupper() or _LABELLED.match(text) or _item_kind(text)
    return not (inside or re.search(r"[.!?:;,…)”’]$", text))


def _leads_to_list(after: Sequence[str]) -> bool:
    """Whether a line goes on in the items of a list: "The office should" / "• mend nets;"."""
    sign = SIGN.match(after[0]) if after else None
    return sign is not None and after[0][sign.end() :][:1].islower()


def _is_whole_label(text: str) -> bool:
    label = asking_label(text)
    return label is not None and label.whole and bool(label.number)


def _heading_level(lines: Sequence[str], before: Sequence[str], after: Sequence[str]) -> int:
    """The level of a heading: "## Title", or a short line by itself that is no sentence.

    What follows a label ("Response:", "Recommendation 4") is its text, however short: "Accepted".
    A numbered line is an item of a list, but a heading where a recommendation's label follows:
    "II. Nets and boats." before "Recommendation 4". A label by itself is a heading of level 2.
    """
    text = lines[0].strip()
    if is_led(text) or _BRACKETED.fullmatch(text) or not re.search(r"[^\W\d_]", text):
        return 0
    if len(lines) > 1:
        return int(_is_long_title(lines, before, after))
    if marked := _HEADING.match(text):
        return len(marked.group(1))
    if _leads_to_list(after):
        return 0
    if NUMBERED.match(text):
        if text[0].isdigit() and text.endswith(".") and len(text.split()) > _PHRASE:
            return 0  # "5. We shall write to the Committee in May."
        if before and (kind := _item_kind(text)) and kind == _item_kind(before[0]):
            return 0
        asked = bool(after) and bool(_ASKS.match(after[0])) and len(text.split()) <= 25
        return int(asked and not states_position(text.partition(" ")[2]))
    count = len(text.split())
    if count > 12 or _item_kind(text) or text[0].islower() or re.search(r"[.!?:;,…]$", text):
        return 0
    if count < 2:  # "Accountability", not "Accepted": a recommendation follows
        begins = bool(after) and bool(NUMBERED.match(after[0]) or _ASKS.match(after[0]))
        begins = begins or (text.isupper() and len(text) > 4)  # "APPENDIX"
        return int(begins and len(text) > 3 and not (is_label(text) or states_position(text)))
    if is_verdict(text) or _is_stance(text):
        return 0
    if _LABELLED.match(text):
        return 0 if _is_field(text, before, after) else 2
    return 0 if len(before) == 1 and _LABELLED.match(before[0].strip()) else 1
