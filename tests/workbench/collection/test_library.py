"""The library knows which reviews wait to begin."""

from __future__ import annotations

from datetime import date

from doichieu.workbench import Workbench
from tests.workbench.making import put


def test_a_review_waits_for_the_directive_however_its_number_is_spelt(workbench: Workbench) -> None:
    directive = put(workbench, "5-NQ/TU")
    plan = put(workbench, "7/KH-UBND", implements=("05-NQ/TU",))
    (row,) = workbench.collection.library().reviews
    assert (row.pair.directive, row.pair.plan) == (directive, plan)


def test_of_two_directives_of_one_number_the_last_before_the_plan_is_meant(
    workbench: Workbench,
) -> None:
    put(workbench, "5-NQ/TU", date(2023, 1, 9))
    meant = put(workbench, "5-NQ/TU", date(2024, 1, 9))
    put(workbench, "5-NQ/TU", date(2025, 1, 9))
    put(workbench, "7/KH-UBND", date(2024, 5, 5), implements=("5-NQ/TU",))
    assert [row.pair.directive for row in workbench.collection.library().reviews] == [meant]
