"""Reads the paragraphs of a Word file and returns their runs, with style, page and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.read.docx_numbers import W, value_of, whole_number
from pipeline.read.line_breaks import BREAK
from pipeline.read.words import Run

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_INSIDE = {
    f"{W}{name}"
    for name in (
        *("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple"),
        *("customXml", "bdo", "dir", "ruby", "rubyBase"),
    )
}
"""Elements whose content is part of the paragraph. Deleted text (w:del) is not among them."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style says, with what it inherits; None is silence."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    heading: int | None = None
    list_id: str | None = None
    depth: int | None = None
    boxed: bool | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph: a run, a note's mark or a text box.

    ``note`` is the kind and id of the note, without an id within the note itself; the text "#" is
    to be its number. ``box`` is the element of a text box.
    """

    run: Run
    note: tuple[str, str] | None = None
    box: Any = None


@dataclass(slots=True)
class Pages:
    """Counts pages along the text.

    Word leaves a mark where it last broke a page, also after a break that an author set; only
    where there is no such mark do the author's breaks count.
    """

    marked: bool
    page: int = 1

    def pass_mark(self) -> None:
        self.page += self.marked

    def pass_break(self) -> None:
        self.page += not self.marked


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their id, and the one of paragraphs that name none."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def get(self, key: str | None) -> Style:
        return self.by_id.get(key if key is not None else self.default, Style())


def read_styles(root: Any) -> Styles:
    """The styles of word/styles.xml, each with what it inherits."""
    if root is None:
        return Styles()
    elements = {element.get(f"{W}styleId"): element for element in root.iter(f"{W}style")}
    done: dict[str, Style] = {}

    def resolve(key: str, seen: tuple[str, ...] = ()) -> Style:
        if key in done:
            return done[key]
        element = elements.get(key)
        if element is None or key in seen:
            return Style()
        base = resolve(value_of(element, "basedOn"), (*seen, key))
        done[key] = _with_properties(
            replace(base, name=value_of(element, "name")),
            element.find(f"{W}pPr"),
            element.find(f"{W}rPr"),
        )
        return done[key]

    for key in elements:
        resolve(key)
    default = next(
        (
            key
            for key, element in elements.items()
            if element.get(f"{W}type") == "paragraph"
            and element.get(f"{W}default") in ("1", "true")
        ),
        "",
    )
    return Styles(done, default)


def paragraph_style(paragraph: Any, styles: Styles) -> Style:
    """The style of a paragraph, with what it says itself."""
    properties = paragraph.find(f"{W}pPr")
    key = None if properties is None else value_of(properties, "pStyle") or None
    return _with_properties(styles.get(key), properties, None)


def read_pieces(paragraph: Any, styles: Styles, pages: Pages) -> Iterator[Piece]:
    """The pieces of a paragraph in order; deleted and hidden text is left out."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None and properties.find(f"{W}pageBreakBefore") is not None:
        pages.pass_break()
    yield from _read_inside(paragraph, paragraph_style(paragraph, styles), styles, pages)
    if properties is not None and _ends_page(properties.find(f"{W}sectPr")):
        pages.pass_break()


def _read_inside(element: Any, style: Style, styles: Styles, pages: Pages) -> Iterator[Piece]:
    for child in element:
        if child.tag == f"{W}r":
            yield from _read_run(child, style, styles, pages)
        elif child.tag == f"{M}t":
            yield Piece(Run(child.text or "", pages.page))
        elif child.tag in _INSIDE or str(child.tag).startswith(M):
            yield from _read_inside(child, style, styles, pages)
        elif child.tag == f"{MC}AlternateContent" and len(child):
            yield from _read_inside(child[0], style, styles, pages)


