"""The letterheads of all kinds of bodies tell who issues, whose that is and where it stands."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.model import Branch, DoubtCode, Facts, Level

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\n"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM\n\n"
YOUTH = "ĐOÀN TNCS HỒ CHÍ MINH\n\n"
STATE, FRONT = Branch.STATE, Branch.FRONT
PROVINCE, DISTRICT, COMMUNE = Level.PROVINCE, Level.DISTRICT, Level.COMMUNE
TASKS = "KẾ HOẠCH\n\nMở đường\n\nI. NHIỆM VỤ\n\n1. Phát cây ven đường.\n\n"


def sheet(
    *organs: str,
    number: str = "Số: 4/KH-UBND",
    motto: str = MOTTO,
    day: str = "ngày 12 tháng 9 năm 2026",
    signed: str = "",
    rest: str = TASKS,
) -> str:
    lines = "".join(f"{organ}\n\n" for organ in organs)
    return f"{lines}{number}\n\n{motto}Vân Sa, {day}\n\n{rest}{signed}"


def stated(*organs: str, **others: str) -> Facts:
    return read_text(sheet(*organs, **others)).facts


@pytest.mark.parametrize(
    ("organs", "issuer", "level"),
    [
        ("UBND HUYỆN ĐÔNG LA", "UBND huyện Đông La", DISTRICT),
        ("ỦY BAN NHÂN DÂN/XÃ VÂN SA", "Ủy ban nhân dân xã Vân Sa", COMMUNE),
        ("ỦY BAN NHÂN DÂN/THỊ XÃ PHÚ LỘC", "Ủy ban nhân dân thị xã Phú Lộc", DISTRICT),
        ("ỦY BAN NHÂN DÂN/ĐẶC KHU HÒN NGỌC", "Ủy ban nhân dân đặc khu Hòn Ngọc", COMMUNE),
        ("HỘI ĐỒNG NHÂN DÂN/XÃ VÂN SA", "Hội đồng nhân dân xã Vân Sa", COMMUNE),
        ("UBND TỈNH SÔNG TRÀ/SỞ NỘI VỤ", "Sở Nội vụ tỉnh Sông Trà", PROVINCE),
        (
            "UBND TỈNH SÔNG TRÀ/SỞ NÔNG NGHIỆP/VÀ MÔI TRƯỜNG",
            "Sở Nông nghiệp và Môi trường tỉnh Sông Trà",
            PROVINCE,
        ),
        ("UBND XÃ VÂN SA/PHÒNG KINH TẾ", "Phòng Kinh tế xã Vân Sa", COMMUNE),
        ("UBND XÃ VÂN SA PHÒNG KINH TẾ", "Phòng Kinh tế xã Vân Sa", COMMUNE),
        (
            "ỦY BAN NHÂN DÂN/HUYỆN ĐÔNG LA/PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
            "Phòng Giáo dục và Đào tạo huyện Đông La",
            DISTRICT,
        ),
        ("UBND XÃ VÂN SA/VĂN PHÒNG HĐND VÀ UBND", "Văn phòng HĐND và UBND xã Vân Sa", COMMUNE),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO/TRƯỜNG THPT TRẦN PHÚ", "Trường THPT Trần Phú", PROVINCE),
        ("UBND XÃ VÂN SA/TRƯỜNG TIỂU HỌC SỐ 2", "Trường Tiểu học số 2", COMMUNE),
        ("CÔNG AN TỈNH SÔNG TRÀ/CÔNG AN XÃ VÂN SA", "Công an xã Vân Sa", COMMUNE),
        ("SỞ NỘI VỤ - SỞ TÀI CHÍNH", "Sở Nội vụ - Sở Tài chính", PROVINCE),
        (
            "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ/BAN PHÁP CHẾ",
            "Ban Pháp chế Hội đồng nhân dân tỉnh Sông Trà",
            PROVINCE,
        ),
    ],
)
def test_a_state_body_is_called_with_the_place_of_the_one_above_it(
    organs: str, issuer: str, level: Level
) -> None:
    found = stated(*organs.split("/"))
    assert (found.issuer, found.level, found.branch) == (issuer, level, STATE)


@pytest.mark.parametrize(
    ("organs", "number", "issuer", "level"),
    [
        (
            "ỦY BAN MTTQ VIỆT NAM/XÃ VÂN SA/BAN THƯỜNG TRỰC",
            "Số: 8/KH-MTTQ-BTT",
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Vân Sa",
            COMMUNE,
        ),
        (
            "TỈNH ĐOÀN SÔNG TRÀ/BAN CHẤP HÀNH/ĐOÀN XÃ VÂN SA",
            "Số: 4-KH/ĐTN",
            "Ban Chấp hành Đoàn xã Vân Sa",
            COMMUNE,
        ),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH/BAN CHẤP HÀNH TỈNH SÔNG TRÀ",
            "Số: 2-KH/TĐTN",
            "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Sông Trà",
            PROVINCE,
        ),
        (
            "CÔNG ĐOÀN NGÀNH MAY TỈNH SÔNG TRÀ/CĐCS CÔNG TY CỔ PHẦN MAY VÂN SA",
            "Số: 5/KH-CĐCS",
            "CĐCS Công ty Cổ phần May Vân Sa",
            PROVINCE,
        ),
        (
            "CÔNG ĐOÀN XÃ VÂN SA/CĐCS TRƯỜNG TIỂU HỌC VÂN SA A",
            "Số: 5/KH-CĐCS",
            "CĐCS Trường Tiểu học Vân Sa A",
            COMMUNE,
        ),
        (
            "HỘI NÔNG DÂN XÃ VÂN SA/CHI HỘI NÔNG DÂN THÔN BÃI",
            "Số: 5/KH-HND",
            "Chi hội Nông dân thôn Bãi",
            COMMUNE,
        ),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG TRÀ/CÔNG ĐOÀN XÃ VÂN SA",
            "Số: 9/KH-CĐ",
            "Công đoàn xã Vân Sa",
            COMMUNE,
        ),
        (
            "HỘI LHPN TỈNH SÔNG TRÀ/BAN THƯỜNG VỤ HỘI LHPN XÃ VÂN SA",
            "Số: 7/KH-BTV",
            "Ban Thường vụ Hội LHPN xã Vân Sa",
            COMMUNE,
        ),
        (
            "HỘI NÔNG DÂN TỈNH SÔNG TRÀ/BAN THƯỜNG VỤ",
            "Số: 2-HD/HNDT",
            "Ban Thường vụ Hội Nông dân tỉnh Sông Trà",
            PROVINCE,
        ),
        ("UB MTTQVN XÃ VÂN SA/HỘI NÔNG DÂN", "Số: 1/KH-HND", "Hội Nông dân xã Vân Sa", COMMUNE),
        (
            "HỘI CỰU CHIẾN BINH XÃ VÂN SA",
            "Số: 6/CTr-CCB",
            "Hội Cựu chiến binh xã Vân Sa",
            COMMUNE,
        ),
        (
            "MẶT TRẬN TỔ QUỐC VIỆT NAM/ỦY BAN TRUNG ƯƠNG",
            "Số: 3/HD-MTTW-BTT",
            "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
            Level.CENTRAL,
        ),
        (
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
            "Số: 5/KH-TLĐ",
            "Tổng Liên đoàn Lao động Việt Nam",
            Level.CENTRAL,
        ),
    ],
)
def test_the_front_and_the_unions_are_a_branch_of_their_own(
    organs: str, number: str, issuer: str, level: Level
) -> None:
    motto = YOUTH if "ĐOÀN XÃ" in organs else MOTTO
    found = stated(*organs.split("/"), number=number, motto=motto)
    assert (found.issuer, found.level, found.branch) == (issuer, level, FRONT)


@pytest.mark.parametrize(
    ("organs", "number", "signed", "issuer", "level"),
    [
        ("ĐẢNG BỘ TỈNH SÔNG TRÀ/ĐẢNG ỦY XÃ VÂN SA", "8-KH/ĐU", "BAN THƯỜNG VỤ", None, COMMUNE),
        (
            "HUYỆN ỦY ĐÔNG LA/*",
            "2-KH/HU",
            "BAN THƯỜNG VỤ",
            "Ban Thường vụ Huyện ủy Đông La",
            DISTRICT,
        ),
        (
            "TỈNH ỦY SÔNG TRÀ",
            "2-KH/TU",
            "BAN THƯỜNG VỤ",
            "Ban Thường vụ Tỉnh ủy Sông Trà",
            PROVINCE,
        ),
        ("TỈNH ỦY SÔNG TRÀ", "2-KH/TU", "TỈNH ỦY", "Tỉnh ủy Sông Trà", PROVINCE),
        (
            "TỈNH ỦY SÔNG TRÀ/BAN TUYÊN GIÁO VÀ DÂN VẬN",
            "4-KH/BTGDVTU",
            "",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Trà",
            PROVINCE,
        ),
        ("ĐẢNG ỦY XÃ VÂN SA/VĂN PHÒNG", "1-KH/VPĐU", "", "Văn phòng Đảng ủy xã Vân Sa", COMMUNE),
        ("ĐẢNG BỘ XÃ VÂN SA/CHI BỘ THÔN TRUNG", "2-KH/CB", "CHI BỘ", "Chi bộ thôn Trung", COMMUNE),
    ],
)
def test_a_party_office_is_called_with_its_committee_and_a_committee_by_who_signs(
    organs: str, number: str, signed: str, issuer: str | None, level: Level
) -> None:
    closing = f"T/M {signed}\n\nBÍ THƯ\n\nLò Văn Nam\n" if signed else ""
    found = stated(*organs.split("/"), number=f"Số {number}", motto=PARTY, signed=closing)
    assert found.issuer == (issuer or "Đảng ủy xã Vân Sa")
    assert (found.level, found.branch) == (level, Branch.PARTY)


@pytest.mark.parametrize(
    ("day", "level"),
    [("ngày 12 tháng 9 năm 2024", DISTRICT), ("ngày 12 tháng 9 năm 2026", PROVINCE)],
)
def test_a_city_is_a_district_as_long_as_there_were_any(day: str, level: Level) -> None:
    assert stated("UBND THÀNH PHỐ ĐÔNG LA", day=day).level is level


def test_the_text_completes_what_the_letterhead_leaves_open() -> None:
    rest = TASKS.replace("I. NHI", "Ủy ban nhân dân xã ban hành Kế hoạch như sau:\n\nI. NHI")
    found = stated("ỦY BAN NHÂN DÂN", rest=rest)
    assert (found.issuer, found.level) == ("Ủy ban nhân dân xã Vân Sa", COMMUNE)


def doubts(text: str) -> list[tuple[int, DoubtCode]]:
    facts = {DoubtCode.NO_ISSUER, DoubtCode.NO_LEVEL, DoubtCode.NO_BRANCH}
    facts |= {DoubtCode.UNSURE_ISSUER, DoubtCode.UNSURE_LEVEL, DoubtCode.NO_NUMBER}
    return [(doubt.line, doubt.code) for doubt in read_text(text).doubts if doubt.code in facts]


def test_what_is_not_understood_of_the_issuer_is_in_doubt_at_its_line() -> None:
    assert doubts("\n\n" + sheet("NHÓM GIÚP VIỆC CẦU ĐƯỜNG", number="Số: 4/KH-NGV")) == [
        (3, DoubtCode.NO_LEVEL),
        (3, DoubtCode.UNSURE_ISSUER),
    ]
    assert doubts(sheet("HUYỆN ỦY ĐÔNG LA", number="Số 4-KH/TU")) == [(1, DoubtCode.UNSURE_LEVEL)]
    assert doubts(sheet("ỦY BAN NHÂN DÂN", number="Số:     /KH-UBND")) == [
        (1, DoubtCode.NO_NUMBER),
        (1, DoubtCode.NO_LEVEL),
    ]
    assert doubts(sheet("UBND XÃ VÂN SA")) == []


SETTINGS = {
    "columns by tabs": "UBND TỈNH SÔNG TRÀ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\nSố: 4/KH-SNV\tVân Sa, ngày 12 tháng 9 năm 2026\n\n",
    "lines without blanks": "UBND TỈNH SÔNG TRÀ\nSỞ NỘI VỤ\nSố: 4/KH-SNV\n"
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Vân Sa, ngày 12 tháng 9 năm 2026\n",
    "a table": "| **UBND TỈNH SÔNG TRÀ<br>SỞ NỘI VỤ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
    "VIỆT NAM** |\n| --- | --- |\n| Số: 4/KH-SNV | Vân Sa, ngày 12/9/2026 |\n\n",
    "cells that a page has wrapped": "|\n**UBND TỈNH SÔNG\nTRÀ SỞ NỘI VỤ**\n|\n**CỘNG HÒA XÃ\nHỘI "
    "CHỦ NGHĨA VIỆT NAM**\n|\n|\nSố: 4/KH-SNV\n|\n*Vân Sa, ngày\n12 tháng 9 năm 2026*\n|\n\n",
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_letterhead_says_the_same_however_it_is_set(setting: str) -> None:
    found = read_text(SETTINGS[setting] + TASKS).facts
    assert (found.issuer, found.number) == ("Sở Nội vụ tỉnh Sông Trà", "4/KH-SNV")
    assert (found.place, str(found.date), found.title) == ("Vân Sa", "2026-09-12", "Mở đường")


def test_a_joint_document_names_all_who_issue_it() -> None:
    found = stated(
        "ỦY BAN NHÂN DÂN - ỦY BAN MTTQ VIỆT NAM XÃ VÂN SA",
        number="Số: 7/NQLT-UBND-MTTQ",
        rest=TASKS.replace("KẾ HOẠCH", "NGHỊ QUYẾT LIÊN TỊCH"),
    )
    assert (found.type, found.number) == ("Nghị quyết liên tịch", "7/NQLT-UBND-MTTQ")
    assert found.issuer == "Ủy ban nhân dân - Ủy ban MTTQ Việt Nam xã Vân Sa"
    assert (found.branch, found.level) == (STATE, COMMUNE)
