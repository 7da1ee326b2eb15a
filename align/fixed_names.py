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
    theirs: dict[str, int] = {}
    for number, text in enumerate(given):
        bit = 1 << number
        for term in filter(asked.numbers.__contains__, text):
            theirs[term] = theirs.get(term, 0) | bit
    alike: dict[tuple[int, int], list[str]] = {}
    for term, places in theirs.items():
        number = asked.numbers[term]
        if number + places.bit_count() >= least:
            alike.setdefault((places, number), []).append(term)
    names: dict[tuple[int, tuple[int, ...]], list[str]] = {}
    for (places, _number), terms in alike.items():
        for term in terms if len(terms) > 1 else ():
            names.setdefault((places, asked.holding(term)), []).append(term)
    return {term: 1 / sqrt(len(name)) for name in names.values() if len(name) > 1 for term in name}
