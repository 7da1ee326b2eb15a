"""How version 7 makes one review of several: what stands then, and a log that leads up to it.

The steps of all of them are gone through again, in the order in which they were made. After each
the review of the whole holds what they hold together; where that is something else than the step
wrote, rows beside its own say so. So each row's `before` is what stood there, and undo leads back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = (
    "CREATE INDEX temp.old_decision_log_slots ON old_decision_log (review_id, action, subject)",
    "CREATE INDEX temp.old_annotation_places ON old_annotation_items (annotation_id)",
    "CREATE TEMP TABLE decided (id INTEGER, whole INTEGER)",
    """CREATE TEMP TABLE told (
  id INTEGER, part INTEGER, whole INTEGER, step INTEGER, at TEXT, reviewer TEXT, action TEXT,
  subject TEXT, before TEXT, after TEXT, undoes INTEGER, redoes INTEGER
)""",
)
"""Filled by `fold`: the annotations that stand, and the log; `part` counts rows added to one."""

_ALONE = (
    """INSERT INTO decided SELECT id, review_id FROM old_annotations
WHERE review_id IN (SELECT whole FROM folding GROUP BY whole HAVING count(*) = 1)""",
    """INSERT INTO told
SELECT id, 0, review_id, step, at, reviewer, action, subject, before, after, undoes, redoes
FROM old_decision_log
WHERE review_id IN (SELECT whole FROM folding GROUP BY whole HAVING count(*) = 1)""",
)
"""A review with none beside it stays as it is."""

_LOG = """SELECT
  log.id, step, at, reviewer, review_id, action, subject, before, after, undoes, redoes
FROM old_decision_log AS log JOIN folding ON folding.id = review_id
WHERE whole = ? ORDER BY log.id"""

_HELD = """SELECT annotation.id, EXISTS (
  SELECT 1 FROM old_decision_log AS log WHERE log.review_id = annotation.review_id
    AND log.action = annotation.action AND log.subject = annotation.subject
), review_id, action, subject, step, value, json_object(
  'value', value, 'reason', reason, 'reviewer', reviewer, 'at', at, 'read', (
    SELECT json_group_array(fingerprint) FROM (
      SELECT fingerprint FROM old_annotation_items
      WHERE annotation_id = annotation.id ORDER BY position
    )
  )
)
FROM old_annotations AS annotation JOIN folding ON folding.id = review_id WHERE whole = ?"""

Slot = tuple[str, tuple[int, ...]]
Effect = dict[Slot, tuple[object, object]]
"""By each slot that the rows of a step are about, what stood there before it and after it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one of the reviews holds in a slot: in JSON, and since which step."""

    review: int
    slot: Slot
    step: int
    value: str
    filling: str

    @property
    def claims(self) -> bool:
        """Whether it says how far a task is carried out: its verdict, or what answers it."""
        return self.slot[0] == "verdict" or self.answers

    @property
    def answers(self) -> bool:
        return self.slot[0] == "link" and self.value in ("same", "partial")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the log as it was written."""

    id: int
    step: int
    at: str
    reviewer: str
    review: int
    slot: Slot
    before: str | None
    after: str | None
    undoes: int | None
    redoes: int | None


