"""The words of all documents: found without marks, `đ` as `d` too, in either style of tone marks.

One index holds folded text, another the words as printed, for those typed with their marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice

from doichieu.frozen import frozen
from doichieu.model import DocumentId, ItemId
from doichieu.store.database import Database
from doichieu.store.rows import as_json
from doichieu.text import find, fold, safe, spellings, unaccented

_WORD = re.compile(r"[^\W_]+")
"""What the tokenizer takes for a word: no sign of a query means anything to it."""

_CHUNK = 1_000
"""Blocks that are fetched and put in order at a time; an average word is in a hundred times as
many."""


@frozen
class Hit:
    """A block in which all of the words stand."""

    document: DocumentId
    name: str
    item: ItemId
    address: str
    text: str


class FullText:
    """The index of one open store. What writes a document keeps it right in its transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def keep(self, document: DocumentId) -> None:
        """Index a document as it stands now, inside the caller's transaction.

        Only what has changed is written. What was deleted is gone from the index by itself.
        """
        held = {row["rowid"]: row["folded"] for row in self._db.rows(_HELD, document)}
        rows = self._db.rows("SELECT id, text, gone FROM items WHERE document_id = ?", document)
        wanted = {row["id"]: unaccented(row["text"]) for row in rows if not row["gone"]}
        other = [item for item, folded in held.items() if wanted.get(item) != folded]
        self._db.write("DELETE FROM full_text WHERE rowid = ?", [(item,) for item in other])
        new = [(item, text) for item, text in wanted.items() if held.get(item) != text]
        self._db.write("INSERT INTO full_text (rowid, folded) VALUES (?, ?)", new)
        self._db.write("UPDATE documents SET searchable = 1 WHERE id = ?", [(document,)])

    def waiting(self) -> int:
        """How many documents of an older store are not in the index yet."""
        return int(self._db.value("SELECT count(*) FROM documents WHERE NOT searchable"))

    def fill(self, at_most: int) -> int:
        """Index so many of them, in one transaction; how many still wait."""
        if self._db.read_only or not self.waiting():
            return self.waiting()
        with self._db.transaction():
            for row in self._db.rows(
                "SELECT id FROM documents WHERE NOT searchable ORDER BY id DESC LIMIT ?", at_most
            ):
                self.keep(DocumentId(row["id"]))
        return self.waiting()

    def find(self, query: str, at_most: int) -> tuple[Hit, ...]:
        """The blocks in which all words of `query` stand, the last perhaps not typed to its end.

        First those where they stand together, then by document, the last read first; among
        thousands only the last read are put into that order. What is hidden is not looked at.
        """
        words = _WORD.findall(safe(query))
        if not words:
            return ()
        typed = [unaccented(word) for word in words]
        # Half of all words begin with the one or the other letter.
        rest = " *" if len(typed[-1]) > 1 else ""
        together, apart = _quoted(" ".join(typed)) + rest, " ".join(map(_quoted, typed)) + rest
        marked = [word for word, bare in zip(words, typed, strict=True) if fold(word) != bare]
        printed = _printed(marked, rest if marked and marked[-1] is words[-1] else "")
        # What did not hold together, for its marks, need not be looked at again.
        passes = [together] if apart == together else [together, f"({apart}) NOT ({together})"]
        hits: list[Hit] = []
        for match in passes:
            for hit in self._hits(self._matching(match, printed)):
                if all(find(word, hit.text) for word in marked):
                    hits.append(hit)
                    if len(hits) == at_most:
                        return tuple(hits)
        return tuple(hits)

    def _matching(self, bare: str, printed: str) -> Iterator[int]:
        """What matches as it is folded, and as it is printed if that is asked, newest first."""
        asked = (_IN_BOTH, printed, bare) if printed else (_MATCHES, bare)
        with closing(self._db.each(*asked)) as found:
            for row in found:
                yield row["rowid"]

    def _hits(self, rowids: Iterator[int]) -> Iterator[Hit]:
        """These blocks, so many at a time: nobody looks at all of them."""
        while chunk := [*islice(rowids, _CHUNK)]:
            for row in self._db.rows(_HITS, as_json(chunk)):
                yield Hit(
                    DocumentId(row["document_id"]),
                    row["name"],
                    ItemId(row["id"]),
                    row["address"],
                    row["text"],
                )


def _printed(words: Sequence[str], rest: str) -> str:
    """What finds words as they are printed, in either style, the last of them with this `rest`.

    It may find too much, and is nothing where that is all that can be said.
    """
    ends = [*[""] * (len(words) - 1), rest]
    asked = [
        f"({' OR '.join(_quoted(each) + end for each in spelt)})"
        for word, end in zip(words, ends, strict=False)
        if (spelt := spellings(fold(word)))
    ]
    return " AND ".join(asked)


def _quoted(words: str) -> str:
    """Words that FTS5 takes for nothing else."""
    return f'"{words}"'


_HELD = """
SELECT rowid, folded FROM full_text
WHERE rowid IN (SELECT id FROM items WHERE document_id = ?)
"""

_MATCHES = "SELECT rowid FROM full_text WHERE full_text MATCH ? ORDER BY rowid DESC"

# SQLite goes through both side by side, no further than it is asked.
_IN_BOTH = """
SELECT rowid FROM as_printed WHERE as_printed MATCH ?
INTERSECT SELECT rowid FROM full_text WHERE full_text MATCH ? ORDER BY rowid DESC
"""

_HITS = """
SELECT item.id, document_id, name, address, text
FROM items AS item JOIN documents AS document ON document.id = document_id
WHERE item.id IN (SELECT value FROM json_each(?))
  AND document.id NOT IN (SELECT target FROM hidden WHERE what = 'document')
ORDER BY document.imported DESC, document.id DESC, item.position
"""
