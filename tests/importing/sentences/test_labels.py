from __future__ import annotations

import pytest

from doichieu.importing.sentences.labels import parse
from doichieu.model.labels import Label, Scheme, follows


@pytest.mark.parametrize(
    ("line", "scheme", "name", "rest"),
    [
        ("I. MỤC TIÊU", Scheme.ROMAN, "I", "MỤC TIÊU"),
        ("IV- NHIỆM VỤ", Scheme.ROMAN, "IV", "NHIỆM VỤ"),
        ("2- Hạn chế", Scheme.ARABIC, "2", "Hạn chế"),
        ("10. Sở Y tế", Scheme.ARABIC, "10", "Sở Y tế"),
        ("2.1- Đối với xã", Scheme.DECIMAL, "2.1", "Đối với xã"),
        ("a) Rà soát", Scheme.LETTER, "a", "Rà soát"),
        ("đ. Rà soát", Scheme.LETTER, "đ", "Rà soát"),
        ("(3) Hoàn thành", Scheme.PAREN, "3", "Hoàn thành"),
        ("- Rà soát", Scheme.BULLET, "-", "Rà soát"),
        ("– Rà soát", Scheme.BULLET, "-", "Rà soát"),
        ("• Rà soát", Scheme.BULLET, "-", "Rà soát"),
        ("+ Rà soát", Scheme.PLUS, "+", "Rà soát"),
        ("Điều 3. Hiệu lực", Scheme.ARTICLE, "Điều 3", "Hiệu lực"),
        ("PHỤ LỤC II", Scheme.ANNEX, "PLII", ""),
        ("Chương I", Scheme.CHAPTER, "Chương I", ""),
    ],
)
def test_every_way_of_numbering_is_known(line: str, scheme: Scheme, name: str, rest: str) -> None:
    parsed = parse(line)
    assert parsed is not None
    assert (parsed[0].scheme, parsed[0].name, parsed[1]) == (scheme, name, rest)


@pytest.mark.parametrize(
    "line",
    [
        "57-NQ/TW ngày 22/12",
        "912/QĐ-BKHCN về hạ tầng",
        "12/5/2008 của xã",
        "2026 - 2030",
        "5 - 10 năm",
        "1.500 hộ dân",
        "V/v mở đường",
        "Phụ lục II kèm theo kế hoạch này",
        "-5% so với năm trước",
        "Vì vậy, cần làm ngay",
    ],
)
def test_prose_and_document_numbers_are_no_labels(line: str) -> None:
    assert parse(line) is None


def test_lists_count_in_vietnamese_letters_and_in_english_ones() -> None:
    def letter(name: str) -> Label:
        parsed = parse(f"{name}) x")
        assert parsed is not None
        return parsed[0]

    assert follows(letter("d"), letter("đ"))
    assert follows(letter("e"), letter("g"))
    assert follows(letter("e"), letter("f"))
    assert not follows(letter("a"), letter("d"))
