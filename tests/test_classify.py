"""The stance of a response: tables of cases, a row a case, in the order of the codebook's rules."""

from __future__ import annotations

import pytest

from pipeline.classify import classify_response

YES, PART, NO, NONE = "agrees", "agrees in part", "does not agree", ""

# --- issue 4 -----------------------------------------------------------------------------------

ISSUE = [
    ("The agency does not agree with this recommendation.", NO, ""),
    ("We cannot agree to this recommendation at this time.", NO, ""),
    ("The Office neither agreed nor disagreed with our recommendation.", NONE, "neither"),
    ("The Board does not disagree with this recommendation.", NONE, ""),
    ("We do not accept that this recommendation is unnecessary.", NONE, ""),
    ("Partially concurred.", PART, ""),
    ("Non-concur.", NO, ""),
    (
        "The Bureau agrees in part with this recommendation. It has revised its forms.\n\n"
        "However, it disagrees that a state should monitor the programme.",
        PART,
        "",
    ),
    (
        "The Government agrees with the intent of this recommendation but will not legislate.",
        PART,
        "intent only",
    ),
    ("We agree with the need for better data.", PART, "intent only"),
    ("We agree with the aim of this recommendation but have no authority.", PART, "intent only"),
    ("The Department agrees that staff should be trained before deployment.", YES, ""),
    ("The Government notes this recommendation. It supports the aim in principle.", NONE, "noted"),
    ("We agree with this in part. The figures are large.", PART, ""),
    ("We accept this, with one reservation: the fee will stay.", PART, "conditional"),
    ("The Department accepts this in principle.", PART, "in principle"),
    ("The Department agrees, save that the amount cannot be confirmed.", PART, ""),
    ("We have already implemented this recommendation.", YES, "already done"),
    ("This policy has been implemented.", NONE, ""),
    ("The recommendation will not be implemented because it is not warranted.", NO, ""),
    ("The recommendation requires further analysis.", NONE, "under consideration"),
    ("This is a matter for chief constables.", NONE, "other addressee"),
    (
        "The recommendation is not under the department's jurisdiction.",
        NONE,
        "other addressee",
    ),
    (
        "The Government supports this recommendation made towards local authorities.",
        YES,
        "",
    ),
    ("No agreement with the state is legally necessary.", NONE, ""),
    ("The agency agrees with the Task Force's finding that reports were late.", NONE, ""),
    ("The airline declined to reply.", NONE, ""),
    ("The Ministry accepted a proposal from its supplier.", NONE, ""),
    ("It is accepted on the understanding that costs are shared.", YES, "conditional"),
    ("Accepted on the understanding that costs are shared.", YES, "conditional"),
    ("The Commission accepts points (a) and (c) but not point (b).", PART, ""),
    (
        "The report says “The committee recommends that the Government accept this at once”.",
        NONE,
        "",
    ),
    ("ICE concurs.", YES, ""),
    ("DHS concurred with all three recommendations.", YES, ""),
    (
        "The Department agreed with our recommendations and described actions it would take.",
        YES,
        "",
    ),
    ("It is not in a position to accept the recommendation.", NO, ""),
]

# --- rule 1: labels ----------------------------------------------------------------------------

