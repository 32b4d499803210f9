"""What is no stance, several stances, or one of several: tables of cases."""

from __future__ import annotations

from typing import Any

import pytest
from factories import passage

from pipeline.classify import classify_response
from pipeline.classify.pairs import classify_pair
from pipeline.models import Pair

YES, PART, NO, NONE = "agrees", "agrees in part", "does not agree", ""

NO_STANCE = [
    "In 2019 the Department accepted the recommendations of the Hobson review.",
    "In 2019 the Department accepted the recommendation of the Low Pay Commission to "
    "raise the rate.",
    "The agencies adopted the recommendations in the joint plan.",
    "The Government supports the recommendations in the Law Commission's report.",
    "The Force supports the recommendations of its own review.",
    "Local authorities have accepted the recommendation.",
    "Police forces support this approach.",
    "The Board was asked to accept the recommendation.",
    "We support the work of the inspectorate.",
    "The Ministry supports efforts to improve reporting.",
    "The Minister accepted an invitation to visit.",
    "The Government agrees with stakeholders that funding is short.",
    "The code was agreed with the unions.",
    "The plan was approved by Cabinet.",
    "The budget was approved.",
    "An agreement was signed in May.",
    "Subject to agreement with partners, the code will be published.",
    "Once the recommendations are agreed, work will begin.",
    "If this recommendation is accepted, the law will change.",
    "Should the recommendation be accepted, we will consult.",
    "Were we to accept this recommendation, costs would rise.",
    "Before accepting this recommendation we would need more evidence.",
    "The decision to accept the recommendation rests with the Board.",
    "We are asked whether we accept the recommendation.",
    "The Committee noted that the Government had accepted the recommendation.",
    "The Inquiry concluded that the Department had failed to implement the recommendation.",
    "The Ombudsman agreed with our decision.",
    "The court rejected the claim.",
    "The application was refused.",
    "We reject the suggestion that staff were careless.",
    "We do not accept the criticism of staff.",
    "The Department does not accept the finding.",
    "The Department disagrees with the finding that records were lost.",
    "The Government does not agree with the Committee's assessment.",
    "We disagree with the characterisation in the report.",
    "The Government does not support tobacco advertising.",
    "The Government does not accept that there has been any delay.",
    "It has not been possible to agree a timetable.",
    "Agencies declined to participate in the survey.",
    "The Department supports implementation through guidance.",
    "The project will be implemented in two stages.",
    "We will implement a new system by March.",
    "The policy will not be implemented in prisons.",
    "Recommendations from staff are implemented quickly.",
    "The agency has implemented many recommendations of past audits.",
    "The agency implemented recommendations from the 2018 audit.",
    "GAO recommended that the agency implement the plan.",
    "The report recommends that we agree targets with each force.",
    "The recommendation aims to support small firms.",
    "This recommendation supports our plan.",
    "This recommendation is supported by evidence.",
    "The recommendation builds on accepted practice.",
    "The recommendation is a welcome one.",
    "The recommendation reflects current policy.",
    "The recommendation has cost implications.",
    "The recommendation is consistent with our strategy.",
    "We agree on the timetable with our partners.",
    "Agreed actions are listed in the annex.",
    "The Chair agreed to circulate the paper.",
    "Ministers have agreed a new funding formula.",
    "The Department agreed new terms with the supplier.",
    "All parties agree that the rail link is late.",
    "Everyone agrees with this recommendation.",
    "Parliament did not agree to the clause.",
    "The amendment was not agreed to.",
    "The Senate rejected the bill.",
    "We cannot accept any delay.",
    "No recommendation was rejected.",
    "Nothing in this recommendation is accepted lightly.",
    "The Council will not accept responsibility for the loss.",
    "The insurer declined the claim.",
    "He declined to comment on the recommendation.",
    "The company refused to implement the order.",
    "Applicants must agree to the terms.",
    "Users who accept the terms are enrolled.",
    "Some members accepted the recommendation, others did not.",
    "Two of the councils support this recommendation.",
    "Consultation respondents broadly supported this recommendation.",
]

