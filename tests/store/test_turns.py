"""Of many who write at once, who came first is served first."""

from __future__ import annotations

import fcntl
from pathlib import Path
from threading import Event, Thread

from doichieu.store.turns import Line


def test_a_second_one_waits_for_the_first_to_leave(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    asked, came = Event(), Event()

    def second() -> None:
        asked.set()
        with Line(log).turn(60):
            came.set()

    with Line(log).turn(60):
        waiting = Thread(target=second)
        waiting.start()
        asked.wait()
        assert not came.wait(0.02)
    waiting.join()
    assert came.is_set()


def test_whose_turn_does_not_come_goes_on_and_takes_nobody_elses(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    gone_on = []
    with Line(log).turn(60):
        for _ in range(3):
            with Line(log).turn(0):
                gone_on.append(_)
    assert len(gone_on) == 3
    with log.open() as file:
        # Those who gave up let go of the turn when it comes to them at last.
        fcntl.flock(file, fcntl.LOCK_EX)


def test_without_a_log_nobody_waits(tmp_path: Path) -> None:
    with Line(tmp_path / "log").turn(60), Line(tmp_path / "log").turn(60):
        assert not list(tmp_path.iterdir())
