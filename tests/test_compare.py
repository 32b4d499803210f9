"""What changed between two releases: a table of edits, and edits at random."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from releases import (
    CANAL,
    HARBOUR,
    NEW,
    SECOND,
    B,
    C,
    Item,
    Items,
    document,
    drop,
    edit,
    every,
    move,
    put,
    records_of,
    release,
    spread,
    together,
)

from pipeline.compare import CLASSES, COLUMNS, FOLDED, compare
from pipeline.models import Dataset


def named(comparison: dict) -> list[str]:
    """The changes in words: "renumbered B/2 → B/3"."""

    def short(identifier: str) -> str:
        return identifier.replace("harbour-2021/", "")

    lines = []
    for row in comparison["changes"]:
        ids = [short(row[key]) for key in ("old_id", "new_id") if row[key]]
        if row["class"] in ("section", "document", "qualifier"):
            ids = [row["before"] or "-", row["after"] or "-"]
        if len(ids) == 2 and ids[0] == ids[1]:
            ids.pop()
        lines.append(f"{row['class']} {' → '.join(ids)}")
    lines += [
        f"{comparison['counts'][name]} {name}" for name in FOLDED if comparison["counts"][name]
    ]
    return lines


EDITS = {
    "nothing": ([], []),
    "one is inserted, and four after it get another number": (
        [put(3, NEW)],
        [
            "added B/1",
            *(f"renumbered B/{n} → B/{n + 1}" for n in (1, 2, 3, 4)),
        ],
    ),
    "one is inserted at the end": ([put(10, NEW.but(section=C))], ["added C/4"]),
    "one is removed in the middle": (
        [drop(4)],
        ["removed B/2", "renumbered B/3 → B/2", "renumbered B/4 → B/3"],
    ),
    "the last is removed": ([drop(9)], ["removed C/3"]),
    "one of two equal texts is removed": ([drop(2)], ["removed A/3"]),
    "one gives way to another in its place": (
        [drop(4), put(4, NEW)],
        ["added B/2", "removed B/2"],
    ),
    "a recommendation is reworded": (
        [edit(4, recommendation=HARBOUR[4].recommendation.replace("near misses", "collisions"))],
        ["recommendation B/2"],
    ),
    "a recommendation is written anew, and keeps place and response": (
        [
            edit(
                4,
                recommendation="Accidents at the lock gates should be counted and the town told "
                "of them every month by the authority.",
            )
        ],
        ["recommendation B/2"],
    ),
    "a response is reworded": (
        [edit(9, response="The office agrees with this recommendation, and has let them so.")],
        ["response C/3"],
    ),
    "less agreement": (
        [edit(0, agreement="agrees in part")],
        ["agreement A/1"],
    ),
    "more agreement, without its qualifier": (
        [edit(8, agreement="agrees", qualifier="")],
        ["agreement C/2", "qualifier in principle → -"],
    ),
    "a position is stated where none was": (
        [edit(7, agreement="agrees", response="The office accepts this.")],
        ["agreement C/1", "response C/1"],
    ),
    "no position any more": (
        [edit(0, agreement="", evidence=[])],
        ["agreement A/1"],
    ),
    "another qualifier": (
        [edit(8, qualifier="intent only")],
        ["qualifier in principle → intent only"],
    ),
    "one is inserted, and one after it refused": (
        [edit(6, agreement="does not agree"), put(3, NEW)],
        [
            "agreement B/4 → B/5",
            "added B/1",
            *(f"renumbered B/{n} → B/{n + 1}" for n in (1, 2, 3, 4)),
        ],
    ),
    "one is inserted, and the next reworded": (
        [
            edit(5, recommendation="Life rings should hang within thirty paces of any berth."),
            put(5, NEW),
        ],
        [
            "added B/3",
            "recommendation B/3 → B/4",
            "renumbered B/3 → B/4",
            "renumbered B/4 → B/5",
        ],
    ),
    "a section is renamed": (
        [every(lambda item: item.but(section=item.section.replace(B, "B. Safety")))],
        ["section B. Safety on the water → B. Safety"],
    ),
    "a section is renamed so that its ids are others": (
        [every(lambda item: item.but(section=item.section.replace(B, "Safety")))],
        ["section B. Safety on the water → Safety"],
    ),
    "one moves to the end of its section": (
        [move(3, 6)],
        [
            *(f"renumbered B/{n} → B/{n - 1}" for n in (2, 3, 4)),
            "moved B/1 → B/4",
        ],
    ),
    "one moves to another section": (
        [move(0, 8, section=C)],
        ["moved A/1 → C/3", "renumbered A/2 → A/1", "renumbered A/3 → A/2", "renumbered C/3 → C/4"],
    ),
    "numbers are printed with their section": (
        [edit(9, number="C-3")],
        ["renumbered C/3 → C/C-3"],
    ),
    "white space, bullets and hyphens everywhere": ([every(spread)], ["10 layout"]),
    "a footnote is added": ([edit(1, notes=["Not in winter."])], ["notes A/2"]),
    "a further column changes": ([edit(1, extra={"Due": "May"})], ["notes A/2"]),
    "it goes to another body to answer, which says the same": (
        [edit(1, responder="Port board")],
        ["notes A/2"],
    ),
    "a reason for review": ([edit(1, review=["proposition only"])], ["review A/2"]),
    "a correction": (
        [edit(1, agreement="agrees in part", corrected=["agreement"])],
        ["agreement A/2", "review A/2"],
    ),
    "other pages": ([every(lambda item: item.but(page_first=2, page_last=3))], ["10 pages"]),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_named_and_nothing_else(name: str) -> None:
    edits, expected = EDITS[name]
    items = HARBOUR
    for change in edits:
        items = change(items)
    comparison = compare(release(HARBOUR), release(items))
    assert sorted(named(comparison)) == sorted(expected)
    assert comparison["same"] == (not expected)


def test_a_second_release_with_everything_at_once() -> None:
    comparison = compare(release(HARBOUR), release(SECOND))
    assert named(comparison) == [
        "agreement A/2 → Access/2",
        "added B/3",
        "removed B/3",
        "recommendation B/2",
        "response A/2 → Access/2",
        "response C/2",
        "moved A/3 → C/3",
        "renumbered C/3 → C/4",
        "section A. Access → Access to the water",
        "9 layout",
    ]
    assert comparison["summary"] == (
        "10 records before, 10 now: 1 agreement changed (1 less agreement), 1 added, 1 removed, "
        "1 recommendation reworded, 2 responses reworded, 1 moved, 1 renumbered, "
        "1 section renamed. Not listed: 9 with other white space, hyphenation or quotation marks."
    )


# --- edits at random ------------------------------------------------------------------------------

WORDS = [a + b for a in "bdfgklmnprstvz" for b in ("ado", "erin", "ilo", "ondu", "uta", "yss")]
EDIT_KINDS = ("keep", "drop", "reword", "answer", "recode", "spread", "move")


@st.composite
def edited_releases(draw: st.DrawFn) -> tuple[Items, Items, list[str]]:
    """Two releases, and the changes between them as "class: recommendation"."""
    random = Random(draw(st.integers(0, 10**6)))

    def text(length: int) -> str:
        return " ".join(random.choices(WORDS, k=length)) + "."

    headings = [f"{letter}. {text(2)}" for letter in "ABC"]
    old = [
        Item(heading, text(random.randint(8, 30)), text(20), "agrees")
        for heading in headings
        for _ in range(draw(st.integers(1, 6)))
    ]
    new: Items = []
    last: Items = []
    expected = []
    for item in old:
        kind = draw(st.sampled_from(EDIT_KINDS))
        if draw(st.integers(0, 5)) == 0:
            new.append(Item(item.section, text(20), text(10), "agrees in part"))
            expected.append(f"added: {new[-1].recommendation}")
        match kind:
            case "drop":
                expected.append(f"removed: {item.recommendation}")
                continue
            case "move":
                last.append(item.but(section="D. The last"))
                expected.append(f"moved: {item.recommendation}")
                continue
            case "reword":
                words = item.recommendation.split()
                words[random.randrange(len(words))] = "quite another"
                item = item.but(recommendation=" ".join(words))
                expected.append(f"recommendation: {item.recommendation}")
            case "answer":
                item = item.but(response=f"{item.response} And more.")
                expected.append(f"response: {item.recommendation}")
            case "recode":
                item = item.but(agreement="does not agree")
                expected.append(f"agreement: {item.recommendation}")
            case "spread":
                item = item.but(response=item.response.replace(" ", "\n\n"))
        new.append(item)
    old.append(Item("D. The last", text(12), text(12)))
    return old, [*new, old[-1], *last], expected


@settings(max_examples=100, deadline=None)
@given(edited_releases())
def test_edits_at_random_come_back_exactly(releases: tuple[Items, Items, list[str]]) -> None:
    old, new, expected = releases
    changes = compare(release(old), release(new))["changes"]
    got = [f"{c['class']}: {c['recommendation']}" for c in changes if c["class"] != "renumbered"]
    assert sorted(got) == sorted(expected)


@settings(max_examples=50, deadline=None)
@given(edited_releases())
def test_backwards_the_same_changes_the_other_way(releases: tuple[Items, Items, list[str]]) -> None:
    there, back = (release(items) for items in releases[:2])
    ways = [compare(there, back)["counts"], compare(back, there)["counts"]]
    ways[1]["added"], ways[1]["removed"] = ways[1]["removed"], ways[1]["added"]
    assert ways[0] == ways[1]


# --- several documents ----------------------------------------------------------------------------


def test_documents_that_come_go_and_get_another_name() -> None:
    harbour, canal = release(HARBOUR), release(CANAL, "canal-2020")
    assert named(compare(harbour, together(harbour, canal))) == [
        "added canal-2020/-/1",
        "added canal-2020/-/2",
        "added canal-2020/-/3",
        "document - → canal-2020",
    ]
    assert [
        line for line in named(compare(together(harbour, canal), harbour)) if "doc" in line
    ] == ["document canal-2020 → -"]
    renamed = together(release(CANAL, "canals"), release(HARBOUR, "port"))
    comparison = compare(together(harbour, canal), renamed)
    assert [row["class"] for row in comparison["changes"]] == ["document"] * 4
    assert comparison["counts"]["document"] == 2  # each with its file name as well
    assert comparison["documents"] == [
        {"old_id": "canal-2020", "new_id": "canals"},
        {"old_id": "harbour-2021", "new_id": "port"},
    ]


def test_a_similar_recommendation_of_another_document_is_another() -> None:
    harbour, canal = release(HARBOUR[6:9]), release(CANAL, "canal-2020")
    counts = compare(harbour, canal)["counts"]
    assert (counts["added"], counts["removed"], counts["agreement"]) == (3, 3, 0)


def test_a_record_goes_to_another_document_with_every_word() -> None:
    old = together(release(HARBOUR), release(CANAL, "canal-2020"))
    new = together(
        release(HARBOUR[:-1]), release([*CANAL, HARBOUR[-1].but(section="")], "canal-2020")
    )
    assert named(compare(old, new)) == ["moved C/3 → canal-2020/-/4"]


def test_what_is_said_about_a_document_is_compared() -> None:
    old, new = (
        Dataset(documents=(document(title=title, sha256=digit * 64),), records=records_of(HARBOUR))
        for title, digit in (("Draft", "0"), ("Final", "1"))
    )
    changes = compare(old, new)["changes"]
    assert [(c["field"], c["before"][:5], c["after"][:5]) for c in changes] == [
        ("title", "Draft", "Final"),
        ("sha256", "00000", "11111"),
    ]
    # A CSV has records alone.
    assert compare(old, Dataset(records=records_of(HARBOUR)))["same"]


# --- the value itself -----------------------------------------------------------------------------


def test_the_value_is_plain_data_with_every_column_and_class() -> None:
    items = edit(0, agreement="agrees in part")(put(3, NEW)(HARBOUR))
    comparison = compare(release(HARBOUR), release(items))
    assert json.loads(json.dumps(comparison)) == comparison
    assert all(list(row) == list(COLUMNS) for row in comparison["changes"])
    assert list(comparison["counts"]) == [*CLASSES, *FOLDED]
    assert comparison["records"] == {"old": 10, "new": 11, "matched": 10, "unchanged": 5}
    assert comparison["directions"] == {"less agreement": 1}
    first = comparison["changes"][0]
    assert (first["before"], first["after"], first["direction"]) == (
        "agrees", "agrees in part", "less agreement",
    )  # fmt: skip
    assert (
        first["evidence_before"]
        == "The office agrees with this recommendation and has put the hours on its web page"
    )
    order = [list(CLASSES).index(row["class"]) for row in comparison["changes"]]
    assert order == sorted(order)


def test_empty_releases() -> None:
    assert compare(Dataset(), Dataset())["summary"] == "No difference in 0 records."
    assert compare(Dataset(), release(HARBOUR))["counts"]["added"] == 10
