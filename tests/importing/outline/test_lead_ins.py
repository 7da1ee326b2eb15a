"""Sentences that only lead into a list: they are read, and the list is that of the heading."""

from __future__ import annotations

from datetime import date

import pytest

from doichieu.importing import read_text
from doichieu.model import Item, Kind

LONG = "trên cơ sở đường đi lối lại, cầu cống và bến đò ở mọi thôn bản trong địa bàn xã, " * 4


def items(*paragraphs: str) -> list[Item]:
    return list(read_text("\n\n".join(paragraphs) + "\n").items)


@pytest.mark.parametrize(
    "sentence",
    [
        "Các phòng, ban và trưởng thôn làm các việc sau:",
        "Năm nay phấn đấu đạt những kết quả sau đây:",
        "Tổng số tuyến phải nạo vét: 30 tuyến, trong đó:",
        f"Các hội quần chúng {LONG} thực hiện các nhiệm vụ sau:",
        "Căn cứ tình hình thực tế, Ủy ban nhân dân xã tổ chức các hình thức sau:",
        "Việc ra quân được tổ chức tại các tuyến kênh, bao gồm:",
        "Hội Nông dân xã vận động hội viên:",
        "Cụ thể như sau:",
        "Phát động thi đua, tập trung vào các việc:",
        "Đa dạng hóa cách làm, bằng các hình thức:",
        "Mở đợt cao điểm, trọng tâm là các tuyến:",
    ],
)
@pytest.mark.parametrize("marks", [("1. ", "2. "), ("- ", "- "), ("a) ", "b) ")])
def test_the_list_below_a_lead_in_keeps_the_address_of_the_heading(
    sentence: str, marks: tuple[str, str]
) -> None:
    read = items("II. NHIỆM VỤ", sentence, f"{marks[0]}Dọn kênh.", f"{marks[1]}Vớt bèo.")
    assert read[1].kind is Kind.RECITAL
    assert read[1].address == "II.p1"
    assert [item.parent for item in read[2:]] == ["II", "II"]
    assert {item.kind for item in read[2:]} == {Kind.TASK}


@pytest.mark.parametrize(
    "title",
    ["Việc cần làm ngay:", "**Những việc lâu dài về kênh mương trên địa bàn xã:**", "Lưu ý:"],
)
def test_a_title_line_is_a_heading_with_a_list_of_its_own(title: str) -> None:
    read = items("II. NHIỆM VỤ", title, "- Dọn kênh.", "- Vớt bèo.")
    assert [item.kind for item in read[:2]] == [Kind.HEADING, Kind.HEADING]
    assert [item.address for item in read[2:]] == ["II.p1.-1", "II.p1.-2"]


@pytest.mark.parametrize("long", ["", LONG])
@pytest.mark.parametrize("mark", ["1. ", "- "])
def test_a_line_that_opens_a_second_group_is_a_heading_however_long_it_is(
    long: str, mark: str
) -> None:
    first = "1. Dọn kênh, " + "nhất là nơi nước đọng lâu ngày, " * 8 + "mỗi tuần."
    second = f"Ngoài ra, các thôn {long} làm thêm các việc sau:"
    read = items("II. NHIỆM VỤ", "Các xã làm các việc sau:", first, second, f"{mark}Vớt bèo.")
    assert read[3].kind is Kind.HEADING
    assert read[4].parent == read[3].address


def test_a_count_may_begin_anew_below_a_numbered_heading_that_a_lead_in_follows() -> None:
    read = items("I. VIỆC", "1. Kênh mương", "Các thôn làm các việc sau:", "1. Vớt bèo.", "2. Dọn.")
    assert [item.address for item in read] == ["I", "I.1", "I.1.p1", "I.1.1", "I.1.2"]


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("Các phòng, ban làm các việc sau:", ("Các phòng, ban",)),
        (f"Các sở, ban, ngành {LONG} thực hiện các nhiệm vụ sau:", ("Các sở, ban, ngành",)),
        (
            "Kênh đã cạn. Đề nghị Hội Nông dân xã tập trung các việc sau:",
            ("Hội Nông dân xã",),
        ),
        ("Việc dọn kênh gồm các bước sau:", ()),
    ],
)
def test_whom_a_lead_in_names_the_list_is_up_to(sentence: str, leads: tuple[str, ...]) -> None:
    read = items("II. NHIỆM VỤ", sentence, "1. Dọn kênh.", "2. Phòng Kinh tế theo dõi.")
    assert [item.leads for item in read] == [(), (), leads, ("Phòng Kinh tế",)]


def test_a_lead_in_that_names_nobody_leaves_the_list_to_the_heading() -> None:
    read = items("1. Phòng Kinh tế", "Thực hiện các nhiệm vụ sau:", "- Dọn kênh.", "- Vớt bèo.")
    assert read[-1].leads == ("Phòng Kinh tế",)


def test_of_two_lead_ins_the_one_that_names_somebody_counts() -> None:
    read = items(
        "I. NHIỆM VỤ", "Các phòng, ban làm các việc sau:", "Cụ thể như sau:", "1. Dọn kênh."
    )
    assert (read[-1].address, read[-1].leads) == ("I.1", ("Các phòng, ban",))


def test_the_opening_of_a_document_gives_its_list_to_whom_it_asks_not_to_the_issuer() -> None:
    asks = "Để giữ sạch kênh, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ngành làm các việc sau:"
    issues = "Ủy ban nhân dân tỉnh ban hành Kế hoạch dọn kênh với các nội dung sau:"
    tasks = ("1. Dọn kênh.", "2. Vớt bèo.")
    assert items("CHỈ THỊ\n\nvề dọn kênh", asks, *tasks)[-1].leads == ("các sở, ngành",)
    assert items("KẾ HOẠCH\n\ndọn kênh", issues, *tasks)[-1].leads == ()


def test_the_list_below_a_lead_in_has_the_time_that_it_names() -> None:
    read = items(
        "II. NHIỆM VỤ",
        "Ra quân từ ngày 02/3/2026 đến ngày 20/3/2026, tập trung vào các việc:",
        "- Dọn kênh.",
        "- Vớt bèo trước ngày 10/3/2026.",
    )
    days = [(item.deadline.start, item.deadline.end) for item in read[2:]]
    assert days == [(date(2026, 3, 2), date(2026, 3, 20)), (None, date(2026, 3, 10))]


def test_what_a_lead_in_calls_the_list_says_what_it_is() -> None:
    read = items("I. ĐẾN NĂM 2030", "Phấn đấu đạt các mục tiêu sau:", "- Hết kênh cạn.", "- Sạch.")
    assert read[-1].kind is Kind.OBJECTIVE
