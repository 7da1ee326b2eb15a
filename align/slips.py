"""Phrases of one text that stand in the other with a slip of OCR or of the keyboard.

Most slips lose or change a mark (báo chí, báo chỉ); a few change a letter. A single Vietnamese
syllable is too short to tell a slip from another word, so a neighbour has to agree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from doichieu import text
from doichieu.align.rarity import genre_rarity

_bare = lru_cache(maxsize=8192)(text.bare)

_LIKE = 0.7
"""How alike two syllables must be once bare: one letter of four may differ, or two of seven."""

# Bare letters that can be a Vietnamese syllable.
_SYLLABLE = re.compile(
    "(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|t|th|tr|v|x)?"
    "[aeiouy]{1,3}(?:ch?|m|n|ng|nh|p|t)?"
)


def slips(left: AbstractSet[str], right: AbstractSet[str]) -> dict[str, str]:
    """For phrases of two syllables only on the left: the phrase only on the right it stands for.

    `left` and `right` are all phrases and syllables of the two sides.
    """
    strange = sorted(term for term in left - right if term.count(" ") == 1)
    offered = sorted(term for term in right - left if term.count(" ") == 1)
    unmarked = {_bare_phrase(phrase): phrase for phrase in reversed(offered)}
    found: dict[str, str] = {}
    rest: list[str] = []
    for phrase in strange:
        meant = unmarked.get(_bare_phrase(phrase))
        if meant and _distinct(phrase, right):
            found[phrase] = meant
        else:
            rest.append(phrase)
    return found | _misspelt(rest, offered)


def _distinct(phrase: str, known: AbstractSet[str]) -> bool:
    """Whether a phrase is no chance meeting of two words that the other side has."""
    return any(word not in known for word in phrase.split(" ")) or all(
        genre_rarity(word) for word in phrase.split(" ")
    )


def _bare_phrase(phrase: str) -> str:
    first, second = phrase.split(" ")
    return f"{_bare(first)} {_bare(second)}"


def _misspelt(strange: list[str], offered: list[str]) -> dict[str, str]:
    """Slips in a letter: what can be no syllable, beside a syllable that agrees."""
    from rapidfuzz import process  # noqa: PLC0415 (start-up does not wait for it)
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    neighbours: dict[tuple[int, str], list[str]] = {}
    for phrase in offered:
        first, second = phrase.split(" ")
        neighbours.setdefault((0, first), []).append(second)
        neighbours.setdefault((1, second), []).append(first)
    found: dict[str, str] = {}
    for phrase in strange:
        pair = phrase.split(" ")
        for place, word in enumerate(pair):
            if not word.isalpha() or _SYLLABLE.fullmatch(_bare(word)):
                continue
            choices = neighbours.get((1 - place, pair[1 - place]), [])
            best = process.extractOne(
                _bare(word),
                [_bare(choice) for choice in choices],
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=_LIKE,
            )
            if best:
                meant = choices[best[2]]
                found[phrase] = f"{pair[0]} {meant}" if place else f"{meant} {pair[1]}"
    return found


def mended(terms: Mapping[str, int], found: Mapping[str, str]) -> Mapping[str, int]:
    """The terms of one item with its slips put right, in phrases of two and in their syllables."""
    slipped = terms.keys() & found.keys()
    if not slipped:
        return terms
    right = dict(terms)
    words: dict[str, str] = {}
    for phrase in sorted(slipped):
        meant = found[phrase]
        right[meant] = right.get(meant, 0) + right.pop(phrase)
        words |= dict(zip(phrase.split(" "), meant.split(" "), strict=True))
    for wrong, word in words.items():
        if wrong != word:
            right[word] = right.get(word, 0) + right.pop(wrong)
    return right
