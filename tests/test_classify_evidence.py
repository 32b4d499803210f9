"""What holds of every stance: verbatim evidence, and a code that the setting of a text leaves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify import classify_response
from pipeline.models import Stance

VERDICTS = [
    "The Department agrees with this recommendation.",
    "The Government accepts this recommendation in principle – with regret.",
    "Partially agree.",
    "Not accepted.",
    "The “Board” doesn’t support this recommendation.",
    "The Office neither agreed nor disagreed with our recommendation.",
    "The recommendation will be implemented by June.",
    "We have already implemented this recommendation.",
    "The Government notes this recommendation.",
    "We agree with the need for a register.",
    "The Council agrees that a register should be kept.",
    "This recommendation is accepted in full.",
    "We accept this recommendation, with the exception of the second part.",
    "The airline declined to reply.",
]
ASIDES = [
    "The road was resurfaced in May.",
    "However, the weather was poor that year.",
    "The plan was agreed with the unions.",
    "Staff will not be moved, and the depot supports forty families.",
    "See 8 U.S.C. § 1722(a)(2) and No. 4 of the annex.",
    "A memorandum of agreement was signed with the county.",
    "The supplier rejected the offer, although it was a fair one.",
    "If the law is changed, the Minister may accept more applications.",
    "“The chair asked for more, and the members agreed with him on that.”",
]


def _code(stances: tuple[Stance, ...]) -> list[tuple[str, str]]:
    return [(stance.agreement, stance.qualifier) for stance in stances]


@given(st.lists(st.sampled_from(VERDICTS + ASIDES), max_size=6), st.sampled_from([" ", "\n\n"]))
def test_evidence_is_a_slice_of_the_response(sentences: list[str], joint: str) -> None:
    response = joint.join(sentences)
    for stance in classify_response(response):
        for quote in stance.evidence:
            assert response[quote.start : quote.end] == quote.text != ""


@given(st.text(max_size=300))
def test_any_text_has_a_stance(response: str) -> None:
    stances = classify_response(response, recommendation=response, label=response[:20])
    assert stances
    for quote in (quote for stance in stances for quote in stance.evidence):
        text = response[:20] if quote.column else response
        assert text[quote.start : quote.end] == quote.text


@given(
    st.sampled_from(VERDICTS),
    st.lists(st.sampled_from(ASIDES), min_size=1, max_size=4),
    st.sampled_from([" ", "\n\n"]),
)
def test_a_sentence_about_something_else_changes_no_code(
    verdict: str, asides: list[str], joint: str
) -> None:
    alone = _code(classify_response(verdict))
    assert _code(classify_response(joint.join([verdict, *asides]))) == alone


SETTINGS = {
    "wrapped": lambda text: text.replace(" ", "\n"),
    "spaced": lambda text: text.replace(" ", "  "),
    "upper": str.upper,
    "lower": str.lower,
    "straight quotes": lambda text: re.sub("[“”]", '"', text.replace("’", "'")),
    "other quotes": lambda text: text.replace("“", "‘").replace("”", "’"),
    "em dash": lambda text: text.replace("–", "—"),
    "hyphen": lambda text: text.replace("–", "-"),
    "no break space": lambda text: text.replace(" ", "\u00a0"),
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_setting_of_a_text_changes_no_code(verdict: str, setting: str) -> None:
    response = f"{verdict} {ASIDES[0]} {ASIDES[-1]}"
    assert _code(classify_response(SETTINGS[setting](response))) == _code(
        classify_response(response)
    )


def test_a_code_has_evidence_and_an_empty_one_a_reason() -> None:
    for response in VERDICTS:
        for stance in classify_response(response):
            assert stance.evidence or not stance.agreement
            assert stance.agreement or stance.qualifier or stance.review


def test_a_contrast_keeps_both_quotes() -> None:
    first = "It agrees with this recommendation."
    second = "However, it disagrees that a state should run the scheme."
    (stance,) = classify_response(f"{first} It has new forms.\n\n{second}")
    assert [quote.text for quote in stance.evidence] == [first, second]
    assert (stance.agreement, stance.basis) == ("agrees in part", "contrast")
    assert "contrast" in stance.review
