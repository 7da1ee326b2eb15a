"""Verbs by which a plan binds itself to less."""

from __future__ import annotations

import pytest

from doichieu.align.firmness import weakened
from doichieu.model import Item, Kind


def item(text: str, *leads: str) -> Item:
    return Item("1", 1, Kind.TASK, text, leads=leads)


@pytest.mark.parametrize(
    ("asked", "answer", "told"),
    [
        (
            "Kiên quyết thu hồi đất của dự án chậm tiến độ",
            "Thường xuyên rà soát để đề xuất UBND tỉnh thu hồi đất của dự án chậm tiến độ",
            ("thu hồi", "đề xuất UBND tỉnh thu hồi"),
        ),
        (
            "Thành lập tổ công nghệ số tại các thôn",
            "Xem xét thành lập tổ công nghệ số tại các thôn",
            ("Thành lập", "Xem xét thành lập"),
        ),
        (
            "Di dời các lò gạch ra khỏi khu dân cư",
            "Vận động di dời các lò gạch ra khỏi khu dân cư",
            ("Di dời", "Vận động di dời"),
        ),
        (
            "Hoàn thành xây dựng nhà văn hóa thôn",
            "Hướng dẫn các thôn xây dựng nhà văn hóa",
            ("Hoàn thành", "Hướng dẫn"),
        ),
    ],
)
def test_a_verb_of_two_degrees_less_is_told(asked: str, answer: str, told: tuple[str, str]) -> None:
    assert weakened(item(asked), item(answer)) == (told,)
    assert weakened(item(answer), item(asked)) == ()


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        # Staff work: what those above decide is prepared below.
        ("Ban hành quy chế chợ nổi", "Phòng Kinh tế tham mưu, đề xuất ban hành quy chế chợ nổi"),
        ("Tham mưu bố trí vốn cho chợ nổi", "Sở Tài chính xem xét bố trí vốn cho chợ nổi"),
        # One verb beside another takes nothing from it.
        ("Ban hành quy chế chợ nổi", "Nghiên cứu, ban hành quy chế chợ nổi"),
        ("Ban hành quy chế chợ nổi", "Đề xuất mức phí và ban hành quy chế chợ nổi"),
        # Once it is done, once more is proposed.
        (
            "Thu hồi đất bỏ hoang ven sông",
            "Thu hồi đất bỏ hoang ven sông, đề xuất thu hồi thêm đất",
        ),
        # Of something else.
        ("Thu hồi đất bỏ hoang ven sông", "Đề xuất thu hồi giấy phép của quán ăn"),
        # It was asked no more firmly.
        ("Nghiên cứu thành lập bảo tàng cá", "Xem xét thành lập bảo tàng cá"),
        ("Xây dựng bảo tàng cá", "Nghiên cứu xây dựng bảo tàng cá"),
    ],
)
def test_a_verb_that_binds_as_much_is_not_told(asked: str, answer: str) -> None:
    assert weakened(item(asked), item(answer)) == ()


def test_an_item_opens_behind_the_bodies_that_are_to_do_it() -> None:
    asked = item("UBND xã hoàn thành xây dựng nhà văn hóa thôn", "UBND xã")
    answer = item("Phòng Văn hóa hướng dẫn các thôn xây dựng nhà văn hóa", "Phòng Văn hóa")
    assert weakened(asked, answer) == (("hoàn thành", "hướng dẫn"),)
