from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.model import Kind

PLAN = """**HUYỆN ỦY SƠN HÀ**

Số 15-KH/HU

Sơn Hà, ngày 02 tháng 3 năm 2024

**KẾ HOẠCH**

mở rộng đường vào các bản

VĂN PHÒNG XÃ	Số: 77
ĐẾN	Ngày: 05/3/2024
	Chuyển:

Thực hiện Nghị quyết số 09-NQ/TU, ngày 01/02/2024 của Tỉnh ủy, Huyện ủy ban hành Kế hoạch như sau:

### I- NHIỆM VỤ

1. Khảo sát tuyến đường.

### II- TỔ CHỨC THỰC HIỆN

1. Ban Dân vận Huyện ủy theo dõi.

**T/M HUYỆN ỦY**
**Lò Văn Nam**

**VĂN PHÒNG TỈNH**

**SAO LỤC**

Số 8-BS/VP

Nơi nhận:

- Các phòng.
"""


def test_a_stamp_and_a_certified_copy_are_noise() -> None:
    noise = [item for item in read_text(PLAN).items if item.kind is Kind.NOISE]
    assert [(item.address, item.line) for item in noise] == [("stamp1", 11), ("copy", 28)]
    assert "Các phòng" in noise[1].text


def test_letterhead_and_title_are_facts_and_no_items() -> None:
    outline = read_text(PLAN)
    assert [item.address for item in outline.items] == [
        "stamp1", "p1", "I", "I.1", "II", "II.1", "sig", "copy",
    ]  # fmt: skip
    assert outline.facts.title == "mở rộng đường vào các bản"
    assert outline.facts.number == "15-KH/HU"


def test_a_plan_enclosed_in_a_decision_starts_its_own_numbering() -> None:
    text = (
        "QUYẾT ĐỊNH\n\nVề việc ban hành kế hoạch làm đường\n\nCăn cứ Luật Đường;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch làm đường.\n\n"
        "Nơi nhận:\n- Như Điều 1;\n\nTM. ỦY BAN NHÂN DÂN\n\nKẾ HOẠCH\n\nLÀM ĐƯỜNG\n\n"
        "(Kèm theo Quyết định số 5/QĐ-UBND)\n\nI. NHIỆM VỤ\n\n1. Khảo sát tuyến.\n"
    )
    outline = read_text(text)
    assert outline.facts.type == "Quyết định"
    assert [i.address for i in outline.items if i.kind in (Kind.TASK, Kind.HEADING)] == [
        "p2", "Nơi nhận", "Kế hoạch", "I", "I.1",
    ]  # fmt: skip


def test_the_columns_of_a_closing_are_parted() -> None:
    filler = (
        "      - Giữ gìn vệ sinh chung ở các khu dân cư, khu chợ, bến bãi và dọc hai bờ kênh của\n"
        "phường trong mọi dịp lễ, tết.\n"
    )
    text = (
        f"KẾ HOẠCH\nDọn vệ sinh\n      I. NHIỆM VỤ\n{filler * 6}\n"
        " Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN\n"
        "- Các tổ dân phố;                                 CHỦ TỊCH\n"
        "- Lưu: VT.\n\n                                             Vi Thị Lan\n"
    )
    outline = read_text(text)
    assert [i.text for i in outline.items if i.kind is Kind.RECIPIENT] == [
        "Các tổ dân phố;",
        "Lưu: VT.",
    ]
    assert outline.facts.signers == ("Vi Thị Lan",)


def test_an_official_letter_has_addressees_and_a_subject() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ A\n\nSố: 12/UBND-KT\n\nV/v dọn kênh\n\n"
        "Xã A, ngày 02 tháng 3 năm 2024\n\n"
        "Kính gửi:\n- Các thôn;\n- Trạm Y tế.\n\nĐể phòng lũ, Chủ tịch yêu cầu:\n\n"
        "1. Các thôn dọn kênh.\n"
    )
    outline = read_text(text)
    assert outline.facts.type == "Công văn"
    assert [i.address for i in outline.items] == [
        "Kính gửi",
        "Kính gửi.-1",
        "Kính gửi.-2",
        "p1",
        "1",
    ]


