"""Text set on a grid of characters: columns by blanks, rows, pages and what stands around."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import SHARED, shape, words_in

from pipeline.models import Reading
from pipeline.read import read_source
from pipeline.read.layout_text import read_layout_pages
from pipeline.read.prose_text import split_paragraphs, usual_width
from pipeline.read.text import read_text, split_pages
from pipeline.read.text_columns import find_regions
from pipeline.read.text_pieces import pieces_of
from pipeline.read.text_rows import find_row_starts
from pipeline.read.text_seams import spread_full_lines


def read(tmp_path: Path, *pages: str) -> Reading:
    path = tmp_path / "a.txt"
    path.write_text("\f".join(pages), encoding="utf-8")
    return read_text(path)


TWO_COLUMNS = """\
            Answers of the harbour office

The office answers each of the points that the visitors made in May,
and thanks them.

Recommendation                  Response
1. Mend the nets before         The office agrees with this
the season.                     recommendation. Nets are mended
                                in March.

                                New ones are dear.
2. Paint the boats.             The office does not agree.
3. Give the lock keepers        It agrees, and has asked
a telephone and a
                                for a price. The order will
warm room.
                                follow.
B. On land and on the shore, which is a matter of both towns
and others
4. Light the stages.            Agreed.

The office will report again.
"""


def test_two_columns(tmp_path: Path) -> None:
    reading = read(tmp_path, TWO_COLUMNS)
    assert shape(reading) == [
        "paragraph: # Answers of the harbour office",
        "paragraph: The office answers each of the points that the visitors made in May, and "
        "thanks them.",
        "row: Recommendation | Response",
        "row: 1. Mend the nets before the season. | The office agrees with this recommendation. "
        "Nets are mended in March. / New ones are dear.",
        "row: 2. Paint the boats. | The office does not agree.",
        "row: 3. Give the lock keepers a telephone and a warm room. | It agrees, and has asked for "
        "a price. The order will follow.",
        "row: B. On land and on the shore, which is a matter of both towns and others",
        "row: 4. Light the stages. | Agreed.",
        "paragraph: The office will report again.",
    ]
    rows = [block for block in reading.blocks if block.kind == "row"]
    assert {(row.table, row.columns) for row in rows} == {(1, 2)}
    assert [cell.span for cell in rows[4].cells] == [2]


FOUR_COLUMNS = """\
No.   Recommendation            Status        Response

1     Mend the nets before      Accepted      Nets are mended in
      the season.                             March.

2     Paint the boats.          Rejected      Paint is dear.

3     Light the stages          Partly        Two of the stages
      from dusk.                accepted      will be lit.
"""


def test_columns_by_their_gutters(tmp_path: Path) -> None:
    assert shape(read(tmp_path, FOUR_COLUMNS)) == [
        "row: No. | Recommendation | Status | Response",
        "row: 1 | Mend the nets before the season. | Accepted | Nets are mended in March.",
        "row: 2 | Paint the boats. | Rejected | Paint is dear.",
        "row: 3 | Light the stages from dusk. | Partly accepted | Two of the stages will be lit.",
    ]


FIRST = """\
Harbour office

Recommendation                  Response
1. Mend the nets before         The office agrees with this
the season.                     recommendation. Nets are
2. Give the lock keepers        It agrees. A price was

                                   1
"""
SECOND = """\
Harbour office

Recommendation                       Response
a telephone and a                    asked for.
warm room.
3. Paint the boats.                  The office does not agree,

                                   2
"""
THIRD = """\
Harbour office

                             since paint is dear. It will
                             ask again in the spring.

                                   3
"""


def test_rows_go_on_over_pages(tmp_path: Path) -> None:
    reading = read(tmp_path, FIRST, SECOND, THIRD)
    rows = [block for block in reading.blocks if block.kind == "row"]
    assert shape(rows) == [
        "row: Recommendation | Response",
        "row: 1. Mend the nets before the season. | The office agrees with this recommendation. "
        "Nets are",
        "row: 2. Give the lock keepers | It agrees. A price was",
        "row: Recommendation | Response",
        "row: a telephone and a warm room. | asked for.",
        "row: 3. Paint the boats. | The office does not agree,",
        "row:  | since paint is dear. It will ask again in the spring.",
    ]
    assert {row.table for row in rows} == {1}
    assert [row.open_top for row in rows] == [False] * 4 + [True, False, True]
    others = [block for block in reading.blocks if block.kind != "row"]
    assert shape(others) == [
        line for page in "123" for line in ("furniture: Harbour office", f"furniture: {page}")
    ]


def test_open_top_needs_a_beginning_that_is_missing(tmp_path: Path) -> None:
    second = SECOND.replace("Recommendation                       Response\n", "")
    rows = [b for b in read(tmp_path, FIRST, second).blocks if b.kind == "row" and b.page == 2]
    assert [row.open_top for row in rows] == [True, False]


PLACES = """\
6.     The board did not count its nets. (See paragraphs 4.3 to 4.15)

