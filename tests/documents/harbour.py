"""Holds a made-up agency's answers to a made-up inquiry, with many wordings of the verdict.

Signs in the text as in chart.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from chart import plain

FIRST_LINE = (
    "This document is made up, to test software: no such authority and no such inquiry exist."
)
TITLE = "Response of the Harbour Safety Authority to the Calder Sound Inquiry"
INTRO = (
    "On the evening of 9 November 2019 the ferry Margaret Ellen struck a moored dredger in Calder "
    "Sound, and 14 people were hurt. The inquiry which followed reported on 3 May 2021 and made "
    "twelve recommendations. The chart below gives, one by one, the answer of the Authority (HSA) "
    "and the day by which it expects to have acted."
)
HEADS = ("No.", "Inquiry recommendation", "HSA response", "Due date")
NOTE = "Of these, nine were found within a day; two sets were never returned by the makers."


@dataclass(frozen=True)
class Answer:
    """A row of the chart, and how it is coded: agreement, qualifier, basis."""

    number: str
    recommendation: tuple[str, ...]
    response: tuple[str, ...]
    due: str
    code: tuple[str, str, str]


PARTS: tuple[tuple[str, tuple[Answer, ...]], ...] = (
    (
        "Part A. On the water",
        (
            Answer(
                "1",
                (
                    "The Authority should require every passenger vessel of more than 12 metres "
                    "to carry a working radar set, and a second person trained to read it, "
                    "whenever it sails between sunset and sunrise.",
                ),
                (
                    "Accepted. A direction under section 14 of the Harbours Act will bind all 31 "
                    "vessels concerned. Owners were sent a draft on 1 June 2021, and the nine who "
                    "wrote back asked only for time to train their crews.",
                    "We will pay for two courses a month at the Calder nautical school until each "
                    "crew has had one, at a cost of about £46,000. The harbour master will look "
                    "at the training books of every vessel once a season.",
                ),
                "31 March 2022",
                ("agrees", "", "label"),
            ),
            Answer(
                "2",
                (
                    "The speed limit in the Sound should be cut from 12 to 8 knots, at all hours "
                    "and for all craft, between the Old Light and the dredging grounds.",
                ),
                (
                    "Partially accepted. The lower limit will hold from sunset to sunrise and "
                    "whenever one can see less than two cables. By day, and in clear weather, the "
                    "present limit stays: of 212 incidents logged since 2010, only three happened "
                    "under such conditions, and none of them through speed.",
                    "The limit does not bind lifeboats and police launches on call.",
                ),
                "1 October 2021",
                ("agrees in part", "", "label"),
            ),
            Answer(
                "3",
                ("Leisure craft should be kept out of the main channel altogether.",),
                (
                    "Not accepted. The channel is the only way to the three marinas when the tide "
                    "is out. To close it would force some 1,900 small boats across the mussel "
                    "beds, where there are neither lights nor buoys, and where help is slow to "
                    "come.",
                ),
                "–",
                ("does not agree", "", "label"),
            ),
            Answer(
                "4",
                (
                    "The Authority should set up a vessel traffic service for the whole Sound, "
                    "staffed day and night, with these powers:",
                    "• to order a vessel to stop, to wait or to turn back;",
                    "• to close a berth; and",
                    "• to call out the tugs at the owner’s cost.",
                ),
                (
                    "The Authority agrees in principle with this recommendation. Such a service "
                    "would have seen the dredger’s lights fail 40 minutes before the collision. A "
                    "staff of eleven, two radar masts and a control room would be needed, and the "
                    "building on Custom House Quay could hold all three.",
                    "What it costs to run, who pays, and whether the powers call for a new Act "
                    "has still to be worked out with the Treasury. A plan will be put before the "
                    "board in three steps:",
                    "• the masts and the cameras, by the spring of 2022;",
                    "• a watch by day, within a year of that; and",
                    "• a watch by night, once the money for it is found.",
                ),
                "To be agreed",
                ("agrees in part", "in principle", "recommendation"),
            ),
            Answer(
                "5",
                (
                    "The owners of the Margaret Ellen and of the dredger should each publish what "
                    "they have learned from the collision.",
                ),
                (
                    "Noted. Both companies have told us that they mean to publish, the one in its "
                    "yearly report and the other on its website.",
                ),
                "–",
                ("", "noted", ""),
            ),
            Answer(
                "6",
                (
                    "All life jackets on board should be inspected each year by somebody whom the "
                    "Authority has approved, and those that are past their date destroyed.",
                ),
                (
                    "The Authority accepts this recommendation. In the summer of 2021 our "
                    "inspectors went through 5,260 jackets and found 311 that would not have "
                    "inflated.{1} Six inspectors have been approved so far, and their names hang "
                    "in the harbour office.",
                    "From next year the vessel’s licence will depend on the certificate. Jackets "
                    "that fail are cut up on the spot, in front of the owner, so that none finds "
                    "its way back on board.",
                ),
                "30 April 2022",
                ("agrees", "", "recommendation"),
            ),
            Answer(
                "7",
                (
                    "Ferry crews should have a legal right to eleven hours of rest in every "
                    "twenty-four.",
                ),
                (
                    "This is a matter for the Department of Transport, which is reviewing the "
                    "rules on hours for inland crews and expects to report in 2022. We have sent "
                    "it the evidence that we gave to the inquiry.",
                ),
                "–",
                ("", "other addressee", ""),
            ),
        ),
    ),
    (
        "Part B. On the shore",
        (
            Answer(
                "8",
                (
                    "The harbour, the lifeboat station and the hospital should share one "
                    "telephone number for emergencies on the Sound.",
                ),
                (
                    "This recommendation has been implemented. The number went live on 12 July "
                    "2021. In its first ten weeks it took 87 calls, 83 of which were answered "
                    "within ten seconds.",
                ),
                "Done",
                ("agrees", "already done", "implementation"),
            ),
            Answer(
                "9",
                (
                    "The Authority should hold an exercise with all the emergency services at "
                    "least once a year, at night, and without telling the crews beforehand; and "
                    "should make public what went wrong.",
                ),
                (
                    "The Authority will implement this recommendation in full. The first exercise "
                    "is planned for the winter, with a ferry lent by its owners and some sixty "
                    "volunteers in the part of the passengers. A neighbouring port will watch and "
                    "write the report.",
                    "The last exercise took place in 2014, by daylight, with two weeks’ notice. "
                    "Its report, which named the same weak points as the inquiry, never left the "
                    "building. That was wrong.",
                ),
                "28 February 2022",
                ("agrees", "commits", "implementation"),
            ),
            Answer(
                "10",
                (
                    "The post of harbour master should be filled by the Minister, and no longer "
                    "by the Authority’s own board.",
                ),
                (
                    "The Authority does not accept this recommendation. The board answers for "
                    "what the harbour master does and must be free to choose. We have, however, "
                    "asked two outsiders to sit with us when the post is next filled.",
                ),
                "–",
                ("does not agree", "", "recommendation"),
            ),
            Answer(
                "11",
                (
                    "Consideration should be given to moving the ferry landing from Custom House "
                    "Quay to the north shore.",
                ),
                (
                    "We will consider this together with the town council once the survey of the "
                    "north shore is there. The survey was ordered in August 2021; it looks at "
                    "depth, wind, the road and the cost of a shelter.",
                ),
                "June 2022",
                ("", "under consideration", ""),
            ),
            Answer(
                "12",
                (
                    "Each berth should have lights that burn on their own battery, and ladders "
                    "every 15 metres down to the lowest tide; and the dredging company should be "
                    "made to bear half the cost.",
                ),
                (
                    "The Authority agrees with this recommendation. The lights for all 22 berths "
                    "have been ordered, and 64 ladders will be fixed as the tides allow, "
                    "beginning with the ferry landing.",
                    "However, we do not agree that the dredging company should bear half the "
                    "cost. It pays harbour dues like everybody else, and the law knows of no "
                    "further charge. The £118,000 will come from the reserve.",
                ),
                "31 August 2022",
                ("agrees in part", "", "contrast"),
            ),
        ),
    ),
)


def golden() -> list[dict[str, object]]:
    """The records of the document as data, without pages."""
    return [
        {
            "section": part,
            "number": answer.number,
            "recommendation": "\n\n".join(map(plain, answer.recommendation)),
            "response": "\n\n".join(map(plain, answer.response)),
            "agreement": answer.code[0],
            "qualifier": answer.code[1],
            "basis": answer.code[2],
            "notes": [NOTE] if "{1}" in "".join(answer.response) else [],
            "extra": {HEADS[3]: answer.due},
        }
        for part, answers in PARTS
        for answer in answers
    ]
