"""Takes the lines of all pages and returns the columns of tables that are set without lines.

The columns of a table hold over the whole run of its pages, since one page may hold only the
right-hand column, or too few numbers to show theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf_gutters import gutters_between, plain_stretches, trim
from pipeline.read.pdf_heads import find_heads
from pipeline.read.pdf_led import led_stretches
from pipeline.read.pdf_lines import Line, line_of
from pipeline.read.pdf_rows import closes
from pipeline.read.pdf_strips import (
    NEAR,
    Stretch,
    explains_more,
    far,
    gaps_in,
    is_title,
    line_in,
    only_first,
    refines,
    two_sided,
    uncrossed_runs,
)


def find_stretches(pages: Sequence[Sequence[Line]]) -> list[list[Stretch]]:
    """The stretches of each page that stand in columns, from the top."""
    found = _with_head_lines([_own_stretches(lines) for lines in pages], pages)
    found = _without_torn(found, pages)
    for order in (range(1, len(pages)), range(len(pages) - 2, -1, -1)):
        for index in order:
            beside = index - 1 if order.step == 1 else index + 1
            for stretch in found[beside][-1 if order.step == 1 else 0 :][:1]:
                found[index] = _better(found[index], pages[index], stretch)
    _spread(found, pages)
    found = _refined(_in_columns_of_all(found, pages), pages)
    found = [_with_heads(own, lines) for own, lines in zip(found, pages, strict=True)]
    return _with_flowing(_with_head_lines(found, pages), pages)


def _with_flowing(
    found: Sequence[list[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    """The stretches, and the text columns of the page before where they go on: on its last page a
    text may fill hardly more than the first of them."""
    spread = [list(own) for own in found]
    for before, own, lines in zip(spread, spread[1:], pages[1:], strict=False):
        if own or not before or not before[-1].flowing:
            continue
        own += [
            replace(before[-1], first=first, last=last)
            for first, last in uncrossed_runs(lines, before[-1].is_crossed)
            if any(two_sided(lines[first : last + 1], x) for x in before[-1].gutters)
        ]
    return spread


def _own_stretches(lines: Sequence[Line]) -> list[Stretch]:
    plain, led = plain_stretches(lines), led_stretches(lines)
    own = led if explains_more(led, plain) else plain
    return [part for stretch in own for part in _cut_at_titles(stretch, lines)]


def _cut_at_titles(stretch: Stretch, lines: Sequence[Line]) -> list[Stretch]:
    """The stretch without the titles of its sections, in the columns that only they run over:
    "Part A: Training" stands over that of the numbers."""
    part = lines[stretch.first : stretch.last + 1]
    titles = [i for i in range(len(part)) if is_title(part, i)]
    if not titles:
        return [stretch]
    fine = replace(stretch, gutters=gutters_between(_without_titles(part)))
    torn = any(stretch.is_crossed(part, i) for i in titles) and _is_alike(fine, stretch)
    if not fine.gutters or not (torn or refines(fine.gutters, stretch.gutters)):
        return [stretch]
    return _cut_finer(stretch, fine, lines)


def _without_titles(lines: Sequence[Line]) -> list[Line]:
    return [line for i, line in enumerate(lines) if not is_title(lines, i)]


def _in_columns_of_all(
    found: Sequence[Sequence[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    """The stretches in the columns that the lines of all pages show together, where they keep to
    them: a page may hold too few rows to show who is to act, and by when."""
    runs: list[list[tuple[int, Stretch]]] = []
    for page, own in enumerate(found):
        for stretch in own:
            if runs and _is_alike(runs[-1][-1][1], stretch):
                runs[-1].append((page, stretch))
            else:
                runs.append([(page, stretch)])
    done: list[list[Stretch]] = [[] for _ in pages]
    for run in runs:
        parts = [pages[page][stretch.first : stretch.last + 1] for page, stretch in run]
        gutters = gutters_between([line for part in parts for line in _without_titles(part)])
        for page, stretch in run:
            finer = replace(stretch, gutters=gutters)
            more = len(gutters) > len(stretch.gutters) and not stretch.led
            done[page] += _cut_finer(stretch, finer, pages[page]) if more else [stretch]
    return done


def _is_alike(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches stand in the same columns, but that one shows fewer of them."""
    if a.flowing or b.flowing:
        return False
    few, many = sorted((a.gutters, b.gutters), key=len)
    return all(any(abs(x - other) <= 2 * NEAR for other in many) for x in few)


