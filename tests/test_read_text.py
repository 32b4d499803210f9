"""Rough text (tabs and tags), plain prose, and which of them a text file is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import SHARED, shape, words_in

from pipeline.errors import PipelineError
from pipeline.models import Reading
from pipeline.read.rough_text import is_rough, read_marked_up
from pipeline.read.text import read_text, split_pages
from pipeline.read.text_pages import split_at_page_numbers

CHART = """\



Harbour chart¹

The answers are listed [below](#).

Overall\t
<p>1. Mend the nets &amp; floats.</p>\t<p>We agree.</p> <p>Nets cost 5 < 6.</p>

¹ Source: *available at* <http://a.org/nets.pdf>.



\t<p>The work is under way.⁴ See:</p> <ul style="x"> • sea; and • land <p>So be it.</p>
--\t---
2. Paint the boats.\tWe do **not** agree.
3. Lost its tab.

- one
- two
"""


def read(tmp_path: Path, text: str | bytes, name: str = "a.txt") -> Reading:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_text(path)


def test_rough_text(tmp_path: Path) -> None:
    reading = read(tmp_path, CHART)
    assert shape(reading) == [
        "paragraph: Harbour chart ^1",
        "paragraph: The answers are listed below.",
        "row: Overall |",
        "row: 1. Mend the nets & floats. | We agree. / Nets cost 5 < 6.",
        "note: ^1 Source: available at http://a.org/nets.pdf.",
        "row:  | The work is under way. ^4 See: / * sea; and / * land / So be it.",
        "furniture: -- ---",
        "row: 2. Paint the boats. | We do not agree.",
        "paragraph: 3. Lost its tab.",
        "paragraph: * one",
        "paragraph: * two",
    ]
    assert [block.page for block in reading.blocks] == [1] * 5 + [2] * 6
    assert {(b.table, b.columns) for b in reading.blocks if b.kind == "row"} == {(1, 2)}
    assert (reading.pages, reading.format, reading.warnings) == (2, "rough text", ())


MARKED_UP = {
    "tags in any case": ("<P>One</P><p class='x'>Two</p>", ["One", "Two"]),
    "line breaks": ("One<br/>Two", ["One", "Two"]),
    "list items by tag": ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
    "a link with an address": ("see [the plan](http://a.org)", ["see the plan"]),
    "square brackets": ("they [sic] agree", ["they [sic] agree"]),
    "a star that is no emphasis": ("3 * 4 is 12* and", ["3 * 4 is 12* and"]),
    "a sign that is no tag": ("if x < 10 <Agency name>", ["if x < 10 <Agency name>"]),
    "a mail address": ("write to <a@b.org>", ["write to a@b.org"]),
    "entities": ("R&D &#8211; M&amp;S", ["R&D – M&S"]),
    "superscript by tag": ("in June.<sup>4</sup> Of", ["in June. Of"]),
}


@pytest.mark.parametrize("name", MARKED_UP)
def test_marks_of_markup_are_no_words(name: str) -> None:
    text, paragraphs = MARKED_UP[name]
    assert [paragraph.text for paragraph in read_marked_up(text, 1)] == paragraphs


ROUGH = {
    "columns by tabs": ("Mend\tWe agree.\nPaint\tNo.", True),
    "paragraph tags": ("<p>Mend.</p>", True),
    "tabs that indent": ("\tMend the nets.\n\tPaint the boats.", False),
    "tabs after list numbers": ("1.\tMend the nets.\n2.\tPaint the boats.", False),
    "tabs after bullets": ("•\tMend the nets.\n•\tPaint the boats.", False),
    "numbers in a column of three": ("1\tMend\tWe agree.\n2\tPaint\tNo.", True),
    "no tabs": ("Mend the nets.\n\nWe agree.", False),
}


@pytest.mark.parametrize("name", ROUGH)
def test_what_makes_text_rough(name: str) -> None:
    text, rough = ROUGH[name]
    assert is_rough(text) is rough


PAGES = {
    "one": ("a\nb", ["a\nb"]),
    "three blank lines": ("a\n\n\n\nb", ["a", "b"]),
    "blank lines with blanks": ("a\n \n\t\n  \n\nb", ["a", "b"]),
    "two blank lines are none": ("a\n\n\nb", ["a\n\n\nb"]),
    "blank lines at the beginning": ("\n\n\n\na", ["a"]),
    "a row without its left cell": ("a\n\n\n\n\tb", ["a", "\tb"]),
    "form feeds": ("a\fb\n\n\n\nc\f", ["a", "b\n\n\n\nc"]),
    "an empty page": ("a\f\fb", ["a", "", "b"]),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    text, pages = PAGES[name]
    assert split_pages(text) == pages


PROSE = {
    "hard-wrapped lines": (
        "The harbour office has looked at each of the\nproposals and answers them below.\n\n"
        "It thanks everyone.",
        [
            "The harbour office has looked at each of the proposals and answers them below.",
            "It thanks everyone.",
        ],
    ),
    "labels without blank lines": (
        "Recommendation 4: Mend the nets before the\nseason begins.\n"
        "Response: We agree with this and will mend\nthem in May.",
        [
            "Recommendation 4: Mend the nets before the season begins.",
            "Response: We agree with this and will mend them in May.",
        ],
    ),
    "a number with a letter below a full line": (
        "R1. Mend the nets.\nResponse: We agree with it and mend\nthem all in May, as we said.\n"
        "R2.   Paint the boats in a colour that\nthe ferry can see, as in\nB4. Boats are small.",
        [
            "R1. Mend the nets.",
            "Response: We agree with it and mend them all in May, as we said.",
            "R2. Paint the boats in a colour that the ferry can see, as in B4. Boats are small.",
        ],
    ),
    "a label on a line of its own": (
        "Recommendation 4\nMend the nets before the season begins in\nMay.\n",
        ["## Recommendation 4", "Mend the nets before the season begins in May."],
    ),
    "a label below a full line that is no sentence": (
        "Nets on land and in the water of both towns\nRecommendation 4\nMend the nets.",
        ["# Nets on land and in the water of both towns", "## Recommendation 4", "Mend the nets."],
    ),
    "a title over a label, below a line that has no room": (
        "We agree with this and will mend all of them.\nPoints that both of the towns made later\n"
        "Recommendation 1:\nMend the nets.",
        [
            "We agree with this and will mend all of them.",
            "# Points that both of the towns made later",
            "Recommendation 1:",
            "Mend the nets.",
        ],
    ),
    "a label below a full line that ends with it": (
        "We will look at the nets and the boats with\nRecommendation 4.\n\nIt is new.",
        ["We will look at the nets and the boats with Recommendation 4.", "It is new."],
    ),
    "a label with a title, below an item that is no sentence": (
        "The towns should do what both of their reports ask for:\n• paint boats\n"
        "• mend nets in May and June\nRecommendation 4.3 Sails and ropes\n",
        [
            "The towns should do what both of their reports ask for:",
            "* paint boats",
            "* mend nets in May and June",
            "# Recommendation 4.3 Sails and ropes",
        ],
    ),
    "a label within a sentence": (
        "As we said in our answer on the nets and in\nRecommendation 4 above, we agree.",
        ["As we said in our answer on the nets and in Recommendation 4 above, we agree."],
    ),
    "numbered items": (
        "We will do three things:\n1. mend the nets that the storm of last\n   winter tore;\n"
        "2. paint the boats; and\n3. rest.",
        [
            "We will do three things:",
            "1. mend the nets that the storm of last winter tore;",
            "2. paint the boats; and",
            "3. rest.",
        ],
    ),
    "a number that begins a line": (
        "The office counted the nets in spring of\n2011. It will count them again in\n12 months.",
        ["The office counted the nets in spring of 2011. It will count them again in 12 months."],
    ),
    "bullets": (
        "We will:\n• mend nets\n• paint boats and the\n  landing stages",
        ["We will:", "* mend nets", "* paint boats and the landing stages"],
    ),
    "dashes": (
        "We will:\n- mend nets\n- paint boats",
        ["We will:", "* mend nets", "* paint boats"],
    ),
    "one line a paragraph": (
        f"{'We agree with this and more. ' * 8}\n{'Nets will be mended in May. ' * 8}",
        [
            ("We agree with this and more. " * 8).strip(),
            ("Nets will be mended in May. " * 8).strip(),
        ],
    ),
    "wide lines that are wrapped": (
        f"{'We agree with this and more, as ' * 5}we said\nin May.\n"
        f"{'They were mended as they came in, ' * 5}and so\non.",
        [
            f"{'We agree with this and more, as ' * 5}we said in May.",
            f"{'They were mended as they came in, ' * 5}and so on.",
        ],
    ),
    "a table of contents beside narrower text": (
        f"Nets {'.' * 99} 2\n\nThe board will mend all of its nets and floats in\n"
        "May. It will also paint its boats in all of the\nharbours.\nIt thanks everyone.",
        [
            f"Nets {'.' * 99} 2",
            "The board will mend all of its nets and floats in May. It will also paint its boats "
            "in all of the harbours.",
            "It thanks everyone.",
        ],
    ),
    "a heading by itself": (
        "Nets and floats\n\nThe office has nets of two kinds.",
        ["# Nets and floats", "The office has nets of two kinds."],
    ),
    "a numbered heading before a label": (
        "II. Nets, which are old.\n\nRecommendation 4: Mend them.\n\n2. Paint boats\n\nAgreed.",
        ["# II. Nets, which are old.", "Recommendation 4: Mend them.", "2. Paint boats", "Agreed."],
    ),
    "a numbered sentence before a label is no heading": (
        "4. We mend nets.\n\n5. We shall write to them all in May.\n\nRecommendation 4: Mend them.",
        [
            "4. We mend nets.",
            "5. We shall write to them all in May.",
            "Recommendation 4: Mend them.",
        ],
    ),
    "the last item of a list before a label is no heading": (
        "a. mend nets\n\nb. paint boats\n\nRecommendation 4: Mend them.",
        ["a. mend nets", "b. paint boats", "Recommendation 4: Mend them."],
    ),
    "text below an item whose lines are set in": (
        "4.   The board should mend all of the nets of the\n"
        "     harbours in both of its towns (Paragraph 31)\n"
        "The board agrees with this and mends.",
        [
            "4. The board should mend all of the nets of the harbours in both of its towns "
            "(Paragraph 31)",
            "The board agrees with this and mends.",
        ],
    ),
    "numbers of paragraphs on lines of their own": (
        "2.1\n\nThe board agrees.\n\nWe ask the board to mend all of the nets in the\n"
        "harbours of both towns. (Paragraph 31)\n8.\n\nThe board does not.\n\n3\n\nIt is so.\n\n"
        "3.1\n\nNorth",
        [
            "2.1 The board agrees.",
            "We ask the board to mend all of the nets in the harbours of both towns. "
            "(Paragraph 31)",
            "8. The board does not.",
            "3",
            "It is so.",
            "3.1",
            "North",
        ],
    ),
    "a label with a place, at the left": (
        "[Ministry of Boats, dated 4 May 2030]\nRecommendation (Serial No. 5, Para 2)\nThe board "
        "notes it.",
        [
            "[Ministry of Boats, dated 4 May 2030]",
            "# Recommendation (Serial No. 5, Para 2)",
            "The board notes it.",
        ],
    ),
    "items of a list in a list": (
        "• mend:\n    o nets that are\n      torn; and\n    o floats\n• paint",
        ["* mend:", "* nets that are torn; and", "* floats", "* paint"],
    ),
    "labels in the middle": (
        "Chapter II: Recommendations that the board does\n    not accept, and why it does not\n"
        "           Recommendation (Serial No. 5)\nMend all of the nets in the harbour this\n"
        "year.\n"
        "                Reply of the Board\nThe board has none.",
        [
            "Chapter II: Recommendations that the board does not accept, and why it does not",
            "# Recommendation (Serial No. 5)",
            "Mend all of the nets in the harbour this year.",
            "# Reply of the Board",
            "The board has none.",
        ],
    ),
    "a source in brackets parts an answer from the next title": (
        "All of the nets in the harbours of both towns are mended by now, the board\nsays so.\n"
        "   [Ministry of Boats, O.M. No. 3 dated 4 May 2030]\n"
        "                              CHAPTER II\n"
        "     RECOMMENDATIONS TO WHICH THE BOARD WILL COME\n"
        "     BACK AT THE END OF THE NEXT FISHING YEAR\n"
        "                           Recommendation (Serial No. 5)\nPaint all boats.",
        [
            "All of the nets in the harbours of both towns are mended by now, the board says so.",
            "[Ministry of Boats, O.M. No. 3 dated 4 May 2030]",
            "# CHAPTER II RECOMMENDATIONS TO WHICH THE BOARD WILL COME BACK AT THE END OF THE NEXT "
            "FISHING YEAR",
            "# Recommendation (Serial No. 5)",
            "Paint all boats.",
        ],
    ),
    "a source in brackets is no heading": (
        "They were sold.\n\n[Ministry of Boats, O.M. No. 3 dated 4 May 2030]\n\nThe next.",
        ["They were sold.", "[Ministry of Boats, O.M. No. 3 dated 4 May 2030]", "The next."],
    ),
    "a title of two lines over and under a label": (
        "It is so.\n\nNets and floats of all the harbours and\nof the crews\n\nRecommendation 1\n"
        "Mending the nets of all the harbours\nthat we keep\n\nMend them.",
        [
            "It is so.",
            "# Nets and floats of all the harbours and of the crews",
            "## Recommendation 1",
            "# Mending the nets of all the harbours that we keep",
            "Mend them.",
        ],
    ),
    "a chapter's title of two lines over a label": (
        "It is so.\n\nII. Nets and floats of all the harbours and\nof the crews.\n\n"
        "Recommendation 1: Mend them.",
        [
            "It is so.",
            "# II. Nets and floats of all the harbours and of the crews.",
            "Recommendation 1: Mend them.",
        ],
    ),
    "a word in capitals": ("They do.\n\nANNEX\n\nIt is so.", ["They do.", "# ANNEX", "It is so."]),
    "fields of a form are no headings": (
        "It agrees.\n\nName: A. Reader\n\nPosition: Clerk of Boats\n\nSo.",
        ["It agrees.", "Name: A. Reader", "Position: Clerk of Boats", "So."],
    ),
    "an answer with a label is no heading": (
        "Mend.\n\nResponse: The board will do so and it will\n\n• mend",
        ["Mend.", "Response: The board will do so and it will", "* mend"],
    ),
    "a short answer is no heading": (
        "Response:\n\nAgreed in part\n",
        ["Response:", "Agreed in part"],
    ),
    "an answer before a line that only looks like a label": (
        "2.1 The board agrees with this.\n\nNets that were mended\n\nNets are new.",
        ["2.1 The board agrees with this.", "# Nets that were mended", "Nets are new."],
    ),
    "answers without a full stop": (
        "Mend.\n\nSupported in part\n\nNew.\n\nThe office accepts the recommendation\n\nSo.",
        ["Mend.", "Supported in part", "New.", "The office accepts the recommendation", "So."],
    ),
    "headings that only look like answers": (
        "Accepted recommendations\n\nWe mend.\n\nRecommendation 2 – Accepted\n\nNets are new.",
        [
            "# Accepted recommendations",
            "We mend.",
            "# Recommendation 2 – Accepted",
            "Nets are new.",
        ],
    ),
    "a field is no heading, and a finding is": (
        "It agrees.\n\nDue date: May 2026\n\nFinding 2: Old nets\n\nThey are old.\n\n"
        "Expected completion: 3 May 2026",
        [
            "It agrees.",
            "Due date: May 2026",
            "## Finding 2: Old nets",
            "They are old.",
            "Expected completion: 3 May 2026",
        ],
    ),
    "one word above a recommendation": (
        "It agrees.\n\nNets\n\n4. Mend them.\n\nAccepted\n\n5. Mend more.\n\nBoats\n\nPaint.",
        ["It agrees.", "# Nets", "4. Mend them.", "Accepted", "5. Mend more.", "Boats", "Paint."],
    ),
    "a position on a new line": (
        "1. The board should mend all of its nets in May.\nThe board agrees with the "
        "recommendation.",
        [
            "1. The board should mend all of its nets in May.",
            "The board agrees with the recommendation.",
        ],
    ),
    "a marked heading": ("## Nets\n\nThey are old.", ["## Nets", "They are old."]),
}


@pytest.mark.parametrize("name", PROSE)
def test_prose(name: str, tmp_path: Path) -> None:
    text, paragraphs = PROSE[name]
    assert shape(read(tmp_path, text)) == [f"paragraph: {text}" for text in paragraphs]


def test_line_ends_are_joined(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "The multi-county body has a multi-\ncounty plan for the com\u00ad\nmon."
    )
    assert reading.blocks[0].text == "The multi-county body has a multi-county plan for the common."


def test_a_number_between_dashes_is_furniture(tmp_path: Path) -> None:
    reading = read(tmp_path, "We mend nets and\n\n\n\n      - 1 -\n\n\n\nthe boats too.\n")
    (number,) = (block for block in reading.blocks if block.kind == "furniture")
    assert number.words[0].text == "1"


def test_running_heads_and_page_numbers_are_furniture(tmp_path: Path) -> None:
    pages = [f"Harbour report\n\nText of part {n * n}.\n\nPage {n + 3} of 9\n" for n in range(5)]
    reading = read(tmp_path, "\f".join(pages))
    kinds = [(block.kind, block.text) for block in reading.blocks if block.page == 2]
    assert sorted(kinds) == [
        ("furniture", "Harbour report"),
        ("furniture", "Page 4 of 9"),
        ("paragraph", "Text of part 1."),
    ]


def test_feet_of_left_and_right_pages_are_furniture(tmp_path: Path) -> None:
    feet = ["Office response | 1", "2 | Office response", "Office response | 3"]
    text = "\f".join(f"{part} are old.\n{foot}\n" for part, foot in zip(PARTS, feet, strict=False))
    kinds = [(block.kind, block.text) for block in read(tmp_path, text).blocks]
    assert [text for kind, text in kinds if kind == "furniture"] == feet


PARTS = ("Nets", "Boats", "Ropes", "Oars")


COUNTED_PAGES = {
    "numbers alone": (["1", "2", "3"], 3),
    "numbers alone, two by two": (["2", "3", "5"], 3),
    "numbers of pages": (["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"], 3),
    "left and right pages": (["2 | Office response", "Office response | 3"], 2),
    "left and right pages without a bar": (
        ["2 The office answers", "The office answers 3", "4 The office answers"],
        3,
    ),
    "the foot of a page and the head of the next": (["OPEN\nOPEN"] * 3, 4),
    "numbers that go down": (["3", "2", "1"], 1),
    "too few": (["1", "2"], 1),
    "labels": (["Proposal 1", "Proposal 2", "Proposal 3"], 1),
    "headings": (["Goal 1", "Goal 2", "Goal 3"], 1),
    "sentences": (["1. We mend.", "2. We mend.", "3. We mend."], 1),
    "answers": (["AGREED\nAGREED"] * 3, 1),
    "cells": (["In May\nIn May"] * 3, 1),
}


@pytest.mark.parametrize("name", COUNTED_PAGES)
def test_pages_by_their_numbers(name: str) -> None:
    feet, pages = COUNTED_PAGES[name]
    text = "\n".join(
        f"Recommendation {n}\nMend nets.\nAgreed.\n{foot}" for n, foot in enumerate(feet, 1)
    )
    assert len(split_at_page_numbers(text)) == pages


def test_a_number_in_the_midst_of_a_sentence_counts_pages() -> None:
    parts = ["It mends nets and\n", "\nall boats.\n", "\nIt rests.\n", "\nIt sails.\n"]
    text = "".join(f"{part}{number}" for number, part in enumerate(parts, 1))
    assert len(split_at_page_numbers(text)) == 4
    assert len(split_at_page_numbers(text.replace("and\n", "well.\n"))) == 1


def test_pages_without_form_feeds(tmp_path: Path) -> None:
    text = "\n".join(
        f"Recommendation {n}\nMend it.\n{part} are old.\n{n}" for n, part in enumerate(PARTS, 1)
    )
    reading = read(tmp_path, text)
    assert reading.pages == 4
    assert [block.text for block in reading.blocks if block.kind == "furniture"] == list("1234")


def test_text_that_comes_back_elsewhere_is_no_furniture(tmp_path: Path) -> None:
    pages = [f"Recommendation {n * n}\n\nMend it.\n\nAgreed.\n" for n in range(1, 9)]
    pages[1] = pages[1].replace("Agreed.", "Not agreed.")
    pages[2] = pages[2].replace("Agreed.", "Agreed in part.")
    reading = read(tmp_path, "\f".join(pages[:3]))
    assert "furniture" not in {block.kind for block in reading.blocks}


NOTE_PAGE = "It has {1}.\n\n{0} We count {1} at noon.\n"


def test_notes_at_the_foot_are_numbered_in_order(tmp_path: Path) -> None:
    pages = [NOTE_PAGE.format(1, "nets"), NOTE_PAGE.format(2, "boats")]
    reading = read(tmp_path, "\f".join(pages))
    assert shape(reading)[1] == "note: ^1 We count nets at noon."
    assert shape(reading)[3] == "note: ^2 We count boats at noon."
    reading = read(tmp_path, NOTE_PAGE.format(16, "nets"))
    assert shape(reading)[1] == "paragraph: 16 We count nets at noon."


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (b"", "the file is empty", "take the file away"),
        (b" \n\n", "the file is empty", "take the file away"),
        (b"%PDF-1.7\n%\xe2\xe3", "its bytes are a PDF", "Name it .pdf."),
        (b"<!DOCTYPE html><p>x", "its bytes are a web page", "Name it .html."),
        (b"PK\x03\x04xx", "a ZIP archive cut short", "Get the file again."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Office file", "Save it as .docx"),
        (b"{\\rtf1 x}", "rich text", "Save it as .docx"),
        (b"abc\x00def", "no text", "Save it as UTF-8 text."),
        (b"abc \x81 def", "neither UTF-8 nor Windows-1252", "Save it as UTF-8 text."),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(PipelineError) as failure:
        read(tmp_path, data)
    assert what in str(failure.value)
    assert remedy in str(failure.value)
    assert str(failure.value).startswith(str(tmp_path / "a.txt"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no such file or directory"):
        read_text(tmp_path / "none.txt")


ENCODED = {
    "UTF-8": ("the office’s café".encode(), ""),
    "UTF-8 with a mark": ("the office’s café".encode("utf-8-sig"), ""),
    "UTF-16": ("the office’s café".encode("utf-16"), ""),
    "Windows-1252": ("the office’s café".encode("cp1252"), "not UTF-8; read as Windows-1252"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings(name: str, tmp_path: Path) -> None:
    data, warning = ENCODED[name]
    reading = read(tmp_path, data)
    assert reading.blocks[0].text == "the office’s café"
    assert (warning in reading.warnings[0]) if warning else reading.warnings == ()


def test_line_ends_of_other_systems(tmp_path: Path) -> None:
    assert shape(read(tmp_path, "One.\r\n\r\nTwo.")) == ["paragraph: One.", "paragraph: Two."]


@given(st.lists(st.lists(st.text("aB1.,:", min_size=1), max_size=9), max_size=9))
def test_no_word_of_a_text_is_lost(tmp_path_factory: pytest.TempPathFactory, texts: list) -> None:
    words = [word for line in texts for word in line]
    if not words:
        return
    text = "\n".join(" ".join(line) for line in texts)
    reading = read(tmp_path_factory.mktemp("text"), text)
    assert sorted("".join(words_in(reading)).replace("^", "")) == sorted("".join(words))


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared, the official chart")
def test_the_official_chart() -> None:
    reading = read_text(SHARED / "raw" / "ice-secure-communities-2012.txt")
    pairs = json.loads((SHARED / "raw" / "ice-secure-communities-2012.gold.json").read_text())[
        "pairs"
    ]
    left, right = [], []
    for block in reading.blocks:
        if block.kind == "row":
            left.append(block.cells[0].text)
            right.append(block.cells[1].text)
        elif block.kind == "paragraph":
            left.append(block.text)
            right.append(block.text)
    sides = [" ".join("\n".join(side).replace("• ", "").split()) for side in (left, right)]
    for pair in pairs:
        assert " ".join(pair["recommendation"].split()) in sides[0]
        assert " ".join(pair["response"].replace("⁴", "").split()) in sides[1]
    assert reading.pages == 16
    assert [b.text[:11] for b in reading.blocks if b.kind == "note"] == ["Source: ICE"]
