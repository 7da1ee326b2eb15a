"""How far the kind that a section gives reaches, and what stands in it without having it."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.importing.sentences.line_names import attribute
from doichieu.model import Kind


def kinds(*paragraphs: str) -> list[Kind]:
    """The kinds of the blocks of a document, in order."""
    return [item.kind for item in read_text("\n\n".join(paragraphs) + "\n").items]


def test_a_section_on_carrying_out_is_one_whatever_its_heading_names_first() -> None:
    assert kinds("I. MỤC TIÊU VÀ TỔ CHỨC THỰC HIỆN", "1. Các xã dọn kênh.")[-1] is Kind.ORGANISATION


def test_the_formula_in_capitals_heads_what_is_decided_and_the_last_article_is_to_be_done() -> None:
    assert kinds(
        "QUYẾT ĐỊNH",
        "về dọn kênh",
        "ỦY BAN NHÂN DÂN XÃ",
        "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kế hoạch.",
        "Điều 2. Các xã chịu trách nhiệm thi hành.",
    ) == [Kind.HEADING, Kind.RECITAL, Kind.ORGANISATION]


def test_an_article_has_the_kind_of_its_chapter() -> None:
    assert (
        kinds("Chương I. TỔ CHỨC THỰC HIỆN", "Điều 1. Dọn kênh.", "1. Các xã dọn kênh.")[-1]
        is Kind.ORGANISATION
    )


def test_a_chapter_does_not_hand_on_the_kind_of_the_part_it_is_in() -> None:
    part = "PHẦN I. MỤC TIÊU"
    assert kinds(part, "Chương I. DỌN KÊNH", "1. Các xã dọn kênh.")[-1] is Kind.TASK
    assert kinds(part, "1. Kênh mương sạch.")[-1] is Kind.OBJECTIVE


def test_what_the_matter_is_may_be_said_in_a_section_on_carrying_out() -> None:
    matter = "Con đường là điều kiện để trẻ em đến lớp."
    assert kinds("I. TỔ CHỨC THỰC HIỆN", matter)[-1] is Kind.ORGANISATION
    assert kinds("I. NHIỆM VỤ", matter)[-1] is Kind.PURPOSE
    for said in ("là lực đẩy của xã", "là định hướng tất yếu của tỉnh", "là xu thế của mọi nơi"):
        assert kinds("I. NHIỆM VỤ", f"Phát triển đò điện {said}.")[-1] is Kind.PURPOSE
    assert kinds("I. NHIỆM VỤ", "Phát triển đò điện theo định hướng của tỉnh.")[-1] is Kind.TASK


def test_a_line_that_ends_in_a_colon_is_no_task_though_nothing_stands_below_it() -> None:
    assert kinds("I. NHIỆM VỤ", "1. Dọn kênh", "Các việc chính:", "2. Mở lớp.") == [
        Kind.HEADING,
        Kind.HEADING,
        Kind.HEADING,
        Kind.TASK,
    ]


def test_who_leads_may_stand_in_bullets_below_the_line_that_asks_for_it() -> None:
    task = ("I. NHIỆM VỤ", "1. Chợ")
    assert kinds(*task, "- Cơ quan chủ trì:", "+ Sở A.", "+ Sở B.")[1:] == [
        Kind.TASK,
        *[Kind.DEADLINE] * 3,
    ]
    assert kinds(*task, "- Cơ quan chủ trì: Sở A", "+ Dọn chợ.", "+ Quét chợ.")[-1] is Kind.TASK


def test_lines_of_time_below_a_line_of_time_are_no_tasks() -> None:
    assert kinds(
        "I. NHIỆM VỤ",
        "1. Dọn chợ.",
        "2. Thời gian thực hiện: năm 2026",
        "- Thời gian hoàn thành: quý I năm 2026.",
    )[-2:] == [Kind.DEADLINE, Kind.DEADLINE]


def test_a_line_that_goes_on_for_long_says_more_than_when() -> None:
    assert attribute("Thời gian thực hiện: năm 2026") == "deadline"
    assert attribute("Thời gian thực hiện: " + "năm 2026 dọn kênh; " * 40) is None


@pytest.mark.parametrize(
    "heading",
    [
        "II. Thời gian, địa điểm",
        "1. Thời gian và địa điểm tổ chức",
        "II. Đối tượng, thời gian và địa điểm",
        "1. Thời gian - Địa điểm",
        "II. Quy mô, thời gian",
    ],
)
@pytest.mark.parametrize("marks", [("- ", "- "), ("a) ", "b) ")])
def test_a_block_that_only_names_what_its_lines_say_is_a_heading(
    heading: str, marks: tuple[str, str]
) -> None:
    when, where = marks
    lines = (f"{when}Thời gian: ngày 20/4/2026.", f"{where}Địa điểm: Nhà văn hóa xã.")
    assert kinds(heading, *lines) == [Kind.HEADING, Kind.DEADLINE, Kind.PURPOSE]


@pytest.mark.parametrize(
    ("heading", "term"),
    [
        ("1. Mức hỗ trợ:", "- Không quá 09 tháng trong một năm học."),
        ("1. Điều kiện hưởng", "- Có hộ khẩu tại xã."),
        ("1. Đơn vị được giám sát", "- Ban Quản lý chợ Vân Sa."),
        ("1. Mở hội thi vào ngày 10/10/2026.", "- 02 giải Nhì trị giá 1.500.000 đồng."),
        ("1. Mở hội thi vào ngày 10/10/2026.", "- Giải Khuyến khích: 500.000 đồng."),
        ("1. Hỗ trợ bữa ăn", "- 320.000 đồng/trẻ/tháng."),
    ],
)
def test_prizes_sums_and_conditions_are_terms_also_among_tasks(heading: str, term: str) -> None:
    assert kinds("I. NỘI DUNG", heading, term)[-1] is Kind.PURPOSE


def test_what_has_to_be_handed_in_by_a_day_is_to_be_done_also_among_terms() -> None:
    found = kinds(
        "I. KHEN THƯỞNG",
        "1. Giấy khen cho 05 tập thể.",
        "2. Hồ sơ gửi về Văn phòng trước ngày 15/11/2026.",
    )
    assert found == [Kind.HEADING, Kind.PURPOSE, Kind.TASK]


def test_what_the_money_of_one_year_or_level_is_is_told_too() -> None:
    found = kinds(
        "I. KINH PHÍ",
        "1. Riêng năm 2025, sử dụng nguồn kết dư ngân sách tỉnh.",
        "2. Đối với cấp xã, kinh phí do ngân sách xã bảo đảm.",
        "3. Trong năm 2026, lập dự toán gửi Sở Tài chính.",
    )
    assert found == [Kind.HEADING, Kind.SITUATION, Kind.SITUATION, Kind.TASK]


def test_the_programme_of_a_ceremony_and_what_a_dossier_holds_are_terms() -> None:
    assert kinds(
        "I. CHƯƠNG TRÌNH LỄ PHÁT ĐỘNG",
        "1. 7 giờ 00: Đón đại biểu.",
        "2. 7 giờ 30: Chủ tịch UBND xã phát biểu.",
        "3. Công an xã chủ trì giữ trật tự.",
        "II. HỒ SƠ KHEN THƯỞNG",
        "- Tờ trình của các thôn;",
        "- Lưu ý: Hồ sơ ghi rõ họ tên.",
        "- Hồ sơ gửi về Phòng Văn hóa trước ngày 20/7/2026.",
    ) == [
        Kind.HEADING,
        *(Kind.PURPOSE, Kind.PURPOSE, Kind.TASK),
        Kind.HEADING,
        *(Kind.PURPOSE, Kind.PURPOSE, Kind.TASK),
    ]


def test_a_section_in_capitals_heads_the_lines_on_time_and_place_below_it() -> None:
    lines = ("- Thời gian: Ngày 06/6/2026.", "- Địa điểm: Sân chợ.")
    assert kinds("KẾ HOẠCH", "Dọn kênh", "THỜI GIAN, ĐỊA ĐIỂM", *lines) == [
        Kind.HEADING,
        Kind.DEADLINE,
        Kind.PURPOSE,
    ]


def test_a_section_of_one_sentence_is_no_heading_of_the_close_behind_it() -> None:
    close = "Trên đây là kế hoạch dọn kênh./."
    assert kinds("I. Nội dung", "1. Dọn kênh.", "II. Kinh phí: Xã hội hóa.", close)[2:] == [
        Kind.SITUATION,
        Kind.ORGANISATION,
    ]
    assert kinds("I. Nội dung", "1. Dọn kênh.", "II. Kinh phí", close)[2] is Kind.HEADING


def test_an_item_that_tells_what_has_been_is_no_task_unless_it_asks_for_something() -> None:
    assert kinds(
        "KẾT LUẬN",
        "về thu gom rác",
        "1. Thời gian qua, việc thu gom rác có chuyển biến.",
        "2. Trong những năm gần đây, rác nhựa tăng nhanh.",
        "3. Thời gian qua còn chậm, yêu cầu các thôn thu gom hằng ngày.",
        "4. Thu gom rác ở chợ.",
    ) == [Kind.SITUATION, Kind.SITUATION, Kind.TASK, Kind.TASK]


def test_a_maxim_is_nobodys_duty() -> None:
    assert kinds("II. Phương châm", "Bốn tại chỗ.") == [Kind.HEADING, Kind.PURPOSE]
