"""Sets the chart as Word documents with python-docx and returns them; LibreOffice prints them."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import docx
import negative
import report
from chart import INTRO, NOTES, SECTIONS, TITLE, Section, label, runs
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FIXED = datetime.datetime(2024, 1, 15, 12, 0, 0)


# --- building blocks -------------------------------------------------------------------------


def new_document(
    font: str, size: float, head: str = "", foot: str = "", title: str = TITLE
) -> Document:
    """An empty Letter document. ``head`` and ``foot`` run on every page; "#" is the page number."""
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title = "recommendation-pipeline", title
    properties.created = properties.modified = FIXED
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    style.paragraph_format.space_after = Pt(5)
    page = document.sections[0]
    page.left_margin = page.right_margin = Inches(0.9)
    page.top_margin = page.bottom_margin = Inches(0.9)
    for text, part in ((head, page.header), (foot, page.footer)):
        if text:
            paragraph = part.paragraphs[0]
            before, sign, after = text.partition("#")
            paragraph.add_run(before)
            if sign:
                add_field(paragraph, "PAGE", "1")
            paragraph.add_run(after)
    skeleton = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
        '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
    )
    notes = XmlPart(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        parse_xml(skeleton),
        document.part.package,
    )
    document.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    return document


def landscape(document: Document) -> None:
    """Turns the pages of the document's first section."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field such as PAGE with what it shows until it is computed."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run(shown)._r
    field.append(run)
    paragraph._p.append(field)


def add_runs(paragraph: Paragraph, text: str) -> None:
    """The text with its links, emphasis and footnotes (those of chart.NOTES)."""
    for run in runs(text):
        if run.kind == "mark":
            _add_note_mark(paragraph, run.text)
        elif run.kind == "link":
            target = run.target if run.target != "#" else "http://www.example.org/"
            relation = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, True)
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), relation)
            added = paragraph.add_run(run.text)
            added.underline = True
            link.append(added._r)
            paragraph._p.append(link)
        else:
            paragraph.add_run(run.text).italic = True if run.kind == "emphasis" else None


def _add_note_mark(paragraph: Paragraph, number: str) -> None:
    notes = paragraph.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    identity = str(len(notes.element))
    note = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{identity}"><w:p><w:r><w:rPr>'
        '<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r></w:p></w:footnote>'
    )
    notes.element.append(note)
    body = Paragraph(note.find(qn("w:p")), paragraph._parent)
    for run in runs(" " + NOTES[number]):
        added = body.add_run(run.text)
        added.font.size = Pt(8)
        added.italic = True if run.kind == "emphasis" else None
    run_element = paragraph.add_run()
    run_element.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), identity)
    run_element._r.append(mark)


def fill(cell: _Cell | Document, paragraphs: Iterable[str], lead: str = "") -> None:
    """Paragraphs and list items; ``lead`` stands before the first one."""
    first = isinstance(cell, _Cell)
    for text in paragraphs:
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        if text.startswith("• "):
            paragraph.style = "List Bullet"
        add_runs(paragraph, lead + text.removeprefix("• "))
        first, lead = False, ""


def add_heads(table: Table, names: Iterable[str]) -> None:
    """The first row as a head in bold that is repeated on every page."""
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)


def add_spanning_row(table: Table, text: str) -> None:
    """A row whose cells are merged into one, with the text in bold."""
    cells = table.add_row().cells
    cells[0].merge(cells[-1]).paragraphs[0].add_run(text).bold = True


def set_widths(table: Table, *inches: float) -> None:
    """The width of each column; every cell is told, as Word wants it."""
    table.autofit = False
    for column, width in zip(table.columns, inches, strict=True):
        column.width = Inches(width)
        for cell in column.cells:
            cell.width = Inches(width)


def add_chart_rows(table: Table, section: Section, marks: bool = True) -> None:
    """A row for each item of the section: recommendation | response."""
    for item in section.items:
        row: _Row = table.add_row()
        fill(row.cells[0], item.recommendation, label(section, item))
        response = item.response
        fill(row.cells[1], response if marks else (t.replace("{4}", "") for t in response))


# --- the documents ---------------------------------------------------------------------------


def ruled_two_columns() -> Document:
    """Ruled table of two columns, section rows that span it, footnotes, running head and foot."""
    document = new_document(
        "Liberation Serif",
        10.5,
        head="Secure Communities: response chart",
        foot="Reading Copy 12-0427 (posted 05/08/12)\tPage #",
    )
    add_runs(document.add_paragraph(style="Title"), TITLE + "{1}")
    fill(document, [INTRO])
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    add_heads(table, ("Task Force Recommendation", "ICE Response"))
    for section in SECTIONS:
        add_spanning_row(table, section.heading)
        add_chart_rows(table, section)
    set_widths(table, 2.6, 4.1)
    return document


def no_lines(wide: bool = False) -> Document:
    """Two columns with nothing but a gutter between them; sections are headings between tables.

    ``wide``: on landscape pages, where no address is cut at the end of a line, and without notes.
    """
    document = new_document("Liberation Sans", 9.5, foot="– # –")
    if wide:
        landscape(document)
    document.sections[0].footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph().add_run(TITLE).bold = True
    fill(document, [INTRO])
    for index, section in enumerate(SECTIONS):
        document.add_paragraph(section.heading, style="Heading 2")
        table = document.add_table(rows=0, cols=2)
        if not index:
            table.add_row()
            add_heads(table, ("Recommendation", "ICE Response"))
            table.rows[0]._tr.trPr.remove(table.rows[0]._tr.trPr[-1])
        add_chart_rows(table, section, marks=not wide)
        set_widths(table, *((2.8, 6.4) if wide else (2.7, 4.0)))
    return document


