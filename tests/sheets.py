"""Draws small PDFs, for the tests that need a certain geometry; y counts from the top."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import reportlab
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.models import Reading
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf_page import Page, read_pages

PITCH = 12.0
VERA = "Vera"  # has ligatures; comes with reportlab
pdfmetrics.registerFont(TTFont(VERA, Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))

Rows = Sequence[Sequence[Sequence[str]]]
"""Rows of cells of lines."""


class Sheet:
    """A canvas of pages of ``width`` by ``height`` points."""

    def __init__(self, width: float = 400, height: float = 400) -> None:
        self.width, self.height = width, height
        self.data = io.BytesIO()
        self.canvas = Canvas(self.data, (width, height), invariant=True)

    def text(
        self, x: float, y: float, *lines: str, size: float = 10, font: str = "Helvetica"
    ) -> float:
        """Lines from ``y`` (the first baseline) on, PITCH apart; gives the next baseline."""
        self.canvas.setFont(font, size)
        for line in lines:
            self.canvas.drawString(x, self.height - y, line)
            y += PITCH
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0)

    def shade(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.85) -> None:
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def table(
        self,
        edges: Sequence[float],
        rows: Rows,
        y: float = 40,
        *,
        across: bool = True,
        down: bool = True,
        foot: bool = True,
        shaded: bool = False,
    ) -> float:
        """A table from ``y`` on; lines ``across`` and ``down``, the last one at its ``foot``."""
        top = y
        for index, row in enumerate(rows):
            bottom = y + PITCH * max(len(cell) for cell in row) + 4
            if shaded and index % 2:
                self.shade(edges[0], y, edges[-1], bottom)
            for cell, left in zip(row, edges, strict=False):
                self.text(left + 3, y + 11, *cell)
            if across:
                self.rule(edges[0], y, edges[-1], y)
            y = bottom
        if across and foot:
            self.rule(edges[0], y, edges[-1], y)
        for x in edges if down else ():
            self.rule(x, top, x, y)
        return y

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        from PIL import Image

        image = ImageReader(Image.new("L", (4, 4), 128))
        self.canvas.drawImage(image, x0, self.height - y1, x1 - x0, y1 - y0)

    def next(self) -> None:
        self.canvas.showPage()

    def save(self, path: Path) -> Path:
        self.canvas.save()
        path.write_bytes(self.data.getvalue())
        return path


Draw = Callable[[Sheet], object]


def draw_pdf(path: Path, draw: Draw, width: float = 400, height: float = 400) -> Path:
    sheet = Sheet(width, height)
    draw(sheet)
    return sheet.save(path)


def pages_of(folder: Path, draw: Draw, width: float = 400, height: float = 400) -> list[Page]:
    return list(read_pages(draw_pdf(folder / "a.pdf", draw, width, height)))


def reading_of(folder: Path, draw: Draw, width: float = 400, height: float = 400) -> Reading:
    return read_pdf(draw_pdf(folder / "a.pdf", draw, width, height))


def edges_of(*widths: float, left: float = 40) -> list[float]:
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    assert all(a < b for a, b in pairwise(edges))
    return edges