Recommendations
Recommendation          The board should mend all of its nets, and the nets of
no. 1                   its neighbours.
Paragraph 2.19          Board response: Agreed.
Recommendation          The board should:
no. 2                   (a) paint its boats; and
Paragraph 2.41          (b) count them.
                        Board response: Agreed in part. The boats are to be

Harbour report No.17 2030-31

                        painted in May.
Recommendation          The board should light the quays of all of the harbours
no. 3                   of the north.
                        Board response: Agreed.
"""


def test_where_the_report_has_it_begins_no_row_and_a_head_ends_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLACES.replace("\n\nHarbour", "\n\fHarbour"), encoding="utf-8")
    assert shape(read_source(path)) == [
        "paragraph: 6. The board did not count its nets. (See paragraphs 4.3 to 4.15)",
        "row: Recommendations |",
        "row: Recommendation no. 1 Paragraph 2.19 | The board should mend all of its nets, and the "
        "nets of its neighbours. / Board response: Agreed.",
        "row: Recommendation no. 2 Paragraph 2.41 | The board should: / (a) paint its boats; and "
        "/ (b) count them. / Board response: Agreed in part. The boats are to be",
        "furniture: # Harbour report No.17 2030-31",
        "row:  | painted in May.",
        "row: Recommendation no. 3 | The board should light the quays of all of the harbours of "
        "the north. / Board response: Agreed.",
    ]


def test_numbered_text_over_a_table_hides_no_columns() -> None:
    plain = PLACES.replace("Paragraph 2.19", " " * 14).replace("Paragraph 2.41", " " * 14)
    (region,) = find_regions(plain.split("\n\nHarbour")[0].splitlines())
    assert region.columns == (0, 24)


FIELDS = """\
Harbour recommendation 4

Date issued            3 May 2031
Latest response        June 2031
Rating                 Fair, though the nets of the north
                       harbour were not seen
File status            Active

The Port should mend all of its nets before the spring, and count
them.
"""


def test_the_fields_of_a_form_are_rows(tmp_path: Path) -> None:
    assert shape(read(tmp_path, FIELDS))[1:5] == [
        "row: Date issued | 3 May 2031",
        "row: Latest response | June 2031",
        "row: Rating | Fair, though the nets of the north harbour were not seen",
        "row: File status | Active",
    ]


NUMBERS = """\
No.                Recommendation                    Response

1
       Mend the nets before the            The office agrees with
       season.                             this recommendation.
2
       Paint the boats.                    Paint is dear.
"""


def test_numbers_over_their_rows(tmp_path: Path) -> None:
    assert shape(read(tmp_path, NUMBERS))[1:] == [
        "row: 1 | Mend the nets before the season. | The office agrees with this recommendation.",
        "row: 2 | Paint the boats. | Paint is dear.",
    ]


NUMBERED = """No.   Recommendation            Response
1     Mend the nets before      The office agrees and
      the season.               has mended them.
2     Paint the boats, if       Paint is dear. The
      there is any paint.       office will ask again
"""
NUMBERED_ON = """                                for a price.
3     Light the stages from     Two of the stages
      dusk on.                  will be lit.
