"""Version 7: layers, names that hold in every store, and sections as views of one review.

Reviews of sections of one directive are folded into the review of the whole. Where two of them had
decided the same thing, the later decision stands and the earlier one stays in the log; a verdict
and what answers the task come from one of them (`m007_folding`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.store.migrations.m007_folding import fold

if TYPE_CHECKING:
    from sqlite_utils import Database

_REBUILT = ("annotation_items", "annotations", "decision_log", "corrections", "reviews")
"""What is made anew, those that point at others first."""

_ASIDE = (
    *(f"CREATE TEMP TABLE old_{name} AS SELECT * FROM main.{name}" for name in _REBUILT),  # noqa: S608
    """CREATE TEMP TABLE old_sequence AS SELECT * FROM main.sqlite_sequence
WHERE name IN ('reviews', 'decision_log', 'corrections')""",
)

_UID = "uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))"

_FOLD = (
    """CREATE TEMP TABLE folding AS
SELECT id, (
  SELECT id FROM old_reviews AS whole
  WHERE whole.directive_id = review.directive_id AND whole.plan_id = review.plan_id
    AND whole.plan_section = review.plan_section
  ORDER BY directive_section <> '', id LIMIT 1
) AS whole
FROM old_reviews AS review""",
)

_TABLES = (
    f"""CREATE TABLE store (
  -- The store itself: one row.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  {_UID} -- its name in every store that it is merged into
) STRICT""",
    """CREATE TABLE reviews (
  -- A plan held against the directive it carries out.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  directive_id INTEGER NOT NULL REFERENCES documents (id),
  plan_id INTEGER NOT NULL REFERENCES documents (id),
  plan_item INTEGER REFERENCES items (id), -- the block of the plan's section; empty for the whole
  opened TEXT NOT NULL -- when it was begun
) STRICT""",
    "CREATE UNIQUE INDEX reviews_once ON reviews (directive_id, plan_id, coalesce(plan_item, 0))",
    "CREATE INDEX reviews_of_plan ON reviews (plan_id)",
    "CREATE INDEX reviews_of_item ON reviews (plan_item)",
    """CREATE TABLE review_views (
  -- At which sections of its directive a review was opened. What is decided is of the whole review.
  review_id INTEGER NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  item_id INTEGER REFERENCES items (id), -- the block of the section; empty for the whole
  opened TEXT NOT NULL -- when first
) STRICT""",
    "CREATE UNIQUE INDEX review_views_once ON review_views (review_id, coalesce(item_id, 0))",
    "CREATE INDEX review_views_of_item ON review_views (item_id)",
    """CREATE TABLE annotations (
  -- What stands decided now; follows from decision_log.
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  layer TEXT NOT NULL, -- common, or whose own decisions these are
  action TEXT NOT NULL, -- verdict, link, overlap, addition or note
  subject TEXT NOT NULL CHECK (json_valid(subject)), -- ids of the items it is about
  value TEXT NOT NULL, -- the verdict, the relation, the text of the note, else the action
  reason TEXT NOT NULL,
  reviewer TEXT NOT NULL, -- who decided it
  at TEXT NOT NULL, -- when it was decided
  step INTEGER NOT NULL, -- step of decision_log that put it here last
  UNIQUE (review_id, layer, action, subject)
) STRICT""",
    """CREATE TABLE annotation_items (
  -- The items of an annotation and what the reviewer read in them.
  annotation_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the annotation's subject, from 0
  item_id INTEGER NOT NULL REFERENCES items (id),
  fingerprint TEXT NOT NULL, -- of the wording decided about
  PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX annotations_of_item ON annotation_items (item_id)",
    f"""CREATE TABLE decision_log (
  -- Every change ever made to an annotation. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_UID}, -- its name in every store
  step INTEGER NOT NULL, -- shared by the rows of one keystroke
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who, by a name of the reviewer's choice
  login TEXT NOT NULL DEFAULT '', -- who, by the name known to the machine; empty in old rows
  host TEXT NOT NULL DEFAULT '', -- on which machine; empty in old rows
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  layer TEXT NOT NULL, -- of the annotation
  action TEXT NOT NULL, -- verdict, link, overlap, addition or note
  subject TEXT NOT NULL CHECK (json_valid(subject)), -- ids of the items it is about
  before TEXT CHECK (before IS NULL OR json_valid(before)), -- the annotation that stood there
  after TEXT CHECK (after IS NULL OR json_valid(after)), -- likewise; its read: fingerprints
  undoes INTEGER, -- the step this one takes back
  redoes INTEGER -- the undoing step this one takes back in turn
) STRICT""",
    "CREATE INDEX decision_log_steps ON decision_log (step)",
    "CREATE INDEX decision_log_of_review ON decision_log (review_id, layer, step)",
    "CREATE INDEX decision_log_of_slot ON decision_log (review_id, layer, action, subject)",
    f"""CREATE TABLE corrections (
  -- Every correction ever made by hand. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_UID}, -- its name in every store
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who, by a name of the reviewer's choice
  login TEXT NOT NULL DEFAULT '', -- who, by the name known to the machine; empty in old rows
  host TEXT NOT NULL DEFAULT '', -- on which machine; empty in old rows
  kind TEXT, -- join, split, kind, leads, …; empty for an undo or redo
  place TEXT CHECK (place IS NULL OR json_valid(place)), -- the block it is about
  value TEXT CHECK (value IS NULL OR json_valid(value)), -- what it was corrected to
  undoes INTEGER, -- the row this one takes back
  redoes INTEGER -- the undoing row this one takes back in turn
) STRICT""",
    "CREATE INDEX corrections_of_document ON corrections (document_id, id)",
    "CREATE INDEX items_of_parent ON items (document_id, parent)",
)

