"""Rows of `doubts` ↔ what the reader of a document was unsure of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from doichieu.corrections import doubt_words
from doichieu.model import Doubt, DoubtCode
from doichieu.store.rows import reader

if TYPE_CHECKING:
    from sqlite3 import Row


def doubt_row(position: int, doubt: Doubt) -> dict[str, object]:
    """The columns of `doubts` but its document."""
    return {
        "position": position,
        "line": doubt.line,
        "code": doubt.code,
        "details": json.dumps(dict(doubt.details), ensure_ascii=False, separators=(",", ":")),
    }


@reader("doubts")
def doubt(row: Row) -> Doubt:
    """The doubt in a row of `doubts`."""
    found = Doubt(row["line"], DoubtCode(row["code"]), json.loads(row["details"]))
    # One whose details are not those of its code could never be shown.
    doubt_words(found)
    return found
