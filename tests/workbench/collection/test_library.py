"""The library knows which reviews wait to begin."""

from __future__ import annotations

from datetime import date

from doichieu.store import Held
from doichieu.workbench import Workbench
from doichieu.workbench.collection.library import glance, look_around
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


def test_a_glance_has_every_row_and_goes_through_no_items(workbench: Workbench) -> None:
    directive = put(workbench, "5-NQ/TU")
    plan = put(workbench, "7/KH-UBND", implements=("5-NQ/TU", "9-CT/TW"))
    asked: list[str] = []
    workbench.store._database._connection.set_trace_callback(asked.append)
    seen = glance(workbench.store)
    assert asked
    assert not [statement for statement in asked if "FROM items WHERE gone = 0" in statement]
    whole = workbench.collection.library()
    assert [statement for statement in asked if "FROM items WHERE gone = 0" in statement]
    assert [(each.id, each.counted) for each in seen.documents] == [
        (directive, False),
        (plan, False),
    ]
    assert seen.reviews == whole.reviews
    assert (seen.missing, [each.number for each in whole.missing]) == ((), ["9-CT/TW"])


def test_what_was_found_around_holds_until_a_document_changes(workbench: Workbench) -> None:
    put(workbench, "5-NQ/TU")
    plan = put(workbench, "7/KH-UBND", implements=("5-NQ/TU",))
    around = look_around(workbench.store)
    (waiting,) = glance(workbench.store, around).reviews
    workbench.reviews.open(waiting.pair)
    (begun,) = glance(workbench.store, around).reviews
    assert (begun.id is not None, workbench.store.documents.edition()) == (True, around.edition)
    workbench.shelf.hide(Held.document(plan))
    assert workbench.store.documents.edition() != around.edition


def test_what_waits_to_begin_with_a_document_that_is_gone_or_hidden_since_is_no_row(
    workbench: Workbench,
) -> None:
    put(workbench, "1-CT/TW")
    plans = [put(workbench, f"{number}/KH", implements=("1-CT/TW",)) for number in (2, 3, 4)]
    known = look_around(workbench.store)
    workbench.store.documents.forget(plans[0], "hoa", workbench.clock())
    workbench.shelf.hide(Held.document(plans[1]))
    found = workbench.recent.first(glance(workbench.store, known))
    assert [row.plan for row in found.reviews] == ["4/KH"]
