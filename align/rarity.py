"""How much a term says: a word or phrase counts by its rarity, a stock phrase not at all.

Two rarities are joined (their geometric mean): how few blocks of its document have the term
(inverse document frequency, Spärck Jones 1972), and how few blocks of the whole genre have it, as
`stock.toml` tells. The first alone is blind in short documents, the second to what both are about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import chain
from math import hypot, log, sqrt

from doichieu.frozen import frozen
from doichieu.vocabulary.tables import table

STOCK = (8, 16)
"""A syllable, a phrase, that stands in one of so many blocks of the genre is stock."""

UNLISTED = 2048
"""What is not listed stands in one of so many blocks, or fewer."""


def _listed(terms: str) -> Iterator[str]:
    return filter(None, (" ".join(term.split()) for term in terms.split(",")))


@cache
def joining() -> frozenset[str]:
    """The words that only join others; they are no terms at all."""
    return frozenset(_listed(table("stock")["joining"]))


@cache
def ending() -> frozenset[str]:
    """Those of them that belong to the word before them."""
    return frozenset(_listed(table("stock")["ending"]))


def _above_stock(term: str, one_in: float) -> float:
    return log(max(one_in / STOCK[term.count(" ")], 1.0))


@cache
def _one_in() -> dict[str, int]:
    """The table: a term stands in one of so many blocks."""
    return {
        term: group["one_in"]
        for group in table("stock")["common"]
        for term in _listed(group["terms"])
    }


@cache
def stock_phrases() -> frozenset[str]:
    """The phrases that say nothing anywhere."""
    return frozenset(
        term for term, one_in in _one_in().items() if " " in term and one_in <= STOCK[1]
    )


_RAREST = (_above_stock("", UNLISTED), _above_stock(" ", UNLISTED))
"""The rarity of a syllable, and of a phrase, that is not listed."""


@frozen
class Rarity:
    """How much rarer than stock a genre has its commoner terms, as logarithms; 0 for stock."""

    listed: Mapping[str, float]

    def of(self, term: str) -> float:
        """The rarity of any term; what is not listed is as rare as can be."""
        return self.listed.get(term, _RAREST[term.count(" ")])

    def strength(self, words: Collection[str]) -> float:
        """How much words say in the genre, whatever document they stand in: 0 for stock alone.

        Sentences of office style have 1 to 4. A word that is not listed says enough by itself
        (5.5): the others are not looked at then.
        """
        if not all(map(self.listed.__contains__, words)):
            return _RAREST[0]
        return hypot(*map(self.listed.__getitem__, words))

    def weights(self, blocks: Collection[Collection[str]]) -> dict[str, float]:
        """What one occurrence of each term of some blocks says; 0 for a stock phrase.

        The terms are all syllables, or all phrases.
        """
        holders = Counter(chain.from_iterable(blocks))
        local = [log((len(blocks) + 1) / max(number, 1)) for number in range(len(blocks) + 1)]
        unlisted = _above_stock(next(iter(holders), ""), UNLISTED)
        usual = [sqrt(unlisted * rarity) for rarity in local]
        found = dict(zip(holders, map(usual.__getitem__, holders.values()), strict=True))
        for term in holders.keys() & self.listed.keys():
            found[term] = sqrt(self.listed[term] * local[holders[term]])
        return found


@cache
def genre() -> Rarity:
    """The rarities of the table."""
    return Rarity({term: _above_stock(term, one_in) for term, one_in in _one_in().items()})