SETTINGS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "Recommendation 012/07 is not accepted. Recommendation 013/07 is accepted.",
        YES,
        {"number": "013/07"},
    ),
    ("By May, recommendation 013/07 will have been carried out.", YES, {}),
    ("a) The recommendation has been approved. b) Work ends in May.", YES, {"number": "013/07"}),
    (
        "The Government accepts recommendations 1, 2 and 4, and rejects recommendation 3.",
        NO,
        {"number": "3"},
    ),
    (
        "The Government accepts recommendations 1, 2 and 4, and rejects recommendation 3.",
        YES,
        {"number": "2"},
    ),
    (
        "We accept recommendation 8.3 and do not accept recommendation 8.4.",
        PART,
        {"number": "8.3, 8.4", "group": True},
    ),
    (
        "Recommendation 1: Accepted.\n\nRecommendation 2: Not accepted.",
        PART,
        {"group": True, "number": "1, 2"},
    ),
    ("Recommendation 1: Accepted.\n\nRecommendation 2: Not accepted.", NO, {"number": "2"}),
    ("(a) Agreed. (b) Not agreed.", PART, {}),
    ("• (a) Accepted\n\n• (b) Not accepted", PART, {}),
    ("a) Accepted. b) Not accepted.", PART, {}),
    ("(a) Agreed. The Board will do it. (b) Noted. The Board will see.", PART, {}),
    ("(a) Agreed. The Board will do it. (b) Partially agreed. It will see.", PART, {}),
    ("(a) Not agreed. It costs too much. (b) Agreed. The Board will do it.", PART, {}),
    ("(a) Agreed. The Board will do it. (b) Agreed. So will the Office.", YES, {}),
    (
        "The Commission accepts recommendation 2, first indent, and partially accepts the second "
        "indent.",
        PART,
        {"number": "2"},
    ),
    (
        "The Commission accepts recommendation 2 (a) and partially accepts recommendation 2 (b).",
        PART,
        {"number": "2"},
    ),
    ("We accept recommendation 2 and partially accept recommendation 3.", YES, {"number": "2"}),
    ("The Sheriff partially disagrees with this recommendation.", PART, {}),
    ("Partially disagree. The cost is high.", PART, {}),
    ("The Board does not agree, in part because of its cost, with this recommendation.", NO, {}),
    ("Will be implemented with modifications.", PART, {}),
    ("Agreed in substance.", YES, {}),
    (
        "As noted above, we accepted recommendation 3. The fee will rise in May.",
        NONE,
        {"number": "4"},
    ),
    ("Part (a) is accepted and part (b) is rejected.", PART, {}),
    ("We support parts (a) and (b) of the recommendation.", PART, {}),
    ("We agree with the first two recommendations but not the third.", PART, {}),
    ("The Government agrees with this recommendation but not with the timetable.", PART, {}),
    ("We accept this recommendation but will not publish names.", YES, {}),
    (
        "We accept this recommendation but will not publish the annual names register.",
        PART,
        {
            "recommendation": "The Trust should publish the annual names register and "
            "appoint a lead."
        },
    ),
    (
        "The Home Office accepts this recommendation. The College of Policing supports "
        "this recommendation.",
        YES,
        {},
    ),
    ("Text.", YES, {"label": "Accepted", "label_column": "Position"}),
    (
        "The Government does not accept this recommendation.",
        YES,
        {"label": "Accepted", "label_column": "Position"},
    ),
    (
        "The Government does not accept this recommendation.",
        NO,
        {"label": "In progress", "label_column": "Status"},
    ),
    ("Work has begun.", YES, {"label": "In progress", "label_column": "Status"}),
    ("We accept the recommendation.", YES, {"label": "Open", "label_column": "Status"}),
    ("We accept the recommendation.", YES, {"label": "Pending staff", "label_column": "Status"}),
    (
        "We accept the recommendation.",
        NONE,
        {"label": "Under review", "label_column": "Response status"},
    ),
    ("We accept the recommendation.", NONE, {"label": "Noted", "label_column": "Status"}),
    ("Text.", PART, {"label": "Accept in Principle", "label_column": "Position"}),
    ("Text.", NONE, {"label": "Noted", "label_column": "Position"}),
    ("We agree.", YES, {"label": "Q3 2024", "label_column": "Timeline"}),
    (
        "Text.",
        NO,
        {"label": "The Government does not accept this recommendation", "label_column": "Position"},
    ),
    ("DHS agrees with this recommendation.", YES, {"responder": "DHS"}),
    (
        "The Committee on Standards accepts this recommendation.",
        YES,
        {"responder": "Committee on Standards"},
    ),
    ("The Inspectorate accepts this recommendation.", YES, {"responder": "the Inspectorate"}),
    ("“We accept this recommendation in full.”", YES, {}),
    ("The Department said: “We accept this recommendation in full and will act.”", NONE, {}),
    ("The recommendation was “accepted in principle”.", PART, {}),
    ("The Committee recommended that the Department publish its plan. We agree.", YES, {}),
    ("The Committee recommended that fees be cut, with which we agree.", NONE, {}),
    (
        "The Committee recommended that we publish a plan, and we accept this recommendation.",
        YES,
        {},
    ),
    (
        "The Department should publish its plan and accept the audit recommendation in "
        "full. This is under way.",
        NONE,
        {
            "recommendation": "The Department should publish its plan and accept the "
            "audit recommendation in full."
        },
    ),
    ("We agree with recommendation 4.", YES, {"number": "4"}),
    ("We agree with Recommendation IV.", YES, {"number": "IV"}),
    ("We agree with recommendation 2(a).", YES, {"number": "2(a)"}),
    ("We agree with recommendation R4.", YES, {"number": "R4"}),
    ("The Government accepts Recommendation 12.", YES, {"number": "Recommendation 12"}),
    (
        "Agree.\n\nThe Department will publish.\n\nHowever, the Department disagrees "
        "that fees should be cut.",
        PART,
        {},
    ),
    ("We agree with this recommendation. We do not intend to publish names.", YES, {}),
]

