"""Running heads, feet and page numbers of texts, and lines at page edges that are none."""

from __future__ import annotations

import pytest

from pipeline.read.page_edges import find_page_edges, has_number_of_its_own


def found(*edges: str, above: bool = True) -> list[str]:
    """Which of these lines, one at the edge of each page, are furniture."""
    body = [[f"{a} is told of here.", f"And {a} as well."] for a in "abcdefgh"]
    pages = [
        [edge, *text] if above else [*text, edge] for edge, text in zip(edges, body, strict=False)
    ]
    return [pages[number][line] for number, line in sorted(find_page_edges(pages))]


RETURNING = {
    "a running head": ["Answers of the Port"] * 3,
    "a page number": ["1", "2", "3"],
    "page of pages": ["Page 3 of 18", "Page 4 of 18", "Page 5 of 18"],
    "a title with the page": ["Port answers | 7", "Port answers | 8", "Port answers | 9"],
    "a title with the page in Roman numerals": ["Port | iii", "Port | iv", "Port | v"],
    "left and right pages": ["Port answers 1", "2 Port answers", "Port answers 3"],
    "a title and a far label": ["Port nets        Port response"] * 3,
    "every other page": ["Port", "Answers", "Port", "Answers", "Port", "Answers"],
}
STANDING = {
    "recommendations": ["Recommendation 1", "Recommendation 2", "Recommendation 3"],
    "labels with text": ["Response 4: We agree.", "Response 5: We agree.", "Response 6: We agree."],
    "other words": ["Nets", "Boats", "Quays"],
    "a label alone": ["Port response", "Port response", "Port response"],
    "numbers that do not count pages": ["Item 4", "Item 9", "Item 2"],
}


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("name", RETURNING)
def test_lines_that_return(name: str, above: bool) -> None:
    assert found(*RETURNING[name], above=above) == RETURNING[name]


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("name", STANDING)
def test_lines_of_the_text(name: str, above: bool) -> None:
    assert found(*STANDING[name], above=above) == []


def test_a_line_that_text_parts_from_the_edge_does_not_count() -> None:
    ends = [["Ruled.", "Mended."], ["Mended.", "Sold."], ["Mended.", "Lit."], ["Ruled.", "Gone."]]
    pages = [
        [f"{name} is told of.", "So is more.", "And more.", *end]
        for name, end in zip("abcd", ends, strict=True)
    ]
    assert find_page_edges(pages) == frozenset()


def test_a_line_that_ends_answers_inside_pages_too_does_not_count() -> None:
    date = "Target date: December 2026"
    pages = [
        [*(f"{name} is told of {i}." if i % 3 else date for i in range(1, 10)), "", f"Page {page}"]
        for page, name in enumerate("abc")
    ]
    assert find_page_edges(pages) == {(page, 10) for page in range(3)}


def test_page_numbers_that_stand_inside_pages_too_count() -> None:
    pages = [[*"abcd", "3", "e", "3", *"fghi", f"{page + 2}"] for page in range(3)]
    assert {(1, 11), (2, 11)} <= find_page_edges(pages)


def test_numbers_of_answers() -> None:
    for line in ("Recommendation 3", "Rec. 3", "RESPONSE NO. 3", "  Proposal (3)"):
        assert has_number_of_its_own(line), line
    for line in ("Page 3", "Recommendations of the panel | 3", "3", "Responses"):
        assert not has_number_of_its_own(line), line
