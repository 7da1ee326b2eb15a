"""How the schema came to be: append-only functions, each run once on every store.

A store records in `_sqlite_migrations` which of them it has seen. Never change one that has been
released: add another, raise `opening.VERSION`, and freeze a file of the version before with
`python tests/store/freeze.py`.

Times are ISO 8601 texts in UTC with microseconds, which sort as they follow each other
(`2026-03-02T02:00:00.000000+00:00`); dates are `2026-03-02`. Lists are JSON arrays. The comments
inside the statements stay in the file and become `docs/schema.md`.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("doichieu")


def apply(connection: sqlite3.Connection) -> None:
    """Run what this store has not seen yet, inside the caller's transaction."""
    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    MIGRATIONS.apply(database)


@MIGRATIONS()
def m001_documents_reviews_decisions(db: Database) -> None:
    """The tables and views of version 1."""
    for statement in (*_TABLES, *_GUARDS, *_VIEWS):
        db.execute(statement)


@MIGRATIONS()
def m002_ties_and_corrections(db: Database) -> None:
    """Documents tied to each other, short names, and what was corrected by hand."""
    for statement in _TIES_AND_CORRECTIONS:
        db.execute(statement)


@MIGRATIONS()
def m003_terms(db: Database) -> None:
    """How common each word and phrase is in the documents of this store."""
    for statement in _TERMS:
        db.execute(statement)


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

_SUSPECTS = """CREATE VIEW suspects AS
-- What needs another look, by item: its text has changed since, is gone, or is no task any more.
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
WHERE item.gone = 1 OR item.fingerprint <> read.fingerprint OR (
  annotation.action <> 'note' AND item.kind NOT IN ('task', 'organisation', 'objective')
)"""

_TIES_AND_CORRECTIONS = (
    "DROP VIEW suspects",
    _SUSPECTS,
    "ALTER TABLE items ADD COLUMN refers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(refers))",
    """CREATE TABLE ties (
  -- What another document, named by its number, is to a document.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the list, from 0
  kind TEXT NOT NULL, -- basis, implements, cites, amends or replaces
  number TEXT NOT NULL, -- as printed
  line INTEGER NOT NULL, -- of the file, from 1
  issued TEXT, -- the day of issue printed beside the number
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID""",
    # Of what was read before at least this much is known, until its file is read again.
    """INSERT INTO ties (document_id, position, kind, number, line)
SELECT
  document_id, row_number() OVER (PARTITION BY document_id ORDER BY rank, line) - 1,
  kind, number, line
FROM (
  SELECT document.id AS document_id, 0 AS rank, 'implements' AS kind, named.value AS number,
    coalesce((
      SELECT min(line) FROM items, json_each(items.cites) AS cited
      WHERE items.document_id = document.id AND cited.value = named.value
    ), 1) AS line
  FROM documents AS document, json_each(document.implements) AS named
  UNION ALL
  SELECT document.id, 1, 'cites', cited.value, min(item.line)
  FROM documents AS document JOIN items AS item ON item.document_id = document.id,
    json_each(item.cites) AS cited
  WHERE item.gone = 0
    AND cited.value NOT IN (SELECT value FROM json_each(document.implements))
  GROUP BY document.id, cited.value
)""",
    """CREATE TABLE readings (
  -- The outline of a corrected document as its file was read, to correct it from anew.
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  outline TEXT NOT NULL CHECK (json_valid(outline))
) STRICT""",
    """CREATE TABLE corrections (
  -- Every correction ever made by hand. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who
  kind TEXT, -- join, split, kind, leads, …; empty for an undo or redo
  place TEXT CHECK (place IS NULL OR json_valid(place)), -- the block it is about
  value TEXT CHECK (value IS NULL OR json_valid(value)), -- what it was corrected to
  undoes INTEGER, -- the row this one takes back
  redoes INTEGER -- the undoing row this one takes back in turn
) STRICT""",
    "CREATE INDEX corrections_of_document ON corrections (document_id, id)",
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

_TERMS = (
    """CREATE TABLE terms (
  -- How many blocks of all documents have a word or a phrase of two; suggestions weigh by it.
  term TEXT PRIMARY KEY, -- folded
  blocks INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    # What few blocks have is rare and never asked for.
    "CREATE INDEX terms_common ON terms (blocks, term) WHERE blocks > 4",
    """CREATE TABLE counted (
  -- The files whose words are counted in terms.
  digest TEXT PRIMARY KEY, -- of the file's bytes
  blocks INTEGER NOT NULL -- how many blocks it has
) STRICT, WITHOUT ROWID""",
)
