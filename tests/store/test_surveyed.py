"""What a survey found is kept as long as its documents and the rules are those it was made of."""

from __future__ import annotations

import pytest

from doichieu.corrections import Correction, Subject
from doichieu.model import DocumentId, Facts, Grade, Item, Kind, Outline
from doichieu.model.matrix import Likeliest, PlanPart
from doichieu.store import Store
from doichieu.store.verifying import verify
from tests.conftest import AT

FOUND = {"1": Likeliest(Grade.LIKELY, 0.8125, "II.3"), "2": Likeliest(Grade.POSSIBLE, 0.3, "#4")}


def put(store: Store, number: str, text: str = "xây cầu") -> DocumentId:
    items = (Item("1", 1, Kind.TASK, text), Item("2", 2, Kind.TASK, "đào kênh"))
    outline = Outline(Facts(number=number), items)
    return store.documents.put(outline, f"{number}.txt", f"{number} {text}", AT)[0]


def survey(store: Store, directive: DocumentId, plan: DocumentId, rules: str = "a") -> None:
    made_of = store.surveyed.made_of(directive, [plan], rules)
    store.surveyed.put(directive, made_of, {PlanPart(plan): FOUND})


def kept(store: Store, directive: DocumentId, plan: DocumentId, rules: str = "a") -> bool:
    found = store.surveyed.get(directive, store.surveyed.made_of(directive, [plan], rules))
    assert found in ({}, {PlanPart(plan): FOUND})
    return bool(found)


def test_what_was_found_is_there_the_next_time(store: Store) -> None:
    directive, plan, other = put(store, "1-CT/TW"), put(store, "2/KH"), put(store, "3/KH")
    survey(store, directive, plan)
    with Store.open(store.path) as again:
        assert kept(again, directive, plan)
        assert not kept(again, directive, other)
        assert not kept(again, plan, directive)


def test_a_newer_version_of_either_side_is_surveyed_anew(store: Store) -> None:
    directive, plan = put(store, "1-CT/TW"), put(store, "2/KH")
    survey(store, directive, plan)
    put(store, "2/KH", "xây hai cầu")
    assert not kept(store, directive, plan)
    survey(store, directive, plan)
    assert kept(store, directive, plan)
    put(store, "1-CT/TW", "xây ba cầu")
    assert not kept(store, directive, plan)


@pytest.mark.parametrize("side", [0, 1])
def test_what_was_corrected_by_hand_is_surveyed_anew_and_again_once_it_is_undone(
    store: Store, side: int
) -> None:
    sides = put(store, "1-CT/TW"), put(store, "2/KH")
    survey(store, *sides)
    store.corrections.record(sides[side], Correction(Subject.TITLE, None, "Về cầu"), "lan", AT)
    assert not kept(store, *sides)
    survey(store, *sides)
    assert kept(store, *sides)
    store.corrections.undo(sides[side], "lan", AT)
    assert not kept(store, *sides)


def test_what_other_rules_found_counts_no_more(store: Store) -> None:
    directive, plan = put(store, "1-CT/TW"), put(store, "2/KH")
    survey(store, directive, plan)
    assert not kept(store, directive, plan, "b")
    assert kept(store, directive, plan)


def test_nothing_is_kept_that_was_found_in_a_text_that_changed_meanwhile(store: Store) -> None:
    directive, plan = put(store, "1-CT/TW"), put(store, "2/KH")
    made_of = store.surveyed.made_of(directive, [plan], "a")
    put(store, "2/KH", "xây hai cầu")
    store.surveyed.put(directive, made_of, {PlanPart(plan): FOUND})
    assert not kept(store, directive, plan)


def test_a_document_that_is_removed_takes_what_was_found_with_it(store: Store) -> None:
    directive, plan = put(store, "1-CT/TW"), put(store, "2/KH")
    survey(store, directive, plan)
    made_of = store.surveyed.made_of(directive, [plan], "a")
    store.documents.forget(plan, "lan", AT)
    store.surveyed.put(directive, made_of, {PlanPart(plan): FOUND})
    assert store._database.value("SELECT count(*) FROM surveyed") == 0
    assert not verify(store.path).damages


def test_what_somebody_spoilt_is_looked_for_again_and_is_no_damage(store: Store) -> None:
    directive, plan = put(store, "1-CT/TW"), put(store, "2/KH")
    survey(store, directive, plan)
    for spoilt in ("[]", '{"1": 3}', '{"1": ["good", 1, "2"]}'):
        store._database.write("UPDATE surveyed SET found = ?", [(spoilt,)])
        assert not kept(store, directive, plan)
    assert not verify(store.path).damages


def test_a_store_that_may_only_be_read_keeps_nothing_and_does_not_complain(store: Store) -> None:
    directive, plan = put(store, "1-CT/TW"), put(store, "2/KH")
    with Store.open(store.path, read_only=True) as looked_at:
        survey(looked_at, directive, plan)
        assert not kept(looked_at, directive, plan)


def test_a_document_of_an_older_program_is_told_by_what_stands_in_it(store: Store) -> None:
    directive, plan = put(store, "1-CT/TW"), put(store, "2/KH")
    store._database.write("DELETE FROM desk", [()])
    survey(store, directive, plan)
    assert kept(store, directive, plan)
    assert store._database.value("SELECT count(*) FROM desk WHERE place LIKE 'document/%'") == 2
