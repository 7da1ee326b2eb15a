"""Whether a store is whole: its pages, references, schema, and what must follow from its logs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from doichieu.errors import StoreError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Item, Kind
from doichieu.store import chain, failures, naming, replaying
from doichieu.store.database import Database
from doichieu.store.opening import connect_to_look, strangers
from doichieu.store.seals import Seals

_MOST = 20
"""Findings of one sort that are told one by one."""


class Sort(StrEnum):
    """What can be found wrong with a store, in the order in which it is looked for."""

    PAGES = "pages"
    REFERENCES = "references"
    SCHEMA = "schema"
    TEXTS = "texts"
    STATE = "state"
    CODEBOOK = "codebook"
    SEALS = "seals"


@frozen
class Damage:
    """Something that is not as it must be: of what sort, where, and what."""

    sort: Sort
    where: str
    what: str


@frozen
class Log:
    """The log of one review: how many rows it has, and its head."""

    review: int
    rows: int
    head: str


@frozen
class Verified:
    """What looking at a store gave: what is wrong, and the logs of its reviews.

    `known` says whether a head that was asked for is that of a log, or of one as it once stood;
    None where none was asked for.
    """

    damages: tuple[Damage, ...]
    logs: tuple[Log, ...] = ()
    known: bool | None = None


def verify(path: Path, head: str | None = None) -> Verified:
    """Look at the store at `path`, which stays as it is.

    Raises StoreError where it is none, or cannot even be opened.
    """
    path = path.expanduser().absolute()
    with failures.storage_errors(path), closing(connect_to_look(path)) as connection:
        connection.execute("BEGIN")
        found = list(_damages(connection))
        if any(each.sort is Sort.PAGES for each in found):
            return Verified(tuple(found))
        reviews = [row["id"] for row in connection.execute("SELECT id FROM reviews ORDER BY id")]
        heads = {each: [*chain.heads(connection.execute(chain.LOG, [each, 0]))] for each in reviews}
    asked = None if head is None else head.lower()
    known = None if asked is None else any(asked in each for each in heads.values())
    logs = (Log(review, len(each), (each or [chain.GENESIS])[-1]) for review, each in heads.items())
    return Verified(tuple(found), tuple(logs), known)


def _damages(connection: sqlite3.Connection) -> Iterator[Damage]:
    for sort, look in _LOOKS.items():
        try:
            found = list(_few(look(connection)))
        except (sqlite3.DatabaseError, ValueError, TypeError, KeyError) as error:
            found = [("", str(error))]
        yield from (Damage(sort, where, what) for where, what in found)
        if found and sort is Sort.PAGES:
            # What else would be told rests on pages that cannot be believed.
            return


def _few(found: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(found):
        if number == _MOST:
            yield "", _("and more of the kind")
            return
        yield each


def _pages(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for (said,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if said != "ok":
            yield "", said


def _references(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for table, row, target, _key in connection.execute("PRAGMA foreign_key_check"):
        yield (
            f"{table} {row}",
            _("points at a row of {table} that is not there").format(table=target),
        )


def _schema(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for name, as_made, as_is in strangers(connection):
        if as_is is None:
            yield name, _("is missing")
        elif as_made is None:
            yield name, _("is not ours")
        else:
            yield name, _("is not as this version makes it")


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execute("SELECT id, document_id, text, fingerprint FROM items"):
        if Item("", 0, Kind.NOISE, row["text"]).fingerprint != row["fingerprint"]:
            yield f"items {row['id']}", _("the text is not the one that was read")


def _state(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    apart = ((row["action"], row["subject"]) for row in connection.execute(replaying.APART))
    for action, subject in dict.fromkeys(apart):
        yield f"annotations {action} {subject}", _("does not follow from the log")


def _codebook(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execute(replaying.TAGS_APART):
        yield f"tags {row['tag']}", _("does not follow from the log")


def _seals(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    seals = Seals(Database(connection, Path(), read_only=True))
    for table, look in (("documents", seals.check), ("reviews", seals.head)):
        for (row,) in connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall():  # noqa: S608 (ours)
            try:
                look(row)
            except StoreError:
                yield f"{table} {row}", _("is not as it was sealed")


_LOOKS: dict[Sort, Callable[[sqlite3.Connection], Iterator[tuple[str, str]]]] = {
    Sort.PAGES: _pages,
    Sort.REFERENCES: _references,
    Sort.SCHEMA: _schema,
    Sort.TEXTS: _texts,
    Sort.STATE: _state,
    Sort.CODEBOOK: _codebook,
    Sort.SEALS: _seals,
}


def repair(path: Path, target: Path) -> Verified:
    """A new file with all that is in the store, and what stands made anew from the log.

    Raises StoreError where the store cannot be read that far, or `target` is there already.
    """
    path = path.expanduser().absolute()
    with failures.storage_errors(target):
        naming.make_empty(target)
    try:
        with (
            failures.storage_errors(path),
            closing(connect_to_look(path)) as store,
            closing(_plain(target)) as made,
        ):
            store.backup(made)
            _from_the_log(made)
        return _whole(verify(target), path)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _whole(found: Verified, path: Path) -> Verified:
    """What was found, unless its pages are damaged still."""
    if any(each.sort is Sort.PAGES for each in found.damages):
        raise StoreError(
            _("the store is damaged too much to be repaired"),
            where=str(path),
            remedy=_("Go back to a copy with: doichieu restore FILE"),
        )
    return found


def _plain(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def _from_the_log(connection: sqlite3.Connection) -> None:
    for statement in _REBUILT:
        connection.execute(statement)


_REBUILT = (
    "REINDEX",
    "BEGIN IMMEDIATE",
    "DELETE FROM annotation_items",
    "DELETE FROM annotations",
    f"""INSERT INTO annotations
      (review_id, layer, action, subject, code, value, reason, reviewer, at, step)
    SELECT review_id, layer, action, subject, code, value, reason, reviewer, at, step
    FROM ({replaying.AS_LOGGED})""",  # noqa: S608 (likewise)
    f"""INSERT INTO annotation_items (annotation_id, position, item_id, fingerprint)
    SELECT annotation.id, part.key, part.value, json_extract(logged.read, '$[' || part.key || ']')
    FROM ({replaying.AS_LOGGED}) AS logged
    JOIN annotations AS annotation USING (review_id, layer, action, subject, code)
    JOIN json_each(logged.subject) AS part""",  # noqa: S608 (likewise)
    "INSERT INTO full_text (full_text) VALUES ('rebuild')",
    "INSERT INTO as_printed (as_printed) VALUES ('rebuild')",
    "COMMIT",
)
"""What makes the state of a store anew from its log, and the indexes from what they are of."""