LABELS = [
    ("Already implemented.", YES, "already done"),
    ("Still under review.", NONE, "under consideration"),
    ("Already approved rules cover this.", NONE, ""),
    ("Therefore the recommendation is considered.", NONE, ""),
    ("Agree.", YES, ""),
    ("Agreed", YES, ""),
    ("Agreed. The Board will publish the plan in May.", YES, ""),
    ("Agree. DSIT will consult in the spring.", YES, ""),
    ("Agreed – the Board will publish the plan in May.", YES, ""),
    ("Agreed - the Board will publish the plan in May.", YES, ""),
    ("Agreed; work began in May.", YES, ""),
    ("Agreed, and work began in May.", YES, ""),
    ("AGREED", YES, ""),
    ("Concur.", YES, ""),
    ("Concur with comment.", YES, ""),
    ("Concurs. A plan was drawn up in June.", YES, ""),
    ("Accepted", YES, ""),
    ("Accepted in full.", YES, ""),
    ("Accepted and implemented.", YES, ""),
    ("Accept.", YES, ""),
    ("Fully accepted.", YES, ""),
    ("Supported", YES, ""),
    ("Supported.\n\nThe Authority has begun to draft a code.", YES, ""),
    ("Endorsed.", YES, ""),
    ("Recommendation accepted.", YES, ""),
    ("Recommendation agreed", YES, ""),
    ("The recommendation is accepted.", YES, ""),
    ("This recommendation is accepted in full.\n\nThe Trust will appoint a lead.", YES, ""),
    ("Recommendation 4: Accepted", YES, ""),
    ("Recommendation 4 – Accepted in full. Work has started.", YES, ""),
    ("Response: Accepted", YES, ""),
    ("Management response: Agree. A new form is in use.", YES, ""),
    ("DoD Response: Concur. The office will issue a memorandum.", YES, ""),
    ("Agency Response to Recommendation 3: Concur", YES, ""),
    ("Government response\n\nAccepted. The code will be revised.", YES, ""),
    ("Position: Supported in full", YES, ""),
    ("Full concurrence.", YES, ""),
    ("Management Response: Management agrees with the recommendation.", YES, ""),
    ("Agreed to.", YES, ""),
    ("Agree with recommendation.", YES, ""),
    ("Concur with the recommendation.", YES, ""),
    ("Noted and agreed.", YES, ""),
    ("1. Agreed. The list will be kept.", YES, ""),
    ("Partially agree.", PART, ""),
    ("Partially agreed: the first step is taken.", PART, ""),
    ("Partially Concur. The Army will revise the manual.", PART, ""),
    ("Partly accepted", PART, ""),
    ("Agree in part.", PART, ""),
    ("Agree (in part)", PART, ""),
    ("Agreed, in part.", PART, ""),
    ("Accepted in part. The fee will stay.", PART, ""),
    ("Agree in part, disagree in part.", PART, ""),
    ("In part.", NONE, ""),
    ("Accept in principle", PART, "in principle"),
    ("Accept–in–principle", PART, "in principle"),
    ("Agreed in-principle The Ministry will report in June.", PART, "in principle"),
    ("Accepted in principle.", PART, "in principle"),
    ("Supported in principle. Funding is to be found.", PART, "in principle"),
    ("Agreed in principle, subject to funding.", PART, "in principle"),
    ("Agreed with qualification.", PART, "conditional"),
    ("Agree with modifications.", PART, "conditional"),
    ("Accept, with one modification. We need eight weeks.", PART, "conditional"),
    ("Broadly accepted.", YES, "broadly"),
    ("Generally agree.", YES, "broadly"),
    ("Accepted, subject to funding.", YES, "conditional"),
    ("Agreed, with the exception of the second point.", PART, ""),
    ("Disagree.", NO, ""),
    ("Disagreed. The rule is sound.", NO, ""),
    ("Not agreed", NO, ""),
    ("Not accepted.", NO, ""),
    ("Not supported. The present law is adequate.", NO, ""),
    ("Do not agree.", NO, ""),
    ("Does not concur. The office has no such data.", NO, ""),
    ("Did not concur.", NO, ""),
    ("Non-concur. The Navy keeps its own list.", NO, ""),
    ("Nonconcur", NO, ""),
    ("Rejected", NO, ""),
    ("Declined.", NO, ""),
    ("Recommendation not accepted.", NO, ""),
    ("Recommendation 6: rejected", NO, ""),
    ("Response: Not agreed. The scheme has closed.", NO, ""),
    ("The recommendation is not accepted.", NO, ""),
    ("Noted", NONE, "noted"),
    ("Noted. The Ministry keeps its policy under review.", NONE, "noted"),
    ("Note.", NONE, "noted"),
    ("Under consideration", NONE, "under consideration"),
    ("Subject to further consideration", NONE, "under consideration"),
    ("Under review.", NONE, "under consideration"),
    ("Requires further analysis.", NONE, "under consideration"),
    ("Not applicable.", NONE, "other addressee"),
    ("Neither agree nor disagree.", NONE, "neither"),
    ("Will be implemented.", YES, "commits"),
    ("Will not be implemented: not warranted or not reasonable.", NO, ""),
    ("Has been implemented.", YES, "already done"),
    ("Implemented. The form is in use.", YES, "already done"),
    ("In progress", YES, "under way"),
    ("Open", NONE, ""),
    ("Not implemented", NONE, ""),
    ("Accepted practice in other cities differs.", NONE, ""),
    ("Agreed minutes are kept of each meeting.", NONE, ""),
    ("Noted scholars have written on this.", NONE, ""),
    ("Supported housing is a priority.", NONE, ""),
    ("Supported The Harbour Board has a register.", YES, ""),
    ("Not supported The register would cost too much.", NO, ""),
    ("Partially supported Registers exist in two towns.", PART, ""),
    ("Noted The Board does not support more registers.", NONE, "noted"),
    ("Agreed We will print a register.", YES, ""),
    ("Supported in Principle\n\nThe Board has a register.", PART, "in principle"),
    ("Supported Housing Trusts have a register.", NONE, ""),
    ("Supported the Board has been for years.", NONE, ""),
    ("Ongoing The Board has a register.", NONE, ""),
    ("Yes. The Board will keep a register.", YES, ""),
    ("Yes, partially. The Board will keep one register.", PART, ""),
    ("No. The Board has nobody to keep a register.", NO, ""),
    ("No. 4 pier has a register.", NONE, ""),
    ("No. Recommendation Response", NONE, ""),
    ("Yes, there are registers.", NONE, ""),
    ("No register is kept.", NONE, ""),
    ("Noted for the study of harbours.", NONE, "noted"),
    ("Noted for the record, the Board accepts this recommendation.", YES, ""),
]

# --- rule 1, 2: verbs whose object is the recommendation ----------------------------------------

