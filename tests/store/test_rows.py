"""Rows of the store say the same as the words of the model."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.corrections import Correction, Subject
from doichieu.errors import UnreadableError
from doichieu.model import Doubt, DoubtCode
from doichieu.store import rows
from tests.store.conftest import outline

if TYPE_CHECKING:
    from tests.store.conftest import Bench

moments = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 (the zone is drawn beside it)
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)


@given(one=moments, other=moments)
def test_times_keep_the_moment_and_sort_as_they_follow_each_other(
    one: datetime, other: datetime
) -> None:
    assert datetime.fromisoformat(rows.as_time(one)) == one
    assert (rows.as_time(one) < rows.as_time(other)) == (one < other)


def test_times_are_written_in_utc_at_full_length() -> None:
    hanoi = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=7)))
    assert rows.as_time(hanoi) == "2026-03-02T02:00:00.000000+00:00"
    assert rows.as_time(hanoi.astimezone(UTC)) == rows.as_time(hanoi)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        rows.as_time(datetime(2026, 3, 2))  # noqa: DTZ001 (what is refused)


def test_lists_stay_readable() -> None:
    assert rows.as_json(("Sở Y tế", 3)) == '["Sở Y tế",3]'


def by_hand(path: Path, change: str) -> None:
    """Change a store like somebody who minds none of its rules, and leaves them as they were."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        kept = connection.execute(triggers).fetchall()
        for name, _sql in kept:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(change)
        for _name, sql in kept:
            connection.execute(sql)
        connection.commit()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE items SET kind = 'poem'",
        "UPDATE items SET leads = '\"abc\"'",
        "UPDATE items SET cites = '[1]'",
        "UPDATE items SET deadline_end = 'soon'",
        "UPDATE doubts SET code = 'banana'",
        "UPDATE doubts SET details = '{}'",
        "UPDATE doubts SET details = '['",
        "UPDATE documents SET date = 'x'",
        "UPDATE documents SET signers = '{\"x\": 1}'",
    ],
)
def test_a_row_that_was_changed_by_hand_is_refused_in_one_line(
    change: str, bench: Bench, path: Path
) -> None:
    doubtful = replace(
        outline("9/KH", "xây cầu"),
        doubts=(Doubt(2, DoubtCode.NUMBER_JUMP, {"before": "1", "after": "3"}),),
    )
    document, _stored = bench.store.documents.put(doubtful, "9.txt", "9", bench.at)
    by_hand(path, change)
    with pytest.raises(UnreadableError) as refused:
        bench.store.documents.get(document)
    said = (
        r"(9/KH|#3): damaged, in table \w+ row \d+(\.0)?\. See what is wrong with: doichieu verify"
    )
    assert re.fullmatch(said, str(refused.value))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE corrections SET value = NULL",
        "UPDATE corrections SET value = '3'",
        "UPDATE corrections SET kind = 'banana'",
        "UPDATE corrections SET kind = 'leads', value = '[]'",
    ],
)
def test_a_correction_that_was_changed_by_hand_is_refused_in_one_line(
    change: str, bench: Bench, path: Path
) -> None:
    made = Correction(Subject.TITLE, None, "Về cầu")
    bench.store.corrections.record(bench.plan, made, "lan", bench.at)
    by_hand(path, change)
    with pytest.raises(UnreadableError, match=r"^2/KH-UBND: what is kept"):
        bench.store.corrections.corrected(bench.plan)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE readings SET outline = json_set(outline, '$.version', 99)",
        "UPDATE readings SET outline = json_set(outline, '$.facts', 'x')",
        "UPDATE readings SET outline = '['",
        "UPDATE documents SET signers = '['",
    ],
)
def test_a_document_that_cannot_be_read_keeps_no_other_out(
    change: str, bench: Bench, path: Path
) -> None:
    made = Correction(Subject.TITLE, None, "Về cầu")
    bench.store.corrections.record(bench.plan, made, "lan", bench.at)
    by_hand(path, change)
    new, _stored = bench.store.documents.put(outline("9/KH", "xây cầu"), "9.txt", "9", bench.at)
    assert bench.store.documents.get(new).name == "9/KH"
