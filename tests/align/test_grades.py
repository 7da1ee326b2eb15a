"""How far the program stands by a suggestion, and between documents that are strangers less."""

from __future__ import annotations

import pytest

from doichieu.align import align
from doichieu.align.aligner import Aligner
from doichieu.align.threshold import grade, strangers
from doichieu.model import Candidate, Facts, Grade, Item, Kind, best_grade
from tests.align.conftest import Build

LIKELY, POSSIBLE, WEAK = Grade


@pytest.mark.parametrize(
    ("score", "best", "found"),
    [
        (0.4, 0.4, LIKELY),
        (0.39, 0.39, POSSIBLE),
        (0.25, 0.5, POSSIBLE),
        (0.24, 0.24, WEAK),
        (0.4, 0.9, WEAK),
        (0.41, 0.9, LIKELY),
    ],
)
def test_a_grade_follows_from_the_score_and_the_best_for_the_task(
    score: float, best: float, found: Grade
) -> None:
    assert grade(score, best, 0.1, strange=False) is found


@pytest.mark.parametrize(
    ("score", "text", "found"),
    [(0.32, 0.32, WEAK), (0.33, 0.33, POSSIBLE), (0.6, 0.2, WEAK), (0.6, 0.3, LIKELY)],
)
def test_between_strangers_the_texts_themselves_have_to_say_more(
    score: float, text: float, found: Grade
) -> None:
    assert grade(score, score, text, strange=True) is found


def test_a_pair_whose_texts_share_nothing_is_weak() -> None:
    assert grade(0.9, 0.9, 0.0, strange=False) is WEAK


def test_a_plan_that_answers_a_tenth_of_the_tasks_well_is_no_stranger() -> None:
    assert not strangers([0.5, *[0.1] * 9])
    assert strangers([0.5, *[0.1] * 10])
    assert strangers([0.49] * 10)


def test_the_best_of_several_suggestions_counts() -> None:
    item = Item("I", 1, Kind.TASK, "")
    found = [Candidate(item, item, 0.3, grade=each) for each in (WEAK, POSSIBLE, WEAK)]
    assert best_grade(found) is POSSIBLE
    assert best_grade([]) is WEAK


TASKS = ("Nạo vét kênh Cầu Đá", "Trồng sen ở đầm làng", "Mở lớp dạy nghề mộc")
OTHER = ("Thả cá giống xuống hồ Bạc", "Đóng mới thuyền nan", "Dạy nghề thêu cho phụ nữ làng Bến Đò")


def test_a_plan_that_names_the_directive_is_no_stranger_however_little_it_answers(
    outline: Build,
) -> None:
    directive = outline(*TASKS, facts=Facts(number="07-KH/ĐU"))
    for implements, found in ((("7-KH/ĐU",), False), (("8-KH/ĐU",), True)):
        plan = outline(*OTHER, facts=Facts(implements=implements))
        assert Aligner(directive).rank(plan).strangers is found


def test_what_strangers_share_by_chance_is_weak(outline: Build) -> None:
    directive = outline(*TASKS, facts=Facts(number="07-KH/ĐU"))
    named = outline(*OTHER, facts=Facts(implements=("07-KH/ĐU",)))
    first = {c.plan.text: c for c in align(directive, named) if c.directive.text == TASKS[2]}
    assert first[OTHER[2]].proposed
    assert not any(c.proposed for c in align(directive, outline(*OTHER)))