def _read_run(element: Any, style: Style, styles: Styles, pages: Pages) -> Iterator[Piece]:
    properties = element.find(f"{W}rPr")
    if properties is not None and (key := value_of(properties, "rStyle")):
        own = styles.get(key)
        style = replace(
            style,
            **{
                name: getattr(own, name)
                for name in ("bold", "italic", "raised", "hidden")
                if getattr(own, name) is not None
            },
        )
    style = _with_properties(style, None, properties)
    if style.hidden:
        return
    for child in element:
        run = Run("", pages.page, bool(style.bold), bool(style.italic), bool(style.raised))
        name = str(child.tag).removeprefix(W)
        if name == "t":
            yield Piece(replace(run, text=child.text or ""))
        elif name in ("tab", "ptab"):
            yield Piece(replace(run, text="\t"))
        elif name == "noBreakHyphen":
            yield Piece(replace(run, text="-"))
        elif name == "sym":
            code = child.get(f"{W}char") or ""
            sign = chr(int(code, 16)) if re.fullmatch(r"[\dA-Fa-f]{2,4}", code) else " "
            yield Piece(replace(run, text=sign))
        elif name == "lastRenderedPageBreak":
            pages.pass_mark()
        elif name in ("br", "cr"):
            yield Piece(replace(run, text=BREAK))
            if child.get(f"{W}type") == "page":
                pages.pass_break()
        elif name in ("footnoteReference", "endnoteReference"):
            number = "" if child.get(f"{W}customMarkFollows") in ("1", "true") else "#"
            note = (name.removesuffix("Reference"), child.get(f"{W}id") or "")
            yield Piece(replace(run, text=number, raised=True), note=note)
        elif name in ("footnoteRef", "endnoteRef"):
            yield Piece(replace(run, text="#", raised=True), note=(name.removesuffix("Ref"), ""))
        elif child.tag == f"{MC}AlternateContent" or name in ("drawing", "pict", "object"):
            yield from (Piece(run, box=box) for box in _text_boxes(child))
        elif child.tag in _INSIDE:
            yield from _read_inside(child, style, styles, pages)


def _text_boxes(element: Any) -> Iterator[Any]:
    """The text boxes in a drawing; of two ways to draw the same one, the first with text."""
    if element.tag == f"{W}txbxContent":
        yield element
        return
    for child in element:
        found = list(_text_boxes(child))
        yield from found
        if found and child.tag == f"{MC}Choice":
            return


def _ends_page(section: Any) -> bool:
    return section is not None and value_of(section, "type") not in ("continuous", "nextColumn")


def _with_properties(style: Style, paragraph: Any, run: Any) -> Style:
    """The style with what w:pPr and w:rPr say in addition."""
    said: dict[str, Any] = {}
    if run is not None:
        for name, tag in (("bold", "b"), ("italic", "i"), ("hidden", "vanish")):
            if (element := run.find(f"{W}{tag}")) is not None:
                said[name] = element.get(f"{W}val") not in ("0", "false", "off")
        if align := value_of(run, "vertAlign"):
            said["raised"] = align == "superscript"
        if size := value_of(run, "sz"):
            said["size"] = whole_number(size) / 2
            if (
                whole_number(value_of(run, "position")) >= 4
            ):  # superscript, as LibreOffice writes it
                said["raised"] = True
    if paragraph is not None:
        if (level := whole_number(value_of(paragraph, "outlineLvl"), -1)) >= 0:
            said["heading"] = level + 1 if level < 9 else 0
        numbering = paragraph.find(f"{W}numPr")
        if numbering is not None:
            if (list_id := value_of(numbering, "numId")) or numbering.find(f"{W}numId") is not None:
                said["list_id"] = list_id
            if depth := value_of(numbering, "ilvl"):
                said["depth"] = whole_number(depth)
        if paragraph.find(f"{W}pBdr") is not None or paragraph.find(f"{W}shd") is not None:
            said["boxed"] = _is_boxed(paragraph)
    return _named(replace(style, **said)) if said or style.name else style


def _named(style: Style) -> Style:
    """The heading level that a style's name says: "heading 2" or "Title"."""
    if style.heading is not None:
        return style
    if found := re.fullmatch(r"heading (\d)", style.name, re.IGNORECASE):
        return replace(style, heading=int(found.group(1)))
    return replace(style, heading=1) if style.name.lower() == "title" else style


def _is_boxed(properties: Any) -> bool:
    """Whether lines around a paragraph or its shade make a box; one line at a side does not."""
    return is_shaded(properties) or _has_lines(properties.find(f"{W}pBdr"))


def is_shaded(properties: Any) -> bool:
    shade = properties.find(f"{W}shd") if properties is not None else None
    return shade is not None and (shade.get(f"{W}fill") or "auto").lower() not in ("auto", "ffffff")


def _has_lines(borders: Any) -> bool:
    if borders is None:
        return False
    drawn = {
        side.tag.removeprefix(W)
        for side in borders
        if side.get(f"{W}val") not in (None, "nil", "none")
    }
    return {"left", "right"} <= drawn or {"start", "end"} <= drawn or {"top", "bottom"} <= drawn


def has_borders(properties: Any) -> bool:
    """Whether w:tblPr or w:tcPr draws lines around."""
    if properties is None:
        return False
    return _has_lines(properties.find(f"{W}tblBorders")) or _has_lines(
        properties.find(f"{W}tcBorders")
    )
