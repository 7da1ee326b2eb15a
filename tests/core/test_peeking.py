"""To look at a database that this process has open takes no lock from it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from doichieu.peeking import DATABASE, peek


def test_the_first_bytes_are_read_and_a_plain_file_is_let_go(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"abc")
    assert (peek(file, 2), peek(file, 99)) == (b"ab", b"abc")
    kept = {os.fstat(fd).st_ino for fd in range(3, 64) if _is_open(fd)}
    assert file.stat().st_ino not in kept
    with pytest.raises(OSError, match="No such file"):
        peek(tmp_path / "none", 1)


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True


@pytest.mark.skipif(not hasattr(os, "fork"), reason="locks are of processes, and forked here")
def test_looking_at_an_open_database_gives_up_none_of_its_locks(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    ours = sqlite3.connect(path, isolation_level=None)
    ours.execute("PRAGMA journal_mode = WAL")
    ours.execute("CREATE TABLE t (x)")
    assert peek(path, 100).startswith(DATABASE)
    assert peek(path, 16) == DATABASE
    child = os.fork()
    if child == 0:
        # Who takes itself for the last to have it open leaves the write-ahead log.
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            other.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            os._exit(0)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    ours.close()
