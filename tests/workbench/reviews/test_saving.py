"""A summary replaces an older one whole, or leaves it as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from doichieu.errors import InputError
from doichieu.workbench import Review
from doichieu.workbench.reviews.reporting import save_report
from doichieu.workbench.reviews.saving import save


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A summary of yesterday."""
    path = tmp_path / "summary.md"
    path.write_text("old", encoding="utf-8")
    return path


def test_a_file_that_is_there_is_overwritten_only_when_asked(file: Path) -> None:
    with pytest.raises(InputError, match="already"):
        save("new", file, overwrite=False)
    assert file.read_text(encoding="utf-8") == "old"
    save("mới\n", file, overwrite=True)
    assert file.read_bytes() == "mới\n".encode()


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        save("new", file, overwrite=True)
    assert [path.name for path in file.parent.iterdir()] == ["summary.md"]
    assert file.read_text(encoding="utf-8") == "old"


def test_an_overwritten_file_keeps_its_rights_and_a_link_its_file(file: Path) -> None:
    file.chmod(0o640)
    link = file.with_name("latest.md")
    link.symlink_to(file)
    save("new", link, overwrite=True)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new"
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_pipe_is_refused_and_stays_one(tmp_path: Path, overwrite: bool) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="no plain file"):
        save("new", pipe, overwrite=overwrite)
    assert pipe.is_fifo()


def test_of_two_who_write_at_once_the_later_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "summary.md"

    def another_writes(_file: int) -> None:
        path.write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", another_writes)
    with pytest.raises(InputError, match="already"):
        save("ours", path, overwrite=False)
    assert path.read_text(encoding="utf-8") == "theirs"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("name", ["", "no/such/folder/summary.md", "."])
def test_where_nothing_can_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        save("new", str(tmp_path / name), overwrite=True)
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["a.doc", "a.PDF", "a.odt"])
def test_a_report_takes_no_name_of_a_format_that_it_has_not(
    review: Review, tmp_path: Path, name: str
) -> None:
    with pytest.raises(InputError, match=r"Formats: \.md"):
        save_report(review, tmp_path / name, overwrite=False)
    assert not (tmp_path / name).exists()
    save_report(review, tmp_path / "a.12-KH", overwrite=False)
