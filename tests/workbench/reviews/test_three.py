"""Three documents by two reviews: what stands beside an item one level up and one level down."""

from __future__ import annotations

import pytest

from doichieu.errors import InputError
from doichieu.model import Pair, Verdict
from doichieu.workbench import Workbench
from doichieu.workbench.reviews.three import Three
from tests.workbench.making import put

CANAL = "Nạo vét kênh Bắc dẫn nước tưới lúa"
TASKS = (CANAL, f"{CANAL} vụ đông", "Trồng rừng chắn sóng dọc bờ biển")


@pytest.fixture
def three(workbench: Workbench) -> Three:
    """Two tasks of the directive are like one item of the programme; all is suggested."""
    top = put(workbench, "1-CT/TW", texts=TASKS)
    middle = put(workbench, "2/CTr", texts=(CANAL, TASKS[2]))
    plan = put(workbench, "3/KH", texts=(TASKS[2], CANAL))
    reviews = workbench.reviews
    made = Three(reviews.open(Pair(top, middle)), reviews.open(Pair(middle, plan)))
    for review in made.hops:
        for found in review.aligner(review.tasks[0].id)():
            review.suggest(found)
    return made


def test_of_several_that_may_be_meant_the_one_looked_at_stays(three: Three) -> None:
    first, second, other = three.upper.tasks
    found = three.above(three.upper.plan_items[0].id)
    assert not found.linked
    assert found.item(None) == found.item(other.id) == first.id
    assert found.item(second.id) == second.id


def test_what_a_reviewer_linked_leaves_no_guess_in_either_direction(three: Three) -> None:
    upper, lower = three.hops
    canal = upper.plan_items[0].id
    upper.decide(upper.tasks[2].id, Verdict.PARTIAL, [canal])
    lower.decide(canal, Verdict.COVERED, [lower.plan_items[0].id])
    above, below = three.above(canal), three.below(canal)
    assert (above.linked, dict(above.guesses)) == ((upper.tasks[2].id,), {})
    assert (below.linked, dict(below.guesses)) == ((lower.plan_items[0].id,), {})


def test_a_gap_has_nothing_beside_it(three: Three) -> None:
    canal = three.upper.plan_items[0].id
    assert three.below(canal).item(None) == three.lower.plan_items[1].id
    three.lower.decide(canal, Verdict.GAP, [])
    found = three.below(canal)
    assert (found.item(None), found.verdict) == (None, Verdict.GAP)


def test_reviews_without_a_document_in_common_are_no_three(three: Three) -> None:
    with pytest.raises(InputError, match="not the directive of the second"):
        Three(three.lower, three.upper)


def test_three_of_which_two_are_the_wrong_way_round_are_meant_by_naming_all_three(
    workbench: Workbench,
) -> None:
    put(workbench, "1-CT/TW", texts=TASKS)
    put(workbench, "2/CTr", implements=("1-CT/TW",), texts=TASKS)
    names = ("1-CT/TW", "2/CTr", "1-CT/TW")
    with pytest.raises(InputError) as raised:
        workbench.reviews.three(*names)
    assert f"doichieu review {' '.join(names)} --as-given" in raised.value.remedy
    assert workbench.reviews.three(*names, as_given=True).names == names
