"""Documents are kept exactly, and keep their decisions when a new version is read."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doichieu.corrections import Correction, Subject, apply
from doichieu.errors import StoreError
from doichieu.export.outline import outline_json
from doichieu.model import (
    Action,
    Branch,
    Change,
    Deadline,
    DeadlineKind,
    DocumentId,
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

if TYPE_CHECKING:
    from tests.store.conftest import Bench, Builder

FULL = Outline(
    Facts(
        number="7/KH-UBND",
        type="KẾ HOẠCH",
        issuer="UBND tỉnh A",
        branch=Branch.STATE,
        level=Level.PROVINCE,
        place="A",
        date=date(2026, 1, 5),
        signers=("Lê Thị B", "Trần C"),
        title="Về việc làm cầu",
        implements=("1-CT/TW",),
    ),
    (
        Item("I", 1, Kind.HEADING, "NHIỆM VỤ"),
        Item(
            address="I.1",
            line=4,
            kind=Kind.TASK,
            text="Xây “cầu” – 20 nhịp",
            parent="I",
            leads=("Sở Xây dựng",),
            partners=("Sở Tài chính", "UBND cấp xã"),
            deadline=Deadline(
                "trong năm 2026 | hằng năm",
                DeadlineKind.MIXED,
                date(2026, 1, 1),
                date(2026, 12, 31),
            ),
            cites=("86-KL/TW", "08-QĐi/TW"),
        ),
    ),
    (
        Doubt(9, DoubtCode.OTHER, {"words": "không rõ"}),
        Doubt(2, DoubtCode.OTHER, {"words": "thiếu số"}),
    ),
)


def texts(store: Store, document: DocumentId) -> list[str]:
    return [item.text for item in store.documents.get(document).outline.items if item.reviewed]


def test_a_document_comes_back_as_it_was_read(store: Store, clock: datetime) -> None:
    document, stored = store.documents.put(FULL, "kh/7.docx", "d1", clock)
    assert stored is Stored.NEW
    found = store.documents.get(document)
    assert (found.source, found.digest, found.imported) == ("7.docx", "d1", clock)
    assert found.name == "7/KH-UBND"
    assert found.outline.facts == FULL.facts
    assert found.outline.doubts == FULL.doubts
    for item, read in zip(found.outline.items, FULL.items, strict=True):
        assert item.fingerprint == read.fingerprint
        for field in fields(Item):
            assert getattr(item, field.name) == getattr(read, field.name)


@pytest.mark.parametrize("branch", Branch)
@pytest.mark.parametrize("level", Level)
def test_whose_a_document_is_and_where_comes_back_and_can_be_put_right(
    store: Store, clock: datetime, branch: Branch, level: Level
) -> None:
    read = replace(FULL, facts=replace(FULL.facts, branch=branch, level=level))
    document, _ = store.documents.put(read, "a.docx", "d1", clock)
    found = store.documents.get(document).outline
    assert (found.facts.branch, found.facts.level) == (branch, level)
    corrected = apply(FULL, [Correction(Subject.BRANCH, None, branch)]).outline
    assert corrected.facts.branch is branch
    assert outline_json(corrected)["document"]["branch"] == str(branch)


def test_the_same_file_is_read_once(store: Store, clock: datetime) -> None:
    first, _ = store.documents.put(FULL, "a.docx", "d1", clock)
    later = clock + timedelta(days=1)
    assert store.documents.put(FULL, "elsewhere.docx", "d1", later) == (first, Stored.UNCHANGED)
    found = store.documents.get(first)
    assert (found.source, found.imported) == ("a.docx", clock)


def test_a_new_version_keeps_the_identity_of_its_items(bench: Bench, outline: Builder) -> None:
    new = outline("1-ct/tw", "việc mới", "xây cầu", "đào kênh", "trồng rừng", "mở lớp")
    document, stored = bench.store.documents.put(new, "other.txt", "newer", bench.at)
    assert (document, stored) == (bench.directive, Stored.NEW_VERSION)
    assert bench.ids(document)[1:] == bench.tasks
    assert bench.ids(document)[0] not in (*bench.tasks, *bench.plans)
    assert bench.store.documents.get(document).digest == "newer"


def test_what_vanished_undecided_is_gone_for_good_and_its_identity_never_used_again(
    bench: Bench, outline: Builder
) -> None:
    bench.store.documents.put(outline("1-CT/TW", "xây cầu"), "a", "newer", bench.at)
    assert bench.ids(bench.directive) == bench.tasks[:1]
    assert bench.store.documents.gone(bench.directive) == ()
    bench.store.documents.put(outline("1-CT/TW", "xây cầu", "đào kênh"), "a", "newest", bench.at)
    assert not set(bench.ids(bench.directive)[1:]) & {*bench.tasks, *bench.plans}


def test_what_vanished_decided_is_kept_aside_and_taken_up_again(
    bench: Bench, outline: Builder
) -> None:
    bench.verdict(3, "gap")
    short = outline("1-CT/TW", "xây cầu", "đào kênh", "trồng rừng")
    bench.store.documents.put(short, "a", "newer", bench.at)
    assert bench.ids(bench.directive) == bench.tasks[:3]
    (kept,) = bench.store.documents.gone(bench.directive)
    assert (kept.id, kept.text) == (bench.tasks[3], "mở lớp")
    other = outline("1-CT/TW", "xây cầu", "đào kênh", "trồng rừng", "việc khác hẳn")
    bench.store.documents.put(other, "a", "other", bench.at)
    assert bench.tasks[3] not in bench.ids(bench.directive)
    full = outline("1-CT/TW", "mở lớp", "xây cầu", "đào kênh", "trồng rừng")
    bench.store.documents.put(full, "a", "newest", bench.at)
    assert bench.ids(bench.directive) == (bench.tasks[3], *bench.tasks[:3])
    assert bench.store.documents.gone(bench.directive) == ()
    assert [a.suspect for a in bench.store.decisions.state(bench.review)] == [False]


def test_what_was_decided_and_undone_is_kept_for_redo(bench: Bench, outline: Builder) -> None:
    bench.verdict(3, "gap")
    bench.store.decisions.undo(bench.review, "lan", bench.at)
    bench.store.documents.put(outline("1-CT/TW", "xây cầu"), "a", "newer", bench.at)
    bench.store.decisions.redo(bench.review, "lan", bench.at)
    assert [a.entry for a in bench.store.decisions.state(bench.review)] == [Entry("gap")]


def test_a_draft_without_a_number_is_known_by_its_file_and_some_of_its_text(
    store: Store, outline: Builder, clock: datetime
) -> None:
    draft, _ = store.documents.put(outline(None, "xây cầu", "x"), "a/du thao.docx", "1", clock)
    put = store.documents.put
    assert put(outline(None, "xây cầu", "y"), "b/du thao.docx", "2", clock) == (
        draft,
        Stored.NEW_VERSION,
    )
    unlike = Outline(Facts(), (Item("1", 1, Kind.TASK, "không có gì chung"),))
    assert put(unlike, "a/du thao.docx", "3", clock)[1] is Stored.NEW
    assert put(outline(None, "xây cầu"), "a/khac.docx", "4", clock)[1] is Stored.NEW


def test_a_summary_counts_items_tasks_and_doubts(store: Store, clock: datetime) -> None:
    assert store.documents.summaries() == ()
    document, _ = store.documents.put(FULL, "kh/7.docx", "d1", clock)
    (summary,) = store.documents.summaries()
    assert (summary.id, summary.facts, summary.source) == (document, FULL.facts, "7.docx")
    assert (summary.items, summary.tasks, summary.doubts) == (2, 1, 2)
    assert summary.imported == clock


def test_a_document_is_forgotten_only_while_nothing_was_decided_about_it(bench: Bench) -> None:
    bench.verdict(0, "gap")
    for document in (bench.directive, bench.plan):
        with pytest.raises(StoreError, match="stays"):
            bench.store.documents.forget(document, "lan", bench.at)
    assert len(bench.store.reviews.summaries()) == 1


def test_a_review_without_decisions_is_forgotten_with_its_document(bench: Bench) -> None:
    bench.store.documents.forget(bench.plan, "lan", bench.at)
    assert bench.store.reviews.summaries() == ()
    assert [s.id for s in bench.store.documents.summaries()] == [bench.directive]
    with pytest.raises(StoreError, match="no such document") as caught:
        bench.store.documents.get(bench.plan)
    assert caught.value.where == f"#{bench.plan}"


def test_an_unknown_document_cannot_be_forgotten(store: Store, clock: datetime) -> None:
    with pytest.raises(StoreError, match="no such document"):
        store.documents.forget(5, "lan", clock)


HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from("'\"\x00\x1b[]{}%_;–\u202e\ufeff\ud7ff\u0301đĐ")
)


@settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    texts=st.lists(HOSTILE, max_size=4),
    words=st.tuples(HOSTILE, HOSTILE, HOSTILE),
)
def test_whatever_stands_in_a_document_or_a_note_comes_back(
    empty_store: Path,
    tmp_path_factory: pytest.TempPathFactory,
    clock: datetime,
    texts: list[str],
    words: tuple[str, str, str],
) -> None:
    note, section, _third = words
    items = tuple(
        Item(f"{section}.{n}", n + 1, Kind.TASK, text, leads=words, cites=words)
        for n, text in enumerate(texts)
    )
    outline = Outline(
        Facts(title=note, signers=words), items, (Doubt(1, DoubtCode.OTHER, {"words": note}),)
    )
    path = tmp_path_factory.mktemp("hostile") / "store.db"
    shutil.copy(empty_store, path)
    with Store.open(path) as store:
        document, _ = store.documents.put(outline, section, note, clock)
        found = store.documents.get(document)
        assert found.outline.facts == outline.facts
        assert found.outline.doubts == outline.doubts
        assert [(i.address, i.text, i.leads, i.cites) for i in found.outline.items] == [
            (i.address, i.text, i.leads, i.cites) for i in items
        ]
        pair = Pair(document, document, items[0].address if items else "")
        review = store.reviews.open(pair, clock)
        assert store.reviews.pair(review) == pair
        for item in found.outline.items:
            slot = Slot(Action.NOTE, (item.id,))
            store.decisions.record(review, [Change(slot, Entry(note, note))], note, clock)
        assert {(a.entry, a.reviewer) for a in store.decisions.state(review)} == (
            {(Entry(note, note), note)} if items else set()
        )
        store.relations.missing()
        store.reviews.summaries()


def test_a_document_that_names_itself_nowhere_is_called_by_its_file(
    store: Store, clock: datetime
) -> None:
    unnamed = Outline(Facts(), (Item("1", 1, Kind.TASK, "đào kênh", cites=("9-CT/TW",)),))
    store.documents.put(unnamed, "/home/lan/ke hoach.txt", "digest", clock)
    assert [summary.name for summary in store.documents.summaries()] == ["ke hoach.txt"]
    assert [missing.cited_by for missing in store.relations.missing()] == [("ke hoach.txt",)]


def test_drafts_that_share_only_a_heading_are_two_documents(store: Store, clock: datetime) -> None:
    def draft(*texts: str) -> Outline:
        heading = Item("I", 1, Kind.HEADING, "Tổ chức thực hiện")
        tasks = [Item(f"I.{n}", n + 1, Kind.TASK, text, "I") for n, text in enumerate(texts, 1)]
        return Outline(Facts(), (heading, *tasks))

    first, _new = store.documents.put(draft("xây cầu", "đào kênh"), "a/du thao.txt", "1", clock)
    second, _new = store.documents.put(draft("mở lớp", "trồng rừng"), "b/du thao.txt", "2", clock)
    assert first != second
