"""What a plan item that copies a task has made of its words."""

from __future__ import annotations

import pytest

from doichieu.align.copies import wording
from doichieu.model import Deadline, DeadlineKind, Item, Kind, Wording


def item(text: str, *leads: str, due: str | None = None) -> Item:
    deadline = Deadline(due, DeadlineKind.BY) if due else Deadline()
    return Item("1", 1, Kind.TASK, text, leads=leads, deadline=deadline)


@pytest.mark.parametrize(
    ("asked", "answer", "removed", "added"),
    [
        (
            "Xây dựng đường ven sông, kinh tế vùng, kinh tế biển và chợ nổi Lam Sơn",
            "Xây dựng đường ven sông, phố đi bộ và chợ nổi Lam Sơn",
            ["kinh tế vùng, kinh tế biển"],
            ["phố đi bộ"],
        ),
        (
            "Dạy bơi miễn phí cho trẻ em hộ nghèo ở vùng sông nước",
            "Dạy bơi cho trẻ em hộ nghèo ở vùng sông nước trong mùa hè",
            ["miễn phí"],
            ["mùa hè"],
        ),
        (
            "Căn cứ thành tích trong phong trào đọc sách để xét khen thưởng",
            "Căn cứ thành tích đạt được trong phong trào đọc sách để xét khen thưởng",
            [],
            ["đạt được"],
        ),
    ],
)
def test_what_was_taken_out_and_put_in_is_told_as_printed(
    asked: str, answer: str, removed: list[str], added: list[str]
) -> None:
    found = wording(item(asked), item(answer))
    assert found is not None
    assert [each.removeprefix("trong ") for each in found.added] == added
    assert list(found.removed) == removed
    assert not found.verbatim


@pytest.mark.parametrize(
    "answer",
    [
        "Số hóa hồ sơ hộ tịch tại bộ phận một cửa của Ủy ban nhân dân xã",
        # Tone marks, case, an abbreviation, a mark, words that only join.
        "số hoá các hồ sơ hộ tịch, tại bộ phận một cửa của Uỷ ban nhân dân xã",
        "Số hóa hồ sơ hộ tịch tại bộ phận một cửa của UBND xã.",
        # A slip of the scanner.
        "Sổ hóa hô sơ hộ tịch tại bộ phân một cửa của Ủy ban nhân dân xã",
    ],
)
def test_a_copy_is_called_one(answer: str) -> None:
    asked = "Số hóa hồ sơ hộ tịch tại bộ phận một cửa của Ủy ban nhân dân xã"
    assert wording(item(asked), item(answer)) == Wording()
    assert Wording().verbatim


def test_bodies_and_deadlines_are_left_aside() -> None:
    asked = item(
        "Số hóa hồ sơ hộ tịch tại bộ phận một cửa, hoàn thành năm 2026", due="hoàn thành năm 2026"
    )
    answer = item(
        "Văn phòng chủ trì, phối hợp với Công an xã số hóa hồ sơ hộ tịch tại bộ phận một cửa",
        "Văn phòng",
    )
    assert wording(asked, answer) == Wording()
    brackets = item("Số hóa hồ sơ hộ tịch tại bộ phận một cửa (giao Văn phòng)", "Văn phòng")
    assert wording(asked, brackets) == Wording()


def test_what_is_alike_by_chance_parts_no_change() -> None:
    found = wording(
        item("Mở lớp học chữ cho người lớn tuổi và trẻ em bỏ học giữa chừng ở làng nổi"),
        item("Mở lớp học chữ cho người lớn tuổi và phụ nữ mới bỏ nghề cũ lâu năm ở làng nổi"),
    )
    assert found is not None
    assert found.removed == ("trẻ em bỏ học giữa chừng",)
    assert found.added == ("phụ nữ mới bỏ nghề cũ lâu năm",)


def test_another_task_is_no_copy() -> None:
    asked = item("Số hóa hồ sơ hộ tịch tại bộ phận một cửa của Ủy ban nhân dân xã")
    assert wording(asked, item("Nạo vét kênh mương nội đồng trước mùa mưa lũ hằng năm")) is None
    assert wording(item("Số hóa hồ sơ"), item("Số hóa hồ sơ")) is None
