"""Reads the pages of a PDF and returns what is printed on each: words, rulings, fills, images.

The only module that knows the engine (PDFium, through pypdfium2). Measured against pdfplumber's
own reading on 5,879 public PDFs: no page silently missing (pdfplumber: 785 pages of 56 files).
All coordinates are points from the top left corner of the page as it is looked at: a rotated
page, or a page whose text runs sideways, is turned upright first.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import PipelineError, error
from pipeline.models import Box
from pipeline.read.pdf_engine import (
    Characters,
    drawn_in_form,
    drawn_on_page,
    get_font,
    get_render_mode,
)

# A gap of this share of the font size ends a word. Word spaces shrink to about 0.2 em in
# justified text, kerning inside a word stays below 0.1 em.
WORD_GAP = 0.15
THIN = 3.0  # points; a filled rectangle thinner than this is drawn as a line
MANY_SEGMENTS = 4000  # a path with more is a drawing, not a table's rulings
DRAWN_TEXT = 3000  # points of curves; a page with more and no words has its letters drawn
LINE_END_HYPHENS = "\x02￾\xad"  # how PDFium gives a hyphen at a line end
BOLD_NAMES = ("bold", "black", "heavy", "demi", "cmbx", "sfbx", "ecbx")  # the last three: TeX
ITALIC_NAMES = ("italic", "oblique", "slanted", "cmti", "cmsl", "sfti", "ecti")
SPACES = " \t\r\n\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\u3000"
NO_WIDTH = "\u200b\u200c\u200d\ufeff\x00"
NOT_DRAWN = frozenset(SPACES + NO_WIDTH)
# Letters that old text layers print for others: ligatures come apart, odd spaces go.
LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word on a page: its box, its baseline, and its font size in points.

    ``angle``: degrees, 0 for upright text. ``joined``: follows the word before it without a space
    (a change of style inside a word, a footnote mark). ``visible``: printed; the text layer of a
    scan is not. ``drawn``: no text, but a list sign drawn as a shape.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    angle: int = 0
    joined: bool = False
    visible: bool = True
    drawn: bool = False

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on one page, in the order of the file.

    ``rulings`` are lines as thin boxes, ``fills`` shaded boxes; ``outlines`` counts the points of
    curves, which is large where letters are drawn instead of printed.
    """

    number: int
    width: float
    height: float
    words: tuple[PrintedWord, ...]
    rulings: tuple[Box, ...]
    fills: tuple[Box, ...]
    images: tuple[Box, ...]
    outlines: int = 0

    @property
    def pictured(self) -> float:
        """The share of the page that pictures cover; some scanners cut a page into strips."""
        area = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in self.images)
        return area / (self.width * self.height or 1.0)

    @property
    def has_drawn_text(self) -> bool:
        """Whether there are so many curves that they can be letters."""
        return self.outlines > DRAWN_TEXT

    @property
    def is_picture(self) -> bool:
        """Whether all that is to be seen is a picture."""
        return not self.words and (self.has_drawn_text or self.pictured > 0.3)


def read_pages(path: Path, only: frozenset[int] | None = None) -> Iterator[Page]:
    """Yields every page that PDFium counts, from 1, or those in ``only``.

    Raises PipelineError for a file that is no PDF, is encrypted, is damaged, or has a page that
    cannot be loaded: a page is never left out in silence.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as failure:
        raise _open_error(path, failure) from failure
    with document:
        if len(document) == 0:
            raise error(path, "the PDF has no pages", "Get a complete copy of the file.")
        once: dict[Any, Any] = {}
        for index in range(len(document)):
            if only is not None and index + 1 not in only:
                continue
            try:
                page = document[index]
            except pypdfium2.PdfiumError as failure:
                raise error(
                    path,
                    f"page {index + 1}: cannot be loaded, the file is damaged",
                    "Get a complete copy, or repair it: qpdf a.pdf b.pdf",
                ) from failure
            try:
                yield _read_page(page, index + 1, once)
            finally:
                page.close()


def count_pages(path: Path) -> int:
    """The number of pages of a PDF."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError as failure:
        raise _open_error(path, failure) from failure


