"""How lead, deadline and figures of a task change from level to level, as they stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from doichieu.align.clauses import LONGEST
from doichieu.align.due import missed
from doichieu.align.quantities import asked_for, dropped, keeps, lowered
from doichieu.model import Item, Outline
from doichieu.model.descent import Drift, Field
from doichieu.text import fold

_MOST = 5
"""Items of one level of which the figures are compared: more are a section rather than a task."""


class Level(NamedTuple):
    """A task in one document: its outline, or the part of it around them, and its items there."""

    outline: Outline
    items: Sequence[Item]


def drift(levels: Sequence[Level]) -> tuple[Drift, ...]:
    """What does not stay as it is at the first level, a line a field; nothing of what stays."""
    if len(levels) < 2 or not all(level.items for level in levels):
        return ()
    found = [_deadline(levels), _lead(levels), *_figures(levels)]
    return tuple(each for each in found if each is not None)


def _deadline(levels: Sequence[Level]) -> Drift | None:
    due = [_due(level.items) for level in levels]
    told = [each.deadline for each in due]
    if len({each.end or fold(each.raw or "") for each in told}) == 1:
        return None
    worse = any(
        missed(asked, level.items, level.outline, lambda _item: True)
        for asked, level in zip(due, levels[1:], strict=False)
    )
    return Drift(Field.DEADLINE, tuple(each.raw or "" for each in told), worse=worse)


def _due(items: Sequence[Item]) -> Item:
    """The item whose time counts: the nearest last day, else the first that says any time."""
    dated = [(item.deadline.end, place) for place, item in enumerate(items) if item.deadline.end]
    if dated:
        return items[min(dated)[1]]
    return next((item for item in items if item.deadline.raw), items[0])


def _lead(levels: Sequence[Level]) -> Drift | None:
    told = [dict.fromkeys(lead for item in each.items for lead in item.leads) for each in levels]
    if len({frozenset(map(fold, each)) for each in told}) == 1:
        return None
    return Drift(Field.LEAD, tuple("; ".join(each) for each in told))


def _figures(levels: Sequence[Level]) -> Iterator[Drift]:
    """The figures of the first level that come lower, or not at all, at another one."""
    texts = [[item.text for item in level.items if len(item.text) < LONGEST] for level in levels]
    if not all(0 < len(each) <= _MOST for each in texts):
        return
    for text in texts[0]:
        for figure in asked_for(text):
            values = tuple(_followed(figure, texts))
            if len({*values}) > 1:
                yield Drift(Field.FIGURE, values, worse=True)


def _followed(figure: str, texts: Sequence[Sequence[str]]) -> Iterator[str]:
    """A figure at each level, '' where it is dropped, as far as anything can be said of it."""
    yield figure
    for asked, given in pairwise(texts):
        if any(keeps(each, figure) for each in given):
            yield figure
            continue
        holding = [each for each in asked if keeps(each, figure)]
        lower = _first(holding, given, figure)
        if lower is None and not any(figure in dropped(each, given) for each in holding):
            return
        yield lower or ""
        if lower is None:
            return
        figure = lower


def _first(asked: Sequence[str], given: Sequence[str], figure: str) -> str | None:
    """What stands for a figure in the first text that has less of the same thing."""
    pairs = (pair for ours in asked for theirs in given for pair in lowered(ours, theirs))
    return next((theirs for ours, theirs in pairs if ours == figure), None)
