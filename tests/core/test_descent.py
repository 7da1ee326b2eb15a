"""How verdicts combine over the levels of a chain."""

from __future__ import annotations

from doichieu.model import DocumentId, ItemId, Level, Verdict
from doichieu.model.descent import (
    REACHES,
    STRENGTH,
    Node,
    Place,
    Reach,
    fate,
    further,
    joined,
    weakest,
)

TOP = Place(DocumentId(1), "5-NQ/TW", Level.CENTRAL)
PROVINCE = Place(DocumentId(2), "7/KH-UBND", Level.PROVINCE)
COMMUNE = Place(DocumentId(3), "9/KH-UBND", Level.COMMUNE)


def node(place: Place, reach: Reach, *below: Node, again: bool = False) -> Node:
    return Node(place, (ItemId(place.document),), reach, reach, below=below, again=again)


def test_every_verdict_is_a_reach_and_every_reach_but_one_has_a_strength() -> None:
    assert {*Verdict} < {*map(str, Reach)}
    assert {*STRENGTH} == {*Reach} - {Reach.NOT_APPLICABLE}
    assert {*REACHES} == {*Reach}


def test_a_chain_is_as_strong_as_its_weakest_link() -> None:
    assert weakest([Reach.COVERED, Reach.PARTIAL]) is Reach.PARTIAL
    assert weakest([Reach.NOT_REVIEWED, Reach.PARTIAL, Reach.UNDECIDED]) is Reach.NOT_REVIEWED
    assert weakest([Reach.NOT_REVIEWED, Reach.GAP]) is Reach.GAP


def test_who_is_not_meant_neither_holds_a_task_nor_lets_it_fall() -> None:
    assert weakest([Reach.NOT_APPLICABLE, Reach.COVERED]) is Reach.COVERED
    assert weakest([Reach.NOT_APPLICABLE]) is Reach.NOT_APPLICABLE
    assert further(Reach.COVERED, Reach.NOT_APPLICABLE) is Reach.NOT_APPLICABLE


def test_nothing_below_makes_good_what_did_not_arrive() -> None:
    assert further(Reach.PARTIAL, Reach.COVERED) is Reach.PARTIAL
    assert further(Reach.UNDECIDED, Reach.COVERED) is Reach.UNDECIDED
    assert further(Reach.UNDECIDED, Reach.GAP) is Reach.UNDECIDED
    assert further(Reach.COVERED, Reach.NOT_REVIEWED) is Reach.NOT_REVIEWED


def test_of_several_answers_one_that_falls_through_leaves_a_part() -> None:
    assert joined([Reach.COVERED, Reach.GAP]) is Reach.PARTIAL
    assert joined([Reach.GAP, Reach.GAP]) is Reach.GAP
    assert joined([Reach.COVERED, Reach.NOT_APPLICABLE]) is Reach.COVERED
    assert joined([Reach.COVERED, Reach.UNDECIDED]) is Reach.UNDECIDED


def test_the_place_nearest_to_the_top_is_named_where_a_task_dies() -> None:
    commune = node(COMMUNE, Reach.GAP)
    dies = node(PROVINCE, Reach.GAP)
    found = fate(node(TOP, Reach.COVERED, node(PROVINCE, Reach.COVERED, commune), dies), None)
    assert (found.reach, found.dies_at, found.more) == (Reach.GAP, PROVINCE, 1)


def test_a_task_is_dead_only_once_every_way_down_has_ended_in_a_decision() -> None:
    gap = node(PROVINCE, Reach.GAP)
    open_ = node(PROVINCE, Reach.NOT_REVIEWED)
    short = node(PROVINCE, Reach.COVERED)
    down = node(PROVINCE, Reach.COVERED, node(COMMUNE, Reach.PARTIAL))
    commune = Level.COMMUNE
    assert fate(node(TOP, Reach.COVERED, gap), commune).dead
    assert not fate(node(TOP, Reach.COVERED, gap, open_), commune).dead
    ended = fate(node(TOP, Reach.COVERED, short), commune)
    assert not ended.dead
    assert not ended.carried
    carried = fate(node(TOP, Reach.COVERED, gap, down), commune)
    assert (carried.carriers, carried.dead) == (1, False)


def test_what_is_shown_elsewhere_in_full_is_no_end_of_its_own() -> None:
    whole = node(PROVINCE, Reach.COVERED, node(COMMUNE, Reach.GAP))
    found = fate(node(TOP, Reach.COVERED, whole, node(PROVINCE, Reach.COVERED, again=True)), None)
    assert found.counts == {Reach.GAP: 1}
