"""The door to a store on a server: what is read is read in a mirror here, what is written goes out.

A transaction takes two round trips: one for the turn to write, with what others have written since,
and one for everything that it wrote, which is then in the mirror too. A third one gives back a turn
in which nothing was written. Where the step is taken again if need be, one does: what was written
goes out at once, and comes to nothing where the mirror was behind.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from doichieu import servers
from doichieu.errors import BusyError, SlowError, StoreError
from doichieu.language import _
from doichieu.store import failures
from doichieu.store.database import Database, transaction
from doichieu.store.failures import RefusedError
from doichieu.store.remote import mirror, server
from doichieu.store.remote.batch import Batch
from doichieu.store.remote.checking import usable
from doichieu.store.remote.claims import Claims
from doichieu.store.remote.following import PATIENCE, Follower
from doichieu.store.remote.pipeline import Pipeline, Statement
from doichieu.store.remote.server import LostError, News
from doichieu.store.remote.turn import UNUSED, TurnAtServer

_AT_LEAST = 0.2
"""Seconds to wait for the turn, however impatient one is: an answer needs its way."""

_SENDING = 6.0
"""Seconds to wait until what was written is acknowledged: the server ends a transaction at 5."""


def open_mirrored(path: Path, *, read_only: bool = False, make: bool = True) -> Database:
    """The store of the server that `path` mirrors; made there, where there is none and one may be.

    Raises StoreError where the server does not answer, or has no store of this version.
    """
    address = servers.address_of(path)
    pipeline = Pipeline(address, servers.token(address), PATIENCE)
    try:
        header = usable(pipeline, make=make and not read_only)
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


class Mirrored(Database):
    """A mirror in which everything is read, and a server to which everything is written first."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, pipeline: Pipeline, *, read_only: bool
    ) -> None:
        super().__init__(connection, path, read_only=read_only)
        self.pipeline = pipeline
        self._turn: TurnAtServer | None = None
        self._unused = UNUSED
        self._batch: Batch | None = None
        self._giving: Thread | None = None
        self._is_behind = False
        self._store: str | None = mirror.store_in(connection)
        self._said: list[Statement] | None = None
        self._named = frozenset(
            row["name"]
            for row in self.rows(
                """SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name)
                AS columns WHERE tables.type = 'table' AND columns.name = 'uid'"""
            )
        )
        self.claims = Claims()
        self._follower = Follower(path, self.claims)

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

    @property
    def _goes_ahead(self) -> bool:
        """Whether to write as if nobody else had: whoever is told to wait comes again.

        Where no answer comes soon nobody waits for it: it is for who comes again.
        """
        return self._parts == 0

    @contextmanager
    def on_this_machine(self) -> Iterator[None]:
        """A transaction in the mirror alone. BusyError where it waits for the server or others."""
        self._must_be_writable()
        with failures.storage_errors(self.path):
            self._settle()
            with transaction(self._connection):
                self._said = []
                try:
                    yield
                finally:
                    self._said = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, at the server and here, or nothing.

        Raises BusyError where the turn or the answer does not come in time.
        """
        self._must_be_writable()
        with failures.storage_errors(self.path), failures.server_errors(self.pipeline.address):
            if not (self._goes_ahead and self._batch is not None and self._batch.is_awaited):
                self._settle()
                self._begin()
            self._connection.execute("SAVEPOINT written")
            try:
                self._said = []
                yield
                self._finish(self._said)
            except BaseException as error:
                self._undo(error)
                raise
            finally:
                self._said = None
                self._give_back()
        self._part_is_written()

    def _begin(self) -> None:
        """Begin in the mirror, once it is even with the server, or is taken to be."""
        goes_ahead = self._goes_ahead and self._turn is None and not self._is_behind
        news = () if goes_ahead else self._turn_to_write()
        self._is_behind = False
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            if news:
                mirror.apply(self._connection, news)
            self._must_be_the_store()
        except BaseException:
            self._roll_back()
            self._give_back()
            raise

    def _must_be_the_store(self) -> None:
        """Raise StoreError, once, where a thread or another program has put another store here."""
        before, self._store = self._store, mirror.store_in(self._connection)
        if before not in {None, self._store}:
            raise failures.another_store(self.pipeline.address)

    def _finish(self, said: Sequence[Statement]) -> None:
        """End the transaction, at the server first."""
        if came_again := self._batch is not None:
            if not self._batch.is_like(said):
                self._batch.is_awaited = False
                raise self._unanswered()
        elif said:
            self._batch = self._sent(said)
        else:
            self._connection.execute("COMMIT")
            return
        if not self._batch.came(self._patience(new=not came_again)):
            self._batch.is_awaited = self._goes_ahead
            raise self._unanswered()
        self._arrive(run=came_again)

    def _sent(self, said: Sequence[Statement]) -> Batch:
        """What was written, on its way."""
        place, log = server.logged(mirror.seen(self._connection), said)
        # Where the server has ended the transaction meanwhile this begins another one, which comes
        # to nothing if anybody has written since.
        has_turn = self.pipeline.is_kept
        begin = Statement("SAVEPOINT written") if has_turn else server.BEGIN
        within = _SENDING if has_turn else PATIENCE
        return Batch(self.pipeline, [begin, *log, *said, server.COMMIT], said, place, within)

    def _arrive(self, *, run: bool) -> None:
        """Commit what the server has acknowledged; `run` it first where it was undone here."""
        batch = self._batch
        self._batch = None
        if batch is None:
            return
        batch.must_be_acknowledged()
        try:
            if run:
                self._connection.execute("ROLLBACK TO written")
                mirror.run(self._connection, batch.said)
            mirror.arrive(self._connection, batch.place)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            # The mirror stays where it was: it will find this in the log of the server.
            raise failures.only_on_the_server(self.pipeline.address, error) from error

    def _undo(self, error: BaseException) -> None:
        """Undo what was written here, but stay where it can still be acknowledged."""
        if self._batch is None:
            self._roll_back()
        elif self._connection.in_transaction:
            self._connection.execute("ROLLBACK TO written")
        if server.is_behind(error):
            self._is_behind = True
            raise self._somebody_else() from error

    def _settle(self) -> None:
        """Commit or forget what was put off and nobody came again for. BusyError: no answer yet."""
        if self._batch is None:
            return
        if self._batch.is_awaited or not self._batch.came(self._patience(new=False)):
            raise self._unanswered()
        try:
            self._arrive(run=True)
        except BaseException as error:
            self._roll_back()
            # Whoever wrote it was told that it may not be saved.
            if not isinstance(error, RefusedError | StoreError):
                raise

    def _roll_back(self) -> None:
        # A full disk makes SQLite roll back by itself.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _give_back(self) -> None:
        """Let others write, where our turn was not used."""
        if self._batch is None and self.pipeline.is_kept:
            giving = self._giving = Thread(target=_let_go, args=(self.pipeline,), daemon=True)
            giving.start()
            giving.join(self._patience())

    def _patience(self, *, new: bool = True) -> float:
        """Seconds to wait for what was just asked, or for what was asked before."""
        usual: float = self.value("PRAGMA busy_timeout") / 1000
        return max(_AT_LEAST, usual) if new else usual

    def _somebody_else(self) -> BusyError:
        return BusyError(
            _("somebody else is writing, so nothing was saved"),
            where=self.pipeline.address,
            remedy=_("Do it again."),
        )

    def _unanswered(self) -> SlowError:
        return SlowError(
            _("the server has not answered yet"),
            where=self.pipeline.address,
            remedy=_("What is not shown as done may not be saved: do it again once it answers."),
        )

    def _turn_to_write(self) -> Sequence[News]:
        """What others have written, once the turn is ours. Raises BusyError where it does not come.

        One who comes again finds the turn that was asked for before.
        """
        patience = self._patience(new=self._turn is None)
        with failures.server_errors(self.pipeline.address):
            while True:
                turn = self._turn = self._turn or self._asked()
                if not turn.came(patience):
                    raise SlowError(
                        _("somebody else is writing, so nothing was saved"),
                        where=self.pipeline.address,
                        remedy=_("Do it again."),
                    )
                self._turn = None
                try:
                    news = turn.take()
                except LostError as error:
                    self._give_back()
                    if turn.seen != mirror.seen(self._connection):
                        continue
                    self._follower.renew()
                    # Whoever is told now is not told again once it is here.
                    self._store = None
                    raise failures.another_store(self.pipeline.address) from error
                if news is not None:
                    return news

    def _asked(self) -> TurnAtServer:
        return TurnAtServer(self.pipeline, mirror.seen(self._connection), self._unused)

    def version_token(self) -> int:
        """A number that changes when somebody else has written, which from now on is looked for."""
        if self._batch is not None and not self._batch.is_awaited and self._batch.came(0):
            with failures.storage_errors(self.path):
                self._settle()
        self._follower.begin()
        return super().version_token()

    def close(self) -> None:
        """Let go of the mirror and the server."""
        self._follower.end()
        if self._giving is not None:
            self._giving.join(_AT_LEAST)
        if self._turn is not None:
            self._turn.leave()
        else:
            self.pipeline.close()
        super().close()


def _let_go(pipeline: Pipeline) -> None:
    with suppress(StoreError, RefusedError):
        pipeline.let_go()
