"""Takes two pieces of text that a page parts and returns them as one where a sentence runs over."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.labels.headers import header_role, is_verdict
from pipeline.labels.headings import starts_as
from pipeline.labels.printed import (
    match_number,
    match_place,
    match_recommendation,
    match_response,
    text_after,
)
from pipeline.models import Paragraph


def joins(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on in the next piece: its sentence is open, or goes on in small.

    "… most held on an" + "ongoing basis."; "… with the law." + "The office …" does not.
    """
    if after.bullet or not before.words or not after.words or before.heading != after.heading:
        return False
    if len(before.words) < 8 and any(
        label and label.whole
        for label in (match_response(before), match_recommendation(before), match_place(before))
    ):
        return False  # "Management response", a label alone
    if (after.bold or after.heading) and len(after.words) < 13 and starts_as(after.text, "ends"):
        return False  # "Appendix", below who signs
    first = after.words[0].text
    goes_on = first[:1].islower() and not re.match(r"\(?[a-z]{1,3}[.)]", first)
    labelled = match_number(after) or match_recommendation(after) or match_response(after)
    answer = match_response(before)  # "Accepted", "Response: Accepted", on a line of its own
    whole = is_closed(before) or is_verdict(text_after(before, answer))
    named = len(before.words) < 5 and header_role(before.text) == "recommendation"
    return goes_on or not (whole or labelled or named)  # "Board recommendation", over its text


def join(before: Paragraph, after: Paragraph) -> Paragraph:
    """The two pieces as the one paragraph that they are."""
    words = before.words
    last, first = words[-1].text, after.words[0].text
    if (re.search(r"\w[-‐]$", last) and first[:1].isalnum()) or re.search(r"\w[—–/]$", last):
        words = (*words[:-1], replace(words[-1], glued=True))
    return replace(
        before,
        words=words + after.words,
        bold=before.bold and after.bold,
        italic=before.italic and after.italic,
    )


def is_closed(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends as a sentence does, or stands in brackets as a whole."""
    return bool(re.search(r"[.:;?!…][”’\"')\]]*$|^\[.*\]$", paragraph.text.rstrip()))
