"""Which text announces a recommendation, a response, a number or a column, and which does not."""

from __future__ import annotations

import pytest
from factories import paragraph, words

from pipeline.labels.headers import column_role, header_role
from pipeline.labels.headings import starts_as
from pipeline.labels.numbers import cell_number, is_number
from pipeline.labels.printed import (
    match_finding,
    match_number,
    match_place,
    match_recommendation,
    match_response,
    responder_of,
)
from pipeline.labels.sentences import states_position
from pipeline.labels.vocabulary import mentions, vocabulary
from pipeline.models import Paragraph

# text → the words that the label takes, the number, the words before "recommendation"
RECOMMENDATIONS = {
    "Recommendation 7: The office should mend it.": (2, "7", ""),
    "Recommendation 7": (2, "7", ""),
    "RECOMMENDATION 7": (2, "7", ""),
    "Recommendation Four": (2, "Four", ""),
    "Recommendation IV: Mend it.": (2, "IV", ""),
    "Recommendation 8.12": (2, "8.12", ""),
    "Recommendation R.A.2: Mend it.": (2, "R.A.2", ""),
    "Recommendation 2a: Mend it.": (2, "2a", ""),
    "Recommendation 3(b). Mend it.": (2, "3(b)", ""),
    "Recommendation (3): Mend it.": (2, "3", ""),
    "Recommendation No. 5: Mend it.": (3, "5", ""),
    "Recommendation No: 5": (3, "5", ""),
    "Recommendation no.5 Nets": (2, "5", ""),
    "Recommendation 4. Mend it.": (2, "4", ""),
    "Recommendation 4 The office should mend it.": (2, "4", ""),
    "Recommendation 4 — Nets": (3, "4", ""),
    "Rec. 12 – Mend it.": (3, "12", ""),
    "Recommendation: Mend it.": (1, "", ""),
    "PAC recommendation: Mend it.": (2, "", "PAC"),
    "Task Force Recommendation #3: Mend it.": (4, "3", "Task Force"),
    "Recommendations 3 and 4: Mend them.": (4, "3 and 4", ""),
    "4. Recommendation: Mend it.": (2, "4", ""),
    "Recommendation 3 – A named director": (3, "3", ""),
    "Recommendation 2022-003: Mend it.": (2, "2022-003", ""),
    "Recommendation 1-A: Mend it.": (2, "1-A", ""),
    "Recommendation 2a) ii": (3, "2a) ii", ""),
    "Recommendation 3 (accepted in principle)": (2, "3", ""),
    "Recommendation (Serial No. 1, Para No. 2.4)": (7, "1", ""),
    "Observation/Recommendation No. 4": (3, "4", ""),
    "Suggestion for improvement 2: Mend it.": (4, "2", ""),
    "Area for improvement 1": (4, "1", ""),
    "Concern 1: Nobody kept the key.": (2, "1", ""),
    "Coroner’s Concern 2": (3, "2", "Coroner’s"),
    "Evaluation recommendation 1. Mend it.": (3, "1", "Evaluation"),
    "Dissenting Recommendation – Senator Harrow – Recommendation 3": (
        8,
        "3",
        "Dissenting Recommendation – Senator Harrow",
    ),
    "Nets – Recommendation 4: Mend them.": (4, "4", "Nets"),
    "Recommendation 3.27(a) and (b): Mend it.": (4, "3.27(a) and (b)", ""),
    # no labels
    "Recommendation 7 was accepted in March.": None,
    "Recommendation 4 and its costs": None,
    "Government response – Recommendation 3": None,
    "Progress on nets – Recommendation 4 of the review": None,
    "Recommendations": None,
    "Committee recommendations": None,
    "The recommendation is: mend it.": None,
    "We made a recommendation: mend it.": None,
    "Recommendation 3 ........ 12": None,
    "Recommend: nothing.": None,
    "Concern: nobody kept the key.": None,
    "Concern": None,
}


@pytest.mark.parametrize("printed", RECOMMENDATIONS)
def test_label_of_a_recommendation(printed: str) -> None:
    label = match_recommendation(paragraph(printed))
    got = label and (label.words, label.number, label.lead)
    assert got == RECOMMENDATIONS[printed]