EARLIER = "The Council spent two million on roads. It has 40 staff. They work in shifts. "


@pytest.mark.parametrize("earlier", ["", EARLIER])
@pytest.mark.parametrize("response", NO_STANCE)
def test_a_verb_of_stance_about_something_else_is_no_stance(response: str, earlier: str) -> None:
    (stance,) = classify_response(earlier + response)
    assert stance.agreement == ""


@pytest.mark.parametrize(("response", "agreement", "known"), SETTINGS)
def test_numbers_labels_and_requests_decide_what_is_meant(
    response: str, agreement: str, known: dict[str, Any]
) -> None:
    (stance,) = classify_response(response, **known)
    assert stance.agreement == agreement


IN_PART = [
    "(a) The Board does not accept this part of the recommendation.\n\n"
    "(b) The Board accepts this part of the recommendation.",
    "The second part of the recommendation is not accepted. The first part is accepted.",
]


@pytest.mark.parametrize("response", IN_PART)
def test_a_part_declined_before_another_is_accepted(response: str) -> None:
    (stance,) = classify_response(response)
    assert (stance.agreement, stance.basis, stance.review) == (PART, "contrast", ("contrast",))
    assert len(stance.evidence) == 2


LAMPS = "The Council should (a) count the lamps of the harbour, (b) mend them, and (c) say so."


@pytest.mark.parametrize(
    ("response", "number", "agreement"),
    [
        ("The Council accepts recommendation 3(a) and is considering 3(b).", "3", PART),
        ("The Council accepts recommendation 3(a). The lamps are many.", "3", PART),
        ("The Council accepts recommendation 3(a) and is considering 3(b).", "3(a)", YES),
        ("The Council accepts recommendation 3(a) and is considering 3(b).", "3(b)", NONE),
        (
            "The Council accepts recommendations (a) and (b). As regards (c), it does not.",
            "3",
            PART,
        ),
        ("The Council does not accept recommendation (a).", "3", NONE),
        ("The Council accepts recommendations 3(a) to (c).", "3", YES),
        ("Recommendation 3(a)-(c): Agreed.", "3", YES),
        ("(a) Agreed; (b) Agreed; (c) Agreed.", "3", YES),
        ("Recommendation 3(a): Agreed. Ten. Recommendation 3(b): Agreed in part.", "3", PART),
    ],
)
def test_some_of_the_parts_are_not_the_whole(response: str, number: str, agreement: str) -> None:
    (stance,) = classify_response(response, recommendation=LAMPS, number=number)
    assert stance.agreement == agreement
    assert stance.review or agreement == YES


