"""Version 15: the words of all items as they are printed, marks and all, to search.

`full_text` has them without marks. Who types marks asks both: to look for them in the texts took
half a second at ten thousand documents. The index has nothing of its own but where each word
stands, and follows `items` by triggers. It is filled here: a second for each thousand documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TAKE_OUT = "INSERT INTO as_printed (as_printed, rowid, text) VALUES ('delete', OLD.id, OLD.text)"
_PUT_IN = "INSERT INTO as_printed (rowid, text) VALUES (NEW.id, NEW.text)"

_STATEMENTS = (
    """CREATE VIRTUAL TABLE as_printed
-- The words of each item with their marks, to search; its rowid is the item's id.
USING fts5(text, content = 'items', content_rowid = 'id', detail = none, columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 0')""",
    f"""CREATE TRIGGER as_printed_comes_with_its_item AFTER INSERT ON items
BEGIN {_PUT_IN}; END""",
    f"""CREATE TRIGGER as_printed_follows_its_item AFTER UPDATE OF text ON items
WHEN OLD.text <> NEW.text BEGIN {_TAKE_OUT}; {_PUT_IN}; END""",
    f"""CREATE TRIGGER as_printed_goes_with_its_item AFTER DELETE ON items
BEGIN {_TAKE_OUT}; END""",
    "INSERT INTO as_printed (as_printed) VALUES ('rebuild')",
)


def run(db: Database) -> None:
    """Make the index, with the words of all items."""
    for statement in _STATEMENTS:
        db.execute(statement)
