"""Whose a task is, where it is given in several ways: the narrowest counts."""

from __future__ import annotations

from typing import NamedTuple

from doichieu.model import Assigned, Assignment, ItemId, Part, Share, Work


class Block(NamedTuple):
    id: ItemId
    address: str
    parent: str | None = None
    leads: tuple[str, ...] = ()


HEALTH, SCHOOLS = "Sở Y tế", "Sở Giáo dục"
BLOCKS = [
    Block(ItemId(1), "I"),
    Block(ItemId(2), "I.1", "I"),
    Block(ItemId(3), "I.1.a", "I.1", (HEALTH,)),
    Block(ItemId(4), "I.2", "I", (HEALTH, SCHOOLS)),
    Block(ItemId(5), "II.1", None, (HEALTH, SCHOOLS)),
    Block(ItemId(6), "II.2"),
]
INNER, LATER, APART, FREE = BLOCKS[2], BLOCKS[3], BLOCKS[4], BLOCKS[5]
TASKS = [INNER, LATER, APART, FREE]


def section(who: str, item: int) -> Assignment:
    return Assignment(who, Part(Share.SECTION, ItemId(item)))


def lead(who: str, body: str = HEALTH) -> Assignment:
    return Assignment(who, Part(Share.LEAD, lead=body))


def single(who: str, item: int) -> Assignment:
    return Assignment(who, Part(Share.TASK, ItemId(item)))


def test_the_task_itself_counts_then_the_nearest_section_then_what_a_body_leads() -> None:
    given = [lead("lan"), section("mai", 1), section("hoa", 2), single("thu", 4)]
    assigned = Assigned(given, BLOCKS)
    whose = [assigned.of(task) for task in TASKS]
    assert whose == [("hoa",), ("thu",), ("lan",), ()]


def test_several_may_have_one_task_by_the_same_way_or_by_two_bodies() -> None:
    assigned = Assigned(
        [section("mai", 1), section("lan", 1), lead("thu"), lead("nga", SCHOOLS)], ()
    )
    assert assigned.of(BLOCKS[0]) == ("mai", "lan")
    assert assigned.of(APART) == ("thu", "nga")


def test_a_section_holds_itself_and_blocks_that_stand_in_a_ring_end() -> None:
    ring = [Block(ItemId(1), "I", "II"), Block(ItemId(2), "II", "I")]
    assigned = Assigned([section("mai", 2)], ring)
    assert assigned.of(ring[0]) == assigned.of(ring[1]) == ("mai",)


def test_work_is_what_is_given_and_has_no_verdict_and_what_nobody_has_comes_last() -> None:
    assigned = Assigned([section("mai", 1), single("lan", 4), lead("lan")], BLOCKS)
    assert assigned.work(TASKS, {ItemId(3), ItemId(6)}, "hoa") == (
        Work("mai", 1, 1),
        Work("lan", 2, 0),
        Work("", 1, 1),
    )
    assert [each.left for each in assigned.work(TASKS, {ItemId(3)}, "hoa")] == [0, 2, 1]
    assert Assigned((), BLOCKS).work(TASKS, (), "hoa") == ()


def test_what_is_given_to_no_reader_is_for_all_and_nobody_is_told_how_far_another_is() -> None:
    given = [section("mai", 1), single("hoa", 3)]
    assigned = Assigned(given, BLOCKS, ["lan", "mai"])
    assert [assigned.must("mai", task) for task in TASKS] == [True] * 4
    assert [assigned.must("lan", task) for task in TASKS] == [False, False, True, True]
    assert not assigned.must("hoa", INNER)
    assert assigned.work(TASKS, {ItemId(5)}, "lan") == (Work("lan", 2, 1), Work("mai", 4, None))
    assert assigned.work(TASKS, {ItemId(5)}, "hoa") == (Work("lan", 2, None), Work("mai", 4, None))
