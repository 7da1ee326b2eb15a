"""The order of a list to choose from: what is worded most alike comes first."""

from __future__ import annotations

from doichieu.align.likeness import by_wording


def test_the_most_alike_comes_first_and_none_is_left_out() -> None:
    others = ["trồng rừng phòng hộ", "xây cầu treo Nậm Cắn", "xây cầu qua suối Nậm Cắn"]
    assert by_wording("xây cầu qua suối Nậm Mạ", others) == [2, 1, 0]


def test_what_it_was_merged_into_is_as_good_as_the_same() -> None:
    others = ["mở lớp dạy nghề", "trồng rừng và mở lớp xoá mù chữ cho phụ nữ vùng cao"]
    assert by_wording("mở lớp xóa mù chữ", others) == [1, 0]


def test_tone_marks_in_another_style_make_no_difference() -> None:
    assert by_wording("HOÁ ĐƠN", ["hóa chất", "hóa đơn"]) == [1, 0]


def test_nothing_to_choose_from_is_an_empty_list() -> None:
    assert by_wording("xây cầu", []) == []
