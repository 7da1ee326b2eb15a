"""Who is at a review is claimed beside the store: it disturbs nobody, locks nothing, goes away."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from doichieu.model import Seat
from doichieu.store import Store
from doichieu.store.here import STALE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.store.conftest import Bench


@pytest.fixture
def other(bench: Bench) -> Iterator[Store]:
    with Store.open(bench.store.path, seat=Seat("mai", "mini", "1002")) as store:
        yield store


def who(store: Store, bench: Bench, later: timedelta = timedelta()) -> list[tuple[str, object]]:
    found = store.here.others(bench.review, bench.at + later)
    return [(claim.who, claim.item) for claim in found]


def test_others_see_a_claim_until_it_is_given_up(bench: Bench, other: Store) -> None:
    assert who(bench.store, bench) == []
    other.here.say("hoa", bench.review, None, bench.at)
    other.here.say("hoa", bench.review, bench.tasks[1], bench.at)
    assert who(bench.store, bench) == [("hoa (mai)", bench.tasks[1])]
    assert who(other, bench) == []
    other.here.leave()
    assert who(bench.store, bench) == []


def test_a_claim_of_a_session_that_was_killed_goes_stale(bench: Bench, other: Store) -> None:
    other.here.say("mai", bench.review, None, bench.at)
    assert who(bench.store, bench, STALE) == [("mai", None)]
    later = STALE + timedelta(seconds=1)
    assert who(bench.store, bench, later) == []
    bench.store.here.say("lan", bench.review, None, bench.at + later)
    assert who(other, bench, later) == [("lan", None)]
    assert who(bench.store, bench) == [], "who is stale is taken away"


def test_a_claim_changes_nothing_that_others_look_at(bench: Bench, other: Store) -> None:
    before = bench.store.version_token(), bench.store._database.stamp()
    content = bench.store.path.read_bytes()
    other.here.say("mai", bench.review, bench.tasks[0], bench.at)
    assert (bench.store.version_token(), bench.store._database.stamp()) == before
    assert bench.store.path.read_bytes() == content


def test_nobody_waits_for_a_claim_nor_is_told_where_none_can_be_made(
    bench: Bench, other: Store
) -> None:
    other.here.say("mai", bench.review, None, bench.at)
    beside = bench.store.path.with_name(f"{bench.store.path.name}-here")
    with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        bench.store.here.say("lan", bench.review, None, bench.at)
        assert who(bench.store, bench) == []
    beside.write_bytes(b"x" * 4096)
    assert who(bench.store, bench) == []
    other.here.say("mai", bench.review, None, bench.at)
    assert who(bench.store, bench) == [("mai", None)]
    beside.unlink()
    beside.symlink_to(bench.store.path)
    bench.store.here.say("lan", bench.review, None, bench.at)
    assert who(other, bench) == []
    assert beside.is_symlink()


@pytest.mark.parametrize(
    "laid",
    [
        (
            "CREATE TABLE here (session, reviewer, login, account, host, review, item, at);"
            "INSERT INTO here VALUES ('x', NULL, 1, '', '', {review}, 1, {at})"
        ),
        (
            "CREATE VIEW here AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            "SELECT 'x' session, 'x' reviewer, '' login, '' account, '' host, {review} review,"
            "x item, {at} at FROM n WHERE x < 9"
        ),
        "CREATE TABLE documents (words TEXT); INSERT INTO documents VALUES ('of somebody')",
    ],
)
def test_another_database_that_was_laid_there_is_neither_believed_nor_touched(
    bench: Bench, other: Store, laid: str
) -> None:
    beside = bench.store.path.with_name(f"{bench.store.path.name}-here")
    with closing(sqlite3.connect(beside)) as connection:
        connection.executescript(laid.format(review=bench.review, at=bench.at.timestamp()))
    content = beside.read_bytes()
    other.here.say("mai", bench.review, None, bench.at)
    assert who(bench.store, bench) == []
    other.here.leave()
    assert beside.read_bytes() == content


def test_a_claim_that_a_terminal_would_obey_is_not_shown(bench: Bench, other: Store) -> None:
    other.here.say("mai\x1b[2J", bench.review, None, bench.at)
    assert who(bench.store, bench) == []


def test_who_may_only_read_makes_no_file(bench: Bench) -> None:
    with Store.open(bench.store.path, read_only=True) as reader:
        reader.here.say("mai", bench.review, None, bench.at)
    assert not bench.store.path.with_name(f"{bench.store.path.name}-here").exists()
