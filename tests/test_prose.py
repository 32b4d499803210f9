"""Recommendations and answers in running text: labels, headings, bold text, boxes, numbers."""

from __future__ import annotations

from itertools import chain

import pytest
from factories import across, check, on_page, pairs, prose, records, row, split, text
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.models import Block
from pipeline.prose import find_prose
from pipeline.prose.collecting import _is_further
from pipeline.prose.draft import Draft
from pipeline.prose.units import read_units
from pipeline.rows import read_rows

# name → the paragraphs of a document (a box is in brackets), and its pairs
DOCUMENTS: dict[str, tuple[list[str], list[str]]] = {
    "labels on lines of their own": (
        [
            "Recommendation 1",
            "Mend the nets before the winter.",
            "Response",
            "We agree and will mend them.",
            "Recommendation 2",
            "Paint the boats.",
            "Response",
            "We do not agree.",
        ],
        [
            " | 1 | Mend the nets before the winter. | We agree and will mend them.",
            " | 2 | Paint the boats. | We do not agree.",
        ],
    ),
    "labels before the text": (
        [
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "They will be mended.",
            "Recommendation 2: Paint the boats.",
            "Response: We do not.",
        ],
        [
            " | 1 | Mend the nets. | We agree. / They will be mended.",
            " | 2 | Paint the boats. | We do not.",
        ],
    ),
    "both labels in one paragraph": (
        [
            "Recommendation 1: Mend all of the nets. Response: We agree.",
            "Recommendation 2: Paint all of the boats. Response: We do not.",
        ],
        [" | 1 | Mend all of the nets. | We agree.", " | 2 | Paint all of the boats. | We do not."],
    ),
    "labels without numbers": (
        [
            "Recommendation: Mend the nets.",
            "Response: We agree.",
            "Recommendation: Paint the boats.",
            "Response: We do not.",
        ],
        [" |  | Mend the nets. | We agree.", " |  | Paint the boats. | We do not."],
    ),
    "the label of the response names the number": (
        [
            "Recommendation 1: Mend the nets.",
            "Government response to recommendation 1: We agree.",
            "Recommendation 2: Paint the boats.",
            "Government response to recommendation 2: We do not.",
        ],
        [" | 1 | Mend the nets. | We agree.", " | 2 | Paint the boats. | We do not."],
    ),
    "officials comment, and the auditor on them": (
        [
            "Management Comments and Our Response",
            "The Deputy Director agreed with one recommendation.",
            "## Finding A",
            "Nets were torn.",
            "## Recommendations, Management Comments, and Our Response",
            "### Recommendation A.1",
            "We recommend that the two Directors mend the nets.",
            "**Deputy Director, Northern Ports Authority Office, Comments**",
            "The Deputy Director agreed.",
            "**Director, Nets and Boats, Comments**",
            "The Director disagreed with the recommendation.",
            "**Our Response**",
            "The nets will be mended.",
            "Status: Resolved, Open",
            "### Recommendation A.2",
            "We recommend that the Director count the nets.",
            "**Management Comments Required**",
            "The Director did not respond in time.",
            "## Finding B",
            "Boats were bare.",
            "## Management Comments on Finding B and Our Response",
            "**Director, Nets and Boats, Comments**",
            "The Director agreed with the finding.",
            "**Our Response**",
            "We changed the report.",
            "## Recommendations, Management Comments, and Our Response",
            "### Recommendation B.1",
            "We recommend that the Director for Boats paint the boats.",
            "**Director for Boats Comments**",
            "The Director partially agreed with the recommendation.",
            "**Our Response**",
            "The paint is bought.",
            "## Appendix",
            "We asked ten persons.",
            "## Management Comments",
            "We concur with the report.",
        ],
        [
            "Finding A | A.1 | We recommend that the two Directors mend the nets."
            " | The Deputy Director agreed.",
            "Finding A | A.1 | We recommend that the two Directors mend the nets."
            " | The Director disagreed with the recommendation.",
            "Finding A | A.2 | We recommend that the Director count the nets."
            " | The Director did not respond in time.",
            "Finding B | B.1 | We recommend that the Director for Boats paint the boats."
            " | The Director partially agreed with the recommendation.",
        ],
    ),
    "two rounds of answers, each assessed": (
        [
            "Recommendation 1: Mend the nets.",
            "**One-Year Agency Response**",
            "See the first.",
            "**Auditor’s Assessment of One-Year Status: Done**",
            "We saw ten nets.",
            "**60-Day Agency Response**",
            "We agree.",
            "Two nets are mended.",
            "**Auditor’s Assessment of 60-Day Status: Pending**",
            "We look forward to more.",
            "Recommendation 2: Paint the boats.",
            "**One-Year Agency Response**",
            "We do not agree.",
            "**Auditor’s Assessment of One-Year Status: No Action**",
            "The boats are bare.",
            "Recommendation 3: Light the stages.",
            "**60-Day Agency Response**",
            "We agree in part.",
            "Recommendation 4: Count the lamps.",
            "**One-Year Agency Response**",
            "We agree.",
        ],
        [
            " | 1 | Mend the nets. | See the first. / We agree. / Two nets are mended.",
            " | 2 | Paint the boats. | We do not agree.",
            " | 3 | Light the stages. | We agree in part.",
            " | 4 | Count the lamps. | We agree.",
        ],
    ),
    "a line that leads to the next recommendation": (
        [
            "The auditors recommended that the board:",
            "Recommendation 1: Mend the nets.",
            "Response: Concur. The nets are mended by two crews:",
            "* the old one; and",
            "* the new one.",
            "The auditors recommended that the master of the harbour:",
            "Recommendation 2: Paint the boats.",
            "Response: Concur. The Board should start soon, and will:",
            "* buy paint.",
            "The master should:",
            "Recommendation 3: Light the stages.",
            "Response: Concur.",
        ],
        [
            " | 1 | Mend the nets. | Concur. The nets are mended by two crews: / • the old one; and"
            " / • the new one.",
            " | 2 | Paint the boats."
            " | Concur. The Board should start soon, and will: / • buy paint.",
            " | 3 | Light the stages. | Concur.",
        ],
    ),
    "a bold recommendation, then plain text": (
        [
            "The recommendations and our response",
            "**1. The board should mend all of its nets.**",
            "The board agrees and will mend them.",
            "**2. The board should paint all of its boats.**",
            "The board does not agree.",
        ],
        [
            " | 1 | The board should mend all of its nets. | The board agrees and will mend them.",
            " | 2 | The board should paint all of its boats. | The board does not agree.",
        ],
    ),
    "headings": (
        [
            "## Recommendation 1",
            "Mend the nets.",
            "The board agrees.",
            "It will begin in May.",
            "## Recommendation 2",
            "Paint the boats.",
            "The board does not agree.",
        ],
        [
            " | 1 | Mend the nets. | The board agrees. / It will begin in May.",
            " | 2 | Paint the boats. | The board does not agree.",
        ],
    ),
    "boxes": (
        [
            "The board has answered the inquiry.",
            "[Recommendation 1: Mend the nets.]",
            "The board agrees.",
            "[Recommendation 2: Paint the boats.]",
            "The board does not agree.",
            "* They are new.",
        ],
        [
            " | 1 | Mend the nets. | The board agrees.",
            " | 2 | Paint the boats. | The board does not agree. / • They are new.",
        ],
    ),
    "one box with several recommendations": (
        [
            "The board responds to the recommendations.",
            "[8.3. Mend the nets. / 8.4. Dry the nets.]",
            "The board agrees with both.",
            "[8.5. Paint the boats.]",
            "The board does not agree.",
        ],
        [
            " | 8.3, 8.4 | Mend the nets. / 8.4. Dry the nets. | The board agrees with both.",
            " | 8.5 | Paint the boats. | The board does not agree.",
        ],
    ),
    "numbered paragraphs, each answered under a label": (
        [
            "We were asked to respond to the recommendations.",
            "1. Mend the nets.",
            "Response: We agree.",
            "2. Paint the boats.",
            "Response: We do not.",
        ],
        [" | 1 | Mend the nets. | We agree.", " | 2 | Paint the boats. | We do not."],
    ),
    "only the response has a label": (
        [
            "What was recommended to us:",
            "_The board should mend the nets._",
            "Response: We agree.",
            "_The board should paint the boats._",
            "Response: We do not.",
        ],
        [
            " |  | The board should mend the nets. | We agree.",
            " |  | The board should paint the boats. | We do not.",
        ],
    ),
    "sections": (
        [
            "# Answers of the board",
            "## A. Nets",
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "## B. Boats",
            "Recommendation 1: Paint the boats.",
            "Response: We do not.",
        ],
        [
            "A. Nets | 1 | Mend the nets. | We agree.",
            "B. Boats | 1 | Paint the boats. | We do not.",
        ],
    ),
    "a list inside the recommendation": (
        [
            "Recommendation 1: The board should mend:",
            "* the nets; and",
            "* the sails.",
            "Response: We agree.",
            "Recommendation 2: Paint the boats.",
            "Response: We do not.",
        ],
        [
            " | 1 | The board should mend: / • the nets; and / • the sails. | We agree.",
            " | 2 | Paint the boats. | We do not.",
        ],
    ),
    "a list of recommendations without answers, then each with its answer": (
        [
            "Recommendation 1: Mend the nets.",
            "Recommendation 2: Paint the boats.",
            "# The answers of the board",
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "Recommendation 2: Paint the boats.",
            "Response: We do not.",
        ],
        [" | 1 | Mend the nets. | We agree.", " | 2 | Paint the boats. | We do not."],
    ),
    "a recommendation without an answer among answered ones": (
        [
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "Recommendation 2: Paint the boats.",
            "Response:",
            "Recommendation 3: Light the quay.",
            "Response: We do not.",
        ],
        [
            " | 1 | Mend the nets. | We agree.",
            " | 2 | Paint the boats. | ",
            " | 3 | Light the quay. | We do not.",
        ],
    ),
    "one answer to two recommendations in a row": (
        [
            "Recommendation 1: Mend the nets.",
            "Recommendation 2: Dry the nets.",
            "Response: We agree with both.",
            "Recommendation 3: Light the quay.",
            "Response: We do not.",
        ],
        [
            " | 1, 2 | Mend the nets. / Recommendation 2: Dry the nets. | We agree with both.",
            " | 3 | Light the quay. | We do not.",
        ],
    ),
    "an annex ends the last answer": (
        [
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "Recommendation 2: Paint the boats.",
            "Response: We do not.",
            "# Annex A",
            "The members of the board.",
        ],
        [" | 1 | Mend the nets. | We agree.", " | 2 | Paint the boats. | We do not."],
    ),
    "a foreword that agrees with everything": (
        [
            "# Foreword",
            "We accept every recommendation.",
            "# Answers",
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "Recommendation 2: Paint the boats.",
            "Response: We do not.",
        ],
        [" | 1 | Mend the nets. | We agree.", " | 2 | Paint the boats. | We do not."],
    ),
    "all recommendations first, then the responses, in another order": (
        [
            "Recommendation 1: Mend the nets.",
            "Recommendation 2: Paint the boats.",
            "# The responses",
            "Response to recommendation 2: We do not.",
            "Response to recommendation 1: We agree.",
        ],
        [" | 1 | Mend the nets. | We agree.", " | 2 | Paint the boats. | We do not."],
    ),
    # --- nobody answers a recommendation
    "questions that were answered, in a paper that speaks of recommendations": (
        [
            "Since the recommendations of last year we were asked this:",
            "_How many nets are there?_",
            "Response: There are forty.",
            "_How many boats are there?_",
            "Response: There are four.",
        ],
        [],
    ),
    "a report": (
        ["The nets of the port", "1. We counted them.", "2. We dried them.", "All agreed on that."],
        [],
    ),
    "a report with one chapter on what it recommends": (
        [
            "# 6 Recommendation",
            "6.1 The Board issues recommendations on what its reports find.",
            "6.2 In time, responses show that the recommendations are implemented.",
            "6.3 The Board has made a recommendation on nets.",
        ],
        [],
    ),
    "a report whose recommendations have no answer yet": (
        [
            "Recommendation 1",
            "It is recommended that the Port mend the nets.",
            "Recommendation 2",
            "It is recommended that the Port dry the nets.",
            "Recommendation 3",
            "It is recommended that the Port sell the nets.",
            "A response to the recommendations was not there in time.",
        ],
        [],
    ),
    "a committee's report, of which one section is called a response": (
        [
            "# Storms in the port",
            "# The response to the storms",
            "**We recommend that the Government should mend the nets of the port.**",
            "There were forty nets in the shed when the storm came over the quay.",
            "# The response",
            "**The Government should paint all of the boats again.**",
            "Four boats were in the harbour, and none of them was painted.",
            "**We recommend that the port should light the quay.**",
            "The quay was dark for most of the night.",
        ],
        [],
    ),
    "recommendations that nobody answers": (
        ["Recommendation 1: Mend the nets.", "Recommendation 2: Paint the boats."],
        [],
    ),
    "a contents list": (
        [
            "Recommendation 1 .......... 3",
            "Response ......... 4",
            "Recommendation 2 .......... 5",
            "Response ......... 6",
        ],
        [],
    ),
    "findings that are answered, then recommendations": (
        [
            "**FINDINGS**",
            "F1. The nets are torn in many places.",
            "Response: The Council agrees with this finding.",
            "F2. The boats have not been painted since the war.",
            "Response: The Council disagrees with this finding.",
            "**RECOMMENDATIONS**",
            "R1. The Council should mend the nets.",
            "Response: The recommendation has been implemented.",
            "R2. The Council should paint the boats.",
            "Response: The recommendation will not be implemented.",
        ],
        [
            " | R1 | The Council should mend the nets. | The recommendation has been implemented.",
            " | R2 | The Council should paint the boats. | "
            "The recommendation will not be implemented.",
        ],
    ),
    "conclusions that are answered too": (
        [
            "Conclusion 1: The nets are torn.",
            "Government response: We agree with the conclusion.",
            "Recommendation 1: Mend the nets.",
            "Government response: We agree with the recommendation.",
            "Recommendation 2: Paint the boats.",
            "Government response: We do not agree with it.",
        ],
        [
            " | 1 | Mend the nets. | We agree with the recommendation.",
            " | 2 | Paint the boats. | We do not agree with it.",
        ],
    ),
    "the parts of an audit's next finding": (
        [
            "**2024-001 – Nets**",
            "Criteria",
            "Nets must be whole.",
            "Recommendation",
            "We recommend that the nets be mended.",
            "Management's response",
            "Management agrees. They have been mended.",
            "**2024-002 – Boats**",
            "Criteria",
            "Boats must be painted.",
            "Recommendation",
            "We recommend that the boats be painted.",
            "Management's response",
            "Management does not agree. They are new.",
        ],
        [
            " | 2024-001 | We recommend that the nets be mended. | "
            "Management agrees. They have been mended.",
            " | 2024-002 | We recommend that the boats be painted. | "
            "Management does not agree. They are new.",
        ],
    ),
    "a report's own text after an answer": (
        [
            "2.1 We looked at the nets.",
            "2.2 Many were torn when we looked at them.",
            "Recommendation 1: The board should mend the nets.",
            "Response: The board agrees, and has mended all of them before the winter came in.",
            "2.3 We looked at the boats.",
            "Recommendation 2: The board should paint the boats.",
            "Response: The board does not agree, since they were painted in the year before last.",
        ],
        [
            " | 1 | The board should mend the nets. | "
            "The board agrees, and has mended all of them before the winter came in.",
            " | 2 | The board should paint the boats. | "
            "The board does not agree, since they were painted in the year before last.",
        ],
    ),
    "a heading that leads to the next recommendation": (
        [
            "**Nets are torn**",
            "We saw them.",
            "The board should:",
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "**Boats are not painted**",
            "We saw them too.",
            "The board should:",
            "Recommendation 2: Paint the boats.",
            "Response: We do not.",
        ],
        [
            " | 1 | Mend the nets. | We agree.",
            " | 2 | Paint the boats. | We do not.",
        ],
    ),
    "one answer to several, by their numbers": (
        [
            "Recommendation 1",
            "Mend the nets.",
            "Response to recommendation 1",
            "We agree.",
            "Recommendation 2",
            "Paint the boats.",
            "Recommendation 3",
            "Light the quay.",
            "Response to recommendations 2 and 3",
            "We do not.",
        ],
        [
            " | 1 | Mend the nets. | We agree.",
            " | 2, 3 | Paint the boats. / Light the quay. | We do not.",
        ],
    ),
    "our response, where nobody else responds": (
        [
            "Recommendation 1: Mend the nets.",
            "Our response",
            "We agree.",
            "Recommendation 2: Paint the boats.",
            "Our response",
            "We do not.",
        ],
        [" | 1 | Mend the nets. | We agree.", " | 2 | Paint the boats. | We do not."],
    ),
    "sections: lists of recommendations, each with a list of answers": (
        [
            "# Answers about the harbour",
            "## Nets",
            "We looked at all of the nets.",
            "### Recommendations",
            "The Port should:",
            "1. Mend all of the nets before the spring.",
            "2. Count all of the nets each year.",
            "3. Sell the old nets.",
            "### Port response",
            "1. We agree. The nets will be mended in these harbours:",
            "* the harbour of the north;",
            "* the harbour of the south.",
            "2. We do not agree. Crews count nets.",
            "## Boats",
            "We looked at all of the boats.",
            "### Recommendations",
            "1. Paint all of the boats.",
            "2. Sell the old boats.",
            "3. Buy new boats.",
            "### Port response",
            "The Port gave the following response:",
            "1. We agree in part.",
            "2. We agree.",
            "3. We agree to it.",
            "## Lamps",
            "We looked at all of the lamps.",
            "### Recommendation",
            "1. Light the quay.",
            "### Port response",
            "1. We agree to light it.",
            "# Annex",
            "There are nine nets.",
        ],
        [
            "Nets | 1 | Mend all of the nets before the spring. | We agree. The nets will be "
            "mended in these harbours: / • the harbour of the north; / • the harbour of the south.",
            "Nets | 2 | Count all of the nets each year. | We do not agree. Crews count nets.",
            "Boats | 1 | Paint all of the boats. | We agree in part.",
            "Boats | 2 | Sell the old boats. | We agree.",
            "Boats | 3 | Buy new boats. | We agree to it.",
            "Lamps | 1 | Light the quay. | We agree to light it.",
        ],
    ),
    "a list of steps below an answer to a list": (
        [
            "# Recommendations",
            "R1. The Port should mend all of the nets.",
            "R2. The Port should count all of the nets.",
            "# Responses",
            "R1. We agree to mend the nets.",
            "R2. We do not agree to count them.",
            "# Recommendations",
            "1. The Port should paint all of the boats.",
            "2. The Port should sell all of the boats.",
            "# Response",
            "The Port accepts these recommendations. It will:",
            "1. buy paint; and",
            "2. find a buyer.",
        ],
        [
            " | R1 | The Port should mend all of the nets. | We agree to mend the nets.",
            " | R2 | The Port should count all of the nets. | We do not agree to count them.",
        ],
    ),
    "lists of answers of two bodies": (
        [
            "The report recommends that the harbour:",
            "1. Mend all of the nets.",
            "2. Paint all of the boats.",
            "Port response:",
            "1. The Port agrees.",
            "2. The Port does not.",
            "Pilots’ response:",
            "1. The Pilots agree in part.",
            "2. The Pilots agree.",
            "The report also recommends that it:",
            "3. Light the quay.",
            "4. Sell all of the lamps.",
            "Port response:",
            "3. The Port agrees to it.",
            "4. The Port has no lamps.",
        ],
        [
            " | 1 | Mend all of the nets. | The Port agrees.",
            " | 1 | Mend all of the nets. | The Pilots agree in part.",
            " | 2 | Paint all of the boats. | The Port does not.",
            " | 2 | Paint all of the boats. | The Pilots agree.",
            " | 3 | Light the quay. | The Port agrees to it.",
            " | 4 | Sell all of the lamps. | The Port has no lamps.",
        ],
    ),
    "labelled recommendations and a list of answers": (
        [
            "# Recommendations",
            "Recommendation 1: The Port should:",
            "1. mend its nets; and",
            "2. dry them.",
            "Recommendation 2: The Port should paint its boats.",
            "# Response",
            "1. The Port agrees.",
            "2. The Port does not agree.",
        ],
        [
            " | 1 | The Port should: / 1. mend its nets; and / 2. dry them. | The Port agrees.",
            " | 2 | The Port should paint its boats. | The Port does not agree.",
        ],
    ),
    "the items of one recommendation and a list of answers": (
        [
            "# Recommendation 1",
            "The Port should:",
            "1. mend its nets; and",
            "2. dry them.",
            "# Response",
            "1. The Port agrees.",
            "2. The Port does not agree.",
            "# Recommendation 2",
            "The Port should paint its boats.",
            "# Response",
            "The Port agrees.",
        ],
        [
            " | 1 | The Port should: / 1. mend its nets; and / 2. dry them."
            " | 1. The Port agrees. / 2. The Port does not agree.",
            " | 2 | The Port should paint its boats. | The Port agrees.",
        ],
    ),
    "sections: a title, and a label of the text, below the number": (
        [
            "# Progress on 3 May 2031",
            "# Harbour Recommendation H-31-01",
            "# Old nets in the north harbour",
            "Rating: Fair",
            "# Board recommendation",
            "The Port mend all of its nets.",
            "# Port response to Recommendation H-31-01",
            "The Port agrees.",
            "# Board assessment of the response",
            "It is fair.",
            "# Harbour Recommendation H-31-02: New boats and who is to paint all of them in spring",
            "Rating: Fair",
            "# Board recommendation",
            "The Port paint all of its boats.",
            "# Port response to Recommendation H-31-02",
            "The Port does not.",
            "# Board assessment of the response",
            "It is poor.",
        ],
        [
            "Old nets in the north harbour | H-31-01 | The Port mend all of its nets."
            " | The Port agrees.",
            "Harbour Recommendation H-31-02: New boats and who is to paint all of them in spring"
            " | H-31-02 | The Port paint all of its boats. | The Port does not.",
        ],
    ),
    "a label of the text below the number, with no title": (
        [
            "Harbour Recommendation H-31-01",
            "Board recommendation",
            "The Port mend all of its nets.",
            "Port response to Recommendation H-31-01",
            "The Port agrees.",
            "Harbour Recommendation H-31-02",
            "Board recommendation",
            "The Port paint all of its boats.",
            "Port response to Recommendation H-31-02",
            "The Port does not.",
        ],
        [
            " | H-31-01 | The Port mend all of its nets. | The Port agrees.",
            " | H-31-02 | The Port paint all of its boats. | The Port does not.",
        ],
    ),
    "sections: titles that are headings, below the number": (
        [
            "# Recommendation 1",
            "## Old nets",
            "The Port should mend all of its nets.",
            "## Response",
            "The Port agrees.",
            "# Recommendation 2",
            "## New boats",
            "The Port should paint all of its boats.",
            "## Response",
            "The Port does not.",
        ],
        [
            "Old nets | 1 | The Port should mend all of its nets. | The Port agrees.",
            "New boats | 2 | The Port should paint all of its boats. | The Port does not.",
        ],
    ),
    "one recommendation that is not bold among bold ones": (
        [
            "**Recommendation 1: Mend the nets.**",
            "Response: We agree.",
            "Recommendation 2: Paint the boats.",
            "Response: We do not.",
            "**Recommendation 3: Light the quay.**",
            "Response: We agree in part.",
        ],
        [
            " | 1 | Mend the nets. | We agree.",
            " | 2 | Paint the boats. | We do not.",
            " | 3 | Light the quay. | We agree in part.",
        ],
    ),
    "a recommendation that is bold within its paragraph": (
        [
            "**Recommendation 1: The board should mend the nets.** Agreed. They will be mended.",
            "A report will follow.",
            "**Recommendation 2: The board should paint the boats.** Not agreed. They are new.",
        ],
        [
            " | 1 | The board should mend the nets. | "
            "Agreed. They will be mended. / A report will follow.",
            " | 2 | The board should paint the boats. | Not agreed. They are new.",
        ],
    ),
    "a bold title that runs into the recommendation": (
        [
            "**Recommendation 1 – Mend the nets in winter.** The board should mend all torn nets.",
            "The board accepts the recommendation.",
            "**Recommendation 2 – Paint the boats in spring.** The board should paint its boats.",
            "The board does not accept the recommendation.",
        ],
        [
            " | 1 | Mend the nets in winter. The board should mend all torn nets. | "
            "The board accepts the recommendation.",
            " | 2 | Paint the boats in spring. The board should paint its boats. | "
            "The board does not accept the recommendation.",
        ],
    ),
    "the title of a recommendation over its parts": (
        [
            "# Recommendation 1: Nets",
            "## Recommendation 1(a)",
            "Mend the nets.",
            "Response",
            "We agree.",
            "## Recommendation 1(b)",
            "Dry the nets.",
            "Response",
            "We do not.",
        ],
        [
            "Recommendation 1: Nets | 1(a) | Mend the nets. | We agree.",
            "Recommendation 1: Nets | 1(b) | Dry the nets. | We do not.",
        ],
    ),
    "bold numbers without a full stop": (
        [
            "Response to the recommendations",
            "**1 The board should mend all of its torn nets.**",
            "Response: We agree.",
            "**2 The board should paint all of its old boats.**",
            "Response: We do not.",
        ],
        [
            " | 1 | The board should mend all of its torn nets. | We agree.",
            " | 2 | The board should paint all of its old boats. | We do not.",
        ],
    ),
    "numbers, and plain answers that state a position": (
        [
            "Response to the recommendations",
            "1. The nets are old. The office should mend them, and:",
            "* keep them dry; and",
            "* count them.",
            "It should say when (paragraph 12).",
            "The office accepts this recommendation.",
            "The nets were mended in May.",
            "# On land",
            "2. The office should paint the boats.",
            "We do not agree. Paint is dear.",
            "3. The office should light the quay.",
            "A lamp was bought in June.",
            "4. The office should ask for a price.",
            "Agreed.",
            "# Annex: the list",
            "1. The nets are old. The office should mend them.",
            "2. The office should paint the boats.",
        ],
        [
            " | 1 | The nets are old. The office should mend them, and: / • keep them dry; and / "
            "• count them. / It should say when (paragraph 12). | The office accepts this "
            "recommendation. / The nets were mended in May.",
            "On land | 2 | The office should paint the boats. | We do not agree. Paint is dear.",
            "On land | 3 | The office should light the quay. | A lamp was bought in June.",
            "On land | 4 | The office should ask for a price. | Agreed.",
        ],
    ),
    "what is asked goes on below its list": (
        [
            "# Recommendation 1",
            "The office should mend:",
            "* nets; and",
            "* floats.",
            "It should say why if it does not.",
            "The office agrees.",
            "# Recommendation 2",
            "The office should paint:",
            "* boats.",
            "It should have done so long ago, the office thinks.",
            "Paint is dear.",
            "# Recommendation 3",
            "The office should ask for a price.",
            "We agree.",
        ],
        [
            " | 1 | The office should mend: / • nets; and / • floats. / It should say why if it "
            "does not. | The office agrees.",
            " | 2 | The office should paint: / • boats. | It should have done so long ago, the "
            "office thinks. / Paint is dear.",
            " | 3 | The office should ask for a price. | We agree.",
        ],
    ),
    "a report's findings, each with its text": (
        [
            "# What we saw by day",
            "## Old nets",
            "We looked at the nets in May.",
            "**Recommendation 1**",
            "Mend the nets.",
            "**Response**",
            "We agree.",
            "## Wet boats",
            "We looked at the boats in June.",
            "**Recommendation 2**",
            "Paint the boats.",
            "**Response**",
            "We do not.",
            "# What we saw by night",
            "## Dark quays",
            "We looked at the quay at night.",
            "**Recommendation 3**",
            "Light the quay.",
            "**Response**",
            "Agreed.",
        ],
        [
            "What we saw by day | 1 | Mend the nets. | We agree.",
            "What we saw by day | 2 | Paint the boats. | We do not.",
            "What we saw by night | 3 | Light the quay. | Agreed.",
        ],
    ),
    "what an ombudsman says of an answer is no second one": (
        [
            "[Recommendation 1 / The port should mend the nets.]",
            "Response of the Port",
            "Accepted.",
            "Ombudsman’s comment",
            "I am glad of it.",
            "[Recommendation 2 / The port should paint the boats.]",
            "Response of the Port",
            "Not accepted.",
            "**Closing remarks**",
            "We would be glad to meet.",
        ],
        [
            " | 1 | The port should mend the nets. | Accepted.",
            " | 2 | The port should paint the boats. | Not accepted.",
        ],
    ),
    "matters of concern": (
        [
            "# Matter of concern 1",
            "The nets were old.",
            "Response",
            "We have mended them.",
            "# Matter of concern 2",
            "The boats were wet.",
            "Response",
            "We have painted them.",
        ],
        [
            " | 1 | The nets were old. | We have mended them.",
            " | 2 | The boats were wet. | We have painted them.",
        ],
    ),
    "a number over each recommendation": (
        [
            "# A-22-12",
            "**Recommendation:** Mend the nets.",
            "**Port response:** We agree.",
            "# A-22-13",
            "**Recommendation:** Paint the boats.",
            "**Port response:** We do not.",
        ],
        [" | A-22-12 | Mend the nets. | We agree.", " | A-22-13 | Paint the boats. | We do not."],
    ),
    "what a report recommends in its own text, and is answered at its end": (
        [
            "Report and response",
            "1. Nets are old.",
            "**2. We recommend that the port mend its nets.**",
            "3. On our visit we saw boats, and agree that they are old.",
            "**4. We recommend that the port paint its boats.**",
            "5. We thank the port.",
            "# Appendix: the Port’s response",
            "**2. We recommend that the port mend its nets.**",
            "The port agrees.",
            "**4. We recommend that the port paint its boats.**",
            "The port does not agree.",
        ],
        [
            "Appendix: the Port’s response | 2 | We recommend that the port mend its nets. | "
            "The port agrees.",
            "Appendix: the Port’s response | 4 | We recommend that the port paint its boats. | "
            "The port does not agree.",
        ],
    ),
    "a title in a box over each recommendation, one of them not answered yet": (
        [
            "[**Board inquiry recommendation**]",
            "[8.1. Nets that are torn catch no fish.]",
            "The Government agrees with the Board.",
            "[**Board inquiry recommendation**]",
            "[8.2. Boats that are bare rot.]",
            "The Government agrees with the Board on that.",
            "[**Board inquiry recommendation**]",
            "[8.3. Sails that are wet go mouldy.]",
        ],
        [
            " | 8.1 | Nets that are torn catch no fish. | The Government agrees with the Board.",
            " | 8.2 | Boats that are bare rot. | The Government agrees with the Board on that.",
        ],
    ),
    "a sign of a list before a label": (
        [
            "* Recommendation: We recommended that the port mend the nets.",
            "Response: We agree.",
            "* Recommendation: We recommended that the port paint the boats.",
            "Response: We do not agree.",
        ],
        [
            " |  | We recommended that the port mend the nets. | We agree.",
            " |  | We recommended that the port paint the boats. | We do not agree.",
        ],
    ),
    "sections are titles in boxes over the text of each audit": (
        [
            "# Audits of the year",
            "[**The North Quay**]",
            "[**Audit no. 12, 3 May 2021**]",
            "The nets were torn.",
            "**Recommendation:** We recommended that the port mend the nets.",
            "**Management response:** Management agreed.",
            "[**The South Quay**]",
            "[**Audit no. 14, 9 May 2021**]",
            "The boats were bare.",
            "**Recommendation:** We recommended that the port paint the boats.",
            "**Management response:** Management agreed to this.",
            "They will be painted.",
            "[**The Fish Market**]",
            "[**Audit no. 15, 10 June 2021**]",
            "The market was dark.",
            "**Recommendation:** We recommended that the port buy lamps.",
            "**Management response:** Management did not agree.",
        ],
        [
            "The North Quay |  | We recommended that the port mend the nets. | Management agreed.",
            "The South Quay |  | We recommended that the port paint the boats."
            " | Management agreed to this. / They will be painted.",
            "The Fish Market |  | We recommended that the port buy lamps."
            " | Management did not agree.",
        ],
    ),
    "sections whose title is not set as the lines below it, which are alike": (
        [
            "Audits of the year",
            "# North Quay",
            "# Audit no. 12, 3 May 2021",
            "The nets were torn.",
            "Recommendation: We recommended that the port mend the nets.",
            "Response: Management agreed.",
            "Sheds at the South Quay",
            "# Audit no. 14, 9 May 2021",
            "The boats were bare.",
            "Recommendation: We recommended that the port paint the boats.",
            "Response: Management agreed to this.",
            "# Fish Market",
            "# Audit no. 15, 10 June 2021",
            "The market was dark.",
            "Recommendation: We recommended that the port buy lamps.",
            "Response: Management did not agree.",
        ],
        [
            "North Quay |  | We recommended that the port mend the nets. | Management agreed.",
            "Sheds at the South Quay |  | We recommended that the port paint the boats."
            " | Management agreed to this.",
            "Fish Market |  | We recommended that the port buy lamps. | Management did not agree.",
        ],
    ),
    "pairs whole in boxes, then a box and a text of another kind": (
        [
            "# Summary of our response",
            "[**Torn nets** / The Ombudsman found that no net of the port is whole."
            " / **Response** / We accept that.]",
            "[**Bare boats** / The Ombudsman recommended that the port paint its boats."
            " / **Response** / We do not accept this, for the boats are to be sold within the year,"
            " and there is nobody who would pay for the paint.]",
            "[**Other plans** / We know that there are lessons to be learnt.]",
            "## The findings",
            "34. The Ombudsman said more of the boats.",
            "### Response",
            "35. We accept that some were bare.",
        ],
        [
            " |  | The Ombudsman found that no net of the port is whole. | We accept that.",
            " |  | The Ombudsman recommended that the port paint its boats."
            " | We do not accept this, for the boats are to be sold within the year, and there is"
            " nobody who would pay for the paint.",
        ],
    ),
    "a heading larger than that of the answer": (
        [
            "# Our response",
            "## Nets",
            "The Ombudsman recommended that the port mend the nets.",
            "#### Port response",
            "We accept this recommendation.",
            "##### When it will be done",
            "In the spring.",
            "### Boats",
            "The boats are many.",
            "The Ombudsman recommended that the port paint the boats.",
            "#### Port response",
            "We do not accept this recommendation.",
            "### What the port plans",
            "A harbour wall.",
        ],
        [
            " |  | The Ombudsman recommended that the port mend the nets."
            " | We accept this recommendation. / When it will be done / In the spring.",
            " |  | The Ombudsman recommended that the port paint the boats."
            " | We do not accept this recommendation.",
        ],
    ),
    "titles in boxes inside the answers": (
        [
            "# Our response to the port's audit",
            "[**Opening words**]",
            "We thank the auditors.",
            "**Recommendation 1:** The port should mend the nets.",
            "**Management response:** Management agreed.",
            "[**Costs of nets**]",
            "Nets are dear.",
            "[**Nets in the north**]",
            "They will be mended first.",
            "**Recommendation 2:** The port should paint the boats.",
            "**Management response:** Management did not agree.",
        ],
        [
            " | 1 | The port should mend the nets. | Management agreed. / Costs of nets"
            " / Nets are dear. / Nets in the north / They will be mended first.",
            " | 2 | The port should paint the boats. | Management did not agree.",
        ],
    ),
    "numbered chapters that agree to something else": (
        [
            "Annual report",
            "1. Our auditors made recommendations, and were given a reply.",
            "We agreed a new lease for the workshop.",
            "2. The year was wet.",
            "We supported a joint bid with the towns.",
        ],
        [],
    ),
    "the questions of a survey": (
        [
            "Figures of the response",
            "**1. Should the port, as some recommend, mend its nets?**",
            "Half of the members agree.",
            "**2. Should the port paint its boats?**",
            "Most of them agree.",
        ],
        [],
    ),
    "a heading within an answer": (
        [
            "# Recommendation 1",
            "Mend the nets.",
            "Response",
            "We agree.",
            "# Progress to date",
            "Two are mended.",
            "# Recommendation 2",
            "Paint the boats.",
            "Response",
            "We do not.",
        ],
        [
            " | 1 | Mend the nets. | We agree. / Progress to date / Two are mended.",
            " | 2 | Paint the boats. | We do not.",
        ],
    ),
    "another body's additional comments are no response": (
        [
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "Recommendation 2: Paint the boats.",
            "Response: We do not.",
            "# Senator Brook’s additional comments",
            "Recommendation 1: Light the quay.",
            "Response: Noted.",
        ],
        [
            " | 1 | Mend the nets. | We agree.",
            " | 2 | Paint the boats. | We do not.",
            "Senator Brook’s additional comments | 1 | Light the quay. | Noted.",
        ],
    ),
    "sections, and the title of the answer above them": (
        [
            "# Response of the port to the report",
            "Recommendation 1: Mend the nets.",
            "Response: We agree.",
            "# Comments by the crew",
            "Recommendation 1: Paint the boats.",
            "Response: We do not.",
        ],
        [
            " | 1 | Mend the nets. | We agree.",
            "Comments by the crew | 1 | Paint the boats. | We do not.",
        ],
    ),
    "sections that are counted, with text under them": (
        [
            "Response of the port to the audit",
            "**1. NETS**",
            "We looked at forty nets, and saw holes in most of them.",
            "Recommendation: Mend the nets.",
            "Response: We agree.",
            "**2. BOATS**",
            "We looked at four boats, none of which was painted.",
            "Recommendation: Paint the boats.",
            "Response: We do not.",
        ],
        [
            "1. NETS |  | Mend the nets. | We agree.",
            "2. BOATS |  | Paint the boats. | We do not.",
        ],
    ),
    "sections, and headings counted anew in each answer": (
        [
            "Response of the port to the audit",
            "**1. NETS**",
            "We looked at forty nets, and saw holes in most of them.",
            "Recommendation: Mend the nets.",
            "Response: We agree.",
            "**1. At once**",
            "The large nets will be mended.",
            "Recommendation: Paint the boats.",
            "Response: We do not.",
        ],
        [
            " |  | Mend the nets. | We agree. / 1. At once / The large nets will be mended.",
            " |  | Paint the boats. | We do not.",
        ],
    ),
    "sections, each a finding": (
        [
            "**Response of the port to the report**",
            "We read it.",
            "**FINDING 1: The nets have holes**",
            "Recommendation 1. Mend the nets.",
            "Response: We agree.",
            "**FINDING 2: The boats are bare**",
            "Recommendation 1. Paint the boats.",
            "Response: We do not.",
        ],
        [
            "FINDING 1: The nets have holes | 1 | Mend the nets. | We agree.",
            "FINDING 2: The boats are bare | 1 | Paint the boats. | We do not.",
        ],
    ),
    "bold text quoted from within a sentence": (
        [
            "Response of the port to the report",
            "**the visitors recommend that the nets be mended before the winter**",
            "We agree. They will be mended.",
            "**the visitors recommend that the sails be dried in the new loft**",
            "The recommendation is accepted.",
        ],
        [
            " |  | the visitors recommend that the nets be mended before the winter"
            " | We agree. They will be mended.",
            " |  | the visitors recommend that the sails be dried in the new loft"
            " | The recommendation is accepted.",
        ],
    ),
    "sections, and the paragraphs of the report": (
        [
            "Response of the port to the report",
            "**A. The nets**",
            "**Paragraph 16**",
            "**the visitors recommend that the nets be mended before the winter**",
            "We agree. They will be mended.",
            "**Paragraphs 18 and 19**",
            "**the visitors recommend that the sails be dried in the new loft**",
            "The loft is open.",
            "**B. The boats**",
            "**Recommendation in paragraph 24**",
            "**the visitors recommend that no boat leave the harbour without a lamp**",
            "We cannot accept this recommendation.",
        ],
        [
            "A. The nets | 16 | the visitors recommend that the nets be mended before the winter"
            " | We agree. They will be mended.",
            "A. The nets | 18, 19 | the visitors recommend that the sails be dried in the new loft"
            " | The loft is open.",
            "B. The boats | 24 | the visitors recommend that no boat leave the harbour without a "
            "lamp | We cannot accept this recommendation.",
        ],
    ),
    "the verdict between the label and what is asked": (
        [
            "Recommendation 1",
            "Supported in principle",
            "The Committee recommends that the nets be mended.",
            "They will be mended in May.",
            "Recommendation 2",
            "Not supported",
            "The Committee recommends that the boats be painted.",
            "They are new.",
        ],
        [
            " | 1 | The Committee recommends that the nets be mended."
            " | Supported in principle / They will be mended in May.",
            " | 2 | The Committee recommends that the boats be painted."
            " | Not supported / They are new.",
        ],
    ),
    "the verdict with the number over the answer": (
        [
            "Response of the Board",
            "1. Mend all of the torn nets in May.",
            "Recommendation 1 – Supported",
            "They will be mended.",
            "2. Paint all of the old boats.",
            "Recommendation 2 – Not supported",
            "They are new.",
        ],
        [
            " | 1 | Mend all of the torn nets in May. | Supported / They will be mended.",
            " | 2 | Paint all of the old boats. | Not supported / They are new.",
        ],
    ),
    "a list, and under a heading the answers with verdict and number": (
        [
            "# Recommendations",
            "1. Mend all of the torn nets in May.",
            "2. Paint all of the old boats.",
            "# Responses",
            "Recommendation 1 – Supported",
            "They will be mended.",
            "Recommendation 2 – Not supported",
            "They are new.",
        ],
        [
            " | 1 | Mend all of the torn nets in May. | Supported / They will be mended.",
            " | 2 | Paint all of the old boats. | Not supported / They are new.",
        ],
    ),
    "contents of which a line ends as the label of a response with a number": (
        [
            "# Contents",
            "Introduction 1",
            "Response to recommendations 2",
            "# Response to recommendations",
            "## Recommendation 1",
            "The Board should mend all of its nets.",
            "### Response",
            "They will be mended.",
            "## Recommendation 2",
            "The Board should paint all of its boats.",
            "### Response",
            "They are new.",
        ],
        [
            " | 1 | The Board should mend all of its nets. | They will be mended.",
            " | 2 | The Board should paint all of its boats. | They are new.",
        ],
    ),
    "answers under numbers alone": (
        [
            "Response to the report on nets",
            "Recommendation 1",
            "The Board supports this recommendation and will mend the nets.",
            "The nets are torn.",
            "Recommendation 2",
            "The Board does not support this recommendation.",
            "The boats are new.",
        ],
        [],
    ),
    "verdicts and answers under numbers alone": (
        [
            "Response to the report on nets",
            "Recommendation 1",
            "Supported",
            "The nets are torn and will be mended.",
            "Recommendation 2",
            "Not supported",
            "The boats are new.",
        ],
        [],
    ),
    "a position in bold below a bold recommendation": (
        [
            "Response to the report on nets",
            "**Recommendation 1**",
            "**The Committee recommends that the nets be mended.**",
            "_The Government supports this recommendation._",
            "They will be mended in May.",
            "**Recommendation 2**",
            "**The Committee recommends that the boats be painted.**",
            "**The Government does not support this recommendation.**",
            "They are new.",
        ],
        [
            " | 1 | The Committee recommends that the nets be mended."
            " | The Government supports this recommendation. / They will be mended in May.",
            " | 2 | The Committee recommends that the boats be painted."
            " | The Government does not support this recommendation. / They are new.",
        ],
    ),
    "a position set as large as the labels": (
        [
            "Response to the report on nets",
            "## Recommendation 1",
            "The Committee recommends that the nets be mended.",
            "## Partially supported",
            "They will be mended in May.",
            "## Recommendation 2",
            "The Committee recommends that the boats be painted.",
            "## The Government does not support this recommendation",
            "They are new.",
        ],
        [
            " | 1 | The Committee recommends that the nets be mended."
            " | Partially supported / They will be mended in May.",
            " | 2 | The Committee recommends that the boats be painted."
            " | The Government does not support this recommendation / They are new.",
        ],
    ),
    "further paragraphs that ask or are counted on": (
        [
            "Response to the report on nets",
            "Recommendation 1",
            "4.22 The Committee recommends a study of the nets.",
            "4.23 Such a study might be yearly.",
            "The Government notes this recommendation.",
            "Recommendation 2",
            "The Committee recommends that the boats be painted.",
            "A report should follow within a year.",
            "The Government supports this recommendation.",
            "The paint is bought.",
        ],
        [
            " | 1 | 4.22 The Committee recommends a study of the nets."
            " / 4.23 Such a study might be yearly. | The Government notes this recommendation.",
            " | 2 | The Committee recommends that the boats be painted."
            " / A report should follow within a year."
            " | The Government supports this recommendation. / The paint is bought.",
        ],
    ),
    "the number printed again over the answer": (
        [
            "Response to the report on nets",
            "## Recommendation 1",
            "The Committee recommends that the nets:",
            "a. be mended; and",
            "b. be dried.",
            "Further, the Committee recommends that they be counted.",
            "## Recommendation 1",
            "The Government agrees to mend and dry the nets.",
            "## Recommendation 2",
            "The Committee recommends that the boats be painted.",
            "## Recommendation 2",
            "The Government does not agree with this recommendation.",
        ],
        [
            " | 1 | The Committee recommends that the nets: / a. be mended; and / b. be dried."
            " / Further, the Committee recommends that they be counted."
            " | The Government agrees to mend and dry the nets.",
            " | 2 | The Committee recommends that the boats be painted."
            " | The Government does not agree with this recommendation.",
        ],
    ),
    "the label printed again over the answer": (
        [
            "Recommendation 1 The Agency should mend its nets.",
            "**Recommendation 1**",
            "The Agency accepts the recommendation.",
            "They are mended in May.",
            "Recommendation 2 The Agency should paint the boats.",
            "**Recommendation 2**",
            "Paint is dear at this time.",
            "Recommendation 3 The Agency should light the quay.",
            "Recommendation 3 The Agency does not accept the recommendation.",
        ],
        [
            " | 1 | The Agency should mend its nets."
            " | The Agency accepts the recommendation. / They are mended in May.",
            " | 2 | The Agency should paint the boats. | Paint is dear at this time.",
            " | 3 | The Agency should light the quay."
            " | The Agency does not accept the recommendation.",
        ],
    ),
    "a list of recommendations, then each label again over its answer": (
        [
            "# Recommendations",
            "Recommendation 1: The Agency should mend its nets.",
            "Recommendation 2: The Agency should paint the boats.",
            "# Replies of the Agency",
            "Recommendation 1: The Agency agrees.",
            "Recommendation 2: The Agency does not agree.",
        ],
        [
            " | 1 | The Agency should mend its nets. | The Agency agrees.",
            " | 2 | The Agency should paint the boats. | The Agency does not agree.",
        ],
    ),
    "labels over answers, and again over what an auditor says of them": (
        [
            "Recommendations that were answered",
            "Recommendation 1 The Agency accepts this.",
            "Recommendation 2 The Agency accepts this.",
            "Recommendation 3 Nets are being counted.",
            "Recommendation 3 The Agency agrees that it has not said what it will do.",
        ],
        [],
    ),
    "a verdict, then numbered text, then another body": (
        [
            "Recommendation no. 1",
            "2.18 The Board mend the nets.",
            "Board response: Agreed with qualification.",
            "2.19 The Board has bought twine.",
            "2.20 Audits of nets are yearly.",
            "Guild response: Agreed.",
            "Recommendation no. 2",
            "2.31 The Board paint the boats.",
            "Board response: Not agreed.",
            "2.32 The boats are new.",
        ],
        [
            " | 1 | 2.18 The Board mend the nets."
            " | Agreed with qualification. / 2.19 The Board has bought twine.",
            " | 1 | 2.18 The Board mend the nets. | Agreed.",
            " | 2 | 2.31 The Board paint the boats. | Not agreed. / 2.32 The boats are new.",
        ],
    ),
    "groups with one answer each": (
        [
            "Interim Report Recommendation 1",
            "Mend all of the nets in May.",
            "Interim Report Recommendation 2",
            "Dry all of the nets in June.",
            "Second Report Recommendation 4",
            "Count all of the nets in July.",
            "Government response",
            "The Board has bought twine.",
            "Interim Report Recommendation 3",
            "Paint all of the old boats.",
            "Second Report Recommendation 5",
            "Count all of the boats.",
            "Government response",
            "The boats are new.",
        ],
        [
            " | 1, 2, 4 | Mend all of the nets in May. / Interim Report Recommendation 2"
            " / Dry all of the nets in June. / Second Report Recommendation 4"
            " / Count all of the nets in July. | The Board has bought twine.",
            " | 3, 5 | Paint all of the old boats. / Second Report Recommendation 5"
            " / Count all of the boats. | The boats are new.",
        ],
    ),
    "a list in the report, then the answers in an appendix": (
        [
            "We recommend:",
            "Recommendation 1: Mend all of the nets.",
            "Recommendation 2: Paint all of the boats.",
            "Recommendation 3: Light all of the stages.",
            "# Appendix A",
            "The letter of the Board follows.",
            "Recommendation 1: Mend all of the nets.",
            "Board response: They will be mended.",
            "Recommendation 2: Paint all of the boats.",
            "Board response: They are new.",
            "Recommendation 3: Light all of the stages.",
            "Board response: Lamps are bought.",
        ],
        [
            " | 1 | Mend all of the nets. | They will be mended.",
            " | 2 | Paint all of the boats. | They are new.",
            " | 3 | Light all of the stages. | Lamps are bought.",
        ],
    ),
    "sections by a plain line over numbers that begin anew": (
        [
            "Response to the report on nets",
            "Recommendation 1: Mend all of the nets.",
            "Response: They will be mended.",
            "Recommendation 2: Paint all of the boats.",
            "Response: They are new.",
            "Comments of Senator Harrow",
            "Recommendation 1: Light all of the stages.",
            "Response: Lamps are bought.",
        ],
        [
            " | 1 | Mend all of the nets. | They will be mended.",
            " | 2 | Paint all of the boats. | They are new.",
            "Comments of Senator Harrow | 1 | Light all of the stages. | Lamps are bought.",
        ],
    ),
    "sections by a heading and a sentence over numbers that begin anew": (
        [
            "# Response to the recommendations",
            "**Recommendation 1: Mend all of the nets.**",
            "Response: They will be mended.",
            "**Recommendation 2: Paint all of the boats.**",
            "Response: They are new.",
            "# Response to the comments of Senator Harrow",
            "The Senator asked for one thing more.",
            "**Recommendation 1: Light all of the stages.**",
            "Response: Lamps are bought.",
        ],
        [
            " | 1 | Mend all of the nets. | They will be mended.",
            " | 2 | Paint all of the boats. | They are new.",
            "Response to the comments of Senator Harrow | 1 | Light all of the stages."
            " | Lamps are bought.",
        ],
    ),
    "a line between the label of an answer and its verdict": (
        [
            "[Recommendation 4.1 / The towns should mend all of the nets.]",
            "Response to Recommendation 4.1",
            "Responsibility: both of the towns",
            "Response: Accepted in part",
            "Nets are mended in May.",
            "[Recommendation 4.2 / The towns should paint all of the boats.]",
            "Response to Recommendation 4.2",
            "Responsibility: the upper town",
            "Response: Not accepted",
            "The boats are new.",
        ],
        [
            " | 4.1 | The towns should mend all of the nets. | Accepted in part"
            " / Nets are mended in May.",
            " | 4.2 | The towns should paint all of the boats. | Not accepted / The boats are new.",
        ],
    ),
    "a bold label of an answer that runs into a form": (
        [
            "**Recommendation 4.1 Nets** The towns should mend all of the nets.",
            "**Response to Recommendation 4.1** Responsibility: the upper town",
            "Response: Accepted",
            "Nets are mended in May.",
            "**Recommendation 4.2 Boats** The towns should paint all of the boats.",
            "**Response to Recommendation 4.2** Not accepted. The boats are new.",
        ],
        [
            " | 4.1 | Nets The towns should mend all of the nets. | Accepted"
            " / Nets are mended in May.",
            " | 4.2 | Boats The towns should paint all of the boats. | Not accepted."
            " The boats are new.",
        ],
    ),
    "an answer to more than four recommendations by their numbers": (
        [
            *(f"Recommendation 4.{n}: Mend the nets of town {n}." for n in range(1, 7)),
            "Response to Recommendations 4.1–4.5 and 4.6: They will be mended.",
            "Recommendation 4.7: Paint the boats.",
            "Response to Recommendation 4.7: They are new.",
        ],
        [
            " | 4.1, 4.2, 4.3, 4.4, 4.5, 4.6 | Mend the nets of town 1."
            + "".join(f" / Recommendation 4.{n}: Mend the nets of town {n}." for n in range(2, 7))
            + " | They will be mended.",
            " | 4.7 | Paint the boats. | They are new.",
        ],
    ),
    "labels of answers that are headings, as in plain text": (
        [
            "## Volume 4",
            "It tells of nets and of boats.",
            "# Recommendation 4.1 Nets",
            "The towns should mend all of the nets.",
            "## Response to Recommendation 4.1",
            "Responsibility: both of the towns",
            "## Response: Subject to further consideration",
            "Nets are mended in May.",
            "# Recommendation 4.2 Boats",
            "The towns should paint all of the boats.",
            "## Response to Recommendation 4.2",
            "Responsibility: the upper town",
            "## Response: Not accepted",
            "The boats are new.",
            "## Volume 5",
            "It tells of sails.",
            "# Recommendation 5.1 Sails",
            "The towns should dry all of the sails.",
            "## Response to Recommendation 5.1",
            "Responsibility: both of the towns",
            "## Response: Accepted",
            "They are dried.",
        ],
        [
            " | 4.1 | The towns should mend all of the nets. | Subject to further consideration"
            " / Nets are mended in May.",
            " | 4.2 | The towns should paint all of the boats. | Not accepted / The boats are new.",
            " | 5.1 | The towns should dry all of the sails. | Accepted / They are dried.",
        ],
    ),
    "several recommendations in one box": (
        [
            "[Recommendation 4.1 / The towns should mend all of the nets.]",
            "Response to Recommendation 4.1",
            "Nets are mended in May.",
            "[**Recommendation 4.2 Boats** / The towns should paint all of the boats."
            " / **Recommendation 4.3 Sails** / The towns should dry all of the sails.]",
            "Response to Recommendation 4.2",
            "The boats are new.",
            "Response to Recommendation 4.3",
            "The sails are dry.",
            "[**Recommendation 4.4 Ropes** / The towns should oil all of the ropes."
            " / **Recommendation 4.5 Buoys** / The towns should count all of the buoys.]",
            "Response to Recommendations 4.4–4.5",
            "Ropes and buoys will be looked after.",
        ],
        [
            " | 4.1 | The towns should mend all of the nets. | Nets are mended in May.",
            " | 4.2 | The towns should paint all of the boats. | The boats are new.",
            " | 4.3 | The towns should dry all of the sails. | The sails are dry.",
            " | 4.4, 4.5 | The towns should oil all of the ropes. / Recommendation 4.5 Buoys"
            " / The towns should count all of the buoys. | Ropes and buoys will be looked after.",
        ],
    ),
    "several recommendations and the conclusions between them in one box": (
        [
            "[Recommendation 1: The towns should mend all of the nets."
            " / Conclusion: The boats are old. / Recommendation 2: The towns should paint them.]",
            "The Government accepts these recommendations.",
            "[Conclusion: The sails are wet. / Recommendation 3: The towns should dry them.]",
            "The Government does not accept this recommendation.",
        ],
        [
            " | 1, 2 | The towns should mend all of the nets."
            " / Recommendation 2: The towns should paint them."
            " | The Government accepts these recommendations.",
            " | 3 | The towns should dry them."
            " | The Government does not accept this recommendation.",
        ],
    ),
    "labels of answers that name parts": (
        [
            "Recommendation 1: The town should (a) mend the nets and (b) paint the boats.",
            "Response to Recommendation 1 (a): Accepted.",
            "The nets are mended in May.",
            "Response to Recommendation 1 (b): Not accepted.",
            "The boats are new.",
            "Recommendation 2: The town should dry all of the sails.",
            "Response to Recommendation 2: Accepted.",
        ],
        [
            " | 1 | The town should (a) mend the nets and (b) paint the boats."
            " | Response to Recommendation 1 (a): Accepted. / The nets are mended in May."
            " / Response to Recommendation 1 (b): Not accepted. / The boats are new.",
            " | 2 | The town should dry all of the sails. | Accepted.",
        ],
    ),
    "sections that are printed before the label": (
        [
            "# Recommendation 1",
            "Mend all of the nets.",
            "Response: They will be mended.",
            "# Dissenting Recommendation – Senator Harrow – Recommendation 1",
            "Sell all of the nets.",
            "Response: They are needed.",
            "# Senator Brook - Recommendation 1",
            "Paint all of the boats.",
            "Response: They are new.",
        ],
        [
            " | 1 | Mend all of the nets. | They will be mended.",
            "Dissenting Recommendation – Senator Harrow | 1 | Sell all of the nets."
            " | They are needed.",
            "Senator Brook | 1 | Paint all of the boats. | They are new.",
        ],
    ),
    "headings inside answers, where only the short labels are headings": (
        [
            "# Reply of the port",
            "# © Port 2024",
            "The port thanks the review.",
            "Recommendation 1: A longer title for what is to be done about all of the old nets",
            "The port should mend all of its nets.",
            "The port agrees with this recommendation.",
            "## Recommendation 2: Boats",
            "The port should paint all of its boats.",
            "The port agrees with this recommendation.",
            "# Boats in the south",
            "They are painted first.",
            "# Boats in the north",
            "They are painted next.",
            "## Recommendation 3: Sails",
            "The port should dry all of its sails.",
            "The port does not agree with this recommendation.",
            "# Other things",
            "There were 14 nets.",
        ],
        [
            " | 1 | The port should mend all of its nets."
            " | The port agrees with this recommendation.",
            " | 2 | The port should paint all of its boats."
            " | The port agrees with this recommendation. / Boats in the south"
            " / They are painted first. / Boats in the north / They are painted next.",
            " | 3 | The port should dry all of its sails."
            " | The port does not agree with this recommendation.",
        ],
    ),
    "dissenting recommendations": (
        [
            "Recommendation 1: Mend all of the nets.",
            "Response: They will be mended.",
            "Dissenting Recommendation 1: Sell all of the nets.",
            "Response: They are needed.",
        ],
        [
            " | 1 | Mend all of the nets. | They will be mended.",
            " | 1 | Sell all of the nets. | They are needed.",
        ],
    ),
    "a report that tells what it recommended and what was replied": (
        [
            "7.1 The nets of the port were torn.",
            "7.2 On 3 May 2019 the Board recommended that the Port: / * mend the nets / * dry them"
            " in time. (012/19)",
            "7.3 On 4 June 2019, the Port replied, in part:",
            "The nets will be mended.",
            "1. They will be dried.",
            "On 5 June 2019, the Port further replied:",
            "They are dry.",
            "7.4 On 1 July 2019 the Board approved the closure of the recommendation.",
            "The boats",
            "7.5 The boats of the port were old.",
            "The Board recommends the Office paint the boats. [013/19] On 9 June 2019 the Head of"
            " the Office responded as follows: We agree with this recommendation.",
            "The lamps",
            "7.6 On 3 May 2019 the Board recommended that the Office light the lamps. (014/19)",
            "7.7 On 9 June 2019 the Office advised that it had lit them.",
            "### Lamps of others",
            "7.8 On 3 May 2019 the Board recommended that lamps be mended.",
            "On June 10th, 2019, the Office has replied:",
            "This has been done.",
            "7.9 On 3 May 2019 the Board recommended that lamps be sold. (R20190015)",
            "# Key lessons",
            "8.1 Nets want care.",
        ],
        [
            " | 012/19 | On 3 May 2019 the Board recommended that the Port: / • mend the nets"
            " / • dry them in time. | The nets will be mended. / 1. They will be dried.",
            " | 013/19 | The Board recommends the Office paint the boats."
            " | We agree with this recommendation.",
            "Lamps of others | 7.8 | On 3 May 2019 the Board recommended that lamps be mended."
            " | This has been done.",
            "Lamps of others | R20190015 | On 3 May 2019 the Board recommended that lamps be sold."
            " | ",
        ],
    ),
    "a report that prints letters with titles, and what they quote": (
        [
            "7.1 The nets of the port were torn.",
            "On 3 May 2019 the Board recommended, through the Office, that the Port mend the nets.",
            "7.1.1",
            "On 4 June 2019, the Port replied:",
            "We write in response to your letter.",
            "The Board has recommended that the Port mend the nets in time.",
            "**Repair of the nets**",
            "They will be mended.",
            "8.",
            "Key lessons",
            "8.1 Nets want care.",
        ],
        [
            " |  | On 3 May 2019 the Board recommended, through the Office, that the Port mend the"
            " nets. | We write in response to your letter. / The Board has recommended that the"
            " Port mend the nets in time. / Repair of the nets / They will be mended.",
        ],
    ),
    "a list in a summary, then the chapters of the report": (
        [
            "Recommendation 1. Mend the nets.",
            "Recommendation 2. Paint the boats.",
            "Recommendation 3. Light the quay.",
            "1. Introduction",
            *["The port has forty nets, and they were torn in the storm of the winter."] * 120,
            "Management response",
            "The chapter below says what the port did.",
            "Recommendation 1. Mend the nets.",
            "Management response: Accepted. They will be mended.",
            "Recommendation 2. Paint the boats.",
            "Management response: Not accepted. They are new.",
            "Recommendation 3. Light the quay.",
            "Management response: Accepted.",
            "Recommendation 4. Sell the lamps.",
            "Management response: Accepted.",
        ],
        [
            " | 1 | Mend the nets. | Accepted. They will be mended.",
            " | 2 | Paint the boats. | Not accepted. They are new.",
            " | 3 | Light the quay. | Accepted.",
            " | 4 | Sell the lamps. | Accepted.",
        ],
    ),
    "more than a verdict after the number over the answer": (
        [
            "Response of the Board",
            "1. Mend all of the torn nets in May.",
            "Recommendation 1 – Supported",
            "They will be mended.",
            "2. Paint all of the old boats.",
            "Recommendations 2 – Noted for the review",
            "They are new.",
            "3. Light all of the stages.",
            "Recommendation 3 – Not supported",
            "Lamps are dear.",
        ],
        [
            " | 1 | Mend all of the torn nets in May. | Supported / They will be mended.",
            " | 2 | Paint all of the old boats. | Noted for the review / They are new.",
            " | 3 | Light all of the stages. | Not supported / Lamps are dear.",
        ],
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(name: str) -> None:
    lines, expected = DOCUMENTS[name]
    got = pairs(prose(*lines))
    assert [line.split(" | ", 1)[1] if "sections" not in name else line for line in got] == [
        line.split(" | ", 1)[1] if "sections" not in name else line for line in expected
    ]


WAYS = {
    "reported": DOCUMENTS["a report that tells what it recommended and what was replied"][0],
    "box": DOCUMENTS["boxes"][0],
    "heading": DOCUMENTS["headings"][0],
    "label": DOCUMENTS["labels before the text"][0],
    "bold numbered": DOCUMENTS["a bold recommendation, then plain text"][0],
    "numbered": DOCUMENTS["numbered paragraphs, each answered under a label"][0],
    "answer": DOCUMENTS["only the response has a label"][0],
    "none": DOCUMENTS["a report"][0],
}


@pytest.mark.parametrize("way", WAYS)
def test_the_way_is_told(way: str) -> None:
    assert find_prose(prose(*WAYS[way])).way == way
    layout, _ = read_rows(prose(*WAYS[way]))
    assert layout == ("none" if way == "none" else f"prose: {way}")


def test_a_recommendation_without_an_answer_is_marked() -> None:
    lines, _ = DOCUMENTS["a recommendation without an answer among answered ones"]
    marked = [record.review for record in records(prose(*lines))]
    assert "no response found" in marked[1]
    assert "no response found" not in marked[0] + marked[2]


def test_who_replies_in_a_report_is_named() -> None:
    lines, _ = DOCUMENTS["a report that tells what it recommended and what was replied"]
    checked = check(prose(*lines))
    named = [record.responder for record in checked.records]
    assert named == ["Port", "Head of the Office", "Office", ""]
    assert not checked.document.left_over


def test_an_answer_that_runs_over_a_page() -> None:
    blocks = [
        *prose("Recommendation 1: Mend the nets.", "Response: We agree, and shall mend the"),
        *on_page(prose("nets in May.", "Recommendation 2: Paint.", "Response: We do not."), 2),
    ]
    assert pairs(blocks)[0].endswith("We agree, and shall mend the / nets in May.") or pairs(
        blocks
    )[0].endswith("We agree, and shall mend the nets in May.")


AUDIT = [
    "**A. Nets**",
    "1. We looked at ten nets.",
    "2. Two of the ten need to be mended.",
    "(1) The Office should mend all of the nets.",
    "_The Office accepted recommendation 1 and stated that they are being mended. It is open._",
    "**B. Boats**",
    "**The boats were bare**",
    "3. We saw that five of the boats were bare.",
    "(2) The Office should:",
    "* paint the boats; and",
    "* dry them.",
    "_The Office did not accept recommendation 2 and stated that they are new._",
    "4. The slips were found to be in order.",
    "(3) The Office should light all of the stages.",
    "_The Office stated that lamps are a matter for the port._",
    "**C. Thanks**",
    "5. We thank the Office.",
]
TO_CLOSE = [
    row("Rec. no.", "Recommendation", "C/O", "Actions needed to close recommendation"),
    row("1", "The Office should mend all of the nets.", "O", "Receipt of proof of it. " * 6),
    row("2", "The Office should paint the boats.", "C", "Closed without implementation. " * 6),
    row("3", "The Office should light all of the stages.", "O", "Receipt of the decision. " * 6),
]


@pytest.mark.parametrize("annex", [[], TO_CLOSE], ids=["text alone", "with its annex"])
def test_answers_below_numbers_in_another_form_than_the_reports_own(annex: list[Block]) -> None:
    assert pairs([*prose(*AUDIT), *annex]) == [
        " | 1 | The Office should mend all of the nets."
        " | The Office accepted recommendation 1 and stated that they are being mended."
        " It is open.",
        " | 2 | The Office should: / • paint the boats; and / • dry them."
        " | The Office did not accept recommendation 2 and stated that they are new.",
        " | 3 | The Office should light all of the stages."
        " | The Office stated that lamps are a matter for the port.",
    ]


ACTION_HEADS = ("**Action plan**", "**Deliverables**", "**Date**", "**Resources**")


def test_heads_of_columns_hold_below_the_rows_as_wide_as_the_table() -> None:
    blocks = [
        row(*ACTION_HEADS),
        across("**Recommendation 1** / Mend the nets.", 4),
        across("**Management response** / Management agrees.", 4),
        row("Twine is bought.", "Receipt", "May 2025", "Two nets"),
        across("**Recommendation 2** / Paint the boats.", 4),
        across("**Management response** / Management disagrees.", 4),
        row("Paint is priced.", "Dashboard", "June 2025", "None"),
        row(*ACTION_HEADS, page=2),
        row("Masts are counted.", "Report", "May 2026", "$40", page=2),
    ]
    found = records(blocks)
    assert [(r.section, r.number, r.response) for r in found] == [
        ("", "1", "Management agrees."),
        ("", "2", "Management disagrees."),
    ]
    assert found[1].extra == {
        "Action plan": "Paint is priced.\n\nMasts are counted.",
        "Deliverables": "Dashboard\n\nReport",
        "Date": "June 2025\n\nMay 2026",
        "Resources": "None\n\n$40",
    }


def test_what_is_taken_out_of_an_answer_over_a_table_of_actions_is_no_part_of_the_record() -> None:
    found = split(
        [
            *prose("Recommendation 1: Mend the nets.", "Response: We agree.", "Action plan"),
            row("Key action", "Owner", "Timing"),
            row("Buy twine.", "Dana", "May 2025"),
            *prose("Recommendation 2: Paint the boats.", "Response: We agree."),
            row("Masts", "Wednesday", table=2),
            row("Key action", "Owner", "Timing", table=3),
            row("Buy paint.", "Dana", "May 2025", table=3),
        ]
    )
    assert " ".join(word.text for word in found.headings) == "Action plan"
    assert " ".join(word.text for word in found.left_over) == "Masts Wednesday"


def test_the_status_of_each_of_several_actions_is_no_verdict() -> None:
    found = records(
        [
            *prose("Recommendation 1: Mend the nets.", "Response: We agree."),
            row("Key action", "Time frame", "Status", "Comments"),
            row("Buy twine.", "May 2025", "Completed", "None"),
            row("Mend them.", "June 2025", "Initiated", "None"),
            row("Hang them.", "July 2025", "Not started", "None"),
        ]
    )
    assert found[0].extra["Status"] == "Completed\n\nInitiated\n\nNot started"


def test_what_an_auditor_asks_for_is_no_answer() -> None:
    assert pairs([*prose("Annex: recommendations and response"), *TO_CLOSE]) == []


def test_a_table_of_number_and_recommendation_over_a_bold_verdict() -> None:
    blocks = []
    for number, asked, verdict, said in (
        ("1", "The board should mend all of the nets.", "**Support.**", "Nets are mended in May."),
        ("2", "The board should paint all boats.", "**Not supported.**", "The boats are new."),
    ):
        table = int(number)
        blocks += prose(f"Recommendation {number}")
        blocks += [
            row("Number", "Recommendation", table=table),
            row(number, asked, table=table),
        ]
        blocks += prose(verdict, said)
    found = [(r.number, r.recommendation, r.response.split("\n")[0]) for r in records(blocks)]
    assert found == [
        ("1", "The board should mend all of the nets.", "Support."),
        ("2", "The board should paint all boats.", "Not supported."),
    ]


def form(number: str, asked: str, verdict: str, answer: str, table: int) -> list[Block]:
    return [
        row("Reference", number, table=table),
        row("Recommendation of the Reporter", asked, table=table),
        row("Does the port accept the recommendation?", verdict, table=table),
        row("Port’s response", answer, table=table),
        row("Person responsible", "Harbour master", table=table),
    ]


def test_a_form_for_each_recommendation() -> None:
    found = records(
        [
            *form("IR-01", "Mend the nets.", "Accepted", "They are mended.", 1),
            *form("IR-02", "Paint the boats.", "Not accepted", "They are new.", 2),
        ]
    )
    assert [(r.number, r.recommendation, r.response, r.agreement) for r in found] == [
        ("IR-01", "Mend the nets.", "They are mended.", "agrees"),
        ("IR-02", "Paint the boats.", "They are new.", "does not agree"),
    ]


def test_a_cell_below_its_head_ends_with_its_page() -> None:
    blocks = [
        across("Recommendation 1: Mend the nets.", 3),
        across("Port’s response: We agree.", 3),
        row("Key actions", "Time frame", "Status"),
        row("Buy twine.", "June", "Not begun"),
        across("Recommendation 2: Paint the boats.", 3),
        across("Port’s response: We do not.", 3),
        row("Key actions", "Time frame", "Status"),
        row("None.", "None", "Not begun"),
        text("The status is kept by the harbour master.", page=2),
    ]
    assert [record.extra["Status"] for record in records(blocks)] == ["Not begun"] * 2


def test_a_finding_with_its_labels_in_the_left_cells() -> None:
    rows = [
        row("Finding 2024", "Cash was kept in a drawer", table=1),
        row("Criteria", "Cash is kept in a safe.", table=1),
        row("Recommendation", "The Board should consider buying a safe.", table=1),
        row("Responsible Official’s Response", "The Board agrees to buy one.", table=1),
    ]
    assert pairs(rows) == [
        " |  | The Board should consider buying a safe. | The Board agrees to buy one."
    ]


def test_a_number_that_a_page_parts_from_its_text() -> None:
    blocks = [
        *prose(
            "Board response to us",
            "R-24-01",
            "We recommend nets.",
            "Office response: Agreed.",
            "R-24-02",
        ),
        *prose("We recommend that boats be painted.", "Office response: We do not.", page=2),
    ]
    assert [line.split(" | ")[1] for line in pairs(blocks)] == ["R-24-01", "R-24-02"]


def test_two_bodies_answer_one_recommendation() -> None:
    found = records(
        prose(
            "Recommendation 1: Mend the nets.",
            "Port response: The Port agrees.",
            "Town response: The Town does not agree.",
            "Recommendation 2: Paint the boats.",
            "Port response: The Port does not agree.",
            "Town response: The Town agrees.",
        )
    )
    assert [(r.number, r.responder, r.response) for r in found] == [
        ("1", "Port", "The Port agrees."),
        ("1", "Town", "The Town does not agree."),
        ("2", "Port", "The Port does not agree."),
        ("2", "Town", "The Town agrees."),
    ]


def test_what_is_outside_is_said_to_be_outside() -> None:
    result = split(prose(*DOCUMENTS["a foreword that agrees with everything"][0]))
    outside = " ".join(word.text for word in result.outside)
    headings = " ".join(word.text for word in result.headings)
    assert outside == "We accept every recommendation."
    assert headings == "Foreword Answers"


NAMES = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8),
    min_size=2,
    max_size=8,
    unique=True,
)


