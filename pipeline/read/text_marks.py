"""Finds the marks of the notes at a page's foot, which plain text sets as digits after a word.

kept, and whom to call with a question.1 The office has also held briefings
…
1 Briefings were held in March and May.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.models import Block, Paragraph, Word

_MARKED = re.compile(
    r"""
      (?! (?: Nos? | Sect? | [Pp]aras? | Arts? | Ch | Fig | Vol | Reg | [a-z]{1,2} ) \. \d )
      ( \S* (?: [a-z] | [^\W\d_]{3} | (?: [^\W\d_]\S* | \d{4} ) [.,;:!?)\]”’"'%] ) )
      ( \d{1,3} )
      ( [.,;:)\]”’"']* )
    """,
    re.VERBOSE,
)
"""A word with digits after it: "question.1", "register2,"; no "Q2", "COVID-19", "No.5", "3.1"."""

_ENDED = re.compile(r"[.,;:!?)\]”’\"']$")


def marks_in(text: str) -> frozenset[str]:
    """The numbers that stand as marks right after a word of the text."""
    return frozenset(found[2] for word in text.split() if (found := _MARKED.fullmatch(word)))


def raise_marks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the mark of each note as a word of its own.

    A mark is looked for on the note's page, or else on the pages before it (notes at the end of
    a text). Where several words could hold it, it is the only one of them that ends a sentence or
    a part of one; where that does not tell either, there is none.
    """
    notes = [(block.page, number) for block in blocks if (number := _note_number(block))]
    if not notes:
        return tuple(blocks)
    marked: list[tuple[Word, str]] = []
    apart: list[tuple[Word, str]] = []
    for paragraph in (p for block in blocks if block.kind != "note" for p in block.paragraphs):
        for before, word in zip((None, *paragraph.words), paragraph.words, strict=False):
            if found := _MARKED.fullmatch(word.text):
                marked.append((word, found[2]))
            elif word.text.isdigit() and before and _ENDED.search(before.text):
                apart.append((word, word.text))  # "1 million, 4 which"
    marks: set[int] = set()  # by identity: a page can hold the same word twice
    since: dict[str, int] = {}
    for page, number in notes:
        before_it = [word for word, mark in marked if mark == number and word.page <= page]
        here = [word for word in before_it if word.page == page]
        later = [word for word in before_it if word.page > since.get(number, 0)]
        loose = [word for word, mark in apart if mark == number and word.page == page]
        mark = _only_one(here or later) or (loose if len(loose) == 1 else ())
        marks.update(map(id, mark))
        since[number] = page
    return tuple(block if block.kind == "note" else _raised(block, marks) for block in blocks)


def _note_number(block: Block) -> str:
    first = block.words[0] if block.kind == "note" and block.words else None
    return first.text if first and first.mark else ""


def _only_one(words: Sequence[Word]) -> Sequence[Word]:
    if len(words) > 1:
        words = [word for word in words if _ENDED.search(_MARKED.sub(r"\1", word.text))]
    return words if len(words) == 1 else ()


def _raised(block: Block, marks: AbstractSet[int]) -> Block:
    if marks.isdisjoint(map(id, block.words)):
        return block
    cells = tuple(
        replace(cell, paragraphs=tuple(_with_marks(p, marks) for p in cell.paragraphs))
        for cell in block.cells
    )
    return replace(block, cells=cells)


def _with_marks(paragraph: Paragraph, marks: AbstractSet[int]) -> Paragraph:
    words = tuple(
        part
        for word in paragraph.words
        for part in (_parts(word) if id(word) in marks else (word,))
    )
    return replace(paragraph, words=words)


def _parts(word: Word) -> Iterator[Word]:
    """The word, its mark, and what follows the mark: "register", "2" and ","."""
    if word.text.isdigit():
        yield replace(word, mark=True)
    marked = _MARKED.fullmatch(word.text)
    if marked:
        text, mark, rest = marked.groups()
        yield replace(word, text=text, glued=bool(rest) or word.glued)
        yield Word(mark, word.page, glued=bool(rest) or word.glued, mark=True)
        if rest:
            yield replace(word, text=rest)
