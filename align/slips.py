"""Phrases of one text that stand in the other with a slip of OCR or of the keyboard.

Most slips lose or change a mark (báo chí, báo chỉ); a few change a letter. A single Vietnamese
syllable is too short to tell a slip from another word, so a neighbour has to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from itertools import chain, filterfalse

from doichieu import text
from doichieu.align.rarity import genre
from doichieu.align.vectors import Vector

_LIKE = 0.7
"""How alike two syllables without accents must be: one letter of four may differ, two of seven."""

# Bare letters that can be a Vietnamese syllable.
_SYLLABLE = re.compile(
    "(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|t|th|tr|v|x)?"
    "[aeiouy]{1,3}(?:ch?|m|n|ng|nh|p|t)?"
)

_unaccented = lru_cache(maxsize=8192)(text.unaccented)


class _Unmarked(dict[str, str]):
    """How phrases look without marks, found once: documents share most of their phrases."""

    def __missing__(self, phrase: str) -> str:
        first, second = phrase.split(" ")
        if len(self) >= _KEPT:
            self.clear()
        self[phrase] = look = f"{_unaccented(first)} {_unaccented(second)}"
        return look


_KEPT = 65_536
"""How many phrases are kept: some 10 MB."""

unmarked = _Unmarked()
"""How phrases look without marks."""


class _Pairs(dict[str, list[str]]):
    """The two syllables of phrases, parted once."""

    def __missing__(self, phrase: str) -> list[str]:
        if len(self) >= _KEPT:
            self.clear()
        self[phrase] = pair = phrase.split(" ")
        return pair


_pairs = _Pairs()


def forget() -> None:
    """Let go of what was found of phrases: another thread may, at any time."""
    unmarked.clear()
    _pairs.clear()


@lru_cache(maxsize=8192)
def _impossible(word: str) -> bool:
    """Whether a word can be no syllable, so that a letter of it may be wrong."""
    return word.isalpha() and not _SYLLABLE.fullmatch(_unaccented(word))


class Spelling:
    """The syllables and phrases of one text, to be found by what stands for them in another."""

    def __init__(self, words: AbstractSet[str], phrases: AbstractSet[str]) -> None:
        self.words = words
        self.phrases = phrases

    @cached_property
    def _by_look(self) -> Mapping[str, str]:
        """The phrases by how they look without marks; of several, the first by the alphabet."""
        return {unmarked[phrase]: phrase for phrase in sorted(self.phrases, reverse=True)}

    @cached_property
    def impossible(self) -> AbstractSet[str]:
        """The words that can be no syllables."""
        return frozenset(filter(_impossible, self.words))

    def slips(self, other: Spelling) -> dict[str, str]:
        """For phrases that only `other` has: the phrase that only this text has, meant by them."""
        look, strange = self._by_look, other.phrases
        alike = [phrase for phrase in strange - self.phrases if unmarked[phrase] in look]
        found: dict[str, str] = {}
        for phrase in alike:
            meant = look[unmarked[phrase]]
            if meant not in strange and (
                _distinct(phrase, self.words) or _distinct(meant, other.words)
            ):
                found[phrase] = meant
        for phrase, meant in _misspelt(other, self):
            found.setdefault(phrase, meant)
        for meant, phrase in _misspelt(self, other):
            found.setdefault(phrase, meant)
        return found


def _misspelt(text: Spelling, other: Spelling) -> Iterator[tuple[str, str]]:
    """Slips in a letter: what can be no syllable, beside a syllable that agrees.

    Each phrase of `text` that has one, and the phrase of `other` that it stands for.
    """
    wrong = text.impossible - other.words
    if not wrong:
        return
    from rapidfuzz import process  # noqa: PLC0415 (start-up does not wait for it)
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    pairs = _with(wrong, text.phrases)
    beside = _beside(frozenset(chain.from_iterable(pairs)) - wrong, other.phrases)
    for pair in pairs:
        for index, word in enumerate(pair):
            if word not in wrong:
                continue
            choices = beside.get((1 - index, pair[1 - index]), [])
            best = process.extractOne(
                _unaccented(word),
                [_unaccented(choice[index]) for choice in choices],
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=_LIKE,
            )
            if best and (meant := " ".join(choices[best[2]])) not in text.phrases:
                yield " ".join(pair), meant


def _with(words: AbstractSet[str], phrases: Iterable[str]) -> list[list[str]]:
    """The two syllables of each phrase that has one of the words, by the alphabet."""
    return sorted(filterfalse(words.isdisjoint, map(_pairs.__getitem__, phrases)))


def _beside(
    words: AbstractSet[str], phrases: Iterable[str]
) -> Mapping[tuple[int, str], Sequence[list[str]]]:
    """The phrases that have one of the words in the first place (0) or the second (1)."""
    found: dict[tuple[int, str], list[list[str]]] = {}
    for pair in _with(words, phrases):
        for index, word in enumerate(pair):
            found.setdefault((index, word), []).append(pair)
    return found


def _distinct(phrase: str, known: AbstractSet[str]) -> bool:
    """Whether a phrase is no chance meeting of two words that the other side has."""
    words = phrase.split(" ")
    return any(word not in known for word in words) or all(map(genre().of, words))


def mended(words: Vector, phrases: Vector, slips: Mapping[str, str]) -> tuple[Vector, Vector]:
    """A text as vectors with its slips put right, in phrases of two and in their syllables."""
    slipped = sorted(phrases.keys() & slips.keys())
    if not slipped:
        return words, phrases
    single, double = dict(words), dict(phrases)
    for phrase in slipped:
        meant = slips[phrase]
        double[meant] = double.get(meant, 0.0) + double.pop(phrase)
        for wrong, right in zip(phrase.split(" "), meant.split(" "), strict=True):
            if wrong != right and wrong in single:
                single[right] = single.get(right, 0.0) + single.pop(wrong)
    return single, double
