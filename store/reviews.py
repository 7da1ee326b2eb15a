"""The reviews of a store: which documents are held against each other, and how far that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import StoreError
from doichieu.language import _
from doichieu.model import RULES, Counts, DocumentId, Pair, ReviewId, Verdict
from doichieu.store import failures, rows
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """A review in a list: how far it is, and who decided last and when (None before that).

    `counts` looks at the directive items to review that its section has now; `suspects` counts
    what needs another look because its text has changed or gone since.
    """

    id: ReviewId
    pair: Pair
    directive: str
    plan: str
    counts: Counts
    suspects: int
    last_at: datetime | None
    last_by: str | None


class Reviews:
    """The reviews of one open store."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def open(self, pair: Pair, at: datetime) -> ReviewId:
        """The review of this pair, begun now if there is none yet.

        Raises StoreError when one of the documents is not in the store.
        """
        known = self._of(pair)
        if known is not None:
            return known
        with self._db.transaction():
            for document in (pair.directive, pair.plan):
                if self._db.value("SELECT 1 FROM documents WHERE id = ?", document) is None:
                    raise failures.no_such_document(document)
            # Somebody else may have been quicker.
            known = self._of(pair)
            if known is not None:
                return known
            row = {
                "directive_id": pair.directive,
                "plan_id": pair.plan,
                "directive_section": pair.directive_section,
                "plan_section": pair.plan_section,
                "opened": rows.as_time(at),
            }
            return ReviewId(self._db.insert("reviews", row))

    def pair(self, review: ReviewId) -> Pair:
        """What a review holds against each other; raises StoreError when there is no such one."""
        row = self._db.row("SELECT * FROM reviews WHERE id = ?", review)
        if row is None:
            raise StoreError(
                _("there is no such review in the store"),
                where=f"#{review}",
                remedy=_("See what there is with: doichieu list"),
            )
        return _pair(row)

    def summaries(self) -> tuple[ReviewSummary, ...]:
        """Every review, first begun first."""
        verdicts = self._tally("SELECT review, verdict, count(*) FROM coverage GROUP BY 1, 2")
        found = self._tally("SELECT review_id, action, count(*) FROM annotations GROUP BY 1, 2")
        suspects = self._tally("SELECT review, '', count(DISTINCT id) FROM suspects GROUP BY 1")
        summaries = []
        for row in self._db.rows(_REVIEWS):
            review = ReviewId(row["id"])
            counts = Counts(
                tasks=verdicts[review].total(),
                verdicts={verdict: verdicts[review][verdict] for verdict in Verdict},
                actions={action: found[review][action] for action in RULES},
            )
            summaries.append(
                ReviewSummary(
                    id=review,
                    pair=_pair(row),
                    directive=row["directive"],
                    plan=row["plan"],
                    counts=counts,
                    suspects=suspects[review].total(),
                    last_at=row["last_at"] and datetime.fromisoformat(row["last_at"]),
                    last_by=row["last_by"],
                )
            )
        return tuple(summaries)

    def _tally(self, sql: str) -> dict[ReviewId, Counter[str]]:
        """Rows of (review, what, how many)."""
        tally: dict[ReviewId, Counter[str]] = defaultdict(Counter)
        for of, what, times in self._db.rows(sql):
            tally[ReviewId(of)][what] = times
        return tally

    def _of(self, pair: Pair) -> ReviewId | None:
        known = self._db.value(
            """SELECT id FROM reviews WHERE directive_id = ? AND plan_id = ?
            AND directive_section = ? AND plan_section = ?""",
            pair.directive,
            pair.plan,
            pair.directive_section,
            pair.plan_section,
        )
        return None if known is None else ReviewId(known)


_REVIEWS = """
SELECT review.*, directive.name AS directive, plan.name AS plan, last.at AS last_at,
  last.reviewer AS last_by
FROM reviews AS review
JOIN documents AS directive ON directive.id = review.directive_id
JOIN documents AS plan ON plan.id = review.plan_id
LEFT JOIN decision_log AS last
  ON last.id = (SELECT max(id) FROM decision_log WHERE review_id = review.id)
ORDER BY review.id
"""


def _pair(row: Row) -> Pair:
    return Pair(
        DocumentId(row["directive_id"]),
        DocumentId(row["plan_id"]),
        row["directive_section"],
        row["plan_section"],
    )
