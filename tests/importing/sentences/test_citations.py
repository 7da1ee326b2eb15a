from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.importing.sentences.citations import citations, issued, places
from doichieu.text import number_key


@pytest.mark.parametrize(
    "number",
    [
        "86-KL/TW",
        "08-QĐi/TW",
        "77/2017/NQ-HĐND",
        "163/2024/QH15",
        "71/NQ-CP",
        "04/TTr-BKHCN-BTTTT",
        "03-CTr/BCĐCCTP",
        "3260-KH/ĐĐQH15",
        "4643/VPCP-CN",
        "0124/KH-UBND",
        "553/QĐ-TTg",
        "30/2020/NĐ-CP",
        "15/2019/TT-BTC",
        "2683-KH/BCSD",
        "05-NQ/BCSĐ",
        "36-HD/VPTW",
        "234-QĐ/TU",
        "19-CTr/TU",
        "310-KH/HU",
        "15-NQ/ĐU",
        "9-QĐ/TƯ",
        "4-KH/BCĐ35",
    ],
)
def test_the_numbers_of_state_and_party_are_cited_as_printed(number: str) -> None:
    assert citations(f"theo văn bản số {number}, ngày 02/3/2024 và các văn bản khác") == (number,)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("71/NQ -CP", "71/NQ-CP"),
        ("121 /KH-UBND", "121/KH-UBND"),
        ("75- KL/TW", "75-KL/TW"),
        ("134 -KH/TU", "134-KH/TU"),
    ],
)
def test_blanks_inside_a_number_are_taken_out(printed: str, number: str) -> None:
    assert citations(f"theo {printed} của tỉnh") == (number,)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12/5/2008",
        "giai đoạn 2021-2025",
        "24/7",
        "5/15 huyện",
        "10-15 xã",
        "kinh tế - xã hội",
        "km 12/B",
        "tháng 12/2025 - UBND tỉnh",
        "quý 4/2025-UBND tỉnh chủ trì",
        "từ năm 2026 - UBND/HĐND các cấp",
        "điện thoại 0258.3822/VP",
        "1.500.000 đồng/hộ",
        "3/4 số xã",
        "30/4-1/5",
        "tỷ lệ 1/500 và 1/2000",
        "dây 220/110 kV",
        "nền tảng 5G/IoT",
        "mô hình 3D/VR",
        "nhà số 24/TDP",
        "theo QCVN 08-MT/BTNMT",
    ],
)
def test_dates_and_shares_are_no_document_numbers(text: str) -> None:
    assert citations(text) == ()


def test_each_document_is_cited_once_in_the_order_of_the_text() -> None:
    text = "Kết luận số 9-KL/TW và Chỉ thị số 3-CT/TW; tiếp tục Kết luận số 9-KL/TW"
    assert citations(text) == ("9-KL/TW", "3-CT/TW")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("l2-KH/TW", "12-KH/TW"),
        ("1O-NQ/TW", "10-NQ/TW"),
        ("77/2O17/NQ-HĐND", "77/2O17/NQ-HĐND"),
        ("12–KH/TW", "12-KH/TW"),
        ("77/2017/NQ-HDND", "77/2017/NQ-HĐND"),
        ("08-QDi/TW", "08-QĐi/TW"),
        ("8-QÐ/TW", "08-QĐ/TW"),
        ("1163/Qđ-TTg", "1163/QĐ-TTg"),
        ("28-Nq/TW", "28-NQ/TW"),
    ],
)
def test_a_number_that_a_scan_has_garbled_is_cited_as_printed_and_known_all_the_same(
    printed: str, meant: str
) -> None:
    (cited,) = citations(f"theo văn bản số {printed} của cấp trên")
    assert cited == printed
    assert number_key(cited) == number_key(meant)


def test_a_number_of_one_part_counts_behind_the_type_of_document() -> None:
    assert citations("Chỉ thị số 27/CTTg và Công văn số 15/UBND") == ("27/CTTg", "15/UBND")
    assert citations("lô 27/CTTg và thửa số 15/UBND") == ()


def test_what_a_dash_adds_to_a_whole_number_is_no_part_of_it() -> None:
    assert citations("theo Nghị quyết 71/NQ-CP - UBND tỉnh chỉ đạo") == ("71/NQ-CP",)
    assert citations("theo Kế hoạch 12-KH/TU. UBND tỉnh chỉ đạo") == ("12-KH/TU",)


@pytest.mark.parametrize(
    "printed",
    ["ngày 02/3/2024", ", ngày 2-3-2024", " ngày 02 tháng 3 năm 2024", ", ban hành ngày 02.3.2024"],
)
def test_the_day_of_issue_stands_behind_the_number(printed: str) -> None:
    text = f"Kế hoạch số 12/KH-UBND {printed} của tỉnh"
    (found,) = places(text)
    assert issued(text, found.end) == date(2024, 3, 2)


@pytest.mark.parametrize("printed", ["ngày 32/3/2024", "của tỉnh, ngày 02/3/2024", "ngày 02/3"])
def test_a_day_that_is_none_or_of_something_else_is_no_day_of_issue(printed: str) -> None:
    text = f"Kế hoạch số 12/KH-UBND {printed}"
    (found,) = places(text)
    assert issued(text, found.end) is None


@given(st.text(alphabet="0123456789/-. KHNQTWUBĐđabc", max_size=80))
def test_every_citation_of_any_text_stands_in_it_but_for_blanks(text: str) -> None:
    squeezed = text.replace(" ", "")
    assert all(number in squeezed for number in citations(text))


def test_the_number_of_a_resolution_in_a_series_has_a_point() -> None:
    assert citations("Nghị quyết số 71.3/2026/NQ-CP") == ("71.3/2026/NQ-CP",)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Nghị quyết liên tịch số 77/2026/NQLT về cầu đường", ("77/2026/NQLT",)),
        ("số 7/2026/NQLT/QH16-CP- MTTQVN ngày 02/3/2026", ("7/2026/NQLT/QH16-CP-MTTQVN",)),
        ("Kế hoạch liên tịch số 5/KHLT-HND- NHNN - Chi nhánh A", ("5/KHLT-HND-NHNN",)),
        ("lập biên bản theo Mẫu số 02/BCĐKM-MT kèm theo Nghị quyết", ()),
        ("Mẫu số 02/HĐ-QH, Mẫu số 03/HĐ-QH và 04/HĐ-QH", ()),
        ("Phụ lục số 05/BC-UBND", ()),
        ("theo mẫu của Kế hoạch số 12/KH-UBND, biểu 3/BC-UBND", ("12/KH-UBND",)),
    ],
)
def test_numbers_of_several_bodies_are_cited_whole_and_those_of_forms_are_not(
    text: str, cited: tuple[str, ...]
) -> None:
    assert citations(text) == cited
