"""What a survey found, kept as long as both documents and the rules are those it was made of.

Nothing here is decided: what is not there, or cannot be read, is looked for again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from doichieu.model import DocumentId, Grade
from doichieu.model.matrix import Found, Likeliest
from doichieu.store import rows
from doichieu.store.database import Database
from doichieu.store.seals import Seals

if TYPE_CHECKING:
    from sqlite3 import Row


class Surveyed:
    """What surveys found in one open store."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._seals = Seals(database)

    def made_of(
        self, directive: DocumentId, plans: Iterable[DocumentId], edition: str
    ) -> dict[DocumentId, str]:
        """Of what something found now in each plan, by this edition of the rules, is made.

        To be asked before the documents are read: what is found in those that change meanwhile is
        then looked for again.
        """
        below = [*plans]
        seals = self._seals.of([directive, *below])
        return {plan: f"{seals[directive]} {seals[plan]} {edition}" for plan in below}

    def get(
        self, directive: DocumentId, made_of: Mapping[DocumentId, str]
    ) -> dict[DocumentId, Found]:
        """What is kept of these plans, as far as it was made of this."""
        kept = self._db.rows(
            """SELECT plan_id, made_of, found FROM surveyed
            WHERE directive_id = ? AND plan_id IN (SELECT value FROM json_each(?))""",
            directive,
            rows.as_json(made_of),
        )
        found = {DocumentId(row["plan_id"]): row for row in kept}
        read = {plan: _read(row) for plan, row in found.items() if row["made_of"] == made_of[plan]}
        return {plan: each for plan, each in read.items() if each is not None}

    def put(
        self,
        directive: DocumentId,
        made_of: Mapping[DocumentId, str],
        found: Mapping[DocumentId, Found],
    ) -> None:
        """Keep what was found; nothing in a store that may only be read."""
        if self._db.read_only or not found:
            return
        with self._db.transaction():
            # One may have been removed meanwhile.
            self._db.write(
                """INSERT OR REPLACE INTO surveyed (directive_id, plan_id, made_of, found)
                SELECT directive.id, plan.id, ?3, ?4 FROM documents AS directive, documents AS plan
                WHERE directive.id = ?1 AND plan.id = ?2""",
                [(directive, plan, made_of[plan], _text(each)) for plan, each in found.items()],
            )
            self._seals.complete([directive, *found])


def _text(found: Found) -> str:
    said = {task: (each.grade, round(each.score, 4), each.address) for task, each in found.items()}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _read(row: Row) -> Found | None:
    """What was found; None where nobody can have written it."""
    try:
        return {
            str(task): Likeliest(Grade(grade), float(score), str(address))
            for task, (grade, score, address) in json.loads(row["found"]).items()
        }
    except (AttributeError, TypeError, ValueError):
        return None
