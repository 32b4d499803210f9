"""Reads text and returns what a workbook's cell can hold of it, with a count of what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

CELL_LIMIT = 32_767
"""UTF-16 units that Excel keeps in one cell."""

LINK_LIMIT = 2_079
"""Characters that Excel keeps in one address."""

LINKS_LIMIT = 65_530
"""Links that Excel keeps on one sheet."""

ROW_LIMIT = 409
"""Points that Excel gives one row."""

CUT_SIGN = "… [cut: the full text is in the CSV]"

# XML 1.0 §2.2 has no characters but these; a carriage return would come back as a line feed.
NO_CELL_CHARACTER = re.compile("\r\n?|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workbook could not hold: cells cut ("id: column"), characters replaced, links lost."""

    cut: tuple[str, ...] = ()
    replaced: int = 0
    links_left_out: int = 0

    def __add__(self, other: Limits) -> Limits:
        return Limits(
            self.cut + other.cut,
            self.replaced + other.replaced,
            self.links_left_out + other.links_left_out,
        )

    def sentences(self) -> Iterable[str]:
        """What to tell a user; nothing where the workbook holds everything."""
        if self.cut:
            yield (
                f"{len(self.cut)} cells of the workbook are cut at Excel's {CELL_LIMIT:,} "
                f"characters (whole in the CSV): {', '.join(self.cut)}"
            )
        if self.replaced:
            yield f"{self.replaced} characters that a workbook cannot hold are shown as \ufffd"
        if self.links_left_out:
            yield f"{self.links_left_out} links to pages are beyond Excel's limits and left out"


def fit_text(text: str) -> tuple[str, bool, int]:
    """(text as the cell holds it, whether it was cut, how many characters were replaced).

    A text beyond CELL_LIMIT ends after a whole word and CUT_SIGN. A character that XML has no
    place for becomes U+FFFD, a carriage return a line feed.
    """
    text, replaced = NO_CELL_CHARACTER.subn(_stand_in, text)
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # else XlsxWriter takes it for the markup of a rich text
    if utf16_length(text) <= CELL_LIMIT:
        return text, False, replaced
    room = CELL_LIMIT - utf16_length(CUT_SIGN) - 1
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    words = re.match(r"(.*)\s", kept + text[len(kept)], re.DOTALL)
    return f"{(words[1] if words else kept).rstrip()} {CUT_SIGN}", True, replaced


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, which is how Excel counts: a character beyond U+FFFF is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def row_height(cells: Iterable[tuple[str, float]], size: int = 9) -> float:
    """Points that a row needs to show its cells of (text, width in characters), at most Excel's.

    Set for every row, because LibreOffice does not fit rows by itself when it opens a workbook.
    Measured in its pictures: a line of Arial 9 takes 5.5 pixels a character with its ragged end;
    a column has 7 pixels a character of its width, 12 of which are indent and margin.
    """
    pixels = 5.5 * size / 9
    lines = max(
        sum(max(1, ceil(len(line) * pixels / (7 * width - 12))) for line in text.split("\n"))
        for text, width in cells
    )
    return min(lines * (size + 2.4) + 3, ROW_LIMIT)


def page_link(address: str, page: int | None) -> str | None:
    """XlsxWriter's link to a page of a file beside the workbook; None where Excel has no room.

    "../raw/a #1.pdf", 4 → "external:../raw/a%20%231.pdf#page=4"
    """
    # XlsxWriter escapes nothing once it sees an escape, and takes the first # for the anchor's.
    escaped = "".join(f"%{ord(sign):02X}" if sign in ' "#%<>[]^`{}' else sign for sign in address)
    link = f"external:{escaped}" + (f"#page={page}" if page else "")
    return link if utf16_length(link) <= LINK_LIMIT else None


def _stand_in(match: re.Match[str]) -> str:
    return "\n" if match[0].startswith("\r") else "\ufffd"
