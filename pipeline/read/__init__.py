"""Reads a source file into blocks: one module a format, behind one literal table of suffixes."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from pipeline.errors import error
from pipeline.models import Block, Reading
from pipeline.read.cut_rows import mark_heads_over_rows
from pipeline.read.words import RULING

#: suffix → (module, function). A module is imported when a file of its kind is read.
READERS: dict[str, tuple[str, str]] = {
    ".txt": ("pipeline.read.text", "read_text"),
    ".pdf": ("pipeline.read.pdf", "read_pdf"),
    ".docx": ("pipeline.read.docx", "read_docx"),
    ".html": ("pipeline.read.html", "read_html"),
    ".htm": ("pipeline.read.html", "read_html"),
    ".xhtml": ("pipeline.read.html", "read_html"),
    ".md": ("pipeline.read.markdown", "read_markdown"),
}


def read_source(
    path: Path, *, pages: frozenset[int] | None = None, ocr: bool = False, language: str = "en"
) -> Reading:
    """The blocks of a source file, in reading order; ``pages`` (from 1) keeps only those.

    Raises PipelineError for a suffix without a reader and for a file that cannot be read.
    ``ocr`` adds a text layer to the pages of a PDF that have none, in ``language`` (BCP 47).
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise error(path, f"no reader for {suffix or 'a file without suffix'}", f"Known: {known}.")
    module, function = READERS[suffix]
    if suffix == ".pdf":
        reading = _read_pdf(path, pages, language if ocr else "")
    else:
        reading = getattr(import_module(module), function)(path)
    kept = (block for block in reading.blocks if pages is None or block.page in pages)
    return replace(reading, blocks=mark_heads_over_rows([_without_rule(block) for block in kept]))


def _read_pdf(path: Path, pages: frozenset[int] | None, language: str) -> Reading:
    """The blocks of a PDF, with a text layer in ``language`` if one is named."""
    from pipeline.read.pdf import read_pdf

    if not language:
        return read_pdf(path, pages)
    from pipeline.read.ocr import with_text_layer

    with with_text_layer(path, pages=pages, language=language) as readable:
        return read_pdf(readable, pages, name=path)


def _without_rule(block: Block) -> Block:
    """A rule that is typed, "_____" or "* * *", as the furniture that it is."""
    brief = block.kind == "paragraph" and len(block.words) < 60
    typed = brief and RULING.fullmatch(block.text)
    return replace(block, kind="furniture") if typed else block
