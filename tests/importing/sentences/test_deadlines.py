from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.importing import read_text
from doichieu.importing.sentences.deadlines import of_line, of_opening, of_task
from doichieu.importing.sentences.time_expressions import legible
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
        ("Từ tháng 10/2025 đến khi kết thúc", "mixed", "2025-10-01", None),
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
        ("Ban Quản lý bến xe thường xuyên kiểm tra bãi đỗ.", "continuous", "thường xuyên"),
        ("Mở bến xe; cập nhật dữ liệu thường xuyên.", "none", None),
        ("Dữ liệu bến xe: cập nhật dữ liệu thường xuyên.", "none", None),
        ("Bãi xe phải dọn thường xuyên, vùng thường xuyên ngập thì kê cao.", "none", None),
        ("Bố trí kinh phí chi thường xuyên kiểm tra bến.", "none", None),
        ("Tăng cường chỉ đạo, thường xuyên kiểm tra bến.", "none", None),
        ("Dọn bến một cách thường xuyên.", "continuous", "thường xuyên"),
        ("Các xã định kỳ kiểm tra bến xe.", "periodic", "định kỳ"),
        ("Dọn bến, kiểm thử cân xe định kỳ.", "periodic", "định kỳ"),
        ("Đưa người già đi khám sức khỏe định kỳ.", "none", None),
        ("Xây dựng chế độ kiểm tra định kỳ.", "none", None),
        ("Định kỳ hằng năm tổng kết việc dọn bến.", "annual", "Định kỳ hằng năm"),
        ("Dọn bến, định kỳ (hằng năm) chấm điểm.", "annual", "định kỳ (hằng năm)"),
        (
            "Định kỳ hằng năm (trước ngày 15/12) báo cáo.",
            "annual",
            "Định kỳ hằng năm (trước ngày 15/12)",
        ),
        ("Định kỳ báo cáo tỉnh trước ngày 20/11.", "periodic", "Định kỳ | trước ngày 20/11"),
        (
            "Định kỳ báo cáo trước ngày 10/5 hằng năm.",
            "annual",
            "Định kỳ | trước ngày 10/5 hằng năm",
        ),
        (
            "Định kỳ báo cáo kết quả thực hiện hằng năm (trước ngày 15/11).",
            "annual",
            "Định kỳ | hằng năm (trước ngày 15/11)",
        ),
        ("Các xã báo cáo tỉnh trước 17h00 hằng ngày.", "periodic", "trước 17h00 hằng ngày"),
        ("Các bến báo cáo 02 lần/tuần.", "periodic", "02 lần/tuần"),
        ("Tổ chức hội thi lái xe an toàn hằng năm.", "annual", "hằng năm"),
        ("Các bến dọn xe thường xuyên và định kỳ.", "mixed", "thường xuyên | định kỳ"),
        ("Đánh giá kết quả thực hiện Đề án hằng năm.", "annual", "hằng năm"),
        ("Mở rộng bến ra hai phường (2027 - 2029).", "within", "2027 - 2029"),
        ("Dùng chung bến với tỉnh bạn (2028 trở đi)", "from", "2028 trở đi"),
        ("Dọn bến theo kế hoạch 5 năm (2026 - 2030).", "none", None),
        ("Tổng kết Đề án bến xe (2021 - 2025).", "none", None),
        ("Tổ chức lập dự toán mua xe hằng năm.", "none", None),
        ("Dọn bến khi có hướng dẫn của tỉnh.", "conditional", "khi có hướng dẫn của tỉnh"),
        ("Giữ bến cho đến khi có hướng dẫn của tỉnh.", "none", None),
        ("Dọn bến (trong đó, có bến theo quy định mới).", "none", None),
        ("Lưu thông báo định kỳ, báo cáo quý.", "none", None),
    ],
)
def test_running_text_binds_by_its_wording_alone(text: str, kind: str, raw: str | None) -> None:
    due = of_task(text)
    assert (due.kind, due.raw) == (kind, raw)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Sửa xe. Đến năm 2029, xã nào cũng có xe.", "by", None, "2029-12-31"),
        ("Hằng năm, sửa xe; phấn đấu đến năm 2029 có đủ xe.", "mixed", None, "2029-12-31"),
        (
            "Sửa xong trước ngày 02/5/2027 và chạy trước ngày 20/5/2027.",
            "mixed",
            None,
            "2027-05-20",
        ),
        ("Sửa xe từ nay đến hết tháng 9/2027.", "by", None, "2027-09-30"),
        (
            "Bàn về việc chạy xe từ nay đến tháng 9/2027 để các xã đóng góp ý kiến.",
            "none",
            None,
            None,
        ),
        (
            "Trình tỉnh trong quý II năm 2027 để các xã có căn cứ đặt mua.",
            "within",
            "2027-04-01",
            "2027-06-30",
        ),
        ("Sửa xe (năm 2027), tổng kết vào năm 2029.", "mixed", "2029-01-01", "2029-12-31"),
        (
            "Gửi trước ngày 05/6 hằng năm. Báo cáo giữa kỳ (năm 2028), gửi tỉnh.",
            "mixed",
            "2028-01-01",
            "2028-12-31",
        ),
        ("Sửa xe trong thời hạn 10 ngày kể từ ngày nhận xe.", "conditional", None, None),
        ("Sửa xe sau 30 ngày kể từ ngày ký.", "conditional", None, None),
        ("Sửa xe chậm nhất 15 ngày sau khi bến mở.", "conditional", None, None),
        ("Từ năm 2021 đến nay, xe hay hỏng.", "none", None, None),
    ],
)
def test_running_text_is_dated_only_by_what_binds(
    text: str, kind: str, start: str | None, end: str | None
) -> None:
    found = of_task(text)
    assert (found.kind, found.start, found.end) == (kind, _day(start), _day(end))


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Quý I, II/2027", "2027-01-01", "2027-06-30"),
        ("Từ ngày 04/5 đến ngày 14/5/2027", "2027-05-04", "2027-05-14"),
        ("Từ tháng 3 đến hết tháng 10/2027", "2027-03-01", "2027-10-31"),
        ("Tháng 11 - 02/2027", "2026-11-01", "2027-02-28"),
        ("Giai đoạn 2022-2025", "2022-01-01", "2025-12-31"),
    ],
)
def test_a_stretch_of_time_runs_from_its_first_day_to_its_last(
    line: str, start: str, end: str
) -> None:
    found = of_line(line)
    assert (found.start, found.end) == (_day(start), _day(end))


