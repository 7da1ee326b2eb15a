"""What readers said is compared, what differs is settled, and no reading changes by that."""

from __future__ import annotations

import pytest

from doichieu.errors import InputError
from doichieu.model import Action, Stand, Verdict
from doichieu.workbench import Review, Workbench
from doichieu.workbench.agreement.agreement import Measure
from doichieu.workbench.agreement.settling import Settling
from doichieu.workbench.reviews.review import Given
from tests.workbench.reviews.conftest import plan_item, task


@pytest.fixture
def read(lans: Review, mais: Review, workbench: Workbench) -> Settling:
    """Alike in two tasks; once another verdict, once another answer."""
    first, second, third, fourth = (each.id for each in lans.tasks)
    one, two = plan_item(lans, "I.1"), plan_item(lans, "I.2")
    lans.decide(first, Verdict.GAP, (), "không có")
    mais.decide(first, Verdict.GAP, (), "thiếu hẳn")
    for reading in (lans, mais):
        reading.decide(second, Verdict.COVERED, [one])
    lans.decide(third, Verdict.GAP)
    mais.decide(third, Verdict.PARTIAL, [two], "chậm")
    lans.decide(fourth, Verdict.COVERED, [one])
    mais.decide(fourth, Verdict.COVERED, [two])
    mais.annotate((first,), "ghi chú không tính")
    for reading in (lans, mais):
        reading.reading.hand_in()
    lans.refresh()
    return Settling(workbench.store, lans)


def test_readings_are_compared_only_once_all_have_handed_in(
    lans: Review, workbench: Workbench
) -> None:
    with pytest.raises(InputError, match="handed in 0 of 2"):
        Settling(workbench.store, lans)


def test_what_nobody_reads_blind_is_not_compared(workbench: Workbench, review: Review) -> None:
    with pytest.raises(InputError, match="nobody has read this review blind"):
        Settling(workbench.store, review)


def test_another_verdict_or_another_answer_differs_and_a_note_does_not(read: Settling) -> None:
    assert [each.address for each in read.differing] == ["II.1", "II.2"]


def test_the_figures_name_their_units_and_leave_out_what_has_no_sense(read: Settling) -> None:
    verdicts, gaps, links, answers = read.figures()
    assert (verdicts.units, verdicts.agreed.value) == (4, 0.75)
    assert verdicts.confusion[Verdict.GAP, Verdict.PARTIAL] == 1
    assert (gaps.measure, gaps.agreed.value) == (Measure.GAP, 0.75)
    assert verdicts.kappa is not None
    assert verdicts.kappa.value == pytest.approx(0.6)
    assert links.units >= 4
    assert (answers.measure, answers.kappa, answers.ac1) == (Measure.ANSWERS, None, None)
    assert answers.agreed.value == 0.5


def test_what_agrees_is_taken_over_with_every_reason(read: Settling) -> None:
    given = read.agreed()
    assert [(each.verdict, each.reason) for each in given] == [
        (Verdict.GAP, "không có; thiếu hẳn"),
        (Verdict.COVERED, ""),
    ]
    read.review.decide_all(given)
    assert read.agreed() == ()


def test_settling_leaves_the_readings_as_they_were_handed_in(read: Settling) -> None:
    third = task(read.review, "II.1")
    taken = read.given(third, "mai")
    assert taken is not None
    assert (taken.verdict, taken.reason) == (Verdict.PARTIAL, "chậm")
    read.review.decide_all([taken])
    assert read.review.state.verdict(third) is Verdict.PARTIAL
    assert read.readings["lan"].verdict(third) is Verdict.GAP
    assert [each.address for each in read.otherwise("lan")] == ["II.1"]
    assert read.otherwise("mai") == ()
    assert read.answers(task(read.review, "II.2")) == tuple(
        plan_item(read.review, address) for address in ("I.1", "I.2")
    )


def test_the_report_says_how_it_came_about(read: Settling) -> None:
    read.review.decide_all(read.agreed())
    told = read.review.report.read_blind
    assert told is not None
    assert (told.readers, told.reader, told.tasks, told.alike) == (("lan", "mai"), "", 4, 2)
    assert told.agreed == 0.75


