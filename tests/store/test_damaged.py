"""A store that was damaged, or made to deceive, is told of in one line; nothing is told for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.errors import StoreError, UnreadableError
from doichieu.model import ReviewId
from doichieu.store import Store, opening, seals
from doichieu.store.replaying import APART_IN
from tests.store.test_rows import by_hand
from tests.torture import corruptions

if TYPE_CHECKING:
    from tests.store.conftest import Bench


def test_the_shape_of_a_new_store_is_the_one_that_is_looked_for() -> None:
    assert opening.digest(opening.shape_as_made()) == opening.SHAPE
    assert seals.VERSION == opening.VERSION


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON annotations BEGIN DELETE FROM tags; END", "t"),
        ("DROP VIEW gaps", "gaps"),
        ("ALTER TABLE documents ADD COLUMN more TEXT", "documents"),
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_store_that_does_otherwise_is_not_opened(
    change: str, named: str, store: Store, path: Path, *, read_only: bool
) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)
        connection.commit()
    with pytest.raises(StoreError, match=f"'{named}' in it is not as doichieu makes it"):
        Store.open(path, read_only=read_only)


def test_a_view_of_ones_own_is_nobody_elses_business(store: Store, path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW mine AS SELECT * FROM gaps")
        connection.commit()
    with Store.open(path) as opened:
        assert opened.documents.summaries() == ()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("UPDATE items SET text = text || ' '", "items row 1"),
        ("UPDATE items SET parent = address", "items row 1"),
        ("UPDATE items SET line = line + 1", "documents row 1"),
        ("UPDATE documents SET title = 'x'", "documents row 1"),
        ("UPDATE documents SET imported = 'x'", "documents row 1"),
    ],
)
def test_a_document_that_is_not_as_it_was_written_is_not_read(
    change: str, where: str, bench: Bench, path: Path
) -> None:
    by_hand(path, change)
    with pytest.raises(UnreadableError, match=f"damaged, in table {where}"):
        bench.store.documents.get(bench.directive)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE annotations SET value = 'banana'",
        "UPDATE annotations SET at = 'x'",
        "UPDATE annotations SET subject = '{}'",
        "UPDATE annotations SET action = 'banana'",
    ],
)
def test_a_decision_that_is_none_is_told(change: str, bench: Bench, path: Path) -> None:
    bench.verdict(0, "gap")
    by_hand(path, change)
    with pytest.raises(UnreadableError, match="damaged, in table annotations row 1"):
        bench.store.decisions.state(bench.review)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE decision_log SET after = '{'",
        "UPDATE decision_log SET after = '{}'",
        "UPDATE decision_log SET at = 'x'",
        "UPDATE decision_log SET undoes = 99",
    ],
)
def test_a_log_that_was_changed_gives_nothing_back(change: str, bench: Bench, path: Path) -> None:
    bench.verdict(0, "gap")
    by_hand(path, change)
    with pytest.raises(UnreadableError, match="damaged, in table decision_log row 1"):
        bench.store.decisions.undo(bench.review, "lan", bench.at)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE annotations SET value = 'covered'",
        "UPDATE annotations SET reviewer = 'minh'",
        "DELETE FROM annotations",
        "DELETE FROM decision_log WHERE id = 2",
        "UPDATE annotation_items SET position = 2",
        "UPDATE reviews SET plan_item = 7",
        "UPDATE decision_log SET login = 'minh' WHERE id = 1",
        "UPDATE decision_log SET reviewer = 'minh' WHERE id = 1",
    ],
)
def test_nothing_is_reported_that_does_not_follow_from_the_log(
    change: str, bench: Bench, path: Path
) -> None:
    bench.verdict(0, "unsure")
    bench.verdict(0, "gap")
    assert bench.store.decisions.head(bench.review)
    by_hand(path, change)
    with pytest.raises(StoreError, match=r"does not follow from the log|damaged, in table"):
        bench.store.decisions.head(bench.review)


def test_nothing_is_reported_of_a_review_that_has_lost_its_log(bench: Bench, path: Path) -> None:
    bench.verdict(0, "gap")
    by_hand(path, "UPDATE reviews SET id = 7")
    with pytest.raises(UnreadableError, match="damaged, in table reviews row 1"):
        bench.store.decisions.head(ReviewId(7))


def test_a_question_without_an_end_is_given_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.store.database._MOST", 1)
    with pytest.raises(StoreError, match="found no end"):
        store._database.rows(
            "WITH RECURSIVE n AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        )
    assert store._database.value("SELECT 1") == 1


def test_bytes_that_are_no_letters_are_damage(bench: Bench, path: Path) -> None:
    by_hand(path, "UPDATE items SET text = CAST(x'c328' AS TEXT)")
    with pytest.raises(StoreError, match="the store is damaged"):
        bench.store.documents.get(bench.directive)


def test_whatever_is_damaged_a_report_is_right_or_refused(tmp_path: Path) -> None:
    asked = list(corruptions.asked(14, 12, tmp_path, (corruptions.REPORT, "undo")))
    assert [each for each in asked if corruptions.wrong(each)] == []
    assert {each.answer for each in asked} >= {corruptions.Answer.RIGHT, corruptions.Answer.TOLD}


def test_what_stands_in_a_review_is_held_against_its_own_log_alone(bench: Bench) -> None:
    plan = bench.store.exchange._db.rows(f"EXPLAIN QUERY PLAN {APART_IN}", bench.review)
    steps = [str(row["detail"]) for row in plan]
    assert any(step.startswith("SEARCH row") for step in steps)
    assert [step for step in steps if step in {"SCAN row", "SCAN annotations"}] == []
