"""Phrases of one text that stand in the other with a slip of OCR or of the keyboard.

Most slips lose or change a mark (báo chí, báo chỉ); a few change a letter. A single Vietnamese
syllable is too short to tell a slip from another word, so a neighbour has to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain, filterfalse
from typing import NamedTuple, TypeAlias

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


class _Look(NamedTuple):
    """How a word looks without marks; whether it is none of the language: a letter may be wrong."""

    bare: str
    odd: bool


class _Looks(dict[str, _Look]):
    """How words look, found once."""

    def __missing__(self, word: str) -> _Look:
        bare = word if word.isascii() else text.unaccented(word)
        if len(self) >= _WORDS:
            self.clear()
        self[word] = look = _Look(bare, word.isalpha() and not _SYLLABLE.fullmatch(bare))
        return look


_WORDS = 16_384
"""How many words are kept."""

_looks = _Looks()


def _bare(word: str) -> str:
    return _looks[word].bare


def _odd(word: str) -> bool:
    return _looks[word].odd


class _Unmarked(dict[str, str]):
    """How phrases look without marks, found once: documents share most of their phrases."""

    def __missing__(self, phrase: str) -> str:
        first, second = phrase.split(" ")
        if len(self) >= _KEPT:
            self.clear()
        self[phrase] = look = f"{_bare(first)} {_bare(second)}"
        return look


_KEPT = 65_536
"""How many phrases are kept: some 10 MB."""

unmarked = _Unmarked()
"""How phrases look without marks."""


def forget() -> None:
    """Let go of what was found of words and phrases: another thread may, at any time."""
    unmarked.clear()
    _looks.clear()


Beside: TypeAlias = Mapping[tuple[int, str], Sequence[list[str]]]
"""Phrases by each of their two words and its place."""


class Spelling:
    """The syllables and phrases of one text, to be found by what stands for them in another."""

    def __init__(self, words: AbstractSet[str], phrases: AbstractSet[str]) -> None:
        self.words = words
        self.phrases = phrases

    @cached_property
    def _by_look(self) -> Mapping[tuple[str, str], str]:
        """The phrases by how they look without marks; of several, the first by the alphabet."""
        return {
            (_bare(first), _bare(second)): phrase
            for phrase in sorted(self.phrases, reverse=True)
            for first, second in (phrase.split(" "),)
        }

    @cached_property
    def _odd_phrases(self) -> Sequence[list[str]]:
        """The phrases with a word that can be no syllable."""
        return [pair for phrase in self.phrases if any(map(_odd, pair := phrase.split(" ")))]

    @cached_property
    def _beside(self) -> Beside:
        """All phrases by their words."""
        return _by_word(phrase.split(" ") for phrase in self.phrases)

    @cached_property
    def _agreeing(self) -> AbstractSet[str]:
        """The words that have to stand in another text for an odd one to be a slip."""
        return frozenset(chain.from_iterable(self._odd_phrases))

    @cached_property
    def _plain(self) -> set[str]:
        """Phrases that tell of no slip: of its own ones, and then of texts met before."""
        agreeing = self._agreeing
        return {each for each in self.phrases if agreeing.isdisjoint(each.split(" "))}

    def slips(self, other: Spelling) -> dict[str, str]:
        """For phrases that only `other` has: the phrase that only this text has, meant by them."""
        alike, odd, beside = self._noticed(other)
        found = {
            phrase: meant
            for phrase, meant in alike
            if meant not in other.phrases
            and (_distinct(phrase, self.words) or _distinct(meant, other.words))
        }
        for phrase, meant in _misspelt(odd, other, self, self._beside if odd else {}):
            found.setdefault(phrase, meant)
        for meant, phrase in _misspelt(self._odd_phrases, self, other, _by_word(beside)):
            found.setdefault(phrase, meant)
        return found

    def _noticed(
        self, other: Spelling
    ) -> tuple[list[tuple[str, str]], list[list[str]], list[list[str]]]:
        """Phrases of another text that look like one here, with that; odd ones; agreeing ones.

        Most are neither, and come again in the next text: they are known from then on.
        """
        look, plain, agreeing = self._by_look, self._plain, self._agreeing
        if len(plain) >= _KEPT:
            plain.intersection_update(self.phrases)
        alike, odd, beside = [], [], []
        for phrase in filterfalse(plain.__contains__, other.phrases):
            pair = phrase.split(" ")
            first, second = _looks[pair[0]], _looks[pair[1]]
            meant = look.get((first.bare, second.bare))
            if meant and phrase not in self.phrases:
                alike.append((phrase, meant))
            if strange := first.odd or second.odd:
                odd.append(pair)
            if agrees := not agreeing.isdisjoint(pair):
                beside.append(pair)
            if not (meant or strange or agrees):
                plain.add(phrase)
        return alike, odd, beside


def _by_word(pairs: Iterable[list[str]]) -> Beside:
    """Phrases by the word in the first place (0) and in the second (1), each in order."""
    found: dict[tuple[int, str], list[list[str]]] = {}
    for pair in sorted(pairs):
        for place, word in enumerate(pair):
            found.setdefault((place, word), []).append(pair)
    return found


def _misspelt(
    odd: Sequence[list[str]], text: Spelling, other: Spelling, beside: Beside
) -> Iterator[tuple[str, str]]:
    """Slips in a letter: what can be no syllable, beside a syllable that agrees.

    Each of the `odd` phrases of `text` that has one, and the phrase of `other` it stands for, of
    those that agree by their words.
    """
    if not odd:
        return
    from rapidfuzz import process  # noqa: PLC0415 (start-up does not wait for it)
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    for pair in sorted(odd):
        for index, word in enumerate(pair):
            if word in other.words or not _odd(word):
                continue
            choices = beside.get((1 - index, pair[1 - index]), [])
            best = process.extractOne(
                _bare(word),
                [_bare(choice[index]) for choice in choices],
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=_LIKE,
            )
            if best and (meant := " ".join(choices[best[2]])) not in text.phrases:
                yield " ".join(pair), meant


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
