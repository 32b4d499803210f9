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
from collections.abc import Callable
from pathlib import Path

import chart
import harbour
import with_browser
import with_groff
import with_reportlab
import with_text
import with_word
from rough import set_rough

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LAYOUTS = "tests/documents/layouts"


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
    f"{LAYOUTS}/table.docx": word(with_word.ruled_two_columns),
    f"{LAYOUTS}/prose.docx": word(with_word.prose_with_styles),
    f"{LAYOUTS}/table.html": text(with_browser.table_page),
    f"{LAYOUTS}/definition-list.html": text(with_browser.definition_list),
    f"{LAYOUTS}/headed-paragraphs.html": text(with_browser.headed_paragraphs),
    f"{LAYOUTS}/table.md": text(with_text.markdown_table),
    f"{LAYOUTS}/layout-dump.txt": text(with_text.layout_dump),
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