# text → the words that the label takes, the number, who answers
RESPONSES = {
    "Response:": (1, "", ""),
    "Response": (1, "", ""),
    "Response: We agree.": (1, "", ""),
    "Response 7: We agree.": (2, "7", ""),
    "Response to recommendation 4": (4, "4", ""),
    "Response to Recommendation No: 4": (5, "4", ""),
    "Summary of response: We agree.": (3, "", ""),
    "Government response to recommendation 7": (5, "7", "Government"),
    "Government response to Recommendation 7: We agree.": (5, "7", "Government"),
    "Government response": (2, "", "Government"),
    "Management’s comments: We agree.": (2, "", "Management"),
    "The Harbour Board’s response:": (4, "", "Harbour Board"),
    "Departmental response: We agree.": (2, "", ""),
    "ICE Response: It agrees.": (2, "", "ICE"),
    "DHS reply – agreed": (3, "", "DHS"),
    "Response by the council: We agree.": (4, "", "council"),
    "Response from the Office:": (4, "", "Office"),
    "Reply of the Harbour Board": (5, "", "Harbour Board"),
    "The official response": (3, "", ""),
    "Government response (March 2024)": (4, "", "Government"),
    "Port response (4 May 2023): We agree.": (5, "", "Port"),
    "Views of Responsible Officials: We agree.": (4, "", ""),
    "Views of Responsible Officials and Planned Corrective Actions: We agree.": (8, "", ""),
    "Narrative for Recommendation 1": (4, "1", ""),
    "Reasons / comments:": (3, "", ""),
    "Position: Accepted": (1, "", ""),
    "**Response to Recommendations 4.2–4.4** Responsibility: the State": (4, "4.2–4.4", ""),
    "Joint response to 4.1 (a): Accepted": (5, "4.1", ""),
    "Response received 18 May 2023": (5, "", ""),
    "Port’s reply of May 2023: We agree.": (5, "", "Port"),
    "Comments, 3 May 2023": (4, "", ""),
    "FEMA Response. We agree.": (2, "", "FEMA"),
    "Management response. We agree.": (2, "", "Management"),
    "Director, Harbour Safety, Comments": (4, "", "Director, Harbour Safety"),
    "Under Secretary of State for Ports and Harbours (Safety) Comments": (
        *(10, ""),
        "Under Secretary of State for Ports and Harbours (Safety)",
    ),
    "Management Comments Required": (3, "", ""),
    # no labels
    "Recommendations, Management Comments, and Our Response": None,
    "Purpose, Method, and Public Comments": None,
    "The director had no comments": None,
    "No response. We asked again.": None,
    "Senator Brook’s Additional Comments": None,
    "The response is attached.": None,
    "Our response to this has been slow.": None,
    "In response: we did.": None,
    "3. National policing response": None,
    "2.1. Our response": None,
    "Position of collision": None,
    "Position of the buoy in the storm": None,
    "approximate position": None,
    "and solicit public comments": None,
    "Narrative": None,
    "Narrative: We agree.": (1, "", ""),
    "Response of the owners:": (4, "", "owners"),
    "Response ......... 4": None,
    "Agency response | 3": None,
    "Response times have fallen since.": None,
    "**Response** times have fallen since.": None,
    "Response to Recommendations 4.2–4.4 Responsibility: the State": None,
    "We responded: yes.": None,
    "Response of 18 May 2023 to the panel": None,
}


@pytest.mark.parametrize("printed", RESPONSES)
def test_label_of_a_response(printed: str) -> None:
    label = match_response(paragraph(printed))
    got = label and (label.words, label.number, responder_of(label))
    assert got == RESPONSES[printed]


NUMBERS = {
    "4. Mend it.": "4",
    "3) Mend it.": "3",
    "(4) Mend it.": "4",
    "8.12 Mend it.": "8.12",
    "1.2.3 Mend it.": "1.2.3",
    "R4: Mend it.": "R4",
    "R12 Mend it.": "R12",
    "R.A.2 Mend it.": "R.A.2",
    "1.A. Mend it.": "1.A",
    "2022-003": "2022-003",
    "2022-003 was a year": None,
    "A-12. Mend it.": "A-12",
    "4": None,
    "12 nets were torn.": None,
    "2012 was a hard year.": None,
    "1000. is no number of a list": None,
    "U.S. policy": None,
    "4.Mend": None,
}


FINDINGS = {
    "Finding 2024-001 – Payroll": "2024-001",
    "FINDING NO. 3: Payroll": "3",
    "Observation 12": "12",
    "2024-001 – Payroll": "2024-001",
    "2023-24 – Payroll": None,
    "Finding 3 shows that pay was late.": None,
    "Finding 3 ........ 12": None,
    "Our findings": None,
}


