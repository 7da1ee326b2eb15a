"""What is no ordinary file, or no ordinary text, is told of in one line; nobody waits for it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from doichieu.store import Store
from tests.cli.running import run

DEEP = "a = " + "[" * 20_000 + "]" * 20_000


def _one_line(told: str) -> str:
    assert told.startswith("doichieu: ")
    assert told.count("\n") == 1
    assert "Traceback" not in told
    return told


@pytest.fixture(params=["folder", "pipe", "socket", "device", "link to a pipe"])
def strange(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """What is there but is no file."""
    path = tmp_path / "strange"
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        match request.param:
            case "folder":
                path.mkdir()
            case "pipe":
                os.mkfifo(path)
            case "socket":
                listening.bind(str(path))
            case "device":
                path = Path(os.devnull)
            case _:
                os.mkfifo(tmp_path / "pipe")
                path.symlink_to(tmp_path / "pipe")
        yield path


@pytest.mark.parametrize("way", ["list", "import {plan}", "verify", "backup", "restore {copy}"])
def test_what_is_no_file_is_no_store(
    strange: Path, tmp_path: Path, empty_store: Path, way: str
) -> None:
    (tmp_path / "plan.txt").write_text("1. Xây cầu.", encoding="utf-8")
    shutil.copy(empty_store, tmp_path / "copy.db")
    named = way.format(plan=tmp_path / "plan.txt", copy=tmp_path / "copy.db")
    told = run(strange, *named.split())
    assert told.exit_code == 2
    said = "folder" if strange.is_dir() else "not a regular file"
    assert f"this is {'a ' if said == 'folder' else ''}{said}" in _one_line(told.stderr)


@pytest.mark.parametrize("way", ["codebook import {}", "import {}", "merge {}"])
def test_what_is_no_file_is_read_as_nothing(
    strange: Path, store: Path, empty_store: Path, way: str
) -> None:
    shutil.copy(empty_store, store)
    told = run(store, *way.format(strange).split())
    assert told.exit_code == 2
    assert "this is " in _one_line(told.stderr)


LAST_OUT = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1])"
LAST_OUT += "; c.execute('PRAGMA schema_version'); c.close()"
"""Who takes himself for the last to close a store folds its log back and throws it away."""


@pytest.mark.parametrize("way", ["codebook import {}", "import {}"])
def test_a_store_that_is_open_is_read_as_nothing_and_keeps_its_locks(
    store: Path, tmp_path: Path, way: str
) -> None:
    path = tmp_path / "open.db"
    Store.open(store).close()
    with Store.open(path) as opened:
        opened.desk.put("lan", "notes", "x", datetime.now(UTC))
        told = run(store, *way.format(path).split())
        assert "this is a database" in _one_line(told.stderr)
        subprocess.run([sys.executable, "-c", LAST_OUT, path], check=True)
        assert path.with_name("open.db-wal").exists()


@pytest.mark.parametrize("way", ["list", "import {plan}"])
def test_a_name_that_leaves_no_room_is_told(tmp_path: Path, way: str) -> None:
    (tmp_path / "plan.txt").write_text("1. Xây cầu.", encoding="utf-8")
    store = tmp_path / ("ô" * 126 + ".db")
    told = run(store, *way.format(plan=tmp_path / "plan.txt").split())
    assert told.exit_code == 2
    assert "the name is too long for a store" in _one_line(told.stderr)
    assert not store.exists()


def test_a_name_that_leaves_room_leaves_it_for_copies_too(tmp_path: Path) -> None:
    store = tmp_path / ("s" * 197 + ".db")
    Store.open(store).close()
    assert run(store, "backup").exit_code == 0
    assert run(store, "verify").exit_code == 0


@pytest.mark.parametrize("file", ["config.toml", "keys.toml", "tags.toml"])
def test_too_much_inside_one_another_is_told(
    file: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(store).close()
    monkeypatch.setattr("doichieu.config.folder", lambda: tmp_path)
    (tmp_path / file).write_text(DEEP, encoding="utf-8")
    way = {"tags.toml": ["codebook", "import", tmp_path / file]}.get(file, ["keys"])
    told = run(store, *way)
    assert told.exit_code == 2
    assert "too much stands inside one another" in _one_line(told.stderr)


@pytest.mark.parametrize(
    "way", ["{}", "--{}", "list {}", "--lang {}", "import --{}", "align a b --top {}", "-{} list"]
)
def test_what_was_typed_is_repeated_with_nothing_that_a_terminal_obeys(
    store: Path, way: str
) -> None:
    hostile = "\x1b]52;c;YQ==\x07\u202e\n"
    told = run(store, *(word.format(hostile) for word in way.split(" ")))
    assert told.exit_code == 2
    assert not set(_one_line(told.stderr)[:-1]) & set("\x1b\x07\u202e\n")
