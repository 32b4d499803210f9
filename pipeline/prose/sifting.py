"""Takes the pairs of a document and leaves out what is no recommendation answered in full."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.labels.printed import match_context, text_after
from pipeline.labels.vocabulary import mentions
from pipeline.prose.draft import Draft, number_of
from pipeline.prose.units import Unit

_LONGEST = 1500  # words of a recommendation; the longest that were seen have 241


def without_title(units: Sequence[Unit], drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The document's own title over the first recommendation is no section of it.

    Australian Government response to the report / Recommendation 1 …
    """
    sections = [draft for draft in drafts if draft.section]
    if sections and sections[0] is drafts[0]:
        first = drafts[0].section[0]
        over = [units[draft.section[-1]].paragraph.text for draft in sections]
        titles = [mentions(text, "answer_titles") for text in over]
        alone = len(sections) == 1 or (titles[0] and not any(titles[1:]))
        if alone and not any(unit.is_heading for unit in units[:first]):
            drafts[0].section = []
    return drafts


def without_run_ons(units: Sequence[Unit], drafts: Sequence[Draft]) -> list[Draft]:
    """Leaves of a recommendation that runs on over a report's pages to some answer its beginning,
    without the answer: a list in a summary, then the chapters."""
    kept = []
    for draft in drafts:
        if sum(len(units[i].paragraph.words) for i in draft.asked) > _LONGEST:
            begins = draft.asked[: 1 + units[draft.asked[0]].is_label_only]
            draft = Draft(begins, section=draft.section)
        kept.append(draft)
    return kept


def without_lists(units: Sequence[Unit], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Leaves out lists of recommendations that are not answered there (summaries, contents).

    A recommendation without an answer stays where it stands among answered ones: it is a row
    for review. One whose number is answered elsewhere was a mention.
    """
    answered = [k for k, draft in enumerate(drafts) if draft.answered]
    if not answered:
        return ()
    numbers = {number_of(units, drafts[k]) for k in answered} - {""}
    return tuple(
        draft
        for k, draft in enumerate(drafts)
        if draft.answered
        or (answered[0] < k < answered[-1] and number_of(units, draft) not in numbers)
    )


def without_findings(units: Sequence[Unit], drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Leaves out findings that are answered as the recommendations are, which follow.

    F1. The lights are out.  Response: The City agrees with this finding.   R1. The City should …
    """
    heading = [_heading_over(units, draft) for draft in drafts]
    found = {
        k
        for k, draft in enumerate(drafts)
        if _is_finding(units, draft)
        and (_names_findings(units, heading[k]) or _is_called_finding(units, draft))
    }
    if not found or len(found) == len(drafts):
        return drafts
    under = {heading[k] for k in found if _names_findings(units, heading[k])}
    return tuple(
        draft
        for k, draft in enumerate(drafts)
        if k not in found and not (heading[k] in under and units[draft.asked[0]].asks is None)
    )


def without_summaries(units: Sequence[Unit], drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Leaves out the short answers of a summary, where the same recommendations are answered in
    full further on."""
    places: dict[str, list[int]] = {}
    for k, draft in enumerate(drafts):
        if number := number_of(units, draft):
            places.setdefault(number, []).append(k)
    twice = [
        found
        for found in places.values()
        if len(found) == 2 and _is_same_text(*(_asked_text(units, drafts[k]) for k in found))
    ]
    if len(twice) * 2 < len(places) or len(twice) < 2:
        return drafts
    brief = {
        min(found, key=lambda k: sum(len(units[i].paragraph.words) for i in drafts[k].answered))
        for found in twice
    }
    return tuple(draft for k, draft in enumerate(drafts) if k not in brief)


def without_own_text(units: Sequence[Unit], drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Leaves out what a report recommends in its own text, where it is answered further on.

    5. We recommend nets.  6. On our visits we …   Appendix: 5. We recommend nets.  Accepted.
    """
    texts = [_without_number(units, draft) for draft in drafts]
    told = [
        bool(draft.answered)
        and units[draft.answered[0]].number is not None
        and len(text.split()) > 4
        for draft, text in zip(drafts, texts, strict=True)
    ]
    return tuple(
        draft
        for k, draft in enumerate(drafts)
        if not told[k]
        or not any(
            texts[k] == texts[other] and not told[other]
            for other in range(k + 1, len(drafts))
            if drafts[other].answered
        )
    )


def without_text_beside_boxes(
    units: Sequence[Unit], drafts: tuple[Draft, ...]
) -> tuple[Draft, ...]:
    """Leaves out text that names no recommendation and is followed by the label of a response,
    where most pairs stand whole in boxes.

    [The Ombudsman found … / Response / We accept …]   34. The report shows … / Response / 35. …
    """
    boxed = [
        bool(draft.answered)
        and all(units[i].box for i in draft.asked)
        and units[draft.asked[0]].block == units[draft.answered[0]].block
        for draft in drafts
    ]
    if sum(boxed) * 2 <= len(drafts):
        return drafts
    return tuple(
        draft
        for draft, whole in zip(drafts, boxed, strict=True)
        if whole or any(_recommends(units[i]) for i in draft.asked)
    )


def _recommends(unit: Unit) -> bool:
    return bool(unit.asks) or unit.box or mentions(unit.paragraph.text, "subject")


def _without_number(units: Sequence[Unit], draft: Draft) -> str:
    first = units[draft.asked[0]]
    return text_after(first.paragraph, first.number or first.asks).casefold()


def _asked_text(units: Sequence[Unit], draft: Draft) -> str:
    """What is asked, without its label, in small letters."""
    texts = [text_after(units[i].paragraph, units[i].asks) for i in draft.asked]
    return " ".join(texts).strip().casefold()


def _is_same_text(a: str, b: str) -> bool:
    return bool(a) and bool(b) and (a in b or b in a)


def _is_finding(units: Sequence[Unit], draft: Draft) -> bool:
    if any(units[i].asks for i in draft.asked):
        return False
    text = " ".join(units[i].paragraph.text for i in draft.answered[:2])
    opening = " ".join(text.split()[:25])
    return mentions(opening, "finding") and not mentions(opening, "subject")


def _is_called_finding(units: Sequence[Unit], draft: Draft) -> bool:
    """Whether it is named as one: "F3. The lights are out.", "Finding 3: …"."""
    first = units[draft.asked[0]]
    return number_of(units, draft).startswith("F") or match_context(first.paragraph)


def _heading_over(units: Sequence[Unit], draft: Draft) -> int:
    """The nearest paragraph above a pair that is a heading of findings or recommendations; -1."""
    for i in range(draft.asked[0] - 1, -1, -1):
        if len(units[i].paragraph.words) > 10:
            continue
        text = units[i].paragraph.text
        if not text.endswith((".", ":", ";")) and (
            mentions(text, "finding") or mentions(text, "subject")
        ):
            return i
    return -1


def _names_findings(units: Sequence[Unit], i: int) -> bool:
    text = units[i].paragraph.text if i >= 0 else ""
    return mentions(text, "finding") and not mentions(text, "subject")
