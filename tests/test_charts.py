"""Which tables are charts of answers, what their columns hold, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from factories import (
    across,
    box,
    furniture,
    note,
    on_page,
    pairs,
    paragraphs,
    records,
    row,
    split,
    text,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.charts import find_charts, read_header, rows_of_charts
from pipeline.models import Block, Cell

HEAD = row("Recommendation", "Response")
ONE = row("1. Mend the nets.", "We agree and will mend them soon.")
TWO = row("2. Paint the boats.", "We do not agree, since they are new.")
THREE = row("3. Light the quay.", "We agree in part, with one lamp.")

HEADERS = {
    ("Recommendation", "Response"): "recommendation, response",
    ("Response", "Recommendation"): "response, recommendation",
    ("No.", "Recommendation", "Agency response", "Due date"): (
        "number, recommendation, response (Agency), extra"
    ),
    ("Ref", "Recommendation", "Position", "Comments"): "number, recommendation, label, comment",
    ("Recommendation", "Accepted (Y/N)"): "recommendation, label",
    ("Recommendation", "Port response", "Town response"): (
        "recommendation, response (Port), response (Town)"
    ),
    ("Recommendation", "Vessel", "Action taken"): "recommendation, extra, action",
    ("Rec No", "Concern", "Agreed / Partly agreed / Not agreed", "Response"): (
        "number, recommendation, label, response"
    ),
    ("Recommendati on", "Respon se"): "recommendation, response",
    ("Recommendations made in 2019", "Progress made and response"): "recommendation, response",
    ("Recommendation 1", "Agency response"): "recommendation, response (Agency)",
    ("Recommendation", "Response of the Board", "Response from the Port"): (
        "recommendation, response (Board), response (Port)"
    ),
    ("Recommendation", "View of the Bureau"): "recommendation, comment",
    # rows that are no header of a chart
    ("Does the port accept the recommendation?", "Accepted"): "",
    ("Recommendation 7", "Accepted in part"): "",
    ("Response", "The board notes the recommendation. Standards for"): "",
    ("Recommendation", "Vessel"): "",
    ("Vessel", "Response"): "",
    ("1. Mend the nets.", "We agree."): "",
    ("Recommendation",): "",
    ("Recommendation 1", "The response of the board to this is that it will mend all of them."): "",
}


def test_heads_below_a_head_that_spans_them() -> None:
    upper = row("Recommendation", "Response", "Plan", columns=4)
    upper = replace(upper, cells=(*upper.cells[:2], replace(upper.cells[2], span=2)))
    below = row("", "", "Things to do", "Will more money be needed (yes or no)")
    reaching = (Cell((), 0, merged=True), Cell((), 1, merged=True))
    lower = replace(below, cells=(*reaching, *below.cells[2:]))
    chart = find_charts([upper, lower, row("1. Mend.", "We agree.", "Nets", "No")])
    assert [c.header for c in chart.columns[2]][2:] == [cell.text for cell in below.cells[2:]]
    unlike = find_charts([upper, below, row("1. Mend.", "We agree.", "Nets", "No")])
    assert [c.header for c in unlike.columns[2]][2:] == ["Plan", "Plan"]


@pytest.mark.parametrize("printed", HEADERS)
def test_header(printed: tuple[str, ...]) -> None:
    columns = read_header(row(*printed)) or ()
    shown = [c.role + (f" ({c.responder})" if c.responder else "") for c in columns]
    assert ", ".join(shown) == HEADERS[printed]


def test_a_header_over_two_columns_names_both() -> None:
    head = across("Recommendation", 2)
    wide = Block("row", (*head.cells, *row("", "", "Response").cells[2:]), 1, 1, 3)
    assert [column.role for column in read_header(wide) or ()] == [
        "recommendation",
        "recommendation",
        "response",
    ]


CHARTS: dict[str, tuple[list[Block], list[str]]] = {
    "a header and two rows": (
        [HEAD, ONE, TWO],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "columns the other way round": (
        [row("Response", "Recommendation"), row("We agree.", "1. Mend the nets.")],
        [" | 1 | Mend the nets. | We agree."],
    ),
    "a number column": (
        [row("No.", "Recommendation", "Response"), row("R4", "Mend the nets.", "We agree.")],
        [" | R4 | Mend the nets. | We agree."],
    ),
    "labels in a column of their own, headed as the texts are": (
        [
            row("Recommendation", "Text of recommendation", "Response"),
            row("Recommendation 4 / Page 7", "Mend the nets.", "We agree."),
        ],
        [" | 4 | Mend the nets. | We agree."],
    ),
    "labels below the only head that says recommendation": (
        [
            row("Recommendation", "Description", "Response"),
            row("Recommendation 4", "Mend the nets.", "We agree."),
        ],
        [" | 4 | Mend the nets. | We agree."],
    ),
    "numbers without a head, and where the answer has more at the right": (
        [
            row("", "Recommendation", "Response", "Paragraph no."),
            row("1", "Mend the nets.", "We agree.", "4.2"),
            row("2", "Paint the boats.", "We do not agree.", ""),
        ],
        [
            " | 1 | Mend the nets. | We agree.",
            " | 2 | Paint the boats. | We do not agree.",
        ],
    ),
    "numbers without a head": (
        [
            row("", "Recommendation", "Response"),
            row("Recommendation 4", "Mend the nets.", "We agree."),
        ],
        [" | 4 | Mend the nets. | We agree."],
    ),
    "no header, but numbered rows of prose": (
        [text("What we recommend"), ONE, TWO],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "no header, a column of numbers": (
        [
            text("Recommendations and answers"),
            row("1", "Mend all the nets.", "We agree and will mend them."),
            row("2", "Paint all the boats.", "We shall not, since they are new."),
        ],
        [
            " | 1 | Mend all the nets. | We agree and will mend them.",
            " | 2 | Paint all the boats. | We shall not, since they are new.",
        ],
    ),
    "a table of figures": (
        [
            text("Recommended reading on loans"),
            row("Library", "2020", "2021"),
            row("Mill Lane", "9,118", "9,340"),
            row("Dock Road", "12,006", "11,420"),
        ],
        [],
    ),
    "prose in two numbered columns, but no recommendation anywhere": (
        [
            row("1. Chop the onions very finely.", "Then fry them for ten minutes."),
            row("2. Peel four large potatoes.", "Then boil them until they are soft."),
        ],
        [],
    ),
    "requirements and what they mean, in a paper that recommends a reading": (
        [
            text("Recommended reading on nets"),
            row("No.", "Requirement of the port", "Explanation"),
            row("1", "The net should be mended.", "Take a needle and some of the twine."),
            row("2", "The boat should be painted.", "Use a brush, and paint it green."),
            row("3", "The quay should be lit.", "Hang a lamp on each of its posts."),
        ],
        [],
    ),
    "a chart after a table of figures": (
        [
            row("Library", "2020", table=1),
            row("Mill Lane", "9,118", table=1),
            text("The answers:"),
            row("Recommendation", "Response", table=2),
            row("1. Mend the nets.", "We agree.", table=2),
        ],
        [" | 1 | Mend the nets. | We agree."],
    ),
    "a section over all columns": (
        [HEAD, across("A. Nets"), ONE, across("B. Boats"), row("1. Paint.", "We agree.")],
        [
            "A. Nets | 1 | Mend the nets. | We agree and will mend them soon.",
            "B. Boats | 1 | Paint. | We agree.",
        ],
    ),
    "a section in the first cell": (
        [HEAD, row("II. Nets", ""), ONE],
        ["II. Nets | 1 | Mend the nets. | We agree and will mend them soon."],
    ),
    "a section between two tables": (
        [
            text("**A. Nets**"),
            row("Recommendation", "Response", table=1),
            row("1. Mend the nets.", "We agree.", table=1),
            text("**B. Boats**"),
            row("Recommendation", "Response", table=2),
            row("1. Paint the boats.", "We agree.", table=2),
        ],
        [
            "A. Nets | 1 | Mend the nets. | We agree.",
            "B. Boats | 1 | Paint the boats. | We agree.",
        ],
    ),
    "a table that goes on without its header": (
        [
            row("Recommendation", "Response", table=1),
            row("1. Mend the nets.", "We agree.", table=1),
            row("2. Paint the boats.", "We do not.", table=2, page=2),
        ],
        [" | 1 | Mend the nets. | We agree.", " | 2 | Paint the boats. | We do not."],
    ),
    "another table of two columns after the text that ends the chart": (
        [
            row("Recommendation", "Response", table=1),
            row("1. Mend the nets.", "We agree.", table=1),
            text("The members of the board are listed here, with what each of them does for it."),
            row("Ann", "Chair", table=2),
            row("Bob", "Clerk", table=2),
        ],
        [" | 1 | Mend the nets. | We agree."],
    ),
    "an empty recommendation cell goes on": (
        [HEAD, ONE, row("", "They hang in the shed.", page=2), TWO],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon. / They hang in the shed.",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "a response that is empty on purpose": (
        [HEAD, row("1. Mend the nets.", ""), TWO],
        [
            " | 1 | Mend the nets. | ",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "a row goes on below the table, and a table with one row follows": (
        [
            HEAD,
            ONE,
            row("2. Paint the boats with", "We do not agree, since they are new."),
            text("a brush, in the spring.", 2),
            row("3. Light the quay.", "We agree in part, with one lamp.", page=2, table=2),
        ],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats with | We do not agree, since they are new.",
            " | 3 | Light the quay. | We agree in part, with one lamp.",
        ],
    ),
    "a page where the numbers stand in the recommendations' cells": (
        [
            row("No.", "Recommendation", "Response"),
            row("1.", "Mend the nets.", "We agree and will mend them soon."),
            text("**B. Boats**", 2),
            row("2. Paint the boats.", "We do not agree.", page=2, table=2),
        ],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            "B. Boats | 2 | Paint the boats. | We do not agree.",
        ],
    ),
    "a row that lost its columns": (
        [HEAD, ONE, text("2. Paint the boats."), text("We do not."), text("* not now"), THREE],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats. | We do not. / • not now",
            " | 3 | Light the quay. | We agree in part, with one lamp.",
        ],
    ),
    "verdicts in a column called Response, prose in Comments": (
        [
            row("Recommendation", "Response", "Comments"),
            row("1. Mend the nets.", "Accepted", "We shall mend all of them in the winter."),
            row("2. Paint the boats.", "Rejected", "They are new and need no paint at all."),
        ],
        [
            " | 1 | Mend the nets. | We shall mend all of them in the winter.",
            " | 2 | Paint the boats. | They are new and need no paint at all.",
        ],
    ),
    "no response column but what was done": (
        [
            row("Recommendation", "Action taken"),
            row("1. Mend the nets.", "All nets were mended."),
        ],
        [" | 1 | Mend the nets. | All nets were mended."],
    ),
    "an unknown header, printed on each page": (
        [
            row("Ref", "What we were told", "What we say", "Who"),
            row("1", "The board should mend all of its nets.", "We agree, and will do so.", "Ann"),
            row("Ref", "What we were told", "What we say", "Who", page=2),
            row("2", "The board should paint the boats.", "We do not agree to it.", "Ben", page=2),
            *(
                row(
                    str(n),
                    "The board should light the quay.",
                    "We agree to it, of course.",
                    "Cy",
                    page=2,
                )
                for n in range(3, 7)
            ),
            text("These are the recommendations."),
        ],
        [
            " | 1 | The board should mend all of its nets. | We agree, and will do so.",
            " | 2 | The board should paint the boats. | We do not agree to it.",
            *(
                f" | {n} | The board should light the quay. | We agree to it, of course."
                for n in range(3, 7)
            ),
        ],
    ),
    "an unknown header, printed again between a label and its row": (
        [
            text("# Recommendation 1"),
            row("The board said", "What we say"),
            row("The port should mend all of its nets.", "We agree, and will do so."),
            row("**Recommendation 2**", ""),
            row("The port should paint its boats.", "We do not agree to it."),
            row("**Recommendation 3**", ""),
            row("The port should close its gate.", "We do not agree to it."),
            text("# Recommendation 4", page=2),
            row("The board said", "What we say", page=2, table=2),
            row("The port should light the quay.", "We agree, of course.", page=2, table=2),
        ],
        [
            " | 1 | The port should mend all of its nets. | We agree, and will do so.",
            " | 2 | The port should paint its boats. | We do not agree to it.",
            " | 3 | The port should close its gate. | We do not agree to it.",
            " | 4 | The port should light the quay. | We agree, of course.",
        ],
    ),
    "heads that only name the bodies": (
        [
            text("Responses to the recommendations"),
            row("No.", "Recommendation", "Port Board", "Town Council"),
            row(
                "1",
                "The nets should be mended before winter.",
                "We agree with this and will mend them soon.",
                "This is not for the council to say at all.",
            ),
            row(
                "2",
                "The boats should be painted before winter.",
                "We do not agree since they are quite new.",
                "We agree with this and will help to pay.",
            ),
            row("3", "The quay should be lit.", "We agree in part.", "We agree."),
        ],
        [
            " | 1 | The nets should be mended before winter. | "
            "We agree with this and will mend them soon.",
            " | 1 | The nets should be mended before winter. | "
            "This is not for the council to say at all.",
            " | 2 | The boats should be painted before winter. | "
            "We do not agree since they are quite new.",
            " | 2 | The boats should be painted before winter. | "
            "We agree with this and will help to pay.",
            " | 3 | The quay should be lit. | We agree in part.",
            " | 3 | The quay should be lit. | We agree.",
        ],
    ),
    "the number above each row": (
        [
            HEAD,
            across("Recommendation 1"),
            row("Mend the nets.", "We agree and will mend them soon."),
            across("Recommendation 2"),
            row("Paint the boats.", "We do not agree, since they are new."),
        ],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "the number in the head of each table": (
        [
            row("Recommendation 1", "Response", table=1),
            row("Mend the nets.", "We agree and will mend them soon.", table=1),
            row("Recommendation 2", "Response", table=2),
            row("Paint the boats.", "We do not agree, since they are new.", table=2),
        ],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "the title of recommendations that are answered in parts": (
        [
            HEAD,
            across("Recommendation 1: The quay"),
            row("1.1 Mend the nets.", "We agree and will mend them soon."),
            row("1.2 Paint the boats.", "We do not agree, since they are new."),
        ],
        [
            "Recommendation 1: The quay | 1.1 | Mend the nets. | We agree and will mend them soon.",
            "Recommendation 1: The quay | 1.2 | Paint the boats. | "
            "We do not agree, since they are new.",
        ],
    ),
    "a head that no line parts from the rest of a row": (
        [
            HEAD,
            ONE,
            row("2. Paint the boats in the", "We do not agree, since they"),
            row(
                "Recommendation harbour, the yard, the quay and the slip, all by May 2030.",
                "Response are new.",
                page=2,
            ),
        ],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats in the harbour, the yard, the quay and the slip, all by "
            "May 2030. | We do not agree, since they are new.",
        ],
    ),
    "a thin column of numbers within the recommendations": (
        [
            row("No. Recommendation", "Response"),
            row("1 Mend the nets.", "We agree and will mend them soon."),
            row("2 Paint the boats.", "We do not agree, since they are new."),
        ],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "answers in rows as wide as the table": (
        [
            row("No.", "Recommendation", "Priority", table=1),
            row("1", "Mend the nets.", "High", table=1),
            across("Management response", 3, table=1),
            across("We agree and will mend them soon.", 3, table=1),
            row("No.", "Recommendation", "Priority", table=2),
            row("2", "Paint the boats.", "Low", table=2),
            across("Management response", 3, table=2),
            across("We do not agree, since they are new.", 3, table=2),
        ],
        [
            " | 1 | Mend the nets. | We agree and will mend them soon.",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "findings in one table with the recommendations": (
        [
            row("No.", "Finding or recommendation", "Response"),
            row("F1", "The nets are torn.", "We agree with the finding."),
            row("F2", "The boats are old.", "We disagree with the finding."),
            row("R1", "Mend the nets.", "We agree and will mend them soon."),
            row("R2", "Paint the boats.", "We do not agree, since they are new."),
        ],
        [
            " | R1 | Mend the nets. | We agree and will mend them soon.",
            " | R2 | Paint the boats. | We do not agree, since they are new.",
        ],
    ),
    "an answer to three that a page cuts": (
        [
            HEAD,
            row("2. Mend the nets.", "We agree with this as far as the"),
            row("3. Paint the boats.", "boats are ours to paint.", page=2),
        ],
        [
            " | 2, 3 | Mend the nets. / 3. Paint the boats. | "
            "We agree with this as far as the boats are ours to paint.",
        ],
    ),
}


CHARTS |= {
    "a bold section that ends as a sentence does": (
        [HEAD, row("**About the nets.**", ""), ONE],
        ["About the nets. | 1 | Mend the nets. | We agree and will mend them soon."],
    ),
    "the label of each recommendation again over its answer": (
        [
            text("The Agency replies to the recommendations as follows."),
            row(
                "Recommendation 1 Mend the nets soon.", "Recommendation 1 / We agree to mend them."
            ),
            row("Recommendation 2 Paint the boats.", "Recommendation 2 / We do not agree to that."),
        ],
        [
            " | 1 | Mend the nets soon. | We agree to mend them.",
            " | 2 | Paint the boats. | We do not agree to that.",
        ],
    ),
    "a recommendation that is not bold, with an empty answer, is no section": (
        [HEAD, row("About the nets.", ""), TWO, THREE],
        [
            " |  | About the nets. | ",
            " | 2 | Paint the boats. | We do not agree, since they are new.",
            " | 3 | Light the quay. | We agree in part, with one lamp.",
        ],
    ),
    "verdicts alone are the response": (
        [
            row("No.", "Recommendation", "Accepted (Y/N)"),
            row("1", "Mend the nets.", "Yes"),
            row("2", "Paint the boats.", "No"),
        ],
        [" | 1 | Mend the nets. | Yes", " | 2 | Paint the boats. | No"],
    ),
}


@pytest.mark.parametrize("name", CHARTS)
def test_chart(name: str) -> None:
    blocks, expected = CHARTS[name]
    assert pairs(blocks) == expected


def test_further_columns_are_kept_by_their_header() -> None:
    (pair,) = split(
        [
            row("Recommendation", "Response", "Due date", "Vessel", "Vessel"),
            row("1. Mend.", "We agree.", "May 2024", "Anna", "Berta"),
        ]
    ).pairs
    assert {name: passage.text for name, passage in pair.extra} == {
        "Due date": "May 2024",
        "Vessel (4)": "Anna",
        "Vessel (5)": "Berta",
    }


def test_an_unknown_head_below_a_wide_one_is_no_second_response() -> None:
    wide = replace(across("Response").cells[0], column=2, span=3)
    upper = Block("row", (*row("No.", "Recommendation").cells, wide), 1, 1, 5)
    lower = Block("row", row("", "", "Wharf", "Position", "Response").cells[2:], 1, 1, 5)
    (pair,) = split(
        [upper, lower, row("1", "Mend the nets.", "North", "Accepted", "They are mended.")]
    ).pairs
    assert pair.response.text == "They are mended."
    assert {name: passage.text for name, passage in pair.extra}["Wharf"] == "North"


def test_units_with_positions_of_their_own_answer_by_themselves() -> None:
    head = row("Recommendation", "Responsible unit", "Position", "Management response", "Due")
    found = records(
        [
            head,
            row("1. Mend the nets.", "North", "Accepted", "They are mended.", "May"),
            row("", "South", "Not accepted", "There is no money.", "June"),
            row("2. Paint the boats.", "North", "Accepted", "They are new.", "May"),
            row("", "South", "Accepted", "They are dry.", ""),
        ]
    )
    assert [(r.number, r.responder, r.agreement, r.extra["Due"]) for r in found] == [
        ("1", "North", "agrees", "May"),
        ("1", "South", "does not agree", "June"),
        ("2", "North", "agrees", "May"),
        ("2", "South", "agrees", "May"),
    ]


def test_the_answer_of_a_second_body_goes_on_over_a_page() -> None:
    head = row("Recommendation", "Agency", "Position", "Response", "Owner")
    found = records(
        [
            head,
            row("1. Mend the nets.", "North", "Accepted", "They are mended.", "Anna"),
            row("", "South", "Accepted", "They are dry.", "Berta"),
            row("2. Paint the boats.", "North", "Accepted", "They are new.", "Anna"),
            row("", "South", "Accepted", "They are dry, and the", "Berta and"),
            row("", "", "in part", "boats are old.", "Clara", page=2),
        ]
    )
    assert [(r.responder, r.agreement, r.response, r.extra["Owner"]) for r in found][2:] == [
        ("North", "agrees", "They are new.", "Anna"),
        ("South", "agrees in part", "They are dry, and the boats are old.", "Berta and Clara"),
    ]


def test_a_status_column_is_a_label() -> None:
    (record,) = records(
        [
            row("Recommendation", "Position", "Response"),
            row("1. Mend the nets.", "Accepted in part", "Half of the nets hang in the shed."),
        ]
    )
    assert (record.agreement, record.basis) == ("agrees in part", "label")
    assert record.evidence[0].column == "Position"
    assert record.extra == {"Position": "Accepted in part"}


def test_several_bodies_answer_in_columns_of_their_own() -> None:
    found = records(
        [
            row("Recommendation", "Port response", "Town response"),
            row("1. Mend the nets.", "The Port agrees.", "The Town does not agree."),
            row("2. Paint.", "The Port agrees with this.", ""),
        ]
    )
    assert [(r.number, r.responder, r.agreement) for r in found] == [
        ("1", "Port", "agrees"),
        ("1", "Town", "does not agree"),
        ("2", "Port", "agrees"),
    ]


def test_registered_columns_decide() -> None:
    blocks = [row("Nets", "mend them", "soon", "yes"), row("Boats", "paint them", "later", "no")]
    assert pairs(blocks) == []
    roles = ("extra: Thing", "recommendation", "extra: When", "response")
    assert pairs(blocks, columns=roles) == [
        " |  | mend them | yes",
        " |  | paint them | no",
    ]
    first = split(blocks, columns=roles).pairs[0]
    assert {name: passage.text for name, passage in first.extra} == {
        "Thing": "Nets",
        "When": "soon",
    }


def where(blocks: Sequence[Block]) -> list[str]:
    """ "section: A. Nets" for each row of the charts of some blocks, without the pairs' text."""
    rows = rows_of_charts(blocks, find_charts(blocks))
    return [
        found.kind if found.kind == "pair" else f"{found.kind}: {found.rest.text}" for found in rows
    ]


