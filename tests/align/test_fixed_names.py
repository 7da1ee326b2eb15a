"""A name that always stands as a whole weighs as one term, however long it is."""

from __future__ import annotations

from math import sqrt

import pytest

from doichieu.align import align
from doichieu.align.fixed_names import fixed_names
from doichieu.align.overlaps import overlaps
from doichieu.align.vectors import Index, Text, Vector
from tests.align.conftest import Build

NAME = "phong trào Sạch làng tốt ruộng Hồng Lam"
TASKS = ("Nạo vét kênh Cầu Đá", "Trồng sen ở đầm", "Mở lớp dạy nghề mộc", "Mua thuyền nan")


def texts(*each: str) -> list[Vector]:
    return [dict.fromkeys(text.split(), 0.5) for text in each]


def test_terms_that_the_same_blocks_have_share_the_weight_of_one() -> None:
    found = fixed_names(Index(texts("a b c d", "a b c", "d e")), texts("a b c", "a b c e"))
    assert found == {term: pytest.approx(1 / sqrt(3)) for term in "abc"}


@pytest.mark.parametrize(
    "given", [("a b", "c"), ("a b", "b"), ("c", "d")], ids=["few blocks", "one alone", "not both"]
)
def test_what_few_blocks_or_not_the_same_ones_have_is_no_name(given: tuple[str, ...]) -> None:
    assert fixed_names(Index(texts("a b", "a b")), texts(*given)) == {}


def test_a_text_says_as_much_as_before_with_a_name_in_it() -> None:
    index = Index([{"a": 0.6, "b": 0.6, "c": 0.529}])
    (cosine,) = index.lowered({"a": 0.7, "b": 0.7}).cosines({"a": 0.6, "b": 0.6, "c": 0.529}) or []
    assert cosine == pytest.approx(1.0, abs=0.001)


def test_what_a_directive_lacks_counts_in_the_length_of_a_text_alone() -> None:
    counts, weights = {"a": 1, "b": 3, "c": 1, "x": 2}, {"a": 3.0, "b": 4.0, "c": 2.0, "x": 5.0}
    index = Index([{"a": 0.6, "b": 0.6, "c": 0.529}]).lowered({"a": 0.7, "b": 0.7})
    part = Text(counts, weights, 0.5).among({"a", "b", "c"})
    whole = Text(counts, weights, 0.5).whole
    assert part == {term: whole[term] for term in "abc"}
    assert index.cosines(part) == pytest.approx(index.cosines(whole))


def test_a_text_that_says_nothing_stays_as_it_is() -> None:
    assert Index([{"a": 0.0}]).lowered({"a": 0.5}).cosines({"a": 0.0}) == [0.0]


def test_tasks_that_have_only_the_name_in_common_are_no_match(outline: Build) -> None:
    asked = outline(*(f"{task} trong {NAME}" for task in TASKS[:2]))
    given = outline(*(f"{task} trong {NAME}" for task in TASKS[2:]))
    assert not any(c.proposed for c in align(asked, given))
    same = align(asked, asked, top=1)
    assert all(c.proposed and c.directive == c.plan for c in same)


def test_a_name_makes_no_overlap(outline: Build) -> None:
    assert overlaps(outline(*(f"{task} trong {NAME}" for task in TASKS))) == ()
