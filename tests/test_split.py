"""Whole pairs: what pages cut apart, numbers, sections, groups, several bodies, footnotes."""

from __future__ import annotations

import pytest
from factories import other_row, pair_row, passage, show

from pipeline.models import Row, Word
from pipeline.split import split_into_pairs

Rows = list[Row]

# name → rows, and the pairs that they are
CASES: dict[str, tuple[Rows, list[str]]] = {
    "two rows": (
        [pair_row("1. Mend.", "We agree."), pair_row("2. Paint.", "We do not.")],
        [" | 1 | Mend. | We agree.", " | 2 | Paint. | We do not."],
    ),
    "letters of their own": (
        [
            pair_row("1. The board should:", ""),
            pair_row("a. Mend the nets.", "We agree."),
            pair_row("b. Paint the boats.", "We do not."),
        ],
        [
            " | 1 | The board should: | ",
            " | a | Mend the nets. | We agree.",
            " | b | Paint the boats. | We do not.",
        ],
    ),
    "a verdict in the title": (
        [pair_row("Recommendation 1: Nets — Accepted / The board should mend them all.", "Soon.")],
        ["Recommendation 1: Nets | 1 | The board should mend them all. | Soon."],
    ),
    "two bodies in one cell": (
        [
            pair_row(
                "1. Mend the nets.",
                "The Port’s response. Agreed. It will. / It has twine. / "
                "**The Pilots’ response.** Not agreed. / Reasons: They have none.",
            ),
            pair_row("2. Dry them.", "Port response: Agreed. / Auditor’s comment: It is late."),
            pair_row("3. Sell them.", "Agreed. / Port response: It is done."),
        ],
        [
            " | 1 | Mend the nets. | Agreed. It will. / It has twine.",
            " | 1 | Mend the nets. | Not agreed. / Reasons: They have none.",
            " | 2 | Dry them. | Agreed. / Auditor’s comment: It is late.",
            " | 3 | Sell them. | Agreed. / Port response: It is done.",
        ],
    ),
    # --- what a page cuts apart
    "a list of the recommendation goes on": (
        [
            pair_row("The board should mend: / * nets;", "We agree to it."),
            pair_row("* boats.", "We will do both.", page=2),
        ],
        [" |  | The board should mend: / • nets; / • boats. | We agree to it. / We will do both."],
    ),
    "an answer that goes on beside a new sentence": (
        [
            pair_row("Mend the nets.", "We agree to mend the"),
            pair_row("Do it soon.", "nets in May.", page=2),
        ],
        [" |  | Mend the nets. / Do it soon. | We agree to mend the nets in May."],
    ),
    "only the response goes on": (
        [pair_row("1. Mend.", "We agree to mend the"), pair_row("", "nets in May.", page=2)],
        [" | 1 | Mend. | We agree to mend the nets in May."],
    ),
    "only the recommendation goes on": (
        [pair_row("1. Mend the nets and", "We agree."), pair_row("the sails.", "", page=2)],
        [" | 1 | Mend the nets and the sails. | We agree."],
    ),
    "both go on": (
        [pair_row("1. Mend the nets and", "We agree to do"), pair_row("the sails.", "so.", page=2)],
        [" | 1 | Mend the nets and the sails. | We agree to do so."],
    ),
    "a whole sentence follows": (
        [pair_row("1. Mend.", "We agree."), pair_row("", "It will be done.", page=2)],
        [" | 1 | Mend. | We agree. / It will be done."],
    ),
    "a list goes on": (
        [pair_row("1. Mend.", "We mend: / * nets; and"), pair_row("", "* sails.", page=2)],
        [" | 1 | Mend. | We mend: / • nets; and / • sails."],
    ),
    "over three pages": (
        [
            pair_row("1. Mend.", "We agree to"),
            pair_row("", "mend all of", page=2),
            pair_row("", "them.", page=3),
        ],
        [" | 1 | Mend. | We agree to mend all of them."],
    ),
    "a word cut by its hyphen": (
        [pair_row("1. Mend.", "It is well-"), pair_row("", "known.", page=2)],
        [" | 1 | Mend. | It is well-known."],
    ),
    "a dash": (
        [pair_row("1. Mend.", "We agree—"), pair_row("", "in May.", page=2)],
        [" | 1 | Mend. | We agree—in May."],
    ),
    "furniture and notes between the pieces": (
        [
            pair_row("1. Mend.", "We agree to"),
            other_row("furniture", "Page 1"),
            other_row("note", "^1 See the plan."),
            pair_row("", "mend.", page=2),
        ],
        [" | 1 | Mend. | We agree to mend."],
    ),
    "the number column is printed again": (
        [
            pair_row("Mend the nets and", "We agree.", number="4"),
            pair_row("the sails.", "Soon.", number="4", page=2),
            pair_row("Paint.", "We do not.", number="5", page=2),
        ],
        [" | 4 | Mend the nets and the sails. | We agree. / Soon.", " | 5 | Paint. | We do not."],
    ),
    "rows without numbers do not go on on one page": (
        [pair_row("Mend the nets.", "We agree."), pair_row("Paint the boats.", "We do not.")],
        [" |  | Mend the nets. | We agree.", " |  | Paint the boats. | We do not."],
    ),
    "rows without numbers go on over a page in mid-sentence": (
        [pair_row("Mend the nets and", "We agree."), pair_row("the sails.", "Soon.", page=2)],
        [" |  | Mend the nets and the sails. | We agree. / Soon."],
    ),
    # --- numbers and labels
    "a label with a number": (
        [pair_row("Recommendation 3: Mend.", "Response: We agree.")],
        [" | 3 | Mend. | We agree."],
    ),
    "a label on a line of its own": (
        [pair_row("Recommendation 3 / Mend the nets.", "Response / We agree.")],
        [" | 3 | Mend the nets. | We agree."],
    ),
    "a number column with a full stop": (
        [pair_row("Mend.", "We agree.", number="5.")],
        [" | 5 | Mend. | We agree."],
    ),
    "several numbers in the number column": (
        [pair_row("Mend. / Paint. / Dry.", "We agree.", number="5., 6., 7.")],
        [" | 5, 6, 7 | Mend. / Paint. / Dry. | We agree."],
    ),
    "a group that counts on": (
        [pair_row("8.9. Mend. / 8.10. Paint.", "We agree.")],
        [" | 8.9, 8.10 | Mend. / 8.10. Paint. | We agree."],
    ),
    "numbers inside the text do not make a group": (
        [pair_row("1. Mend: / 1.1 nets / 3. sails", "We agree.")],
        [" | 1 | Mend: / 1.1 nets / 3. sails | We agree."],
    ),
    "a title after the label": (
        [pair_row("Recommendation 3: Better nets / The board should mend them.", "We agree.")],
        ["Recommendation 3: Better nets | 3 | The board should mend them. | We agree."],
    ),
    "what goes on in a list is no title": (
        [
            pair_row(
                "Recommendation 3: The board should / * mend the nets it has; and / * dry them."
            )
        ],
        [" | 3 | The board should / • mend the nets it has; and / • dry them. | "],
    ),
    "the number column's number before the text as well": (
        [pair_row("Recommendation: 4. Mend.", "We agree.", number="4")],
        [" | 4 | Mend. | We agree."],
    ),
    "another number before the text": (
        [pair_row("Recommendation: 2. Mend.", "We agree.", number="4")],
        [" | 4 | 2. Mend. | We agree."],
    ),
    "a number on a line of its own": (
        [pair_row("8.9. / Mend. / 8.10. Paint.", "We agree.")],
        [" | 8.9, 8.10 | Mend. / 8.10. Paint. | We agree."],
    ),
    "no number": (
        [pair_row("Mend the nets.", "We agree.")],
        [" |  | Mend the nets. | We agree."],
    ),
    # --- sections
    "sections": (
        [
            other_row("section", "A. Nets"),
            pair_row("1. Mend.", "We agree."),
            other_row("section", "B. Boats"),
            pair_row("1. Paint.", "We do not."),
        ],
        ["A. Nets | 1 | Mend. | We agree.", "B. Boats | 1 | Paint. | We do not."],
    ),
    "a heading of two lines": (
        [
            other_row("section", "A. Nets, sails"),
            other_row("section", "and ropes"),
            pair_row("1. Mend.", "We agree."),
        ],
        ["A. Nets, sails and ropes | 1 | Mend. | We agree."],
    ),
    "nothing goes on over a section": (
        [
            pair_row("1. Mend.", "We agree to"),
            other_row("section", "B. Boats"),
            pair_row("2. Paint.", "We do not."),
        ],
        [" | 1 | Mend. | We agree to", "B. Boats | 2 | Paint. | We do not."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str) -> None:
    rows, expected = CASES[name]
    assert [show(pair) for pair in split_into_pairs(rows).pairs] == expected


FLAGS: dict[str, tuple[Rows, list[tuple[str, ...]]]] = {
    "in sequence": (
        [pair_row("1. Mend.", "Yes."), pair_row("2. Paint.", "Yes.")],
        [(), ()],
    ),
    "a number left out": (
        [pair_row("1. Mend.", "Yes."), pair_row("3. Paint.", "Yes.")],
        [(), ("number out of sequence",)],
    ),
    "a number twice": (
        [pair_row("1. Mend.", "Yes."), pair_row("1. Paint.", "Yes.")],
        [(), ("number out of sequence",)],
    ),
    "numbers begin again in each section": (
        [
            other_row("section", "A. Nets"),
            pair_row("1. Mend.", "Yes."),
            pair_row("2. Dry.", "Yes."),
            other_row("section", "B. Boats"),
            pair_row("1. Paint.", "Yes."),
        ],
        [(), (), ()],
    ),
    "numbers of chapter and place": (
        [pair_row(f"{number} Mend.", "Yes.") for number in ("1.1", "1.2", "2.1", "3.1")],
        [(), (), (), ()],
    ),
    "numbers of a report's paragraphs": (
        [pair_row("Mend.", "Yes.", number) for number in ("14", "19", "22", "17", "40")],
        [(), (), (), ("number out of sequence",), ()],
    ),
    "a chapter and a place left out": (
        [pair_row(f"{number} Mend.", "Yes.") for number in ("1.1", "1.3", "2.2", "4.1")],
        [(), *[("number out of sequence",)] * 3],
    ),
    "after a group": (
        [pair_row("8.9. Mend. / 8.10. Dry.", "Yes."), pair_row("8.11. Paint.", "Yes.")],
        [(), ()],
    ),
    "a response that may have run on": (
        [pair_row("1. Mend.", "Yes. " * 1600), pair_row("2. Paint.", "Yes. " * 390)],
        [("much longer than the other responses",), ()],
    ),
    "a long response that is the only one": ([pair_row("1. Mend.", "Yes. " * 1600)], [()]),
    "long responses": (
        [pair_row("1. Mend.", "Yes. " * 1600), pair_row("2. Paint.", "Yes. " * 410)],
        [(), ()],
    ),
    "no response": (
        [pair_row("1. Mend.", ""), pair_row("2. Paint.", "Yes.")],
        [("no response found",), ()],
    ),
    "a recommendation goes on after a full stop": (
        [
            pair_row("1. Mend the nets.", "Yes."),
            pair_row("The sails as well.", "", page=2),
            pair_row("2. Paint.", "Yes.", page=2),
        ],
        [("continued on another page without a joining sentence",), ()],
    ),
}


@pytest.mark.parametrize("name", FLAGS)
def test_what_is_marked(name: str) -> None:
    rows, expected = FLAGS[name]
    assert [pair.flags for pair in split_into_pairs(rows).pairs] == expected


def test_a_verdict_of_its_own_is_a_response() -> None:
    rows = [pair_row("1. Mend.", "", label=("Position", passage("Accepted")))]
    (pair,) = split_into_pairs(rows).pairs
    assert pair.flags == ()
    assert pair.label_column == "Position"
    assert [(name, found.text) for name, found in pair.extra] == [("Position", "Accepted")]


def test_several_bodies_make_a_pair_each() -> None:
    both = (("Port", passage("We agree.")), ("Town", passage("We do not.")))
    rows = [
        Row("pair", 1, recommendation=passage("1. Mend."), responses=both),
        Row("pair", 2, responses=(("Port", passage("Soon.", 2)), ("Town", passage("")))),
    ]
    got = [
        (pair.responder, pair.number, pair.response.text) for pair in split_into_pairs(rows).pairs
    ]
    assert got == [("Port", "1", "We agree.\n\nSoon."), ("Town", "1", "We do not.")]


def test_the_label_of_a_response_names_who_answers() -> None:
    rows = [pair_row("1. Mend.", "Port response: We agree.")]
    (pair,) = split_into_pairs(rows).pairs
    assert (pair.responder, pair.response.text) == ("Port", "We agree.")


def test_further_columns_go_on() -> None:
    rows = [
        pair_row("1. Mend.", "We agree.", extra=(("Due", passage("by the end of")),)),
        pair_row(
            "", "", page=2, extra=(("Due", passage("May", 2)), ("Vessel", passage("Anna", 2)))
        ),
    ]
    (pair,) = split_into_pairs(rows).pairs
    assert [(name, found.text) for name, found in pair.extra] == [
        ("Due", "by the end of May"),
        ("Vessel", "Anna"),
    ]


@pytest.mark.parametrize(("steps", "apart"), [("1.2 Dry them.", True), ("of the sails.", False)])
@pytest.mark.parametrize("grouped", [True, False])
def test_further_columns_of_rows_of_their_own(steps: str, apart: bool, grouped: bool) -> None:
    """Rows beside one answer, or at a page's top where the actions count on."""
    first = (("Action", passage("1.1 Buy twine")), ("Due", passage("May 31")))
    later = (("Action", passage(steps, 2)), ("Due", passage("June 30", 2)))
    rest = pair_row("", "", page=2, extra=later, grouped=grouped)
    (pair,) = split_into_pairs([pair_row("1. Mend.", "We agree.", extra=first), rest]).pairs
    between = "\n\n" if apart or grouped else " "
    assert pair.extra[1][1].text == f"May 31{between}June 30"


# --- footnotes -------------------------------------------------------------------------------

NOTES: dict[str, tuple[Rows, list[tuple[str, ...]]]] = {
    "by its mark": (
        [
            pair_row("1. Mend. ^1", "We agree."),
            pair_row("2. Paint.", "Yes. ^2"),
            other_row("note", "^1 See the plan."),
            other_row("note", "^2 In May."),
        ],
        [("See the plan.",), ("In May.",)],
    ),
    "the note of the mark's own page": (
        [
            pair_row("1. Mend.", "Yes. ^1"),
            other_row("note", "^1 On page one."),
            pair_row("2. Paint.", "Yes. ^1", page=2),
            other_row("note", "^1 On page two.", page=2),
        ],
        [("On page one.",), ("On page two.",)],
    ),
    "the nearest later page": (
        [pair_row("1. Mend.", "Yes. ^1"), other_row("note", "^1 At the end.", page=9)],
        [("At the end.",)],
    ),
    "several at one place": (
        [
            pair_row("1. Mend.", "Yes. ^1,2"),
            other_row("note", "^1 One."),
            other_row("note", "^2 Two."),
        ],
        [("One.", "Two.")],
    ),
    "twice the same": (
        [pair_row("1. Mend. ^1", "Yes. ^1"), other_row("note", "^1 One.")],
        [("One.",)],
    ),
    "a mark without a note": (
        [pair_row("1. Mend. ^7", "Yes."), other_row("note", "^1 One.")],
        [()],
    ),
    "a note that nobody refers to": (
        [pair_row("1. Mend.", "Yes."), other_row("note", "^1 One.")],
        [()],
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_footnotes(name: str) -> None:
    rows, expected = NOTES[name]
    pairs = split_into_pairs(rows).pairs
    assert [pair.notes for pair in pairs] == expected
    assert all("^" not in pair.recommendation.text + pair.response.text for pair in pairs)


def texts(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def test_the_other_words_are_sorted() -> None:
    result = split_into_pairs(
        [
            pair_row("", "What ends a row that began on a page nobody has."),
            other_row("heading", "The answers"),
            other_row("section", "A. Nets"),
            pair_row("1. Mend.", "Response: Yes."),
            other_row("note", "^1 See the plan."),
            other_row("furniture", "Page 1"),
            other_row("outside", "Thank you."),
            other_row("left over", "Stray words."),
        ]
    )
    assert texts(result.headings) == "The answers A. Nets"
    assert texts(result.notes) == "1 See the plan."
    assert texts(result.furniture) == "Page 1"
    assert texts(result.outside) == "Thank you."
    assert (
        texts(result.left_over) == "What ends a row that began on a page nobody has. Stray words."
    )
    assert texts(result.pairs[0].used) == "1. Response:"


def test_what_stands_beside_a_pair_and_names_nothing_of_it_is_left_over() -> None:
    found = pair_row(
        "Mend.",
        "Yes.",
        "1",
        extra=(("Due date", passage("May")),),
        label=("Tracking: status", passage("Done")),
        rest=passage("Due date / Dashboard / Tracking: / Response / Director, Quality"),
    )
    result = split_into_pairs([found])
    assert texts(result.left_over) == "Dashboard Director, Quality"
    assert texts(result.pairs[0].used) == "1 Due date Tracking: Response"


def test_no_rows_no_pairs() -> None:
    assert split_into_pairs([]).pairs == ()
