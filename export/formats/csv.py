"""A report as CSV, one row a task: for spreadsheets, `sqlite-utils` and whatever else counts."""

from __future__ import annotations

from datetime import date

from doichieu.export.content import Summary, Word, Words, written
from doichieu.export.tables import Table, comma_separated


def lay_out(summary: Summary, /) -> bytes:
    """The rows of the tasks in UTF-8: a `Format`. Days are ISO 8601, numbers bare."""
    heads, rows = summary.task_rows.heads, summary.task_rows.rows
    texts = [
        {head: [*map(_text, cell)] for head, cell in zip(heads, row, strict=True)} for row in rows
    ]
    table = Table({head: head for head in heads}, texts)
    return comma_separated(table, marked=False).encode()


def _text(words: Words) -> str:
    return "".join(map(_word, words))


def _word(word: Word) -> str:
    match word:
        case date():
            return word.isoformat()
        case int():
            return str(word)
        case _:
            return written(word)
