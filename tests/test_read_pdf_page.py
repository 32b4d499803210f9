"""Pages as PDFium gives them: words with box, size and style; rulings, fills, pictures; errors."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from sheets import VERA, Sheet, draw_pdf, pages_of

from pipeline.errors import PipelineError
from pipeline.read import pdf_engine
from pipeline.read.pdf_page import Page, count_pages, read_pages


def words(page: Page) -> list[str]:
    return [word.text for word in page.words]


def one(folder: Path, draw, **size: float) -> Page:  # type: ignore[no-untyped-def]
    (page,) = pages_of(folder, draw, **size)
    return page


def test_words_with_their_places(tmp_path: Path) -> None:
    page = one(tmp_path, lambda sheet: sheet.text(50, 100, "Mend the nets"))
    assert (page.number, page.width, page.height) == (1, 400, 400)
    assert words(page) == ["Mend", "the", "nets"]
    first = page.words[0]
    assert first.x0 == pytest.approx(50, abs=1)
    assert first.baseline == pytest.approx(100, abs=0.1)
    assert first.top < first.baseline < first.bottom
    assert (first.size, first.bold, first.italic, first.angle) == (10, False, False, 0)
    assert page.words[1].x0 > first.x1


def test_styles(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 50, "plain", size=9)
        sheet.text(50, 70, "strong", font="Helvetica-Bold")
        sheet.text(50, 90, "slanted", font="Times-Italic", size=12.5)

    got = [(w.text, w.size, w.bold, w.italic) for w in one(tmp_path, draw).words]
    assert got == [
        ("plain", 9, False, False),
        ("strong", 10, True, False),
        ("slanted", 12.5, False, True),
    ]


def test_a_change_of_style_inside_a_word_joins(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        line = sheet.canvas.beginText(50, 300)
        line.setFont("Helvetica", 10)
        line.textOut("in ")
        line.setFont("Helvetica-Bold", 10)
        line.textOut("Ju")
        line.setFont("Helvetica", 10)
        line.textOut("ne")
        sheet.canvas.drawText(line)

    assert [(w.text, w.joined) for w in one(tmp_path, draw).words] == [
        ("in", False),
        ("Ju", False),
        ("ne", True),
    ]


def test_letters_set_one_by_one_are_words(tmp_path: Path) -> None:
    """As many producers print: no space characters, a text command for each letter."""

    def draw(sheet: Sheet) -> None:
        x = 50.0
        for letter in "Mend nets":
            if letter != " ":
                sheet.text(x, 100, letter)
            x += sheet.canvas.stringWidth(letter, "Helvetica", 10)

    assert words(one(tmp_path, draw)) == ["Mend", "nets"]


def test_wide_spacing_of_letters_is_no_space(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont("Helvetica", 10)
        sheet.canvas.drawString(50, 300, "Mend nets", charSpace=0.8)

    assert words(one(tmp_path, draw)) == ["Mend", "nets"]


def test_ligatures_come_apart(tmp_path: Path) -> None:
    page = one(tmp_path, lambda sheet: sheet.text(50, 100, "ﬁve boats ﬂoat", font=VERA))
    assert words(page) == ["five", "boats", "float"]


@pytest.mark.parametrize("shift", [0.1, 0.3, 0.5])
def test_fake_bold_is_printed_once(tmp_path: Path, shift: float) -> None:
    """The same words, or the same letters, drawn twice, a hair apart."""

    def draw(sheet: Sheet) -> None:
        x = 50.0
        for letter in "Mend all":
            for left in (x, x + shift) if letter != " " else ():
                sheet.text(left, 100, letter)
            x += sheet.canvas.stringWidth(letter, "Helvetica", 10)
        for left in (50, 50 + shift):
            sheet.text(left, 200, "the nets")

    assert words(one(tmp_path, draw)) == ["Mend", "all", "the", "nets"]


def test_double_letters_stay(tmp_path: Path) -> None:
    page = one(tmp_path, lambda sheet: sheet.text(50, 100, "call all committees"))
    assert words(page) == ["call", "all", "committees"]


def test_a_hyphen_at_a_line_end_is_a_hyphen(tmp_path: Path) -> None:
    page = one(tmp_path, lambda sheet: sheet.text(50, 100, "the recom-", "mendation"))
    assert words(page) == ["the", "recom-", "mendation"]


def test_invisible_text_is_marked(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 200, "shown")
        sheet.canvas.drawString(50, 100, "hidden", mode=3)

    assert [(w.text, w.visible) for w in one(tmp_path, draw).words] == [
        ("shown", True),
        ("hidden", False),
    ]


def test_text_off_the_page_is_not_there(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 100, "inside")
        for x, y in [(-300, 100), (500, 100), (50, -50), (50, 500)]:
            sheet.text(x, y, "outside")

    assert words(one(tmp_path, draw)) == ["inside"]


def test_a_cropped_page_counts_from_its_own_corner(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setCropBox((100, 50, 400, 350))
        sheet.text(150, 150, "inside")
        sheet.text(20, 150, "outside")

    page = one(tmp_path, draw)
    assert (page.width, page.height) == (300, 300)
    assert words(page) == ["inside"]
    assert page.words[0].x0 == pytest.approx(50, abs=1)
    assert page.words[0].baseline == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("rotation", [90, 0])
def test_a_turned_page_is_read_upright(tmp_path: Path, rotation: int) -> None:
    """Text that runs up a page of 300 by 500 points, whether the page says so or not."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(rotation)
        sheet.canvas.translate(300, 0)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("Helvetica", 10)
        sheet.canvas.drawString(50, 200, "Mend the nets")
        sheet.canvas.line(50, 190, 250, 190)

    # reportlab itself turns the size of a page that it turns
    page = one(tmp_path, draw, width=500 if rotation else 300, height=300 if rotation else 500)
    assert (page.width, page.height) == (500, 300)
    assert words(page) == ["Mend", "the", "nets"]
    assert page.words[0].angle == 0
    assert page.words[0].x0 == pytest.approx(50, abs=1)
    assert page.words[0].baseline == pytest.approx(100, abs=0.5)
    (rule,) = page.rulings
    assert rule == pytest.approx((50, 110, 250, 110), abs=1)


