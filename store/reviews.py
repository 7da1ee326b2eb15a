"""The reviews of a store: which documents are held against each other, and how far that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import StoreError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import COMMON, RULES, Counts, DocumentId, ItemId, Pair, ReviewId, Verdict
from doichieu.store import failures, rows
from doichieu.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Row


@frozen
class ReviewSummary:
    """A review in a list, as it was opened: the whole, or at one section of the directive.

    `section` is the address of that section's block, '' for the whole. `counts` looks at what the
    section has now, in the common layer; `last_at` and `last_by` tell who decided last in the whole
    review, None before that; `opened` when it was begun or first looked at so.
    One of a hidden document is hidden.
    """

    id: ReviewId
    pair: Pair
    section: str
    directive: str
    plan: str
    counts: Counts
    last_at: datetime | None
    last_by: str | None
    opened: datetime
    hidden: bool = False


NOTHING_COUNTED = Counts(0, dict.fromkeys(Verdict, 0), dict.fromkeys(RULES, 0), 0)
"""The counts of what has nothing in it, or was not counted."""


class Reviews:
    """The reviews of one open store."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def open(self, pair: Pair, at: datetime, section: str = "") -> ReviewId:
        """The review of this pair, begun now if there is none yet.

        That it was opened at this `section` of the directive is kept for `summaries`. Raises
        StoreError when one of the documents, or the section, is not in the store.
        """
        return self.open_all([(pair, section)], at)[0]

    def open_all(self, pairs: Sequence[tuple[Pair, str]], at: datetime) -> tuple[ReviewId, ...]:
        """The reviews of several pairs, each at a section, or of none; errors as for `open`."""
        known = [self._opened(*each) for each in pairs]
        found = tuple(review for review in known if review is not None)
        if len(found) == len(pairs):
            return found
        with self._db.transaction():
            return tuple(self._open(*each, at) for each in pairs)

    def _opened(self, pair: Pair, section: str) -> ReviewId | None:
        """The review, where nothing has to be written for it."""
        block = self._block(pair.directive, section)
        known = self.find(pair)
        if known is not None and (self._db.read_only or self._seen(known, block)):
            return known
        return None

    def _open(self, pair: Pair, section: str, at: datetime) -> ReviewId:
        for document in (pair.directive, pair.plan):
            if self._db.value("SELECT 1 FROM documents WHERE id = ?", document) is None:
                raise failures.no_such_document(document)
        block = self._block(pair.directive, section)
        # Somebody else may have been quicker.
        review = self.find(pair) or self._begin(pair, at)
        if not self._seen(review, block):
            self._db.write(
                "INSERT INTO review_views (review_id, item_id, opened) VALUES (?, ?, ?)",
                [(review, block, rows.as_time(at))],
            )
        return review

    def find(self, pair: Pair) -> ReviewId | None:
        """The review of this pair; None where nobody has begun it."""
        known = self._db.value(
            f"{_REVIEWS} WHERE directive_id = ? AND plan_id = ? AND plan_section = ? AND NOT lost",
            pair.directive,
            pair.plan,
            pair.plan_section,
        )
        return None if known is None else ReviewId(known)

    def pair(self, review: ReviewId) -> Pair:
        """What a review holds against each other; raises StoreError when there is no such one."""
        return _pair(self._row(review))

    def lost(self, review: ReviewId) -> bool:
        """Whether the plan has lost the section that a review is about; errors as for `pair`.

        The pair then has the address where it stood last, which may be another block's now.
        """
        return bool(self._row(review)["lost"])

    def summaries(self, *, counted: bool = True) -> tuple[ReviewSummary, ...]:
        """Every review as often as it was opened at another section; first begun first.

        Nothing is counted unless asked for: all items and decisions are gone through for that.
        """
        found = self._db.rows(_SUMMARIES, COMMON)
        counts = self._counted() if counted else {}
        return tuple(_summary(row, counts.get(row["view"], NOTHING_COUNTED)) for row in found)

    def counts(self, review: ReviewId) -> dict[str, Counts]:
        """The counts of one review, by the section of the directive at which it was opened."""
        counts = self._counted(review)
        views = self._db.rows(_views(_ONE) + _SECTIONS, review)
        return {row["section"]: counts.get(row["view"], NOTHING_COUNTED) for row in views}

    def _counted(self, *review: ReviewId) -> dict[str, Counts]:
        """The counts of each view of a review, or of all."""
        views = _views(_ONE if review else "")
        verdicts = self._tally(views + _VERDICTS, *review)
        finds = self._tally(views + _FINDS, *review, COMMON)
        suspects = self._tally(views + _SUSPECTS, *review, COMMON)
        return {
            view: Counts(
                tasks=verdicts[view].total(),
                verdicts={verdict: verdicts[view][verdict] for verdict in Verdict},
                actions={action: finds[view][action] for action in RULES},
                suspects=suspects[view].total(),
            )
            for view in {*verdicts, *finds, *suspects}
        }

    def _row(self, review: ReviewId) -> Row:
        row = self._db.row(f"{_REVIEWS} WHERE id = ?", review)
        if row is None:
            raise StoreError(
                _("there is no such review in the store"),
                where=f"#{review}",
                remedy=_("See what there is with: doichieu list"),
            )
        return row

    def _begin(self, pair: Pair, at: datetime) -> ReviewId:
        row: dict[str, object] = {
            "directive_id": pair.directive,
            "plan_id": pair.plan,
            "plan_item": self._block(pair.plan, pair.plan_section),
            "opened": rows.as_time(at),
        }
        return ReviewId(self._db.insert("reviews", row))

    def _block(self, document: DocumentId, section: str) -> ItemId | None:
        """The block of a section; None for the whole document."""
        if not section:
            return None
        found = self._db.value(
            "SELECT id FROM items WHERE document_id = ? AND address = ? AND gone = 0",
            document,
            section,
        )
        if found is None:
            raise StoreError(
                _("there is no section '{section}'").format(section=section),
                where=f"#{document}",
                remedy=_("See what was read: doichieu outline FILE."),
            )
        return ItemId(found)

    def _seen(self, review: ReviewId, block: ItemId | None) -> bool:
        """Whether the review was opened there before."""
        sql = "SELECT 1 FROM review_views WHERE review_id = ? AND item_id IS ?"
        return self._db.value(sql, review, block) is not None

    def _tally(self, sql: str, *values: object) -> dict[str, Counter[str]]:
        """Rows of (view, what, how many)."""
        tally: dict[str, Counter[str]] = defaultdict(Counter)
        for view, what, times in self._db.rows(sql, *values):
            tally[view][what] = times
        return tally