@pytest.mark.parametrize("printed", FINDINGS)
def test_number_of_a_finding(printed: str) -> None:
    label = match_finding(paragraph(printed))
    assert (label.number if label else None) == FINDINGS[printed]
    assert label is None or label.number in printed.split()[label.words - 1]


@pytest.mark.parametrize("printed", NUMBERS)
def test_bare_number(printed: str) -> None:
    label = match_number(paragraph(printed))
    assert (label.number if label else None) == NUMBERS[printed]


def test_a_label_counts_the_footnote_marks_inside_it() -> None:
    label = match_recommendation(paragraph("Recommendation ^2 7: Mend it."))
    assert label is not None
    assert (label.words, label.number, label.whole) == (3, "7", False)


def test_a_label_alone_is_whole() -> None:
    for printed, whole in [("Recommendation 7", True), ("Recommendation 7: Mend.", False)]:
        label = match_recommendation(paragraph(printed))
        assert label is not None
        assert label.whole is whole


def test_no_words_no_label() -> None:
    empty = Paragraph(())
    assert match_recommendation(empty) is None
    assert match_response(empty) is None
    assert match_number(empty) is None
    assert match_number(Paragraph(words("^4"))) is None


CELLS = {
    "4": "4",
    "4.": "4",
    "(7)": "7",
    "12a": "12a",
    "3(b)": "3(b)",
    "R.A.2": "R.A.2",
    "IV": "IV",
    "8.9, 8.10": "8.9, 8.10",
    "5., 6., 7.": "5, 6, 7",
    "4 and 5": "4, 5",
    "3.27(a) and (b)": "3.27(a), (b)",
    "3 (a)": "3 (a)",
    "Recommendation 4": "4",
    "Recommendation No.4": "4",
    "Recommendation #4": "4",
    "4 (paras 2.1 and 2.3)": "4",
    "Recommendation 4 Page 21": "4",
    "Paragraph 16": None,
    "Recommendation": None,
    "": None,
    "Nets": None,
    "2012": None,
    "4 nets": None,
    "N/A": None,
}


@pytest.mark.parametrize("printed", CELLS)
def test_number_cell(printed: str) -> None:
    assert is_number(printed) is (CELLS[printed] is not None)
    if CELLS[printed]:
        assert cell_number(printed) == CELLS[printed]


# text → the words that the label takes, its number, whether nothing follows
PLACES = {
    "Paragraph 16": (2, "16", True),
    "Para. 16: The Committee recommends that it be mended.": (2, "16", False),
    "Paragraphs 16 and 17": (4, "16 and 17", True),
    "Recommendation in paragraph 16 of the report": (7, "16", True),
    "Recommendations in paras 16 to 18": (6, "16 to 18", True),
    "Paragraph no.16": (2, "16", True),
    "Paragraph 16 was noted.": None,
    "See paragraph 16 of the report for more.": None,
    "Paragraph 16 .......... 12": None,
}


@pytest.mark.parametrize("printed", PLACES)
def test_paragraph_of_the_report(printed: str) -> None:
    label = match_place(paragraph(printed))
    assert (label and (label.words, label.number, label.whole)) == PLACES[printed]


def test_the_word_recommendation_in_a_number_cell_is_no_number() -> None:
    assert cell_number("Recommendation 4") == "4"
    assert cell_number("Rec. No. 4") == "4"
    assert cell_number("Paragraph 16") == "16"


def test_the_name_of_a_series_belongs_to_its_numbers() -> None:
    assert cell_number("AFI 1") == "AFI 1"
    assert cell_number("CoC 2, CoC 3") == "CoC 2, CoC 3"
    assert cell_number("Concern 2") == "2"


def test_a_range_is_one_number() -> None:
    assert cell_number("16 to 18") == "16 to 18"


