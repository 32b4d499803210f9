"""Sets the documents of this folder from sources/*.html and writes the gold beside each.

    python tests/documents/bodies/make_bodies.py            all of them
    python tests/documents/bodies/make_bodies.py NAME…      those whose name contains a NAME

A source says in its first comment how it is set and what is known of each record, and marks in
the text itself, with ``a`` what was asked and with ``r`` what was answered:

    <!-- set: chromium
    1 | 4(a) | Chapter 2 | agrees in part | in principle | Welsh Government -->
    <p><b>Recommendation 4(a).</b> <span a="1">The agency should …</span></p>
    <p r="1">We agree …</p>

So the gold never depends on the pipeline. The bodies are made up; their layouts are those of
real ones.
"""

from __future__ import annotations

import copy
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import lxml.html
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml.etree import _Comment

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from make_documents import write_json, write_pdf  # noqa: E402
from with_browser import print_with_chromium, print_with_wkhtmltopdf  # noqa: E402
from with_word import print_with_libreoffice  # noqa: E402

BLOCKS = {"p", "li", "div", "ul", "ol", "td", "blockquote", "h2", "h3", "h4", "br"}
FIELDS = ("number", "section", "agreement", "qualifier", "responder")


def gold_of(tree: lxml.html.HtmlElement, facts: str) -> list[dict[str, str]]:
    """The records that a marked page holds, in order."""
    texts: dict[tuple[str, str], list[str]] = {}
    for element in tree.iter():
        for mark in "ar":
            for key in (element.get(mark) or "").split() if isinstance(element.tag, str) else ():
                texts.setdefault((mark, key), []).extend(_paragraphs(element))
    records = []
    for line in facts.strip().splitlines():
        key, *values = (part.strip() for part in line.split("|"))
        values += [""] * (len(FIELDS) - len(values))
        known = dict(zip(FIELDS, values, strict=True))
        records.append(
            {
                "number": known["number"],
                "section": known["section"],
                "recommendation": "\n\n".join(texts[("a", key)]),
                "response": "\n\n".join(texts.get(("r", key), [])),
                "agreement": known["agreement"],
                "qualifier": known["qualifier"],
                "responder": known["responder"],
            }
        )
    used = {key for _, key in texts}
    assert used == {line.split("|")[0].strip() for line in facts.strip().splitlines()}, used
    return records


def _paragraphs(element: lxml.html.HtmlElement) -> list[str]:
    pieces = [""]

    def walk(node: lxml.html.HtmlElement) -> None:
        if isinstance(node, _Comment) or node.tag == "sup" or node.get("x") is not None:
            return
        if node.tag in BLOCKS:
            pieces.append("")
        pieces[-1] += node.text or ""
        for child in node:
            walk(child)
            pieces[-1] += child.tail or ""
        if node.tag in BLOCKS:
            pieces.append("")

    walk(element)
    return [text for piece in pieces if (text := " ".join(piece.split()))]


def without_marks(tree: lxml.html.HtmlElement) -> str:
    """The page as it is set."""
    plain = copy.deepcopy(tree)
    for node in list(plain.iter()):
        if isinstance(node, _Comment):
            node.drop_tree()
            continue
        for mark in ("a", "r", "x"):
            node.attrib.pop(mark, None)
    html: str = lxml.html.tostring(plain, encoding="unicode", doctype="<!DOCTYPE html>")
    return html


