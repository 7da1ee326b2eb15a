"""The log of a review as a hash chain: each row is hashed with what came before it.

The head of a chain names the log whole. It is worked out, not kept: whoever can write to the file
could write a kept one too, and a head that was printed in a report can be looked for in the store
years later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from doichieu.hashing import sha256

GENESIS = "0" * 64
"""The head of a log without rows."""

LOG = """
SELECT uid, step, at, reviewer, login, host, layer, action, subject, code, before, after, undoes,
  redoes, account
FROM decision_log WHERE review_id = ? AND id > ? ORDER BY id
"""
"""The rows of the log of a review behind the one of an id, 0 for all, as `heads` takes them."""


def heads(log: Iterable[Sequence[object]], head: str = GENESIS) -> Iterator[str]:
    """The head of a log after each of the rows that follow on `head`."""
    for row in log:
        head = _linked(head, row)
        yield head


def _linked(head: str, row: Sequence[object]) -> str:
    """The head of a log with one row more: SHA-256 of the head before and of the row's columns.

    The account is one of them only where there is one: rows from before it was kept have the head
    that they had, and were printed with.
    """
    *columns, account = row
    found = sha256(head.encode())
    for value in (*columns, account) if account else columns:
        text = "" if value is None else str(value)
        # The length before each keeps the border between two from being moved.
        part = text.encode("utf-8", "surrogatepass")
        found.update(f"\n{'-' if value is None else len(part)}:".encode() + part)
    return found.hexdigest()
