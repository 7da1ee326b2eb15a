"""Words looked for in every document of a store: for a thread, which opens the store by itself."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.config import Config
from doichieu.frozen import frozen
from doichieu.store import Hit, Store

MOST = 500
"""Hits shown: nobody goes through more, but types another word."""

_AT_ONCE = 20
"""Documents indexed in one transaction: somebody else's decision waits no longer than for these."""


@frozen
class Found:
    """What was found for a query, and whether there is `more`.

    `waiting` counts the documents that were not in the index yet.
    """

    query: str
    hits: tuple[Hit, ...]
    more: bool
    waiting: int


def search(config: Config, query: str) -> Found:
    """Look for all words of `query`. Raises StoreError."""
    with Store.open(config.store) as store:
        hits = store.full_text.find(query, MOST + 1)
        return Found(query, hits[:MOST], len(hits) > MOST, store.full_text.waiting())


def fill(config: Config) -> Iterator[int]:
    """Index the documents of an older store a few at a time; how many wait after each step.

    Nothing where none does, or the store may only be read. Raises StoreError.
    """
    with Store.open(config.store) as store:
        left = store.full_text.waiting()
        while left and not store.read_only:
            left = store.full_text.fill(_AT_ONCE)
            yield left
