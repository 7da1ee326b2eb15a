"""What a user types becomes a file, a document or a section, or one line that says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu import config
from doichieu.errors import InputError
from doichieu.workbench import named, path_of
from doichieu.workbench.documents.references import Reference


@pytest.mark.parametrize("name", ["x" * 300, "~nosuch/x.txt", "a\0b", "", " "])
def test_what_can_be_no_file_is_refused_with_a_way_out(name: str) -> None:
    with pytest.raises(InputError) as caught:
        path_of(name)
    assert caught.value.where
    assert caught.value.remedy


def test_a_file_that_nobody_may_look_at_is_refused_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_path: Path, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        Reference.parse("closed/plan.txt").looks_like_a_file()


def test_a_file_need_not_be_there_to_have_a_name(tmp_path: Path) -> None:
    (tmp_path / "file.txt").touch()
    for name in ("none.txt", "no/such/folder.txt", "file.txt/below"):
        assert path_of(str(tmp_path / name)) == tmp_path / name


def test_the_home_folder_is_spelt_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert path_of("~/plan.txt") == Reference("~/plan.txt").path == tmp_path / "plan.txt"


def test_a_store_that_can_be_no_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_STORE", "~nosuch/store.db")
    with pytest.raises(InputError, match="home folder"):
        config.load()


@pytest.mark.parametrize(("name", "section"), [("58-KH/TW", "II.1"), ("#3", "II"), ("#3", "")])
def test_a_side_is_written_as_it_is_read(name: str, section: str) -> None:
    assert Reference.parse(named(name, section)) == Reference(name, section)


def test_a_hash_may_belong_to_the_name_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "plan#2.txt"
    file.touch()
    assert Reference.parse(str(file)) == Reference(str(file))
