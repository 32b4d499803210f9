"""Makes the project's own source documents and their golden records again.

    python tests/documents/make_documents.py            all of them
    python tests/documents/make_documents.py NAME…      those whose path contains a NAME

Needs the project's dev dependencies (reportlab among them) and, from Debian: libreoffice-writer,
chromium, wkhtmltopdf, groff, ghostscript, poppler-utils, qpdf, fonts-liberation. The made files
are committed, so nobody needs all this to run the tests.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import chart
import harbour
import negative
import night_buses
import second_release
import with_browser
import with_groff
import with_reportlab
import with_text
import with_word
from rough import set_rough

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LAYOUTS = "tests/documents/layouts"
NEGATIVE = "tests/documents/negative"
UNREADABLE = "tests/documents/unreadable"
RULED = HERE / "layouts" / "ruled-two-columns.pdf"


def make_chart(target: Path) -> None:
    """raw/secure-communities-chart.txt with tests/documents/secure-communities-chart.json."""
    text, pages = set_rough(chart.TITLE, chart.INTRO, chart.NOTES["1"], chart.SECTIONS)
    write_text(target, text)
    records = chart.golden(chart.SECTIONS)
    write_json(
        HERE / "secure-communities-chart.json",
        [record | {"pages": where} for record, where in zip(records, pages, strict=True)],
    )


def make_harbour_safety(target: Path) -> None:
    """raw/harbour-safety-authority-2021.pdf with its JSON in tests/documents."""
    pdf, pages = with_reportlab.harbour_safety()
    write_pdf(target, pdf)
    write_json(
        HERE / "harbour-safety-authority-2021.json",
        [record | {"pages": where} for record, where in zip(harbour.golden(), pages, strict=True)],
    )


def make_five_columns(target: Path) -> None:
    """The landscape chart with a status column, beside its own records."""
    write_pdf(target, with_browser.five_columns())
    records = chart.golden(chart.SECTIONS)
    printed = with_browser.printed_columns()
    write_json(
        target.with_suffix(".json"),
        [record | columns for record, columns in zip(records, printed, strict=True)],
    )


def make_rotated(target: Path) -> None:
    """The landscape chart on upright pages that are told to be shown turned."""
    source = HERE / "layouts" / "five-columns.pdf"
    with tempfile.TemporaryDirectory() as folder:
        upright, turned = Path(folder, "upright.pdf"), Path(folder, "turned.pdf")
        subprocess.run(["qpdf", "--rotate=+90", "--flatten-rotation", source, upright], check=True)
        subprocess.run(["qpdf", "--rotate=+270", upright, turned], check=True)
        write_pdf(target, turned.read_bytes())


def make_unnumbered(target: Path) -> None:
    """The chart as labelled pairs without numbers, beside its own records."""
    write_pdf(target, with_groff.unnumbered())
    records = chart.golden(chart.SECTIONS)
    write_json(target.with_suffix(".json"), [record | {"number": ""} for record in records])


def make_two_charts(target: Path) -> None:
    """Both charts bound into one file, with pages of two sizes, beside the records of both."""
    sources = (ROOT / "raw/harbour-safety-authority-2021.pdf", HERE / "layouts/three-columns.pdf")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        command = ["qpdf", "--static-id", "--empty", "--pages", *sources, "--", file.name]
        subprocess.run(command, check=True)
        write_pdf(target, Path(file.name).read_bytes())
    records = [
        {name: value for name, value in record.items() if name not in ("notes", "extra")}
        for record in (*harbour.golden(), *chart.golden(chart.SECTIONS))
    ]
    write_json(target.with_suffix(".json"), records)


def make_grouped_boxes(target: Path) -> None:
    """Groups of recommendations in boxes, beside the records of night_buses.py."""
    write_pdf(target, with_browser.grouped_boxes())
    write_json(target.with_name("night-buses.json"), night_buses.golden())


def make_second_release(target: Path) -> None:
    """The rough text of the second release, its records, and the list of what was changed."""
    sections, _ = second_release.second_release()
    text, pages = set_rough(chart.TITLE, chart.INTRO, chart.NOTES["1"], sections)
    write_text(target, second_release.with_other_space(text))
    records = chart.golden(sections)
    write_json(
        target.with_suffix(".json"),
        [record | {"pages": where} for record, where in zip(records, pages, strict=True)],
    )
    write_json(target.with_name("changes.json"), second_release.list_changes())


def make_encrypted(target: Path) -> None:
    """The ruled chart behind the password "secret"."""
    options = "--allow-weak-crypto --static-id --encrypt secret secret 128 --use-aes=n --"
    subprocess.run(["qpdf", *options.split(), RULED, target], check=True)


def make_outlines(target: Path) -> None:
    """A letter whose letters are drawn as shapes."""
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder, "letter.pdf"), Path(folder, "outlines.pdf")
        source.write_bytes(with_word.print_with_libreoffice(with_word.letter()))
        options = "-q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -dNoOutputFonts -dOmitXMP"
        subprocess.run(["gs", *options.split(), f"-sOutputFile={result}", source], check=True)
        write_pdf(target, result.read_bytes())


def make_scan(target: Path) -> None:
    """The first three pages of the ruled chart as pictures: 150 dots an inch, four grays."""
    with tempfile.TemporaryDirectory() as folder:
        options = "-r 150 -gray -png -f 1 -l 3"
        subprocess.run(["pdftoppm", *options.split(), RULED, f"{folder}/page"], check=True)
        write_pdf(target, with_reportlab.pictures(sorted(Path(folder).iterdir())))


def pdf(make: Callable[[], bytes]) -> Callable[[Path], None]:
    """The maker of a PDF file from the function that gives its bytes."""
    return lambda target: write_pdf(target, make())


def printed(make: Callable[[], with_word.Document]) -> Callable[[Path], None]:
    """The maker of a PDF file that LibreOffice prints from a Word document."""
    return lambda target: write_pdf(target, with_word.print_with_libreoffice(make()))


def word(make: Callable[[], with_word.Document]) -> Callable[[Path], None]:
    """The maker of a .docx file."""
    return lambda target: target.write_bytes(with_word.save(make())) and None


def text(make: Callable[[], str]) -> Callable[[Path], None]:
    """The maker of a text file."""
    return lambda target: write_text(target, make())


def write_text(target: Path, text: str) -> None:
    """UTF-8, the line feeds as they are."""
    target.write_text(text, encoding="utf-8", newline="\n")


def write_pdf(target: Path, pdf: bytes) -> None:
    """The PDF with fixed dates, compressed; the pages stay as the producer set them."""
    pdf = re.sub(rb"(?<=\(D:)\d{14}", b"20240115120000", pdf)
    pdf = re.sub(rb"(?<=/DocChecksum /)\w{32}|(?<=<)[0-9A-F]{32}(?=>)", b"0" * 32, pdf)
    raw = target.with_suffix(".raw")
    raw.write_bytes(pdf)
    options = (
        "--deterministic-id --object-streams=generate --recompress-flate --stream-data=compress"
    )
    subprocess.run(["qpdf", *options.split(), "--compression-level=9", raw, target], check=True)
    raw.unlink()


def write_json(target: Path, data: object) -> None:
    """Readable JSON, one line feed at the end."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    write_text(target, text + "\n")


