"""Sentences and words: where they end, and what is quoted."""

from __future__ import annotations

import pytest

from pipeline.classify import load_vocabulary
from pipeline.classify.sentences import find_quotations, split_into_sentences, split_into_words

SENTENCES = [
    ("agreed. the plan is out.", ["agreed.", "the plan is out."]),
    ("see 8 u.s.c. § 1722(a)(2). it is law.", ["see 8 u.s.c. § 1722(a)(2).", "it is law."]),
    ("rule no. 4 applies. it holds.", ["rule no. 4 applies.", "it holds."]),
    ("dr. lee and j. smith agree.", ["dr. lee and j. smith agree."]),
    ("tools, e.g. maps, help. yes.", ["tools, e.g. maps, help.", "yes."]),
    ("see www.ice.gov/about. agreed.", ["see www.ice.gov/about.", "agreed."]),
    ("it cost 4.5 million. we agree!", ["it cost 4.5 million.", "we agree!"]),
    ("1. agreed. 2. noted.", ["1. agreed.", "2.", "noted."]),
    ("he said “yes.” we agree.", ["he said “yes.”", "we agree."]),
    ("accepted\n\nthe board will act", ["accepted", "the board will act"]),
    ("accepted\nin part", ["accepted\nin part"]),
    ("", []),
    (" \n \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_ends_at_a_point_that_is_no_abbreviation(text: str, expected: list[str]) -> None:
    abbreviations = load_vocabulary().abbreviations
    found = split_into_sentences(text, abbreviations)
    assert [text[start:end] for start, end, _, _ in found] == expected


def test_a_sentence_knows_its_paragraph() -> None:
    found = split_into_sentences("agreed.\n\nwe will. it is so.", frozenset())
    assert [(s.opens, s.alone) for s in found] == [(True, True), (True, False), (False, False)]


WORDS = [
    ("accept–in–principle", ["accept", "in", "principle"]),
    ("agreed – we will", ["agreed", "-", "we", "will"]),
    ("agreed — we will", ["agreed", "-", "we", "will"]),
    ("the committee’s view", ["the", "committee", "'s", "view"]),
    ("we don't", ["we", "don", "'t"]),
    ("recommendation 8.31(a)", ["recommendation", "8.31", "(", "a", ")"]),
    ("the u.s. board", ["the", "u.s.", "board"]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_are_the_same_whatever_the_dash_and_the_quote(text: str, expected: list[str]) -> None:
    assert [word for word, _, _ in split_into_words(text)] == expected


QUOTATIONS = [
    ("he said “we should accept this now” and left", ["“we should accept this now”"]),
    ("he said 'we should accept this now' and left", ["'we should accept this now'"]),
    ("he said ‘the board’s staff should accept’ and left", ["‘the board’s staff should accept’"]),
    ("the answer was “agree” and no more", []),
    ("the members' views and the board's plan are not quoted here at all", []),
    ("“an opened quotation that the paragraph\n\ndoes not close” and so on", []),
    ("“the text is one quotation from its first word to the last.”", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_a_long_quotation_is_found_and_a_named_word_is_not(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotations(text)] == expected
