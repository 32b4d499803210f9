"""Groups the flat list of changes into cards, one for each record, section or document: what the
formats for reading show. A card stands under its most important class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.compare import CLASSES, Change, Comparison
from pipeline.compare.wording import Piece, diff_words
from pipeline.schema import NO_POSITION

QUIET = ("renumbered",)
"""Classes that say so little that a line is enough."""


@dataclass(frozen=True, slots=True)
class Card:
    """All that changed in one record, section or document, most important first."""

    changes: tuple[Change, ...]

    @property
    def kind(self) -> str:
        return str(self.changes[0]["class"])

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(change["class"] for change in self.changes))

    @property
    def quiet(self) -> bool:
        return self.kind in QUIET

    @property
    def title(self) -> str:
        """Where it is printed: "B. Safety, no. 3"."""
        first = self.changes[0]
        if self.kind == "document":
            return str(first["document_id"])
        number = f"no. {first['number']}" if first["number"] else ""
        section = first["section"].rstrip(" .,:;")
        return ", ".join(part for part in (section, number) if part) or "no section"

    @property
    def ids(self) -> str:
        """harbour-2021/B/3 → harbour-2021/B/4; one of them where it stayed, came or went."""
        first = self.changes[0]
        return " → ".join(dict.fromkeys(i for i in (first["old_id"], first["new_id"]) if i))


def cards_by_class(comparison: Comparison) -> Iterator[tuple[str, list[Card]]]:
    """(class, its cards), in the order of the classes; classes without any are left out."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in comparison["changes"]:
        key = change["old_id"], change["new_id"], change["document_id"]
        own = change["after"] if change["class"] == "section" else ""
        groups.setdefault((*key, own), []).append(change)
    cards = [Card(tuple(changes)) for changes in groups.values()]
    for kind in CLASSES:
        found = [card for card in cards if card.kind == kind]
        if found:
            yield kind, found


def heading(kind: str, count: int) -> str:
    """2 recommendations reworded"""
    one, several = CLASSES[kind]
    return f"{count} {one if count == 1 else several}"


def code_in_words(change: Change, value: str) -> str:
    """The value, and words where there is none: an empty agreement is no position."""
    return value or (NO_POSITION if change["field"] == "agreement" else "none")


def woven(change: Change) -> list[Piece]:
    """The words that stayed, went and came, white space outside of what went and came."""
    pieces = []
    for piece in diff_words(change["before"], change["after"]):
        space = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        if piece.change == "same" or not space:
            pieces.append(piece)
        else:
            pieces += [Piece("same", space), Piece(piece.change, piece.text.lstrip())]
    return pieces


def shorten(text: str, words: int) -> str:
    """The first words, on one line, without bullets."""
    found = text.replace("•", " ").split()
    return " ".join(found[:words]) + (" …" if len(found) > words else "")


def with_gaps(pieces: Sequence[Piece], keep: int) -> Iterator[tuple[str, str]]:
    """(change, text) of each piece; of a long run that stayed, what lies further than ``keep``
    words from a change comes as "far", to be left out or folded."""
    for index, piece in enumerate(pieces):
        words = list(re.finditer(r"\S+", piece.text))
        before = keep if index else 0
        after = keep if index < len(pieces) - 1 else 0
        if piece.change != "same" or len(words) < before + after + keep:
            yield piece.change, piece.text
            continue
        first = words[before - 1].end() if before else 0
        last = words[-after].start() if after else len(piece.text)
        parts = ("same", piece.text[:first]), ("far", piece.text[first:last])
        yield from (part for part in (*parts, ("same", piece.text[last:])) if part[1])