def test_what_a_web_page_adds_at_the_end_is_no_task() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Dọn kênh.\n\nNguồn: Trang tin Lam Sơn\n\nNgày đăng: 01/02/2026\n"
    )
    assert [item.kind for item in outline.items][-2:] == [Kind.TASK, Kind.NOISE]


def closing(*lines: str) -> list[tuple[str, Kind, str]]:
    outline = read_text("KẾ HOẠCH\nmở đường\n\nI. NHIỆM VỤ\n\n1. Mở đường.\n\n" + "\n".join(lines))
    return [(item.address, item.kind, item.text) for item in outline.items][2:]


def test_who_signs_behind_a_tab_is_no_recipient() -> None:
    found = closing("Nơi nhận:", "- Các xã;", "- Lưu: VT.\tCHỦ TỊCH", "", "", "Lò Văn Nam")
    assert [address for address, _kind, _text in found] == [
        "Nơi nhận",
        "Nơi nhận.-1",
        "Nơi nhận.-2",
        "sig",
    ]
    assert found[-1][2] == "CHỦ TỊCH\nLò Văn Nam"


def test_a_scan_that_lost_the_gap_before_the_signature_still_has_one() -> None:
    found = closing("Nơi nhân: T/M BAN THƯỜNG VỤ", "- Các xã,", "- Lưu VP.", "", "Lò Văn Nam")
    assert found[0] == ("Nơi nhân", Kind.HEADING, "Nơi nhân:")
    assert ("sig", Kind.SIGNATURE, "T/M BAN THƯỜNG VỤ\nLò Văn Nam") in found


def test_the_title_of_a_plan_that_a_decision_encloses_is_a_block_of_its_own() -> None:
    outline = read_text(
        "QUYẾT ĐỊNH\nban hành kế hoạch\n\nĐiều 1. Ban hành kế hoạch.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nLò Văn Nam\n\nKẾ HOẠCH\nmở đường vào bản\n\n"
        "I. NHIỆM VỤ\n\n1. Mở đường.\n"
    )
    title = next(item for item in outline.items if item.address == "Kế hoạch")
    assert (title.kind, title.text) == (Kind.HEADING, "mở đường vào bản")
    assert outline.by_address["I.1"].kind is Kind.TASK


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("THÔNG BÁO", "KẾT LUẬN CỦA CHỦ TỊCH UBND TỈNH TẠI CUỘC HỌP VỀ ĐÒ NGANG"),
        ("**THÔNG BÁO**", "**Kết luận của đồng chí Bí thư Huyện ủy về đò ngang**"),
        ("TỜ TRÌNH", "ĐỀ ÁN SỬA BẾN ĐÒ"),
        ("BÁO CÁO", "KẾ HOẠCH SỬA BẾN ĐÒ NĂM 2026"),
    ],
)
def test_the_name_of_another_type_right_below_the_type_opens_the_title(
    kind: str, title: str
) -> None:
    outline = read_text(f"UBND TỈNH A\n\nSố: 4/TB-UBND\n\n{kind}\n\n{title}\n\n1. Sửa bến.\n")
    assert outline.facts.title == title.strip("*")
    assert outline.facts.type == kind.strip("*").capitalize()
    assert [item.address for item in outline.items] == ["1"]


@pytest.mark.parametrize("section", ["MỤC ĐÍCH, YÊU CẦU", "TÌNH HÌNH CHUNG", "MỤC TIÊU"])
@pytest.mark.parametrize("title", ["Dọn kênh năm 2026", "DỌN KÊNH NĂM 2026"])
def test_a_section_in_capitals_right_below_the_title_is_no_part_of_it(
    title: str, section: str
) -> None:
    outline = read_text(f"KẾ HOẠCH\n\n{title}\n\n{section}\n\n- Kênh sạch.\n")
    assert outline.facts.title == title
    assert [item.address for item in outline.items] == ["p1", "p1.-1"]


def test_a_title_in_capitals_may_go_on_with_words_that_sections_have() -> None:
    title = "KẾ HOẠCH\n\nTHỰC HIỆN CHƯƠNG TRÌNH\n\nMỤC TIÊU QUỐC GIA\n\nI. NHIỆM VỤ\n\n1. Làm."
    assert read_text(title).facts.title == "THỰC HIỆN CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA"
