"""A store carried from a file to a server or back, and compared with what it was made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from doichieu import servers
from doichieu.errors import StoreError
from doichieu.hashing import sha256
from doichieu.language import _
from doichieu.replacing import claim, unfinished
from doichieu.store import copies, failures, naming, verifying
from doichieu.store.database import transaction
from doichieu.store.opening import SEEN, VERSION, connect_to_look, open_database
from doichieu.store.remote import mirror, server
from doichieu.store.remote.pipeline import Pipeline, Rows

_PATIENCE = 60.0
"""Seconds to wait for an answer: a whole store may be under way."""


def carry(source: Path, target: Path, *, over: bool = False) -> None:
    """Copy a store, and raise StoreError unless the copy is like it.

    On a server `over` lets it take the place of what stands there; a file is never written over.
    """
    source, target = source.expanduser().absolute(), target.expanduser().absolute()
    down, up = servers.address_of(source), servers.address_of(target)
    if down and up:
        raise StoreError(
            _("from server to server a store goes by a file"),
            where=down,
            remedy=_("Copy it into a file first, then that to the other server."),
        )
    if up:
        _up(source, up, over=over)
    elif down:
        _down(down, target)
    else:
        copies.back_up(source, target)


def _up(source: Path, address: str, *, over: bool) -> None:
    with (
        failures.storage_errors(source),
        # A file of an earlier version is brought up to date here, since a server cannot do it. As
        # long as it is open, it is read in its place and not in memory.
        closing(open_database(source, make=False)),
        closing(_pipeline(address)) as pipeline,
        closing(connect_to_look(source)) as file,
    ):
        there = server.header(pipeline)
        if not (there.is_empty or there.is_unfinished or over):
            raise StoreError(
                _("there is a store already"),
                where=address,
                remedy=_("To put this one in its place, add: --over"),
            )
        file.execute("BEGIN")
        server.send(pipeline, file, VERSION, there.objects)
        made = server.header(pipeline)
        tables = made.objects.tables
        with failures.server_errors(address):
            there_now = _digest(_rows(pipeline, made.objects))
        _must_be_alike(_digest(server.rows_of(file, tables)), there_now, address)


def _down(address: str, target: Path) -> None:
    part = unfinished(target)
    with failures.storage_errors(target), closing(_pipeline(address)) as pipeline:
        there = server.header(pipeline)
        if not there.is_ours:
            raise failures.cut_short(address) if there.is_unfinished else failures.no_store(address)
        try:
            naming.make_empty(part)
            with failures.server_errors(address):
                _must_be_alike(*_filled(part, pipeline, there), address)
            _must_be_whole(part, there, target)
            claim(part, target)
            copies.to_disk(target)
        except FileExistsError as error:
            raise failures.there_already(target) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _filled(made: Path, pipeline: Pipeline, there: server.Header) -> tuple[bytes, bytes]:
    """Fill a file; the digests of what the server has and of what the file has then."""
    with closing(sqlite3.connect(made, isolation_level=None)) as file:
        tables = there.objects.tables
        with transaction(file):
            mirror.fill(file, pipeline, there)
        found = server.contents(pipeline, there.objects)
        _log, ((until, _mark),) = next(found)
        has = _digest(found)
        # What others have written between the two looks.
        news = server.news(pipeline, mirror.seen(file))
        mirror.catch_up(file, [each for each in news if each.place.position <= until])
        with transaction(file):
            file.execute(f"DROP TABLE {SEEN}")
        return has, _digest(server.rows_of(file, tables))


def _must_be_whole(made: Path, there: server.Header, target: Path) -> None:
    """Raise StoreError where `verify` would find anything; an older version it cannot look at."""
    if there.version == VERSION and verifying.verify(made).damages:
        raise StoreError(
            _("the store is damaged"),
            where=str(target),
            remedy=_("See what is wrong with: doichieu verify"),
        )


def _rows(pipeline: Pipeline, objects: server.Objects) -> Iterable[tuple[str, Rows]]:
    """All rows on a server but those of its log."""
    found = server.contents(pipeline, objects)
    return ((table, rows) for table, rows in found if table != server.LOG)


def _digest(found: Iterable[tuple[str, Rows]]) -> bytes:
    """What two stores with the same rows have in common, in whatever order they come."""
    total = 0
    for table, rows in found:
        for row in rows:
            each = sha256(repr((table, row)).encode("utf-8", "surrogatepass")).digest()
            total += int.from_bytes(each)
    return total.to_bytes(64)


def _must_be_alike(one: bytes, other: bytes, where: str) -> None:
    if one != other:
        raise StoreError(
            _("the copy is not like the store"),
            where=where,
            remedy=_("See that nobody writes to it meanwhile, then do it again."),
        )


def _pipeline(address: str) -> Pipeline:
    return Pipeline(address, servers.token(address), _PATIENCE)