_REVIEWS = """
SELECT * FROM (
  SELECT review.*, coalesce(block.address, '') AS plan_section, coalesce(block.gone, 0) AS lost
  FROM reviews AS review LEFT JOIN items AS block ON block.id = plan_item
)
"""

_ONE = "WHERE review.id = ?"


def _views(only: str = "") -> str:
    """All views, or only those: what stands in a section is its block and all below it.

    A section of the plan counts where one document is held against itself.
    """
    return f"""
WITH RECURSIVE views AS (
  SELECT review.*, review.id || ':' || coalesce(block.id, '') AS view, view.rowid AS nth,
    view.opened AS view_opened,
    coalesce(block.address, '') AS section, block.id AS block
  FROM ({_REVIEWS}) AS review
  LEFT JOIN review_views AS view ON view.review_id = review.id
    AND NOT EXISTS (SELECT 1 FROM items WHERE id = view.item_id AND gone = 1)
  LEFT JOIN items AS block ON block.id = view.item_id
  {only}
), inside AS (
  SELECT views.view, side.column1 AS side, above.id, document_id, address, gone
  FROM views JOIN (VALUES ('directive'), ('plan')) AS side
  JOIN items AS above ON above.id = iif(side.column1 = 'directive', block, plan_item)
  WHERE section <> '' AND (side.column1 = 'directive' OR directive_id = plan_id)
  UNION
  SELECT above.view, above.side, below.id, below.document_id, below.address, below.gone
  FROM inside AS above
  JOIN items AS below ON below.document_id = above.document_id AND below.parent = above.address
    AND below.gone >= above.gone
)
"""  # noqa: S608 (all of it stands here)


_SUMMARIES = f"""{_views()}
SELECT views.*, directive.name AS directive, plan.name AS plan, last.at AS last_at,
  last.reviewer AS last_by,
  EXISTS (SELECT 1 FROM hidden WHERE (what, target) IN (VALUES ('review', views.id),
    ('document', directive_id), ('document', plan_id))) AS hidden
FROM views
JOIN documents AS directive ON directive.id = views.directive_id
JOIN documents AS plan ON plan.id = views.plan_id
LEFT JOIN decision_log AS last ON last.id = (
  SELECT id FROM decision_log WHERE review_id = views.id AND layer = ?
  ORDER BY step DESC, id DESC LIMIT 1
)
ORDER BY views.id, nth
"""  # noqa: S608 (all of it stands here)

_SECTIONS = "SELECT view, section FROM views"

_VERDICTS = """
SELECT view, verdict, count(*)
FROM coverage JOIN views ON views.id = coverage.review
WHERE section = ''
  OR (view, 'directive', coverage.item) IN (SELECT view, side, id FROM inside)
GROUP BY 1, 2
"""

# Like `ReviewState.inside`: all but what is about the directive outside the section.
_INSIDE = """
FROM views
JOIN annotations AS annotation ON annotation.review_id = views.id AND annotation.layer = ?
JOIN annotation_items AS place ON place.annotation_id = annotation.id AND place.position = 0
JOIN items AS first ON first.id = place.item_id
WHERE (first.document_id <> directive_id OR section = ''
  OR (view, first.id) IN (SELECT view, id FROM inside))
"""

_FINDS = f"""
SELECT view, annotation.action, count(*) {_INSIDE}
AND NOT EXISTS (SELECT 1 FROM suspects WHERE suspects.id = annotation.id AND lost)
GROUP BY 1, 2
"""  # noqa: S608 (all of it stands here)

_SUSPECTS = f"""
SELECT view, '', count(*) {_INSIDE}
AND EXISTS (SELECT 1 FROM suspects WHERE suspects.id = annotation.id)
GROUP BY 1
"""  # noqa: S608 (all of it stands here)


def _summary(row: Row, counts: Counts) -> ReviewSummary:
    last_at, opened = _moments(row)
    return ReviewSummary(
        id=ReviewId(row["id"]),
        pair=_pair(row),
        section=row["section"],
        directive=row["directive"],
        plan=row["plan"],
        counts=counts,
        last_at=last_at,
        last_by=row["last_by"],
        opened=opened,
        hidden=bool(row["hidden"]),
    )


@rows.reader("reviews")
def _moments(row: Row) -> tuple[datetime | None, datetime]:
    """When somebody decided last, and when the review was opened so."""
    last_at = row["last_at"]
    opened = datetime.fromisoformat(row["view_opened"] or row["opened"])
    return last_at and datetime.fromisoformat(last_at), opened


def _pair(row: Row) -> Pair:
    return Pair(DocumentId(row["directive_id"]), DocumentId(row["plan_id"]), row["plan_section"])
