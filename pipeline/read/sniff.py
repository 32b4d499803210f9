"""Reads a source file and returns its bytes or its text, once they are what its suffix says."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import Path

from pipeline.errors import PipelineError, error

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "gzip"),
    (b"MIME-Version:", "mhtml"),
    (b"From: <Saved by ", "mhtml"),
)

_HTML = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml.*?\?>)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)

_KINDS = {
    "pdf": ("a PDF", "Name it .pdf"),
    "docx": ("a Word document", "Name it .docx"),
    "html": ("a web page", "Name it .html"),
    "text": ("plain text", "Name it .txt"),
    "ole": ("an older Office file, or an encrypted one", "Save it as .docx without a password"),
    "rtf": ("rich text (RTF)", "Save it as .docx"),
    "mhtml": ("a web archive (MHTML)", "Save the page again as HTML"),
    "picture": ("a picture", "Make a PDF of it and build that with --ocr"),
    "zip": ("a ZIP archive", "Unpack it first"),
    "damaged": ("a ZIP archive cut short, as a damaged Word file is", "Get the file again"),
    "gzip": ("a gzip archive", "Unpack it first"),
    "binary": ("no text", "Save it as UTF-8 text"),
}
"""Kind of the bytes -> what they are, and what to do with them under another suffix."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_CHARSET = re.compile(rb"""(?:charset|<\?xml[^>]*encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def kind_of(data: bytes) -> str:
    """What bytes are, by their content: a key of the table above ("pdf", "docx", "text", …)."""
    head = data[:1024].removeprefix(codecs.BOM_UTF8).lstrip()
    for signature, kind in _SIGNATURES:
        # a PDF may begin after some stray bytes (its specification allows 1,024)
        if head.startswith(signature) or (kind == "pdf" and signature in head):
            return _kind_of_zip(data) if kind == "zip" else kind
    if _HTML.match(data[:65536].removeprefix(codecs.BOM_UTF8)):
        return "html"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "text"
    controls = sum(data.count(bytes([code])) for code in range(9))
    return "binary" if b"\x00" in data or controls > len(data) / 200 else "text"


def read_bytes(path: Path, *kinds: str) -> bytes:
    """The bytes of a file, which must be of one of the kinds; PipelineError where they are not."""
    try:
        data = path.read_bytes()
    except OSError as failure:
        reason = (failure.strerror or "cannot be read").lower()
        raise error(path, reason, "Check the path and its permissions.") from failure
    if not data.strip():
        raise error(path, "the file is empty", "Put the document there, or take the file away.")
    kind = kind_of(data)
    if kind not in kinds:
        what, remedy = _KINDS[kind]
        name = path.suffix or "this"
        raise error(path, f"named {name}, but its bytes are {what}", f"{remedy}.")
    return data


def read_string(path: Path, *kinds: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file with "\\n" as its line ends, and a warning where it is not UTF-8.

    A web page can name its encoding itself: <meta charset="windows-1252">.
    """
    data = read_bytes(path, *(kinds or ("text",)))
    text, warnings = _decode(path, data, declared="html" in kinds)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text), warnings


def decode_csv(data: bytes) -> tuple[str, bool]:
    """(the text of a spreadsheet's CSV, whether it is Unicode), else Windows-1252.

    Excel saves "CSV UTF-8" with a byte order mark, "Unicode text" as UTF-16.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), True
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), False


def _decode(path: Path, data: bytes, declared: bool) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as failure:
                raise _undecodable(path) from failure
    named = _CHARSET.search(data[:4096]) if declared else None
    if named and (encoding := _known_encoding(named.group(1).decode("ascii"))):
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as failure:
        raise _undecodable(path) from failure
    return text, ("not UTF-8; read as Windows-1252",)


def _known_encoding(name: str) -> str:
    """The codec for a charset that a page names; as browsers do, Latin-1 is Windows-1252."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return ""
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def _undecodable(path: Path) -> PipelineError:
    return error(path, "neither UTF-8 nor Windows-1252", "Save it as UTF-8 text.")


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "docx" if "word/document.xml" in archive.namelist() else "zip"
    except (zipfile.BadZipFile, NotImplementedError):
        return "damaged"
