"""Tasks are given to reviewers and taken back: a log says so, and its last word stands."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import StoreError
from doichieu.model import Assignment, Part, Share

if TYPE_CHECKING:
    from tests.store.conftest import Bench


def lead(assignee: str, body: str = "Sở Y tế") -> Assignment:
    return Assignment(assignee, Part(Share.LEAD, lead=body))


def test_what_is_given_stands_until_it_is_taken_back_also_within_one_moment(bench: Bench) -> None:
    given, task = bench.store.assigning, Assignment("mai", Part(Share.TASK, bench.tasks[0]))
    assert given.give(bench.review, [task, lead("lan"), lead("mai")], "lan", bench.at) == 3
    assert given.give(bench.review, [task, lead("lan")], "mai", bench.at) == 0
    assert given.of(bench.review) == (task, lead("lan"), lead("mai"))
    assert given.take_back(bench.review, [lead("lan"), lead("hoa")], "mai", bench.at) == 1
    assert given.of(bench.review) == (task, lead("mai"))
    assert given.give(bench.review, [lead("lan")], "lan", bench.at) == 1
    assert given.of(bench.review) == (task, lead("mai"), lead("lan"))


def test_a_clock_that_was_put_back_does_not_let_an_earlier_word_stand(bench: Bench) -> None:
    given = bench.store.assigning
    given.give(bench.review, [lead("lan")], "lan", bench.at)
    given.take_back(bench.review, [lead("lan")], "lan", bench.at - timedelta(days=1))
    assert (given.of(bench.review), given.reviews()) == ((), {bench.review})


def test_the_last_word_is_told_by_its_moment_in_whatever_order_rows_came(bench: Bench) -> None:
    given = bench.store.assigning
    given.give(bench.review, [lead("lan")], "lan", bench.at)
    bench.store._database.write(
        """INSERT INTO assigning_log
          (at, reviewer, login, host, account, review_id, assignee, share, lead, change)
        SELECT '2000-01-01T00:00:00.000000+00:00', reviewer, login, host, account, review_id,
          assignee, share, lead, 'taken_back' FROM assigning_log""",
        [()],
    )
    assert given.of(bench.review) == (lead("lan"),)


@pytest.mark.parametrize("name", ["", " ", "common", " lan"])
def test_tasks_are_given_to_a_name(name: str, bench: Bench) -> None:
    with pytest.raises(StoreError, match="by name"):
        bench.store.assigning.give(bench.review, [lead("mai"), lead(name)], "lan", bench.at)
    assert bench.store.assigning.of(bench.review) == ()


def test_a_review_in_which_tasks_were_given_stays_with_its_documents(bench: Bench) -> None:
    bench.store.assigning.give(bench.review, [lead("lan")], "lan", bench.at)
    with pytest.raises(StoreError, match="stays"):
        bench.store.documents.forget(bench.plan, "lan", bench.at)
    with closing(sqlite3.connect(bench.store.path)) as connection:
        for change in ("DELETE FROM assigning_log", "UPDATE assigning_log SET assignee = 'mai'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(change)