@given(NAMES, st.randoms(use_true_random=False), st.sampled_from(["plain", "box", "heading"]))
@settings(max_examples=60, deadline=None)
def test_a_neighbours_answer_is_never_taken(names: list[str], random, form: str) -> None:  # type: ignore[no-untyped-def]
    forms = {
        "plain": "Recommendation {n}: Ask {name} for the nets.",
        "box": "[Recommendation {n}: Ask {name} for the nets.]",
        "heading": "## Recommendation {n}\nAsk {name} for the nets.",
    }
    groups = [
        [
            *forms[form].format(n=n, name=name).split("\n"),
            f"Response: We agree that {name} has them.",
        ]
        for n, name in enumerate(names, 1)
    ]
    random.shuffle(groups)
    expected = [
        f"{n} | Ask {name} for the nets. | We agree that {name} has them."
        for n, name in enumerate(names, 1)
    ]
    got = pairs(prose(*(line for group in groups for line in group)))
    assert sorted(line.split(" | ", 1)[1] for line in got) == sorted(expected)


VERDICTS: dict[str, tuple[list[str], list[tuple[str, str, str]]]] = {
    "a line between the recommendation and its answer": (
        [
            "Recommendation 1",
            "Mend the nets.",
            "Status: Accepted",
            "Board response: They will be mended.",
            "Recommendation 2",
            "Paint the boats.",
            "Status: Declined",
            "Board response: They are new.",
        ],
        [
            ("Mend the nets.", "They will be mended.", "agrees"),
            ("Paint the boats.", "They are new.", "does not agree"),
        ],
    ),
    "the heading": (
        [
            "# Recommendation 1 – Accepted",
            "Mend all of the torn nets now.",
            "Response: They will be mended.",
            "# Recommendation 2 (Not accepted)",
            "Paint all of the old boats now.",
            "Response: They are new.",
            "# Recommendation 3 UNDER CONSIDERATION",
            "Count all of the tugs now.",
            "Response: The council will say.",
        ],
        [
            ("Mend all of the torn nets now.", "They will be mended.", "agrees"),
            ("Paint all of the old boats now.", "They are new.", "does not agree"),
            ("Count all of the tugs now.", "The council will say.", ""),
        ],
    ),
    "boxes to tick": (
        [
            "Recommendation 1",
            "Mend the nets.",
            "☒ Concur ☐ Nonconcur",
            "Comments: They will be mended.",
            "Recommendation 2",
            "Paint the boats.",
            "☐ Concur ☒ Nonconcur",
            "Comments: They are new.",
        ],
        [
            ("Mend the nets.", "They will be mended.", "agrees"),
            ("Paint the boats.", "They are new.", "does not agree"),
        ],
    ),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_a_verdict_that_stands_by_itself(name: str) -> None:
    blocks, expected = VERDICTS[name]
    found = [
        (r.recommendation, r.response.replace("\n\n", " / "), r.agreement)
        for r in records(prose(*blocks))
    ]
    assert found == expected


def test_a_verdict_in_a_heading_has_a_name_of_its_own() -> None:
    blocks = prose(*VERDICTS["the heading"][0])
    assert [(r.section, r.extra, r.qualifier) for r in records(blocks)] == [
        ("", {"verdict": "Accepted"}, ""),
        ("", {"verdict": "(Not accepted)"}, ""),
        ("", {"verdict": "UNDER CONSIDERATION"}, "under consideration"),
    ]


def test_a_cell_beside_a_label_and_its_place_holds_the_answers_of_each_body() -> None:
    blocks = [
        row(
            "**Recommendation no. 1** / **Paragraph 2.7**",
            "The Port should mend its nets. / Port response: Agreed. / Board response: Noted.",
        ),
        row(
            "**Recommendation no. 2** / **Page 12**",
            "The Port should paint its boats. / Port response: Not agreed.",
        ),
    ]
    assert [(p.responder, p.number, p.response.text) for p in split(blocks).pairs] == [
        ("Port", "1", "Agreed."),
        ("Board", "1", "Noted."),
        ("Port", "2", "Not agreed."),
    ]
    assert {p.recommendation.text for p in split(blocks).pairs} == {
        "The Port should mend its nets.",
        "The Port should paint its boats.",
    }


def test_answers_in_a_summary_are_left_to_the_text() -> None:
    asked = {"1": "The Port should mend its nets.", "2": "The Port should paint its boats."}
    summary = [
        row(f"Recommendation no. {n} / Paragraph 2.{n}", f"{text} / Port response: Agreed.")
        for n, text in asked.items()
    ]
    body = [
        line
        for n, text in asked.items()
        for line in (f"**Recommendation no. {n}**", text, "Port response: Agreed.", "It is done.")
    ]
    assert pairs([*summary, *prose(*body)]) == [
        f" | {n} | {text} | Agreed. / It is done." for n, text in asked.items()
    ]


def test_lists_beside_side_headings() -> None:
    def group(n: int, title: str, asked: tuple[str, str], said: tuple[str, str]) -> list[Block]:
        return [
            row(f"**{n}. {title}**", f"The {title.lower()} of the port are old."),
            row(f"_{n}.1 State_", "They are torn."),
            row("**Recommendations**", f"The Port: / {n}.1 {asked[0]} / {n}.2 {asked[1]}"),
            row("**Auditee’s Response**", f"_{n}.1 {said[0]}_ / _{n}.2 {said[1]}_"),
        ]

    blocks = [
        *prose("# A report to the port"),
        *group(1, "Nets", ("Mend them.", "Count them."), ("We agree.", "We do not.")),
        *group(2, "Boats", ("Paint them.", "Sell them."), ("We partially agree.", "We agree.")),
    ]
    assert pairs(blocks) == [
        "1. Nets | 1.1 | Mend them. | We agree.",
        "1. Nets | 1.2 | Count them. | We do not.",
        "2. Boats | 2.1 | Paint them. | We partially agree.",
        "2. Boats | 2.2 | Sell them. | We agree.",
    ]


def test_a_row_without_its_left_cell_goes_on_over_the_page() -> None:
    blocks = [
        row("Recommendation no. 1", "The Board should mend nets. / Board response: Agreed, as the"),
        *on_page([Block("row", row("", "nets are old.").cells[1:], 1, 2, 2)], 2),
        row("Recommendation no. 2", "The Board should paint boats. / Board response: Agreed."),
    ]
    assert pairs(blocks)[0] == " | 1 | The Board should mend nets. | Agreed, as the nets are old."


def test_a_response_in_the_row_below_its_recommendation_is_no_recommendation() -> None:
    blocks = [
        row("Recommendation no. 1 / Paragraph 2.7", "The Board should mend all of its nets."),
        row("The Harbour Board’s response:", "Agreed. All will be mended by then."),
        row("Recommendation no. 2 / Paragraph 2.9", "The Board should paint all of its boats."),
        row("The Harbour Board’s response:", "Not agreed. All are green already."),
    ]
    assert pairs(blocks) == [
        " | 1 | The Board should mend all of its nets. | Agreed. All will be mended by then.",
        " | 2 | The Board should paint all of its boats. | Not agreed. All are green already.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["20 December 2024"],
        ["Department for Harbours", "December 2024"],
        ["Ministry of Harbours, 2 June 2025"],
        ["978-1-0000-0000-9", "E01234567 01/25"],
        ["PORT TOWN;", "13 August, 2025 22 Shravana, 1947 (Saka)", "**(A. HARROW)**"],
        ["PORT;", "13 August, 2025", "22 Shravana, 1947 (Saka)", "A. HARROW", "Chair,"],
        ["Port Town,", "13 August 2025", "**Appendix**", "Total number of nets: 9."],
        ["Once again, I thank you for your report, and all who wrote it."],
        ["I hope that this shows how glad we are of your report."],
        ["The Harbour Board trusts that these answers are of use to the Court."],
        ["The Harbour Board appreciates the opportunity to respond. Questions go to the clerk."],
        ["The Board would like to thank the Court for the opportunity to respond."],
    ],
)
def test_an_imprint_is_no_part_of_the_last_answer(lines: list[str]) -> None:
    found = split(
        prose("Recommendation 1: Mend the nets.", "Response: We agree to mend them.", *lines)
    )
    assert [p.response.text for p in found.pairs] == ["We agree to mend them."]
    assert " ".join(word.text for word in found.outside) == " ".join(lines).replace("*", "")


