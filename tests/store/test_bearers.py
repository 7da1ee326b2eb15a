"""An earlier version is found among many documents without a look at every one of them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from doichieu.corrections import Correction, Subject
from doichieu.store import Store, Stored

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Builder, Steps


def put(store: Store, outline: Builder, number: str | None, at: datetime, text: str = "") -> Stored:
    name = f"{number} {text}"
    return store.documents.put(outline(number, "đắp đê", text), "đê.txt", name, at)[1]


def test_one_more_document_costs_the_same_among_few_and_among_many(
    store: Store, outline: Builder, clock: datetime, steps: Steps
) -> None:
    def more(number: int) -> int:
        return steps(store, partial(put, store, outline, f"{number}/KH-UBND", clock))

    taken = [more(number) for number in range(60)]
    # Now and then the index of words is tidied up by the way.
    assert median(taken[40:]) == median(taken[1:20])


def test_what_somebody_else_has_read_in_meanwhile_is_known(
    path: Path, store: Store, outline: Builder, clock: datetime
) -> None:
    put(store, outline, "1/KH-UBND", clock)
    with Store.open(path) as other:
        put(other, outline, "2/KH-UBND", clock)
    assert put(store, outline, "2/KH-UBND", clock, "anew") is Stored.NEW_VERSION


def test_a_version_just_read_in_is_known_by_its_new_number(
    store: Store, outline: Builder, clock: datetime
) -> None:
    put(store, outline, None, clock)
    assert put(store, outline, None, clock, "once more") is Stored.NEW_VERSION
    put(store, outline, "3/KH-UBND", clock)
    assert put(store, outline, "03 / kh-ubnd", clock, "anew") is Stored.NEW_VERSION


def test_a_number_put_in_by_hand_hides_no_earlier_draft(
    store: Store, outline: Builder, clock: datetime
) -> None:
    document, _new = store.documents.put(outline(None, "đắp đê"), "đê.txt", "draft", clock)
    store.corrections.record(document, Correction(Subject.NUMBER, None, "4/KH-UBND"), "lan", clock)
    assert put(store, outline, None, clock, "anew") is Stored.NEW_VERSION
    assert put(store, outline, "4/KH-UBND", clock) is Stored.NEW_VERSION
