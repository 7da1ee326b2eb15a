"""Where a block is in another reading of its document: by its words first, then by where it stood.

Documents repeat themselves ('Kinh phí thực hiện'), and templated tasks differ in one name; so equal
words are told apart by what stands before them, and words that are only alike count where something
else speaks for the block too. Where nothing does, no block is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence

from doichieu.corrections.correction import Place
from doichieu.model import Item
from doichieu.text import fold

ALIKE = 0.6
"""The share of words (Dice) of a block reworded, where its address or what stands before agrees."""
SURELY_ALIKE = 0.85
"""The share of words of a block reworded that may stand anywhere."""
_BARELY_ALIKE = 0.3
"""The share of words of a block that begins on the same line under the same address."""


def place_of(items: Sequence[Item], at: int) -> Place:
    """How the block at `at` is found again."""
    item = items[at]
    return Place(item.text, items[at - 1].text if at else "", item.address, item.line)


def find(place: Place, items: Sequence[Item]) -> int | None:
    """Where the block is; None where nothing is sure enough."""
    found = exact(place, items) or _alike(place, items)
    return found[0] if found else None


def exact(place: Place, items: Sequence[Item]) -> list[int]:
    """The blocks with the very words, the likeliest first."""
    return _likeliest(place, items, [n for n, i in enumerate(items) if i.text == place.text])


def follows(place: Place, items: Sequence[Item], at: int) -> bool:
    """Whether the block at `at` stands behind much the same block as it did."""
    return at > 0 and share(items[at - 1].text, place.above) >= ALIKE


def share(one: str, other: str) -> float:
    """How many words two texts have in common, in 0..1 (Dice)."""
    if one == other:
        return 1.0
    words, others = set(fold(one).split()), set(fold(other).split())
    return 2 * len(words & others) / (len(words) + len(others) or 1)


def _alike(place: Place, items: Sequence[Item]) -> list[int]:
    shares = {n: share(item.text, place.text) for n, item in enumerate(items)}
    found = [
        n
        for n, alike in shares.items()
        if alike >= SURELY_ALIKE
        or (alike >= ALIKE and (items[n].address == place.address or follows(place, items, n)))
        or (
            alike >= _BARELY_ALIKE
            and (items[n].address, items[n].line) == (place.address, place.line)
        )
    ]
    likeliest = _likeliest(place, items, found)
    return sorted(likeliest, key=lambda n: -shares[n])


def _likeliest(place: Place, items: Sequence[Item], found: list[int]) -> list[int]:
    """The blocks, those first that most speaks for."""

    def rank(n: int) -> tuple[bool, bool, int]:
        item, above = items[n], items[n - 1].text if n else ""
        return above != place.above, item.address != place.address, abs(item.line - place.line)

    return sorted(found, key=rank)
