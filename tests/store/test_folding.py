"""Reviews of sections, as stores of versions 1 to 3 had them, become parts of the whole review."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from doichieu.errors import ConflictError
from doichieu.model import Action, Change, Entry, ItemId, ReviewId, Slot
from doichieu.store import Store

VERSIONS = Path(__file__).parent / "versions"
WHOLE, SECTION, OTHER = 1, 2, 3
"""The review that each frozen store has, and two of sections that a test adds to it."""

GUARD = """CREATE TRIGGER decision_log_no_update BEFORE UPDATE ON decision_log
BEGIN
  SELECT RAISE(ABORT, 'the decision log is only ever added to');
END"""

Old = Callable[..., None]


@pytest.fixture(params=[1, 2, 3])
def old(request: pytest.FixtureRequest, path: Path) -> Iterator[sqlite3.Connection]:
    """A store of an older version with two reviews of sections of the directive, not yet opened."""
    connection = sqlite3.connect(path)
    connection.executescript((VERSIONS / f"{request.param}.sql").read_text(encoding="utf-8"))
    for section in ("I.1", "I.2"):
        connection.execute(
            """INSERT INTO reviews (directive_id, plan_id, directive_section, plan_section, opened)
            SELECT directive_id, plan_id, ?, '', opened FROM reviews WHERE id = 1""",
            (section,),
        )
    yield connection
    connection.close()


def decide(
    old: sqlite3.Connection,
    review: int,
    step: int,
    slot: tuple[str, tuple[int, ...]],
    value: str,
    *,
    by: str = "lan",
) -> None:
    """Decide in an old store as the version of then did it."""
    action, items = slot
    subject = "[" + ",".join(map(str, items)) + "]"
    at = f"2026-03-03T02:00:{step:02}.000000+00:00"
    prints = [old.execute("SELECT fingerprint FROM items WHERE id = ?", (i,)) for i in items]
    read = [each.fetchone()[0] for each in prints]
    key = (review, action, subject)
    where = "WHERE review_id = ? AND action = ? AND subject = ?"
    before = old.execute(
        f"""SELECT json_object('value', value, 'reason', reason, 'reviewer', reviewer, 'at', at,
        'read', json_array()) FROM annotations {where}""",  # noqa: S608
        key,
    ).fetchone()
    old.execute(f"DELETE FROM annotations {where}", key)  # noqa: S608
    placed = old.execute(
        """INSERT INTO annotations
        (review_id, action, subject, value, reason, reviewer, at, step)
        VALUES (?, ?, ?, ?, '', ?, ?, ?)""",
        (*key, value, by, at, step),
    ).lastrowid
    for position, (item, wording) in enumerate(zip(items, read, strict=True)):
        row = (placed, position, item, wording)
        old.execute("INSERT INTO annotation_items VALUES (?, ?, ?, ?)", row)
    old.execute(
        """INSERT INTO decision_log (step, at, reviewer, review_id, action, subject, before, after)
        VALUES (?, ?, ?, ?, ?, ?, ?, json_object('value', ?, 'reason', '', 'reviewer', ?, 'at', ?,
          'read', json((SELECT json_group_array(value) FROM json_each(?)))))""",
        (step, at, by, *key, before and before[0], value, by, at, _json(read)),
    )


def take_back(old: sqlite3.Connection, review: int, step: int, undone: int) -> None:
    """Undo, in an old store, a step that had filled an empty slot."""
    key = "review_id = ? AND (action, subject) IN (SELECT action, subject FROM decision_log"
    old.execute(f"DELETE FROM annotations WHERE {key} WHERE step = ?)", (review, undone))  # noqa: S608
    old.execute(
        """INSERT INTO decision_log
        (step, at, reviewer, review_id, action, subject, before, after, undoes)
        SELECT ?, at, reviewer, review_id, action, subject, after, before, step
        FROM decision_log WHERE step = ?""",
        (step, undone),
    )


def _json(texts: list[str]) -> str:
    return "[" + ",".join(f'"{text}"' for text in texts) + "]"


@contextmanager
def opened(old: sqlite3.Connection, path: Path) -> Iterator[Store]:
    """The old store in this version."""
    old.commit()
    old.close()
    with Store.open(path) as store:
        yield store


def items(old: sqlite3.Connection, number: str) -> list[int]:
    """The items of a document in their order."""
    found = old.execute(
        """SELECT items.id FROM items JOIN documents ON documents.id = document_id
        WHERE number = ? AND gone = 0 ORDER BY position""",
        (number,),
    )
    return [row[0] for row in found]


def state(store: Store) -> dict[tuple[str, tuple[int, ...]], str]:
    found = store.decisions.state(ReviewId(WHOLE))
    return {(str(a.slot.action), a.slot.items): a.entry.value for a in found}


def test_sections_of_the_directive_become_one_review_opened_at_each(
    old: sqlite3.Connection, path: Path
) -> None:
    tasks, plans = items(old, "1-CT/TW"), items(old, "2/KH-UBND")
    before = old.execute("SELECT count(*) FROM decision_log").fetchone()[0]
    decide(old, SECTION, 20, ("link", (tasks[0], plans[1])), "related")
    decide(old, OTHER, 21, ("verdict", (tasks[1],)), "gap", by="minh")
    with opened(old, path) as store:
        found = store.reviews.summaries()
        assert [(each.id, each.section, each.counts.tasks) for each in found] == [
            (WHOLE, "", 2),
            (WHOLE, "I.1", 1),
            (WHOLE, "I.2", 1),
        ]
        now = state(store)
        assert now["link", (tasks[0], plans[1])] == "related"
        assert now["verdict", (tasks[1],)] == "gap"
        assert now["verdict", (tasks[0],)] == "covered"
        log = store.decisions.log()
        assert len(log) == before + 2
        assert {row.review for row in log} == {WHOLE}


def test_of_two_decisions_about_one_task_the_later_stands_and_the_log_keeps_both(
    old: sqlite3.Connection, path: Path
) -> None:
    task, plan = items(old, "1-CT/TW")[0], items(old, "2/KH-UBND")[0]
    decide(old, SECTION, 20, ("verdict", (task,)), "gap", by="minh")
    with opened(old, path) as store:
        now = state(store)
        assert now["verdict", (task,)] == "gap"
        # What answered the task by the verdict that is no more does not stand beside a gap.
        assert ("link", (task, plan)) not in now
        values = [row.after and row.after.value for row in store.decisions.log()]
        assert "covered" in values
        assert "same" in values


def test_a_later_verdict_of_the_whole_outlives_an_earlier_one_of_a_section(
    old: sqlite3.Connection, path: Path
) -> None:
    task, plan = items(old, "1-CT/TW")[0], items(old, "2/KH-UBND")[1]
    decide(old, SECTION, 20, ("verdict", (task,)), "partial")
    decide(old, SECTION, 20, ("link", (task, plan)), "partial")
    decide(old, WHOLE, 21, ("verdict", (task,)), "gap")
    with opened(old, path) as store:
        now = state(store)
        assert now["verdict", (task,)] == "gap"
        assert ("link", (task, plan)) not in now


def test_an_addition_to_one_section_that_answers_another_is_none_of_the_whole(
    old: sqlite3.Connection, path: Path
) -> None:
    task, plan = items(old, "1-CT/TW")[1], items(old, "2/KH-UBND")[2]
    decide(old, SECTION, 20, ("verdict", (task,)), "covered")
    decide(old, SECTION, 20, ("link", (task, plan)), "same")
    with opened(old, path) as store:
        now = state(store)
        assert ("addition", (plan,)) not in now
        assert now["link", (task, plan)] == "same"


@pytest.mark.parametrize("word", ["rejected", "related"])
def test_a_task_is_undecided_when_a_section_calls_its_only_answer_something_else_later(
    old: sqlite3.Connection, path: Path, clock: datetime, word: str
) -> None:
    task, plan = items(old, "1-CT/TW")[0], items(old, "2/KH-UBND")[0]
    decide(old, SECTION, 20, ("link", (task, plan)), word)
    with opened(old, path) as store:
        assert ("verdict", (task,)) not in state(store)
        assert state(store)["link", (task, plan)] == word
        store.decisions.undo(ReviewId(WHOLE), "lan", clock)
        assert state(store)["verdict", (task,)] == "covered"
        assert state(store)["link", (task, plan)] == "same"


def test_a_pair_that_a_section_rejects_leaves_the_answer_by_another_item(
    old: sqlite3.Connection, path: Path
) -> None:
    task, plans = items(old, "1-CT/TW")[0], items(old, "2/KH-UBND")
    decide(old, SECTION, 20, ("link", (task, plans[1])), "rejected")
    with opened(old, path) as store:
        now = state(store)
        assert now["verdict", (task,)] == "covered"
        assert now["link", (task, plans[0])] == "same"
        assert now["link", (task, plans[1])] == "rejected"


def test_a_pair_that_was_rejected_before_it_was_an_answer_is_one(
    old: sqlite3.Connection, path: Path
) -> None:
    task, plan = items(old, "1-CT/TW")[0], items(old, "2/KH-UBND")[0]
    decide(old, SECTION, 20, ("link", (task, plan)), "rejected")
    decide(old, WHOLE, 21, ("verdict", (task,)), "partial")
    with opened(old, path) as store:
        assert state(store)["verdict", (task,)] == "partial"
        assert state(store)["link", (task, plan)] == "same"


def test_a_gap_does_not_stand_beside_an_answer_that_a_section_found_later(
    old: sqlite3.Connection, path: Path, clock: datetime
) -> None:
    task, plan = items(old, "1-CT/TW")[1], items(old, "2/KH-UBND")[1]
    decide(old, WHOLE, 20, ("verdict", (task,)), "gap")
    decide(old, SECTION, 21, ("link", (task, plan)), "same")
    with opened(old, path) as store:
        assert ("verdict", (task,)) not in state(store)
        assert state(store)["link", (task, plan)] == "same"
        store.decisions.undo(ReviewId(WHOLE), "lan", clock)
        assert state(store)["verdict", (task,)] == "gap"
        assert ("link", (task, plan)) not in state(store)


@pytest.mark.parametrize("later", ["overlap", "distinct"])
def test_of_an_overlap_and_a_pair_of_it_that_is_none_the_later_stands(
    old: sqlite3.Connection, path: Path, later: str
) -> None:
    first, second, third = items(old, "2/KH-UBND")
    slots = {"overlap": (first, second, third), "distinct": (second, third)}
    earlier = next(action for action in slots if action != later)
    decide(old, WHOLE, 20, (earlier, slots[earlier]), earlier)
    decide(old, SECTION, 21, (later, slots[later]), later)
    with opened(old, path) as store:
        now = state(store)
        assert (later, slots[later]) in now
        assert (earlier, slots[earlier]) not in now


def test_an_addition_said_after_the_item_answered_elsewhere_stays_in_the_log_alone(
    old: sqlite3.Connection, path: Path
) -> None:
    plan = items(old, "2/KH-UBND")[0]
    decide(old, SECTION, 20, ("addition", (plan,)), "addition")
    with opened(old, path) as store:
        assert ("addition", (plan,)) not in state(store)
        rows = [row for row in store.decisions.log() if row.slot.items == (plan,)]
        assert [(row.before, row.after) for row in rows] == [
            (None, Entry("addition")),
            (Entry("addition"), None),
        ]


def test_in_a_folded_log_each_row_starts_from_what_stood_there(
    old: sqlite3.Connection, path: Path, clock: datetime
) -> None:
    tasks, plans = items(old, "1-CT/TW"), items(old, "2/KH-UBND")
    decide(old, SECTION, 20, ("link", (tasks[0], plans[0])), "rejected")
    decide(old, OTHER, 21, ("verdict", (tasks[0],)), "gap")
    decide(old, SECTION, 22, ("link", (tasks[1], plans[2])), "partial")
    decide(old, WHOLE, 23, ("note", (tasks[0], plans[0])), "xong")
    decide(old, OTHER, 24, ("distinct", (plans[0], plans[1])), "distinct")
    with opened(old, path) as store:
        before = state(store)
        stood: dict[Slot, Entry | None] = {}
        log = store.decisions.log()
        assert [row.id for row in log] == list(range(1, len(log) + 1))
        for row in log:
            assert row.before == stood.get(row.slot)
            stood[row.slot] = row.after
        assert {s: e.value for s, e in stood.items() if e} == {
            Slot(Action(action), tuple(map(ItemId, about))): value
            for (action, about), value in before.items()
        }
        taken_back = 0
        while store.decisions.undo(ReviewId(WHOLE), "lan", clock):
            taken_back += 1
        assert state(store) == {}
        for _ in range(taken_back):
            store.decisions.redo(ReviewId(WHOLE), "lan", clock)
        assert state(store) == before


def test_what_was_decided_in_a_section_can_still_be_taken_back_and_done_again(
    old: sqlite3.Connection, path: Path, clock: datetime
) -> None:
    task = items(old, "1-CT/TW")[1]
    decide(old, OTHER, 20, ("verdict", (task,)), "gap")
    with opened(old, path) as store:
        (row,) = store.decisions.undo(ReviewId(WHOLE), "lan", clock)
        assert (row.before, row.after) == (Entry("gap"), None)
        assert ("verdict", (task,)) not in state(store)
        store.decisions.redo(ReviewId(WHOLE), "lan", clock)
        assert state(store)["verdict", (task,)] == "gap"


def test_what_the_folding_has_overtaken_is_not_taken_back_but_told(
    old: sqlite3.Connection, path: Path, clock: datetime
) -> None:
    task = items(old, "1-CT/TW")[0]
    decide(old, SECTION, 20, ("verdict", (task,)), "gap", by="minh")
    decide(old, WHOLE, 21, ("verdict", (task,)), "unsure", by="lan")
    with opened(old, path) as store:
        before = state(store)
        with pytest.raises(ConflictError, match="lan changed this"):
            store.decisions.undo(ReviewId(WHOLE), "minh", clock)
        assert state(store) == before


def test_a_step_done_again_behind_a_step_in_another_section_is_understood(
    old: sqlite3.Connection, path: Path, clock: datetime
) -> None:
    task = items(old, "1-CT/TW")[1]
    decide(old, SECTION, 20, ("verdict", (task,)), "gap")
    # The whole review's last step was undone; there it is done again, behind the other's step.
    decide(old, WHOLE, 21, ("verdict", (task,)), "unsure")
    old.execute("DROP TRIGGER decision_log_no_update")
    old.execute("UPDATE decision_log SET redoes = 8 WHERE step = 21")
    old.execute(GUARD)
    with opened(old, path) as store:
        assert store.decisions.undo(ReviewId(WHOLE), "minh", clock) == ()
        assert state(store)["verdict", (task,)] == "unsure"
        store.decisions.undo(ReviewId(WHOLE), "lan", clock)
        assert state(store)["verdict", (task,)] == "gap"
        store.decisions.undo(ReviewId(WHOLE), "lan", clock)
        assert ("verdict", (task,)) not in state(store)


def test_what_was_taken_back_in_one_section_and_decided_in_another_stays_decided(
    old: sqlite3.Connection, path: Path, clock: datetime
) -> None:
    task = items(old, "1-CT/TW")[1]
    decide(old, SECTION, 20, ("verdict", (task,)), "gap")
    decide(old, OTHER, 21, ("verdict", (task,)), "unsure")
    take_back(old, SECTION, 22, 20)
    with opened(old, path) as store:
        assert state(store)["verdict", (task,)] == "unsure"
        for expected in ("unsure", "gap", None):
            store.decisions.undo(ReviewId(WHOLE), "lan", clock)
            assert state(store).get(("verdict", (task,))) == expected


def test_what_was_taken_back_in_a_section_lets_the_whole_stand_and_can_be_done_again(
    old: sqlite3.Connection, path: Path, clock: datetime
) -> None:
    task, plan = items(old, "1-CT/TW")[0], items(old, "2/KH-UBND")[0]
    decide(old, SECTION, 20, ("verdict", (task,)), "gap")
    take_back(old, SECTION, 21, 20)
    with opened(old, path) as store:
        assert state(store)["verdict", (task,)] == "covered"
        assert state(store)["link", (task, plan)] == "same"
        store.decisions.redo(ReviewId(WHOLE), "lan", clock)
        assert state(store)["verdict", (task,)] == "gap"
        assert ("link", (task, plan)) not in state(store)


def test_a_section_whose_block_is_gone_leaves_its_decisions_to_the_whole(
    old: sqlite3.Connection, path: Path
) -> None:
    task = items(old, "1-CT/TW")[1]
    old.execute("UPDATE reviews SET directive_section = 'IX' WHERE id = ?", (OTHER,))
    decide(old, OTHER, 20, ("verdict", (task,)), "gap")
    with opened(old, path) as store:
        assert [each.section for each in store.reviews.summaries()] == ["", "I.1"]
        assert state(store)["verdict", (task,)] == "gap"


def test_a_section_of_the_plan_stays_a_review_of_its_own(
    old: sqlite3.Connection, path: Path
) -> None:
    task = items(old, "1-CT/TW")[1]
    old.execute("UPDATE reviews SET plan_section = 'I.1' WHERE id IN (?, ?)", (SECTION, OTHER))
    decide(old, OTHER, 20, ("verdict", (task,)), "gap")
    with opened(old, path) as store:
        found = [
            (each.id, each.pair.plan_section, each.section) for each in store.reviews.summaries()
        ]
        assert found == [(WHOLE, "", ""), (SECTION, "I.1", "I.1"), (SECTION, "I.1", "I.2")]
        assert ("verdict", (task,)) not in state(store)
        (gap,) = store.decisions.state(ReviewId(SECTION))
        assert gap.slot.items == (task,)


def test_a_section_that_the_plan_had_lost_is_no_other_section_of_it(
    old: sqlite3.Connection, path: Path
) -> None:
    old.execute("UPDATE reviews SET plan_section = 'I.9' WHERE id IN (?, ?)", (SECTION, OTHER))
    with opened(old, path) as store:
        listed = [(each.id, each.pair.plan_section) for each in store.reviews.summaries()]
        assert listed == [(WHOLE, ""), (SECTION, "I.9"), (SECTION, "I.9")]
        assert [store.reviews.lost(ReviewId(each)) for each in (WHOLE, SECTION)] == [False, True]
        assert store.reviews.find(store.reviews.pair(ReviewId(SECTION))) is None


def test_what_is_folded_has_names_of_its_own_and_guards_as_before(
    old: sqlite3.Connection, path: Path, clock: datetime
) -> None:
    task = items(old, "1-CT/TW")[1]
    decide(old, OTHER, 20, ("verdict", (task,)), "gap")
    with opened(old, path) as store:
        log = store.decisions.log()
        assert len({row.uid for row in log} | {store.uid}) == len(log) + 1
        assert {(row.seat.login, row.seat.host) for row in log} == {("", "")}
        change = Change(Slot(Action.VERDICT, (ItemId(task),)), Entry("unsure"))
        assert store.decisions.record(ReviewId(WHOLE), [change], "lan", clock) == 21
        for statement in ("UPDATE decision_log SET reviewer = 'x'", "DELETE FROM decision_log"):
            with pytest.raises(Exception, match="only ever added to"):
                store._database.write(statement, [()])
