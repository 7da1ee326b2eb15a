"""The words of all documents: found without marks, `đ` as `d` too, in either style of tone marks.

The index holds folded text; words typed with their marks are held against the text as printed.
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
        hits: list[Hit] = []
        for rowids in self._passes(together, apart, marked):
            for hit in self._hits(rowids):
                if all(find(word, hit.text) for word in marked):
                    hits.append(hit)
                    if len(hits) == at_most:
                        return tuple(hits)
        return tuple(hits)

    def _passes(self, together: str, apart: str, marked: Sequence[str]) -> Iterator[Iterator[int]]:
        """What is to be looked through in turn: where words stand together, then where apart.

        With marks hardly any of what matches may be left: what is, is then parted by itself.
        """
        few = [*islice(self._matching(apart, marked), _CHUNK)] if marked else None
        if few is None or len(few) == _CHUNK:
            yield self._matching(together, marked)
            # What did not hold together, for its marks, need not be looked at again.
            if apart != together:
                yield self._matching(f"({apart}) NOT ({together})", marked)
        elif few:
            near = {row["rowid"] for row in self._db.rows(_AMONG, together, as_json(few))}
            yield (rowid for rowid in few if rowid in near)
            yield (rowid for rowid in few if rowid not in near)

    def _matching(self, match: str, marked: Sequence[str]) -> Iterator[int]:
        """What matches, the newest blocks first.

        What lacks a word that was typed with its marks is left out as far as SQL can tell.
        """
        asked = sorted(filter(None, (_patterns(fold(word)) for word in marked)), key=_is_slow)
        narrowed = "".join(
            f" AND ({' OR '.join(['text LIKE ?'] * len(patterns))})" for patterns in asked
        )
        found = self._db.each(
            f"{_MARKED}{narrowed}{_NEWEST}" if asked else f"{_MATCHES}{_NEWEST}",
            match,
            *(pattern for patterns in asked for pattern in patterns),
        )
        with closing(found):
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


def _patterns(word: str) -> tuple[str, ...]:
    """Patterns for LIKE, of which one fits wherever a folded word stands with its marks.

    LIKE knows the case of plain letters only: of those with a mark the last is asked for in both,
    and any other may be what it will.
    """
    return tuple(
        f"%{before}{letter}{after}%"
        for spelt in spellings(word)
        for before, marked, after in [_last_marked(spelt)]
        for letter in dict.fromkeys((marked, marked.upper()))
    )


def _is_slow(patterns: Sequence[str]) -> bool:
    """Whether SQLite goes through a text letter by letter: it leaps to a plain one."""
    first = patterns[0][1]
    return first == "_" or not first.isascii()


def _last_marked(word: str) -> tuple[str, str, str]:
    """The last letter of a word with a mark, and what LIKE takes for the letters around it."""
    last = max(place for place, letter in enumerate(word) if unaccented(letter) != letter)
    plain = "".join(letter if letter.isascii() else "_" for letter in word)
    return plain[:last], word[last], plain[last + 1 :]


def _quoted(words: str) -> str:
    """Words that FTS5 takes for nothing else."""
    return f'"{words}"'


_HELD = """
SELECT rowid, folded FROM full_text
WHERE rowid IN (SELECT id FROM items WHERE document_id = ?)
"""

_MATCHES = "SELECT rowid FROM full_text WHERE full_text MATCH ?"

_AMONG = """
SELECT rowid FROM full_text
WHERE full_text MATCH ? AND +rowid IN (SELECT value FROM json_each(?))
"""

_MARKED = """
SELECT full_text.rowid FROM full_text CROSS JOIN items ON items.id = full_text.rowid
WHERE full_text MATCH ?"""

_NEWEST = " ORDER BY full_text.rowid DESC"

_HITS = """
SELECT item.id, document_id, name, address, text
FROM items AS item JOIN documents AS document ON document.id = document_id
WHERE item.id IN (SELECT value FROM json_each(?))
  AND document.id NOT IN (SELECT target FROM hidden WHERE what = 'document')
ORDER BY document.imported DESC, document.id DESC, item.position
"""
