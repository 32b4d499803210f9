"""PDFs: tables with and without lines, boxes, columns, page furniture, footnotes, line ends."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from readings import shape
from sheets import Sheet, draw_pdf, edges_of, reading_of

from pipeline.errors import PipelineError
from pipeline.read.pdf import read_pdf

EDGES = edges_of(150, 170)
ROWS = [
    [["Recommendation"], ["Response"]],
    [["1. The board should mend", "all of its nets."], ["We agree with this", "and shall do so."]],
    [
        ["2. The board should paint", "all of its boats."],
        ["We do not agree, since", "all are new."],
    ],
]
AS_ROWS = [
    "row: Recommendation | Response",
    "row: 1. The board should mend all of its nets. | We agree with this and shall do so.",
    "row: 2. The board should paint all of its boats. | We do not agree, since all are new.",
]


# --- tables ----------------------------------------------------------------------------------


@pytest.mark.parametrize("shaded", [False, True])
def test_a_ruled_table(tmp_path: Path, shaded: bool) -> None:
    reading = reading_of(tmp_path, lambda sheet: sheet.table(EDGES, ROWS, shaded=shaded))
    assert shape(reading) == AS_ROWS
    assert {(block.table, block.columns) for block in reading.blocks} == {(1, 2)}
    assert (reading.pages, reading.format, reading.warnings) == (1, "pdf", ())


def test_shading_makes_no_columns(tmp_path: Path) -> None:
    """Shaded bands behind the words of a ruled cell are no cells of their own."""

    def draw(sheet: Sheet) -> None:
        sheet.shade(42, 42, 100, 54)
        sheet.shade(195, 60, 260, 84)
        sheet.table(EDGES, ROWS)

    assert shape(reading_of(tmp_path, draw)) == AS_ROWS


def test_lines_between_columns_and_rows_but_no_frame(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        foot = sheet.table(EDGES, ROWS, across=False, down=False)
        sheet.rule(EDGES[1], 40, EDGES[1], foot)
        for y in (56, 84):
            sheet.rule(EDGES[0], y, EDGES[2], y)

    assert shape(reading_of(tmp_path, draw)) == AS_ROWS


def test_lines_between_rows_only(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, lambda sheet: sheet.table(EDGES, ROWS, down=False))
    assert shape(reading) == AS_ROWS


@pytest.mark.parametrize(
    "head", [["Recommendation", "Response"], ["What the board is asked, and its answers"]]
)
def test_a_band_over_a_ruled_table(tmp_path: Path, head: list[str]) -> None:
    """It is the head of the table if it is set in its columns."""

    def draw(sheet: Sheet) -> None:
        sheet.shade(40, 40, 360, 56)
        sheet.table(EDGES, [[[text] for text in head]], across=False, down=False)
        sheet.table(EDGES, ROWS[1:], 56)

    lead = (
        "row: Recommendation | Response"
        if head[1:]
        else "box: What the board is asked, and its answers"
    )
    assert shape(reading_of(tmp_path, draw)) == [lead, *AS_ROWS[1:]]


def test_a_heading_over_a_shaded_head(tmp_path: Path) -> None:
    """A rule closes the head, none parts it from the heading of a section over it."""
    section = [[["II. Boats"], []], ROWS[0]]

    def draw(sheet: Sheet) -> None:
        sheet.shade(40, 40, 360, 56)
        y = sheet.table(EDGES, ROWS, down=False)
        sheet.shade(40, y + 16, 360, y + 32)
        y = sheet.table(EDGES, section, y, across=False, down=False)
        sheet.table(EDGES, ROWS[1:], y, down=False)

    assert shape(reading_of(tmp_path, draw)) == [*AS_ROWS, "row: II. Boats", *AS_ROWS]


def test_shaded_rows_without_lines(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(EDGES, ROWS, across=False, down=False, shaded=True)

    assert shape(reading_of(tmp_path, draw)) == AS_ROWS


def test_no_lines_at_all(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = 40.0
        for row in [*ROWS, [["3. The board should light", "the quay."], ["We agree to", "do it."]]]:
            y = sheet.table(EDGES, [row], y, across=False, down=False) + 8

    assert shape(reading_of(tmp_path, draw)) == [
        *AS_ROWS,
        "row: 3. The board should light the quay. | We agree to do it.",
    ]


def test_a_page_that_holds_only_the_right_column(tmp_path: Path) -> None:
    """Columns without lines are found over the whole run of pages."""
    answer = ["It hangs in the shed, and", "the shed is locked, since", "the key was lost in May."]

    def draw(sheet: Sheet) -> None:
        for page in (1, 2):
            y = 40.0
            for number in range(3 * page - 2, 3 * page + 1):
                row = [
                    [f"{number}. The board should", "see to its nets."],
                    ["We agree with", "it."],
                ]
                y = sheet.table(EDGES, [row], y, across=False, down=False) + 8
            sheet.next()
            if page == 1:
                sheet.text(EDGES[1] + 3, 51, *answer)
                sheet.next()

    reading = reading_of(tmp_path, draw)
    (middle,) = [block for block in reading.blocks if block.page == 2]
    assert (middle.kind, middle.table, middle.columns) == ("row", 1, 2)
    assert [(cell.column, cell.text) for cell in middle.cells if cell.words] == [
        (1, " ".join(answer))
    ]


def test_lines_between_columns_only(tmp_path: Path) -> None:
    """Rows without lines between them come apart where numbers begin."""

    def draw(sheet: Sheet) -> None:
        y = 40.0
        for row in [*ROWS[1:], [["3. Light the quay."], ["We agree."]]]:
            y = sheet.table(EDGES, [row], y, across=False, down=False) + 8
        sheet.frame(EDGES[0], 38, EDGES[2], y)
        sheet.rule(EDGES[1], 38, EDGES[1], y)

    assert shape(reading_of(tmp_path, draw)) == [
        *AS_ROWS[1:],
        "row: 3. Light the quay. | We agree.",
    ]


def test_rules_in_pieces_show_the_columns(tmp_path: Path) -> None:
    """Rules drawn a piece a cell part columns that leave no gap, even where one is empty."""
    edges = edges_of(24, 156, 70)

    def rule(sheet: Sheet, y: float) -> None:
        for left, right in pairwise(edges):
            sheet.rule(left, y, right - 1, y)

    def draw(sheet: Sheet) -> None:
        for y in (38, 58, 98, 138):
            rule(sheet, y)
        sheet.text(67, 50, "Recommendation")
        sheet.text(222, 50, "Response")
        sheet.text(45, 72, "1")
        sheet.text(67, 72, "The board should mend all of its", "nets, and it should do so soon.")
        sheet.text(222, 78, "Accept")
        sheet.text(45, 112, "2")
        sheet.text(67, 112, "The board should paint all boats", "in green.")
        sheet.text(221, 118, "Accept in part")
        sheet.next()
        rule(sheet, 38)
        rule(sheet, 78)
        sheet.text(67, 52, "All boats, that is, and the rafts.", "None should be left out.")

    assert shape(reading_of(tmp_path, draw)) == [
        "row:  | Recommendation | Response",
        "row: 1 | The board should mend all of its nets, and it should do so soon. | Accept",
        "row: 2 | The board should paint all boats in green. | Accept in part",
        "row:  | All boats, that is, and the rafts. None should be left out. |",
    ]


def test_merged_cells(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.frame(40, 40, 360, 56)
        sheet.text(43, 51, "A. Nets and sails")
        sheet.table(EDGES, ROWS[1:], 56)

    reading = reading_of(tmp_path, draw)
    assert shape(reading) == ["row: A. Nets and sails", *AS_ROWS[1:]]
    assert reading.blocks[0].cells[0].span == 2


def test_an_empty_cell_stays_a_cell(tmp_path: Path) -> None:
    rows = [ROWS[1], [[], ["They hang in the shed."]], [["2. Paint."], []]]
    reading = reading_of(tmp_path, lambda sheet: sheet.table(EDGES, rows))
    assert shape(reading)[1:] == ["row:  | They hang in the shed.", "row: 2. Paint. |"]


def test_two_tables_on_a_page(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        foot = sheet.table(EDGES, ROWS)
        sheet.text(40, foot + 30, "The figures of the year:")
        sheet.table(edges_of(60, 60, 60), [[["a"], ["b"], ["c"]]], foot + 60)

    reading = reading_of(tmp_path, draw)
    assert shape(reading) == [*AS_ROWS, "paragraph: The figures of the year:", "row: a | b | c"]
    assert [block.table for block in reading.blocks] == [1, 1, 1, 0, 2]


def test_text_around_a_table(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 30, "What we answer:")
        foot = sheet.table(EDGES, ROWS, 50)
        sheet.text(40, foot + 30, "We thank you.")

    assert shape(reading_of(tmp_path, draw)) == [
        "paragraph: What we answer:",
        *AS_ROWS,
        "paragraph: We thank you.",
    ]


def test_a_row_open_at_the_foot_of_a_page_loses_nothing(tmp_path: Path) -> None:
    """No line closes a row that goes on; pdfplumber alone drops such a row."""

    def draw(sheet: Sheet) -> None:
        first = [ROWS[0], ROWS[1], [["2. The board should"], ["We do not agree, since"]]]
        sheet.table(EDGES, first, 330 - 40, foot=False)
        sheet.next()
        rest = [[["paint the boats."], ["all are new."]], [["3. Light the quay."], ["We agree."]]]
        sheet.table(EDGES, rest, 40)

    reading = reading_of(tmp_path, draw)
    assert shape(reading) == [
        *AS_ROWS[:2],
        "row: 2. The board should | We do not agree, since",
        "row: paint the boats. | all are new.",
        "row: 3. Light the quay. | We agree.",
    ]
    assert [block.page for block in reading.blocks] == [1, 1, 1, 2, 2]
    assert {block.table for block in reading.blocks} == {1}


def test_a_row_open_at_the_head_of_a_page_loses_nothing(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(EDGES, ROWS[:2], 40)
        sheet.next()
        y = sheet.table(EDGES, [[[], ["They hang in the shed."]]], 40, across=False)
        sheet.table(EDGES, ROWS[2:], y)

    reading = reading_of(tmp_path, draw)
    assert shape(reading)[2:] == ["row:  | They hang in the shed.", AS_ROWS[2]]


def test_words_of_a_cell_have_their_boxes(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, lambda sheet: sheet.table(EDGES, ROWS))
    for block in reading.blocks:
        for cell in block.cells:
            for word in cell.words:
                assert word.box is not None
                assert EDGES[cell.column] < word.box[0] < word.box[2] < EDGES[cell.column + 1]


# --- boxes -----------------------------------------------------------------------------------

SAID = ["Recommendation 1: The board should mend all of the nets", "that it has, before winter."]


@pytest.mark.parametrize(("frame", "shade"), [(True, False), (False, True), (True, True)])
def test_a_box(tmp_path: Path, frame: bool, shade: bool) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "The board has read what the panel wrote, and gives its answers below.")
        if shade:
            sheet.shade(36, 60, 364, 92)
        if frame:
            sheet.frame(36, 60, 364, 92)
        sheet.text(42, 72, *SAID)
        sheet.text(40, 120, "We agree with this, and shall mend them.")

    assert shape(reading_of(tmp_path, draw)) == [
        "paragraph: The board has read what the panel wrote, and gives its answers below.",
        f"box: {' '.join(SAID)}",
        "paragraph: We agree with this, and shall mend them.",
    ]


def test_frames_that_touch_are_one_box(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.frame(36, 60, 364, 92)
        sheet.text(42, 72, "Recommendation 1: The board should mend all of the nets", "which are:")
        sheet.frame(50, 92, 364, 120)
        sheet.text(56, 104, "• torn; or", "• older than ten years.")
        sheet.text(40, 144, "We agree with this, and shall mend them.")

    assert shape(reading_of(tmp_path, draw)) == [
        "box: Recommendation 1: The board should mend all of the nets which are: / * torn; or"
        " / * older than ten years.",
        "paragraph: We agree with this, and shall mend them.",
    ]


def test_what_stands_at_the_far_end_of_a_label(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.frame(36, 60, 364, 80)
        sheet.text(42, 72, "Recommendation 1")
        sheet.text(300, 72, "Status: Open")
        sheet.text(40, 100, "The board should mend all of the nets.")

    assert shape(reading_of(tmp_path, draw)) == [
        "box: Recommendation 1 / Status: Open",
        "paragraph: The board should mend all of the nets.",
    ]


# --- text columns ----------------------------------------------------------------------------

STORY = [
    *(
        "After eleven weeks the bridge",
        "over the river can be crossed",
        "once more by everybody who",
    ),
    *(
        "is not afraid of water below.",
        "The beams had been eaten away",
        "where nobody ever looked at",
    ),
    *(
        "them, just under the planks.",
        "Two of our members held the",
        "ladder, and paid for the oak.",
    ),
    *(
        "The town gave them a barrel",
        "of beer for it, and a speech",
        "that nobody could hear there.",
    ),
]


def test_two_text_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    other = [line.replace("the", "every") for line in reversed(STORY)]

    def draw(sheet: Sheet) -> None:
        sheet.text(40, 60, *STORY, size=9)
        sheet.text(210, 60, *other, size=9)

    reading = reading_of(tmp_path, draw)
    assert {block.kind for block in reading.blocks} == {"paragraph"}
    printed = " ".join(block.text for block in reading.blocks)
    assert printed == " ".join([*STORY, *other])


def test_text_columns_whose_lines_are_seldom_level(tmp_path: Path) -> None:
    """… beside a large title, and on a last page that holds little more than the first column."""
    other = [line.replace("the", "every") for line in reversed(STORY)][:12]
    title = ["Old", "tales of", "a boat"]

    def draw(sheet: Sheet) -> None:
        y = sheet.text(40, 60, *title, size=14)
        sheet.text(40, y, *STORY, size=9)
        for index, line in enumerate(other):
            sheet.text(210, 60 + index * 17.4, line, size=9)
        sheet.next()
        sheet.text(40, 60, *STORY[1:], size=9)
        sheet.text(210, 60, *other[1:3], size=9)

    reading = reading_of(tmp_path, draw)
    printed = " ".join(block.text for block in reading.blocks)
    assert printed == " ".join([*title, *STORY, *other, *STORY[1:], *other[1:3]])


# --- page furniture --------------------------------------------------------------------------

BODY = [
    "The first thing that we have to say of this is that we are glad.",
    "The second thing is that nobody wrote to us about the weather.",
    "The third thing can be left out, since it is told elsewhere.",
    "The fourth thing is the price of rope, which has risen again.",
]


def report(sheet: Sheet, pages: int, head: str = "", foot: str = "", first: str = "") -> None:
    """Pages with a running head and foot, and a first line of text; "#" is the page number, "~"
    the same in Roman numerals."""
    for page in range(1, pages + 1):
        if head:
            sheet.text(40, 25, head.replace("#", str(page)), size=8)
        if foot:
            sheet.text(40, 385, foot.replace("#", str(page)).replace("~", "i" * page), size=8)
        y = sheet.text(40, 60, first.replace("#", str(page)) or BODY[page % 4], size=10)
        sheet.text(40, y + 8, BODY[(page + 1) % 4].replace("thing", f"thing {'abcdefg'[page]}"))
        sheet.next()


FURNITURE = {
    "a running head": ({"head": "Answers of the Port"}, ["Answers of the Port"] * 3),
    "a running foot": ({"foot": "Port of Calder, 2021"}, ["Port of Calder, 2021"] * 3),
    "a page number": ({"foot": "#"}, ["1", "2", "3"]),
    "page # of n": ({"foot": "Page # of 3"}, ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]),
    "a head with the page number": ({"head": "Port | #"}, ["Port | 1", "Port | 2", "Port | 3"]),
    "a foot with Roman numerals": ({"foot": "Port ~"}, ["Port i", "Port ii", "Port iii"]),
    "a browser's print foot": (
        {"foot": "https://port.example/answers.html 12/03/2021, 14:05 #/3"},
        [f"https://port.example/answers.html 12/03/2021, 14:05 {n}/3" for n in (1, 2, 3)],
    ),
    "the end of a sentence that stands at the top of each page": ({"first": "of the nets."}, []),
    # a number that counts on at the top of the text is no page number
    "recommendations at the top of pages": ({"first": "Recommendation #"}, []),
    "numbers of recommendations, not of pages": ({"first": "Recommendation 1#: Mend it."}, []),
}


@pytest.mark.parametrize("name", FURNITURE)
def test_furniture(tmp_path: Path, name: str) -> None:
    settings, expected = FURNITURE[name]
    reading = reading_of(tmp_path, lambda sheet: report(sheet, 3, **settings))
    got = [block.text for block in reading.blocks if block.kind == "furniture"]
    assert got == expected


def test_recommendations_under_a_running_head(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        report(sheet, 4, head="Answers of the Port", foot="#", first="Recommendation #")

    text = [block.text for block in reading_of(tmp_path, draw).blocks if block.kind != "furniture"]
    assert [line for line in text if line.startswith("Recommendation")] == [
        f"Recommendation {n}" for n in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("heads", "size", "furniture"),
    [
        (["The nets", "The boats", "The tugs"], 8, 3),
        (["The nets", "The boats", "The tugs"], 10, 0),
        (["Recommendation 1", "Recommendation 3", "Recommendation 4"], 8, 0),
        (["The nets", "The boats"], 8, 0),
    ],
)
def test_running_heads_that_change_are_smaller_than_the_text(
    tmp_path: Path, heads: list[str], size: int, furniture: int
) -> None:
    def draw(sheet: Sheet) -> None:
        for page, head in enumerate(heads):
            sheet.text(40, 25, head, size=size)
            y = sheet.text(40, 60, BODY[page])
            sheet.text(40, y + 8, f"{page + 3} of them were mended in May, and none in June.")
            sheet.next()

    blocks = reading_of(tmp_path, draw).blocks
    assert [block.text for block in blocks if block.kind == "furniture"] == heads[:furniture]


def test_what_stands_at_the_foot_where_another_page_has_its_number_is_furniture(
    tmp_path: Path,
) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 60, *BODY)
        sheet.text(120, 385, "Chair: A. Reed. Clerk: B. Fisher")
        sheet.next()
        sheet.text(40, 60, *reversed(BODY))
        sheet.text(196, 385, "2")

    found = [block.text for block in reading_of(tmp_path, draw).blocks if block.kind == "furniture"]
    assert found == ["Chair: A. Reed. Clerk: B. Fisher", "2"]


@pytest.mark.parametrize(
    ("size", "y", "font", "next_page", "furniture"),
    [
        (7, 380, "Helvetica", 10, True),
        (9, 380, "Helvetica", 10, False),  # nearly as large as the text
        (7, 152, "Helvetica", 10, False),  # not at the foot
        (7, 380, "Helvetica-Bold", 10, False),  # a title
        (7, 380, "Helvetica", 7, False),  # what goes on is set as small
        (7, 380, "Helvetica", 0, False),  # nothing goes on
    ],
)
def test_small_print_at_the_foot_of_one_page_is_furniture(
    tmp_path: Path, size: int, y: int, font: str, next_page: int, furniture: bool
) -> None:
    notice = "Gifts to the Port are listed on its pages."

    def draw(sheet: Sheet) -> None:
        for line in range(4, 12):
            sheet.text(40, 12 * line, f"{line} {BODY[0]}")
        sheet.text(40, y, notice, size=size, font=font)
        if next_page:
            sheet.next()
            sheet.text(40, 40, *BODY[1:], size=next_page)

    found = [block.text for block in reading_of(tmp_path, draw).blocks if block.kind == "furniture"]
    assert found == [notice] * furniture


def test_what_returns_below_a_box_is_no_running_head(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for page in (1, 2, 3):
            sheet.frame(36, 40, 364, 92)
            sheet.text(42, 55, f"Recommendation {page}", f"Mend {page} of the nets.")
            sheet.text(40, 108, "Answer of the board")
            sheet.text(40, 132, f"The board has {page} of them, and mends it.")
            sheet.next()

    text = [block.text for block in reading_of(tmp_path, draw).blocks if block.kind != "furniture"]
    assert text.count("Answer of the board") == 3


def test_a_label_at_the_top_of_pages_is_no_running_head(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for page in (1, 2, 3):
            sheet.text(40, 40, "Response", size=14)
            for line in range(6):
                sheet.text(40, 78 + 14 * line, f"The board has {page * 10 + line} nets in May.")
            sheet.text(40, 190, "Response", size=14)
            for line in range(6):
                sheet.text(40, 228 + 14 * line, f"It has {page * 10 + line} boats in June.")
            sheet.next()

    text = [block.text for block in reading_of(tmp_path, draw).blocks if block.kind != "furniture"]
    assert text.count("Response") == 6


def test_a_heading_at_the_foot_of_page_1_is_no_page_number(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "The board has read what the panel wrote.")
        sheet.text(40, 380, "Recommendation 1")
        sheet.next()
        sheet.text(40, 40, "Mend the nets before the winter.")

    kinds = {block.text: block.kind for block in reading_of(tmp_path, draw).blocks}
    assert kinds["Recommendation 1"] == "paragraph"


def test_a_table_head_on_each_page_is_no_running_head(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for page in (1, 2, 3):
            sheet.table(EDGES, [ROWS[0], [[f"{page}. Mend {page} nets."], ["We agree."]]], 40)
            sheet.next()

    kinds = [block.kind for block in reading_of(tmp_path, draw).blocks]
    assert kinds == ["row"] * 6


def test_a_watermark_is_furniture(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(EDGES, ROWS)
        sheet.canvas.translate(80, 120)
        sheet.canvas.rotate(45)
        sheet.canvas.setFont("Helvetica", 60)
        sheet.canvas.drawString(0, 0, "DRAFT")

    reading = reading_of(tmp_path, draw)
    assert [line for line in shape(reading) if line.startswith("row")] == AS_ROWS
    others = [block for block in reading.blocks if block.kind != "row"]
    assert "".join(block.text for block in others) == "DRAFT"
    assert {block.kind for block in others} == {"furniture"}


@pytest.mark.parametrize(("every", "left"), [(1, 20), (5, 20), (5, 380)])
def test_line_numbers_are_furniture(tmp_path: Path, every: int, left: float) -> None:
    lines = [f"{line} and so on" for line in (STORY * 4)[:30]]
    numbered = range(every, len(lines) + 1, every)

    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(lines, 1):
            if number in numbered:
                sheet.text(left, 20 + 12 * number, str(number), size=8)
            sheet.text(50, 20 + 12 * number, line)

    reading = reading_of(tmp_path, draw)
    text = " ".join(block.text for block in reading.blocks if block.kind == "paragraph")
    assert text == " ".join(lines)
    numbers = [block.text for block in reading.blocks if block.kind == "furniture"]
    assert numbers == [str(number) for number in numbered]


def test_raised_figures_are_no_line_numbers(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(STORY[:6]):
            sheet.text(20, 40 + 12 * number, "¹²³¹²³"[number], size=8)
            sheet.text(50, 40 + 12 * number, line)

    assert [b for b in reading_of(tmp_path, draw).blocks if b.kind == "furniture"] == []


def test_invisible_text_is_not_read(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, *BODY)
        sheet.canvas.drawString(40, 200, "hidden words", mode=3)
        sheet.text(40, -20, "off the page")

    assert "hidden" not in " ".join(shape(reading_of(tmp_path, draw)))


def test_the_text_layer_of_a_scan_is_read(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.picture(0, 0, 400, 400)
        for y, line in enumerate(BODY):
            sheet.canvas.drawString(40, 300 - 12 * y, line, mode=3)

    text = " ".join(block.text for block in reading_of(tmp_path, draw).blocks)
    assert text == " ".join(BODY)


@pytest.mark.parametrize(("left", "kind"), [(18, "paragraph"), (60, "box")])
def test_a_shade_behind_the_whole_page_is_no_box(tmp_path: Path, left: int, kind: str) -> None:
    def draw(sheet: Sheet) -> None:  # browsers shade the page within its margins
        sheet.shade(left, 20, 380, 390)
        sheet.text(70, 40, *BODY)

    assert {block.kind for block in reading_of(tmp_path, draw).blocks} == {kind}


def test_the_strokes_of_drawn_letters_are_no_rules_and_no_list_signs(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for line in range(60):  # letters as curves, far below the text
            path = sheet.canvas.beginPath()
            path.moveTo(20, 20)
            for point in range(60):
                path.curveTo(20, 20, 22, 22, 20 + point / 9, 20 + line / 9)
            sheet.canvas.drawPath(path, stroke=0, fill=1)
        for y, line in enumerate(BODY):
            top = 40 + 14 * y
            sheet.canvas.drawString(60, sheet.height - top - 9, line, mode=3)
            for x in (150, 180):  # the stems and bars of an l and a t
                sheet.shade(x, top, x + 1, top + 10, 0)
            sheet.shade(150, top, 181, top + 1, 0)
            sheet.shade(150, top + 9, 181, top + 10, 0)
            sheet.canvas.circle(53, sheet.height - top - 6, 2, stroke=0, fill=1)

    reading = reading_of(tmp_path, draw)
    assert {block.kind for block in reading.blocks} == {"paragraph"}
    assert " ".join(block.text for block in reading.blocks) == " ".join(BODY)


# --- footnotes -------------------------------------------------------------------------------


def raised(sheet: Sheet, x: float, y: float, before: str, mark: str, after: str) -> None:
    """ "in June⁴ and": a mark set small, above the line."""
    line = sheet.canvas.beginText(x, sheet.height - y)
    line.setFont("Helvetica", 10)
    line.textOut(before)
    line.setFont("Helvetica", 6)
    line.setRise(4)
    line.textOut(mark)
    line.setRise(0)
    line.setFont("Helvetica", 10)
    line.textOut(after)
    sheet.canvas.drawText(line)


def test_a_raised_number_is_a_mark_and_leads_to_its_note(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        raised(sheet, 40, 60, "We mended them in June", "4", " and dried them in the shed.")
        sheet.text(40, 74, *BODY)
        sheet.rule(40, 340, 140, 340)
        raised(sheet, 40, 356, "", "4", "")
        sheet.text(46, 356, "Counts of the harbour master.", size=7)

    reading = reading_of(tmp_path, draw)
    assert shape(reading)[0].startswith("paragraph: We mended them in June ^4 and dried them")
    assert shape(reading)[-1] == "note: ^4 Counts of the harbour master."
    assert "June and dried" in reading.blocks[0].text


def test_notes_whose_marks_touch_their_text(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        raised(sheet, 40, 60, "We mended them in June", "4", " and dried them in the shed.")
        sheet.text(40, 74, *BODY, "3D plans of the quay are in the annex.")
        sheet.rule(40, 340, 140, 340)
        sheet.text(40, 356, "4Counts of the harbour master.", "5See the minutes.", size=8)

    assert shape(reading_of(tmp_path, draw))[-2:] == [
        "note: ^4 Counts of the harbour master.",
        "note: ^5 See the minutes.",
    ]


def test_notes_as_large_as_the_text_under_a_short_rule(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for page in (1, 2):
            raised(sheet, 40, 60, f"We mended {page} in June", f"{page}", " and dried them.")
            sheet.text(40, 74, *BODY)
            sheet.rule(40, 330, 360, 330)
            sheet.rule(40, 340, 140, 340)
            sheet.text(40, 356, f"{page} {BODY[page]}", BODY[page + 1])
            sheet.text(40, 390, f"{page}")
            sheet.next()

    aside = [line for line in shape(reading_of(tmp_path, draw)) if not line.startswith("para")]
    assert sorted(aside) == [
        "furniture: 1",
        "furniture: 2",
        f"note: ^1 {BODY[1]} {BODY[2]}",
        f"note: ^2 {BODY[2]} {BODY[3]}",
    ]


def test_a_power_is_no_footnote_mark(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        raised(sheet, 40, 60, "The quay has 12 km", "2", " of floor and 3 cranes.")
        sheet.text(40, 74, *BODY)

    assert "km2 of floor" in reading_of(tmp_path, draw).blocks[0].text


def test_a_smaller_word_that_is_not_raised_is_no_mark(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        end = 40 + sheet.canvas.stringWidth("in section ", "Helvetica", 10)
        sheet.text(40, 60, "in section ")
        sheet.text(end, 60, "12", size=7)
        sheet.text(end + 12, 60, "of the Act")

    assert shape(reading_of(tmp_path, draw)) == ["paragraph: in section 12 of the Act"]


# --- paragraphs and line ends ----------------------------------------------------------------

WIDE = "which every member of the board will surely want to read"


def test_paragraphs(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = sheet.text(40, 40, f"This is a paragraph {WIDE}", "before the end of the year.")
        sheet.text(40, y + 6, f"This is another one {WIDE}", "in the next year.")

    assert shape(reading_of(tmp_path, draw)) == [
        f"paragraph: This is a paragraph {WIDE} before the end of the year.",
        f"paragraph: This is another one {WIDE} in the next year.",
    ]


def test_a_line_that_is_full_ends_a_paragraph_where_the_next_stands_further_down(
    tmp_path: Path,
) -> None:
    said = "This is a paragraph that", f"every clerk, and {WIDE}."

    def draw(sheet: Sheet) -> None:
        y = sheet.text(40, 40, *said)
        y = sheet.text(40, y + 3, "Reply of the Clerk", font="Helvetica-Oblique")
        sheet.text(40, y + 2, *said)

    shown = f"paragraph: {' '.join(said)}"
    assert shape(reading_of(tmp_path, draw)) == [shown, "paragraph: Reply of the Clerk", shown]


def test_a_number_that_closes_a_bracket_is_no_item(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, f"This is a paragraph {WIDE}.")
        sheet.text(40, 60, "The nets should be mended before the winter comes (Paragraph", "38)")
        sheet.text(40, 90, "1) the nets (all of them)", "2) the sails")

    assert shape(reading_of(tmp_path, draw)) == [
        f"paragraph: This is a paragraph {WIDE}.",
        "paragraph: The nets should be mended before the winter comes (Paragraph 38)",
        "paragraph: 1) the nets (all of them)",
        "paragraph: 2) the sails",
    ]


def test_list_items(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "We shall mend:")
        for y, sign in ((54, "•"), (66, "•"), (78, "–")):
            sheet.text(45, y, sign)
            sheet.text(56, y, {54: "the nets;", 66: "the sails; and", 78: "the ropes."}[y])

    assert shape(reading_of(tmp_path, draw)) == [
        "paragraph: We shall mend:",
        "paragraph: * the nets;",
        "paragraph: * the sails; and",
        "paragraph: * the ropes.",
    ]


def test_list_signs_that_are_drawn(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "We shall mend:")
        for y, item in ((54, "the nets; and"), (66, "the sails.")):
            sheet.canvas.circle(48, sheet.height - y + 3, 1.5, stroke=0, fill=1)
            sheet.text(56, y, item)

    reading = reading_of(tmp_path, draw)
    assert shape(reading) == [
        "paragraph: We shall mend:",
        "paragraph: * the nets; and",
        "paragraph: * the sails.",
    ]
    assert len([word for block in reading.blocks for word in block.words]) == 8


def test_a_list_typed_with_hyphens(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 60, "The board should ask all of its members for:")
        sheet.text(40, 72, "- the nets that they have in their boats; and")
        sheet.text(40, 84, "- the rope.")

    assert shape(reading_of(tmp_path, draw)) == [
        "paragraph: The board should ask all of its members for:",
        "paragraph: * the nets that they have in their boats; and",
        "paragraph: * the rope.",
    ]


def test_hyphens_at_line_ends(tmp_path: Path) -> None:
    """ "recom-/mendation" is one word; "long-/term" is printed elsewhere with its hyphen."""

    def draw(sheet: Sheet) -> None:
        y = sheet.text(40, 40, "This is a long-term plan for each recommendation, a recommendation")
        y = sheet.text(40, y, "being what is asked of us here. The board takes the recom-")
        y = sheet.text(40, y, "mendation as it stands, though the work on it is of a long-")
        sheet.text(40, y, "term kind.")

    text = " ".join(block.text for block in reading_of(tmp_path, draw).blocks)
    assert "takes the recommendation as it stands" in text
    assert "of a long-term kind." in text


def test_an_address_cut_at_the_edge_of_its_cell(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        edges = edges_of(100, 166)
        address = ["https://port.example.org/plans/2021/", "mending-of-nets.html in May."]
        sheet.table(edges, [[["1. Mend the nets."], ["It can be read at", *address]]])

    text = reading_of(tmp_path, draw).blocks[0].cells[1].text
    assert (
        text == "It can be read at https://port.example.org/plans/2021/mending-of-nets.html in May."
    )


def test_headings_are_set_larger(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "Answers of the Port", size=18)
        sheet.text(40, 70, "Nets", size=13)
        sheet.text(40, 90, *BODY)

    assert [line for line in shape(reading_of(tmp_path, draw)) if "#" in line] == [
        "paragraph: # Answers of the Port",
        "paragraph: ## Nets",
    ]


def test_two_headings_over_a_box(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "Answers to the panel", size=14, font="Helvetica-Bold")
        sheet.text(40, 68, "Nets and boats", size=13, font="Helvetica-Bold")
        sheet.frame(36, 80, 364, 112)
        sheet.text(42, 92, *SAID)

    assert shape(reading_of(tmp_path, draw))[:2] == [
        "paragraph: # Answers to the panel",
        "paragraph: ## Nets and boats",
    ]


def test_bold_text_and_a_bold_lead(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "Mend all of the nets.", font="Helvetica-Bold")
        sheet.text(40, 70, "Recommendation 1:", font="Helvetica-Bold")
        end = 40 + sheet.canvas.stringWidth("Recommendation 1: ", "Helvetica-Bold", 10)
        sheet.text(end, 70, "mend the nets.")

    first, second = (block.paragraphs[0] for block in reading_of(tmp_path, draw).blocks)
    assert (first.bold, second.bold, second.lead) == (True, False, 2)


# --- pages -----------------------------------------------------------------------------------


def test_a_rotated_page_with_a_table(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(90)
        sheet.canvas.translate(400, 0)
        sheet.canvas.rotate(90)
        sheet.table(EDGES, ROWS)

    assert shape(reading_of(tmp_path, draw)) == AS_ROWS


def test_pages_asked_for(tmp_path: Path) -> None:
    path = draw_pdf(tmp_path / "a.pdf", lambda sheet: report(sheet, 3))
    reading = read_pdf(path, frozenset({2}))
    assert {block.page for block in reading.blocks} == {2}


def test_pages_that_are_only_a_picture_are_named(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, *BODY)
        sheet.next()
        sheet.picture(0, 0, 400, 400)
        sheet.next()
        sheet.text(40, 40, *reversed(BODY))

    reading = reading_of(tmp_path, draw)
    assert (reading.pages, reading.unread) == (3, (2,))
    assert reading.warnings == (
        "no text on page 2: only a picture. If it holds text, run again with --ocr",
    )


def test_an_empty_page_is_no_picture(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, *BODY)
        sheet.next()
        sheet.rule(40, 40, 100, 40)

    reading = reading_of(tmp_path, draw)
    assert (reading.pages, reading.unread, reading.warnings) == (2, (), ())


@pytest.mark.parametrize("kind", ["picture", "nothing"])
def test_no_text_at_all(tmp_path: Path, kind: str) -> None:
    def draw(sheet: Sheet) -> None:
        if kind == "picture":
            sheet.picture(0, 0, 400, 400)
        else:
            sheet.rule(40, 40, 100, 40)

    expected = "it is a scan" if kind == "picture" else "no page has any text"
    with pytest.raises(PipelineError, match=rf"a\.pdf: has no text layer: {expected}.*--ocr"):
        reading_of(tmp_path, draw)


def test_every_word_of_the_page_is_read_once(tmp_path: Path) -> None:
    """Tables, boxes, columns, notes and furniture together: nothing is lost between them."""

    def draw(sheet: Sheet) -> None:
        sheet.text(40, 20, "w1 w2 w3", size=8)
        foot = sheet.table(EDGES, [[["w4 w5"], ["w6"]], [["w7"], []]], 40)
        sheet.frame(36, foot + 10, 364, foot + 30)
        sheet.text(42, foot + 23, "w8 w9")
        sheet.text(40, foot + 60, "w10 w11 w12 w13")
        sheet.text(5, foot + 62, "w14", size=5)
        sheet.text(380, 398, "w15", size=5)

    reading = reading_of(tmp_path, draw)
    words = sorted((word.text for block in reading.blocks for word in block.words), key=len)
    assert sorted(words, key=lambda word: int(word[1:])) == [f"w{n}" for n in range(1, 16)]
