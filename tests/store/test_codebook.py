"""The codebook of a store: changed in steps that can be taken back, and never behind a back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import ConflictError
from doichieu.model import Action, Change, Entry, Slot, Tag, TagId
from doichieu.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Bench

LATE = Tag(TagId("late"), "Muộn hạn", "Late", "Sau hạn của cấp trên", colour="red", key="1")
VAGUE = Tag(TagId("vague"), "Nêu chung")


def tagged(bench: Bench, tag: Tag) -> None:
    slot = Slot(Action.TAG, (bench.tasks[0],), tag.id)
    bench.store.decisions.record(bench.review, [Change(slot, Entry(Action.TAG))], "lan", bench.at)


def test_a_tag_comes_back_as_it_was_put_in_its_place(bench: Bench, path: Path) -> None:
    bench.store.codebook.record([VAGUE, LATE], "lan", bench.at)
    bench.store.codebook.record([replace(VAGUE, en="Vague")], "mai", bench.at)
    with Store.open(path) as again:
        assert again.codebook.tags() == (replace(VAGUE, en="Vague"), LATE)


def test_what_changes_nothing_is_no_step(bench: Bench) -> None:
    assert bench.store.codebook.record([LATE], "lan", bench.at) == 1
    assert bench.store.codebook.record([LATE], "lan", bench.at) == 0


def test_a_change_is_undone_and_done_again(bench: Bench) -> None:
    book, later = bench.store.codebook, replace(LATE, vi="Trễ hạn")
    book.record([LATE], "lan", bench.at)
    book.record([later], "lan", bench.at)
    assert book.undo("lan", bench.at) == ("late",)
    assert book.tags() == (LATE,)
    assert book.redo("lan", bench.at) == ("late",)
    assert book.tags() == (later,)
    assert book.redo("lan", bench.at) == ()


def test_nobody_takes_back_what_another_has_changed_since(bench: Bench) -> None:
    book = bench.store.codebook
    book.record([LATE], "lan", bench.at)
    book.record([replace(LATE, vi="Trễ hạn")], "mai", bench.at)
    with pytest.raises(ConflictError):
        book.undo("lan", bench.at)
    assert book.tags()[0].vi == "Trễ hạn"


def test_a_tag_that_stands_somewhere_is_not_taken_away(bench: Bench) -> None:
    bench.store.codebook.record([LATE], "lan", bench.at)
    tagged(bench, LATE)
    with pytest.raises(ConflictError, match="in use"):
        bench.store.codebook.undo("lan", bench.at)
    assert bench.store.codebook.tags() == (LATE,)


def test_what_went_into_another_tag_counts_for_that_one(bench: Bench) -> None:
    book = bench.store.codebook
    book.record([LATE, VAGUE], "lan", bench.at)
    tagged(bench, LATE)
    assert book.used() == {"late": 1}
    book.record([replace(LATE, merged_into=VAGUE.id, key="")], "lan", bench.at)
    assert book.used() == {"vague": 1}


def test_several_tags_stand_on_one_item(bench: Bench) -> None:
    bench.store.codebook.record([LATE, VAGUE], "lan", bench.at)
    tagged(bench, LATE)
    tagged(bench, VAGUE)
    state = bench.store.decisions.state(bench.review)
    assert [each.slot.code for each in state if each.slot.action is Action.TAG] == ["late", "vague"]


def test_a_tag_without_a_code_and_a_verdict_with_one_are_refused(bench: Bench) -> None:
    task = bench.tasks[0]
    for slot, entry in (
        (Slot(Action.TAG, (task,)), Entry(Action.TAG)),
        (Slot(Action.VERDICT, (task,), "late"), Entry("gap")),
    ):
        with pytest.raises(ValueError, match="code"):
            bench.store.decisions.record(bench.review, [Change(slot, entry)], "lan", bench.at)
