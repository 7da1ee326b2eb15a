"""Questions to a store that other programs may ask, and how Datasette is told of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

from doichieu.language import Language
from doichieu.store.schema import Table, tables


def queries() -> Mapping[str, Mapping[str, str]]:
    """Each by its name: its SQL under `sql`, what it asks under each language."""
    text = (resources.files(__package__) / "queries.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def metadata(database: str, language: Language) -> dict[str, object]:
    """What Datasette shows of a store beside its rows; `database` is its file without ending."""
    asked = {
        name: {"sql": each["sql"].strip(), "title": each[language]}
        for name, each in queries().items()
    }
    told = {table.name: _told(table) for table in tables()}
    return {"databases": {database: {"queries": asked, "tables": told}}}


def _told(table: Table) -> dict[str, object]:
    columns = {column.name: column.meaning for column in table.columns if column.meaning}
    return {"description": table.meaning, "columns": columns}