def _refined(
    found: Sequence[Sequence[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    """The stretches in the finer columns of the one before or after, where they keep to them.

    A page may hold too few numbers to show the column in which they stand.
    """
    flat = [(page, stretch) for page, own in enumerate(found) for stretch in own]
    for _ in (1, 2):  # from the first page on, and from the last one back
        done: list[tuple[int, Stretch]] = []
        for page, stretch in flat:
            finer = done and refines(done[-1][1].gutters, stretch.gutters)
            parts = _cut_finer(stretch, done[-1][1], pages[page]) if finer else [stretch]
            done += [(page, part) for part in parts]
        flat = done[::-1]
    return [[s for number, s in flat if number == page] for page in range(len(pages))]


def _cut_finer(stretch: Stretch, beside: Stretch, lines: Sequence[Line]) -> list[Stretch]:
    if stretch.flowing or beside.flowing:
        return [stretch]
    part = lines[stretch.first : stretch.last + 1]
    runs = uncrossed_runs(part, beside.is_crossed)
    within = {i for first, last in runs for i in range(first, last + 1)}
    if any(i not in within and not is_title(part, i) for i in range(len(part))):
        return [stretch]
    return [
        replace(beside, first=stretch.first + first, last=stretch.first + last)
        for first, last in runs
    ]


def _with_head_lines(
    found: Sequence[Sequence[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    """The stretches from their heads on, if those are printed again. No text is set so."""
    tables = [
        lines[stretch.first : stretch.last + 1]
        for own, lines in zip(found, pages, strict=True)
        for stretch in own
    ]
    heads = iter(find_heads(tables))
    marked = [
        [
            replace(stretch, first=stretch.first + first, head=end - first)
            for stretch, (first, end) in zip(own, heads, strict=False)
        ]
        for own in found
    ]
    return [
        [replace(s, flowing=s.flowing and not _is_headed(s.gutters, own)) for s in own]
        for own in marked
    ]


def _without_torn(
    found: Sequence[Sequence[Stretch]], pages: Sequence[Sequence[Line]]
) -> list[list[Stretch]]:
    """The stretches but those whose columns tear their own head, which a page beside has whole."""
    torn = [
        [any(s.is_crossed(lines, s.first + i) for i in range(s.head)) for s in own]
        for own, lines in zip(found, pages, strict=True)
    ]
    whole = any(
        s.head and not t
        for own, ts in zip(found, torn, strict=True)
        for s, t in zip(own, ts, strict=True)
    )
    return [
        [s for s, t in zip(own, ts, strict=True) if not (t and whole)]
        for own, ts in zip(found, torn, strict=True)
    ]


def _is_headed(gutters: Sequence[float], stretches: Sequence[Stretch]) -> bool:
    """Whether a stretch of a page that stands in the same columns has a head."""
    return any(
        stretch.head
        and len(stretch.gutters) == len(gutters)
        and all(abs(a - b) <= NEAR for a, b in zip(stretch.gutters, gutters, strict=True))
        for stretch in stretches
    )


def _with_heads(own: list[Stretch], lines: Sequence[Line]) -> list[Stretch]:
    """Adds the head of a table that a section's heading, as wide as the page, parts from it.

    Task Force Recommendation      Agency Response
    I. Purpose and Scope of the Program.
    1. The agency should …         The agency agrees …
    """
    taken = {k for stretch in own for k in range(stretch.first, stretch.last + 1)}
    heads: list[Stretch] = []
    for stretch in own:
        for k in range(stretch.first - 2, max(-1, stretch.first - 5), -1):
            between = range(k, stretch.first)
            if stretch.flowing or k < 0 or not taken.isdisjoint(between):
                break
            if any(len(lines[i].words) > 16 for i in between):
                break
            parts = [line_in(lines[k], stretch.gutters, c) for c in range(len(stretch.gutters) + 1)]
            gaps = gaps_in(lines[k])
            apart = all(any(left < x < right for left, right in gaps) for x in stretch.gutters)
            if apart and all(parts) and all(len(part) < 7 for part in parts):
                last = k
                while last < stretch.first - 2 and not far(lines, last + 1):
                    last += 1  # a name of two lines
                heads.append(replace(stretch, first=k, last=last))
                break
    return sorted([*own, *heads], key=lambda stretch: stretch.first)


def _better(own: list[Stretch], lines: Sequence[Line], beside: Stretch) -> list[Stretch]:
    """A page's stretches by the gutters of the page beside it, where they explain more of it.

    A page on which two columns nearly touch shows the strip less clearly than its neighbours.
    """
    if beside.flowing or any(stretch.flowing for stretch in own):
        return own
    kept = [
        replace(beside, first=trimmed[0], last=trimmed[1])
        for first, last in uncrossed_runs(lines, beside.is_crossed)
        if sum(two_sided(lines[first : last + 1], x) for x in beside.gutters) >= 3
        if (trimmed := trim(lines, first, last, beside.gutters))
    ]
    return kept if explains_more(kept, own) else own


def _spread(found: list[list[Stretch]], pages: Sequence[Sequence[Line]]) -> None:
    """Gives a table's gutters to the pages beside it on which too few lines show them."""
    for step in (1, -1):
        order = range(len(pages)) if step == 1 else range(len(pages) - 1, -1, -1)
        for index in order:
            beside = index - step
            if not 0 <= beside < len(pages) or not found[beside] or not pages[index]:
                continue
            near = found[beside][-1 if step == 1 else 0]
            if near.flowing:
                continue
            lines = pages[index]
            reaches_edge = near.last == len(pages[beside]) - 1 if step == 1 else near.first == 0
            own = found[index]
            if own and (own[0].first == 0 if step == 1 else own[-1].last == len(lines) - 1):
                continue
            if not reaches_edge:
                continue
            if step == 1 and own and _is_rest(near, pages[beside], own[0], lines):
                found[index] = [replace(own[0], first=0), *own[1:]]
                continue
            run = _run_at_edge(lines, near, step)
            if run and all(run[1] < s.first or run[0] > s.last for s in own):
                spread = replace(near, first=run[0], last=run[1])
                found[index] = sorted([*own, spread], key=lambda stretch: stretch.first)


def _is_rest(near: Stretch, above: Sequence[Line], stretch: Stretch, lines: Sequence[Line]) -> bool:
    """Whether the lines over a stretch go on with the first column of the page before."""
    last = next(
        (
            line_of(words)
            for line in reversed(above[near.first : near.last + 1])
            if (words := line_in(line, near.gutters, 0))
        ),
        None,
    )
    rest = lines[: stretch.first]
    return (
        last is not None
        and (rest[0].text[:1].islower() or not closes(last))
        and all(only_first(line, stretch.gutters) for line in rest)
        and all((line.size, line.bold) == (last.size, last.bold) for line in rest)
        and not any(far(rest, i) for i in range(1, len(rest)))
    )


def _run_at_edge(lines: Sequence[Line], beside: Stretch, step: int) -> tuple[int, int] | None:
    """The lines from the page's edge on that keep to the columns; None where they do not."""
    order = list(range(len(lines))) if step == 1 else list(range(len(lines) - 1, -1, -1))
    taken: list[int] = []
    for index in order:
        if beside.is_crossed(lines, index):
            break
        taken.append(index)
    while taken and only_first(lines[taken[-1]], beside.gutters):
        if step == 1 and len(taken) > 1 and not far(lines, taken[-1]):
            break  # the last line of a row whose first cell is the longest
        taken.pop()
    if not taken:
        return None
    return min(taken), max(taken)
