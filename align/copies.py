"""What a plan item that copies a task has taken out of its words and put in, by syllables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from doichieu.align.clauses import LONGEST, Span, aside
from doichieu.align.rarity import ending, genre, joining
from doichieu.align.tokens import Token, forms, tokens
from doichieu.align.word_diff import Stretch, joined, stretches
from doichieu.model import Item, Wording
from doichieu.text import unaccented

NEAR = 0.6
"""The part of both texts together that two wordings must share for one to be a copy."""

HELD, LEAST = 0.8, 0.4
"""So much of the shorter text, and of the longer, does as well: a copy may go on."""

_NOISE = 3
"""Fewer syllables between two changes are alike by chance: both belong to one change."""

_FEW = 5
"""Of fewer syllables nothing is a copy."""


def wording(asked: Item, given: Item) -> Wording | None:
    """What was taken out of a task's words and put in; None where the item is no copy of them.

    Tone marks, case, the bodies and the deadline are left aside, and what is stock alone.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 (start-up does not wait for it)

    if max(len(asked.text), len(given.text)) > LONGEST:
        return None
    ours, theirs = _syllables(asked), _syllables(given)
    short, long = sorted((len(ours), len(theirs)))
    if short < _FEW:
        return None
    # The same text may have other bodies set aside, by what stands around it.
    if _said(asked) == _said(given):
        return Wording()
    # A scanner that loses a mark changes no word.
    plain = [[unaccented(token.form) for token in side] for side in (ours, theirs)]
    same = min(NEAR * (short + long) / 2, max(HELD * short, LEAST * long))
    most = int(short + long - 2 * same)
    if Indel.distance(*plain, score_cutoff=most) > most:
        return None

    def by_chance(_before: Stretch, alike: Stretch, _after: Stretch) -> bool:
        return sum(token.form not in joining() for token in ours[alike.source]) < _NOISE

    changes = [each for each in joined(stretches(*plain), by_chance) if not each.alike]
    return Wording(
        tuple(filter(None, (_printed(asked, ours[each.source]) for each in changes))),
        tuple(filter(None, (_printed(given, theirs[each.target]) for each in changes))),
    )


def _said(item: Item) -> list[str]:
    """All that a text says, but for its marks."""
    return [form for form in forms(item.text) if form]


def _syllables(item: Item) -> tuple[Token, ...]:
    """The syllables that say what is to be done."""
    return _outside(item.text, aside(item))


# A task is held against each of its answers. The syllables of a text take 10 KB.
@lru_cache(maxsize=64)
def _outside(printed: str, places: Sequence[Span]) -> tuple[Token, ...]:
    return tuple(
        token
        for token in tokens(printed)
        if token.form and not any(start <= token.start < end for start, end in places)
    )


def _printed(item: Item, found: Sequence[Token]) -> str:
    """Some syllables as printed, without those at the ends that only join; '' for stock."""
    content = [token for token in found if token.form not in joining()]
    if not any(genre().of(token.form) for token in content):
        return ""
    last = content[-1]
    behind = next((token for token in found if token.start >= last.end), last)
    end = behind.end if behind.form in ending() else last.end
    return item.text[content[0].start : end]