def test_the_source_of_the_last_answer_stays_in_it() -> None:
    lines = ["Recommendation 1: Mend the nets.", "Response: We agree."]
    source = "[Ministry of Boats, dated 4 May 2030]"
    closing = ["PORT TOWN;", "13 August, 2025", "A. HARROW"]
    assert pairs([*prose(*lines), text(source), *prose(*closing)]) == [
        f" | 1 | Mend the nets. | We agree. / {source}"
    ]


def test_an_appendix_on_a_page_of_its_own_is_not_joined_to_who_signs() -> None:
    lines = ["Recommendation 1: Mend the nets.", "Response: We agree to mend them."]
    signed = "**(A. HARROW) Chair of the Committee on Harbours**"
    blocks = [*prose(*lines, signed), *prose("**APPENDIX**", "Total number of nets: 9.", page=2)]
    assert "nets: 9" not in pairs(blocks)[0]


VERDICTS_IN_BOXES = {
    "each below its own": (
        [
            "[4a) i. Nets should be mended. / **This recommendation is accepted in full.** / "
            "4a) ii.Ropes should be bought. / **This recommendation is accepted in principle.**]",
            "Nine nets were torn.",
            "[4b. Boats should be painted. / **This recommendation is accepted in full.**]",
            "All were grey.",
        ],
        [
            " | 4a) i, 4a) ii | Nets should be mended. / 4a) ii.Ropes should be bought. | "
            "This recommendation is accepted in full. / "
            "This recommendation is accepted in principle. / Nine nets were torn.",
            " | 4b | Boats should be painted. | "
            "This recommendation is accepted in full. / All were grey.",
        ],
    ),
    "one below all, with many names before it": (
        [
            "[2a. Nets should be mended. / 2b. Ropes should be bought. / **The Port of the North, "
            "the Port of the South, the Port of the East and the Port of the West all accept these "
            "recommendations in full.**]",
            "Nine nets were torn.",
            "[2c. Boats should be painted. / **This recommendation is accepted in full.**]",
            "All were grey.",
        ],
        [
            " | 2a, 2b | Nets should be mended. / 2b. Ropes should be bought. | The Port of the "
            "North, the Port of the South, the Port of the East and the Port of the West all "
            "accept these recommendations in full. / Nine nets were torn.",
            " | 2c | Boats should be painted. | "
            "This recommendation is accepted in full. / All were grey.",
        ],
    ),
    "below a list that a sentence opens": (
        [
            "[1. Boats should be painted. / **This recommendation is accepted in full.**]",
            "All were grey.",
            "[All ports should, by June: / 6a) i. mend their nets; / 6a) ii. buy ropes; / "
            "6b. paint boats. / **These recommendations are accepted in principle.**]",
            "Nine nets were torn.",
        ],
        [
            " | 1 | Boats should be painted. | "
            "This recommendation is accepted in full. / All were grey.",
            " | 6a) i, 6a) ii, 6b | All ports should, by June: / 6a) i. mend their nets; / "
            "6a) ii. buy ropes; / 6b. paint boats. | "
            "These recommendations are accepted in principle. / Nine nets were torn.",
        ],
    ),
}


