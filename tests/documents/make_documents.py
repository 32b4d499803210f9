"""Makes the project's own source documents and their golden records again.

    python tests/documents/make_documents.py            all of them
    python tests/documents/make_documents.py NAME…      those whose path contains a NAME

Needs the project's dev dependencies (reportlab among them) and, from Debian: libreoffice-writer,
chromium, wkhtmltopdf, groff, ghostscript, poppler-utils, qpdf, fonts-liberation. The made files
are committed, so nobody needs all this to run the tests.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import chart
from rough import set_rough

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def make_chart(target: Path) -> None:
    """raw/secure-communities-chart.txt with tests/documents/secure-communities-chart.json."""
    text, pages = set_rough(chart.TITLE, chart.INTRO, chart.NOTES["1"], chart.SECTIONS)
    target.write_text(text, encoding="utf-8", newline="\n")
    records = chart.golden(chart.SECTIONS)
    write_json(
        HERE / "secure-communities-chart.json",
        [record | {"pages": where} for record, where in zip(records, pages, strict=True)],
    )


def write_json(target: Path, data: object) -> None:
    """Readable JSON, one line feed at the end."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")


DOCUMENTS: dict[str, Callable[[Path], None]] = {
    "raw/secure-communities-chart.txt": make_chart,
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
