"""What every document says in much the same words is nobody's answer."""

from __future__ import annotations

import pytest

from doichieu.align import align
from doichieu.align.formulas import is_formula
from doichieu.align.overlaps import overlaps
from doichieu.model import Item, Kind
from tests.align.conftest import Build


def led(text: str, *leads: str) -> Item:
    return Item("", 0, Kind.ORGANISATION, text, leads=leads)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện các nhiệm vụ khác theo yêu cầu của Ủy ban nhân dân xã Sơn Hạ.",
        "Thực hiện một số nhiệm vụ khác do Trưởng ban Tổ chức lễ hội Đền Trúc phân công;",
        "Thực hiện nhiệm vụ khác khi được Thường trực Đảng ủy giao",
        "Thực hiện tốt các nhiệm vụ đột xuất khi có chỉ đạo của cấp trên",
        "Hoàn thành các công việc khác có liên quan đến nuôi ong.",
        "Phối hợp với Công an xã thực hiện các nội dung khác theo quy định",
        "Các nhiệm vụ khác theo sự phân công của Ban Chấp hành Hội Nông dân xã",
        "Thực hiện nhiệm vụ theo sự phân công của Ban Chỉ đạo",
        "Trên đây là Kế hoạch trồng chè của Hội Phụ nữ xã Sơn Hạ, đề nghị các chi hội thực hiện./.",
        "Kế hoạch này được phổ biến đến chi bộ.",
        "Ban Thường vụ Hội yêu cầu các chi hội nghiêm túc triển khai thực hiện Kế hoạch này.",
        "Đề nghị các thôn, các trường học khẩn trương triển khai thực hiện.",
    ],
)
def test_a_formula_is_known_whatever_names_it_has(text: str) -> None:
    assert is_formula(led(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chăm sóc vườn chè và thực hiện các nhiệm vụ khác của Hội Nông dân",
        "Thực hiện các nhiệm vụ trồng rừng ở Đồi Cọ trong vụ xuân",
        "Phối hợp với Trạm Y tế khám bệnh cho trẻ em và các đối tượng khác",
        "Giao Phòng Kinh tế theo dõi, đôn đốc việc thực hiện Kế hoạch này",
        "Trong quá trình thực hiện, nếu có vướng mắc, các chi đoàn phản ánh về Đoàn xã",
        "Trường hợp phát sinh vướng mắc về đất đai thì nêu rõ và đề xuất hướng xử lý",
        "Yêu cầu các thôn nghiêm túc thực hiện việc tiêm phòng cho đàn trâu",
    ],
)
def test_a_duty_is_no_formula(text: str) -> None:
    assert not is_formula(led(text))


def test_the_name_of_the_lead_before_it_makes_no_difference() -> None:
    text = "Phòng Văn hóa - Xã hội thực hiện các nhiệm vụ khác do Ủy ban nhân dân xã giao."
    assert is_formula(led(text, "Phòng Văn hóa - Xã hội"))


CLOSING = "Trên đây là Kế hoạch tiêm phòng đàn ong ở Khe Sắn, đề nghị các thôn thực hiện."
OTHER = "Thực hiện các nhiệm vụ khác do Ban Chỉ đạo phòng chống sạt lở Khe Sắn phân công."


@pytest.mark.parametrize("formula", [CLOSING, OTHER])
def test_a_formula_answers_nothing_and_nothing_answers_it(outline: Build, formula: str) -> None:
    duty = "Tiêm phòng đàn ong, phòng chống sạt lở ở Khe Sắn"
    asked, given = outline(formula, duty, "Mở lớp mộc"), outline(duty, formula, "Trồng sen")
    found = {(c.directive.text, c.plan.text) for c in align(asked, given) if c.proposed}
    assert found == {(duty, duty)}


@pytest.mark.parametrize("formula", [CLOSING, OTHER])
def test_a_formula_given_to_two_bodies_is_no_overlap(outline: Build, formula: str) -> None:
    twice = [led(formula, lead) for lead in ("Công an xã", "Trạm Y tế")]
    assert overlaps(outline(*twice, "Trồng sen")) == ()
