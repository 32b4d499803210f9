"""The workbook: what its cells hold, what a reviewer can do in it, and what it cannot hold."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from releases import HARBOUR, NEW, document, records_of, release

from pipeline.corrections import evidence_sha256
from pipeline.export.workbook import recommendations, render_workbook
from pipeline.export.workbook.cells import (
    CELL_LIMIT,
    CUT_SIGN,
    Limits,
    fit_text,
    page_link,
    row_height,
    utf16_length,
)
from pipeline.export.workbook.recommendations import WIDTHS, fit_rows
from pipeline.models import Dataset

FOUR = ["agrees", "agrees in part", "does not agree", "no position"]


def opened(dataset: Dataset, **options: Any) -> Any:
    return load_workbook(io.BytesIO(render_workbook(dataset, **options)[0]))


def column(sheet: Worksheet, name: str, head: int = 1) -> list[Any]:
    """The cells below a head."""
    names = [cell.value for cell in sheet[head]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=head + 1)]


def values(sheet: Worksheet, name: str, head: int = 1) -> list[Any]:
    return [cell.value for cell in column(sheet, name, head)]


def words_of(sheet: Worksheet) -> str:
    return "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None)


# --- text stays text ------------------------------------------------------------------------------

AS_TYPED = [
    "=1+1",
    "-1",
    "+1",
    "@x",
    "#N/A",
    "12345678901234567890",
    "007",
    "TRUE",
    "1/2",
    "https://example.org/a",
    "internal:A1",
    "{=SUM(1)}",
    " leading and trailing ",
    "<b>bold</b> & more",
    "_x0041_",
    "two\nlines",
    "\N{PENGUIN}",
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_text_stays_text(text: str) -> None:
    (record,) = records_of([HARBOUR[0].but(response=text, agreement="", number="007")])
    sheet = opened(Dataset(records=(record,)))["Recommendations"]
    (cell,) = column(sheet, "response")
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.hyperlink is None
    assert values(sheet, "number") == ["007"]


def test_a_text_like_the_library_s_own_markup_is_no_markup() -> None:
    text = "<r><t>x</t></r>"
    (record,) = records_of([HARBOUR[0].but(response=text, agreement="")])
    sheet = opened(Dataset(records=(record,)))["Recommendations"]
    assert values(sheet, "response") == [f"{text} "]


@pytest.mark.parametrize(
    ("text", "shown", "replaced"),
    [
        ("a\x0cb\x00", "a\ufffdb\ufffd", 2),
        ("a\ufffeb", "a\ufffdb", 1),
        ("a\rb\r\nc", "a\nb\nc", 2),
        ("a\tb\nc\u00ad", "a\tb\nc\u00ad", 0),
    ],
)
def test_what_xml_cannot_hold_is_replaced_and_counted(text: str, shown: str, replaced: int) -> None:
    (record,) = records_of([HARBOUR[0].but(response=text, agreement="")])
    dataset = Dataset(records=(record,))
    assert values(opened(dataset)["Recommendations"], "response") == [shown]
    assert render_workbook(dataset)[1].replaced == replaced


# --- Excel's limits -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("x" * CELL_LIMIT, False),
        ("x" * (CELL_LIMIT + 1), True),
        ("\N{PENGUIN}" * (CELL_LIMIT // 2), False),
        ("\N{PENGUIN}" * (CELL_LIMIT // 2 + 1), True),
        ("word " * 6554, True),
    ],
    ids=["full", "one more", "full of pairs", "one pair more", "words"],
)
def test_a_long_cell_is_cut(text: str, cut: bool) -> None:
    shown, was_cut, _ = fit_text(text)
    assert was_cut is cut
    assert utf16_length(shown) <= CELL_LIMIT
    assert shown.endswith(CUT_SIGN) is cut
    kept = shown.removesuffix(f" {CUT_SIGN}")
    assert text.startswith(kept)
    assert len(shown) > CELL_LIMIT / 2 - 100


def test_it_is_cut_after_a_whole_word() -> None:
    shown, _, _ = fit_text("recommendation " * 5000)
    assert shown.removesuffix(f" {CUT_SIGN}").endswith("recommendation")


@given(st.text(st.sampled_from("a \n\N{PENGUIN}\x00"), max_size=50), st.integers(0, 40))
def test_any_text_fits(part: str, more: int) -> None:
    shown, cut, _ = fit_text(part + "ab \N{PENGUIN}" * (6530 + more))
    assert utf16_length(shown) <= CELL_LIMIT
    assert cut == shown.endswith(CUT_SIGN)
    assert "\x00" not in shown


def test_a_cut_cell_is_named_in_the_counts_and_in_the_read_me() -> None:
    (record,) = records_of([HARBOUR[0].but(response="Agreed. " * 5000)])
    dataset = Dataset(documents=(document(),), records=(record,))
    assert render_workbook(dataset)[1] == Limits(cut=("harbour-2021/A/1: response",))
    assert "harbour-2021/A/1: response" in words_of(opened(dataset)["Read me"])
    assert "full text is in the CSV" not in words_of(opened(release(HARBOUR))["Read me"])


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("../raw/a.pdf", 4, "external:../raw/a.pdf#page=4"),
        ("a #1.pdf", 1, "external:a%20%231.pdf#page=1"),
        ("50% [x].pdf", 2, "external:50%25%20%5Bx%5D.pdf#page=2"),
        ("a.pdf", None, "external:a.pdf"),
        ("a" * 2100 + ".pdf", 1, None),
    ],
)
def test_links(address: str, page: int | None, link: str | None) -> None:
    assert page_link(address, page) == link


def test_more_links_than_a_sheet_keeps_are_left_out_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recommendations, "LINKS_LIMIT", 3)
    (record,) = records_of([HARBOUR[0].but(page_first=1)])
    rows, limits = fit_rows([record] * 5, {"harbour-2021": "a.pdf"})
    assert sum(row.link is not None for row in rows) == 3
    assert limits.links_left_out == 2


def test_a_row_is_never_higher_than_excel_allows() -> None:
    assert row_height([("word " * 9000, 40)]) == 409
    assert row_height([("one line", 40)]) < row_height([("two\nlines", 40)]) < 40


# --- what the sheets show -------------------------------------------------------------------------


def test_the_sheets_in_order() -> None:
    four = ["Read me", "Recommendations", "Summary", "Data dictionary"]
    assert opened(release(HARBOUR)).sheetnames == four
    with_changes = opened(release(HARBOUR), previous=release(HARBOUR[1:])).sheetnames
    assert with_changes == [*four[:3], "Changes", *four[3:]]


def test_recommendations_is_a_table_to_read_and_filter() -> None:
    sheet = opened(release(HARBOUR))["Recommendations"]
    (table,) = sheet.tables.values()
    assert table.ref.startswith("A1:")
    assert table.ref.endswith(str(len(HARBOUR) + 1))
    assert table.autoFilter.ref == table.ref
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[1]] == list(WIDTHS)
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.alignment.wrap_text
    assert column(sheet, "response")[0].alignment.vertical == "top"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"


def test_agreement_is_in_words_and_coloured_by_them() -> None:
    sheet = opened(release(HARBOUR))["Recommendations"]
    assert values(sheet, "agreement") == [item.agreement or "no position" for item in HARBOUR]
    (letter,) = {cell.column_letter for cell in column(sheet, "agreement")}
    rules = [
        rule.formula[0].strip('"')
        for area, found in sheet.conditional_formatting._cf_rules.items()
        if str(area.sqref).startswith(letter)
        for rule in found
    ]
    assert rules == FOUR


def test_the_page_is_a_number_that_leads_to_the_source() -> None:
    items = [HARBOUR[0].but(page_first=2), HARBOUR[1].but(page_first=3), HARBOUR[2]]
    sheet = opened(release(items), links={"harbour-2021": "../raw/harbour-2021.pdf"})[
        "Recommendations"
    ]
    cells = column(sheet, "page_first")
    assert [cell.value for cell in cells] == [2, 3, None]
    assert [cell.hyperlink and cell.hyperlink.location for cell in cells] == [
        "page=2",
        "page=3",
        None,
    ]
    assert cells[0].hyperlink.target.replace("\\", "/") == "../raw/harbour-2021.pdf"


def test_only_the_review_columns_can_be_written_in() -> None:
    sheet = opened(release(HARBOUR))["Recommendations"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.protection.autoFilter, "locked against filters"
    assert not sheet.protection.formatColumns, "locked against widths"
    open_columns = {
        name for name in WIDTHS if not any(c.protection.locked for c in column(sheet, name))
    }
    assert open_columns == {"reviewed_agreement", "reviewed_note", "reviewer"}
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1.strip('"').split(",") == FOUR
    assert str(rule.sqref) == f"H2:H{len(HARBOUR) + 1}"


def test_what_the_reviewer_saw_is_kept_out_of_sight() -> None:
    dataset = release(HARBOUR)
    sheet = opened(dataset)["Recommendations"]
    assert values(sheet, "evidence_sha256") == [evidence_sha256(r) for r in dataset.records]
    (hidden,) = [dim for dim in sheet.column_dimensions.values() if dim.hidden]
    heads = [cell.value for cell in sheet[1][hidden.min - 1 : hidden.max]]
    assert heads == ["machine_agreement", "evidence_sha256"]


def test_a_decision_shows_what_the_machine_said() -> None:
    corrected = HARBOUR[0].but(
        agreement="agrees in part", corrected=["agreement"], machine={"agreement": "agrees"}
    )
    confirmed = HARBOUR[1].but(machine={"agreement": "agrees"})
    sheet = opened(release([corrected, confirmed]))["Recommendations"]
    assert values(sheet, "corrected") == ["agreement: was agrees", "agreement: confirmed"]
    assert values(sheet, "machine_agreement") == ["agrees", "agrees"]


def test_the_read_me_names_sources_codes_and_what_needs_review() -> None:
    dataset = Dataset(
        documents=(
            document(
                title="Answers", publisher="Harbour Office", date="2021-05-04", note="Condensed."
            ),
        ),
        records=records_of([HARBOUR[0].but(review=["proposition only"]), *HARBOUR[1:]]),
    )
    text = words_of(opened(dataset)["Read me"])
    for part in (
        "Answers",
        "Harbour Office, 2021-05-04",
        "harbour-2021.pdf (pdf, 3 pages)",
        "0" * 64,
        "Condensed.",
        "proposition only\n1 record",
        "1 of 10",
        *FOUR,
    ):
        assert part in text


def test_the_summary_counts_by_document_and_by_section() -> None:
    dataset = Dataset(
        documents=(document(), document("lights-2022")),
        records=records_of(HARBOUR) + records_of(HARBOUR[:2], "lights-2022"),
    )
    rows = [[c.value for c in row] for row in opened(dataset)["Summary"].iter_rows()]
    table = {(row[0], row[1] or None): row[2:8] for row in rows if row[0]}
    assert table["harbour-2021", None] == [6, 2, 1, 1, 10, 0]
    assert table["lights-2022", None] == [2, 0, 0, 0, 2, 0]
    assert table["all documents", None] == [8, 2, 1, 1, 12, 0]
    assert table["harbour-2021", "C. Money"] == [1, 1, 0, 1, 3, 0]


@pytest.mark.parametrize("documents", [1, 2])
def test_the_summary_has_a_native_stacked_chart(documents: int) -> None:
    names = ["harbour-2021", "lights-2022"][:documents]
    dataset = Dataset(
        documents=tuple(map(document, names)),
        records=tuple(record for name in names for record in records_of(HARBOUR, name)),
    )
    content = render_workbook(dataset)[0]
    chart = zipfile.ZipFile(io.BytesIO(content)).read("xl/charts/chart1.xml").decode()
    assert '<c:grouping val="stacked"/>' in chart
    categories = re.search(r"<c:cat><c:strRef><c:f>Summary!\$([AB])\$(\d+):", chart)
    assert categories is not None
    first = opened(dataset)["Summary"][f"{categories[1]}{categories[2]}"].value
    assert first == ("A. Access" if documents == 1 else "harbour-2021")


def test_the_changes_are_those_of_the_comparison() -> None:
    items = [HARBOUR[0].but(agreement="agrees in part"), *HARBOUR[1:], NEW]
    reworded = items[7].but(recommendation=items[7].recommendation + " Or prices.")
    items[7] = reworded
    content = render_workbook(release(items), previous=release(HARBOUR))[0]
    sheet = load_workbook(io.BytesIO(content), rich_text=True)["Changes"]
    assert "1 agreement changed" in sheet["A1"].value
    rows = dict(zip(values(sheet, "class", 2), range(3, 99), strict=False))
    change = {cell.value: sheet.cell(rows["agreement changed"], cell.column) for cell in sheet[2]}
    assert (change["before"].value, change["after"].value) == ("agrees", "agrees in part")
    change = {
        cell.value: sheet.cell(rows["recommendation reworded"], cell.column) for cell in sheet[2]
    }
    *_, inserted = change["after"].value
    assert str(inserted).strip() == "Or prices."
    assert inserted.font.u == "single"
    assert "".join(map(str, change["after"].value)) == reworded.recommendation


def test_the_dictionary_has_every_field() -> None:
    sheet = opened(release(HARBOUR))["Data dictionary"]
    assert values(sheet, "field") == list(type(release(HARBOUR).records[0]).model_fields)


def test_no_record_is_still_a_workbook() -> None:
    sheet = opened(Dataset())["Recommendations"]
    assert [cell.value for cell in sheet[1]] == list(WIDTHS)
