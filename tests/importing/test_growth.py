"""The work of reading grows with the length of a text, and not with its square."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from doichieu.errors import InputError
from doichieu.importing import apart, limits, open_file, read_text
from doichieu.importing.files.formats import text_of
from tests.importing.files import making

FEW = 150


def calls(text: str) -> int:
    """How many functions are called to read a text."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        read_text(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("", "Số: 12/KH-UBND\n"),
        ("", "Căn cứ Luật;\n"),
        ("", "KẾ HOẠCH\n"),
        ("", "a) Mở lớp;\nx\n"),
        ("", "| 1 | Sửa cầu |\n"),
        ("", "X Y\n\n"),
        ("I. NHIỆM VỤ\n", "Thời gian thực hiện: năm 2027.\n"),
        ("I. NHIỆM VỤ\n", "1. Sửa cầu.\nThời gian thực hiện: năm 2027.\n"),
        ("I. NHIỆM VỤ\n1. Sửa cầu.\nPHỤ LỤC I\nGhi chú\n", "KẾ HOẠCH\nVề ......\n"),
    ],
)
def test_twice_as_many_lines_are_twice_the_work(
    head: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.importing.outline.tree.MOST_BESIDE", 20)
    read_text(head + unit * FEW)
    once = calls(head + unit * FEW)
    assert calls(head + unit * 2 * FEW) < 2.6 * once


@pytest.mark.parametrize(
    "text",
    [
        f"UBND XÃ A\nHà Nội, ngày{' ' * 200_000}5\nKẾ HOẠCH\n",
        "a" + "\u0323\u0301" * 200_000,
        "|" * 1_000_000,
    ],
    ids=["blanks", "marks", "bars"],
)
def test_one_sign_over_and_over_does_finish(text: str) -> None:
    assert read_text(text_of(text.encode(), "f"))


def test_marks_beyond_what_a_letter_has_are_seen_to_be_gone() -> None:
    (item,) = read_text("1. Sửa" + "\u0323\u0301" * 100 + " cầu.\n").items
    assert "\ufffd" in item.text


def test_a_word_file_is_read_in_a_process_of_its_own_as_it_is_here(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(making.word([["1. Sửa cầu."], ["2. Dọn chợ trước ngày 5/6/2027."]]))
    text = "1. Sửa cầu.\n\n2. Dọn chợ trước ngày 5/6/2027.\n"
    found = [(item.text, item.deadline) for item in open_file(file).outline.items]
    assert found == [(item.text, item.deadline) for item in read_text(text).items]


def test_a_refusal_comes_back_from_the_process_with_its_name_and_the_way_out() -> None:
    damaged = making.with_member(making.word([["x"]]), "word/document.xml", b"")
    with pytest.raises(InputError, match=r"^f: the file is damaged") as caught:
        apart.outline_of(damaged, "f")
    assert caught.value.remedy


def test_reading_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_READER", (sys.executable, "-c", "while True: pass"))
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.2)
    with pytest.raises(InputError, match="memory or time"):
        apart.outline_of(b"x\n" * (limits.LIGHT_LINES + 1), "f")
