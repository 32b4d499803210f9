"""Records and their ids, the ledger, the title, and the checks on a document as a whole."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from factories import (
    SHA,
    across,
    box,
    check,
    check_reading,
    furniture,
    note,
    on_page,
    prose,
    records,
    row,
    split,
    text,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import PipelineError
from pipeline.models import Block, Cell, Pair, Paragraph, Passage, Reading, Word
from pipeline.sources import Facts, Source
from pipeline.split import Split
from pipeline.validate import account, find_title, sha256_of

HEAD = row("Recommendation", "Response")
CHART = [HEAD, row("1. Mend the nets.", "We agree."), row("2. Paint.", "We do not agree.")]


def ids(blocks: list[Block], **facts: object) -> list[str]:
    return [record.recommendation_id.removeprefix("a/") for record in records(blocks, **facts)]


IDS: dict[str, tuple[list[Block], list[str]]] = {
    "numbers": (CHART, ["1", "2"]),
    "sections by their number": (
        [
            HEAD,
            across("II. Nets"),
            row("1. Mend.", "We agree."),
            across("III. Boats"),
            row("1. Paint.", "We agree."),
        ],
        ["II/1", "III/1"],
    ),
    "a section by its words": (
        [HEAD, across("Overall matters of the port"), row("1. Mend.", "We agree.")],
        ["overall-matters-of-the-port/1"],
    ),
    "part, chapter, letter": (
        [
            HEAD,
            across("Part 2: Nets"),
            row("1. Mend.", "We agree."),
            across("C. Boats"),
            row("1. Paint.", "We agree."),
        ],
        ["2/1", "C/1"],
    ),
    "two sections with one number keep their words": (
        [
            HEAD,
            across("1. Nets"),
            row("1. Mend.", "We agree."),
            across("1. Boats"),
            row("1. Paint.", "We agree."),
        ],
        ["1-nets/1", "1-boats/1"],
    ),
    "a group": ([HEAD, row("8.9. Mend. / 8.10. Paint.", "We agree.")], ["8.9-8.10"]),
    "no numbers": (
        [HEAD, row("Mend the nets.", "We agree."), row("Paint.", "We agree.")],
        ["item-1", "item-2"],
    ),
    "a number printed twice": (
        [HEAD, row("4. Mend.", "We agree."), row("4. Paint.", "We agree.")],
        ["4", "4~2"],
    ),
    "several bodies": (
        [
            row("Recommendation", "Port response", "Harbour Town response"),
            row("1. Mend.", "The Port agrees.", "The Town does not agree."),
        ],
        ["1/port", "1/harbour-town"],
    ),
}


@pytest.mark.parametrize("name", IDS)
def test_ids(name: str) -> None:
    blocks, expected = IDS[name]
    assert ids(blocks) == expected


def test_a_title_of_its_own_is_no_part_of_the_id() -> None:
    blocks = prose(
        "Recommendation 1: Better nets",
        "Mend the nets.",
        "Response: We agree.",
        "Recommendation 2: Better boats",
        "Paint the boats.",
        "Response: We do not.",
    )
    assert ids(blocks) == ["1", "2"]
    assert [record.section for record in records(blocks)] == [
        "Recommendation 1: Better nets",
        "Recommendation 2: Better boats",
    ]


def test_the_registered_id_leads() -> None:
    (first, _) = records(CHART, document_id="harbour-2021")
    assert first.document_id == "harbour-2021"
    assert first.recommendation_id == "harbour-2021/1"


def test_records_are_counted_from_one_in_the_order_of_the_document() -> None:
    assert [record.sequence for record in records(CHART)] == [1, 2]


def test_the_registered_responder_answers_where_none_is_printed() -> None:
    assert {record.responder for record in records(CHART, responder="Port")} == {"Port"}
    blocks = [row("Recommendation", "Town response"), row("1. Mend.", "The Town agrees.")]
    assert {record.responder for record in records(blocks, responder="Port")} == {"Town"}


def test_pages_and_evidence() -> None:
    first = [HEAD, row("1. Mend the nets.", "We have read this. / But")]
    blocks = [*first, *on_page([row("", "soon. / We agree with this recommendation.")], 2)]
    (record,) = records(blocks)
    assert (record.page_first, record.page_last) == (1, 2)
    (quote,) = record.evidence
    assert record.response[quote.start : quote.end] == quote.quote
    assert quote.page == 2


def test_a_label_on_the_page_before_is_no_page_of_the_record() -> None:
    first = prose("The board responds.", "Recommendation 1", "Mend.", "Response: Yes.")
    second = on_page(prose("Paint.", "Response: We do not."), 2)
    _, record = records([*first, *prose("Recommendation 2"), *second])
    assert (record.number, record.page_first, record.page_last) == ("2", 2, 2)


def test_regions_are_the_boxes_around_the_words() -> None:
    def at(word: str, left: float, top: float) -> Word:
        return Word(word, 1, (left, top, left + 10, top + 10))

    def cell(column: int, *found: Word) -> Cell:
        return Cell((Paragraph(found),), column)

    blocks = [
        HEAD,
        Block(
            "row",
            (
                cell(0, at("1.", 20, 20), at("Mend.", 40, 20)),
                cell(1, at("We", 100, 20), at("agree.", 90, 35)),
            ),
            1,
            1,
            2,
        ),
    ]
    (record,) = records(blocks)
    assert [(region.field, region.page, region.box) for region in record.regions] == [
        ("recommendation", 1, (40, 20, 50, 30)),
        ("response", 1, (90, 20, 110, 45)),
    ]


# --- the ledger ------------------------------------------------------------------------------


def test_the_ledger_says_where_every_word_is() -> None:
    blocks = [
        text("# The answers"),  # 2 headings
        text("This is what we answer to everything that was asked of us."),  # 12 outside
        HEAD,  # 2 headings
        across("A. Nets"),  # 2 headings
        row("1. Mend. ^1", "We agree."),  # 4 records, 1 note
        note("^1 In May."),  # 3 notes
        furniture("Page 1"),  # 2 furniture
        row("Recommendation", "Response"),  # 2 furniture: printed again
        row("2. Paint.", "We do not agree."),  # 6 records
    ]
    ledger = check(blocks).document.ledger
    assert ledger.model_dump() == {
        "words": 36,
        "records": 10,
        "headings": 6,
        "notes": 4,
        "furniture": 4,
        "outside": 12,
        "left_over": 0,
    }


def test_what_is_left_over_is_shown_with_its_page_and_marks_the_records_there() -> None:
    stray = [row("", "What ends a row of a page before.", page=1)]
    blocks = [
        HEAD,
        *stray,
        row("1. Mend.", "We agree with this recommendation."),
        *on_page([row("2. Paint.", "We agree with this recommendation.")], 2),
    ]
    checked = check(blocks)
    assert [(item.page, item.text) for item in checked.document.left_over] == [
        (1, "What ends a row of a page before.")
    ]
    assert checked.document.ledger.left_over == 8
    assert [str(warning) for warning in checked.warnings] == [
        "a.txt: page 1: left over: What ends a row of a page before."
    ]
    assert [record.review for record in checked.records] == [("text left over on the page",), ()]


def test_a_word_that_no_stage_accounts_for_is_left_over() -> None:
    nothing = Split((), (), (), (), (), ())
    ledger, left_over = account([text("Lost words.")], nothing, ())
    assert (ledger.words, ledger.left_over) == (2, 2)
    assert [item.text for item in left_over] == ["Lost words."]


def test_a_word_that_two_stages_claim_is_counted_once() -> None:
    block = text("Mend the nets.")
    pair = Pair("", "", Passage(block.paragraphs), Passage())
    claimed = Split((pair,), block.words, (), (), block.words, ())
    ledger, _ = account([block], claimed, [pair])
    assert (ledger.words, ledger.records, ledger.headings, ledger.outside) == (3, 3, 0, 0)


def test_a_column_that_another_of_the_same_name_hides_is_left_over() -> None:
    blocks = [text("Mend the nets."), text("Agreed."), text("Done.")]
    asked, first, second = (Passage(block.paragraphs) for block in blocks)
    pair = Pair("", "", asked, Passage(), extra=(("Status", first), ("Status", second)))
    _, left_over = account(blocks, Split((pair,), (), (), (), (), ()), [pair])
    assert [item.text for item in left_over] == ["Agreed."]


PRINTED = "We agree. response: Recommendation 4 4. (b) board nets should II. A. ^1 well- partly and"
WORDS = st.sampled_from(PRINTED.split(" "))
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)
PARAGRAPHS = st.builds(
    lambda sign, content: sign + content, st.sampled_from(["", "# ", "* "]), TEXTS
)
CELLS = st.lists(PARAGRAPHS, max_size=3).map(" / ".join)
BLOCKS = st.lists(
    st.one_of(
        st.tuples(CELLS, CELLS).map(lambda cells: row(*cells)),
        st.tuples(CELLS, CELLS, CELLS).map(lambda cells: row(*cells, table=2)),
        CELLS.map(across),
        PARAGRAPHS.map(text),
        CELLS.map(box),
        TEXTS.map(lambda content: note(f"^1 {content}")),
        TEXTS.map(furniture),
        st.just(HEAD),
        st.just(row("No.", "Recommendation", "Response", table=2)),
        st.just(text("Recommendation 4: Mend the nets.")),
        st.just(text("Response: We agree.")),
    ),
    max_size=12,
)


def numbered(blocks: list[Block]) -> tuple[list[Block], list[Word]]:
    """The same blocks with every word unlike every other: "agree." → "agree.~17"."""
    found: list[Word] = []

    def again(paragraph: Paragraph) -> Paragraph:
        words = []
        for word in paragraph.words:
            found.append(Word(word.text, word.page, (len(found), 0, 0, 0), False, word.mark))
            words.append(found[-1])
        return Paragraph(
            tuple(words), paragraph.bullet, paragraph.heading, paragraph.bold, paragraph.italic
        )

    changed = [
        Block(
            block.kind,
            tuple(
                Cell(tuple(map(again, cell.paragraphs)), cell.column, cell.span)
                for cell in block.cells
            ),
            block.page,
            block.table,
            block.columns,
        )
        for block in blocks
    ]
    return changed, found


@given(BLOCKS, st.integers(0, 12))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_and_nothing_is_invented(blocks: list[Block], turn: int) -> None:
    """Every word of any document ends in exactly one place, and fields hold the source's words."""
    blocks, words = numbered([HEAD, *blocks[:turn], *on_page(blocks[turn:], 2)])
    result = split(blocks)
    ledger, left_over = account(blocks, result, result.pairs)
    counts = ledger.model_dump()
    assert counts.pop("words") == len(words) == sum(counts.values())
    assert sum(len(item.text.split()) for item in left_over) == ledger.left_over
    assert ledger.left_over == len({word.box for word in result.left_over})
    # Each word of a field is the source's own, in its order, and shown once; but several bodies
    # answer one recommendation, each in a record of its own.
    places = {word.box: index for index, word in enumerate(words)}
    shown: list[int] = []
    asked: set[tuple[Word, ...]] = set()
    for pair in result.pairs:
        for passage in (pair.recommendation, pair.response, *(found for _, found in pair.extra)):
            order = [places[word.box] for word in passage.words]
            assert order == sorted(order)
            assert [word.text for word in passage.words] == [words[i].text for i in order]
            plain = " ".join(word.text for word in passage.words if not word.mark)
            assert (
                passage.text.replace("• ", "").replace("well- ", "well-").split()
                == (plain.replace("well- ", "well-").split())
                or passage.text.replace("• ", "").split() == plain.split()
            )
            if passage is not pair.recommendation or passage.words not in asked:
                shown += order
        asked.add(pair.recommendation.words)
    assert len(shown) == len(set(shown))


