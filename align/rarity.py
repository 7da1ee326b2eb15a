"""How much a term says: a word or phrase counts by its rarity, a stock phrase not at all.

Two rarities are joined (their geometric mean): how few blocks of the two documents have the term
(inverse document frequency, Spärck Jones 1972), and how few blocks of the whole genre have it, from
`stock.toml`. The first alone is blind in short documents, the second to what both are about.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from importlib import resources
from itertools import chain
from math import log, sqrt
from typing import Any

STOCK = (8, 16)
"""A syllable, a phrase, that stands in one of so many blocks of the genre is stock."""

_UNLISTED = 2048
"""What `stock.toml` does not list stands in one of so many blocks, or fewer."""


@cache
def _table() -> dict[str, Any]:
    path = resources.files("doichieu.align") / "stock.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _listed(terms: str) -> Iterator[str]:
    return filter(None, (" ".join(term.split()) for term in terms.split(",")))


@cache
def joining() -> frozenset[str]:
    """The words that only join others; they are no terms at all."""
    return frozenset(_listed(_table()["joining"]))


def _above_stock(term: str, one_in: int) -> float:
    return log(max(one_in / STOCK[term.count(" ")], 1.0))


@cache
def _listed_rarities() -> dict[str, float]:
    return {
        term: _above_stock(term, group["one_in"])
        for group in _table()["common"]
        for term in _listed(group["terms"])
    }


@cache
def stock_phrases() -> frozenset[str]:
    """The phrases that say nothing."""
    return frozenset(
        term for term, rarity in _listed_rarities().items() if " " in term and not rarity
    )


def genre_rarity(term: str) -> float:
    """How much rarer than stock the genre has a term, as a logarithm; 0 for stock."""
    rarity = _listed_rarities().get(term)
    return _above_stock(term, _UNLISTED) if rarity is None else rarity


def weights(blocks: Collection[Collection[str]]) -> dict[str, float]:
    """What one occurrence of each term of some blocks says; 0 for a stock phrase.

    The terms are all syllables, or all phrases.
    """
    holders = Counter(chain.from_iterable(blocks))
    local = [log((len(blocks) + 1) / max(number, 1)) for number in range(len(blocks) + 1)]
    unlisted = _above_stock(next(iter(holders), ""), _UNLISTED)
    usual = [sqrt(unlisted * rarity) for rarity in local]
    found = {term: usual[number] for term, number in holders.items()}
    listed = _listed_rarities()
    for term in holders.keys() & listed.keys():
        found[term] = sqrt(listed[term] * local[holders[term]])
    return found
