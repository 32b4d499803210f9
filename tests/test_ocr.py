"""Scans: what OCR reads, the lines a picture shows, and what is said where a tool is missing."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from rapidfuzz.distance import Indel
from readings import SHARED

from pipeline.errors import PipelineError
from pipeline.inspection import inspect_source
from pipeline.models import Reading
from pipeline.read import read_source
from pipeline.read.ocr import with_text_layer
from pipeline.read.pdf_page import PrintedWord, read_pages, render_page
from pipeline.read.picture_lines import find_lines
from pipeline.read.scan_words import mend_lists

DOCUMENTS = Path(__file__).parent / "documents"
SCAN = DOCUMENTS / "unreadable" / "scan.pdf"
OUTLINES = DOCUMENTS / "unreadable" / "outlines.pdf"
RULED = DOCUMENTS / "layouts" / "ruled-two-columns.pdf"
OFFICIAL = SHARED / "raw" / "ice-secure-communities-2012.pdf"

needs_ocr = pytest.mark.skipif(
    find_spec("ocrmypdf") is None or shutil.which("tesseract") is None,
    reason="OCRmyPDF and Tesseract are not both installed",
)


# --- without the tools -----------------------------------------------------------------------


def problem_with(path: Path, **settings: str) -> str:
    with pytest.raises(PipelineError) as failure, with_text_layer(path, **settings):
        pass
    return str(failure.value)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if both tools were there, with English alone."""
    monkeypatch.setattr("pipeline.read.ocr.find_spec", lambda name: object())
    monkeypatch.setattr("pipeline.read.ocr.shutil.which", lambda name: f"/usr/bin/{name}")
    answer_with(monkeypatch, 1, "")


def answer_with(monkeypatch: pytest.MonkeyPatch, status: int, said: str) -> list[list[str]]:
    calls: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        calls.append(command)
        if "--list-langs" in command:
            return subprocess.CompletedProcess(command, 0, "languages (1):\neng\n", "")
        return subprocess.CompletedProcess(command, status, "", said)

    monkeypatch.setattr("pipeline.read.ocr.subprocess.run", run)
    return calls


def test_without_ocrmypdf_the_extra_and_the_packages_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.read.ocr.find_spec", lambda name: None)
    said = problem_with(SCAN)
    assert "recommendation-pipeline[ocr]" in said
    assert "apt install tesseract-ocr ghostscript" in said


@pytest.mark.usefixtures("installed")
def test_without_tesseract_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.ocr.shutil.which", lambda name: None)
    assert "apt install tesseract-ocr" in problem_with(SCAN)


@pytest.mark.usefixtures("installed")
def test_a_language_that_is_not_installed_is_named_with_its_package() -> None:
    assert "apt install tesseract-ocr-fra" in problem_with(SCAN, language="fr-CA")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("status", "said", "shown"),
    [
        (3, "working\nCould not find program 'gs'.\n", "apt install tesseract-ocr ghostscript"),
        (2, "InputFileError: odd\n", "OCR failed: InputFileError: odd. See all that it says"),
        (7, "", "OCR failed: exit status 7"),
    ],
)
def test_a_failure_says_what_ocrmypdf_said(
    monkeypatch: pytest.MonkeyPatch, status: int, said: str, shown: str
) -> None:
    answer_with(monkeypatch, status, said)
    assert shown in problem_with(SCAN)


@pytest.mark.usefixtures("installed")
def test_only_the_pages_asked_for_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = answer_with(monkeypatch, 1, "")
    with pytest.raises(PipelineError), with_text_layer(SCAN, pages=frozenset({3, 2, 90})):
        pass
    assert calls[-1][calls[-1].index("--pages") + 1] == "2,3"


def test_an_encrypted_file_is_named_before_any_ocr() -> None:
    assert "encrypted" in problem_with(DOCUMENTS / "unreadable" / "encrypted.pdf")


# --- lines of a picture ----------------------------------------------------------------------


def picture(*lines: tuple[int, int, int, int], width: int = 2) -> Image.Image:
    """A white page of 400 by 300 points at 144 dots an inch, with lines in points."""
    image = Image.new("L", (800, 600), 255)
    for line in lines:
        ImageDraw.Draw(image).line([2 * n for n in line], fill=0, width=width)
    return image


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([(50, 40, 350, 40)], 1),
        ([(50, 40, 350, 42)], 1),  # a little askew
        ([(50, 40, 50, 250)], 1),
        ([(50, 40, 60, 40)], 0),  # a dash
        ([(50, 40, 50, 56)], 0),  # a letter
        ([(50, 40, 350, 40), (50, 56, 350, 56), (200, 40, 200, 56)], 3),  # a row of one line
        ([(50, 40, 350, 40), (200, 40, 200, 56)], 1),  # hangs from a line, as a letter may
    ],
)
def test_lines_are_found_and_letters_are_not(
    lines: list[tuple[int, int, int, int]], found: int
) -> None:
    assert len(find_lines(picture(*lines), 144)) == found


def test_a_bar_is_no_line() -> None:
    assert find_lines(picture((50, 40, 350, 40), width=30), 144) == []


def test_a_line_stands_where_it_is_printed() -> None:
    [box] = find_lines(picture((50, 40, 350, 40)), 144)
    assert box == pytest.approx((50, 40, 350, 40), abs=1.5)