_ROWS = (
    "INSERT INTO store (id) VALUES (1)",
    # A section of the plan that a newer version of it had lost, to stay a review of its own.
    """INSERT INTO items (document_id, position, address, line, kind, text, leads, partners, cites,
  deadline_kind, fingerprint, gone)
SELECT DISTINCT plan_id, 0, plan_section, 1, 'heading', plan_section, '[]', '[]', '[]',
  'none', '', 1
FROM old_reviews AS review WHERE plan_section <> '' AND NOT EXISTS (
  SELECT 1 FROM items WHERE document_id = plan_id AND address = plan_section
)""",
    """INSERT INTO reviews (id, directive_id, plan_id, plan_item, opened)
SELECT whole, directive_id, plan_id, (
  SELECT id FROM items WHERE document_id = plan_id AND address = plan_section
  ORDER BY gone, id DESC LIMIT 1
), min(opened)
FROM old_reviews AS review JOIN folding ON folding.id = review.id
GROUP BY whole""",
    """INSERT INTO review_views (review_id, item_id, opened)
SELECT whole, item.id, opened
FROM old_reviews AS review JOIN folding ON folding.id = review.id
LEFT JOIN items AS item
  ON document_id = directive_id AND address = directive_section AND gone = 0
WHERE directive_section = '' OR item.id IS NOT NULL
ORDER BY review.id""",
    """INSERT INTO annotations
  (id, review_id, layer, action, subject, value, reason, reviewer, at, step)
SELECT id, whole, 'common', action, subject, value, reason, reviewer, at, step
FROM old_annotations JOIN decided USING (id)""",
    """INSERT INTO annotation_items
SELECT * FROM old_annotation_items WHERE annotation_id IN (SELECT id FROM decided)""",
    """INSERT INTO decision_log
  (id, step, at, reviewer, review_id, layer, action, subject, before, after, undoes, redoes)
SELECT
  id + count(*) FILTER (WHERE part > 0) OVER (ORDER BY id, part),
  step, at, reviewer, whole, 'common', action, subject, before, after, undoes, redoes
FROM told ORDER BY id, part""",
    """INSERT INTO corrections (id, document_id, at, reviewer, kind, place, value, undoes, redoes)
SELECT id, document_id, at, reviewer, kind, place, value, undoes, redoes
FROM old_corrections ORDER BY id""",
    # No number is given out again.
    "DELETE FROM sqlite_sequence WHERE name IN (SELECT name FROM old_sequence)",
    "INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM old_sequence",
    """UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(id), 0) FROM decision_log))
WHERE name = 'decision_log'""",
)

_GUARDS = (
    *(
        f"""CREATE TRIGGER decision_log_no_{event.lower()} BEFORE {event} ON decision_log
BEGIN
  SELECT RAISE(ABORT, 'the decision log is only ever added to');
END"""
        for event in ("UPDATE", "DELETE")
    ),
    """CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections
BEGIN
  SELECT RAISE(ABORT, 'corrections are only ever added to');
END""",
    # They go with their document, and only so.
    """CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
WHEN OLD.document_id IN (SELECT id FROM documents)
BEGIN
  SELECT RAISE(ABORT, 'corrections are only ever added to');
END""",
)

_OLD_VIEWS = ("gaps", "coverage", "overlaps", "decisions", "suspects")

