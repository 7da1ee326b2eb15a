"""Rows of the store say the same as the words of the model."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.store import rows

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