def convert_with_libreoffice(html: str, to: str) -> bytes:
    """What LibreOffice Writer makes of the page: "pdf" or "docx"."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(html, encoding="utf-8")
        steps = [("odt", "odt:writer8", source)]
        if to == "docx":
            steps.append(("docx", "docx:MS Word 2007 XML", Path(folder, "page.odt")))
        else:
            steps.append(("pdf", "pdf", Path(folder, "page.odt")))
        for _, kind, path in steps:
            subprocess.run(
                [
                    *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
                    *(("--infilter=HTML (StarWriter)",) if path == source else ()),
                    *("--convert-to", kind, "--outdir", folder, str(path)),
                ],
                check=True,
                capture_output=True,
                env=os.environ | {"SOURCE_DATE_EPOCH": "1705320000", "TZ": "UTC"},
            )
        return Path(folder, f"page.{to}").read_bytes()


def print_with_line_numbers(html: str) -> bytes:
    """What LibreOffice prints, with a number at every line."""
    document = docx.Document(io.BytesIO(convert_with_libreoffice(html, "docx")))
    for section in document.sections:
        section._sectPr.append(
            parse_xml(f'<w:lnNumType {nsdecls("w")} w:countBy="1" w:restart="newPage"/>')
        )
    return print_with_libreoffice(document)


TEX = {
    "h1": r"\section*{%s}",
    "h2": r"\subsection*{%s}",
    "h3": r"\subsubsection*{%s}",
    "p": "\n\n%s\n\n",
    "b": r"\textbf{%s}",
    "i": r"\emph{%s}",
    "ul": "\n\\begin{itemize}%s\\end{itemize}\n\n",
    "li": "\n\\item %s\n",
    "blockquote": "\n\\begin{quote}%s\\end{quote}\n\n",
    "sup": r"\footnote{%s}",
}
TEX_SIGNS = str.maketrans(
    {"’": "'", "‘": "`", "“": "``", "”": "''", "–": "--", "£": r"\pounds{}", "$": r"\$"}
    | {"%": r"\%", "&": r"\&", "§": r"\S{}", "\u00a0": "~"}
)


def set_with_latex(html: str) -> bytes:
    """What pdflatex sets: Computer Modern, justified and hyphenated, ligatures, notes at the foot.

    ``<body class="twocolumn">`` sets two columns.
    """
    body = lxml.html.document_fromstring(html).find("body")
    options = "11pt," + (body.get("class") or "")
    text = (
        rf"\documentclass[{options}]{{article}}\usepackage[T1,OT1]{{fontenc}}"
        r"\pdfinfoomitdate=1\pdftrailerid{}\begin{document}" + _tex(body) + r"\end{document}"
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.tex").write_text(text, encoding="utf-8")
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "page.tex"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return Path(folder, "page.pdf").read_bytes()


def _tex(node: lxml.html.HtmlElement) -> str:
    inner = (node.text or "").translate(TEX_SIGNS)
    for child in node:
        inner += _tex(child) + (child.tail or "").translate(TEX_SIGNS)
    return TEX.get(node.tag, "%s").replace("%s", inner)


def text_of(html: str) -> str:
    """The text of a page's <pre>, as a mail program saves it."""
    return str(lxml.html.document_fromstring(html).find(".//pre").text_content()).lstrip("\n")


def _pdf(make: Callable[[str], bytes]) -> Callable[[str, Path], None]:
    return lambda html, target: write_pdf(target.with_suffix(".pdf"), make(html))


def _write(suffix: str, make: Callable[[str], bytes]) -> Callable[[str, Path], None]:
    return lambda html, target: target.with_suffix(suffix).write_bytes(make(html)) and None


SETTERS: dict[str, Callable[[str, Path], None]] = {
    "chromium": _pdf(print_with_chromium),
    "wkhtmltopdf": _pdf(print_with_wkhtmltopdf),
    "libreoffice": _pdf(lambda html: convert_with_libreoffice(html, "pdf")),
    "word": _write(".docx", lambda html: convert_with_libreoffice(html, "docx")),
    "latex": _pdf(set_with_latex),
    "line numbers": _pdf(print_with_line_numbers),
    "text": _write(".txt", lambda html: text_of(html).encode()),
    "html": _write(".html", lambda html: html.encode()),
}


def make(source: Path) -> None:
    """The document and its gold, from a marked source."""
    text = source.read_text(encoding="utf-8")
    comment, _, page = text.removeprefix("<!-- set: ").partition("-->")
    setter, _, facts = comment.partition("\n")
    tree = lxml.html.document_fromstring(page)
    SETTERS[setter.strip()](without_marks(tree), HERE / source.stem)
    write_json(HERE / f"{source.stem}.json", gold_of(tree, facts))


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for path in sorted((HERE / "sources").glob("*.html")):
        if not wanted or any(name in path.stem for name in wanted):
            make(path)