COLUMNS = {
    "No.": ("number", ""),
    "Ref": ("number", ""),
    "#": ("number", ""),
    "Recommendation number": ("number", ""),
    "Report Ref. No.": ("number", ""),
    "Paragraph reference": ("number", ""),
    "S/N": ("number", ""),
    "Recommendation": ("recommendation", ""),
    "RECOMMENDATIONS": ("recommendation", ""),
    "Task Force Recommendation": ("recommendation", ""),
    "Recommended action": ("recommendation", ""),
    "What the Panel recommended": ("recommendation", ""),
    "Priority recommendations": ("recommendation", ""),
    "Response": ("response", ""),
    "ICE Response": ("response", "ICE"),
    "Organizational Response": ("response", ""),
    "The Harbour Board’s response": ("response", "Harbour Board"),
    "Government response": ("response", "Government"),
    "Response to the recommendation": ("response", ""),
    "Position": ("label", ""),
    "Status": ("label", ""),
    "Agree/Disagree": ("label", ""),
    "Accepted (Y/N)": ("label", ""),
    "Agreed / Partly agreed / Not agreed": ("label", ""),
    "Accept in full, in part or not": ("label", ""),
    "No": ("number", ""),
    "Management decision": ("label", ""),
    "Management comments": ("comment", ""),
    "Comments on the recommendation": ("comment", ""),
    "Action taken": ("action", ""),
    "Delivery Timeline": ("extra", ""),
    "Due date": ("extra", ""),
    "Date of response": ("extra", ""),
    "Response owner": ("extra", ""),
    "Recommendation owner": ("extra", ""),
    "Recommendation directed to": ("extra", ""),
    "Actions needed to close recommendation": ("extra", ""),
    "Finding": ("extra", ""),
    "Name": None,
    "Vessel": None,
    "": None,
    "1. Response": ("response", ""),
    "(2) Port response": ("response", "Port"),
    "Recommendation 7.1": None,
    "Findings and Recommendatio ns": ("recommendation", ""),
    "The office agrees with the recommendation.": None,
    "The recommendation will not be implemented": None,
}


@pytest.mark.parametrize("printed", COLUMNS)
def test_column_role(printed: str) -> None:
    assert column_role(printed) == COLUMNS[printed]


def test_every_header_of_the_vocabulary_has_its_role() -> None:
    for entry in vocabulary()["columns"]:
        for header in entry.get("exact", ()):
            assert header_role(header) == entry["role"], header


def test_the_vocabulary_is_lower_case_and_says_nothing_twice() -> None:
    data = vocabulary()
    lists = [
        *((f"labels.{name}", found) for name, found in data["labels"].items()),
        *((f"headings.{name}", found) for name, found in data["headings"].items()),
        *(
            (f"{entry['role']}.{name}", entry[name])
            for entry in data["columns"]
            for name in ("exact", "only", "ends", "begins", "contains", "unless")
            if name in entry
        ),
    ]
    for name, found in lists:
        assert len(set(found)) == len(found), name
        assert [text for text in found if text != text.casefold()] == [], name


def test_every_label_of_the_vocabulary_is_found() -> None:
    for label in vocabulary()["labels"]["recommendation"]:
        assert match_recommendation(paragraph(f"{label.capitalize()} 3: Mend it.")), label
    for label in vocabulary()["labels"]["response"]:
        assert match_response(paragraph(f"{label.capitalize()}: We agree.")), label


def test_mentions_whole_words() -> None:
    assert mentions("What the panel recommends", "subject")
    assert not mentions("A recommendable inn", "subject")
    assert mentions("The board agrees.", "answering")
    assert not mentions("An agreement", "answering")


POSITIONS = {
    "Notes": False,
    "Notes this recommendation.": True,
    "Note that the list of nets is long.": False,
    "The board notes this point.": True,
    "The office has long supported two kinds of nets.": False,
    "Supported. The office has nets.": True,
    "The office has supported this from the first.": True,
    "Point 4 is therefore not accepted.": True,
    "The board does not agree with this.": True,
    "The office accepted recommendation 4 and stated that nets are mended.": True,
    "The office keeps accepted recommendations in a list.": False,
    "Accepted. The nets are mended.": True,
    "We note the concern, and should have mended it.": True,
    "The board recommends that the office accept this.": False,
    "The nets are old. The board agrees.": False,
    "Response of the board (accepted) ........ 17": False,
}


@pytest.mark.parametrize("text", POSITIONS)
def test_a_paragraph_that_begins_with_a_position(text: str) -> None:
    assert states_position(text) == POSITIONS[text]


def test_headings_that_open_sections_and_that_end_the_answers() -> None:
    assert starts_as("Part II: Nets", "sections")
    assert starts_as("3. Theme A", "sections")
    assert not starts_as("Partly cloudy", "sections")
    assert starts_as("Annex A: Who was asked", "ends")
    assert not starts_as("Contacting the board", "ends")
