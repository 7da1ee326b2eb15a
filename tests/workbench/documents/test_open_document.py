"""An open document: what a reviewer may correct, and how it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu import language
from doichieu.corrections import Subject, doubt_words
from doichieu.errors import InputError
from doichieu.model import (
    Action,
    Change,
    Deadline,
    DeadlineKind,
    Doubt,
    DoubtCode,
    Entry,
    Facts,
    Item,
    Kind,
    Level,
    Outline,
    Pair,
    Slot,
)
from doichieu.store import Store, Stored
from doichieu.workbench import Workbench
from doichieu.workbench.documents.open_document import OpenDocument, read_deadline
from doichieu.workbench.documents.value_parsing import day, days, value, written, written_days

READ = Outline(
    Facts(number="1/KH"),
    (
        Item("I", 1, Kind.HEADING, "Nhiệm vụ"),
        Item("I.1", 2, Kind.TASK, "xây cầu", "I", ("Sở A", "Sở B")),
        Item("I.2", 3, Kind.TASK, "qua sông", "I", ("Sở B",), ("Sở C",)),
    ),
    (Doubt(9, DoubtCode.OTHER, {"words": "cuối"}), Doubt(2, DoubtCode.OTHER, {"words": "đầu"})),
)


@pytest.fixture
def document(tmp_path: Path, clock: datetime) -> Iterator[OpenDocument]:
    with Store.open(tmp_path / "store.db") as store:
        stored, _new = store.documents.put(READ, "a", "1", clock)
        yield OpenDocument(store, stored, "lan", lambda: clock)


def test_doubts_stand_in_the_order_of_the_text(document: OpenDocument) -> None:
    assert [doubt.details["words"] for doubt in document.doubts] == ["đầu", "cuối"]
    assert [document.block_of(doubt) for doubt in document.doubts] == [1, 2]


def test_the_bodies_named_most_are_proposed_first(document: OpenDocument) -> None:
    assert document.bodies() == ("Sở B", "Sở A", "Sở C")


def test_what_was_corrected_about_each_block_is_told(document: OpenDocument) -> None:
    document.join(2)
    document.correct(1, Subject.CITES, ("9-NQ/TW",))
    document.state(Subject.LEVEL, Level.PROVINCE)
    assert document.corrected(1) == (Subject.JOIN, Subject.CITES)
    assert document.corrected(0) == ()
    assert document.corrected_addresses == {"I.1"}
    assert document.corrected_facts == {Subject.LEVEL}


def test_the_first_block_has_none_to_be_joined_with(document: OpenDocument) -> None:
    with pytest.raises(InputError, match="no block above"):
        document.join(0)


@pytest.mark.parametrize("cut", [0, 7])
def test_both_parts_of_a_split_have_words(document: OpenDocument, cut: int) -> None:
    with pytest.raises(InputError, match="both parts"):
        document.split(1, cut)


@pytest.mark.parametrize(
    "address",
    ["", " ", ".", "I..2", "I.#2", "I. ", "I.\x1b[2J", "I\n.1", "I.\t2", "I.\u202e2", "I.2\u200b"],
)
def test_what_is_no_address_is_refused(document: OpenDocument, address: str) -> None:
    with pytest.raises(InputError, match="is no address") as refused:
        document.readdress(1, address)
    assert str(refused.value).isprintable()


def test_blanks_around_an_address_do_not_count(document: OpenDocument) -> None:
    assert not document.readdress(1, " I.1 ")
    with pytest.raises(InputError, match=r"a block I\.2 already"):
        document.readdress(1, "I.2 ")
    assert document.readdress(1, " I.7 ")
    assert document.items[1].address == "I.7"


def test_what_was_decided_about_a_task_that_is_none_any_more_needs_another_look(
    tmp_path: Path, clock: datetime
) -> None:
    with Store.open(tmp_path / "store.db") as store:
        upper, _new = store.documents.put(READ, "a", "1", clock)
        lower, _new = store.documents.put(
            replace(READ, facts=Facts(number="2/KH")), "b", "2", clock
        )
        review = store.reviews.open(Pair(upper, lower), clock)
        document = OpenDocument(store, upper, "minh", lambda: clock)
        gap = Slot(Action.VERDICT, (document.items[1].id,))
        note = Slot(Action.NOTE, (document.items[1].id,))
        changes = [Change(gap, Entry("gap")), Change(note, Entry("hỏi lại"))]
        store.decisions.record(review, changes, "lan", clock)
        document.not_a_task(1)
        state = {a.slot.action: a.suspect for a in store.decisions.state(review)}
        assert state == {Action.VERDICT: True, Action.NOTE: False}
        document.undo()
        assert not any(a.suspect for a in store.decisions.state(review))


def test_the_same_address_again_changes_nothing(document: OpenDocument) -> None:
    assert not document.readdress(1, "I.1")


def test_names_are_parted_by_semicolons_and_numbers_by_commas_too() -> None:
    assert value(Subject.LEADS, " các sở, ban ; Sở A;; Sở A") == ("các sở, ban", "Sở A")
    assert value(Subject.CITES, "1-CT/TW, 2-NQ/TW; ") == ("1-CT/TW", "2-NQ/TW")
    assert value(Subject.SIGNERS, "") == ()
    assert value(Subject.TITLE, " Về   cầu ") == "Về cầu"
    assert value(Subject.TITLE, " ") is None
    assert value(Subject.DATE, "1/2/2026") == date(2026, 2, 1)


@pytest.mark.parametrize("words", ["31/2/2026", "mai", "2026", "1/2/26/3"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="is no day"):
        day(words)


def test_one_day_alone_is_the_last() -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    assert days("31/12/2026") == (None, last)
    assert days("1/1/2026 - 31-12-2026") == (first, last)
    assert days("1/1/2026 –") == (first, None)
    assert days("") == (None, None)


@settings(deadline=None, database=None)
@given(
    st.tuples(
        st.none() | st.dates(date(1945, 9, 2)), st.none() | st.dates(date(1945, 9, 2))
    ).filter(
        lambda both: not all(both) or both[0] <= both[1]  # type: ignore[operator]
    )
)
def test_days_are_read_as_they_are_written(both: tuple[date | None, date | None]) -> None:
    assert days(written_days(Deadline("x", DeadlineKind.WITHIN, *both))) == both


def test_a_value_is_typed_as_it_is_written() -> None:
    assert value(Subject.LEADS, written(("Sở A", "các sở, ban"))) == ("Sở A", "các sở, ban")
    assert value(Subject.DATE, written(date(2026, 1, 31))) == date(2026, 1, 31)


def test_a_deadline_keeps_the_words_that_were_typed() -> None:
    assert read_deadline(" trước ngày 30/6/2026 ").raw == "trước ngày 30/6/2026"
    assert read_deadline("khi trời tạnh") == Deadline("khi trời tạnh", DeadlineKind.CONDITIONAL)
    assert read_deadline("mùa khô") == Deadline("mùa khô")
    assert read_deadline(" ") == Deadline()


SHEET = "1. Xây cầu (trong năm nhuận tới).\n\n3. Mở lớp.\n"


def test_doubts_ticked_in_one_language_stay_ticked_when_the_file_is_read_in_the_other(
    workbench: Workbench, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(SHEET, encoding="utf-8")
    language.use("en")
    first = workbench.documents.import_file(plan)
    assert first.document is not None
    document = workbench.documents.open(first.document.id)
    words = [doubt_words(doubt) for doubt in document.doubts]
    assert "the numbering goes from 1 to 3" in words
    for doubt in document.doubts:
        document.tick(doubt)
    language.use("vi")
    plan.write_text(SHEET + "\n4. Đào kênh.\n", encoding="utf-8")
    assert workbench.documents.import_file(plan).outcome is Stored.NEW_VERSION
    document = workbench.documents.open(document.id)
    assert document.doubts == ()
    while document.undo():
        pass
    assert "số thứ tự nhảy từ 1 sang 3" in [doubt_words(doubt) for doubt in document.doubts]
    assert len(document.doubts) == len(words)
