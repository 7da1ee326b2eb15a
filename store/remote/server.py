"""What stands on a server: the tables of a store, and a log by which mirrors follow it.

Each transaction leaves its statements in the log. Whoever has run all of them, in their order, upon
a copy of the store has the store. Rows that all mirrors will long have seen are taken away.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from doichieu.frozen import frozen
from doichieu.store import failures
from doichieu.store.failures import RefusedError
from doichieu.store.opening import SEEN
from doichieu.store.remote.pipeline import TOO_LARGE, Pipeline, Rows, Statement

LOG = "server_log"
"""The table of the log, on the server alone."""

HERE = "server_here"
"""The table of who is at which review just now, likewise; see `claims.py`."""

_BESIDE = frozenset({LOG, HERE})

KEPT = 10_000
"""Rows of the log: a mirror that is further behind is made anew."""

_CHUNK = 2_000_000
"""Bytes that are sent or fetched at once: a server gives ten millions, in a value five."""

_ROWS = 2_000
"""Of a table, that are asked for at once."""

_LOG = f"""CREATE TABLE {LOG} (
  -- What each transaction wrote, for those who work on a copy.
  position INTEGER PRIMARY KEY,
  mark TEXT NOT NULL, -- a word that no other transaction has
  statements TEXT NOT NULL -- JSON: each with the rows of values it was run with
) STRICT"""

BEGIN = Statement("BEGIN IMMEDIATE")
COMMIT = Statement("COMMIT")
HEAD = Statement(f"SELECT position, mark FROM {LOG} ORDER BY position DESC LIMIT 1")  # noqa: S608

_OBJECTS = """SELECT type, name, sql FROM sqlite_master
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid"""

SEQUENCE = "sqlite_sequence"
_COLUMNS = {"full_text": "rowid, folded", SEQUENCE: "name, seq"}
"""Of tables whose rows are more than what `*` gives."""

_INDEX = "as_printed"
"""The table that has no rows of its own: it is made anew of those that it is an index of."""
_INDEXED = f"INSERT INTO {_INDEX} ({_INDEX}) VALUES ('rebuild')"  # noqa: S608 (ours)

_NEWS = f"""SELECT position, mark, CASE WHEN position > ?1 THEN statements END FROM (
  SELECT *, sum(bytes) OVER (ORDER BY position) - bytes AS before FROM (
    SELECT *, CASE WHEN position > ?1 THEN length(CAST(statements AS BLOB)) ELSE 0 END AS bytes
    FROM {LOG} WHERE position >= ?1
  )
) WHERE before <= {_CHUNK} ORDER BY position"""  # noqa: S608 (ours)


_AT_THE_END = f"""INSERT INTO {LOG} SELECT ?1, CASE WHEN
  (SELECT mark FROM {LOG} ORDER BY position DESC LIMIT 1) = ?2
THEN ?3 END, ?4"""  # noqa: S608 (ours)
_NO_MARK = f"NOT NULL constraint failed: {LOG}.mark"


@frozen
class Place:
    """How far a log was followed: the last row that was seen, and its mark."""

    position: int
    mark: str


@frozen
class News:
    """A row of the log that was not seen before, and the place that it goes on from."""

    after: Place
    place: Place
    statements: str


class LostError(Exception):
    """The log does not go on from where it was left: what was copied is not this store any more."""


@frozen
class Objects:
    """The tables, views, indexes and triggers of a database: kind, name and SQL, as they came."""

    all: tuple[tuple[str, str, str], ...]

    @property
    def shape(self) -> dict[str, str]:
        """What defines each of them, by its name, but what keeps servers and mirrors together."""
        return {name: " ".join(sql.split()) for _kind, name, sql in self.all if name not in _BESIDE}

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that have rows of their own."""
        own = (name for kind, name, _sql in self._made if kind == "table")
        return tuple(name for name in own if name not in {*_BESIDE, _INDEX})

    @property
    def counted(self) -> frozenset[str]:
        """Those whose rows have no numbers, or may call something else so: they can be counted."""
        return frozenset(name for _kind, name, sql in self.all if "ROWID" in sql.upper())

    @property
    def first(self) -> tuple[str, ...]:
        """What makes the tables."""
        return tuple(s for kind, name, s in self._made if kind == "table" and name not in _BESIDE)

    @property
    def then(self) -> tuple[str, ...]:
        """What is made once they are filled: a log is not filled under its triggers."""
        indexed = [_INDEXED] if any(name == _INDEX for _kind, name, _sql in self.all) else []
        return (*indexed, *(sql for kind, _name, sql in self._made if kind != "table"))

    @property
    def dropped(self) -> tuple[str, ...]:
        """What takes all of it away."""
        kinds = (("view", "VIEW"), ("trigger", "TRIGGER"), ("table", "TABLE"))
        return tuple(
            f"DROP {word} {name}"
            for kind, word in kinds
            for each, name, _sql in self._made
            if each == kind
        )

    @property
    def _made(self) -> list[tuple[str, str, str]]:
        """All but the tables in which a virtual one keeps what it has."""
        virtual = [f"{name}_" for _k, name, sql in self.all if sql.startswith("CREATE VIRTUAL")]
        return [e for e in self.all if e[0] != "table" or not e[1].startswith(tuple(virtual))]


