from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.model import ITEM_KINDS, Kind


def kind_of(
    heading: str, below: str = "1. Các xã dọn kênh mương ở địa bàn mình phụ trách."
) -> Kind:
    return read_text(f"I. {heading}\n\n{below}\n").items[-1].kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", Kind.PURPOSE),
        ("QUAN ĐIỂM CHỈ ĐẠO", Kind.PURPOSE),
        ("MỤC TIÊU ĐẾN NĂM 2030", Kind.OBJECTIVE),
        ("TÌNH HÌNH VÀ NGUYÊN NHÂN", Kind.SITUATION),
        ("NHIỆM VỤ, GIẢI PHÁP", Kind.TASK),
        ("NHIỆM VỤ CỦA CÁC CƠ QUAN", Kind.TASK),
        ("TỔ CHỨC THỰC HIỆN", Kind.ORGANISATION),
        ("TÔ CHỨC THỰC HIỆN", Kind.ORGANISATION),
        ("CHUYỆN KHÁC", Kind.TASK),
    ],
)
def test_the_heading_of_a_section_says_what_its_items_are(heading: str, kind: Kind) -> None:
    assert kind_of(heading) is kind


def test_a_heading_below_decides_by_the_words_it_opens_with() -> None:
    assert kind_of("QUAN ĐIỂM, MỤC TIÊU", "2. Mục tiêu\n\n- Hết nhà tạm.") is Kind.OBJECTIVE
    assert kind_of("NHIỆM VỤ", "1. Nâng cao mục tiêu thi đua\n\n- Mở lớp.") is Kind.TASK


def test_an_item_may_name_its_own_kind_before_a_colon() -> None:
    assert kind_of("NỘI DUNG", "1. Mục tiêu chung: Đời sống tốt hơn.") is Kind.OBJECTIVE


def test_a_line_that_only_carries_the_time_of_its_siblings_is_a_deadline() -> None:
    outline = read_text("I. NHIỆM VỤ\n\n1. Chợ\n\n- Dọn chợ.\n\n- Thời gian thực hiện: hằng năm.\n")
    assert [item.kind for item in outline.items][-2:] == [Kind.TASK, Kind.DEADLINE]


def test_an_item_with_nothing_below_but_who_and_when_is_itself_the_task() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Xây cầu qua suối\n\n- Đơn vị chủ trì: Sở Xây dựng.\n\n"
        "- Thời gian: năm 2025.\n"
    )
    task = outline.by_address["I.1"]
    assert task.kind is Kind.TASK
    assert task.leads == ("Sở Xây dựng",)
    assert str(task.deadline.end) == "2025-12-31"


def test_what_stands_before_the_first_section_gives_grounds_or_tells_the_situation() -> None:
    outline = read_text(
        "CHỈ THỊ\n\nvề dọn kênh\n\nNhiều năm nay kênh mương trên địa bàn bị lấp.\n\n"
        "Căn cứ Luật Thủy lợi;\n\nChủ tịch yêu cầu:\n\n1. Các xã dọn kênh.\n"
    )
    assert [item.kind for item in outline.items] == [
        Kind.SITUATION,
        Kind.RECITAL,
        Kind.RECITAL,
        Kind.TASK,
    ]


def test_what_opens_an_enclosed_plan_leads_to_its_first_section() -> None:
    outline = read_text(
        "QUYẾT ĐỊNH\n\nvề việc dọn kênh\n\nĐiều 1. Ban hành kế hoạch.\n\nKẾ HOẠCH\n\n"
        "dọn kênh mùa khô\n\nTheo đề nghị của các xã, huyện lập kế hoạch.\n\n"
        "I. NHIỆM VỤ\n\n1. Dọn kênh.\n"
    )
    opening = next(item for item in outline.items if item.text.startswith("Theo đề nghị"))
    assert opening.kind is Kind.RECITAL


def test_a_charge_that_opens_with_its_grounds_is_no_recital() -> None:
    charge = "Căn cứ tình hình thực tế, các xã, phường làm các việc sau:"
    outline = read_text(f"I. NHIỆM VỤ\n\n{charge}\n\n- Dọn kênh.\n")
    assert outline.items[-1].kind is Kind.TASK


