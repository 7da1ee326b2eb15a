"""What a survey found, kept as long as both documents and the rules are those it was made of.

Nothing here is decided: what is not there, or cannot be read, is looked for again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from doichieu.model import DocumentId, Grade
from doichieu.model.matrix import Found, Likeliest, PlanPart
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
    ) -> dict[PlanPart, Found]:
        """What is kept of these plans and their sections, as far as it was made of this."""
        kept = self._db.rows(
            """SELECT plan_id, made_of, found FROM surveyed
            WHERE directive_id = ? AND plan_id IN (SELECT value FROM json_each(?))""",
            directive,
            rows.as_json(made_of),
        )
        found = {DocumentId(row["plan_id"]): row for row in kept}
        return {
            PlanPart(plan, section): each
            for plan, row in found.items()
            if row["made_of"] == made_of[plan]
            for section, each in _read(row).items()
        }

    def put(
        self,
        directive: DocumentId,
        made_of: Mapping[DocumentId, str],
        found: Mapping[PlanPart, Found],
    ) -> None:
        """Keep what was found; nothing in a store that may only be read.

        What is kept of other sections of the same plans stays, where it was made of the same.
        """
        if self._db.read_only or not found:
            return
        with self._db.transaction():
            plans = dict.fromkeys(part.plan for part in found)
            kept = self.get(directive, {plan: made_of[plan] for plan in plans})
            by_plan: dict[DocumentId, dict[str, Found]] = {plan: {} for plan in plans}
            for (plan, section), each in (kept | {**found}).items():
                by_plan[plan][section] = each
            # One may have been removed meanwhile.
            self._db.write(
                """INSERT OR REPLACE INTO surveyed (directive_id, plan_id, made_of, found)
                SELECT directive.id, plan.id, ?3, ?4 FROM documents AS directive, documents AS plan
                WHERE directive.id = ?1 AND plan.id = ?2""",
                [(directive, plan, made_of[plan], _text(each)) for plan, each in by_plan.items()],
            )
            self._seals.complete([directive, *plans])


def _text(by_section: Mapping[str, Found]) -> str:
    said = {
        section: {task: (grade, round(score, 4), at) for task, (grade, score, at) in found.items()}
        for section, found in by_section.items()
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _read(row: Row) -> dict[str, Found]:
    """What was found, by section; nothing where nobody can have written it."""
    try:
        return {
            str(section): {
                str(task): Likeliest(Grade(grade), float(score), str(address))
                for task, (grade, score, address) in found.items()
            }
            for section, found in json.loads(row["found"]).items()
        }
    except (AttributeError, TypeError, ValueError):
        return {}
