"""The parts of a task that nothing which answers it says anything of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from doichieu.align.clauses import Clause, Part, Span, aside, clauses
from doichieu.align.coverage import Phrase, Share, Weights, between, phrases
from doichieu.model import Item, Kind

WHOLE, SURE, PART = 0.2, 0.15, 0.15
"""A clause is left out of which no one answer says more than this; where none of the others is
answered, no more than the second; and a part of a clause that is answered, than the third."""

KEPT = 0.3
"""So much of another clause must be said: what shares nothing at all is no answer."""

WEIGHT, NUMBER = 20.0, 5
"""What a clause must weigh, and how many phrases it must have, to be a duty of its own."""

_CONTENT = 10.0
"""Less says too little to tell whether the rest is answered."""


def left_out(
    task: Item, answers: Sequence[Collection[str]], weights: Weights
) -> Iterator[Span]:
    """The places in a task's text that are left out, in order; `answers` is what each of them says.

    An objective says what shall be, in many words for one thing: nothing of it is told.
    """
    if task.kind is Kind.OBJECTIVE:
        return
    asked = _Asked(task, answers, weights)
    for clause, share in asked.shares:
        if clause.topic or share.number < NUMBER:
            continue
        if share.said > WHOLE:
            yield from asked.parts_left(clause)
        elif share.weight >= WEIGHT and asked.stands_out(clause, share):
            yield asked.quoted(clause.duties[0].start, clause.duties[-1].end)


class _Asked:
    """A task with how much is said of each clause."""

    def __init__(
        self, task: Item, answers: Sequence[Collection[str]], weights: Weights
    ) -> None:
        self._text, self._answers, self._weights = task.text, answers, weights
        self._aside = aside(task)
        self._phrases = phrases(task.text)
        self.shares = [(clause, self._share(clause.duties)) for clause in clauses(task.text)]

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
        sure = share.said <= SURE and clause is not self.shares[0][0]
        return sure or max(others, default=0.0) >= KEPT

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
        """A place without marks and spaces at its ends, nor the bodies before the duty."""
        for place in self._aside:
            if place[0] - start <= 1 and start < place[1] < end:
                start = place[1]
        text = self._text[start:end]
        return start + len(text) - len(text.lstrip(" ,;:.")), start + len(text.rstrip(" ,;:."))
