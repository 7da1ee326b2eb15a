"""Lines that only say something of others, whatever they hang under: whose they are, and what."""

from __future__ import annotations

from datetime import date

import pytest

from doichieu.importing import read_text
from doichieu.model import DoubtCode, Item, Kind, Outline

SHEET = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG LẦM
Số: 21/KH-UBND
Đồng Lầm, ngày 10 tháng 3 năm 2026
KẾ HOẠCH
Trồng cây ven đường năm 2026
"""
DOER, HELPER = "Phòng Kinh tế", "Đoàn xã"
MAY = date(2026, 5, 31)


def read(body: str) -> Outline[Item]:
    return read_text(SHEET + body)


def told(outline: Outline[Item]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...], date | None]]:
    """Who leads, who takes part and the last day, of all that has to be done, by address."""
    return {
        item.address: (item.leads, item.partners, item.deadline.end)
        for item in outline.items
        if item.kind in (Kind.TASK, Kind.ORGANISATION)
    }


WHOLE = ((DOER,), (HELPER,), MAY)


@pytest.mark.parametrize(
    "body",
    [
        # A task with lines of its own and with items too.
        """II. NHIỆM VỤ
1.1. Ươm cây sao đen tại vườn ươm của xã.
- Cây ươm phải cao từ 40 cm.
- Thời hạn hoàn thành: tháng 5/2026.
- Cơ quan chủ trì: Phòng Kinh tế.
- Cơ quan phối hợp: Đoàn xã.
1.2. Đào hố dọc đường.
""",
        # Lines first, with pluses, in other words.
        """II. NHIỆM VỤ
1.1. Ươm cây sao đen tại vườn ươm của xã;
+ Đơn vị thực hiện: Phòng Kinh tế
+ Đơn vị cùng phối hợp: Đoàn xã
+ Hạn hoàn thành: 31/5/2026
+ Sản phẩm: 2.000 cây giống
+ Kinh phí: 30 triệu đồng
1.2. Đào hố dọc đường.
""",
        # Paragraphs without a label.
        """II. NHIỆM VỤ
1.1. Ươm cây sao đen tại vườn ươm của xã.
Chủ trì thực hiện: Phòng Kinh tế.
Phối hợp thực hiện: Đoàn xã.
Tiến độ hoàn thành: Trong tháng 5/2026.
1.2. Đào hố dọc đường.
""",
        # All in one line.
        """II. NHIỆM VỤ
1.1. Ươm cây sao đen tại vườn ươm của xã.
- Thời gian hoàn thành: tháng 5/2026; đơn vị chủ trì: Phòng Kinh tế; phối hợp: Đoàn xã.
1.2. Đào hố dọc đường.
""",
        # Who watches over it leads only where nobody else does.
        """II. NHIỆM VỤ
1.1. Ươm cây sao đen tại vườn ươm của xã.
- Lãnh đạo phụ trách: Phó Chủ tịch UBND xã.
- Bộ phận thực hiện: Phòng Kinh tế.
- Bộ phận phối hợp: Đoàn xã.
- Xong trước ngày 31/5/2026.
1.2. Đào hố dọc đường.
""",
    ],
)
def test_lines_below_a_task_speak_of_it_and_of_no_other(body: str) -> None:
    found = told(read(body))
    assert (found["II.1.1"], found["II.1.2"]) == (WHOLE, ((), (), None))
    assert all(address.startswith("II.1.1.") for address in set(found) - {"II.1.1", "II.1.2"})


@pytest.mark.parametrize(
    "body",
    [
        """II. NHIỆM VỤ
1. Nội dung: Trồng cây sao đen dọc đường liên xóm.
- Thời gian: Tháng 5/2026.
- Địa điểm: Đường liên xóm.
- Thành phần: Đoàn viên, hội viên các hội; các xóm.
- Đơn vị chủ trì: Phòng Kinh tế.
- Đơn vị phối hợp: Đoàn xã.
- Kết quả: 300 cây.
""",
        """II. NHIỆM VỤ