@pytest.mark.parametrize("line", ["Năm thứ 3, nhiệm kỳ 2020 - 2025", "Cuối nhiệm kỳ 2021-2026"])
def test_a_term_of_office_fixes_no_dates(line: str) -> None:
    found = of_line(line)
    assert (found.raw, found.kind, found.start, found.end) == (line, "term", None, None)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("nam 2027", "năm 2027"),
        ("quy I/2027", "quý I/2027"),
        ("thang 5/2027", "tháng 5/2027"),
        ("tháng l0/2027", "tháng 10/2027"),
        ("ngay 15/8/2o27", "ngày 15/8/2027"),
        ("hang năm", "hằng năm"),
        ("định kì", "định kỳ"),
        ("thuong xuyen", "thường xuyên"),
        ("hoan thanh truoc thang 5/2027", "hoàn thành trước tháng 5/2027"),
        ("trong nam 2027", "trong năm 2027"),
    ],
)
def test_slips_of_print_are_understood_and_shown_as_printed(printed: str, meant: str) -> None:
    found, right = of_line(printed), of_line(meant)
    assert right.kind is not DeadlineKind.NONE
    assert (found.kind, found.start, found.end) == (right.kind, right.start, right.end)
    assert found.raw == printed


def test_the_name_of_the_country_before_a_year_is_no_slip() -> None:
    assert legible("Hội chợ Việt Nam 2027") == "hội chợ việt nam 2027"


@given(st.text(alphabet="amnqtuyhgxđịkỳl o0123456789/", max_size=60))
def test_text_made_legible_keeps_its_places(text: str) -> None:
    assert len(legible(text)) == len(unicodedata.normalize("NFC", text))


def test_an_indicator_is_due_when_it_opens_with_a_year() -> None:
    assert of_opening("Chỉ tiêu 2: Đến năm 2027 có đủ xe.").end == date(2027, 12, 31)
    assert of_opening("Chỉ tiêu 3: Từ năm 2027 trở đi, có đủ xe.").start == date(2027, 1, 1)


def test_a_numbered_line_of_time_speaks_of_the_whole_section() -> None:
    outline = read_text(
        "I. NHIỆM VỤ\n\n1. Thời gian thực hiện phong trào: Từ tháng 3/2027\n\n"
        "2. Nội dung\n\na) Dọn bến xe.\n\nb) Sửa xe, xong trước ngày 02/5/2027.\n"
    )
    due = {item.address: item.deadline.kind for item in outline.items}
    assert due["I.2.a"] is DeadlineKind.FROM
    assert due["I.2.b"] is DeadlineKind.BY
