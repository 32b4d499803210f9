"""PDFs: tables without lines, whose columns nearly touch, whose heads and rows go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from readings import shape
from reportlab.pdfbase.pdfmetrics import stringWidth
from sheets import PITCH, Sheet, edges_of, pages_of, reading_of

from pipeline.read.pdf_gutters import is_flowing
from pipeline.read.pdf_lines import group_lines
from pipeline.read.pdf_strips import crosses

EDGES = edges_of(150, 170)
BOLD = "Helvetica-Bold"
HEAD = "row: Recommendation | Response"


def justified(sheet: Sheet, x0: float, x1: float, y: float, *lines: str) -> float:
    """Lines from x0 to x1, all but the last with their words spread."""
    for index, line in enumerate(lines):
        words = line.split()
        widths = [stringWidth(word, "Helvetica", 10) for word in words]
        space = (x1 - x0 - sum(widths)) / max(1, len(words) - 1)
        x = x0
        for word, width in zip(words, widths, strict=True):
            sheet.text(x, y, word)
            x += width + (space if index < len(lines) - 1 else 2.8)
        y += PITCH
    return y


def plain_rows(sheet: Sheet, y: float, rows: Sequence[Sequence[Sequence[str]]]) -> float:
    for row in rows:
        y = sheet.table(EDGES, [row], y, across=False, down=False) + 8
    return y


def numbered(number: int) -> list[list[str]]:
    return [[f"{number}. The board should", "count its nets."], ["We agree with", "the count."]]


# --- columns ---------------------------------------------------------------------------------


def test_columns_a_space_apart_below_their_heads(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "Recommendation", font=BOLD)
        sheet.text(150, 40, "Response", font=BOLD)
        y = 60.0
        for number in (1, 2, 3):
            asked = (f"{number}. The board should", "mend all of the nets", "before the spring.")
            justified(sheet, 40, 147, y, *asked)
            answer = ("We agree with this and shall do so", "as soon as the twine comes in.")
            y = justified(sheet, 150, 340, y, *answer) + 24

    shown = shape(reading_of(tmp_path, draw))
    assert shown[:2] == [
        HEAD,
        "row: 1. The board should mend all of the nets before the spring. | We agree with this "
        "and shall do so as soon as the twine comes in.",
    ]
    assert len(shown) == 4


def test_words_below_one_another_are_no_columns(tmp_path: Path) -> None:
    """Justified text, and numbered points, below a line with a gap in it."""
    lines = [
        "The harbour was built in the year of the flood and it has",
        "stood since then with no more than two or three of its old",
        "stones lost to the sea, which is more than can be said for",
        "the quay beside it, of which the town has had to mend both",
        "ends twice in the time of the last three mayors of the town.",
    ]

    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "Quay Road", font=BOLD)
        sheet.text(250, 40, "12 May", font=BOLD)
        y = justified(sheet, 40, 340, 60, *lines)
        y = justified(sheet, 40, 340, y + 20, *lines)
        for number in range(1, 7):
            sheet.text(40, y + 20, f"{number}.")
            sheet.text(58, y + 20, "The nets of the harbour are old.")
            y += PITCH

    assert not [line for line in shape(reading_of(tmp_path, draw)) if line.startswith("row")]


def test_numbered_paragraphs_below_a_short_one_are_no_columns(tmp_path: Path) -> None:
    """The number of the first stands as far from its text as the heads of columns would."""
    lines = [
        "The nets of the harbour are as old",
        "Boats that lie here all winter cost",
        "No man has seen a light so strong",
        "Four more lamps would be as much use",
        "It took us longer to mend the ropes",
    ]

    def draw(sheet: Sheet) -> None:
        y = 40.0
        for number, line in enumerate(lines, start=1):
            sheet.text(40, y, f"{number}.")
            sheet.text(62, y, line, "as the quay.")
            y += 40

    assert not [line for line in shape(reading_of(tmp_path, draw)) if line.startswith("row")]


def test_a_page_with_too_few_numbers_to_show_their_column(tmp_path: Path) -> None:
    edges = edges_of(30, 130, 170)

    def row(number: str) -> list[list[str]]:
        asked = ["The board should", "count the nets", "and mend them."]
        return [[number], asked, ["We agree with", "the board on", "all of this."]]

    def draw(sheet: Sheet) -> None:
        y = 40.0
        for number in (1, 2, 3, 4):
            y = sheet.table(edges, [row(f"{number}.")], y, across=False, down=False) + 8
        sheet.next()
        y = sheet.table(edges, [row("")], 40, across=False, down=False)
        sheet.text(43, y + 24, "II. What the board asks of all of those who still mend nets.")
        sheet.table(edges, [row("5.")], y + 44, across=False, down=False)

    shown = shape(reading_of(tmp_path, draw))
    assert shown[-1] == (
        "row: 5. | The board should count the nets and mend them. | We agree with the board on "
        "all of this."
    )


def test_a_word_that_begins_just_before_a_strip_crosses_it(tmp_path: Path) -> None:
    (page,) = pages_of(tmp_path, lambda sheet: sheet.text(40, 40, "What the board asks"))
    (line,) = group_lines(page.words)
    assert crosses(line, line.words[1].x0 + 0.3)
    assert not crosses(line, line.x1 + 5)


# --- heads -----------------------------------------------------------------------------------


def test_a_head_printed_again_over_the_rest_of_a_row(tmp_path: Path) -> None:
    """No space parts the head of two lines from the row that goes on below it."""
    head = [["Board's", "Recommendation"], ["Response"]]

    def draw(sheet: Sheet) -> None:
        for page in (1, 2):
            y = sheet.table(EDGES, [head], across=False, down=False) - 4
            if page == 2:
                y = plain_rows(
                    sheet, y, [[["of those nets that it still", "mends."], ["of them."]]]
                )
            plain_rows(sheet, y + 8, [numbered(n) for n in range(3 * page - 2, 3 * page + 1)])
            sheet.next()

    shown = shape(reading_of(tmp_path, draw))
    assert shown.count("row: Board's Recommendation | Response") == 2
    assert "row: of those nets that it still mends. | of them." in shown


def test_a_head_of_two_lines_over_a_section(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        head = [["Board's", "Recommendation"], ["Response"]]
        y = sheet.table(EDGES, [head], across=False, down=False)
        sheet.text(43, y + 20, "II. What the board asks of all of those who still mend nets.")
        plain_rows(sheet, y + 34, [numbered(n) for n in (1, 2, 3)])

    assert shape(reading_of(tmp_path, draw))[0] == "row: Board's Recommendation | Response"


def test_a_bold_head_over_the_first_row_of_shaded_ones(tmp_path: Path) -> None:
    """Neither the head nor the first row is shaded, so only its letters part the two."""

    def draw(sheet: Sheet) -> None:
        sheet.text(43, 51, "Recommendation", font=BOLD)
        sheet.text(193, 51, "Response", font=BOLD)
        answer = ["We agree with", "the count", "of all", "the nets."]
        y = 64.0
        for number in (1, 2):
            row = [numbered(number)[0], answer]
            if number == 2:
                sheet.shade(40, y, 360, y + 52)
            y = sheet.table(EDGES, [row], y, across=False, down=False)

    assert shape(reading_of(tmp_path, draw)) == [
        HEAD,
        "row: 1. The board should count its nets. | We agree with the count of all the nets.",
        "row: 2. The board should count its nets. | We agree with the count of all the nets.",
    ]


def test_a_full_page_below_a_head_is_no_text_in_columns(tmp_path: Path) -> None:
    """A row without an end looks like the columns of a newsletter."""
    asked = ["the nets and the boats and"] * 15
    answer = ["the mending of it all and of"] * 15

    def draw(sheet: Sheet) -> None:
        for page in (1, 2):
            first = [f"{page}. nets and the boats and"]
            head = [["Recommendation"], ["Response"]]
            y = plain_rows(sheet, 40, [head, [first + asked[:2], answer[:3]]])
            sheet.text(43, y + 20, f"{page}. What the board asks of all of those who mend nets.")
            plain_rows(sheet, y + 44, [[[f"of page {page} and", *asked], ["agreed", *answer]]])
            sheet.next()

    shown = shape(reading_of(tmp_path, draw))
    assert f"row: of page 1 and {' '.join(asked)} | agreed {' '.join(answer)}" in shown


# --- rows ------------------------------------------------------------------------------------


def test_cells_in_the_middle_of_their_rows(tmp_path: Path) -> None:
    edges = edges_of(30, 130, 170)
    rows = [
        [["1."], ["The board", "should mend", "its nets."], ["We agree."]],
        [["2."], ["The board should."], ["We agree with this", "and do it", "at once."]],
        [["3."], ["The board", "should paint."], ["We do not", "agree", "with it", "at all."]],
        [["4."], ["The board", "should row", "home."], ["We agree", "with it."]],
    ]

    def draw(sheet: Sheet) -> None:
        sheet.text(43, 40, "No.")
        sheet.text(73, 40, "Recommendation")
        sheet.text(203, 40, "Response")
        y = 66.0
        for row in rows:
            tallest = max(len(cell) for cell in row)
            for cell, left in zip(row, edges, strict=False):
                sheet.text(left + 3, y + PITCH * (tallest - len(cell)) / 2, *cell)
            y += PITCH * tallest + 5

    shown = shape(reading_of(tmp_path, draw))
    assert shown[1:] == ["row: " + " | ".join(" ".join(cell) for cell in row) for row in rows]


def test_the_rest_of_a_first_column_on_the_next_page(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        rows = [numbered(n) for n in (1, 2, 3)]
        rows[2][0] += ["It should also weigh the"]
        plain_rows(sheet, 40, rows)
        sheet.next()
        y = sheet.text(43, 40, "floats and the", "anchors.")
        plain_rows(sheet, y, [numbered(n) for n in (4, 5, 6)])

    assert "row: floats and the anchors." in shape(reading_of(tmp_path, draw))


def test_an_item_of_a_list_begins_no_row(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = plain_rows(sheet, 40, [numbered(1), numbered(2)])
        sheet.text(43, y + 11, "3. The board should:")
        sheet.text(193, y + 11, "We agree with this.")
        sheet.text(50, y + 28, "• count the nets")
        sheet.text(193, y + 28, "The count is out.")

    assert shape(reading_of(tmp_path, draw))[-1] == (
        "row: 3. The board should: / * count the nets | We agree with this. The count is out."
    )


def test_a_title_between_two_rows(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = plain_rows(sheet, 40, [numbered(1), numbered(2)])
        y = sheet.text(43, y + 11, "On the water", font=BOLD)
        plain_rows(sheet, y - 8, [numbered(3), numbered(4)])

    got = shape(reading_of(tmp_path, draw))
    assert "row: On the water" in got
    assert len(got) == 5


ITEMS = {
    "items on both sides": (
        ["3. The board should:", "a. count the nets", "of the north"],
        ["We agree with this:", "a. They are counted."],
        ["row: 3. The board should: / a. count the nets of the north | We agree with this: / "
         "a. They are counted."],
    ),
    "each item with its answer": (
        ["3. The board should:", "a. Count the nets", "of the north"],
        ["", "We agree with this."],
        ["row: 3. The board should:", "row: a. Count the nets of the north | We agree with this."],
    ),
    "a sentence that goes on beside the next one": (
        ["3. The board should, and", "soon, count its nets"],
        ["We agree with this.", "The count is out."],
        ["row: 3. The board should, and soon, count its nets | We agree with this. The count is "
         "out."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ITEMS)
def test_where_rows_begin_in_a_list(name: str, tmp_path: Path) -> None:
    left, right, rows = ITEMS[name]

    def draw(sheet: Sheet) -> None:
        y = plain_rows(sheet, 40, [numbered(1), numbered(2)]) + 11
        for k, line in enumerate(left):
            sheet.text(43, y + 17 * k - 5 * (k == 2), line)
        for k, line in enumerate(right):
            sheet.text(193, y + 17 * k, line)

    assert shape(reading_of(tmp_path, draw))[-len(rows) :] == rows


def test_a_label_broken_before_its_number(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        asked = ["Recommendation", "1: The board", "should mend."]
        plain_rows(sheet, 40, [[asked, ["Agreed.", "The count", "is out."]]] * 2)

    assert shape(reading_of(tmp_path, draw))[0] == (
        "row: Recommendation 1: The board should mend. | Agreed. The count is out."
    )


def test_text_of_two_lines_below_a_table(tmp_path: Path) -> None:
    """It begins to the left of the cells, as a page's own text does."""

    def draw(sheet: Sheet) -> None:
        y = plain_rows(sheet, 40, [numbered(n) for n in (1, 2, 3)])
        sheet.text(40, y + 24, "Changed on:", "1 May")

    shown = shape(reading_of(tmp_path, draw))
    assert shown[2] == "row: 3. The board should count its nets. | We agree with the count."
    assert len(shown) > 3


