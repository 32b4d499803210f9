"""Web pages: text, lists, tables and definitions, boxes, notes, and what is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import shape, words_in

from pipeline.errors import PipelineError
from pipeline.read import read_source
from pipeline.read.html import read_html, read_html_text

TEXT = {
    "headings": ("<h1>Nets</h1><h3>Old <b>ones</b></h3>", ["# Nets", "### Old ones"]),
    "inline elements": ("<p>We <em>do</em> agree<b>.</b> So</p>", ["We do agree. So"]),
    "white space": ("<p>We\n\t do&nbsp;agree </p>", ["We do agree"]),
    "entities": ("<p>R&amp;D &#8211; M&S &lt;5</p>", ["R&D – M&S <5"]),
    "text without a paragraph": ("<div>We <p>agree</p> today</div>", ["We", "agree", "today"]),
    "line breaks": ("<p>Nets<br>Boats<br>and floats</p>", ["Nets", "Boats and floats"]),
    "a line break in a heading": ("<h2>III. Nets<br>Boats</h2>", ["## III. Nets Boats"]),
    "bullets": (
        "<ul><li>nets</li><li><p>boats</p><p>big</p></li></ul>", ["* nets", "* boats", "big"]),
    "numbers": ("<ol><li>nets<li>boats</ol>", ["1. nets", "2. boats"]),
    "numbers of other kinds": (
        '<ol start="3" type="a"><li>nets<li value="6">boats</ol>'
        '<ol style="list-style-type: upper-roman"><li>floats</ol>',
        ["c. nets", "f. boats", "I. floats"],
    ),
    "a list in a list": (
        "<ol><li>nets<ul><li>torn</ul><li>boats</ol>", ["1. nets", "* torn", "2. boats"]),
    "a list without signs": ('<ul style="list-style: none"><li>nets</ul>', ["nets"]),
    "an empty item": ("<ul><li></li></ul><p>nets</p>", ["nets"]),
    "an empty heading": ("<h2></h2><p>nets</p>", ["nets"]),
    "quotation marks": ("<p>They said <q>mend it</q>.</p>", ["They said “mend it”."]),
    "an ordinal": ("<p>the 19<sup>th</sup></p>", ["the 19th"]),
    "a mark": ("<p>in May.<sup>[4]</sup> Then</p>", ["in May. ^4 Then"]),
    "a mark with its name": ("<p>in May.<sup>[footnote 4]</sup> Then</p>", ["in May. ^4 Then"]),
    "a paragraph of nothing": ("<div>&#8203;</div><p>nets</p>", ["nets"]),
    "comments": ("<p>We <!-- do not --> agree</p>", ["We agree"]),
    "scripts and styles": ("<script>x()</script><style>p{}</style><p>nets</p>", ["nets"]),
    "hidden text": (
        '<p>We<span hidden> do not</span><span style="display:none"> ever</span>'
        '<span class="sr-only"> (sic)</span> agree</p>',
        ["We agree"],
    ),
    "text that the page's style hides": (
        "<style>.no{display:none} @media print{.yes{display:none}}</style>"
        '<p class="no">never</p><p class="yes">always</p>',
        ["always"],
    ),
    "deleted text": ("<p>We <del>do not</del> <ins>do</ins> agree</p>", ["We do agree"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXT)
def test_text_as_it_is_shown(name: str) -> None:
    html, paragraphs = TEXT[name]
    assert shape(read_html_text(html)) == [f"paragraph: {text}" for text in paragraphs]


def test_cues_of_style() -> None:
    html = "<p><strong>Recommendation 4:</strong> Mend.</p><p style='font-weight:700'>All</p>"
    first, second = (block.paragraphs[0] for block in read_html_text(html))
    assert (first.lead, first.bold, second.bold) == (2, False, True)
    html = "<style>.q, .x { font: 9pt serif; font-weight: bold }</style><p class=q>All</p><p>No</p>"
    assert [block.paragraphs[0].bold for block in read_html_text(html)] == [True, False]


TABLES = {
    "a head": (
        "<table><thead><tr><th>Asked<th>Said<tbody><tr><td>Mend.<td>Agreed.</table>",
        ["row: Asked | Said", "row: Mend. | Agreed."],
        [True, False],
    ),
    "a head by its cells": (
        "<table><tr><th>Asked</th><th>Said</th></tr><tr><th>Mend.</th><td>Yes</td></tr></table>",
        ["row: Asked | Said", "row: Mend. | Yes"],
        [True, False],
    ),
    "a section in a head cell": (
        '<table><tr><th colspan="2">Nets</th></tr><tr><td>Mend.</td><td>Yes</td></tr></table>',
        ["row: Nets", "row: Mend. | Yes"],
        [False, False],
    ),
    "spans": (
        '<table><tr><td rowspan="2">1<td colspan="2">Both<tr><td>Mend.<td>Yes</table>',
        ["row: 1 | Both", "row:  | Mend. | Yes"],
        [False, False],
    ),
    "paragraphs and a table in a cell": (
        "<table border=1><tr><td>Mend.<td><p>Yes.</p><p>In May.</p>"
        "<table><tr><td>4<td>boats</table></table>",
        ["row: Mend. | Yes. / In May. / 4 / boats"],
        [False],
    ),
    "a frame around tables": (
        "<table><tr><td><p>Nets</p><table><tr><td>Mend.<td>Yes</table></td></tr></table>",
        ["paragraph: Nets", "row: Mend. | Yes"],
        [False, False],
    ),
    "one cell without lines": ("<table><tr><td>Nets</table>", ["paragraph: Nets"], [False]),
    "one cell with lines": ('<table border="1"><tr><td>Nets</table>', ["box: Nets"], [False]),
    "an empty row": (
        "<table><tr><td></td><td></td></tr><tr><td></td><td>Yes</td></tr></table>",
        ["row:  | Yes"],
        [False],
    ),
    "definitions": (
        "<dl><dt>1. Mend.</dt><dd>Yes.</dd><dd>In May.</dd><div><dt>2. Paint.</dt><dd>No.</dd>"
        "</div></dl>",
        ["row: 1. Mend. | Yes. / In May.", "row: 2. Paint. | No."],
        [False, False],
    ),
    "a table that is one by its roles only": (
        "<div role=table><div role=row><span role=columnheader>Asked</span>"
        "<span role=columnheader>Said</span></div><div role=rowgroup><div role=row>"
        "<div role=cell>Mend.</div><div role=cell>Yes</div></div></div></div>",
        ["row: Asked | Said", "row: Mend. | Yes"],
        [True, False],
    ),
    "a hidden row": (
        "<table><tr hidden><td>Old<td>No<tr><td>Mend.<td>Yes</table>",
        ["row: Mend. | Yes"],
        [False],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    html, rows, heads = TABLES[name]
    blocks = read_html_text(html)
    assert shape(blocks) == rows
    assert [block.header for block in blocks] == heads


def test_places_in_a_table() -> None:
    html = (
        '<table><tr><td rowspan="2">1<td colspan="2">Both<tr><td>Mend.<td>Yes</table>'
        "<table><tr><td>a<td>b</table>"
    )
    blocks = read_html_text(html)
    assert [[(cell.column, cell.span) for cell in block.cells] for block in blocks] == [
        [(0, 1), (1, 2)],
        [(0, 1), (1, 1), (2, 1)],
        [(0, 1), (1, 1)],
    ]
    assert [(block.table, block.columns) for block in blocks] == [(1, 3), (1, 3), (2, 2)]


BOXES = {
    "a quotation": ("<blockquote><p>Mend.</p><p>Now.</p></blockquote>", ["box: Mend. / Now."]),
    "lines of its own": ('<div style="border: 1px solid">Mend.</div>', ["box: Mend."]),
    "paragraphs with lines that touch": (
        '<p style="border: 1px solid; margin-bottom: 0in">Mend:</p> <p style="margin-left: 9px; '
        'border: 1px solid; margin-bottom: 0.1in">• nets</p>It '
        '<p style="border: 1px solid">Paint.</p><p style="border: none">Yes.</p>',
        ["box: Mend: / * nets", "paragraph: It", "box: Paint.", "paragraph: Yes."],
    ),
    "no lines": ('<div style="border: none">Mend.</div>', ["paragraph: Mend."]),
    "lines by the page's style": (
        "<style>.ask, .x { margin: 0; border: 2px solid #000 }</style><div class='ask'>Mend.</div>",
        ["box: Mend."],
    ),
    "a class that says so": ('<div class="call-out callout">Mend.</div>', ["box: Mend."]),
    "a frame around the page": (
        f'<div class="box"><h1>Nets</h1>{"<p>We agree.</p>" * 300}</div>', None),
}  # fmt: skip


@pytest.mark.parametrize("name", BOXES)
def test_boxes(name: str) -> None:
    html, blocks = BOXES[name]
    if blocks is None:
        assert {block.kind for block in read_html_text(html)} == {"paragraph"}
    else:
        assert shape(read_html_text(html)) == blocks


def test_page_furniture() -> None:
    html = (
        "<header><nav><a>Home</a></nav>Harbour office</header><header><h1>Nets</h1></header>"
        "<main><article><header>By the clerk</header><p>We agree.</p></article>"
        '<aside>Read on <a href="/b">the boats</a></aside><aside>Mend the nets.</aside></main>'
        '<aside>See also</aside><div role="contentinfo">Terms</div><footer>Contact</footer>'
        '<div title="footer">7</div>'
    )
    assert shape(read_html_text(html)) == [
        "furniture: Home / Harbour office",
        "paragraph: # Nets",
        "paragraph: By the clerk",
        "paragraph: We agree.",
        "furniture: Read on the boats",
        "box: Mend the nets.",
        "furniture: See also",
        "furniture: Terms",
        "furniture: Contact",
        "furniture: 7",
    ]


NOTES = {
    "a list of notes": '<ol><li id="n1"><p>In May. <a href="#r1">↩</a></p></li></ol>',
    "paragraphs with anchors": '<p><a name="n1"></a>1. In May.</p>',
    "a link back in front": '<p id="n1"><a href="#r1">1</a> In May.</p>',
    "an aside": '<aside id="n1">In May.</aside>',
}


@pytest.mark.parametrize("name", NOTES)
def test_notes_are_what_superscript_links_lead_to(name: str) -> None:
    html = f'<p>Agreed.<sup><a id="r1" href="#n1">1</a></sup> So</p>{NOTES[name]}'
    assert shape(read_html_text(html)) == ["paragraph: Agreed. ^1 So", "note: ^1 In May."]


def test_notes_of_a_page_that_a_word_processor_wrote() -> None:
    html = (
        "<style>span.Mark { vertical-align: super }</style>"
        '<p>Agreed.<a href="#_ftn1" name="_ftnref1"><span class=Mark>[1]</span></a></p>'
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> In May.</p></div>'
    )
    assert shape(read_html_text(html)) == ["paragraph: Agreed. ^1", "note: ^1 In May."]


def test_a_mark_that_a_style_sheet_far_away_raises() -> None:
    html = (
        '<p>Agreed.<a href="#_ftn2" name="_ftnref2"><span class=MsoFootnoteReference>[2]</span>'
        '</a></p><div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> In May.</p></div>'
    )
    assert shape(read_html_text(html)) == ["paragraph: Agreed. ^2", "note: ^2 In May."]


ENCODINGS = {
    "utf-8": ('<meta charset="utf-8">', "utf-8", False),
    "none named": ("", "utf-8", False),
    "Windows-1252": (
        '<meta http-equiv=x content="text/html; charset=windows-1252">',
        "cp1252",
        False,
    ),
    "Latin-1, as browsers take it": ('<meta charset="iso-8859-1">', "cp1252", False),
    "XML": ('<?xml version="1.0" encoding="utf-8"?>', "utf-8", False),
    "a lie": ('<meta charset="utf-8">', "cp1252", True),
    "an unknown one": ('<meta charset="x-none">', "utf-8", False),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings(name: str, tmp_path: Path) -> None:
    head, codec, warned = ENCODINGS[name]
    path = tmp_path / "a.html"
    path.write_bytes(f"{head}<html><p>the office’s café".encode(codec))
    reading = read_html(path)
    assert shape(reading) == ["paragraph: the office’s café"]
    assert bool(reading.warnings) is warned
    assert (reading.pages, reading.format) == (1, "html")


def test_what_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(PipelineError, match=r"named \.html, but its bytes are a PDF"):
        read_html(path)
    path.write_text("<html><script>write('We agree')</script></html>")
    with pytest.raises(PipelineError, match="no text on the page"):
        read_html(path)


@pytest.mark.parametrize("page", ["<!-- nothing -->", "<!doctype html>", "<?php echo 1 ?>"])
def test_markup_without_an_element_is_an_error(tmp_path: Path, page: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(page, encoding="utf-8")
    with pytest.raises(PipelineError, match=r"a\.html"):
        read_html(file)


@pytest.mark.parametrize(
    "page",
    [
        "<p>Mend the nets.<tr[<td>",
        "<p>Mend <span hidden>x</span>\f the nets.",
        "<p>Mend <span hidden>x</span>&#12; the nets.",
        "<style>.a{color:red\v}</style><p class=a>Mend the nets.",
    ],
    ids=["a broken tag", "a form feed", "a form feed as a reference", "a control in a style"],
)
def test_what_no_tree_can_hold_is_left_out(page: str) -> None:
    assert [block.text.split()[:3] for block in read_html_text(page)] == [["Mend", "the", "nets."]]


TAGS = st.sampled_from(["p", "div", "b", "li", "ul", "table", "tr", "td", "h2", "dl", "dd", "br"])


@given(st.lists(st.tuples(st.sampled_from(["<{}>", "</{}>"]), TAGS, st.text("ab1 ", max_size=5))))
def test_no_word_is_lost_in_any_soup(parts: list[tuple[str, str, str]]) -> None:
    html = "<p>z</p>" + "".join(tag.format(name) + text for tag, name, text in parts)
    texts = "".join(text for _, _, text in parts) + "z"
    shown = "".join(words_in(read_html_text(html)))
    missing = [c for c in "abz" if shown.count(c) != texts.count(c)]
    assert not missing


def test_a_rule_that_is_typed_is_furniture(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>We agree.</p><p>_______</p><p>* * *</p><p>– – 4</p>", encoding="utf-8")
    assert shape(read_source(page)) == [
        "paragraph: We agree.",
        "furniture: _______",
        "furniture: * * *",
        "paragraph: – – 4",
    ]
