"""The parts of a task that nothing which answers it says anything of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from doichieu.align.clauses import clauses
from doichieu.align.differences import Differences
from doichieu.model import Difference, DifferenceKind, Item, Kind, Outline

Build = Callable[..., Outline]


def item(text: str, **facts: object) -> Item:
    return replace(Item("1", 1, Kind.TASK, text), **facts)  # type: ignore[arg-type]


@pytest.fixture
def left(outline: Build) -> Callable[..., list[str]]:
    """A function that gives the parts of a task that its answers leave out, in short documents."""

    def tell(asked: Item | str, *answers: Item | str, others: tuple[str, ...] = ()) -> list[str]:
        upper, lower = outline(asked), outline(*answers, *others)
        end = 1 + len(answers)
        found = Differences(upper, lower).of_task(upper.items[1], lower.items[1:end])
        parts = [each for each in found if each.kind is DifferenceKind.PART_LEFT_OUT]
        assert all(upper.items[1].text[slice(*place(each))] == each.asked for each in parts)
        return [each.asked for each in parts]

    return tell


def place(difference: Difference) -> tuple[int, int]:
    assert difference.place is not None
    return difference.place


@pytest.mark.parametrize(
    ("asked", "answer", "told"),
    [
        (
            "Rà soát hộ nghèo; hỗ trợ vay vốn cho hộ cận nghèo; tổ chức dạy nghề cho lao động nữ.",
            "Rà soát hộ nghèo trên địa bàn xã; hỗ trợ vay vốn cho hộ cận nghèo.",
            "tổ chức dạy nghề cho lao động nữ",
        ),
        (
            "Nạo vét kênh mương nội đồng. Sửa chữa trạm bơm đã xuống cấp. Lập tổ tự quản giữ đê.",
            "Nạo vét kênh mương nội đồng; lập tổ tự quản giữ đê tại các thôn.",
            "Sửa chữa trạm bơm đã xuống cấp",
        ),
        (
            (
                "Mở lớp học chữ cho người lớn tuổi, vận động trẻ em bỏ học trở lại trường và xây "
                "dựng tủ sách tại nhà văn hóa thôn."
            ),
            "Mở lớp học chữ cho người lớn tuổi; vận động trẻ em bỏ học trở lại trường.",
            "xây dựng tủ sách tại nhà văn hóa thôn",
        ),
        (
            (
                "Trồng cây xanh dọc tuyến đường trung tâm, lắp đặt thùng rác phân loại tại chợ, tổ "
                "chức ngày chủ nhật xanh cho học sinh."
            ),
            "Trồng cây xanh dọc tuyến đường trung tâm, tổ chức ngày chủ nhật xanh cho học sinh.",
            "lắp đặt thùng rác phân loại tại chợ",
        ),
        (
            (
                "Kiểm tra an toàn thực phẩm ở bếp ăn tập thể, đặc biệt là kiểm tra nguồn gốc thịt "
                "đông lạnh nhập khẩu."
            ),
            "Kiểm tra an toàn thực phẩm ở bếp ăn tập thể của các trường.",
            "kiểm tra nguồn gốc thịt đông lạnh nhập khẩu",
        ),
        (
            (
                "Công an xã chủ trì, phối hợp với Đoàn Thanh niên xã tuần tra đêm tại bến đò; "
                "hoàn thiện hồ sơ cấp phép cho chủ đò ngang trước ngày 30/6/2026."
            ),
            "Tuần tra đêm tại bến đò và các ngã ba sông.",
            "hoàn thiện hồ sơ cấp phép cho chủ đò ngang trước ngày 30/6/2026",
        ),
    ],
)
def test_a_clause_that_no_answer_says_anything_of_is_quoted(
    left: Callable[..., list[str]], asked: str, answer: str, told: str
) -> None:
    assert left(asked, answer) == [told]
    assert left(answer, asked) == []


def test_bodies_and_times_are_no_part_of_what_is_quoted(left: Callable[..., list[str]]) -> None:
    asked = item(
        "Công an xã tuần tra ban đêm tại bến đò; Hội Nông dân hoàn thiện hồ sơ cấp phép cho chủ đò "
        "ngang (xong trong quý II)",
        leads=("Công an xã", "Hội Nông dân"),
        deadline=replace(Item("", 0, Kind.TASK, "").deadline, raw="xong trong quý II"),
    )
    assert left(asked, "Tuần tra ban đêm tại bến đò") == [
        "hoàn thiện hồ sơ cấp phép cho chủ đò ngang"
    ]


SCHOOL = "Dạy bơi cho trẻ em hộ nghèo; lắp biển cảnh báo tại ao hồ sâu nguy hiểm"


@pytest.mark.parametrize(
    "answers",
    [
        # Each of two answers says its part.
        ("Dạy bơi cho trẻ em hộ nghèo", "Cắm biển cảnh báo tại các ao hồ sâu nguy hiểm"),
        # A slip of the scanner is no other word.
        ("Dạy bơi cho trẻ em hộ nghèo; lắp bỉên canh báo tại ao hô sâu nguy hiêm",),
        # Nothing is shared: that is no answer.
        ("Nạo vét kênh mương nội đồng trước mùa lũ",),
    ],
)
def test_what_is_said_in_another_way_or_of_something_else_is_not_left_out(
    left: Callable[..., list[str]], answers: tuple[str, ...]
) -> None:
    assert left(SCHOOL, *answers) == []


def test_what_another_item_of_the_plan_says_is_not_left_out(left: Callable[..., list[str]]) -> None:
    swims = "Dạy bơi cho trẻ em hộ nghèo"
    assert left(SCHOOL, swims) == ["lắp biển cảnh báo tại ao hồ sâu nguy hiểm"]
    assert left(SCHOOL, swims, others=("Lắp biển cảnh báo tại ao hồ sâu nguy hiểm",)) == []


@pytest.mark.parametrize(
    "asked",
    [
        # What it is for, and what those above hear of it.
        "Dạy bơi cho trẻ em hộ nghèo, bảo đảm không còn tai nạn đuối nước thương tâm mùa lũ",
        "Dạy bơi cho trẻ em hộ nghèo; báo cáo kết quả về Ủy ban nhân dân tỉnh trước mùa lũ lớn",
        "Dạy bơi cho trẻ em hộ nghèo nhằm giảm tai nạn đuối nước và hình thành lối sống lành mạnh",
        # What is not done is only named.
        "Phòng, chống đuối nước mùa lũ lớn bằng việc sau: dạy bơi cho trẻ em hộ nghèo",
    ],
)
def test_aims_reports_and_topics_are_no_duties(left: Callable[..., list[str]], asked: str) -> None:
    assert left(asked, "Dạy bơi cho trẻ em hộ nghèo") == []


def test_an_objective_and_a_table_read_as_text_tell_nothing(
    left: Callable[..., list[str]],
) -> None:
    swims = "Dạy bơi cho trẻ em hộ nghèo"
    assert left(item(SCHOOL, kind=Kind.OBJECTIVE), swims) == []
    assert left(SCHOOL + " | 3 | 4", swims) == []


def test_a_text_is_cut_at_marks_and_before_verbs() -> None:
    text = (
        "Rà soát, sửa đổi quy chế chợ; phòng, chống cháy tại chợ và lắp đặt vòi nước nhằm dập lửa"
    )
    found = [
        [(text[part.start : part.end].strip(" ;."), part.aim) for part in clause.parts]
        for clause in clauses(text)
    ]
    assert found == [
        [("Rà soát, sửa đổi quy chế chợ", False)],
        [
            ("phòng, chống cháy tại chợ", False),
            ("lắp đặt vòi nước", False),
            ("nhằm dập lửa", True),
        ],
    ]
