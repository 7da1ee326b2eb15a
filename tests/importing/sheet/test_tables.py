"""Task tables: which column says what, and what goes on where a page or a section breaks them."""

from __future__ import annotations

from doichieu.importing import read_text
from doichieu.model import Item, Kind

HEAD = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |\n"
RULE = "|---|---|---|---|---|---|\n"


def outline(*parts: str) -> dict[str, Item]:
    text = "KẾ HOẠCH\nVề việc thử\n\nPHỤ LỤC\n\n" + "\n\n".join(parts)
    return {item.address: item for item in read_text(text).items}


def test_a_table_that_goes_on_without_a_head_keeps_its_columns() -> None:
    items = outline(
        HEAD + RULE + "| A | Cầu đường | | | | |\n| 1 | Xây cầu | Sở X | Xã Y | Quý I/2025 | Cầu |",
        "| B | Trường học | | | | |\n| 1 | Mở lớp | Sở Z | Các xã | Năm 2026 | Lớp |",
    )
    assert items["PL.B"].kind is Kind.HEADING
    lesson = items["PL.B.r1"]
    assert (lesson.kind, lesson.text, lesson.leads, lesson.partners) == (
        Kind.TASK,
        "Mở lớp",
        ("Sở Z",),
        ("Các xã",),
    )
    assert lesson.deadline.raw == "Năm 2026"


def test_a_section_of_a_table_may_name_its_columns_anew_without_the_number() -> None:
    items = outline(
        HEAD + RULE + "| I | Cầu đường | | | | |\n"
        "| Nội dung | Đơn vị thực hiện | Đơn vị phối hợp | Thời gian | Kết quả |\n"
        "| 1.1 | Xây cầu | Sở X | Xã Y | 2025 - 2026 | Cầu |"
    )
    assert [item.text for item in items.values() if item.kind is Kind.TASK] == ["Xây cầu"]
    bridge = items["PL.I.r1.1"]
    assert (bridge.leads, bridge.partners) == (("Sở X",), ("Xã Y",))
    assert bridge.deadline.raw == "2025 - 2026"


def test_a_task_that_speaks_of_leading_and_reporting_is_no_head() -> None:
    items = outline(
        HEAD
        + RULE
        + "| 1 | Phối hợp các bên, chủ trì nội dung theo tiến độ | Sở X | Xã Y | 2025 | |"
    )
    assert items["PL.r1"].kind is Kind.TASK