SENTENCES = [
    ("The Senate voted in favour of the recommendation.", YES, ""),
    (
        "The Port is not convinced that lamps help and so does not accept the recommendation.",
        NO,
        "",
    ),
    ("The Port is not persuaded that lamps help and therefore rejects this.", NO, ""),
    ("The Port will decide whether it is safe and therefore accepts this.", NONE, ""),
    ("The Port will ensure that it is safe and accepts this recommendation.", YES, ""),
    ("This recommendation has our full support.", YES, ""),
    ("The recommendation does not have the support of the Port.", NO, ""),
    ("The recommendation has the support of stakeholders.", NONE, ""),
    ("The Port confirms adoption of the recommendation.", YES, ""),
    ("The Port has confirmed its full acceptance of recommendation 4.", YES, ""),
    ("The Port has stated its disagreement with this recommendation.", NO, ""),
    ("The Port confirmed acceptance in principle of this recommendation.", PART, "in principle"),
    ("The Port reported partial acceptance of the recommendation.", PART, ""),
    ("The Port did not express support for this recommendation.", NONE, ""),
    ("The Committee has expressed its support for this recommendation.", NONE, ""),
    ("Acceptance of this recommendation would cost a great deal.", NONE, ""),
    ("The Port has confirmed its intention to adopt the recommendation.", YES, ""),
    ("We took the decision not to accept this recommendation.", NO, ""),
    ("The Port is minded to accept this recommendation.", YES, ""),
    ("The Port is not minded to accept this recommendation.", NO, ""),
    ("It would not be appropriate for him to accept the recommendation.", NO, ""),
    ("The Port does not think it right for the Board to accept the recommendation.", NO, ""),
    ("It is not possible to accept this recommendation.", NO, ""),
    ("It is not possible for the Port to accept this recommendation.", NO, ""),
    ("It is right to accept this recommendation.", NONE, ""),
    ("It is not appropriate for the Committee to accept the recommendation.", NONE, ""),
    ("It is not appropriate for the Port to comment on the recommendation.", NONE, ""),
    ("The Harbour Board intends to adopt [the recommendation].", YES, ""),
    ("I do not propose to accept your [recommendation].", NO, ""),
    ("The Airline accepts this recommendation.", YES, ""),
    ("The Harbour Board has not to date accepted the recommendation.", NONE, ""),
    ("Following a meeting, we have decided not to accept the above recommendation.", NO, ""),
    ("Following a meeting, the above safety recommendations are accepted.", YES, ""),
    ("The Port accepts the recommendation in that the chart of the bay will be redrawn.", YES, ""),
    ("The Port accepts items 2 to 4 of this recommendation.", PART, ""),
    ("We support paragraphs two, four and six of the recommendation.", PART, ""),
    ("The ferry was old and has since been sold. It was approved in May.", NONE, ""),
    ("2. The master writes a rule which must fit the quay and is accepted.", NONE, ""),
    ("The recommendation made to the Harbour Board is accepted.", YES, ""),
    ("The recommendation made to the local authorities is accepted.", NONE, "other addressee"),
    ("The Ministry supports the recommendation made to the unions.", NONE, "other addressee"),
    ("The Ministry accepts this recommendation made to Class 1 ports.", YES, ""),
    ("We accept this recommendation made to Class 1 ports in principle.", PART, "in principle"),
    ("This recommendation made to Class 1 ports will be implemented.", NONE, "other addressee"),
    ("Management agreed and provided a plan.", YES, ""),
    ("Management agreed, provided that funds are found.", YES, "conditional"),
    ("We agree.", YES, ""),
    ("We agree and have changed the form.", YES, ""),
    ("The Department concurs and will publish a list.", YES, ""),
    ("Management agrees.", YES, ""),
    ("The City Manager concurs with the recommendation.", YES, ""),
    ("The Treasury agrees with the Committee's recommendation.", YES, ""),
    ("The Treasury agrees with the recommendation of the Committee.", YES, ""),
    ("The Government accepts the recommendations of the inquiry in full.", YES, ""),
    ("The Government accepts this in full.", YES, ""),
    ("We accept this recommendation and have written to all schools.", YES, ""),
    ("The Government is pleased to accept this recommendation.", YES, ""),
    ("We are happy to accept this recommendation.", YES, ""),
    ("The Council is content to accept the recommendation.", YES, ""),
    ("We welcome and accept this recommendation.", YES, ""),
    ("The Ministry welcomes this recommendation and accepts it in full.", YES, ""),
    ("The Minister has accepted this recommendation.", YES, ""),
    ("The recommendation has been accepted by the Department.", YES, ""),
    ("The recommendation was agreed by the Board in May.", YES, ""),
    ("This recommendation is supported.", YES, ""),
    ("This recommendation is fully supported by the Authority.", YES, ""),
    ("We fully support this recommendation.", YES, ""),
    ("The Government strongly supports this recommendation.", YES, ""),
    ("The Commission accepts the recommendation and will amend its rules.", YES, ""),
    ("The Commission fully accepts recommendation 2(a).", YES, ""),
    ("The SEC staff concurs with the recommendation.", YES, ""),
    ("Management is in agreement with this recommendation.", YES, ""),
    ("Management is in full agreement with the auditor's recommendation.", YES, ""),
    ("The Board is supportive of the recommendation.", YES, ""),
    ("The Council endorses this recommendation.", YES, ""),
    ("The Council subscribes to this recommendation.", YES, ""),
    ("The Council will not be adopting this recommendation.", NO, ""),
    ("The Council has weighed, but does not support, this recommendation.", NO, ""),
    ("The Council accepts neither part of this recommendation.", NO, ""),
    ("Neither part of this recommendation is accepted.", NO, ""),
    ("The Council agrees with neither of the recommendations.", NO, ""),
    ("The Council accepts neither cash nor cheques.", NONE, ""),
    ("The Council has not been adopting this recommendation.", NONE, ""),
    ("Adopting this recommendation would cost a good deal.", NONE, ""),
    ("The City adopts this recommendation.", YES, ""),
    ("The agency agreed with our recommendation.", YES, ""),
    (
        "In its comments on a draft of this report, the agency agreed with our recommendation.",
        YES,
        "",
    ),
    ("In commenting on the draft, VA concurred with both recommendations.", YES, ""),
    ("Officials from the Bureau said they agreed with the recommendation.", YES, ""),
    ("The Department stated that it concurs with this recommendation.", YES, ""),
    ("DOE concurred in principle with our recommendation.", PART, "in principle"),
    ("The Department of Health and Social Care accepts this recommendation.", YES, ""),
    ("The recommendation, with which the Department agreed, has a cost.", YES, ""),
    ("This is a recommendation which we accept.", YES, ""),
    ("The Inquiry made a recommendation on radios, and we accept it.", YES, ""),
    ("We agree with this proposal.", YES, ""),
    ("The Government agrees with the Committee's conclusion.", YES, ""),
    ("The Government accepts the Committee's conclusions and recommendations.", YES, ""),
    ("The Board accepts the findings and recommendations of the review.", YES, ""),
    ("The Department agreed to implement the recommendation.", YES, ""),
    ("The Agency agrees to the implementation of this recommendation.", YES, ""),
    ("The Government supports the implementation of this recommendation.", YES, ""),
    ("The Government accepts and will implement this recommendation.", YES, ""),
    ("The Government accepts all parts of this recommendation.", YES, ""),
    ("Both recommendations are accepted.", YES, ""),
    ("We don't disagree lightly, but we agree with this recommendation.", YES, ""),
    ("The Government will accept this recommendation.", YES, ""),
    ("The Council can accept this recommendation.", YES, ""),
    ("The Council is able to accept this recommendation.", YES, ""),
    ("The agency indicated its concurrence with the recommendation.", YES, ""),
    ("We agree with the recommendation that the code be revised.", YES, ""),
    ("The Government does not, however, accept this recommendation.", NO, ""),
    ("The Department does not accept recommendation 4.", NO, ""),
    ("The Department did not agree with our recommendation.", NO, ""),
    ("DOD did not concur with the recommendation.", NO, ""),
    ("The Army non-concurred with recommendation 2.", NO, ""),
    ("The Government disagrees with this recommendation.", NO, ""),
    ("The Government rejects the recommendation.", NO, ""),
    ("The Government declines this recommendation.", NO, ""),
    ("The recommendation is rejected.", NO, ""),
    ("This is not accepted.", NO, ""),
    ("This recommendation is not supported.", NO, ""),
    ("This recommendation was not agreed.", NO, ""),
    ("We are unable to accept this recommendation.", NO, ""),
    ("The Government is unable to support this recommendation.", NO, ""),
    ("We are not able to support this recommendation.", NO, ""),
    ("The Government cannot accept the recommendation.", NO, ""),
    ("We regret that we cannot accept this recommendation.", NO, ""),
    ("The Ministry is not in a position to support the recommendation.", NO, ""),
    ("We do not think that we can accept this recommendation.", NO, ""),
    ("The Council does not believe it can support this recommendation.", NO, ""),
    ("The Government no longer supports this recommendation.", NO, ""),
    ("The Board is not in agreement with this recommendation.", NO, ""),
    ("Management is in disagreement with this recommendation.", NO, ""),
    ("The Government has decided not to accept this recommendation.", NO, ""),
    ("We do not propose to accept this recommendation.", NO, ""),
    ("The Government does not intend to accept this recommendation.", NO, ""),
    ("The recommendation is not accepted in its present form.", NO, ""),
    ("We don't agree with this recommendation.", NO, ""),
    ("We can't accept this recommendation.", NO, ""),
    ("We won’t accept this recommendation.", NO, ""),
    ("The Department does not agree with or support this recommendation.", NO, ""),
    ("The Government declined to accept the recommendation.", NO, ""),
    ("Neither recommendation is accepted.", NO, ""),
    ("Nor does the Council support this recommendation.", NO, ""),
    (
        "While the Government agrees with the intent of this recommendation, "
        "it does not accept the recommendation.",
        NO,
        "",
    ),
]

