"""What is suggested for the cells of a matrix: what is kept first, then what has to be looked for.

Each batch is kept as it is found, so that the next time it is there at once. Run as a module this
is the process in which a screen has the survey made: in its own the keys would wait.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import field
from multiprocessing.connection import Connection
from typing import NamedTuple

from doichieu.config import Config
from doichieu.errors import DoichieuError, StoreError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import DocumentId, Grade, Outline
from doichieu.model.matrix import Found, Likeliest, PlanPart
from doichieu.progress import Progress
from doichieu.store import Store
from doichieu.workbench.collection.matrix import rules
from doichieu.workbench.collection.survey import WORTH_A_PROCESS, Answers, hold
from doichieu.workbench.documents.outline_loader import OutlineLoader
from doichieu.workbench.documents.references import named
from doichieu.workbench.own_process import LOOK, asked

AT_ONCE = 200
"""Plans of which is read together what is kept: some ten milliseconds."""

PAUSE = 0.4
"""Seconds after which what was found is kept and shown: each time the disk is waited for."""


@frozen
class Batch:
    """What was found in some plans, and why others could not be read."""

    found: Mapping[PlanPart, Found] = field(default_factory=dict)
    errors: Mapping[PlanPart, DoichieuError] = field(default_factory=dict)

    @property
    def plans(self) -> int:
        """How many plans it tells of."""
        return len(self.found) + len(self.errors)


def fill(
    config: Config,
    directive: DocumentId,
    parts: Sequence[PlanPart],
    *,
    wanted: Callable[[], bool] = lambda: True,
    progress: Progress | None = None,
    apart: bool = False,
) -> Iterator[Batch]:
    """What each plan, or section alone, has for the tasks of the whole directive.

    What is kept comes first.
    It ends early once it is not wanted any more. With `apart` a long survey is made in another
    process. In a store that may only be read nothing is kept. Raises DoichieuError.
    """
    with Store.open(config.store, make=False) as store:
        plans = dict.fromkeys(part.plan for part in parts)
        made_of = store.surveyed.made_of(directive, plans, rules())
        missing: list[PlanPart] = []
        for start in range(0, len(parts), AT_ONCE):
            some = parts[start : start + AT_ONCE]
            known = store.surveyed.get(directive, {part.plan: made_of[part.plan] for part in some})
            if kept := {part: known[part] for part in some if part in known}:
                yield Batch(kept)
            missing += [part for part in some if part not in kept]
        if not missing or not wanted():
            return
        survey = _Asked(
            config, store.documents.get(directive).outline, {_name(part): part for part in missing}
        )
        far = apart and len(missing) >= WORTH_A_PROCESS
        answers = _apart(survey, wanted) if far else survey.answers(progress)
        with closing(answers):
            for batch in _batches(answers, survey.parts, wanted):
                with suppress(StoreError):
                    store.surveyed.put(directive, made_of, batch.found)
                yield batch


def _name(part: PlanPart) -> str:
    """What the loader of outlines knows it by."""
    return named(f"#{part.plan}", part.section)


def _batches(
    answers: Iterator[Answers], parts: Mapping[str, PlanPart], wanted: Callable[[], bool]
) -> Iterator[Batch]:
    """The answers of some time together, as long as they are wanted."""
    found: dict[PlanPart, Found] = {}
    errors: dict[PlanPart, DoichieuError] = {}
    since = time.monotonic()
    for each in answers:
        part = parts[each.plan]
        if each.error is None:
            found[part] = _likeliest(each)
        else:
            errors[part] = each.error
        if time.monotonic() - since > PAUSE:
            yield Batch(found, errors)
            found, errors, since = {}, {}, time.monotonic()
        if not wanted():
            break
    if found or errors:
        yield Batch(found, errors)


def _likeliest(answers: Answers) -> Found:
    """The best answer to each task that has one by which the program stands."""
    return {
        task.address: Likeliest(found[0].grade, found[0].score, found[0].address)
        for task, found in answers.by_task
        if found and found[0].grade is not Grade.WEAK
    }


class _Asked(NamedTuple):
    """A survey to be made: of one directive, of these plans in a store by their names."""

    config: Config
    directive: Outline
    parts: Mapping[str, PlanPart]

    def answers(self, progress: Progress | None = None) -> Generator[Answers, None, None]:
        """What each plan has, one best answer a task."""
        load = OutlineLoader(self.config)
        yield from hold(self.directive, [*self.parts], load, top=1, progress=progress)


def _apart(survey: _Asked, wanted: Callable[[], bool]) -> Generator[Answers, None, None]:
    """The answers, found in another process and those that it starts; they end with us."""
    with (
        asked(__name__, survey) as told,
        Connection(os.dup(told.fileno()), writable=False) as line,
    ):
        yield from _heard(line, len(survey.parts), wanted)


def _heard(line: Connection, count: int, wanted: Callable[[], bool]) -> Iterator[Answers]:
    for _number in range(count):
        while not line.poll(LOOK):
            if not wanted():
                return
        try:
            said = line.recv()
        except EOFError:
            raise DoichieuError(
                _("a process of its own came to an end, perhaps for want of memory"),
                remedy=_("Survey fewer plans at a time."),
            ) from None
        if isinstance(said, DoichieuError):
            raise said
        yield said


def _work() -> None:
    """What the other process does."""
    survey: _Asked = pickle.load(sys.stdin.buffer)  # noqa: S301 (who started us says it)
    # Nobody may be waiting any more.
    with Connection(os.dup(sys.stdout.fileno()), readable=False) as line, suppress(BrokenPipeError):
        try:
            for answers in survey.answers():
                line.send(answers)
        except DoichieuError as error:
            line.send(error)


if __name__ == "__main__":
    # What is pickled names its classes by the module, which this one is not while it is run.
    from doichieu.workbench.collection import surveying

    surveying._work()  # noqa: SLF001 (itself)
