"""Files are read in, and what cannot be read is passed over and named."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from doichieu.store import Store
from tests.cli.running import PROGRAM, run


def test_reading_files_tells_what_was_read(store: Path, sample: tuple[Path, Path]) -> None:
    result = run(store, "import", *sample)
    assert result.exit_code == 0
    assert [line.split("\t")[:3] for line in result.stdout.splitlines()] == [
        ["read", "#1", "58-KH/TW"],
        ["read", "#2", "214/KH-UBND"],
    ]


def test_reading_the_same_file_twice_changes_nothing(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", sample[0])
    assert run(store, "import", sample[0]).stdout.startswith("unchanged\t#1")


def test_a_bad_file_is_passed_over_named_and_makes_exit_code_2(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    result = run(store, "import", tmp_path / "none.txt", sample[0])
    assert result.exit_code == 2
    complaint, total = result.stderr.splitlines()
    assert "none.txt" in complaint
    assert total == "doichieu: files: 2; read: 1, unchanged: 0, not read: 1"
    assert result.stdout.startswith("read\t#1")


def test_a_stored_document_that_cannot_be_read_keeps_no_other_file_out(
    store: Path, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    run(store, "import", sample[0])
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE items SET cites = '[1]'")
        connection.commit()
    changed = tmp_path / "changed.txt"
    changed.write_bytes(sample[0].read_bytes() + b"\n")
    result = run(store, "import", changed, sample[1])
    assert result.exit_code == 2
    assert result.stdout.startswith("read\t#2\t214/KH-UBND")
    complaint, total = result.stderr.splitlines()
    assert complaint.startswith("doichieu: #1: damaged, in table items row 1.")
    assert total == "doichieu: files: 2; read: 1, unchanged: 0, not read: 1"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n "),
        ("binary.txt", bytes(range(256)) * 20),
        ("latin.txt", b"caf\xe9 au lait, \xc0\xc1\xff\xfe " * 50),
    ],
)
def test_what_cannot_be_read_is_one_line_and_leaves_the_store_as_it_was(
    store: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run(store, "import", tmp_path / name)
    assert result.exit_code == 2
    assert name in result.stderr
    assert len(result.stderr.splitlines()) == 1
    with Store.open(store) as opened:
        assert opened.documents.summaries() == ()


def test_reading_many_files_counts_on_a_terminal_and_leaves_no_line(
    store: Path, sample: tuple[Path, Path]
) -> None:
    upper, lower = os.openpty()
    done = subprocess.run(
        [*PROGRAM, "--store", str(store), "--lang", "en", "import", *map(str, sample)],
        stdout=subprocess.PIPE,
        stderr=lower,
        check=True,
    )
    os.close(lower)
    shown = os.read(upper, 4096).decode()
    os.close(upper)
    assert [part for part in shown.split("\r\x1b[K") if part] == ["Reading 0/2", "Reading 1/2"]
    assert len(done.stdout.splitlines()) == 2


def test_reading_many_files_shows_nothing_where_nobody_watches(
    store: Path, sample: tuple[Path, Path]
) -> None:
    assert run(store, "import", *sample).stderr == ""


def test_a_folder_without_a_file_to_read_is_said_to_be_one(store: Path, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    result = run(store, "import", tmp_path / "trống")
    assert result.exit_code == 2
    assert "folder" in result.stderr
