"""What a reviewer may rely on in the suggestions."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.align import align, aligner
from doichieu.model import Candidate, Deadline, DeadlineKind, Facts, Item, Kind, Outline
from tests.align.conftest import Build

FOREST = "Trồng mới 500 ha rừng phòng hộ đầu nguồn sông Đà"
FIRE = "Mua sắm xe chữa cháy cho lực lượng kiểm lâm"
SCHOOL = "Xây nhà bán trú cho học sinh vùng cao"
ROADS = "Cứng hóa đường liên thôn ở các xã biên giới"


def best(found: tuple[Candidate, ...]) -> dict[str, str]:
    """The first suggestion of each directive item, by text."""
    first: dict[str, str] = {}
    for candidate in found:
        first.setdefault(candidate.directive.text, candidate.plan.text)
    return first


def score(found: tuple[Candidate, ...], asked: str, answer: str) -> float:
    return next(c.score for c in found if (c.directive.text, c.plan.text) == (asked, answer))


def test_every_directive_item_sees_every_plan_item_best_first(outline: Build) -> None:
    found = align(outline(FOREST, SCHOOL), outline(ROADS, SCHOOL, FOREST))
    assert [c.directive.text for c in found] == [FOREST] * 3 + [SCHOOL] * 3
    assert best(found) == {FOREST: FOREST, SCHOOL: SCHOOL}
    for text in (FOREST, SCHOOL):
        scores = [c.score for c in found if c.directive.text == text]
        assert scores == sorted(scores, reverse=True)


def test_top_keeps_the_best_of_each_directive_item(outline: Build) -> None:
    everything = align(outline(FOREST, SCHOOL), outline(ROADS, SCHOOL, FOREST))
    kept = align(outline(FOREST, SCHOOL), outline(ROADS, SCHOOL, FOREST), top=1)
    assert kept == (everything[0], everything[3])


def test_only_reviewed_items_are_suggested(outline: Build) -> None:
    ground = Item("", 0, Kind.RECITAL, FOREST)
    aim = Item("", 0, Kind.OBJECTIVE, SCHOOL)
    found = align(outline(FOREST, ground), outline(ground, aim, FIRE))
    assert {c.directive.kind for c in found} == {Kind.TASK}
    assert {c.plan.text for c in found} == {SCHOOL, FIRE}


def test_a_stock_phrase_alone_does_not_align_two_tasks(outline: Build) -> None:
    stock = "Tổ chức triển khai thực hiện hiệu quả công tác quản lý nhà nước"
    asked, answer = f"{stock} về đê kè", f"{stock} về thư viện"
    found = align(outline(asked, FOREST), outline(answer, ROADS))
    assert score(found, asked, answer) < 0.2
    assert not any(c.proposed for c in found)


def test_a_rare_phrase_outweighs_many_common_words(outline: Build) -> None:
    asked = "Tăng cường phối hợp với các cơ quan để triển khai nuôi cá lồng bè"
    common = "Tăng cường phối hợp với các cơ quan để triển khai chương trình sữa học đường"
    rare = "Hỗ trợ hộ dân nuôi cá lồng bè"
    assert best(align(outline(asked), outline(common, rare)))[asked] == rare


def test_a_short_task_is_found_inside_a_long_one(outline: Build) -> None:
    long = f"{ROADS}; {FOREST.lower()}; lắp đèn đường, sửa chợ phiên và trạm bơm"
    found = align(outline(FOREST, SCHOOL), outline(FIRE, long, "Sửa chợ phiên"))
    assert best(found)[FOREST] == long


def test_tone_marks_composition_and_case_make_no_difference(outline: Build) -> None:
    asked = "Hoà giải ở cơ sở, củng cố tổ thuỷ nông"
    answer = unicodedata.normalize("NFD", "HÒA GIẢI Ở CƠ SỞ, CỦNG CỐ TỔ THỦY NÔNG")
    found = align(outline(asked), outline(answer, ROADS))
    assert found[0].parts["words"] == pytest.approx(1.0)
    assert found[0].parts["phrases"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    "slipped",
    [
        "Trông mới 500 ha rừng phong hộ đâu nguồn sông Đà",
        "Trồng mới 500 ha rừng phòng hộ đầu nguồn sônq Đà",
    ],
    ids=["marks", "letter"],
)
def test_an_ocr_slip_does_not_lose_a_match(outline: Build, slipped: str) -> None:
    clean = align(outline(FOREST, SCHOOL), outline(FOREST, ROADS))
    found = align(outline(slipped, SCHOOL), outline(FOREST, ROADS))
    assert found[0].plan.text == FOREST
    assert found[0].score > 0.8 * clean[0].score


def test_a_rare_cited_number_decides(outline: Build) -> None:
    asked = Item("", 0, Kind.TASK, "Sơ kết quy định 77-QĐ/TW", cites=("77-QĐ/TW",))
    other = Item("", 0, Kind.TASK, "Sơ kết quy định 78-QĐ/TW", cites=("78-QĐ/TW",))
    same = Item("", 0, Kind.TASK, "Đánh giá việc nêu gương", cites=("77 -QĐ/TW",))
    found = align(outline(asked, FOREST), outline(FIRE, other, same))
    assert found[0].plan.cites == same.cites
    assert found[0].parts["cites"] > 0.5


def test_what_both_documents_carry_out_is_no_reason(outline: Build) -> None:
    facts = Facts(number="12-KH/TU", implements=("28-NQ/TW",))
    asked = Item("", 0, Kind.TASK, FOREST, cites=("28-NQ/TW",))
    answer = Item("", 0, Kind.TASK, SCHOOL, cites=("28-NQ/TW", "12-KH/TU"))
    found = align(outline(asked, facts=Facts(number="28-NQ/TW")), outline(answer, facts=facts))
    assert "cites" not in found[0].parts


def test_the_heading_says_what_a_short_task_leaves_out(outline: Build) -> None:
    asked = outline("Hoàn thành trước mùa lũ", heading="Nạo vét kênh Ba Hòn")
    first = outline("Bố trí kinh phí", heading="Nạo vét kênh Ba Hòn").items
    second = outline("Bố trí kinh phí", heading="Tu bổ đình làng").items
    moved = tuple(replace(i, address=f"I{i.address}", parent=i.parent and "II") for i in second)
    found = align(asked, Outline(Facts(), (*moved, *first)))
    assert found[0].plan.address == "I.1"
    assert "heading" in found[0].parts


def test_bodies_correspond_from_one_level_to_the_next(outline: Build) -> None:
    asked = Item("", 0, Kind.TASK, "Sơ kết quy chế", leads=("Ban Tổ chức Trung ương",))
    theirs = Item("", 0, Kind.TASK, "Báo cáo quý", leads=("Ban Tổ chức Tỉnh ủy",))
    others = Item("", 0, Kind.TASK, "Báo cáo quý", leads=("Sở Y tế",))
    found = align(outline(asked), outline(others, theirs))
    assert found[0].plan.leads == theirs.leads
    assert found[0].parts["bodies"] > 0


def test_a_field_that_the_whole_plan_is_in_says_nothing(outline: Build) -> None:
    asked = Item("", 0, Kind.TASK, "Sơ kết quy chế", leads=("Bộ Y tế",))
    answers = [Item("", 0, Kind.TASK, text, leads=("Sở Y tế",)) for text in (FIRE, ROADS)]
    assert all("bodies" not in c.parts for c in align(outline(asked), outline(*answers)))


def test_the_same_last_day_is_a_weak_reason(outline: Build) -> None:
    due = Deadline("trong năm 2026", DeadlineKind.WITHIN, date(2026, 1, 1), date(2026, 12, 31))
    asked = Item("", 0, Kind.TASK, FOREST, deadline=due)
    answer = Item("", 0, Kind.TASK, SCHOOL, deadline=due)
    found = align(outline(asked), outline(ROADS, answer))
    assert found[0].plan.text == SCHOOL
    assert found[0].score < 0.1


def test_a_plan_item_stands_back_where_it_fits_another_task_better(outline: Build) -> None:
    near = "Trồng mới 500 ha rừng ngập mặn"
    alone = align(outline(near), outline(FOREST, ROADS))
    beside = align(outline(near, FOREST), outline(FOREST, ROADS))
    assert score(beside, near, FOREST) < score(alone, near, FOREST)


def test_a_close_pair_is_proposed_and_a_far_one_is_not(outline: Build) -> None:
    found = align(outline(FOREST, SCHOOL), outline(FOREST + " trong năm nay", ROADS))
    proposed = {(c.directive.text, c.plan.text) for c in found if c.proposed}
    assert proposed == {(FOREST, FOREST + " trong năm nay")}


def test_sections_of_one_document_can_be_held_against_each_other(outline: Build) -> None:
    whole = outline(FOREST, SCHOOL, FOREST)
    found = align(whole.section("I.1"), whole.section("I.3"))
    assert [(c.directive.address, c.plan.address) for c in found] == [("I.1", "I.3")]


def test_an_item_without_words_is_not_helped_by_its_heading(outline: Build) -> None:
    found = align(outline("...", heading=FOREST), outline(SCHOOL, heading=FOREST))
    assert found[0].score == 0


@pytest.mark.parametrize("texts", [(), ("",), ("...",), ("và của các",)])
def test_items_that_say_nothing_are_no_reason_to_fail(outline: Build, texts: tuple[str]) -> None:
    for found in (align(outline(*texts), outline(FOREST)), align(outline(FOREST), outline(*texts))):
        assert all(c.score == 0 and not c.proposed for c in found)


WORDS = st.sampled_from(
    [
        "rừng",
        "đê",
        "kè",
        "sông",
        "thư",
        "viện",
        "2026",
        "08-QĐ/TW",
        ",",
        ";",
        "và",
        "của",
        "thực",
        "hiện",
        "hoà",
        "hòa",
    ]
)
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=5)


@settings(deadline=None, max_examples=60)
@given(asked=TEXTS, answers=TEXTS)
def test_scores_and_signs_lie_between_nothing_and_all(asked: list[str], answers: list[str]) -> None:
    def build(texts: list[str]) -> Outline:
        items = [Item(f"{n}", n, Kind.TASK, text) for n, text in enumerate(texts, 1)]
        return Outline(Facts(), tuple(items))

    found = align(build(asked), build(answers))
    assert len(found) == len(asked) * len(answers)
    for candidate in found:
        assert 0 <= candidate.score <= 1
        assert all(0 < value <= 1 for value in candidate.parts.values())


def test_the_same_input_gives_the_same_output_whatever_the_hash_seed() -> None:
    program = """
