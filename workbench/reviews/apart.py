"""Aligning two long documents in a process of its own, whose memory is given back when it ends.

The features of all pairs of 2,000 × 2,000 items leave some 80 MB behind in the process that looked
at them, however little of it is kept, and the phrases of their texts 10 MB. Run as a module this is
that process: it is given the two documents on its standard input, and what it finds goes to its
standard output, each pickled.
"""

from __future__ import annotations

import pickle
import select
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING, NamedTuple

from doichieu.model import Outline
from doichieu.workbench.own_process import LOOK, asked

if TYPE_CHECKING:
    from doichieu.align.best import Best
    from doichieu.align.coverage import Sayings
    from doichieu.align.ranking import Ranking
    from doichieu.workbench.reviews.differences import Differing


class _Asked(NamedTuple):
    """What the other process is to do: the arguments of `align_in_turn`.

    Before that it makes the sayings of two `documents`, of which the others may be sections.
    """

    documents: tuple[Outline, Outline]
    directive: Outline
    plan: Outline
    first: Sequence[str]
    top: int


class _Found(NamedTuple):
    """A ranking with its items by their addresses: the items stand in both processes.

    With the first come the `sayings`, for which nobody has to wait twice.
    """

    whole: bool
    tasks: Sequence[str]
    plan: Sequence[str]
    best: Best
    strangers: bool
    sayings: Sayings | None


def align_apart(
    directive: Outline,
    plan: Outline,
    first: Sequence[str],
    differing: Differing,
    *,
    top: int,
    wanted: Callable[[], bool],
) -> Iterator[tuple[bool, Ranking]]:
    """What `align_in_turn` gives, found in another process, as long as it is `wanted`.

    Before that `differing` is prepared, with what comes from there. That process ends with the
    last, when nobody wants it any more, or with us. Where it comes to an end by itself, this one
    does the work.
    """
    from doichieu.align.aligner import align_in_turn
    from doichieu.align.letting_go import let_go
    from doichieu.align.ranking import Ranking

    try:
        work = _Asked(differing.documents, directive, plan, first, top)
        with asked(__name__, work) as told:
            let_go()
            while found := _next(told, wanted):
                if found.sayings:
                    differing.prepare(found.sayings)
                tasks = [directive.by_address[each] for each in found.tasks]
                answers = [plan.by_address[each] for each in found.plan]
                yield found.whole, Ranking(tasks, answers, found.best, found.strangers)
                if found.whole:
                    return
    finally:
        let_go()
    if wanted():
        # It came to an end by itself, perhaps for want of memory.
        differing.prepare()
        yield from align_in_turn(directive, plan, first, top=top)


def _next(told: IO[bytes], wanted: Callable[[], bool]) -> _Found | None:
    """What is found next; None where nothing comes, or nobody wants it any more."""
    while not select.select([told], [], [], LOOK)[0]:
        if not wanted():
            return None
    with suppress(EOFError, pickle.UnpicklingError):
        found: _Found = pickle.load(told)  # noqa: S301 (what our own process says)
        return found
    return None


def _work(given: IO[bytes], told: IO[bytes]) -> None:
    """What the other process does."""
    from doichieu.align.aligner import align_in_turn
    from doichieu.align.coverage import Sayings

    work: _Asked = pickle.load(given)  # noqa: S301 (what the process that started us says)
    # Nobody may be waiting any more.
    with suppress(BrokenPipeError):
        sayings: Sayings | None = Sayings(*work.documents)
        found = align_in_turn(work.directive, work.plan, work.first, top=work.top)
        for whole, ranking in found:
            tasks = [each.address for each in ranking.tasks]
            answers = [each.address for each in ranking.plan]
            message = _Found(whole, tasks, answers, ranking.best, ranking.strangers, sayings)
            pickle.dump(message, told)
            told.flush()
            sayings = None


if __name__ == "__main__":
    # What is pickled names its classes by the module, which this one is not while it is run.
    from doichieu.workbench.reviews import apart

    apart._work(sys.stdin.buffer, sys.stdout.buffer)  # noqa: SLF001 (itself)
