"""Tasks are given to reviewers: queues, work left, what a newer version keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doichieu.errors import InputError
from doichieu.model import Part, Share, Verdict, Work
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.assigning import part_named, part_words, work_of
from doichieu.workbench.reviews.queues import Queue, QueueKind, members, offered
from tests.workbench.reviews.conftest import UPPER, task

if TYPE_CHECKING:
    from tests.workbench.reviews.conftest import Desk

MINE, NOBODYS = Queue(QueueKind.MINE), Queue(QueueKind.NOBODYS)


def give(review: Review, who: str, *addresses: str, share: Share = Share.TASK) -> None:
    review.assigning.give(who, [part_named(review, share, each) for each in addresses])
    review.refresh(anew=True)


def addresses(review: Review, queue: Queue) -> list[str]:
    return [review.items[each].address for each in members(review, queue)]


def test_queues_of_mine_and_nobodys_come_with_the_first_task_given(desk: Desk) -> None:
    review = desk.review()
    assert {MINE, NOBODYS}.isdisjoint(each.queue for each in offered(review))
    give(review, "lan", "II", share=Share.SECTION)
    give(review, "hoa", "II.2", "I.1")
    assert (addresses(review, MINE), addresses(review, NOBODYS)) == (["II.1"], ["I.2"])
    assert {MINE, NOBODYS} <= {each.queue for each in offered(review)}


def test_work_left_is_told_to_all_and_without_opening_the_review(
    desk: Desk, colleague: Workbench
) -> None:
    review = desk.review()
    give(review, "hoa", "II", share=Share.SECTION)
    review.decide(task(review, "II.1"), Verdict.GAP)
    hoas = colleague.reviews.resume(review.id)
    expected = (Work("hoa", 2, 1), Work("", 2, 0))
    assert hoas.work() == review.work() == expected
    assert work_of(colleague.store, review.id, "", "hoa") == expected
    assert work_of(colleague.store, review.id, "I", "hoa") == (Work("", 2, 0),)
    give(review, "lan", "I.1")
    assert hoas.refresh()
    assert addresses(hoas, MINE) == ["II.1", "II.2"]


def test_a_section_goes_along_to_a_newer_version_and_what_is_gone_counts_no_more(
    desk: Desk,
) -> None:
    review = desk.review()
    give(review, "lan", "I.1", "I.2")
    give(review, "hoa", "II", share=Share.SECTION)
    gone = task(review, "I.1")
    desk.read("1-CT/TW", {k: v for k, v in UPPER.items() if k != "I.1"} | {"II.3": "dạy bơi"})
    review.refresh(anew=True)
    assert [(each.who, each.tasks) for each in review.work()] == [("lan", 1), ("hoa", 3)]
    assert part_words(review, Part(Share.TASK, gone)) == "I.1"


def test_what_is_given_is_taken_back_and_then_is_nobodys(desk: Desk) -> None:
    review = desk.review()
    give(review, "lan", "I.1")
    give(review, "hoa", "I.1")
    part = part_named(review, Share.TASK, "I.1")
    assert review.assigning.assigned.having(part) == ("lan", "hoa")
    assert review.assigning.take_back(["lan", "hoa", "mai"], [part]) == 2
    review.refresh(anew=True)
    assert (review.work(), addresses(review, NOBODYS)) == ((), [])


@pytest.mark.parametrize(
    ("share", "name", "said"),
    [
        (Share.TASK, "I", "no task 'I'"),
        (Share.SECTION, "IX", "no section 'IX'"),
        (Share.LEAD, "Sở Y tế", "no task is led by 'Sở Y tế'"),
    ],
)
def test_a_part_that_is_not_there_is_not_given(
    share: Share, name: str, said: str, desk: Desk
) -> None:
    with pytest.raises(InputError, match=said):
        part_named(desk.review(), share, name)