@pytest.mark.parametrize("indent", [0, 6])
def test_a_sentence_below_a_table_of_which_a_word_begins_where_a_column_does(
    indent: float, tmp_path: Path
) -> None:
    said = "We shall report on this to you in May."
    left = 190 - stringWidth(said.removesuffix("in May."), "Helvetica", 10)

    def draw(sheet: Sheet) -> None:
        sheet.text(left, 40, "Recommendation", font=BOLD)
        sheet.text(190, 40, "Response", font=BOLD)
        rows = [numbered(number) for number in (1, 2, 3)]
        y = sheet.table([left - indent - 3, 187, 360], rows, 50, across=False, down=False)
        sheet.text(left, y + 24, "Next steps", font=BOLD)
        sheet.text(left, y + 36, said)

    assert shape(reading_of(tmp_path, draw))[4:] == ["paragraph: Next steps", f"paragraph: {said}"]


def test_a_list_whose_items_begin_alike_is_no_table(tmp_path: Path) -> None:
    items = ["The nets of the north", "The boats of the south", "The quays", "The lamps on them"]

    def draw(sheet: Sheet) -> None:
        y = sheet.text(40, 60, "The review should cover all of these things:")
        for item in items:
            sheet.text(44, y, "•")
            y = sheet.text(62, y, item)
        sheet.text(40, y + PITCH, "It will begin in May.")

    assert {block.kind for block in reading_of(tmp_path, draw).blocks} == {"paragraph"}