def objects_of(connection: sqlite3.Connection) -> Objects:
    """Those of a file."""
    return Objects(tuple((k, name, sql) for k, name, sql in connection.execute(_OBJECTS)))


@frozen
class Header:
    """What a server says of its store before anything is read: version and objects."""

    version: int
    objects: Objects

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all, but claims of who is at a store that was there."""
        return not self.version and all(name == HERE for _kind, name, _sql in self.objects.all)

    @property
    def is_unfinished(self) -> bool:
        """Whether a copy to this server was cut short: the version is written last."""
        return not self.version and any(name == LOG for _kind, name, _sql in self.objects.all)

    @property
    def is_ours(self) -> bool:
        """Whether it is a store, of whatever version."""
        return bool(self.version) and any(name == LOG for _kind, name, _sql in self.objects.all)


def header(pipeline: Pipeline) -> Header:
    """One round trip."""
    with failures.server_errors(pipeline.address):
        version, objects = pipeline.run(
            [Statement("SELECT user_version FROM pragma_user_version"), Statement(_OBJECTS)]
        )
    return Header(int(version[0][0]), Objects(tuple((k, n, s) for k, n, s in objects)))


@frozen
class _Asked:
    """A table whose rows are asked for a part at a time."""

    name: str
    has_numbers: bool

    def part(self, after: int, most: int) -> Statement:
        """The rows behind one of that number, or behind so many; the first column is the number."""
        columns = _COLUMNS.get(self.name, "*")
        if self.has_numbers:
            by_number = f"SELECT rowid, {columns} FROM {self.name} WHERE rowid > ? ORDER BY rowid"  # noqa: S608 (ours)
            return Statement(f"{by_number} LIMIT ?", ((after, most),))
        counted = f"SELECT NULL, {columns} FROM {self.name} LIMIT ? OFFSET ?"  # noqa: S608 (ours)
        return Statement(counted, ((most, after),))

    @property
    def start(self) -> int:
        """Before all rows."""
        return _BEFORE_ALL if self.has_numbers else 0

    def end(self, after: int, found: Rows) -> int:
        """Where the next part begins."""
        return int(found[-1][0]) if self.has_numbers and found else after + len(found)


_BEFORE_ALL = -(2**63)


def contents(pipeline: Pipeline, objects: Objects) -> Iterator[tuple[str, Rows]]:
    """All rows of all tables at one moment, a part at a time; first the log's head, as LOG."""
    counted = objects.counted - _COLUMNS.keys()
    asked = [_Asked(name, name not in counted) for name in (*objects.tables, SEQUENCE)]
    try:
        _begun, head, *parts = pipeline.run(
            [Statement("BEGIN"), HEAD, *(each.part(each.start, _ROWS) for each in asked)], keep=True
        )
    except RefusedError as error:
        if error.code != TOO_LARGE:
            raise
        pipeline.let_go()
        _begun, head = pipeline.run([Statement("BEGIN"), HEAD], keep=True)
        parts = []
    try:
        if not head:  # A copy to it has begun since its version was asked for.
            raise failures.cut_short(pipeline.address)
        yield LOG, head
        for number, table in enumerate(asked):
            had = parts[number] if parts else None
            yield from ((table.name, rows) for rows in _parts(pipeline, table, had))
    finally:
        pipeline.let_go()