DEGREES = [
    ("The Agency partially agrees with the recommendation.", PART, ""),
    ("The agency partially concurred with our recommendation.", PART, ""),
    ("The Commission partially accepts this recommendation.", PART, ""),
    ("We agree in part with this recommendation.", PART, ""),
    ("The Board agrees, in part, with this recommendation.", PART, ""),
    ("The Government accepts this recommendation in part.", PART, ""),
    ("The recommendation is accepted in part.", PART, ""),
    ("The recommendation is partly accepted.", PART, ""),
    ("We accept part of this recommendation.", PART, ""),
    ("The Department accepts some of the recommendations.", PART, ""),
    ("The agency agreed with two of our three recommendations.", PART, ""),
    ("DHS concurred with four of the five recommendations.", PART, ""),
    ("The Government accepts the first part of the recommendation.", PART, ""),
    ("The first part of this recommendation is accepted.", PART, ""),
    ("The Government accepts this recommendation, with two exceptions.", PART, ""),
    ("We accept this recommendation with the exception of part (c).", PART, ""),
    ("The Government accepts this recommendation except in the case of prisons.", PART, ""),
    ("The Board agrees with this recommendation with modifications.", PART, "conditional"),
    ("The Government accepts in principle this recommendation.", PART, "in principle"),
    ("We agree in principle with this recommendation.", PART, "in principle"),
    ("In principle, the Government accepts this recommendation.", PART, "in principle"),
    ("The Government agrees with this recommendation in principle.", PART, "in principle"),
    ("This recommendation is supported in principle.", PART, "in principle"),
    ("The Council supports this recommendation in spirit.", PART, "intent only"),
    ("The Government accepts the principle of this recommendation.", PART, "intent only"),
    ("We support the aim of this recommendation.", PART, "intent only"),
    ("The Government supports the intention behind this recommendation.", PART, "intent only"),
    ("The Department agrees with the spirit of the recommendation.", PART, "intent only"),
    ("The intent of this recommendation is supported.", PART, "intent only"),
    ("The Government agrees with the recommendation's intent.", PART, "intent only"),
    ("We agree with the importance of clear records.", PART, "intent only"),
    ("The Government accepts the need for a register.", PART, "intent only"),
    ("The Government agrees with the Committee on the need for a register.", PART, "intent only"),
    ("The agency generally agreed with the recommendation.", YES, "broadly"),
    ("We broadly accept this recommendation.", YES, "broadly"),
    ("The Government largely agrees with the recommendation.", YES, "broadly"),
    ("The Board is in general agreement with the recommendation.", YES, "broadly"),
    ("We accept this recommendation, subject to the budget.", YES, "conditional"),
    ("The Government accepts this recommendation provided that costs are met.", YES, "conditional"),
    ("The Department does not fully agree with this recommendation.", PART, ""),
]

