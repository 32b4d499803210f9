"""Sets the chart as plain text and returns it: a Markdown table, and a dump of a PDF's layout."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import with_word
from chart import INTRO, NOTES, SECTIONS, TITLE


def markdown_table() -> str:
    """A pipe table for each section, ``<br>`` in its cells, footnotes as ``[^4]``."""
    text = f"# {TITLE}[^1]\n\n{INTRO}\n"
    for section in SECTIONS:
        text += f"\n## {section.heading}\n\n"
        text += "| No. | Recommendation | ICE response |\n| --- | --- | --- |\n"
        for item in section.items:
            cells = (item.number, cell(item.recommendation), cell(item.response))
            text += "| " + " | ".join(cells) + " |\n"
    return text + "".join(f"\n[^{number}]: {note}\n" for number, note in NOTES.items())


def cell(paragraphs: Iterable[str]) -> str:
    """Paragraphs on one line, two breaks between them and one before a list item."""
    text = ""
    for paragraph in paragraphs:
        gap = "<br>" if paragraph.startswith("• ") else "<br><br>"
        text += (gap if text else "") + paragraph.replace("‖", "").replace("{4}", "[^4]")
    return text


def layout_dump() -> str:
    """What ``pdftotext -layout`` makes of two columns with a gutter; pages end in a form feed."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(with_word.print_with_libreoffice(with_word.no_lines(wide=True)))
        return subprocess.run(
            ["pdftotext", "-layout", file.name, "-"], check=True, capture_output=True, text=True
        ).stdout
