"""The parts of a task that nothing which answers it says anything of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from doichieu.align.clauses import Clause, Part, Span, aside, clauses, either, wording
from doichieu.align.coverage import Phrase, Share, Weights, between, phrases
from doichieu.model import Item, Kind
from doichieu.text import fold

WHOLE, SURE, PART = 0.2, 0.15, 0.15
"""A clause is left out of which no one answer says more than this; where none of the others is
answered, no more than the second; and a part of a clause that is answered, than the third."""

KEPT, SHARED = 0.3, 0.05
"""So much of another clause must be said for one to stand out; the second where hardly anything of
this one is. What shares nothing at all is no answer."""

WEIGHT, NUMBER = 20.0, 5
"""What a clause must weigh, and how many phrases it must have, to be a duty of its own."""

_MARKS = " ,;:."
_CELL = "|"

_CONTENT = 10.0
"""Less says too little to tell whether the rest is answered."""


ELSEWHERE = 0.5
"""What another item of the plan says so much of is not left out, whatever that item answers."""


def left_out(
    task: Item,
    answers: Sequence[Collection[int]],
    weights: Weights,
) -> Iterator[Span]:
    """The places in a task's text that are left out, in order.

    `answers` is what each of those that answer it says, `weights` are those of both documents.
    Nothing is told of an objective, which says what shall be in many words for one thing, nor of a
    table that was read as a text.
    """
    if task.kind is Kind.OBJECTIVE or _CELL in task.text:
        return
    asked = _Asked(task, answers, weights)
    for span in asked.left():
        duty = not _no_duty().match(fold(task.text[slice(*span)]))
        if duty and asked.said_anywhere(span) < ELSEWHERE:
            yield span


@cache
def _no_duty() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(wording()['clause']['no_duty'])})\b")


class _Asked:
    """A task with how much is said of each clause."""

    def __init__(self, task: Item, answers: Sequence[Collection[int]], weights: Weights) -> None:
        self._text, self._answers, self._weights = task.text, answers, weights
        self._aside = aside(task)
        self._phrases = phrases(task.text)
        self.shares = [(clause, self._share(clause.duties)) for clause in clauses(task.text)]

    def left(self) -> Iterator[Span]:
        """The places of which no answer says enough."""
        for clause, share in self.shares:
            if clause.topic or share.number < NUMBER:
                continue
            if share.said > WHOLE:
                yield from self.parts_left(clause)
            elif share.weight >= WEIGHT and self.stands_out(clause, share):
                yield self.quoted(clause.duties[0].start, clause.duties[-1].end)

    def said_anywhere(self, span: Span) -> float:
        """How much of a place one item of the plan says."""
        return self._weights.share_of_one(between(self._phrases, span, self._aside)).said

    def _share(self, parts: Sequence[Part]) -> Share:
        found: list[Phrase] = []
        for start, end, _aim in parts:
            found += between(self._phrases, (start, end), self._aside)
        return self._weights.share(found, self._answers)

    def stands_out(self, clause: Clause, share: Share) -> bool:
        """Whether others of the task's clauses are answered, or this one not in the least.

        The first says what the task is: where it is not answered, nothing else need be.
        """
        others = [
            each.said
            for other, each in self.shares
            if other is not clause and each.weight >= _CONTENT
        ]
        best = max(others, default=0.0)
        first = clause is self.shares[0][0]
        return best >= KEPT or (share.said <= SURE and best >= SHARED and not first)

    def parts_left(self, clause: Clause) -> Iterator[Span]:
        """The parts of a clause that are left out though the rest of it is said."""
        shares = [(part, self._share([part])) for part in clause.parts]
        for part, share in shares:
            alone = part.aim or share.number < NUMBER or share.weight < WEIGHT
            if alone or share.said > PART:
                continue
            if any(each.said >= KEPT and each.weight > _CONTENT for _, each in shares):
                yield self.quoted(part.start, part.end)

    def quoted(self, start: int, end: int) -> Span:
        """A place without marks at its ends, nor the bodies before the duty and the time behind."""
        for first, last in self._aside:
            if first - start <= 1 and start < last < end:
                start = last
        for first, last in reversed(self._aside):
            if start < first < end <= last + 1:
                end = first
        text = self._text[start:end]
        return start + len(text) - len(text.lstrip(_MARKS)), start + len(text.rstrip(_MARKS))
