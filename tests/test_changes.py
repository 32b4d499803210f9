"""The formats that show what changed: golden files for what people read, round trips for data."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from lxml import html
from releases import CANAL, HARBOUR, SECOND, Item, release, together

from pipeline.changes import FORMATS, SUFFIXES
from pipeline.changes.html_style import SCRIPT, STYLE
from pipeline.changes.terminal import render_terminal
from pipeline.compare import CLASSES, COLUMNS, Comparison, compare

GOLDEN = Path(__file__).parent / "changes"
TITLE = "March → June"

ACCOUNTS = "Publish the accounts of the lock keepers."
LONG = " ".join(f"The council counted {n} boats at lock {n}." for n in range(1, 40))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Every class at least once, an unclear match, a long response, and hostile characters."""
    old = [
        *CANAL,
        Item("", ACCOUNTS, "The council sees no call for it."),
        Item("X", ACCOUNTS, "It will think about it."),
        Item("", "Open the *last* lock <b>by night</b> & day.", f"{LONG} It is shut.", "agrees"),
    ]
    new = [
        *CANAL[1:],
        Item("Y", ACCOUNTS, "No."),
        old[-1].but(
            response=f"{LONG} It is open.",
            agreement="",
            notes=["=1+1"],
            review=["no position found"],
        ),
    ]
    found = compare(
        together(release(HARBOUR), release(old, "canal-2020")),
        together(release(SECOND), release(new, "canal-2020")),
    )
    assert {name for name in CLASSES if found["counts"][name]} >= set(CLASSES) - {
        "qualifier",
        "document",
    }
    return found


@pytest.mark.parametrize("name", ["terminal.txt", "markdown.md", "html.html"])
def test_what_people_read(name: str, comparison: Comparison) -> None:
    got = FORMATS[Path(name).stem](comparison, TITLE).decode()
    got = got.replace(STYLE, "").replace(SCRIPT, "")  # looks may change
    golden = GOLDEN / name
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(got, encoding="utf-8")
        pytest.fail(f"{golden} was missing and is written: look at it, and run again")
    assert got == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_same_input_same_bytes(name: str, comparison: Comparison) -> None:
    again = json.loads(json.dumps(comparison))
    assert FORMATS[name](comparison, TITLE) == FORMATS[name](again, TITLE)


@pytest.mark.parametrize("name", FORMATS)
def test_no_difference_is_said(name: str) -> None:
    nothing = compare(release(HARBOUR), release(HARBOUR))
    data = FORMATS[name](nothing, TITLE)
    if name == "csv":
        assert data.decode().count("\n") == 1
    elif name != "xlsx":
        assert "No difference in 10 records." in data.decode()


def test_json_is_the_value_of_compare(comparison: Comparison) -> None:
    assert json.loads(FORMATS["json"](comparison, TITLE)) == comparison


def test_csv_has_a_row_a_change(comparison: Comparison) -> None:
    text = FORMATS["csv"](comparison, TITLE).decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == list(COLUMNS)
    blank = [{k: "" if v is None else str(v) for k, v in c.items()} for c in comparison["changes"]]
    assert rows == blank


def test_csv_keeps_a_lone_carriage_return() -> None:
    items = [HARBOUR[0].but(response="one\rtwo"), *HARBOUR[1:]]
    text = FORMATS["csv"](compare(release(HARBOUR), release(items)), TITLE).decode()
    assert [row["after"] for row in csv.DictReader(io.StringIO(text, newline=""))] == ["one\rtwo"]


def test_workbook_has_a_row_a_change(comparison: Comparison) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](comparison, TITLE)))
    cells = [[cell.value for cell in row] for row in book["Changes"].iter_rows()]
    ids = cells[1].index("new_id")
    got = [row[ids] or "" for row in cells[2:]]
    assert got == [change["new_id"] for change in comparison["changes"]]
    assert all(cell.data_type != "f" for row in book["Changes"].iter_rows() for cell in row)


def test_html_holds_every_change_and_needs_nothing_else(comparison: Comparison) -> None:
    page = html.fromstring(FORMATS["html"](comparison, TITLE))
    assert not page.xpath("//@src | //link | //@href")
    assert not re.search(r"https?:|@import|url\(", html.tostring(page, encoding="unicode"))
    kinds = {kind for value in page.xpath("//@data-kinds") for kind in value.split()}
    boxes = page.xpath("//fieldset//input/@value")
    assert kinds == set(boxes) == {c["class"] for c in comparison["changes"]}
    # Without its script the page shows everything, and no filter that would not work.
    assert page.xpath("boolean(//fieldset/@hidden)")
    assert not page.xpath("//main//@hidden")
    assert not page.xpath("//b[text()='by night']")  # the text of a document is no markup


def test_html_weaves_both_texts(comparison: Comparison) -> None:
    change = next(c for c in comparison["changes"] if LONG in c["after"])
    page = html.fromstring(FORMATS["html"](comparison, TITLE))
    text = next(
        t for t in page.find_class("text") if "It is" in t.text_content() and t.xpath("ins")
    )
    assert [e.text for e in text.xpath("del | ins")] == ["shut", "open"]
    for tag in text.xpath("del"):
        tag.drop_tree()
    assert text.text_content().split() == change["after"].split()
    assert "lock 20" in text.find_class("far")[0].text


def test_colour_on_a_terminal_and_signs_without(comparison: Comparison) -> None:
    plain = render_terminal(comparison, TITLE, width=60).decode()
    assert "\x1b" not in plain
    assert "[-shut-] {+open+}" in " ".join(plain.split())
    assert max(map(len, plain.splitlines())) <= 60
    coloured = render_terminal(comparison, TITLE, colour=True).decode()
    assert "[-" not in coloured
    assert "\x1b[4;32mopen\x1b[0m" in coloured


def test_a_document_cannot_steer_the_terminal() -> None:
    items = [HARBOUR[0].but(response="\x1b[2J Agreed. \x9b1m"), *HARBOUR[1:]]
    plain = render_terminal(compare(release(HARBOUR), release(items)), TITLE).decode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", plain)


def test_each_suffix_leads_to_a_format() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)
