"""What can be undone and done again: two stacks that follow from a log which is only added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from doichieu.store import failures

if TYPE_CHECKING:
    from doichieu.store.database import Database


def last_step(database: Database) -> int:
    """The number of the last step of the log of decisions, in whatever review; 0 before any."""
    return int(database.value("SELECT coalesce(max(step), 0) FROM decision_log"))


def stacks(log: Iterable[Sequence[Any]]) -> tuple[list[int], list[tuple[int, int]]]:
    """One reviewer's steps in force, and those taken back each with the step that did it.

    `log` holds each step's number, the step that it undoes and the undo that it redoes, in order. A
    new step leaves nothing to be done again; but in a log folded of several, what was done again in
    one may stand behind a new step of another, and what was taken back in two stores is taken back.
    Raises ValueError with the step that turns another which was not there to be turned.
    """
    known: set[int] = set()
    done: list[int] = []
    undone: list[tuple[int, int]] = []
    taken_back: dict[int, int] = {}
    for step, undoes, redoes in log:
        if undoes is not None:
            if undoes not in known:
                raise ValueError(step)
            taken_back[step] = undoes
            if undoes in done:
                done.remove(undoes)
                undone.append((undoes, step))
        elif redoes is not None:
            if redoes not in taken_back:
                raise ValueError(step)
            undone = [pair for pair in undone if pair[1] != redoes]
            if taken_back[redoes] not in done:
                done.append(taken_back[redoes])
        else:
            known.add(step)
            done.append(step)
            undone.clear()
    return done, undone


def stacks_of(table: str, log: Iterable[Sequence[Any]]) -> tuple[list[int], list[tuple[int, int]]]:
    """The `stacks` of rows of a table; UnreadableError where they do not follow from each other."""
    try:
        return stacks(log)
    except ValueError as error:
        raise failures.damaged(table, *error.args[:1]) from error
