"""One directive held against many plans, by whatever executor, with few plans in memory at a time.

By default every processor of this machine works, each process opening the plans by itself. Another
executor gets outlines, for nobody knows where its workers are and what they may open.
"""

from __future__ import annotations

import gc
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import field
from functools import cached_property, lru_cache
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple, TypeAlias

from doichieu import edition
from doichieu.align.aligner import Aligner
from doichieu.errors import DoichieuError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Grade, Outline, Verdict, best_grade
from doichieu.processors import processors
from doichieu.progress import Progress, Silent

Open: TypeAlias = Callable[[str], Outline]
"""Gives the plan of a name, in whatever process it is called: it has to be picklable.

Raises DoichieuError where there is none.
"""

BATCH = 8
"""Plans handed to a process at a time: what is still done after an interruption."""

AHEAD = 3
"""Batches under way for each worker, so that none waits for the next."""

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
    `decided` are the verdicts of its review, by the addresses of the tasks; all else is guessed.
    """

    plan: str
    number: str = ""
    by_task: Sequence[tuple[Task, Sequence[Answer]]] = ()
    error: DoichieuError | None = None
    strangers: bool = False
    decided: Mapping[str, Verdict] = field(default_factory=dict)

    def graded(self, grade: Grade) -> tuple[Task, ...]:
        """The undecided tasks whose best answer is of this grade; weak are those without any."""
        return tuple(
            task
            for task, found in self.by_task
            if task.address not in self.decided and best_grade(found) is grade
        )

    def given(self, verdict: Verdict) -> tuple[Task, ...]:
        """The tasks of which this was decided."""
        return tuple(t for t, _found in self.by_task if self.decided.get(t.address) is verdict)

    def __reduce__(self) -> tuple[Callable[..., Answers], tuple[object, ...]]:
        """How it goes to another process: as plain tuples, which take a third of the time."""
        plain = [(tuple(task), [*map(tuple, found)]) for task, found in self.by_task]
        rest = (self.plan, self.number, self.error, self.strangers, self.decided)
        return _arrived, (plain, rest)

    @property
    def data(self) -> dict[str, object]:
        """`{plan, number, strangers, decided: […], candidates: […]}`.

        Decided is `{directive, verdict}`; a candidate, `{directive, plan, score, proposed, grade}`,
        is a guess, also where the task is decided.
        """
        return {
            "plan": self.plan,
            "number": self.number,
            "strangers": self.strangers,
            "decided": [
                {
                    "directive": {"id": task.address, "line": task.line},
                    "verdict": self.decided[task.address],
                }
                for task, _found in self.by_task
                if task.address in self.decided
            ],
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


def _arrived(
    plain: Iterable[tuple[Task, Iterable[Answer]]],
    rest: tuple[str, str, DoichieuError | None, bool, Mapping[str, Verdict]],
) -> Answers:
    """The answers as they were before they went to another process."""
    plan, number, error, strangers, decided = rest
    by_task = tuple((Task(*task), [Answer(*each) for each in found]) for task, found in plain)
    return Answers(plan, number, by_task, error, strangers, decided)


def hold(
    directive: Outline,
    plans: Sequence[str],
    open_: Open,
    *,
    top: int,
    progress: Progress | None = None,
    crew: Crew | None = None,
) -> Generator[Answers, None, None]:
    """The best `top` suggestions of each plan, in the order of the plans, as they are found.

    By the processors of this machine, or by another crew. Nothing is written anywhere.
    """
    watcher = progress or Silent()
    watcher.begin(len(plans), _("Comparing"))
    work = _Work(directive, open_, top)
    processes = processors()
    if crew is not None:
        found = _sent(work, plans, crew)
    elif len(plans) < WORTH_A_PROCESS or processes == 1:
        found = map(work, plans)
    else:
        found = _spread(work, plans, processes)
    for answers in found:
        watcher.step()
        yield answers


class Crew(NamedTuple):
    """Who else does the work: any executor, and how many work for it at a time."""

    executor: Executor
    workers: int


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
        return self.ranked(plan, outline)

    def ranked(self, plan: str, outline: Outline) -> Answers:
        """What the plan of a name has, opened already."""
        found = self._aligner.rank(outline, top=self.top)
        by_task = []
        for number, item in enumerate(found.tasks):
            best = [found.plan[place] for place in found.best.places(number)]
            graded = zip(best, found.best.scores(number), found.grades(number), strict=True)
            answers = [
                Answer(each.address, each.line, score, grade) for each, score, grade in graded
            ]
            by_task.append((Task(item.address, item.line), answers))
        return Answers(plan, outline.facts.name, tuple(by_task), strangers=found.strangers)


def _spread(work: _Work, plans: Iterable[str], processes: int) -> Iterator[Answers]:
    """The same in several processes, never far ahead of who asks, so that nothing piles up."""
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(work,)
    )

    def start(batch: Sequence[str]) -> Future[tuple[Answers, ...]]:
        with _uninterrupted():
            return pool.submit(_share, batch)

    try:
        yield from _in_order(start, iter(plans), AHEAD * processes)
    except BrokenProcessPool:
        raise DoichieuError(
            _("a process of its own came to an end, perhaps for want of memory"),
            remedy=_("Survey fewer plans at a time."),
        ) from None
    finally:
        # Also when the user interrupts: only the batches under way are still finished.
        pool.shutdown(wait=True, cancel_futures=True)


def _sent(work: _Work, plans: Iterable[str], crew: Crew) -> Iterator[Answers]:
    """The same by a crew: it gets what this machine has opened, and the edition it has to have."""
    asked = pickle.dumps(_Asked(work.directive, work.top, edition.current(edition.ALIGNING)))

    def start(batch: Sequence[str]) -> Future[tuple[Answers, ...]]:
        return crew.executor.submit(_answered, asked, tuple(map(opened, batch)))

    def opened(plan: str) -> _Opened:
        try:
            return _Opened(plan, work.open_(plan))
        except DoichieuError as error:
            return _Opened(plan, error)

    yield from _in_order(start, iter(plans), AHEAD * crew.workers)


class _Opened(NamedTuple):
    """A plan as it is sent, or why there is none."""

    plan: str
    outline: Outline | DoichieuError


class _Asked(NamedTuple):
    """What is asked of each plan, and the edition of the rules by which."""

    directive: Outline
    top: int
    rules: bytes


def _answered(asked: bytes, plans: Sequence[_Opened]) -> tuple[Answers, ...]:
    """What some plans have, wherever this runs."""
    work = _ready(asked)
    return tuple(
        Answers(plan, error=outline)
        if isinstance(outline, DoichieuError)
        else work.ranked(plan, outline)
        for plan, outline in plans
    )


@lru_cache(maxsize=4)
def _ready(asked: bytes) -> _Work:
    """A directive made ready once for all the batches that come here."""
    directive, top, rules = _Asked(*pickle.loads(asked))  # noqa: S301 (we have written it)
    if edition.current(edition.ALIGNING) != rules:
        raise DoichieuError(
            _("a machine that helps has another edition of this program"),
            remedy=_("Install the same one everywhere."),
        )
    return _Work(directive, _nowhere, top)


def _nowhere(plan: str) -> Outline:
    raise RuntimeError(f"a machine that helps was to open {plan}")


def _in_order(
    start: Callable[[Sequence[str]], Future[tuple[Answers, ...]]], plans: Iterator[str], ahead: int
) -> Iterator[Answers]:
    """The answers batch by batch; so many are under way at once. Who stops lets go of the rest."""
    waiting: deque[Future[tuple[Answers, ...]]] = deque()
    try:
        while batch := tuple(islice(plans, BATCH)):
            waiting.append(start(batch))
            if len(waiting) > ahead:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        for each in waiting:
            each.cancel()


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