@pytest.mark.parametrize("name", VERDICTS_IN_BOXES)
def test_verdicts_in_the_box_of_what_is_recommended(name: str) -> None:
    lines, expected = VERDICTS_IN_BOXES[name]
    assert pairs(prose(*lines)) == expected


def test_headings_that_only_tell_what_became_of_a_recommendation_open_the_answers() -> None:
    lines = [
        *("## Recommendation 1", "Nets should be mended.", "Nine of them are torn."),
        *("### Recommendation accepted", "They will be mended."),
        *("## Recommendation 2", "Boats should be painted.", "All of them are grey."),
        *("### Recommendation acknowledged", "The Port sees why."),
    ]
    assert pairs(prose("# Reply of the Port", *lines)) == [
        " | 1 | Nets should be mended. / Nine of them are torn. | "
        "Recommendation accepted / They will be mended.",
        " | 2 | Boats should be painted. / All of them are grey. | "
        "Recommendation acknowledged / The Port sees why.",
    ]


def test_a_field_between_what_is_asked_and_the_label_of_its_answer_is_no_part_of_it() -> None:
    lines = [
        line
        for number in (1, 2)
        for line in (
            f"**Recommendation {number}**",
            "Nets should be mended.",
            "**Primary responsibility:** Ports Office",
            "**Response: Accepted**",
            "They will be.",
        )
    ]
    found = split(prose(*lines)).pairs
    assert [pair.recommendation.text for pair in found] == ["Nets should be mended."] * 2
    assert [{name: text.text for name, text in pair.extra} for pair in found] == [
        {"Primary responsibility": "Ports Office"}
    ] * 2


