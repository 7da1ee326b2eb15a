"""The time that a heading gives to all below it, behind and before its other words."""

from __future__ import annotations

from datetime import date

import pytest

from doichieu.importing.sentences.deadlines import of_heading


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("heading", "kind", "start", "end"),
    [
        ("Giai đoạn 1 (từ 15/3 đến 31/3/2026): Họp thôn", "within", "2026-03-15", "2026-03-31"),
        ("Giai đoạn 2 (tháng 4/2026): Niêm yết", "within", "2026-04-01", "2026-04-30"),
        ("Giai đoạn 3: Thẩm định (Tháng 5 - 6/2026)", "within", "2026-05-01", "2026-06-30"),
        (
            "Đợt 1: Trước khi nạo vét, từ ngày 10/4/2026 đến ngày 30/4/2026",
            "within",
            "2026-04-10",
            "2026-04-30",
        ),
        ("Đợt 2: Cao điểm hè, trước ngày 15/8/2026", "by", None, "2026-08-15"),
        ("Đợt 3: Cuối năm, thực hiện trong Quý IV/2026", "within", "2026-10-01", "2026-12-31"),
        ("Đợt 1 - Ra quân đầu năm: Tháng 3/2026", "within", "2026-03-01", "2026-03-31"),
        ("Dọn kênh - từ 01/7 - 31/8/2026", "within", "2026-07-01", "2026-08-31"),
        ("Tháng 4: Ra quân vớt bèo", "within", None, None),
        ("Quý II", "within", None, None),
        (
            "Đợt 2 (mừng lúa mới): từ tháng 7 đến ngày 02/9/2026",
            "within",
            "2026-07-01",
            "2026-09-02",
        ),
        ("Chiến dịch hè (từ 01/6 đến 31/8)", "within", None, None),
        ("Xong trước 20/3/2026 - Lập tổ rà soát", "by", None, "2026-03-20"),
        ("Nhiệm vụ năm 2026", "none", None, None),
        ("Kết quả giai đoạn 2021 - 2025", "none", None, None),
        ("Sửa đổi Luật Thủy lợi (2017) và các luật có liên quan để:", "none", None, None),
        ("Thực hiện Kế hoạch số 85/KH-UBND, ngày 20/10/2025", "none", None, None),
        ("Chỉ tiêu 2: 95% số kênh được vớt bèo", "none", None, None),
    ],
)
def test_a_heading_says_when_in_a_clause_of_its_own(
    heading: str, kind: str, start: str | None, end: str | None
) -> None:
    found = of_heading(heading)
    assert (found.kind, found.start, found.end) == (kind, _day(start), _day(end))
