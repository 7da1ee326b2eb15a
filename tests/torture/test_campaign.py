"""A small part of the campaign, the same each time; `make torture` runs the whole."""

from __future__ import annotations

from tests.torture import kills, processes


def test_who_decides_at_once_loses_nothing_and_is_not_refused() -> None:
    assert processes.run(14, 6, 5).mistakes == ()


def test_who_is_killed_leaves_all_that_was_acknowledged() -> None:
    assert kills.run(14, 3).mistakes == ()