def _parts(pipeline: Pipeline, table: _Asked, found: Rows | None) -> Iterator[Rows]:
    """The rows of a table; fewer at a time where as many are too much for the server."""
    after, most = table.start, _ROWS
    while True:
        if found is None:
            try:
                (found,) = pipeline.run([table.part(after, most)], keep=True)
            except RefusedError as error:
                if error.code != TOO_LARGE or most == 1:
                    raise
                most = max(1, most // 4)
                continue
        yield [row[1:] for row in found]
        if len(found) < most:
            return
        after, found = table.end(after, found), None


def rows_of(connection: sqlite3.Connection, tables: Sequence[str]) -> Iterator[tuple[str, Rows]]:
    """The same of a file, without a log."""
    for table in (*tables, SEQUENCE):
        found = connection.execute(f"SELECT {_COLUMNS.get(table, '*')} FROM {table}")  # noqa: S608
        while rows := [tuple(row) for row in found.fetchmany(_ROWS)]:
            yield table, rows


def filling(table: str, rows: Rows) -> Iterator[Statement]:
    """What puts these rows into a table that a copy has just made."""
    if rows:
        columns = f" ({_COLUMNS[table]})" if table in _COLUMNS else ""
        holes = ", ".join("?" * len(rows[0]))
        yield Statement(f"INSERT INTO {table}{columns} VALUES ({holes})", tuple(rows))  # noqa: S608


EMPTY_SEQUENCE = Statement(f"DELETE FROM {SEQUENCE}")  # noqa: S608 (ours)
"""Runs before its rows are put in: to fill a table has left some there."""


def send(pipeline: Pipeline, connection: sqlite3.Connection, version: int, over: Objects) -> None:
    """Make the store of a file on a server, in the place of `over`; its version is told last."""
    objects = objects_of(connection)
    objects = Objects(tuple(each for each in objects.all if each[1] != SEEN))
    mark = os.urandom(8).hex()
    statements = [
        *map(Statement, (*over.dropped, _LOG, *objects.first)),
        Statement("PRAGMA user_version = 0"),
    ]
    with failures.server_errors(pipeline.address):
        size = 0
        for table, rows in rows_of(connection, objects.tables):
            if table == SEQUENCE:
                statements.append(EMPTY_SEQUENCE)
            for part in _in_pieces(rows):
                statements += filling(table, part)
                size += _size(part)
                if size > _CHUNK:
                    _commit(pipeline, statements)
                    statements, size = [], 0
        statements += map(Statement, objects.then)
        statements.append(Statement(f"INSERT INTO {LOG} VALUES (0, ?, '[]')", ((mark,),)))  # noqa: S608
        statements.append(Statement(f"PRAGMA user_version = {version}"))
        _commit(pipeline, statements)


def _commit(pipeline: Pipeline, statements: Iterable[Statement]) -> None:
    # Rows may come before those that they point at.
    pipeline.run([Statement("PRAGMA foreign_keys = OFF"), BEGIN, *statements, COMMIT])


def _in_pieces(rows: Rows) -> Iterator[Rows]:
    """Rows a few at a time, so that none of the pieces is too much for a request."""
    piece: Rows = []
    for row in rows:
        piece.append(row)
        if _size(piece[-1:]) > _CHUNK // 4 or len(piece) >= _ROWS // 4:
            yield piece
            piece = []
    if piece:
        yield piece


def _size(rows: Rows) -> int:
    return sum(len(v) if isinstance(v, str | bytes) else 8 for row in rows for v in row)


def news(
    pipeline: Pipeline, seen: Place, begin: Sequence[Statement] = (), *, keep: bool = False
) -> list[News]:
    """What the log has behind a place, after what begins; one round trip where it is not much.

    Raises LostError where that place is not in it.
    """
    *_begun, found, head = pipeline.run([*begin, _news(seen), HEAD], keep=keep)
    rows = _behind(seen, found)
    while (last := rows[-1].place if rows else seen).position < head[0][0]:
        (found,) = pipeline.run([_news(last)], keep=keep)
        rows += _behind(last, found)
    return rows


def _news(seen: Place) -> Statement:
    return Statement(_NEWS, ((seen.position,),))


def _behind(seen: Place, found: Rows) -> list[News]:
    if not found or found[0][:2] != (seen.position, seen.mark):
        raise LostError
    places = [Place(position, mark) for position, mark, _said in found]
    texts = [said for _position, _mark, said in found[1:]]
    return [News(*each) for each in zip(places, places[1:], texts, strict=False)]


def logged(after: Place, statements: Sequence[Statement]) -> tuple[Place, list[Statement]]:
    """What puts statements at the end of a log, and the place that is its end then.

    It is refused, see `is_behind`, where the log does not end at the place that it goes on from.
    """
    position, mark = after.position, os.urandom(8).hex()
    rows: list[tuple[Any, ...]] = []
    last = after.mark
    for text in _texts(statements):
        position += 1
        rows.append((position, last, mark, text))
        last = mark
    return Place(position, mark), [
        Statement(_AT_THE_END, tuple(rows)),
        Statement(f"DELETE FROM {LOG} WHERE position < ?", ((position - KEPT,),)),  # noqa: S608
    ]


def ends_at(place: Place) -> Statement:
    """What gives a row where a transaction that ends at this place is on the server."""
    wanted = (place.position, place.mark)
    return Statement(f"SELECT 1 FROM {LOG} WHERE position = ? AND mark = ?", (wanted,))  # noqa: S608


def is_behind(error: BaseException) -> bool:
    """Whether the log has gone on, so that nothing was written that was made up without it."""
    return isinstance(error, RefusedError) and _NO_MARK in str(error)


def _texts(statements: Sequence[Statement]) -> Iterator[str]:
    """Statements as the log has them, none of the texts more than a server holds in a value."""
    pending: list[list[object]] = []
    size = 0
    for each in statements:
        for rows in _in_pieces([tuple(row) for row in each.rows]):
            pending.append([each.sql, rows])
            size += 3 * _size(rows)
            if size > _CHUNK:
                yield _json(pending)
                pending, size = [], 0
    if pending:
        yield _json(pending)


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def read(statements: str) -> list[Statement]:
    """What `logged` wrote."""
    return [Statement(sql, tuple(map(tuple, rows))) for sql, rows in json.loads(statements)]
