"""What was written here on its way to the server, while whoever wrote it may go on."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from threading import Event, Thread

from doichieu.errors import StoreError
from doichieu.store.failures import RefusedError
from doichieu.store.remote.pipeline import Pipeline, Statement
from doichieu.store.remote.server import Place, ends_at

_COMES_AGAIN = 2.0
"""Seconds after which whoever was told to come again does not."""

_SHORTLY = 2.0
"""Seconds to wait for what is asked of a server that has just not answered."""


class Batch:
    """Statements that the server was sent, in a thread of its own: the answer comes when it comes.

    `said` is what the mirror is to run once they are acknowledged, and `place` where the log then
    ends.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        sent: Sequence[Statement],
        said: Sequence[Statement],
        place: Place,
        within: float,
    ) -> None:
        self.said, self.place = tuple(said), place
        self._sent, self._pipeline, self._within = sent, pipeline, within
        self._came = Event()
        self._error: Exception | None = None
        self._awaited_until = 0.0
        Thread(target=self._send, daemon=True).start()

    def came(self, seconds: float) -> bool:
        """Whether the answer is there, waiting for it at most so many seconds."""
        return self._came.wait(seconds)

    def must_be_acknowledged(self) -> None:
        """Raise what sending it raised, once the answer came."""
        if self._error is not None:
            raise self._error

    @property
    def is_awaited(self) -> bool:
        """Whether whoever wrote it was told to come again, and may still do so."""
        return time.monotonic() < self._awaited_until

    @is_awaited.setter
    def is_awaited(self, now: bool) -> None:
        self._awaited_until = time.monotonic() + _COMES_AGAIN if now else 0.0

    def is_like(self, said: Sequence[Statement]) -> bool:
        """Whether somebody who came again wrote the same; texts may have another moment in them."""
        return [*map(_outline, said)] == [*map(_outline, self.said)]

    def _send(self) -> None:
        try:
            self._pipeline.run(self._sent, within=self._within, once=True)
        except Exception as error:  # noqa: BLE001 (whatever it is belongs to who wrote it)
            # A line that was cut may have been cut behind it.
            silent = isinstance(error, StoreError)
            self._error = None if silent and self._has_arrived() else error
        self._came.set()

    def _has_arrived(self) -> bool:
        """Whether the server says so; it may also be on its way still, or the server be gone."""
        with suppress(StoreError, RefusedError):
            return self._pipeline.run([ends_at(self.place)], within=_SHORTLY)[0] != []
        return False


def _outline(statement: Statement) -> tuple[object, ...]:
    return statement.sql, [[None if isinstance(v, str) else v for v in r] for r in statement.rows]
