"""Words from runs of text, and what line ends cut apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.models import text_of
from pipeline.read.words import (
    Run,
    count_lead,
    join_line_ends,
    paragraph_of,
    study_line_ends,
    words_of,
)

MARKS = {
    "after a full stop": ("in June.⁴ Of the", "in June. ^4 Of the"),
    "before a comma": ("the council², too", "the council+ ^2 , too"),
    "two at once": ("the council¹ ²", "the council ^1 ^2"),
    "at the beginning of a note": ("¹² Counted in May.", "^12 Counted in May."),
    "after a year": ("in 2011³ and", "in 2011 ^3 and"),
    "an area is none": ("over 12 km² of", "over 12 km² of"),
    "a flow is none": ("at 3 m³/s", "at 3 m³/s"),
    "a power is none": ("about 10⁶ fish", "about 10⁶ fish"),
    "a plain digit is none": ("the Act,5 or", "the Act,5 or"),
}


def spelled(text: str) -> str:
    return " ".join(
        ("^" if word.mark else "") + word.text + ("+" if word.glued else "")
        for word in words_of(text)
    )


@pytest.mark.parametrize("name", MARKS)
def test_superscript_digits_are_footnote_marks(name: str) -> None:
    text, words = MARKS[name]
    assert spelled(text) == words


def test_words_are_as_a_reader_sees_them() -> None:
    assert spelled("the oﬃce’s har\u00adbour, non\u2011profit") == (
        "the office’s harbour, non-profit"
    )


def test_ordinals_and_powers_that_are_raised_stay_in_the_word() -> None:
    runs = [Run("the 19"), Run("th", raised=True), Run(" of May, 12 km"), Run("2", raised=True)]
    assert paragraph_of(runs).text == "the 19th of May, 12 km2"


def test_a_raised_number_leaves_the_text() -> None:
    paragraph = paragraph_of([Run("the lamp"), Run("3", raised=True), Run("s are lit")])
    assert paragraph.text == "the lamps are lit"
    assert [word.text for word in paragraph.words if word.mark] == ["3"]


def test_cues_of_style() -> None:
    lead = paragraph_of([Run("Recommendation 4:", bold=True), Run(" Mend the nets.")])
    assert (lead.lead, lead.bold) == (2, False)
    whole = paragraph_of([Run("Mend", bold=True), Run(" the nets", bold=True, italic=True)])
    assert (whole.lead, whole.bold, whole.italic) == (0, True, False)
    assert paragraph_of([Run("• mend the nets")]) == paragraph_of(
        [Run("mend the nets")], bullet=True
    )


LINE_ENDS = {  # the lines, what else the document says, the text
    "a word that the document has whole": ("the commu-|nity", "community " * 2, "the community"),
    "a hyphen that the document has": ("a co-|op plan", "our co-op", "a co-op plan"),
    "with a hyphen and without": ("the by-|laws", "bylaws, by-laws", "the by-laws"),
    "whole once only": ("non-|payment", "nonpayment", "non-payment"),
    "neither is known": ("the harbour-|master", "", "the harbour-master"),
    "by machine, neither known": (
        "a commu-|nity har-|bour",
        "community " * 2,
        "a community harbour",
    ),
    "by machine, two known words": (
        "a commu-|nity is risk-|based",
        "community, community based at risk",
        "a community is risk-based",
    ),
    "a part of a longer word": ("self-commu-|nity,", "community " * 2, "self-community,"),
    "a capital after the hyphen": ("Anglo-|Saxon", "Anglosaxon", "Anglo-Saxon"),
    "a number after the hyphen": ("COVID-|19 rules", "", "COVID-19 rules"),
    "a word left out": ("pre-|and post-dated", "", "pre- and post-dated"),
    "a dash is no hyphen": ("the plan –|if any", "", "the plan – if any"),
    "a dash between words": ("the plan—|if any", "", "the plan—if any"),
    "a full stop on a new line": ("the plan|. Nets", "", "the plan. Nets"),
    "a slash": ("the clerk/|warden", "", "the clerk/warden"),
    "an address at a slash": ("http://a.org/b|/c.htm, and", "", "http://a.org/b/c.htm, and"),
    "an address cut anywhere": ("http://a.org/gc_12|73.htm", "", "http://a.org/gc_1273.htm"),
    "an address cut in its ending": ("http://a.org/net.ht|ml of", "", "http://a.org/net.html of"),
    "an address cut before its ending": ("http://a.org/ne|t.html.", "", "http://a.org/net.html."),
    "an address cut before a slash": ("http://a.org/net|s/of", "", "http://a.org/nets/of"),
    "an address that is whole": ("http://a.org/a.html|of it", "", "http://a.org/a.html of it"),
    "an address and an abbreviation": ("http://a.org/net|e.g. of", "", "http://a.org/net e.g. of"),
    "an address and its bracket": ("(http://a.org/x|) and", "", "(http://a.org/x) and"),
    "an address and then text": ("at http://a.org/|to find", "", "at http://a.org/ to find"),
    "a known address": ("http://a.org/|docs", "see http://a.org/docs", "http://a.org/docs"),
    "a section of a law": ("§ 22(a)|(2) says", "", "§ 22(a)(2) says"),
    "a word cut by a narrow cell": ("For|considerati|on.", "consideration", "For consideration."),
    "a word on a line of its own": (
        "It is here|everyth|ing",
        "everything",
        "It is here everyth ing",
    ),
    "an unknown word in a narrow cell": ("For|considerati|on", "", "For considerati on"),
    "whole words": ("the plan|is ready", "", "the plan is ready"),
}


@pytest.mark.parametrize("name", LINE_ENDS)
def test_line_ends_are_joined_as_the_document_tells(name: str) -> None:
    text, elsewhere, joined = LINE_ENDS[name]
    lines = [words_of(line) for line in text.split("|")]
    hyphens = study_line_ends([lines, [words_of(elsewhere)]])
    assert text_of(join_line_ends(lines, hyphens)) == joined


@given(st.lists(st.lists(st.text("ab-/.", min_size=1), min_size=1), min_size=1))
def test_no_word_is_lost_at_line_ends(texts: list[list[str]]) -> None:
    lines = [words_of(" ".join(line)) for line in texts]
    before = [word.text for line in lines for word in line]
    after = [word.text for word in join_line_ends(lines, study_line_ends([lines]))]
    assert [text.rstrip("-") for text in after] == [text.rstrip("-") for text in before]


LEADS = {
    "**Agreed.** We will.": 1,
    "__Board comments.__ Agreed.": 2,
    "2. **Mend the nets.** Agreed.": 4,
    "2. Mend the nets.": 0,
    "**All of it.**": 0,
    "We **will** mend.": 0,
}


@pytest.mark.parametrize("printed", LEADS)
def test_the_words_that_lead_a_text_in_bold_or_italics(printed: str) -> None:
    styled = []
    bold = italic = False
    for word in printed.split():
        bold, italic = bold or word.startswith("**"), italic or word.startswith("__")
        styled.append((word.strip("*_"), bold, italic))
        bold, italic = bold and not word.endswith("**"), italic and not word.endswith("__")
    assert count_lead(styled) == LEADS[printed]
