"""The head of a task table names its columns in many words."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text

TABLE = """\
PHỤ LỤC

| {} |
|---|---|---|---|---|
| 1 | Dựng cổng chào | Văn phòng Hội | Ban Tuyên giáo | 18/4/2026 |
"""


@pytest.mark.parametrize(
    "head",
    [
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn",
        "STT | Đầu việc | Bộ phận phụ trách | Bộ phận phối hợp | Hoàn thành",
        "STT | Việc phải làm | Người thực hiện | Phối hợp | Hạn chót",
        "STT | Phần việc | Đơn vị đảm nhiệm | Đơn vị hỗ trợ | Ngày xong",
        "Số TT | Việc làm | Người phụ trách | Người phối hợp | Thời gian",
        "TT | Công tác | Đầu mối | Đơn vị tham gia | Mốc hoàn thành",
        "TT | Tên việc | Đồng chí phụ trách | Đơn vị phối hợp | Hạn",
    ],
)
def test_a_column_is_known_by_the_name_of_what_it_holds(head: str) -> None:
    (row,) = (item for item in read_text(TABLE.format(head)).items if item.address.endswith("r1"))
    assert row.text == "Dựng cổng chào"
    assert [*row.leads, *row.partners] == ["Văn phòng Hội", "Ban Tuyên giáo"]
    assert str(row.deadline.end) == "2026-04-18"


def test_the_one_who_watches_leads_only_where_no_column_says_who_does_it() -> None:
    head = "TT | Nhiệm vụ | Lãnh đạo phụ trách | Đơn vị chủ trì | Thời hạn"
    (row,) = (item for item in read_text(TABLE.format(head)).items if item.address.endswith("r1"))
    assert list(row.leads) == ["Ban Tuyên giáo"]
