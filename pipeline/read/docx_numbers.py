"""Reads the numbering definitions of a Word file and returns the labels that its lists print."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.read.list_numbers import format_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BULLET = "•"
"""What stands for the sign of an unnumbered list."""


@dataclass(frozen=True, slots=True)
class Level:
    """A list level: its number format, its text ("%1.%2)") and its first number."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a file: list id -> (definition, levels); and which levels styles name."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    by_style: dict[tuple[str, str], int] = field(default_factory=dict)
    restarts: frozenset[tuple[str, int]] = frozenset()


def read_numbering(root: Any) -> Numbering:
    """The numbering of word/numbering.xml; None gives a file without lists."""
    if root is None:
        return Numbering()
    abstract: dict[str, dict[int, Level]] = {}
    styles: dict[tuple[str, str], int] = {}
    for element in root.iter(f"{W}abstractNum"):
        key = element.get(f"{W}abstractNumId")
        abstract[key] = {}
        for level in element.iter(f"{W}lvl"):
            depth = whole_number(level.get(f"{W}ilvl"))
            abstract[key][depth] = _read_level(level)
            if style := value_of(level, "pStyle"):
                styles[key, style] = depth
    lists: dict[str, tuple[str, dict[int, Level]]] = {}
    by_style: dict[tuple[str, str], int] = {}
    restarts: set[tuple[str, int]] = set()
    for element in root.iter(f"{W}num"):
        number, key = element.get(f"{W}numId"), value_of(element, "abstractNumId")
        levels = dict(abstract.get(key, {}))
        for override in element.iter(f"{W}lvlOverride"):
            depth = whole_number(override.get(f"{W}ilvl"))
            own = override.find(f"{W}lvl")
            levels[depth] = _read_level(own) if own is not None else levels.get(depth, Level())
            if start := value_of(override, "startOverride"):
                levels[depth] = replace(levels[depth], start=whole_number(start, 1))
                restarts.add((number, depth))
        lists[number] = (key, levels)
        by_style.update({(number, s): depth for (k, s), depth in styles.items() if k == key})
    return Numbering(lists, by_style, frozenset(restarts))


def count_labels(numbering: Numbering) -> Callable[[str, int], str]:
    """A function (list id, level) -> label of the next item, in the order of the document.

    "1." then "2." then "a)" on the level below; BULLET for a sign; empty for no label. Lists of
    one definition go on counting, unless a list says that it starts anew.
    """
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    begun: set[tuple[str, int]] = set()

    def next_label(number: str, depth: int) -> str:
        if number not in numbering.lists:
            return ""
        key, levels = numbering.lists[number]
        level = levels.get(depth, Level())
        count = counts[key]
        anew = (number, depth) in numbering.restarts and (number, depth) not in begun
        begun.add((number, depth))
        count[depth] = level.start if anew or depth not in count else count[depth] + 1
        for deeper in [d for d in count if d > depth]:
            del count[deeper]
        if level.format == "bullet":
            return BULLET
        if level.format == "none":
            return ""
        for upper in range(depth):
            count.setdefault(upper, levels.get(upper, Level()).start)

        def number_at(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            return format_number(
                count.get(at, levels.get(at, Level()).start), levels.get(at, Level()).format
            )

        return re.sub(r"%(\d)", number_at, level.text)

    return next_label


def _read_level(element: Any) -> Level:
    return Level(
        value_of(element, "numFmt") or "decimal",
        value_of(element, "lvlText"),
        whole_number(value_of(element, "start"), 1),
    )


def value_of(element: Any, name: str) -> str:
    """The w:val of a child; empty where there is none."""
    found = element.find(f"{W}{name}") if element is not None else None
    return "" if found is None else str(found.get(f"{W}val") or "")


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """A number as a Word file writes it, or ``otherwise`` where it is none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else otherwise
