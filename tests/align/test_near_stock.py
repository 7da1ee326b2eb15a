"""What says next to nothing is never a likely answer, and a heading alone proposes nothing."""

from __future__ import annotations

import pytest

from doichieu.align import align
from doichieu.align.threshold import POSSIBLE
from doichieu.model import Candidate
from tests.align.conftest import Build

STOCK = (
    "Tăng cường, chỉ đạo, công tác, quản lý",
    "Tăng cường chỉ đạo công tác quản lý",
    "Nâng cao chất lượng, hiệu quả công tác",
    "Thực hiện các nhiệm vụ khác theo phân công của cấp trên",
)
OBJECT = "Nạo vét hồ chứa Khe Sắn trước mùa lũ"


def first(outline: Build, asked: str, given: str, *, heading: str = "") -> Candidate:
    """How the second task of a plan answers the second of a directive."""
    sides = (outline("Mua xe chữa cháy", text, heading=heading) for text in (asked, given))
    found = align(*sides)
    return next(c for c in found if c.directive.text == asked and c.plan.text == given)


@pytest.mark.parametrize("stock", STOCK)
def test_two_tasks_of_stock_words_score_low_and_one_with_an_object_scores_high(
    outline: Build, stock: str
) -> None:
    empty, full = first(outline, stock, stock), first(outline, OBJECT, OBJECT)
    assert empty.score < POSSIBLE < 0.8 < full.score
    assert not empty.proposed
    assert full.proposed


@pytest.mark.parametrize("stock", STOCK)
def test_a_long_document_makes_no_more_of_stock_words(outline: Build, stock: str) -> None:
    others = [f"Sửa bến đò số {number} ở bản {number * 7}" for number in range(150)]
    found = align(outline(stock, *others), outline(stock, *others))
    same = next(c for c in found if c.directive.text == c.plan.text == stock)
    assert same.score < POSSIBLE


@pytest.mark.parametrize("heading", ["Tổ chức thực hiện", "Giải pháp thực hiện nhiệm vụ"])
def test_a_heading_of_stock_words_says_next_to_nothing(outline: Build, heading: str) -> None:
    texts = "Mở lớp dạy nghề mộc", "Trồng sen ở đầm làng"
    assert first(outline, *texts, heading=heading).parts.get("heading", 0.0) < 0.3


def test_a_heading_of_one_stock_word_says_next_to_nothing(outline: Build) -> None:
    texts = "Mở lớp dạy nghề mộc", "Trồng sen ở đầm làng"
    found = first(outline, *texts, heading="Công tác")
    assert found.parts.get("heading", 0.0) < 0.3
    assert not found.proposed


def test_a_pair_that_shares_its_heading_only_is_never_proposed(outline: Build) -> None:
    texts = "Mở lớp dạy nghề mộc", "Trồng sen ở đầm làng"
    found = first(outline, *texts, heading="Nạo vét hồ chứa Khe Sắn")
    assert found.parts["heading"] > 0.9
    assert found.score >= POSSIBLE
    assert not found.proposed