HEADED = [
    ("Response:\n\nThe Government notes this recommendation. It is old.", "", NONE),
    ("Response\n\nWe agree. Work has begun.", "", YES),
    ("Recommendation 1\n\nAccepted\n\nRecommendation 2\n\nNot accepted", "2", NO),
    ("Recommendation 1\n\nAccepted\n\nRecommendation 2\n\nNot accepted", "1", YES),
    ("Will Not Implement", "", NO),
]


@pytest.mark.parametrize(("response", "number", "agreement"), HEADED)
def test_a_heading_only_names_what_follows(response: str, number: str, agreement: str) -> None:
    (stance,) = classify_response(response, number=number)
    assert stance.agreement == agreement


UK_AND_SCOTLAND = [
    "This is accepted in principle by the UK Government. "
    "The Scottish Government accepts this recommendation in full.",
    "Accepted in principle by the UK Government. Accepted in full by the Scottish Government.",
    "UK Government: Accepted in principle.\n\nScottish Government: Accepted in full.",
    "The UK Government accepts this recommendation in principle. "
    "The Scottish Government accepts it in full.",
]


@pytest.mark.parametrize("response", UK_AND_SCOTLAND)
def test_responders_told_apart_are_a_stance_each(response: str) -> None:
    stances = classify_response(response)
    assert [(s.responder, s.agreement, s.qualifier) for s in stances] == [
        ("UK Government", PART, "in principle"),
        ("Scottish Government", YES, ""),
    ]


PART_OF_IT = (PART, "in principle", ())
WHOLE = (YES, "", ())
MIXED = (PART, "", ("several positions",))
BODIES = [
    (
        "This recommendation is accepted in full by the Welsh Board, the Irish Board and the Port "
        "Office. It is accepted in principle by the Scottish Board.",
        {"Welsh Board": WHOLE, "Irish Board": WHOLE, "Port Office": WHOLE}
        | {"Scottish Board": PART_OF_IT},
    ),
    (
        "The Welsh Board, the Irish Board and the Port Office accept this recommendation in full. "
        "The Scottish Board accepts it in principle.",
        {"Welsh Board": WHOLE, "Irish Board": WHOLE, "Port Office": WHOLE}
        | {"Scottish Board": PART_OF_IT},
    ),
    (
        "This is accepted in principle by the Welsh Board and the Irish Board, and in full by the "
        "Scottish Board.",
        {"Welsh Board": PART_OF_IT, "Irish Board": PART_OF_IT, "Scottish Board": WHOLE},
    ),
    (
        "These recommendations are accepted in full by the Irish, Welsh and Scottish Governments "
        "and in principle by the Port Office.",
        {"Irish, Welsh and Scottish Governments": WHOLE, "Port Office": PART_OF_IT},
    ),
    (
        "Accepted in principle by the Trade and Fishery Board. The Port Office accepts this.",
        {"Trade and Fishery Board": PART_OF_IT, "Port Office": WHOLE},
    ),
    (
        "Accepted in principle by the Welsh Board and the Irish Board.\n\nThe Welsh Board accepts "
        "this recommendation in full. Nets cost much.",
        {"Welsh Board": MIXED, "Irish Board": PART_OF_IT},
    ),
]


@pytest.mark.parametrize(("response", "expected"), BODIES)
def test_of_bodies_that_answer_differently_each_is_a_row(
    response: str, expected: dict[str, tuple[str, str, tuple[str, ...]]]
) -> None:
    stances = classify_response(response)
    assert {s.responder: (s.agreement, s.qualifier, s.review) for s in stances} == expected


