"""When two texts hold the same words, and which words differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.wording import diff_words, wording_key, words_in

LAYOUT = {
    "white space": ("The  plan\n\nis ready.", "The plan is ready."),
    "a word cut by a line end": ("a co-\noperation", "a cooperation"),
    "a hyphen that comes and goes": ("the by-laws", "the bylaws"),
    "a soft hyphen": ("the har\u00adbour", "the harbour"),
    "quotation marks": ("the “plan”", "the 'plan'"),
    "two single quotation marks": ("the ''plan''", 'the "plan"'),
    "an apostrophe": ("the office’s", "the office's"),
    "dashes": ("the plan – if any", "the plan - if any"),
    "a range": ("pages 3–4", "pages 3-4"),
    "bullets": ("• one\n\n• two", "one\ntwo"),
    "ligatures": ("the ﬁrst oﬃce", "the first office"),
    "an ellipsis": ("and so on…", "and so on..."),
}

WORDS = {
    "a word": ("the plan", "a plan"),
    "a capital": ("The Plan", "The plan"),
    "a comma": ("plan, and", "plan and"),
    "a full stop": ("plan.", "plan"),
    "a sign before a number": ("-5 degrees", "5 degrees"),
    "a range and a number": ("3-4", "34"),
    "a negation": ("does agree", "does not agree"),
}


@pytest.mark.parametrize("name", LAYOUT)
def test_layout_is_no_difference(name: str) -> None:
    one, other = LAYOUT[name]
    assert wording_key(one) == wording_key(other)


@pytest.mark.parametrize("name", WORDS)
def test_words_and_signs_are(name: str) -> None:
    one, other = WORDS[name]
    assert wording_key(one) != wording_key(other)


def shown(before: str, after: str) -> str:
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}
    return "".join(marks[piece.change].format(piece.text) for piece in diff_words(before, after))


DIFFS = {
    "nothing": ("", "", ""),
    "a word comes": ("report each year.", "report twice each year.", "report[+ twice+] each year."),
    "a word goes at the end": ("a plan in time.", "a plan.", "a plan[- in time-]."),
    "the first word goes": ("now the plan", "the plan", "[-now-] the plan"),
    "a number": ("some 10,000 boats", "some 10,500 boats", "some[- 10,000-][+ 10,500+] boats"),
    "all is other": ("one", "two three", "[-one-][+two three+]"),
    "a small word between two changes is a part of them": (
        "agrees with the need for a plan today",
        "refuses for now a plan today",
        "[-agrees with the need for-][+refuses for now+] a plan today",
    ),
    "layout is no change": (
        "a co-\noperative  “plan”",
        "a cooperative 'plan' B",
        "a cooperative 'plan'[+ B+]",
    ),
}


@pytest.mark.parametrize("name", DIFFS)
def test_words_that_came_and_went(name: str) -> None:
    before, after, expected = DIFFS[name]
    assert shown(before, after) == expected


texts = st.text(alphabet="ab -.,“'\n•é1", max_size=40)


@given(texts, texts)
def test_the_pieces_hold_both_texts(before: str, after: str) -> None:
    pieces = diff_words(before, after)
    for text, gone in ((before, "inserted"), (after, "deleted")):
        woven = "".join(piece.text for piece in pieces if piece.change != gone)
        assert wording_key(woven) == wording_key(text)
    assert all(piece.text for piece in pieces)


def test_words_are_judged_without_case_or_signs() -> None:
    assert words_in("The Co-\noperative’s “plan”, (10,000)!") == [
        "the", "cooperative's", "plan", "10,000",
    ]  # fmt: skip