4     Sell the hut.             It was sold.
"""


def test_numbers_without_a_head_on_the_next_page(tmp_path: Path) -> None:
    rows = read(tmp_path, NUMBERED, NUMBERED_ON).blocks
    assert shape([row for row in rows if row.page == 2]) == [
        "row:  |  | for a price.",
        "row: 3 | Light the stages from dusk on. | Two of the stages will be lit.",
        "row: 4 | Sell the hut. | It was sold.",
    ]


def test_a_section_row_that_only_the_numbers_make_way_for(tmp_path: Path) -> None:
    section = "II. On the land"
    second = f"{section}\n{NUMBERED_ON}{section}\n5     Mend the hut.             Agreed.\n"
    blocks = read(tmp_path, NUMBERED, second).blocks
    assert shape([block for block in blocks if block.page == 2]) == [
        "row: II. On the land",
        "row:  |  | for a price.",
        "row: 3 | Light the stages from dusk on. | Two of the stages will be lit.",
        "row: 4 | Sell the hut. | It was sold.",
        "row: II. On the land",
        "row: 5 | Mend the hut. | Agreed.",
    ]


def test_a_section_row_right_below_the_head(tmp_path: Path) -> None:
    head, row = NUMBERED.split("\n", 1)
    section = "I. On the water, and on all that floats on it\n"
    assert shape(read(tmp_path, f"{head}\n{section}{row}"))[:2] == [
        "row: No. | Recommendation | Response",
        "row: I. On the water, and on all that floats on it",
    ]


OTHER_COLUMNS = """\
No.   Recommendation      Response            Date
1     Mend the nets.      We agree with it.   May
2     Paint the boats.    Paint is dear.      June
3     Light the stages.   Agreed.             July
4     Sell the hut.       It was sold.        May
Two things that the visitors asked on the way out of the hut
Will the office be open in winter?            Yes.
Are there any boats for the visitors?         No.
Who mends all of the many nets and boats?     We do.
5     Mend the hut.       Agreed.             May
6     Count the nets.     Agreed.             June
"""


def test_no_section_row_where_some_columns_end() -> None:
    first, *_ = find_regions(OTHER_COLUMNS.split("\n"))
    assert first.stop == 5


def test_a_head_over_few_numbers_stays_on_each_page(tmp_path: Path) -> None:
    head = "No.   Recommendation            What was done"
    more = "      nets, old or new,         We agree.\n" * 12
    pages = [
        f"{head}\n{n}1    Mend the {n} oldest        In {n} years.\n{more}"
        f"{n}2    Paint {n} of the boats.    In {n} days.\n"
        for n in "345"
    ]
    blocks = read(tmp_path, *pages).blocks
    assert shape(blocks).count("row: No. | Recommendation | What was done") == 3


TITLED = """\
The office answers all of the points that the
visitors made in May. It is grateful to them, and
to all who wrote to it with many suggestions; it
has kept these and will read them in winter.

No.   Recommendation            Response                  Date
1     Mend the nets before      The office agrees.        June
      the season.
2     Paint the boats.          Paint is dear.            July
"""


def test_text_over_a_table_does_not_hide_its_columns() -> None:
    (region,) = find_regions(TITLED.split("\n"))
    assert region.columns == (0, 6, 32, 58)


FULL = """Recommendation                      Response
The harbour office should mend      The office agrees with this in
all of the nets that were torn by a part, and has mended forty of
summer storm.                       them in March.
Paint the boats.                    Paint is dear.
"""


def test_a_single_blank_between_full_lines(tmp_path: Path) -> None:
    assert shape(read(tmp_path, FULL)) == [
        "row: Recommendation | Response",
        "row: The harbour office should mend all of the nets that were torn by a summer storm. | "
        "The office agrees with this in part, and has mended forty of them in March.",
        "row: Paint the boats. | Paint is dear.",
    ]


NUMBERED_FULL = """\
Recommendation                      Response
1. Boats should be mended before    The office accepts both of these,
the season.                         and all boats will be mended by the
2. The last net should be mended as crews of the harbour master.
well, however late.
3. Paint the boats.                 Paint is dear.
"""


def test_a_single_blank_in_the_first_line_of_a_row() -> None:
    (region,) = find_regions(spread_full_lines(NUMBERED_FULL.split("\n")))
    assert (region.columns, region.crossing) == ((0, 36), frozenset())


CROWDED = """\
Recommendation                        Response
The harbour office should mend        The office agrees with this in
the nets that were torn by the storms part, and has mended forty of
of last year, and the floats too that them in March. It will mend the
were lost.                            others when there is rope.
The office should paint the boats of  The board has no paint, and
the fishermen in the harbours of all both of the towns have none. It
who asked for it.                     will buy some in May.
"""


def test_a_full_line_that_moves_its_answer_to_the_left(tmp_path: Path) -> None:
    assert shape(read(tmp_path, CROWDED)) == [
        "row: Recommendation | Response",
        "row: The harbour office should mend the nets that were torn by the storms of last year, "
        "and the floats too that were lost. | The office agrees with this in part, and has mended "
        "forty of them in March. It will mend the others when there is rope.",
        "row: The office should paint the boats of the fishermen in the harbours of all who asked "
        "for it. | The board has no paint, and both of the towns have none. It will buy some in "
        "May.",
    ]


BESIDE = """\
Ref  Recommendation           Response                        Owner

