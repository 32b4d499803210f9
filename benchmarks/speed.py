"""Times builds of PDFs against bare pdfplumber and bare PDFium on the same files, in one run.

    python benchmarks/speed.py               the project's PDFs, and ../shared where it is there
    python benchmarks/speed.py FILE.pdf…     your own

A build is all stages and all files of the release, written to a temporary folder. pdfplumber reads
the words and tables of each page (`extract_words`, `extract_tables`), PDFium the plain text.
Seconds are processor time, the best of three, so that other work on the machine counts little.
Then follow whole processes, with their start and imports, and how cost grows with the pages of a
chart that is bound again and again into one file. Peak memory needs Linux.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from pipeline.errors import PipelineError
from pipeline.export import write_dataset
from pipeline.release import build_release

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CHARTS = (
    SHARED / "raw" / "ice-secure-communities-2012.pdf",
    ROOT / "raw" / "harbour-safety-authority-2021.pdf",
)
ROUNDS = 3
GROWTH = (1, 10, 30)

# What a process of its own runs. The last line that it prints: seconds and peak memory in MB.
# (Linux keeps the peak of the parent in `getrusage`, so it is read from /proc.)
REPORT = """
import time
from pathlib import Path
peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
print(time.process_time(), int(peak) / 1024)
"""
BUILD = (
    """
import sys
from pathlib import Path
from pipeline.export import write_dataset
from pipeline.release import build_release
release = build_release([Path(sys.argv[1])])
write_dataset(release.dataset, Path(sys.argv[2]), sources=release.files)
"""
    + REPORT
)
PLUMBER = (
    """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        page.extract_words(), page.extract_tables(), page.close()
"""
    + REPORT
)


def build(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        release = build_release([path])
        write_dataset(release.dataset, Path(folder, "output"), sources=release.files)


def read_with_pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words()
            page.extract_tables()
            page.close()


def read_with_pdfium(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()


def best_of(functions: Sequence[Callable[[Path], None]], path: Path) -> list[float]:
    """The best time of each, taken in turns."""
    times = [float("inf")] * len(functions)
    for _ in range(ROUNDS):
        for index, function in enumerate(functions):
            start = time.process_time()
            function(path)
            times[index] = min(times[index], time.process_time() - start)
    return times


def compare_readers(files: Sequence[Path]) -> None:
    width = max(len(path.name) for path in files)
    print(
        f"{'':{width}}  pages    build  pages/s  pdfplumber  times as fast    PDFium  times as slow"
    )
    for path in files:
        try:
            mine, plumber, pdfium = best_of((build, read_with_pdfplumber, read_with_pdfium), path)
        except PipelineError as failure:
            print(f"{path.name:{width}}  not built: {failure}")
            continue
        with pypdfium2.PdfDocument(path) as document:
            pages = len(document)
        print(
            f"{path.name:{width}}{pages:7}{mine:9.3f}{pages / mine:9.0f}{plumber:12.3f}"
            f"{plumber / mine:15.1f}{pdfium:10.3f}{mine / pdfium:15.1f}"
        )


def run_process(code: str, path: Path) -> tuple[float, float]:
    """(seconds, MB at the peak) of a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, str(path), str(Path(folder, "output"))]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    seconds, peak = done.stdout.split("\n")[-2].split()
    return float(seconds), float(peak)


def compare_processes(chart: Path) -> None:
    print(f"\nWhole processes on {chart.name}, start and imports included")
    for name, code in (("build", BUILD), ("pdfplumber", PLUMBER)):
        seconds, peak = min(run_process(code, chart) for _ in range(ROUNDS))
        print(f"  {name:12}{seconds:7.2f} s{peak:8.0f} MB")


def measure_growth(chart: Path) -> None:
    print(f"\n{chart.name} bound again and again into one file")
    first = 0.0
    with tempfile.TemporaryDirectory() as folder, pypdfium2.PdfDocument(chart) as source:
        for times in GROWTH:
            path = Path(folder, f"{times}.pdf")
            with pypdfium2.PdfDocument.new() as bound:
                for _ in range(times):
                    bound.import_pages(source)
                bound.save(path)
                pages = len(bound)
            start = run_process(
                "import pipeline.release, pipeline.read.pdf, pipeline.rows\n" + REPORT, path
            )[0]
            seconds, peak = run_process(BUILD, path)
            first = first or (seconds - start) / pages
            growth = (seconds - start) / pages / first
            print(
                f"  {pages:5} pages{seconds:8.2f} s{pages / (seconds - start):7.0f} pages/s after "
                f"imports{peak:7.0f} MB   cost of a page, against the first line: {growth:.2f}"
            )


def main(arguments: Sequence[str]) -> None:
    logging.disable(logging.WARNING)  # pdfplumber's, on fonts
    folders = (ROOT / "raw", ROOT / "tests/documents/layouts", SHARED / "raw", SHARED / "corpus")
    found = [path for folder in folders for path in sorted(folder.glob("*.pdf"))]
    if not SHARED.is_dir():
        print(f"skipped: {SHARED}: there is no such folder", file=sys.stderr)
    compare_readers([Path(argument) for argument in arguments] or found)
    chart = next(path for path in CHARTS if path.exists())
    compare_processes(chart)
    measure_growth(chart)


if __name__ == "__main__":
    main(sys.argv[1:])
