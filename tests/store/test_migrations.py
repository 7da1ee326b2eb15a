"""A store of any earlier version opens in this one with all that was decided in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import StoreError
from doichieu.model import (
    Action,
    DocumentId,
    DocumentRelation,
    Doubt,
    DoubtCode,
    Entry,
    Label,
    RelationKind,
    Scheme,
)
from doichieu.store import Store, opening
from doichieu.store.migrations import MIGRATIONS

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSIONS = Path(__file__).parent / "versions"
CODES = 9
"""The version from which there are tags and findings."""
NOTES_FOR_ALL = 12
"""That from which a note can be meant for all plans of a directive."""
VERSIONED = 12
"""The version from which earlier versions of documents are kept."""
FROZEN = sorted(int(file.stem) for file in VERSIONS.glob("*.sql"))
"""The versions that were released, and the present one."""


def thaw(version: int, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript((VERSIONS / f"{version}.sql").read_text(encoding="utf-8"))
    connection.close()


def schema(path: Path) -> set[tuple[str, str]]:
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    ).fetchall()
    connection.close()
    return set(found)


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is registered in the test is forgotten after it."""
    known = list(MIGRATIONS._migrations)
    monkeypatch.setattr(opening, "VERSION", opening.VERSION + 1)
    yield
    MIGRATIONS._migrations[:] = known


def test_the_version_is_the_number_of_migrations() -> None:
    assert len(MIGRATIONS._migrations) == opening.VERSION


@pytest.mark.parametrize("version", FROZEN)
def test_a_store_of_each_version_keeps_all_that_was_decided(version: int, path: Path) -> None:
    thaw(version, path)
    with Store.open(path) as store:
        (review,) = store.reviews.summaries()
        state = store.decisions.state(review.id)
        later = {(Action.TAG, "tag"): True, (Action.FINDING, "confirmed"): False}
        assert {(a.slot.action, a.entry.value): a.suspect for a in state} == {
            **(later if version >= CODES else {}),
            (Action.VERDICT, "covered"): False,
            (Action.VERDICT, "gap"): True,
            (Action.LINK, "same"): False,
            (Action.OVERLAP, "overlap"): False,
            (Action.ADDITION, "addition"): False,
            (Action.NOTE, "hỏi lại"): False,
        }
        assert [i.text for i in store.documents.gone(review.pair.directive)] == ["mở lớp"]
        assert store.relations.missing()[0].number == "9-NQ/TW"
        (redone,) = store.decisions.redo(review.id, "lan", state[0].at)
        assert redone.after == Entry("unsure")


@pytest.mark.parametrize("version", FROZEN[1:])
def test_a_store_keeps_what_was_corrected_from_the_second_version_on(
    version: int, path: Path, clock: datetime
) -> None:
    thaw(version, path)
    with Store.open(path) as store:
        plan = store.reviews.summaries()[0].pair.plan
        assert store.documents.get(plan).outline.facts.title == "Về cầu đường"
        store.corrections.redo(plan, "lan", clock)
        assert store.documents.get(plan).outline.facts.title == "Về cầu"


@pytest.mark.parametrize("version", [each for each in FROZEN if each >= VERSIONED])
def test_a_store_keeps_earlier_versions_of_documents(version: int, path: Path) -> None:
    thaw(version, path)
    with Store.open(path) as store:
        directive = store.reviews.summaries()[0].pair.directive
        (earlier,) = store.versions.of(directive)
        texts = [item.text for item in store.versions.outline(earlier).items]
        assert texts == ["xây cầu", "đào kênh", "mở lớp"]


def test_a_store_of_the_first_version_knows_what_was_carried_out_and_cited(path: Path) -> None:
    thaw(1, path)
    with Store.open(path) as store:
        plan = store.reviews.summaries()[0].pair.plan
        assert store.relations.of(plan) == (
            DocumentRelation(RelationKind.IMPLEMENTS, "9-NQ/TW", 1),
        )


