"""Takes what `describe` gives and returns it as lines of text: what `inspect` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]

WIDTH = 100


def format_inspection(data: Data) -> str:
    """The document in a few lines, then the items of the stage, grouped by page where it helps."""
    lines = list(_document(data))
    formatters = {
        "read": _block,
        "rows": _row,
        "split": _pair,
        "classify": _stances,
        "records": _record,
    }
    if data["stage"] == "overview":
        lines += _overview(data["items"])
    else:
        page = 0
        for item in data["items"]:
            first = item["pages"][0] if item["pages"] else page
            if first != page:
                page = first
                lines += ["", f"--- page {page} ---"]
            lines += formatters[data["stage"]](item)
    return "\n".join(lines)


def _document(data: Data) -> Iterator[str]:
    pages = f"{data['pages']} page{'s' * (data['pages'] != 1)}"
    yield f"{data['source']}: {data['format']}, {pages}; layout: {data['layout']}"
    parts = [f"{count} {name}" for name, count in data["ledger"].items() if name != "words"]
    yield f"{data['ledger']['words']} words: {', '.join(parts).replace('_', ' ')}"
    for warning in data["warnings"]:
        yield f"warning: {warning}"
    for item in data["left_over"]:
        yield f"left over on page {item['page']}: {shorten(item['text'])}"


def shorten(text: str, width: int = WIDTH) -> str:
    """A text in one line: its beginning, its end, and how many words it has."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    tail = width // 3
    return f"{flat[: width - tail - 3]} … {flat[-tail:]} ({len(flat.split())} words)"


def _overview(items: list[Data]) -> list[str]:
    if not items:
        return ["no pairs"]
    head = ("", "page", "section", "number", "agreement", "asked", "said", "review")
    table = [
        (
            str(item["index"] + 1),
            "–".join(map(str, dict.fromkeys((item["pages"][0], item["pages"][-1])))),
            _cut(item["section"], 28),
            item["number"],
            " ".join(part for part in (item["agreement"] or "–", item["qualifier"]) if part)
            + (f" [{item['responder']}]" if item["responder"] else ""),
            str(item["recommendation"]),
            str(item["response"]),
            "; ".join(item["review"]),
        )
        for item in items
    ]
    widths = [max(len(row[column]) for row in (head, *table)) for column in range(len(head))]
    numeric = {0, 5, 6}
    return ["asked, said: words of the recommendation and of the response", ""] + [
        "  ".join(
            cell.rjust(width) if column in numeric else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *table)
    ]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


# --- one item --------------------------------------------------------------------------------


def _block(item: Data) -> Iterator[str]:
    table = f" of table {item['table']}, {item['columns']} columns" if item["table"] else ""
    cues = f" ({', '.join(item['cues'])})" if item["cues"] else ""
    yield f"#{item['index']} {item['kind']}{table}{cues}"
    for cell in item["cells"]:
        lead = "   "
        if item["kind"] == "row":
            span = f"–{cell['column'] + cell['span'] - 1}" if cell["span"] > 1 else ""
            lead = f"  | {cell['column']}{span}: {'(merged)' if cell['merged'] else ''}"
        for paragraph in cell["paragraphs"]:
            marks = [f"mark {mark}" for mark in paragraph["marks"]]
            cues = ", ".join([*paragraph["cues"], *marks])
            yield f"{lead}{shorten(paragraph['text'])}{f'  [{cues}]' if cues else ''}"
            lead = " " * len(lead)
        if not cell["paragraphs"]:
            yield lead.rstrip()


def _row(item: Data) -> Iterator[str]:
    starts = " (starts)" if item["starts"] else ""
    rest = item["roles"].get("rest")
    if rest is not None and len(item["roles"]) == 1:
        yield f"#{item['index']} {item['kind']}{starts}: {shorten(rest)}"
        return
    yield f"#{item['index']} {item['kind']}{starts}"
    for role, text in item["roles"].items():
        yield f"    {role}: {shorten(text)}"


def _heading(item: Data) -> str:
    pages = item["pages"]
    run = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]}–{pages[-1]}"
    section = f"{item['section']} / " if item["section"] else ""
    return f"{item['index'] + 1}. {section}{item['number'] or '(no number)'}, {run}"


def _pair(item: Data) -> Iterator[str]:
    yield _heading(item)
    yield f"    asked: {shorten(item['recommendation'])}"
    yield f"    said:  {shorten(item['response'])}"
    shown = {
        "by": item["responder"],
        "label in": item["label_column"],
        **item["extra"],
        "notes": " | ".join(item["notes"]),
        "taken out": item["taken_out"],
        "flags": "; ".join(item["flags"]),
    }
    for name, text in shown.items():
        if text:
            yield f"    {name}: {shorten(text)}"


def _stances(item: Data) -> Iterator[str]:
    yield _heading(item)
    for stance in item["stances"]:
        by = f"{stance['responder']}: " if stance["responder"] else ""
        code = " · ".join(
            part
            for part in (stance["agreement"] or "no position", stance["qualifier"], stance["basis"])
            if part
        )
        yield f"    {by}{code}"
        for quote in stance["evidence"]:
            where = f"{quote['column']} " if quote["column"] else ""
            yield f"      “{quote['text']}” ({where}{quote['start']}–{quote['end']})"
        if stance["review"]:
            yield f"      review: {'; '.join(stance['review'])}"
        for line in stance["trace"]:
            yield f"      {line}"


def _record(item: Data) -> Iterator[str]:
    yield item["recommendation_id"]
    for name, value in item.items():
        if name in ("recommendation_id", "document_id", "pages", "regions") or value in ("", []):
            continue
        if name == "evidence":
            value = " … ".join(quote["quote"] for quote in value)
        elif isinstance(value, list):
            value = "; ".join(map(str, value))
        elif isinstance(value, dict):
            value = "; ".join(f"{key}: {text}" for key, text in value.items())
        if value not in ("", None):
            yield f"    {name}: {shorten(str(value))}"
