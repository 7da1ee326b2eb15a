"""Whether a store is whole: its pages, references, schema, and what must follow from its logs.

The log of a review is a hash chain: each row is hashed with what came before it, so its head names
the log whole. It is worked out, not kept: whoever can write to the file could write a kept one too,
and a head that was printed in a report can be looked for in the store years later.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.model import Item, Kind
from doichieu.store import failures, naming
from doichieu.store.opening import connect_to_look, shape, shape_as_made

GENESIS = "0" * 64
"""The head of a log without rows."""

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


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it must be: of what sort, where, and what."""

    sort: Sort
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Log:
    """The log of one review: how many rows it has, and its head."""

    review: int
    rows: int
    head: str


@dataclass(frozen=True, slots=True)
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
        heads = {review: list(chain(connection, review)) for review in reviews}
    asked = None if head is None else head.lower()
    known = None if asked is None else any(asked in each for each in heads.values())
    logs = (Log(review, len(each), (each or [GENESIS])[-1]) for review, each in heads.items())
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
    known, here = shape_as_made(), shape(connection)
    for name in sorted(known.keys() | here.keys()):
        if name not in here:
            yield name, _("is missing")
        elif name not in known:
            if here[name].startswith("CREATE TRIGGER"):
                yield name, _("is not ours")
        elif here[name] != known[name]:
            yield name, _("is not as this version makes it")


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execute("SELECT id, document_id, text, fingerprint FROM items"):
        if Item("", 0, Kind.NOISE, row["text"]).fingerprint != row["fingerprint"]:
            yield f"items {row['id']}", _("the text is not the one that was read")


def _state(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    apart = ((row["action"], row["subject"]) for row in connection.execute(_APART))
    for action, subject in dict.fromkeys(apart):
        yield f"annotations {action} {subject}", _("does not follow from the log")


def _codebook(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execute(_TAGS_APART):
        yield f"tags {row['tag']}", _("does not follow from the log")


_LOOKS: dict[Sort, Callable[[sqlite3.Connection], Iterator[tuple[str, str]]]] = {
    Sort.PAGES: _pages,
    Sort.REFERENCES: _references,
    Sort.SCHEMA: _schema,
    Sort.TEXTS: _texts,
    Sort.STATE: _state,
    Sort.CODEBOOK: _codebook,
}

_REPLAYED = """
SELECT review_id, layer, action, subject, code, step, after FROM decision_log AS row
WHERE after IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decision_log AS later
  WHERE later.review_id = row.review_id AND later.layer = row.layer AND later.action = row.action
    AND later.subject = row.subject AND later.code = row.code AND later.id > row.id
)
"""
"""What the log says stands: the last word on each slot, where that is not that it is empty."""

_AS_LOGGED = f"""
SELECT review_id, layer, action, subject, code, step,
  json_extract(after, '$.value') AS value, json_extract(after, '$.reason') AS reason,
  json_extract(after, '$.reviewer') AS reviewer, json_extract(after, '$.at') AS at,
  json_extract(after, '$.read') AS read
FROM ({_REPLAYED})
"""  # noqa: S608 (all of it stands here)

_AS_STANDS = """
SELECT review_id, layer, action, subject, code, step, value, reason, reviewer, at, (
  SELECT json_group_array(fingerprint) FROM (
    SELECT fingerprint FROM annotation_items WHERE annotation_id = annotations.id ORDER BY position
  )
) AS read
FROM annotations
"""

_APART = f"""
SELECT * FROM (SELECT * FROM ({_AS_LOGGED}) EXCEPT SELECT * FROM ({_AS_STANDS}))
UNION ALL
SELECT * FROM (SELECT * FROM ({_AS_STANDS}) EXCEPT SELECT * FROM ({_AS_LOGGED}))
"""  # noqa: S608 (likewise)
"""What stands and should not, and what should and does not."""


def apart(connection: sqlite3.Connection, review: int) -> Iterator[str]:
    """What stands in a review and does not follow from its log, or follows and does not stand.

    Of the codebook likewise, for it says what the tags are called.
    """
    for row in connection.execute(_APART_IN, [review]):
        yield f"{row['action']} {row['subject']}"
    for row in connection.execute(_TAGS_APART):
        yield row["tag"]


_APART_IN = f"""
SELECT action, subject FROM ({_APART}) WHERE review_id = ?1
UNION ALL
SELECT action, subject FROM annotations WHERE review_id = ?1 AND subject <> (
  SELECT json_group_array(item_id) FROM (
    SELECT item_id FROM annotation_items WHERE annotation_id = annotations.id ORDER BY position
  )
)
UNION ALL
SELECT action, subject FROM annotations
JOIN annotation_items ON annotation_id = annotations.id
WHERE review_id = ?1 AND position NOT BETWEEN 0 AND json_array_length(subject) - 1
"""  # noqa: S608 (likewise)

_COLUMNS = (
    *("vi", "en", "definition", "example", "glyph", "colour", "key"),
    *("stands_on", "retired", "merged_into"),
)
_LOGGED = ", ".join(f"json_extract(after, '$.{name}') AS {name}" for name in _COLUMNS)

_TAGS_APART = f"""
WITH said AS (
  SELECT tag, {_LOGGED}
  FROM codebook_log AS row
  WHERE after IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM codebook_log AS later WHERE later.tag = row.tag AND later.id > row.id
  )
), stands AS (SELECT id AS tag, {", ".join(_COLUMNS)} FROM tags)
SELECT tag FROM (SELECT * FROM said EXCEPT SELECT * FROM stands)
UNION
SELECT tag FROM (SELECT * FROM stands EXCEPT SELECT * FROM said)
"""  # noqa: S608 (likewise)


def chain(
    connection: sqlite3.Connection, review: int, head: str = GENESIS, after: int = 0
) -> Iterator[str]:
    """The head of the log of a review after each of its rows, or of those `after` a row's id."""
    for row in connection.execute(_LOG, [review, after]):
        head = _linked(head, row)
        yield head


_LOG = """
SELECT uid, step, at, reviewer, login, host, layer, action, subject, code, before, after, undoes,
  redoes
FROM decision_log WHERE review_id = ? AND id > ? ORDER BY id
"""


def _linked(head: str, row: Sequence[object]) -> str:
    """The head of a log with one row more: SHA-256 of the head before and of the row's columns."""
    found = hashlib.sha256(head.encode())
    for value in row:
        text = "" if value is None else str(value)
        # The length before each keeps the border between two from being moved.
        part = text.encode("utf-8", "surrogatepass")
        found.update(f"\n{'-' if value is None else len(part)}:".encode() + part)
    return found.hexdigest()


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
    FROM ({_AS_LOGGED})""",  # noqa: S608 (likewise)
    f"""INSERT INTO annotation_items (annotation_id, position, item_id, fingerprint)
    SELECT annotation.id, part.key, part.value, json_extract(logged.read, '$[' || part.key || ']')
    FROM ({_AS_LOGGED}) AS logged
    JOIN annotations AS annotation USING (review_id, layer, action, subject, code)
    JOIN json_each(logged.subject) AS part""",  # noqa: S608 (likewise)
    "COMMIT",
)
"""What makes the state of a store anew from its log."""