@pytest.mark.parametrize(
    "response",
    [
        "Recommendations 12) a-c) are accepted in full and d-e) in principle.",
        "Recommendations 12) a-c) are accepted in full by the Port. Recommendations 12) d-e) are "
        "accepted in principle by the Port.",
        "The recommendation is accepted, in full for ports and in principle for piers.",
        "The Council accepts this recommendation in full and the Board in principle.",
        "Accepted in full by the Council and in principle by the Board.",
        "We accept recommendations (a) to (c) in full, (d) in part.",
        "Accepted in full and in principle.",
    ],
)
def test_two_degrees_of_one_verb_are_several_positions(response: str) -> None:
    (stance,) = classify_response(response, number="12a, 12b, 12c, 12d, 12e", group=True)
    assert (stance.agreement, stance.review) == (PART, ("several positions",))


@pytest.mark.parametrize(
    "response",
    [
        "The Board accepts this recommendation in full and will, in principle, fund it.",
        "The Board accepts this recommendation in full and the work is done in part.",
        "The Board accepts the recommendation and partially the reasons.",
        "This recommendation is accepted by the Board, the work is done.",
    ],
)
def test_a_degree_of_another_verb_takes_nothing_away(response: str) -> None:
    (stance,) = classify_response(response)
    assert (stance.agreement, stance.review) == (YES, ())


@pytest.mark.parametrize(("number", "agreement"), [("12b", YES), ("12e", NONE)])
def test_letters_between_two_are_meant_as_well(number: str, agreement: str) -> None:
    response = "Recommendations 12) a-c) are accepted in full and d-e) in principle."
    (stance,) = classify_response(response, number=number)
    assert stance.agreement == agreement


def test_two_names_for_one_answer_are_one_stance() -> None:
    response = (
        "The Home Office accepts this recommendation. The College supports this recommendation."
    )
    (stance,) = classify_response(response, responder="Home Office")
    assert (stance.agreement, stance.responder) == (YES, "Home Office")


def test_parts_of_a_group_answered_differently_are_several_positions() -> None:
    response = "We accept recommendation 8.3 and do not accept recommendation 8.4."
    (stance,) = classify_response(response, number="8.3, 8.4", group=True)
    assert (stance.agreement, stance.review) == (PART, ("several positions",))


def test_a_label_in_a_column_is_quoted_with_its_column() -> None:
    (stance,) = classify_response(
        "The form was revised.", label="Accepted", label_column="Position"
    )
    (quote,) = stance.evidence
    assert (quote.column, quote.text, stance.basis) == ("Position", "Accepted", "label")


def test_the_trace_says_what_each_rule_saw() -> None:
    (stance,) = classify_response("The road is long. We do not accept this recommendation.")
    assert "label: nothing" in stance.trace
    assert "sentence 2: − accept → recommendation" in stance.trace
    assert stance.trace[-1] == "recommendation: does not agree"


REGISTER = "The Department should publish the register of ships."


@pytest.mark.parametrize(
    ("response", "agreement"),
    [
        ("The Department disagrees with the need for a public register of ships.", NO),
        ("We do not agree with the need to publish the register.", NO),
        ("The Department disagrees with the need for haste.", NONE),
        ("We accept the case for a public register of ships.", PART),
        ("We accept the case study.", NONE),
    ],
)
def test_the_need_for_what_was_asked(response: str, agreement: str) -> None:
    (stance,) = classify_response(response, recommendation=REGISTER)
    assert stance.agreement == agreement


def test_what_should_stop_is_refused_by_its_own_verb() -> None:
    asked = "The Council should abolish the charge for garden waste."
    refused = classify_response("We will not abolish the garden charge.", recommendation=asked)
    other = classify_response("We will not waste the charge.", recommendation=asked)
    assert (refused[0].agreement, other[0].agreement) == (NO, NONE)
    asked = "The Council should legislate to ban the charge for garden waste."
    refused = classify_response("We will not legislate to ban the charge.", recommendation=asked)
    assert refused[0].agreement == NO


