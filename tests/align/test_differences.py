"""What the program says a plan task leaves out or weakens, and where it keeps silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doichieu import importing
from doichieu.align.clauses import wording
from doichieu.align.copies import wording as wording_of_copy
from doichieu.align.differences import Differences
from doichieu.align.fields_of_work import fields
from doichieu.align.tokens import forms, terms
from doichieu.model import (
    Deadline,
    DeadlineKind,
    DifferenceKind,
    Facts,
    Item,
    Kind,
    Level,
    Outline,
)
from tests import sample

Build = Callable[..., Outline]
Told = list[tuple[str, str, str]]

BY = DeadlineKind.BY
CONTINUOUS = Deadline("thực hiện thường xuyên", DeadlineKind.CONTINUOUS)


def item(text: str = "Số hóa hồ sơ lưu trữ", **facts: object) -> Item:
    return replace(Item("1", 1, Kind.TASK, text), **facts)  # type: ignore[arg-type]


def due(year: int, raw: str = "", kind: DeadlineKind = BY) -> Deadline:
    return Deadline(raw or f"hoàn thành trong năm {year}", kind, None, date(year, 12, 31))


def kinds(found: Told) -> list[str]:
    return [kind for kind, *_words in found]


@pytest.fixture
def told(outline: Build) -> Callable[..., Told]:
    """A function that holds a directive item against what answers it in two short documents.

    `others` stand in the plan and answer something else, unless they are `possible` or `likely`.
    """

    def tell(
        asked: Item,
        answer: Item,
        *others: Item,
        likely: int = 1,
        possible: int = 0,
        heading: str = "",
        directive: Facts | None = None,
        plan: Facts | None = None,
    ) -> Told:
        upper = outline(asked, facts=directive)
        lower = outline(answer, *others, heading=heading, facts=plan)
        end = 1 + likely
        answers, beside = lower.items[1:end], lower.items[end : end + possible]
        found = Differences(upper, lower).of_task(upper.items[1], answers, beside)
        return [(each.kind.value, each.asked, each.told) for each in found]

    return tell


def test_a_task_copied_word_for_word_has_no_difference(told: Callable[..., Told]) -> None:
    same = item(
        "Số hóa ít nhất 95% hồ sơ của tất cả các xã", deadline=due(2026), cites=("12-KL/TW",)
    )
    assert told(same, same) == []


def test_a_later_last_day_is_told_with_both_wordings(told: Callable[..., Told]) -> None:
    assert told(item(deadline=due(2025)), item(deadline=due(2026))) == [
        ("deadline_later", "hoàn thành trong năm 2025", "hoàn thành trong năm 2026")
    ]


def test_an_earlier_last_day_is_no_difference(told: Callable[..., Told]) -> None:
    assert told(item(deadline=due(2026)), item(deadline=due(2025))) == []


def test_a_plan_that_keeps_the_year_and_goes_on_beyond_it_is_not_later(
    told: Callable[..., Told],
) -> None:
    both = due(2030, "hoàn thành trong năm 2026 | giai đoạn 2027-2030", DeadlineKind.MIXED)
    assert told(item(deadline=due(2026)), item(deadline=both)) == []


def test_a_later_start_is_a_later_deadline(told: Callable[..., Told]) -> None:
    first, second = (
        Deadline(f"từ năm {year}", DeadlineKind.FROM, date(year, 1, 1)) for year in (2026, 2027)
    )
    assert told(item(deadline=first), item(deadline=second)) == [
        ("deadline_later", "từ năm 2026", "từ năm 2027")
    ]
    assert told(item(deadline=second), item(deadline=first)) == []


@pytest.mark.parametrize(
    "vague",
    [
        CONTINUOUS,
        Deadline("hằng năm", DeadlineKind.ANNUAL),
        Deadline("khi Trung ương có hướng dẫn", DeadlineKind.CONDITIONAL),
        Deadline("thường xuyên | hằng năm", DeadlineKind.MIXED),
    ],
    ids=lambda value: value.kind.value,
)
def test_a_day_that_becomes_no_day_is_vague(told: Callable[..., Told], vague: Deadline) -> None:
    assert told(item(deadline=due(2024)), item(deadline=vague)) == [
        ("deadline_vague", "hoàn thành trong năm 2024", vague.raw)
    ]


def test_a_day_that_comes_round_every_year_keeps_the_day(told: Callable[..., Told]) -> None:
    once = Deadline("trước ngày 15/12/2026", BY, None, date(2026, 12, 15))
    yearly = Deadline("trước ngày 15/12 hằng năm", DeadlineKind.ANNUAL)
    assert told(item(deadline=once), item(deadline=yearly)) == []


def test_what_was_continuous_above_may_be_continuous_below(told: Callable[..., Told]) -> None:
    mixed = due(2025, "thực hiện thường xuyên | báo cáo trong năm 2025", DeadlineKind.MIXED)
    assert told(item(deadline=mixed), item(deadline=CONTINUOUS)) == []
    assert told(item(deadline=CONTINUOUS), item()) == []


def test_the_years_of_a_whole_programme_are_no_deadline_to_drop(told: Callable[..., Told]) -> None:
    years = Deadline("2026 - 2030", DeadlineKind.WITHIN, date(2026, 1, 1), date(2030, 12, 31))
    assert told(item(deadline=years), item()) == []


def test_a_deadline_that_the_plan_does_not_mention_is_dropped(told: Callable[..., Told]) -> None:
    assert told(item(deadline=due(2024)), item()) == [
        ("deadline_dropped", "hoàn thành trong năm 2024", "")
    ]


def test_a_year_in_the_text_the_heading_or_the_title_keeps_its_last_day(
    told: Callable[..., Told],
) -> None:
    asked = item(deadline=due(2030))
    assert told(asked, item("Đến hết 2030, hồ sơ được số hóa")) == []
    assert told(asked, item(), heading="Mục tiêu đến năm 2030") == []
    assert told(asked, item(), plan=Facts(title="Phát triển lưu trữ giai đoạn 2026-2030")) == []


def test_a_year_in_the_title_keeps_nothing_earlier_than_its_last_day(
    told: Callable[..., Told],
) -> None:
    spring = Deadline("hoàn thành Quý I/2030", BY, None, date(2030, 3, 31))
    title = Facts(title="Phát triển lưu trữ năm 2030")
    assert kinds(told(item(deadline=spring), item(), plan=title)) == ["deadline_dropped"]
    assert kinds(told(item(deadline=spring), item(deadline=CONTINUOUS), plan=title)) == [
        "deadline_vague"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Thực hiện Chỉ thị số 4/CT-TTg ngày 02 tháng 5 năm 2030 của Thủ tướng Chính phủ",
        "Thực hiện Kết luận số 8-KL/TW ngày 02.5.2030 của Ban Bí thư",
        "Thực hiện Nghị quyết số 8/2030/NQ-HĐND về lưu trữ",
    ],
)
def test_the_date_and_the_number_of_a_document_in_the_title_keep_nothing(
    told: Callable[..., Told], title: str
) -> None:
    assert kinds(told(item(deadline=due(2030)), item(), plan=Facts(title=title))) == [
        "deadline_dropped"
    ]


def test_often_counts_for_the_verb_it_stands_with(told: Callable[..., Told]) -> None:
    watched = "Số hóa hồ sơ lưu trữ; thường xuyên theo dõi việc sử dụng"
    beside = Deadline("thường xuyên", DeadlineKind.CONTINUOUS)
    both = replace(due(2024), raw="hoàn thành trong năm 2024 | thường xuyên")
    assert kinds(told(item(deadline=due(2024)), item(watched, deadline=beside))) == [
        "deadline_dropped"
    ]
    assert kinds(told(item(watched, deadline=both), item(watched, deadline=beside))) == [
        "deadline_dropped"
    ]
    all_of_it = item("Thường xuyên số hóa hồ sơ lưu trữ", deadline=beside)
    assert kinds(told(item(deadline=due(2024)), all_of_it)) == ["deadline_vague"]


def test_the_last_day_that_one_answer_keeps_is_kept(told: Callable[..., Told]) -> None:
    asked, keeps = item(deadline=due(2026)), item(deadline=due(2026))
    assert told(asked, item(), keeps, likely=2) == []
    assert told(asked, item(deadline=CONTINUOUS), keeps, likely=2) == []
    assert kinds(told(asked, item(), keeps)) == ["deadline_dropped"]


def test_of_several_answers_the_nearest_day_is_told_with_its_place(
    told: Callable[..., Told],
) -> None:
    later, latest = item(deadline=due(2027)), item(deadline=due(2028))
    assert told(item(deadline=due(2026)), item(), latest, later, likely=3) == [
        ("deadline_later", "hoàn thành trong năm 2026", "hoàn thành trong năm 2027 (I.3)")
    ]


def test_a_later_day_counts_only_of_an_answer_to_the_task_as_a_whole(
    told: Callable[..., Told],
) -> None:
    asked = item("Số hóa hồ sơ lưu trữ của cơ quan tư pháp và hội nghề cá", deadline=due(2026))
    best = item("Số hóa hồ sơ lưu trữ của cơ quan tư pháp và hội nghề cá tỉnh")
    loose = item("Xây chợ nổi, bến đò, trại giống và hội nghề cá mới", deadline=due(2027))
    row = item("Số hóa hồ sơ lưu trữ", deadline=due(2027))
    assert kinds(told(asked, best, loose, likely=2)) == ["deadline_dropped"]
    assert kinds(told(asked, best, row, likely=2)) == ["deadline_later"]


def test_what_is_done_so_often_above_may_be_done_often_below(told: Callable[..., Told]) -> None:
    often = replace(due(2026), raw="2 lần/tháng | từ tháng 3 đến tháng 10 năm 2026")
    assert told(item(deadline=often), item(deadline=CONTINUOUS)) == []


def test_a_plan_that_names_no_times_is_told_so_once(outline: Build) -> None:
    asked = [item(f"Việc {number}", deadline=due(2026)) for number in range(3)]
    upper, lower = outline(*asked), outline(*(item(f"Việc {number}") for number in range(12)))
    held = Differences(upper, lower)
    assert [(each.kind, each.asked, each.given) for each in held.of_plan()] == [
        (DifferenceKind.DEADLINE_DROPPED, "3", "0")
    ]
    assert held.of_task(upper.items[1], lower.items[1:2]) == ()
    dated = outline(*(item(f"Việc {number}", deadline=due(2026)) for number in range(2)))
    some = Differences(upper, replace(lower, items=(*lower.items, *dated.items[1:])))
    assert some.of_plan() == ()
    assert [each.kind for each in some.of_task(upper.items[1], lower.items[1:2])] == [
        DifferenceKind.DEADLINE_DROPPED
    ]


def test_the_day_of_a_cited_document_keeps_no_deadline(told: Callable[..., Told]) -> None:
    answer = item("Số hóa hồ sơ theo Kế hoạch 7 ngày 15/3/2024 của tỉnh")
    assert kinds(told(item(deadline=due(2024)), answer)) == ["deadline_dropped"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Ban Tổ chức Trung ương", "Sở Nội vụ"),
        ("Bộ Y tế", "Sở Y tế"),
        ("Chính phủ", "Ủy ban nhân dân tỉnh"),
        ("Chính phủ", "Sở Y tế"),
        ("Bộ Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
        ("Ủy ban nhân dân cấp xã", "Công an tỉnh"),
        ("Bộ Y tế", "Công ty Cấp nước"),
        ("Hội Người cao tuổi", "Sở Y tế"),
    ],
)
def test_the_body_one_level_down_and_the_unknown_body_are_no_other_lead(
    told: Callable[..., Told], above: str, below: str
) -> None:
    assert told(item(leads=(above,)), item(leads=(below,))) == []


def test_a_body_of_another_field_is_another_lead(told: Callable[..., Told]) -> None:
    assert told(item(leads=("Bộ Y tế",)), item(leads=("Sở Công thương", "Sở Xây dựng"))) == [
        ("lead_changed", "Bộ Y tế", "Sở Công thương; Sở Xây dựng")
    ]
    assert told(item(leads=("Bộ Y tế",)), item(leads=("Sở Xây dựng", "Sở Y tế"))) == []


def test_in_a_commune_one_office_has_many_fields(told: Callable[..., Told]) -> None:
    commune = Facts(level=Level.COMMUNE)
    assert told(item(leads=("Sở Y tế",)), item(leads=("Phòng Văn hóa",)), plan=commune) == []


def test_what_the_issuer_does_itself_is_its_own_part(told: Callable[..., Told]) -> None:
    ministry = Facts(issuer="Bộ Xây dựng")
    own = item(leads=("Bộ Xây dựng",))
    assert told(item(leads=("Bộ Y tế",)), own, plan=ministry) == []
    assert told(own, item(leads=("Thanh tra Bộ",)), plan=ministry) == []


def test_a_lead_is_lost_only_where_the_plan_names_leads_as_a_rule(
    told: Callable[..., Told],
) -> None:
    asked, led = item(leads=("Bộ Y tế",)), item(leads=("Sở Tư pháp",))
    assert told(asked, item(), led, led) == [("lead_dropped", "Bộ Y tế", "")]
    assert told(asked, item(), item(), led, led) == []
    assert told(asked, item(kind=Kind.OBJECTIVE), led, led) == []


def test_each_cited_document_that_the_plan_passes_over_is_told(told: Callable[..., Told]) -> None:
    asked = item(cites=("86-KL/TW", "08-QĐ/TW"), refers=("202-TB/TW",))
    assert told(asked, item(cites=("8-QĐ/TW",))) == [
        ("citation_missing", "86-KL/TW", ""),
        ("citation_missing", "202-TB/TW", ""),
    ]


def test_what_both_documents_rest_on_need_not_be_cited(told: Callable[..., Told]) -> None:
    asked = item(cites=("12-KH/TW", "28-NQ/TW", "25-CTr/TU"))
    upper = Facts(number="12-KH/TW", implements=("28-NQ/TW",))
    assert told(asked, item(), directive=upper, plan=Facts(implements=("25-CTr/TU",))) == []


def test_a_document_that_is_meant_by_its_count_is_not_missing(told: Callable[..., Told]) -> None:
    asked = item(cites=("412-QĐ/TW",))
    assert told(asked, item("Sơ kết Quy định 412 tại tỉnh")) == []
    assert told(asked, item(refers=("412-QĐ/TW",))) == []
    assert told(asked, item("Sơ kết Quy định 412-QĐ/TU tại tỉnh")) == []


@pytest.mark.parametrize(
    "asked",
    [
        "Lập kế hoạch số hóa theo quy định tại Nghị định số 6/2022/NĐ-CP của Chính phủ",
        "Căn cứ Nghị định số 6/2022/NĐ-CP, lập kế hoạch số hóa hồ sơ lưu trữ",
        "Lập kế hoạch số hóa, bảo đảm phù hợp với Nghị định số 6/2022/NĐ-CP",
    ],
)
def test_a_legal_ground_need_not_be_cited(told: Callable[..., Told], asked: str) -> None:
    assert told(item(asked, cites=("6/2022/NĐ-CP",)), item("Lập kế hoạch số hóa hồ sơ")) == []


def test_what_is_carried_out_is_missed_though_a_ground_stands_before_it(
    told: Callable[..., Told],
) -> None:
    asked = item(
        "Căn cứ Luật Lưu trữ, rà soát hồ sơ; tổng kết Chỉ thị số 7-CT/TU", cites=("7-CT/TU",)
    )
    assert ("citation_missing", "7-CT/TU", "") in told(asked, item("Rà soát hồ sơ lưu trữ"))


def test_a_document_that_one_of_several_answers_cites_is_not_missing(
    told: Callable[..., Told],
) -> None:
    asked = item(cites=("86-KL/TW", "202-TB/TW"))
    one, other = item(cites=("86-KL/TW",)), item(cites=("202-TB/TW",))
    assert told(asked, one, other, likely=2) == []
    assert told(asked, one, other, possible=1) == []
    assert told(asked, one, other) == [("citation_missing", "202-TB/TW", "")]


def test_another_lead_is_none_where_one_answer_keeps_the_field(told: Callable[..., Told]) -> None:
    asked = item(leads=("Bộ Y tế",))
    other, same = item(leads=("Sở Xây dựng",)), item(leads=("Sở Y tế",))
    assert kinds(told(asked, other)) == ["lead_changed"]
    assert told(asked, other, same, likely=2) == []


def test_a_condition_and_a_verb_count_not_where_another_answer_does_without(
    told: Callable[..., Told],
) -> None:
    asked = item("Thu hồi đất bỏ hoang ven sông Lam")
    loose = item("Đề xuất thu hồi đất bỏ hoang ven sông Lam nếu có điều kiện")
    firm, vague = item("Thu hồi đất bỏ hoang ven sông Lam"), item("Nuôi cá lồng ven sông Lam")
    both = ["condition_added", "verb_weakened"]
    assert kinds(told(asked, loose)) == both
    assert kinds(told(asked, loose, vague, likely=2)) == both
    assert told(asked, loose, firm, likely=2) == []


def test_of_what_is_no_text_of_a_plan_nothing_is_told(told: Callable[..., Told]) -> None:
    endless = "Số hóa hồ sơ lưu trữ; " * 1000
    assert told(item(endless, deadline=due(2026)), item()) == []
    assert told(item(deadline=due(2026)), item(endless)) == []
    assert wording_of_copy(item(endless), item(endless)) is None


def test_differences_come_in_one_order(told: Callable[..., Told]) -> None:
    asked = item(
        "Cấp 95% thẻ đọc cho tất cả các xã",
        deadline=due(2025),
        leads=("Bộ Y tế",),
        cites=("9-KL/TW",),
    )
    answer = item("Cấp 60% thẻ đọc cho các xã biên giới", leads=("Sở Tư pháp",))
    assert [kind for kind, *_words in told(asked, answer)] == [
        *("deadline_dropped", "lead_changed", "citation_missing"),
        *("number_lowered", "scope_narrowed"),
    ]


def test_the_wording_is_folded_and_names_only_known_fields() -> None:
    bodies = {
        name for body in ("Chính phủ", "Cấp ủy", "HĐND tỉnh", "Văn phòng") for name in known(body)
    }
    lead = wording()["lead"]
    assert bodies == {*lead["general"]}
    for name, words in (*wording()["number"].items(), *wording()["scope"].items()):
        assert len(set(words)) == len(words), name
        assert [" ".join(word.split()).lower() for word in words] == words


def known(body: str) -> set[str]:
    found = forms(body)
    return {name for name, body in fields(found, terms(found)).items() if body}


@pytest.fixture(scope="module")
def pair() -> tuple[Outline, Outline]:
    upper, lower = (
        importing.read(Path(str(file))).outline for file in (sample.DIRECTIVE, sample.PLAN)
    )
    return upper, lower


PLANTED = {
    "IV.2.-1": {("IV.3.c", DifferenceKind.DEADLINE_VAGUE)},
    "IV.2.-2": {("IV.2.-2", DifferenceKind.DEADLINE_VAGUE)},
    "IV.3.-1": {("V.1.-1", DifferenceKind.DEADLINE_LATER)},
    "IV.9.-4": {("V.2.-2", DifferenceKind.DEADLINE_LATER)},
    "II.3": {("II.3", DifferenceKind.NUMBER_LOWERED)},
    "IV.6.-1": {("III.-3", DifferenceKind.LEAD_DROPPED)},
    "IV.2.-3": {("IV.2.-3", DifferenceKind.CITATION_MISSING)},
}
"""What the sample pair holds, by the address of the task, and nothing else."""


def test_of_all_answers_in_the_sample_only_those_that_were_planted_differ(
    pair: tuple[Outline, Outline],
) -> None:
    upper, lower = pair
    held = Differences(upper, lower)
    found = {
        above: {
            (each.answer, each.kind)
            for each in held.of_task(
                upper.by_address[above], [lower.by_address[below] for below in answers]
            )
        }
        for above, answers in sample.ANSWERS.items()
    }
    assert {place: told for place, told in found.items() if told} == PLANTED


def test_the_plan_of_another_level_drops_a_document_and_the_year(seeds: dict[str, Path]) -> None:
    upper, lower = (importing.read(seeds[name]).outline for name in ("004", "003"))
    asked = next(i for i in upper.items if "101-QĐ/TW" in i.cites and "08-QĐi/TW" in i.cites)
    answer = next(i for i in lower.items if i.reviewed and "101-QĐ/TW" in i.cites)
    found = {each.kind: each.asked for each in Differences(upper, lower).of_task(asked, [answer])}
    assert found.keys() == {DifferenceKind.DEADLINE_VAGUE, DifferenceKind.CITATION_MISSING}
    assert found[DifferenceKind.CITATION_MISSING] == "08-QĐi/TW"