def prose_with_styles() -> Document:
    """No table: headings, "Recommendation 4" among them, and the answer after "ICE response"."""
    document = new_document("Liberation Serif", 11, head="Secure Communities", foot="#")
    add_runs(document.add_paragraph(style="Title"), TITLE + "{1}")
    fill(document, [INTRO])
    for section in SECTIONS:
        document.add_paragraph(section.heading, style="Heading 1")
        for item in section.items:
            document.add_paragraph(f"Recommendation {item.number}", style="Heading 2")
            fill(document, item.recommendation)
            document.add_paragraph("ICE response", style="Heading 3")
            fill(document, item.response)
    return document


def long_report() -> Document:
    """A report of 25 and more pages with the chart in the middle, a table for each section."""
    document = new_document(
        "Liberation Serif",
        12,
        head=report.TITLE,
        foot="\t\t#",
        title=report.TITLE,
    )
    document.styles["Normal"].paragraph_format.line_spacing = 1.4
    document.add_paragraph(report.TITLE, style="Title")
    document.add_paragraph(report.NOTICE)
    contents: list[tuple[str, str]] = []

    def chapter(title: str, new_page: bool = True) -> None:
        heading = document.add_paragraph(style="Heading 1")
        heading.paragraph_format.page_break_before = new_page
        _add_bookmark(heading, title, f"_Part{len(contents)}")
        contents.append((title, f"_Part{len(contents)}"))

    chapter("Foreword")
    fill(document, report.FOREWORD)
    contents_heading = document.add_paragraph("Contents", style="Heading 1")
    contents_heading.paragraph_format.page_break_before = True
    chapter("Executive summary")
    fill(document, report.SUMMARY)
    chapter("1. How the answers were drawn up")
    fill(document, report.METHOD)
    chapter("2. Whom we met")
    _add_table(document, ("Date", "Place", "Who and what"), report.MEETINGS, (1.5, 1.2, 3.9))
    chapter("3. The response to each recommendation")
    fill(document, [INTRO])
    for section in SECTIONS:
        document.add_paragraph(section.heading, style="Heading 2")
        table = document.add_table(rows=1, cols=2, style="Table Grid")
        add_heads(table, ("Recommendation", "ICE response"))
        add_chart_rows(table, section)
        set_widths(table, 2.5, 4.2)
    chapter("Annex A. Abbreviations")
    _add_table(document, ("Short form", "Meaning"), report.ABBREVIATIONS, (1.3, 5.3))
    chapter("Annex B. Figures by quarter")
    for index, (measure, _) in enumerate(report.MEASURES):
        document.add_paragraph(measure, style="Heading 2").paragraph_format.page_break_before = (
            index > 0
        )
        rows = [
            (place, *(report.figure(index, row, quarter) for quarter in range(8)))
            for row, place in enumerate(report.PLACES)
        ]
        _add_table(document, ("Place", *report.QUARTERS), rows, (1.1, *[0.7] * 8))
    chapter("Annex C. Words we use")
    fill(document, report.GLOSSARY)
    for title, bookmark in reversed(contents):
        line = _paragraph_after(contents_heading)
        line.paragraph_format.tab_stops.add_tab_stop(
            Inches(6.5), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        line.add_run(f"{title}\t")
        add_field(line, f"PAGEREF {bookmark}", "0")
    return document


def contents_list() -> Document:
    """A contents list, with dot leaders, that names recommendations and responses."""
    document = new_document("Liberation Serif", 11, foot="#", title="Contents")
    document.add_paragraph("Made up, to test software.")
    document.add_paragraph("Contents", style="Title")
    for title, number in negative.CONTENTS:
        line = document.add_paragraph(f"{title}\t{number}")
        line.paragraph_format.tab_stops.add_tab_stop(
            Inches(6.5), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
    return document


def letter() -> Document:
    """A letter which agrees and disagrees, but not with a recommendation."""
    document = new_document("Liberation Serif", 11, title="Pears")
    fill(document, negative.LETTER)
    return document


def _add_bookmark(paragraph: Paragraph, text: str, name: str) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), name.removeprefix("_Part"))
    start.set(qn("w:name"), name)
    paragraph._p.append(start)
    paragraph.add_run(text)
    paragraph._p.append(end)


def _paragraph_after(paragraph: Paragraph) -> Paragraph:
    element = OxmlElement("w:p")
    paragraph._p.addnext(element)
    return Paragraph(element, paragraph._parent)


def _add_table(
    document: Document,
    heads: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    widths: tuple[float, ...],
) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    add_heads(table, heads)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text)
    set_widths(table, *widths)


def save(document: Document) -> bytes:
    """The .docx file, with fixed dates, so that the same document gives the same bytes."""
    written = io.BytesIO()
    document.save(written)
    result = io.BytesIO()
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()


def print_with_libreoffice(document: Document) -> bytes:
    """The PDF that LibreOffice makes of the document."""
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder, "document.docx")
        word.write_bytes(save(document))
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
                *("--convert-to", "pdf", "--outdir", folder, str(word)),
            ],
            check=True,
            capture_output=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(int(FIXED.timestamp())), "TZ": "UTC"},
        )
        return word.with_suffix(".pdf").read_bytes()
