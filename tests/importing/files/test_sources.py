from __future__ import annotations

import io
import os
import tracemalloc
from pathlib import Path
from typing import BinaryIO

import pytest

from doichieu import edition, importing
from doichieu.config import STANDARD_INPUT, path_of
from doichieu.errors import InputError
from doichieu.importing.files import sources
from tests.importing.files import making


def test_reading_a_file_tells_its_name_its_digest_and_its_outline(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"## 1. Mend the road\n\n- Buy gravel.\n")
    reading = importing.read(path)
    assert reading.source == "plan.md"
    assert reading.digest == importing.open_file(path).digest
    assert [item.address for item in reading.outline.items] == ["1", "1.-1"]


def test_what_was_opened_stays_as_it_was_whatever_becomes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"1. Mend the road\n")
    file = importing.open_file(path)
    path.unlink()
    assert (file.name, file.where) == ("plan.md", str(path))
    assert file.digest
    assert [item.text for item in file.outline.items] == ["Mend the road"]


def test_a_digest_changes_with_the_bytes_and_with_the_rules_of_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("1. Mend the road.\n", encoding="utf-8")
    first = importing.open_file(path).digest
    monkeypatch.setattr(edition, "current", lambda _rules: b"another")
    assert importing.open_file(path).digest != first
    monkeypatch.undo()
    path.write_text("1. Mend the bridge.\n", encoding="utf-8")
    assert importing.open_file(path).digest != first


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        importing.read(tmp_path / "none.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
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


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="larger than 128 MB"):
            importing.read(path)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_text_longer_than_any_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"1. A task.\n" * 800_000)
    with pytest.raises(InputError, match="larger than 8 MB"):
        importing.read(path)


def test_a_file_that_says_nothing_of_its_length_is_read_up_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sources, "LARGEST_FILE", 1000)
    with Path("/dev/zero").open("rb") as endless, pytest.raises(InputError, match="larger"):
        sources._bounded(endless, "zero")


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("1. Mend the road.", encoding="utf-8")

    def grown(file: BinaryIO, _name: str) -> bytes:
        with path.open("ab") as more:
            more.write(b" More.")
        return file.read()

    monkeypatch.setattr(sources, "_bounded", grown)
    with pytest.raises(InputError, match="changed while"):
        importing.read(path)


@pytest.mark.parametrize("name", ["plan.txt", "plan.pdf", "plan", "plan.docx"])
def test_a_name_may_lie_about_what_a_file_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(making.word([["1. Mend the road."]]))
    assert importing.read(path).outline.items[0].text == "Mend the road."
    path.write_bytes(b"1. Mend the bridge.")
    assert importing.read(path).outline.items[0].text == "Mend the bridge."


def test_a_name_with_a_null_character_is_no_traceback() -> None:
    with pytest.raises(InputError):
        importing.read(Path("a\0b.txt"))


def test_an_ending_nobody_knows_is_read_as_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.notes"
    path.write_text("1. Mend the road.\n", encoding="utf-8")
    assert importing.read(path).outline.items[0].text == "Mend the road."


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_standard_input_is_read_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, b"1. Mend the road.")
    reading = importing.read(path_of("-"))
    assert reading.source == "stdin"
    assert reading.digest == importing.open_file(path_of("-")).digest
    piped(monkeypatch, b"1. Mend the bridge.")
    assert importing.read(path_of("-")).outline.items[0].text == "Mend the bridge."


def test_standard_input_may_be_any_format(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, making.word([["1. Mend the road."]]))
    assert importing.read(STANDARD_INPUT).outline.items[0].text == "Mend the road."


def test_nothing_on_standard_input_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, b"")
    with pytest.raises(InputError, match="stdin: the file is empty"):
        importing.read(STANDARD_INPUT)
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="nothing is sent"):
        importing.read(STANDARD_INPUT)


def test_endless_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_FILE", 20)
    piped(monkeypatch, b"1. Mend the road.\n" * 10)
    with pytest.raises(InputError, match="larger"):
        importing.read(STANDARD_INPUT)


def test_a_file_called_by_a_dash_is_named_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").write_text("1. Mend the road.", encoding="utf-8")
    assert importing.read(path_of("./-")).source == "-"
