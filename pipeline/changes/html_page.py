"""Reads a comparison and returns it as one HTML file that needs nothing else: no network, no
script but the one of its filters, without which it shows everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from pipeline.changes.cards import (
    Card,
    cards_by_class,
    code_in_words,
    heading,
    shorten,
    with_gaps,
    woven,
)
from pipeline.changes.html_style import SCRIPT, STYLE
from pipeline.compare import CLASSES, Change, Comparison
from pipeline.compare.wording import Piece

WORDS_AROUND = 25
"""Words of an unchanged run that stay in sight beside a change; the rest is folded."""

TAGS = {"same": "{}", "deleted": "<del>{}</del>", "inserted": "<ins>{}</ins>"}


def render_html(comparison: Comparison, title: str = "") -> bytes:
    """The summary, filters by class, and a card for each record, section and document."""
    counts = comparison["counts"]
    groups = list(cards_by_class(comparison))
    boxes = "\n".join(
        f'<label><input type="checkbox" value="{kind}" checked>{escape(heading(kind, n))}</label>'
        for kind in CLASSES
        if (n := counts[kind])
    )
    body = "\n".join(line for kind, cards in groups for line in _section(kind, cards, comparison))
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What changed{escape(f": {title}" if title else "")}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>What changed</h1>
<p class="releases">{escape(title)}</p>
<p class="summary">{escape(comparison["summary"])}</p>
{LEGEND if groups else ""}
<fieldset hidden><legend>Show</legend>
{boxes}
<button type="button">None</button>
</fieldset>
<main>
{body}
</main>
<script>{SCRIPT}</script>
</body>
</html>
"""
    return page.encode()


LEGEND = """<p class="legend">In texts: <del>words that went</del> <ins>words that came</ins>.
White space, hyphenation and quotation marks are no change.</p>"""


def _section(kind: str, cards: Sequence[Card], comparison: Comparison) -> Iterator[str]:
    above = comparison["counts"][kind] - len(cards)
    note = f" <small>and {above} more above, with what matters more</small>" if above else ""
    yield f'<section id="{kind}">\n<h2>{escape(heading(kind, len(cards)))}{note}</h2>'
    if cards[0].quiet:
        yield "<table>\n<tr><th>Number</th><th>Record</th><th>Recommendation</th></tr>"
        yield from (_line(card) for card in cards)
        yield "</table>"
    else:
        yield from (_article(card) for card in cards)
    yield "</section>"


def _line(card: Card) -> str:
    first = card.changes[0]
    places = "<br>".join(
        f"{escape(c['before'] or '–')} → {escape(c['after'] or '–')}" for c in card.changes
    )
    text = escape(shorten(first["recommendation"], 18))
    return (
        f'<tr data-kinds="{" ".join(card.kinds)}">'
        f'<td>{places}</td><td class="ids">{escape(first["new_id"])}</td><td>{text}</td></tr>'
    )


def _article(card: Card) -> str:
    first = card.changes[0]
    also = [CLASSES[kind][0] for kind in card.kinds]
    kinds = f'<p class="kinds">{escape(" · ".join(also))}</p>' if len(also) > 1 else ""
    fields = {change["field"] for change in card.changes}
    parts = [
        part
        for change in card.changes
        if change["field"] in ("agreement", "qualifier")
        for part in _code(change)
    ]
    if card.kind not in ("unclear", "section", "document") and "recommendation" not in fields:
        parts.append(_block("Recommendation", _text(first["recommendation"])))
    if first["response"] and "response" not in fields and card.kind not in ("added", "removed"):
        parts.append(_block("Response", _text(first["response"])))
    parts += [part for change in card.changes for part in _blocks(change)]
    if first["matched_by"] == "similarity":
        how = f"Matched by the likeness of its texts: {first['similarity']:.2f} of 1."
        parts.append(f'<p class="kinds">{how}</p>')
    return "\n".join(
        [
            f'<article data-kinds="{" ".join(card.kinds)}">',
            f'<header><h3>{escape(card.title)}</h3><span class="ids">{escape(card.ids)}</span>'
            f"{kinds}</header>",
            *parts,
            "</article>",
        ]
    )


def _code(change: Change) -> Iterator[str]:
    """agrees → agrees in part · less agreement, and the words that carried either."""
    codes = " → ".join(_chip(code_in_words(change, change[side])) for side in ("before", "after"))
    direction = f" · {escape(change['direction'])}" if change["direction"] else ""
    yield f'<p class="codes">{codes}{direction}</p>'
    before, after = change["evidence_before"], change["evidence_after"]
    if change["field"] == "agreement" and before != after:
        quotes = " → ".join(f"<q>{escape(q)}</q>" if q else "no words" for q in (before, after))
        yield _block("Evidence", quotes)


def _chip(code: str) -> str:
    return f'<span class="code {escape(code.replace(" ", "-"))}">{escape(code)}</span>'


def _blocks(change: Change) -> Iterator[str]:
    kind, field = change["class"], change["field"]
    if kind in ("added", "removed"):
        code = code_in_words({**change, "field": "agreement"}, change["agreement"])
        yield f'<p class="codes">{_chip(code)}</p>'
        yield _block("Recommendation", _text(change["recommendation"]))
        yield _block("Response", _text(change["response"] or "none"))
    elif kind == "unclear":
        yield _block("Why", escape(change["direction"]))
        yield _block("Before", _text(change["before"]))
        yield _block("Now", _text(change["after"]))
    elif kind in ("section", "document", "moved", "renumbered"):
        values = " → ".join(escape(change[side]) or "–" for side in ("before", "after"))
        note = f" ({escape(change['direction'])})" if change["direction"] else ""
        label = "heading" if kind == "section" else str(field)
        yield _block(label, values + note)
    elif kind not in ("agreement", "qualifier"):
        yield _block(field, _woven(woven(change)))


def _block(label: str, content: str) -> str:
    name = escape(label[:1].upper() + label[1:].replace("_", " "))
    return f'<div class="what"><b>{name}</b><div class="text">{content}</div></div>'


def _text(text: str) -> str:
    """A text in full, of which what is far from its beginning is folded."""
    return _woven([Piece("inserted", ""), Piece("same", text)])


def _woven(pieces: Sequence[Piece]) -> str:
    return "".join(
        _fold(text) if change == "far" else TAGS[change].format(escape(text))
        for change, text in with_gaps(pieces, WORDS_AROUND)
        if text
    )


def _fold(text: str) -> str:
    """Folded by the script alone, so that it is there without it, and in print."""
    return f'<span class="far">{escape(text)}</span>'
