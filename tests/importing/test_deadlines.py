from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.importing.deadlines import of_line, of_opening, of_task
from doichieu.model import DeadlineKind


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Mở lớp (thực hiện thường xuyên).", "continuous", None, None),
        ("Mở lớp (thực hiện hằng năm).", "annual", None, None),
        ("Mở lớp (hoàn thành trong năm 2024).", "by", None, "2024-12-31"),
        ("Mở lớp (hoàn thành trong Quý I/2022).", "by", None, "2022-03-31"),
        ("Mở lớp (hoàn thành trong tháng 02/2024);", "by", None, "2024-02-29"),
        ("Mở lớp (trong năm 2018).", "within", "2018-01-01", "2018-12-31"),
        ("Mở lớp (năm 2022, 2023).", "within", "2022-01-01", "2023-12-31"),
        ("Mở lớp (từ năm 2022).", "from", "2022-01-01", None),
        ("Mở lớp (khi có hướng dẫn của tỉnh).", "conditional", None, None),
        ("Mở lớp (sau khi luật ban hành).", "conditional", None, None),
        ("Mở lớp (định kỳ hoặc đột xuất).", "periodic", None, None),
        ("Mở lớp (năm thứ 3, nhiệm kỳ đại hội).", "term", None, None),
        ("Mở lớp (thực hiện thường xuyên hoặc định kỳ).", "mixed", None, None),
        ("Mở (hoàn thành trong năm 2023); sửa (năm 2025).", "mixed", "2025-01-01", "2025-12-31"),
        ("Mở lớp (giao Sở A trình Tỉnh ủy trong năm 2018).", "within", "2018-01-01", "2018-12-31"),
        ("Mở lớp, hoàn thành trước ngày 15/6/2025.", "by", None, "2025-06-15"),
        ("Mở lớp trước ngày 30 tháng 11 năm 2025.", "by", None, "2025-11-30"),
        ("Báo cáo trước ngày 20 hằng tháng.", "periodic", None, None),
        ("Thường xuyên kiểm tra các lớp.", "continuous", None, None),
        ("Đến năm 2030, mỗi xã có một lớp.", "by", None, "2030-12-31"),
    ],
)  # fmt: skip
def test_a_task_says_when_it_is_due(
    text: str, kind: str, start: str | None, end: str | None
) -> None:
    found = of_task(text)
    assert (found.kind, found.start, found.end) == (kind, _day(start), _day(end))


@pytest.mark.parametrize(
    "text",
    [
        "Tổng kết việc thực hiện Quyết định số 12-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị.",
        "Sửa quy chế (ban hành kèm theo Quyết định số 5-QĐ/TU, ngày 12/5/2008).",
        "Thực hiện kế hoạch 5 năm giai đoạn 2021 - 2025.",
        "Nghiên cứu định hướng đến năm 2030.",
        "Thực hiện luật (sau đây gọi là Luật 2024).",
        "Giảm 10% so với năm 2015.",
        "Các lớp được kiểm tra thường xuyên hơn trước.",
    ],
)
def test_a_date_that_binds_nobody_is_no_deadline(text: str) -> None:
    assert of_task(text).kind is DeadlineKind.NONE


@pytest.mark.parametrize(
    ("cell", "kind", "start", "end"),
    [
        ("Quý III Năm 2026", "within", "2026-07-01", "2026-09-30"),
        ("Quý IV/2025 - Quý II/2026", "within", "2025-10-01", "2026-06-30"),
        ("2024 - 2025", "within", "2024-01-01", "2025-12-31"),
        ("Tháng 11 - 12/2025", "within", "2025-11-01", "2025-12-31"),
        ("Tháng 8/2024", "within", "2024-08-01", "2024-08-31"),
        ("Từ quý I đến quý IV năm 2026", "within", "2026-01-01", "2026-12-31"),
        ("6 tháng đầu năm 2025", "within", "2025-01-01", "2025-06-30"),
        ("Từ tháng 10/2025 đến khi kết thúc", "from", "2025-10-01", None),
        ("Thường xuyên, hằng năm", "mixed", None, None),
        ("Theo tiến độ được giao", "conditional", None, None),
        ("31/02/2025", "none", None, None),
        ("", "none", None, None),
    ],
)
def test_a_cell_says_when(cell: str, kind: str, start: str | None, end: str | None) -> None:
    found = of_line(cell)
    assert (found.kind, found.start, found.end) == (kind, _day(start), _day(end))


def test_a_column_of_completion_makes_its_dates_last_days() -> None:
    assert of_line("Quý III/2026", done=True).kind is DeadlineKind.BY


def test_the_words_of_a_deadline_are_kept_as_printed() -> None:
    assert of_task("Mở lớp (Hoàn thành trong năm 2024).").raw == "Hoàn thành trong năm 2024"
    two = of_task("Mở (hoàn thành trong năm 2023); sửa (hoàn thành trong năm 2024).")
    assert two.raw == "hoàn thành trong năm 2023 | hoàn thành trong năm 2024"


def test_an_objective_is_due_when_it_opens_with_a_year() -> None:
    found = of_opening("Từ năm 2021 đến năm 2030: mỗi xã có một lớp.")
    assert (found.kind, found.start, found.end) == ("within", date(2021, 1, 1), date(2030, 12, 31))


@given(st.text(alphabet="(),. 0123456789/-năm tháng quýIV từđếntrongkhi", max_size=100))
def test_a_deadline_of_any_text_ends_no_earlier_than_it_starts(text: str) -> None:
    for found in (of_task(text), of_line(text)):
        assert found.start is None or found.end is None or found.start <= found.end
        assert (found.raw is None) == (found.kind is DeadlineKind.NONE)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Năm 2027 và các năm tiếp theo", "from", "2027-01-01", None),
        ("Quý II năm 2026 và những năm sau", "from", "2026-04-01", None),
        ("Từ năm học 2027 - 2028", "from", "2027-09-01", None),
        ("Năm học 2027-2028", "within", "2027-09-01", "2028-05-31"),
        ("Theo tiến độ của Luật 2025", "conditional", None, None),
        ("Định kỳ 3 tháng một lần", "periodic", None, None),
        ("Tháng 4 hằng năm", "annual", None, None),
    ],
)
def test_a_line_knows_years_that_go_on_school_years_and_rounds(
    text: str, kind: str, start: str | None, end: str | None
) -> None:
    due = of_line(text)
    assert due.kind == kind
    assert due.raw == text
    assert (due.start and str(due.start), due.end and str(due.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "kind", "raw"),
    [
        ("Gửi báo cáo trước ngày 25/12 hằng năm.", "annual", "trước ngày 25/12 hằng năm"),
        ("Theo dõi việc này, định kỳ 6 tháng báo cáo tỉnh.", "periodic", "định kỳ 6 tháng"),
        ("Thường xuyên tìm hiểu nhu cầu bạn đọc.", "continuous", "Thường xuyên"),
        ("Hằng năm, tìm hiểu nhu cầu bạn đọc.", "annual", "Hằng năm"),
        ("Tham mưu sơ kết vào năm 2028.", "within", "vào năm 2028"),
        ("Đối với việc làm trong năm 2025, các xã tự bố trí xe.", "none", None),
        ("Chọn ngày 7/4 hằng năm là ngày đi bộ.", "none", None),
        ("Lưu thông báo định kỳ, báo cáo quý.", "none", None),
    ],
)
def test_running_text_binds_by_its_wording_alone(text: str, kind: str, raw: str | None) -> None:
    due = of_task(text)
    assert (due.kind, due.raw) == (kind, raw)
