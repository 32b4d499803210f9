"""Takes a document's pairs and stances and returns its records, checked as a whole.

The ledger is the main check: each word that the reader found must be in exactly one place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from pydantic import ValidationError

from pipeline.errors import PipelineError, Problem, shorten
from pipeline.models import (
    Block,
    Document,
    Evidence,
    Ledger,
    LeftOver,
    Pair,
    Reading,
    Record,
    Region,
    Stance,
    Word,
)
from pipeline.prose import count_answers_alone
from pipeline.sources import Source, slug
from pipeline.split import Split

LEFT_OVER = "text left over on the page"

Coded = tuple[Pair, tuple[Stance, ...]]


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with its records, and what a user should know about it."""

    document: Document
    records: tuple[Record, ...]
    warnings: tuple[Problem, ...] = ()


def check_document(
    source: Source, reading: Reading, split: Split, coded: Sequence[Coded], sha256: str
) -> Checked:
    """The document and its records; raises PipelineError with everything that is wrong."""
    problems = [*_count_problems(source, reading, coded), *_unread_problems(source, reading, coded)]
    ledger, left_over = account(reading.blocks, split, (pair for pair, _ in coded))
    if problems:
        raise PipelineError(problems)
    document = Document(
        document_id=source.document_id,
        title=source.facts.title
        or find_title(reading.blocks, {pair.section for pair, _ in coded})
        or source.path.stem,
        publisher=source.facts.publisher,
        date=source.facts.date,
        language=source.facts.language,
        source=source.path.name,
        sha256=sha256,
        format=reading.format,
        pages=reading.pages,
        note=source.facts.note,
        ledger=ledger,
        left_over=left_over,
    )
    try:
        records = make_records(source, coded, {item.page for item in left_over})
    except ValidationError as failure:
        raise PipelineError(_schema_problems(source, failure)) from failure
    warnings = [Problem(str(source.path), text, "") for text in reading.warnings]
    warnings += [
        Problem(f"{source.path}: page {item.page}", f"left over: {shorten(item.text, 160)}", "")
        for item in left_over
    ]
    warnings += _position_warnings(source, records)
    return Checked(document, records, tuple(warnings))


def _position_warnings(source: Source, records: Sequence[Record]) -> list[Problem]:
    """A report which only recommends can look like one that answers, but takes no position."""
    if len(records) < 2 or any(record.agreement or record.qualifier for record in records):
        return []
    return [
        Problem(
            str(source.path),
            f"none of the {len(records)} responses states a position",
            "Check that it is the document which answers, not the one which recommends.",
        )
    ]


def _count_problems(source: Source, reading: Reading, coded: Sequence[Coded]) -> list[Problem]:
    count = sum(len(stances) for _, stances in coded)
    if not count and (alone := count_answers_alone(reading.blocks)):
        return [
            Problem(
                str(source.path),
                f"{alone} answers to numbered recommendations were found, but not what they answer",
                "Write each recommendation above its answer, in a copy of the document"
                ' ("Recommendation 1: …", "Response: …"), or code the answers alone, from a CSV:'
                " pipeline classify FILE --column response. If the document does print them,"
                f" see what was understood: pipeline inspect {source.path}",
            )
        ]
    if not count:
        return [
            Problem(
                str(source.path),
                "no recommendation with a response was found",
                f"See what was understood: pipeline inspect {source.path}",
            )
        ]
    expected = source.facts.expected
    if expected is not None and count != expected:
        return [
            Problem(
                str(source.path),
                f"{count} records where documents.toml expects {expected}",
                f"Look at: pipeline inspect {source.path} --stage split",
            )
        ]
    return []


def _unread_problems(source: Source, reading: Reading, coded: Sequence[Coded]) -> list[Problem]:
    """A page without text between the pairs could hold pairs: that is no warning any more."""
    pages = [word.page for pair, _ in coded for word in pair.words]
    within = [page for page in reading.unread if pages and min(pages) < page < max(pages)]
    if not within:
        return []
    named = ", ".join(map(str, within))
    return [
        Problem(
            f"{source.path}: page {named}",
            "only a picture, among pages with recommendations",
            "Read its text with OCR: run again with --ocr",
        )
    ]


