"""Holds a made-up board's answers to groups of recommendations: one answer to one or several."""

from __future__ import annotations

from dataclasses import dataclass

NOTICE = "This document is made up, to test software: there is no such board."
TITLE = "What the Night Bus Board says to the riders’ panel"


@dataclass(frozen=True)
class Group:
    """Recommendations that are printed together, by number, with their one answer."""

    asked: tuple[tuple[str, str], ...]
    response: tuple[str, ...]
    code: tuple[str, str, str]


GROUPS = (
    Group(
        (
            ("1", "On Fridays and Saturdays, buses should run until two in the morning."),
            ("2", "The last bus should wait for the last train, however late that is."),
        ),
        (
            "The Board accepts both recommendations. From 4 June the 11, the 14 and the 30 will "
            "run until two, and their drivers will hear from the railway by radio.",
            "In the trial last autumn, 38 people a night came by these buses. Six of them wrote to "
            "say that they would otherwise have walked.",
        ),
        ("agrees", "", "recommendation"),
    ),
    Group(
        (("3", "At night, a ticket should cost what it costs by day."),),
        (
            "Not accepted. A driver costs half as much again after midnight, and the town has told "
            "us that it will not pay the difference.",
        ),
        ("does not agree", "", "label"),
    ),
    Group(
        (
            ("4", "Every stop should have a lamp."),
            ("5", "Every stop should have a bench with a back."),
            ("6", "Every stop should show when the next bus comes, and be right about it."),
        ),
        (
            "The Board accepts these recommendations in part. Lamps will be put up at all 57 stops "
            "by the end of the year. Benches need a pavement of two metres, which only 21 stops "
            "have.",
            "Signs that show the next bus will come to:",
            "• the station;",
            "• the hospital; and",
            "• the two stops at the university.",
        ),
        ("agrees in part", "", "recommendation"),
    ),
    Group(
        (("7", "Drivers should be asked before the timetable is changed."),),
        (
            "Accepted. They were asked for the first time in March, and moved eleven departures by "
            "a minute or two. The timetable has been kept better ever since.",
        ),
        ("agrees", "", "label"),
    ),
    Group(
        (
            ("8", "There should be a bus from the hospital to the north estate."),
            ("9", "It should stop wherever a rider asks the driver to stop."),
        ),
        (
            "The Board notes these recommendations and will come back to them with the budget for "
            "next year.",
        ),
        ("", "noted", ""),
    ),
)


def golden() -> list[dict[str, object]]:
    """A record for each group: "4, 5, 6", with the further numbers left in the text."""
    return [
        {
            "section": "",
            "number": ", ".join(number for number, _ in group.asked),
            "recommendation": "\n\n".join(
                text if index == 0 else f"{number}. {text}"
                for index, (number, text) in enumerate(group.asked)
            ),
            "response": "\n\n".join(group.response),
            "agreement": group.code[0],
            "qualifier": group.code[1],
            "basis": group.code[2],
        }
        for group in GROUPS
    ]
