"""How much a term says: a word or phrase counts by its rarity, a stock phrase not at all.

Two rarities are averaged: how few blocks of the two documents have the term (inverse document
frequency, Spärck Jones 1972), and how few blocks of the whole genre have it, from `stock.toml`.
The first alone is blind in short documents, the second to what both documents are about.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources
from math import log

STOCK = (16, 32, 64)
"""From where on a term is stock: once in so many blocks; one syllable, two, three."""

_UNLISTED = log(2048)
"""The genre rarity of what `stock.toml` does not list."""


@cache
def genre() -> dict[str, float]:
    """The genre rarity of each phrase of `stock.toml`: 0 for stock, else the log of `one_in`."""
    table = (resources.files("doichieu.align") / "stock.toml").read_text(encoding="utf-8")
    rarity: dict[str, float] = {}
    for group in tomllib.loads(table)["common"]:
        for phrase in group["phrases"].split(","):
            form = " ".join(phrase.split())
            stock = group["one_in"] <= STOCK[form.count(" ")]
            rarity[form] = 0.0 if stock else log(group["one_in"])
    return rarity


class Rarity:
    """The weight of every term of some blocks, each given as its distinct terms."""

    def __init__(self, blocks: Iterable[Iterable[str]]) -> None:
        self._blocks: Counter[str] = Counter()
        number = 0
        for number, block in enumerate(blocks, 1):  # noqa: B007 (it is the number of blocks)
            self._blocks.update(block)
        self._local = [log((number + 1) / max(n, 1)) for n in range(number + 1)]
        self._genre = genre()

    def weight(self, term: str) -> float:
        """What one occurrence of the term says; 0 for a stock phrase."""
        common = self._genre.get(term, _UNLISTED)
        return (common + self._local[self._blocks[term]]) / 2 if common else 0.0

    def share(self, term: str) -> float:
        """The part of the blocks that have the term, 0..1."""
        return self._blocks[term] / max(len(self._local) - 1, 1)