def test_a_table_of_fields_between_number_and_text() -> None:
    """The day of an answer opens none, and a brief name below others is one too."""
    fields = {"Date issued": "3 May 2031", "Latest response": "June 2031", "File status": "Active"}
    blocks = [
        block
        for number in (1, 2)
        for block in (
            *prose(f"## Recommendation {number}"),
            *(row(name, value, table=number) for name, value in fields.items()),
            *prose("### Recommendation text", "Nets should be mended."),
            *prose("### Port response", "We agree with this recommendation."),
        )
    ]
    found = split(blocks).pairs
    assert [{name: said.text for name, said in pair.extra} for pair in found] == [fields] * 2
    assert {pair.response.text for pair in found} == {"We agree with this recommendation."}


def test_the_head_over_actions_and_their_dates_is_no_field() -> None:
    def document(head: tuple[str, str], below: tuple[str, str]) -> list[dict[str, str]]:
        blocks = [
            block
            for number in (1, 2)
            for block in (
                *prose(f"## Recommendation {number}", "Nets should be mended."),
                *prose("### Management response", "We agree with this recommendation."),
                row(*head, table=number),
                row(*below, table=number),
            )
        ]
        return [
            {name: said.text for name, said in pair.extra} | {"": pair.response.text}
            for pair in split(blocks).pairs
        ]

    said = "We agree with this recommendation."
    plan = document(("Action", "Completion date"), ("1. Buy twine.", "June 2026"))
    assert plan == [{"": f"{said}\n\n1. Buy twine.\n\nJune 2026"}] * 2
    form = document(("Action", "Review due in May"), ("Owner", "The Clerk"))
    assert form == [{"Action": "Review due in May", "Owner": "The Clerk", "": said}] * 2


