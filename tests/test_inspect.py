"""`pipeline inspect`: what each stage made of a document, as text, as JSON, and on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from pipeline.cli import main
from pipeline.inspection import STAGES
from pipeline.inspection.text import shorten

ROOT = Path(__file__).parent.parent
HARBOUR = ROOT / "raw" / "harbour-safety-authority-2021.pdf"
ROUGH = ROOT / "raw" / "secure-communities-chart.txt"


def inspect(*arguments: object) -> str:
    result = CliRunner().invoke(main, ["inspect", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout


def inspect_json(*arguments: object) -> dict[str, object]:
    return json.loads(inspect(*arguments, "--json"))


def test_by_default_it_says_the_layout_and_gives_each_pair_a_line() -> None:
    lines = inspect(HARBOUR).splitlines()
    assert lines[0].startswith("harbour-safety-authority-2021.pdf: pdf, 4 pages; layout: chart")
    assert sum("Part " in line for line in lines) == 12


@pytest.mark.parametrize(
    ("stage", "shown"),
    [
        ("read", "row of table 1"),
        ("rows", "recommendation:"),
        ("split", "asked:"),
        ("classify", "· label"),
        ("records", "agreement: agrees"),
    ],
)
def test_each_stage_is_shown(stage: str, shown: str) -> None:
    assert shown in inspect(HARBOUR, "--stage", stage)


@pytest.mark.parametrize("stage", STAGES)
def test_pages_keep_what_touches_them(stage: str) -> None:
    items = inspect_json(HARBOUR, "--stage", stage, "--pages", "2-3")["items"]
    assert items
    assert all({2, 3} & set(item["pages"]) for item in items)
    assert len(items) < len(inspect_json(HARBOUR, "--stage", stage)["items"])


def test_json_of_the_blocks_holds_every_word_of_the_ledger() -> None:
    data = inspect_json(HARBOUR, "--stage", "read")
    words = sum(
        paragraph["words"]
        for item in data["items"]
        for cell in item["cells"]
        for paragraph in cell["paragraphs"]
    )
    assert words == data["ledger"]["words"]


def test_facts_of_documents_toml_are_honoured(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ROUGH.read_bytes())
    (tmp_path / "documents.toml").write_text('[documents."a.txt"]\ndocument_id = "mine"\n')
    assert inspect_json(tmp_path / "a.txt")["document_id"] == "mine"


def test_image_draws_the_pages_asked_for(tmp_path: Path) -> None:
    inspect(HARBOUR, "--pages", "2-3", "--image", tmp_path / "drawn")
    files = sorted((tmp_path / "drawn").iterdir())
    assert [file.name for file in files] == ["page-002.png", "page-003.png"]
    with Image.open(files[0]) as drawn:
        colours = {colour for _, colour in drawn.convert("RGB").getcolors(1_000_000)}
    # A response's frame is green, a recommendation's blue; the palette blurs them a little.
    assert any(g > 1.5 * max(r, b) and g > 100 for r, g, b in colours)
    assert any(b > 1.5 * max(r, g) and b > 150 for r, g, b in colours)


def test_image_of_a_page_that_is_turned_is_upright(tmp_path: Path) -> None:
    rotated = ROOT / "tests" / "documents" / "layouts" / "rotated.pdf"
    inspect(rotated, "--pages", "1", "--image", tmp_path)
    with Image.open(tmp_path / "page-001.png") as drawn:
        assert drawn.width > drawn.height


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ([ROUGH, "--image", "drawn"], 1, "only pages of a PDF can be drawn"),
        ([HARBOUR, "--pages", "x"], 2, "names no pages"),
        (["nowhere.pdf"], 1, "no such file"),
    ],
)
def test_what_cannot_be_shown_is_said(arguments: list[object], status: int, message: str) -> None:
    result = CliRunner().invoke(main, ["inspect", *map(str, arguments)])
    assert result.exit_code == status
    assert message in result.output


def test_a_long_text_keeps_its_beginning_and_its_end() -> None:
    text = shorten("first " + "word " * 200 + "last")
    assert text.startswith("first word")
    assert text.endswith("last (202 words)")
    assert shorten(" a \n b ") == "a b"
