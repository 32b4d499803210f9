"""Sets the chart as prose with groff and returns it as PDF, with words cut at line ends."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable

from chart import INTRO, NOTES, SECTIONS, TITLE, runs

SIGNS = {"\\": "\\e", "'": "\\(aq", '"': "\\(dq", "`": "\\(ga"}

OPENING = """.nr LL 6.3i
.nr PO 1.1i
.nr HM 1.1i
.nr FM 1.1i
.nr PS 11
.nr VS 14
.ds CH
.ds LH Secure Communities
.ds RH ICE response
.ds CF \\- % \\-
.P1
.hy 1
"""


def prose() -> bytes:
    """ "Recommendation 4" as heading, then the text, then the answer after "Response:"."""
    text = OPENING
    text += f".LP\n.LG\n.B\n{inline(TITLE)}\\*{{1\\*}}\n.R\n.NL\n{note('1')}"
    text += flow([INTRO])
    for section in SECTIONS:
        text += f".SH 1\n.LG\n{inline(section.heading)}\n.NL\n"
        for item in section.items:
            text += f".SH 2\nRecommendation {item.number}\n"
            text += flow(item.recommendation)
            text += flow(item.response, lead="\\fBResponse:\\fP ")
    return print_with_groff(text)


def unnumbered() -> bytes:
    """Pairs with labels and no number, "Recommendation:" and "Response:" run into the text."""
    text = OPENING + f".LP\n.LG\n.B\n{inline(TITLE)}\n.R\n.NL\n" + flow([INTRO])
    for section in SECTIONS:
        text += f".SH 1\n.LG\n{inline(section.heading)}\n.NL\n"
        for item in section.items:
            text += flow(item.recommendation, lead="\\fBRecommendation:\\fP ")
            text += flow((t.replace("{4}", "") for t in item.response), lead="\\fBResponse:\\fP ")
    return print_with_groff(text)


def inline(text: str) -> str:
    """The text as groff input; a footnote mark is followed by its note."""
    result = ""
    for run in runs(text):
        words = "".join(SIGNS.get(sign, sign) for sign in run.text)
        words = re.sub(r"\(?(?:http://|www\.)\S+", _unhyphenated, words)
        if run.kind == "mark":
            result += f"\\*{{{words}\\*}}\n{note(run.text)}"
        elif run.kind == "emphasis":
            result += f"\\fI{words}\\fP"
        else:
            result += words.lstrip() if result.endswith("\n") else words
    return result


def _unhyphenated(address: re.Match[str]) -> str:
    """The address, to be cut after a slash only, and without a hyphen."""
    return "\\%" + re.sub(r"(?<=[^/])/(?=[^/])", r"/\\:", address.group())


def note(number: str) -> str:
    """A footnote at the foot of the page."""
    return f".FS\n\\*{{{number}\\*}} {inline(NOTES[number])}\n.FE\n"


def flow(paragraphs: Iterable[str], lead: str = "") -> str:
    """Paragraphs and list items; ``lead`` stands before the first one."""
    text = ""
    for paragraph in paragraphs:
        is_item = paragraph.startswith("• ")
        opening = ".IP \\(bu 2" if is_item else ".LP"
        text += f"{opening}\n{lead}{inline(paragraph.removeprefix('• '))}\n"
        lead = ""
    return text


def print_with_groff(text: str) -> bytes:
    """The PDF of a text with the ms macros."""
    return subprocess.run(
        ["groff", "-K", "utf8", "-ms", "-T", "pdf", "-P-pletter"],
        input=text.encode(),
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1705320000", "TZ": "UTC"},
    ).stdout
