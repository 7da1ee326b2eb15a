"""Where a block is in another reading of its document: by its words first, then by where it stood.

Documents repeat themselves ('Kinh phí thực hiện'), and templated tasks differ in one name; so equal
words are told apart by what stands before them, and words that are only alike count where something
else speaks for the block too. Where nothing does, no block is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence

from doichieu.corrections.correction import Anchor
from doichieu.model import Item
from doichieu.text import fold

ALIKE = 0.6
"""The share of words (Dice) of a block reworded, where its address or what stands before agrees."""
SURELY_ALIKE = 0.85
"""The share of words of a block reworded that may stand anywhere."""
_BARELY_ALIKE = 0.3
"""The share of words of a block that begins on the same line under the same address."""


def anchor_of(items: Sequence[Item], at: int) -> Anchor:
    """How the block at `at` is found again."""
    item = items[at]
    return Anchor(item.text, items[at - 1].text if at else "", item.address, item.line)


def find(anchor: Anchor, items: Sequence[Item]) -> int | None:
    """Where the block is; None where nothing is sure enough."""
    found = exact(anchor, items) or _alike(anchor, items)
    return found[0] if found else None


def exact(anchor: Anchor, items: Sequence[Item]) -> list[int]:
    """The blocks with the very words, the likeliest first."""
    return _likeliest(anchor, items, [n for n, i in enumerate(items) if i.text == anchor.text])


def follows(anchor: Anchor, items: Sequence[Item], at: int) -> bool:
    """Whether the block at `at` stands behind much the same block as it did."""
    return at > 0 and share(items[at - 1].text, anchor.above) >= ALIKE


def share(one: str, other: str) -> float:
    """How many words two texts have in common, in 0..1 (Dice)."""
    if one == other:
        return 1.0
    words, others = set(fold(one).split()), set(fold(other).split())
    return 2 * len(words & others) / (len(words) + len(others) or 1)


def _alike(anchor: Anchor, items: Sequence[Item]) -> list[int]:
    shares = {n: share(item.text, anchor.text) for n, item in enumerate(items)}
    found = [
        n
        for n, alike in shares.items()
        if alike >= SURELY_ALIKE
        or (alike >= ALIKE and (items[n].address == anchor.address or follows(anchor, items, n)))
        or (
            alike >= _BARELY_ALIKE
            and (items[n].address, items[n].line) == (anchor.address, anchor.line)
        )
    ]
    likeliest = _likeliest(anchor, items, found)
    return sorted(likeliest, key=lambda n: -shares[n])


def _likeliest(anchor: Anchor, items: Sequence[Item], found: list[int]) -> list[int]:
    """The blocks, those first that most speaks for."""

    def rank(n: int) -> tuple[bool, bool, int]:
        item, above = items[n], items[n - 1].text if n else ""
        return above != anchor.above, item.address != anchor.address, abs(item.line - anchor.line)

    return sorted(found, key=rank)