_VIEWS = (
    """CREATE VIEW suspects AS
-- What needs another look, by item: its text has changed since, is gone, or is no task any more.
SELECT
  annotation.id AS id,
  annotation.review_id AS review,
  annotation.layer AS layer,
  annotation.action AS action,
  annotation.value AS value,
  annotation.reviewer AS reviewer,
  annotation.at AS at,
  item.address AS address,
  item.text AS text,
  item.gone AS gone,
  -- An annotation about such an item counts as no find: it waits to be moved or dismissed.
  item.gone = 1 OR (
    annotation.action <> 'note' AND item.kind NOT IN ('task', 'organisation', 'objective')
  ) AS lost
FROM annotations AS annotation
JOIN annotation_items AS read ON read.annotation_id = annotation.id
JOIN items AS item ON item.id = read.item_id
WHERE item.gone = 1 OR item.fingerprint <> read.fingerprint OR (
  annotation.action <> 'note' AND item.kind NOT IN ('task', 'organisation', 'objective')
)""",
    """CREATE VIEW coverage AS
-- Every directive item under review: its verdict, if any, and what in the plan answers it.
-- Of the common layer, like gaps and overlaps.
SELECT
  review.id AS review,
  directive.name AS directive,
  plan.name AS plan,
  item.id AS item,
  item.address AS address,
  item.text AS text,
  verdict.value AS verdict,
  (
    SELECT group_concat(address, ', ') FROM (
      SELECT answer.address AS address
      FROM annotations AS link
      JOIN annotation_items AS above ON above.annotation_id = link.id AND above.position = 0
      JOIN annotation_items AS below ON below.annotation_id = link.id AND below.position = 1
      JOIN items AS answer ON answer.id = below.item_id
      WHERE link.review_id = review.id AND link.layer = 'common' AND link.action = 'link'
        AND link.value <> 'rejected' AND above.item_id = item.id
      ORDER BY answer.position
    )
  ) AS links,
  verdict.reason AS reason,
  verdict.reviewer AS reviewer,
  verdict.at AS at,
  verdict.id IN (SELECT id FROM suspects) AS suspect
FROM reviews AS review
JOIN documents AS directive ON directive.id = review.directive_id
JOIN documents AS plan ON plan.id = review.plan_id
JOIN items AS item ON item.document_id = directive.id AND item.gone = 0
  AND item.kind IN ('task', 'organisation', 'objective')
LEFT JOIN annotations AS verdict ON verdict.review_id = review.id AND verdict.layer = 'common'
  AND verdict.action = 'verdict' AND verdict.subject = '[' || item.id || ']'
ORDER BY review.id, item.position""",
    """CREATE VIEW gaps AS
-- Directive items that the plan leaves out, as reviewers decided.
SELECT review, directive, plan, address, text, reason, reviewer, at, suspect
FROM coverage
WHERE verdict = 'gap'""",
    """CREATE VIEW overlaps AS
-- Plan items that give the same duty twice, as reviewers decided.
SELECT
  review.id AS review,
  plan.name AS plan,
  (
    SELECT group_concat(address, ', ') FROM (
      SELECT item.address AS address
      FROM annotation_items AS place JOIN items AS item ON item.id = place.item_id
      WHERE place.annotation_id = overlap.id ORDER BY place.position
    )
  ) AS addresses,
  (
    SELECT group_concat(text, ' | ') FROM (
      SELECT item.text AS text
      FROM annotation_items AS place JOIN items AS item ON item.id = place.item_id
      WHERE place.annotation_id = overlap.id ORDER BY place.position
    )
  ) AS texts,
  overlap.reason AS reason,
  overlap.reviewer AS reviewer,
  overlap.at AS at
FROM annotations AS overlap
JOIN reviews AS review ON review.id = overlap.review_id
JOIN documents AS plan ON plan.id = review.plan_id
WHERE overlap.action = 'overlap' AND overlap.layer = 'common'
  AND overlap.id NOT IN (SELECT id FROM suspects WHERE lost)
ORDER BY review.id, overlap.id""",
    """CREATE VIEW decisions AS
-- The decision log in words: who decided what about which items, and what stood there before.
SELECT
  log.id AS id,
  log.at AS at,
  log.reviewer AS reviewer,
  log.login AS login,
  log.host AS host,
  directive.name AS directive,
  plan.name AS plan,
  log.layer AS layer,
  log.action AS action,
  (
    SELECT group_concat(address, ', ') FROM (
      SELECT item.address AS address
      FROM json_each(log.subject) AS part JOIN items AS item ON item.id = part.value
      ORDER BY part.key
    )
  ) AS addresses,
  (
    SELECT group_concat(text, ' | ') FROM (
      SELECT item.text AS text
      FROM json_each(log.subject) AS part JOIN items AS item ON item.id = part.value
      ORDER BY part.key
    )
  ) AS texts,
  json_extract(log.before, '$.value') AS before,
  json_extract(log.after, '$.value') AS after,
  json_extract(log.after, '$.reason') AS reason,
  log.step AS step,
  log.undoes AS undoes,
  log.redoes AS redoes
FROM decision_log AS log
JOIN reviews AS review ON review.id = log.review_id
JOIN documents AS directive ON directive.id = review.directive_id
JOIN documents AS plan ON plan.id = review.plan_id
ORDER BY log.id""",
)


def run(db: Database) -> None:
    """Set aside what is made anew, fold the reviews, and put everything back in its new place."""
    for statement in (
        *(f"DROP VIEW {view}" for view in _OLD_VIEWS),
        *_ASIDE,
        # Nobody guards what is taken down: the guards go first.
        *(f"DROP TRIGGER decision_log_no_{event}" for event in ("update", "delete")),
        *(f"DROP TRIGGER corrections_no_{event}" for event in ("update", "delete")),
        *(f"DROP TABLE main.{name}" for name in _REBUILT),
        *_FOLD,
    ):
        db.execute(statement)
    fold(db)
    for statement in (
        *_TABLES,
        *_ROWS,
        *(f"DROP TABLE temp.old_{name}" for name in (*_REBUILT, "sequence")),
        *(f"DROP TABLE temp.{name}" for name in ("told", "decided", "folding")),
        "ALTER TABLE ties RENAME TO relations",
        *_GUARDS,
        *_VIEWS,
    ):
        db.execute(statement)
