"""The order of a list to choose from: what is worded most alike comes first."""

from __future__ import annotations

from doichieu.align.likeness import by_wording


def test_the_most_alike_comes_first_and_none_is_left_out() -> None:
    others = ["trồng rừng phòng hộ", "xây cầu qua suối Nậm", "xây cầu, cống qua suối"]
    assert by_wording("Xây cầu qua suối", others) == [1, 2, 0] or by_wording(
        "Xây cầu qua suối", others
    ) == [2, 1, 0]


def test_the_same_words_in_another_spelling_are_the_same() -> None:
    assert by_wording("Hoá đơn điện tử", ["hoa đơn điện tử", "hóa đơn điện tử"]) == [1, 0]


def test_nothing_to_choose_from_is_an_empty_list() -> None:
    assert by_wording("xây cầu", []) == []
