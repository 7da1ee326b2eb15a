"""How days, months, quarters and parts of a year are written: all of these name the same time."""

from __future__ import annotations

import pytest

from doichieu.importing.sentences.periods import periods
from doichieu.text import fold


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (
            "2026-04-30",
            "2026-04-30",
            (
                "ngày 30/4/2026",
                "30.4.2026",
                "ngày 30-4-2026",
                "ngày 30 tháng 4 năm 2026",
                "ngày 30/4 năm 2026",
            ),
        ),
        (
            "2026-04-30",
            "2026-04-30",
            (
                "17 giờ 00 phút ngày 30/4/2026",
                "17h00, ngày 30/4/2026",
                "thứ Năm, ngày 30/4/2026",
                "sáng ngày 30/4/2026",
            ),
        ),
        ("2026-04-05", "2026-04-05", ("ngày mồng 5/4/2026", "ngày 05 tháng tư năm 2026")),
        (
            "2026-06-02",
            "2026-06-10",
            (
                "ngày 02 đến ngày 10/6/2026",
                "ngày 02/6 đến hết ngày 10/6/2026",
                "02/6 - 10/6/2026",
                "02-10/6/2026",
                "ngày 02/6/2026 - 10/6/2026",
            ),
        ),
        (
            "2026-06-02",
            "2026-06-10",
            (
                "ngày 02 đến ngày 10 tháng 6 năm 2026",
                "ngày 02 tháng 6 đến ngày 10 tháng 6 năm 2026",
            ),
        ),
        (
            "2026-06-02",
            "2026-06-10",
            (
                "7 giờ 00 ngày 02/6 đến 17h00 ngày 10/6/2026",
                "ngày 02/6/2026 (thứ Ba) đến ngày 10/6/2026 (thứ Tư)",
            ),
        ),
        ("2026-04-10", "2026-04-12", ("các ngày 10, 11, 12/4/2026", "ngày 10, 11 và 12/4/2026")),
        (
            "2026-04-01",
            "2026-04-30",
            (
                "tháng 4/2026",
                "tháng 04 năm 2026",
                "tháng 4.2026",
                "tháng 4-2026",
                "T4/2026",
                "tháng tư năm 2026",
                "tháng 4, năm 2026",
            ),
        ),
        (
            "2026-12-01",
            "2026-12-31",
            ("tháng 12/2026", "tháng mười hai năm 2026", "tháng chạp năm 2026"),
        ),
        (
            "2026-04-01",
            "2026-06-30",
            (
                "tháng 4, 5, 6 năm 2026",
                "tháng 4 đến tháng 6/2026",
                "tháng 4 - 6/2026",
                "tháng 4, tháng 5 và tháng 6/2026",
                "đầu tháng 4 đến cuối tháng 6/2026",
            ),
        ),
        (
            "2026-04-01",
            "2026-06-30",
            (
                "Quý II/2026",
                "quý 2 năm 2026",
                "Quý II-2026",
                "quý II, năm 2026",
                "Q2/2026",
                "quý hai năm 2026",
                "quý II (năm 2026)",
            ),
        ),
        (
            "2026-07-01",
            "2026-12-31",
            (
                "Quý III, IV/2026",
                "quý III và quý IV/2026",
                "quý III đến quý IV năm 2026",
                "6 tháng cuối năm 2026",
                "nửa cuối năm 2026",
            ),
        ),
        ("2026-01-01", "2026-09-30", ("9 tháng đầu năm 2026", "chín tháng đầu năm 2026")),
    ],
)
def test_a_stretch_of_time_is_known_in_every_spelling(
    start: str, end: str, written: tuple[str, ...]
) -> None:
    for spelling in written:
        found = [(str(each.start), str(each.end)) for each in periods(fold(spelling))]
        assert found == [(start, end)], spelling


@pytest.mark.parametrize(
    "text", ["Nghị định số 12/2018/NĐ-CP", "31/02/2026", "kết quả 5 năm", "ngày 30/4", "điều 5"]
)
def test_the_number_of_a_document_is_no_month(text: str) -> None:
    assert periods(fold(text)) == []


def test_a_number_before_a_comma_is_a_day_only_behind_its_word() -> None:
    (one,) = periods(fold("mục 5, 10/6/2026"))
    assert one.start == one.end
