"""Which tasks the program says are given to central bodies alone, and where it keeps silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from doichieu import importing
from doichieu.align.addressee import Addressee, addressee, addressees
from doichieu.export.candidates import addressees_json
from doichieu.export.terminal import candidates_tree
from doichieu.model import Candidate, Facts, Grade, Item, Kind, Level, Outline

Build = Callable[..., Outline]

TASK = Item("", 0, Kind.TASK, "Soạn thảo quy chế lưu trữ số", leads=("Ban Tổ chức Trung ương",))
PROVINCE = Outline(Facts(level=Level.PROVINCE), ())


def told(directive: Outline, plan: Outline = PROVINCE) -> Addressee | None:
    return addressee(directive.items[1], directive, plan)


def test_a_task_of_a_central_body_alone_does_not_address_a_province(outline: Build) -> None:
    found = told(outline(TASK))
    assert found
    assert found.reason == "given only to Ban Tổ chức Trung ương (central)"


def test_a_task_with_an_answer_the_program_stands_by_is_left_to_that_answer(
    outline: Build,
) -> None:
    directive, answer = outline(TASK), Item("1", 1, Kind.TASK, "Quy chế lưu trữ số")
    weak = Candidate(directive.items[1], answer, 0.1)
    assert [a.item for a in addressees([weak], directive, PROVINCE)] == [directive.items[1]]
    assert not addressees([weak, replace(weak, grade=Grade.POSSIBLE)], directive, PROVINCE)


def test_what_is_to_be_spread_addresses_everybody(outline: Build) -> None:
    assert told(outline(replace(TASK, text="Tuyên truyền về lưu trữ số"))) is None


def test_a_name_is_known_in_either_style_of_tone_marks(outline: Build) -> None:
    assert told(outline(replace(TASK, leads=("Quân uỷ Trung ương",))))


@pytest.mark.parametrize("level", [None, Level.CENTRAL])
def test_nothing_is_said_to_a_central_plan_or_one_of_unknown_level(
    outline: Build, level: Level | None
) -> None:
    assert told(outline(TASK), Outline(Facts(level=level), ())) is None


@pytest.mark.parametrize(
    "leads",
    [
        (),
        ("các bộ, ngành, địa phương",),
        ("Ban Tổ chức Tỉnh ủy",),
        ("Bộ Chỉ huy quân sự tỉnh",),
        ("Bộ Nội vụ", "Hội Khuyến học"),
    ],
)
def test_who_may_be_at_or_below_the_plans_level_is_addressed(
    outline: Build, leads: tuple[str, ...]
) -> None:
    assert told(outline(replace(TASK, leads=leads))) is None


COMMUNE = Outline(Facts(level=Level.COMMUNE, issuer="Ủy ban nhân dân xã Sơn Hạ"), ())
FROM_PROVINCE = Facts(level=Level.PROVINCE)
FROM_COMMUNE = Facts(level=Level.COMMUNE)


@pytest.mark.parametrize(
    "lead",
    [
        "Sở Y tế",
        "các sở, ban, ngành tỉnh",
        "Hội Nông dân tỉnh",
        "Hội Cựu chiến binh",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Các bộ, ban, ngành Trung ương",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Công an tỉnh",
    ],
)
def test_a_body_of_the_province_does_not_address_a_commune(outline: Build, lead: str) -> None:
    found = told(outline(replace(TASK, leads=(lead,)), facts=FROM_PROVINCE), COMMUNE)
    assert found
    assert lead in found.reason


@pytest.mark.parametrize(
    "lead",
    [
        "Ủy ban nhân dân các xã, phường",
        "Đảng ủy xã Sơn Hạ",
        "Công an các xã",
        "Các cơ quan, đơn vị, địa phương",
        "Hội Nông dân các cấp",
        "các cơ sở giáo dục",
        "Người dân",
    ],
)
def test_a_body_at_the_communes_level_or_at_any_is_addressed(outline: Build, lead: str) -> None:
    assert told(outline(replace(TASK, leads=(lead,)), facts=FROM_PROVINCE), COMMUNE) is None


@pytest.mark.parametrize("lead", ["Công an xã", "Phòng Kinh tế", "Hội Phụ nữ xã"])
def test_an_office_that_issues_a_plan_does_not_do_the_work_of_another_one(
    outline: Build, lead: str
) -> None:
    directive = outline(replace(TASK, leads=(lead,)), facts=FROM_COMMUNE)
    issuer = "Phòng Văn hóa - Xã hội xã Sơn Hạ"
    office = Outline(Facts(level=Level.COMMUNE, issuer=issuer), ())
    found = told(directive, office)
    assert found
    assert found.reason == f"given only to {lead}"
    assert told(directive, COMMUNE) is None
    own = replace(TASK, leads=("Phòng Văn hóa - Xã hội",))
    partner = replace(TASK, leads=(lead,), partners=("Phòng Văn hóa - Xã hội",))
    for item in (own, partner):
        assert told(outline(item, facts=FROM_COMMUNE), office) is None


def test_all_tasks_of_one_lead_get_the_same_hint(outline: Build) -> None:
    texts = (
        "Nghiên cứu mô hình tổ chức từ Trung ương đến địa phương",
        "Sửa đổi quy định về bồi dưỡng cán bộ các cấp",
        "Tổng kết quy định về bầu cử ở các tỉnh",
        "Chủ trì, phối hợp với các cơ quan liên quan soạn thảo quy chế",
    )
    for text in texts:
        assert told(outline(replace(TASK, text=text)))


def test_a_lower_body_that_is_told_to_do_something_is_addressed(outline: Build) -> None:
    for text in ("Hướng dẫn các tỉnh lưu trữ số", "Yêu cầu từng huyện, xã nộp hồ sơ lưu trữ"):
        assert told(outline(replace(TASK, text=text))) is None


@pytest.mark.parametrize(
    ("heading", "addressed"),
    [
        ("Các bộ, ban, ngành Trung ương", False),
        ("2. Đề nghị các bộ, ngành Trung ương:", False),
        ("Ủy ban nhân dân các tỉnh", True),
        ("Nâng cao chất lượng lưu trữ ở cơ quan trung ương", True),
    ],
)
def test_a_heading_that_is_a_name_stands_for_the_lead(
    outline: Build, heading: str, *, addressed: bool
) -> None:
    found = told(outline(replace(TASK, leads=()), heading=heading))
    assert (found is None) is addressed


def test_a_province_named_in_the_task_its_partners_or_a_heading_is_addressed(
    outline: Build,
) -> None:
    text = replace(TASK, text="Cùng các tỉnh ủy soạn thảo quy chế lưu trữ số")
    partner = replace(TASK, partners=("các địa phương",))
    assert told(outline(text)) is None
    assert told(outline(partner)) is None
    assert told(outline(TASK, heading="Việc của các cấp ủy")) is None


def test_a_word_that_only_begins_like_one_of_a_locality_addresses_nobody_else(
    outline: Build,
) -> None:
    assert told(outline(replace(TASK, text="Soạn thảo quy chế về các xãnh lưu trữ")))


def test_what_is_told_of_a_real_pair_names_only_central_bodies(seeds: dict[str, Path]) -> None:
    directive, plan = (importing.read(seeds[number]).outline for number in ("004", "003"))
    found = [each for item in directive.items if (each := addressee(item, directive, plan))]
    assert found
    assert not any("tỉnh" in lead.lower() for each in found for lead in each.item.leads)


def test_programs_and_people_are_told_the_task_and_the_reason() -> None:
    item = replace(TASK, address="2", line=3)
    assert addressees_json([(item, "why not")])["addressees"] == [
        {"directive": {"id": "2", "line": 3}, "suggestion": "not_applicable", "reason": "why not"}
    ]
    tree = candidates_tree([(Candidate(item, item, 0.1), (), ())], {"2": "why not"})
    assert str(tree.children[0].children[0].label) == "not applicable? why not"
