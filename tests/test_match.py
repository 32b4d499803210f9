"""Which records of two releases are the same recommendation, and when that cannot be told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from releases import HARBOUR, NEW, A, B, C, Item, records_of

from pipeline.compare.match import match_records

TEXT = "Publish the results each spring."
SHIPS, GATES = (
    "The office agrees and will print them with the list of ships that called at the quay.",
    "The office cannot: the keepers of the lock gates count nothing before the autumn.",
)


def matched(old: list[Item], new: list[Item]) -> dict[str, list[str]]:
    """Where each record went: "A/1 → B/2 (text)", and what came, went or is unclear."""
    matching = match_records(records_of(old), records_of(new))

    def names(records: object) -> str:
        return " ".join(r.recommendation_id.removeprefix("harbour-2021/") for r in records)

    return {
        "matched": [f"{names([m.old])} → {names([m.new])} ({m.by})" for m in matching.matches],
        "removed": names(matching.removed).split(),
        "added": names(matching.added).split(),
        "unclear": [f"{names(u.old)} | {names(u.new)}" for u in matching.unclear],
    }


def ferries(section: str, days: str) -> Item:
    return Item(section, f"Ferries should carry bicycles free of charge on {days}.", "Yes.")


CASES = {
    "an id does not decide where another record has the text": (
        HARBOUR[3:5],
        [NEW, *HARBOUR[3:5]],
        {"matched": ["B/1 → B/2 (text)", "B/2 → B/3 (text)"], "added": ["B/1"]},
    ),
    "nor where another record has nearly the text": (
        [HARBOUR[5]],
        [NEW, HARBOUR[5].but(recommendation="Life rings should hang near each berth.")],
        {"matched": ["B/1 → B/2 (similarity)"], "added": ["B/1"]},
    ),
    "the same id, and nothing in common": (
        [HARBOUR[5]],
        [NEW],
        {"removed": ["B/1"], "added": ["B/1"]},
    ),
    "equal texts in two sections stay in their sections": (
        [Item(A, TEXT, SHIPS), Item(B, TEXT, GATES)],
        [Item(A, TEXT, GATES), Item(B, TEXT, SHIPS)],
        {"matched": ["A/1 → A/1 (id)", "B/1 → B/1 (id)"]},
    ),
    "equal texts in one section, both renumbered and reworded: the responses tell": (
        [Item(A, TEXT, SHIPS), Item(A, TEXT, GATES)],
        [NEW.but(section=A), Item(A, TEXT, f"{SHIPS} So far."), Item(A, TEXT, f"{GATES} So far.")],
        {"matched": ["A/1 → A/2 (text)", "A/2 → A/3 (text)"], "added": ["A/1"]},
    ),
    "equal texts, and one of them is left with its response": (
        [Item(A, TEXT, SHIPS), Item(B, TEXT, GATES)],
        [Item(C, TEXT, GATES)],
        {"matched": ["B/1 → C/1 (text)"], "removed": ["A/1"]},
    ),
    "equal texts, and one of them is left with another response": (
        [Item(A, TEXT, SHIPS), Item(B, TEXT, GATES)],
        [Item(C, TEXT, "Agreed.")],
        {"unclear": ["A/1 B/1 | C/1"]},
    ),
    "equal texts, and one goes where another comes": (
        [Item(A, TEXT, SHIPS), Item(B, TEXT, GATES)],
        [Item(B, TEXT, GATES), Item(C, TEXT, "Agreed.")],
        {"matched": ["B/1 → B/1 (id)"], "unclear": ["A/1 | C/1"]},
    ),
    "equal texts, and one moves with its response": (
        [Item(A, TEXT, SHIPS), Item(B, TEXT, GATES)],
        [Item(B, TEXT, GATES), Item(C, TEXT, f"{SHIPS} So far.")],
        {"matched": ["A/1 → C/1 (text)", "B/1 → B/1 (id)"]},
    ),
    "two bodies answer one text, which moves": (
        [Item(A, TEXT, SHIPS).but(responder="Port"), Item(A, TEXT, GATES).but(responder="County")],
        [Item(C, TEXT, "No.").but(responder="County"), Item(C, TEXT, "Yes.").but(responder="Port")],
        {"matched": ["A/1 → C/2 (text)", "A/2 → C/1 (text)"]},
    ),
    "equal in everything": (
        [Item(A, TEXT, "Agreed."), Item(A, TEXT, "Agreed.")],
        [NEW.but(section=A), Item(A, TEXT, "Agreed."), Item(A, TEXT, "Agreed.")],
        {"matched": ["A/1 → A/3 (text)", "A/2 → A/2 (id)"], "added": ["A/1"]},
    ),
    "equal in everything, with other numbers": (
        [Item(A, TEXT, "Agreed."), Item(A, TEXT, "Agreed.")],
        [Item(A, TEXT, "Agreed.", number="1.1"), Item(A, TEXT, "Agreed.", number="1.2")],
        {"matched": ["A/1 → A/1.1 (text)", "A/2 → A/1.2 (text)"]},
    ),
    "a section of equal texts is renamed": (
        [Item(A, TEXT, SHIPS), HARBOUR[0], Item(B, TEXT, GATES), HARBOUR[3]],
        [
            Item("X. New", TEXT, "Yes."),
            HARBOUR[0].but(section="X. New"),
            Item(B, TEXT, "No."),
            HARBOUR[3],
        ],
        {
            "matched": [
                "A/1 → X/1 (text)",
                "A/2 → X/2 (text)",
                "B/1 → B/1 (id)",
                "B/2 → B/2 (id)",
            ]
        },
    ),
    "two that may each have become either": (
        [ferries(A, "Sundays")],
        [
            ferries(B, "Mondays"),
            ferries(C, "Tuesdays"),
        ],
        {"unclear": ["A/1 | B/1 C/1"]},
    ),
    "one of them follows the same neighbour": (
        [HARBOUR[0], ferries(A, "Sundays")],
        [
            HARBOUR[0],
            ferries(A, "Mondays"),
            ferries(C, "Tuesdays"),
        ],
        {"matched": ["A/1 → A/1 (id)", "A/2 → A/2 (id)"], "added": ["C/1"]},
    ),
    "one of them is in its section": (
        [ferries(A, "Sundays")],
        [NEW.but(section=A), ferries(A, "Mondays"), ferries(C, "Tuesdays")],
        {"matched": ["A/1 → A/2 (similarity)"], "added": ["A/1", "C/1"]},
    ),
    "one of them has its number": (
        [ferries(A, "Sundays")],
        [ferries(A, "Mondays"), ferries(A, "Tuesdays")],
        {"matched": ["A/1 → A/1 (id)"], "added": ["A/2"]},
    ),
    "one of them stands between its neighbours": (
        [HARBOUR[0], ferries(A, "Sundays"), HARBOUR[1]],
        [ferries(A, "Mondays"), HARBOUR[0], ferries(A, "Tuesdays"), HARBOUR[1]],
        {
            "matched": ["A/1 → A/2 (text)", "A/2 → A/3 (similarity)", "A/3 → A/4 (text)"],
            "added": ["A/1"],
        },
    ),
    "alike only in part": (
        [Item(A, "Ferries should carry bicycles free of charge on Sundays and in the evening.")],
        [Item(C, "Ferries should carry dogs on Sundays and on all days of public rest in May.")],
        {"unclear": ["A/1 | C/1"]},
    ),
    "a text that is hardly the same, with the response that it had": (
        [Item(A, "Ferries should carry bicycles free of charge.", SHIPS)],
        [Item(A, "Cyclists should travel on ferries without a fare.", SHIPS)],
        {"matched": ["A/1 → A/1 (id)"]},
    ),
    "two bodies answer, and one of them goes": (
        [Item(A, TEXT, SHIPS).but(responder="Port"), Item(A, TEXT, GATES).but(responder="County")],
        [Item(A, TEXT, f"{GATES} Still.").but(responder="County")],
        {"matched": ["A/2 → A/1 (text)"], "removed": ["A/1"]},
    ),
    "another body answers otherwise: another record": (
        [Item(A, TEXT, SHIPS).but(responder="Port")],
        [Item(A, TEXT, GATES).but(responder="County")],
        {"removed": ["A/1"], "added": ["A/1"]},
    ),
    "the body has another name": (
        [Item(A, TEXT, SHIPS).but(responder="Port")],
        [Item(A, TEXT, f"{SHIPS} Soon.").but(responder="Port Authority")],
        {"matched": ["A/1 → A/1 (id)"]},
    ),
    "nothing but signs": (
        [Item(A, "—", "Agreed."), Item(A, "…", "Agreed.")],
        [Item(A, "…", "Agreed."), Item(A, "?", "Agreed.")],
        {"matched": ["A/2 → A/1 (text)"], "removed": ["A/1"], "added": ["A/2"]},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_records_are_matched_by_what_they_say(name: str) -> None:
    old, new, expected = CASES[name]
    nothing: dict[str, list[str]] = {"matched": [], "removed": [], "added": [], "unclear": []}
    assert matched(old, new) == nothing | expected


def test_serial_recommendations_that_differ_in_one_word() -> None:
    things = ["water", "energy", "forests", "roads", "schools", "bridges", "canals", "parks"]
    old = [Item(A, f"The ministry should publish its yearly plan for {t}.") for t in things]
    new = [
        Item(A, f"The ministry must publish a yearly plan for {t}.")
        for t in [*reversed(things[:3]), "tourism", *things[4:]]
    ]
    got = matched(old, new)
    assert got["unclear"] == ["A/4 | A/4"]
    assert "A/1 → A/3 (similarity)" in got["matched"]
    assert len(got["matched"]) == 7


def test_a_likeness_that_different_recommendations_have_proves_nothing() -> None:
    def plan(section: str, thing: str, response: str) -> Item:
        return Item(section, f"The ministry should publish its plan for {thing}.", response)

    things = ["rural water", "rural roads", "urban water", "urban roads"]
    series = [plan(A, thing, "Yes.") for thing in things]
    gone, came = plan(B, "urban heat", "Yes."), plan(C, "rural trains", "No.")
    # Without the series one would be the other, reworded.
    assert matched([gone], [came])["matched"] == ["B/1 → C/1 (similarity)"]
    assert matched([*series, gone], [*series, came])["unclear"] == ["B/1 | C/1"]
    # In its place, and with its response, it is.
    still = plan(B, "urban trains and heat", "Yes.")
    assert "B/1 → B/1 (id)" in matched([*series, gone], [*series, still])["matched"]


items = st.builds(
    Item,
    st.sampled_from([A, B, C]),
    st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), min_size=1, max_size=5).map(
        " ".join
    ),
    st.sampled_from(["", "Agreed.", SHIPS, GATES]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(items, max_size=12), st.lists(items, max_size=12))
def test_every_record_ends_in_one_place(old: list[Item], new: list[Item]) -> None:
    olds, news = records_of(old), records_of(new)
    matching = match_records(olds, news)
    for side, records in (("old", olds), ("new", news)):
        left = matching.removed if side == "old" else matching.added
        placed = [getattr(match, side) for match in matching.matches]
        placed += [*left, *(r for group in matching.unclear for r in getattr(group, side))]
        assert sorted(r.recommendation_id for r in placed) == sorted(
            r.recommendation_id for r in records
        )
    assert match_records(olds, news) == matching


@settings(max_examples=100, deadline=None)
@given(st.lists(items, max_size=12))
def test_a_release_is_itself(old: list[Item]) -> None:
    records = records_of(old)
    matches = match_records(records, records).matches
    assert [(m.old, m.new) for m in matches] == [(r, r) for r in records]