# --- who asks, named in place of the recommendation ---------------------------------------------

WHO_ASKS = [
    ("The Council agrees with the Panel.", YES),
    ("The Council agrees with the Panel on this matter and will count the lamps.", YES),
    ("We support the Panel in this.", YES),
    ("The Council disagrees with the Panel.", NO),
    ("We agree with the Panel. However, we do not intend to count the lamps.", PART),
    ("We agree with the auditor.", NONE),
    ("We agree with the report.", NONE),
    ("We agreed with the Panel.", NONE),
    ("We have agreed with the Panel to meet in May.", NONE),
    ("We agree with the Panel about the ships.", NONE),
    ("We agree with the Panel, which said that ships are dark.", NONE),
    ("We support the Panel.", NONE),
    ("The Mayors agree with the Panel.", NONE),
    ("The lamps burn. We agree with the Panel.", NONE),
]

OFFICERS = [
    ("The Inspectorate accepts this recommendation.", "Count the lamps.", YES),
    ("The Commissioner accepts the recommendation.", "Count the lamps.", YES),
    ("The Harbour Commissioner does not accept this recommendation.", "Count the lamps.", NO),
    ("Response: The Chair agrees with the recommendation.", "Count the lamps.", YES),
    ("The Ombudsman will implement this recommendation.", "The Ombudsman should count.", YES),
    ("The Ombudsman accepts this recommendation.", "The Ombudsman recommends a count.", NONE),
    (
        "The Commissioner accepts this recommendation. The Commissioner's report is long.",
        "Count the lamps.",
        NONE,
    ),
    ("The Chair agrees with the count.", "Count the lamps.", NONE),
    ("The lamps burn. The Commissioner accepts the recommendation.", "Count the lamps.", NONE),
]

# --- rule 1: propositions ----------------------------------------------------------------------

ASKED = "The Council should publish a quarterly register of road closures for residents."
PROPOSITIONS = [
    ("The Council agrees to examine a quarterly register of road closures.", NONE, ""),
    ("We trust the Board will accept that a register of road closures is needed.", NONE, ""),
    ("The Council agrees that a quarterly register of road closures should be published.", YES, ""),
    ("We accept that a register of road closures is needed.", YES, ""),
    ("We agree there should be a quarterly register of closures.", YES, ""),
    ("We agree a register of road closures should be published each quarter.", YES, ""),
    ("The Council agrees to publish a quarterly register of road closures.", YES, ""),
    ("The Council agrees to do so from May.", YES, ""),
    ("We agree that it is important to tell residents of road closures.", PART, "intent only"),
    ("We agree with the need for residents to know of road closures.", PART, "intent only"),
    ("The Council accepts in principle that its news should be fresher.", PART, "in principle"),
    (
        "The Council accepts the principle that a register of road closures should be published.",
        PART,
        "in principle",
    ),
    ("The Council accepts the principle that users pay.", NONE, ""),
    ("The Council agrees that more should be done for residents.", PART, "intent only"),
    ("The Council agrees with the need to train its bus drivers.", NONE, ""),
    ("The Council agrees that potholes are a danger to cyclists.", NONE, ""),
    (
        "We agree in principle that a register of closures should be published.",
        PART,
        "in principle",
    ),
    ("The Council does not support the publication of a register of closures.", NO, ""),
    ("The Council agrees that buses should run on Sundays.", NONE, ""),
    ("The Council agrees with the auditor that potholes are a danger.", NONE, ""),
    ("The Council has agreed to buy three new lorries.", NONE, ""),
    ("The Council does not agree that a register of road closures should be published.", NO, ""),
    ("The Council does not accept that the present register is inadequate.", NONE, ""),
    ("The Council does not intend to publish a quarterly register of road closures.", NO, ""),
    ("The Council will not publish a quarterly register of road closures.", NO, ""),
    ("The Council does not think that a register of road closures should be published.", NO, ""),
    ("The Council does not think that a register of road closures is needed.", NONE, ""),
    ("The Council does not think that a register should be published before June.", NONE, ""),
    ("The Council does not think that a register of closures should not be published.", NONE, ""),
    ("The Council does not think that residents should pay for the bridge.", NONE, ""),
    ("The Council rejects the premise of this recommendation.", NO, ""),
    ("The Council does not share the urgency of this recommendation.", NONE, ""),
    ("The Council rejects the premise of the song.", NONE, ""),
    ("The Council endorses the principle of a register of closures.", PART, "intent only"),
    ("The Council endorses the principle of a road toll.", NONE, ""),
    ("The Council endorses the principles of good government.", NONE, ""),
    ("The Council has decided not to publish a quarterly register of closures.", NO, ""),
    ("It is not appropriate to publish a quarterly register of road closures.", NO, ""),
    (
        "We do not believe that it is appropriate to publish a register of road closures.",
        NO,
        "",
    ),
    ("The Council has no plans to publish a register of road closures.", NONE, ""),
    ("The Council has weighed whether to publish a register, and will not do so.", NO, ""),
    ("A register of road closures has been considered. We will not be doing this.", NO, ""),
    ("Some towns sell their lorries. The Council does not intend to do so.", NONE, ""),
    ("We will not do this. The roads are few.", NO, ""),
    ("The Council sees no need to publish a register of road closures.", NONE, ""),
    ("The Council will not close any road in June.", NONE, ""),
    ("The Council will not sell a quarterly register of road closures.", NONE, ""),
    ("The Council does not support charging residents for road closures.", NONE, ""),
]

