"""What a server has to have, so that this version of the program can work on its store."""

from __future__ import annotations

import sqlite3

from doichieu.store import failures
from doichieu.store.opening import SHAPE, VERSION, differing, digest
from doichieu.store.remote import server
from doichieu.store.remote.pipeline import Pipeline
from doichieu.store.remote.server import Header


def usable(pipeline: Pipeline, *, make: bool = False) -> Header:
    """What the server says of its store; with `make` one is made where there is none.

    Raises StoreError where it is not one that this version can work on.
    """
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
        strange = next(differing(header.objects.shape), None)
        if strange is not None:
            raise failures.not_ours(pipeline.address, strange[0])
    return header


def _make(pipeline: Pipeline, header: Header) -> None:
    from doichieu.store import migrations  # noqa: PLC0415 (sqlite-utils is slow to import)

    new = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(new)
        server.send(pipeline, new, VERSION, header.objects)
    finally:
        new.close()
