"""How far the program stands by a suggestion, and whether two documents are strangers."""

from __future__ import annotations

from collections.abc import Sequence

from doichieu.model import Grade

LIKELY = 0.4
"""The score from which on a suggestion is likely,"""

POSSIBLE = 0.25
"""and from which on possible,"""

STRANGERS, TEXT = 0.33, 0.3
"""between documents that have nothing to do with each other, where what the two texts say by
themselves must reach the second: in every plan there is a heading 'Sở Tài chính',"""

CLOSE = 0.45
"""if it also has this part of the best score of its directive item."""

GOOD, PART = 0.5, 0.1
"""A plan that answers this part of the directive's tasks so well carries it out, named or not."""


def strangers(best: Sequence[float]) -> bool:
    """Whether a plan that does not name the directive has nothing to do with it either.

    `best` are the best scores of the directive's tasks.
    """
    return sum(score >= GOOD for score in best) < PART * len(best)


def grade(score: float, best: float, text: float, *, strange: bool) -> Grade:
    """How far a pair convinces, by its score, the best of its directive item and the texts alone.

    A heading alone proposes nothing.
    """
    if score < max(STRANGERS if strange else POSSIBLE, CLOSE * best):
        return Grade.WEAK
    if not text or (strange and text < TEXT):
        return Grade.WEAK
    return Grade.LIKELY if score >= LIKELY else Grade.POSSIBLE
