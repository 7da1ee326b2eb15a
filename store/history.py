"""What can be undone and done again: two stacks that follow from a log which is only added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def stacks(log: Iterable[Sequence[Any]]) -> tuple[list[int], list[tuple[int, int]]]:
    """One reviewer's steps in force, and those taken back each with the step that did it.

    `log` holds each step's number, the step that it undoes and the undo that it redoes, in order. A
    new step leaves nothing to be done again.
    """
    done: list[int] = []
    undone: list[tuple[int, int]] = []
    for step, undoes, redoes in log:
        if undoes is not None:
            done.remove(undoes)
            undone.append((undoes, step))
        elif redoes is not None:
            again = next(pair for pair in undone if pair[1] == redoes)
            undone.remove(again)
            done.append(again[0])
        else:
            done.append(step)
            undone.clear()
    return done, undone
