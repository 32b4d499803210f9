"""The command line: what is written and printed, exit status, and every kind of bad input."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from factories import CHART

from pipeline.cli import main
from pipeline.export import EXPORTERS, read_dataset

ROOT = Path(__file__).parent.parent
DOCUMENTS = ROOT / "tests" / "documents"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def put(folder: Path, name: str, content: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    put(tmp_path / "raw", "a.txt", CHART)
    return tmp_path / "raw"


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


# --- build -----------------------------------------------------------------------------------


def test_build_writes_every_file_and_says_what_it_did(raw: Path, tmp_path: Path) -> None:
    result = run("build", raw, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines()[0].startswith("a.txt: 3 records from 1 page; of ")
    assert result.stdout.splitlines()[-1].startswith("written: ")
    assert set(bytes_in(tmp_path / "out")) == set(EXPORTERS)
    assert len(read_dataset(tmp_path / "out").records) == 3


def test_build_reads_raw_and_writes_output_by_default(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(raw.parent)
    assert run("build").exit_code == 0
    assert set(bytes_in(raw.parent / "output")) == set(EXPORTERS)


def test_quiet_prints_nothing(raw: Path, tmp_path: Path) -> None:
    put(raw, "b.odt", "x")
    result = run("build", raw, "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_json_is_the_summary_as_data(raw: Path, tmp_path: Path) -> None:
    put(raw, "b.odt", "x")
    result = run("build", raw, "-o", tmp_path / "out", "--json")
    summary = json.loads(result.stdout)
    assert summary["records"] == 3
    assert summary["agreement"]["agrees"] == 2
    assert summary["documents"][0]["ledger"]["left_over"] == 0
    assert result.stderr == f"warning: {raw / 'b.odt'}: passed over: no reader for .odt\n"


def test_words_left_over_are_shown_with_their_page(tmp_path: Path) -> None:
    stray = "Recommendation\tResponse\n\tWhat ends a row that nobody has.\n"
    put(tmp_path, "a.txt", CHART.replace("Recommendation\tResponse\n", stray))
    result = run("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stderr == (
        f"warning: {tmp_path / 'a.txt'}: page 1: left over: What ends a row that nobody has\n"
    )
    (document,) = read_dataset(tmp_path / "out").documents
    assert [(item.page, item.text) for item in document.left_over] == [
        (1, "What ends a row that nobody has.")
    ]


def test_windows_1252_is_read_with_a_warning(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", CHART.replace("nets", "nets – “all”").encode("cp1252"))
    result = run("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stderr == f"warning: {tmp_path / 'a.txt'}: not UTF-8; read as Windows-1252\n"
    assert "– “all”" in read_dataset(tmp_path / "out").records[0].recommendation


# --- bad input -------------------------------------------------------------------------------


def unreadable(name: str) -> Callable[[Path], Path]:
    def copy(folder: Path) -> Path:
        return Path(shutil.copy(DOCUMENTS / "unreadable" / name, folder / name))

    return copy


def harbour() -> bytes:
    return (ROOT / "raw" / "harbour-safety-authority-2021.pdf").read_bytes()


# name → what makes the source, and where, what and what to do, as the line says it
BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a missing path": (
        lambda folder: folder / "none.pdf",
        "none.pdf: no such file or folder. Check the path.",
    ),
    "an empty file": (
        lambda folder: put(folder, "a.txt", ""),
        "a.txt: the file is empty. Put the document there, or take the file away.",
    ),
    "a folder without sources": (
        lambda folder: put(folder / "empty", "notes.odt", "x").parent,
        "empty: no sources in this folder. Put documents there: ",
    ),
    "neither UTF-8 nor Windows-1252": (
        lambda folder: put(folder, "a.txt", CHART.encode() + b"\x81\x8d\x90"),
        "a.txt: neither UTF-8 nor Windows-1252. Save it as UTF-8 text.",
    ),
    "an encrypted PDF": (
        unreadable("encrypted.pdf"),
        "encrypted.pdf: encrypted. Remove the password first: qpdf --decrypt",
    ),
    "a PDF without a text layer": (
        unreadable("scan.pdf"),
        "scan.pdf: has no text layer: it is a scan, or its letters are drawn. "
        "Add one with OCR: run again with --ocr",
    ),
    "letters drawn as outlines": (
        unreadable("outlines.pdf"),
        "outlines.pdf: has no text layer: it is a scan, or its letters are drawn. "
        "Add one with OCR: run again with --ocr",
    ),
    "a truncated PDF": (
        lambda folder: put(folder, "a.pdf", harbour()[:3000]),
        "a.pdf: ",
    ),
    "a truncated Word file": (
        lambda folder: put(
            folder, "a.docx", (DOCUMENTS / "layouts" / "table.docx").read_bytes()[:9000]
        ),
        "a.docx: named .docx, but its bytes are a ZIP archive cut short",
    ),
    "a PDF named .txt": (
        lambda folder: put(folder, "a.txt", harbour()),
        "a.txt: named .txt, but its bytes are a PDF. Name it .pdf.",
    ),
    "text named .pdf": (
        lambda folder: put(folder, "a.pdf", CHART),
        "a.pdf: named .pdf, but its bytes are plain text. Name it .txt.",
    ),
    "a web page named .docx": (
        lambda folder: put(folder, "a.docx", "<html><body><p>Nets</p></body></html>"),
        "a.docx: named .docx, but its bytes are a web page. Name it .html.",
    ),
    "a suffix without a reader": (
        lambda folder: put(folder, "a.odt", "x"),
        "a.odt: no reader for .odt. Known: .txt, .pdf, ",
    ),
    "no recommendation": (
        lambda folder: put(folder, "a.txt", "Apples\n\nWe ate the apples.\n"),
        "a.txt: no recommendation with a response was found. See what was understood: "
        "pipeline inspect ",
    ),
    "fewer records than registered": (
        lambda folder: put(
            put(folder, "documents.toml", '[documents."a.txt"]\nexpected = 4\n').parent,
            "a.txt",
            CHART,
        ),
        "a.txt: 3 records where documents.toml expects 4. Look at: pipeline inspect ",
    ),
    "a register that is not TOML": (
        lambda folder: put(put(folder, "documents.toml", "[").parent, "a.txt", CHART),
        "documents.toml: not TOML: ",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input(name: str, raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("build", raw, "-o", out).exit_code == 0
    former = bytes_in(out)
    make, expected = BAD[name]
    (tmp_path / "bad").mkdir()
    source = make(tmp_path / "bad")
    result = run("build", source, "-o", out)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"error: {tmp_path / 'bad' / expected}")
    assert re.search(r": .+\. \S.*$", line)  # where: what. What to do
    assert result.stdout == ""
    assert bytes_in(out) == former
    assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.parametrize("where", ["a file", "below a file"])
def test_an_output_folder_that_cannot_be_written(where: str, raw: Path, tmp_path: Path) -> None:
    file = put(tmp_path, "file", "x")
    out = file if where == "a file" else file / "out"
    result = run("build", raw, "-o", out)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"error: {out}: ")
    assert result.stdout == ""
    assert file.read_text() == "x"


def test_all_problems_are_told_at_once(raw: Path, tmp_path: Path) -> None:
    put(raw, "b.txt", "")
    put(raw, "c.txt", "Apples\n")
    result = run("build", raw, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        str(raw / "b.txt"),
        str(raw / "c.txt"),
    ]
    assert not (tmp_path / "out").exists()


def test_keep_going_publishes_the_good_and_lists_the_bad(raw: Path, tmp_path: Path) -> None:
    put(raw, "b.txt", "")
    result = run("build", raw, "-o", tmp_path / "out", "--keep-going")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"error: {raw / 'b.txt'}: the file is empty. Put the document there, or take the file away."
    ]
    assert "not built: 1 problem, see above" in result.stdout
    assert [document.source for document in read_dataset(tmp_path / "out").documents] == ["a.txt"]


def test_keep_going_with_nothing_good_leaves_the_former_release(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", raw, "-o", out)
    former = bytes_in(out)
    empty = put(tmp_path, "b.txt", "")
    assert run("build", empty, "-o", out, "--keep-going").exit_code == 1
    assert bytes_in(out) == former


def test_errors_are_printed_with_quiet_too(tmp_path: Path) -> None:
    result = run("build", tmp_path / "none", "-o", tmp_path / "out", "--quiet")
    assert result.exit_code == 1
    assert "no such file or folder" in result.stderr


USAGE = {
    "an unknown command": ["bild"],
    "an unknown option": ["build", "--outputs", "x"],
    "a missing argument": ["classify"],
    "a missing value": ["build", "-o"],
    "an unknown class": ["diff", "a", "b", "--fail-on", "colour"],
}


@pytest.mark.parametrize("name", USAGE)
def test_wrong_usage(name: str) -> None:
    result = run(*USAGE[name])
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""


# --- check, schema ---------------------------------------------------------------------------


def test_check_takes_what_build_wrote(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", raw, "-o", out)
    result = run("check", out)
    assert (result.exit_code, result.stdout) == (0, f"{out}: 1 document, 3 records: valid\n")


def test_check_refuses_what_was_changed(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", raw, "-o", out)
    path = out / "recommendations.json"
    path.write_text(path.read_text().replace('"agrees"', '"agreed"', 1))
    result = run("check", out)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert "Traceback" not in result.output


def test_schema_is_written_where_it_is_told(tmp_path: Path) -> None:
    result = run("schema", "--root", tmp_path)
    assert result.exit_code == 0, result.output
    assert list((tmp_path / "schemas").iterdir())
    assert "up to date" in run("schema", "--root", tmp_path).stderr


# --- help ------------------------------------------------------------------------------------


def commands(group: click.Group = main, path: str = "pipeline") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[f"{path} {name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{path} {name}")
    return found


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_has_help(name: str) -> None:
    command = commands()[name]
    assert command.help
    assert command.help.strip().split("\n")[0].endswith(".")
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
    result = run(*name.split()[1:], "--help")
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_the_commands_are_those_that_the_design_names() -> None:
    named = ["build", "inspect", "classify", "diff", "check", "schema", "review"]
    assert sorted(main.commands) == sorted(named)


@pytest.mark.skipif(not (ROOT / "README.md").exists(), reason="README.md is not yet written")
@pytest.mark.parametrize("name", commands())
def test_every_command_is_named_in_the_readme(name: str) -> None:
    assert name in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_target_of_the_makefile_has_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets
    for target in targets[1].split():
        assert re.search(rf"^{target}:.* ## \w", makefile, re.MULTILINE), target


HEAVY = ("pandas", "pdfplumber", "pypdfium2", "openpyxl", "xlsxwriter", "docx", "lxml", "pydantic")


def modules(*words: str) -> set[str]:
    """The modules that are loaded after a command."""
    code = (
        "import sys\n"
        "from pipeline.cli import main\n"
        f"main({list(words)!r}, standalone_mode=False)\n"
        "print('\\nmodules:', *sorted(sys.modules))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(result.stdout.split("\nmodules: ")[1].split())


def test_help_loads_no_heavy_module() -> None:
    assert modules("--help").isdisjoint(HEAVY)
    assert modules("build", "--help").isdisjoint(HEAVY)


def test_a_build_of_text_loads_no_pdf_reader_and_no_pandas(raw: Path, tmp_path: Path) -> None:
    loaded = modules("build", str(raw), "-o", str(tmp_path / "out"), "--quiet")
    assert loaded.isdisjoint({"pandas", "pdfplumber", "pypdfium2", "docx", "openpyxl"})


def test_the_command_runs_without_a_terminal_and_without_colour(raw: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "build", str(raw), "-o", str(tmp_path / "o")]
    result = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "TERM": "dumb"}
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout
