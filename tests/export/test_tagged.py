"""Tags in a summary: beside what they stand on, and once more with their meaning."""

from __future__ import annotations

import pytest

from doichieu import language
from doichieu.model import TagId, Verdict
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.saving import summary


@pytest.fixture
def tagged(workbench: Workbench, review: Review) -> Review:
    """A gap with a tag, and an answered task whose answer and link have one."""
    workbench.codebook.adopt(workbench.codebook.starter())
    review.codebook.refresh()
    gap, answered, plan = review.tasks[0].id, review.tasks[1].id, review.plan_items[0].id
    review.decide(gap, Verdict.GAP)
    review.decide(answered, Verdict.PARTIAL, [plan])
    review.tag([(gap,), (answered, plan)], TagId("no-lead"))
    review.tag([(plan,)], TagId("copied"))
    return review


def section(text: str, title: str) -> str:
    """What stands under a heading."""
    return text.partition(f"## {title}")[2].partition("\n## ")[0]


def test_tags_stand_beside_their_finding_and_with_their_count_at_the_end(tagged: Review) -> None:
    text = summary(tagged)
    assert "Tags: ☺ No lead" in section(text, "Gaps")
    partly = section(text, "Partly covered")
    assert "Tags: ≡ Copied without being made concrete" in partly
    assert "Tags: ☺ No lead" in partly
    used = section(text, "Tags used")
    assert used.index("☺ No lead**: 2") < used.index("≡ Copied without being made concrete**: 1")
    assert "only “all bodies and units” do" in used


def test_a_tag_that_went_into_another_is_told_as_that_one_and_once(
    workbench: Workbench, tagged: Review
) -> None:
    gap = tagged.tasks[0].id
    tagged.tag([(gap,)], TagId("wrong-body"))
    workbench.codebook.merge(TagId("no-lead"), TagId("wrong-body"))
    tagged.refresh()
    text = summary(tagged)
    assert "No lead" not in text
    assert "⇄ Wrong body**: 2" in section(text, "Tags used")


def test_without_tags_nothing_is_said_of_them(review: Review) -> None:
    assert "Tags" not in summary(review)


def test_it_is_said_in_vietnamese(tagged: Review) -> None:
    language.use("vi")
    assert "Nhãn: ☺ Không rõ cơ quan chủ trì" in summary(tagged)