def test_a_paragraph_that_says_what_the_matter_is_gives_nobody_anything_to_do() -> None:
    assert kind_of("NHIỆM VỤ", "Con đường là điều kiện để trẻ em đến lớp.") is Kind.PURPOSE
    assert kind_of("TỔ CHỨC THỰC HIỆN", "Các xã là nơi tổ chức.") is Kind.ORGANISATION


@pytest.mark.parametrize(
    "note",
    [
        "(chi tiết tại Phụ lục 02 kèm theo)",
        "* (Danh mục kênh nêu tại Phụ lục ban hành kèm theo Kế hoạch này).*",
        "*(Danh mục cống tại Phụ lục 2)*",
        "**(Có biểu mẫu kèm theo)**",
        "(Kèm theo Phụ lục phân công nhiệm vụ)",
        "Chi tiết theo Phụ lục đính kèm Kế hoạch này.",
        "(Gửi kèm danh sách)",
        "(Theo Mẫu số 01)",
    ],
)
def test_a_note_that_points_to_an_annex_is_read_and_is_a_block_of_its_own(note: str) -> None:
    read = read_text(f"I. NHIỆM VỤ\n\n1. Kênh sạch\n\n- Vớt bèo.\n\n{note}\n\n2. Chợ sạch\n").items
    assert [(item.address, item.kind) for item in read[3:4]] == [("I.1.p1", Kind.RECITAL)]
    assert read[4].address == "I.2"


def test_a_duty_is_a_task_though_a_paragraph_stands_below_it_and_a_heading_over_items_is_not() -> (
    None
):
    duty = "1. Giao Sở Xây dựng chủ trì làm đường vào các bản vùng cao của tỉnh."
    above = read_text(f"I. NHIỆM VỤ\n\n{duty}\n\nViệc này làm ngay.").items
    assert [item.kind for item in above][1] is Kind.TASK
    listed = read_text(f"I. NHIỆM VỤ\n\n{duty}\n\na) Khảo sát tuyến.").items
    assert [item.kind for item in listed][1] is Kind.HEADING


def test_a_section_in_capitals_with_a_remark_in_brackets_is_a_heading() -> None:
    outline = read_text("II. NHIỆM VỤ CHỦ YẾU (xem phụ lục)\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Việc.")
    assert outline.items[0].kind is Kind.HEADING


def test_a_table_before_any_section_holds_tasks() -> None:
    table = "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Xây cầu | Sở X |\n"
    (row,) = read_text("KẾ HOẠCH\nVề việc thử\n\n" + table).items
    assert (row.kind, row.leads) == (Kind.TASK, ("Sở X",))


def test_a_duty_with_bullets_below_it_is_a_task() -> None:
    duty = "b) Sở Công Thương tham mưu lập năm cụm nghề mới cho các huyện vùng cao của tỉnh."
    items = read_text(f"I. NHIỆM VỤ\n\n1. Nghề mới\n\n{duty}\n\n- Chọn nơi.\n\n- Mời thợ.").items
    assert items[2].kind is Kind.TASK
    assert items[2].leads == ("Sở Công Thương",)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN", Kind.ORGANISATION),
        ("NHIỆM VỤ, MỤC TIÊU", Kind.TASK),
        ("MỤC TIÊU, NHIỆM VỤ", Kind.OBJECTIVE),
        ("TÌNH HÌNH TỔ CHỨC THỰC HIỆN", Kind.ORGANISATION),
    ],
)
def test_organisation_decides_wherever_it_stands_and_else_the_earliest_word(
    heading: str, kind: Kind
) -> None:
    assert kind_of(heading) is kind


def test_every_kind_is_settled_also_of_rows_in_a_part_of_a_table() -> None:
    outline = read_text(
        "Lời mở đầu:\n\n- một việc lẻ.\n\nPHỤ LỤC\n\n"
        "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n"
        "| I | Về giao thông | |\n| 1 | Sửa bến đò | Sở Xây dựng |\n"
    )
    row = next(item for item in outline.items if item.text == "Sửa bến đò")
    assert row.kind is Kind.TASK
    assert row.parent == "PL.I"
    assert all(item.kind in ITEM_KINDS for item in outline.items)