1. Ngày hội trồng cây
- Thời gian: Tháng 5/2026.
- Địa điểm: Đường liên xóm.
- Nội dung: Trồng cây sao đen dọc đường liên xóm.
- Hình thức: Ra quân tập trung.
- Cơ quan thực hiện: Phòng Kinh tế.
- Cơ quan phối hợp: Đoàn xã.
""",
    ],
)
def test_what_is_to_be_done_is_the_task_and_neither_its_place_nor_who_comes(body: str) -> None:
    outline = read(body)
    assert list(told(outline).values()) == [WHOLE]
    kinds = {item.text.partition(":")[0]: item.kind for item in outline.items}
    assert kinds["Địa điểm"] is Kind.PURPOSE
    assert not any("hội viên" in lead for item in outline.items for lead in item.leads)


def test_lines_below_the_last_of_several_tasks_are_given_to_all_and_doubted() -> None:
    outline = read("""II. NHIỆM VỤ
a) Ươm cây.
b) Đào hố.
- Đơn vị chủ trì: Phòng Kinh tế.
- Đơn vị phối hợp: Đoàn xã.
- Thời gian hoàn thành: Tháng 5/2026.
""")
    assert told(outline) == {"II.a": WHOLE, "II.b": WHOLE}
    doubts = [doubt for doubt in outline.doubts if doubt.code is DoubtCode.WHOSE_LINE]
    assert [doubt.line for doubt in doubts] == [10]


def test_tasks_that_each_have_their_lines_share_none() -> None:
    outline = read("""II. NHIỆM VỤ
1. Ươm cây.
- Đơn vị chủ trì: Trạm Y tế xã.
2. Đào hố.
- Đơn vị chủ trì: Phòng Kinh tế.
- Đơn vị phối hợp: Đoàn xã.
- Thời gian: đến hết ngày 31/5/2026.
""")
    assert told(outline) == {"II.1": (("Trạm Y tế xã",), (), None), "II.2": WHOLE}
    assert not [doubt for doubt in outline.doubts if doubt.code is DoubtCode.WHOSE_LINE]


@pytest.mark.parametrize(
    "section",
    [
        "III. THỜI GIAN THỰC HIỆN\n- Đợt ra quân được thực hiện từ ngày 01/5 đến ngày 31/5/2026.\n",
        "III. THỜI GIAN THỰC HIỆN\nTừ ngày 01/5/2026 đến ngày 31/5/2026.\n",
        "III. THỜI GIAN THỰC HIỆN: Từ ngày 01/5/2026 đến hết ngày 31/5/2026\n",
        "III. TIẾN ĐỘ\n1. Thời gian: Tháng 5/2026\n",
    ],
)  # fmt: skip
def test_a_section_that_holds_only_a_time_is_for_the_whole_plan(section: str) -> None:
    outline = read(f"""II. NHIỆM VỤ
1. Ươm cây.
2. Đào hố, xong trước ngày 20/4/2026.
{section}IV. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế chọn cây giống.

Trên đây là Kế hoạch trồng cây, các xóm tổ chức thực hiện./.
""")
    ends = [end for _, _, end in told(outline).values()]
    assert ends == [MAY, date(2026, 4, 20), MAY, None]
    assert outline.by_address["III"].kind is Kind.DEADLINE


def test_a_time_among_the_responsibilities_is_for_those_beside_it() -> None:
    outline = read("""II. NHIỆM VỤ
1. Ươm cây.
III. THỜI GIAN VÀ TRÁCH NHIỆM THỰC HIỆN
1. Thời gian thực hiện

Đợt trồng cây diễn ra từ ngày ký Kế hoạch đến khi trồng xong.

2. Trách nhiệm thực hiện
- Phòng Kinh tế giám sát việc trồng cây.
""")
    kinds = {address: item.deadline.kind for address, item in outline.by_address.items()}
    assert (kinds["II.1"], kinds["III.2.-1"]) == ("none", "mixed")
    lines = [outline.by_address[address].kind for address in ("III.1", "III.1.p1")]
    assert lines == [Kind.DEADLINE, Kind.DEADLINE]


def test_a_section_with_a_time_for_each_stage_dates_nothing_and_is_doubted() -> None:
    outline = read("""II. NHIỆM VỤ
