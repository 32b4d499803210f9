"""Finds a printed choice with a mark in it ("☒ Agree ☐ Disagree") and returns what is marked."""

from __future__ import annotations

import re

_BOX = re.compile(
    r"""
      (?P<on>  [☒☑✓✔✗✘🗹🗵] | \[ \s* [xX✓✔] \s* \] | \( \s* [xX✓✔] \s* \) | _+ \s? [xX✓✔] \s? _+ )
    | (?P<off> [☐□❏❑▢🗌] | \[ \s* \] | \( \s+ \) | _{2,} )
    """,
    re.VERBOSE,
)
_SQUARES = tuple("☐□❏❑▢🗌")
_TICK = re.compile(r"[☒☑✓✔]")  # "Agree ✓", with nothing else to choose
_MARKS = frozenset("xX✓✔☒☑🗹🗵●•■√*\uf0fc\uf0fe\uf0fd\uf050\uf052")  # the last are of symbol fonts
_WORDS = 8  # of an option
_REACH = 400  # characters of a text in which a choice is looked for


def mask_choices(text: str) -> str:
    """The text with blanks for all of a choice but the option that is marked; as long as before.

    "☐ Agree ☒ Disagree" leaves "Disagree", a paragraph of its own. Of a choice with no mark, or
    with several, nothing is left: nobody can tell what was meant.
    """
    found = _find_choice(text)
    if found is None:
        return text if is_mark(text) else _TICK.sub(" ", text)
    first, last, options = found
    marked = [(start, end) for start, end, on in options if on]
    kept = [" "] * (last - first)
    if len(marked) == 1:
        start, end = marked[0][0] - first, marked[0][1] - first
        kept[start:end] = text[first + start : first + end]
        for place in (start - 2, end):
            if place >= 0 and place + 2 <= len(kept):
                kept[place : place + 2] = "\n\n"
    return text[:first] + "".join(kept) + text[last:]


def is_mark(text: str) -> bool:
    """Whether a text is nothing but a mark, as in a column of its own for each verdict: "X"."""
    return text.strip() in _MARKS


def is_choice(text: str) -> bool:
    """Whether a paragraph is nothing but a choice: "_X_ Concur ___ Nonconcur"."""
    found = _find_choice(text)
    return found is not None and not text[found[1] :].strip(" .;|")


def _find_choice(text: str) -> tuple[int, int, list[tuple[int, int, bool]]] | None:
    """(where it begins, where it ends, its options without their boxes: start, end, marked)."""
    boxes = list(_BOX.finditer(text, 0, _REACH))
    if len(boxes) < 2:
        return None
    lead = re.search(r"[^\n:|]*$", text[: boxes[0].start()])
    first = boxes[0].start()
    follows = False  # "Agree ☒   Disagree ☐": the box stands behind
    if lead and lead[0].strip() and not text[boxes[-1].end() :].partition("\n")[0].strip(" .;|"):
        first, follows = lead.start(), True
    options: list[tuple[int, int, bool]] = []
    last = first
    for index, box in enumerate(boxes):
        if follows:
            start, end = last, box.start()
        else:
            start = box.end()
            end = boxes[index + 1].start() if index + 1 < len(boxes) else len(text)
        option = re.match(r"\s*([^\n.;|]*?)[\s,/]*(?=[\n.;|]|$)", text[start:end])
        if option is None or not option[1] or len(option[1].split()) > _WORDS:
            break
        options.append((start + option.start(1), start + option.end(1), box["on"] is not None))
        last = box.end() if follows else options[-1][1]
        if not follows and text[last:end].strip(" \n,/.;|"):
            break  # other words follow: the choice ends here
    told = any(on for _, _, on in options) or boxes[0]["off"] in _SQUARES
    # Ticks alone, without an empty box among them, are the signs of a list.
    boxed = any(box["off"] or box["on"] in ("☒", "☑") for box in boxes[: len(options)])
    return (first, last, options) if len(options) > 1 and told and boxed else None
