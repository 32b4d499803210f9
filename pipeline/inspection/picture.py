"""Draws what was read onto the pages of a PDF: words, cells, and rows with their roles.

The drawing is pdfplumber's own (`PageImage`), on the page as it was read: turned upright.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.display import PageImage

from pipeline import Stages
from pipeline.errors import error
from pipeline.inspection.data import passages_of
from pipeline.models import Block, Box, Row, Word
from pipeline.read.pdf_page import render_page

RESOLUTION = 110  # dots an inch: text of 9 points can still be read
Colour = tuple[int, int, int]

WORD: Colour = (120, 120, 120)
CELL: Colour = (200, 0, 0)
CLEAR = (0, 0, 0, 0)
ROLES: dict[str, Colour] = {
    "number": (150, 0, 200),
    "recommendation": (0, 90, 230),
    "response": (0, 140, 60),
    "label": (230, 120, 0),
    "extra": (0, 150, 160),
    "section": (210, 0, 120),
    "heading": (190, 60, 160),
    "note": (130, 90, 30),
    "furniture": (150, 150, 150),
    "outside": (110, 110, 140),
    "left over": (230, 0, 0),
}


def draw_pages(inspection: Stages, folder: Path, pages: frozenset[int] | None) -> list[Path]:
    """Writes page-003.png and so on; gives the files. ``pages`` from 1, or all.

    Raises PipelineError for a source that is no PDF, and for a folder that cannot be written.
    """
    path = inspection.source.path
    if inspection.reading.format != "pdf":
        raise error(
            path,
            f"only pages of a PDF can be drawn, not {inspection.reading.format}",
            "Leave out --image: inspect shows the same as text.",
        )
    read = inspection.source.pages
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with pdfplumber.open(path) as document:
            for page in document.pages:
                number = page.page_number
                if any(only is not None and number not in only for only in (pages, read)):
                    continue
                image = _picture(path, page)
                _draw(image, inspection, number)
                file = folder / f"page-{number:03}.png"
                image.save(file, quantize=True)
                files.append(file)
                page.close()
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise error(
            folder, f"pictures cannot be written ({reason})", "Name another folder."
        ) from None
    return files


def _picture(path: Path, page: Any) -> PageImage:
    picture = render_page(path, page.page_number, RESOLUTION)
    image = PageImage(page, picture, RESOLUTION)
    # Our boxes count from the corner of the page as it is seen, however the file turns it.
    scale = RESOLUTION / 72
    image.scale, image.bbox = scale, (0, 0, picture.width / scale, picture.height / scale)
    return image


def _draw(image: PageImage, inspection: Stages, number: int) -> None:
    for block in inspection.reading.blocks:
        boxes = [word.box for word in block.words if word.page == number and word.box]
        image.draw_rects(boxes, fill=CLEAR, stroke=(*WORD, 110), stroke_width=1)
        if block.kind == "row" and boxes:
            _draw_cells(image, block, number)
    taken: list[tuple[int, int, int, int]] = []
    for index, row in enumerate(inspection.rows):
        for role, box in _areas(row, number):
            colour = ROLES.get(role.split(" ")[0], ROLES.get(role, ROLES["outside"]))
            image.draw_rect(_wider(box, 2), fill=(*colour, 28), stroke=colour, stroke_width=2)
            _write(image, f"#{index} {role}", box, colour, taken)


def _draw_cells(image: PageImage, block: Block, number: int) -> None:
    """The row's outline, and a line to the left of each further column."""
    found = [(cell.column, _around(cell.words, number)) for cell in block.cells]
    cells = [(column, box) for column, box in found if box]
    x0, top = min(box[0] for _, box in cells), min(box[1] for _, box in cells)
    x1, bottom = max(box[2] for _, box in cells), max(box[3] for _, box in cells)
    image.draw_rect((x0 - 4, top - 4, x1 + 4, bottom + 4), fill=CLEAR, stroke=CELL)
    for (_, left), (_, right) in pairwise(cells):
        x = max((left[2] + right[0]) / 2, right[0] - 4)
        image.draw_line([(x, top - 4), (x, bottom + 4)], stroke=CELL, stroke_width=1)


def _areas(row: Row, number: int) -> Iterator[tuple[str, Box]]:
    """(role, box) of each part of a row that stands on a page."""
    for role, passage in passages_of(row):
        box = _around(passage.words, number)
        if box:
            yield (row.kind if role == "rest" else role), box


def _around(words: Iterable[Word], number: int) -> Box | None:
    boxes = [word.box for word in words if word.page == number and word.box]
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _wider(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _write(
    image: PageImage,
    text: str,
    box: Box,
    colour: Colour,
    taken: list[tuple[int, int, int, int]],
) -> None:
    """A small sign at the top of a box, moved down where another one stands already."""
    draw = image.draw
    wide, high = draw.textbbox((0, 0), text)[2:]
    left, top = int(box[0] * image.scale), int((box[1] - 2) * image.scale) - int(high) - 1
    left, top = max(0, min(left, image.original.width - int(wide) - 4)), max(0, top)
    sign = (left, top, left + int(wide) + 3, top + int(high) + 2)
    while any(_overlap(sign, other) for other in taken):
        sign = (sign[0], sign[1] + int(high), sign[2], sign[3] + int(high))
    taken.append(sign)
    draw.rectangle(sign, fill=(*colour, 255))
    draw.text((sign[0] + 2, sign[1] + 1), text, fill=(255, 255, 255, 255))


def _overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
