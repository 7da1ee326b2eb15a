"""Tags in a summary: beside what they stand on, and once more with their meaning."""

from __future__ import annotations

import re

import pytest

from doichieu import language
from doichieu.model import TagId, Verdict
from doichieu.workbench import Review, Workbench
from doichieu.workbench.reviews.reporting import report


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
    text = report(tagged).decode()
    assert "Tags: ☺ No lead" in section(text, "III. To be added")
    partly = section(text, "IV. Carried out in part")
    assert "tags: ≡ Copied without being made concrete; tags: ☺ No lead" in partly
    used = section(text, "Annex 2. Tags used")
    copied = "≡ Copied without being made concrete"
    assert used.index("**☺ No lead**") < used.index(f"**{copied}**")
    assert "only “all bodies and units” do" in used


def test_a_tag_that_went_into_another_is_told_as_that_one_and_once(
    workbench: Workbench, tagged: Review
) -> None:
    gap = tagged.tasks[0].id
    tagged.tag([(gap,)], TagId("wrong-body"))
    workbench.codebook.merge(TagId("no-lead"), TagId("wrong-body"))
    tagged.refresh()
    text = report(tagged).decode()
    assert "No lead" not in text
    used = section(text, "Annex 2. Tags used")
    assert re.search(r"\*\*⇄ Wrong body\*\* \|.*\| 2 \|", used)


def test_without_tags_nothing_is_said_of_them(review: Review) -> None:
    assert "Tags used" not in report(review).decode()


def test_it_is_said_in_vietnamese(tagged: Review) -> None:
    language.use("vi")
    assert "Nhãn: ☺ Không rõ cơ quan chủ trì" in report(tagged).decode()