SHIPS = (
    "The Department should publish a register of ships, with the owner, the flag and the age of "
    "each, list the tugs at every port, and tell the masters of pilot boats, the harbour police, "
    "the divers and the coast guard of any change of owner or name within seven days of learning "
    "about it. This should be done within the present budget."
)


@pytest.mark.parametrize(
    ("response", "agreement"),
    [
        ("The Department agrees that such a register is needed.", YES),
        ("The Department agrees that a list of tugs is needed, and has asked for two posts.", YES),
        ("The Department agrees to tell masters. It does not agree with the rest of it.", PART),
        ("We do not accept that part of the recommendation on tugs. We agree to list ships.", PART),
        ("We accept this. We do not agree that it can be done within the present budget.", PART),
        ("We accept this. We do not consider, however, that the age should be published.", PART),
        ("We support a register of ships. We will not list the tugs at every port.", PART),
        ("We agree that a list of tugs is needed, but not that it go to masters.", PART),
        (
            "We agree with the Commission that a list of tugs is needed. A register is not agreed.",
            PART,
        ),
        ("We agree with the Commission that a list of tugs is needed. Haste is not agreed.", YES),
        ("We do not agree that tugs should be listed. We agree to tell masters.", PART),
        ("We do not agree that tugs should be listed. We agree with the need for a register.", NO),
        ("We will not list the tugs at every port. We agree to tell masters of any change.", PART),
        ("We do not agree that tugs should be listed, nor that pilots should be told.", NO),
        ("We accept this. We will not, however, list tugs at any port.", PART),
        ("We accept this. Listing of tugs is not accepted.", PART),
        ("We accept this. However, a list of tugs will not be published.", PART),
        ("We accept this. We cannot list the tugs at every port.", PART),
        ("The form is such that a register of ships can't be published.", NONE),
        ("We accept this. We do not agree that our clerks can be blamed for the delay.", YES),
        ("The Department is not yet able to publish a register of ships.", NONE),
        ("The Department has decided against publishing a register of ships.", NO),
        ("The Department has decided against establishing a fund for ships.", NONE),
    ],
)
def test_a_piece_of_what_was_asked(response: str, agreement: str) -> None:
    (stance,) = classify_response(response, recommendation=SHIPS)
    assert stance.agreement == agreement


def test_agreement_that_something_else_is_so_is_no_position() -> None:
    response = "We agree that the old pier is in a poor state. A mason was sent for."
    (stance,) = classify_response(response, recommendation=SHIPS)
    assert (stance.agreement, stance.review) == (NONE, ("no position found", "another object"))


def test_a_refusal_beside_agreement_with_an_aim_is_a_contrast() -> None:
    response = "We agree with the need for a register. We will not list the tugs at every port."
    (stance,) = classify_response(response, recommendation=SHIPS)
    assert (stance.agreement, stance.qualifier, len(stance.evidence)) == (PART, "intent only", 2)
    assert stance.review == ("proposition only", "contrast")


@pytest.mark.parametrize(
    ("response", "review"),
    [
        ("We accept this recommendation. Yet we accept this in principle.", ("several positions",)),
        ("Accepted.\n\nThe nets are old.\n\nPartially accepted.", ("several positions",)),
        ("We accept this recommendation. Although not obliged to, we accept it.", ()),
    ],
)
def test_a_first_answer_that_a_second_lessens(response: str, review: tuple[str, ...]) -> None:
    (stance,) = classify_response(response)
    assert (stance.agreement, stance.review) == (YES, review)


REFUSED = "The Department does not agree with the recommendation. The stream has many sponsors."