def test_a_label_and_a_verdict_on_lines_of_their_own(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = 60.0
        for number, verdict in ((1, "Accepted"), (2, "Rejected"), (3, "Accepted")):
            sheet.text(40, y, f"Recommendation {number}", font=BOLD)
            y = sheet.text(200, y, verdict, font=BOLD) + 7
            sheet.text(200, y, "The Board has done as it", "says, and will go on.")
            y = sheet.text(40, y, "Mend all of the nets", "before the winter.") + 7

    rows = [
        f"row: Recommendation {n} / Mend all of the nets before the winter. | {v} / The Board "
        "has done as it says, and will go on."
        for n, v in ((1, "Accepted"), (2, "Rejected"), (3, "Accepted"))
    ]
    assert shape(reading_of(tmp_path, draw)) == rows


def test_one_title_over_the_numbers_of_a_long_page_is_no_row(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = 40.0
        for number in range(1, 23):
            if number == 12:
                y = sheet.text(40, y + 8, "Part B of the nets", font=BOLD) + 8
            sheet.text(40, y, str(number))
            sheet.text(68, y, "The board should count", "its nets.")
            y = sheet.text(200, y, "We agree with it,", "and count them.") + 5

    found = shape(reading_of(tmp_path, draw, height=800))
    assert found[10:13] == [
        "row: 11 | The board should count its nets. | We agree with it, and count them.",
        "paragraph: Part B of the nets",
        "row: 12 | The board should count its nets. | We agree with it, and count them.",
    ]


def test_a_title_in_the_column_of_the_numbers_is_no_number(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = 40.0
        for number in range(1, 7):
            if number == 4:
                y = sheet.text(40, y, "Part B of nets", font=BOLD) + 5
            sheet.text(40, y, str(number))
            sheet.text(120, y, "The board should count", "its nets.")
            y = sheet.text(260, y, "We agree with it,", "and count them.") + 5

    found = shape(reading_of(tmp_path, draw))
    assert [row for row in found if "Part B" in row] in (
        ["row: Part B of nets"],
        ["paragraph: Part B of nets"],
    )
    assert found[3 + 1].startswith("row: 4 |")


def test_numbers_in_the_middle_of_rows_between_rules_stand_in_a_column(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = 40.0
        for number in range(1, 7):
            sheet.rule(36, y - 12, 380, y - 12)
            sheet.text(40, y + 6, str(number))
            sheet.text(70, y, "The board should count", "its nets.")
            y = sheet.text(220, y, "We agree with it,", "and count them.") + 8
        sheet.rule(36, y - 12, 380, y - 12)

    assert shape(reading_of(tmp_path, draw)) == [
        f"row: {n} | The board should count its nets. | We agree with it, and count them."
        for n in range(1, 7)
    ]


def test_rules_between_columns_have_the_sides_of_all_pages(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number in range(1, 5):
            y = 20.0 + 30 * number
            sheet.text(40, y, str(number))
            sheet.text(70, y, "The board should count", "its nets.")
            sheet.text(220, y, "We agree with it,", "and count them.")
        for x in (64, 210):
            sheet.rule(x, 38, x, 170)
        sheet.next()
        sheet.text(70, 50, "It should do so in June,", "and in May.")
        for x in (64, 210):
            sheet.rule(x, 38, x, 70)

    assert shape(reading_of(tmp_path, draw))[-1] == (
        "row:  | It should do so in June, and in May. |"
    )


def test_a_column_without_words_makes_no_running_text(tmp_path: Path) -> None:
    lines = [f"{n}. Line of a list that is all there is" for n in range(14)]
    (page,) = pages_of(tmp_path, lambda sheet: sheet.text(40, 40, *lines))
    assert not is_flowing(group_lines(page.words), (380.0,))


def test_the_fields_of_forms_are_rows_though_forms_begin_alike(tmp_path: Path) -> None:
    names = ["Date issued", "Latest response", "Rating", "File status"]

    def draw(sheet: Sheet) -> None:
        y = 40.0
        for rating in ("Fair", "Poor"):
            sheet.text(40, y, "The Port should mend all of its nets before the spring.")
            y += 2 * PITCH
            for name, value in zip(names, ("3 May 2031", "June 2031", rating, "Open"), strict=True):
                sheet.text(40, y, name, font=BOLD)
                sheet.text(200, y, value)
                y += PITCH
            y += PITCH

    rows = [line for line in shape(reading_of(tmp_path, draw)) if line.startswith("row")]
    assert rows == [
        f"row: {name} | {value}"
        for rating in ("Fair", "Poor")
        for name, value in zip(names, ("3 May 2031", "June 2031", rating, "Open"), strict=True)
    ]
