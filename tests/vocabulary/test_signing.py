"""The letters before a signature and 'nơi nhận' are known wherever the paper is read."""

from __future__ import annotations

import pytest

from doichieu.importing import read_text
from doichieu.importing.sheet.lines import Line, split
from doichieu.importing.sheet.tables import gather
from doichieu.model import Kind
from doichieu.text import fold
from doichieu.vocabulary.tables import section

BODY = section("signing")["body"]
OFFICE = section("signing")["office"]
PLAN = "KẾ HOẠCH\n\nsửa cầu treo\n\n1. Sửa cầu.\n\n"


def signatures(text: str) -> list[str]:
    outline = read_text(text)
    return [item.text for item in outline.items if item.kind is Kind.SIGNATURE]


@pytest.mark.parametrize("stop", ["", "."])
@pytest.mark.parametrize("letters", [*BODY, *OFFICE])
def test_each_opens_a_signature(letters: str, stop: str) -> None:
    assert signatures(f"{PLAN}{letters}{stop} CHỦ TỊCH\n\nLò Thị Hoa\n")


@pytest.mark.parametrize("letters", [*BODY, *OFFICE])
def test_each_parts_two_columns_that_have_lost_their_gap(letters: str) -> None:
    closing = f"Nơi nhân: {letters} CHỦ TỊCH\n- Các xã,\n- Lưu VP.\n\nLò Thị Hoa\n"
    assert signatures(PLAN + closing) == [f"{letters} CHỦ TỊCH\nLò Thị Hoa"]


@pytest.mark.parametrize("letters", [*BODY, *OFFICE])
def test_each_tells_a_closing_set_as_a_table_from_a_table(letters: str) -> None:
    table = f"| - Các xã | {letters} CHỦ TỊCH |\n| - Lưu VP | Lò Thị Hoa |\n"
    assert all(isinstance(element, Line) for element in gather(split(table)[0]))


@pytest.mark.parametrize("letters", BODY)
def test_who_is_signed_for_issues_a_document_of_the_party(letters: str) -> None:
    head = "**ĐẢNG CỘNG SẢN VIỆT NAM**\n\nSố 15-KH/HU\n\n"
    signed = f"{head}{PLAN}{letters} HUYỆN ỦY SƠN HÀ\n\nLò Văn Nam\n"
    assert fold(read_text(signed).facts.issuer or "") == "huyện ủy sơn hà"


@pytest.mark.parametrize("head", ["Nơi nhận:", "Nơi nhân:", "Noi nhận:", "NƠI NHẬN:"])
def test_a_scan_may_have_lost_marks_of_the_words_above_the_recipients(head: str) -> None:
    gap = " " * 40
    columns = f"{head}              T/M HUYỆN ỦY\n- Các xã,\n{gap}Lò Văn Nam\n"
    assert signatures(PLAN + columns) == ["T/M HUYỆN ỦY\nLò Văn Nam"]
    table = f"| {head} | CHỦ TỊCH |\n| - Lưu VP | Lò Thị Hoa |\n"
    assert all(isinstance(element, Line) for element in gather(split(table)[0]))
