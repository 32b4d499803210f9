"""Reads runs of text and returns words and paragraphs; joins what line ends cut apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.models import Paragraph, Word

# --- text -> words ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. ``raised`` is superscript; ``page`` counts from 1."""

    text: str
    page: int = 1
    bold: bool = False
    italic: bool = False
    raised: bool = False


_AS_PRINTED = str.maketrans(
    {
        "\u00ad": "",  # soft hyphen: only a line end shows it
        "\u200b": "",
        "\u2060": "",
        "\ufeff": "",
        "\u2011": "-",  # the hyphen that does not break looks like any other
        **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    }
)

BULLETS = "•●▪◦‣■□▫➢✓·\uf0b7\uf0a7\uf0d8\uf0fc"
"""Signs of list items; the last ones are those of symbol fonts."""

RULING = re.compile(r"\s*(?:[-–—=_*~]\s*){3,}")
"""A line that draws instead of saying: "-----", "* * *"."""

ONLY_LABELS = re.compile(
    rf"[{BULLETS}*–-]|\(?(?:[A-Z]{{0,2}}\d{{1,3}}|[a-z]|[ivxIVX]{{1,5}})[.):]*"
)
"""What is no more than a sign of a list item, a number or a letter."""

_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_MARK = re.compile(r"\[?(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡]{1,3})\]?")

_POWER = re.compile(
    r"""
      (?: ^ | [\d\s/(] ) (?: [kcm]?m | ft | mi | in ) $   # 12 km² … m³/s
    | (?: ^ | [^\d.,] ) 10 $                              # 3 x 10⁶
    | (?: CO | NO | R | chi | χ ) $                       # R² = 0.8
    """,
    re.VERBOSE,
)

_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def printed(text: str) -> str:
    """Text as a reader sees it: ligatures as letters, no soft hyphens or zero-width spaces."""
    return text.translate(_AS_PRINTED)


def words_of(text: str, page: int = 1) -> tuple[Word, ...]:
    """The words of plain text; superscript digits are footnote marks.

    "enforcement.⁴ Of the" gives enforcement. | 4 (mark) | Of | the; "12 km²" stays text.
    """
    if not _RAISED.search(text):
        return tuple(Word(word, page) for word in printed(text).split())
    return tuple(word for word, _ in _styled_words([Run(text, page)]))


def paragraph_of(
    runs: Iterable[Run], *, bullet: bool = False, heading: int = 0, size: float = 0.0
) -> Paragraph:
    """The paragraph that runs make, with the cues that its styles give (bold, italic, lead).

    A typed bullet makes a list item as the format's own list does, and is no word either.
    """
    styled = list(_styled_words(runs))
    if len(styled) > 1 and _is_bullet(styled[0][0].text, styled[1][0].text):
        bullet = True
        del styled[0]
    shown = [run for word, run in styled if not word.mark]
    bold = bool(shown) and all(run.bold for run in shown)
    return Paragraph(
        words=tuple(word for word, _ in styled),
        bullet=bullet,
        heading=heading,
        bold=bold,
        italic=bool(shown) and all(run.italic for run in shown),
        lead=0 if bold else count_lead([(w.text, run.bold, run.italic) for w, run in styled]),
        size=size,
    )


def count_lead(words: Sequence[tuple[str, bool, bool]]) -> int:
    """How many words, each (text, bold, italic), begin a text in bold, or in italics.

    0 where all are. The plain number of a list before them counts with them: "2. **Agree.** We …"
    """
    numbered = len(words) > 1 and re.fullmatch(r"\d{1,3}[.)]", words[0][0]) is not None
    for style in (1, 2):
        count = int(numbered)
        for word in words[count:]:
            if not word[style]:
                break
            count += 1
        if count > numbered:
            return count if count < len(words) else 0
    return 0


def _is_bullet(first: str, second: str) -> bool:
    return first in BULLETS or (first in "-–*" and second[0].isalpha())


def _styled_words(runs: Iterable[Run]) -> Iterator[tuple[Word, Run]]:
    """Each word with the run that it begins in."""
    for token in _tokens(_raise_digits(runs)):
        pieces: list[tuple[str, bool, Run]] = []
        for index, run in enumerate(token):
            before = token[index - 1].text if index else ""
            mark = run.raised and _is_mark(run.text, before)
            if pieces and not mark and not pieces[-1][1]:
                text, _, first = pieces[-1]
                pieces[-1] = (text + run.text, False, first)
            else:
                pieces.append((run.text, mark, run))
        last_shown = max((i for i, piece in enumerate(pieces) if not piece[1]), default=-1)
        for index, (text, mark, run) in enumerate(pieces):
            if mark and (found := _MARK.fullmatch(text)):
                text = found.group(1)
            glued = not mark and index < last_shown
            yield Word(text, run.page, glued=glued, mark=mark), run


