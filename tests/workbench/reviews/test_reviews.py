"""Reviews are begun when asked, and to ask about one begins and reads in nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from doichieu.errors import InputError
from doichieu.workbench import Workbench


def test_to_look_a_review_up_reads_no_file_in(
    workbench: Workbench, sample: tuple[str, str]
) -> None:
    with pytest.raises(InputError, match="not in the store") as caught:
        workbench.reviews.begun(sample)
    assert "import" in caught.value.remedy
    assert workbench.store.documents.summaries() == ()


def test_to_look_a_review_up_takes_over_no_new_version(
    workbench: Workbench, sample: tuple[str, str]
) -> None:
    begun = workbench.reviews.begin(*sample)
    assert workbench.reviews.begun(sample).id == begun.id
    before = workbench.store.documents.summaries()
    plan = Path(sample[1])
    plan.write_text(plan.read_text(encoding="utf-8") + "\n9. Việc mới.\n", encoding="utf-8")
    with pytest.raises(InputError, match="as it stands now"):
        workbench.reviews.begun(sample)
    assert workbench.store.documents.summaries() == before
    assert workbench.reviews.begun(["58-KH/TW", "214/KH-UBND"]).id == begun.id


def test_a_review_whose_plan_has_no_task_any_more_is_not_taken_up_again(
    workbench: Workbench, sample: tuple[str, str]
) -> None:
    review = workbench.reviews.begin(*sample).id
    plan = workbench.store.documents.get(workbench.store.reviews.pair(review).plan)
    headings = tuple(item for item in plan.outline.items if not item.reviewed)
    newer = replace(plan.outline, items=headings)
    workbench.store.documents.put(newer, plan.source, "newer", workbench.clock())
    with pytest.raises(InputError, match="no task") as caught:
        workbench.reviews.resume(review)
    assert caught.value.where == "214/KH-UBND"


def test_a_review_that_was_opened_at_sections_too_is_one_and_found_whole(
    workbench: Workbench, sample: tuple[str, str]
) -> None:
    directive, plan = sample
    section = workbench.reviews.begin(f"{directive}#IV", plan)
    assert workbench.reviews.begun([]).sides.section == "IV"
    workbench.reviews.begin(f"{directive}#II", plan)
    whole = workbench.reviews.begun([])
    assert (whole.id, whole.sides.section) == (section.id, "")
    workbench.reviews.begin(directive, plan)
    assert workbench.reviews.begun([]).sides.section == ""
    workbench.reviews.begin(directive, f"{plan}#III")
    with pytest.raises(InputError, match="reviews in the store: 2"):
        workbench.reviews.begun([])


def test_sections_held_against_another_of_their_own_document_are_asked_for_by_name(
    workbench: Workbench, sample: tuple[str, str]
) -> None:
    directive, _plan = sample
    workbench.reviews.begin(f"{directive}#II", f"{directive}#IV")
    assert workbench.reviews.begun([]).sides.section == "II"
    workbench.reviews.begin(f"{directive}#III", f"{directive}#IV")
    with pytest.raises(InputError, match="reviews in the store: 2"):
        workbench.reviews.begun([])
