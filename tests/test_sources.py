"""Which files are built, under which ids, and what raw/documents.toml may say about them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.read import READERS
from pipeline.sources import (
    REGISTER,
    Facts,
    Source,
    find_sources,
    load_register,
    parse_pages,
    slug,
)


def put(folder: Path, *names: str, content: str = "x") -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(content)
    return folder


def register(folder: Path, content: str) -> Path:
    (folder / REGISTER).write_text(content, encoding="utf-8")
    return folder


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a.pdf", "C.DOCX")
    found = find_sources([tmp_path])
    assert [source.path.name for source in found.sources] == ["C.DOCX", "a.pdf", "b.txt"]
    assert found.warnings == found.problems == ()


def test_what_lies_beside_the_sources_is_no_source(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "README.md", "readme.txt", "corrections.csv", ".hidden.txt", "~$a.docx")
    put(tmp_path, "make.py", "a.json")
    put(tmp_path / "more", "b.txt")
    found = find_sources([tmp_path])
    assert [source.path.name for source in found.sources] == ["a.txt"]
    assert found.warnings == found.problems == ()


def test_a_file_without_a_reader_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "a.odt")
    found = find_sources([tmp_path])
    assert [source.path.name for source in found.sources] == ["a.txt"]
    assert [str(warning) for warning in found.warnings] == [
        f"{tmp_path / 'a.odt'}: passed over: no reader for .odt."
    ]


def test_files_in_the_order_given_and_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    found = find_sources([tmp_path / "b.txt", tmp_path, tmp_path / "a.txt"])
    assert [source.path.name for source in found.sources] == ["b.txt", "a.txt"]


def test_problems_are_told_all_at_once(tmp_path: Path) -> None:
    empty = put(tmp_path / "empty")
    put(tmp_path, "a.txt")
    found = find_sources([tmp_path / "missing.pdf", empty, tmp_path / "a.txt"])
    assert [str(problem) for problem in found.problems] == [
        f"{tmp_path / 'missing.pdf'}: no such file or folder. Check the path.",
        f"{empty}: no sources in this folder. Put documents there: {', '.join(READERS)}.",
    ]
    assert len(found.sources) == 1


# --- ids -------------------------------------------------------------------------------------

SLUGS = {
    "Part A: Étude": "part-a-etude",
    "ICE (2012) final_v2": "ice-2012-final-v2",
    "Straße": "strae",
    "": "document",
    "答复": "document",
}


@pytest.mark.parametrize("text", SLUGS)
def test_slug(text: str) -> None:
    assert slug(text) == SLUGS[text]


def test_a_slug_has_so_many_words() -> None:
    assert slug("one two three four", 3) == "one-two-three"


def test_one_document_in_two_formats(tmp_path: Path) -> None:
    put(tmp_path, "chart.pdf", "chart.txt", "other.txt")
    found = find_sources([tmp_path])
    assert [source.document_id for source in found.sources] == ["chart-pdf", "chart-txt", "other"]
    assert found.problems == ()


def test_names_that_give_one_id(tmp_path: Path) -> None:
    put(tmp_path, "My chart.txt", "my-chart.txt")
    found = find_sources([tmp_path])
    assert [str(problem) for problem in found.problems] == [
        f"{tmp_path / 'My chart.txt'}, {tmp_path / 'my-chart.txt'}: "
        f"have the same document id, my-chart-txt. Give each its own in {REGISTER}."
    ]


def test_one_name_in_two_folders(tmp_path: Path) -> None:
    put(tmp_path / "a", "chart.txt")
    put(tmp_path / "b", "chart.txt")
    found = find_sources([tmp_path / "a", tmp_path / "b"])
    assert len(found.problems) == 1
    assert "the same document id" in str(found.problems[0])


# --- the register ----------------------------------------------------------------------------

EVERY_KEY = """
[documents."a.txt"]
document_id = "harbour-2021"
title = "Answers of the port"
publisher = "Port"
date = 2021-09-20
language = "en"
responder = "Port"
note = "Made up."
pages = "2-3, 5"
layout = "chart"
columns = ["number", "recommendation", "response", "label", "extra: Due date"]
expected = 12
"""


def test_every_key(tmp_path: Path) -> None:
    register(put(tmp_path, "a.txt"), EVERY_KEY)
    (source,) = find_sources([tmp_path]).sources
    assert source == Source(
        tmp_path / "a.txt",
        "harbour-2021",
        Facts(
            document_id="harbour-2021",
            title="Answers of the port",
            publisher="Port",
            date="2021-09-20",
            language="en",
            responder="Port",
            note="Made up.",
            pages="2-3, 5",
            layout="chart",
            columns=("number", "recommendation", "response", "label", "extra: Due date"),
            expected=12,
        ),
    )
    assert source.pages == {2, 3, 5}
    assert set(Facts.__dataclass_fields__) == {
        line.split(" = ")[0] for line in EVERY_KEY.splitlines() if " = " in line
    }


def test_a_date_may_be_text(tmp_path: Path) -> None:
    register(tmp_path, '[documents."a.txt"]\ndate = "2021-09"')
    assert load_register(tmp_path / REGISTER)["a.txt"].date == "2021-09"
    register(tmp_path, '[documents."a.txt"]\ndate = 2021-09-20')
    assert load_register(tmp_path / REGISTER)["a.txt"].date == str(datetime.date(2021, 9, 20))


def test_no_register(tmp_path: Path) -> None:
    assert load_register(tmp_path / REGISTER) == {}
    (source,) = find_sources([put(tmp_path, "a.txt")]).sources
    assert (source.facts, source.pages) == (Facts(), None)


def test_the_register_beside_a_file_counts_for_it(tmp_path: Path) -> None:
    register(put(tmp_path, "a.txt", "b.txt"), '[documents."a.txt"]\ntitle = "Nets"')
    titles = {s.path.name: s.facts.title for s in find_sources([tmp_path / "a.txt"]).sources}
    assert titles == {"a.txt": "Nets"}


FAULTS = {
    "not TOML": ("documents = [", "not TOML"),
    "an unknown table": ("[document]\n", "unknown key 'document'. Known: documents."),
    "an unknown key": ('titel = "A"', "a.txt: unknown key 'titel'. Known: document_id, title"),
    "a number for text": ("title = 4", "a.txt: title is 4. Give text in quotation marks."),
    "text for a number": ('expected = "4"', "expected is '4'. Give the number of records, from 1."),
    "no records expected": ("expected = 0", "expected is 0."),
    "true records expected": ("expected = true", "expected is True."),
    "an unknown layout": ('layout = "table"', "layout is 'table'. Use one of: chart, prose."),
    "columns as text": ('columns = "response"', "columns is 'response'. Give a list of number"),
    "no columns": ("columns = []", "columns is []."),
    "an unknown role": ('columns = ["answer"]', "columns is ['answer']. Give a list of number"),
    "pages backwards": ('pages = "9-3"', "pages is '9-3'. Write them as \"3-20\""),
    "pages in words": ('pages = "all"', "pages is 'all'."),
    "an id with capitals": ('document_id = "Port 1"', "document_id is 'Port 1'. Use lower case"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_the_register(tmp_path: Path, name: str) -> None:
    content, expected = FAULTS[name]
    inside = name not in ("not TOML", "an unknown table")
    register(put(tmp_path, "a.txt"), f'[documents."a.txt"]\n{content}' if inside else content)
    found = find_sources([tmp_path])
    (problem,) = found.problems
    assert expected in str(problem)
    assert str(problem).startswith(str(tmp_path / REGISTER))
    assert found.sources == ()


def test_faults_are_told_all_at_once(tmp_path: Path) -> None:
    register(
        tmp_path,
        'documents.x = 4\n[documents."a.txt"]\ntitle = 4\nlayout = "x"\n'
        '[documents."b.txt"]\nexpected = 0',
    )
    with pytest.raises(PipelineError) as failure:
        load_register(tmp_path / REGISTER)
    assert [str(problem).split(": ", 1)[1].split(".")[0] for problem in failure.value.problems] == [
        "x: an entry must be a table",
        "a",
        "a",
        "b",
    ]


def test_a_registered_file_that_is_not_there(tmp_path: Path) -> None:
    register(put(tmp_path, "a.txt"), '[documents."b.txt"]\ntitle = "Nets"')
    (problem,) = find_sources([tmp_path]).problems
    assert str(problem) == (
        f"{tmp_path / REGISTER}: b.txt: registered, but there is no such file. "
        "Put it there, or take the entry out."
    )
    assert find_sources([tmp_path / "a.txt"]).problems == ()


PAGES = {
    "3": {3},
    "3-5": {3, 4, 5},
    "3–5, 9": {3, 4, 5, 9},
    " 3 - 4 , 4 ": {3, 4},
    "": set(),
    "0-3": set(),
    "5-3": set(),
    "3-": set(),
    "three": set(),
    "1-999999": set(),
}


@pytest.mark.parametrize("text", PAGES)
def test_pages(text: str) -> None:
    assert parse_pages(text) == PAGES[text]
