"""What is suggested for a matrix, looked for in the background. Ends in messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import get_current_worker

from doichieu.errors import DoichieuError
from doichieu.model import DocumentId
from doichieu.model.matrix import PlanPart
from doichieu.tui.jobs import deliver
from doichieu.workbench.collection.surveying import Batch, fill

if TYPE_CHECKING:
    from textual.screen import Screen

    from doichieu.config import Config


@dataclass
class Suggested(Message):
    """What was found in some plans, for the run of this number."""

    run: int
    batch: Batch


@dataclass
class AllSuggested(Message):
    """The run of this number has ended; with an error it could not go on."""

    run: int
    error: DoichieuError | None = None


def start_surveying(
    screen: Screen[Any],
    config: Config,
    directive: DocumentId,
    parts: Sequence[PlanPart],
    run: int,
) -> None:
    """Look in a thread for what each plan or section has, the first of them first.

    The screen gets `Suggested` for each batch and `AllSuggested` in the end. A run that was begun
    before is called off. The thread opens the store by itself.
    """

    def work() -> None:
        worker = get_current_worker()
        error = None
        try:
            for batch in fill(
                config, directive, parts, wanted=lambda: not worker.is_cancelled, apart=True
            ):
                deliver(screen, Suggested(run, batch))
        except DoichieuError as failed:
            error = failed
        if not worker.is_cancelled:
            deliver(screen, AllSuggested(run, error))

    screen.run_worker(work, thread=True, exclusive=True, group="survey")
