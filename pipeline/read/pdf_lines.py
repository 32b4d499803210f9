"""Takes the printed words of a region of a page and returns its lines, and lines as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter, itemgetter
from statistics import median

from pipeline.models import Box, Paragraph, Word, around
from pipeline.read.pdf_page import PrintedWord
from pipeline.read.words import FILE, Hyphens, count_lead, join_line_ends

# Symbol fonts print list signs as letters of a private area; "o" is Word's second level.
_BULLET = re.compile(r"[•●○◦▪■□–—‣⁃∙·*➢➤►✓✔\ue000-\uf8ffo-]")
_MARK = re.compile(r"\[?(?:\d{1,3}(?:,\d{1,3})*|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,4})\]?")
_ADDRESS = re.compile(r"(?:https?://|www\.|/)\S{6,}\w$")
_CITED = re.compile(r"\w\(\w{1,3}\)$")  # "§ 101(a)" goes on with "(43)"
_OPENED = re.compile(r"\((?:[^\s()]+\s){0,2}[^\s()]+$")  # "(Paragraph" goes on with "38)"
_CLOSING = re.compile(r"\d+[a-z]?\)[.,;:]?")
_LABEL = re.compile(
    r"""
    (?:Recommendation|Response)s?\b \s* (?:
        \( | No\b | : | $ | \d\S*[:–—] | \d[\w.()]* (?! \S | \s+[a-z] )   # but not "3 are …"
    )
    """,
    re.VERBOSE,
)
_UNIT = re.compile(r"(?:^|[\d/])(?:m|km|cm|mm|ft|CO|NO|R)$")
_ITEM = re.compile(
    r"""
      \(? (?: \d{1,3} | [a-z] | [ivx]{1,5} | [A-Z] ) [.)]      # 1.  2)  (a)  iv.  B.
    | \d{1,2} (?: \. \d{1,3} ){1,3} \.?                        # 8.12   3.1.
    | (?: Recommendation | Response | Paragraph | Action ) s? [:.]?   # Recommendation 7   Response:
    """,
    re.VERBOSE,
)


ASIDE = 4.0  # font sizes; words that stand further apart in a line say two things


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, left to right. ``size`` is that of most of its words."""

    words: tuple[PrintedWord, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        pieces = [
            ("" if word.joined or not index else " ") + word.text
            for index, word in enumerate(self.words)
        ]
        return "".join(pieces)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)


def line_of(words: Iterable[PrintedWord]) -> Line:
    """One line from its words, in any order."""
    ordered = sorted(words, key=attrgetter("x0"))
    first = ordered[0]
    size, baseline = first.size, first.baseline
    x1, top, bottom = first.x1, first.top, first.bottom
    mixed = False
    for word in ordered:
        if word.x1 > x1:
            x1 = word.x1
        if word.top < top:
            top = word.top
        if word.bottom > bottom:
            bottom = word.bottom
        mixed = mixed or word.size != size
    if mixed:
        size = _usual_size(ordered)
        baseline = next(word.baseline for word in ordered if word.size == size)
    return Line(tuple(ordered), first.x0, x1, top, bottom, baseline, size)


def _usual_size(words: Sequence[PrintedWord]) -> float:
    """The size of most letters; the larger one where two have as many."""
    letters: dict[float, int] = {}
    for word in words:
        letters[word.size] = letters.get(word.size, 0) + len(word.text)
    return max(letters, key=lambda size: (letters[size], size))


def group_lines(words: Iterable[PrintedWord]) -> list[Line]:
    """The lines of a region, from the top. Raised marks join the line that they stand over."""
    groups: list[list[PrintedWord]] = []
    lead: PrintedWord | None = None  # the largest of the line so far, by which it goes on
    height = 0.0
    for baseline, _, word in sorted(_by_line(words), key=itemgetter(0, 1)):
        if lead:
            last = groups[-1]
            if abs(baseline - height) <= 0.25 * max(word.size, lead.size):
                last.append(word)
                if word.size > lead.size:
                    lead, height = word, baseline
                continue
            # The groups come from the top, so a raised mark makes a group before its own line.
            raised = baseline - height
            if lead.size <= 0.92 * word.size and 0 < raised < 0.6 * word.size:
                last.append(word)
                lead, height = word, baseline
                continue
        groups.append([word])
        lead, height = word, baseline
    return [line_of(group) for group in groups]


def _by_line(words: Iterable[PrintedWord]) -> Iterator[tuple[float, float, PrintedWord]]:
    """(baseline of its line, x0, word). A raised mark stands on the line of the word that it
    follows without a space, though a line of the next column may be as high as the mark."""
    before: PrintedWord | None = None
    for word in words:
        baseline = word.baseline
        if word.joined and before is not None and word.size < 0.92 * before.size:
            raised = 0 < before.baseline - baseline < 0.6 * before.size
            if raised and abs(word.x0 - before.x1) < 0.3 * before.size:
                baseline = before.baseline
        yield baseline, word.x0, word
        before = word


def split_segments(line: Line, gap: float) -> list[Line]:
    """The parts of a line that stand more than ``gap`` font sizes apart."""
    parts: list[list[PrintedWord]] = [[line.words[0]]]
    reach = line.words[0].x1
    for word in line.words[1:]:
        if word.x0 - reach > gap * line.size:
            parts.append([])
        parts[-1].append(word)
        reach = max(reach, word.x1)
    return [line_of(part) for part in parts] if len(parts) > 1 else [line]


def line_pitch(lines: Sequence[Line]) -> float:
    """The usual distance between baselines in points; 0 for fewer than two lines."""
    gaps = [b.baseline - a.baseline for a, b in pairwise(lines)]
    gaps = [gap for gap, line in zip(gaps, lines, strict=False) if 0.8 * line.size < gap]
    gaps.sort()
    return median(gaps[: max(1, (len(gaps) * 3) // 4)]) if gaps else 0.0


def split_paragraphs(lines: Sequence[Line], right: float = 0.0) -> list[list[Line]]:
    """Lines as paragraphs; ``right`` is the edge up to which the text could run.

    A paragraph begins after a wider gap, at a list sign or number, where the style changes, and
    where the line before ended although the next word would still have fitted.
    """
    if not lines:
        return []
    pitch = line_pitch(lines)
    right = max([right - 3.0, *(line.x1 for line in lines)]) if right else max(x.x1 for x in lines)
    left = min(line.x0 for line in lines)
    paragraphs = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(before, line, paragraphs[-1], pitch, left, right):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [part for paragraph in paragraphs for part in _split_aside(paragraph)]


def _split_aside(paragraph: list[Line]) -> list[list[Line]]:
    """A line with words set at its far end as two: "Recommendation 4          Status: Closed"."""
    parts = split_segments(paragraph[0], ASIDE) if len(paragraph) == 1 else []
    is_aside = len(parts) == 2 and not is_bullet(paragraph[0]) and parts[1].text[:1].isalpha()
    return [[part] for part in parts] if is_aside else [paragraph]


def _begins(
    before: Line, line: Line, paragraph: Sequence[Line], pitch: float, left: float, right: float
) -> bool:
    gap = line.baseline - before.baseline
    usual = max(pitch if pitch < 2.2 * line.size else 0.0, 1.15 * line.size)
    if gap > 1.28 * usual or gap < 0:
        return True
    own = before.baseline - paragraph[-2].baseline if len(paragraph) > 1 else usual
    if gap > 1.2 * max(own, 1.15 * line.size) and _ends(before):
        return True  # wider than within the paragraph: short ones widen what is usual on a page
    first = line.words[0]
    if _CLOSING.fullmatch(first.text) and _OPENED.search(before.text):
        return False
    if is_bullet(line) or (line.bold and _LABEL.match(line.text)):
        return True
    listed = before.text.endswith((":", ";", "; and", "; or")) or _is_typed(paragraph[0])
    if listed and _is_typed(line):
        return True
    if before.bold != line.bold and ((before.bold and not line.words[0].bold) or _ends(before)):
        return True
    if line.bold and not before.bold and gap > 1.6 * line.size and first.text[:1].isupper():
        return True  # what became of it, in bold, where a box has no more than two lines
    differ = abs(before.size - line.size) / max(before.size, line.size)
    if differ > 0.12:
        return True
    if differ > 0.04 and gap > 1.6 * line.size and before.bold and line.bold:
        return True  # the lower one of two headings, a little smaller
    indent = line.x0 - paragraph[0].x0
    cited = first.text.startswith("(") and _CITED.search(before.text)
    if (
        not cited
        and _ITEM.fullmatch(first.text)
        and (
            _ends(before)
            or (
                not first.text[:2].isalpha()
                and abs(indent) < 2
                and _ITEM.fullmatch(paragraph[0].words[0].text)
            )
        )
    ):
        return True
    alone = len(paragraph) == 1 and before.x0 > left + 6 and before.x1 < right - 2 * line.size
    if alone and abs(line.x0 - before.x0) < 2 and _ends(before):
        return True  # two paragraphs of one line, both indented
    if len(paragraph) >= 2 and line.x0 - paragraph[1].x0 > 8 and _ends(before):
        return True  # a first line indent
    if first.bold and not before.words[-1].bold and _ends(before):
        return True  # a label that runs in: "Response."
    room = right - before.x1
    fits = room > (first.x1 - first.x0) + 0.6 * line.size
    if (
        fits
        and room > 0.4 * (right - left)
        and (first.text[:1].isupper() or before.text[-1:].isdigit())  # "Paragraph 16"
        and line.x0 <= before.x0 + 2
    ):
        return True
    return fits and (
        _ends(before)
        or line.x0 < paragraph[0].x0 - 4
        or before.italic != line.italic
        or _ITEM.fullmatch(first.text) is not None
    )


def _ends(line: Line) -> bool:
    """Whether the line could be the last of a paragraph."""
    text = line.text.rstrip()
    return text.endswith(
        (".", ":", ";", "?", "!", ".”", ".’", '."', ".)", "”", ")", "]", "—")
    ) or bool(line.words[-1].size < 0.8 * line.size and len(line.words) > 1)


def is_bullet(line: Line) -> bool:
    """Whether a line begins with a list sign."""
    words = line.words
    return (
        len(words) > 1
        and (_BULLET.fullmatch(words[0].text) is not None or not words[0].text.isprintable())
        and words[1].x0 - words[0].x1 > 0.1 * line.size
        and (words[0].text not in "o-–—*" or words[1].x0 - words[0].x1 > 0.5 * line.size)
    ) or (len(words) == 1 and words[0].text in "•●▪■‣\uf0b7\uf0a7")


def _is_typed(line: Line) -> bool:
    """Whether a line begins with a hyphen that is typed as a list sign: "- nets;"."""
    words = line.words
    return len(words) > 1 and words[0].text in ("-", "–") and words[1].text[:1].isalpha()


@dataclass(frozen=True, slots=True)
class CutParagraph:
    """A paragraph as its line ends cut it: the words of each line, and the cues of all of it."""

    lines: tuple[tuple[Word, ...], ...]
    bullet: bool
    bold: bool
    italic: bool
    lead: int
    size: float


def cut_paragraph(lines: Sequence[Line], page: int, *, listed: bool = True) -> CutParagraph:
    """The paragraph that lines make: list sign off (if ``listed``), footnote marks found, cues
    seen."""
    bullet = listed and (is_bullet(lines[0]) or _is_typed(lines[0]))
    first = lines[0].words[int(bullet) :]
    words_of_lines = [
        _words_of_line(line.words if index else first, line, page)
        for index, line in enumerate(lines)
    ]
    right = max(line.x1 for line in lines)
    for line, words in zip(lines[:-1], words_of_lines[:-1], strict=True):
        # A web address too long for its line is cut where the line is full, without a hyphen.
        full = line.x1 > right - 0.6 * line.size
        if words and full and _ADDRESS.search(words[-1].text) and not FILE.search(words[-1].text):
            words[-1] = replace(words[-1], glued=True)
    flat = [word for line in lines for word in line.words][int(bullet) :]
    # "1. **All of this**": the number of a list is set plain where its text is bold.
    styled = flat[1:] if len(flat) > 1 and _ITEM.fullmatch(flat[0].text) else flat
    bold = bool(styled) and all(word.bold for word in styled)
    italic = bool(styled) and all(word.italic for word in styled)
    return CutParagraph(
        tuple(tuple(words) for words in words_of_lines),
        bullet=bullet,
        bold=bold,
        italic=italic,
        lead=0 if bold else count_lead([(w.text, w.bold, w.italic) for w in flat]),
        size=max(line.size for line in lines),
    )


def join_paragraph(cut: CutParagraph, hyphens: Hyphens) -> Paragraph:
    """The paragraph with its line ends joined, as the document breaks its words."""
    return Paragraph(
        words=join_line_ends(cut.lines, hyphens),
        bullet=cut.bullet,
        bold=cut.bold,
        italic=cut.italic,
        lead=cut.lead,
        size=cut.size,
    )


def _words_of_line(printed: Sequence[PrintedWord], line: Line, page: int) -> list[Word]:
    words: list[Word] = []
    for word in printed:
        if word.drawn:
            continue
        before = words[-1] if words else None
        mark = _is_mark(word, before.text if before else "", line)
        if word.joined and not mark:
            # "gives⁵, be": the comma belongs to the word before the mark.
            shown = next((i for i in range(len(words) - 1, -1, -1) if not words[i].mark), None)
            if shown is not None:
                words[shown] = replace(words[shown], glued=True)
        text = word.text.strip("[]") if mark else word.text
        words.append(Word(text, page, word.box, mark=mark))
    return _merge_glued(words)


def _merge_glued(words: Sequence[Word]) -> list[Word]:
    """Pieces of one word (a change of style inside it) as the one word that they are."""
    merged: list[Word] = []
    for word in words:
        before = merged[-1] if merged else None
        if before and before.glued and not word.mark and before.box and word.box:
            box = around(before.box, word.box)
            merged[-1] = replace(word, text=before.text + word.text, box=box)
        else:
            merged.append(word)
    return merged


def _is_mark(word: PrintedWord, before: str, line: Line) -> bool:
    """Whether a word is a footnote mark: smaller than its line, raised, and no power (km²)."""
    raised = line.baseline - word.baseline
    return (
        word.size < 0.92 * line.size
        and raised > 0.15 * line.size
        and _MARK.fullmatch(word.text) is not None
        and not _UNIT.search(before)
    )
