"""Version 1: documents with their items, reviews, and the log of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = (
    """CREATE TABLE documents (
  -- A document as it was read.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL, -- what to call it: its number, else its type and issuer
  number TEXT, -- as printed; none in a draft
  type TEXT, -- kế hoạch, nghị quyết, …
  issuer TEXT,
  branch TEXT, -- party or state
  level TEXT, -- central, province, district or commune
  place TEXT,
  date TEXT, -- of issue
  signers TEXT NOT NULL CHECK (json_valid(signers)),
  title TEXT,
  implements TEXT NOT NULL CHECK (json_valid(implements)), -- what it carries out
  source TEXT NOT NULL, -- the file it was read from
  digest TEXT NOT NULL UNIQUE, -- of the file's bytes
  imported TEXT NOT NULL -- when this version was read
) STRICT""",
    """CREATE TABLE items (
  -- A block of a document, in reading order. Its id survives a new version of the file.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in reading order, from 0
  address TEXT NOT NULL, -- its labels joined by dots: IV.4.-3
  line INTEGER NOT NULL, -- of the file, from 1
  kind TEXT NOT NULL, -- heading, task, organisation, objective, …
  text TEXT NOT NULL, -- the exact wording without label and markup
  parent TEXT, -- address of the block above
  leads TEXT NOT NULL CHECK (json_valid(leads)), -- bodies that must do it
  partners TEXT NOT NULL CHECK (json_valid(partners)), -- bodies that take part
  cites TEXT NOT NULL CHECK (json_valid(cites)), -- numbers of documents, as printed
  deadline_raw TEXT, -- the words as printed
  deadline_kind TEXT NOT NULL, -- by, within, continuous, …, none
  deadline_start TEXT,
  deadline_end TEXT,
  fingerprint TEXT NOT NULL, -- changes whenever the wording does
  gone INTEGER NOT NULL DEFAULT 0 -- 1: decided about, but not in the newest version of the file
) STRICT""",
    "CREATE INDEX items_in_order ON items (document_id, position)",
    """CREATE TABLE problems (
  -- Something the reader of a document was unsure of.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the list, from 0
  line INTEGER NOT NULL, -- of the file, from 1
  message TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reviews (
  -- A plan held against the directive it carries out.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  directive_id INTEGER NOT NULL REFERENCES documents (id),
  plan_id INTEGER NOT NULL REFERENCES documents (id),
  directive_section TEXT NOT NULL, -- address of a block; empty for the whole document
  plan_section TEXT NOT NULL, -- likewise
  opened TEXT NOT NULL, -- when it was begun
  UNIQUE (directive_id, plan_id, directive_section, plan_section)
) STRICT""",
    "CREATE INDEX reviews_of_plan ON reviews (plan_id)",
    """CREATE TABLE annotations (
  -- What stands decided now; follows from decision_log.
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  action TEXT NOT NULL, -- verdict, link, overlap, addition or note
  subject TEXT NOT NULL CHECK (json_valid(subject)), -- ids of the items it is about
  value TEXT NOT NULL, -- the verdict, the relation, the text of the note, else the action
  reason TEXT NOT NULL,
  reviewer TEXT NOT NULL, -- who decided it
  at TEXT NOT NULL, -- when it was decided
  step INTEGER NOT NULL, -- step of decision_log that put it here last
  UNIQUE (review_id, action, subject)
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
    """CREATE TABLE decision_log (
  -- Every change ever made to an annotation. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL, -- shared by the rows of one keystroke
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  action TEXT NOT NULL, -- verdict, link, overlap, addition or note
  subject TEXT NOT NULL CHECK (json_valid(subject)), -- ids of the items it is about
  before TEXT CHECK (before IS NULL OR json_valid(before)), -- the annotation that stood there
  after TEXT CHECK (after IS NULL OR json_valid(after)), -- likewise; its read: fingerprints
  undoes INTEGER, -- the step this one takes back
  redoes INTEGER -- the undoing step this one takes back in turn
) STRICT""",
    "CREATE INDEX decision_log_steps ON decision_log (step)",
    "CREATE INDEX decision_log_of_slot ON decision_log (review_id, action, subject)",
)

_GUARDS = tuple(
    f"""CREATE TRIGGER decision_log_no_{event.lower()} BEFORE {event} ON decision_log
BEGIN
  SELECT RAISE(ABORT, 'the decision log is only ever added to');
END"""
    for event in ("UPDATE", "DELETE")
)

_VIEWS = (
    """CREATE VIEW suspects AS
-- What needs another look, by item: its text is no longer what the reviewer read, or is gone.
SELECT
  annotation.id AS id,
  annotation.review_id AS review,
  annotation.action AS action,
  annotation.value AS value,
  annotation.reviewer AS reviewer,
  annotation.at AS at,
  item.address AS address,
  item.text AS text,
  item.gone AS gone
FROM annotations AS annotation
JOIN annotation_items AS read ON read.annotation_id = annotation.id
JOIN items AS item ON item.id = read.item_id
WHERE item.gone = 1 OR item.fingerprint <> read.fingerprint""",
    """CREATE VIEW coverage AS
-- Every directive item under review: its verdict, if any, and what in the plan answers it.
SELECT
  review.id AS review,
  directive.name AS directive,
  plan.name AS plan,
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
      WHERE link.review_id = review.id AND link.action = 'link' AND link.value <> 'rejected'
        AND above.item_id = item.id
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
  AND (review.directive_section IN ('', item.address)
    OR substr(item.address, 1, length(review.directive_section) + 1)
      = review.directive_section || '.')
LEFT JOIN annotations AS verdict ON verdict.review_id = review.id
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
WHERE overlap.action = 'overlap'
ORDER BY review.id, overlap.id""",
    """CREATE VIEW decisions AS
-- The decision log in words: who decided what about which items, and what stood there before.
SELECT
  log.id AS id,
  log.at AS at,
  log.reviewer AS reviewer,
  directive.name AS directive,
  plan.name AS plan,
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
    """The tables and views of version 1."""
    for statement in (*_TABLES, *_GUARDS, *_VIEWS):
        db.execute(statement)