def test_what_stands_around_a_chart() -> None:
    blocks = [
        text("# The answers"),
        text("This is what we answer to what was asked of us by the panel."),
        HEAD,
        ONE,
        note("^1 See the plan."),
        furniture("Page 1"),
        *on_page([HEAD, TWO], 2),
        text("We thank everybody who wrote to us, and hope to hear from them again."),
    ]
    assert where(blocks) == [
        "heading: The answers",
        "outside: This is what we answer to what was asked of us by the panel.",
        "heading: Recommendation\n\nResponse",
        "pair",
        "note: See the plan.",
        "furniture: Page 1",
        "furniture: Recommendation\n\nResponse",
        "pair",
        "outside: We thank everybody who wrote to us, and hope to hear from them again.",
    ]


SECTIONS: dict[str, tuple[list[Block], list[str]]] = {
    "the title of the paper, in the type of its page numbers": (
        [text("# Record"), text("The Harbour: A Study"), HEAD, ONE, furniture("1"), TWO],
        ["", ""],
    ),
    "a heading that is counted": (
        [text("# Record"), text("I. Nets"), HEAD, ONE, TWO],
        ["I. Nets", "I. Nets"],
    ),
    "a heading that a page's top leaves in a box": (
        [HEAD, ONE, box("II. Boats", 2), *on_page([TWO], 2)],
        ["", "II. Boats"],
    ),
    "a heading that could be a label": (
        [HEAD, ONE, row("**Storm Response**", ""), TWO, across("Flood response"), THREE],
        ["", "Storm Response", "Flood response"],
    ),
    "a heading that the columns part": (
        [HEAD, ONE, row("**II. Boats and**", "**their paint**"), TWO],
        ["", "II. Boats and their paint"],
    ),
    "what is asked in bold, with no answer": (
        [HEAD, row("**Mend the nets.**", "We agree."), row("**Boats should be painted.**", "")],
        ["", ""],
    ),
    "an answer in bold": (
        [HEAD, ONE, row("**A. Paint the boats**", "**Not accepted**"), THREE],
        ["", "", ""],
    ),
    "a heading like the one in the table": (
        [text("# Record"), text("The nets"), HEAD, ONE, across("The boats"), TWO],
        ["The nets", "The boats"],
    ),
    "a heading in one row with the head of the table": (
        [HEAD, ONE, row("# Part 2: The boats / Recommendation", "Response"), TWO],
        ["", "Part 2: The boats"],
    ),
    "a note in one row with the head of the table": (
        [HEAD, ONE, row("The rest is new. / Recommendation", "Response"), TWO],
        ["", ""],
    ),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_section_of_a_chart(name: str) -> None:
    blocks, expected = SECTIONS[name]
    assert [pair.section for pair in split(blocks).pairs] == expected


def tiered(page: int) -> list[Block]:
    """A head of two tiers, "The Panel" over two of its columns and "The Port" over the others."""
    cells = (Cell(paragraphs("**The Panel**"), 0, 2), Cell(paragraphs("**The Port**"), 2, 2))
    head = row("No.", "Recommendation", "Response", "Lead", page=page)
    return [replace(head, cells=cells), head]


def test_a_head_of_two_tiers_printed_again_over_the_rest_of_a_row() -> None:
    first = row("1", "Mend the nets.", "We agree, and do so in May", "The clerk")
    rest = row("", "", "or in June at the latest.", "", page=2)
    second = row("2", "Paint the boats.", "We do not agree.", "The mate", page=2)
    blocks = [*tiered(1), first, *tiered(2), rest, second]
    assert where(blocks) == [
        "heading: The Panel\n\nThe Port",
        "heading: No.\n\nRecommendation\n\nResponse\n\nLead",
        "pair",
        "furniture: The Panel\n\nThe Port",
        "furniture: No.\n\nRecommendation\n\nResponse\n\nLead",
        "pair",
        "pair",
    ]
    assert [(pair.section, pair.response.text) for pair in split(blocks).pairs] == [
        ("", "We agree, and do so in May or in June at the latest."),
        ("", "We do not agree."),
    ]


def test_a_box_between_rows_is_no_section() -> None:
    assert "section" not in {found.split(":")[0] for found in where([HEAD, ONE, box("Note"), TWO])}


def test_a_band_with_a_name_does_not_end_a_chart() -> None:
    blocks = [
        row("Recommendation", "Port’s response", table=1),
        row("1. Mend the nets.", "We agree and will mend them.", table=1),
        box("Part B: The boats"),
        row("2. Paint the boats.", "We do not agree with this.", table=2),
        row("3. Light the quay.", "We agree and have a lamp.", table=2),
    ]
    found = [(pair.responder, pair.section) for pair in split(blocks).pairs]
    assert found == [("Port", ""), ("Port", "Part B: The boats"), ("Port", "Part B: The boats")]


def test_a_table_that_counts_recommendations_is_no_chart() -> None:
    head = row("Report", "Recommendations", "Response", "Accepted")
    rows = [head, row("Nets", "9", "8", "7"), row("Boats", "6", "6", "4")]
    assert not split(rows).pairs


def test_a_list_of_contents_is_no_chart() -> None:
    rows = [
        text("The handbook that we recommend has these parts."),
        row("7.1. Nets and all their knots", "7.1.1. A simple net and its parts"),
        row("7.2. Boats and how they are kept", "7.2.1. A boat that is painted twice"),
        row("7.3. Lamps on the long quays", "7.3.1. A lamp that burns through the night"),
    ]
    assert not split(rows).pairs


STATUS = [
    row("No.", "Issued", "Recommendation", "Response"),
    row("1", "May", "The port should mend the nets.", "Accepted"),
    row("2", "May", "The port should paint the boats.", "Rejected"),
    row("No.", "Issued", "Status in 2020", "Status in 2021", table=2),
    row("7", "June", "Under consideration", "Accepted", table=2),
    row("8", "June", "Under consideration", "Rejected", table=2),
]


def test_a_table_with_some_other_heads_does_not_go_on() -> None:
    found = [(record.number, record.response) for record in records(STATUS)]
    assert found == [("1", "Accepted"), ("2", "Rejected")]


def test_text_between_charts_of_other_widths_is_no_lost_row() -> None:
    rows = [
        *STATUS[:3],
        text("2.2 Emergency exits"),
        text("2.2.1 A boat must have an exit."),
        row("Recommendation", "Answer of the guild", table=2),
        row("1. Light the quay.", "We agree and will light it soon.", table=2),
    ]
    assert [record.number for record in records(rows)] == ["1", "2", "1"]


NAMES = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8),
    min_size=2,
    max_size=12,
    unique=True,
)


