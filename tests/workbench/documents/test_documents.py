"""The documents of a store are read in once and found by what users call them."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu import importing
from doichieu.importing.files import sources
from doichieu.model import DocumentId
from doichieu.store import Stored
from doichieu.workbench import Workbench
from doichieu.workbench.documents.documents import WORTH_READING_AHEAD
from doichieu.workbench.documents.imported import Taking
from tests.importing.files import making


def test_a_file_that_is_in_the_store_as_it_stands_is_not_read_again(
    workbench: Workbench, sample: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = workbench.documents.import_file(sample[0])
    monkeypatch.setattr("doichieu.importing.read_text", None)
    again = workbench.documents.import_file(sample[0])
    assert (first.outcome, again.outcome) == (Stored.NEW, Stored.UNCHANGED)
    assert again.document == first.document


def _texts(workbench: Workbench, document: DocumentId) -> list[str]:
    return [item.text for item in workbench.store.documents.get(document).outline.items]


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were opened, one entry each time."""
    opened: list[Path] = []
    bytes_of = sources.bytes_of

    def counted(path: Path) -> bytes:
        opened.append(path)
        return bytes_of(path)

    monkeypatch.setattr(sources, "bytes_of", counted)
    return opened


@pytest.mark.parametrize("section", ["", "#III"])
def test_a_file_is_opened_once_to_be_read_in(
    workbench: Workbench, sample: tuple[str, str], opens: list[Path], section: str
) -> None:
    for outcome in (Stored.NEW, Stored.UNCHANGED):
        opens.clear()
        (imported,) = workbench.documents.import_files([sample[0] + section])
        assert imported.outcome is outcome
        assert opens == [Path(sample[0])]


def test_a_file_is_opened_once_to_be_found(
    workbench: Workbench, sample: tuple[str, str], opens: list[Path]
) -> None:
    first, _section = workbench.documents.find(sample[0])
    again, _section = workbench.documents.find(sample[0])
    assert first == again
    assert opens == [Path(sample[0])] * 2


def test_a_file_that_changes_while_it_is_read_in_is_kept_as_it_was_opened(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("1. Sửa bến đò ngang.\n", encoding="utf-8")
    bytes_of = sources.bytes_of

    def then_changed(path: Path) -> bytes:
        data = bytes_of(path)
        path.write_text("1. Sửa cầu phao.\n", encoding="utf-8")
        return data

    monkeypatch.setattr(sources, "bytes_of", then_changed)
    stored = workbench.documents.import_file(path).document
    assert stored is not None
    assert _texts(workbench, stored.id) == ["Sửa bến đò ngang."]
    monkeypatch.undo()
    changed = workbench.documents.import_file(path)
    assert changed.outcome is not Stored.UNCHANGED
    assert changed.document is not None
    assert _texts(workbench, changed.document.id) == ["Sửa cầu phao."]


def test_many_files_are_read_ahead_and_told_in_their_order_as_a_few_are(
    workbench: Workbench, tmp_path: Path, opens: list[Path]
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(WORTH_READING_AHEAD + 2)]
    for number, file in enumerate(files):
        file.write_text(f"1. Sửa cầu số {number}, trước ngày 5/6/2027.\n", encoding="utf-8")
    files[1].write_bytes(b"PK\x03\x04")
    files[3].unlink()
    files[5].write_bytes(making.word([["1. Sửa cầu số 5."]]))
    workbench.documents.import_file(files[0])
    opens.clear()
    told = workbench.documents.import_files([*files[:-1], f"{files[-1]}#1"])
    assert [each.path for each in told[:-1]] == opens[:-1] == files[:-1]
    assert [number for number, each in enumerate(told) if each.error] == [1, 3]
    assert [str(each.error) for each in told if each.error] == [
        str(each.error) for each in workbench.documents.import_files([files[1], files[3]])
    ]
    assert told[0].outcome is Stored.UNCHANGED
    read = [each.document.id for each in told[4:] if each.document]
    assert [_texts(workbench, each) for each in read] == [
        [item.text for item in importing.read(file).outline.items] for file in files[4:]
    ]
    assert (told[-1].section, told[-1].document and told[-1].document.tasks) == ("1", 1)


def test_a_folder_is_every_readable_file_in_it_and_below(
    workbench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "xã" / ".thùng rác").mkdir(parents=True)
    for name in ("10.txt", "2.txt", "ảnh.png", "xã/1.md", "xã/.thùng rác/3.md"):
        (tmp_path / name).write_text(f"1. Sửa cầu {name}.\n", encoding="utf-8")
    (tmp_path / "trống").mkdir()
    told = workbench.documents.import_files([tmp_path, tmp_path / "trống"])
    names = [each.path.relative_to(tmp_path).as_posix() for each in told]
    assert names == ["2.txt", "10.txt", "xã/1.md", "trống"]
    assert [bool(each.error) for each in told] == [False, False, False, True]


def test_one_who_asks_reads_in_no_file_of_which_the_stored_document_has_little(
    workbench: Workbench, tmp_path: Path
) -> None:
    file, asking = tmp_path / "plan.md", Taking(asking=True)
    issuer = "ỦY BAN NHÂN DÂN TỈNH LAM SƠN\nSố: 9/KH-UBND\n\nKẾ HOẠCH\n\n"
    head = f"{issuer}1. Xây cầu\n2. Đào kênh\n"
    file.write_text(head, encoding="utf-8")
    assert workbench.documents.import_file(file, asking).outcome is Stored.NEW
    file.write_text(f"{head}3. Giữ rừng\n", encoding="utf-8")
    longer = workbench.documents.import_file(file, asking)
    assert (longer.outcome, longer.version) == (Stored.NEW_VERSION, 2)
    annexed = head + "".join(f"{n}. Mở lớp thứ {n} ở xã\n" for n in range(3, 12))
    file.write_text(annexed, encoding="utf-8")
    asked = workbench.documents.import_file(file, asking)
    assert (asked.asks, asked.decided) == (True, 0)
    assert workbench.documents.import_file(file, Taking(apart=True)).outcome is Stored.NEW
