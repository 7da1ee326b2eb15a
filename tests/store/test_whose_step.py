"""A name is freely chosen, a login is not: nobody undoes under a name what another decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.corrections import Correction, Subject
from doichieu.errors import StoreError
from doichieu.model import NO_SEAT, Seat, Tag, TagId
from doichieu.store import Change, Held, Store, chain

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


def test_a_login_is_nothing_without_the_number_of_its_account(lans: Bench, path: Path) -> None:
    with Store.open(path, seat=Seat("lan", "phong-1", "1002")) as store:
        bench = lans.over(store)
        step = bench.verdict(0, "gap")
        made = Correction(Subject.TITLE, None, "Về cầu")
        store.corrections.record(bench.plan, made, "lan", bench.at)
        store.hiding.put(Held.document(bench.plan), Change.HIDDEN, "lan", bench.at)
        store.codebook.record([Tag(TagId("late"), "Muộn hạn")], "lan", bench.at)
    with Store.open(path, seat=Seat("lan", "phong-1", "1003")) as other:
        assert other.decisions.undo(lans.review, "lan", lans.at) == ()
        with pytest.raises(StoreError, match="only what you decided yourself"):
            other.decisions.take_back(step, "lan", lans.at)
        assert other.corrections.undo(lans.plan, "lan", lans.at) is None
        assert other.hiding.undo("lan", lans.at) is None
        assert other.codebook.undo("lan", lans.at) == ()
    with Store.open(path, seat=Seat("lan", "phong-1", "1002")) as again:
        assert [row.account for row in map(attrgetter("seat"), again.decisions.log())] == ["1002"]
        assert again.corrections.log(lans.plan)[0].seat.account == "1002"
        assert again.decisions.undo(lans.review, "lan", lans.at)
        assert again.corrections.undo(lans.plan, "lan", lans.at) == made
        assert again.hiding.undo("lan", lans.at)
        assert again.codebook.undo("lan", lans.at)


def test_what_stands_is_signed_with_the_login_of_whoever_said_it(lans: Bench, mais: Bench) -> None:
    mais.verdict(0, "gap")
    (said,) = lans.store.decisions.state(lans.review)
    assert said.who == "lan (mai)"
    lans.at += timedelta(minutes=1)
    lans.verdict(0, "covered")
    assert lans.store.decisions.state(lans.review)[0].who == "lan"
    lans.store.decisions.undo(lans.review, "lan", lans.at)
    (again,) = lans.store.decisions.state(lans.review)
    assert (again.entry, again.who) == (said.entry, "lan (mai)")


def test_the_account_is_part_of_the_head_of_a_log_and_changes_no_older_one() -> None:
    row = ["uid", 1, "at", "lan", "lan", "phong-1", "common", "verdict", "[1]", "", None, "{}"]
    (known,) = chain.heads([[*row, None, None, ""]])
    assert known == "783224c7ad486b67fd27de79fbc2aa5df4b0c2f922c685f8ea5ee1b8c23bbbd0"
    (other,) = chain.heads([[*row, None, None, "1002"]])
    (third,) = chain.heads([[*row, None, "1002", ""]])
    assert len({known, other, third}) == 3


def test_a_name_is_signed_with_the_login_where_that_is_another() -> None:
    assert LAN.signed("lan") == "lan"
    assert MAI.signed("lan") == "lan (mai)"
    assert NO_SEAT.signed("lan") == "lan"
