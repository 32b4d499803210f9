"""Reads a comparison and returns it for a terminal, with or without colour."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.changes.cards import (
    Card,
    cards_by_class,
    code_in_words,
    heading,
    shorten,
    with_gaps,
    woven,
)
from pipeline.compare import Change, Comparison

if TYPE_CHECKING:
    from rich.text import Text

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

WORDS_AROUND = 8
"""Words shown before and after a change."""

LOOKS = {
    "deleted": ("[-", "-]", "red strike"),
    "inserted": ("{+", "+}", "green underline"),
}
"""Marks around words that went and came where there is no colour, and their look where there is."""


def render_terminal(
    comparison: Comparison, title: str = "", *, width: int = 100, colour: bool = False
) -> bytes:
    """The summary, and then the changes by class; without colour, words that went stand in
    [-brackets-] and words that came in {+braces+}."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.rule import Rule

    comparison = {**comparison, "changes": [_printable(row) for row in comparison["changes"]]}
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    if title:
        console.print(title, style="dim", markup=False)
    console.print(comparison["summary"], style="bold", markup=False)
    for kind, cards in cards_by_class(comparison):
        console.print()
        above = comparison["counts"][kind] - len(cards)
        name = heading(kind, len(cards)) + (f", and {above} more above" if above else "")
        console.print(Rule(name, align="left", style="cyan"))
        for card in cards:
            if not card.quiet:
                console.print()
            for indent, text in _lines(card, colour):
                console.print(Padding(text, (0, 0, 0, indent)))
    # A terminal's lines are filled with spaces up to its width.
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines()).encode()


def _printable(change: Change) -> Change:
    """Without the control characters by which a document could steer the terminal."""
    return {
        name: CONTROL.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in change.items()
    }


def _lines(card: Card, colour: bool) -> Iterator[tuple[int, Text]]:
    """(indent, text) of each line."""
    from rich.text import Text

    first = card.changes[0]
    if card.quiet:
        places = ", ".join(f"{c['before'] or '-'} → {c['after'] or '-'}" for c in card.changes)
        text = shorten(first["recommendation"], 9)
        yield 0, Text.assemble((places, "bold"), f"  {first['new_id']}  ", (text, "dim"))
        return
    yield 0, Text.assemble((card.title, "bold"), "  ", (card.ids, "dim"))
    if card.kind not in ("unclear", "section", "document", "added", "removed", "recommendation"):
        yield 2, Text(shorten(first["recommendation"], 24), "dim")
    for change in card.changes:
        yield from ((2, text) for text in _change(change, colour))


def _change(change: Change, colour: bool) -> Iterator[Text]:
    from rich.text import Text

    kind, before, after = change["class"], change["before"], change["after"]
    if kind in ("added", "removed"):
        yield Text(change["recommendation"])
        code = code_in_words({**change, "field": "agreement"}, change["agreement"])
        yield Text.assemble((f"{code}: ", "bold"), change["response"] or "(no response)")
    elif kind == "unclear":
        yield Text(change["direction"], "yellow")
        yield Text.assemble(("before  ", "bold"), before)
        yield Text.assemble(("now     ", "bold"), after)
    elif kind in ("agreement", "qualifier"):
        codes = f"{code_in_words(change, before)} → {code_in_words(change, after)}"
        yield Text.assemble((codes, "bold magenta"), f"  {change['direction']}".rstrip())
        if kind == "agreement" and change["evidence_before"] != change["evidence_after"]:
            yield Text(f"was: {change['evidence_before'] or 'no evidence'}", "dim")
            yield Text(f"now: {change['evidence_after'] or 'no evidence'}", "dim")
    elif kind in ("section", "document", "moved", "renumbered"):
        name = "" if kind in ("section", "moved") else f"{change['field']}: "
        note = f"  ({change['direction']})" if change["direction"] else ""
        yield Text(f"{name}{shorten(before, 30) or '-'} → {shorten(after, 30) or '-'}{note}")
    else:
        yield Text.assemble((f"{change['field']}: ", "bold"), _woven(change, colour))


def _woven(change: Change, colour: bool) -> Text:
    from rich.text import Text

    text = Text()
    for kind, words in with_gaps(woven(change), WORDS_AROUND):
        words = re.sub(r"\s+", " ", words)
        if kind == "far":
            text.append(" … " if text else "… ", "dim")
        elif kind == "same":
            text.append(words)
        elif colour:
            text.append(words, LOOKS[kind][2])
        else:
            left, right, _ = LOOKS[kind]
            text.append(f"{left}{words}{right}")
    return text