R1   Mend the nets in         The office agrees with this.    The crew
     May.                     They are mended.                of Tern
R2   Paint the boats.         The office has no paint.        The crew
                              It will buy some.               of Gull
R3   Light the stages.        They are lit all night.     Not applicable
                              Lamps are new.
"""


def test_a_text_beside_its_column(tmp_path: Path) -> None:
    assert shape(read(tmp_path, BESIDE))[1:] == [
        "row: R1 | Mend the nets in May. | The office agrees with this. They are mended. | "
        "The crew of Tern",
        "row: R2 | Paint the boats. | The office has no paint. It will buy some. | "
        "The crew of Gull",
        "row: R3 | Light the stages. | They are lit all night. Lamps are new. | Not applicable",
    ]


RUN_TOGETHER = """\
Recommendation           Response                      Date
Mend all of the nets     The office agrees with        June
that were torn in May.   this. It will mend them.      2030
Paint the boats, all     The office has no paint.      July
of them.                 It will buy some.             2031
Sell the old ones, and   The office has sold all       July
the others too.          of them.                      2031
Light each of the stages in town All are lit.          May
at night.                Lamps are new.                2032
Sell the floats.         They are sold.                May
"""


def test_columns_that_run_into_each_other_are_told(tmp_path: Path) -> None:
    (warning,) = read(tmp_path, RUN_TOGETHER).warnings
    assert warning.startswith("page 1: columns run into each other")
    assert read(tmp_path, RUN_TOGETHER.replace(" in town", "        ")).warnings == ()


HIDDEN = """\
   No.     Recommendation             Response

   On the water of both

   1       Mend the nets in           The office agrees with
           May.                       this.
   2       Paint the boats.           There is no paint.
                                      It will buy some.
"""


def test_a_head_shows_a_column_that_a_section_row_hides(tmp_path: Path) -> None:
    assert shape(read(tmp_path, HIDDEN)) == [
        "row: No. | Recommendation | Response",
        "row: On the water of both",
        "row: 1 | Mend the nets in May. | The office agrees with this.",
        "row: 2 | Paint the boats. | There is no paint. It will buy some.",
    ]


BOTH_BEGIN = """\
Recommendation                      Response

1. The Board should mend all of the The office agrees with this in
Bay nets.                           part, and has mended forty of
                                    them.

2. The Board should sell its boats. The office has sold four of
                                    them.
"""


def test_a_single_blank_where_both_texts_of_a_row_begin(tmp_path: Path) -> None:
    assert shape(read(tmp_path, BOTH_BEGIN))[1] == (
        "row: 1. The Board should mend all of the Bay nets. | The office agrees with this in part, "
        "and has mended forty of them."
    )


SHORT_TITLE = """\
This is the plan as it was sent.
                                  Agree/
     Recommendation                            Response
                                 Disagree
1. Mend the nets                               They are mended
and floats that are                            in May and in
torn or worn, and                              June, by all of
sell the rest.                                 the crews.
                               Agree
2. Paint the boats,                            Paint is dear.
which are dark.                  Disagree      It is not
                                               to be had.
3. Light the stages.              Agree        They are lit.
"""


def test_text_over_a_table_makes_no_lines_cross_its_columns() -> None:
    (region,) = find_regions(SHORT_TITLE.split("\n"))
    assert (len(region.columns), region.crossing) == (3, frozenset())


EMPTY_LEFT = """          7   Mend the nets before        Agreed.          June
              the season.
          8   Paint the boats.            Paint is dear.   July
Shore     9   Light the stages.           Agreed.          May
"""


JUSTIFIED = """\
 Answer                                                      Point
 The board agrees with this point and has                    1. Mend the nets in
 told    the     harbour      keepers        and        at   May and say so to the
 http://www.board.example/nets/2021/may.html                 keepers,     of    the
 in plain words. They are to come at noon with               harbour    and     the
 their boats.                                                lock. The board heard
 Nets are mended now.                                        that they do not come.
