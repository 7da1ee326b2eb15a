"""Waiting for the turn to write at a server, while whoever wants to write goes on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from threading import Event, Lock, Thread

from doichieu.errors import StoreError
from doichieu.store.failures import RefusedError
from doichieu.store.remote import server
from doichieu.store.remote.pipeline import Pipeline
from doichieu.store.remote.server import News, Place

UNUSED = 1.0
"""Seconds after which a turn that nobody takes is given back: all others wait meanwhile."""


class TurnAtServer:
    """A turn that was asked for, in a thread of its own: the answer comes when it comes.

    With it comes what others have written since, and nobody else writes until it is used.
    """

    def __init__(self, pipeline: Pipeline, seen: Place, unused: float = UNUSED) -> None:
        self._pipeline = pipeline
        self.seen = seen
        self._unused = unused
        self._came, self._taken = Event(), Event()
        self._one_at_a_time = Lock()
        self._news: Sequence[News] = ()
        self._error: Exception | None = None
        self._gone = self._left = False
        Thread(target=self._ask, daemon=True).start()

    def came(self, seconds: float) -> bool:
        """Whether the answer is there, waiting for it at most so many seconds."""
        return self._came.wait(seconds)

    def take(self) -> Sequence[News] | None:
        """What others have written; None where the turn came and was given back again.

        Raises what asking for it raised.
        """
        with self._one_at_a_time:
            self._taken.set()
            if self._error is not None:
                raise self._error
            return None if self._gone else self._news

    def leave(self) -> None:
        """Want neither the turn any more nor the connection."""
        with self._one_at_a_time:
            if self._gone:
                self._pipeline.close()
            self._gone = self._left = True
            self._taken.set()

    def _ask(self) -> None:
        try:
            self._news = server.news(self._pipeline, self.seen, [server.BEGIN], keep=True)
        except Exception as error:  # noqa: BLE001 (whatever it is belongs to who takes the turn)
            self._error = error
        self._came.set()
        self._taken.wait(self._unused)
        with self._one_at_a_time:
            if self._taken.is_set() and not self._gone:
                return
            self._gone = True
            # Whoever is told of an error by now asks anew.
            self._error = None
            with suppress(StoreError, RefusedError):
                self._pipeline.let_go()
            if self._left:
                self._pipeline.close()
