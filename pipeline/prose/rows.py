"""Takes the pairs found in running text and returns every block of the document as rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from pipeline.labels.headings import is_generic_heading
from pipeline.labels.printed import match_finding, match_recommendation
from pipeline.models import Block, Paragraph, Passage, Row, text_of
from pipeline.prose.draft import Draft, Prose, number_of
from pipeline.prose.units import Unit


def rows_of_prose(blocks: Sequence[Block], prose: Prose) -> list[Row]:
    """Every block as rows: the pairs, their sections, and what is outside, in order."""
    units = prose.units

    def passage(indexes: Sequence[int]) -> Passage:
        return Passage(tuple(units[i].paragraph for i in indexes))

    findings = _numbers_of_findings(units, prose.drafts)
    numbered = dict(findings.values())
    taken: set[int] = set()
    titles: set[int] = set()
    order: list[tuple[int, Row]] = []
    for index, draft in enumerate(prose.drafts):
        draft = _without_label_below(units, draft)
        named = [i for i in draft.section if not is_generic_heading(units[i].paragraph.text)]
        for i in (k for k in draft.section if k not in taken):
            order.append(
                (
                    i,
                    Row(
                        "section" if i in named[-1:] else "heading",
                        units[i].page,
                        rest=passage([i]),
                    ),
                )
            )
        keys, asides = _take_names(units, draft)
        heads = [i for i in draft.names if not _is_spare_head(units[i], draft)]
        names = [*passage(heads).paragraphs, *keys]
        for aside in filter(None, draft.asides):
            called, printed, said = _aside(units, aside)
            names += printed
            asides.append((called, said))
        name, label, verdict = _label(units, draft)
        numbers, places, asked = _take_places(units, draft.asked)
        if draft.numbers:
            numbers = passage(draft.numbers)
        if index in findings:
            i, place = findings[index]
            numbers = Passage((Paragraph(units[i].paragraph.words[place : place + 1]),))
        row = Row(
            "pair",
            units[draft.asked[0]].page,
            number=numbers,
            recommendation=asked,
            responses=tuple((who, passage(indexes)) for who, indexes in draft.answers),
            label=(name, verdict),
            extra=tuple(asides),
            rest=Passage((*names, *places, *label)),
            starts=True,
        )
        order.append((draft.asked[0], row))
        parts = [*(indexes for _, indexes in draft.answers), *draft.asides, *draft.fields.values()]
        taken.update([draft.label] if draft.label >= 0 else [])
        taken.update(draft.section, draft.asked, draft.numbers, heads, *parts)
        titles.update(draft.titles)
    for i, unit in enumerate(units):
        if i not in taken:
            rest = _without_word(unit, numbered[i]) if i in numbered else passage([i])
            order.append((i, Row(_place_of(units, i, titles), unit.page, rest=rest)))
    rows = [row for _, row in sorted(order, key=lambda item: item[0])]
    for block in blocks:
        if block.kind in ("note", "furniture"):
            rows.append(Row(block.kind, block.page, rest=Passage(block.paragraphs)))
    return rows


def _is_spare_head(unit: Unit, draft: Draft) -> bool:
    """Whether a unit is the head of a column in which the pair has nothing."""
    name = unit.paragraph.text.rstrip(":")
    label = match_recommendation(unit.paragraph)  # printed again over the answer
    return unit.is_field_name and name not in draft.fields and label is None


def _place_of(
    units: Sequence[Unit], i: int, titles: set[int]
) -> Literal["heading", "left over", "outside"]:
    """Where a unit goes that is in no pair; one cell of several is no title of a table."""
    unit = units[i]
    if (unit.paragraph.heading and not unit.box) or unit.is_field_name:
        return "heading"
    beside = any(units[k].block == unit.block for k in (i - 1, i + 1) if k in titles)
    return "outside" if i not in titles else "left over" if beside else "heading"


def _numbers_of_findings(
    units: Sequence[Unit], drafts: Sequence[Draft]
) -> dict[int, tuple[int, int]]:
    """For each pair, where none has a number of its own, the title of the finding that it alone is
    drawn from, and which of its words is the number.

    Finding 2024-001 – Payroll / Criteria: … / Recommendation: We recommend …
    """
    if any(number_of(units, draft) for draft in drafts):
        return {}
    labels = {i: found for i, unit in enumerate(units) if (found := match_finding(unit.paragraph))}
    over = [max((i for i in labels if i < draft.asked[0]), default=-1) for draft in drafts]
    return {
        index: (i, labels[i].words - 1)
        for index, i in enumerate(over)
        if i in labels and over.count(i) == 1
    }


def _without_word(unit: Unit, place: int) -> Passage:
    """The title of a finding without its number, which is that of the recommendation."""
    words = unit.paragraph.words
    return Passage((replace(unit.paragraph, words=words[:place] + words[place + 1 :]),))


def _take_places(
    units: Sequence[Unit], asked: Sequence[int]
) -> tuple[Passage, tuple[Paragraph, ...], Passage]:
    """(the numbers of "Paragraphs 16 and 17", the other words of it, what is asked)."""
    numbers, names, texts = [], [], []
    for i in asked:
        paragraph, label = units[i].paragraph, units[i].asks
        if label is None or not label.place:
            texts.append(paragraph)
            continue
        named, rest = paragraph.words[: label.words], paragraph.words[label.words :]
        first = next(k for k, word in enumerate(named) if re.search(r"\d", word.text))
        names.append(Paragraph(named[:first]))
        numbers.append(Paragraph(named[first:]))
        texts += [replace(paragraph, words=rest, lead=0)] if rest else []
    return Passage(tuple(numbers)), tuple(names), Passage(tuple(texts))


def _without_label_below(units: Sequence[Unit], draft: Draft) -> Draft:
    """The pair without the label between a verdict and the rest of the answer: "Concur." /
    "Director Comments" / "The rota was …"."""
    label = units[draft.answered[0]].answers if draft.verdict and draft.answered else None
    if label is None or not label.whole:
        return draft
    first, *said = draft.answered
    return replace(draft, names=[*draft.names, first], answered=said)


def _take_names(
    units: Sequence[Unit], draft: Draft
) -> tuple[tuple[Paragraph, ...], list[tuple[str, Passage]]]:
    """(the names that lines print before their values, the fields) of "Owner: The Chief"."""
    keys, fields = [], []
    for name, indexes in draft.fields.items():
        values = []
        for paragraph in (units[i].paragraph for i in indexes):
            count = len(name.split()) if paragraph.text.startswith(f"{name}:") else 0
            key, value = paragraph.words[:count], paragraph.words[count:]
            keys += [replace(paragraph, words=key)] if key else []
            values.append(replace(paragraph, words=value, lead=max(0, paragraph.lead - count)))
        fields.append((name, Passage(tuple(values))))
    return tuple(keys), fields


def _label(units: Sequence[Unit], draft: Draft) -> tuple[str, tuple[Paragraph, ...], Passage]:
    """(its name, the words that print the name, the verdict) of "Status: Accepted"; a choice
    without a name is called "choice"."""
    if draft.label < 0:
        return "", (), Passage()
    unit = units[draft.label]
    words = unit.paragraph.words
    name, verdict = words[: unit.verdict], words[unit.verdict :]
    return (
        unit.field or text_of(name).rstrip(":") or "choice",
        (replace(unit.paragraph, words=name),) if name else (),
        Passage((replace(unit.paragraph, words=verdict),)),
    )


def _aside(
    units: Sequence[Unit], aside: Sequence[int]
) -> tuple[str, tuple[Paragraph, ...], Passage]:
    """(its name, the words that print the name, what it says) of "OIG Analysis: We agree."""
    first = units[aside[0]]
    texts = tuple(units[i].paragraph for i in aside)
    if first.evaluates is None:
        return "comment", (), Passage(texts)
    words, count = first.paragraph.words, first.evaluates.words
    name, rest = words[:count], words[count:]
    begins = (replace(first.paragraph, words=rest, lead=0),) if rest else ()
    title = first.evaluates.lead.strip(" :–—|.-")
    return title, (replace(first.paragraph, words=name),), Passage((*begins, *texts[1:]))
