"""The values passed between the stages (frozen dataclasses) and the published schema (pydantic)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

Box = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in points from the top left corner of the page."""


# --- read ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the source prints it; the ledger counts these.

    ``glued``: no space follows (a word cut by a line end goes on in the next Word).
    ``mark``: a superscript footnote mark, which leaves the text and leads to a note.
    """

    text: str
    page: int
    box: Box | None = None
    glued: bool = False
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together, with the cues that survive formatting.

    ``bullet``: a list item (its sign is dropped and not counted as a word).
    ``heading``: 0 for none, else the level from 1. ``bold`` and ``italic``: the whole paragraph is.
    ``lead``: how many words at the beginning are bold, or italic, where the rest is not.
    ``size`` in points, 0 where unknown.
    """

    words: tuple[Word, ...]
    bullet: bool = False
    heading: int = 0
    bold: bool = False
    italic: bool = False
    lead: int = 0
    size: float = 0.0

    @property
    def text(self) -> str:
        """The paragraph as one line of text, without footnote marks."""
        return text_of(self.words)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its paragraphs, its column from 0, and how many columns it spans.

    ``merged``: an empty place into which the cell above reaches down (a vertical merge).
    """

    paragraphs: tuple[Paragraph, ...]
    column: int = 0
    span: int = 1
    merged: bool = False

    @property
    def text(self) -> str:
        return Passage(self.paragraphs).text

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for paragraph in self.paragraphs for word in paragraph.words)


BlockKind = Literal["paragraph", "box", "row", "note", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one cell), a boxed text (one cell), a table row, a note or page furniture.

    ``table`` numbers the tables of a document from 1 and is 0 outside of tables; ``columns`` is
    the number of columns of the row's table. ``header``: marked as a header row by the format
    itself (``<th>``, "repeat header row"). ``open_top``: the row has no beginning on its page,
    so it goes on from the page before.
    """

    kind: BlockKind
    cells: tuple[Cell, ...]
    page: int
    table: int = 0
    columns: int = 1
    header: bool = False
    open_top: bool = False

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that are not empty."""
        return tuple(cell for cell in self.cells if cell.words)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(p for cell in self.cells for p in cell.paragraphs)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell.words)

    @property
    def text(self) -> str:
        return Passage(self.paragraphs).text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives: the blocks in reading order, the page count, and its warnings.

    ``unread``: the pages, from 1, that are only a picture.
    """

    blocks: tuple[Block, ...]
    pages: int
    format: str
    warnings: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()


