"""Which items of a plan are taken for one duty given twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu import language
from doichieu.align.overlaps import overlaps, repeated, why
from doichieu.importing import read
from doichieu.model import Facts, Item, Kind, Label, Outline, Scheme
from tests.sample import ANSWERS, PLAN

FIRE = "Mua sắm xe chữa cháy cho lực lượng kiểm lâm các huyện vùng cao"
FIRE_AGAIN = "Phối hợp với công an tỉnh mua sắm xe chữa cháy cho lực lượng kiểm lâm vùng cao"
SCHOOL = "Xây nhà bán trú cho học sinh con hộ nghèo"
LIBRARY = "Mở thư viện lưu động phục vụ thanh niên công nhân"


def plan(*items: Item | str) -> Outline:
    """A plan of two lists: what stands at an address of its own stays there.

    X is an annex, whose address somebody has corrected.
    """
    found = [Item("I", 1, Kind.HEADING, "Nhiệm vụ"), Item("II", 2, Kind.HEADING, "Phân công")]
    found += [Item("X", 2, Kind.HEADING, "", label=Label(Scheme.ANNEX, "PL"))]
    found += [Item(f"X.{part}", 2, Kind.HEADING, "", parent="X") for part in ("I", "II")]
    for number, each in enumerate(items, 3):
        item = each if isinstance(each, Item) else Item("", 0, Kind.TASK, each)
        parent = item.parent or ("I" if number % 2 else "II")
        address = item.address or f"{parent}.{number}"
        found.append(replace(item, address=address, line=number, parent=parent))
    return Outline(Facts(), tuple(found))


def led(text: str, *leads: str) -> Item:
    return Item("", 0, Kind.TASK, text, leads=leads)


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def test_a_duty_given_twice_comes_first() -> None:
    found = overlaps(plan(SCHOOL, FIRE, LIBRARY, FIRE_AGAIN))
    assert [tuple(i.text for i in each.items) for each in found][:1] == [(FIRE, FIRE_AGAIN)]


def test_tasks_with_different_objects_are_no_overlap() -> None:
    assert overlaps(plan(FIRE, SCHOOL, LIBRARY)) == ()
    stock = "Tiếp tục đổi mới, nâng cao chất lượng, hiệu quả công tác"
    assert overlaps(plan(f"{stock} dạy nghề", LIBRARY, SCHOOL, f"{stock} tiêm phòng")) == ()


def test_a_task_and_what_stands_below_it_are_no_overlap() -> None:
    above = Item("I.1", 0, Kind.TASK, FIRE, parent="I")
    below = Item("I.1.a", 0, Kind.TASK, FIRE, parent="I.1")
    assert overlaps(plan(above, below)) == ()


def test_items_of_one_list_that_differ_are_less_of_an_overlap_than_those_of_two() -> None:
    def best(parent: str) -> float:
        one = Item("I.1", 0, Kind.TASK, FIRE, parent="I")
        other = Item(f"{parent}.2", 0, Kind.TASK, FIRE_AGAIN, parent=parent)
        found = overlaps(plan(one, other, SCHOOL, LIBRARY))
        return found[0].score if found else 0.0

    assert best("II") > best("I")


def test_an_annex_that_repeats_the_text_is_no_overlap_unless_it_names_another_lead() -> None:
    def found(lead: str) -> int:
        row = Item("X.r1", 0, Kind.TASK, FIRE, parent="X", leads=(lead,))
        return len(overlaps(plan(led(FIRE, "Chi cục Kiểm lâm"), SCHOOL, row)))

    assert found("Chi cục Kiểm lâm") == 0
    assert found("Công an tỉnh") == 1


def test_targets_that_the_tables_of_an_annex_repeat_are_no_duty() -> None:
    rows = [
        Item(f"X.{part}.r1", 0, Kind.OBJECTIVE, FIRE, parent=f"X.{part}") for part in ("I", "II")
    ]
    assert overlaps(plan(*rows, SCHOOL, LIBRARY)) == ()
    part = plan(*rows, SCHOOL, LIBRARY).section("X")
    assert (len(part.items), overlaps(part)) == (5, ())
    duties = [replace(row, kind=Kind.TASK) for row in rows]
    assert len(overlaps(plan(*duties, SCHOOL, LIBRARY))) == 1


def test_that_one_body_is_given_it_twice_comes_first_and_two_bodies_last() -> None:
    def reasons(*leads: str) -> tuple[str, ...]:
        one, other = led(FIRE, "Công an tỉnh"), led(FIRE_AGAIN, *leads)
        return why(overlaps(plan(one, other, SCHOOL))[0])

    assert reasons("công an tỉnh")[0] == "given twice to Công an tỉnh"
    assert reasons("Chi cục Kiểm lâm")[-1] == "given to Công an tỉnh and to Chi cục Kiểm lâm"
    assert "given twice" in reasons()


def test_a_document_that_both_cite_is_named() -> None:
    texts = "Sơ kết Chỉ thị số 5-CT/TU về đê điều", "Tổng kết đê điều theo Chỉ thị số 05-CT/TU"
    one, other = (Item("", 0, Kind.TASK, t, cites=("05-CT/TU",)) for t in texts)
    (found,) = overlaps(plan(one, SCHOOL, LIBRARY, other, FIRE))
    assert "both cite 05-CT/TU" in why(found)


def test_what_another_plan_gives_already_is_found_with_the_own_item_first() -> None:
    others = [plan(SCHOOL, FIRE_AGAIN), plan(LIBRARY), plan(SCHOOL)]
    first, second, third = repeated(plan(FIRE, SCHOOL), others)
    assert [tuple(i.text for i in each.items) for each in first] == [
        (SCHOOL, SCHOOL),
        (FIRE, FIRE_AGAIN),
    ]
    assert second == ()
    assert len(third) == 1


def test_the_duty_that_the_sample_plan_gives_twice_is_its_only_overlap() -> None:
    (found,) = overlaps(read(Path(str(PLAN))).outline)
    assert tuple(item.address for item in found.items) == ANSWERS["IV.3.-3"]


@pytest.mark.parametrize("section", ["", "III"])
def test_the_overlaps_that_readers_named_are_among_the_first_ten(
    seeds: dict[str, Path], section: str
) -> None:
    outline = read(seeds["001"]).outline
    found = overlaps(outline.section(section) if section else outline, top=10)
    lines = {(each.items[0].line, each.items[1].line) for each in found}
    assert {(111, 117), (131, 175), (93, 169)} <= lines


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([FIRE, FIRE_AGAIN, SCHOOL, "", "và", "trồng rừng"]), max_size=6))
def test_every_pair_is_told_once_in_reading_order_and_best_first(texts: list[str]) -> None:
    found = overlaps(plan(*texts))
    pairs = [(each.items[0].line, each.items[1].line) for each in found]
    assert len(pairs) == len(set(pairs))
    assert all(one < other for one, other in pairs)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0.55 <= score <= 1 for score in scores)
    assert all(0 < v <= 1 for each in found for v in each.parts.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tiểu dự án 1 thuộc Dự án 7", "Tiểu dự án 3 thuộc Dự án 7"),
        ("mục (IV) (4.1) (4.2) và Phụ lục", "mục (IV)(4.3) và Phụ lục"),
        ("Phụ lục số I", "phụ lục số II"),
    ],
)
def test_parts_with_different_numbers_are_different_duties(one: str, other: str) -> None:
    duty = "Mua sắm xe chữa cháy cho lực lượng kiểm lâm vùng cao theo {}"
    same = overlaps(plan(duty.format(one), SCHOOL, LIBRARY, duty.format(one)))
    assert [found.items[0].line for found in same] == [3]
    assert overlaps(plan(duty.format(one), SCHOOL, LIBRARY, duty.format(other))) == ()


def test_a_figure_is_no_number_of_a_part() -> None:
    one, other = (f"Hoàn thành chỉ tiêu {n}% hộ nghèo có nhà bán trú kiên cố" for n in (80, 90))
    assert len(overlaps(plan(one, LIBRARY, FIRE, other))) == 1


def test_a_few_words_in_common_convince_less_than_a_whole_duty() -> None:
    def best(text: str) -> float:
        return overlaps(plan(text, SCHOOL, FIRE, text))[0].score

    assert best("Mở thư viện lưu động") < best(LIBRARY)
    assert overlaps(plan("Mở thư viện", SCHOOL, FIRE, "Mở thư viện")) == ()


def test_one_body_under_two_names_is_one() -> None:
    one, other = led(FIRE, "Văn phòng UBND xã"), led(FIRE_AGAIN, "Văn phòng Ủy ban nhân dân xã")
    (found,) = overlaps(plan(one, other, SCHOOL))
    assert why(found)[0] == "given twice to Văn phòng UBND xã"


def test_the_names_of_those_who_do_it_make_no_overlap() -> None:
    name = "Ban Quản lý rừng phòng hộ đầu nguồn sông Hạ"
    texts = (f"{name} chủ trì mở thư viện lưu động", f"{name} chủ trì xây nhà bán trú")
    assert overlaps(plan(*(led(text, name) for text in texts), FIRE)) == ()


def test_what_a_heading_says_counts_with_the_only_item_below_it() -> None:
    aim = "Cả 12 trạm bơm có hệ thống lọc rác tự động đạt chuẩn"
    heading = Item("I.7", 0, Kind.HEADING, aim, parent="I")
    item = Item("I.7.p1", 0, Kind.TASK, "Công ty Thủy nông làm xong trong năm nay", parent="I.7")
    again = "Lắp hệ thống lọc rác tự động đạt chuẩn cho 12 trạm bơm"

    def lines(*more: Item) -> list[tuple[int, int]]:
        found = overlaps(plan(heading, item, *more, SCHOOL, again))
        return [(each.items[0].line, each.items[1].line) for each in found]

    assert lines() == [(4, 6)]
    beside = Item("I.7.p2", 0, Kind.TASK, LIBRARY, parent="I.7")
    assert lines(beside) == []


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("trong khu chợ tạm đến hết năm", "trong bến cá tạm đến hết năm", 0),
        ("trước ngày 15 tháng 4 hằng năm", "trước ngày 20 tháng 4 hằng năm", 1),
        ("theo dõi ở các xã ven sông", "giám sát ở các xã ven sông", 1),
    ],
    ids=["another thing", "another day", "another verb"],
)
def test_the_same_work_on_two_things_given_to_two_is_no_overlap(
    one: str, other: str, number: int
) -> None:
    duty = "Rà soát toàn bộ các sạp hàng chậm nộp phí để đề xuất thu hồi mặt bằng,"
    items = led(f"{duty} {one}", "Tổ quản lý chợ"), led(f"{duty} {other}", "Đồn Biên phòng")
    assert len(overlaps(plan(*items, LIBRARY, SCHOOL))) == number


def test_what_follows_from_two_better_pairs_comes_behind_them() -> None:
    found = overlaps(plan(FIRE, SCHOOL, FIRE, LIBRARY, FIRE))
    assert [round(each.score, 2) for each in found] == [1.0, 1.0, 0.6]


def test_items_below_one_list_are_less_of_an_overlap_than_those_of_two() -> None:
    def best(parent: str) -> float:
        above = Item(f"{parent}.9", 0, Kind.HEADING, "Các việc", parent=parent)
        one = Item("I.1", 0, Kind.TASK, FIRE, parent="I")
        other = Item(f"{parent}.9.a", 0, Kind.TASK, FIRE_AGAIN, parent=f"{parent}.9")
        more = Item(f"{parent}.9.b", 0, Kind.TASK, LIBRARY, parent=f"{parent}.9")
        found = overlaps(plan(one, above, other, more, SCHOOL))
        return found[0].score if found else 0.0

    assert best("II") > best("I")


@pytest.mark.parametrize(
    ("number", "pairs"),
    [
        ("003", {(27, 69), (53, 55)}),
        ("18", {(102, 185), (80, 139), (96, 319)}),
    ],
)
def test_the_overlaps_that_a_careful_reader_sees_are_among_the_first_ten(
    seeds: dict[str, Path], corpus: list[Path], number: str, pairs: set[tuple[int, int]]
) -> None:
    (file,) = (p for p in (*seeds.values(), *corpus) if p.name.startswith(f"{number}_"))
    found = overlaps(read(file).outline, top=10)
    assert pairs <= {(each.items[0].line, each.items[1].line) for each in found}