@given(NAMES, st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_neighbours_answer_is_never_taken(names: list[str], random, header: bool) -> None:  # type: ignore[no-untyped-def]
    """However the rows stand, each recommendation keeps its own answer and its own number."""
    rows = [
        row(f"{number}. Ask {name} for the nets.", f"We agree that {name} has them in the shed.")
        for number, name in enumerate(names, 1)
    ]
    random.shuffle(rows)
    blocks = [text("Our answer to the recommendations"), *([HEAD] if header else []), *rows]
    expected = [
        f" | {number} | Ask {name} for the nets. | We agree that {name} has them in the shed."
        for number, name in enumerate(names, 1)
    ]
    assert sorted(pairs(blocks)) == sorted(expected)


OVER_MARKS = row("Recommendation", "Decision", "", "", "Comments")
OVER_MARKS = replace(
    OVER_MARKS,
    cells=(OVER_MARKS.cells[0], replace(OVER_MARKS.cells[1], span=3), OVER_MARKS.cells[4]),
)
TICKED: dict[str, list[Block]] = {
    "a column for each verdict": [
        row("Recommendation", "Agree", "Partly agree", "Disagree", "Comments"),
        row("1. Mend the nets.", "X", "", "", "They will be mended before winter."),
        row("2. Paint the boats.", "", "X", "", "Two of them will be painted soon."),
        row("3. Light the quay.", "", "", "X", "There is no money for lamps now."),
    ],
    "ticks below heads of two rows": [
        OVER_MARKS,
        row("", "Agree", "In part", "Disagree", ""),
        row("1. Mend the nets.", "✓", "", "", "They will be mended before winter."),
        row("2. Paint the boats.", "", "✓", "", "Two of them will be painted soon."),
        row("3. Light the quay.", "", "", "✓", "There is no money for lamps now."),
    ],
    "boxes below heads that are joined": [
        row("Recommendation", "Decision Accepted", "Partly", "Not accepted", "Comments"),
        row("1. Mend the nets.", "☒", "☐", "☐", "They will be mended before winter."),
        row("2. Paint the boats.", "☐", "☒", "☐", "Two of them will be painted soon."),
        row("3. Light the quay.", "☐", "☐", "☒", "There is no money for lamps now."),
    ],
    "marks and no other answer": [
        row("Recommendation", "Yes", "Partially", "No"),
        row("1. Mend the nets before winter comes.", "●", "", ""),
        row("2. Paint the boats before summer.", "", "●", ""),
        row("3. Light the quay where ships land.", "", "", "●"),
    ],
    "yes in a column for each verdict": [
        row("Recommendation", "Accepted", "Accepted in principle", "Not accepted", "Comments"),
        row("1. Mend the nets.", "Yes", "", "", "They will be mended before winter."),
        row("2. Paint the boats.", "", "Yes", "", "Two of them will be painted soon."),
        row("3. Light the quay.", "", "", "Yes", "There is no money for lamps now."),
    ],
    "yes and no in a column for each verdict": [
        row("Recommendation", "Accepted", "Partly accepted", "Rejected", "Comments"),
        row("1. Mend the nets.", "Yes", "No", "No", "They will be mended before winter."),
        row("2. Paint the boats.", "No", "Yes", "No", "Two of them will be painted soon."),
        row("3. Light the quay.", "No", "–", "Yes", "There is no money for lamps now."),
    ],
    "verdicts under a head that says nothing": [
        row("Recommendation", "Cabinet", "Response"),
        row("1. Mend the nets.", "Agreed", "They will be mended before winter."),
        row("2. Paint the boats.", "Agreed in part", "Two of them will be painted soon."),
        row("3. Light the quay.", "Not agreed", "There is no money for lamps now."),
    ],
    "yes and no": [
        row("Recommendation", "Accepted? (Yes/No)", "Response"),
        row("1. Mend the nets.", "Yes", "They will be mended before winter."),
        row("2. Paint the boats.", "Partially", "Two of them will be painted soon."),
        row("3. Light the quay.", "No", "There is no money for lamps now."),
    ],
}


@pytest.mark.parametrize("name", TICKED)
def test_a_verdict_in_a_column(name: str) -> None:
    agreement = [record.agreement for record in records(TICKED[name])]
    assert agreement == ["agrees", "agrees in part", "does not agree"]


def test_a_mark_below_what_is_no_verdict_yet() -> None:
    rows = [
        row("Recommendation", "Accepted", "Under consideration", "Comments"),
        row("1. Mend the nets.", "X", "", "They were looked at before winter."),
        row("2. Paint the boats.", "", "X", "Two of them were looked at in May."),
    ]
    found = [(record.agreement, record.qualifier) for record in records(rows)]
    assert found == [("agrees", ""), ("", "under consideration")]


def test_of_several_verdicts_marked_none_is_taken() -> None:
    rows = [
        row("Recommendation", "Agree", "Disagree", "Comments"),
        row("1. Mend the nets.", "X", "X", "They will be looked at before winter."),
        row("2. Paint the boats.", "No", "No", "Two of them were looked at in May."),
        row("3. Light the quay.", "X", "", "It will be lit before winter."),
    ]
    assert [record.agreement for record in records(rows)] == ["", "", "agrees"]