@pytest.mark.parametrize(
    ("fields", "extra"),
    [
        (
            ["Responsible Official: The Clerk", "Due date: May 2026"],
            {"Responsible Official": "The Clerk", "Due date": "May 2026"},
        ),
        (["Name: A. Fisher", "Position: Clerk", "Date: 4 May 2026"], {}),
    ],
)
def test_fields_below_each_answer_are_no_part_of_it(
    fields: list[str], extra: dict[str, str]
) -> None:
    answers = ["Concur. It is done.", "Partially concur.", "Concur. They will be."]
    lines = [
        line
        for number, answer in enumerate(answers, 1)
        for line in (
            f"**Recommendation {number}**",
            "Nets should be mended.",
            f"**Management response:** {answer}",
            *fields,
        )
    ]
    found = split(prose(*lines)).pairs
    said = answers if extra else ["\n\n".join([answer, *fields]) for answer in answers]
    assert [pair.response.text for pair in found] == said
    assert [{name: text.text for name, text in pair.extra} for pair in found] == [extra] * 3


@pytest.mark.parametrize(
    ("below", "dates"),
    [  # "" for an answer below which no field stands
        (["Target date: May 2026.", "Target date: June 2026.", "", "Target date: None."], True),
        (["", "Target date: May 2026.", ""], False),
        (["**Target date (TD):** May 2026.", ""], True),
        (["Target date (TD): May 2026.", ""], False),
    ],
)
def test_fields_below_most_answers_or_with_a_bold_name_are_no_part_of_them(
    below: list[str], dates: bool
) -> None:
    lines = [
        line
        for number, field in enumerate(below, 1)
        for line in (
            f"**Recommendation {number}:** Nets should be mended.",
            "**Response:** Concur. It will be done.",
            *filter(None, [field]),
        )
    ]
    found = split(prose(*lines)).pairs
    assert [len(pair.extra) for pair in found] == [dates and bool(field) for field in below]
    assert [len(pair.response.paragraphs) for pair in found] == [
        1 + (bool(field) and not dates) for field in below
    ]


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        (["Dear Ms Reed,", "I write in response to your report on the nets."], 3),
        (["Dear Ms Reed,", "I write about the nets. Your report was a matter of concern."], 0),
        (["Port Office", "We write in response to your report on the nets."], 0),
    ],
)
def test_a_letter_says_in_its_opening_that_it_answers(opening: list[str], found: int) -> None:
    lines = [
        *("_(1) Nobody counted the nets before the winter._", "A clerk has counted them in May."),
        *("_(2) It was not known who keeps the key._", "The key hangs in the office."),
        *("_(3) The boats had no lamps at night._", "Lamps were bought in June, and hung in July."),
    ]
    close = "I hope that this letter answers your matters of concern."
    assert len(pairs(prose(*opening, *lines, close))) == found