def test_a_watermark_has_its_angle(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 50, "one two three four five six seven", "eight nine ten eleven")
        sheet.canvas.translate(100, 100)
        sheet.canvas.rotate(45)
        sheet.canvas.setFont("Helvetica", 60)
        sheet.canvas.drawString(0, 0, "DRAFT")

    angles = {word.angle for word in one(tmp_path, draw).words if word.text in "DRAFT"}
    assert angles
    assert all(angle in (45, 315) for angle in angles)


# --- what is drawn ---------------------------------------------------------------------------


def test_lines_rectangles_and_thin_fills_are_rulings(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rule(50, 50, 150, 50)
        sheet.frame(50, 100, 150, 200)
        sheet.shade(50, 250, 150, 250.7, grey=0)

    rulings = one(tmp_path, draw).rulings
    assert len(rulings) == 6
    assert all(min(x1 - x0, y1 - y0) < 3 for x0, y0, x1, y1 in rulings)


def test_shading_is_no_ruling(tmp_path: Path) -> None:
    page = one(tmp_path, lambda sheet: sheet.shade(50, 50, 150, 100))
    assert page.rulings == ()
    (fill,) = page.fills
    assert fill == pytest.approx((50, 50, 150, 100), abs=0.5)


def test_white_on_white_is_nothing(tmp_path: Path) -> None:
    page = one(tmp_path, lambda sheet: sheet.shade(50, 50, 150, 100, grey=1))
    assert (page.rulings, page.fills) == ((), ())


def test_forms_inside_a_page_are_looked_into(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.beginForm("form")
        sheet.rule(0, 0, 100, 0)
        sheet.text(0, 20, "inside")
        sheet.canvas.endForm()
        sheet.canvas.translate(50, -60)
        sheet.canvas.doForm("form")

    page = one(tmp_path, draw)
    assert words(page) == ["inside"]
    assert page.rulings[0] == pytest.approx((50, 60, 150, 60), abs=1)


def test_pictures_have_boxes(tmp_path: Path) -> None:
    page = one(tmp_path, lambda sheet: sheet.picture(50, 50, 150, 100))
    assert page.images[0] == pytest.approx((50, 50, 150, 100), abs=0.5)


def test_a_drawn_dot_before_text_is_a_list_sign(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.circle(45, sheet.height - 97, 1.5, stroke=0, fill=1)
        sheet.text(54, 100, "Mend the nets")
        sheet.canvas.circle(200, sheet.height - 297, 1.5, stroke=0, fill=1)

    page = one(tmp_path, draw)
    assert sorted(words(page)) == sorted(["•", "Mend", "the", "nets"])
    assert [word.drawn for word in page.words if word.text == "•"] == [True]


def test_letters_drawn_as_outlines_are_counted(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for x in range(20, 380, 4):
            for y in range(20, 380, 12):
                sheet.canvas.circle(x, y, 1.1)

    page = one(tmp_path, draw)
    assert page.words == ()
    assert page.outlines > 3000


# --- files -----------------------------------------------------------------------------------


def three(sheet: Sheet) -> None:
    for number in ("one", "two", "three"):
        sheet.text(50, 50, number)
        sheet.next()


def test_every_page_or_those_asked_for(tmp_path: Path) -> None:
    path = draw_pdf(tmp_path / "a.pdf", three)
    assert count_pages(path) == 3
    assert [(page.number, *words(page)) for page in read_pages(path)] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
    ]
    assert [page.number for page in read_pages(path, frozenset({2, 9}))] == [2]


def test_an_encrypted_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), encrypt="secret")
    canvas.drawString(50, 50, "Mend")
    canvas.save()
    for read in (lambda: list(read_pages(path)), lambda: count_pages(path)):
        with pytest.raises(PipelineError, match=r"a\.pdf: encrypted\. Remove the password first"):
            read()


def test_a_file_cut_short_has_all_its_pages_or_is_an_error(tmp_path: Path) -> None:
    """Never a silently shorter document."""
    whole = draw_pdf(tmp_path / "a.pdf", three).read_bytes()
    path = tmp_path / "b.pdf"
    for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        with suppress(PipelineError):
            assert [words(page) for page in read_pages(path)] == [["one"], ["two"], ["three"]]
    path.write_bytes(whole[:400])
    with pytest.raises(PipelineError, match=r"b\.pdf: cannot be opened as a PDF, it is damaged"):
        list(read_pages(path))


def test_no_pdf_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"Mend the nets.")
    with pytest.raises(PipelineError, match="cannot be opened as a PDF"):
        list(read_pages(path))


def test_a_letter_without_an_angle_is_upright(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_engine, "_get_angle", lambda *_: float("nan"))
    page = one(tmp_path, lambda sheet: sheet.text(50, 100, "Mend the nets"))
    assert [word.angle for word in page.words] == [0, 0, 0]
