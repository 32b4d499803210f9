"""How bodies word their stance: a table for each kind of body, a row a wording."""

from __future__ import annotations

import pytest

from pipeline.classify import classify_response

YES, PART, NO, NONE = "agrees", "agrees in part", "does not agree", ""

UNITED_STATES = [
    (
        "In its written comments, reproduced in appendix II, DHS concurred with our "
        "recommendation and described planned actions.",
        YES,
    ),
    (
        "DOD partially concurred with this recommendation, stating that it already "
        "tracks these costs.",
        PART,
    ),
    ("DOD did not concur with this recommendation, stating that existing guidance suffices.", NO),
    ("In written comments, DOD non-concurred with our recommendation.", NO),
    ("SSA agreed with this recommendation.", YES),
    (
        "The Department of Labor agreed with our recommendation and stated it would "
        "update its guidance by June.",
        YES,
    ),
    ("VA concurred in principle with the recommendation.", PART),
    ("EPA generally agreed with our recommendation.", YES),
    ("HHS did not concur with our recommendation.", NO),
    ("The agency had no comments on the report.", NONE),
    (
        "USDA neither agreed nor disagreed with our recommendation but said it would "
        "take steps to address it.",
        NONE,
    ),
    ("Treasury neither agreed nor disagreed.", NONE),
    ("OMB did not state whether it agreed or disagreed with our recommendation.", NONE),
    (
        "CMS concurred with our recommendation, but later said it no longer plans to implement it.",
        PART,
    ),
    (
        "DHS Response: Concur. CBP's Office of Field Operations will develop procedures. "
        "Estimated Completion Date: June 30.",
        YES,
    ),
    ("Concur. The Office of Information Technology will complete the inventory.", YES),
    ("FEMA Comments to Recommendation 1: Concur.", YES),
    ("ICE Comments to Recommendation #2: ICE concurs with this recommendation.", YES),
    ("Non-Concur: TSA has already established controls.", NO),
    ("Management Comments: The Commander agreed with the recommendation.", YES),
    (
        "The Deputy Assistant Secretary, responding for the Secretary, agreed with the "
        "recommendation.",
        YES,
    ),
    ("The Under Secretary of Defense partially agreed, stating that the policy exists.", PART),
    (
        "The Chief Financial Officer agreed and stated that the office will revise the "
        "instruction.",
        YES,
    ),
    ("Comments from the Under Secretary did not address the recommendation.", NONE),
    (
        "Although the Deputy Director disagreed, the actions he described met the intent "
        "of our recommendation.",
        NO,
    ),
    ("The Bureau concurs with the intent of this recommendation.", PART),
    ("The Bureau accepts the recommendation.", YES),
    ("Management agrees with this finding and recommendation.", YES),
    ("We concur with this finding.", NONE),
    ("We concur with the auditor's findings and recommendations.", YES),
    ("Auditee's response: We agree with the finding and will implement the recommendation.", YES),
    ("The Department agrees with the audit finding. The Department has hired staff.", NONE),
    ("The FAA concurs with recommendation 1 as written.", YES),
    ("FRA concurs in part with recommendation 3.", PART),
    ("The Postal Service disagrees with this recommendation.", NO),
    ("Management disagreed with recommendation 2, stating it would be costly.", NO),
    ("Management partially agreed with recommendation 3.", PART),
    ("We do not concur with the recommendation as currently worded.", NO),
    ("The Judicial Council takes no position.", NONE),
    ("Agency Comments: The agency agrees.", YES),
    ("Recommendation #3 - Agree. Finance will review the fees.", YES),
    ("Response: The recommendation has been implemented. The City adopted the policy in May.", YES),
    (
        "The recommendation will not be implemented because it is not warranted or is "
        "not reasonable. The City has a policy.",
        NO,
    ),
    (
        "This recommendation has not yet been implemented but will be implemented in the future.",
        YES,
    ),
    ("The recommendation requires further analysis. Staff will report in six months.", NONE),
    ("This recommendation will be implemented. The County expects to finish by July.", YES),
    ("The respondent agrees with the finding. The recommendation has been implemented.", YES),
    ("Has not yet been implemented but will be implemented in the future", YES),
    ("Requires further analysis", NONE),
    ("Will Not Be Implemented: Not Warranted or Not Reasonable", NO),
    (
        "The City Administrator disagrees partially with this finding. The "
        "recommendation will not be implemented.",
        NO,
    ),
    ("The Administration agrees with this recommendation and will work with the departments.", YES),
    ("The Department agrees to this recommendation.", YES),
    ("SPD concurs and is developing a policy.", YES),
    ("We agree that the policy should be updated and will do so by June.", YES),
]

