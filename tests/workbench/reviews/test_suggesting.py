"""What a reviewer decided shapes what is suggested next, and nothing else does."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from doichieu.align.threshold import POSSIBLE
from doichieu.model import Candidate, Facts, Item, ItemId, Kind, LinkKind, Outline, Verdict
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews import suggesting
from doichieu.workbench.reviews.suggesting import LEFT, SUGGESTIONS, Suggestions, id_of
from tests.workbench.reviews.conftest import plan_item, task


@pytest.fixture
def review(review: Review) -> Review:
    """The review of the sample pair with its suggestions."""
    return aligned(review)


def aligned(review: Review) -> Review:
    assert all(map(review.suggest, review.aligner(review.tasks[0].id)()))
    return review


def beside(review: Review, address: str) -> list[ItemId]:
    return [id_of(candidate) for candidate in review.suggestions(task(review, address))]


def found(review: Review, of: ItemId, plan: ItemId) -> Candidate:
    return next(each for each in review.suggestions(of) if id_of(each) == plan)


@pytest.fixture
def shared(review: Review) -> tuple[ItemId, ItemId, ItemId]:
    """Two tasks that one plan item is suggested for, and that item; half its score
    is less than what follows it at the second, but not less than all."""
    for plan in review.plan_items:
        tasks = [each.id for each in review.tasks if plan.id in beside(review, each.address)]
        for other in reversed(tasks):
            scores = [each.score for each in review.suggestions(other)]
            place = beside(review, review.items[other].address).index(plan.id)
            half, below = scores[place] / 2, scores[place + 1 :]
            if len(tasks) > 1 and below and below[-1] < half < below[0]:
                return next(each for each in tasks if each != other), other, plan.id
    raise AssertionError("the sample pair has no such plan item")


def test_what_was_found_is_kept_until_something_is_decided(review: Review) -> None:
    first = review.tasks[0].id
    found = review.suggestions(first)
    ids = [id_of(each) for each in found]
    assert review.suggestions(first, ids) is found
    assert review.suggestions(first, ids[::-1]) == found[::-1]
    review.relate(first, ids[0], LinkKind.REJECTED)
    assert ids[0] not in map(id_of, review.suggestions(first, ids))


def test_what_is_rejected_makes_room_for_what_was_found_behind_it(review: Review) -> None:
    first = review.tasks[0]
    before = beside(review, first.address)
    assert len(before) == SUGGESTIONS
    for plan in before:
        review.relate(first.id, plan, LinkKind.REJECTED)
    after = beside(review, first.address)
    assert len(after) == SUGGESTIONS
    assert not {*before} & {*after}


@pytest.mark.parametrize(
    ("verdict", "link_kind"),
    [(Verdict.COVERED, LinkKind.SAME), (Verdict.PARTIAL, LinkKind.PARTIAL)],
)
def test_what_answers_another_task_counts_for_less_and_can_still_be_chosen(
    review: Review, shared: tuple[ItemId, ItemId, ItemId], verdict: Verdict, link_kind: LinkKind
) -> None:
    one, other, plan = shared
    before = found(review, other, plan).score
    review.decide(one, verdict, [plan])
    left = max(LEFT[link_kind] * before, min(before, POSSIBLE))
    assert found(review, other, plan).score == pytest.approx(left)
    assert left < before
    assert review.answers_elsewhere(other, plan) == ((review.items[one], link_kind),)
    assert review.answers_elsewhere(one, plan) == ()
    scores = [candidate.score for candidate in review.suggestions(other)]
    assert scores == sorted(scores, reverse=True)
    review.decide(other, Verdict.COVERED, [plan])
    assert {review.state.link_kind(each, plan) for each in (one, other)} == {
        link_kind,
        LinkKind.SAME,
    }


def test_an_answer_in_part_takes_less_away_than_one_in_full() -> None:
    assert LEFT[LinkKind.SAME] < LEFT[LinkKind.PARTIAL] < 1


def test_what_is_only_related_to_another_task_loses_nothing(
    review: Review, shared: tuple[ItemId, ItemId, ItemId]
) -> None:
    one, other, plan = shared
    before = review.suggestions(other)
    review.relate(one, plan, LinkKind.RELATED)
    assert review.suggestions(other) == before


def test_what_a_reviewer_linked_here_keeps_its_score_and_stands_first(
    review: Review, shared: tuple[ItemId, ItemId, ItemId]
) -> None:
    one, other, plan = shared
    before = found(review, other, plan).score
    review.decide(one, Verdict.COVERED, [plan])
    review.decide(other, Verdict.COVERED, [plan])
    assert review.suggestions(other)[0] == found(review, other, plan)
    assert found(review, other, plan).score == before


def test_undo_brings_everything_back(review: Review, shared: tuple[ItemId, ItemId, ItemId]) -> None:
    one, other, plan = shared
    before = review.suggestions(one), review.suggestions(other)
    review.decide(one, Verdict.COVERED, [plan])
    review.relate(other, plan, LinkKind.REJECTED)
    assert plan not in {id_of(each) for each in review.suggestions(other)}
    review.undo()
    review.undo()
    assert (review.suggestions(one), review.suggestions(other)) == before


def test_a_rejected_pair_never_comes_back(
    workbench: Workbench, colleague: Workbench, review: Review
) -> None:
    one = task(review, "II.1")
    wrong = beside(review, "II.1")[0]
    review.relate(one, wrong, LinkKind.REJECTED)
    restarted = aligned(workbench.reviews.resume(review.id))
    for each in (review, aligned(review), restarted, aligned(colleague.reviews.resume(review.id))):
        assert wrong not in beside(each, "II.1")
    plan = review.plan
    texts = {wrong: "100% xã, phường có thư viện phục vụ Nhân dân, mở cửa 6 ngày trong tuần."}
    items = tuple(
        replace(item, text=texts.get(item.id, item.text), line=item.line + 2)  # type: ignore[attr-defined]
        for item in plan.outline.items
    )
    newer = replace(plan.outline, items=items)
    colleague.store.documents.put(newer, plan.source, "newer", workbench.clock())
    assert review.refresh()
    assert not review.aligned
    assert review.items[wrong].text == texts[wrong]
    assert wrong not in beside(aligned(review), "II.1")
    assert wrong not in beside(aligned(workbench.reviews.resume(review.id)), "II.1")
    # Only for this task was it wrong.
    assert any(wrong in beside(review, each.address) for each in review.tasks if each.id != one)


def test_a_rejected_plan_item_that_left_and_came_back_stays_rejected(
    colleague: Workbench, review: Review
) -> None:
    wrong = beside(review, "II.1")[0]
    review.relate(task(review, "II.1"), wrong, LinkKind.REJECTED)
    outline, source = review.plan.outline, review.plan.source
    without = tuple(each for each in outline.items if each.id != wrong)  # type: ignore[attr-defined]
    documents, at = colleague.store.documents, colleague.clock()
    documents.put(replace(outline, items=without), source, "without", at)
    assert review.refresh()
    assert wrong not in {item.id for item in review.plan_items}
    documents.put(outline, source, "again", at)
    assert review.refresh()
    assert wrong in {item.id for item in review.plan_items}
    assert wrong not in beside(aligned(review), "II.1")


def test_nothing_moves_on_the_screen_for_what_somebody_else_decides(
    colleague: Workbench, review: Review, shared: tuple[ItemId, ItemId, ItemId]
) -> None:
    one, other, plan = shared
    stood = [id_of(each) for each in review.suggestions(other)]
    colleague.reviews.resume(review.id).decide(one, Verdict.COVERED, [plan])
    assert review.refresh()
    assert [id_of(each) for each in review.suggestions(other, stood)] == stood
    assert [id_of(each) for each in review.suggestions(other)] != stood


def test_what_somebody_else_links_or_rejects_comes_last_or_goes(
    colleague: Workbench, review: Review
) -> None:
    of = task(review, "II.1")
    stood = beside(review, "II.1")
    far = next(item.id for item in reversed(review.plan_items) if item.id not in stood)
    theirs = colleague.reviews.resume(review.id)
    theirs.relate(of, far, LinkKind.RELATED)
    theirs.relate(of, stood[1], LinkKind.REJECTED)
    assert review.refresh()
    now = [id_of(each) for each in review.suggestions(of, stood)]
    assert now == [stood[0], *stood[2:], far]
    assert beside(review, "II.1")[0] == far


def test_one_plan_item_for_two_tasks_is_first_for_both_when_nothing_else_comes_near(
    workbench: Workbench,
) -> None:
    def outline(*texts: str) -> Outline:
        tasks = [Item(str(n), n, Kind.TASK, text) for n, text in enumerate(texts, 1)]
        return Outline(Facts(), tuple(tasks))

    planting = "Trồng cây xanh dọc bờ kênh Nguyệt trước mùa mưa"
    upper = outline(planting, f"{planting} và chăm sóc cây đã trồng", "Sửa đường vào bản")
    lower = outline(f"{planting}, chăm sóc cây đã trồng", "Mở lớp dạy nghề may", "Sửa cầu treo")
    pair = [
        workbench.store.documents.put(each, name, name, workbench.clock())[0]
        for name, each in (("upper", upper), ("lower", lower))
    ]
    review = aligned(workbench.reviews.begin(f"#{pair[0]}", f"#{pair[1]}"))
    both = plan_item(review, "1")
    assert beside(review, "1")[0] == beside(review, "2")[0] == both
    review.decide(task(review, "1"), Verdict.COVERED, [both])
    assert beside(review, "2")[0] == both


def test_of_several_links_elsewhere_the_one_that_takes_most_counts(review: Review) -> None:
    tasks = [each.id for each in review.tasks]
    other, plan = next((each, id_of(found)) for each in tasks for found in review.suggestions(each))
    before = found(review, other, plan).score
    full, part = [each for each in tasks if each != other][:2]
    review.decide(full, Verdict.COVERED, [plan])
    review.decide(part, Verdict.PARTIAL, [plan])
    assert found(review, other, plan).score == LEFT[LinkKind.SAME] * before


def test_suggestions_for_blocks_that_have_changed_are_not_taken_over(review: Review) -> None:
    first = review.tasks[0].id
    before = review.suggestions(first)
    (found,) = review.aligner(first)()
    changed = (found.blocks[0], found.blocks[1][1:])
    stale = replace(found, blocks=changed, by_task={}, whole=False)
    assert before
    assert review.suggest(stale) is False
    assert review.suggestions(first) == before
    assert review.aligned


def test_what_nothing_speaks_for_is_not_shown_unless_it_was_linked(review: Review) -> None:
    of = review.tasks[0].id
    kept = review._candidates
    nothing = review.suggestions(of)[-1]
    plan = id_of(nothing)
    listed = [replace(each, score=0.004) for each in review.suggestions(of) if id_of(each) == plan]
    review._candidates = {**kept, of: listed}  # type: ignore[dict-item]
    assert review.suggestions(of) == ()
    review.relate(of, plan, LinkKind.RELATED)
    assert [id_of(each) for each in review.suggestions(of)] == [plan]


def test_a_process_of_its_own_finds_the_same_to_the_last_digit(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = review.tasks[0].id
    (here,) = review.aligner(first)()
    monkeypatch.setattr(suggesting, "WORTH_A_PROCESS", 1)
    (apart,) = review.aligner(first)()

    def told(found: Suggestions) -> dict[ItemId, list[Candidate]]:
        return {each: list(suggested) for each, suggested in found.by_task.items()}

    assert told(apart) == told(here)
    assert (apart.blocks, apart.whole, apart.strangers) == (here.blocks, True, here.strangers)


def test_a_process_of_its_own_prepares_what_is_told_to_differ(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [review.differences(task.id) for task in review.tasks]
    assert any(here)
    review._forget_found()
    monkeypatch.setattr(suggesting, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr("doichieu.align.differences.Sayings", None)
    (found,) = review.aligner(review.tasks[0].id)()
    assert review.suggest(found)
    assert [review.differences(task.id) for task in review.tasks] == here


def test_a_process_of_its_own_ends_when_nobody_wants_it_any_more(
    review: Review, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o700)
    monkeypatch.setattr(suggesting, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(sys, "executable", str(slow))
    assert list(review.aligner(review.tasks[0].id, lambda: False)()) == []


def test_where_a_process_of_its_own_ends_too_early_the_work_is_done_here(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(sys, "executable", "/bin/true")
    (found,) = review.aligner(review.tasks[0].id)()
    assert found.whole
