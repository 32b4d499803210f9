"""Reads a comparison and returns it as a workbook: the sheet Changes of a release, on its own."""

from __future__ import annotations

import io

from pipeline.compare import Comparison


def render_workbook(comparison: Comparison, title: str = "") -> bytes:
    """The same comparison gives the same bytes."""
    from xlsxwriter import Workbook

    from pipeline.export.workbook import CREATED
    from pipeline.export.workbook.changes import add_changes
    from pipeline.export.workbook.styles import Styles

    memory = io.BytesIO()
    font = {"font_name": "Arial", "font_size": 10}
    book = Workbook(memory, {"in_memory": True, "default_format_properties": font})
    book.set_properties({"title": title, "created": CREATED})
    add_changes(book, Styles(book), comparison)
    book.close()
    return memory.getvalue()
