"""Steps that wait for somebody else's write to end, and the keys that are not obeyed meanwhile.

The screen goes on: a step that cannot be taken is taken again from a timer. A key that was pressed
while one waited, or before it could be read that one failed, was meant for another state of things.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from inspect import isawaitable
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from doichieu.errors import BusyError, DoichieuError, SlowError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.tui.host import host

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

BRIEFLY = 0.05
"""Seconds for which the store of a running program waits by itself: nobody sees a screen stand."""

AGAIN = 0.1
"""Seconds after which a step is taken again."""

TOLD_AFTER = 0.5
"""Seconds after which it is said that a step waits."""

REFUSED_AFTER = 15.0
"""Seconds after which a step is given up."""


@frozen
class Step:
    """What is to be taken again, where to say that it waits, and what to do when it failed."""

    take: Callable[[], object]
    say: Callable[[str], None]
    failed: Callable[[DoichieuError], None]


class Patience:
    """The step that waits, if any; one at a time, since no key is obeyed while it does."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._step: Step | None = None
        self._since = 0.0
        self._deaf_until = 0.0
        self.at_rest = Event()
        """Set while no step waits: what a thread has found is not shown under one that does."""
        self.at_rest.set()

    @property
    def waits(self) -> bool:
        """Whether a step waits."""
        return self._step is not None

    def hears(self, key: Message) -> bool:
        """Whether a key is obeyed: no step waits, and it was not pressed before one failed."""
        return self._step is None and key.time >= self._deaf_until

    def forget_keys(self) -> None:
        """Let go of the keys pressed until now."""
        self._deaf_until = monotonic()

    def taken_again(self) -> AbstractContextManager[None]:
        """Around a step that is given to `wait` where it finds the store held."""
        return host(self._app).workbench.store.taken_again()

    def wait(self, step: Step) -> None:
        """Take a step again until somebody else's write has ended."""
        self._step, self._since = step, monotonic()
        self.at_rest.clear()
        self._app.set_timer(AGAIN, self._again)

    def give_up(self) -> None:
        """Let no step wait any more, since the program ends."""
        self._step = None
        self.at_rest.set()

    async def _again(self) -> None:
        step = self._step
        if step is None:
            return
        waited = monotonic() - self._since
        try:
            with self.taken_again():
                result = step.take()
                if isawaitable(result):
                    await result
        except BusyError as error:
            if waited < REFUSED_AFTER:
                if waited >= TOLD_AFTER:
                    step.say(_waiting(error))
                self._app.set_timer(AGAIN, self._again)
                return
            self._end()
            step.failed(error)
        except DoichieuError as error:
            self._end()
            step.failed(error)
        else:
            self._end()

    def _end(self) -> None:
        self.forget_keys()
        self.give_up()


def _waiting(error: BusyError) -> str:
    if isinstance(error, SlowError):
        return _("waiting for the server …")
    return _("waiting for another reviewer …")
