"""A small part of the campaign, the same each time; `make torture` runs the whole."""

from __future__ import annotations

import pytest

from tests.torture import failures, kills, mutations, processes, servers


def test_who_decides_at_once_loses_nothing_and_is_not_refused() -> None:
    assert processes.run(14, 5, 4).mistakes == ()


def test_who_is_killed_leaves_all_that_was_acknowledged() -> None:
    assert kills.run(14, 2).mistakes == ()


def test_a_server_that_is_killed_has_all_that_it_acknowledged() -> None:
    figures = servers.run(14, 3, 3)
    if figures.rows[0][0] == servers.LEFT_OUT:
        pytest.skip(figures.rows[0][1])
    assert figures.mistakes == ()


def test_what_a_failing_disk_does_is_told_in_a_line_and_loses_nothing() -> None:
    figures = failures.run(18, 1)
    if figures.rows[0][0] == failures.LEFT_OUT:
        pytest.skip(figures.rows[0][1])
    assert figures.mistakes == ()


def test_a_damaged_file_is_read_or_refused_in_a_line() -> None:
    assert mutations.run(14, 24).mistakes == ()
