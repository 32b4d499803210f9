"""Gives the tests a small dataset in two releases: ten recommendations to a harbour office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.models import Dataset, Document, Evidence, Ledger, Record

Items = list["Item"]


@dataclass(frozen=True)
class Item:
    """What a record is made of; its number counts within its section unless it has one."""

    section: str
    recommendation: str
    response: str = ""
    agreement: str = ""
    number: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    def but(self, **changes: Any) -> Item:
        """The item with other values; values of the record itself go to ``more``."""
        own = {name: value for name, value in changes.items() if name in Item.__annotations__}
        more = {name: value for name, value in changes.items() if name not in own}
        return replace(self, **own, more={**self.more, **more})


A, B, C = "A. Access", "B. Safety on the water", "C. Money"

HARBOUR = [
    Item(
        A,
        "The harbour office should publish the opening hours of every ferry landing.",
        "The office agrees with this recommendation and has put the hours on its web page.",
        "agrees",
    ),
    Item(
        A,
        "Landing stages should be lit from dusk until the last boat has left.",
        "The office agrees. New lamps were ordered in March.",
        "agrees",
    ),
    Item(A, "Publish the results each spring.", "Agreed.", "agrees"),
    Item(
        B,
        "Every crew should practise a man overboard drill twice a year.",
        "The office does not accept this recommendation, since crews practise four times.",
        "does not agree",
    ),
    Item(
        B,
        "The authority should count near misses at the lock gates and report them to the town.",
        "The office accepts this in part: it counts them, but may not report them by name.",
        "agrees in part",
    ),
    Item(B, "Life rings should hang within forty paces of each berth.", "Agreed.", "agrees"),
    Item(
        B,
        "Publish the results each spring.",
        "The office accepts this recommendation and will publish them in early summer.",
        "agrees",
    ),
    Item(C, "Fees for small boats should not rise faster than wages.", "The office notes this."),
    Item(
        C,
        "The accounts of the dredging fund should be audited by somebody from another county.",
        "The office agrees in principle.",
        "agrees in part",
        more={"qualifier": "in principle"},
    ),
    Item(
        C,
        "Empty berths should be let by the week to visitors in winter.",
        "The office agrees with this recommendation, and lets them already.",
        "agrees",
    ),
]

NEW = Item(
    B,
    "A pilot should board tankers before they pass the outer lighthouse.",
    "The office disagrees, as its pilots have no cutter of their own.",
    "does not agree",
)


def records_of(items: Iterable[Item], document: str = "harbour-2021") -> tuple[Record, ...]:
    """Records with ids like harbour-2021/B/3, from the first word of the section."""
    counts: Counter[str] = Counter()
    records = []
    for sequence, item in enumerate(items, start=1):
        counts[item.section] += 1
        number = item.number or str(counts[item.section])
        place = re.split(r"\W", item.section)[0] or "-"
        evidence = re.match(r"[^.,:]+", item.response)
        values: dict[str, Any] = {
            "recommendation_id": f"{document}/{place}/{number}",
            "document_id": document,
            "sequence": sequence,
            "section": item.section,
            "number": number,
            "recommendation": item.recommendation,
            "response": item.response,
            "agreement": item.agreement,
            "evidence": [Evidence(quote=evidence[0], start=0, end=evidence.end())]
            if evidence and item.agreement
            else [],
        }
        records.append(Record.model_validate(values | item.more))
    return tuple(records)


def document(name: str = "harbour-2021", **values: Any) -> Document:
    """A document with an account of its words that says nothing."""
    ledger = Ledger(words=9, records=9, headings=0, notes=0, furniture=0, outside=0, left_over=0)
    made: dict[str, Any] = {
        "document_id": name,
        "source": f"{name}.pdf",
        "sha256": "0" * 64,
        "format": "pdf",
        "pages": 3,
        "ledger": ledger,
    }
    return Document.model_validate(made | values)


def release(items: Iterable[Item], name: str = "harbour-2021") -> Dataset:
    """A dataset of one document."""
    return Dataset(documents=(document(name),), records=records_of(items, name))


def together(*releases: Dataset) -> Dataset:
    """One dataset of them all."""
    return Dataset(
        documents=tuple(document for each in releases for document in each.documents),
        records=tuple(record for each in releases for record in each.records),
    )


# --- edits, by the position of a record from 0 ----------------------------------------------------


def put(place: int, *items: Item) -> Callable[[Items], Items]:
    return lambda old: [*old[:place], *items, *old[place:]]


def drop(place: int) -> Callable[[Items], Items]:
    return lambda old: [*old[:place], *old[place + 1 :]]


def edit(place: int, **changes: object) -> Callable[[Items], Items]:
    return lambda old: [*old[:place], old[place].but(**changes), *old[place + 1 :]]


def move(place: int, to: int, **changes: object) -> Callable[[Items], Items]:
    return lambda old: put(to, old[place].but(**changes))(drop(place)(old))


def every(change: Callable[[Item], Item]) -> Callable[[Items], Items]:
    return lambda old: [change(item) for item in old]


def spread(item: Item) -> Item:
    """The item as another setting would break, space and quote it."""
    text = item.response.replace(" ", "\n", 2).replace("accept", "ac-\ncept")
    return item.but(recommendation=f"•  {item.recommendation} ", response=text)


REWORDED = "The  authority should count collisions at the lock gates and report them to us."
SECOND = every(spread)(HARBOUR)
"""The second release: everything that can happen to a recommendation, and white space as well."""
for change in (
    edit(1, agreement="agrees in part", response="The office agrees in part. Lamps are dear."),
    edit(4, recommendation=REWORDED),
    edit(8, response="The office agrees\nin principle, and waits for the county."),
    move(2, 8, section=C),
    every(lambda item: item.but(section=item.section.replace(A, "Access to the water"))),
    put(4, NEW),
    drop(5),
):
    SECOND = change(SECOND)


CANAL = [
    Item("", "Towpaths should be mown before the season of boats begins.", "Accepted.", "agrees"),
    Item("", "Publish the results each spring.", "Not accepted.", "does not agree"),
    Item("", "Fees for small boats should not rise at all.", "Rejected.", "does not agree"),
]