"""


def test_the_wide_blanks_of_justified_text_part_no_columns() -> None:
    (region,) = find_regions(JUSTIFIED.splitlines())
    assert region.columns == (0, 61)


FEW = """\
Ref   Recommendation                  Priority   Agreed?   Answer
R1    Mend all of the nets.           High       Yes       They are mended by
                                                           the crews of all
                                                           boats.
                                                           They were torn in
                                                           May, and some of
                                                           them in June.
                                                           Ropes were bought
                                                           as well.
                                                           They are white.
R2    Paint all of the boats which    Medium     No        Paint is dear at
      are dark, and the others.                            this time.
R3    Light the stages of towns       Medium     Yes       They are lit at
      that have some, and the piers.                       night.
"""


def test_short_cells_are_no_justified_text() -> None:
    assert [len(spans) for spans in pieces_of(FEW.splitlines())][1::9] == [5, 5]


NEWS = """\
The harbour news                          Response: Agreed. There is paint in
The office was asked to do two things.    all of the sheds.

Recommendation 1: Mend the nets that      Recommendation 3: Light the stages
were torn in May.                         at night.
Response: Agreed. They are mended by
all of the crews that have time.          Response: Not agreed. Lamps are
                                          dear at this time.
Recommendation 2: Paint the boats.
"""


def test_columns_of_a_newspaper_are_read_one_by_one(tmp_path: Path) -> None:
    assert shape(read(tmp_path, NEWS))[1:] == [
        "paragraph: The office was asked to do two things.",
        "paragraph: Recommendation 1: Mend the nets that were torn in May.",
        "paragraph: Response: Agreed. They are mended by all of the crews that have time.",
        "paragraph: Recommendation 2: Paint the boats.",
        "paragraph: Response: Agreed. There is paint in all of the sheds.",
        "paragraph: Recommendation 3: Light the stages at night.",
        "paragraph: Response: Not agreed. Lamps are dear at this time.",
    ]


AGAIN = """\
Recommendation 1 The office should        Recommendation 3
mend the nets that were torn in May.      The office accepts this, and has
Recommendation 1                          lit two of the stages.
The office accepts this.                  Recommendation 4 The office should
Recommendation 2 The office should        sell the old lamps in the spring.
paint the boats.                          Recommendation 4
Recommendation 2                          The office does not accept this.
The office does not accept this.          Nobody wants to buy them.
Recommendation 3 The office should
light the stages at night.
"""


def test_columns_in_which_labels_are_printed_again_are_read_one_by_one(tmp_path: Path) -> None:
    assert shape(read(tmp_path, AGAIN))[6:10] == [
        "paragraph: Recommendation 3 The office should light the stages at night.",
        "paragraph: ## Recommendation 3",
        "paragraph: The office accepts this, and has lit two of the stages.",
        "paragraph: Recommendation 4 The office should sell the old lamps in the spring.",
    ]


@pytest.mark.parametrize("sign", "•-o–*")
def test_wide_blanks_behind_the_signs_of_a_list_part_no_column(sign: str, tmp_path: Path) -> None:
    page = f"""\
The office should tell the crews about
{sign}           nets that are torn, and when they are mended, so that none of
            them waits for twine;
{sign}           boats; and
{sign}           ropes.
"""
    assert shape(read(tmp_path, page)) == [
        "paragraph: The office should tell the crews about",
        "paragraph: * nets that are torn, and when they are mended, so that none of them"
        " waits for twine;",
        "paragraph: * boats; and",
        "paragraph: * ropes.",
    ]


DASHES = """\
Response of the office to the review of nets
Recommendation               Response             By
The office should mend       We agree to mend     Nobody
these nets:                  them. Some are       in the
-   the large ones; and      mended.              office
-   the small ones.          - All by May.

The office should paint      We do not agree.     The
the boats.                   They are new.        guild
"""


def test_rows_begin_below_a_head_and_at_no_dash(tmp_path: Path) -> None:
    assert shape(read(tmp_path, DASHES))[-3:] == [
        "row: Recommendation | Response | By",
        "row: The office should mend these nets: / * the large ones; and / * the small ones."
        " | We agree to mend them. Some are mended. / * All by May. | Nobody in the office",
        "row: The office should paint the boats. | We do not agree. They are new. | The guild",
    ]


PARAGRAPHS = """\
3. Recommendation: The office should tell the crews
         how many nets there are; and
         where they hang.
3.1      The office agrees with the recommendation.

3.2      Nets are counted in May, and the crews are told
         of them by the harbour master in June.
