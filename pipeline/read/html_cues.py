"""Reads an element of a web page and returns what its attributes and styles say of it."""

from __future__ import annotations

import re
from dataclasses import replace
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
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_LINES_AROUND = re.compile(
    r"(?:^|[;\s])border\s*:(?!\s*(?:0|none))[^;]*(?:solid|double|dashed|dotted|ridge|groove|outset|inset)",
    re.IGNORECASE,
)

_NO_SPACE_BELOW = re.compile(r"margin(?:-bottom)?\s*:\s*0(?![.\d])", re.IGNORECASE)


def inline_styles(root: Any) -> None:
    """Writes what the page's own style sheets say of a class (`.note { border: 1px solid }`) into
    the style attributes of its elements, after what these say themselves."""
    said: dict[str, str] = {}
    for element in root.iter("style"):
        for selectors, declarations in _RULE.findall(_MEDIA.sub("", element.text or "")):
            for selector in selectors.split(","):
                if found := _CLASS.fullmatch(selector.strip()):
                    said[found.group(1)] = f"{declarations};{said.get(found.group(1), '')}"
    for element in root.iter() if said else ():
        if names := [name for name in (element.get("class") or "").split() if name in said]:
            styles = [element.get("style") or "", *(said[name] for name in names)]
            element.set("style", ";".join(styles))


def join_boxes(root: Any) -> None:
    """Puts paragraphs with the same lines around and no space between them into one box: a word
    processor saves a box of several paragraphs so."""
    box: Any = None
    touching = ""  # the lines of the paragraph before, if no space follows it
    for paragraph in list(root.iter("p")):
        style = paragraph.get("style") or ""
        found = _LINES_AROUND.search(style)
        lines = found[0].strip(" ;") if found else ""
        before = paragraph.getprevious()
        if not lines or lines != touching or before is not box or (before.tail or "").strip():
            box = paragraph
        else:
            if box.tag == "p":
                box = paragraph.makeelement("div", style=lines)
                before.addprevious(box)
                box.append(before)
            box.append(paragraph)
            box.tail, paragraph.tail = paragraph.tail, None
        touching = lines if _NO_SPACE_BELOW.search(style) else ""


# "Share this page", "Home > Topics > Water", "1 2 3 next"
_LINKS_BESIDE = re.compile(r"(?:^|[\s_-])(?:share|social|breadcrumbs?|pagination|skip)(?:[\s_-]|$)")


def is_hidden(element: Any) -> bool:
    """Whether an element, with all that is in it, is not shown; comments are not."""
    if not isinstance(element.tag, str):
        return True
    if element.tag in _NO_TEXT or element.get("hidden") is not None:
        return True
    return bool(
        _NOT_SHOWN.search(element.get("style") or "")
        or _HIDDEN_CLASSES.search(element.get("class") or "")
    )


def is_furniture(element: Any) -> bool:
    """Whether an element is page furniture: navigation, the head and foot of a site."""
    tag, role = element.tag, element.get("role") or ""
    if tag == "nav" or role in ("navigation", "banner", "contentinfo", "search", "doc-toc"):
        return True
    names = element.get("class") or ""
    if _LINKS_BESIDE.search(names) and (
        _is_mostly_links(element) or len(element.text_content().split()) < 25
    ):
        return True
    if tag in ("p", "div") and _is_way_back(element):
        return True
    if tag == "div" and element.get("title") in ("header", "footer"):  # as LibreOffice saves them
        return True
    if tag not in ("header", "footer", "aside"):
        return False
    if any(parent.tag in ("main", "article", "blockquote") for parent in element.iterancestors()):
        return tag != "header" and _is_mostly_links(element)
    return tag != "header" or element.find(".//h1") is None


def _is_way_back(element: Any) -> bool:
    """Whether an element is a link within the page and nothing else: "Back to top"."""
    links = list(element.iter("a"))
    if len(links) != 1 or not re.match(
        r"#(?:top|page-?top|header|content)?$", links[0].get("href") or ""
    ):
        return False
    return bool(links[0].text_content().strip() == element.text_content().strip())


def _is_mostly_links(element: Any) -> bool:
    """Whether half of the text leads elsewhere, as under "Related pages"."""
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked * 2 >= len(element.text_content().strip())


def is_box(element: Any) -> bool:
    """Whether an element is a boxed text: a quotation, or a block with lines around."""
    tag = element.tag
    if tag in ("div", "section", "p", "article"):
        names = re.split(r"[-_\s]+", (element.get("class") or "").lower())
        if not _has_lines(element) and _BOX_CLASSES.isdisjoint(names):
            return False
    elif tag not in ("blockquote", "aside", "fieldset"):
        return False
    laid_out = element.find(".//table") is not None or element.find(".//dl") is not None
    return not laid_out and len(element.text_content()) <= _BOX_LENGTH


def has_borders(table: Any) -> bool:
    """Whether lines are drawn around a table."""
    border = table.get("border")
    return (border is not None and border.strip() != "0") or _has_lines(table)


def _has_lines(element: Any) -> bool:
    return bool(_LINES_AROUND.search(element.get("style") or ""))


def is_raised(element: Any) -> bool:
    """Whether an element makes its text superscript, or is the footnote mark of a page that Word
    saved, which is raised by a style sheet."""
    by_word = element.tag == "a" and (element.get("href") or "").startswith(("#_ftn", "#_edn"))
    return element.tag == "sup" or by_word or bool(_RAISED.search(element.get("style") or ""))


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
    if is_raised(element):
        run = replace(run, raised=True)
    return run
