"""Corrections by hand are kept: undone tomorrow, made again in a newer file, by several at once."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doichieu.corrections import Correction, Subject, Value, anchor_of
from doichieu.errors import StoreError
from doichieu.model import (
    Branch,
    Deadline,
    DeadlineKind,
    DocumentId,
    DocumentRelation,
    Doubt,
    DoubtCode,
    Facts,
    Item,
    Kind,
    Level,
    Outline,
    Pair,
    RelationKind,
)
from doichieu.store import Store, Stored

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Builder

FULL = Outline(
    Facts("7/KH", "KẾ HOẠCH", "Tỉnh A", Branch.STATE, Level.PROVINCE, "A", date(2026, 1, 5)),
    (
        Item("I", 1, Kind.HEADING, "NHIỆM VỤ"),
        Item(
            "I.1",
            4,
            Kind.TASK,
            "Xây “cầu”",
            "I",
            ("Sở A",),
            ("Sở B", "Sở C"),
            Deadline("năm 2026", DeadlineKind.WITHIN, date(2026, 1, 1), date(2026, 12, 31)),
            ("86-KL/TW",),
            ("08-QĐi/TW",),
        ),
    ),
    (Doubt(9, DoubtCode.OTHER, {"words": "không rõ"}),),
    (DocumentRelation(RelationKind.BASIS, "86-KL/TW", 2),),
)


def made(
    store: Store, document: DocumentId, at: int, subject: Subject, value: Value = None
) -> Correction:
    return Correction(subject, anchor_of(store.documents.get(document).outline.items, at), value)


def record(bench: Bench, at: int, subject: Subject, value: Value = None, by: str = "lan") -> bool:
    """Correct the block at `at` of the directive."""
    correction = made(bench.store, bench.directive, at, subject, value)
    return bench.store.corrections.record(bench.directive, correction, by, bench.at)


def texts(bench: Bench) -> list[str]:
    return [i.text for i in bench.store.documents.get(bench.directive).outline.items[1:]]


def test_a_joined_block_stays_joined_when_the_file_is_read_again(
    bench: Bench, outline: Builder
) -> None:
    assert record(bench, 2, Subject.JOIN)
    assert texts(bench) == ["xây cầu đào kênh", "trồng rừng", "mở lớp"]
    newer = outline("1-CT/TW", "việc mới", "xây cầu", "đào kênh", "trồng rừng", "mở lớp")
    assert bench.store.documents.put(newer, "a", "newer", bench.at)[1] is Stored.NEW_VERSION
    assert texts(bench) == ["việc mới", "xây cầu đào kênh", "trồng rừng", "mở lớp"]


def test_a_correction_is_undone_after_a_restart_and_done_again_after_another(
    bench: Bench, path: Path
) -> None:
    record(bench, 2, Subject.JOIN)
    bench.store.close()
    with Store.open(path) as store:
        undone = store.corrections.undo(bench.directive, "lan", bench.at)
        assert undone is not None
        assert undone.subject is Subject.JOIN
        assert len(store.documents.get(bench.directive).outline.items) == 5
    with Store.open(path) as store:
        store.corrections.redo(bench.directive, "lan", bench.at)
        assert len(store.documents.get(bench.directive).outline.items) == 4
        assert store.corrections.redo(bench.directive, "lan", bench.at) is None


def test_a_new_correction_leaves_nothing_to_be_done_again(bench: Bench) -> None:
    record(bench, 2, Subject.JOIN)
    bench.store.corrections.undo(bench.directive, "lan", bench.at)
    record(bench, 1, Subject.LEADS, ("Sở A",))
    assert bench.store.corrections.redo(bench.directive, "lan", bench.at) is None


def test_a_correction_that_changes_nothing_is_not_logged(bench: Bench) -> None:
    assert not record(bench, 1, Subject.KIND, Kind.TASK)
    assert bench.store.corrections.log(bench.directive) == ()


def test_two_reviewers_correct_at_once_and_nothing_of_either_is_lost(
    bench: Bench, path: Path
) -> None:
    with Store.open(path) as other:
        hers = made(bench.store, bench.directive, 2, Subject.LEADS, ("Sở B",))
        his = made(other, bench.directive, 2, Subject.JOIN)
        assert bench.store.corrections.record(bench.directive, hers, "lan", bench.at)
        assert other.corrections.record(bench.directive, his, "minh", bench.at)
        joined = bench.store.documents.get(bench.directive).outline.items[1]
        assert (joined.text, joined.leads) == ("xây cầu đào kênh", ("Sở B",))
        assert [row.reviewer for row in other.corrections.log(bench.directive)] == ["lan", "minh"]


def test_undo_takes_back_ones_own_and_leaves_what_others_corrected_since(bench: Bench) -> None:
    record(bench, 1, Subject.LEADS, ("Sở A",))
    record(bench, 1, Subject.LEADS, ("Sở B",), by="minh")
    record(bench, 1, Subject.CITES, ("9-NQ/TW",), by="minh")
    bench.store.corrections.undo(bench.directive, "lan", bench.at)
    item = bench.store.documents.get(bench.directive).outline.items[1]
    assert (item.leads, item.cites) == (("Sở B",), ("9-NQ/TW",))
    assert bench.store.corrections.undo(bench.directive, "lan", bench.at) is None


def test_a_block_that_somebody_has_joined_away_is_corrected_no_more(bench: Bench) -> None:
    late = made(bench.store, bench.directive, 4, Subject.LEADS, ("Sở A",))
    record(bench, 4, Subject.JOIN)
    with pytest.raises(StoreError, match="changed meanwhile"):
        bench.store.corrections.record(bench.directive, late, "minh", bench.at)
    assert len(bench.store.corrections.log(bench.directive)) == 1


def test_decisions_stay_with_the_upper_of_two_blocks_joined_and_need_another_look(
    bench: Bench,
) -> None:
    bench.verdict(0, "covered")
    bench.verdict(1, "gap")
    record(bench, 2, Subject.JOIN)
    assert bench.ids(bench.directive) == (bench.tasks[0], *bench.tasks[2:])
    state = bench.store.decisions.state(bench.review)
    assert {a.slot.items[0]: a.suspect for a in state} == {
        bench.tasks[0]: True,
        bench.tasks[1]: True,
    }
    bench.store.corrections.undo(bench.directive, "lan", bench.at)
    assert bench.ids(bench.directive) == bench.tasks
    assert not any(a.suspect for a in bench.store.decisions.state(bench.review))


def test_decisions_stay_with_the_first_part_of_a_block_that_was_split(
    bench: Bench, outline: Builder
) -> None:
    put = bench.store.documents.put
    put(outline("1-CT/TW", "xây; 2. trồng rừng và mở lớp ở xã"), "a", "new", bench.at)
    (task,) = bench.ids(bench.directive)
    record(bench, 1, Subject.SPLIT, "2. trồng rừng và mở lớp ở xã")
    assert texts(bench) == ["xây;", "trồng rừng và mở lớp ở xã"]
    assert bench.ids(bench.directive)[0] == task
    bench.store.corrections.undo(bench.directive, "lan", bench.at)
    assert bench.ids(bench.directive) == (task,)


def test_a_number_corrected_by_hand_is_known_when_the_misread_one_comes_again(
    bench: Bench, outline: Builder
) -> None:
    bench.store.corrections.record(
        bench.directive, Correction(Subject.NUMBER, None, "7-CT/TW"), "lan", bench.at
    )
    assert bench.store.documents.get(bench.directive).name == "7-CT/TW"
    again = outline("1-CT/TW", "xây cầu", "đào kênh", "trồng rừng", "mở lớp")
    put = bench.store.documents.put
    assert put(again, "a", "by newer rules", bench.at) == (bench.directive, Stored.NEW_VERSION)
    assert bench.store.documents.get(bench.directive).name == "7-CT/TW"


def test_what_lost_its_block_in_a_newer_file_is_a_doubt_that_the_library_counts(
    bench: Bench, outline: Builder
) -> None:
    record(bench, 4, Subject.LEADS, ("Sở A",))
    bench.store.documents.put(outline("1-CT/TW", "xây cầu"), "a", "newer", bench.at)
    assert bench.store.documents.summaries()[0].doubts == 1
    (doubt,) = bench.store.documents.get(bench.directive).outline.doubts
    assert doubt.code is DoubtCode.LOST_CORRECTION
    assert doubt.details == {"subject": "leads", "words": "mở lớp"}


def test_a_ticked_doubt_stays_ticked_when_the_file_is_read_again(
    store: Store, clock: datetime
) -> None:
    document, _new = store.documents.put(FULL, "a", "1", clock)
    tick = made(store, document, 1, Subject.DOUBT, FULL.doubts[0])
    store.corrections.record(document, tick, "lan", clock)
    newer = replace(FULL, doubts=(*FULL.doubts, Doubt(1, DoubtCode.OTHER, {"words": "không rõ"})))
    store.documents.put(newer, "a", "2", clock)
    assert store.documents.get(document).outline.doubts == (
        Doubt(1, DoubtCode.OTHER, {"words": "không rõ"}),
    )


def test_short_names_and_ties_survive_a_correction_and_its_undo(
    store: Store, clock: datetime
) -> None:
    document, _new = store.documents.put(FULL, "a", "1", clock)
    before = store.documents.get(document).outline
    assert before.relations[: len(FULL.relations)] == FULL.relations
    store.corrections.record(document, made(store, document, 1, Subject.LEADS, ()), "lan", clock)
    corrected = store.documents.get(document).outline
    assert corrected.relations == before.relations
    assert corrected.items[1].refers == ("08-QĐi/TW",)
    store.corrections.undo(document, "lan", clock)
    assert store.documents.get(document).outline == before


def test_a_review_of_a_section_follows_the_section_to_its_new_address(bench: Bench) -> None:
    turned = Pair(bench.plan, bench.directive, "I")
    review = bench.store.reviews.open(turned, bench.at)
    bench.store.reviews.open(Pair(bench.directive, bench.plan), bench.at, "I")
    record(bench, 0, Subject.ADDRESS, "II")
    assert bench.store.reviews.pair(review).plan_section == "II"
    assert [s.section for s in bench.store.reviews.summaries()] == ["", "II", ""]
    bench.store.corrections.undo(bench.directive, "lan", bench.at)
    assert bench.store.reviews.pair(review).plan_section == "I"
    assert [s.section for s in bench.store.reviews.summaries()] == ["", "I", ""]


def test_the_section_of_a_plan_under_review_is_not_joined_away(bench: Bench) -> None:
    bench.store.reviews.open(Pair(bench.plan, bench.directive, "I.2"), bench.at)
    with pytest.raises(StoreError, match="section"):
        record(bench, 2, Subject.JOIN)
    assert bench.ids(bench.directive) == bench.tasks
    assert bench.store.corrections.log(bench.directive) == ()


def test_the_log_of_corrections_can_only_grow_and_goes_with_its_document(
    bench: Bench, path: Path
) -> None:
    record(bench, 2, Subject.JOIN)
    connection = sqlite3.connect(path)
    for statement in ("UPDATE corrections SET reviewer = 'x'", "DELETE FROM corrections"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            connection.execute(statement)
    connection.close()
    bench.store.documents.forget(bench.directive, "lan", bench.at)
    assert bench.store.corrections.log(bench.directive) == ()


def test_nobody_corrects_what_is_not_there(store: Store, clock: datetime) -> None:
    with pytest.raises(StoreError, match="no such document"):
        store.corrections.record(DocumentId(5), Correction(Subject.TITLE, None, "x"), "lan", clock)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["lan", "minh"]),
        st.integers(0, 4),
        st.sampled_from(
            [
                (Subject.JOIN, None),
                (Subject.KIND, Kind.SITUATION),
                (Subject.ADDRESS, "V.5"),
                (Subject.LEADS, ("Sở A", "Sở B")),
                (Subject.TITLE, "Về kênh"),
                (Subject.SPLIT, "kênh"),
            ]
        ),
    ),
    max_size=6,
)


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_when_everything_is_undone_the_document_is_as_it_was_read(
    empty_store: Path,
    tmp_path_factory: pytest.TempPathFactory,
    clock: datetime,
    outline: Builder,
    steps: list[tuple[str, int, tuple[Subject, Value]]],
) -> None:
    read = outline("1-CT/TW", "xây cầu", "đào kênh", "trồng rừng", "mở lớp")
    path = tmp_path_factory.mktemp("corrected") / "store.db"
    shutil.copy(empty_store, path)
    with Store.open(path) as store:
        document, _new = store.documents.put(read, "a", "1", clock)
        for who, at, (subject, value) in steps:
            items = store.documents.get(document).outline.items
            place = None if subject is Subject.TITLE else anchor_of(items, at % len(items))
            if subject is Subject.JOIN and at % len(items) == 0:
                continue
            if subject is Subject.SPLIT and not (place and place.text.endswith("kênh")):
                continue
            store.corrections.record(document, Correction(subject, place, value), who, clock)
        for who in ("lan", "minh"):
            while store.corrections.undo(document, who, clock):
                pass
        found = store.documents.get(document).outline
        assert found.facts == read.facts
        assert [(i.address, i.text, i.kind, i.leads) for i in found.items] == [
            (i.address, i.text, i.kind, i.leads) for i in read.items
        ]
        assert found.doubts == ()
        assert store.corrections.corrected(document).lost == ()