"""


def test_numbers_beside_paragraphs_make_no_table(tmp_path: Path) -> None:
    assert [line.split()[0] for line in shape(read(tmp_path, PARAGRAPHS))] == ["paragraph:"] * 3


CONTENTS = """\
 Contents
 Nets and boats                                      3
 Crews                                               4

 The harbour office has looked at all of the
 proposals and answers them in this paper.
"""


def test_text_below_a_table_of_contents_is_none_of_it(tmp_path: Path) -> None:
    assert shape(read(tmp_path, CONTENTS))[-1] == (
        "paragraph: The harbour office has looked at all of the proposals and answers them in "
        "this paper."
    )


def test_a_page_that_begins_without_its_first_column() -> None:
    (region,) = find_regions(EMPTY_LEFT.split("\n"))
    assert region.start == 0
    assert len(region.columns) == 4


BULLETS = """\
1. Mend the nets.               The office will
                                • count them;
                                • mend those that are torn
                                  or worn; and
                                • dry them.
2. Paint the boats.             Agreed.
"""


def test_bullets_in_cells_are_no_column(tmp_path: Path) -> None:
    assert shape(read(tmp_path, BULLETS)) == [
        "row: 1. Mend the nets. | The office will / * count them; / * mend those that are torn or "
        "worn; and / * dry them.",
        "row: 2. Paint the boats. | Agreed.",
    ]


BESIDE_LABELS = """\
Recommendation 1                                    ACCEPT

Mend the nets before winter.
Our answer
They will be mended in May.

Recommendation 2                               UNDER REVIEW

Paint the boats.
Our answer
A painter has been asked for his price.
"""


def test_a_verdict_at_the_end_of_a_title(tmp_path: Path) -> None:
    assert shape(read(tmp_path, BESIDE_LABELS)) == [
        "paragraph: # Recommendation 1 ACCEPT",
        "paragraph: Mend the nets before winter.",
        "paragraph: # Our answer",
        "paragraph: They will be mended in May.",
        "paragraph: # Recommendation 2 UNDER REVIEW",
        "paragraph: Paint the boats.",
        "paragraph: # Our answer",
        "paragraph: A painter has been asked for his price.",
    ]
    rows = BESIDE_LABELS.replace(
        "Mend the nets before winter.", "Mend the nets.".ljust(52) + "Soon."
    )
    assert shape(read(tmp_path, rows))[0] == "row: Recommendation 1 | ACCEPT"


NO_COLUMNS = {
    "prose": "The office  agrees with this.  It has\nmended the nets in March  and will\nagain.\n",
    "an indented quotation": "They said:\n\n        mend the nets before the\n        season.\n",
    "a date at the right": "Harbour office                    May 2011\n\nThe nets are mended.\n",
}


@pytest.mark.parametrize("name", NO_COLUMNS)
def test_what_has_no_columns(name: str) -> None:
    assert find_regions(NO_COLUMNS[name].split("\n")) == ()


NOTES = {
    "notes at the foot": (
        ["It mends nets.1 It has 12,2 as p.2 says.\n\n1 In May.\n2 Of rope."],
        [
            "paragraph: It mends nets. ^1 It has 12,2 as p.2 says.",
            "note: ^1 In May.",
            "note: ^2 Of rope.",
        ],
    ),
    "a note right below the text": (
        ["The office mends nets1 and boats, and\n1 In May.", "much else."],
        [
            "paragraph: The office mends nets ^1 and boats, and",
            "note: ^1 In May.",
            "paragraph: much else.",
        ],
    ),
    "a date at the beginning of a line is no note": (
        ["The office mends nets, and has since\n1 April."],
        ["paragraph: The office mends nets, and has since 1 April."],
    ),
    "a date below the text is no note": (
        ["The office mends nets.", "The office mends boats.\n\n1 April was the last day."],
        [
            "paragraph: The office mends nets.",
            "paragraph: The office mends boats.",
            "paragraph: 1 April was the last day.",
        ],
    ),
    "a number alone is no note without its mark": (
        ["The office mends nets.\n\n1\n\nIt mends boats."],
        ["paragraph: The office mends nets.", "paragraph: 1", "paragraph: It mends boats."],
    ),
    "a note ends at a label": (
        [
            "Nets are old.",
            "It has nets.1 It mends.\n\n1 Of rope.\n\nResponse: It agrees.\n\nSo be it.",
        ],
        [
            "paragraph: Nets are old.",
            "paragraph: It has nets. ^1 It mends.",
            "paragraph: Response: It agrees.",
            "paragraph: So be it.",
            "note: ^1 Of rope.",
        ],
    ),
    "a number above a label is no note": (
        ["Nets are old.\n\n1 Mend them.\n\nResponse: It agrees.", "Much else."],
        [
            "paragraph: Nets are old.",
            "paragraph: 1 Mend them.",
            "paragraph: Response: It agrees.",
            "paragraph: Much else.",
        ],
    ),
    "a note in a text of one page ends with its paragraph": (
        ["It has nets.1 It mends.\n\n1 Of rope.\n\nIt has boats."],
        ["paragraph: It has nets. ^1 It mends.", "paragraph: It has boats.", "note: ^1 Of rope."],
    ),
    "a mark with a blank before it": (
        ["It has rope for a million, 1 which is much. It has 1 boat.\n\n1 In May."],
        [
            "paragraph: It has rope for a million, ^1 which is much. It has 1 boat.",
            "note: ^1 In May.",
        ],
    ),
    "notes at the end of the text": (
        ["The office mends nets.1 It agrees.", "1\n    In May."],
        ["paragraph: The office mends nets. ^1 It agrees.", "note: ^1 In May."],
    ),
    "two words that could hold the mark": (
        ["Nets2 are mended.2 It agrees.\n\n1 In May.\n2 Of rope."],
        ["paragraph: Nets2 are mended. ^2 It agrees.", "note: ^1 In May.", "note: ^2 Of rope."],
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_notes_and_their_marks(name: str, tmp_path: Path) -> None:
    pages, expected = NOTES[name]
    assert shape(read(tmp_path, *pages)) == expected


BOXES = """\
 Point 1
 1.1. The office should mend the nets before
 the winter.

 1.2. The office should then count them, and
 count them again.

