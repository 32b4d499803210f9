"""Reads a Word file (a ZIP archive of XML) and returns the parts that hold its text."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.errors import error
from pipeline.read.sniff import read_bytes

_STRICT = b"http://purl.oclc.org/ooxml/"
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "header", "footer")


@dataclass(frozen=True, slots=True)
class WordFile:
    """The document's XML, and its other parts by their kind ("styles", "footnotes", "header"…)."""

    document: Any
    parts: Mapping[str, tuple[Any, ...]]

    def part(self, kind: str) -> Any:
        """The only part of a kind; None where the file has none."""
        found = self.parts.get(kind, ())
        return found[0] if found else None


def open_word_file(path: Path) -> WordFile:
    """The parts of a .docx file; PipelineError where it is none or damaged."""
    data = read_bytes(path, "docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            document = _parse(archive.read("word/document.xml"))
            parts: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
            relations = "word/_rels/document.xml.rels"
            for relation in _parse(archive.read(relations)) if relations in names else ():
                kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
                target = posixpath.normpath(posixpath.join("/word", relation.get("Target") or ""))
                if kind in parts and target[1:] in names:
                    parts[kind].append(_parse(archive.read(target[1:])))
    except (zipfile.BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError) as failure:
        raise error(path, f"damaged Word file ({failure})", "Get the file again.") from failure
    except (NotImplementedError, RuntimeError) as failure:  # an encrypted member
        raise error(path, str(failure), "Save it as .docx without a password.") from failure
    return WordFile(document, {kind: tuple(found) for kind, found in parts.items()})


def _parse(xml: bytes) -> Any:
    """The root element. Files of the "strict" kind differ in the addresses of their names."""
    if _STRICT in xml[:4096]:
        xml = xml.replace(
            _STRICT + b"wordprocessingml/main",
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(xml, parser)
