"""Of how many, where and on what condition a plan does less than it was asked."""

from __future__ import annotations

import pytest

from doichieu.align.scope import conditional, confined, narrowed
from doichieu.model import Facts, Outline

PROVINCE = Outline(Facts(issuer="Ủy ban nhân dân tỉnh Lam Sơn"), ())
COMMUNE = Outline(Facts(issuer="Ủy ban nhân dân xã Hòa Phú", place="Hòa Phú"), ())


@pytest.mark.parametrize(
    ("asked", "answer", "told"),
    [
        (
            "Lắp đặt loa thông minh tại tất cả các xã",
            "Lắp đặt loa thông minh tại các xã vùng cao",
            ("tất cả các xã", "các xã vùng cao"),
        ),
        (
            "Toàn bộ cơ quan nhà nước dùng chữ ký số",
            "Một số cơ quan nhà nước dùng chữ ký số",
            ("Toàn bộ cơ quan", "Một số cơ quan"),
        ),
        (
            "100% xã, phường có phòng đọc sách",
            "Xã, phường trọng điểm có phòng đọc sách",
            ("100% xã", "Xã, phường trọng điểm"),
        ),
    ],
)
def test_a_narrower_circle_is_told_where_the_wording_shows_it(
    asked: str, answer: str, told: tuple[str, str]
) -> None:
    assert narrowed(asked, answer) == (told,)
    assert narrowed(answer, asked) == ()


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Lắp đặt loa tại tất cả các xã", "Lắp đặt loa tại các xã của tỉnh"),
        ("Lắp đặt loa tại tất cả các xã vùng cao", "Lắp đặt loa tại các xã vùng cao"),
        ("Lắp đặt loa tại tất cả các xã", "Lắp đặt loa tại tất cả các xã, nhất là xã vùng cao"),
        ("Lắp đặt loa tại tất cả các xã", "Khám bệnh cho người già ở các xã vùng cao"),
    ],
)
def test_a_circle_that_is_kept_or_of_something_else_is_not_narrower(
    asked: str, answer: str
) -> None:
    assert narrowed(asked, answer) == ()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Lắp camera an ninh trên địa bàn huyện Tân Lập", "trên địa bàn huyện Tân Lập"),
        ("Lắp camera an ninh ở hai phường Hòa Phú và Tân An", "ở hai phường Hòa Phú và Tân An"),
        (
            "Lắp camera an ninh tại 03 xã Hòa Phú, Tân An, Bản Mo",
            "tại 03 xã Hòa Phú, Tân An, Bản Mo",
        ),
        ("Lắp camera an ninh tại một số xã", "một số xã"),
    ],
)
def test_a_place_within_the_territory_is_narrower(answer: str, told: str) -> None:
    asked = "Lắp camera an ninh trên toàn tỉnh"
    assert confined(asked, answer, PROVINCE) == (("toàn tỉnh", told),)
    assert confined(answer, asked, PROVINCE) == ()


@pytest.mark.parametrize(
    ("asked", "answer", "plan"),
    [
        # A commune asks for its own.
        (
            "Lắp camera an ninh trên toàn tỉnh",
            "Lắp camera an ninh trên địa bàn xã Hòa Phú",
            COMMUNE,
        ),
        (
            "Lắp camera an ninh trên toàn tỉnh",
            "Lắp camera an ninh trên toàn tỉnh, trước hết tại huyện Tân Lập",
            PROVINCE,
        ),
        (
            "Lắp camera an ninh trên toàn tỉnh, trước hết tại huyện Tân Lập",
            "Lắp camera an ninh tại huyện Tân Lập",
            PROVINCE,
        ),
        ("Lắp camera an ninh trên toàn tỉnh", "Mở chợ nổi tại huyện Tân Lập", PROVINCE),
    ],
)
def test_a_place_that_is_the_plans_own_or_of_something_else_is_not_narrower(
    asked: str, answer: str, plan: Outline
) -> None:
    assert confined(asked, answer, plan) == ()


@pytest.mark.parametrize(
    "condition",
    [
        "nếu có điều kiện",
        "khi bố trí được kinh phí",
        "tùy theo khả năng của từng xã",
        "khi cân đối được nguồn vốn",
    ],
)
def test_a_condition_that_the_directive_does_not_make_is_told_whole(condition: str) -> None:
    asked, answer = (
        "Kiên cố hóa kênh mương",
        f"Kiên cố hóa kênh mương {condition}, kênh I",
    )
    assert conditional(asked, answer) == (condition,)
    assert conditional(answer, answer) == ()
    assert conditional(asked, "Kiên cố hóa kênh mương khi có mưa lớn") == ()
