"""Calls PDFium for all characters or objects of a page at once, with its addresses as numbers.

The bindings make an object of every address that goes in or comes out, which takes longer than
most calls themselves.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from ctypes import c_double, c_float, c_int, c_void_p
from itertools import repeat
from math import isfinite
from typing import Any

import pypdfium2.raw as pdfium


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, c_void_p).value or 0
    plain: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address)
    return plain


_get_box = _plain(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_get_object = _plain(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_get_origin = _plain(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_get_matrix = _plain(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_get_size = _plain(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
_get_angle = _plain(pdfium.FPDFText_GetCharAngle, c_float, c_void_p, c_int)
_is_generated = _plain(pdfium.FPDFText_IsGenerated, c_int, c_void_p, c_int)
_get_font = _plain(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
_get_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_get_kind = _plain(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
_count_on_page = _plain(pdfium.FPDFPage_CountObjects, c_int, c_void_p)
_count_in_form = _plain(pdfium.FPDFFormObj_CountObjects, c_int, c_void_p)
_get_on_page = _plain(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_get_in_form = _plain(pdfium.FPDFFormObj_GetObject, c_void_p, c_void_p, c_int)


class Characters:
    """The characters of a text page by their index, in the page's own coordinates."""

    def __init__(self, text_page: Any) -> None:
        self.raw = text_page.raw
        self.count: int = text_page.count_chars()
        self._address = ctypes.cast(self.raw, c_void_p).value
        self._x, self._y, self._matrix = c_double(), c_double(), (c_float * 6)()
        self._places = [ctypes.addressof(value) for value in (self._x, self._y, self._matrix)]

    def boxes(self) -> tuple[list[float], list[float], list[float], list[float]]:
        """Their (lefts, tops, rights, bottoms), with the font's height; all 0 where it has none."""
        numbers = (c_float * (4 * self.count))()
        start = ctypes.addressof(numbers)
        places = range(start, start + 16 * self.count, 16)
        deque(map(_get_box, repeat(self._address), range(self.count), places), maxlen=0)
        flat = numbers[:]
        return flat[0::4], flat[1::4], flat[2::4], flat[3::4]

    def objects(self) -> list[int | None]:
        """The text object that each belongs to, if any."""
        return list(map(_get_object, repeat(self._address), range(self.count)))

    def origin(self, index: int) -> tuple[float, float]:
        """Where its baseline begins."""
        _get_origin(self._address, index, self._places[0], self._places[1])
        return self._x.value, self._y.value

    def matrix(self, index: int) -> tuple[float, ...]:
        """How it is turned and scaled: (a, b, c, d)."""
        _get_matrix(self._address, index, self._places[2])
        return tuple(self._matrix[:4])

    def font_size(self, index: int) -> float:
        """The size before the matrix."""
        size: float = _get_size(self._address, index)
        return size

    def angle(self, index: int) -> float:
        """Clockwise, in radians, on the page as it is not yet turned; 0 where a damaged file gives
        the engine none."""
        angle: float = _get_angle(self._address, index)
        return angle if isfinite(angle) else 0.0

    def is_generated(self, index: int) -> bool:
        """Whether the engine put it in, as it does with spaces between words that stand apart."""
        return bool(_is_generated(self._address, index))


def get_font(text_object: int) -> int:
    """The font of a text object; 0 for none."""
    return _get_font(text_object) or 0


def get_render_mode(text_object: int) -> int:
    mode: int = _get_mode(text_object)
    return mode


def drawn_on_page(page: Any) -> Iterator[tuple[int, Any]]:
    """(kind, object) of everything on a page that is no text; some have an object a letter."""
    return _drawn(page, _count_on_page, _get_on_page)


def drawn_in_form(form: Any) -> Iterator[tuple[int, Any]]:
    """The same of a form, which is a page in a page."""
    return _drawn(form, _count_in_form, _get_in_form)


def _drawn(
    holder: Any, count: Callable[[int], int], get: Callable[[int, int], int]
) -> Iterator[tuple[int, Any]]:
    address = ctypes.cast(holder, c_void_p).value or 0
    for index in range(count(address)):
        item = get(address, index)
        kind = _get_kind(item)
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield kind, ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