# --- the document as a whole -----------------------------------------------------------------


def problem(blocks: list[Block], **facts: object) -> str:
    with pytest.raises(PipelineError) as failure:
        check(blocks, **facts)
    return str(failure.value)


def test_no_recommendation() -> None:
    assert problem([text("# Apples"), text("We ate them.")]) == (
        "a.txt: no recommendation with a response was found. "
        "See what was understood: pipeline inspect a.txt"
    )


ANSWERS_ALONE = {
    "under bare numbers": (
        ["1. Agreed. Nets are mended.", "2. We accept this recommendation.", "3. Not agreed."],
        3,
    ),
    "after labels": (["Recommendation 1: Accepted.", "Recommendation 2: We do not accept it."], 2),
    "below labels": (
        ["Recommendations 1 to 3", "The port agrees.", "Recommendation 4", "Not accepted."],
        2,
    ),
    "after labels of responses": (
        ["Response to recommendation 1: We agree.", "Response to recommendation 2: We mended it."],
        2,
    ),
    "minutes of a meeting": (
        ["1. Apologies were received.", "2. The minutes were agreed.", "3. We noted the report."],
        0,
    ),
    "a list of recommendations": (
        ["Recommendation 1: Mend the nets.", "Recommendation 2: The port should accept boats."],
        0,
    ),
    "a document of something else": (["# Apples", "1. Agreed.", "2. Not agreed."], 0),
}


