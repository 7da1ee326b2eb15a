"""What says next to nothing is never a likely answer, and a heading alone proposes nothing."""

from __future__ import annotations

from doichieu.align import align
from doichieu.align.threshold import CERTAIN
from doichieu.model import Candidate
from tests.align.conftest import Build

STOCK = "Tăng cường, chỉ đạo, công tác, quản lý"
OBJECT = "Nạo vét hồ chứa Khe Sắn trước mùa lũ"


def first(outline: Build, asked: str, given: str, *, heading: str = "") -> Candidate:
    """How the second task of a plan answers the second of a directive."""
    sides = (outline("Mua xe chữa cháy", text, heading=heading) for text in (asked, given))
    found = align(*sides)
    return next(c for c in found if c.directive.text == asked and c.plan.text == given)


def test_two_tasks_of_stock_words_score_low_and_one_with_an_object_scores_high(
    outline: Build,
) -> None:
    empty, full = first(outline, STOCK, STOCK), first(outline, OBJECT, OBJECT)
    assert empty.score < CERTAIN < 0.8 < full.score
    assert not empty.proposed
    assert full.proposed


def test_a_heading_of_one_stock_word_says_next_to_nothing(outline: Build) -> None:
    texts = "Mở lớp dạy nghề mộc", "Trồng sen ở đầm làng"
    found = first(outline, *texts, heading="Công tác")
    assert found.parts.get("heading", 0.0) < 0.3
    assert not found.proposed


def test_a_pair_that_shares_its_heading_only_is_never_proposed(outline: Build) -> None:
    texts = "Mở lớp dạy nghề mộc", "Trồng sen ở đầm làng"
    found = first(outline, *texts, heading="Nạo vét hồ chứa Khe Sắn")
    assert found.parts["heading"] > 0.9
    assert found.score >= CERTAIN
    assert not found.proposed
