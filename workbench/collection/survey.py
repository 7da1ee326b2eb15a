"""One directive held against many plans, on every processor, with one plan in memory at a time."""

from __future__ import annotations

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple, TypeAlias

from doichieu.align.aligner import Aligner
from doichieu.config import Config
from doichieu.errors import DoichieuError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Grade, Outline, best_grade
from doichieu.processors import processors
from doichieu.progress import Progress, Silent
from doichieu.store import Store
from doichieu.workbench.collection.collection import Collection
from doichieu.workbench.documents.outline_loader import OutlineLoader

Open: TypeAlias = Callable[[str], Outline]
"""Gives the plan of a name, in whatever process it is called: it has to be picklable.

Raises DoichieuError where there is none.
"""

BATCH = 8
"""Plans handed to a process at a time: what is still done after an interruption."""

WORTH_A_PROCESS = 32
"""Plans from which on further processes are worth their start."""


class Task(NamedTuple):
    """An item of the directive."""

    address: str
    line: int


class Answer(NamedTuple):
    """An item of the plan that may answer a task: a suggestion light enough for millions."""

    address: str
    line: int
    score: float
    grade: Grade


@frozen
class Answers:
    """What one plan has for each task of the directive, best first; or why it could not be read.

    `plan` is the name it was asked for by, `number` what the document calls itself, `strangers`
    whether it neither names the directive among what it carries out nor answers much of it.
    """

    plan: str
    number: str = ""
    by_task: Sequence[tuple[Task, Sequence[Answer]]] = ()
    error: DoichieuError | None = None
    strangers: bool = False

    def graded(self, grade: Grade) -> tuple[Task, ...]:
        """The tasks whose best answer is of this grade; weak are those without an answer."""
        return tuple(task for task, found in self.by_task if best_grade(found) is grade)

    @property
    def data(self) -> dict[str, object]:
        """`{plan, number, strangers, candidates: […]}`.

        A candidate is `{directive, plan, score, proposed, grade}`.
        """
        return {
            "plan": self.plan,
            "number": self.number,
            "strangers": self.strangers,
            "candidates": [
                {
                    "directive": {"id": task.address, "line": task.line},
                    "plan": {"id": answer.address, "line": answer.line},
                    "score": round(answer.score, 4),
                    "proposed": answer.grade is not Grade.WEAK,
                    "grade": answer.grade,
                }
                for task, found in self.by_task
                for answer in found
            ],
        }


def survey(
    config: Config,
    directive: str,
    plans: Sequence[str],
    *,
    top: int,
    progress: Progress | None = None,
) -> Iterator[Answers]:
    """The best `top` suggestions of each plan for a directive, all named as users do.

    Without plans, of all stored documents that say they carry the directive out. Raises InputError
    where the directive is not there, or nothing carries it out.
    """
    load_outline = OutlineLoader(config)
    upper = load_outline(directive)
    if not plans:
        with Store.open(config.store) as store:
            plans = Collection(store).plans_of(directive)
    yield from hold(upper, plans, load_outline, top=top, progress=progress)


def hold(
    directive: Outline,
    plans: Sequence[str],
    open_: Open,
    *,
    top: int,
    progress: Progress | None = None,
) -> Iterator[Answers]:
    """The best `top` suggestions of each plan, in the order of the plans, as they are found.

    Nothing is written anywhere.
    """
    watcher = progress or Silent()
    watcher.begin(len(plans), _("Comparing"))
    work = _Work(directive, open_, top)
    processes = processors()
    alone = len(plans) < WORTH_A_PROCESS or processes == 1
    for answers in map(work, plans) if alone else _spread(work, plans, processes):
        watcher.step()
        yield answers


@frozen
class _Work:
    """What every process does with its share of the plans."""

    directive: Outline
    open_: Open
    top: int

    @cached_property
    def _aligner(self) -> Aligner:
        return Aligner(self.directive)

    def __call__(self, plan: str) -> Answers:
        """What one plan has."""
        try:
            outline = self.open_(plan)
        except DoichieuError as error:
            return Answers(plan, error=error)
        found = self._aligner.rank(outline, top=self.top)
        by_task = []
        for number, item in enumerate(found.tasks):
            answers = []
            for rank, place in enumerate(found.best.places(number)):
                answer, score = found.plan[place], found.best.score(number, rank)
                grade = found.grade(number, rank)
                answers.append(Answer(answer.address, answer.line, score, grade))
            by_task.append((Task(item.address, item.line), answers))
        return Answers(plan, outline.facts.name, by_task, strangers=found.strangers)


def _spread(work: _Work, plans: Iterable[str], processes: int) -> Iterator[Answers]:
    """The same in several processes, never far ahead of who asks, so that nothing piles up."""
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(work,)
    )
    try:
        yield from _in_order(pool, iter(plans), 3 * processes)
    except BrokenProcessPool:
        raise DoichieuError(
            _("a process of its own came to an end, perhaps for want of memory"),
            remedy=_("Survey fewer plans at a time."),
        ) from None
    finally:
        # Also when the user interrupts: only the batches under way are still finished.
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, plans: Iterator[str], ahead: int) -> Iterator[Answers]:
    waiting: deque[Future[tuple[Answers, ...]]] = deque()
    while batch := tuple(islice(plans, BATCH)):
        with _uninterrupted():
            waiting.append(pool.submit(_share, batch))
        if len(waiting) > ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process that is started within is never told of an interruption; this one, afterwards.

    It would complain on the terminal. Windows has no such thing.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_own: _Work | None = None
"""What this process was started for."""


def _begin(work: _Work) -> None:
    """Make a new process ready."""
    global _own  # noqa: PLW0603 (a process of its own has nothing else to keep it in)
    _own = work
    # Hardly anything here goes in circles: looking for it often would cost a tenth of the time.
    gc.freeze()
    gc.set_threshold(100_000)


def _share(plans: Sequence[str]) -> tuple[Answers, ...]:
    if _own is None:
        raise RuntimeError("a process was given work before it was made ready")
    return tuple(map(_own, plans))
