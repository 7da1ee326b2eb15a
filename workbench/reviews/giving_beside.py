"""What is beside the log in the file of a review: who reads it blind, who has what, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from doichieu.exchange.form import FileGiven, FileNote, FileReader, Ref
from doichieu.model import AssigningChange, ItemId, ReadingChange, ReviewId, Share
from doichieu.store import Store
from doichieu.store.arrivals import ASSIGNING, DIRECTIVE_NOTES, READINGS

Rows = list[dict[str, Any]]
Refs = Mapping[ItemId, Ref]


def given_rows(store: Store, review: ReviewId) -> Rows:
    """The rows of the log of what is given to whom."""
    return store.departures.rows(ASSIGNING, review)


def note_rows(store: Store, items: Iterable[ItemId]) -> Rows:
    """The rows of the notes for all plans on these items, in the order of the items."""
    noted = {*store.departures.noted()}
    return [
        row
        for item in items
        if item in noted
        for row in store.departures.rows(DIRECTIVE_NOTES, item)
    ]


def readers(store: Store, review: ReviewId) -> tuple[FileReader, ...]:
    """Who reads a review blind, as a file has it."""
    return tuple(
        FileReader(**_who(row), reader=row["reader"], change=ReadingChange(row["change"]))
        for row in _ordered(store.departures.rows(READINGS, review))
    )


def given(rows: Rows, refs: Refs) -> tuple[FileGiven, ...]:
    """What is given to whom, as a file has it."""
    return tuple(
        FileGiven(
            **_who(row),
            assignee=row["assignee"],
            share=Share(row["share"]),
            item=None if row["item_id"] is None else refs[ItemId(row["item_id"])],
            lead=row["lead"],
            change=AssigningChange(row["change"]),
        )
        for row in _ordered(rows)
    )


def notes(rows: Rows, refs: Refs) -> tuple[FileNote, ...]:
    """Notes for all plans, as a file has them."""
    return tuple(
        FileNote(**_who(row), item=refs[ItemId(row["item_id"])], note=row["note"])
        for row in _ordered(rows)
    )


def _ordered(rows: Rows) -> Iterator[dict[str, Any]]:
    """By time, for rows that came in a merge stand behind; those of one moment as they came."""
    yield from sorted(rows, key=lambda row: (row["at"], row["id"]))


def _who(row: Mapping[str, Any]) -> dict[str, Any]:
    """The name of a row, and who wrote it when and where."""
    names = ("uid", "reviewer", "login", "host", "account")
    return {name: row[name] for name in names} | {"at": datetime.fromisoformat(row["at"])}