@pytest.mark.parametrize(
    ("response", "agreement", "review"),
    [
        (f"{REFUSED}\n\n1. No action is planned.\n\nNot applicable", NO, ()),
        (f"{REFUSED}\n\nCompletion date: Not applicable.", NO, ()),
        (f"{REFUSED}\n\nAccepted", YES, ("several positions",)),
        (f"{REFUSED}\n\nNot accepted", NO, ()),
        (f"{REFUSED}\n\nIt lacks means.\n\nPartly accepted", PART, ("several positions",)),
        ("This recommendation is rejected.\n\nIt costs.\n\nAccepted", NO, ("several positions",)),
        (
            "We will implement this recommendation.\n\nNoted.",
            NONE,
            ("several positions",),
        ),
        ("The stream has many sponsors.\n\nAccepted", YES, ()),
        ("Not applicable\n\nThe stream has no sponsors.", NONE, ()),
    ],
)
def test_a_verdict_below_a_sentence_that_says_otherwise_is_never_silent(
    response: str, agreement: str, review: tuple[str, ...]
) -> None:
    (stance,) = classify_response(response)
    assert (stance.agreement, stance.review) == (agreement, review)


def test_a_group_of_which_one_is_only_noted_is_several_positions() -> None:
    response = "The Council supports recommendation 6 and takes note of recommendation 7."
    (stance,) = classify_response(response, number="6, 7", group=True)
    assert (stance.agreement, stance.review) == (PART, ("several positions",))
    assert len(stance.evidence) == 1


@pytest.mark.parametrize(
    ("response", "agreement", "review"),
    [
        ("We accept recommendation 6. As to 7, costs vary.", PART, ("several positions",)),
        (
            "We accept recommendation 6. It is right. As to recommendation 7, we will consider it.",
            PART,
            ("several positions",),
        ),
        ("Recommendation 6: Accepted. Recommendation 7 needs a law.", PART, ("several positions",)),
        ("We do not accept recommendation 6. It costs.", NONE, ("several positions",)),
        ("We accept recommendation 6. We will implement recommendation 7 in May.", YES, ()),
        ("We accept recommendation 6. On recommendation 7, we agree that it is due.", YES, ()),
        ("We accept recommendations 6 and 7.", YES, ()),
        ("We accept both recommendations.", YES, ()),
    ],
)
def test_of_a_group_each_must_be_answered(
    response: str, agreement: str, review: tuple[str, ...]
) -> None:
    (stance,) = classify_response(response, number="6, 7", group=True)
    assert (stance.agreement, stance.review) == (agreement, review)


@pytest.mark.parametrize("number", ["6, 7", "6 and 7", "6 & 7"])
def test_a_list_of_numbers_is_a_group(number: str) -> None:
    pair = Pair(
        "",
        number,
        passage("Mend the nets."),
        passage("We support recommendation 6. We note recommendation 7."),
    )
    (stance,) = classify_pair(pair)
    assert stance.review == ("several positions",)


