"""Reads a comparison and returns its flat list as CSV: one change a row."""

from __future__ import annotations

import csv
import io

from pipeline.compare import COLUMNS, Comparison


def render_csv(comparison: Comparison, title: str = "") -> bytes:
    """RFC 4180 in UTF-8, "\\n" at line ends, texts verbatim; a CSV has no place for a title."""
    file = io.StringIO()
    # All quoted, since csv of Python 3.11 leaves a lone carriage return open to split the row.
    writer = csv.DictWriter(file, list(COLUMNS), quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    writer.writerows(comparison["changes"])
    return file.getvalue().encode()