# --- rows, split -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Passage:
    """Paragraphs as the text of one field, with the words behind it."""

    paragraphs: tuple[Paragraph, ...] = ()

    def _pieces(self) -> Iterator[tuple[str, Word]]:
        """The text in pieces, each with the word that it shows."""
        begin = ""
        for paragraph in self.paragraphs:
            words = [word for word in paragraph.words if not word.mark]
            lead = begin + ("• " if paragraph.bullet else "")
            for index, word in enumerate(words, 1):
                space = "" if word.glued or index == len(words) else " "
                yield lead + word.text + space, word
                lead, begin = "", "\n\n"

    @cached_property
    def text(self) -> str:
        """Paragraphs separated by one blank line, list items led by "• ", no footnote marks."""
        return "".join([piece for piece, _ in self._pieces()])

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word, footnote marks included."""
        return tuple(word for paragraph in self.paragraphs for word in paragraph.words)

    def page_at(self, offset: int) -> int | None:
        """The page of the character at ``offset`` of :attr:`text`; None where there is no text."""
        page = None
        end = 0
        for piece, word in self._pieces():
            page = word.page
            end += len(piece)
            if end > offset:
                break
        return page

    def regions(self) -> list[tuple[int, Box]]:
        """(page, box around the words on it), in page order; empty without geometry."""
        boxes: dict[int, Box] = {}
        for word in self.words:
            if word.box is None:
                continue
            old = boxes.get(word.page)
            boxes[word.page] = word.box if old is None else around(old, word.box)
        return sorted(boxes.items())


def text_of(words: Iterable[Word]) -> str:
    """Words as one line of text, without footnote marks."""
    pieces = [w.text + ("" if w.glued else " ") for w in words if not w.mark]
    return "".join(pieces).strip()


def around(a: Box, b: Box) -> Box:
    """The box around two boxes."""
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


@dataclass(frozen=True, slots=True)
class Row:
    """One two-column row, whatever the layout was; `split` joins the rows that belong together.

    ``kind``: "section" (its heading is in ``rest``), "pair", or where the words go that belong to
    no pair (all in ``rest``). ``number`` is empty where the recommendation itself begins with it.
    ``responses``: (responder, text), one unless several bodies answer. ``label``: a column of
    its own for the verdict ("Position"), with its header. ``extra``: further columns.
    ``starts``: the layout itself says that a new recommendation begins here. ``grouped``: the
    recommendation shares the response of the row above (its cell reaches down).
    """

    kind: Literal["section", "pair", "heading", "note", "furniture", "outside", "left over"]
    page: int
    number: Passage = Passage()
    recommendation: Passage = Passage()
    responses: tuple[tuple[str, Passage], ...] = ()
    label: tuple[str, Passage] = ("", Passage())
    extra: tuple[tuple[str, Passage], ...] = ()
    rest: Passage = Passage()
    starts: bool = False
    grouped: bool = False

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All its texts, in the order of the fields."""
        return (
            *(self.number, self.recommendation, *(answer for _, answer in self.responses)),
            *(self.label[1], *(passage for _, passage in self.extra), self.rest),
        )

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for passage in self.passages for word in passage.words)


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommendation with its response, whole. ``label`` and ``section`` point to what is
    printed; ``flags`` are reasons for review found so far; ``used`` holds the words which the
    pair took in without showing them in a text (the number, "Recommendation", "Response:")."""

    section: str
    number: str
    recommendation: Passage
    response: Passage
    responder: str = ""
    label_column: str = ""
    extra: tuple[tuple[str, Passage], ...] = ()
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    used: tuple[Word, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The texts that it shows."""
        return (self.recommendation, self.response, *dict(self.extra).values())

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word that it holds, shown or taken in as its number or label."""
        return (*self.used, *(word for passage in self.passages for word in passage.words))


# --- classify --------------------------------------------------------------------------------

Agreement = Literal["agrees", "agrees in part", "does not agree", ""]
Qualifier = Literal[
    "in principle",
    "intent only",
    "broadly",
    "conditional",
    "commits",
    "under way",
    "already done",
    "noted",
    "under consideration",
    "other addressee",
    "neither",
    "",
]
Basis = Literal["label", "recommendation", "proposition", "contrast", "implementation", ""]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that decided a code. ``start`` and ``end`` are offsets into the response.

    Where the words stand in a column of their own ("Position: Accepted"), ``column`` is its
    printed header and the offsets count within that cell.
    """

    text: str
    start: int
    end: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """How one responder's answer is coded (CODEBOOK), and what each rule saw (``trace``)."""

    agreement: Agreement = ""
    qualifier: Qualifier = ""
    basis: Basis = ""
    evidence: tuple[Quote, ...] = ()
    review: tuple[str, ...] = ()
    responder: str = ""
    trace: tuple[str, ...] = ()


# --- the published schema --------------------------------------------------------------------


class Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )


class Evidence(Model):
    """A verbatim quote that carries the code."""

    quote: str = Field(description="The words as printed.")
    start: int = Field(ge=0, description="Offset of the first character in `response`.")
    end: int = Field(ge=0, description="Offset after the last character in `response`.")
    page: int | None = Field(default=None, description="Page of the quote, from 1.")
    column: str = Field(
        default="",
        description="Empty for the response; else the column of `extra` that the quote stands in, "
        "and the offsets count within that cell.",
    )


class Region(Model):
    """Where on the page a field of the record is printed."""

    field: Literal["recommendation", "response"] = Field(description="The field printed there.")
    page: int = Field(ge=1, description="Page, from 1.")
    box: Box = Field(description="(x0, top, x1, bottom) in points from the top left corner.")