# --- rule 1: implementation --------------------------------------------------------------------

IMPLEMENTATION = [
    ("The Port expects it to be implemented by June.", YES, "commits"),
    ("The Port expects the recommendation to be fully implemented by June.", YES, "commits"),
    ("The Committee expects this recommendation to be implemented by June.", NONE, ""),
    ("The Port expects this recommendation to be accepted by the ferries.", NONE, ""),
    ("The Port is taking action to implement the recommendation.", YES, "under way"),
    ("The Port will implement the Commission's last two recommendations.", YES, "commits"),
    ("The Port confirms the recommendation is being implemented.", YES, "under way"),
    ("The Port has commenced implementation of the recommendation.", YES, "under way"),
    ("Steps have been taken to implement the recommendation.", YES, "under way"),
    ("The Port is working with the pilots to implement the recommendation.", YES, "under way"),
    ("We are unable at this time to implement the recommendation.", NO, ""),
    ("Neither recommendation [5 and 6] will be carried out this year.", NO, ""),
    ("This was completed in May.", YES, "already done"),
    ("The buoys are moved, as the recommendation says. This will be completed in May.", NONE, ""),
    ("The deckhands have completed some form of rescue training.", NONE, ""),
    ("The City will implement this recommendation.", YES, "commits"),
    ("We will implement this recommendation in full.", YES, "commits"),
    ("The Government is committed to implementing this recommendation.", YES, "commits"),
    ("The Board intends to implement the recommendation by June.", YES, "commits"),
    ("The Board plans to implement the recommendation by June.", YES, "commits"),
    ("The recommendation will be implemented in the next year.", YES, "commits"),
    (
        "The recommendation has not yet been implemented, but will be implemented by June.",
        YES,
        "commits",
    ),
    ("The recommendation will be partially implemented.", PART, "commits"),
    ("The Department is implementing this recommendation.", YES, "under way"),
    ("We welcome the report. This has already been implemented.", YES, "already done"),
    ("The Department can confirm that this has been implemented.", YES, "already done"),
    ("The Order was amended in 2018 and it has been implemented.", NONE, ""),
    ("A letter asked offices for confirmation that it is being followed.", NONE, ""),
    ("Managers must certify that it has been implemented.", NONE, ""),
    ("This recommendation is being implemented.", YES, "under way"),
    ("The Department has begun implementing this recommendation.", YES, "under way"),
    ("We are in the process of implementing this recommendation.", YES, "under way"),
    ("The Ministry will progress this recommendation by statute.", YES, "commits"),
    ("We will work closely with growers, packers and shops to implement it.", YES, "commits"),
    ("We will not work with growers to implement this recommendation.", NONE, ""),
    ("We will work with growers to see how to implement this recommendation.", NONE, ""),
    ("The Ministry will report progress on this recommendation.", NONE, ""),
    ("The recommendation has been implemented.", YES, "already done"),
    ("The Council has implemented this recommendation.", YES, "already done"),
    ("This recommendation has already been acted upon.", YES, "already done"),
    ("This recommendation is already in place.", YES, "already done"),
    ("The recommendation will not be implemented.", NO, ""),
    ("The City will not implement this recommendation because it is not reasonable.", NO, ""),
    ("The Board does not intend to implement this recommendation.", NO, ""),
    (
        "The recommendation cannot be implemented because it is outside our remit.",
        NONE,
        "other addressee",
    ),
    ("The recommendation has not been implemented.", NONE, ""),
    ("The recommendation will not be implemented until the law is changed.", NONE, ""),
    ("The recommendation could be implemented in stages.", NONE, ""),
    ("Implementing this recommendation would cost a great deal.", NONE, ""),
    ("To implement this recommendation, the law would have to change.", NONE, ""),
    ("The new rota has been implemented in all wards.", NONE, ""),
    ("We have implemented a new rota.", NONE, ""),
    ("The Department will implement the recommendations of the Hobson report.", NONE, ""),
    ("We continue to implement the recommendations from the 2019 Ferry Review.", NONE, ""),
    ("We will implement recommendation 4 of the 2019 report.", YES, "commits"),
    ("The Fund is implementing the plan.", NONE, ""),
]

# --- rules 2, 3: negation, double negation, neither ---------------------------------------------

