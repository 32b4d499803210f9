"""Reads a text file and returns its blocks: rough text, a mail, `pdftotext -layout`, or prose."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.models import Reading
from pipeline.read.layout_text import read_layout_pages
from pipeline.read.mail_text import is_mail, read_mail_pages
from pipeline.read.rough_text import is_rough, read_rough_pages
from pipeline.read.sniff import read_string
from pipeline.read.text_pages import split_at_page_numbers

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){3,}")


def read_text(path: Path) -> Reading:
    """The blocks of a text file; PipelineError where it is empty or no text.

    Tabs between columns or `<p>` tags make it rough text, lines quoted with ">" a mail. Everything
    else is a grid of characters, in which columns are seen by their gutters and the rest is prose;
    where nothing else parts its pages, their numbers do.
    """
    text, warnings = read_string(path)
    pages = split_pages(text)
    if is_rough(text):
        return Reading(read_rough_pages(pages), len(pages), "rough text", warnings)
    if is_mail(text):
        return Reading(read_mail_pages(pages), len(pages), "mail", warnings)
    if len(pages) == 1:
        pages = split_at_page_numbers(pages[0])
    blocks, unclear = read_layout_pages(pages)
    return Reading(blocks, len(pages), "plain text", (*warnings, *unclear))


def split_pages(text: str) -> list[str]:
    """The pages of a text: cut at form feeds, or where it has none, at three blank lines."""
    if "\f" in text.strip():
        pages = text.split("\f")
        return pages if pages[-1].strip() else pages[:-1]
    return _BLANK_LINES.split(text.strip("\n"))