@pytest.mark.parametrize("version", FROZEN[1:])
def test_a_store_keeps_ties_and_short_names_from_the_second_version_on(
    version: int, path: Path
) -> None:
    thaw(version, path)
    with Store.open(path) as store:
        plan = store.documents.get(store.reviews.summaries()[0].pair.plan)
        assert plan.outline.items[0].refers == ("8-KL/TW",)
        assert plan.outline.relations[0] == DocumentRelation(
            RelationKind.AMENDS, "7/KH-UBND", 1, date(2025, 1, 2)
        )


@pytest.mark.parametrize("version", FROZEN)
def test_a_store_brought_up_to_date_is_built_like_a_new_one(version: int, path: Path) -> None:
    thaw(version, path)
    Store.open(path).close()
    new = path.with_name("new.db")
    Store.open(new).close()
    assert schema(path) == schema(new)


JUMP = Doubt(2, DoubtCode.NUMBER_JUMP, {"before": "I.2", "after": "I.4"})
STRANGE = "a correction by hand found no block any more: bicycle, “x”"
DOUBTS = {
    "no signer was found": Doubt(1, DoubtCode.NO_SIGNER),
    "không tìm thấy người ký": Doubt(1, DoubtCode.NO_SIGNER),
    "the numbering goes from I.2 to I.4": JUMP,
    "số thứ tự nhảy từ I.2 sang I.4": JUMP,
    "2 characters that a terminal would obey were replaced": Doubt(
        1, DoubtCode.CONTROL_CHARACTERS, {"count": 2}
    ),
    "không còn tìm thấy mục đã sửa tay: phối hợp, “mở lớp”": Doubt(
        3, DoubtCode.LOST_CORRECTION, {"subject": "with", "words": "mở lớp"}
    ),
    STRANGE: Doubt(3, DoubtCode.OTHER, {"words": STRANGE}),
    "không rõ": Doubt(1, DoubtCode.OTHER, {"words": "không rõ"}),
}
"""What versions 1 to 3 wrote of a doubt, and what it is."""


@pytest.mark.parametrize("version", range(1, 4))
def test_a_store_shows_the_doubts_of_earlier_versions(version: int, path: Path) -> None:
    thaw(version, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM problems")
        connection.executemany(
            "INSERT INTO problems VALUES (1, ?, ?, ?)",
            [(n, doubt.line, words) for n, (words, doubt) in enumerate(DOUBTS.items())],
        )
        connection.commit()
    with Store.open(path) as store:
        directive = store.reviews.summaries()[0].pair.directive
        assert store.documents.get(directive).outline.doubts == tuple(DOUBTS.values())
        assert store.documents.summaries()[0].doubts == len(DOUBTS)


@pytest.mark.parametrize("version", range(2, 4))
@pytest.mark.parametrize(("message", "doubt"), DOUBTS.items())
def test_what_was_ticked_off_in_earlier_versions_stays_so(
    version: int, message: str, doubt: Doubt, path: Path, clock: datetime
) -> None:
    thaw(version, path)
    anchor = {"text": "làm cầu", "above": "", "address": "I.1", "line": 1}
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            """INSERT INTO corrections (document_id, at, reviewer, kind, place, value)
            VALUES (2, '2026-03-02T02:00:00.000000+00:00', 'lan', 'doubt', ?, ?)""",
            (json.dumps(anchor), json.dumps(message)),
        )
        connection.execute(
            "UPDATE readings SET outline = json_replace(outline, '$.problems[0].message', ?)",
            (message,),
        )
        connection.commit()
    plan = DocumentId(2)
    with Store.open(path) as store:
        tick = store.corrections.log(plan)[-1].correction
        assert tick is not None
        assert tick.value == replace(doubt, line=1)
        corrected = store.corrections.corrected(plan).outline
        assert (corrected.doubts, corrected.facts.title) == ((), "Về cầu đường")
        assert len(corrected.relations) == 3
        newer = replace(corrected, doubts=(replace(doubt, line=1),))
        store.documents.put(newer, "2.txt", "newer", clock)
        assert store.documents.get(plan).outline.doubts == ()
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE corrections SET value = NULL")


