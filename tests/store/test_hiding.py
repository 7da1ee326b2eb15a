"""What is hidden is out of sight with all that hangs on it, and comes back whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from doichieu.corrections import Correction, Subject
from doichieu.errors import InputError
from doichieu.store import Change, Hanging, Held, Holding, Store, Turn

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Builder


def hide(bench: Bench, held: Held, by: str = "lan") -> None:
    assert bench.store.hiding.put(held, Change.HIDDEN, by, bench.at)


def test_a_hidden_document_takes_its_reviews_and_relations_with_it(
    bench: Bench, outline: Builder
) -> None:
    store = bench.store
    citing = outline("3/KH-UBND", "theo 1-CT/TW")
    store.documents.put(citing, "3", "3", bench.at)
    hide(bench, Held.document(bench.directive))
    assert [each.hidden for each in store.documents.summaries()] == [True, False, False]
    assert [each.hidden for each in store.reviews.summaries()] == [True]
    assert store.relations.missing() == ()
    assert len(store.documents.get(bench.directive).outline.items) == 5, "nothing is deleted"


def test_hiding_is_taken_back_after_a_restart_by_who_did_it(bench: Bench) -> None:
    document, review = Held.document(bench.plan), Held.review(bench.review)
    hide(bench, document)
    hide(bench, review, by="minh")
    assert not bench.store.hiding.put(document, Change.HIDDEN, "minh", bench.at)
    with Store.open(bench.store.path) as again:
        undo = again.hiding.undo
        assert undo("lan", bench.at) == Turn(document, "2/KH-UBND", Change.SHOWN)
        assert undo("lan", bench.at) is None
        assert again.hiding.hidden(review)
        assert undo("minh", bench.at) == Turn(review, "1-CT/TW ⇄ 2/KH-UBND", Change.SHOWN)
        assert not again.hiding.hidden(review)


def test_what_hangs_on_a_document_is_counted(bench: Bench) -> None:
    bench.store.hiding.hanging(Held.document(bench.plan))
    bench.verdict(0, "gap")
    bench.verdict(1, "covered")
    for title in ("Về cầu", "Về kênh"):
        made = Correction(Subject.TITLE, None, title)
        bench.store.corrections.record(bench.plan, made, "lan", bench.at)
    bench.store.corrections.undo(bench.plan, "lan", bench.at)
    assert bench.store.hiding.hanging(Held.document(bench.plan)) == Hanging(1, 2, 1)
    assert bench.store.hiding.hanging(Held.review(bench.review)) == Hanging(1, 2, 0)
    bench.store.corrections.redo(bench.plan, "lan", bench.at)
    assert bench.store.hiding.hanging(Held.document(bench.plan)) == Hanging(1, 2, 2)


def test_a_hidden_document_answers_to_its_name_only_where_no_other_does(
    bench: Bench, outline: Builder
) -> None:
    store = bench.store
    other = outline("2/KH-UBND", "mở chợ", issuer="Tỉnh B")
    twin, _ = store.documents.put(other, "t", "t", bench.at)
    with pytest.raises(InputError, match="several"):
        store.documents.find("2/KH-UBND")
    hide(bench, Held.document(bench.plan))
    assert store.documents.find("2/KH-UBND") == twin
    hide(bench, Held.document(twin))
    assert store.documents.find(f"#{bench.plan}") == bench.plan


def test_a_removed_document_leaves_a_row_and_nothing_to_take_back(bench: Bench) -> None:
    store = bench.store
    hide(bench, Held.document(bench.plan))
    store.documents.forget(bench.plan, "lan", bench.at)
    assert store.hiding.undo("lan", bench.at) is None
    with closing(sqlite3.connect(store.path)) as connection:
        rows = connection.execute("SELECT what, name, change FROM hiding_log").fetchall()
        assert rows == [
            (Holding.DOCUMENT, "2/KH-UBND", Change.HIDDEN),
            (Holding.DOCUMENT, "2/KH-UBND", Change.REMOVED),
        ]
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            connection.execute("DELETE FROM hiding_log")
