"""Markdown: tables, lists, headings and notes, as the page that they make."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import shape

from pipeline.errors import PipelineError
from pipeline.read.markdown import read_markdown

TEXT = {
    "headings and text": ("# Nets\n\nWe *do*\n**agree**.\n", ["# Nets", "We do agree."]),
    "a link and an address": (
        "See [the plan](http://a.org/x) and <http://a.org>.\n", ["See the plan and http://a.org."]),
    "entities and escapes": ("R&amp;D \\*", ["R&D *"]),
    "lists": ("3. nets\n4. boats\n\n- floats\n", ["3. nets", "4. boats", "* floats"]),
    "HTML inside": ("<p>We<br>Agree</p>\n", ["We", "Agree"]),
}  # fmt: skip


def read(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    return shape(read_markdown(path))


@pytest.mark.parametrize("name", TEXT)
def test_text(name: str, tmp_path: Path) -> None:
    text, paragraphs = TEXT[name]
    assert read(tmp_path, text) == [f"paragraph: {text}" for text in paragraphs]


def test_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("| No. | Asked | Said |\n|---|---|---|\n| 1 | Mend. | Yes.<br>In May. |\n")
    reading = read_markdown(path)
    assert shape(reading) == ["row: No. | Asked | Said", "row: 1 | Mend. | Yes. / In May."]
    assert [block.header for block in reading.blocks] == [True, False]
    assert (reading.pages, reading.format) == (1, "markdown")


GRID = """\
+-----+----------+---------+
| No. | Asked    | Said    |
+=====+==========+=========+
| 1   | Mend     | Yes.    |
|     | **all**: |         |
|     |          | In May. |
|     | - nets   |         |
+-----+----------+---------+
"""


def test_grid_tables(tmp_path: Path) -> None:
    assert read(tmp_path, f"Text.\n\n{GRID}\nMore.\n") == [
        "paragraph: Text.",
        "row: No. | Asked | Said",
        "row: 1 | Mend all: / * nets | Yes. / In May.",
        "paragraph: More.",
    ]


def test_a_grid_with_a_cell_over_others_stays_text(tmp_path: Path) -> None:
    text = read(tmp_path, GRID.replace("| 1   | Mend     |", "| 1     Mend     |"))
    assert "1 Mend" in " ".join(text)


def test_a_quotation_is_a_box(tmp_path: Path) -> None:
    assert read(tmp_path, "> Mend\n> the nets.\n\nYes.\n") == [
        "box: Mend the nets.",
        "paragraph: Yes.",
    ]


def test_notes(tmp_path: Path) -> None:
    text = (
        "Agreed.[^1] So[^b] be it.\n\n[^1]: In *May*,\n    at noon.\n[^b]: http://a.org\n\nMore.\n"
    )
    assert read(tmp_path, text) == [
        "paragraph: Agreed. ^1 So ^b be it.",
        "note: ^1 In May, at noon.",
        "note: ^b http://a.org",
        "paragraph: More.",
    ]


def test_front_matter_is_furniture(tmp_path: Path) -> None:
    assert read(tmp_path, "---\ntitle: Nets\n---\n\nWe agree.\n") == [
        "furniture: title: Nets",
        "paragraph: We agree.",
    ]


def test_what_is_no_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(PipelineError, match="its bytes are a PDF"):
        read_markdown(path)
