"""Two documents given the wrong way round are noticed before a review of them begins."""

from __future__ import annotations

import pytest

from doichieu.errors import InputError
from doichieu.model import Pair
from doichieu.workbench import Workbench
from tests.workbench.making import put


def test_a_plan_given_as_the_directive_is_refused_with_what_to_do(workbench: Workbench) -> None:
    directive = put(workbench, "1-CT/TW")
    plan = put(workbench, "2/KH-UBND", implements=("01-CT/TW",))
    with pytest.raises(InputError, match="carries the other one out") as caught:
        workbench.reviews.begin("2/KH-UBND", "1-CT/TW")
    assert caught.value.remedy == (
        "Turn them round, or mean it: doichieu review 2/KH-UBND 1-CT/TW --as-given."
    )
    assert workbench.store.reviews.summaries() == ()
    begun = workbench.reviews.begin("2/KH-UBND", "1-CT/TW", as_given=True)
    again = workbench.reviews.begin("2/KH-UBND", "1-CT/TW")
    assert again.id == begun.id, "what was meant once is not asked about again"
    assert not workbench.reviews.turned(Pair(directive, plan))


def test_documents_that_say_nothing_of_each_other_are_taken_as_given(workbench: Workbench) -> None:
    one, other = put(workbench, "1-CT/TW"), put(workbench, "2/KH-UBND")
    assert not workbench.reviews.turned(Pair(one, other))
    assert not workbench.reviews.turned(Pair(other, one))
