"""The tables and views of a store as they describe themselves, for `docs/schema.md`."""

from __future__ import annotations

import re
import sqlite3

from doichieu.frozen import frozen
from doichieu.store import migrations

# The comments that stand in the statements of `migrations`.
_SENTENCE = re.compile(r"^\s*-- (.+)$", re.MULTILINE)
_COLUMN = re.compile(r"^  (?P<name>\w+) (?P<rest>[A-Z].*?)(?: -- (?P<meaning>.+))?$", re.MULTILINE)
_REFERENCE = re.compile(r"REFERENCES (\w+) \((\w+)\)")


@frozen
class Column:
    """A column: its SQLite type, whether it may be empty, what it points at and what it means."""

    name: str
    type: str
    optional: bool
    points_at: str
    meaning: str


@frozen
class Table:
    """A table or a view, with the sentence that says what its rows are."""

    name: str
    is_view: bool
    meaning: str
    columns: tuple[Column, ...]


def tables() -> tuple[Table, ...]:
    """Every table and view of a new store, in the order in which they are made."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(connection)
        found = connection.execute(
            """SELECT name, type = 'view', sql FROM sqlite_master
            WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%'
              ESCAPE '\\' AND name NOT LIKE 'full!_text!_%' ESCAPE '!'
              AND name NOT LIKE 'as!_printed!_%' ESCAPE '!' ORDER BY rowid"""
        ).fetchall()
        return tuple(
            Table(name, bool(is_view), _meaning(sql), _columns(connection, name, sql))
            for name, is_view, sql in found
        )
    finally:
        connection.close()


def _meaning(sql: str) -> str:
    sentence = _SENTENCE.search(sql)
    return sentence[1] if sentence else ""


def _columns(connection: sqlite3.Connection, table: str, sql: str) -> tuple[Column, ...]:
    said = {column["name"]: column for column in _COLUMN.finditer(sql)}
    columns = []
    for row in connection.execute(f"PRAGMA table_info({table})"):
        name, type_, required, key = row[1], row[2], row[3], row[5]
        column = said.get(name)
        reference = _REFERENCE.search(column["rest"]) if column else None
        columns.append(
            Column(
                name,
                type_,
                optional=not (required or key),
                points_at=".".join(reference.groups()) if reference else "",
                meaning=(column["meaning"] or "") if column else "",
            )
        )
    return tuple(columns)
