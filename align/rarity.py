"""How much a term says: a word or phrase counts by its rarity, a stock phrase not at all.

Two rarities are joined (their geometric mean): how few blocks of the two documents have the term
(inverse document frequency, Spärck Jones 1972), and how few blocks of the whole genre have it, from
`stock.toml`. The first alone is blind in short documents, the second to what both are about.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection
from functools import cache
from importlib import resources
from itertools import chain
from math import log, sqrt

STOCK = (8, 16)
"""A syllable, a phrase, that stands in one of so many blocks of the genre is stock."""

_UNLISTED = 2048
"""What `stock.toml` does not list stands in one of so many blocks, or fewer."""


@cache
def genre() -> dict[str, float]:
    """The genre rarity of each term of `stock.toml`: 0 for stock, else the log of `one_in`."""
    table = (resources.files("doichieu.align") / "stock.toml").read_text(encoding="utf-8")
    rarity: dict[str, float] = {}
    for group in tomllib.loads(table)["common"]:
        for term in filter(
            None, (" ".join(listed.split()) for listed in group["terms"].split(","))
        ):
            stock = group["one_in"] <= STOCK[term.count(" ")]
            rarity[term] = 0.0 if stock else log(group["one_in"])
    return rarity


def genre_rarity(term: str) -> float:
    """The genre rarity of any term, 0 for stock."""
    return genre().get(term, log(_UNLISTED))


class Rarity:
    """The weight of every term of some blocks, each given as its distinct terms."""

    def __init__(self, blocks: Collection[Collection[str]]) -> None:
        self._holders = Counter(chain.from_iterable(blocks))
        # The square roots are taken once for each number of holders, not once for each term.
        self._local = [
            sqrt(log((len(blocks) + 1) / max(holders, 1))) for holders in range(len(blocks) + 1)
        ]
        self._genre = {term: sqrt(rarity) for term, rarity in genre().items()}
        self._unlisted = sqrt(log(_UNLISTED))

    def weight(self, term: str) -> float:
        """What one occurrence of the term says; 0 for a stock phrase."""
        return self._genre.get(term, self._unlisted) * self._local[self._holders[term]]
