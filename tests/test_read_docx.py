"""Word files: text in its order, printed list numbers, tables, boxes, notes, changes, pages."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from readings import SHARED, shape

from pipeline.errors import PipelineError
from pipeline.models import Reading
from pipeline.read.docx import read_docx
from pipeline.read.docx_numbers import count_labels, read_numbering
from pipeline.read.list_numbers import format_number

NS = nsdecls("w")


def read(tmp_path: Path, build: Callable[[Document], Any]) -> Reading:
    document = docx.Document()
    build(document)
    path = tmp_path / "a.docx"
    document.save(str(path))
    return read_docx(path)


def add(document: Document, inside: str) -> None:
    """Adds a paragraph of raw WordprocessingML."""
    document.add_paragraph()._p.getparent().insert(-1, parse_xml(f"<w:p {NS}>{inside}</w:p>"))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_text_and_lists(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_heading("Harbour answers", 0)
        document.add_heading("Nets", 2)
        paragraph = document.add_paragraph()
        paragraph.add_run("Recommendation 4:").bold = True
        paragraph.add_run(" Mend the nets.")
        document.add_paragraph("torn ones", style="List Bullet")
        document.add_paragraph("• typed by hand")
        document.add_paragraph("first", style="List Number")
        document.add_paragraph("second", style="List Number")
        document.add_paragraph("")

    reading = read(tmp_path, build)
    assert shape(reading) == [
        "paragraph: # Harbour answers",
        "paragraph: ## Nets",
        "paragraph: Recommendation 4: Mend the nets.",
        "paragraph: * torn ones",
        "paragraph: * typed by hand",
        "paragraph: 1. first",
        "paragraph: 2. second",
    ]
    assert [block.paragraphs[0].lead for block in reading.blocks][2] == 2


PIECES = {
    "insertions and deletions": (
        run("We ") + f"<w:ins>{run('do ')}</w:ins><w:del><w:r><w:delText>not </w:delText></w:r>"
        f"</w:del>{run('agree.')}",
        "We do agree.",
    ),
    "text moved away and to here": (
        f"<w:moveFrom>{run('Old ')}</w:moveFrom><w:moveTo>{run('New ')}</w:moveTo>{run('nets.')}",
        "New nets.",
    ),
    "hidden text": (run("We agree") + run(" secretly", "<w:vanish/>") + run("."), "We agree."),
    "a link": (f"<w:hyperlink>{run('the plan')}</w:hyperlink>{run(' says')}", "the plan says"),
    "a field": (
        "<w:r><w:instrText>PAGEREF _x</w:instrText></w:r>" + run("page 4"), "page 4"),
    "tabs and hyphens": (
        "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:tab/><w:t>har</w:t>"
        "<w:softHyphen/><w:t>bour</w:t></w:r>",
        "non-stop harbour",
    ),
    "a superscript mark": (
        run("in May.") + run("4", '<w:vertAlign w:val="superscript"/>') + run(" Then"),
        "in May. ^4 Then",
    ),
    "a mark that is set higher": (
        run("in May.") + run("4", '<w:position w:val="8"/><w:sz w:val="16"/>'), "in May. ^4"),
    "an ordinal": (
        run("the 19") + run("th", '<w:vertAlign w:val="superscript"/>'), "the 19th"),
    "a content control": (
        f"<w:sdt><w:sdtContent>{run('in a control')}</w:sdtContent></w:sdt>", "in a control"),
    "a line break within a sentence": (
        run("one") + "<w:r><w:br/></w:r>" + run("and two"), "one and two"),
    "a size that is no number": (run("one", '<w:sz w:val="²"/>'), "one"),
    "a sign that is no number": (run("one") + '<w:r><w:sym w:char="x"/></w:r>', "one"),
    "a list whose level is no number": (
        '<w:pPr><w:numPr><w:ilvl w:val="abc"/><w:numId w:val=""/></w:numPr></w:pPr>' + run("one"),
        "one",
    ),
    "a line break": (run("one") + "<w:r><w:br/></w:r>" + run("Two"), "one\nparagraph: Two"),
}  # fmt: skip


@pytest.mark.parametrize("name", PIECES)
def test_what_is_printed_of_a_paragraph(name: str, tmp_path: Path) -> None:
    xml, text = PIECES[name]
    reading = read(tmp_path, lambda document: add(document, xml))
    assert "\n".join(shape(reading)) == f"paragraph: {text}"


def test_tables_with_merged_cells(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        table = document.add_table(4, 3)
        table.cell(0, 0).text = "No."
        table.cell(0, 1).merge(table.cell(0, 2)).text = "What was asked and said"
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:tblHeader {NS}/>"))
        table.cell(1, 0).merge(table.cell(2, 0)).text = "1"
        table.cell(1, 1).text = "Mend the nets."
        table.cell(1, 2).text = "Agreed."
        table.cell(1, 2).add_paragraph("In May.")
        table.cell(2, 2).text = "In June."
        inner = table.cell(3, 2).add_table(1, 2)
        inner.cell(0, 0).text = "four"
        inner.cell(0, 1).text = "boats"

    reading = read(tmp_path, build)
    assert shape(reading) == [
        "row: No. | What was asked and said",
        "row: 1 | Mend the nets. | Agreed. / In May.",
        "row:  |  | In June.",
        "row:  |  | four / boats",
    ]
    first = reading.blocks[0]
    assert [(cell.column, cell.span) for cell in first.cells] == [(0, 1), (1, 2)]
    assert [block.header for block in reading.blocks] == [True, False, False, False]
    assert {(block.table, block.columns) for block in reading.blocks} == {(1, 3)}


def test_borders_that_a_hand_moved_are_one_column(tmp_path: Path) -> None:
    cell = (
        "<w:tc><w:tcPr><w:gridSpan w:val='{}'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    )
    rows = [
        cell.format(1, "Mend.") + cell.format(2, "Agreed."),
        cell.format(2, "Paint.") + cell.format(1, "No."),
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (4000, 120, 5000))
    table = f"<w:tbl {NS}><w:tblGrid>{grid}</w:tblGrid>" + "".join(
        f"<w:tr>{row}</w:tr>" for row in rows
    )
    reading = read(
        tmp_path, lambda document: document.element.body.insert(0, parse_xml(f"{table}</w:tbl>"))
    )
    assert shape(reading) == ["row: Mend. | Agreed.", "row: Paint. | No."]
    assert [cell.column for block in reading.blocks for cell in block.cells] == [0, 1, 0, 1]
    assert {block.columns for block in reading.blocks} == {2}


def test_boxes(tmp_path: Path) -> None:
    border = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))

    def bordered(document: Document, text: str, sides: str) -> None:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f"<w:pBdr {NS}>{sides}</w:pBdr>"))

    def build(document: Document) -> None:
        ruled = document.add_table(1, 1)
        ruled.style = "Table Grid"
        ruled.cell(0, 0).text = "a ruled cell"
        ruled.cell(0, 0).add_paragraph("of two paragraphs")
        document.add_table(1, 1).cell(0, 0).text = "only a frame"
        bordered(document, "bordered", border)
        bordered(document, "as well", border)
        bordered(document, "underlined", '<w:bottom w:val="single"/>')
        add(
            document,
            run("anchor") + "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
            f"<v:textbox><w:txbxContent><w:p>{run('a text box')}</w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>",
        )

    assert shape(read(tmp_path, build)) == [
        "box: a ruled cell / of two paragraphs",
        "paragraph: only a frame",
        "box: bordered / as well",
        "paragraph: underlined",
        "paragraph: anchor",
        "box: a text box",
    ]


def test_running_heads_are_furniture_once(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Harbour office"
        document.sections[0].footer.paragraphs[0].text = "Page"
        document.add_paragraph("We agree.")
        second = document.add_section()
        second.header.is_linked_to_previous = False
        second.header.paragraphs[0].text = "Harbour office"

    assert sorted(shape(read(tmp_path, build))) == [
        "furniture: Harbour office",
        "furniture: Page",
        "paragraph: We agree.",
    ]


def test_breaks_of_an_author_count_pages(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("on one")
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph.add_run("On two")
        document.add_paragraph("on three").paragraph_format.page_break_before = True

    reading = read(tmp_path, build)
    assert [(block.text, block.page) for block in reading.blocks] == [
        ("on one", 1),
        ("On two", 2),
        ("on three", 3),
    ]
    assert reading.pages == 3


def test_marks_of_pages_count_alone_where_word_left_them(tmp_path: Path) -> None:
    mark = "<w:r><w:lastRenderedPageBreak/></w:r>"

    def build(document: Document) -> None:
        paragraph = document.add_paragraph("on one")
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph._p.append(parse_xml(mark.replace("<w:r>", f"<w:r {NS}>")))
        paragraph.add_run("on two")
        table = document.add_table(1, 2)
        for column in (0, 1):
            cell = table.cell(0, column).paragraphs[0]
            cell.add_run("still two")
            cell._p.append(parse_xml(mark.replace("<w:r>", f"<w:r {NS}>")))
            cell.add_run(" now three")
        document.add_paragraph("after the row")

    reading = read(tmp_path, build)
    pages = [(word.text, word.page) for block in reading.blocks for word in block.words]
    assert pages[2:4] == [("on", 2), ("two", 2)]
    assert pages[4:12] == [("still", 2), ("two", 2), ("now", 3), ("three", 3)] * 2
    assert pages[-1] == ("row", 3)


NOTES = f"""\
<w:footnotes {NS}>
  <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
  <w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>{run(" Counted in May.")}</w:p></w:footnote>
  <w:footnote w:id="2"><w:p>{run("And in June.")}</w:p></w:footnote>
