"""A store of a country's size: a directive, plans of provinces, and below each its communes'."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from made import keep
from size import Made, stretches

from doichieu.model import (
    Action,
    Change,
    DocumentId,
    Entry,
    Facts,
    ItemId,
    Level,
    LinkKind,
    Outline,
    Pair,
    Slot,
    Verdict,
)
from doichieu.store import Store

PROVINCES = 63
TOP = "1-NQ/TW"


def make(path: Path, plans: int) -> str:
    """A store with a directive and so many plans below it; what the directive is called there.

    Every province's plan is reviewed to the end, and one of its communes'.
    """
    with Store.open(path) as opened:
        top, *below = [keep(opened, outline) for outline in outlines(plans)]
        provinces, communes = below[:PROVINCES], below[PROVINCES : 2 * PROVINCES]
        _review(opened, [(top, plan) for plan in provinces])
        _review(opened, list(zip(provinces, communes, strict=False)))
    return TOP


def outlines(plans: int) -> Iterator[Outline]:
    """The directive, then so many plans: of provinces, and below each of them of its communes."""
    made = Made(stretches(), altered=True)
    yield replace(made(TOP), facts=Facts(number=TOP, level=Level.CENTRAL))
    for number in range(plans):
        of_province = number < PROVINCES
        above = (TOP,) if of_province else (_name(number % PROVINCES), TOP)
        level = Level.PROVINCE if of_province else Level.COMMUNE
        facts = Facts(number=_name(number), level=level, implements=above)
        yield replace(made(str(number)), facts=facts)


def _name(number: int) -> str:
    return f"{number + 1}/KH-UBND"


def _review(store: Store, pairs: Sequence[tuple[DocumentId, DocumentId]]) -> None:
    """Every task decided; what carries it out is answered by the task in the same place."""
    now = datetime.now().astimezone()
    for directive, plan in pairs:
        review = store.reviews.open(Pair(directive, plan), now)
        tasks = zip(_tasks(store, directive), _tasks(store, plan), strict=False)
        changes: list[Change] = []
        for (task, answer), (verdict, link) in zip(tasks, itertools.cycle(_SAID), strict=False):
            changes.append(Change(Slot(Action.VERDICT, (task,)), Entry(verdict)))
            if link is not None:
                changes.append(Change(Slot(Action.LINK, (task, answer)), Entry(link)))
        store.decisions.record(review, changes, "lan", now)


_SAID = (
    (Verdict.COVERED, LinkKind.SAME),
    (Verdict.GAP, None),
    (Verdict.PARTIAL, LinkKind.PARTIAL),
)


def _tasks(store: Store, document: DocumentId) -> list[ItemId]:
    return [each.id for each in store.documents.get(document).outline.items if each.reviewed]
