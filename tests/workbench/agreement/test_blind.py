"""Who reads blind sees nothing of the others, nor do they, until all have handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doichieu.errors import InputError, StoreError
from doichieu.model import Verdict
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.queues import Queue, QueueKind, members
from doichieu.workbench.reviews.steps import Steps
from tests.workbench.reviews.conftest import LOWER, UPPER, plan_item, task

if TYPE_CHECKING:
    from tests.workbench.agreement.conftest import _OpenAs
    from tests.workbench.reviews.conftest import Desk


def test_nothing_of_one_reading_shows_in_another(
    lans: Review, mais: Review, open_as: _OpenAs, workbench: Workbench
) -> None:
    bridge = task(lans, "I.1")
    lans.decide(bridge, Verdict.GAP, (), "không thấy cầu")
    lans.annotate((bridge,), "hỏi lại")
    mais.refresh()
    assert mais.state.annotations == ()
    assert mais.counts.decided == 0
    assert mais.report.state.annotations == ()
    assert mais.file.log == ()
    assert mais.reasons(Verdict.GAP) == ()
    assert open_as("thu", lans.id).state.annotations == ()
    assert lans.state.verdict(bridge) is Verdict.GAP
    (row,) = workbench.collection.library().reviews
    assert row.summary is not None
    assert (row.summary.counts.decided, [each.handed_in for each in row.readers]) == (
        0,
        [None, None],
    )


def test_one_sees_ones_own_reading_among_what_was_decided(
    lans: Review, mais: Review, workbench: Workbench
) -> None:
    lans.decide(task(lans, "I.1"), Verdict.GAP)
    mais.decide(task(lans, "I.1"), Verdict.UNSURE)
    assert [each.value for each in workbench.records.all(lans.id)] == ["gap"]
    steps = workbench.records.last_steps(lans.id)
    assert [each.rows[0].reviewer for each in steps] == ["lan"]
    assert members(lans, Queue(QueueKind.DISPUTED)) == ()


def test_another_plan_of_the_directive_hears_nothing_of_a_blind_reading(
    lans: Review, desk: Desk
) -> None:
    lans.decide(task(lans, "I.1"), Verdict.GAP)
    other = desk.read("3/KH-UBND", LOWER)
    beside = desk.workbench.reviews.begin(f"#{lans.directive.id}", f"#{other}")
    assert beside.elsewhere.sisters(task(lans, "I.1")) == ()


def test_undo_reaches_ones_own_reading_alone(lans: Review, mais: Review) -> None:
    mais.decide(task(mais, "I.1"), Verdict.UNSURE)
    assert lans.undo() == ()
    lans.decide(task(lans, "I.1"), Verdict.COVERED, [plan_item(lans, "I.1")])
    assert lans.undo()
    assert lans.state.annotations == ()
    assert lans.redo()
    mais.refresh()
    assert mais.state.verdict(task(mais, "I.1")) is Verdict.UNSURE


def test_who_is_no_reader_decides_nothing_meanwhile(lans: Review, open_as: _OpenAs) -> None:
    thus = open_as("thu", lans.id)
    with pytest.raises(InputError, match="read blind by lan, mai"):
        thus.decide(task(thus, "I.1"), Verdict.GAP)


def test_a_reading_that_is_handed_in_is_closed_until_it_is_taken_back(lans: Review) -> None:
    lans.reading.hand_in()
    with pytest.raises(InputError, match="your reading is handed in"):
        lans.decide(task(lans, "I.1"), Verdict.GAP)
    with pytest.raises(InputError, match="your reading is handed in"):
        lans.undo()
    lans.reading.take_back()
    lans.decide(task(lans, "I.1"), Verdict.GAP)
    with pytest.raises(StoreError, match="not handed in"):
        lans.reading.take_back()


def test_the_last_one_to_hand_in_opens_the_readings_for_good(lans: Review, mais: Review) -> None:
    lans.decide(task(lans, "I.1"), Verdict.GAP)
    lans.reading.hand_in()
    with pytest.raises(StoreError, match="handed in already"):
        lans.reading.hand_in()
    mais.reading.hand_in()
    assert lans.refresh()
    assert not lans.reading.is_blind
    assert lans.state.annotations == ()
    with pytest.raises(StoreError, match="open to everybody"):
        lans.reading.take_back()
    assert {row.layer for row in lans.file.log} == {"lan"}
    lans.decide(task(lans, "I.1"), Verdict.PARTIAL, [plan_item(lans, "I.1")])
    mais.refresh()
    assert mais.state.verdict(task(mais, "I.1")) is Verdict.PARTIAL


@pytest.mark.parametrize("names", [["lan"], ["lan", "lan"], ["lan", "common"], ["lan", " "]])
def test_a_blind_review_has_two_readers_by_names_of_their_own(desk: Desk, names: list[str]) -> None:
    with pytest.raises(StoreError, match="two readers or more"):
        desk.review().reading.name(names)


def test_readers_are_named_once_and_before_anything_is_decided(desk: Desk) -> None:
    review = desk.review()
    review.decide(task(review, "I.1"), Verdict.GAP)
    with pytest.raises(StoreError, match="cannot be read blind any more"):
        review.reading.name(["lan", "mai"])


def test_the_same_readers_may_be_named_again_and_others_not(lans: Review) -> None:
    lans.reading.name([" lan", "mai "])
    with pytest.raises(StoreError, match="has its readers already: lan, mai"):
        lans.reading.name(["lan", "thu"])


def test_nothing_is_said_to_all_plans_while_others_read(lans: Review) -> None:
    with pytest.raises(InputError, match="until all have handed in"):
        Steps(lans).note_for_all(lans.tasks[0], "ai cũng thấy")


def test_the_task_decided_last_is_that_of_ones_own_reading(lans: Review) -> None:
    lans.decide(task(lans, "I.2"), Verdict.GAP)
    assert lans.decided_last() == task(lans, "I.2")


def test_what_others_read_of_a_newer_version_does_not_show(
    lans: Review, mais: Review, desk: Desk
) -> None:
    bridge = task(lans, "I.1")
    lans.decide(bridge, Verdict.GAP)
    desk.read("1-CT/TW", {**UPPER, "I.1": "xây cầu treo"})
    lans.refresh()
    mais.refresh()
    versions = desk.workbench.store.versions
    assert versions.read(lans.id, bridge, lans.reading.layer) == "xây cầu"
    assert versions.read(mais.id, bridge, mais.reading.layer) is None
    assert versions.suspects(lans.directive.id) == {}
    assert lans.reworded(bridge) is not None
    assert mais.reworded(bridge) is None


def test_a_document_that_somebody_is_to_read_blind_is_not_removed(lans: Review, desk: Desk) -> None:
    forget = desk.workbench.store.documents.forget
    with pytest.raises(StoreError, match="has been reviewed and stays"):
        forget(lans.plan.id, "lan", desk.workbench.clock())
