"""Reads the attributes and style sheets of a web page and returns what they say of an element."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from pipeline.read.words import Run

_NO_TEXT = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "select", "textarea", "datalist"),
        *("iframe", "object", "audio", "video", "canvas", "svg", "map", "del"),
    }
)

_HIDDEN_CLASSES = re.compile(r"visually-?hidden|sr-only|screen-reader-text", re.IGNORECASE)

_BOX_CLASSES = frozenset(
    ("box", "boxed", "callout", "inset", "panel", "well", "border", "bordered", "frame")
)

_BOX_LENGTH = 2500
"""Characters; a longer box is a frame around a page, and not a boxed text."""

_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"(?:[a-z]+)?\.([\w-]+)", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINES_AROUND = re.compile(
    r"(?:^|[;\s])border\s*:(?!\s*(?:0|none))[^;]*(?:solid|double|dashed|dotted|ridge|groove|outset|inset)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The classes that the page's own style sheets hide or draw lines around."""

    hidden: frozenset[str] = frozenset()
    boxed: frozenset[str] = frozenset()


def read_sheet(root: Any) -> Sheet:
    """What simple rules (`.note { border: 1px solid }`) of <style> elements say."""
    hidden: set[str] = set()
    boxed: set[str] = set()
    for element in root.iter("style"):
        for selectors, declarations in _RULE.findall(_MEDIA.sub("", element.text or "")):
            for selector in selectors.split(","):
                if found := _CLASS.fullmatch(selector.strip()):
                    if _NOT_SHOWN.search(declarations):
                        hidden.add(found.group(1))
                    if _LINES_AROUND.search(declarations):
                        boxed.add(found.group(1))
    return Sheet(frozenset(hidden), frozenset(boxed))


def is_hidden(element: Any, sheet: Sheet) -> bool:
    """Whether an element, with all that is in it, is not shown; comments are not."""
    if not isinstance(element.tag, str):
        return True
    if element.tag in _NO_TEXT or element.get("hidden") is not None:
        return True
    classes = element.get("class") or ""
    return (
        bool(_NOT_SHOWN.search(element.get("style") or ""))
        or bool(_HIDDEN_CLASSES.search(classes))
        or not sheet.hidden.isdisjoint(classes.split())
    )


def is_furniture(element: Any) -> bool:
    """Whether an element is page furniture: navigation, the head and foot of a site."""
    tag, role = element.tag, element.get("role") or ""
    if tag == "nav" or role in ("navigation", "banner", "contentinfo", "search", "doc-toc"):
        return True
    if tag not in ("header", "footer", "aside"):
        return False
    if any(parent.tag in ("main", "article", "blockquote") for parent in element.iterancestors()):
        return tag == "aside" and _is_mostly_links(element)
    return tag != "header" or element.find(".//h1") is None


def _is_mostly_links(element: Any) -> bool:
    """Whether half of the text leads elsewhere, as under "Related pages"."""
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked * 2 >= len(element.text_content().strip())


def is_box(element: Any, sheet: Sheet) -> bool:
    """Whether an element is a boxed text: a quotation, or a block with lines around."""
    tag = element.tag
    if tag in ("blockquote", "aside", "fieldset"):
        drawn = True
    elif tag in ("div", "section", "p", "article"):
        names = (element.get("class") or "").split()
        drawn = (
            bool(_LINES_AROUND.search(element.get("style") or ""))
            or not sheet.boxed.isdisjoint(names)
            or any(not _BOX_CLASSES.isdisjoint(re.split(r"[-_]+", name.lower())) for name in names)
        )
    else:
        return False
    return (
        drawn
        and element.find(".//table") is None
        and element.find(".//dl") is None
        and len(element.text_content()) <= _BOX_LENGTH
    )


def has_borders(table: Any, sheet: Sheet) -> bool:
    """Whether lines are drawn around a table."""
    border = table.get("border")
    return (
        (border is not None and border.strip() != "0")
        or bool(_LINES_AROUND.search(table.get("style") or ""))
        or not sheet.boxed.isdisjoint((table.get("class") or "").split())
    )


def styled(run: Run, element: Any) -> Run:
    """The style of text within an inline element."""
    tag, style = element.tag, (element.get("style") or "").lower()
    weight = re.search(r"font-weight\s*:\s*(\w+)", style)
    if weight:
        heavy = weight.group(1) in ("bold", "bolder", "600", "700", "800", "900")
        run = replace(run, bold=heavy)
    elif tag in ("b", "strong"):
        run = replace(run, bold=True)
    if tag in ("i", "em", "cite", "dfn") or re.search(r"font-style\s*:\s*(italic|oblique)", style):
        run = replace(run, italic=True)
    if tag == "sup" or re.search(r"vertical-align\s*:\s*super", style):
        run = replace(run, raised=True)
    return run
