"""The door to a store on a server: what is read is read in a mirror here, what is written goes out.

A transaction takes two round trips: one for the turn to write, with what others have written since,
and one for everything that it wrote, which is then in the mirror too. A third one gives back a turn
in which nothing was written.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from doichieu import servers
from doichieu.errors import BusyError, StoreError
from doichieu.language import _
from doichieu.store import failures
from doichieu.store.database import Database, transaction
from doichieu.store.opening import SHAPE, VERSION, differing, digest
from doichieu.store.remote import mirror, server
from doichieu.store.remote.pipeline import Pipeline, Statement
from doichieu.store.remote.server import Header, LostError, News
from doichieu.store.remote.turn import UNUSED, TurnAtServer

_PATIENCE = 20.0
"""Seconds to wait for an answer: many may stand before one."""

_AT_LEAST = 0.2
"""Seconds to wait for the turn, however impatient one is: an answer needs its way."""

_SENDING = 6.0
"""Seconds to wait until what was written is acknowledged: the server ends a transaction at 5."""

_EVERY = 1.0
"""Seconds after which it is asked again what others have written."""


def open_mirrored(path: Path, *, read_only: bool = False, make: bool = True) -> Database:
    """The store of the server that `path` mirrors; made there, where there is none and one may be.

    Raises StoreError where the server does not answer, or has no store of this version.
    """
    address = servers.address_of(path)
    pipeline = Pipeline(address, servers.token(address), _PATIENCE)
    try:
        header = _header(pipeline, make=make and not read_only)
        with failures.storage_errors(path):
            connection = mirror.open_mirror(path)
        try:
            with failures.storage_errors(path), failures.server_errors(address):
                mirror.follow(connection, pipeline, header)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        pipeline.close()
        raise
    return Mirrored(connection, path, pipeline, read_only=read_only)


def _header(pipeline: Pipeline, *, make: bool) -> Header:
    """What the server says of its store, which is one that this version can work on."""
    header = server.header(pipeline)
    if header.is_empty and make:
        _make(pipeline, header)
        header = server.header(pipeline)
    if header.is_empty:
        raise failures.no_store(pipeline.address)
    if header.is_unfinished:
        raise failures.cut_short(pipeline.address)
    if not header.is_ours:
        raise failures.of_others(pipeline.address)
    if header.version > VERSION:
        raise failures.too_new(pipeline.address)
    if header.version < VERSION:
        raise failures.too_old(pipeline.address)
    if digest(header.objects.shape) != SHAPE:
        raise failures.not_ours(pipeline.address, next(differing(header.objects.shape))[0])
    return header


def _make(pipeline: Pipeline, header: Header) -> None:
    from doichieu.store import migrations  # noqa: PLC0415 (sqlite-utils is slow to import)

    new = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(new)
        server.send(pipeline, new, VERSION, header.objects)
    finally:
        new.close()


class Mirrored(Database):
    """A mirror in which everything is read, and a server to which everything is written first."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, pipeline: Pipeline, *, read_only: bool
    ) -> None:
        super().__init__(connection, path, read_only=read_only)
        self.pipeline = pipeline
        self._turn: TurnAtServer | None = None
        self._unused = UNUSED
        self._said: list[Statement] | None = None
        self._named = frozenset(
            row["name"]
            for row in self.rows(
                """SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name)
                AS columns WHERE tables.type = 'table' AND columns.name = 'uid'"""
            )
        )
        self._ended: Event | None = None

    def insert(self, table: str, row: dict[str, object]) -> int:
        """Add one row and give its id."""
        return super().insert(table, self._with_uid(table, row))

    def insert_all(self, table: str, rows: Sequence[dict[str, object]]) -> None:
        """Add rows, each with the columns of the first."""
        super().insert_all(table, [self._with_uid(table, row) for row in rows])

    def _with_uid(self, table: str, row: dict[str, object]) -> dict[str, object]:
        """A row with the name that SQLite would make up, elsewhere another one."""
        if table not in self._named or "uid" in row:
            return row
        return row | {"uid": os.urandom(16).hex()}

    def _run(self, sql: str, rows: Sequence[tuple[object, ...]]) -> sqlite3.Cursor:
        if self._said is None:
            with self.transaction():
                return self._run(sql, rows)
        cursor = super()._run(sql, rows)
        if rows:
            self._said.append(Statement(sql, tuple(rows)))
        return cursor

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, at the server and here, or nothing."""
        self._must_be_writable()
        news = self._turn_to_write()
        try:
            with (
                failures.storage_errors(self.path),
                failures.server_errors(self.pipeline.address),
                transaction(self._connection),
            ):
                mirror.apply(self._connection, news)
                self._said = []
                yield
                self._send(self._said)
        finally:
            self._said = None
            with suppress(StoreError, failures.RefusedError):
                self.pipeline.let_go()

    def _send(self, said: Sequence[Statement]) -> None:
        """Write all of it at the server, and note in the mirror that it is the last it has seen."""
        if said:
            place, log = server.logged(mirror.seen(self._connection), said)
            # Where the server has ended the transaction meanwhile this begins another one, which
            # comes to nothing if anybody has written since: the place in the log is taken then.
            again = Statement("SAVEPOINT written")
            self.pipeline.run([again, *log, *said, server.COMMIT], within=_SENDING)
            mirror.arrive(self._connection, place)

    def _turn_to_write(self) -> Sequence[News]:
        """What others have written, once the turn is ours. Raises BusyError where it does not come.

        One who comes again finds the turn that was asked for before.
        """
        patience = max(_AT_LEAST, self.value("PRAGMA busy_timeout") / 1000)
        with failures.server_errors(self.pipeline.address):
            while True:
                turn = self._turn = self._turn or self._asked()
                if not turn.came(patience):
                    raise BusyError(
                        _("somebody else is writing, so nothing was saved"),
                        where=self.pipeline.address,
                        remedy=_("Do it again."),
                    )
                self._turn = None
                try:
                    news = turn.take()
                except LostError:
                    self._begin_anew()
                    continue
                if news is not None:
                    return news

    def _asked(self) -> TurnAtServer:
        return TurnAtServer(self.pipeline, mirror.seen(self._connection), self._unused)

    def _begin_anew(self) -> None:
        """The store on the server is another one by now, or its log does not reach back so far."""
        self.pipeline.let_go()
        header = _header(self.pipeline, make=False)
        mirror.follow(self._connection, self.pipeline, header)

    def version_token(self) -> int:
        """A number that changes when somebody else has written, which from now on is looked for."""
        if self._ended is None:
            self._ended = Event()
            Thread(target=_follow, args=(self.path, self._ended), daemon=True).start()
        return super().version_token()

    def close(self) -> None:
        """Let go of the mirror and the server."""
        if self._ended is not None:
            self._ended.set()
        if self._turn is not None:
            self._turn.leave()
        else:
            self.pipeline.close()
        super().close()


def _follow(path: Path, ended: Event) -> None:
    """Bring a mirror to what others write, for as long as somebody has it open.

    A server that does not answer is asked again; whoever writes is told.
    """
    address = servers.address_of(path)
    pipeline = Pipeline(address, servers.token(address), _PATIENCE)
    with closing(pipeline), closing(mirror.open_mirror(path)) as connection:
        while not ended.wait(_EVERY):
            with suppress(StoreError, sqlite3.Error, LostError, failures.RefusedError):
                mirror.catch_up(connection, server.news(pipeline, mirror.seen(connection)))
