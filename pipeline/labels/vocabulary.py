"""Reads the words that documents print over recommendations and answers (en.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

FLAGS = re.VERBOSE | re.IGNORECASE  # of the patterns that are made of these words


@cache
def vocabulary() -> dict[str, Any]:
    """en.toml as data."""
    return tomllib.loads(files("pipeline.labels").joinpath("en.toml").read_text("utf-8"))


@cache
def words_of(group: str) -> frozenset[str]:
    """The words of a group of [labels]."""
    return frozenset(vocabulary()["labels"][group])


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def either(*groups: str) -> str:
    """A pattern of any of the words of groups of [labels]."""
    return alternatives(word for group in groups for word in vocabulary()["labels"][group])


@cache
def a_date() -> str:
    """A pattern: 3 May 2019   May 3rd, 2019   May 2019"""
    month, day = alternatives(vocabulary()["headings"]["months"]), r"\d{1,2}(?:st|nd|rd|th)?"
    return rf"""
        (?: {day} \s+ (?:{month}) | (?:{month}) (?:\s+ {day})? ) ,? \s+ (?:19|20)\d\d"""


@cache
def any_of(table: str, group: str) -> re.Pattern[str]:
    """Any of the words and phrases of a group of a table."""
    return re.compile(rf"\b(?:{alternatives(vocabulary()[table][group])})\b", re.IGNORECASE)


def mentions(text: str, *groups: str) -> bool:
    """Whether a text has one of the words or phrases of groups of [labels]."""
    return any(any_of("labels", group).search(text) for group in groups)
