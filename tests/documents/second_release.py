"""Makes a second, made-up release of the chart from the first, and returns what was changed.

White space differs everywhere, which must not count; everything else is listed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from chart import SECTIONS, Item, Section, golden

DOCUMENT = "secure-communities-chart"

ADDED = Item(
    "2",
    ("ICE has to tell its officers, in one place, which of its memos are still in force.",),
    (
        "ICE agrees with this recommendation. A list of the memos in force, with a line on what "
        "each one governs, has hung in every field office since May 2013 and is brought up to "
        "date each quarter.",
    ),
)

REWORDED = {
    "The program has to become more open to view.": "Whoever wishes to see into the program has "
    "to be able to.",
    "Bring the immigration enforcement programs into line with one another.": "Make the "
    "immigration enforcement programs consistent, in their rules as well as in practice.",
}

IN_PART = "ICE agrees with this recommendation. The start of Secure Communities"
"""How the response begins that agrees only in part from now on."""

CONTRAST = (
    " However, ICE disagrees that the part which states play should be set out state by state."
)

RENAMED = {
    "III. Minor Traffic Offenses and Misdemeanors. Recommendations": "III. Traffic Matters and "
    "Other Small Offenses."
}


def second_release() -> tuple[tuple[Section, ...], list[tuple[str, str]]]:
    """The sections of the second release, and the (old, new) ids of the records.

    An old id is "" where the record was added, a new one where it was removed.
    """
    overall, first, second, third, fourth = SECTIONS
    changed = (
        _with_items(overall, overall.items),
        _with_items(first, first.items[:3]),
        _with_items(second, (second.items[0], ADDED, *second.items[1:])),
        _with_items(third, third.items),
        _with_items(fourth, (*fourth.items[:2], *fourth.items[3:], first.items[3])),
    )
    old = {
        item.response[0]: identity(section, item) for section in SECTIONS for item in section.items
    }
    pairs = []
    for section in changed:
        for item in section.items:
            pairs.append((old.pop(item.response[0], ""), identity(section, item)))
    pairs += [(gone, "") for gone in old.values()]
    return tuple(_edited(section) for section in changed), pairs


def _with_items(section: Section, items: tuple[Item, ...]) -> Section:
    numbered = (replace(item, number=str(place + 1)) for place, item in enumerate(items))
    return replace(section, items=tuple(numbered))


def _edited(section: Section) -> Section:
    items = []
    for item in section.items:
        item = replace(
            item, recommendation=tuple(REWORDED.get(text, text) for text in item.recommendation)
        )
        if item.response[0].startswith(IN_PART):
            first = item.response[0].replace("agrees with", "agrees in part with", 1)
            last = item.response[-1] + CONTRAST
            response = (first, *item.response[1:-1], last)
            item = replace(item, response=response, verdict="agrees in part")
        items.append(item)
    return replace(
        section, heading=RENAMED.get(section.heading, section.heading), items=tuple(items)
    )


def identity(section: Section, item: Item) -> str:
    """The record's id: "secure-communities-chart/II/4"."""
    roman = re.match(r"([IVX]+)\. ", section.heading)
    key = roman[1] if roman else section.heading.lower().replace(" ", "-")
    return f"{DOCUMENT}/{key}/{item.number}"


def list_changes() -> list[dict[str, object]]:
    """Each record that is not the same in both releases, with the fields that differ."""
    sections, pairs = second_release()
    before, after = (
        dict(zip((identity(s, i) for s in release for i in s.items), golden(release), strict=True))
        for release in (SECTIONS, sections)
    )
    changes = []
    for old, new in pairs:
        one, two = before.get(old, {}), after.get(new, {})
        fields = [name for name in one if two and one[name] != two[name]]
        if fields or not (old and new):
            changes.append({"old": old, "new": new, "fields": fields})
    return changes


def with_other_space(text: str) -> str:
    """The rough text with other white space: doubled, protected, trailing, before a tag."""
    text = re.sub(r"(?<=[a-z]\.) (?=[A-Z])", "  ", text)
    text = re.sub(r"(?<=fiscal) (?=year)|(?<=Director) (?=Morton)", "\u00a0", text)
    text = text.replace("<p>", "<p> ").replace("</p> <p>", " </p><p>")
    return re.sub(r"(?<=\S)\n", " \n", text)
