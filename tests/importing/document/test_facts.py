from __future__ import annotations

from datetime import date

import pytest

from doichieu.corrections import doubt_words
from doichieu.importing import read_text
from doichieu.model import Branch, Facts, Level


def facts(text: str) -> Facts:
    return read_text(text).facts


STATE = """     ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
       TỈNH SƠN HẢI                       Độc lập - Tự do - Hạnh phúc

      Số: 45 /KH-UBND                   Sơn Hải, ngày 02 tháng 3 năm 2024

                                KẾ HOẠCH
       Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy về mở đường

      Căn cứ Nghị định số 35/2022/NĐ-CP; Ủy ban nhân dân tỉnh ban hành Kế hoạch sau:
      I. NHIỆM VỤ
      1. Khảo sát tuyến.
"""


def test_the_letterhead_of_a_state_body_tells_who_where_and_when() -> None:
    assert facts(STATE) == Facts(
        number="45/KH-UBND",
        type="Kế hoạch",
        issuer="Ủy ban nhân dân tỉnh Sơn Hải",
        branch=Branch.STATE,
        level=Level.PROVINCE,
        place="Sơn Hải",
        date=date(2024, 3, 2),
        title="Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy về mở đường",
        implements=("09-NQ/TU",),
    )


def test_the_party_issuer_is_the_one_who_speaks_not_the_whole_letterhead() -> None:
    found = facts(
        "**BAN CHẤP HÀNH TRUNG ƯƠNG**\n\nSố 3-KH/TW\n\nHà Nội, ngày 02 tháng 3 năm 2024\n\n"
        "## KẾ HOẠCH\n\nvề mở đường\n\nĐể mở đường, Bộ Chính trị ban hành Kế hoạch như sau:\n\n"
        "1. Mở.\n"
    )
    assert (found.issuer, found.branch, found.level) == (
        "Bộ Chính trị",
        Branch.PARTY,
        Level.CENTRAL,
    )


def test_the_number_of_a_stamp_is_never_the_documents() -> None:
    found = facts("KẾ HOẠCH\n\nmở đường\n\nSỞ A\nĐẾN\tSố: 66\n\tNgày: 11/01/18\n\n1. Mở đường.\n")
    assert (found.number, found.date) == (None, None)


def test_a_title_in_capitals_names_documents_as_the_text_spells_them() -> None:
    found = facts(
        "KẾ HOẠCH\n\nTHỰC HIỆN CHỈ THỊ SỐ 13/CT-TTG CỦA THỦ TƯỚNG\n\n"
        "Thực hiện Chỉ thị số 13/CT-TTg, Sở Y tế ban hành Kế hoạch:\n\n1. Mở lớp.\n"
    )
    assert found.implements == ("13/CT-TTg",)


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", Level.PROVINCE),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ SƠN HẢI", Level.DISTRICT),
        ("ỦY BAN NHÂN DÂN XÃ A", Level.COMMUNE),
        ("BỘ Y TẾ", Level.CENTRAL),
        ("CHÍNH PHỦ", Level.CENTRAL),
    ],
)
def test_the_issuer_tells_the_level(issuer: str, level: Level) -> None:
    found = facts(f"{issuer}\n\nSố: 4/KH-ABC\n\nKẾ HOẠCH\n\nmở đường\n\n1. Mở.\n")
    assert found.level is level


def test_signers_are_the_names_below_the_offices() -> None:
    found = facts(
        "KẾ HOẠCH\n\nmở\n\n1. Mở.\n\n**KT. CHỦ TỊCH**\n**PHÓ CHỦ TỊCH**\n\n**Lò Thị Hoa**\n"
    )
    assert found.signers == ("Lò Thị Hoa",)


def test_what_could_not_be_found_is_in_doubt() -> None:
    messages = [doubt_words(doubt) for doubt in read_text("1. Mở đường.\n").doubts]
    assert [m for m in messages if "was found" in m] == [
        "no type of document was found in a title",
        "no document number was found",
        "no date of issue was found",
        "no issuer was found",
        "no signer was found",
    ]


HEAD = (
    "UBND XÃ VÂN SA\n\n{number}\n\nĐộc lập - Tự do - Hạnh phúc\n\n{day}\n\n"
    "KẾ HOẠCH\n\nMở\n\n1. Mở.\n"
)
DAY = "Vân Sa, ngày 12 tháng 9 năm 2026"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 12 - KH/ĐU", "12-KH/ĐU"),
        ("Số:12/KH- UBND", "12/KH-UBND"),
        ("SỐ : 12/KH-BCĐ35", "12/KH-BCĐ35"),
        ("Số: 12KH/ĐU", "12KH/ĐU"),
        ("Số: 12/KH-Tr.THCS", "12/KH-Tr.THCS"),
        ("Số:      /KH-UBND", None),
        ("Số: ……/KH-UBND", None),
    ],
)
def test_the_number_is_read_as_offices_print_it(printed: str, number: str | None) -> None:
    assert facts(HEAD.format(number=printed, day=DAY)).number == number


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        (DAY, "Vân Sa", date(2026, 9, 12)),
        ("Vân Sa ngày 12/9/2026", "Vân Sa", date(2026, 9, 12)),
        ("Vân Sa, ngày 12 tháng 9\nnăm 2026", "Vân Sa", date(2026, 9, 12)),
        ("Vân Sa, ngày      tháng 9 năm 2026", "Vân Sa", None),
        ("Vân Sa, ngày …… tháng …… năm 2026", "Vân Sa", None),
        ("ngày 12 tháng 9 năm 2026", None, date(2026, 9, 12)),
    ],
)
def test_a_draft_says_where_though_not_yet_when(
    printed: str, place: str | None, day: date | None
) -> None:
    found = facts(HEAD.format(number="Số: 4/KH-UBND", day=printed))
    assert (found.place, found.date) == (place, day)
