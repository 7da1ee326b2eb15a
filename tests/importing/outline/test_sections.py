"""What a section is about, in the words of communes, wards and mass organisations."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.model import Item, Kind


def items(*paragraphs: str) -> list[Item]:
    return list(read_text("\n\n".join(paragraphs) + "\n").items)


def below(heading: str, item: str, *after: str) -> Item:
    """The item of a document of tasks that stands below a section so headed."""
    read = items("I. NHIỆM VỤ", "1. Các thôn dọn kênh.", f"II. {heading}", f"1. {item}", *after)
    return next(each for each in read if each.address == "II.1")


@pytest.mark.parametrize("heading", ["KINH PHÍ THỰC HIỆN", "NGUỒN VỐN", "Kinh phí", "DỰ TOÁN"])
@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Ngân sách xã và nguồn xã hội hóa.", Kind.SITUATION),
        ("Từ quỹ hội phí của Hội Nông dân xã.", Kind.SITUATION),
        ("Nạo vét kênh số 2: 45.000.000 đồng.", Kind.SITUATION),
        ("Kinh phí do Ủy ban nhân dân xã bảo đảm theo phân cấp.", Kind.SITUATION),
        ("Sử dụng nguồn sự nghiệp môi trường năm 2026.", Kind.SITUATION),
        ("Lồng ghép từ các chương trình khác.", Kind.SITUATION),
        ("Phòng Kinh tế lập dự toán, trình Ủy ban nhân dân xã.", Kind.TASK),
        ("Kinh phí dọn kênh: Giao Phòng Kinh tế tham mưu bố trí.", Kind.TASK),
        ("Xây dựng dự toán gửi về xã.", Kind.TASK),
    ],
)
def test_what_the_money_is_is_told_and_what_has_to_be_done_about_it_is_a_task(
    heading: str, item: str, kind: Kind
) -> None:
    assert below(heading, item).kind is kind


def test_money_belongs_to_the_carrying_out_where_it_is_an_item_of_that() -> None:
    read = items("I. TỔ CHỨC THỰC HIỆN", "1. Kinh phí", "- Từ ngân sách xã.", "2. Phòng Kinh tế")
    assert read[2].kind is Kind.ORGANISATION
    assert items("I. VIỆC", "1. Dọn kênh", "- Kinh phí: từ quỹ hội.", "- Dọn.")[2].kind is (
        Kind.SITUATION
    )


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("NỘI DUNG, TIẾN ĐỘ, PHÂN CÔNG TRÁCH NHIỆM THỰC HIỆN", Kind.TASK),
        ("NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN", Kind.TASK),
        ("NỘI DUNG KIỂM TRA, GIÁM SÁT", Kind.TASK),
        ("TIẾN ĐỘ VÀ PHÂN CÔNG THỰC HIỆN", Kind.TASK),
        ("CÁC BƯỚC, PHÂN CÔNG TRÁCH NHIỆM", Kind.TASK),
        ("NỘI DUNG VÀ TỔ CHỨC THỰC HIỆN", Kind.TASK),
        ("HOẠT ĐỘNG, KINH PHÍ", Kind.TASK),
        ("GIẢI PHÁP, TRÁCH NHIỆM THỰC HIỆN", Kind.TASK),
        ("PHÂN CÔNG TRÁCH NHIỆM", Kind.ORGANISATION),
        ("CÔNG TÁC KIỂM TRA, GIÁM SÁT", Kind.ORGANISATION),
        ("CHẾ ĐỘ BÁO CÁO", Kind.ORGANISATION),
    ],
)
def test_one_section_on_carrying_out_leaves_the_others_what_they_open_with(
    heading: str, kind: Kind
) -> None:
    last = ("III. TỔ CHỨC THỰC HIỆN", "1. Phòng Kinh tế theo dõi.")
    assert below(heading, "Thuê máy đào kênh số 2.", *last).kind is kind


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("KHẨU HIỆU TUYÊN TRUYỀN", "Hội Nông dân xã Đông Khê thi đua giữ sạch kênh mương!"),
        ("NỘI DUNG KHẨU HIỆU", "Nhân dân xã Đông Khê chung tay giữ sạch dòng kênh."),
        ("THÀNH PHẦN HỘI NGHỊ", "Đại diện Hội Liên hiệp Phụ nữ xã."),
        ("Thành phần, số lượng", "Mỗi chi đoàn 05 đoàn viên."),
        ("THỜI GIAN, ĐỊA ĐIỂM", "Nhà văn hóa thôn Đoài."),
        ("CƠ CẤU GIẢI THƯỞNG", "Giải Nhất: 02 triệu đồng."),
        ("HÌNH THỨC KHEN THƯỞNG", "Giấy khen của Chủ tịch Ủy ban nhân dân xã cho 03 tập thể."),
        ("ĐẠI BIỂU KHÁCH MỜI", "Thường trực Đảng ủy xã."),
        ("CƠ CẤU, SỐ LƯỢNG ĐẠI BIỂU", "Khối thôn: 12 đại biểu."),
    ],
)
def test_terms_are_no_tasks_and_up_to_nobody(heading: str, item: str) -> None:
    read = below(heading, item)
    assert (read.kind, read.leads) == (Kind.PURPOSE, ())


def test_a_duty_among_the_terms_is_a_task() -> None:
    duty = "Phòng Văn hóa - Xã hội tham mưu khen thưởng các thôn làm tốt."
    assert below("KHEN THƯỞNG", duty).kind is Kind.TASK


def test_a_line_that_tells_on_what_terms_a_task_is_done_makes_it_no_heading() -> None:
    read = items(
        "I. NHIỆM VỤ", "1. Dọn kênh số 1.", "- Địa điểm: Kênh số 1.", "- Thành phần: Đoàn."
    )
    assert [item.kind for item in read[1:]] == [Kind.TASK, Kind.PURPOSE, Kind.PURPOSE]


@pytest.mark.parametrize("ground", ["Căn cứ Điều lệ Hội;", "Xét đề nghị của Văn phòng,"])
@pytest.mark.parametrize("mark", ["- ", "+ ", "* ", ""])
def test_grounds_may_stand_in_a_list_before_the_first_section(ground: str, mark: str) -> None:
    text = f"NGHỊ QUYẾT\n\nvề dọn kênh\n\n{mark}{ground}\n\nI. NHIỆM VỤ\n\n1. Dọn kênh.\n"
    read = read_text(text).items
    assert [item.kind for item in read] == [Kind.RECITAL, Kind.HEADING, Kind.TASK]


@pytest.mark.parametrize(
    ("article", "kind"),
    [
        ("Ban hành kèm theo Quyết định này Kế hoạch tổ chức thực hiện dọn kênh.", Kind.RECITAL),
        ("Thành lập Tổ dọn kênh của xã.", Kind.RECITAL),
        ("Quyết định này có hiệu lực từ ngày ký.", Kind.RECITAL),
        ("Chánh Văn phòng, Trưởng các thôn căn cứ Quyết định thi hành./.", Kind.ORGANISATION),
        ("Phòng Kinh tế có trách nhiệm theo dõi Tổ dọn kênh.", Kind.ORGANISATION),
    ],
)
def test_an_article_that_gives_a_duty_is_about_carrying_out(article: str, kind: Kind) -> None:
    read = items("QUYẾT ĐỊNH\nvề dọn kênh", "QUYẾT ĐỊNH:", f"Điều 1. {article}")
    assert read[-1].kind is kind


def test_the_last_duties_of_a_document_without_such_a_section_are_about_carrying_it_out() -> None:
    read = items(
        "CHỈ THỊ\nvề dọn kênh",
        "Chủ tịch Ủy ban nhân dân xã yêu cầu:",
        "1. Các thôn dọn kênh.",
        "2. Hội Nông dân xã vận động hội viên, "
        + "nhất là ở các thôn ven đê xa xã, " * 5
        + "cùng làm.",
        "3. Văn phòng theo dõi việc thực hiện Chỉ thị này.",
        "Yêu cầu các thôn, các cơ quan nghiêm túc triển khai thực hiện./.",
    )
    assert [item.kind for item in read[1:]] == [
        *[Kind.TASK] * 2,
        *[Kind.ORGANISATION] * 2,
    ]


def test_a_section_without_a_number_is_one_where_its_capitals_and_words_say_so() -> None:
    read = items(
        "KẾ HOẠCH\ndọn kênh",
        "1. Các thôn dọn kênh.",
        "TỔ CHỨC THỰC HIỆN",
        "1. Phòng Kinh tế theo dõi.",
    )
    assert [item.kind for item in read] == [Kind.TASK, Kind.HEADING, Kind.ORGANISATION]
    assert read[2].parent == read[1].address


def test_a_document_may_have_no_numbers_at_all_above_its_items() -> None:
    read = items(
        "KẾ HOẠCH\n\ndọn kênh",
        "Thực hiện chỉ đạo của cấp trên, xã lập kế hoạch như sau:",
        "MỤC ĐÍCH",
        "- Kênh sạch.",
        "NỘI DUNG",
        "1. Các thôn dọn kênh.",
        "KINH PHÍ",
        "Từ ngân sách xã.",
    )
    assert [item.kind for item in read[1:]] == [
        *(Kind.HEADING, Kind.PURPOSE),
        *(Kind.HEADING, Kind.TASK),
        *(Kind.HEADING, Kind.SITUATION),
    ]


def test_a_labelled_line_that_lays_down_a_duty_before_it_leads_on_is_no_heading() -> None:
    duty = "1. Ủy ban nhân dân các xã bố trí kinh phí dọn kênh từ ngân sách địa phương hằng năm"
    read = items("I. TỔ CHỨC THỰC HIỆN", f"{duty}; tập trung làm các việc sau:", "- Dọn kênh.")
    assert read[1].kind is Kind.ORGANISATION
    assert read[2].leads == ("Ủy ban nhân dân các xã",)