@pytest.mark.parametrize("name", ANSWERS_ALONE)
def test_answers_without_what_they_answer(name: str) -> None:
    lines, count = ANSWERS_ALONE[name]
    opening = [] if lines[0].startswith("#") else ["The port answers the recommendations."]
    found = problem(prose(*opening, *lines))
    assert found.startswith(
        f"a.txt: {count} answers to numbered recommendations were found, but not what they answer."
        if count
        else "a.txt: no recommendation with a response was found."
    )
    assert "pipeline inspect a.txt" in found


@pytest.mark.parametrize("head", ["Recommendation no.", "Recommendation"])
def test_answers_in_a_table_without_what_they_answer(head: str) -> None:
    rows = [row(head, "Response"), row("1", "Agreed."), row("2", "Noted.")]
    assert problem(rows).startswith("a.txt: 2 answers to numbered recommendations were found")


def test_the_expected_count() -> None:
    assert len(check(CHART, expected=2).records) == 2
    assert problem(CHART, expected=3) == (
        "a.txt: 2 records where documents.toml expects 3. "
        "Look at: pipeline inspect a.txt --stage split"
    )


def test_a_page_that_is_only_a_picture() -> None:
    blocks = [*CHART[:2], *on_page([row("2. Paint.", "We agree.")], 3)]
    source = Source(Path("a.pdf"), "a")
    inside = Reading(tuple(blocks), 4, "pdf", ("no text on page 2",), (2,))
    with pytest.raises(PipelineError, match=r"a\.pdf: page 2: only a picture.*--ocr"):
        check_reading(source, inside)
    behind = Reading(tuple(blocks), 4, "pdf", ("no text on page 4",), (4,))
    checked = check_reading(source, behind)
    assert [str(warning) for warning in checked.warnings] == ["a.pdf: no text on page 4."]


