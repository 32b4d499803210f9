"""Takes a column's header, or a short cell, and returns what it says the cells are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from pipeline.labels.vocabulary import either, vocabulary, words_of

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
            if (
                words[0] in ("the", "this")
                and words[2:3]
                and words[2] in words_of("never_in_label")
            ):
                return None  # "The recommendation will not be implemented"
            return role, _responder(header) if role == "response" else ""
    return None


def _responder(header: str) -> str:
    """The words before "Response" in a header or label: "ICE Response" → "ICE"."""
    answers = either("response")
    found = re.match(rf"\s*(?:the\s+)?(.*?)(?:['’]s)?\s+(?:{answers})\b", header, re.IGNORECASE)
    if not found:
        by = rf"(?:{answers})\s+(?:of|from|by)\s+(?:the\s+)?(.+)"
        found = re.match(by, header, re.IGNORECASE)
    name = " ".join(found[1].split()) if found else ""
    plain = set(re.findall(r"\w+", name.casefold()))
    return "" if plain.issubset(words_of("no_responder")) else name


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


def are_fields(lines: Sequence[tuple[str, str]]) -> bool:
    """Whether lines one below another are the fields of a form, each a name and its value:

    Date issued     3 May 2031
    Rating          Satisfactory
    File status     Active
    """
    brief = all(0 < len(name.split()) < 5 and name[0].isupper() for name, _ in lines)
    begun = all(value[:1].isupper() or value[:1].isdigit() for _, value in lines)
    if not brief or not begun:
        return False
    known = sum(header_role(name.rstrip(" :")) is not None for name, _ in lines)
    return known > 1 and known * 2 >= len(lines)


def is_singular_recommendation(word: str) -> bool:
    """Whether a word is "recommendation" or the like, and no plural, which heads many."""
    return word in words_of("recommendation") and not word.endswith("s")


def is_yes_or_no(text: str) -> bool:
    return text.casefold().strip(" .") in words_of("yes_or_no")


def is_unmarked(text: str) -> bool:
    """Whether a cell says that the verdict over it is not the one: "No", an empty box."""
    return text.casefold().strip(" .") in words_of("unmarked")
