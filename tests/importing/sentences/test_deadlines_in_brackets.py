"""A bracket that closes a clause: which ones say when, and what is taken out of them."""

from __future__ import annotations

from datetime import date

from doichieu.importing.sentences.deadlines import of_line, of_task
from doichieu.model import DeadlineKind


def test_what_goes_on_behind_a_bracket_counts_with_it() -> None:
    found = of_task("Dọn kênh (hoàn thành trong năm 2026) và thường xuyên kiểm tra.")
    assert (found.kind, found.end) == (DeadlineKind.MIXED, date(2026, 12, 31))
    assert found.raw == "hoàn thành trong năm 2026 | thường xuyên"


def test_a_bracket_that_cites_is_no_deadline_though_it_has_a_year() -> None:
    assert of_task("Dọn kênh (theo Quyết định số 12/QĐ-UBND năm 2025).").kind is DeadlineKind.NONE


def test_of_a_bracket_that_charges_somebody_only_the_time_is_kept() -> None:
    found = of_task("Dọn kênh (giao Sở X thực hiện, hoàn thành trong năm 2026).")
    assert found.raw == "hoàn thành trong năm 2026"


def test_half_a_year_is_the_first_six_months_or_the_last() -> None:
    first, last = of_line("6 tháng đầu năm 2026"), of_line("6 tháng cuối năm 2026")
    assert (first.start, first.end) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (last.start, last.end) == (date(2026, 7, 1), date(2026, 12, 31))


def test_a_round_in_one_sentence_is_not_that_of_the_next() -> None:
    one = of_task("Định kỳ, hằng năm tổng hợp.")
    two = of_task("Định kỳ tổng hợp. Hằng năm, các xã báo cáo.")
    assert (one.kind, two.kind) == (DeadlineKind.ANNUAL, DeadlineKind.MIXED)
