"""Rows that are not what they seem: of a name that another has, or of a time yet to come."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from doichieu.errors import StoreError
from doichieu.model import Assignment, Part, ReviewId, Share, Verdict
from doichieu.workbench.merging.fates import Fate
from tests.workbench.merging.conftest import Office, Open
from tests.workbench.merging.test_merging import verdicts


def forged(office: Office, table: str, change: str, *values: object) -> None:
    """Change rows of a log as the program never does, and leave no trace of it in the seals."""
    connection: sqlite3.Connection = office.store._database._connection
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [table]
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(f"UPDATE {table} SET {change}", values)  # noqa: S608 (ours)
    connection.execute("DELETE FROM desk")


def reasons(office: Office) -> list[str]:
    return [each.entry.reason for each in office.review.state.annotations]


def test_a_row_of_the_name_of_another_is_listed_and_not_taken_and_what_is_here_stays(
    lans: Office, open_office: Open
) -> None:
    lans.decide(0, Verdict.GAP, reason="đã hỏi")
    mais = open_office("mai", of=lans.store.path)
    mais.decide(1, Verdict.UNSURE)
    forged(mais, "annotations", "reason = replace(reason, 'đã hỏi', 'chưa hỏi')")
    forged(mais, "decision_log", "after = replace(after, 'đã hỏi', 'chưa hỏi')")
    (found,) = lans.merge(mais).reviews
    assert (found.fates, found.lacking) == ({Fate.DIFFERING: 1, Fate.NEW: 1}, 1)
    (row,) = found.left
    assert "a row of this name is here and says otherwise: lan: gap" in row.why
    assert (reasons(lans), reasons(mais)) == (["đã hỏi", ""], ["chưa hỏi", ""])
    assert verdicts(lans)[:2] == [Verdict.GAP, Verdict.UNSURE]
    assert lans.merge(mais).left


def test_so_is_a_row_that_says_who_reads_or_has_what(lans: Office, open_office: Open) -> None:
    given = Assignment("lan", Part(Share.TASK, lans.review.tasks[0].id))
    lans.store.assigning.give(ReviewId(1), [given], "lan", lans.bench.clock())
    mais = open_office("mai", of=lans.store.path)
    forged(mais, "assigning_log", "assignee = 'minh'")
    found = lans.merge(mais)
    assert (found.clashing, found.left, found.changes) == (1, True, False)
    assert [each.assignee for each in lans.store.assigning.of(ReviewId(1))] == ["lan"]


def test_decisions_of_a_time_yet_to_come_are_shown_and_yield_to_who_decides_upon_them(
    lans: Office, mais: Office
) -> None:
    now = mais.bench.clock
    mais.bench.reviews._clock = lambda: now() + timedelta(days=1)
    mais.decide(0, Verdict.GAP)
    mais.review.annotate((mais.review.tasks[1].id,), "ngày mai")
    lans.review.annotate((lans.review.tasks[1].id,), "hôm nay")
    found = lans.bench.merging.preview(mais.store)
    (ahead,) = (each.ahead for each in found.reviews)
    assert ahead is not None
    assert (ahead.count, ahead.who) == (2, ("mai",))
    assert "2 decisions of a time to come" in ahead.words
    lans.merge(mais)
    lans.decide(0, Verdict.UNSURE)
    lans.review.annotate((lans.review.tasks[1].id,), "sửa lại")
    mais.merge(lans)
    for office in (lans, mais):
        assert verdicts(office)[0] is Verdict.UNSURE
        assert office.review.state.note(office.review.tasks[1].id) == "sửa lại"


def test_what_is_said_upon_a_word_of_a_fast_clock_is_the_later_one(
    lans: Office, mais: Office
) -> None:
    later = mais.bench.clock() + timedelta(days=1)
    task = lans.review.tasks[0].id
    mais.store.directive_notes.put(task, "của mai", "mai", later)
    mais.review.reading.name(["lan", "mai"])
    mais.store.readers.hand_in(ReviewId(1), "lan", later)
    mais.store.readers.take_back(ReviewId(1), "lan", later)
    lans.merge(mais)
    lans.review.elsewhere.put_note(task, "của lan")
    lans.review.reading.hand_in()
    assert lans.review.elsewhere.note(task) == "của lan"
    assert [bool(each.handed_in) for each in lans.store.readers.of(ReviewId(1))] == [True, False]


@pytest.mark.parametrize("opened", ["", "hôm qua", "2026-03-02T02:00:00", "\x1b[2J"])
def test_a_review_that_was_begun_at_no_moment_is_refused(
    open_office: Open, mais: Office, opened: str
) -> None:
    empty = open_office("hoa", of=None)
    forged(mais, "reviews", "opened = ?", opened)
    with pytest.raises(StoreError, match="no moment") as error:
        empty.merge(mais)
    assert "\x1b" not in str(error.value)
    assert [*empty.store.documents.listed()] == []