def _schema_problems(source: Source, failure: ValidationError) -> list[Problem]:
    return [
        Problem(
            str(source.path),
            f"a record does not fit the schema: {'.'.join(map(str, fault['loc']))}: {fault['msg']}",
            f"Look at: pipeline inspect {source.path} --stage split",
        )
        for fault in failure.errors()
    ]


# --- the ledger ------------------------------------------------------------------------------


def account(
    blocks: Sequence[Block], split: Split, pairs: Iterable[Pair]
) -> tuple[Ledger, tuple[LeftOver, ...]]:
    """Where each word ended, and the text that has no place.

    A word that no stage accounts for is left over too; one that two stages claim counts where it
    was claimed first. So the parts always add up to the words of the source.
    """
    in_pairs = [word for pair in pairs for word in pair.words]
    claims = {
        "records": _by_page(word for word in in_pairs if not word.mark),
        "notes": _by_page([*split.notes, *(word for word in in_pairs if word.mark)]),
        "headings": _by_page(split.headings),
        "furniture": _by_page(split.furniture),
        "outside": _by_page(split.outside),
    }
    counts = dict.fromkeys([*claims, "words", "left_over"], 0)
    left_over = []
    for page, words in _by_page(word for block in blocks for word in block.words).items():
        claimed = {place: pages.get(page, []) for place, pages in claims.items()}
        rest = _claim(words, claimed, counts)
        counts["words"] += len(words)
        counts["left_over"] += len(rest)
        if rest:
            left_over.append(LeftOver(page=page, text=" ".join(word.text for word in rest)))
    return Ledger(**counts), tuple(left_over)


def _by_page(words: Iterable[Word]) -> dict[int, list[Word]]:
    """The words of each page, in page order."""
    pages: dict[int, list[Word]] = {}
    for word in words:
        pages.setdefault(word.page, []).append(word)
    return dict(sorted(pages.items()))


def _claim(
    words: Sequence[Word], claims: Mapping[str, Sequence[Word]], counts: dict[str, int]
) -> list[Word]:
    """The words of a page that no place claims; the others are counted."""
    unclaimed = {id(word): word for word in words}
    changed: list[tuple[str, Word]] = []
    for place, claimed in claims.items():
        for word in claimed:
            if unclaimed.pop(id(word), None) is not None:
                counts[place] += 1
            else:
                changed.append((place, word))
    # A word glued to its other half over a page break is a new value of the same word.
    same = {(word.text, word.page, word.box): key for key, word in unclaimed.items()}
    for place, word in changed:
        key = same.pop((word.text, word.page, word.box), None)
        if key is not None:
            del unclaimed[key]
            counts[place] += 1
    return list(unclaimed.values())


# --- records ---------------------------------------------------------------------------------


def make_records(
    source: Source, coded: Sequence[Coded], pages_with_rest: set[int]
) -> tuple[Record, ...]:
    """One record for each body that answers each pair, in order, with unique ids."""
    keys = _section_keys(pair.section for pair, _ in coded)
    answered = _answered_together(coded)
    records: list[Record] = []
    taken: set[str] = set()
    unnumbered: dict[str, int] = {}
    for index, (pair, stances) in enumerate(coded):
        number = _id_part(pair.number)
        if not number:
            unnumbered[pair.section] = unnumbered.get(pair.section, 0) + 1
            number = f"item-{unnumbered[pair.section]}"
        for stance in stances:
            responder = stance.responder or pair.responder or source.facts.responder
            parts = [source.document_id, keys[pair.section], number]
            if len(stances) > 1 or index in answered:
                parts.append(slug(responder))
            name = _unique("/".join(part for part in parts if part), taken)
            records.append(_record(source, pair, stance, name, len(records) + 1, responder))
    return tuple(_with_rest(record, pages_with_rest) for record in records)