class Record(Model):
    """One responder's answer to one recommendation, or to one printed group of them."""

    recommendation_id: str = Field(
        min_length=1,
        description="`document_id/section/number` from what is printed; unique, and the key for "
        "diffs and corrections. Numbering can restart in each section: a number alone is no key.",
        examples=["ice-secure-communities-2012/II/4"],
    )
    document_id: str = Field(
        min_length=1,
        description="The document the record comes from.",
        examples=["ice-secure-communities-2012"],
    )
    sequence: int = Field(ge=1, description="Position in the document, from 1.", examples=[14])
    section: str = Field(
        default="", description="Section heading as printed; empty where there is none."
    )
    number: str = Field(
        default="",
        description="Number as printed; several for a group; empty where none is printed.",
        examples=["4", "R.A.2", "8.9, 8.10"],
    )
    recommendation: str = Field(
        min_length=1,
        description="The recommendation as printed, without its number, label and footnote "
        "marks; paragraphs separated by a blank line, list items led by a bullet.",
    )
    response: str = Field(
        default="", description="The response as printed, set out like the recommendation."
    )
    responder: str = Field(
        default="", description="Who answers, where printed or registered.", examples=["ICE"]
    )
    agreement: Agreement = Field(
        default="",
        description="What the response states; empty where it states no position.",
        examples=["agrees in part"],
    )
    qualifier: Qualifier = Field(
        default="", description="How the agreement, or the lack of it, is qualified."
    )
    basis: Basis = Field(default="", description="What kind of words carry the code.")
    evidence: tuple[Evidence, ...] = Field(
        default=(),
        description='The quotes that decided the code. In the CSV: the quotes, joined by " … ".',
    )
    page_first: int | None = Field(default=None, ge=1, description="First page, from 1.")
    page_last: int | None = Field(default=None, ge=1, description="Last page, from 1.")
    regions: tuple[Region, ...] = Field(
        default=(), description="Where it is printed (PDF only). JSON only."
    )
    notes: tuple[str, ...] = Field(
        default=(), description="Footnotes that belong to the record. In the CSV: a line each."
    )
    extra: dict[str, str] = Field(
        default_factory=dict,
        description="Further columns of the chart by their printed header, empty cells left out. "
        "In the CSV: as JSON.",
    )
    review: tuple[str, ...] = Field(
        default=(),
        description='Why a person should look; empty where nothing asks for it. In the CSV: "; ".',
        examples=["proposition only"],
    )
    corrected: tuple[str, ...] = Field(
        default=(), description="Fields that a reviewer corrected (raw/corrections.csv)."
    )
    machine: dict[str, str] = Field(
        default_factory=dict,
        description="The pipeline's own value of each field that a reviewer corrected or "
        "confirmed. JSON only.",
    )


class Ledger(Model):
    """Where every word of the source ended; the parts add up to `words`."""

    words: int = Field(ge=0, description="Words in the source.")
    records: int = Field(ge=0, description="Words in records, with their numbers and labels.")
    headings: int = Field(ge=0, description="Section headings, titles, and table heads.")
    notes: int = Field(ge=0, description="Footnotes and their marks.")
    furniture: int = Field(
        ge=0, description="Running heads and feet, page numbers, repeated table heads, watermarks."
    )
    outside: int = Field(ge=0, description="Text before, between and after the pairs: forewords…")
    left_over: int = Field(ge=0, description="Words inside the pairs' area with no place found.")


class LeftOver(Model):
    """Text for which the pipeline found no place."""

    page: int = Field(ge=1, description="Page, from 1.")
    text: str = Field(description="The text as printed.")


class Document(Model):
    """A source document and the account of its words."""

    document_id: str = Field(min_length=1, description="Slug of the file name, or as registered.")
    title: str = Field(default="", description="As printed or registered.")
    publisher: str = Field(default="", description="As registered.")
    date: str = Field(default="", description="ISO 8601, as registered.")
    language: str = Field(default="en", description="BCP 47 tag of the vocabulary used.")
    source: str = Field(min_length=1, description="File name.")
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the file.")
    format: str = Field(description="Format of the file, as read.")
    pages: int = Field(ge=1, description="Pages.")
    note: str = Field(default="", description="What a reader must know, as registered.")
    ledger: Ledger
    left_over: tuple[LeftOver, ...] = ()


class Dataset(Model):
    """All documents and records of one release."""

    schema_version: Literal["1.0"] = "1.0"
    documents: tuple[Document, ...] = ()
    records: tuple[Record, ...] = ()