def test_what_the_auditor_says_of_an_answer_ends_at_the_next_finding() -> None:
    finding = ["**Recommendation**", "The Port should mend its nets.", "**Management response**"]
    answer = ["Agreed.", "**Auditor’s conclusion**", "The response is noted."]
    lines = [
        *("**1. Nets**", "**Audit finding**", "Nine were torn.", *finding, *answer),
        *("**2. More nets**", "**Audit finding**", "Ten were torn.", *finding, *answer),
    ]
    found = split(prose(*lines)).pairs
    assert [{name: text.text for name, text in pair.extra} for pair in found] == [
        {"Auditor’s conclusion": "The response is noted."}
    ] * 2


@pytest.mark.parametrize(
    ("heading", "ends"),
    [("## Archive of responses", True), ("### Nets in the north", False), ("## Progress", False)],
)
def test_a_heading_above_those_of_the_answers_ends_the_last(heading: str, ends: bool) -> None:
    answers = [
        line
        for number in (1, 2, 3)
        for line in (
            f"**Recommendation {number}**",
            "The Port should mend its nets.",
            "The Port agrees with this recommendation.",
            "### Nets in the south",
            "They are mended first.",
        )
    ]
    found = pairs(prose("# Reply of the Port", *answers, heading, "There were 14 nets."))
    assert ("There were 14 nets." not in found[-1]) == ends