def _record(
    source: Source, pair: Pair, stance: Stance, name: str, sequence: int, responder: str
) -> Record:
    columns = dict(pair.extra)
    shown = (pair.recommendation, pair.response, *columns.values())
    pages = [word.page for passage in shown for word in passage.words]
    evidence = tuple(
        Evidence(
            quote=quote.text,
            start=quote.start,
            end=quote.end,
            page=columns.get(quote.column, pair.response).page_at(quote.start),
            column=quote.column,
        )
        for quote in stance.evidence
    )
    regions = tuple(
        Region(field=field, page=page, box=box)  # type: ignore[arg-type]
        for field, passage in (
            ("recommendation", pair.recommendation),
            ("response", pair.response),
        )
        for page, box in passage.regions()
    )
    return Record(
        recommendation_id=name,
        document_id=source.document_id,
        sequence=sequence,
        section=pair.section,
        number=pair.number,
        recommendation=pair.recommendation.text,
        response=pair.response.text,
        responder=responder,
        agreement=stance.agreement,
        qualifier=stance.qualifier,
        basis=stance.basis,
        evidence=evidence,
        page_first=min(pages, default=None),
        page_last=max(pages, default=None),
        regions=regions,
        notes=pair.notes,
        extra={column: passage.text for column, passage in pair.extra},
        review=tuple(dict.fromkeys([*stance.review, *pair.flags])),
    )


def _with_rest(record: Record, pages: set[int]) -> Record:
    first, last = record.page_first or 0, record.page_last or 0
    if not any(first <= page <= last for page in pages):
        return record
    return record.model_copy(update={"review": (*record.review, LEFT_OVER)})


def _answered_together(coded: Sequence[Coded]) -> set[int]:
    """The indexes of pairs whose recommendation is answered by several bodies."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for index, (pair, _) in enumerate(coded):
        places.setdefault((pair.section, pair.number, pair.recommendation.text), []).append(index)
    return {index for indexes in places.values() if len(indexes) > 1 for index in indexes}


def _unique(name: str, taken: set[str]) -> str:
    """The name, or where the document prints a number twice in a section, the name and a count."""
    unique, count = name, 1
    while unique in taken:
        count += 1
        unique = f"{name}~{count}"
    taken.add(unique)
    return unique


def _id_part(number: str) -> str:
    """A printed number as part of an id: "8.9, 8.10" → "8.9-8.10", "3(b)" → "3(b)"."""
    return re.sub(r"-{2,}", "-", re.sub(r"[\s,/]+", "-", number)).strip("-")


_SECTION_KEY = re.compile(
    r"""
    (?: (?:part|chapter|section|theme|annex|pillar) \s+ )?
    (?P<key> [IVXLC]{1,6} | \d{1,2} (?:\.\d{1,2})* | [A-Z] )
    (?: [.):] | \s*[:–—-] | $ | (?=\s+[A-Z]) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _section_keys(sections: Iterable[str]) -> dict[str, str]:
    """Section heading → its part of the id: "II. Costs" → "II", "Overall" → "overall".

    Two headings with the same number both keep their words. A title of the pair's own
    ("Recommendation 3: Data") says nothing that the number does not, and gives no part.
    """
    keys: dict[str, str] = {"": ""}
    for section in sections:
        if section not in keys:
            found = _SECTION_KEY.match(section)
            own = re.match(r"(?:recommendation|rec)s?\b.*\d", section, re.IGNORECASE)
            keys[section] = "" if own else found["key"] if found else slug(section, 8)
    used: dict[str, list[str]] = {}
    for section, key in keys.items():
        used.setdefault(key, []).append(section)
    return {
        section: slug(section, 8) if key and len(used[key]) > 1 else key
        for section, key in keys.items()
    }


# --- the document ----------------------------------------------------------------------------


def find_title(blocks: Sequence[Block], sections: Collection[str] = ()) -> str:
    """The largest heading of the first two pages, or else its first short paragraph; or "".

    ``sections``: headings that are known to be a section's and so not the document's.
    """
    early = [
        paragraph
        for block in blocks
        if block.page <= 2 and block.kind in ("paragraph", "box")
        for paragraph in block.paragraphs
        if paragraph.words and len(paragraph.words) <= 40 and paragraph.text not in sections
    ]
    levels = [paragraph.heading for paragraph in early if paragraph.heading]
    if levels:
        below = dropwhile(lambda paragraph: paragraph.heading != min(levels), early)
        lines = takewhile(lambda paragraph: paragraph.heading == min(levels), below)
        return " ".join(paragraph.text for paragraph in lines)
    return next((paragraph.text for paragraph in early if len(paragraph.words) <= 25), "")


def sha256_of(path: object) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with open(str(path), "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, "sha256").hexdigest()
