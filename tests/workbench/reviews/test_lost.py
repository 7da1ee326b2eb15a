"""What was decided about an item that is gone, or no task any more, is told apart and cleared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from doichieu.cli.lines import finding_lines
from doichieu.errors import InputError
from doichieu.model import Action, Counts, LinkKind, Verdict
from doichieu.workbench import Review
from doichieu.workbench.reviews.reporting import summary
from tests.workbench.reviews.conftest import LOWER, UPPER, plan_item, task

if TYPE_CHECKING:
    from tests.workbench.reviews.conftest import Desk


def without(tasks: dict[str, str], *addresses: str) -> dict[str, str]:
    return {address: text for address, text in tasks.items() if address not in addresses}


def no_task(desk: Desk, number: str, address: str) -> None:
    """Correct by hand that a block is no task."""
    known = desk.directive if number == "1-CT/TW" else desk.plan
    document = desk.workbench.documents.open(known)
    document.not_a_task(next(n for n, item in enumerate(document.items) if item.address == address))


def gap_gone(desk: Desk, review: Review) -> None:
    review.decide(task(review, "I.1"), Verdict.GAP)
    desk.read("1-CT/TW", without(UPPER, "I.1"))


def gap_no_task(desk: Desk, review: Review) -> None:
    review.decide(task(review, "I.1"), Verdict.GAP)
    no_task(desk, "1-CT/TW", "I.1")


def addition_gone(desk: Desk, review: Review) -> None:
    review.addition(plan_item(review, "II.2"))
    desk.read("2/KH-UBND", without(LOWER, "II.2"))


def addition_no_task(desk: Desk, review: Review) -> None:
    review.addition(plan_item(review, "II.2"))
    no_task(desk, "2/KH-UBND", "II.2")


def overlap_gone(desk: Desk, review: Review) -> None:
    review.overlap([plan_item(review, "I.1"), plan_item(review, "I.2")])
    desk.read("2/KH-UBND", without(LOWER, "I.2"))


def overlap_no_task(desk: Desk, review: Review) -> None:
    review.overlap([plan_item(review, "I.1"), plan_item(review, "I.2")])
    no_task(desk, "2/KH-UBND", "I.1")


def answer_gone(desk: Desk, review: Review) -> None:
    review.relate(task(review, "I.1"), plan_item(review, "I.1"), LinkKind.SAME)
    desk.read("2/KH-UBND", without(LOWER, "I.1"))


def note_gone(desk: Desk, review: Review) -> None:
    review.annotate((plan_item(review, "I.1"),), "hỏi lại")
    desk.read("2/KH-UBND", without(LOWER, "I.1"))


def distinct_gone(desk: Desk, review: Review) -> None:
    review.distinct(plan_item(review, "I.1"), plan_item(review, "I.2"))
    desk.read("2/KH-UBND", without(LOWER, "I.1"))


CASES = [
    gap_gone,
    gap_no_task,
    addition_gone,
    addition_no_task,
    overlap_gone,
    overlap_no_task,
    answer_gone,
    note_gone,
    distinct_gone,
]


def listed(desk: Desk) -> Counts:
    """The figures in the library."""
    (summary,) = desk.workbench.store.reviews.summaries()
    return summary.counts


def in_summary(review: Review, title: str) -> int:
    """How many entries stand in the report under a heading."""
    told = summary(review)
    sections = [each for each in told.sections if each.title.endswith(f" {title}")]
    rows = sum(len(each.points) + sum(len(t.rows) for t in each.tables) for each in sections)
    tables = [table for each in told.sections for table in each.tables]
    groups = [group for table in tables for group in table.groups if group.heading == (title,)]
    return rows + sum(len(group.rows) for group in groups)


@pytest.mark.parametrize("upper", ["", "I"])
@pytest.mark.parametrize("happen", CASES)
def test_counts_summary_library_and_check_agree(
    desk: Desk, happen: Callable[[Desk, Review], None], upper: str
) -> None:
    review = desk.review(upper)
    happen(desk, review)
    review.refresh()
    counts = review.counts
    assert listed(desk) == counts == review.report.counts
    assert (
        counts.decided,
        counts.actions[Action.OVERLAP],
        counts.actions[Action.ADDITION],
        counts.actions[Action.NOTE],
    ) == (0, 0, 0, 0)
    assert counts.suspects == 1
    for title in ("To be added", "Overlaps", "Added here", "Notes"):
        assert in_summary(review, title) == 0
    assert in_summary(review, "Needs another look") == 1
    told = [line.split(": ")[1] for line in finding_lines(review)]
    assert sum("look again" in each for each in told) == 1
    assert all("look again" in each or each.endswith("undecided") for each in told)


@pytest.mark.parametrize("happen", CASES)
def test_dismissing_clears_it_everywhere_and_undo_brings_it_back(
    desk: Desk, happen: Callable[[Desk, Review], None]
) -> None:
    review = desk.review()
    happen(desk, review)
    review.refresh()
    before = review.state
    (lost,) = review.lost
    review.dismiss(lost.item.id)
    assert review.lost == ()
    assert review.counts.suspects == listed(desk).suspects == 0
    assert in_summary(review, "Needs another look") == 0
    assert not any(line.startswith("look again") for line in finding_lines(review))
    assert len({row.step for row in review.undo()}) == 1
    assert review.state == before


def test_figures_of_the_section_and_of_the_whole_agree_with_the_library(desk: Desk) -> None:
    whole, section = desk.review(), desk.review("I")
    whole.decide(task(whole, "II.1"), Verdict.GAP)
    whole.annotate((task(whole, "II.2"),), "hỏi lại")
    whole.annotate((task(whole, "I.2"),), "hỏi lại")
    gap_no_task(desk, whole)
    no_task(desk, "1-CT/TW", "II.1")
    for review in (whole, section):
        review.refresh()
    known = {each.section: each.counts for each in desk.workbench.store.reviews.summaries()}
    assert known == {"": whole.counts, "I": section.counts}
    assert (whole.counts.suspects, section.counts.suspects) == (2, 1)
    assert (whole.counts.actions[Action.NOTE], section.counts.actions[Action.NOTE]) == (2, 1)


def test_lost_items_come_with_their_old_text_the_directives_first(desk: Desk) -> None:
    review = desk.review()
    review.addition(plan_item(review, "II.2"))
    review.decide(task(review, "I.2"), Verdict.COVERED, [plan_item(review, "I.2")])
    desk.read("2/KH-UBND", without(LOWER, "II.2"))
    no_task(desk, "1-CT/TW", "I.2")
    review.refresh()
    found = [(each.item.address, each.item.text, each.gone) for each in review.lost]
    assert found == [("I.2", "đào kênh", False), ("II.2", "dạy nghề", True)]
    actions = [{a.slot.action for a in each.decided} for each in review.lost]
    assert actions == [{Action.VERDICT, Action.LINK}, {Action.ADDITION}]


def test_what_is_not_lost_is_neither_dismissed_nor_moved(desk: Desk) -> None:
    review = desk.review()
    one, other = task(review, "I.1"), task(review, "I.2")
    review.decide(one, Verdict.GAP)
    for step in (lambda: review.dismiss(one), lambda: review.move(one, other)):
        with pytest.raises(InputError, match="nothing is decided"):
            step()
    assert review.state.verdict(one) is Verdict.GAP


def test_an_overlap_stands_on_among_those_that_are_left(desk: Desk) -> None:
    review = desk.review()
    first, second, third = (plan_item(review, each) for each in ("I.1", "I.2", "II.1"))
    review.overlap([first, second, third], "cùng việc")
    desk.read("2/KH-UBND", without(LOWER, "I.2"))
    review.refresh()
    assert review.counts.actions[Action.OVERLAP] == 0
    review.dismiss(second)
    (overlap,) = review.state.all(Action.OVERLAP)
    assert (overlap.slot.items, overlap.entry.reason) == ((first, third), "cùng việc")


def test_a_task_whose_only_answer_is_dismissed_is_undecided_again(desk: Desk) -> None:
    review = desk.review()
    one, two = task(review, "I.1"), task(review, "I.2")
    gone, there = plan_item(review, "I.1"), plan_item(review, "I.2")
    review.decide(one, Verdict.COVERED, [gone])
    review.decide(two, Verdict.COVERED, [gone, there])
    desk.read("2/KH-UBND", without(LOWER, "I.1"))
    review.refresh()
    review.dismiss(gone)
    assert review.state.verdict(one) is None
    assert review.state.verdict(two) is Verdict.COVERED


def test_a_decision_moves_with_its_answers_reason_and_note_in_one_step(desk: Desk) -> None:
    review = desk.review()
    one, two, plan = task(review, "I.1"), task(review, "I.2"), plan_item(review, "I.1")
    review.decide(one, Verdict.PARTIAL, [plan], "thiếu hạn")
    review.annotate((one,), "hỏi lại")
    desk.read("1-CT/TW", without(UPPER, "I.1"))
    review.refresh()
    review.move(one, two)
    assert review.lost == ()
    assert review.state.verdict(two) is Verdict.PARTIAL
    assert review.state.link_kind(two, plan) is LinkKind.PARTIAL
    assert review.state.note(two) == "hỏi lại"
    assert review.reasons(Verdict.PARTIAL) == ("thiếu hạn",)
    assert review.counts.suspects == 0
    review.undo()
    assert review.state.verdict(two) is None
    assert [lost.item.id for lost in review.lost] == [one]


def test_an_answer_moves_to_another_plan_item_which_is_no_addition_then(desk: Desk) -> None:
    review = desk.review()
    one, gone, other = task(review, "I.1"), plan_item(review, "I.1"), plan_item(review, "II.1")
    review.decide(one, Verdict.COVERED, [gone])
    review.addition(other)
    desk.read("2/KH-UBND", without(LOWER, "I.1"))
    review.refresh()
    review.move(gone, other)
    assert review.state.link_kind(one, other) is LinkKind.SAME
    assert review.state.all(Action.ADDITION) == ()
    assert review.state.verdict(one) is Verdict.COVERED


def test_a_moved_overlap_names_its_items_in_the_order_of_the_plan(desk: Desk) -> None:
    review = desk.review()
    first, second, third = (plan_item(review, each) for each in ("I.1", "I.2", "II.1"))
    review.overlap([second, third])
    desk.read("2/KH-UBND", without(LOWER, "II.1"))
    review.refresh()
    review.move(third, first)
    (overlap,) = review.state.all(Action.OVERLAP)
    assert overlap.slot.items == (first, second)


def test_moving_an_overlap_onto_its_other_item_leaves_none(desk: Desk) -> None:
    review = desk.review()
    overlap_gone(desk, review)
    review.refresh()
    review.move(review.lost[0].item.id, plan_item(review, "I.1"))
    assert review.state.annotations == ()


@pytest.mark.parametrize("value", [Verdict.UNSURE, Verdict.COVERED])
def test_nothing_moves_to_where_something_else_is_decided(desk: Desk, value: Verdict) -> None:
    review = desk.review()
    one, two = task(review, "I.1"), task(review, "I.2")
    review.decide(two, value, [plan_item(review, "I.2")])
    gap_gone(desk, review)
    review.refresh()
    before = review.state
    with pytest.raises(InputError, match=r"I\.2: something else is decided there"):
        review.move(one, two)
    assert review.state == before


def test_a_gap_does_not_move_to_a_task_that_something_answers(desk: Desk) -> None:
    review = desk.review()
    one, two = task(review, "I.1"), task(review, "I.2")
    review.relate(two, plan_item(review, "I.2"), LinkKind.PARTIAL)
    gap_gone(desk, review)
    review.refresh()
    with pytest.raises(InputError, match="something else"):
        review.move(one, two)


def test_an_addition_does_not_move_to_what_answers_a_task(desk: Desk) -> None:
    review = desk.review()
    other = plan_item(review, "I.1")
    review.decide(task(review, "I.1"), Verdict.COVERED, [other])
    addition_gone(desk, review)
    review.refresh()
    with pytest.raises(InputError, match="something else"):
        review.move(review.lost[0].item.id, other)


def test_a_decision_about_the_directive_does_not_move_to_the_plan(desk: Desk) -> None:
    review = desk.review()
    gap_gone(desk, review)
    review.refresh()
    with pytest.raises(InputError, match="a task of the same document"):
        review.move(review.lost[0].item.id, plan_item(review, "I.1"))


def test_what_is_a_task_again_counts_again(desk: Desk) -> None:
    review = desk.review()
    addition_no_task(desk, review)
    review.refresh()
    assert review.counts.actions[Action.ADDITION] == listed(desk).actions[Action.ADDITION] == 0
    desk.workbench.documents.open(desk.plan).undo()
    review.refresh()
    assert review.counts.actions[Action.ADDITION] == listed(desk).actions[Action.ADDITION] == 1
    assert review.counts.suspects == 0
