"""To look at a database that this process has open takes no lock from it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
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


def test_looking_at_an_open_database_gives_up_none_of_its_locks(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    ours = sqlite3.connect(path, isolation_level=None)
    ours.execute("PRAGMA journal_mode = WAL")
    ours.execute("CREATE TABLE t (x)")
    assert peek(path, 100).startswith(DATABASE)
    assert peek(path, 16) == DATABASE
    # Who takes itself for the last to close it folds the log back and throws it away.
    connect = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1])"
    script = f"{connect}; c.execute('PRAGMA schema_version'); c.close()"
    subprocess.run([sys.executable, "-c", script, path], check=True)
    assert path.with_name("store.db-wal").exists()
    ours.close()
