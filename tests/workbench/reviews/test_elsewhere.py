"""What was said of a task for another plan of the directive is at hand, and said once for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doichieu.errors import InputError, StoreError
from doichieu.model import LinkKind, Verdict
from doichieu.store import Change, Held
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.queues import Queue, QueueKind, members
from doichieu.workbench.reviews.steps import Steps
from tests.workbench.reviews.conftest import LOWER, UPPER, plan_item, task

if TYPE_CHECKING:
    from tests.workbench.reviews.conftest import Desk


@pytest.fixture
def here(desk: Desk) -> Review:
    """The review of one plan."""
    return desk.review()


@pytest.fixture
def there(desk: Desk, here: Review) -> Review:
    """That of another plan of the same directive."""
    other = desk.read("3/KH-UBND", LOWER)
    return desk.workbench.reviews.begin(f"#{here.directive.id}", f"#{other}")


def test_another_plan_tells_its_verdict_reason_and_note(here: Review, there: Review) -> None:
    bridge = task(there, "I.1")
    there.decide(bridge, Verdict.GAP, (), "không nói đến cầu")
    there.annotate((bridge,), "hỏi Sở Xây dựng")
    (sister,) = here.elsewhere.sisters(bridge)
    assert sister.verdict is not None
    assert (sister.verdict.entry.value, sister.verdict.entry.reason, sister.note) == (
        "gap",
        "không nói đến cầu",
        "hỏi Sở Xây dựng",
    )
    assert (sister.sides.plan, sister.verdict.reviewer) == ("3/KH-UBND", "lan")
    assert here.elsewhere.sisters(task(here, "I.2")) == ()
    assert there.elsewhere.sisters(bridge) == ()


def test_a_hidden_plan_tells_nothing(here: Review, there: Review, workbench: Workbench) -> None:
    there.decide(task(there, "I.1"), Verdict.GAP)
    hide = workbench.store.hiding.put
    hide(Held.document(there.plan.id), Change.HIDDEN, "lan", workbench.clock())
    assert here.elsewhere.sisters(task(here, "I.1")) == ()


def test_a_gap_is_taken_over_with_reason_and_note_in_one_step(here: Review, there: Review) -> None:
    bridge = here.tasks[0]
    there.decide(bridge.id, Verdict.GAP, (), "không nói đến cầu")
    there.annotate((bridge.id,), "hỏi Sở Xây dựng")
    steps = Steps(here)
    said = steps.take_over(bridge, here.elsewhere.sisters(bridge.id)[0], None)
    assert said.message == "I.1: gap, as for 3/KH-UBND"
    assert here.state.verdict(bridge.id) is Verdict.GAP
    assert here.reason(bridge.id) == "không nói đến cầu"
    assert here.state.note(bridge.id) == "hỏi Sở Xây dựng"
    steps.undo()
    assert here.state.annotations == ()


def test_what_carries_it_out_here_is_what_stands_here(here: Review, there: Review) -> None:
    bridge, answer = here.tasks[0], here.plan_items[0]
    there.decide(bridge.id, Verdict.PARTIAL, [plan_item(there, "I.1")], "chậm một năm")
    sister = here.elsewhere.sisters(bridge.id)[0]
    with pytest.raises(InputError):
        Steps(here).take_over(bridge, sister, None, chosen=True)
    Steps(here).take_over(bridge, sister, answer, chosen=True)
    assert here.state.link_kind(bridge.id, answer.id) is LinkKind.PARTIAL
    assert here.reason(bridge.id) == "chậm một năm"


def test_a_note_that_stands_here_stays(here: Review, there: Review) -> None:
    bridge = here.tasks[0]
    there.annotate((bridge.id,), "bên kia")
    here.annotate((bridge.id,), "bên này")
    with pytest.raises(InputError, match="nothing to take over"):
        here.take_over(bridge.id, here.elsewhere.sisters(bridge.id)[0])
    assert here.state.note(bridge.id) == "bên này"


def test_a_note_for_all_plans_stands_in_every_review_of_the_directive(
    here: Review, there: Review
) -> None:
    bridge = here.tasks[0]
    assert Steps(here).note_for_all(bridge, " vốn trung ương ").message.endswith("kept")
    assert there.refresh()
    assert there.elsewhere.note(bridge.id) == "vốn trung ương"
    assert bridge.id in members(there, Queue(QueueKind.NOTED))
    assert there.report.for_all == {bridge.id: "vốn trung ương"}
    Steps(there).note_for_all(bridge, "")
    here.refresh()
    assert here.elsewhere.note(bridge.id) == ""


def test_a_note_for_all_plans_survives_a_newer_version_without_the_task(
    here: Review, desk: Desk
) -> None:
    bridge = here.tasks[0]
    here.elsewhere.put_note(bridge.id, "vốn trung ương")
    desk.read("1-CT/TW", {name: text for name, text in UPPER.items() if name != "I.1"})
    here.refresh()
    assert here.elsewhere.note(bridge.id) == "vốn trung ương"


def test_a_document_with_such_a_note_is_not_removed(desk: Desk, workbench: Workbench) -> None:
    other = desk.read("9-CT/TW", UPPER)
    first = workbench.store.documents.get(other).outline.items[1]
    workbench.store.directive_notes.put(first.id, "giữ", "lan", workbench.clock())
    with pytest.raises(StoreError, match="stays"):
        workbench.store.documents.forget(other, "lan", workbench.clock())
