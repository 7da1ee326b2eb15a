"""Deciding, taking back and doing again: the log that is only added to, and the state it makes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from doichieu.errors import ConflictError, StoreError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    COMMON,
    NO_SEAT,
    Annotation,
    Change,
    Decision,
    ItemId,
    Layer,
    ReviewId,
    Seat,
    Slot,
    bereft,
    contradicting,
    meet,
)
from doichieu.store import conflicts, rows
from doichieu.store.database import Database
from doichieu.store.history import last_step, stacks_of
from doichieu.store.replaying import APART_IN, TAGS_APART
from doichieu.store.rows import Filling, Logged
from doichieu.store.seals import Seals
from doichieu.store.slots import Slots, check


@frozen
class _Step:
    """What the rows of one keystroke have in common."""

    number: int
    review: ReviewId
    layer: Layer
    reviewer: str
    at: datetime
    undoes: int | None = None
    redoes: int | None = None
    takes_back: int | None = None
    """An old step, whose place in the stacks stays as it is: the log is not told."""

    @property
    def since(self) -> int:
        """The step behind which somebody may have said what does not go with this one."""
        return self.undoes or self.redoes or self.takes_back or 0


@frozen
class _Turn:
    """A slot to be put from what it should hold now to what it held at another time."""

    slot: Slot
    now: Filling | None
    then: Filling | None


class Decisions:
    """The decisions of one open store. All are of one layer of a review, by default the common one.

    What is written is logged as written at `seat`.
    """

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._db = database
        self._seat = seat
        self._slots = Slots(database)
        self._seals = Seals(database)

    def state(self, review: ReviewId, layer: Layer = COMMON) -> tuple[Annotation, ...]:
        """What stands decided now, in reading order.

        Suspect is what was decided about a text that has changed, or gone, since.
        """
        return self._slots.all(review, layer)

    def last_step(self, review: ReviewId, layer: Layer = COMMON) -> int:
        """The latest step of a review; 0 before the first."""
        sql = "SELECT coalesce(max(step), 0) FROM decision_log WHERE review_id = ? AND layer = ?"
        return int(self._db.value(sql, review, layer))

    def head(self, review: ReviewId) -> str:
        """A hash over all rows of a review's log in their order: it names the log as it stands.

        Raises StoreError where what stands decided does not follow from the log: nobody who goes
        through the program can bring that about.
        """
        apart = self._db.value(APART_IN, review) or self._db.value(TAGS_APART)
        if apart:
            raise StoreError(
                _("what stands decided does not follow from the log ({what})").format(what=apart),
                where=str(self._db.path),
                remedy=_("See what is wrong with: doichieu verify"),
            )
        return self._seals.head(review)

    def record(
        self,
        review: ReviewId,
        changes: Sequence[Change],
        reviewer: str,
        at: datetime,
        *,
        saw: int | None = None,
        read: Mapping[ItemId, str] = MappingProxyType({}),
        layer: Layer = COMMON,
        onto: int = 0,
    ) -> int:
        """Make these changes, all or none, and give their step; 0 if they change nothing.

        They belong to the step `onto`, to be taken back with it, while that is the reviewer's
        latest in force; else they are a step of their own.

        To say the same again of a text that has changed since is a change: it is suspect no more.
        `saw` is the last step that the decision knows of: raises ConflictError, and changes
        nothing, when a later one is about the same thing. None looks at nothing. `read` are the
        fingerprints of the texts that it knows of: ConflictError when one of them is another now.
        Raises ValueError for a change that its action does not allow, StoreError when it is about
        an item that the documents no longer have.
        """
        with self._db.transaction():
            number = self._next_step()
            if onto:
                done, _undone = self._history(review, layer, reviewer)
                number = onto if done[-1:] == [onto] else number
            step = _Step(number, review, layer, reviewer, at)
            changed = [change for change in changes if self._make(step, change)]
            if changed and saw is not None:
                self._must_have_seen(step, changes, changed, saw)
            self._must_have_read(step, changed, read)
            self._seals.put_log(review)
        return step.number if changed else 0

    def _make(self, step: _Step, change: Change) -> bool:
        """Make one change of a step; whether it changed anything."""
        check(change.slot, change.entry)
        read = self._slots.wording(step.review, change.slot.items)
        before = self._slots.get(step.review, step.layer, change.slot)
        after = Filling(change.entry, step.reviewer, step.at, read) if change.entry else None
        if rows.says(before) == rows.says(after):
            return False
        self._write(step, change.slot, before, after)
        return True

    def _must_have_seen(
        self, step: _Step, wished: Sequence[Change], changed: Sequence[Change], saw: int
    ) -> None:
        """Raise ConflictError when a step after `saw` decided about what this one is about.

        What was wished but came true meanwhile belongs to it too: a decision to be moved may have
        been moved elsewhere.
        """
        wishes = {change.slot for change in wished}
        items = {item for change in (*wished, *changed) for item in change.slot.items}
        later = self._db.rows(
            # What meets has an item in common: of fifty who decide at once nearly no row is read.
            """SELECT * FROM decision_log
            WHERE review_id = ? AND layer = ? AND step > ? AND step <> ? AND EXISTS (
              SELECT 1 FROM json_each(subject) AS part
              JOIN json_each(?) AS asked ON asked.value = part.value
            ) ORDER BY id DESC""",
            step.review,
            step.layer,
            saw,
            step.number,
            rows.as_json(sorted(items)),
        )
        found = (rows.logged(row).decision for row in later)
        missed = [
            row
            for row in found
            if row.slot in wishes or any(meet(row.slot, change.slot) for change in changed)
        ]
        if missed:
            latest = conflicts.remembered(missed)
            raise conflicts.missed(latest, self._slots.addresses(latest.slot), step.at)

    def _must_have_read(
        self, step: _Step, changed: Sequence[Change], read: Mapping[ItemId, str]
    ) -> None:
        """Raise ConflictError when a text that something is said about is not the one read."""
        for change in changed:
            items = change.slot.items if change.entry else ()
            known = tuple(item for item in items if item in read)
            if self._slots.wording(step.review, known) != tuple(read[item] for item in known):
                raise conflicts.read_otherwise(self._slots.addresses(change.slot))

    def undo(
        self,
        review: ReviewId,
        reviewer: str,
        at: datetime,
        passing: Collection[int] = (),
        *,
        layer: Layer = COMMON,
    ) -> tuple[Decision, ...]:
        """Take back this reviewer's latest step still in force; the rows written, () for none.

        Steps in `passing` are passed over. Raises ConflictError, and changes nothing, when somebody
        else has changed one of the step's slots, or decided something beside which what comes
        back cannot stand; its `step` says which to pass over.
        """
        with self._db.transaction():
            done, _undone = self._history(review, layer, reviewer)
            step = next((step for step in reversed(done) if step not in passing), None)
            if step is None:
                return ()
            number = self._next_step()
            turning = _Step(number, review, layer, reviewer, at, undoes=step)
            return self._turn(turning, _back(self._rows_of(step)))

    def redo(
        self, review: ReviewId, reviewer: str, at: datetime, *, layer: Layer = COMMON
    ) -> tuple[Decision, ...]:
        """Do again what this reviewer took back last; the rows written, () for none.

        Only until the reviewer's next new decision. Raises ConflictError like `undo`.
        """
        with self._db.transaction():
            _done, undone = self._history(review, layer, reviewer)
            if not undone:
                return ()
            taken_back, by = undone[-1]
            turns = [
                _Turn(row.decision.slot, row.before, row.after) for row in self._rows_of(taken_back)
            ]
            number = self._next_step()
            return self._turn(_Step(number, review, layer, reviewer, at, redoes=by), turns)

    def take_back(self, step: int, reviewer: str, at: datetime) -> tuple[Decision, ...]:
        """Put back what stood before any step of this reviewer's; the rows written.

        It is a new decision, which undo takes back, and leaves all others in the order in which
        they are undone. Raises ConflictError, and changes nothing, when one of the step's slots is
        another one's by now, the reviewer's own included, when what comes back cannot stand beside
        what was said since, or a verdict would lose what it rests on; StoreError where the step is
        somebody else's.
        """
        with self._db.transaction():
            taken = self._rows_of(step)
            if not taken or not taken[0].decision.is_of(reviewer, self._seat):
                raise StoreError(_("only what you decided yourself can be taken back"))
            of, number = taken[0].decision, self._next_step()
            turning = _Step(number, of.review, of.layer, reviewer, at, takes_back=step)
            return self._turn(turning, _back(taken))

    def log(self, review: ReviewId | None = None) -> tuple[Decision, ...]:
        """Every row of the log in every layer, of one review or of all, oldest first."""
        where = "" if review is None else "WHERE review_id = ?"
        found = self._db.rows(
            f"SELECT * FROM decision_log {where} ORDER BY id",  # noqa: S608
            *(() if review is None else (review,)),
        )
        return tuple(rows.logged(row).decision for row in found)

    def latest(
        self, review: ReviewId, reviewer: str, count: int, layer: Layer = COMMON
    ) -> tuple[Decision, ...]:
        """The reviewer's last `count` rows of a review's log, newest first."""
        found = self._db.rows(
            """SELECT * FROM decision_log
            WHERE review_id = ? AND layer = ? AND reviewer = ? ORDER BY id DESC LIMIT ?""",
            review,
            layer,
            reviewer,
            count,
        )
        return tuple(rows.logged(row).decision for row in found)

    def _next_step(self) -> int:
        return last_step(self._db) + 1

    def _history(
        self, review: ReviewId, layer: Layer, reviewer: str
    ) -> tuple[list[int], list[tuple[int, int]]]:
        """The reviewer's steps in force, and those taken back each with the step that did it."""
        return stacks_of(
            "decision_log",
            self._db.rows(
                f"""SELECT DISTINCT step, undoes, redoes FROM decision_log
                WHERE review_id = ? AND layer = ? AND reviewer = ? AND {rows.OF_SEAT}
                ORDER BY step""",  # noqa: S608 (ours)
                review,
                layer,
                reviewer,
                *rows.seat_key(self._seat),
            ),
        )

    def _rows_of(self, step: int) -> list[Logged]:
        return list(
            map(
                rows.logged,
                self._db.rows("SELECT * FROM decision_log WHERE step = ? ORDER BY id", step),
            )
        )

    def _turn(self, step: _Step, turns: Sequence[_Turn]) -> tuple[Decision, ...]:
        for turn in turns:
            if self._slots.get(step.review, step.layer, turn.slot) != turn.now:
                raise self._conflict(step, turn.slot)
            self._write(step, turn.slot, turn.now, turn.then)
        self._must_stand(step, turns)
        self._seals.put_log(step.review)
        return tuple(row.decision for row in self._rows_of(step.number))

    def _must_stand(self, step: _Step, turns: Sequence[_Turn]) -> None:
        """Raise ConflictError where what comes back cannot stand beside what others said since."""
        back = {turn.slot: turn.then for turn in turns}
        others = [
            each
            for each in self._slots.filled_since(step.review, step.layer, step.since)
            if each.slot not in back
            if each.reviewer != step.reviewer or step.takes_back
        ]
        for slot, then in back.items():
            if then and (found := contradicting(slot, then.entry, others)):
                raise self._conflict(step, found.slot)
        if step.takes_back:
            self._must_rest_on_something(step, back)

    def _must_rest_on_something(self, step: _Step, turned: Iterable[Slot]) -> None:
        """Raise ConflictError where a verdict stands without the answers that it rests on."""
        standing = self._slots.all(step.review, step.layer)
        if (found := bereft(turned, standing)) is not None:
            raise ConflictError(
                _("the verdict rests on it by now, so nothing was taken back"),
                where=self._slots.addresses(found.slot),
                remedy=_("Look at it and decide anew."),
            )

    def _conflict(self, step: _Step, slot: Slot) -> ConflictError:
        last = self._db.row(
            """SELECT reviewer, at FROM decision_log
            WHERE review_id = ? AND layer = ? AND action = ? AND subject = ? AND code = ?
              AND step > ?
            ORDER BY reviewer = ?, id DESC LIMIT 1""",
            step.review,
            step.layer,
            *rows.slot_key(slot),
            step.takes_back or 0,
            step.reviewer,
        )
        who, at = (last["reviewer"], last["at"]) if last else ("?", "")
        when = datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M") if at else "?"
        error = ConflictError(
            _("{who} changed this on {when}, so nothing was taken back").format(who=who, when=when),
            where=self._slots.addresses(slot),
            remedy=_("Look at it and decide anew."),
        )
        error.step = step.undoes or 0
        return error

    def _write(
        self, step: _Step, slot: Slot, before: Filling | None, after: Filling | None
    ) -> None:
        decision = Decision(
            id=0,
            step=step.number,
            at=step.at,
            reviewer=step.reviewer,
            review=step.review,
            slot=slot,
            before=before.entry if before else None,
            after=after.entry if after else None,
            undoes=step.undoes,
            redoes=step.redoes,
            layer=step.layer,
            seat=self._seat,
        )
        row = rows.logged_row(Logged(decision, before, after))
        self._db.insert("decision_log", row)
        self._slots.put(step.review, step.layer, slot, after, step.number)


def _back(taken: Sequence[Logged]) -> list[_Turn]:
    """What puts the slots of a step back to what they held before it, the last one first."""
    return [_Turn(row.decision.slot, row.after, row.before) for row in reversed(taken)]
