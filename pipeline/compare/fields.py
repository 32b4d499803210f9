"""Takes a record of either release and returns the fields that changed, by class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.compare.match import Match
from pipeline.compare.wording import wording_key
from pipeline.models import Record

_RANK = {"does not agree": 0, "agrees in part": 1, "agrees": 2}


class Field(NamedTuple):
    """One field of a record in both releases; ``kind`` is one of the classes, folded or not."""

    kind: str
    direction: str
    name: str
    before: str
    after: str


def changed_fields(match: Match) -> Iterator[Field]:
    """What changed in a record, apart from its place; "layout" and "pages" are folded classes."""
    old, new = match.old, match.new
    if old.agreement != new.agreement:
        direction = _direction(old.agreement, new.agreement)
        yield Field("agreement", direction, "agreement", old.agreement, new.agreement)
    if old.qualifier != new.qualifier:
        yield Field("qualifier", "", "qualifier", old.qualifier, new.qualifier)
    yield from text_change("recommendation", "recommendation", *_both(match, "recommendation"))
    yield from text_change("response", "response", *_both(match, "response"))
    yield from text_change("notes", "responder", *_both(match, "responder"))
    yield from text_change("notes", "notes", "\n".join(old.notes), "\n".join(new.notes))
    columns_old = {wording_key(name): text for name, text in old.extra.items()}
    columns_new = {wording_key(name): text for name, text in new.extra.items()}
    for name in {**new.extra, **old.extra}:
        before, after = (c.get(wording_key(name), "") for c in (columns_old, columns_new))
        yield from text_change("notes", f"extra: {name}", before, after)
    answered_alike = wording_key(old.response) == wording_key(new.response)
    if answered_alike and (old.agreement, old.qualifier) == (new.agreement, new.qualifier):
        # Else the row of the response or of the agreement shows what became of the evidence.
        yield from text_change("review", "evidence", quotes_of(old), quotes_of(new))
        yield from text_change("review", "basis", *_both(match, "basis"))
    yield from text_change("review", "review", "; ".join(old.review), "; ".join(new.review))
    yield from text_change(
        "review", "corrected", "; ".join(old.corrected), "; ".join(new.corrected)
    )
    if old.machine and new.machine:  # only the JSON holds it
        yield from text_change("review", "machine", _listed(old.machine), _listed(new.machine))
    regions_differ = old.regions != new.regions and bool(old.regions and new.regions)
    if regions_differ or (old.page_first, old.page_last) != (new.page_first, new.page_last):
        yield Field("pages", "", "page_first", "", "")


def _both(match: Match, field: str) -> tuple[str, str]:
    return getattr(match.old, field), getattr(match.new, field)


def text_change(kind: str, field: str, before: str, after: str) -> Iterator[Field]:
    """One field or none; of the class "layout" where the words are the same."""
    if before != after:
        same_words = wording_key(before) == wording_key(after)
        yield Field("layout" if same_words else kind, "", field, before, after)


def _listed(values: dict[str, str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in values.items())


def _direction(before: str, after: str) -> str:
    if not before:
        return "position now stated"
    if not after:
        return "position no longer stated"
    return "more agreement" if _RANK[after] > _RANK[before] else "less agreement"


def quotes_of(record: Record) -> str:
    """The evidence as the CSV writes it."""
    return " … ".join(quote.quote for quote in record.evidence)
