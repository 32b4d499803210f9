"""Sets charts with reportlab and returns them as PDF, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import harbour
import night_buses
from chart import INTRO, NOTES, SECTIONS, TITLE, label, runs
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, A5, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

MARGIN = 60.0

Box = tuple[float, float, float, float]
"""(left, bottom, right, top) in points, as reportlab counts them."""

Decoration = Callable[[Canvas, Box, Sequence[float], int, bool], None]
"""Draws what stands behind a row: its box, the edges of its columns, its count from 0, and
whether it goes on over the page."""


def style_of(font: str, size: float, leading: float, after: float = 5) -> ParagraphStyle:
    """A style in one of the fonts that every PDF viewer has ("Times-Roman", "Helvetica")."""
    return ParagraphStyle(font, fontName=font, fontSize=size, leading=leading, spaceAfter=after)


def set_paragraph(text: str, style: ParagraphStyle, before: str = "") -> Paragraph:
    """A paragraph or list item with its links, emphasis and footnote marks."""
    markup = escape(before)
    for run in runs(text.removeprefix("• ")):
        words = escape(run.text)
        if run.kind == "mark":
            markup += f'<super size="60%">{words}</super><onDraw name="note" label="{words}"/>'
        else:
            markup += f"<i>{words}</i>" if run.kind == "emphasis" else words
    if text.startswith("• "):
        style = ParagraphStyle("item", style, leftIndent=12, bulletIndent=2)
        return Paragraph(markup, style, bulletText="•")
    return Paragraph(markup, style)


def set_cell(paragraphs: Iterable[str], style: ParagraphStyle, before: str = "") -> list[Paragraph]:
    """The paragraphs of a cell; ``before`` stands before the first."""
    return [
        set_paragraph(text, style, "" if index else before) for index, text in enumerate(paragraphs)
    ]


def bold(text: str, style: ParagraphStyle) -> list[Paragraph]:
    """One paragraph in bold."""
    return [Paragraph(f"<b>{escape(text)}</b>", style)]


class Press:
    """Pages that fill from the top; footnotes of the marks on a page stand at its foot.

    ``head`` and ``foot`` run on every page: left and right part with a tab between, "#" in them
    is the page number.
    """

    def __init__(
        self,
        size: tuple[float, float],
        title: str,
        notes: dict[str, str],
        head: str = "",
        foot: str = "",
        furniture: ParagraphStyle | None = None,
        bottom: float = 80,
        behind: Callable[[Canvas], None] = lambda canvas: None,
    ) -> None:
        self.width, self.height = size
        self.notes, self.head, self.foot = notes, head, foot
        self.furniture = furniture or style_of("Helvetica", 8, 10)
        self.bottom, self.behind = bottom, behind
        self.result = io.BytesIO()
        self.canvas = Canvas(self.result, pagesize=size, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("recommendation-pipeline")
        self.waiting: list[str] = []
        self.canvas.setNamedCB("note", lambda canvas, kind, label: self.waiting.append(label))
        self.y = self.height - 64
        behind(self.canvas)

    def turn(self) -> None:
        """Ends the page and begins the next one."""
        self._finish()
        self.y = self.height - 64
        self.behind(self.canvas)

    def _finish(self) -> None:
        for text, y in ((self.head, self.height - 40), (self.foot, 30)):
            text = text.replace("#", str(self.canvas.getPageNumber()))
            left, _, right = text.partition("\t")
            self.canvas.setFont(self.furniture.fontName, self.furniture.fontSize)
            self.canvas.drawString(MARGIN, y, left)
            self.canvas.drawRightString(self.width - MARGIN, y, right)
        small = ParagraphStyle("note", self.furniture, fontSize=7.5, leading=9)
        y = self.bottom - 10
        if self.waiting:
            self.canvas.line(MARGIN, y, MARGIN + 100, y)
        for number in self.waiting:
            paragraph = set_paragraph("{" + number + "} " + self.notes[number], small)
            _, needed = paragraph.wrap(self.width - 2 * MARGIN, 100)
            self.canvas.setNamedCB("note", lambda canvas, kind, label: None)
            y -= needed
            paragraph.drawOn(self.canvas, MARGIN, y)
        self.waiting.clear()
        self.canvas.setNamedCB("note", lambda canvas, kind, label: self.waiting.append(label))
        self.canvas.showPage()

    def add(self, paragraphs: Iterable[Paragraph]) -> None:
        """Paragraphs over the whole width."""
        left = list(paragraphs)
        while left:
            drawn = self._draw(left, MARGIN, self.width - 2 * MARGIN, self.y - self.bottom)
            self.y -= drawn
            if left:
                self.turn()

    def add_row(
        self,
        cells: Sequence[list[Paragraph]],
        edges: Sequence[float],
        behind: Decoration,
        heads: Callable[[], None],
        padding: float = 4,
        count: int = 0,
    ) -> list[int]:
        """A row, cut where the page ends; ``heads`` is called at the top of each further page.

        Returns the pages that it stands on.
        """
        pages = []
        while any(cells):
            room = self.y - self.bottom - 2 * padding
            least = min(cell[0].style.leading for cell in cells if cell)
            if room < 2 * least:
                self.turn()
                heads()
                continue
            widths = [b - a - 2 * padding for a, b in pairwise(edges)]
            fits = [_height_within(c, w, room) for c, w in zip(cells, widths, strict=True)]
            pages.append(self.canvas.getPageNumber())
            top = self.y
            box = (edges[0], top - max(h for h, _ in fits) - 2 * padding, edges[-1], top)
            behind(self.canvas, box, edges, count, not all(whole for _, whole in fits))
            for index, cell in enumerate(cells):
                self.y = top - padding
                self._draw(cell, edges[index] + padding, widths[index], room)
            self.y = box[1]
            if any(cells):
                self.turn()
                heads()
        return pages

    def _draw(self, left: list[Paragraph], x: float, width: float, room: float) -> float:
        """Draws what has room, from ``self.y`` down, and takes it off the list."""
        used = 0.0
        while left:
            _, height = left[0].wrap(width, 10_000)
            if used + height > room:
                parts = left[0].split(width, room - used)
                if len(parts) < 2:
                    break
                left[0:1] = parts
                _, height = left[0].wrap(width, 10_000)
            left[0].drawOn(self.canvas, x, self.y - used - height)
            used += height + left[0].style.spaceAfter
            del left[0]
        return used

    def finish(self) -> bytes:
        """The PDF."""
        self._finish()
        self.canvas.save()
        return self.result.getvalue()


def _height_within(cell: list[Paragraph], width: float, room: float) -> tuple[float, bool]:
    """The height that the cell takes of the room, and whether all of it fits."""
    used = 0.0
    for paragraph in cell:
        _, height = paragraph.wrap(width, 10_000)
        if used + height > room:
            leading = paragraph.style.leading
            return used + (room - used) // leading * leading, False
        used += height + paragraph.style.spaceAfter
    return (used - cell[-1].style.spaceAfter if cell else 0.0), True


def grid(canvas: Canvas, box: Box, edges: Sequence[float], count: int, goes_on: bool) -> None:
    """A line round every cell."""
    left, bottom, right, top = box
    canvas.setLineWidth(0.7)
    for y in (bottom, top):
        canvas.line(left, y, right, y)
    for x in edges:
        canvas.line(x, bottom, x, top)


def open_grid(canvas: Canvas, box: Box, edges: Sequence[float], count: int, goes_on: bool) -> None:
    """Lines round every cell, but none at the foot of a page where the row goes on."""
    left, bottom, right, top = box
    canvas.setLineWidth(0.7)
    canvas.line(left, top, right, top)
    if not goes_on:
        canvas.line(left, bottom, right, bottom)
    for x in edges:
        canvas.line(x, bottom, x, top)


def tinted_grid(colour: str) -> Decoration:
    """A line round every cell, and a colour behind them."""

    def draw(canvas: Canvas, box: Box, edges: Sequence[float], count: int, goes_on: bool) -> None:
        left, bottom, right, top = box
        canvas.setFillColor(colors.HexColor(colour))
        canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        grid(canvas, box, edges, count, goes_on)

    return draw


def stripes(canvas: Canvas, box: Box, edges: Sequence[float], count: int, goes_on: bool) -> None:
    """A colour behind every other row, and no line anywhere."""
    left, bottom, right, top = box
    if count % 2:
        canvas.setFillColor(colors.HexColor("#e4e4e4"))
        canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        canvas.setFillColor(colors.black)


def bare(canvas: Canvas, box: Box, edges: Sequence[float], count: int, goes_on: bool) -> None:
    """Nothing."""


def edges_of(*widths: float) -> list[float]:
    """The edges of columns of these widths."""
    edges = [MARGIN]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def harbour_safety() -> tuple[bytes, list[list[int]]]:
    """The made-up agency's chart, and [first, last] page of each row.

    Ruled, four columns, heads repeated, rows cut by pages and open where they are cut.
    """
    text = style_of("Times-Roman", 13, 19, after=9)
    cell = style_of("Times-Roman", 13, 18.5, after=8)
    press = Press(
        A4,
        harbour.TITLE,
        {"1": harbour.NOTE},
        head="Harbour Safety Authority\tResponse to the Calder Sound Inquiry",
        foot="HSA 2021/07\tPage #",
        bottom=100,
    )
    press.add([Paragraph(f"<i>{harbour.FIRST_LINE}</i>", text)])
    press.add(bold(harbour.TITLE, ParagraphStyle("title", text, fontSize=17, leading=23)))
    press.add(set_cell([harbour.INTRO], text))
    edges = edges_of(36, 146, 216, 77)

    def heads() -> None:
        cells = [bold(head, cell) for head in harbour.HEADS]
        press.add_row(cells, edges, tinted_grid("#c5d3e0"), heads)

    heads()
    pages = []
    for part, answers in harbour.PARTS:
        press.add_row([bold(part, cell)], [edges[0], edges[-1]], tinted_grid("#e3eaf0"), heads)
        for answer in answers:
            cells = [
                set_cell([answer.number], cell),
                set_cell(answer.recommendation, cell),
                set_cell(answer.response, cell),
                set_cell([answer.due], cell),
            ]
            on = press.add_row(cells, edges, open_grid, heads)
            pages.append([on[0], on[-1]])
    return press.finish(), pages


def three_columns() -> bytes:
    """No. | Recommendation | Response, ruled, the heads repeated on every page."""
    text = style_of("Helvetica", 9.5, 12.5)
    press = Press(
        LETTER, TITLE, NOTES, head="\tSecure Communities", foot="ICE response\t#", bottom=105
    )
    press.add([set_paragraph(TITLE + "{1}", style_of("Helvetica", 15, 19, after=8))])
    press.add(set_cell([INTRO], text))
    edges = edges_of(36, 156, 300)

    def heads() -> None:
        cells = [bold(head, text) for head in ("No.", "Recommendation", "Response")]
        press.add_row(cells, edges, tinted_grid("#d9d9d9"), heads)

    heads()
    for section in SECTIONS:
        press.add_row([bold(section.heading, text)], [edges[0], edges[-1]], grid, heads)
        for item in section.items:
            cells = [
                set_cell([item.number], text),
                set_cell(item.recommendation, text),
                set_cell(item.response, text),
            ]
            press.add_row(cells, edges, grid, heads)
    return press.finish()


class Doubled(Paragraph):
    """A paragraph that is printed twice, a hair apart, to look bold."""

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        super().drawOn(canvas, x, y, _sW)
        super().drawOn(canvas, x + 0.3, y, _sW)


def draft() -> bytes:
    """Ruled columns on pages with a watermark, line numbers, fake bold and words off the page."""
    text = style_of("Times-Roman", 10, 13)

    def behind(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(0.85)
        canvas.setFont("Helvetica-Bold", 120)
        canvas.translate(LETTER[0] / 2, LETTER[1] / 2)
        canvas.rotate(50)
        canvas.drawCentredString(0, -40, "DRAFT")
        canvas.restoreState()
        canvas.setFont("Helvetica", 7)
        for count in range(5, 51, 5):
            canvas.drawRightString(MARGIN - 16, LETTER[1] - 64 - count * 13, str(count))
        canvas.drawString(-400, 300, "Printed from the shared drive, copy 7")

    press = Press(LETTER, TITLE, {}, foot="Draft of May 8, 2012\tPage #", behind=behind)
    press.add([Doubled(escape(TITLE), style_of("Times-Roman", 15, 19, after=8))])
    press.add(set_cell([INTRO], text))
    edges = edges_of(34, 170, 288)

    def heads() -> None:
        cells = [[Doubled(name, text)] for name in ("No.", "Recommendation", "ICE response")]
        press.add_row(cells, edges, grid, heads)

    heads()
    for section in SECTIONS:
        spanning = [Doubled(escape(section.heading), text)]
        press.add_row([spanning], [edges[0], edges[-1]], grid, heads)
        for item in section.items:
            cells = [
                set_cell([item.number], text),
                set_cell(item.recommendation, text),
                set_cell([paragraph.replace("{4}", "") for paragraph in item.response], text),
            ]
            press.add_row(cells, edges, open_grid, heads)
    return press.finish()


def narrow() -> bytes:
    """Two columns without lines on small pages, some of which hold the right column only."""
    text = style_of("Helvetica", 9.5, 12)
    press = Press(A5, TITLE, {}, foot="\t#", bottom=60)
    press.add(bold(TITLE, style_of("Helvetica", 12, 15, after=8)))
    press.add(set_cell([INTRO], text))
    edges = edges_of(110, 190)
    cells = [bold(name, text) for name in ("Recommendation", "Response")]
    press.add_row(cells, edges, bare, lambda: None)
    for section in SECTIONS:
        press.add(bold(section.heading, style_of("Helvetica", 10.5, 14, after=6)))
        for item in section.items:
            cells = [
                set_cell(item.recommendation, text, label(section, item)),
                set_cell([paragraph.replace("{4}", "") for paragraph in item.response], text),
            ]
            press.add_row(cells, edges, bare, lambda: None)
    return press.finish()


def answered_in_place() -> bytes:
    """Groups of numbered recommendations at the left, their one answer at the right, ruled."""
    text = style_of("Times-Roman", 12, 16)
    press = Press(A4, night_buses.TITLE, {}, foot="\t#", bottom=420)
    press.add([Paragraph(f"<i>{night_buses.NOTICE}</i>", text)])
    press.add(bold(night_buses.TITLE, style_of("Times-Roman", 15, 20, after=8)))
    edges = edges_of(190, 280)

    def heads() -> None:
        cells = [
            bold(name, text) for name in ("The panel’s recommendations", "The Board’s response")
        ]
        press.add_row(cells, edges, grid, heads)

    heads()
    for group in night_buses.GROUPS:
        asked = set_cell([f"{number}. {words}" for number, words in group.asked], text)
        press.add_row([asked, set_cell(group.response, text)], edges, grid, heads)
    return press.finish()


def shaded_rows() -> bytes:
    """Two columns, every other row shaded, no line; the heads stand once in each section."""
    text = style_of("Times-Roman", 10.5, 13.5)
    press = Press(LETTER, TITLE, {}, foot="\tPage #", bottom=60)
    press.add(bold(TITLE, style_of("Times-Roman", 14, 18, after=10)))
    press.add(set_cell([INTRO.replace("{4}", "")], text))
    edges = edges_of(186, 306)
    for section in SECTIONS:
        press.add(bold(section.heading, style_of("Times-Roman", 12, 22)))
        cells = [bold(head, text) for head in ("Task Force recommendation", "ICE response")]
        press.add_row(cells, edges, stripes, lambda: None)
        for count, item in enumerate(section.items):
            cells = [
                set_cell(item.recommendation, text, label(section, item)),
                set_cell([paragraph.replace("{4}", "") for paragraph in item.response], text),
            ]
            press.add_row(cells, edges, stripes, lambda: None, count=count + 1)
    return press.finish()


def pictures(paths: Iterable[Path]) -> bytes:
    """A Letter page for each picture, reduced to four grays."""
    result = io.BytesIO()
    canvas = Canvas(result, pagesize=LETTER, invariant=1, pageCompression=1)
    for path in paths:
        with Image.open(path) as picture:
            grays = picture.convert("L").point(lambda value: value // 64 * 85)
        canvas.drawImage(ImageReader(grays), 0, 0, *LETTER)
        canvas.showPage()
    canvas.save()
    return result.getvalue()
