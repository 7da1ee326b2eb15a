"""A review without a screen: sections are views of it, and a step replaces nothing unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doichieu.corrections import Subject
from doichieu.errors import ConflictError, InputError
from doichieu.model import Action, Facts, Item, Kind, LinkKind, Outline, Slot, Verdict
from doichieu.store import Store
from doichieu.workbench import Workbench
from doichieu.workbench.reviews.reporting import report
from tests.workbench.reviews.conftest import plan_item, task

if TYPE_CHECKING:
    from tests.workbench.reviews.conftest import Desk


def test_a_section_shows_what_is_decided_in_the_whole_and_the_other_way_round(
    desk: Desk, colleague: Workbench
) -> None:
    whole = desk.review()
    section = colleague.reviews.begin(f"#{desk.directive}#II", f"#{desk.plan}")
    assert section.id == whole.id
    assert [item.address for item in section.tasks] == ["II.1", "II.2"]
    whole.decide(task(whole, "II.1"), Verdict.GAP)
    whole.decide(task(whole, "I.1"), Verdict.GAP)
    section.refresh()
    assert section.state.verdict(task(section, "II.1")) is Verdict.GAP
    assert (section.counts.tasks, section.counts.decided) == (2, 1)
    section.decide(task(section, "II.2"), Verdict.UNSURE)
    whole.refresh()
    assert (whole.counts.tasks, whole.counts.decided) == (4, 3)


def test_a_plan_item_that_answers_another_section_is_not_left_over_in_this(desk: Desk) -> None:
    whole = desk.review()
    whole.decide(task(whole, "I.1"), Verdict.COVERED, [plan_item(whole, "I.1")])
    section = desk.review("II")
    plan = plan_item(section, "I.1")
    assert not section.state.left_over(plan)
    with pytest.raises(InputError, match=r"answers I\.1"):
        section.addition(plan)


def test_a_summary_of_a_section_tells_of_the_section_alone(desk: Desk) -> None:
    whole = desk.review()
    whole.annotate((task(whole, "I.1"),), "hỏi lại về cầu")
    whole.annotate((task(whole, "II.1"),), "hỏi lại về rừng")
    whole.annotate((plan_item(whole, "I.2"),), "hỏi lại về kênh")
    told = report(desk.review("II")).decode()
    assert "Of the directive only section II is reviewed." in told
    assert "Of the plan only" not in told
    assert "hỏi lại về rừng" in told
    assert "hỏi lại về kênh" in told
    assert "hỏi lại về cầu" not in told
    assert "hỏi lại về cầu" in report(whole).decode()


def test_a_section_is_found_by_name_also_where_only_the_whole_was_begun(desk: Desk) -> None:
    desk.review().decide(task(desk.review(), "II.1"), Verdict.GAP)
    found = desk.workbench.reviews.begun([f"#{desk.directive}#II", f"#{desk.plan}"])
    assert (found.sides.section, found.counts.tasks, found.counts.decided) == ("II", 2, 1)
    assert len(desk.workbench.store.reviews.summaries()) == 1


def test_a_section_goes_along_when_its_block_is_called_otherwise(desk: Desk) -> None:
    section = desk.review("II")
    document = desk.workbench.documents.open(desk.directive)
    at = next(n for n, item in enumerate(document.items) if item.address == "II")
    document.readdress(at, "IV")
    assert section.refresh()
    assert section.sides.section == "IV"
    assert [item.address for item in section.tasks] == ["IV.1", "IV.2"]
    assert section.sides.directive_name == "1-CT/TW#IV"


def test_a_section_of_the_plan_is_a_review_of_its_own_and_says_so(desk: Desk) -> None:
    whole, part = desk.review(), desk.review("", "II")
    part.decide(task(part, "I.1"), Verdict.GAP)
    whole.refresh()
    assert whole.state.verdict(task(whole, "I.1")) is None
    assert part.id != whole.id
    assert whole.sides.scope == ""
    assert "section II alone" in part.sides.scope


def test_what_a_colleague_decided_meanwhile_is_replaced_only_by_a_second_press(
    desk: Desk, colleague: Workbench
) -> None:
    review = desk.review()
    theirs = colleague.reviews.resume(review.id)
    first = task(review, "I.1")
    theirs.decide(first, Verdict.GAP)
    with pytest.raises(ConflictError, match="hoa: gap"):
        review.decide(first, Verdict.PARTIAL, [plan_item(review, "I.1")])
    theirs.refresh()
    assert theirs.state.verdict(first) is Verdict.GAP
    assert review.state.verdict(first) is Verdict.GAP
    assert review.refresh()
    review.decide(first, Verdict.PARTIAL, [plan_item(review, "I.1")])
    assert review.state.verdict(first) is Verdict.PARTIAL
    assert not review.refresh()


def test_a_second_press_goes_through_without_a_refresh_between(
    desk: Desk, colleague: Workbench
) -> None:
    review = desk.review()
    first = task(review, "I.1")
    colleague.reviews.resume(review.id).decide(first, Verdict.GAP)
    with pytest.raises(ConflictError):
        review.decide(first, Verdict.UNSURE)
    review.decide(first, Verdict.UNSURE)
    assert review.state.verdict(first) is Verdict.UNSURE


def test_after_a_refresh_the_first_press_knows_what_it_replaces(
    desk: Desk, colleague: Workbench
) -> None:
    review = desk.review()
    first = task(review, "I.1")
    colleague.reviews.resume(review.id).decide(first, Verdict.GAP)
    assert review.refresh()
    found = review.verdict_of_another(first)
    assert found is not None
    assert (found.reviewer, found.entry.value) == ("hoa", Verdict.GAP)
    review.decide(first, Verdict.UNSURE)
    assert review.verdict_of_another(first) is None


def test_what_a_colleague_decided_elsewhere_stands_in_nobodys_way(
    desk: Desk, colleague: Workbench
) -> None:
    review = desk.review()
    colleague.reviews.resume(review.id).decide(task(review, "I.2"), Verdict.GAP)
    review.decide(task(review, "I.1"), Verdict.GAP)
    assert review.counts.verdicts[Verdict.GAP] == 2


def test_ones_own_steps_are_seen(desk: Desk) -> None:
    review = desk.review()
    first, plan = task(review, "I.1"), plan_item(review, "I.1")
    review.decide(first, Verdict.GAP)
    review.decide(first, Verdict.COVERED, [plan])
    review.undo()
    review.decide(first, Verdict.PARTIAL, [plan])
    assert review.state.link_kind(first, plan) is LinkKind.PARTIAL


def test_an_item_that_stands_only_in_an_overlap_is_left_over(desk: Desk) -> None:
    review = desk.review()
    one, other = plan_item(review, "I.1"), plan_item(review, "I.2")
    review.overlap([one, other])
    assert review.state.left_over(one)
    assert review.next_leftover(one) == other
    review.addition(one)
    assert not review.state.left_over(one)
    assert "| Left over in the plan | 3 |" in report(review).decode()


def test_a_link_to_a_task_that_is_gone_says_nothing_of_what_the_plan_item_answers(
    desk: Desk,
) -> None:
    review = desk.review()
    plan = plan_item(review, "I.1")
    review.decide(task(review, "I.1"), Verdict.COVERED, [plan])
    assert not review.state.left_over(plan)
    desk.read("1-CT/TW", {"I.2": "đào kênh", "II.1": "trồng rừng", "II.2": "mở lớp"})
    review.refresh()
    assert review.state.left_over(plan)
    review.addition(plan)
    assert Slot(Action.ADDITION, (plan,)) in review.state.by_slot


def test_reasons_are_offered_from_the_whole_review(desk: Desk) -> None:
    whole = desk.review()
    whole.decide(task(whole, "I.1"), Verdict.NOT_APPLICABLE, reason="của trung ương")
    assert desk.review("II").reasons(Verdict.NOT_APPLICABLE) == ("của trung ương",)


def test_correcting_the_kind_of_a_block_leaves_the_seen_step_alone(desk: Desk) -> None:
    review = desk.review()
    document = desk.workbench.documents.open(desk.plan)
    document.correct(1, Subject.LEADS, ("Sở A",))
    review.decide(task(review, "I.1"), Verdict.GAP)
    assert review.counts.decided == 1


def renumbered(desk: Desk, *texts: tuple[str, str]) -> None:
    """Read a newer version of the plan in: its sections by their words, each with one task."""
    items: list[Item] = []
    for address, (heading, text) in zip(("I", "II", "III"), texts, strict=False):
        items.append(Item(address, len(items) + 1, Kind.HEADING, heading))
        items.append(Item(f"{address}.1", len(items) + 1, Kind.TASK, text, parent=address))
    newer = Outline(Facts(number="2/KH-UBND", issuer="Tỉnh A"), tuple(items))
    with Store.open(desk.workbench.store.path) as store:
        store.documents.put(newer, "a.txt", str(texts), desk.workbench.clock())


FIRST, SECOND = ("Phần I của 2/KH-UBND", "làm cầu"), ("Phần II của 2/KH-UBND", "giữ rừng")
NEW = ("Kinh phí thực hiện", "bố trí ngân sách")


def test_a_section_of_the_plan_goes_along_when_a_newer_version_numbers_it_otherwise(
    desk: Desk,
) -> None:
    review = desk.review("", "II")
    review.relate(task(review, "II.1"), plan_item(review, "II.1"), LinkKind.SAME)
    renumbered(desk, FIRST, NEW, SECOND)
    assert review.refresh()
    for each in (review, desk.review("", "III"), desk.workbench.reviews.resume(review.id)):
        assert each.id == review.id
        assert [item.text for item in each.plan_items] == ["giữ rừng"]
        assert each.sides.plan_name == "2/KH-UBND#III"
    (listed,) = desk.workbench.store.reviews.summaries()
    assert listed.pair.plan_section == "III"
    other = desk.review("", "II")
    assert other.id != review.id
    assert [item.text for item in other.plan_items] == ["bố trí ngân sách"]


def test_a_review_of_a_section_that_the_plan_has_lost_opens_with_what_is_lost(desk: Desk) -> None:
    review = desk.review("", "II")
    answer = plan_item(review, "II.1")
    review.relate(task(review, "II.1"), answer, LinkKind.SAME)
    renumbered(desk, FIRST)
    assert review.refresh()
    for each in (
        review,
        desk.workbench.reviews.resume(review.id),
        desk.workbench.reviews.begun([]),
    ):
        assert each.plan_items == ()
        assert [found.item.id for found in each.lost] == [answer]
        assert "II is gone from the plan" in each.sides.scope
        assert report(each)
        assert each.suggest(next(each.aligner(each.tasks[0].id)()))
    renumbered(desk, FIRST, NEW)
    assert review.refresh()
    assert review.plan_items == ()
    assert desk.review("", "II").id != review.id
    with pytest.raises(InputError, match="no section 'III'"):
        desk.review("", "III")


def test_reviews_of_sections_stay_apart_when_a_correction_is_undone_out_of_order(
    desk: Desk, colleague: Workbench
) -> None:
    first, second = desk.review("", "I"), desk.review("", "II")
    documents = desk.workbench.documents, colleague.documents
    for known, (address, now) in zip(documents, (("I", "YY"), ("II", "I")), strict=True):
        document = known.open(desk.plan)
        at = next(n for n, item in enumerate(document.items) if item.address == address)
        document.readdress(at, now)
    documents[0].open(desk.plan).undo()
    texts = [item.text for item in first.plan_items], [item.text for item in second.plan_items]
    for review, was in zip((first, second), texts, strict=True):
        again = desk.workbench.reviews.resume(review.id)
        assert [item.text for item in again.plan_items] == was
    sections = [each.pair.plan_section for each in desk.workbench.store.reviews.summaries()]
    assert len(set(sections)) == 2
