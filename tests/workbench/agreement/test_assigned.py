"""In a blind review it is given who has to read what; what is given to nobody is for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doichieu.errors import InputError
from doichieu.model import Part, Share, Verdict, Work
from doichieu.workbench import Review
from doichieu.workbench.agreement.settling import Settling
from doichieu.workbench.reviews.queues import Queue, QueueKind, members
from tests.workbench.reviews.conftest import task

if TYPE_CHECKING:
    from tests.workbench.agreement.conftest import _OpenAs


@pytest.fixture
def shared(lans: Review, mais: Review) -> tuple[Review, Review]:
    """I.1 is Lan's and I.2 Mai's to read; section II is for both."""
    for who, address in (("lan", "I.1"), ("mai", "I.2")):
        lans.assigning.give(who, [Part(Share.TASK, task(lans, address))])
    lans.refresh(anew=True)
    mais.refresh()
    return lans, mais


def mine(review: Review) -> list[str]:
    return [review.items[each].address for each in members(review, Queue(QueueKind.MINE))]


def test_each_reads_what_is_given_to_him_and_what_is_given_to_nobody(
    shared: tuple[Review, Review],
) -> None:
    lans, mais = shared
    assert mine(lans) == ["I.1", "II.1", "II.2"]
    assert mine(mais) == ["I.2", "II.1", "II.2"]


def test_how_far_another_reads_is_not_told(shared: tuple[Review, Review], open_as: _OpenAs) -> None:
    lans, mais = shared
    mais.decide(task(mais, "I.2"), Verdict.GAP)
    lans.decide(task(lans, "II.1"), Verdict.GAP)
    lans.refresh()
    assert lans.work() == (Work("lan", 3, 1), Work("mai", 3, None))
    assert open_as("thu", lans.id).work() == (Work("lan", 3, None), Work("mai", 3, None))


def test_a_task_of_a_blind_review_is_given_to_a_reader(lans: Review) -> None:
    part = Part(Share.TASK, task(lans, "I.1"))
    with pytest.raises(InputError, match="read blind by lan, mai"):
        lans.assigning.give("thu", [part])


def test_who_did_not_have_to_read_a_task_has_left_nothing_open(
    shared: tuple[Review, Review],
) -> None:
    lans, mais = shared
    for address in ("I.1", "II.1", "II.2"):
        lans.decide(task(lans, address), Verdict.GAP)
    for address in ("I.2", "II.1"):
        mais.decide(task(mais, address), Verdict.GAP)
    lans.reading.hand_in()
    mais.reading.hand_in()
    lans.refresh()
    settling = Settling(lans._store, lans)
    assert [each.address for each in settling.differing] == ["II.2"]
    agreed = [lans.items[each.task].address for each in settling.agreed()]
    assert agreed == ["I.1", "I.2", "II.1"]
    said = lans.report.read_blind
    assert said is not None
    assert (said.tasks, said.alike, said.alone) == (2, 1, 2)
