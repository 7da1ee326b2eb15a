"""Who carries out whom is known once, and known anew as soon as a document is another."""

from __future__ import annotations

from doichieu.store import Held
from doichieu.workbench import Workbench
from tests.workbench.making import put


def test_a_plan_read_in_hidden_and_shown_is_known_at_once(workbench: Workbench) -> None:
    top = put(workbench, "1-NQ/TW")
    assert workbench.carrying.out(top) == set()
    plan = put(workbench, "2/KH-UBND", implements=("1-NQ/TW",))
    assert workbench.carrying.out(top) == {plan}
    workbench.shelf.hide(Held.document(plan))
    assert workbench.carrying.out(top) == set()
    workbench.shelf.show(Held.document(plan))
    assert workbench.carrying.out(top) == {plan}


def test_what_was_found_beside_the_screen_holds_until_a_document_changes(
    workbench: Workbench,
) -> None:
    top, plan = put(workbench, "1-NQ/TW"), put(workbench, "2/KH-UBND", implements=("1-NQ/TW",))
    workbench.carrying.know(workbench.store.documents.edition(), ())
    assert workbench.carrying.out(top) == set()
    other = put(workbench, "3/KH-UBND", implements=("1-NQ/TW",))
    assert workbench.carrying.out(top) == {plan, other}