@pytest.mark.parametrize(
    "lines", [["Target date", "December 2024"], ["This will be done by:", "December 2024"]]
)
def test_a_date_that_is_named_is_part_of_the_last_answer(lines: list[str]) -> None:
    found = split(prose("Recommendation 1: Mend the nets.", "Response: We agree.", *lines))
    assert [p.response.text for p in found.pairs] == ["\n\n".join(["We agree.", *lines])]


def test_a_date_between_answers_stays_in_its_answer() -> None:
    lines = ["Response: We agree.", "December 2024", "The nets were mended."]
    found = split(prose("Recommendation 1: Mend the nets.", *lines))
    assert "December 2024" in found.pairs[0].response.text


def test_no_further_answer_follows_where_the_first_is_missing() -> None:
    units = read_units([text("1. Mend the nets."), text("Our boats"), text("Response: We agree.")])
    assert not _is_further(units, 2, Draft([0]))


def test_what_stands_between_two_labels_of_an_answer_is_a_field() -> None:
    lines = ["Response to Recommendation 4.1", "Responsibility: both towns", "Response: Accepted"]
    found = records(prose("Recommendation 4.1", "The towns should mend all of the nets.", *lines))
    assert [(r.response, r.extra) for r in found] == [
        ("Accepted", {"Responsibility": "both towns"})
    ]


def test_a_finding_with_one_recommendation_numbers_it() -> None:
    def finding(number: int, *asked: str) -> list[str]:
        pairs_of_lines = [(f"Recommendation: {text}", "Response: Agreed.") for text in asked]
        title = f"**Finding No. {number} – Nets and boats**"
        return [title, "Condition: They are old.", *chain(*pairs_of_lines)]

    found = split(prose(*finding(4, "Mend the nets."), *finding(5, "Paint them.", "Sell them.")))
    assert [pair.number for pair in found.pairs] == ["4", "", ""]
    assert "Finding No. – Nets" in " ".join(word.text for word in found.outside)
    assert not found.left_over


def test_heads_of_columns_over_nothing_are_no_answers() -> None:
    lines = ["1. The port should mend its nets.", "Management response", "# Recommendation lead"]
    assert pairs(prose("# Evaluation", *lines, "# Action lead", *lines, "Port office")) == []
