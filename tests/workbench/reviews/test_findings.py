"""What is found in a review, and what was said of it: kept, known again, counted."""

from __future__ import annotations

import pytest

from doichieu.errors import ConflictError
from doichieu.model import DifferenceKind, ItemId, Judged, Judgement, LinkKind, Verdict
from doichieu.sample import sample_files
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.reporting import report
from tests.workbench.reviews.conftest import plan_item, task


@pytest.fixture
def review(workbench: Workbench) -> Review:
    """The review of the sample pair, with one pair linked that falls short in several ways."""
    with sample_files() as (directive, plan):
        review = workbench.reviews.begin(str(directive), str(plan))
    review.decide(task(review, "IV.2.-3"), Verdict.PARTIAL, [plan_item(review, "II.2")])
    return review


def found(review: Review) -> tuple[Judged, ...]:
    return review.findings(task(review, "IV.2.-3"))


def test_findings_of_one_kind_on_the_same_items_are_told_apart(review: Review) -> None:
    assert len({each.slot for each in found(review)}) == len(found(review)) > 2


def test_a_judgement_is_found_again_by_another_session(
    workbench: Workbench, review: Review
) -> None:
    first, *rest = found(review)
    review.judge([first.slot], Judgement.CONFIRMED, "đúng vậy")
    again = found(workbench.reviews.resume(review.id))
    assert again[0].judgement is Judgement.CONFIRMED
    assert [each.judgement for each in again[1:]] == [None] * len(rest)


def test_a_judgement_holds_at_whichever_answer_the_finding_is_told(review: Review) -> None:
    cited = next(e for e in found(review) if e.finding.kind is DifferenceKind.CITATION_MISSING)
    review.judge([cited.slot], Judgement.DISMISSED)
    asked, before = cited.finding.items
    other = next(i.id for i in review.plan_items if i.id != before and not i.cites and i.leads)
    review.decide(asked, Verdict.PARTIAL, [other])
    now = next(e for e in found(review) if e.finding.code == cited.finding.code)
    assert now.finding.items == (asked, other)
    assert now.judgement is Judgement.DISMISSED
    assert now.slot == cited.slot


def test_what_is_dismissed_differs_no_more_and_is_not_counted(review: Review) -> None:
    every = found(review)
    assert sum(each.open for each in review.counted().values()) == len(every)
    review.judge([each.slot for each in every[1:]], Judgement.DISMISSED)
    review.judge([every[0].slot], Judgement.CONFIRMED)
    asked, given = every[0].finding.items
    assert [each.kind for each in review.differences_at(asked, given)] == [every[0].finding.kind]
    assert review.counted() == {every[0].finding.kind: (1, 0)}


def test_a_part_that_was_dismissed_is_no_longer_shown_as_left_out(review: Review) -> None:
    asked = task(review, "IV.5.p1")
    review.decide(asked, Verdict.PARTIAL, [plan_item(review, "VI.2")])
    assert review.left_out(asked)
    parts = [each.slot for each in review.findings(asked)]
    review.judge(parts, Judgement.DISMISSED)
    assert review.left_out(asked) == ()


def test_what_was_confirmed_is_told_even_when_it_is_found_no_more(review: Review) -> None:
    cited = next(e for e in found(review) if e.finding.kind is DifferenceKind.CITATION_MISSING)
    review.judge([cited.slot], Judgement.CONFIRMED)
    asked, given = cited.finding.items
    review.relate(asked, given, LinkKind.REJECTED)
    (told,) = (each for each in review.found_in_report() if each.slot == cited.slot)
    assert not told.found
    assert f"not cited: {cited.finding.asked} (found no more)" in report(review).decode()


def test_what_a_colleague_judged_meanwhile_is_not_overwritten_unseen(
    review: Review, colleague: Workbench
) -> None:
    slot = found(review)[0].slot
    colleague.reviews.resume(review.id).judge([slot], Judgement.CONFIRMED)
    with pytest.raises(ConflictError):
        review.judge([slot], Judgement.DISMISSED)
    assert found(review)[0].judgement is Judgement.CONFIRMED


def test_an_unknown_kind_of_a_newer_program_does_no_harm(review: Review) -> None:
    from dataclasses import replace

    slot = replace(found(review)[0].slot, code="kind-of-tomorrow:x")
    review.judge([slot], Judgement.CONFIRMED)
    assert slot not in {each.slot for each in review.found_in_report()}
    assert ItemId(0) not in review.items
