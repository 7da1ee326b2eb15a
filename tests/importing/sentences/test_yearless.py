"""Times without a year: what kind they are by themselves, and the year that the document gives."""

from __future__ import annotations

from datetime import date

import pytest

from doichieu.importing import read_text
from doichieu.importing.sentences.deadlines import of_line, of_task
from doichieu.importing.sentences.yearless import completed, lacks_year
from doichieu.model import DoubtCode, Kind

ISSUED = date(2026, 3, 10)
TITLE = "Trồng cây năm 2026"


@pytest.mark.parametrize(
    ("line", "kind", "start", "end"),
    [
        ("Tháng 4", "within", date(2026, 4, 1), date(2026, 4, 30)),
        ("Tháng 4, 5", "within", date(2026, 4, 1), date(2026, 5, 31)),
        ("Quý II - Quý III", "within", date(2026, 4, 1), date(2026, 9, 30)),
        ("Trong quý II", "within", date(2026, 4, 1), date(2026, 6, 30)),
        ("Trước ngày 30/4", "by", None, date(2026, 4, 30)),
        ("Từ ngày 01/4 đến ngày 10/4", "within", date(2026, 4, 1), date(2026, 4, 10)),
        ("17 giờ 00 ngày 15 tháng 4", "by", None, date(2026, 4, 15)),
    ],
)
def test_a_line_without_a_year_is_in_that_of_the_document(
    line: str, kind: str, start: date | None, end: date | None
) -> None:
    bare = of_line(line)
    assert (bare.kind, bare.start, bare.end, lacks_year(bare)) == (kind, None, None, True)
    full = completed(bare, TITLE, ISSUED)
    assert (full.raw, full.kind, full.start, full.end) == (line, kind, start, end)


def test_the_title_says_the_year_before_the_day_of_issue_does() -> None:
    later = completed(of_line("Tháng 4"), "Trồng cây năm 2027", ISSUED)
    issued = completed(of_line("Tháng 4"), "Trồng cây giai đoạn 2026 - 2030", ISSUED)
    assert [each.end and each.end.year for each in (later, issued)] == [2027, 2026]


def test_a_month_that_has_gone_by_and_a_document_without_a_day_date_nothing() -> None:
    assert completed(of_line("Tháng 2"), TITLE, ISSUED).end is None
    assert completed(of_line("Tháng 4"), TITLE, None).end is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Các xóm nộp danh sách về xã trước ngày 30/4.", "by"),
        ("Hoàn thành việc đào hố chậm nhất là ngày 30/4.", "by"),
        ("Định kỳ báo cáo xã trước ngày 20/11.", "periodic"),
        ("Trồng cây chào mừng ngày 30/4 và 01/5.", "none"),
        ("Trồng cây trong tháng 4.", "none"),
    ],
)
def test_in_running_text_only_a_last_day_counts_without_a_year(text: str, kind: str) -> None:
    assert of_task(text).kind == kind


def test_a_time_that_no_year_completes_is_doubted() -> None:
    table = "| TT | Nhiệm vụ | Thời gian |\n|---|---|---|\n| 1 | Đào hố | Tháng 4 |\n"
    outline = read_text(f"KẾ HOẠCH\nTrồng cây\n\nI. NHIỆM VỤ\n\n{table}")
    (task,) = (item for item in outline.items if item.kind is Kind.TASK)
    assert (task.deadline.kind, task.deadline.end) == ("within", None)
    assert (task.line, DoubtCode.NO_DEADLINE) in {(each.line, each.code) for each in outline.doubts}
