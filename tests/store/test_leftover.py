"""The log that a killed program leaves is folded back, and one of another file is told of."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import StoreError
from doichieu.store import Store, copies
from doichieu.store.leftover import log_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Child


@pytest.fixture
def killed(bench: Bench, path: Path, child: Child) -> Path:
    """A store whose program was killed with decisions in the log that are not in the file."""
    bench.store.close()
    shutil.copy(path, path.with_name("older.db"))
    for _again in range(2):
        put_down(path)

    def decide() -> None:
        with Store.open(path) as store:
            own = bench.over(store)
            own.verdict(0, "gap")
            own.verdict(1, "unsure")
            shutil.copy(log_of(path), path.with_name("early.log"))
            own.verdict(2, "gap")
            os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(child(decide), 0)
    assert decided(shutil.copy(path, path.with_name("alone.db"))) == 0
    return path


def put_down(path: Path) -> None:
    """Open the store, write something, and close it."""
    with Store.open(path) as store:
        store.desk.put("lan", "notes", "x" * 5_000, NOON)


def decided(path: Path) -> int:
    with Store.open(Path(path)) as store:
        return len(store.decisions.log())


def test_what_a_killed_program_left_is_in_the_file_once_the_store_is_opened(
    killed: Path, tmp_path: Path
) -> None:
    with Store.open(killed) as store:
        alone = shutil.copy(killed, tmp_path / "copied.db")
        assert len(store.decisions.log()) == 3
    assert decided(alone) == 3
    assert not log_of(killed).exists()


def test_where_others_are_at_work_the_log_is_theirs_and_goes_with_the_last(
    bench: Bench, path: Path
) -> None:
    bench.verdict(0, "gap")
    with Store.open(path) as other:
        bench.over(other).verdict(1, "gap")
    assert log_of(path).stat().st_size
    bench.verdict(2, "gap")
    bench.store.close()
    assert not log_of(path).exists()
    assert decided(path) == 3


def _older(path: Path) -> None:
    shutil.copy(path.with_name("older.db"), path)


def _of_another(path: Path) -> None:
    with Store.open(path.with_name("other.db")):
        pass
    shutil.copy(path.with_name("other.db"), path)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _gone(path: Path) -> None:
    path.unlink()


def _log_of_before(path: Path) -> None:
    """The file has gone on, and a log of before is laid beside it."""
    decided(path)
    put_down(path)
    put_down(path)
    shutil.copy(path.with_name("early.log"), log_of(path))


@pytest.mark.parametrize("change", [_older, _of_another, _emptied, _gone, _log_of_before])
def test_a_log_that_is_not_of_the_file_is_told_and_laid_over_nothing(
    change: Callable[[Path], None], killed: Path, tmp_path: Path
) -> None:
    copy = copies.back_up(shutil.copy(killed, tmp_path / "whole.db"), tmp_path / "copy.db")
    change(killed)
    before = [each.exists() and each.read_bytes() for each in (killed, log_of(killed))]
    with pytest.raises(StoreError, match=r"the log beside it \(.*-wal\) is not of this file"):
        Store.open(killed)
    assert [each.exists() and each.read_bytes() for each in (killed, log_of(killed))] == before
    kept = copies.restore(killed, copy)
    assert not log_of(killed).exists()
    assert decided(killed) == decided(copy)
    if kept:
        assert log_of(kept).read_bytes() == before[1]