@pytest.mark.usefixtures("next_version")
def test_a_migration_runs_once_on_an_older_store(path: Path) -> None:
    thaw(1, path)
    ran = []

    @MIGRATIONS()
    def m999_next(db: Database) -> None:
        db.execute("CREATE TABLE added (a TEXT) STRICT")
        # Another is made in memory, to compare with.
        if db.execute("PRAGMA database_list").fetchone()[2]:
            ran.append(db)

    for _ in range(2):
        with Store.open(path) as store:
            assert store._database.value("PRAGMA user_version") == opening.VERSION
    assert len(ran) == 1
    assert "added" in dict(schema(path))


@pytest.mark.usefixtures("next_version")
def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path) -> None:
    thaw(opening.VERSION - 1, path)
    before = schema(path)

    @MIGRATIONS()
    def m999_next(db: Database) -> None:
        db.execute("CREATE TABLE added (a TEXT) STRICT")
        db.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreError):
        Store.open(path)
    assert schema(path) == before
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == opening.VERSION - 1
    connection.close()


ADDRESSES: dict[str, Label | None] = {
    "PL1": Label(Scheme.ANNEX, "PL1", 1),
    "PL": Label(Scheme.ANNEX, "PL"),
    "Chương II": Label(Scheme.CHAPTER, "Chương II", 2),
    "Điều 3": Label(Scheme.ARTICLE, "Điều 3", 3),
    "IV": Label(Scheme.ROMAN, "IV", 4),
    "B": Label(Scheme.CAPITAL, "B", 2),
    "7~2": Label(Scheme.ARABIC, "7", 7),
    "2.10": Label(Scheme.DECIMAL, "2.10", 10),
    "đ": Label(Scheme.LETTER, "đ", 5),
    "-3": Label(Scheme.BULLET, "-", mark="-"),
    "+1": Label(Scheme.PLUS, "+", mark="+"),
    "r12": Label(Scheme.ROW, "r12"),
    "r1": Label(Scheme.ROW, "r1"),
    "rA": Label(Scheme.ROW, "rA"),
    "r": Label(Scheme.LETTER, "r", 17),
    "p4": None,
    "Nơi nhận": None,
}


@pytest.mark.parametrize("parent", [None, "PL"])
@pytest.mark.parametrize(("name", "label"), ADDRESSES.items())
def test_items_of_an_older_store_get_their_labels_from_their_addresses(
    path: Path, name: str, label: Label | None, parent: str | None
) -> None:
    thaw(3, path)
    address = f"{parent}.{name}" if parent else name
    item = json.dumps([{"address": address, "line": 1, "kind": "task", "text": ""}])
    if parent:
        item = item.replace("}", f', "parent": "{parent}"}}')
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE items SET address = ?, parent = ?", (address, parent))
        connection.execute(
            "UPDATE readings SET outline = json_replace(outline, '$.items', json(?))", (item,)
        )
        connection.commit()
    with Store.open(path) as store:
        assert store.documents.get(DocumentId(1)).outline.items[0].label == label
        store.corrections.undo(DocumentId(2), "lan", datetime(2026, 3, 2, tzinfo=UTC))
        assert store.documents.get(DocumentId(2)).outline.items[0].label == label


def test_what_is_no_part_of_the_text_gets_no_label(path: Path) -> None:
    thaw(3, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE items SET address = '-1', kind = 'recipient'")
        connection.commit()
    with Store.open(path) as store:
        assert store.documents.get(DocumentId(1)).outline.items[0].label is None


@pytest.mark.parametrize("version", [each for each in FROZEN if each >= NOTES_FOR_ALL])
def test_a_note_for_all_plans_is_kept_from_the_version_on_that_knows_them(
    version: int, path: Path
) -> None:
    thaw(version, path)
    with Store.open(path) as store:
        directive = store.reviews.summaries()[0].pair.directive
        (note,) = store.directive_notes.of(directive).values()
        assert (note.text, note.reviewer) == ("vốn trung ương", "lan")