1. Ươm cây.
III. THỜI GIAN THỰC HIỆN
- Đợt 1: Tháng 4/2026.
- Đợt 2: Tháng 5/2026.
""")
    assert told(outline) == {"II.1": ((), (), None)}
    assert DoubtCode.WHOSE_LINE in {doubt.code for doubt in outline.doubts}


@pytest.mark.parametrize(
    "heading",
    [
        "Đợt 1: Từ ngày 02/5/2026 đến ngày 31/5/2026",
        "Đợt 1 (từ 02/5 đến 31/5/2026)",
        "Bước 1 - Từ ngày 02/5 đến hết ngày 31/5/2026:",
        "Giai đoạn 1, từ ngày 02 đến ngày 31/5/2026",
        "Tháng 5/2026",
        "Trong tháng 5/2026: Ra quân",
        "Ra quân trồng cây (hoàn thành trong tháng 5/2026)",
        "Đợt cao điểm: hoàn thành trước ngày 31/5/2026",
    ],
)
def test_a_time_in_a_heading_is_for_all_below_it(heading: str) -> None:
    found = told(
        read(f"""II. NHIỆM VỤ
1. {heading}
- Ươm cây.
- Đào hố, xong trước ngày 20/5/2026.
2. Đợt sau
- Tưới cây.
""")
    )
    ends = [end for _, _, end in found.values()]
    assert ends == [MAY, date(2026, 5, 20), None]


@pytest.mark.parametrize(
    "heading",
    [
        "Nhiệm vụ trọng tâm năm 2026",
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 20/5/2026 của UBND tỉnh",
        "Chương trình trồng cây đến năm 2030",
        "Đề án trồng cây giai đoạn 2026 - 2030",
    ],
)
def test_a_year_in_the_name_of_a_programme_is_no_time_for_what_stands_below(heading: str) -> None:
    found = told(read(f"II. NHIỆM VỤ\n1. {heading}\n- Ươm cây.\n- Đào hố.\n"))
    assert [end for _, _, end in found.values()] == [None, None]


def test_a_bracket_below_a_heading_is_for_all_below_it() -> None:
    outline = read("""II. NHIỆM VỤ
