"""Reads a Markdown file and returns its blocks, as the web page that it makes."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt

from pipeline.models import Block, Cell, Reading
from pipeline.read.html import read_html_text
from pipeline.read.sniff import read_string
from pipeline.read.words import Run, paragraph_of

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)

_NOTE = re.compile(
    r"""
      ^ \[ \^ (?P<mark> [\w-]+ ) \] : [ \t]+ (?P<text> .* (?: \n (?! \s*\n | \[\^ ) .+ )* )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""[^1]: The text of a note, on one line or several."""

_GRID = re.compile(r"^\+(?:[-=:]+\+)+\n(?:[|+].*\n?)+", re.MULTILINE)
"""A table drawn with "+---+" and "|", as Pandoc writes it."""

_MARK = re.compile(r"\[\^([\w-]+)\](?!:)")


def read_markdown(path: Path) -> Reading:
    """The blocks of a Markdown file (CommonMark, with tables and notes); all on page 1."""
    text, warnings = read_string(path)
    blocks: list[Block] = []
    if found := _FRONT_MATTER.match(text):
        paragraph = paragraph_of([Run(found.group(1))])
        blocks.append(Block("furniture", (Cell((paragraph,)),), 1))
        text = text[found.end() :]
    marked = _MARK.sub(r'<sup><a href="#note-\1">\1</a></sup>', _NOTE.sub(_note_as_html, text))
    html = _render(_GRID.sub(_grid_as_html, marked))
    return Reading((*blocks, *read_html_text(html)), 1, "markdown", warnings)


def _render(text: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def _grid_as_html(found: re.Match[str]) -> str:
    """A grid table, whose cells hold Markdown of their own; cells that span others stay text."""
    top, *lines = found[0].rstrip().split("\n")
    columns = [match.span() for match in re.finditer(r"(?<=\+)[-=:]+(?=\+)", top)]
    rows: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("+"):
            rows.append([])
        elif any(line[end : end + 1] != "|" for _, end in columns):
            return found[0]
        else:
            rows[-1].append(line)
    html = ["<table>"]
    for row in filter(None, rows):
        cells = ("\n".join(line[a:b].strip() for line in row) for a, b in columns)
        html.append("<tr>" + "".join(f"<td>{_render(cell)}</td>" for cell in cells) + "</tr>")
    return "\n".join((*html, "</table>")).replace("\n\n", "\n") + "\n"


def _note_as_html(found: re.Match[str]) -> str:
    return f'\n<div id="note-{found["mark"]}">\n\n{found["text"]}\n\n</div>\n'