class _Together:
    """What several reviews of one directive and one plan hold, and what stands of it."""

    def __init__(self) -> None:
        self._held: dict[Slot, dict[int, _Said]] = defaultdict(dict)
        self._slots_of: dict[object, set[Slot]] = defaultdict(set)
        self._touched: dict[tuple[int, int], int] = {}
        self._was: dict[tuple[int, Slot], tuple[_Said | None, int]] = {}
        self.stands: dict[Slot, _Said] = {}

    def hold(self, said: _Said) -> None:
        """Put something in its place."""
        for key in _keys(said.slot):
            self._slots_of[key].add(said.slot)
        self._held[said.slot][said.review] = said
        if said.claims:
            task = (said.review, said.slot[1][0])
            self._touched[task] = max(said.step, self._touched.get(task, 0))

    def make(self, row: _Row) -> None:
        """What a row of the log did in its own review. An undo makes nothing newer than it was."""
        slot, task = row.slot, (row.review, row.slot[1][0])
        earlier = self._held[slot].pop(row.review, None)
        touched = self._touched.get(task, 0)
        self._was[row.step, slot] = (earlier, touched)
        said = None
        if row.after is not None:
            said = _Said(row.review, slot, row.step, json.loads(row.after)["value"], row.after)
            self.hold(said)
        elif earlier is not None and earlier.claims:
            self._touched[task] = row.step
        former, before = self._was.get((row.undoes or 0, slot), (None, 0))
        if row.undoes is not None and touched == row.undoes:
            self._touched[task] = before
        if said and former:
            self._held[slot][row.review] = replace(said, step=former.step)

    def settle(self, slots: Iterable[Slot]) -> set[Slot]:
        """See anew what stands about what these slots are about; all that was looked at."""
        seen: set[Slot] = set()
        plans: set[int] = set()
        for action, items in set(slots):
            if action in ("verdict", "link"):
                about = self._slots_of["task", items[0]]
                self._put(about, self._of_task(items[0], about))
                seen |= about
                plans |= {subject[1] for kind, subject in about if kind == "link"}
            elif action in ("overlap", "distinct"):
                about = self._near((action, items))
                self._put(about, self._of_pairs(about))
                seen |= about
            elif action == "addition":
                plans.add(items[0])
            else:
                self._put([(action, items)], self._latest([(action, items)]))
                seen.add((action, items))
        for plan in plans:
            slot = ("addition", (plan,))
            self._put([slot], self._of_addition(plan))
            seen.add(slot)
        return seen

    def settle_all(self) -> None:
        """See what stands before the first step."""
        self.settle(list(self._held))

    def filling(self, slot: Slot) -> str | None:
        """What stands in a slot, in JSON."""
        return self.stands[slot].filling if slot in self.stands else None

    def _put(self, about: Iterable[Slot], found: Iterable[_Said]) -> None:
        for slot in about:
            self.stands.pop(slot, None)
        self.stands.update((said.slot, said) for said in found)

    def _latest(self, slots: Iterable[Slot]) -> list[_Said]:
        held = (self._held[slot].values() for slot in slots)
        return [max(each, key=_step) for each in held if each]

    def _of_task(self, task: int, about: set[Slot]) -> list[_Said]:
        """Verdict and answers are those of one review, the last that claimed anything of the task.

        What it has for an answer and was called something else later is none. A task that is left
        without any answer so is undecided again.
        """
        held = [said for slot in about for said in self._held[slot].values()]
        claims = {said.review for said in held if said.claims}
        lead = max(claims, key=lambda review: self._touched[review, task], default=0)
        since = self._touched.get((lead, task), 0)
        own = {said.slot: said for said in held if said.claims and said.review == lead}
        others: dict[Slot, _Said] = {}
        for said in sorted(held, key=_step):
            if not said.claims and (said.slot not in own or said.step > since):
                others[said.slot] = said
        had = any(said.answers for said in own.values())
        found = [*(said for slot, said in own.items() if slot not in others), *others.values()]
        if had and not any(said.answers for said in found):
            return [said for said in found if said.value not in ("covered", "partial")]
        return found

    def _of_addition(self, plan: int) -> list[_Said]:
        """An addition to a section is none where the plan item answers a task of another."""
        answers = {
            self.stands[slot].review
            for slot in self._slots_of["plan", plan]
            if slot in self.stands and self.stands[slot].answers
        }
        found = self._latest([("addition", (plan,))])
        return [said for said in found if not answers - {said.review}]

    def _near(self, slot: Slot) -> set[Slot]:
        """The overlaps and denials that have two items in common, from one to the next."""
        near, left = {slot}, [slot]
        while left:
            for pair in _keys(left.pop()):
                new = self._slots_of[pair] - near
                near |= new
                left += new
        return near

    def _of_pairs(self, about: Iterable[Slot]) -> list[_Said]:
        """Of an overlap, and two items of it that are none in another review, the later stands."""
        found: list[_Said] = []
        for said in sorted(self._latest(about), key=_step, reverse=True):
            if not any(_contrary(said, later) for later in found):
                found.append(said)
        return found


def _step(said: _Said) -> int:
    return said.step


def _keys(slot: Slot) -> Iterator[object]:
    """Under what a slot is looked for."""
    action, items = slot
    if action in ("verdict", "link"):
        yield "task", items[0]
    if action == "link":
        yield "plan", items[1]
    if action in ("overlap", "distinct"):
        yield from combinations(items, 2)


def _contrary(one: _Said, other: _Said) -> bool:
    if one.review == other.review or one.slot[0] == other.slot[0]:
        return False
    few, many = sorted((one, other), key=lambda said: said.slot[0])
    return set(few.slot[1]) <= set(many.slot[1])