UNRESOLVED = [
    ("The agency does not disagree with the recommendation.", "double negative", ""),
    ("The Board did not disagree with our recommendation.", "double negative", ""),
    ("We cannot disagree with this recommendation.", "double negative", ""),
    ("The Government does not reject this recommendation.", "double negative", ""),
    ("The Council does not oppose this recommendation.", "double negative", ""),
    ("The Government does not agree that this step is unnecessary.", "double negative", ""),
    ("The Department neither agrees nor disagrees with this recommendation.", "", "neither"),
    ("The Bureau neither accepted nor rejected the recommendation.", "", "neither"),
    ("The agency did not agree or disagree with our recommendation.", "", "neither"),
    ("The agency did not explicitly agree or disagree with the recommendation.", "", "neither"),
    ("The agency did not state whether it agreed with the recommendation.", "", "neither"),
    ("The Department takes no position on this recommendation.", "", "neither"),
]

# --- rule 4: contrast --------------------------------------------------------------------------

CONTRASTS = [
    "We agree with this recommendation. However, we do not agree that fees should be set.",
    "We accept this recommendation but do not accept the second part of it.",
    "Agreed. However, the Board does not support the second part of the recommendation.",
    "The Council accepts this recommendation. It does not, however, accept point (b).",
    "The Ministry supports the recommendation, although it disagrees that a fund must be set up.",
    "Part (a) is accepted. Part (b) is not accepted.",
    "We agree that lamps should be lit. We reject the remainder of the recommendation.",
    "We agree that lamps should be lit, and do not accept that part of the recommendation on oil.",
]
NO_CONTRAST = [
    "We agree with this recommendation. However, the work will take time.",
    "We agree with this recommendation. However, we do not agree with the finding on staff.",
    "We agree with this recommendation. However, we do not accept that our staff were careless.",
    "We accept this recommendation, although the cost is high.",
    "Agreed. The scheme was not popular, but it will go on.",
    "We accept this recommendation. We do not think that lamps must be lit in June.",
    "We accept this recommendation. We had at first rejected it.",
]

# --- rules 6, 7, 10: not about the recommendation, whatever the verb ----------------------------

FALSE_FRIENDS = [
    "The Port would have accepted the recommendation in 2019.",
    "Had it been asked, the Port would not have accepted the recommendation.",
    "The Port agreed to discuss the recommendation.",
    "The Port agreed to review the recommendation.",
    "The agency signed a memorandum of agreement with the state.",
    "There is broad agreement among states on this point.",
    "The parties agreed a timetable in May.",
    "The plan has been agreed at the chiefs' meeting.",
    "The agency agrees with the CIO.",
    "The Board agrees with the principle that users pay.",
    "The Department accepts the finding.",
    "We agree with the report's description of the events.",
    "The agency agreed with our findings.",
    "The office accepted applications until June.",
    "Offenders must accept a caution.",
    "The fund supports families in need.",
    "We support schools through grants.",
    "This will be supported by a new team.",
    "The evidence supports this recommendation.",
    "Most stakeholders support this recommendation.",
    "The Committee accepts this recommendation.",
    "The Inquiry agreed with the recommendation of an earlier review.",
    "If the Government accepts this recommendation, the law will change.",
    "The Government will decide whether to accept this recommendation.",
    "We have not decided whether we accept this recommendation.",
    "Accepting this recommendation would cost a great deal.",
    "To accept this recommendation would be unwise.",
    "The Government may accept this recommendation.",
    "The Council should accept this recommendation.",
    "The Committee recommends that the Government accept this recommendation.",
    "The Committee asks us to accept this recommendation.",
    "The Minister is minded to accept this recommendation if the harbour is sold.",
    "The Ministry accepted a similar recommendation in an earlier year.",
    "To help to prevent accidents, it is important that recommendations are implemented in time.",
    "A group meets each month to ensure the recommendations are implemented.",
    "It is vital that the Board accepts this recommendation.",
    "The Department previously agreed with this recommendation.",
    "The supplier rejected the offer.",
    "The Council declined the invitation.",
    "It was agreed that the group would meet in May.",
    "As agreed with the Committee, we report each year.",
    "The Government welcomes this recommendation.",
    "The Government recognises the importance of this recommendation.",
    "The Department appreciates the auditor's recommendation.",
    "We thank the Committee for this recommendation.",
    "The law was adopted in 2015.",
    "The House adopted the amendment.",
    "We understand that the Harbour Trust accepts this recommendation.",
    "The Department notes that Mill Council has accepted this recommendation.",
    "The Board hopes that the ferry owner will accept this recommendation.",
    "We are aware that the Harbour Trust has implemented this recommendation.",
    "The unions have told the Council that they accept this recommendation.",
    "The auditor thought that the Council would accept this recommendation. It may not.",
    "The Ombudsman, to whom the recommendation was made as well, has accepted it.",
    "The previous government accepted this recommendation.",
    "This recommendation was rejected by the former administration.",
    "See the response to recommendation 3.",
    "See above.",
    "The Council has spent two million on the roads since 2015.",
    "",
    "   ",
    "…",
]

