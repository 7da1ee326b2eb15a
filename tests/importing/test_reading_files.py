from __future__ import annotations

import os
from pathlib import Path

import pytest

from doichieu import importing
from doichieu.errors import InputError


def test_reading_a_file_tells_its_name_its_digest_and_its_outline(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"## 1. Mend the road\n\n- Buy gravel.\n")
    reading = importing.read(path)
    assert reading.source == "plan.md"
    assert reading.digest == importing.digest(path)
    assert [item.address for item in reading.outline.items] == ["1", "1.-1"]


def test_a_file_that_changed_or_is_read_by_other_rules_has_another_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"1. Mend the road\n")
    first = importing.digest(path)
    path.write_bytes(b"1. Mend the roads\n")
    second = importing.digest(path)
    monkeypatch.setattr(importing, "EDITION", b"another")
    assert len({first, second, importing.digest(path)}) == 3


def test_a_digest_changes_with_the_bytes_and_with_the_rules_of_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("1. Mend the road.\n", encoding="utf-8")
    first = importing.digest(path)
    monkeypatch.setattr(importing, "EDITION", b"another")
    assert importing.digest(path) != first
    monkeypatch.undo()
    path.write_text("1. Mend the bridge.\n", encoding="utf-8")
    assert importing.digest(path) != first


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        importing.read(tmp_path / "none.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        importing.read(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(InputError, match="regular file"):
        importing.read(path)


def test_a_device_is_refused() -> None:
    with pytest.raises(InputError, match="regular file"):
        importing.read(Path(os.devnull))


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "blank.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match="empty"):
        importing.read(path)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("1. A task.\n" * 10, encoding="utf-8")
    monkeypatch.setattr(importing, "LARGEST", 20)
    with pytest.raises(InputError, match="larger"):
        importing.read(path)


@pytest.mark.parametrize("name", ["a.docx", "a.PDF", "a.odt", "a.html", "a.doc"])
def test_a_format_to_come_is_named_with_what_to_convert_it_to(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"whatever")
    with pytest.raises(InputError, match="plain text") as caught:
        importing.read(path)
    assert caught.value.where == str(path)


def test_a_pdf_is_known_even_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"%PDF-1.7\nabc")
    with pytest.raises(InputError, match=r"\.pdf"):
        importing.read(path)


def test_a_name_with_a_null_character_is_no_traceback() -> None:
    with pytest.raises(InputError):
        importing.read(Path("a\0b.txt"))


def test_an_ending_nobody_knows_is_read_as_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.notes"
    path.write_text("1. Mend the road.\n", encoding="utf-8")
    assert importing.read(path).outline.items[0].text == "Mend the road."
