"""Text that a page parts: whether it goes on in the next piece, and the whole paragraph."""

from __future__ import annotations

import pytest
from factories import paragraph

from pipeline.joining import is_closed, join, joins

JOINS = {
    ("most held on an", "ongoing basis."): True,
    ("which we agree with", "The Office"): True,
    ("It complies with the law.", "The office agrees."): False,
    ("It complies with the law.", "and will do so."): True,
    ("We mend:", "the nets"): True,
    ("We mend:", "* the nets"): False,
    ("as the plan says", "2. Paint the boats."): False,
    ("in the first place.", "(b) the nets"): False,
    ("so it is said.”", "The office agrees."): False,
    ("in the first place", "Recommendation 2: Paint the boats."): False,
    ("in the first place", "Response: We agree."): False,
    ("Accepted", "The office agrees."): False,
    ("Response: Accepted", "The office agrees."): False,
    ("Accepted in", "principle."): True,
    ("# A heading", "the text under it"): False,
    ("Paragraph 16", "the visitors recommend that it be mended"): False,
    ("Board recommendation", "The port mend its nets."): False,
}


@pytest.mark.parametrize(("before", "after"), JOINS)
def test_a_sentence_goes_on(before: str, after: str) -> None:
    assert joins(paragraph(before), paragraph(after, 2)) is JOINS[before, after]


JOINED = {
    ("We agree to", "mend it."): "We agree to mend it.",
    ("It is well-", "known."): "It is well-known.",
    ("the Anglo-", "Saxon nets"): "the Anglo-Saxon nets",
    ("We agree—", "in May."): "We agree—in May.",
    ("nets and/", "or sails"): "nets and/or sails",
}


@pytest.mark.parametrize(("before", "after"), JOINED)
def test_the_whole_paragraph(before: str, after: str) -> None:
    whole = join(paragraph(before), paragraph(after, 2))
    assert whole.text == JOINED[before, after]
    assert [word.page for word in whole.words] == [1] * len(before.split()) + [2] * len(
        after.split()
    )


def test_a_paragraph_is_bold_where_both_pieces_are() -> None:
    strong, plain = paragraph("**Mend the**"), paragraph("nets.")
    assert join(strong, paragraph("**nets.**")).bold
    assert not join(strong, plain).bold


def test_what_ends_a_sentence() -> None:
    for text in ("We agree.", "We mend:", "so it is said.”", "as told (see below.)", "really?!"):
        assert is_closed(paragraph(text)), text
    for text in ("We agree to", "on the nets,", "No. 4 of", "a list –"):
        assert not is_closed(paragraph(text)), text
