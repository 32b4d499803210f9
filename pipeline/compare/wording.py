"""Says whether two texts hold the same words, and which words were put in and taken out."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq

_DASHES = "‐‑‒–—―−"
_QUOTES = '‘’‚‛“”„‟«»‹›′″`´"'
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff•◦▪‣●"  # soft hyphens, zero widths; list bullets
_LAYOUT = str.maketrans(
    {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_UNSEEN)}
)
_DASH_IN_WORDS = re.compile(r"(?<=[^\W\d_])\s*-+\s*(?=[^\W\d_])")
_SPACE = re.compile(r"\s+")
_DOUBLED = re.compile(r"'{2,}")
_TOKEN = re.compile(
    r"""
    \s*
    (?:
      \w+ (?: [-‐‑\u00ad]+ \s* \w+      # co-operate, and where a line ended: co- operate
          | ['’] \w+                      # department's
          | (?<=\d) [.,] (?=\d) \w+ )*    # 10,000
    | [^\w\s]                           # a full stop, a bracket
    )
    """,
    re.VERBOSE,
)


class Piece(NamedTuple):
    """Words that stayed, went or came; the pieces in order read as both texts woven together."""

    change: Literal["same", "deleted", "inserted"]
    text: str


def wording_key(text: str) -> str:
    """The text with layout taken away: equal for two texts that differ in nothing else.

    Layout is white space, hyphenation and dashes between words, the shape of quotation marks,
    list bullets, ligatures and characters that are not seen. Each of these has the same key:

        The co-operation "plan"
        The cooper- ation   ‘plan’
    """
    if text.isascii() and text.isalnum():
        return text  # most words, and most calls
    plain = unicodedata.normalize("NFKC", text.translate(_LAYOUT)).translate(_LAYOUT)
    joined = _SPACE.sub("", _DASH_IN_WORDS.sub("", plain))
    return _DOUBLED.sub("'", joined)


def words_in(text: str) -> list[str]:
    """The words in order, without layout, case or punctuation: what similarity is judged on."""
    tokens = (wording_key(token.strip()).casefold() for token in _TOKEN.findall(text))
    return [token for token in tokens if any(character.isalnum() for character in token)]


def diff_words(before: str, after: str) -> list[Piece]:
    """The pieces that lead from one text to the other, word by word; layout is no difference.

    before  ICE will report each year.
    after   ICE will report twice each year.
    pieces  same "ICE will report", inserted " twice", same " each year."
    """
    old, new = _spans(before), _spans(after)
    edits = LCSseq.opcodes([key for key, _, _ in old], [key for key, _, _ in new])
    runs: list[tuple[bool, int, int, int, int]] = []
    for index, edit in enumerate(edits):
        same = edit.tag == "equal"
        places = (edit.src_start, edit.src_end, edit.dest_start, edit.dest_end)
        between = 0 < index < len(edits) - 1
        text = " ".join(key for key, _, _ in old[places[0] : places[1]])
        goes_on = not same or (between and _says_little(text))
        if goes_on and runs and not runs[-1][0]:
            _, a, _, c, _ = runs[-1]
            runs[-1] = (False, a, places[1], c, places[3])
        else:
            runs.append((same, *places))
    pieces: list[Piece] = []
    for same, a, b, c, d in runs:
        gone = before[old[a][1] : old[b - 1][2]] if b > a else ""
        came = after[new[c][1] : new[d - 1][2]] if d > c else ""
        if same:
            lost_space = gone[: len(gone) - len(gone.lstrip())] if came == came.lstrip() else ""
            pieces.append(Piece("same", lost_space + came))
        else:
            pieces += [Piece("deleted", gone)] if gone else []
            pieces += [Piece("inserted", came)] if came else []
    return pieces


def _spans(text: str) -> list[tuple[str, int, int]]:
    """(key, start, end) of each token with the white space before it; bullets are no tokens."""
    found = ((wording_key(m.group().strip()), m.start(), m.end()) for m in _TOKEN.finditer(text))
    return [span for span in found if span[0]]


def _says_little(text: str) -> bool:
    """Whether a run that stayed ("of the", ",") reads better as a part of the change around it."""
    words = text.split()
    return len(words) <= 2 and all(len(word) <= 3 for word in words)