The office agrees. Nets are mended in the month
of March.

 Recommendation 2: Paint the boats.

The office does not agree, since all of the boats
are new.

 Recommendation 3: Light the long quay at night.

The office agrees. Lamps have been bought for as
"""


def test_text_is_as_wide_as_text_and_not_as_tables(tmp_path: Path) -> None:
    table = "\n".join(f"{i}. Mend net {i}.{' ' * 60}The office agrees." for i in range(1, 8))
    text = "The office answers each of them. It has no\nNets. It will buy some.\n\n"
    assert shape(read(tmp_path, text + table))[0] == (
        "paragraph: The office answers each of them. It has no Nets. It will buy some."
    )


def test_boxes_are_set_in_from_the_text(tmp_path: Path) -> None:
    reading = read(tmp_path, BOXES.replace("Point 1", "Recommendation 1"), "many as ten.")
    assert [line for line in shape(reading) if line.startswith("box")] == [
        "box: ## Recommendation 1 / 1.1. The office should mend the nets before the winter."
        " / 1.2. The office should then count them, and count them again.",
        "box: Recommendation 2: Paint the boats.",
        "box: Recommendation 3: Light the long quay at night.",
    ]


@pytest.mark.parametrize(
    "answer",
    [" Response: The office agrees.\n", " Recommendation 4: Sweep the quay.\n\n"],
)
def test_what_is_set_in_with_its_answers_is_no_box(tmp_path: Path, answer: str) -> None:
    page = BOXES.replace("The office agrees. Nets", answer + "\nThe office agrees. Nets")
    page = page.replace("The office does not", answer + "\nThe office does not")
    reading = read(tmp_path, page.replace("Point 1", "Recommendation 1"))
    assert not [line for line in shape(reading) if line.startswith("box")]


def test_a_line_that_goes_on_over_the_page_is_no_heading(tmp_path: Path) -> None:
    reading = read(tmp_path, "The office answers.\n\nAs the visitors have", "seen, nets are dear.")
    assert "# As the visitors have" not in " ".join(shape(reading))


def test_a_label_and_what_stands_beside_it(tmp_path: Path) -> None:
    form = "The board should mend the nets.\nOffice response             Agreed\nThey are old."
    assert shape(read(tmp_path, form)) == [
        "paragraph: The board should mend the nets.",
        "paragraph: # Office response",
        "paragraph: Agreed",
        "paragraph: They are old.",
    ]
    assert shape(read(tmp_path, "They are old.\n\nRecommendation      4\n\nMend them."))[1] == (
        "paragraph: ## Recommendation 4"
    )


ROWS = {
    "labels": ([["1. a long text of", "We agree with"], ["two lines", "this."], ["2. b", "No."]],
               [0, 2]),
    "a start after blanks": ([["A text", "We agree with"], ["", "this one."], ["B text", "No."]],
                             [0, 2]),
    "in the middle of the other cell": (
        [["A text.", "We agree with"], ["", "this one, and"], ["More.", "will do it."]], [0]),
    "a label, though the other cell was not seen to end": (
        [["1. A text", "We agree with the"], ["", "harbour master’s"], ["2. B", "No, we do"]],
        [0, 2]),
    "a heading before a row": (
        [["On the water", ""], ["1. A text", "We agree."]], [0, 1]),
    "a list in the first cell": (
        [["1. A text:", "We agree."], ["• one", ""], ["• two", ""]], [0]),
    "a label with a long number": (
        [["Recommendation", "Answer"], ["140.7 Mend the nets", "We mended all of them."]], [0, 1]),
    "labels of a form that return": (
        [["Text", "Mend the nets, all of them."], ["Position", "Accepted"], ["Answer", "By May."],
         ["Text", "Paint the boats in spring."], ["Position", "Noted"], ["Answer", "Not yet."]],
        [0, 1, 2, 3, 4, 5]),
    "numbers beside a group of rows": (
        [["Group", "No.", "Text"], ["On the", "1", "Mend the nets"], ["water", "", "in May."],
         ["", "2", "Paint the boats"], ["", "", "in June."]],
        [0, 1, 3]),
    "the first section, right below the head": (
        [["What the board was asked to do", "Answer"], ["I. Boats, nets and piers", ""],
         ["1. Mend the nets", "We agree."]],
        [0, 1, 2]),
    "a label with the answer beside it": (
        [["Recommendation 1", "The office accepts this."], ["Mend all the nets.", "It has rope."],
         ["Recommendation 2", "Accepted"], ["Paint the boats", "There is no"], ["in May", "paint."],
         ["Light the stages too.", "Lamps are lit."]],
        [0, 2]),
    "a label in the head of each row": (
        [["Recommendation 1", "Response"], ["Mend all of the nets that are torn.", "Agreed."],
         ["Recommendation 2", "Response"], ["Paint the boats.", "There is no paint in town."]],
        [0, 1, 2, 3]),
    "a part of a law in the midst of a cell": (
        [["The board should apply", "We agree"], ["all of the rules, and part", "with this."],
         ["I. Boats, nets and piers", ""]],
        [0]),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_where_rows_begin(name: str) -> None:
    lines, starts = ROWS[name]
    assert find_row_starts(lines) == starts


def test_no_word_of_a_table_is_lost(tmp_path: Path) -> None:
    text = TWO_COLUMNS + "\n" + FOUR_COLUMNS + "\n" + BULLETS
    words = sorted(word.rstrip("+") for word in words_in(read(tmp_path, text)))
    assert words == sorted(text.replace("•", " ").split())


@given(st.text("aB1.:-• \n\f", min_size=1, max_size=400).filter(str.strip))
def test_no_letter_of_any_grid_is_lost(text: str) -> None:
    blocks, _ = read_layout_pages(split_pages(text))
    letters = "".join(word.text for block in blocks for word in block.words)
    assert sorted(filter(str.isalnum, letters)) == sorted(filter(str.isalnum, text))


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared, the official chart")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_the_official_chart(tmp_path: Path) -> None:
    source = SHARED / "raw" / "ice-secure-communities-2012"
    path = tmp_path / "chart.txt"
    pdf = source.with_suffix(".pdf")
    subprocess.run(["pdftotext", "-layout", pdf, path], check=True, capture_output=True)
    rows = [block for block in read_text(path).blocks if block.kind == "row"]
    left, right = (
        " ".join("\n".join(row.cells[side].text for row in rows).replace("• ", "").split())
        for side in (0, 1)
    )
    for pair in json.loads(source.with_suffix(".gold.json").read_text())["pairs"]:
        assert " ".join(pair["recommendation"].split()) in left
        assert " ".join(pair["response"].replace("⁴", "4").split()) in right


def test_lines_of_contents_alone_are_read() -> None:
    lines = ["Foreword ........ 2", "Response ........ 3"]
    assert usual_width(lines) == 1
    assert [part.lines for part in split_paragraphs(lines, 1)] == [tuple(lines)]
