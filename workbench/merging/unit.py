"""What stands of one thing after a merge: of a task, its verdict and links together, or a slot.

A rule over the rows about it and what each had seen, whatever order they came in. Where rows had
not seen each other: what one reviewer said in two stores, the later stands; what says the same is
put together; what was said by who knew of a difference is settled and stands; and else, of a task,
nothing stands but what all have said, until somebody settles it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import StrEnum

from doichieu.frozen import frozen
from doichieu.model import ANSWERING, Action, Slot
from doichieu.store.rows import Logged, says
from doichieu.workbench.merging.seen import Seen

Version = dict[Slot, int]
"""What one row leaves in each slot: the row that put it there."""


class Outcome(StrEnum):
    """What becomes of what was said in two stores about one thing."""

    OPEN = "open"
    """Two reviewers differ: it is to be settled."""
    SETTLED = "settled"
    """It was settled; what another store says since stands in the reading of who said it."""
    LATER = "later"
    """The later stands."""
    OWN = "own"
    """One reviewer said both: the later stands."""
    ALIKE = "alike"
    """Both said the same, each for a reason: that of the later stands."""
    LET_GO = "let_go"
    """It cannot stand beside something else that does."""


@frozen
class Apart:
    """Rows that had not seen each other: `stands` is the one that does, `others` do not."""

    outcome: Outcome
    stands: int | None
    others: tuple[int, ...]


@frozen
class Resolved:
    """What stands of several rows, whether it is settled, and what of them is told."""

    version: Version
    settled: bool = False
    apart: tuple[Apart, ...] = ()
    readings: tuple[int, ...] = ()


class Unit:
    """The rows of a log about a task or a slot; `opens` where who differ have to settle it."""

    def __init__(
        self, log: Sequence[Logged], seen: Seen, rows: Sequence[int], *, task: bool, opens: bool
    ) -> None:
        self._log = log
        self._seen = seen
        self.task = task
        self._opens = opens
        self._versions: dict[int, Version] = {}
        self._settled: set[int] = set()
        self.readings: dict[str, int] = {}
        """By reviewer, the last row of what is beside something else to be settled, or was."""
        self.rows = rows
        last: list[int] = []
        for n, row in enumerate(rows):
            knows = all(seen.saw(row, each) for each in last)
            known = last if knows else seen.last([e for e in rows[:n] if seen.saw(row, e)])
            before = self._resolved(known)
            self._versions[row] = {**before.version, log[row].decision.slot: row}
            if before.settled:
                self._settled.add(row)
            last = [each for each in last if not seen.saw(row, each)] + [row]
        self._last = last

    def now(self) -> Resolved:
        """What stands by all rows."""
        return self._resolved(self._last)

    def at(self, rows: int) -> Resolved:
        """What stood by those of the rows whose bits are set."""
        return self._resolved(self._seen.last([each for each in self.rows if rows >> each & 1]))

    def version(self, row: int) -> Version:
        """What stood of it when a row had been made, as who made it knew."""
        return self._versions[row]

    def _resolved(self, last: Sequence[int]) -> Resolved:
        """What stands of rows none of which had seen another."""
        if len(last) < 2:
            return Resolved(self._versions[last[0]] if last else {}, bool({*last} & self._settled))
        found = self._by_rule(sorted(last, key=self._when))
        for row in found.readings:
            who = self._who(row)
            self.readings[who] = max(row, self.readings.get(who, row), key=self._when)
        return found

    def _by_rule(self, last: Sequence[int]) -> Resolved:
        # Of one reviewer the later, but for what was settled.
        ordered = sorted(last, key=lambda row: (row in self._settled, self._when(row)))
        of_each = {self._who(row): row for row in ordered}
        rows = sorted(of_each.values(), key=self._when)
        own = tuple(self._own(row, of_each) for row in last if row not in rows)
        told = tuple(each for each in own if self._differ(each.others[0], each.stands))
        # What was taken back says nothing against what another one says.
        rows = [row for row in rows if self._said(row) is not None] or rows
        settled = [row for row in rows if row in self._settled]
        if len({self._said(row) for row in rows}) == 1:
            reason = self._reason(rows[-1])
            version = {slot: n for row in rows for slot, n in self._versions[row].items()}
            alike = tuple(row for row in rows if self._reason(row) not in {"", reason})
            if alike:
                told = (*told, Apart(Outcome.ALIKE, rows[-1], alike))
            return Resolved(version, bool(settled), told)
        stands = (settled or rows)[-1]
        others = tuple(row for row in rows if self._differ(row, stands))
        if settled:
            readings = tuple(row for row in others if row not in self._settled)
            apart = Apart(Outcome.SETTLED, stands, others)
            return Resolved(self._versions[stands], True, (*told, apart), readings)
        if not self._opens:
            apart = Apart(Outcome.LATER, stands, others)
            return Resolved(self._versions[stands], False, (*told, apart))
        apart = Apart(Outcome.OPEN, None, tuple(rows))
        return Resolved(self._common(rows), True, (*told, apart), tuple(rows))

    def _own(self, row: int, of_each: dict[str, int]) -> Apart:
        kept = of_each[self._who(row)]
        reset = kept in self._settled and row not in self._settled
        return Apart(Outcome.SETTLED if reset else Outcome.OWN, kept, (row,))

    def _differ(self, one: int, other: int | None) -> bool:
        return other is None or self._said(one) != self._said(other)

    def _common(self, rows: Sequence[int]) -> Version:
        """The links on which all versions agree; of what answers a task the verdict is open."""
        one, *others = (self._versions[row] for row in rows)
        return {
            slot: n
            for slot, n in one.items()
            if slot.action is Action.LINK
            and all(slot in each and self._same(n, each[slot]) for each in others)
        }

    def _same(self, one: int, other: int) -> bool:
        return says(self._log[one].after) == says(self._log[other].after)

    def _said(self, row: int) -> Hashable:
        """What differs where two differ: value or verdict and answers, without reasons; or None."""
        if not self.task:
            after = self._log[row].after
            return after.entry.value if after else None
        verdict, answers = None, set()
        for slot, n in self._versions[row].items():
            after = self._log[n].after
            if after and slot.action is Action.VERDICT:
                verdict = after.entry.value
            elif after and after.entry.value in ANSWERING:
                answers.add(slot.items[1])
        return (verdict, frozenset(answers)) if verdict or answers else None

    def _reason(self, row: int) -> str:
        """The reason that stood with a verdict, or with what a slot held."""
        held = [self._log[n] for n in self._versions[row].values()]
        said = (each.after for each in held if each.decision.slot.action is not Action.LINK)
        return next((each.entry.reason for each in said if each), "")

    def _who(self, row: int) -> str:
        return self._log[row].decision.who

    def _when(self, row: int) -> tuple[object, ...]:
        of = self._log[row].decision
        return of.at, of.uid