WORDINGS = [
    ("Agreed subject to amendment. The Leader will write.", PART),
    ("Enjoys the support of Lavonia", YES),
    ("Does not enjoy the support of the State under review", NO),
    ("The staff enjoy the support of the State.", NONE),
    ("The office concurred with the recommendation in its written comments on the draft.", YES),
    ("The office agreed with the recommendations in its own review.", NONE),
    ("The Service accepts the findings of the inspector and the recommendation made.", YES),
    ("The Service accepts the findings of the inspector and will study the recommendation.", NONE),
    ("Port of Mill, Port of Dock and Port of Quay: Accept\nThe nets are uneven.", YES),
    ("The Ministry accepts the recommendation of the Committee in principle.", PART),
    ("The Ministry agrees with the recommendation of the Committee with modifications.", PART),
    ("The recommendation enjoys the support of Lavonia.", YES),
    ("Partially enjoys support.", PART),
    ("The recommendation could not be accepted because of its cost.", NO),
    ("The recommendation is not acceptable.", NO),
    ("The recommendation of the Committee is acceptable to the Ministry.", YES),
    ("The recommendation could not be agreed to.", NO),
    ("The Ministry does not consider it possible to accept the recommendation.", NO),
    ("This is not a recommendation which the Ministry supports.", NO),
    ("A fund is not something that the Ministry is in a position to accept.", NO),
    ("The Ministry believes that it can accept this recommendation.", YES),
    ("We believe that the Ministry can accept this recommendation.", YES),
    ("The Committee will be aware that the Ministry has accepted this recommendation.", YES),
    ("This is not a recommendation that the Ministry is able to support.", NO),
    ("The Ministry cannot follow this recommendation.", NO),
    ("The Ministry agrees with the finding but not with the recommendation.", NO),
    (
        "The recommendation is in hand. We disagree, however, with the statement on staff.",
        NONE,
    ),
    ("The Board has resolved not to act on this recommendation.", NO),
    ("The Board voted to adopt the recommendation.", YES),
    ("The Board voted against this recommendation.", NO),
    ("The Board does not accept any part of this recommendation.", NO),
    ("The Ministry is not convinced by the case for the recommendation and rejects it.", NO),
    ("The Ministry accepts this recommendation as far as it concerns the fund.", PART),
    ("The Ministry accepts this recommendation as far as possible.", YES),
    ("The Ministry cannot implement this recommendation. It is a matter for Parliament.", NONE),
    ("The recommendation cannot be implemented, as the law forbids it.", NONE),
    ("The Ministry won't implement this recommendation.", NO),
    ("The Ministry weighed the recommendation, and elected not to proceed with it.", NO),
    ("It was not found feasible to accept the recommendation.", NO),
    ("The recommendation has not been implemented but will be by June 2025.", YES),
    ("The recommendation has not yet been implemented, but will be in the coming year.", YES),
    ("The recommendation has not been implemented but will be discussed in June.", NONE),
    ("The recommendation will be implemented by June 30, 2025.", YES),
    ("Will not be implemented because it is not warranted. The Mayor's Office says so.", NO),
    ("Agree in concept. We will look at it.", PART),
    ("Not supported in current form.", NO),
    ("The Government will not be taking this recommendation forward.", NO),
    ("Cabinet agreed to accept this recommendation subject to its wording.", YES),
    ("The Force accepts this area for improvement.", YES),
    ("Accepted/implemented", YES),
    ("☒ Agree ☐ Partially agree ☐ Disagree", YES),
    ("☐ Agree ☒ Partially agree ☐ Disagree. The Board will act.", PART),
    ("___ Concur ___ Concur in principle _X_ Nonconcur", NO),
    ("[ ] Agree [x] Disagree", NO),
    ("Accepted ( ) Partially accepted (X) Rejected ( )", PART),
    ("☐ Agree\n☐ Partially agree\n☒ Disagree", NO),
    ("☐ Agree ☐ Disagree", NONE),
    ("☒ Agree ☒ Disagree", NONE),
    ("Agree ✓", YES),
]


@pytest.mark.parametrize(("response", "agreement"), WORDINGS)
def test_wordings_met_in_documents(response: str, agreement: str) -> None:
    (stance,) = classify_response(response, recommendation="The Ministry should fund it.")
    assert stance.agreement == agreement
    for quote in stance.evidence:
        assert response[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("head", "yes", "no"),
    [
        ("Accepted", YES, NO),
        ("Not accepted", NO, NONE),
        ("Rejected?", NO, NONE),
        ("Accepted in principle", PART, NONE),
        ("Partly", PART, NONE),
        ("Noted", NONE, NONE),
        ("Implemented", YES, NONE),
        ("Not accepted (Yes/No)", NO, NONE),
        ("Agreed / Partly agreed / Not agreed", YES, NO),
        ("Status", YES, NO),
    ],
)
def test_yes_and_no_are_read_with_their_head(head: str, yes: str, no: str) -> None:
    for answer, agreement in (("Yes", yes), ("No", no)):
        (stance,) = classify_response("It is known.", label=answer, label_column=head)
        assert stance.agreement == agreement
        assert all(quote.text == answer for quote in stance.evidence)


@pytest.mark.parametrize(
    ("answer", "agreement"),
    [("Yes", YES), ("No.", NO), ("Partially", PART), ("Y", YES), ("Perhaps", NONE)],
)
def test_an_answer_below_accepted(answer: str, agreement: str) -> None:
    (stance,) = classify_response("It is done.", label=answer, label_column="Accepted?")
    assert stance.agreement == agreement
    assert [quote.column for quote in stance.evidence] == (["Accepted?"] if agreement else [])
