"""Reads what `compare` returns and returns it in a format to keep, send or print."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.changes.csv_file import render_csv
from pipeline.changes.html_page import render_html
from pipeline.changes.json_file import render_json
from pipeline.changes.markdown import render_markdown
from pipeline.changes.terminal import render_terminal
from pipeline.changes.workbook import render_workbook
from pipeline.compare import Comparison

FORMATS: dict[str, Callable[[Comparison, str], bytes]] = {
    # Each takes the comparison and a title such as "v1 → v2".
    "terminal": render_terminal,
    "json": render_json,
    "csv": render_csv,
    "xlsx": render_workbook,
    "html": render_html,
    "markdown": render_markdown,
}

BINARY = ("xlsx",)
"""What no terminal can show."""

SUFFIXES = {".txt": "terminal", ".htm": "html", ".md": "markdown"} | {
    f".{name}": name for name in ("json", "csv", "xlsx", "html")
}
"""The format that a file name asks for."""
