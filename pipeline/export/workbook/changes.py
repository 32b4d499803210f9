"""Adds the sheet Changes: what is different from the release before."""

from __future__ import annotations

from typing import Any

from pipeline.export.workbook.styles import Styles, set_up_page
from pipeline.models import Dataset

SHEET = "Changes"


def add_changes(book: Any, styles: Styles, previous: Dataset, current: Dataset) -> None:
    """One row a change."""
    sheet = book.add_worksheet(SHEET)
    set_up_page(sheet, SHEET, head_row=0)