from doichieu.align import align, aligner
from doichieu.model import Facts, Item, Kind, Outline
texts = "Trồng rừng đầu nguồn|Trồng cây|Chữa cháy rừng|Xây kè sông|Xây thư viện".split("|")
one = Outline(Facts(), tuple(Item(f"{n}", n, Kind.TASK, t) for n, t in enumerate(texts)))
print([(c.plan.address, repr(c.score), sorted(c.parts.items())) for c in align(one, one)])
"""
    runs = {
        subprocess.run(
            [sys.executable, "-P", "-c", program],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_importing_the_aligner_does_not_load_rapidfuzz() -> None:
    program = (
        "import sys, doichieu.align, doichieu.align.explain; print('rapidfuzz' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True)
    assert run.stdout.strip() == b"False"


def test_the_tasks_asked_for_first_come_first_and_the_rest_as_ever(
    outline: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    directive, plan = outline(FOREST, SCHOOL, FIRE), outline(ROADS, SCHOOL, FOREST, FIRE)
    ((_all, whole),) = aligner.align_in_turn(directive, plan, {"I.2"})
    monkeypatch.setattr(aligner, "AT_ONCE", 0)
    (part, first), (all_, then) = aligner.align_in_turn(directive, plan, {"I.2"})
    assert (part, all_) == (False, True)
    assert whole.candidates == then.candidates == align(directive, plan)
    assert best(first.candidates) == {SCHOOL: SCHOOL}
