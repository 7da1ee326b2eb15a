"""Fixed names: terms that always stand together count once, however many they are.

'Chương trình mục tiêu quốc gia phòng, chống ma túy' is a dozen terms, rare in the genre, that tell
one task of such a plan from another by nothing: left as they are, they outweigh what does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from doichieu.align.vectors import Index, Vector

NAMED = 4
"""Blocks of both documents from which on terms that all of them have, and no other, are a name."""


def fixed_names(asked: Index, given: Sequence[Vector], least: int = NAMED) -> Mapping[str, float]:
    """What is left of each term of a fixed name, by the blocks of two documents that have it.

    A name of `n` terms weighs as much as one of them: each keeps 1/√n.
    """
    standing: dict[str, list[int]] = {}
    for number, text in enumerate(given):
        for term in text.keys() & asked.terms:
            standing.setdefault(term, []).append(number)
    alike: dict[tuple[tuple[int, ...], tuple[int, ...]], list[str]] = {}
    for term, theirs in standing.items():
        ours = asked.holding(term)
        if len(ours) + len(theirs) >= least:
            alike.setdefault((ours, tuple(theirs)), []).append(term)
    return {term: 1 / sqrt(len(name)) for name in alike.values() if len(name) > 1 for term in name}
