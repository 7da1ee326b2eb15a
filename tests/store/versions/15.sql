PRAGMA application_id = 1685023075;
PRAGMA user_version = 15;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'doichieu','m001_documents_reviews_decisions','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'doichieu','m002_ties_and_corrections','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'doichieu','m003_terms','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'doichieu','m004_no_terms','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'doichieu','m005_labels','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'doichieu','m006_doubts','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'doichieu','m007_layers_uids_sections','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'doichieu','m008_desk','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'doichieu','m009_codes_codebook','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'doichieu','m010_full_text_hiding','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'doichieu','m011_views_name_their_layer','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'doichieu','m012_versions_surveys_notes','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'doichieu','m013_blind_readings','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'doichieu','m014_assigning','2026-03-02 02:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(15,'doichieu','m015_as_printed','2026-03-02 02:00:00+00:00');
CREATE TABLE annotation_items (
  -- The items of an annotation and what the reviewer read in them.
  annotation_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the annotation's subject, from 0
  item_id INTEGER NOT NULL REFERENCES items (id),
  fingerprint TEXT NOT NULL, -- of the wording decided about
  PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "annotation_items" VALUES(1,0,1,'759894c2628df078');
INSERT INTO "annotation_items" VALUES(2,0,3,'09615bdadc3d66ee');
INSERT INTO "annotation_items" VALUES(3,0,1,'759894c2628df078');
INSERT INTO "annotation_items" VALUES(3,1,4,'a9a6a4fd283bda4a');
INSERT INTO "annotation_items" VALUES(4,0,4,'a9a6a4fd283bda4a');
INSERT INTO "annotation_items" VALUES(4,1,5,'b07ca41e01463487');
INSERT INTO "annotation_items" VALUES(5,0,6,'98c685591b03e23d');
INSERT INTO "annotation_items" VALUES(6,0,1,'759894c2628df078');
INSERT INTO "annotation_items" VALUES(6,1,4,'a9a6a4fd283bda4a');
INSERT INTO "annotation_items" VALUES(7,0,3,'09615bdadc3d66ee');
INSERT INTO "annotation_items" VALUES(8,0,1,'759894c2628df078');
INSERT INTO "annotation_items" VALUES(8,1,4,'a9a6a4fd283bda4a');
CREATE TABLE annotations (
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
) STRICT;
INSERT INTO "annotations" VALUES(1,1,'common','verdict','[1]','','covered','','lan','2026-03-02T02:00:00.000000+00:00',1);
INSERT INTO "annotations" VALUES(2,1,'common','verdict','[3]','','gap','không có mục nào','lan','2026-03-02T02:00:00.000000+00:00',2);
INSERT INTO "annotations" VALUES(3,1,'common','link','[1,4]','','same','','lan','2026-03-02T02:00:00.000000+00:00',3);
INSERT INTO "annotations" VALUES(4,1,'common','overlap','[4,5]','','overlap','','lan','2026-03-02T02:00:00.000000+00:00',4);
INSERT INTO "annotations" VALUES(5,1,'common','addition','[6]','','addition','','lan','2026-03-02T02:00:00.000000+00:00',5);
INSERT INTO "annotations" VALUES(6,1,'common','note','[1,4]','','hỏi lại','','lan','2026-03-02T02:00:00.000000+00:00',6);
INSERT INTO "annotations" VALUES(7,1,'common','tag','[3]','late','tag','','lan','2026-03-02T02:00:00.000000+00:00',7);
INSERT INTO "annotations" VALUES(8,1,'common','finding','[1,4]','lead_changed','confirmed','','lan','2026-03-02T02:00:00.000000+00:00',8);
CREATE TABLE assigning_log (
  -- Every time tasks of a review were given to somebody, or taken back. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who wrote it, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  account TEXT NOT NULL, -- who, by the number of the account on the machine
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  assignee TEXT NOT NULL, -- who has to review them
  share TEXT NOT NULL, -- section, lead or task
  item_id INTEGER REFERENCES items (id), -- the section or the task
  lead TEXT NOT NULL, -- the body that leads the tasks; '' for a section or a task
  change TEXT NOT NULL -- assigned or taken_back
) STRICT;
INSERT INTO "assigning_log" VALUES(1,'3dbc70b255d55cfc59224d22213f1ec0','2026-03-02T02:00:00.000000+00:00','lan','','','',1,'mai','task',2,'','assigned');
INSERT INTO "assigning_log" VALUES(2,'3ccf441831da40d3056bcd602b88f151','2026-03-02T02:00:00.000000+00:00','lan','','','',1,'lan','lead',NULL,'Sở Y tế','assigned');
INSERT INTO "assigning_log" VALUES(3,'28d71ca10cca3153b1abd1e8f0a5dbba','2026-03-02T02:00:00.000001+00:00','lan','','','',1,'mai','task',2,'','taken_back');
CREATE TABLE codebook_log (
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
, account TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "codebook_log" VALUES(1,'98b60827ffc3f164a158d51b5e0e56b5',1,'2026-03-02T02:00:00.000000+00:00','lan','','','late',NULL,'{"vi": "Trễ hạn", "en": "Late", "definition": "", "example": "", "glyph": "#", "colour": "cyan", "key": "", "stands_on": "[\"task\",\"plan\",\"link\",\"overlap\"]", "retired": 0, "merged_into": null}',NULL,NULL,'');
INSERT INTO "codebook_log" VALUES(2,'99cdeb4a1cda5f7c270ff9b5a11ca423',2,'2026-03-02T02:00:00.000000+00:00','lan','','','late','{"vi": "Trễ hạn", "en": "Late", "definition": "", "example": "", "glyph": "#", "colour": "cyan", "key": "", "stands_on": "[\"task\",\"plan\",\"link\",\"overlap\"]", "retired": 0, "merged_into": null}','{"vi": "Muộn hạn", "en": "Late", "definition": "", "example": "", "glyph": "#", "colour": "cyan", "key": "", "stands_on": "[\"task\",\"plan\",\"link\",\"overlap\"]", "retired": 0, "merged_into": null}',NULL,NULL,'');
INSERT INTO "codebook_log" VALUES(3,'07f4ed4e917f369c4b44d5cb55b98f52',3,'2026-03-02T02:00:00.000000+00:00','lan','','','late','{"vi": "Muộn hạn", "en": "Late", "definition": "", "example": "", "glyph": "#", "colour": "cyan", "key": "", "stands_on": "[\"task\",\"plan\",\"link\",\"overlap\"]", "retired": 0, "merged_into": null}','{"vi": "Trễ hạn", "en": "Late", "definition": "", "example": "", "glyph": "#", "colour": "cyan", "key": "", "stands_on": "[\"task\",\"plan\",\"link\",\"overlap\"]", "retired": 0, "merged_into": null}',2,NULL,'');
CREATE TABLE corrections (
  -- Every correction ever made by hand. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
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
, account TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "corrections" VALUES(1,'8ba736990eb1b60382018115fcf20a83',2,'2026-03-02T02:00:00.000000+00:00','lan','','','title',NULL,'"Về cầu đường"',NULL,NULL,'');
INSERT INTO "corrections" VALUES(2,'e140d308319702a757fd815f5fced4d8',2,'2026-03-02T02:00:00.000000+00:00','lan','','','title',NULL,'"Về cầu"',NULL,NULL,'');
INSERT INTO "corrections" VALUES(3,'ed2ad5cc085afa2af9dc0135c9a72040',2,'2026-03-02T02:00:00.000000+00:00','lan','','',NULL,NULL,NULL,2,NULL,'');
CREATE TABLE decision_log (
  -- Every change ever made to an annotation. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
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
, code TEXT NOT NULL DEFAULT '', account TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decision_log" VALUES(1,'b023fda12bbe6c4c2bb8c8e92b3c51d4',1,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','verdict','[1]',NULL,'{"value": "covered", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["759894c2628df078"]}',NULL,NULL,'','');
INSERT INTO "decision_log" VALUES(2,'fc6c25a99bb0120b069ce580eff785aa',2,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','verdict','[3]',NULL,'{"value": "gap", "reason": "không có mục nào", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["09615bdadc3d66ee"]}',NULL,NULL,'','');
INSERT INTO "decision_log" VALUES(3,'5d7005be868397e7877f47a2ab178f9d',3,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','link','[1,4]',NULL,'{"value": "same", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["759894c2628df078", "a9a6a4fd283bda4a"]}',NULL,NULL,'','');
INSERT INTO "decision_log" VALUES(4,'9848afabc47c87491709a99f1bbb4679',4,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','overlap','[4,5]',NULL,'{"value": "overlap", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["a9a6a4fd283bda4a", "b07ca41e01463487"]}',NULL,NULL,'','');
INSERT INTO "decision_log" VALUES(5,'a1ac7d1fe6f0f397967cc0cf35f2d133',5,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','addition','[6]',NULL,'{"value": "addition", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["98c685591b03e23d"]}',NULL,NULL,'','');
INSERT INTO "decision_log" VALUES(6,'bb62ef7ea909575126b3c1d1cd051318',6,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','note','[1,4]',NULL,'{"value": "hỏi lại", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["759894c2628df078", "a9a6a4fd283bda4a"]}',NULL,NULL,'','');
INSERT INTO "decision_log" VALUES(7,'d9f0db758143ed7cbbcf8f4d3e91b028',7,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','tag','[3]',NULL,'{"value": "tag", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["09615bdadc3d66ee"]}',NULL,NULL,'late','');
INSERT INTO "decision_log" VALUES(8,'26b4b916a4086dee79400b0ed5fd5f16',8,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','finding','[1,4]',NULL,'{"value": "confirmed", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["759894c2628df078", "a9a6a4fd283bda4a"]}',NULL,NULL,'lead_changed','');
INSERT INTO "decision_log" VALUES(9,'068cbae4ac15052513b93e0622a9a0d2',9,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','verdict','[2]',NULL,'{"value": "unsure", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["2443103b0ce6d396"]}',NULL,NULL,'','');
INSERT INTO "decision_log" VALUES(10,'e9be2af235f08853e8bee068a958c93f',10,'2026-03-02T02:00:00.000000+00:00','lan','','',1,'common','verdict','[2]','{"value": "unsure", "reason": "", "reviewer": "lan", "at": "2026-03-02T02:00:00.000000+00:00", "read": ["2443103b0ce6d396"]}',NULL,9,NULL,'','');
CREATE TABLE desk (
  -- What a reviewer left lying: the queue last walked, what was being typed. Nothing decided.
  reviewer TEXT NOT NULL,
  place TEXT NOT NULL, -- a path of words, as review/3/queue
  value TEXT NOT NULL,
  at TEXT NOT NULL, -- when it was put there
  PRIMARY KEY (reviewer, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "desk" VALUES('','document/1/seal/15','99c1ab94b4818fdeb83241fdaf7fee09','');
INSERT INTO "desk" VALUES('','document/2/seal/15','33f52a665ca96a76a7dbeb766eca1749','');
INSERT INTO "desk" VALUES('','document/3/seal/15','97f6099019f7ad00642728b793b253bf','');
INSERT INTO "desk" VALUES('','review/1/seal/15','0db75253dddeac7c33721e194f07a2835a4e53acf62ec034acb485370a996b31 10 1,2,None','');
CREATE TABLE directive_notes (
  -- Every note on a task that is meant for all plans; the last on an item stands.
  -- Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  account TEXT NOT NULL, -- who, by the number of the account on the machine
  item_id INTEGER NOT NULL REFERENCES items (id),
  note TEXT NOT NULL -- empty: the one before is taken away
) STRICT;
INSERT INTO "directive_notes" VALUES(1,'6061e8212d29c79317b3cf1b98928acb','2026-03-02T02:00:00.000000+00:00','lan','','','',1,'vốn trung ương');
CREATE TABLE documents (
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
, searchable INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "documents" VALUES(1,'1-CT/TW','1-CT/TW',NULL,'Tỉnh A',NULL,NULL,NULL,NULL,'[]',NULL,'["9-NQ/TW"]','1.txt','1b','2026-03-02T02:00:00.000000+00:00',1);
INSERT INTO "documents" VALUES(2,'2/KH-UBND','2/KH-UBND',NULL,'Tỉnh A',NULL,NULL,NULL,NULL,'[]','Về cầu đường','["9-NQ/TW"]','2.txt','2','2026-03-02T02:00:00.000000+00:00',1);
INSERT INTO "documents" VALUES(3,'3/KH-UBND','3/KH-UBND',NULL,'Tỉnh A',NULL,NULL,NULL,NULL,'[]',NULL,'["9-NQ/TW"]','3.txt','3','2026-03-02T02:00:00.000000+00:00',1);
CREATE TABLE doubts (
  -- Something the reader of a document was unsure of.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the list, from 0
  line INTEGER NOT NULL, -- of the file, from 1
  code TEXT NOT NULL, -- what is in doubt: no_signer, number_jump, no_lead, …
  details TEXT NOT NULL CHECK (json_valid(details)), -- what its words are filled with, by name
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "doubts" VALUES(1,0,1,'other','{"words":"không rõ"}');
INSERT INTO "doubts" VALUES(2,0,1,'other','{"words":"không rõ"}');
INSERT INTO "doubts" VALUES(3,0,1,'other','{"words":"không rõ"}');
CREATE TABLE hiding_log (
  -- Every time something was put out of sight or brought back. Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  what TEXT NOT NULL, -- document or review
  target INTEGER NOT NULL, -- its id
  name TEXT NOT NULL, -- what it was called then
  change TEXT NOT NULL, -- hidden, shown or removed
  undoes INTEGER -- the row this one takes back
, account TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "hiding_log" VALUES(1,'6b539a3f502ecaba372956431e53f3a9','2026-03-02T02:00:00.000000+00:00','lan','','','document',3,'3/KH-UBND','hidden',NULL,'');
CREATE TABLE items (
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
, refers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(refers)), label_scheme TEXT, label_name TEXT, label_ordinal INTEGER, label_mark TEXT) STRICT;
INSERT INTO "items" VALUES(1,1,0,'I.1',1,'task','xây cầu',NULL,'[]','[]','["9-NQ/TW"]',NULL,'none',NULL,NULL,'759894c2628df078',0,'["8-KL/TW"]','arabic','1',1,'');
INSERT INTO "items" VALUES(2,1,1,'I.2',2,'task','đào kênh',NULL,'[]','[]','["9-NQ/TW"]',NULL,'none',NULL,NULL,'2443103b0ce6d396',0,'["8-KL/TW"]','arabic','2',2,'');
INSERT INTO "items" VALUES(3,1,2,'I.3',3,'task','mở lớp',NULL,'[]','[]','["9-NQ/TW"]',NULL,'none',NULL,NULL,'09615bdadc3d66ee',1,'["8-KL/TW"]','arabic','3',3,'');
INSERT INTO "items" VALUES(4,2,0,'I.1',1,'task','làm cầu',NULL,'[]','[]','["9-NQ/TW"]',NULL,'none',NULL,NULL,'a9a6a4fd283bda4a',0,'["8-KL/TW"]','arabic','1',1,'');
INSERT INTO "items" VALUES(5,2,1,'I.2',2,'task','nạo kênh',NULL,'[]','[]','["9-NQ/TW"]',NULL,'none',NULL,NULL,'b07ca41e01463487',0,'["8-KL/TW"]','arabic','2',2,'');
INSERT INTO "items" VALUES(6,2,2,'I.3',3,'task','dạy nghề',NULL,'[]','[]','["9-NQ/TW"]',NULL,'none',NULL,NULL,'98c685591b03e23d',0,'["8-KL/TW"]','arabic','3',3,'');
INSERT INTO "items" VALUES(7,3,0,'I.1',1,'task','sửa trường',NULL,'[]','[]','["9-NQ/TW"]',NULL,'none',NULL,NULL,'9d342ef2ed6ad404',0,'["8-KL/TW"]','arabic','1',1,'');
CREATE TABLE reading_log (
  -- Every time somebody was named to read a review blind, handed in, or took that back.
  -- Rows are only ever added.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))), -- its name in every store
  at TEXT NOT NULL, -- when
  reviewer TEXT NOT NULL, -- who wrote it, by a name of the reviewer's choice
  login TEXT NOT NULL, -- who, by the name known to the machine
  host TEXT NOT NULL, -- on which machine
  account TEXT NOT NULL, -- who, by the number of the account on the machine
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  reader TEXT NOT NULL, -- whose reading it is; the layer of it bears the same name
  change TEXT NOT NULL -- named, handed_in or taken_back
) STRICT;
CREATE TABLE readings (
  -- The outline of a corrected document as its file was read, to correct it from anew.
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  outline TEXT NOT NULL CHECK (json_valid(outline))
) STRICT;
INSERT INTO "readings" VALUES(2,'{"version":2,"facts":{"number":"2/KH-UBND","type":null,"issuer":"Tỉnh A","branch":null,"level":null,"place":null,"date":null,"signers":[],"title":null,"implements":["9-NQ/TW"]},"items":[{"address":"I.1","line":1,"kind":"task","text":"làm cầu","parent":null,"leads":[],"partners":[],"deadline":{"raw":null,"kind":"none","start":null,"end":null},"cites":["9-NQ/TW"],"refers":["8-KL/TW"],"label":{"scheme":"arabic","name":"1","ordinal":1,"mark":""}},{"address":"I.2","line":2,"kind":"task","text":"nạo kênh","parent":null,"leads":[],"partners":[],"deadline":{"raw":null,"kind":"none","start":null,"end":null},"cites":["9-NQ/TW"],"refers":["8-KL/TW"],"label":{"scheme":"arabic","name":"2","ordinal":2,"mark":""}},{"address":"I.3","line":3,"kind":"task","text":"dạy nghề","parent":null,"leads":[],"partners":[],"deadline":{"raw":null,"kind":"none","start":null,"end":null},"cites":["9-NQ/TW"],"refers":["8-KL/TW"],"label":{"scheme":"arabic","name":"3","ordinal":3,"mark":""}}],"doubts":[{"line":1,"code":"other","details":{"words":"không rõ"}}],"relations":[{"kind":"amends","number":"7/KH-UBND","line":1,"issued":"2025-01-02"},{"kind":"basis","number":"6/QĐ-TTg","line":2,"issued":null},{"kind":"implements","number":"9-NQ/TW","line":1,"issued":null}],"over":[]}');
CREATE TABLE "relations" (
  -- What another document, named by its number, is to a document.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- place in the list, from 0
  kind TEXT NOT NULL, -- basis, implements, cites, amends or replaces
  number TEXT NOT NULL, -- as printed
  line INTEGER NOT NULL, -- of the file, from 1
  issued TEXT, -- the day of issue printed beside the number
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "relations" VALUES(1,0,'amends','7/KH-UBND',1,'2025-01-02');
INSERT INTO "relations" VALUES(1,1,'basis','6/QĐ-TTg',2,NULL);
INSERT INTO "relations" VALUES(1,2,'implements','9-NQ/TW',1,NULL);
INSERT INTO "relations" VALUES(2,0,'amends','7/KH-UBND',1,'2025-01-02');
INSERT INTO "relations" VALUES(2,1,'basis','6/QĐ-TTg',2,NULL);
INSERT INTO "relations" VALUES(2,2,'implements','9-NQ/TW',1,NULL);
INSERT INTO "relations" VALUES(3,0,'amends','7/KH-UBND',1,'2025-01-02');
INSERT INTO "relations" VALUES(3,1,'basis','6/QĐ-TTg',2,NULL);
INSERT INTO "relations" VALUES(3,2,'implements','9-NQ/TW',1,NULL);
CREATE TABLE review_views (
  -- At which sections of its directive a review was opened. What is decided is of the whole review.
  review_id INTEGER NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  item_id INTEGER REFERENCES items (id), -- the block of the section; empty for the whole
  opened TEXT NOT NULL -- when first
) STRICT;
INSERT INTO "review_views" VALUES(1,NULL,'2026-03-02T02:00:00.000000+00:00');
CREATE TABLE reviews (
  -- A plan held against the directive it carries out.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  directive_id INTEGER NOT NULL REFERENCES documents (id),
  plan_id INTEGER NOT NULL REFERENCES documents (id),
  plan_item INTEGER REFERENCES items (id), -- the block of the plan's section; empty for the whole
  opened TEXT NOT NULL -- when it was begun
) STRICT;
INSERT INTO "reviews" VALUES(1,1,2,NULL,'2026-03-02T02:00:00.000000+00:00');
CREATE TABLE store (
  -- The store itself: one row.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) -- its name in every store that it is merged into
) STRICT;
INSERT INTO "store" VALUES(1,'0553ae48ad87bc558f5a518d4d45af14');
CREATE TABLE surveyed (
  -- What the program suggests for the tasks of a directive in a plan, kept to be at hand at once.
  -- Nothing decided: it can be made anew from the documents.
  directive_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  plan_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  made_of TEXT NOT NULL, -- digests of both documents as they stood, and the edition of the rules
  found TEXT NOT NULL CHECK (json_valid(found)), -- the likeliest answer to each task that has any
  PRIMARY KEY (directive_id, plan_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "surveyed" VALUES(1,2,'99c1ab94b4818fdeb83241fdaf7fee09 33f52a665ca96a76a7dbeb766eca1749 a','{"":{"I.1":["likely",0.8125,"I.1"]}}');
CREATE TABLE tags (
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
) STRICT, WITHOUT ROWID;
INSERT INTO "tags" VALUES('late',1,'Trễ hạn','Late','','','#','cyan','','["task","plan","link","overlap"]',0,NULL);
CREATE TABLE versions (
  -- A document as it stood, corrections included, before a newer version of its file was read.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  number INTEGER NOT NULL, -- from 1; the newest version has none: it is what stands in documents
  source TEXT NOT NULL, -- the file it was read from
  digest TEXT NOT NULL, -- of the file's bytes
  imported TEXT NOT NULL, -- when it was read
  outline TEXT NOT NULL CHECK (json_valid(outline)), -- its facts, blocks, doubts and relations
  PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "versions" VALUES(1,1,'1.txt','1','2026-03-02T02:00:00.000000+00:00','{"version":2,"facts":{"number":"1-CT/TW","type":null,"issuer":"Tỉnh A","branch":null,"level":null,"place":null,"date":null,"signers":[],"title":null,"implements":["9-NQ/TW"]},"items":[{"address":"I.1","line":1,"kind":"task","text":"xây cầu","parent":null,"leads":[],"partners":[],"deadline":{"raw":null,"kind":"none","start":null,"end":null},"cites":["9-NQ/TW"],"refers":["8-KL/TW"],"label":{"scheme":"arabic","name":"1","ordinal":1,"mark":""}},{"address":"I.2","line":2,"kind":"task","text":"đào kênh","parent":null,"leads":[],"partners":[],"deadline":{"raw":null,"kind":"none","start":null,"end":null},"cites":["9-NQ/TW"],"refers":["8-KL/TW"],"label":{"scheme":"arabic","name":"2","ordinal":2,"mark":""}},{"address":"I.3","line":3,"kind":"task","text":"mở lớp","parent":null,"leads":[],"partners":[],"deadline":{"raw":null,"kind":"none","start":null,"end":null},"cites":["9-NQ/TW"],"refers":["8-KL/TW"],"label":{"scheme":"arabic","name":"3","ordinal":3,"mark":""}}],"doubts":[{"line":1,"code":"other","details":{"words":"không rõ"}}],"relations":[{"kind":"amends","number":"7/KH-UBND","line":1,"issued":"2025-01-02"},{"kind":"basis","number":"6/QĐ-TTg","line":2,"issued":null},{"kind":"implements","number":"9-NQ/TW","line":1,"issued":null}],"over":[]}');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX items_in_order ON items (document_id, position);
CREATE UNIQUE INDEX reviews_once ON reviews (directive_id, plan_id, coalesce(plan_item, 0));
CREATE INDEX reviews_of_plan ON reviews (plan_id);
CREATE INDEX reviews_of_item ON reviews (plan_item);
CREATE UNIQUE INDEX review_views_once ON review_views (review_id, coalesce(item_id, 0));
CREATE INDEX review_views_of_item ON review_views (item_id);
CREATE INDEX decision_log_steps ON decision_log (step);
CREATE INDEX decision_log_of_review ON decision_log (review_id, layer, step);
CREATE INDEX decision_log_of_slot ON decision_log (review_id, layer, action, subject);
CREATE INDEX corrections_of_document ON corrections (document_id, id);
CREATE INDEX items_of_parent ON items (document_id, parent);
CREATE TRIGGER decision_log_no_update BEFORE UPDATE ON decision_log
BEGIN
  SELECT RAISE(ABORT, 'the decision log is only ever added to');
END;
CREATE TRIGGER decision_log_no_delete BEFORE DELETE ON decision_log
BEGIN
  SELECT RAISE(ABORT, 'the decision log is only ever added to');
END;
CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections
BEGIN
  SELECT RAISE(ABORT, 'corrections are only ever added to');
END;
CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
WHEN OLD.document_id IN (SELECT id FROM documents)
BEGIN
  SELECT RAISE(ABORT, 'corrections are only ever added to');
END;
CREATE INDEX annotations_of_code ON annotations (code) WHERE code <> '';
CREATE INDEX annotations_of_item ON annotation_items (item_id);
CREATE INDEX codebook_log_steps ON codebook_log (step);
CREATE TRIGGER codebook_log_never_updates BEFORE UPDATE ON codebook_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER codebook_log_never_deletes BEFORE DELETE ON codebook_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE VIEW suspects AS
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
);
CREATE VIEW decisions AS
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
ORDER BY log.id;
CREATE VIEW tagged AS
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
ORDER BY annotation.review_id, annotation.id;
CREATE VIEW findings AS
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
ORDER BY annotation.review_id, annotation.id;
CREATE TRIGGER full_text_goes_with_its_item AFTER DELETE ON items
BEGIN DELETE FROM full_text WHERE rowid = OLD.id; END;
CREATE INDEX hiding_log_of_target ON hiding_log (what, target, id);
CREATE TRIGGER hiding_log_never_updates BEFORE UPDATE ON hiding_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER hiding_log_never_deletes BEFORE DELETE ON hiding_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE VIEW hidden AS
-- What is out of sight now: the last word of hiding_log on each document or review.
SELECT what, target, name, reviewer, at
FROM hiding_log AS last
WHERE change = 'hidden' AND NOT EXISTS (
  SELECT 1 FROM hiding_log AS later
  WHERE later.what = last.what AND later.target = last.target AND later.id > last.id
);
CREATE VIEW coverage AS
-- Every directive item under review: its verdict, if any, and what in the plan answers it.
-- Of the common layer, like gaps and overlaps; `layer` says so.
SELECT
  review.id AS review,
  'common' AS layer,
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
ORDER BY review.id, item.position;
CREATE VIEW gaps AS
-- Directive items that the plan leaves out, as reviewers decided.
SELECT review, layer, directive, plan, address, text, reason, reviewer, at, suspect
FROM coverage
WHERE verdict = 'gap';
CREATE VIEW overlaps AS
-- Plan items that give the same duty twice, as reviewers decided.
SELECT
  review.id AS review,
  overlap.layer AS layer,
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
ORDER BY review.id, overlap.id;
CREATE INDEX versions_by_digest ON versions (digest);
CREATE INDEX surveyed_of_plan ON surveyed (plan_id);
CREATE INDEX directive_notes_on_item ON directive_notes (item_id, id);
CREATE TRIGGER directive_notes_never_updates BEFORE UPDATE ON directive_notes
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER directive_notes_never_deletes BEFORE DELETE ON directive_notes
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE INDEX reading_log_of_review ON reading_log (review_id, id);
CREATE TRIGGER reading_log_never_updates BEFORE UPDATE ON reading_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER reading_log_never_deletes BEFORE DELETE ON reading_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE INDEX assigning_log_of_review ON assigning_log (review_id, id);
CREATE INDEX assigning_log_of_item ON assigning_log (item_id);
CREATE TRIGGER assigning_log_never_updates BEFORE UPDATE ON assigning_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER assigning_log_never_deletes BEFORE DELETE ON assigning_log
BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;
CREATE VIEW assigned AS
-- What is given to whom now: the last word of assigning_log on each share and assignee.
SELECT id, review_id, assignee, share, item_id, lead, reviewer, at
FROM assigning_log AS last
WHERE change = 'assigned' AND NOT EXISTS (
  SELECT 1 FROM assigning_log AS later
  WHERE later.review_id = last.review_id AND later.assignee = last.assignee
    AND later.share = last.share AND later.item_id IS last.item_id AND later.lead = last.lead
    AND (later.at, later.uid) > (last.at, last.uid)
);
CREATE TRIGGER as_printed_comes_with_its_item AFTER INSERT ON items
BEGIN INSERT INTO as_printed (rowid, text) VALUES (NEW.id, NEW.text); END;
CREATE TRIGGER as_printed_follows_its_item AFTER UPDATE OF text ON items
WHEN OLD.text <> NEW.text BEGIN INSERT INTO as_printed (as_printed, rowid, text) VALUES ('delete', OLD.id, OLD.text); INSERT INTO as_printed (rowid, text) VALUES (NEW.id, NEW.text); END;
CREATE TRIGGER as_printed_goes_with_its_item AFTER DELETE ON items
BEGIN INSERT INTO as_printed (as_printed, rowid, text) VALUES ('delete', OLD.id, OLD.text); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('items',7);
INSERT INTO "sqlite_sequence" VALUES('reviews',1);
INSERT INTO "sqlite_sequence" VALUES('decision_log',10);
INSERT INTO "sqlite_sequence" VALUES('corrections',3);
INSERT INTO "sqlite_sequence" VALUES('documents',3);
INSERT INTO "sqlite_sequence" VALUES('codebook_log',3);
INSERT INTO "sqlite_sequence" VALUES('directive_notes',1);
INSERT INTO "sqlite_sequence" VALUES('hiding_log',1);
INSERT INTO "sqlite_sequence" VALUES('assigning_log',3);
COMMIT;
CREATE VIRTUAL TABLE full_text
-- The text of each item without marks, to search; its rowid is the item's id.
USING fts5(folded, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE as_printed
-- The words of each item with their marks, to search; its rowid is the item's id.
USING fts5(text, content = 'items', content_rowid = 'id', detail = none, columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO full_text (rowid, folded) VALUES (1, 'xay cau');
INSERT INTO full_text (rowid, folded) VALUES (2, 'dao kenh');
INSERT INTO full_text (rowid, folded) VALUES (4, 'lam cau');
INSERT INTO full_text (rowid, folded) VALUES (5, 'nao kenh');
INSERT INTO full_text (rowid, folded) VALUES (6, 'day nghe');
INSERT INTO full_text (rowid, folded) VALUES (7, 'sua truong');
INSERT INTO as_printed (as_printed) VALUES ('rebuild');