def render_page(path: Path, number: int, resolution: float) -> Any:
    """The picture (PIL) of a page, from 1, turned upright as read_pages reads it."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[number - 1]
        text_page = page.get_textpage()
        own = page.get_rotation() // 90
        turn = (_upright_turn(Characters(text_page), own) - own) % 4
        text_page.close()
        picture = page.render(scale=resolution / 72, rotation=90 * turn, prefer_bgrx=True).to_pil()
        page.close()
    return picture.convert("RGB")


def _open_error(path: Path, failure: pypdfium2.PdfiumError) -> PipelineError:
    text = str(failure).lower()
    if "password" in text or "security" in text:
        remedy = "Remove the password first: qpdf --decrypt --password=… a.pdf b.pdf"
        return error(path, "encrypted", remedy)
    return error(
        path,
        "cannot be opened as a PDF, it is damaged or cut short",
        "Get a complete copy, or repair it: qpdf a.pdf b.pdf",
    )


# --- one page --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the page's own coordinates turn into points from the top left, upright."""

    left: float
    bottom: float
    width: float
    height: float
    turn: int  # quarter turns clockwise that the page is looked at with

    def place(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """(left, bottom, right, top) in page space to (x0, top, x1, bottom)."""
        left, right = x0 - self.left, x1 - self.left
        low, high = y0 - self.bottom, y1 - self.bottom
        if self.turn == 0:
            return left, self.height - high, right, self.height - low
        if self.turn == 1:
            return low, left, high, right
        if self.turn == 2:
            return self.width - right, low, self.width - left, high
        return self.height - high, self.width - right, self.height - low, self.width - left

    @property
    def seen(self) -> tuple[float, float]:
        """Width and height as looked at."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)


def _read_page(page: Any, number: int, once: dict[Any, Any]) -> Page:
    left, bottom, right, top = page.get_cropbox(fallback_ok=True)
    text_page = page.get_textpage()
    try:
        characters = Characters(text_page)
        turn = _upright_turn(characters, page.get_rotation() // 90)
        frame = _Frame(left, bottom, right - left, top - bottom, turn)
        words = _words(_text(text_page), characters, frame, once)
    finally:
        text_page.close()
    width, height = frame.seen
    drawing = _Drawing(frame)
    drawing.add(drawn_on_page(page.raw), _IDENTITY)
    return Page(
        number,
        width,
        height,
        tuple(_with_signs(words, drawing.dots)),
        tuple(drawing.rulings),
        tuple(drawing.fills),
        tuple(drawing.images),
        drawing.outlines,
    )


def _with_signs(words: list[PrintedWord], dots: list[Box]) -> list[PrintedWord]:
    """The words, with a list sign before those that a drawn dot stands in front of."""
    signs = []
    for dot in dots if len(dots) < 400 else ():
        middle = (dot[1] + dot[3]) / 2
        for word in words:
            close = 1 < word.x0 - dot[2] < 2.5 * word.size
            if close and word.baseline - 0.75 * word.size < middle < word.baseline:
                left = any(
                    other.x1 <= dot[0] + 1
                    and dot[0] - other.x1 < 2 * word.size
                    and abs(other.baseline - word.baseline) < 1
                    for other in words
                )
                if not left:
                    signs.append(replace(word, text="•", x0=dot[0], x1=dot[2], drawn=True))
                break
    return words + signs


def _upright_turn(characters: Characters, rotation: int) -> int:
    """Quarter turns clockwise that bring the text upright: the page's own, or what it needs."""
    count = characters.count
    turns = Counter(
        round(-characters.angle(index) / (math.pi / 2)) % 4
        for index in range(0, count, max(1, count // 97))
        if not characters.is_generated(index)
    )
    turn, most = turns.most_common(1)[0] if turns else (rotation, 0)
    return turn if most > 0.6 * sum(turns.values()) else rotation


def _text(text_page: Any) -> str:
    """The characters of a page, one for each character index of the engine."""
    count = text_page.count_chars()
    text: str = text_page.get_text_range(0, count) if count else ""
    if len(text) == count:
        return text
    codes = [pdfium.FPDFText_GetUnicode(text_page.raw, index) for index in range(count)]
    letters: list[str] = []
    for code, following in zip(codes, [*codes[1:], 0], strict=True):
        if 0xD800 <= code < 0xDC00 and 0xDC00 <= following < 0xE000:
            letters.append(chr(0x10000 + ((code - 0xD800) << 10) + following - 0xDC00))
        elif 0xD800 <= code < 0xE000:
            letters.append("\x00")  # the half that is joined already, or one without its other
        else:
            letters.append(chr(code))
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class _Style:
    """What the characters of one text object share."""

    size: float
    bold: bool
    italic: bool
    visible: bool
    angle: int


def _words(
    text: str, characters: Characters, frame: _Frame, once: dict[Any, Any]
) -> list[PrintedWord]:
    """The words of a page. ``once``: the texts and coordinates of the document so far, each kept
    only once: most return on every page."""
    width, height = frame.seen
    styles = _Styles(characters, frame)
    # (top, bottom, baseline) by what the engine says: most words of a line share theirs.
    levels: dict[tuple[float, float, float], tuple[float, float, float]] = {}

    words: list[PrintedWord] = []
    letters: list[str] = []
    first = 0
    run: int | None = None
    x0 = top = x1 = bottom = size = wide = near = back = last = above = below = 0.0
    style = _Style(0, False, False, True, 0)
    before = ""
    joined = maybe_space = False

    def keep(number: float) -> float:
        kept: float = once.setdefault(number, number)
        return kept

    def finish() -> None:
        string = "".join(letters)
        letters.clear()
        if not (string.isascii() and string.isprintable()):
            hyphen = "-" if string[-1] in LINE_END_HYPHENS else ""
            for sign in LINE_END_HYPHENS:
                if sign in string:
                    string = string[:-1].replace(sign, "") + hyphen
            string = string.translate(LIGATURES)
        if string and x1 > 0 and bottom > 0 and x0 < width and top < height:
            level = levels.get((top, bottom, style.size))
            if level is None:
                baseline = _origin(characters, first, frame)[1]
                level = (keep(round(top, 2)), keep(round(bottom, 2)), keep(round(baseline, 2)))
                levels[top, bottom, style.size] = level
            high, low, baseline = level
            words.append(
                PrintedWord(
                    once.setdefault(string, string),
                    keep(round(x0, 2)),
                    high,
                    keep(round(x1, 2)),
                    low,
                    baseline,
                    style.size,
                    *(style.bold, style.italic, style.angle, joined, style.visible),
                )
            )

    boxes = _place_all(characters.boxes(), frame)
    drawn = zip(range(characters.count), text, *boxes, characters.objects(), strict=True)
    for index, letter, left, high, right, low, new_run in drawn:
        if (
            letters
            and new_run == run
            and not maybe_space
            and high == above
            and low == below
            and near < left - x1 <= wide
            and right > left
            and letter not in NOT_DRAWN
        ):  # nearly every letter: the next one of its word
            x1 = right
            last = left
            before = letter
            letters.append(letter)
            continue
        if letter in NOT_DRAWN:
            if letter in NO_WIDTH:
                continue
            if letters and not characters.is_generated(index):
                finish()
                joined = False
            # A space that the engine puts in counts only where the letters stand apart.
            maybe_space = True
            continue
        if low <= high and right <= left:
            continue
        if letters:
            gap = left - x1
            if left == last and right == x1 and new_run == run:
                letters.append(letter)  # a ligature: one glyph gives several letters
                continue
            if letter == before and max(abs(right - x1), abs(left - last)) < 0.12 * size:
                continue  # fake bold: the same letter drawn twice, a hair apart
            if maybe_space and gap <= wide:
                # An italic j reaches back to the left.
                gap = _origin(characters, index, frame)[0] - x1
                maybe_space = gap > 0.7 * wide
            if maybe_space or gap > wide or gap < back or low < top or high > bottom:
                finish()
                # What only stands higher or lower is a footnote mark, or follows one.
                joined = not maybe_space and near < gap <= wide
            elif new_run != run and styles.of(new_run, index) != style:
                finish()
                joined = True
        if not letters:
            style = styles.of(new_run, index)
            size = style.size
            wide, near, back = WORD_GAP * size, -0.1 * size, -0.6 * size
            first, x0, top, x1, bottom = index, left, high, right, low
        else:
            if high < top:
                top = high
            if low > bottom:
                bottom = low
            if right > x1:
                x1 = right
        run = new_run
        above, below = high, low
        last = left
        before = letter
        maybe_space = False
        letters.append(letter)
    if letters:
        finish()
    return words


def _place_all(
    boxes: tuple[list[float], list[float], list[float], list[float]], frame: _Frame
) -> tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]:
    """(left, top, right, bottom) of the characters in page space to (x0, top, x1, bottom)."""
    lefts, highs, rights, lows = boxes
    if frame.turn:
        placed = [frame.place(*box) for box in zip(lefts, lows, rights, highs, strict=True)]
        x0, top, x1, bottom = zip(*placed, strict=True) if placed else ((), (), (), ())
        return x0, top, x1, bottom
    page_left, page_top = frame.left, frame.bottom + frame.height
    if page_left:
        lefts = [x - page_left for x in lefts]
        rights = [x - page_left for x in rights]
    return lefts, [page_top - y for y in highs], rights, [page_top - y for y in lows]


class _Styles:
    """The style of each text object. Some producers make an object of every letter, so what the
    engine says of one is compared before it is worked out."""

    def __init__(self, characters: Characters, frame: _Frame) -> None:
        self._characters = characters
        self._frame = frame
        self._styles: dict[int | None, _Style] = {}
        self._known: dict[tuple[Any, ...], _Style] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}

    def of(self, text_object: int | None, index: int) -> _Style:
        """The style of a text object to which the character belongs."""
        style = self._styles.get(text_object)
        if style is None:
            drawn = self._characters
            font = get_font(text_object) if text_object else 0
            mode = get_render_mode(text_object) if text_object else 0
            key = (drawn.matrix(index), drawn.font_size(index), font, mode)
            style = self._known.get(key)
            if style is None:
                style = self._known[key] = self._work_out(index, *key)
            self._styles[text_object] = style
        return style

    def _work_out(
        self, index: int, matrix: tuple[float, ...], font_size: float, font: int, mode: int
    ) -> _Style:
        size = round(font_size * (math.hypot(matrix[2], matrix[3]) or 1.0), 1)
        if font not in self._fonts:
            style = _bold_and_italic(self._characters.raw, index) if font else (False, False)
            self._fonts[font] = style
        visible = mode not in (
            pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
            pdfium.FPDF_TEXTRENDERMODE_CLIP,
        )
        turned = math.degrees(self._characters.angle(index)) + 90 * self._frame.turn
        return _Style(size, *self._fonts[font], visible, round(turned) % 360)


def _origin(characters: Characters, index: int, frame: _Frame) -> tuple[float, float]:
    """Where a character begins on its baseline: (x, y from the top)."""
    x, y = characters.origin(index)
    left, _, _, low = frame.place(x, y, x, y)
    return left, low


def _bold_and_italic(raw: Any, index: int) -> tuple[bool, bool]:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(256)
    length = pdfium.FPDFText_GetFontInfo(raw, index, buffer, 256, ctypes.byref(flags))
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace").lower()
    weight = pdfium.FPDFText_GetFontWeight(raw, index)
    bold = weight >= 600 or any(sign in name for sign in BOLD_NAMES)
    italic = bool(flags.value & 0x40) or any(sign in name for sign in ITALIC_NAMES)
    return bold, italic


# --- lines and fills -------------------------------------------------------------------------

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


class _Drawing:
    """Collects what is drawn on a page, forms inside forms included."""

    def __init__(self, frame: _Frame) -> None:
        self.frame = frame
        self.rulings: list[Box] = []
        self.fills: list[Box] = []
        self.images: list[Box] = []
        self.dots: list[Box] = []
        self.outlines = 0

    def add(self, drawn: Iterable[tuple[int, Any]], outer: _Matrix) -> None:
        for kind, item in drawn:
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._add_path(item, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                x, y = zip(*_corners(_times(_matrix(item), outer)), strict=True)
                self.images.append(self.frame.place(min(x), min(y), max(x), max(y)))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                self.add(drawn_in_form(item), _times(_matrix(item), outer))

    def _add_path(self, item: Any, outer: _Matrix) -> None:
        fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill_mode), ctypes.byref(stroked))
        filled = bool(fill_mode.value) and _is_shade(item, pdfium.FPDFPageObj_GetFillColor)
        if not filled and not stroked.value:
            return
        count = pdfium.FPDFPath_CountSegments(item)
        if count > MANY_SEGMENTS:
            self.outlines += count
            return
        matrix = _times(_matrix(item), outer)
        for points, straight in _subpaths(item, count, matrix):
            if not straight:
                self._add_curve(points)
                continue
            x, y = zip(*points, strict=True)
            box = self.frame.place(min(x), min(y), max(x), max(y))
            wide, high = box[2] - box[0], box[3] - box[1]
            # Browsers draw a border as a thin trapezoid, others as a thin rectangle.
            if min(wide, high) < THIN and (filled or len(points) == 2):
                if max(wide, high) > THIN:
                    self.rulings.append(box)
            elif len(points) > 2 and not _is_rectangle(points):
                if stroked.value:
                    self._add_strokes(points)
            else:
                if filled:
                    self.fills.append(box)
                if stroked.value:
                    self._add_strokes(points)

    def _add_curve(self, points: list[tuple[float, float]]) -> None:
        """Small and round: a list sign, as browsers draw it. Anything else may be a letter."""
        x, y = zip(*points, strict=True)
        box = self.frame.place(min(x), min(y), max(x), max(y))
        wide, high = box[2] - box[0], box[3] - box[1]
        if 1 < wide < 8 and abs(wide - high) < 0.2 * wide:
            self.dots.append(box)
        self.outlines += len(points)

    def _add_strokes(self, points: list[tuple[float, float]]) -> None:
        for (xa, ya), (xb, yb) in pairwise(points):
            if abs(xa - xb) < 0.5 or abs(ya - yb) < 0.5:
                x0, y0, x1, y1 = min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)
                if max(x1 - x0, y1 - y0) > THIN:
                    self.rulings.append(self.frame.place(x0, y0, x1, y1))


def _matrix(item: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        *(a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od),
        *(e * oa + f * oc + oe, e * ob + f * od + of),
    )


def _corners(matrix: _Matrix) -> list[tuple[float, float]]:
    a, b, c, d, e, f = matrix
    return [(e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f)]


def _is_shade(item: Any, get: Any) -> bool:
    """Whether a fill can be seen on white paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not get(item, *(ctypes.byref(part) for part in (red, green, blue, alpha))):
        return True
    return alpha.value > 10 and min(red.value, green.value, blue.value) < 252


def _subpaths(
    item: Any, count: int, matrix: _Matrix
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Yields (points in page space, whether all sides are straight) for each subpath."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    straight = True
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, straight
            points, straight = [point], True
        else:
            straight = straight and kind == pdfium.FPDF_SEGMENT_LINETO
            points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != point:
                points.append(points[0])
    if len(points) > 1:
        yield points, straight


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    return 4 <= len(points) <= 6 and all(
        abs(xa - xb) < 0.5 or abs(ya - yb) < 0.5 for (xa, ya), (xb, yb) in pairwise(points)
    )
