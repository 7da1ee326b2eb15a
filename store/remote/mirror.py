"""The mirror of a store on a server: a file here that is brought to what the server's log says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from doichieu.store import naming
from doichieu.store.database import transaction
from doichieu.store.opening import (
    APPLICATION_ID,
    SEEN,
    VERSION,
    connect,
    keep_a_log,
    make_empty,
)
from doichieu.store.remote import server
from doichieu.store.remote.pipeline import Pipeline, Statement
from doichieu.store.remote.server import Header, LostError, News, Place

NOWHERE = Place(-1, "")
"""What a mirror has seen in which there is nothing yet."""

_SEEN = f"""CREATE TABLE {SEEN} (
  -- How far the log of the server was followed.
  position INTEGER NOT NULL,
  mark TEXT NOT NULL
) STRICT"""


def open_mirror(path: Path) -> sqlite3.Connection:
    """A connection to the mirror at `path`, made empty where there is none."""
    path.parent.mkdir(mode=naming.PRIVATE_FOLDER, parents=True, exist_ok=True)
    make_empty(path)
    connection = connect(path, "mode=rw")
    try:
        keep_a_log(connection)
        # What a power cut takes from a mirror, the server still has.
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def seen(connection: sqlite3.Connection) -> Place:
    """How far a mirror has followed; NOWHERE where it cannot be gone on with."""
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            return NOWHERE
        row = connection.execute(f"SELECT position, mark FROM {SEEN}").fetchone()  # noqa: S608 (ours)
    except sqlite3.OperationalError:
        return NOWHERE
    return Place(*row) if row else NOWHERE


def store_in(connection: sqlite3.Connection) -> str:
    """The name of the store that a mirror has; '' where there is none in it."""
    row = connection.execute("SELECT uid FROM store").fetchone()
    return str(row[0]) if row else ""


def follow(connection: sqlite3.Connection, pipeline: Pipeline, header: Header) -> None:
    """Bring a mirror to what the server has now; made anew where it cannot go on from its own."""
    is_there = False
    while not is_there:
        before = seen(connection)
        if before != NOWHERE:
            with suppress(LostError):
                catch_up(connection, server.news(pipeline, before))
                return
        is_there = load(connection, pipeline, header, before)


def catch_up(connection: sqlite3.Connection, news: Sequence[News]) -> None:
    """Run what the log has, in a transaction of its own."""
    if news:
        with transaction(connection):
            apply(connection, news)


def apply(connection: sqlite3.Connection, news: Sequence[News]) -> None:
    """Run what the log has, inside the caller's transaction, where it goes on from the mirror.

    So not what somebody else ran already, nor what was asked of the store that was here before.
    """
    at = seen(connection)
    for each in news:
        if each.after == at:
            run(connection, server.read(each.statements))
            at = each.place
    arrive(connection, at)


def run(connection: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    """Run what was run on the server, inside the caller's transaction."""
    for statement in statements:
        connection.executemany(statement.sql, statement.rows)


def arrive(connection: sqlite3.Connection, place: Place) -> None:
    """Note how far the mirror is, inside the caller's transaction."""
    connection.execute(
        f"UPDATE {SEEN} SET position = ?, mark = ?",  # noqa: S608 (ours)
        (place.position, place.mark),
    )


_DESK = "SELECT store.uid, reviewer, place, value, desk.at FROM desk, store"

_LAY_BACK = """INSERT OR REPLACE INTO desk (reviewer, place, value, at)
SELECT ?2, ?3, ?4, ?5 FROM store WHERE uid = ?1"""


def _desk(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What lies on the desk, each with the name of the store; nothing where there is none yet."""
    try:
        return [tuple(row) for row in connection.execute(_DESK)]
    except sqlite3.OperationalError:
        return []


def load(connection: sqlite3.Connection, pipeline: Pipeline, header: Header, before: Place) -> bool:
    """Make a mirror anew, with all that the server has at one moment; whether that was done.

    It is not where the mirror is no longer at the place `before`: somebody else has brought it on.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            if seen(connection) != before:
                return False
            fill(connection, pipeline, header)
            return True
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def fill(connection: sqlite3.Connection, pipeline: Pipeline, header: Header) -> None:
    """Put all of it into a file, in the caller's transaction and in the place of what is there.

    What lies on the desk stays where it is the same store: it is on this machine alone.
    """
    objects = header.objects
    desk = _desk(connection)
    for sql in (*server.objects_of(connection).dropped, _SEEN, *objects.first):
        connection.execute(sql)
    for table, rows in server.contents(pipeline, objects):
        if table == server.LOG:
            filled = [Statement(f"INSERT INTO {SEEN} VALUES (?, ?)", tuple(rows))]  # noqa: S608 (ours)
        else:
            filled = [*server.filling(table, rows)]
            if table == server.SEQUENCE:
                filled.insert(0, server.EMPTY_SEQUENCE)
        run(connection, filled)
    for sql in objects.then:
        connection.execute(sql)
    connection.executemany(_LAY_BACK, desk)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {header.version}")
