"""Which of several texts is worded most like one: for a list that a person chooses from."""

from __future__ import annotations

from collections.abc import Sequence

from doichieu.text import fold, unaccented


def by_wording(text: str, others: Sequence[str]) -> list[int]:
    """The places of the other texts, that of the one worded most like `text` first.

    A text that holds all words of the other is as good as the same: tasks are merged and split.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (start-up does not wait for it)

    found = process.extract(
        fold(text), [fold(each) for each in others], scorer=fuzz.token_set_ratio, limit=None
    )
    return [place for _text, _score, place in found]


_FITS = 75.0
"""How much of what was typed must stand in a text in that order, of 100: a slip is forgiven."""


def by_typing(typed: str, texts: Sequence[str]) -> list[int]:
    """The places of the texts that what was typed fits, with or without diacritics, best first.

    Of equals the first comes first.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (start-up does not wait for it)

    found = process.extract(
        unaccented(fold(typed)),
        [unaccented(fold(each)) for each in texts],
        scorer=fuzz.partial_ratio,
        score_cutoff=_FITS,
        limit=None,
    )
    return [place for _text, _score, place in found]
