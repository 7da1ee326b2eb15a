"""Offices that work on one pair, each in a store of its own, while time goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from doichieu.config import Config
from doichieu.model import Document, ItemId, ReviewId, Seat, Slot, Verdict
from doichieu.store import Store
from doichieu.store.copies import back_up
from doichieu.workbench import Review, Workbench
from doichieu.workbench.merging.outcome import Brought
from tests.conftest import AT


class Office(NamedTuple):
    """A store that is open, and the review of the sample pair in it."""

    bench: Workbench

    @property
    def store(self) -> Store:
        return self.bench.store

    @property
    def review(self) -> Review:
        return self.bench.reviews.resume(ReviewId(1))

    def decide(self, task: int, verdict: Verdict, *plans: int, reason: str = "") -> None:
        """Decide about the how-manieth task, by the how-manieth items of the plan."""
        review = self.review
        items = [review.plan_items[plan].id for plan in plans]
        review.decide(review.tasks[task].id, verdict, items, reason)

    def merge(self, *others: Office) -> Brought:
        """Bring other stores in, one after another; what the last one brought."""
        found = [self.bench.merging.bring(each.store) for each in others]
        return found[-1]


Open = Callable[..., Office]


@pytest.fixture
def open_office(tmp_path: Path, sample_store: Path) -> Iterator[Open]:
    """Opens the office of a reviewer, with a copy of the sample pair or of another office's store.

    Its store is called by the reviewer, or by a name.
    """
    minutes = count(1)

    def clock() -> datetime:
        return AT + timedelta(minutes=next(minutes))

    with ExitStack() as stack:

        def opened(reviewer: str, name: str = "", *, of: Path | None = sample_store) -> Office:
            path = tmp_path / f"{name or reviewer}.db"
            if of is not None:
                back_up(of, path)
            seat = Seat(reviewer, f"máy-{name or reviewer}", "1000")
            config = Config(path, reviewer, "en", "default", tmp_path / "keys.toml", seat=seat)
            store = stack.enter_context(Store.open(path, seat=seat))
            return Office(Workbench(store, config, clock))

        yield opened


@pytest.fixture
def lans(open_office: Open) -> Office:
    return open_office("lan")


@pytest.fixture
def mais(open_office: Open) -> Office:
    return open_office("mai")


def canonical(store: Store) -> object:
    """What a store holds, in no terms of its own: the texts of documents, rows by their names,
    and what stands by the wording it is about."""
    documents = [store.documents.get(each.id) for each in store.documents.listed()]
    named = {item: name for each in documents for item, name in _names(store, each)}
    reviews = []
    for each in store.departures.reviews():
        review = ReviewId(each["id"])
        log = store.exchange.log(review)
        layers = sorted({row.decision.layer for row in log})
        stands = [
            (
                layer,
                [named[i] for i in a.slot.items],
                replace(a, slot=Slot(a.slot.action, ())),
                a.slot.code,
            )
            for layer in layers
            for a in store.decisions.state(review, layer)
        ]
        readers = sorted(store.readers.of(review), key=str)
        uids = sorted(row.decision.uid for row in log if row.decision.reviewer != "⇄")
        reviews.append((sorted(map(repr, stands)), readers and [r.name for r in readers], uids))
    outlines = sorted((each.digest, repr(each.outline.facts)) for each in documents)
    return outlines, sorted(named.values()), sorted(map(repr, reviews))


def _names(store: Store, document: Document) -> Iterator[tuple[ItemId, tuple[str, str]]]:
    for item in (*document.outline.items, *store.documents.gone(document.id)):
        yield item.id, (item.address, item.fingerprint)
