"""The words of the field hold together: outlines can be asked, and so can what was decided."""

from __future__ import annotations

from datetime import datetime

import pytest

from doichieu.model import (
    FURNITURE,
    ITEM_KINDS,
    REVIEWED,
    Action,
    Annotation,
    Entry,
    Facts,
    Item,
    ItemId,
    Kind,
    LinkKind,
    Outline,
    ReviewState,
    Slot,
    Verdict,
)

OUTLINE = Outline(
    Facts(),
    (
        Item("I", 1, Kind.HEADING, "NHIỆM VỤ"),
        Item("I.1", 2, Kind.HEADING, "Sở Nội vụ", parent="I"),
        Item("I.1.-1", 3, Kind.TASK, "Cải tạo kho.", parent="I.1"),
        Item("I.10", 4, Kind.TASK, "Mở cổng tra cứu.", parent="I"),
        Item("II", 5, Kind.ORGANISATION, "Theo dõi, báo cáo."),
    ),
)


def decided(at: datetime, action: Action, value: str, *items: int) -> Annotation:
    return Annotation(Slot(action, tuple(map(ItemId, items))), Entry(value), "lan", at)


def test_a_review_goes_through_tasks_organisation_and_objectives() -> None:
    assert {kind for kind in Kind if Item("1", 1, kind, "").reviewed} == REVIEWED
    assert not REVIEWED & FURNITURE


def test_an_item_is_of_any_kind_but_the_one_that_is_a_state_of_reading() -> None:
    assert set(Kind) - set(ITEM_KINDS) == {Kind.UNSETTLED}
    assert set(ITEM_KINDS) > REVIEWED | FURNITURE


def test_a_section_holds_what_stands_below_it_and_nothing_that_looks_alike() -> None:
    assert [item.address for item in OUTLINE.section("I.1").items] == ["I.1", "I.1.-1"]


def test_a_section_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        OUTLINE.section("III")


def test_the_blocks_above_come_nearest_first() -> None:
    task = OUTLINE.by_address["I.1.-1"]

    assert [item.address for item in OUTLINE.above(task)] == ["I.1", "I"]
    assert OUTLINE.heading_of(task) == "Sở Nội vụ"
    assert OUTLINE.heading_of(OUTLINE.by_address["II"]) == ""


def test_a_fingerprint_follows_the_wording_and_not_the_place() -> None:
    one = Item("I.1", 3, Kind.TASK, "Cải tạo kho.")

    assert Item("II.7", 90, Kind.TASK, "Cải tạo kho.").fingerprint == one.fingerprint
    assert Item("I.1", 3, Kind.TASK, "Cải tạo kho,").fingerprint != one.fingerprint


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (Facts(number="58-KH/TW", type="Kế hoạch"), "58-KH/TW"),
        (Facts(type="Kế hoạch", issuer="Ban Bí thư"), "Kế hoạch Ban Bí thư"),
        (Facts(type="Kế hoạch"), "Kế hoạch"),
        (Facts(), ""),
    ],
)
def test_a_document_is_called_by_the_best_that_is_known(facts: Facts, name: str) -> None:
    assert facts.name == name


def test_what_was_decided_can_be_asked_from_either_side(clock: datetime) -> None:
    state = ReviewState(
        (
            decided(clock, Action.LINK, LinkKind.SAME, 1, 22),
            decided(clock, Action.LINK, LinkKind.PARTIAL, 1, 21),
            decided(clock, Action.LINK, LinkKind.REJECTED, 1, 23),
            decided(clock, Action.VERDICT, Verdict.COVERED, 1),
            decided(clock, Action.NOTE, "xem lại", 1, 21),
        )
    )
    task, plan = ItemId(1), ItemId(21)

    assert state.verdict(task) is Verdict.COVERED
    assert state.verdict(ItemId(2)) is None
    assert [link.slot.items[1] for link in state.links(task)] == [21, 22]
    assert [link.slot.items[0] for link in state.links(plan)] == [1]
    assert state.link_kind(task, ItemId(23)) is LinkKind.REJECTED
    assert state.link_kind(task, ItemId(24)) is None
    assert (state.note(task, plan), state.note(task)) == ("xem lại", "")


def test_the_figures_count_only_the_tasks_asked_for(clock: datetime) -> None:
    state = ReviewState(
        (
            decided(clock, Action.VERDICT, Verdict.GAP, 1),
            decided(clock, Action.VERDICT, Verdict.UNSURE, 2),
            decided(clock, Action.VERDICT, Verdict.GAP, 9),
            decided(clock, Action.OVERLAP, Action.OVERLAP, 21, 22),
            decided(clock, Action.ADDITION, Action.ADDITION, 23),
        )
    )
    counts = state.counts(map(ItemId, (1, 2, 3)))

    assert (counts.tasks, counts.decided) == (3, 2)
    assert counts.verdicts[Verdict.GAP] == 1
    assert counts.verdicts[Verdict.COVERED] == 0
    found = (Action.OVERLAP, Action.ADDITION, Action.NOTE)
    assert [counts.actions[action] for action in found] == [1, 1, 0]