class _Telling:
    """The log of the review of the whole, told anew row by row."""

    def __init__(self, together: _Together) -> None:
        together.settle_all()
        self._together = together
        self._stood = {slot: said.filling for slot, said in together.stands.items()}
        self._effects: dict[int, Effect] = {}
        self._undone: dict[int, int] = {}
        self._in_force: dict[int, int] = {}
        self._in_order: list[int] = []
        self._exact: set[int] = set()
        self.rows: list[tuple[object, ...]] = []

    def step(self, rows: Sequence[_Row]) -> None:
        """Tell the rows of one step, and what else it changes in the whole."""
        for row in rows:
            self._together.make(row)
        seen = self._together.settle(row.slot for row in rows)
        changes = [
            (row.id, 0, row.slot, row.after or self._together.filling(row.slot)) for row in rows
        ]
        first = {slot: self._stood.get(slot) for slot in (*seen, *(row.slot for row in rows))}
        told = [(*change[:3], self._stood_before(*change[2:]), change[3]) for change in changes]
        left = [slot for slot in sorted(seen) if not self._agrees(slot)]
        for part, slot in enumerate(left, start=1):
            after = self._together.filling(slot)
            told.append((rows[-1].id, part, slot, self._stood_before(slot, after), after))
        effect = {
            slot: (_parsed(first[slot]), _parsed(self._stood.get(slot)))
            for slot in {change[2] for change in told}
        }
        undoes, redoes = self._turned(rows[0], effect)
        common = (rows[0].step, rows[0].at, rows[0].reviewer)
        for number, part, (action, items), before, after in told:
            subject = json.dumps(items, separators=(",", ":"))
            self.rows.append(
                (number, part, *common, action, subject, before, after, undoes, redoes)
            )

    def _stood_before(self, slot: Slot, after: str | None) -> str | None:
        """What stood in a slot, into which something else is put."""
        before = self._stood.pop(slot, None)
        if after is not None:
            self._stood[slot] = after
        return before

    def _agrees(self, slot: Slot) -> bool:
        now, then = self._together.filling(slot), self._stood.get(slot)
        return now == then or _parsed(now) == _parsed(then)

    def _turned(self, row: _Row, effect: Effect) -> tuple[int | None, int | None]:
        """What a step undoes and redoes here.

        One that did not take back here just what the other had done is a step like any other.
        """
        self._effects[row.step] = effect
        if row.undoes is not None:
            self._undone[row.step] = row.undoes
            undone = self._in_force.get(row.undoes, row.undoes)
            if self._is_last(undone) and effect == _reversed(self._effects[undone]):
                self._in_order.remove(undone)
                self._exact.add(row.step)
                return undone, None
        elif row.redoes is not None:
            undone = self._undone.get(row.redoes, 0)
            if row.redoes in self._exact and effect == _reversed(self._effects[row.redoes]):
                self._in_order.append(self._in_force.get(undone, undone))
                return None, row.redoes
            # What is taken back the next time is this one.
            self._in_force[undone] = row.step
        self._in_order.append(row.step)
        return None, None

    def _is_last(self, step: int) -> bool:
        """Whether it is in force, and no later one that is has to do with what it is about."""
        if step not in self._in_order:
            return False
        later = self._in_order[self._in_order.index(step) + 1 :]
        about = self._effects[step].keys()
        return not any(about & self._effects[each].keys() for each in later)


def _parsed(filling: str | None) -> object:
    return json.loads(filling) if filling else None


def _reversed(effect: Effect) -> Effect:
    return {slot: (after, before) for slot, (before, after) in effect.items()}


def fold(db: Database) -> None:
    """Fill `decided` and `told` by `folding`."""
    for statement in (*_TABLES, *_ALONE):
        db.execute(statement)
    several = "SELECT whole FROM folding GROUP BY whole HAVING count(*) > 1"
    for (whole,) in db.execute(several).fetchall():
        together, places = _Together(), {}
        for number, logged, *said in db.execute(_HELD, [whole]).fetchall():
            held = _Said(said[0], (said[1], tuple(json.loads(said[2]))), *said[3:])
            places[held.review, held.slot] = number
            if not logged:
                together.hold(held)
        telling = _Telling(together)
        for _number, rows in groupby(map(_row, db.execute(_LOG, [whole]).fetchall()), _step_of):
            telling.step(list(rows))
        stand = (places.get((said.review, said.slot)) for said in together.stands.values())
        _many(db, "INSERT INTO decided VALUES (?, ?)", [(number, whole) for number in stand])
        marks = ", ".join("?" * 12)
        _many(
            db,
            f"INSERT INTO told VALUES ({marks})",  # noqa: S608 (ours)
            [(number, part, whole, *rest) for number, part, *rest in telling.rows],
        )


def _row(columns: Sequence[Any]) -> _Row:
    number, step, at, reviewer, review, action, subject, *rest = columns
    return _Row(number, step, at, reviewer, review, (action, tuple(json.loads(subject))), *rest)


def _step_of(row: _Row) -> int:
    return row.step


def _many(db: Database, statement: str, rows: list[tuple[object, ...]]) -> None:
    db.conn.executemany(statement, rows)