def _tokens(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The pieces between white space; more than one where the style changes within a word."""
    token: list[Run] = []
    for run in runs:
        for piece in re.split(r"(\s+)", printed(run.text)):
            if not piece:
                continue
            if not piece.isspace():
                token.append(replace(run, text=piece))
            elif token:
                yield token
                token = []
    if token:
        yield token


def _raise_digits(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs in which "text.⁴" is "text." and a raised "4"."""
    for run in runs:
        start = 0
        for found in _RAISED.finditer(run.text):
            if _POWER.search(run.text[: found.start()]):
                continue
            if found.start() > start:
                yield replace(run, text=run.text[start : found.start()])
            yield replace(run, text=found.group().translate(_RAISED_DIGITS), raised=True)
            start = found.end()
        if start < len(run.text):
            yield replace(run, text=run.text[start:])


def _is_mark(text: str, before: str) -> bool:
    """Whether raised text is a footnote mark, and not the "th" of 19th or the power of km²."""
    return bool(_MARK.fullmatch(text)) and not _POWER.search(before)


# --- lines -> words --------------------------------------------------------------------------


@dataclass(frozen=True)
class Hyphens:
    """How a document breaks words: the words ``seen`` inside its lines (lower case, with the
    parts of hyphenated ones), and whether it was hyphenated by a machine (``automatic``)."""

    seen: Mapping[str, int] = field(default_factory=dict)
    automatic: bool = False


_HYPHEN_END = re.compile(r"\w[-\u2010\u00ad]$")

_IN_ADDRESS = re.compile(r"(?:https?://|\bwww\.)\S*$")

_ADDRESS_GOES_ON = re.compile(
    r"""
      ^ [a-z\d/_] \S* \w [/_=?&%.] \w     # f/complaint.pdf   058706.shtm
    | ^ [a-z\d] [/_=?&%] \w               # s/how-to-file
    | ^ [/_-] \w                          # /statistics.pdf   _stats-2011.pdf
    | ^ [)\],;:?>”]                       # ) and
    """,
    re.VERBOSE,
)

FILE = re.compile(r"\.(?:html?|pdf|aspx?|s?html|php|docx?)$")
"""What ends a web address that is whole."""

_CLOSING = re.compile(r"[.,;:!?)\]”’]+")

_GLUED_PAIR = re.compile(
    r"""
      \w / \n \w              # and/ or
    | \w [—–] \n \w           # report— briefings    2011– 12
    | \w \n — \w              # report —briefings
    | \n [)\],;:!?”»]         # crcl.htm ) and
    | \w \(\w{1,3}\) \n \(    # 1722(a) (2)
    """,
    re.VERBOSE,
)


def study_line_ends(texts: Iterable[Sequence[Sequence[Word]]]) -> Hyphens:
    """How the whole document breaks words; each text (a paragraph, a cell) is a list of lines."""
    kept = [filled for lines in texts if (filled := [line for line in lines if line])]
    shown: Counter[str] = Counter()
    cuts: list[tuple[str, str]] = []
    count = 0
    for lines in kept:
        tail = False
        for line, after in zip(lines, [*lines[1:], ()], strict=True):
            head = bool(after) and _HYPHEN_END.search(line[-1].text) is not None
            shown.update(word.text for word in line[int(tail) : len(line) - int(head)])
            if head:
                cuts.append((line[-1].text, after[0].text))
            tail = head
        count += len(lines)
    seen: Counter[str] = Counter()
    for text, times in shown.items():
        for form in _forms(text):
            seen[form] += times
    decided = [verdict for cut in cuts if (verdict := _drops_hyphen(*cut, seen)) is not None]
    # Real hyphens stand at the end of fewer than one line in a hundred.
    often = len(cuts) > 0.025 * count and len(cuts) > 2
    mostly = sum(decided) * 2 > len(decided)
    return Hyphens(seen, automatic=mostly or (often and sum(decided) * 2 >= len(decided)))


def join_line_ends(lines: Sequence[Sequence[Word]], hyphens: Hyphens) -> tuple[Word, ...]:
    """The words of one paragraph, with glued what its line ends cut apart.

    "commu-" + "nity" is glued without the hyphen where the document has "community" elsewhere,
    "multi-" + "agency" keeps it where it has "multi-agency"; where it has neither, the hyphen
    stays, unless the document was hyphenated by a machine. A web address goes on over line ends.
    """
    words: list[Word] = []
    for index, line in enumerate(lines):
        if words and line:
            cut = len(lines[index - 1]) == 1 and _is_cut(lines, index, hyphens.seen)
            words[-1] = replace(words[-1], glued=True) if cut else _join(words, line[0], hyphens)
        words.extend(line)
    return tuple(words)


def _is_cut(lines: Sequence[Sequence[Word]], index: int, seen: Mapping[str, int]) -> bool:
    """Whether a cell is so narrow that a word, which the document has elsewhere, goes on in the
    next line without a hyphen: "considerati" / "on"."""
    head, tail = lines[index - 1][0].text, lines[index][0].text
    widest = max(sum(len(word.text) + 1 for word in line) for line in lines)
    narrow = head.isalpha() and 5 < len(head) > widest - 4
    return narrow and tail[:1].islower() and _bare(head + tail) in seen


def _join(words: Sequence[Word], after: Word, hyphens: Hyphens) -> Word:
    """The last of the words, as it is with ``after`` on the next line."""
    last = words[-1]
    if last.mark or after.mark or last.glued:
        return last
    if _CLOSING.fullmatch(after.text):  # a browser can set the full stop after a link on a new line
        return replace(last, glued=True)
    if _in_address(words):
        return replace(last, glued=_address_goes_on(words, after, hyphens))
    if _HYPHEN_END.search(last.text) and after.text[0].isalnum():
        if after.text.casefold() in ("and", "or"):  # "pre- and post-arrest"
            return last
        drops = _drops_hyphen(last.text, after.text, hyphens.seen)
        if drops is None:
            drops = hyphens.automatic and not _two_words(last.text, after.text, hyphens.seen)
        return replace(last, text=last.text[:-1] if drops else last.text, glued=True)
    if _GLUED_PAIR.search(f"{last.text[-8:]}\n{after.text[:8]}"):
        return replace(last, glued=True)
    return last


def _drops_hyphen(last: str, after: str, seen: Mapping[str, int]) -> bool | None:
    """Whether the hyphen only marks the line end; None where the document does not tell."""
    if last.endswith("\u00ad"):
        return True
    if not after[0].islower():  # Anglo- Saxon, COVID- 19
        return False
    head, tail = _parts(last, after)
    if f"{head}-{tail}" in seen:
        return False
    # Once could be the other spelling: "nongovernmental" stands beside "non-governmental".
    return True if seen.get(head + tail, 0) > 1 else None


def _two_words(last: str, after: str, seen: Mapping[str, int]) -> bool:
    """Whether both sides of the hyphen are words of the document: "risk-" + "based"."""
    return all(part in seen for part in _parts(last, after))


def _parts(last: str, after: str) -> tuple[str, str]:
    """What stands before and after the hyphen: "self-commu-", "nity." gives commu, nity."""
    return _bare(last).split("-")[-1], _bare(after).split("-")[0]


def _bare(text: str) -> str:
    """Lower case, without punctuation around and possessive: "(Community's" gives community."""
    if text.isascii() and text.isalnum():
        return text.lower()
    bare = text.casefold().replace("\u2010", "-").replace("’", "'").strip("\u00ad")
    return _POSSESSIVE.sub("", _OUTER.sub("", bare))


_OUTER = re.compile(r"^\W+|\W+$")
_POSSESSIVE = re.compile(r"'s$")


def _forms(text: str) -> list[str]:
    """The word, and the parts and neighbouring pairs of a hyphenated one."""
    bare = _bare(text)
    if "-" not in bare:
        return [bare]
    parts = bare.split("-")
    pairs = [f"{a}-{b}" for a, b in pairwise(parts)] if len(parts) > 2 else []
    return [bare, *parts, *pairs]


def _in_address(words: Sequence[Word]) -> bool:
    """Whether the last word, with what is glued before it, is within a web address."""
    text = words[-1].text
    for word in reversed(words[:-1]):
        if not word.glued:
            break
        text = word.text + text
    return bool(_IN_ADDRESS.search(text)) and not text.endswith((")", ",", ";", "”", ">"))


def _address_goes_on(words: Sequence[Word], after: Word, hyphens: Hyphens) -> bool:
    last = words[-1].text
    if last.endswith(("-", "_", "=", "&", "?", "%")) or _ADDRESS_GOES_ON.search(after.text):
        return True
    if not FILE.search(last) and FILE.search(last + after.text.rstrip(".,;:)")):  # …/index.ht ml
        return True
    return last.endswith("/") and _bare(last + after.text) in hyphens.seen