def test_a_report_of_one_reading_says_so(lans: Review) -> None:
    told = lans.report.read_blind
    assert told is not None
    assert (told.readers, told.reader) == (("lan", "mai"), "lan")


def said_beside(read: Settling) -> dict[tuple[Action, str], str]:
    """What stands beside verdicts and answers, by where it stands."""
    items = read.review.items
    return {
        (a.slot.action, " ".join(items[i].address for i in a.slot.items)): a.entry.value
        for a in read.review.state.annotations
        if a.slot.action not in {Action.VERDICT, Action.LINK}
    }


@pytest.fixture
def remarked(lans: Review, mais: Review, workbench: Workbench) -> Settling:
    """Both differ in one task and are alike in another, with notes, tags and finds of the plan."""
    workbench.codebook.adopt(workbench.codebook.starter())
    slow = next(tag.id for tag in workbench.codebook.tags if Stand.TASK in tag.stands_on)
    one, two = plan_item(lans, "I.1"), plan_item(lans, "I.2")
    first, second, third = (each.id for each in lans.tasks[:3])
    for review, verdict, words in ((lans, Verdict.GAP, "hỏi lại"), (mais, Verdict.UNSURE, "chậm")):
        review.codebook.refresh()
        review.decide(first, verdict)
        review.annotate((first,), words)
        review.decide(second, Verdict.GAP)
        review.annotate((second,), words)
        review.annotate((third,), words)
    lans.tag([(first,)], slow)
    lans.addition(two, "của tỉnh")
    lans.overlap([one, two])
    mais.distinct(one, two)
    mais.annotate((one,), "xem mục này")
    for reading in (lans, mais):
        reading.reading.hand_in()
    lans.refresh()
    return Settling(workbench.store, lans)


def test_a_reading_that_is_taken_brings_its_notes_and_tags_and_the_other_one_puts_its_own_there(
    remarked: Settling,
) -> None:
    first = remarked.review.tasks[0]
    for reader in ("lan", "mai", "lan"):
        given = remarked.given(first.id, reader)
        assert given is not None
        remarked.review.decide_all([given])
    words = said_beside(remarked)
    assert words[Action.NOTE, first.address] == "hỏi lại"
    assert (Action.TAG, first.address) in words
    remarked.review.annotate((first.id,), "đã hỏi xong")
    given = remarked.given(first.id, "mai")
    assert given is not None
    remarked.review.decide_all([given])
    assert said_beside(remarked) == {(Action.NOTE, first.address): "đã hỏi xong"}


def test_a_verdict_of_ones_own_and_what_is_alike_bring_the_remarks_of_all(
    remarked: Settling,
) -> None:
    first, second = remarked.review.tasks[:2]
    remarked.review.decide_all([Given(first.id, Verdict.GAP, also=remarked.remarks(first.id))])
    remarked.review.decide_all(remarked.agreed())
    words = said_beside(remarked)
    assert words[Action.NOTE, first.address] == words[Action.NOTE, second.address]
    assert words[Action.NOTE, second.address] == "hỏi lại; chậm"
    assert (Action.TAG, first.address) in words


def test_what_one_found_in_the_plan_is_taken_over_and_what_the_other_contradicts_is_not(
    remarked: Settling,
) -> None:
    third = remarked.review.tasks[2].address
    remarked.review.decide_all((), remarked.beside())
    assert said_beside(remarked) == {
        (Action.ADDITION, "I.2"): "addition",
        (Action.NOTE, "I.1"): "xem mục này",
        (Action.NOTE, third): "hỏi lại; chậm",
    }
    assert remarked.beside() == ()


def test_what_answers_a_task_as_it_is_settled_is_no_addition_of_another_reader(
    remarked: Settling,
) -> None:
    first, two = remarked.review.tasks[0].id, plan_item(remarked.review, "I.2")
    remarked.review.decide(first, Verdict.COVERED, [two])
    remarked.review.decide_all((), remarked.beside())
    assert (Action.ADDITION, "I.2") not in said_beside(remarked)
