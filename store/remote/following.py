"""What goes on beside whoever works on a mirror: threads that bring it to what the server has.

Each has a connection of its own to both. One whose server does not answer asks again; whoever
writes is told.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from doichieu import servers
from doichieu.errors import StoreError
from doichieu.store.failures import RefusedError
from doichieu.store.remote import mirror, server
from doichieu.store.remote.checking import usable
from doichieu.store.remote.claims import Claims
from doichieu.store.remote.pipeline import Pipeline
from doichieu.store.remote.server import LostError

PATIENCE = 20.0
"""Seconds to wait for an answer: many may stand before one."""

_EVERY = 1.0
"""Seconds after which it is asked again what others have written."""

_LAST = 0.2
"""Seconds to wait at the end until others know that one is gone."""


class Follower:
    """What follows one server into one mirror, and tells others who is here."""

    def __init__(self, path: Path, claims: Claims) -> None:
        self._path, self._claims = path, claims
        self._ended = Event()
        self._following: Thread | None = None
        self._renewing: Thread | None = None

    def begin(self) -> None:
        """From now on bring what others write, once a second."""
        if self._following is None:
            self._following = _started(self._follow)

    def renew(self) -> None:
        """Make the mirror anew, which takes its time, while whoever is told of it looks on."""
        if self._renewing is None or not self._renewing.is_alive():
            self._renewing = _started(self._renew)

    def end(self) -> None:
        """Bring nothing any more."""
        self._ended.set()
        if self._following is not None and self._claims.is_known_elsewhere:
            self._following.join(_LAST)

    def _follow(self) -> None:
        with self._connected() as (pipeline, connection):
            while not self._ended.wait(_EVERY):
                with _told_to_who_writes():
                    _catch_up(connection, pipeline)
                with _told_to_who_writes():
                    self._claims.exchange(pipeline)
            self._claims.take_back(pipeline)

    def _renew(self) -> None:
        with self._connected() as (pipeline, connection):
            mirror.follow(connection, pipeline, usable(pipeline))

    @contextmanager
    def _connected(self) -> Iterator[tuple[Pipeline, sqlite3.Connection]]:
        with _told_to_who_writes():
            address = servers.address_of(self._path)
            pipeline = Pipeline(address, servers.token(address), PATIENCE)
            with closing(pipeline), closing(mirror.open_mirror(self._path)) as connection:
                yield pipeline, connection


def _started(work: Callable[[], None]) -> Thread:
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def _told_to_who_writes() -> AbstractContextManager[None]:
    """Around what nobody looks at here."""
    return suppress(StoreError, sqlite3.Error, RefusedError)


def _catch_up(connection: sqlite3.Connection, pipeline: Pipeline) -> None:
    """Bring a mirror to what the server has; made anew where it is not the store it was."""
    try:
        mirror.catch_up(connection, server.news(pipeline, mirror.seen(connection)))
    except LostError:
        mirror.follow(connection, pipeline, usable(pipeline))