</w:footnotes>"""


def with_part(path: Path, name: str, kind: str, xml: str) -> None:
    """Adds a part to a Word file, with its relation."""
    old = path.with_suffix(".old")
    shutil.move(path, old)
    relation = (
        f'<Relationship Id="rIdX" Target="{name}.xml" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/{kind}"/></Relationships>'
    )
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(path, "w") as target:
        for item in source.namelist():
            data = source.read(item)
            if item == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation.encode())
            target.writestr(item, data)
        target.writestr(f"word/{name}.xml", xml)


def test_notes_follow_the_block_with_their_mark(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        table = document.add_table(1, 2)
        cell = table.cell(0, 1).paragraphs[0]
        cell.add_run("Agreed.")
        cell._p.append(parse_xml(f'<w:r {NS}><w:footnoteReference w:id="5"/></w:r>'))
        add(document, run("Later") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(", too"))

    read(tmp_path, build)
    with_part(tmp_path / "a.docx", "footnotes", "footnotes", NOTES)
    assert shape(read_docx(tmp_path / "a.docx")) == [
        "row:  | Agreed. ^1",
        "note: ^1 Counted in May.",
        "paragraph: Later+^2 , too",
        "note: ^2 And in June.",
    ]


def test_a_paragraph_that_begins_with_a_mark_is_a_note(tmp_path: Path) -> None:
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    reading = read(tmp_path, lambda document: add(document, raised + run(" Counted in May.")))
    assert shape(reading) == ["note: ^1 Counted in May."]


def numbering(levels: str, lists: str) -> Any:
    return parse_xml(
        f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}'
        "</w:numbering>"
    )


def level(depth: int, kind: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def test_labels_of_lists() -> None:
    root = numbering(
        level(0, "decimal", "%1.", 3)
        + level(1, "lowerLetter", "(%1.%2)")
        + level(2, "bullet", "·"),
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    )
    label = count_labels(read_numbering(root))
    items = [("1", 0), ("1", 1), ("1", 1), ("2", 0), ("1", 1), ("1", 2), ("3", 0), ("3", 0)]
    assert [label(*item) for item in items] == [
        *("3.", "(3.a)", "(3.b)"),
        *("4.", "(4.a)", "•"),  # the second list goes on with the first one's numbers
        *("1.", "2."),
    ]
    assert label("9", 0) == ""


def test_a_level_that_is_no_number_is_the_first() -> None:
    root = numbering(
        level(0, "decimal", "%1.").replace('w:val="1"', 'w:val="x"').replace(' w:ilvl="0"', ""),
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    assert count_labels(read_numbering(root))("1", 0) == "1."


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (28, "lowerLetter", "bb"),
        (4, "upperLetter", "D"),
        (1999, "upperRoman", "MCMXCIX"),
        (4, "lowerRoman", "iv"),
        (22, "ordinal", "22nd"),
        (11, "ordinal", "11th"),
    ],
)
def test_numbers_as_they_are_printed(number: int, style: str, printed: str) -> None:
    assert format_number(number, style) == printed


def test_what_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("We agree.")
    with pytest.raises(PipelineError, match=r"its bytes are plain text\. Name it \.txt"):
        read_docx(path)
    read(tmp_path, lambda document: document.add_paragraph("We agree."))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(PipelineError, match="cut short"):
        read_docx(path)
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("word/document.xml", "<w:document>")
    with pytest.raises(PipelineError, match="damaged Word file"):
        read_docx(path)
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("other.txt", "x")
    with pytest.raises(PipelineError, match="a ZIP archive"):
        read_docx(path)


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared, the official chart")
def test_the_official_chart() -> None:
    source = SHARED / "raw" / "ice-secure-communities-2012"
    reading = read_docx(source.with_suffix(".docx"))
    rows = [b for b in reading.blocks if b.kind == "row" and b.cells[1].words]
    pairs = json.loads(source.with_suffix(".gold.json").read_text())["pairs"]
    for row, pair in zip(rows, pairs, strict=True):
        left, right = (" ".join(cell.text.replace("• ", "").split()) for cell in row.cells)
        assert left.endswith(" ".join(pair["recommendation"].split()))
        response = " ".join(pair["response"].split())
        assert right in (response, response.replace("⁴", "").replace("Act,5", "Act,"))
