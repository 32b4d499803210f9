"""The values that pass between the rules: a response as read, and the positions found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.classify.claims import Claim, find_claims
from pipeline.classify.propositions import Asked
from pipeline.classify.reading import Read, is_heading, read_response
from pipeline.classify.vocabulary import Vocabulary
from pipeline.models import Agreement, Basis, Qualifier, Quote

_LONG = 1200
"""Characters of a sentence that is still quoted as a whole."""

_AROUND = 60
"""Units before and after the verb that are quoted of a longer one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in its sentence, the ``order``-th of the body from 0."""

    read: Read
    order: int
    claim: Claim

    @property
    def place(self) -> tuple[int, int]:
        return self.order, self.claim.index


@dataclass(frozen=True, slots=True)
class Position:
    """What one rule found: a code, the words that carry it, who holds it and on which numbers.

    ``loose``: of a conclusion, or of some of several recommendations; a firmer one goes before it.
    ``own``: it is held by who is known to answer. ``names``: each of several bodies in ``who``.
    ``late``: of a label that stands below other text.
    """

    agreement: Agreement = ""
    qualifier: Qualifier = ""
    basis: Basis = ""
    quotes: tuple[Quote, ...] = ()
    reasons: tuple[str, ...] = ()
    who: str = ""
    numbers: tuple[str, ...] = ()
    loose: bool = False
    own: bool = False
    names: tuple[str, ...] = ()
    late: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A text to be coded, the response or (with its header in ``column``) a status cell.

    ``body`` are the sentences without headings such as "Response:".
    """

    text: str
    reads: list[Read]
    body: list[Read]
    said: list[Said]
    asked: Asked
    number: str
    group: bool
    words: Vocabulary
    column: str = ""
    trace: list[str] = field(default_factory=list)

    def quote(self, start: int, end: int) -> Quote:
        """The words from ``start`` to ``end``, verbatim."""
        return Quote(self.text[start:end], start, end, self.column)

    def quote_sentence(self, said: Said) -> Quote:
        """The sentence of a claim, verbatim; of a very long one, what is around the verb."""
        start, end = said.read.sentence.start, said.read.sentence.end
        units = said.read.units
        if end - start > _LONG:
            start = units[max(0, said.claim.index - _AROUND)].start
            end = units[min(len(units) - 1, said.claim.index + _AROUND)].end
        return self.quote(start, end)


def read_case(
    text: str,
    asked: Asked,
    words: Vocabulary,
    *,
    number: str,
    group: bool,
    responder: str,
    column: str = "",
) -> Case:
    """The text with its sentences and their claims."""
    reads = read_response(text, words, asked, responder)
    body = [read for read in reads if not is_heading(read)]
    said = [
        Said(read, order, claim)
        for order, read in enumerate(body)
        for claim in find_claims(read.units)
    ]
    return Case(text, reads, body, said, asked, number, group, words, column)
