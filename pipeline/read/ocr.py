"""Takes a PDF and gives, for as long as it is read, a copy whose scanned pages have a text layer.

OCRmyPDF does it, with Tesseract: the extra [ocr] and, from Debian, tesseract-ocr and ghostscript.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import PipelineError, error
from pipeline.read.pdf_page import count_pages

PACKAGES = "tesseract-ocr ghostscript"
#: BCP 47 → Tesseract's name; Debian has each as tesseract-ocr-NAME.
LANGUAGES = {
    "bg": "bul", "cs": "ces", "cy": "cym", "da": "dan", "de": "deu", "el": "ell", "en": "eng",
    "es": "spa", "et": "est", "fi": "fin", "fr": "fra", "ga": "gle", "hr": "hrv", "hu": "hun",
    "is": "isl", "it": "ita", "lt": "lit", "lv": "lav", "mt": "mlt", "nl": "nld", "nb": "nor",
    "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "sk": "slk", "sl": "slv", "sv": "swe",
}  # fmt: skip


@contextmanager
def with_text_layer(
    path: Path, *, pages: frozenset[int] | None = None, language: str = "en"
) -> Iterator[Path]:
    """Yields a temporary copy of a PDF in which OCR has read the pages without text.

    Pages with text stay as they are. ``pages`` (from 1): only those. ``language``: BCP 47.
    Raises PipelineError where OCRmyPDF or Tesseract is not installed, and where they fail.
    """
    count = count_pages(path)
    name = _installed_language(path, language)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "with-text.pdf")
        wanted = sorted(page for page in pages or () if page <= count)
        command = [
            *(sys.executable, "-m", "ocrmypdf", "--quiet", "--skip-text"),
            # A plain copy: the pictures as they are, and no archival format, which takes time.
            *("--output-type", "pdf", "--optimize", "0", "--invalidate-digital-signatures"),
            *("--rotate-pages", "--language", name),
            *(("--pages", ",".join(map(str, wanted))) if wanted else ()),
            *(str(path.absolute()), str(copy)),
        ]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
        if not copy.exists():
            raise _failure(path, done)
        yield copy


def _installed_language(path: Path, language: str) -> str:
    """Tesseract's name of a language, where all that OCR needs is there."""
    if find_spec("ocrmypdf") is None:
        raise error(
            path,
            "OCR needs OCRmyPDF, which is not installed",
            f"pip install 'recommendation-pipeline[ocr]', and: sudo apt install {PACKAGES}",
        )
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        raise error(
            path,
            "OCR needs Tesseract, which is not installed",
            f"On Debian: sudo apt install {PACKAGES}",
        )
    name = LANGUAGES.get(language.split("-")[0].lower(), "eng")
    listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True)
    if name not in listed.stdout.split():
        raise error(
            path,
            f"Tesseract cannot read the language {language!r}",
            f"On Debian: sudo apt install tesseract-ocr-{name}",
        )
    return name


def _failure(path: Path, done: subprocess.CompletedProcess[str]) -> PipelineError:
    """What OCRmyPDF said last; its exit status 3 means that a program is missing."""
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    said = lines[-1].rstrip(".") if lines else f"exit status {done.returncode}"
    remedy = (
        f"On Debian: sudo apt install {PACKAGES}"
        if done.returncode == 3
        else f"See all that it says: ocrmypdf --skip-text {path} with-text.pdf"
    )
    return error(path, f"OCR failed: {said}", remedy)