1. Ra quân
(Thực hiện từ ngày 02/5 đến ngày 31/5/2026)
a) Ươm cây.
b) Đào hố.
""")
    assert [end for _, _, end in told(outline).values()] == [MAY, MAY]


DECREE = "Theo Nghị định số 77/2018/NĐ-CP ngày 16/5/2018"
HEAD = """PHỤ LỤC
PHÂN CÔNG
| TT | Nhiệm vụ | Thời hạn | Chủ trì |
|---|---|---|---|
"""


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("II. NHIỆM VỤ\n1. Ươm cây.\n- Thời gian: Sau Tết trồng cây.\n", 9, "Sau Tết trồng cây."),
        (f"{HEAD}| 1 | Ươm cây | Trước 31/01 năm sau | Đoàn xã |\n", 11, "Trước 31/01 năm sau"),
        (f"{HEAD}| 1 | Ươm cây | {DECREE} | Đoàn xã |\n| 2 | Đào hố | | Y |\n", 11, DECREE),
    ],
)
def test_a_time_that_is_not_understood_is_doubted(body: str, line: int, words: str) -> None:
    outline = read(body)
    doubts = [doubt for doubt in outline.doubts if doubt.code is DoubtCode.NO_DEADLINE]
    assert [(doubt.line, doubt.details["words"]) for doubt in doubts] == [(line, words)]
    assert not any(item.deadline.end for item in outline.items)


def test_how_long_something_takes_is_no_time_that_was_not_understood() -> None:
    outline = read("II. NHIỆM VỤ\n1. Tập huấn ươm cây.\n- Thời gian: 02 ngày/lớp.\n")
    assert DoubtCode.NO_DEADLINE not in {doubt.code for doubt in outline.doubts}


def test_what_was_over_before_the_document_was_issued_only_tells_of_something() -> None:
    body = "II. NHIỆM VỤ\n1. Khen các xóm trồng cây từ ngày 01/02/2026 đến ngày {}.\n"
    ends = [told(read(body.format(day)))["II.1"][2] for day in ("28/02/2026", "31/5/2026")]
    assert ends == [None, MAY]


def test_a_row_without_a_column_of_times_has_that_of_its_words_or_its_heading() -> None:
    table = "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Ươm cây | Đoàn xã |\n"
    table += "| 2 | Đào hố (hoàn thành trong tháng 4/2026) | Đoàn xã |\n"
    found = told(read(f"II. NHIỆM VỤ\n1. Đợt 1: Trong tháng 5/2026\n{table}"))
    assert [end for _, _, end in found.values()] == [MAY, date(2026, 4, 30)]


@pytest.mark.parametrize(
    "text",
    [
        "Ươm cây. Thời gian: tháng 5/2026. Đơn vị chủ trì: Phòng Kinh tế. Phối hợp: Đoàn xã.",
        "Ươm cây (thời hạn: tháng 5/2026; chủ trì: Phòng Kinh tế; phối hợp: Đoàn xã).",
        "Ươm cây - Thời gian: tháng 5/2026 - Chủ trì: Phòng Kinh tế - Phối hợp: Đoàn xã",
    ],
)
def test_a_task_may_say_in_its_own_text_what_lines_would_say(text: str) -> None:
    outline = read(f"II. NHIỆM VỤ\n1. {text}\n2. Đào hố.\n")
    assert told(outline) == {"II.1": WHOLE, "II.2": ((), (), None)}


def test_a_name_with_another_value_in_a_task_says_nothing_of_who_does_it() -> None:
    outline = read(
        "II. NHIỆM VỤ\n1. Công khai. Kết quả: ba xóm. Phối hợp: trồng xen các loại cây.\n"
    )
    assert told(outline) == {"II.1": ((), (), None)}


def test_a_table_may_say_of_a_task_line_by_line_what_lines_say() -> None:
    outline = read(
        "II. NHIỆM VỤ\n\n1. Trồng cây dọc đường 5\n\n"
        f"| Thời gian hoàn thành | Tháng 5/2026 |\n|---|---|\n| Chủ trì: | {DOER} |\n"
        f"| Đơn vị phối hợp | {HELPER} |\n\n2. Chọn giống cây.\n"
    )
    assert told(outline) == {"II.1": WHOLE, "II.2": ((), (), None)}
    assert not {doubt.code for doubt in outline.doubts} & {
        DoubtCode.UNKNOWN_COLUMNS,
        DoubtCode.NO_TASK,
    }


@pytest.mark.parametrize(
    "heading",
    [
        "II. Thời gian, địa điểm",
        "II. Thời gian và địa điểm:",
        "2. Thời gian, địa điểm, thành phần:",
        "2. Thời gian và địa điểm tổ chức",
    ],
)
def test_what_names_several_terms_heads_the_lines_on_each_and_dates_nothing_beside_it(
    heading: str,
) -> None:
    lines = ("- Thời gian: Ngày 20/10/2026.", "- Địa điểm: Sân chợ.", "- Thành phần: Các thôn.")
    items = read_text("\n\n".join(("I. Nội dung", "1. Dọn kênh.", heading, *lines))).items
    assert [item.kind for item in items] == [
        *(Kind.HEADING, Kind.TASK, Kind.HEADING),
        *(Kind.DEADLINE, Kind.PURPOSE, Kind.PURPOSE),
    ]
    assert items[1].deadline.raw is None


def test_who_heads_a_team_is_told_beside_lines_on_its_work() -> None:
    lines = ("- Đội trưởng: Đồng chí Lò A.", "- Nhiệm vụ: Xây cầu.", "- Thời gian: tháng 6/2026.")
    items = read_text("\n\n".join(("I. ĐỘI XÂY CẦU", *lines))).items
    assert [item.kind for item in items[1:]] == [Kind.PURPOSE, Kind.TASK, Kind.DEADLINE]


def test_a_line_of_time_that_goes_on_to_say_who_does_what_then_gives_nobody_else_its_time() -> None:
    line = "Thời gian báo cáo: Trước ngày 30/4/2026, Phòng Kinh tế gửi số liệu."
    found = told(read(f"II. NHIỆM VỤ\n1. {line}\n2. Văn phòng tưới cây.\n"))
    assert found["II.1"][2] == date(2026, 4, 30)
    assert found["II.2"][2] is None
