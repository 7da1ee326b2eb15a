from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.importing.citations import citations


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
    ],
)
def test_dates_and_shares_are_no_document_numbers(text: str) -> None:
    assert citations(text) == ()


def test_each_document_is_cited_once_in_the_order_of_the_text() -> None:
    text = "Kết luận số 9-KL/TW và Chỉ thị số 3-CT/TW; tiếp tục Kết luận số 9-KL/TW"
    assert citations(text) == ("9-KL/TW", "3-CT/TW")


@given(st.text(alphabet="0123456789/-. KHNQTWUBĐđabc", max_size=80))
def test_every_citation_of_any_text_stands_in_it_but_for_blanks(text: str) -> None:
    squeezed = text.replace(" ", "")
    assert all(number in squeezed for number in citations(text))


def test_the_number_of_a_resolution_in_a_series_has_a_point() -> None:
    assert citations("Nghị quyết số 71.3/2026/NQ-CP") == ("71.3/2026/NQ-CP",)