DOCUMENTS: dict[str, Callable[[Path], None]] = {
    "raw/secure-communities-chart.txt": make_chart,
    "raw/harbour-safety-authority-2021.pdf": make_harbour_safety,
    f"{LAYOUTS}/ruled-two-columns.pdf": printed(with_word.ruled_two_columns),
    f"{LAYOUTS}/three-columns.pdf": pdf(with_reportlab.three_columns),
    f"{LAYOUTS}/no-lines.pdf": printed(with_word.no_lines),
    f"{LAYOUTS}/horizontal-rules.pdf": pdf(with_browser.horizontal_rules),
    f"{LAYOUTS}/prose.pdf": pdf(with_groff.prose),
    f"{LAYOUTS}/boxes.pdf": pdf(with_browser.boxes),
    f"{LAYOUTS}/bold-led.pdf": pdf(with_browser.bold_led),
    f"{LAYOUTS}/five-columns.pdf": make_five_columns,
    f"{LAYOUTS}/long-report.pdf": printed(with_word.long_report),
    f"{LAYOUTS}/shaded-rows.pdf": pdf(with_reportlab.shaded_rows),
    f"{LAYOUTS}/rotated.pdf": make_rotated,
    f"{LAYOUTS}/narrow.pdf": pdf(with_reportlab.narrow),
    f"{LAYOUTS}/draft.pdf": pdf(with_reportlab.draft),
    f"{LAYOUTS}/unnumbered.pdf": make_unnumbered,
    f"{LAYOUTS}/two-charts.pdf": make_two_charts,
    f"{LAYOUTS}/grouped-boxes.pdf": make_grouped_boxes,
    f"{LAYOUTS}/answered-in-place.pdf": pdf(with_reportlab.answered_in_place),
    f"{LAYOUTS}/table.docx": word(with_word.ruled_two_columns),
    f"{LAYOUTS}/prose.docx": word(with_word.prose_with_styles),
    f"{LAYOUTS}/table.html": text(with_browser.table_page),
    f"{LAYOUTS}/definition-list.html": text(with_browser.definition_list),
    f"{LAYOUTS}/headed-paragraphs.html": text(with_browser.headed_paragraphs),
    f"{LAYOUTS}/table.md": text(with_text.markdown_table),
    f"{LAYOUTS}/layout-dump.txt": text(with_text.layout_dump),
    f"{NEGATIVE}/figures.pdf": pdf(lambda: with_browser.print_with_chromium(negative.figures())),
    f"{NEGATIVE}/newsletter.pdf": pdf(
        lambda: with_browser.print_with_chromium(negative.newsletter())
    ),
    f"{NEGATIVE}/contents-list.pdf": printed(with_word.contents_list),
    f"{NEGATIVE}/contents-list.txt": text(negative.contents_text),
    f"{NEGATIVE}/recipe.html": text(negative.recipe_page),
    f"{NEGATIVE}/letter.docx": word(with_word.letter),
    "tests/documents/second-release/secure-communities-chart.txt": make_second_release,
    f"{UNREADABLE}/encrypted.pdf": make_encrypted,
    f"{UNREADABLE}/outlines.pdf": make_outlines,
    f"{UNREADABLE}/scan.pdf": make_scan,
}


def main(names: list[str]) -> None:
    """Makes every document whose path contains one of the names; all without a name."""
    for path, make in DOCUMENTS.items():
        if not names or any(name in path for name in names):
            target = ROOT / path
            target.parent.mkdir(parents=True, exist_ok=True)
            make(target)
            print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