UNITED_KINGDOM = [
    ("The Government agrees with the Committee's recommendation.", YES),
    (
        "1.1 The government agrees with the Committee's recommendation. Target "
        "implementation date: Spring 2025",
        YES,
    ),
    ("1.1 The government disagrees with the Committee's recommendation.", NO),
    ("The government agrees with the Committee’s recommendation. Recommendation implemented", YES),
    ("The Department accepts this recommendation in full and will publish.", YES),
    ("The Government accepts this recommendation in principle.", PART),
    ("The Government partially accepts this recommendation.", PART),
    ("The Government accepts the first part of this recommendation but rejects the second.", PART),
    ("We accept this recommendation in part.", PART),
    ("The Government does not accept this recommendation at this time.", NO),
    ("The Government rejects this recommendation.", NO),
    (
        "The Government welcomes the Committee's recommendation and agrees that more can be done.",
        PART,
    ),
    ("The Government agrees with the Committee that this is an important issue.", PART),
    ("The Government shares the Committee's concern.", NONE),
    ("The Government is grateful to the Committee for its recommendation.", NONE),
    ("We note the Committee's recommendation and will keep the matter under review.", NONE),
    (
        "The Government has carefully considered this recommendation and has decided not "
        "to accept it.",
        NO,
    ),
    (
        "Having considered this recommendation carefully, the Government is not "
        "persuaded of the case for change.",
        NONE,
    ),
    ("The Government is not persuaded that this recommendation is necessary.", NONE),
    ("The Government does not believe that this recommendation is necessary.", NONE),
    ("The Government does not believe this recommendation is appropriate.", NONE),
    ("We do not intend to take this recommendation forward.", NO),
    ("We will take this recommendation forward.", YES),
    ("The Government does not intend to implement this recommendation.", NO),
    ("The Government supports the principle of this recommendation.", PART),
    ("The Government accepts the spirit of the recommendation.", PART),
    ("Accepted in full by the UK Government.", YES),
    ("This recommendation is accepted in principle.", PART),
    ("Recommendation 1 is accepted in full.", YES),
    ("The Welsh Government accepts this recommendation.", YES),
    ("Accept. We will publish guidance by December.", YES),
    ("Accept in principle. Officials are exploring options.", PART),
    ("Reject. The Welsh Government does not hold these powers.", NO),
    ("The Scottish Government accepts this recommendation and will respond in due course.", YES),
    ("Ofcom agrees with this recommendation.", YES),
    ("NHS England supports this recommendation and is working with partners.", YES),
    ("The Government agrees with the direction of this recommendation.", PART),
    ("The Home Office fully accepts this recommendation.", YES),
    ("The Government will accept this recommendation in full.", YES),
    ("The government has accepted this recommendation and work is under way.", YES),
    ("The Government has already accepted and implemented this recommendation.", YES),
    (
        "Whilst we agree with the intention of the recommendation, we do not agree that "
        "legislation is needed.",
        PART,
    ),
    ("While we understand the Committee's concern, we do not agree with this recommendation.", NO),
    ("We do not agree with the Committee that a new body is required.", NO),
    ("The Ministry of Justice does not consider that such a review is needed.", NONE),
    ("It is for the independent judiciary to decide on sentences.", NONE),
    ("This is a matter for the House.", NONE),
    ("The Government has no plans to introduce such a scheme.", NONE),
    ("As set out in our response to recommendation 3, we accept this recommendation.", YES),
    ("Please see the response to recommendation 5.", NONE),
    ("The Government's position is that this recommendation should not be accepted.", NONE),
    ("The Government's response to this recommendation is set out in the White Paper.", NONE),
    ("We are committed to delivering this recommendation in full.", NONE),
    ("We are fully committed to implementing the recommendations of the Inquiry.", YES),
]

AUSTRALIA_NEW_ZEALAND = [
    ("Agreed.", YES),
    ("Supported in part.", PART),
    ("Agreed in part. The Government supports the first limb.", PART),
    ("The Australian Government supports this recommendation in principle.", PART),
    ("The Australian Government agrees in-principle with this recommendation.", PART),
    ("The Australian Government does not support this recommendation.", NO),
    ("The Australian Government notes this recommendation.", NONE),
    ("Noted. The Government does not support further regulation at this time.", NONE),
    (
        "The Government supports this recommendation, noting that it is a matter for the states.",
        YES,
    ),
    ("The Government agrees to this recommendation.", YES),
    ("Not agreed.", NO),
    ("Not agreed. The Department considers the existing controls adequate.", NO),
    ("Department of Finance response: Agreed.", YES),
    ("Entity response: Agreed with qualification.", PART),
    ("Agreed – noting that implementation depends on funding.", YES),
    ("Services Australia agrees with the recommendation.", YES),
    ("Defence agrees to the recommendation.", YES),
    ("The ATO disagrees with this recommendation.", NO),
    ("Accept in part", PART),
    ("Subject to further consideration", NONE),
    ("Accept in principle", PART),
    ("The Government accepts the intent of this recommendation.", PART),
    ("The Government has accepted the intent of this recommendation.", PART),
    ("The Ministry accepts this recommendation and will report back.", YES),
    ("Cabinet has agreed to this recommendation.", YES),
    (
        "The Government supports the intent of this recommendation but does not agree to "
        "legislative change.",
        PART,
    ),
    ("The Department accepts recommendations 1 to 4.", YES),
    (
        "Given the passage of time, a substantive Government response is no longer appropriate.",
        NONE,
    ),
]

CANADA = [
    ("Agreed. The Department will strengthen its monitoring by March.", YES),
    ("The Agency's response. Agreed. The Agency will update its plan.", YES),
    ("Partially agreed. The Agency will examine options.", PART),
    ("Disagreed. The Corporation's current practice is sound.", NO),
    ("Recommendation accepted. The Bank will revise its policy.", YES),
    ("The Department agrees with the recommendation. It will consult by fall.", YES),
]

INDIA = [
    ("Agreed. Necessary instructions have been issued.", YES),
    ("The recommendation of the Committee has been noted for compliance.", NONE),
    ("The recommendation has been accepted.", YES),
    ("The observations of the Committee have been noted.", NONE),
    (
        "The Ministry has accepted the recommendation of the Committee and action is being taken.",
        YES,
    ),
]

INTERNATIONAL = [
    ("Accepted. UNHCR will revise the manual.", YES),
    ("The Commission accepts the recommendation.", YES),
    ("The Commission partially accepts the recommendation.", PART),
    ("The Commission does not accept the recommendation.", NO),
    ("The Commission accepts recommendation 1 (a) and does not accept recommendation 1 (b).", PART),
    ("The Commission accepts this recommendation and considers it implemented.", YES),
    ("The Commission notes that this recommendation is addressed to the Member States.", NONE),
    ("Management agrees with this recommendation.", YES),
    ("Management partially agrees.", PART),
    ("Management disagrees.", NO),
    ("WB Management agrees with this recommendation.", YES),
    ("UNICEF agrees with the recommendation.", YES),
    ("Agree - The office will prepare a plan.", YES),
    ("Partially agree as the office has been working with partners.", PART),
    ("Partially Accepted", PART),
    ("Fully accepted", YES),
    ("Not accepted", NO),
    ("Rejected.", NO),
    ("Supported/Noted", NONE),
    ("The State supports this recommendation.", YES),
    ("Slovenia accepts the recommendation.", YES),
    ("Slovenia does not accept the recommendation.", NO),
    ("This recommendation enjoys the support of the Government.", YES),
    ("The recommendation is not supported.", NO),
]

OTHERS = [
    ("The SEC staff fully supports this recommendation.", YES),
    ("We are pleased to report that this recommendation has been implemented.", YES),
    ("The Board accepts without reservation the recommendation.", YES),
    ("I agree with this recommendation.", YES),
    ("I accept the recommendation in full.", YES),
    ("The Chief Constable accepts this recommendation.", YES),
    ("The Trust fully accepts the coroner's recommendation.", YES),
    ("The Police Service of Northern Ireland accepts this recommendation.", YES),
    ("We agree with the recommendation to publish the plan and will do so.", YES),
    ("We strongly disagree with this recommendation.", NO),
    ("The recommendation is agreed in principle.", PART),
    ("The recommendation was partially accepted by management.", PART),
    ("Management accepts the recommendation partially.", PART),
    ("The recommendations are accepted.", YES),
    ("The Council supports the recommendation to adopt a plan.", YES),
    ("The department accepted the need to improve.", PART),
    ("It is agreed that this recommendation should be implemented.", YES),
    ("The Agency agrees to implement this recommendation.", YES),
    ("The agency agreed to take the actions we recommended.", YES),
    ("The Minister agreed that the recommendation had merit.", NONE),
    ("The Government accepts that there is a case for reform.", NONE),
    ("This is already being done.", NONE),
    ("No action is needed.", NONE),
    ("The Department would support this recommendation.", YES),
    ("We would not support this recommendation.", NO),
    ("The Government would agree with this recommendation.", YES),
    ("We could support this recommendation if it were funded.", NONE),
]

TABLES = (
    UNITED_STATES,
    UNITED_KINGDOM,
    AUSTRALIA_NEW_ZEALAND,
    CANADA,
    INDIA,
    INTERNATIONAL,
    OTHERS,
)


@pytest.mark.parametrize(("response", "agreement"), [row for table in TABLES for row in table])
def test_the_wording_of_a_body_gets_its_code(response: str, agreement: str) -> None:
    (stance,) = classify_response(response)
    assert stance.agreement == agreement
