"""What can be undone and done again: two stacks that follow from a log which is only added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def stacks(log: Iterable[Sequence[Any]]) -> tuple[list[int], list[tuple[int, int]]]:
    """One reviewer's steps in force, and those taken back each with the step that did it.

    `log` holds each step's number, the step that it undoes and the undo that it redoes, in order. A
    new step leaves nothing to be done again; but in a log folded of several, what was done again in
    one may stand behind a new step of another.
    """
    done: list[int] = []
    undone: list[tuple[int, int]] = []
    taken_back: dict[int, int] = {}
    for step, undoes, redoes in log:
        if undoes is not None:
            done.remove(undoes)
            undone.append((undoes, step))
            taken_back[step] = undoes
        elif redoes is not None:
            undone = [pair for pair in undone if pair[1] != redoes]
            done.append(taken_back[redoes])
        else:
            done.append(step)
            undone.clear()
    return done, undone
