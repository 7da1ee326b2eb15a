"""Write a store of the present version, with some of everything in it, as `versions/N.sql`.

Run once before a release that raises `opening.VERSION`: `python tests/store/freeze.py`.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from doichieu.corrections import Correction, Subject
from doichieu.model import (
    Action,
    Assignment,
    Change,
    DocumentRelation,
    Doubt,
    DoubtCode,
    Entry,
    Facts,
    Grade,
    Item,
    Kind,
    Label,
    Outline,
    Pair,
    Part,
    RelationKind,
    Scheme,
    Share,
    Slot,
    Tag,
    TagId,
)
from doichieu.model.matrix import Likeliest, PlanPart
from doichieu.store import Held, Store, hiding, opening

VERSIONS = Path(__file__).parent / "versions"
AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


def fill(store: Store) -> None:
    """A review with a decision of every kind, one undone and one about a text that is gone.

    And a correction in force and another one undone; relations and a short name.
    """
    directive = _document("1-CT/TW", "xây cầu", "đào kênh", "mở lớp")
    plan = _document("2/KH-UBND", "làm cầu", "nạo kênh", "dạy nghề")
    upper, _ = store.documents.put(directive, "1.txt", "1", AT)
    lower, _ = store.documents.put(plan, "2.txt", "2", AT)
    for name in ("Trễ hạn", "Muộn hạn"):
        store.codebook.record([Tag(TagId("late"), name, "Late")], "lan", AT)
    store.codebook.undo("lan", AT)
    review = store.reviews.open(Pair(upper, lower), AT)
    tasks, plans = (
        [item.id for item in store.documents.get(d).outline.items]  # type: ignore[attr-defined]
        for d in (upper, lower)
    )
    for slot, entry in (
        (Slot(Action.VERDICT, (tasks[0],)), Entry("covered")),
        (Slot(Action.VERDICT, (tasks[2],)), Entry("gap", "không có mục nào")),
        (Slot(Action.LINK, (tasks[0], plans[0])), Entry("same")),
        (Slot(Action.OVERLAP, (plans[0], plans[1])), Entry("overlap")),
        (Slot(Action.ADDITION, (plans[2],)), Entry("addition")),
        (Slot(Action.NOTE, (tasks[0], plans[0])), Entry("hỏi lại")),
        (Slot(Action.TAG, (tasks[2],), "late"), Entry("tag")),
        (Slot(Action.FINDING, (tasks[0], plans[0]), "lead_changed"), Entry("confirmed")),
        (Slot(Action.VERDICT, (tasks[1],)), Entry("unsure")),
    ):
        store.decisions.record(review, [Change(slot, entry)], "lan", AT)
    store.decisions.undo(review, "lan", AT)
    store.directive_notes.put(tasks[0], "vốn trung ương", "lan", AT)
    store.documents.put(_document("1-CT/TW", "xây cầu", "đào kênh"), "1.txt", "1b", AT)
    for value in ("Về cầu đường", "Về cầu"):
        store.corrections.record(lower, Correction(Subject.TITLE, None, value), "lan", AT)
    store.corrections.undo(lower, "lan", AT)
    hidden, _ = store.documents.put(_document("3/KH-UBND", "sửa trường"), "3.txt", "3", AT)
    store.hiding.put(Held.document(hidden), hiding.Change.HIDDEN, "lan", AT)
    given = [
        Assignment("mai", Part(Share.TASK, tasks[1])),
        Assignment("lan", Part(Share.LEAD, lead="Sở Y tế")),
    ]
    store.assigning.give(review, given, "lan", AT)
    store.assigning.take_back(review, given[:1], "lan", AT)
    found = {"I.1": Likeliest(Grade.LIKELY, 0.8125, "I.1")}
    store.surveyed.put(upper, store.surveyed.made_of(upper, [lower], "a"), {PlanPart(lower): found})


def _document(number: str, *texts: str) -> Outline:
    items = (
        Item(
            f"I.{n}",
            n,
            Kind.TASK,
            t,
            cites=("9-NQ/TW",),
            refers=("8-KL/TW",),
            label=Label(Scheme.ARABIC, f"{n}", n),
        )
        for n, t in enumerate(texts, 1)
    )
    relations = (
        DocumentRelation(RelationKind.AMENDS, "7/KH-UBND", 1, date(2025, 1, 2)),
        DocumentRelation(RelationKind.BASIS, "6/QĐ-TTg", 2),
    )
    facts = Facts(number=number, issuer="Tỉnh A", implements=("9-NQ/TW",))
    return Outline(
        facts, tuple(items), (Doubt(1, DoubtCode.OTHER, {"words": "không rõ"}),), relations
    )


def dump() -> str:
    """The store as SQL, with the marks in the file's header that SQL leaves out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        with Store.open(path) as store:
            fill(store)
        connection = sqlite3.connect(path)
        # When the migrations ran is of no interest and would differ each time.
        connection.execute("UPDATE _sqlite_migrations SET applied_at = ?", (AT.isoformat(" "),))
        lines = [
            f"PRAGMA application_id = {opening.APPLICATION_ID};",
            f"PRAGMA user_version = {opening.VERSION};",
            *_without_shadows(connection),
        ]
        connection.close()
    return "\n".join(lines) + "\n"


def _without_shadows(connection: sqlite3.Connection) -> Iterator[str]:
    """The dump, with each index of words made by its own statement.

    What SQLite writes for such a table edits its schema by hand, which only some builds take.
    """
    found = "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%' ORDER BY rowid"
    made = dict(connection.execute(found).fetchall())
    words = connection.execute("SELECT rowid, folded FROM full_text ORDER BY rowid").fetchall()
    for name in made:
        connection.execute(f"DROP TABLE {name}")
    yield from connection.iterdump()
    yield from (f"{sql};" for sql in made.values())
    for item, folded in words:
        yield f"INSERT INTO full_text (rowid, folded) VALUES ({item}, '{folded}');"  # noqa: S608
    yield "INSERT INTO as_printed (as_printed) VALUES ('rebuild');"


if __name__ == "__main__":
    VERSIONS.mkdir(exist_ok=True)
    (VERSIONS / f"{opening.VERSION}.sql").write_text(dump(), encoding="utf-8", newline="\n")