def test_what_is_registered_is_published() -> None:
    facts = {
        "title": "Answers",
        "publisher": "Port",
        "date": "2021-09-20",
        "language": "en",
        "note": "Made up.",
    }
    document = check(CHART, **facts).document
    assert {name: getattr(document, name) for name in facts} == facts
    assert (document.source, document.sha256, document.format) == ("a.txt", SHA, "text")


TITLES: dict[str, tuple[list[Block], str]] = {
    "the highest heading": (prose("## Answers", "Text.", "# The port"), "The port"),
    "a heading of two lines": (
        prose("# The answers of", "# the port", "Text."),
        "The answers of the port",
    ),
    "the first short paragraph": (prose("Answers of the port", "Text."), "Answers of the port"),
    "a long first paragraph": ([text(" ".join(["word"] * 60)), text("Answers")], "Answers"),
    "no paragraph": (CHART, ""),
    "too late": (on_page(prose("# Answers"), 3), ""),
}


@pytest.mark.parametrize("name", TITLES)
def test_title(name: str) -> None:
    blocks, expected = TITLES[name]
    assert find_title(blocks) == expected


def test_the_first_section_is_no_part_of_the_title() -> None:
    blocks = prose("# Answers of the port", "# Nets", "Recommendation 1: Mend.", "Response: Yes.")
    assert find_title(blocks) == "Answers of the port Nets"
    assert find_title(blocks, {"Nets"}) == "Answers of the port"
    more = prose("# Boats", "Recommendation 2: Paint.", "Response: No.")
    assert check([*blocks, *more]).document.title == "Answers of the port"


def test_without_a_title_the_file_name_is_one() -> None:
    assert check(CHART).document.title == "a"
    assert check(CHART, title="Registered").document.title == "Registered"
    assert check([text("# Printed"), *CHART]).document.title == "Printed"


def test_sha256(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"nets")
    assert sha256_of(path) == hashlib.sha256(b"nets").hexdigest()


def test_defaults_are_the_facts_of_an_unregistered_source() -> None:
    assert Source(Path("a.txt"), "a").facts == Facts()


@pytest.mark.parametrize(
    ("answers", "warned"),
    [
        (("The nets are green.", "The boats are blue."), True),
        (("The nets are green.", "We accept the recommendation."), False),
        (("The nets are green.", "The recommendation is noted."), False),
        (("The nets are green.",), False),
    ],
)
def test_a_document_without_any_position_is_warned_of(
    answers: tuple[str, ...], warned: bool
) -> None:
    blocks = [
        block
        for number, answer in enumerate(answers, 1)
        for block in prose(f"Recommendation {number}: Mend the nets.", f"Response: {answer}")
    ]
    told = [str(warning) for warning in check(blocks).warnings]
    assert any("none of the 2 responses states a position" in text for text in told) == warned
