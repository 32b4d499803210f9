"""Reads a comparison and returns it as Markdown, for a pull request, an issue or an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

WORDS_AROUND = 12
"""Words shown before and after a change."""

MARKS = {"same": "{}", "deleted": "<del>{}</del>", "inserted": "<ins>{}</ins>"}
"""Markdown's own ~~ and ** do not open between a letter and a full stop."""

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def render_markdown(comparison: Comparison, title: str = "") -> bytes:
    """The summary, and then a list item a record, with ``del`` and ``ins`` in its texts."""
    lines = [f"# What changed{f': {_plain(title)}' if title else ''}", ""]
    lines += [_plain(comparison["summary"]), ""]
    for kind, cards in cards_by_class(comparison):
        above = comparison["counts"][kind] - len(cards)
        note = f", and {above} more above" if above else ""
        lines += [f"## {heading(kind, len(cards)).capitalize()}{note}", ""]
        for card in cards:
            lines += _item(card)
        lines.append("")
    return ("\n".join(lines).rstrip() + "\n").encode()


def _item(card: Card) -> Iterator[str]:
    first = card.changes[0]
    if card.quiet:
        places = ", ".join(
            f"{_plain(c['before'] or '-')} → {_plain(c['after'] or '-')}" for c in card.changes
        )
        yield f"- no. {places}: {_plain(shorten(first['recommendation'], 12))}"
        return
    ids = card.ids.replace("`", "'")
    yield f"- **{_plain(card.title)}**" + (f" `{ids}`" if ids else "")
    if card.kind not in ("unclear", "section", "document", "added", "removed", "recommendation"):
        yield f"  - *{_plain(shorten(first['recommendation'], 24))}*"
    for change in card.changes:
        yield from (f"  - {text}" for text in _change(change))


def _change(change: Change) -> Iterator[str]:
    kind, before, after = change["class"], change["before"], change["after"]
    note = f" ({_plain(change['direction'])})" if change["direction"] else ""
    if kind in ("added", "removed"):
        code = code_in_words({**change, "field": "agreement"}, change["agreement"])
        yield f"recommendation: {_plain(change['recommendation'])}"
        yield f"**{code}**: {_plain(change['response'] or 'no response')}"
    elif kind == "unclear":
        yield f"why: {_plain(change['direction'])}"
        yield f"before: {_plain(before)}"
        yield f"now: {_plain(after)}"
    elif kind in ("agreement", "qualifier"):
        yield f"**{code_in_words(change, before)} → {code_in_words(change, after)}**{note}"
        if kind == "agreement" and change["evidence_before"] != change["evidence_after"]:
            quotes = (change["evidence_before"], change["evidence_after"])
            yield "evidence: " + " → ".join(f"“{_plain(q)}”" if q else "none" for q in quotes)
    elif kind in ("section", "document", "moved", "renumbered"):
        yield f"{_plain(change['field'])}: {_plain(before) or '-'} → {_plain(after) or '-'}{note}"
    else:
        pieces = with_gaps(woven(change), WORDS_AROUND)
        text = "".join(
            " … " if kind == "far" else MARKS[kind].format(_plain(words)) for kind, words in pieces
        )
        yield f"{_plain(change['field'])}: {text}"


def _plain(text: str) -> str:
    """The text on one line, with what Markdown would read as a sign marked as none."""
    return SPECIAL.sub(r"\\\1", re.sub(r"\s*\n\s*", " ", text))
