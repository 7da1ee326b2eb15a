"""A name is freely chosen, a login is not: nobody undoes under a name what another decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.corrections import Correction, Subject
from doichieu.errors import StoreError
from doichieu.model import NO_SEAT, Seat
from doichieu.store import Change, Held, Store

if TYPE_CHECKING:
    from tests.store.conftest import Bench

LAN, MAI = Seat("lan", "phong-1"), Seat("mai", "phong-2")


@pytest.fixture
def lans(path: Path, new_bench: type[Bench], clock: datetime) -> Iterator[Bench]:
    with Store.open(path, seat=LAN) as opened:
        yield new_bench(opened, clock)


@pytest.fixture
def mais(lans: Bench, path: Path) -> Iterator[Bench]:
    with Store.open(path, seat=MAI) as opened:
        yield lans.over(opened)


def test_who_takes_a_name_takes_nothing_back(lans: Bench, mais: Bench) -> None:
    step = lans.verdict(0, "gap")
    decisions = mais.store.decisions
    assert decisions.undo(lans.review, "lan", lans.at) == ()
    with pytest.raises(StoreError, match="only what you decided yourself"):
        decisions.take_back(step, "lan", lans.at)
    assert lans.store.decisions.undo(lans.review, "lan", lans.at)
    assert decisions.redo(lans.review, "lan", lans.at) == ()
    assert lans.store.decisions.redo(lans.review, "lan", lans.at)


def test_nor_a_correction_nor_what_was_hidden(lans: Bench, mais: Bench) -> None:
    made = Correction(Subject.TITLE, None, "Về cầu")
    lans.store.corrections.record(lans.plan, made, "lan", lans.at)
    lans.store.hiding.put(Held.document(lans.plan), Change.HIDDEN, "lan", lans.at)
    assert mais.store.corrections.undo(lans.plan, "lan", lans.at) is None
    assert mais.store.hiding.undo("lan", lans.at) is None
    assert lans.store.corrections.undo(lans.plan, "lan", lans.at) == made
    assert lans.store.hiding.undo("lan", lans.at)


def test_what_was_decided_before_logins_were_kept_goes_by_the_name(
    bench: Bench, path: Path
) -> None:
    bench.verdict(0, "gap")
    with Store.open(path, seat=MAI) as store:
        assert store.decisions.undo(bench.review, "minh", bench.at) == ()
        assert store.decisions.undo(bench.review, "lan", bench.at)


def test_a_name_is_signed_with_the_login_where_that_is_another() -> None:
    assert LAN.signed("lan") == "lan"
    assert MAI.signed("lan") == "lan (mai)"
    assert NO_SEAT.signed("lan") == "lan"
