"""Version 9: several things of one kind said of the same items, and the reviewers' codebook.

An annotation has a code beside its items: the tag that is put there, the kind of a finding that is
confirmed. `annotations` is made anew, for its rows are unique by the code too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_OLD_VIEWS = ("gaps", "coverage", "overlaps", "decisions", "suspects")

_ASIDE = (
    "CREATE TEMP TABLE old_annotations AS SELECT * FROM main.annotations",
    "CREATE TEMP TABLE old_places AS SELECT * FROM main.annotation_items",
    "DROP TABLE annotation_items",
    "DROP TABLE annotations",
)

_TABLES = (
    """CREATE TABLE annotations (
  -- What stands decided now; follows from decision_log.
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  layer TEXT NOT NULL, -- common, or whose own decisions these are
  action TEXT NOT NULL, -- verdict, link, overlap, distinct, addition, note, tag or finding
  subject TEXT NOT NULL CHECK (json_valid(subject)), -- ids of the items it is about
  code TEXT NOT NULL DEFAULT '', -- which tag, which kind of finding; else empty
  value TEXT NOT NULL, -- the verdict, the relation, the text of the note, else the action
  reason TEXT NOT NULL,
  reviewer TEXT NOT NULL, -- who decided it
  at TEXT NOT NULL, -- when it was decided
  step INTEGER NOT NULL, -- step of decision_log that put it here last
  UNIQUE (review_id, layer, action, subject, code)
) STRICT""",
    "CREATE INDEX annotations_of_code ON annotations (code) WHERE code <> ''",
    """CREATE TABLE annotation_items (
  -- The items of an annotation and what the reviewer read in them.
  annotation_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the annotation's subject, from 0
  item_id INTEGER NOT NULL REFERENCES items (id),
  fingerprint TEXT NOT NULL, -- of the wording decided about
  PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX annotations_of_item ON annotation_items (item_id)",
    # which tag, which kind of finding; else empty
    "ALTER TABLE decision_log ADD COLUMN code TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE tags (
  -- The reviewers' codebook as it stands; follows from codebook_log.
  id TEXT NOT NULL PRIMARY KEY, -- its name in every store
  position INTEGER NOT NULL, -- its place in the codebook
  vi TEXT NOT NULL, -- what it is called in Vietnamese
  en TEXT NOT NULL, -- what it is called in English; empty where it was not said
  definition TEXT NOT NULL, -- when to use it
  example TEXT NOT NULL,
  glyph TEXT NOT NULL, -- one cell wide
  colour TEXT NOT NULL, -- one of the terminal's own
  key TEXT NOT NULL, -- 1 to 9, or empty
  stands_on TEXT NOT NULL CHECK (json_valid(stands_on)), -- task, plan, link, overlap
  retired INTEGER NOT NULL, -- 1: offered no more
  merged_into TEXT REFERENCES tags (id) -- the tag that stands for it now
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE codebook_log (
  -- Every change ever made to the codebook. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  step INTEGER NOT NULL, -- shared by the rows of one change
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  tag TEXT NOT NULL, -- which one
  before TEXT CHECK (before IS NULL OR json_valid(before)), -- its row in tags as it was
  after TEXT CHECK (after IS NULL OR json_valid(after)), -- likewise; empty: it is taken away
  undoes INTEGER, -- the step this one takes back
  redoes INTEGER -- the undoing step this one takes back in turn
) STRICT""",
    "CREATE INDEX codebook_log_steps ON codebook_log (step)",
)

_GUARDS = tuple(
    f"""CREATE TRIGGER codebook_log_never_{what}s BEFORE {what.upper()} ON codebook_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"""
    for what in ("update", "delete")
)

_BACK = (
    """INSERT INTO annotations
  (id, review_id, layer, action, subject, value, reason, reviewer, at, step)
SELECT id, review_id, layer, action, subject, value, reason, reviewer, at, step
FROM old_annotations""",
    "INSERT INTO annotation_items SELECT * FROM old_places",
    "DROP TABLE temp.old_annotations",
    "DROP TABLE temp.old_places",
)

_VIEWS = (
    """CREATE VIEW suspects AS
-- What needs another look, by item: its text has changed since, is gone, or is no task any more.
SELECT
  annotation.id AS id,
  annotation.review_id AS review,
  annotation.layer AS layer,
  annotation.action AS action,
  annotation.code AS code,
  annotation.value AS value,
  annotation.reviewer AS reviewer,
  annotation.at AS at,
  item.address AS address,
  item.text AS text,
  item.gone AS gone,
  -- An annotation about such an item counts as no find: it waits to be moved or dismissed.
  item.gone = 1 OR (
    annotation.action NOT IN ('note', 'tag', 'finding')
    AND item.kind NOT IN ('task', 'organisation', 'objective')
  ) AS lost
FROM annotations AS annotation
JOIN annotation_items AS read ON read.annotation_id = annotation.id
JOIN items AS item ON item.id = read.item_id
WHERE item.gone = 1 OR item.fingerprint <> read.fingerprint OR (
  annotation.action NOT IN ('note', 'tag', 'finding')
    AND item.kind NOT IN ('task', 'organisation', 'objective')
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
  log.code AS code,
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
    """CREATE VIEW tagged AS
-- What carries a tag of the codebook; one that was merged is told by the tag it went into.
SELECT
  annotation.review_id AS review,
  annotation.layer AS layer,
  coalesce(whole.id, tag.id) AS tag,
  coalesce(whole.vi, tag.vi) AS vi,
  coalesce(whole.en, tag.en) AS en,
  (
    SELECT group_concat(address, ', ') FROM (
      SELECT item.address AS address
      FROM annotation_items AS place JOIN items AS item ON item.id = place.item_id
      WHERE place.annotation_id = annotation.id ORDER BY place.position
    )
  ) AS addresses,
  annotation.reviewer AS reviewer,
  annotation.at AS at
FROM annotations AS annotation
JOIN tags AS tag ON tag.id = annotation.code
LEFT JOIN tags AS whole ON whole.id = tag.merged_into
WHERE annotation.action = 'tag'
ORDER BY annotation.review_id, annotation.id""",
    """CREATE VIEW findings AS
-- What the program found and a reviewer confirmed or dismissed.
SELECT
  annotation.review_id AS review,
  annotation.layer AS layer,
  annotation.code AS kind,
  annotation.value AS judged,
  (
    SELECT group_concat(address, ', ') FROM (
      SELECT item.address AS address
      FROM annotation_items AS place JOIN items AS item ON item.id = place.item_id
      WHERE place.annotation_id = annotation.id ORDER BY place.position
    )
  ) AS addresses,
  annotation.reason AS reason,
  annotation.reviewer AS reviewer,
  annotation.at AS at
FROM annotations AS annotation
WHERE annotation.action = 'finding'
ORDER BY annotation.review_id, annotation.id""",
)


def run(db: Database) -> None:
    """Make `annotations` anew with codes, and an empty codebook with its log."""
    for statement in (
        *(f"DROP VIEW {view}" for view in _OLD_VIEWS),
        *_ASIDE,
        *_TABLES,
        *_GUARDS,
        *_BACK,
        *_VIEWS,
    ):
        db.execute(statement)
