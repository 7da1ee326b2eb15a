"""Documents as they were read, beside what was corrected in them by hand.

`items` holds the outline that everybody sees. While corrections are in force, `readings` holds the
one they are made in, so that each can be taken back and all can be made again in a newer reading.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, cast

from doichieu.corrections import Anchor, Correction, Subject, apply, value_type
from doichieu.corrections.correction import OF_FACTS
from doichieu.errors import UnreadableError
from doichieu.model import DocumentId, Facts, Item, Outline
from doichieu.store import failures
from doichieu.store.database import Database
from doichieu.store.json_form import UnknownFormError, from_json, to_json

if TYPE_CHECKING:
    from sqlite3 import Row


class Readings:
    """The readings of one open store. Its writes belong in a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def get(self, document: DocumentId) -> Outline | None:
        """The outline as it was read; None while nothing in it is corrected."""
        text = self._db.value("SELECT outline FROM readings WHERE document_id = ?", document)
        return None if text is None else cast("Outline", self._read(document, text, Outline))

    def facts(self, document: DocumentId) -> tuple[Facts, ...]:
        """What a corrected document said of itself as it was read; () when it is not corrected."""
        text = self._db.value(_FACTS, document)
        return () if text is None else (cast("Facts", self._read(document, text, Facts)),)

    def keep(self, document: DocumentId, outline: Outline) -> Outline:
        """Take a new reading; gives it with the corrections in force, or as it is without any."""
        corrections = self.in_force(document)
        self._db.write("DELETE FROM readings WHERE document_id = ?", [(document,)])
        if not corrections:
            return outline
        self._db.insert("readings", {"document_id": document, "outline": to_json(outline)})
        return apply(outline, corrections).outline

    def in_force(self, document: DocumentId) -> tuple[Correction, ...]:
        """Every reviewer's corrections that were not taken back, in the order they were made in.

        That is the order of their times, also of those that came from another store. One that was
        done again stands where it stood.
        """
        kept: dict[int, tuple[str, int, Correction | None]] = {}
        undone: dict[int, int] = {}
        for row in self._db.rows(
            "SELECT * FROM corrections WHERE document_id = ? ORDER BY id", document
        ):
            if row["undoes"] is not None:
                undone[row["id"]] = row["undoes"]
            elif row["redoes"] is not None:
                undone.pop(row["redoes"], None)
            else:
                kept[row["id"]] = (row["at"], row["id"], self.correction(row))
        taken_back = set(undone.values())
        ordered = sorted((at, number) for at, number, _made in kept.values())
        made = ((number, kept[number][2]) for _at, number in ordered)
        return tuple(c for number, c in made if c and number not in taken_back)

    def correction(self, row: Row) -> Correction | None:
        """The correction in a row of `corrections`; None in one that undoes or redoes."""
        if row["kind"] is None:
            return None
        document, place = DocumentId(row["document_id"]), row["place"]
        try:
            subject = Subject(row["kind"])
        except ValueError as error:
            raise self._unreadable(document) from error
        if place is None and subject not in {*OF_FACTS, Subject.DOUBT}:
            raise self._unreadable(document)
        anchor = None if place is None else self._read(document, place, Anchor)
        value = self._read(document, row["value"], value_type(subject))
        return Correction(subject, anchor, value)

    def _read(self, document: DocumentId, text: str, type_: Any) -> Any:  # noqa: ANN401 (any)
        """A stored text; raises UnreadableError, naming the document, when it cannot be read."""
        try:
            return from_json(text, type_)
        except UnknownFormError as error:
            raise self._unreadable(document) from error

    def _unreadable(self, document: DocumentId) -> UnreadableError:
        name = self._db.value("SELECT name FROM documents WHERE id = ?", document)
        return failures.unreadable(name or f"#{document}")


# What is no outline is given as it stands, for SQLite's own complaint names no document.
_FACTS = """
SELECT CASE
  WHEN NOT json_valid(outline) THEN outline
  WHEN json_type(outline, '$.facts') IS NOT 'object' THEN outline
  ELSE json_set(
    json_extract(outline, '$.facts'), '$.version', json_extract(outline, '$.version')
  )
END FROM readings WHERE document_id = ?
"""


def plain(outline: Outline) -> Outline:
    """The outline of a stored document as a reader would give it: items without identity."""
    names = [field.name for field in fields(Item)]
    items = (Item(**{name: getattr(item, name) for name in names}) for item in outline.items)
    return Outline(outline.facts, tuple(items), outline.doubts, outline.relations)


def correction_row(made: Correction) -> dict[str, object]:
    """The columns of `corrections` that a correction fills."""
    return {
        "kind": made.subject,
        "place": None if made.anchor is None else to_json(made.anchor),
        "value": to_json(made.value),
    }
