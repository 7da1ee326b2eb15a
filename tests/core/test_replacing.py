"""A file is put in its place whole, whatever stands there, and never upon a database."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from doichieu.replacing import replace
from doichieu.store import Store


@pytest.mark.parametrize("content", ["một\r\nhai\n", b"\x00\xff\r\n"])
def test_text_and_bytes_arrive_as_they_are(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "a"
    replace(path, content, new=True)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)


def test_a_link_laid_where_the_file_is_prepared_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", lambda _count: b"foreseen")
    victim = tmp_path / "victim"
    victim.write_text("kept", encoding="utf-8")
    (tmp_path / f".doichieu-{b'foreseen'.hex()}.part").symlink_to(victim)
    with pytest.raises(FileExistsError):
        replace(tmp_path / "a.md", "new")
    assert victim.read_text(encoding="utf-8") == "kept"
    assert not (tmp_path / "a.md").exists()


def test_a_new_file_takes_no_name_that_a_link_has(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        replace(tmp_path / "a.md", "new", new=True)
    assert not (tmp_path / "nowhere").exists()


def test_where_there_are_no_hard_links_a_name_is_still_taken_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.md"
    replace(path, "first", new=True)
    with pytest.raises(FileExistsError):
        replace(path, "second", new=True)
    assert path.read_text(encoding="utf-8") == "first"
    assert [*tmp_path.iterdir()] == [path]


def test_no_file_of_an_open_store_is_replaced_by_any_of_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store.db"
    monkeypatch.chdir(tmp_path)
    with Store.open(store):
        kept = {each: each.read_bytes() for each in tmp_path.iterdir()}
        assert {each.name for each in kept} == {"store.db", "store.db-wal", "store.db-shm"}
        (tmp_path / "folder").symlink_to(tmp_path)
        for each in kept:
            (tmp_path / f"{each.name}.hard").hardlink_to(each)
            (tmp_path / f"{each.name}.soft").symlink_to(each)
        others = ["./store.db", "store.db.hard", "folder/store.db-wal", "store.db-journal"]
        for name in [*others, *(f"{each.name}{end}" for each in kept for end in ("", ".soft"))]:
            with pytest.raises(OSError, match="database"):
                replace(Path(name), "new")
        # A second name of a file is taken from it; the file stays what it is.
        for name in ("store.db-wal.hard", "store.db-shm.hard"):
            replace(Path(name), "new")
        assert {each: each.read_bytes() for each in kept} == kept


def test_a_name_that_only_looks_like_one_of_a_database_is_free(tmp_path: Path) -> None:
    replace(tmp_path / "notes-wal", "new")
    assert (tmp_path / "notes-wal").exists()


def test_a_device_is_no_file_to_be_replaced() -> None:
    with pytest.raises(OSError, match="no plain file"):
        replace(Path(os.devnull), "new")