def test_the_lines_of_a_rendered_page_are_those_of_the_file() -> None:
    page = next(iter(read_pages(RULED, frozenset({2}))))
    printed = {round(box[0]) for box in page.rulings if box[3] - box[1] > 100}
    seen = {round(box[0]) for box in find_lines(render_page(RULED, 2, 150), 150)}
    assert all(any(abs(x - y) <= 1 for y in seen) for x in printed)


def printed_word(text: str, x0: float, baseline: float = 20.0) -> PrintedWord:
    return PrintedWord(text, x0, baseline - 8, x0 + 5.0 * len(text), baseline + 2, baseline, 10.0)


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["4,", "The"], "4."),
        (["(12),", "ICE"], "(12)."),
        (["12,", "and"], "12,"),
        (["1,000", "People"], "1,000"),
        (["4,"], "4,"),
    ],
)
def test_a_comma_for_the_stop_of_a_list_number_is_mended(texts: list[str], first: str) -> None:
    words = [printed_word(text, 10 + 60 * index) for index, text in enumerate(texts)]
    assert mend_lists(words)[0].text == first


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        ([["e", "mend", "nets"]], ["•", "mend", "nets"]),
        ([["mend", "e", "nets"]], ["mend", "e", "nets"]),
        ([["Item", "6"], ["Item", "/"], ["Item", "8"]], ["Item", "6", "Item", "7", "Item", "8"]),
        ([["Item", "6"], ["Agreed", "/"]], ["Item", "6", "Agreed", "/"]),
    ],
)
def test_list_signs_and_numbers_that_were_read_as_others(
    lines: list[list[str]], mended: list[str]
) -> None:
    words = [
        printed_word(text, 10 + 100 * index, 20.0 * row)
        for row, texts in enumerate(lines, 1)
        for index, text in enumerate(texts)
    ]
    assert [word.text for word in mend_lists(words)] == mended


def test_a_letter_close_to_its_word_is_no_list_sign() -> None:
    words = [printed_word("e", 10), printed_word("non", 18)]
    assert [word.text for word in mend_lists(words)] == ["e", "non"]


def test_a_number_inside_a_line_is_no_list_number() -> None:
    words = [printed_word("June", 10), printed_word("4,", 33), printed_word("The", 46)]
    assert [word.text for word in mend_lists(words)] == ["June", "4,", "The"]


# --- with the tools --------------------------------------------------------------------------


@needs_ocr
def test_a_scan_gives_its_pairs() -> None:
    found = inspect_source(SCAN, ocr=True)
    golden = json.loads((DOCUMENTS / "secure-communities-chart.json").read_text("utf-8"))[:6]
    assert [pair.number for pair in found.split.pairs] == [pair["number"] for pair in golden]
    for pair, wanted in list(zip(found.split.pairs, golden, strict=True))[:5]:
        words = pair.response.text.replace("•", " ").split()
        likeness = Indel.normalized_similarity(words, wanted["response"].replace("•", " ").split())
        assert likeness > 0.95


@needs_ocr
def test_drawn_letters_are_read() -> None:
    reading = read_source(OUTLINES, ocr=True)
    assert sum(len(block.words) for block in reading.blocks) > 50
    assert not reading.unread


def printed_on(reading: Reading, page: int) -> Counter[str]:
    words = (word for block in reading.blocks for word in block.words if word.page == page)
    return Counter(word.text for word in words)


@needs_ocr
def test_pages_with_text_stay_as_they_are_among_scanned_ones(tmp_path: Path) -> None:
    mixed = tmp_path / "mixed.pdf"
    with (
        pypdfium2.PdfDocument.new() as made,
        pypdfium2.PdfDocument(RULED) as text,
        pypdfium2.PdfDocument(SCAN) as scan,
    ):
        made.import_pages(text, [0])
        made.import_pages(scan, [1])
        made.save(mixed)
    assert read_source(mixed).unread == (2,)
    reading = read_source(mixed, ocr=True)
    assert reading.unread == ()
    alone = read_source(RULED, pages=frozenset({1}))
    assert printed_on(reading, 1) == printed_on(alone, 1)
    assert any("Recommendation 3" in block.text for block in reading.blocks if block.page == 2)


@needs_ocr
@pytest.mark.skipif(not OFFICIAL.exists(), reason="../shared is not there")
def test_the_official_chart_scanned_at_150_dots_an_inch(tmp_path: Path) -> None:
    pages = [render_page(OFFICIAL, number, 150).convert("L") for number in range(1, 19)]
    scan = tmp_path / "scan.pdf"
    pages[0].save(scan, save_all=True, append_images=pages[1:], resolution=150)
    found = inspect_source(scan, ocr=True)
    gold = json.loads(OFFICIAL.with_name(f"{OFFICIAL.stem}.gold.json").read_text("utf-8"))["pairs"]
    read = [(pair.section, pair.number, stances[0].agreement) for pair, stances in found.coded]
    assert read == [(pair["section"], pair["number"], pair["agreement"]) for pair in gold]
    got, want = [], []
    for pair, wanted in zip(found.split.pairs, gold, strict=True):
        got += f"{pair.recommendation.text} {pair.response.text}".replace("•", " ").split()
        want += f"{wanted['recommendation']} {wanted['response']}".replace("•", " ").split()
    assert Indel.normalized_similarity(got, want) > 0.98
