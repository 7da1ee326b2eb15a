from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doichieu.importing import read_text
from doichieu.model import ITEM_KINDS, Doubt, DoubtCode, Outline

PIECES = st.sampled_from(
    """KẾ HOẠCH¦I. MỤC TIÊU¦II- NHIỆM VỤ¦1. Sở Y tế¦2.1- Với xã¦a) Mở lớp;¦- Dọn chợ.¦+ Sửa cầu.
    * Một¦  - sâu hơn¦# Heading¦## 1. Goals¦|¦| a | b |¦|---|---|¦**đậm¦*nghiêng*¦Nơi nhận:
    T/M TỈNH ỦY¦SAO LỤC¦ĐẾN\tSố: 6¦Số: 12/KH-UBND¦(hoàn thành trong năm 2024)¦PHỤ LỤC I
    Thời gian thực hiện: Quý I/2025¦giao Sở A chủ trì, phối hợp với Sở B¦\f¦12¦Kính gửi:
    Căn cứ Luật;¦Điều 1. Ban hành¦(1) một; (2) hai¦\x1b[31m¦\u202e¦\ud800¦QUYẾT ĐỊNH:¦> quote
    ```¦\\- x¦***¦====""".replace("\n    ", "¦").split("¦")
)


def _check(text: str, outline: Outline) -> None:
    lines = text.replace("\r\n", "\n").count("\n") + text.count("\r") + text.count("\u2028")
    lines += text.count("\u2029") + text.count("\u0085") + 1
    addresses = [item.address for item in outline.items]
    assert len(set(addresses)) == len(addresses)
    assert all(1 <= item.line <= lines for item in outline.items)
    assert [i.line for i in outline.items] == sorted(i.line for i in outline.items)
    assert all(item.kind in ITEM_KINDS for item in outline.items)
    assert all(item.parent is None or item.parent in outline.by_address for item in outline.items)
    assert all(
        c.isprintable() or c == "\n" for item in outline.items for c in item.text if ord(c) < 0xA0
    )


@given(st.text(max_size=300))
def test_any_text_reads(text: str) -> None:
    _check(text, read_text(text))


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", "\n    "])), max_size=40))
def test_any_mixture_of_what_documents_are_made_of_reads(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    _check(text, read_text(text))


@pytest.mark.parametrize("name", ["002", "003", "004"])
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_document_still_reads(name: str, seed: int, seeds: dict[str, Path]) -> None:
    chance = random.Random(seed)  # noqa: S311 (damage, not secrets)
    lines = seeds[name].read_text(encoding="utf-8").split("\n")
    begin = chance.randrange(len(lines))
    lines = lines[begin : begin + 60]
    match chance.randrange(4):
        case 0:
            chance.shuffle(lines)
        case 1:
            lines = [line for line in lines for _ in range(2)]
        case 2:
            lines = [line[: chance.randrange(len(line) + 1)] for line in lines]
        case _:
            lines = [line for line in lines if line.strip()]
    text = "\n".join(lines)
    _check(text, read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "a, " * 30_000,
        "(" * 50_000,
        "*" * 50_000,
        "\n" * 100_000,
        "|\n" * 10_000,
        "1." * 20_000,
        "- " * 20_000,
        "\n".join(" " * depth + "- x" for depth in range(400)),
        "I. X\n" * 5_000,
        "giao Sở A, " * 5_000,
        "các " * 10_000,
        "hoàn thành trong " * 5_000,
        "tổ chức trước ngày 2/2 hằng năm" * 3_000,
        "định kỳ thường xuyên khi có 10 ngày kể từ 2027 " * 2_000,
        "12-KH/TW " * 5_000,
        ("abc " * 60 + "\n") * 400,
        "(kèm theo\n\n" * 3_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_what_repeats_without_end_does_finish(text: str) -> None:
    _check(text, read_text(text))


def test_characters_that_a_terminal_would_obey_are_replaced_and_counted() -> None:
    outline = read_text("1. Mở\x1b[31m lớp.\n\n2. Xây\u202e cầu.\n")
    assert [item.text for item in outline.items] == ["Mở\ufffd[31m lớp.", "Xây\ufffd cầu."]
    doubt = Doubt(1, DoubtCode.CONTROL_CHARACTERS, {"count": 2})
    assert doubt in outline.doubts


def test_windows_line_ends_count_as_one() -> None:
    assert [item.line for item in read_text("1. Một.\r\n\r\n2. Hai.\r\n").items] == [1, 3]