SILENT = [
    ("The Government notes this recommendation.", "noted"),
    ("The Government notes the Committee's recommendation.", "noted"),
    ("This recommendation is noted.", "noted"),
    ("The Government takes note of this recommendation.", "noted"),
    (
        "The Government notes this recommendation. It will be implemented with regard to cost.",
        "noted",
    ),
    ("The Government will consider this recommendation.", "under consideration"),
    ("We are considering this recommendation.", "under consideration"),
    ("We are carefully considering the recommendation.", "under consideration"),
    ("This recommendation is being considered.", "under consideration"),
    ("The recommendation is under review.", "under consideration"),
    ("The Minister will give careful consideration to this recommendation.", "under consideration"),
    ("The recommendation is subject to further consideration.", "under consideration"),
    ("This recommendation is a matter for Parliament.", "other addressee"),
    ("This is for the Welsh Government.", "other addressee"),
    ("This recommendation is not for the Port to answer.", "other addressee"),
    ("It is not for the Council to accept or reject this recommendation.", "other addressee"),
    ("The recommendation is directed to the regulator.", "other addressee"),
    ("The Board has no authority over this recommendation.", "other addressee"),
    ("This recommendation falls outside the remit of the Office.", "other addressee"),
    ("The Department defers to the regulator on this recommendation.", "other addressee"),
]


def _code(response: str, recommendation: str = "") -> tuple[str, str]:
    stances = classify_response(response, recommendation=recommendation)
    assert len(stances) == 1
    return stances[0].agreement, stances[0].qualifier


@pytest.mark.parametrize(("response", "agreement", "qualifier"), ISSUE)
def test_the_sentences_of_the_issue(response: str, agreement: str, qualifier: str) -> None:
    assert _code(response) == (agreement, qualifier)


@pytest.mark.parametrize(("response", "agreement", "qualifier"), LABELS)
def test_a_printed_label_decides(response: str, agreement: str, qualifier: str) -> None:
    assert _code(response) == (agreement, qualifier)


@pytest.mark.parametrize(("response", "agreement", "qualifier"), SENTENCES + DEGREES)
def test_a_verb_whose_object_is_the_recommendation_decides(
    response: str, agreement: str, qualifier: str
) -> None:
    assert _code(response) == (agreement, qualifier)


@pytest.mark.parametrize(("response", "agreement"), WHO_ASKS)
def test_agreement_with_who_asks_is_for_review(response: str, agreement: str) -> None:
    asked = "The Panel recommends that the Council count the lamps in the harbour."
    (stance,) = classify_response(response, recommendation=asked)
    assert stance.agreement == agreement
    assert not agreement or stance.review
    assert _code("We agree with the Panel. We do not accept this recommendation.") == (NO, "")


@pytest.mark.parametrize(("response", "asked", "agreement"), OFFICERS)
def test_an_officer_of_whom_nothing_says_that_he_asks_answers(
    response: str, asked: str, agreement: str
) -> None:
    assert _code(response, asked)[0] == agreement


def test_of_a_long_request_one_wish_is_restated() -> None:
    asked = (
        "Few seamen know where the lifeboats lie, and the harbour office keeps no list. Fog, ice "
        "and the tide make it hard to send word, and none of the five parishes pays for a bell. "
        "The Council should paint a chart of the lifeboats. It should also lend each of the "
        "parishes a bell, and drill the seamen twice every winter with the coastguard."
    )
    assert _code("The Council agrees to paint a chart of lifeboats for seamen.", asked) == (YES, "")
    assert _code("The Council agrees to send word of fog and ice.", asked) == (NONE, "")
    assert _code("The Council agrees to paint its pier.", asked) == (NONE, "")


@pytest.mark.parametrize(
    ("number", "code"), [("2", (PART, "")), ("2(a)", (YES, "")), ("2(c)", (NONE, "noted"))]
)
def test_a_part_that_is_only_noted_is_a_position_of_its_own(
    number: str, code: tuple[str, str]
) -> None:
    text = "The Council supports Recommendation 2(a) and (b), and notes Recommendation 2(c)."
    (stance,) = classify_response(text, number=number)
    assert (stance.agreement, stance.qualifier) == code


def test_a_body_of_which_the_recommendation_speaks_is_another() -> None:
    asked = "The Council should answer the auditor."
    assert _code("The Council agrees with the Inspector.", asked) == (YES, "")
    assert _code("The Council agrees with the auditor.", asked) == (NONE, "")


@pytest.mark.parametrize(("response", "agreement", "qualifier"), PROPOSITIONS)
def test_a_proposition_counts_as_far_as_it_restates_the_request(
    response: str, agreement: str, qualifier: str
) -> None:
    assert _code(response, ASKED) == (agreement, qualifier)


@pytest.mark.parametrize(("response", "agreement", "qualifier"), IMPLEMENTATION)
def test_implementation_counts_of_the_recommendation_only(
    response: str, agreement: str, qualifier: str
) -> None:
    assert _code(response) == (agreement, qualifier)


@pytest.mark.parametrize(("response", "reason", "qualifier"), UNRESOLVED)
def test_double_negatives_and_neither_are_not_resolved(
    response: str, reason: str, qualifier: str
) -> None:
    (stance,) = classify_response(response)
    assert (stance.agreement, stance.qualifier) == ("", qualifier)
    assert not reason or reason in stance.review


@pytest.mark.parametrize("response", CONTRASTS)
def test_a_later_contrast_makes_it_in_part(response: str) -> None:
    (stance,) = classify_response(response)
    assert stance.agreement == PART


@pytest.mark.parametrize("response", NO_CONTRAST)
def test_a_contrast_that_takes_nothing_away_changes_nothing(response: str) -> None:
    assert _code(response) == (YES, "")


@pytest.mark.parametrize("response", FALSE_FRIENDS)
def test_what_is_not_about_the_recommendation_has_no_code(response: str) -> None:
    assert _code(response) == ("", "")


@pytest.mark.parametrize(("response", "qualifier"), SILENT)
def test_no_position_keeps_what_is_said_instead(response: str, qualifier: str) -> None:
    assert _code(response) == ("", qualifier)
