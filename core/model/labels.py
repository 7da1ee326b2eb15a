"""Labels: the ways of numbering that documents know, and what a block is labelled with."""

from __future__ import annotations

from enum import StrEnum

from doichieu.frozen import frozen

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
# Vietnamese letters as lists count them.
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LETTERS_ENGLISH = "abcdefghijklmnopqrstuvwxyz"


class Scheme(StrEnum):
    """A way of numbering; two labels of one scheme at one depth are siblings.

    `ROW` is that of the rows of a table, which have a place in it whether it is printed or not.
    """

    ANNEX = "annex"
    PART = "part"
    CHAPTER = "chapter"
    STEP = "step"
    ARTICLE = "article"
    CAPITAL = "capital"
    ROMAN = "roman"
    ARABIC = "arabic"
    DECIMAL = "decimal"
    LETTER = "letter"
    PAREN = "paren"
    BULLET = "bullet"
    PLUS = "plus"
    ROW = "row"


BULLETS = frozenset({Scheme.BULLET, Scheme.PLUS})
FRAMES = (Scheme.ANNEX, Scheme.PART, Scheme.CHAPTER)
"""The schemes that number parts of a document, each with sections of its own."""
SECTIONS: dict[Scheme, tuple[Scheme, ...]] = {
    Scheme.ANNEX: (),
    Scheme.PART: (Scheme.ANNEX,),
    Scheme.CHAPTER: (Scheme.ANNEX, Scheme.PART),
    Scheme.ARTICLE: FRAMES,
    Scheme.STEP: (*FRAMES, Scheme.CAPITAL, Scheme.ROMAN),
    Scheme.CAPITAL: (*FRAMES, Scheme.ROMAN, Scheme.STEP),
    Scheme.ROMAN: (*FRAMES, Scheme.CAPITAL, Scheme.STEP),
}
"""The schemes that number sections, and what may stand above each."""


@frozen
class Label:
    """A printed label: its scheme, the name it has in an address, its place in the count.

    An address is made of such names, but it may be corrected; the label stays what was printed. Of
    a bullet the address adds the number, of a number in parts it drops what its parent has.
    `mark` tells bullets of one scheme apart (`-` and `•`); `ordinal` is 0 where nothing is counted.
    """

    scheme: Scheme
    name: str
    ordinal: int = 0
    mark: str = ""

    @property
    def major(self) -> int:
        """The first part of a number in parts: 2 of `2.6`."""
        return int(self.name.partition(".")[0])


def ordinal(scheme: Scheme, number: str) -> int:
    """The place of `number` in the count of its scheme; 0 where it cannot be told."""
    if number.isdecimal():
        return int(number)
    if set(number) <= set(_ROMAN_VALUES) and number:
        return _roman(number)
    if scheme is Scheme.PAREN and set(number) <= {"i", "v", "x"}:
        return _roman(number.upper())
    if scheme is Scheme.DECIMAL:
        return int(number.rpartition(".")[2])
    letter = number[:1].lower()
    return _LETTERS.find(letter) + 1 if len(number) == 1 else 0


def _roman(number: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def follows(earlier: Label, later: Label) -> bool:
    """Whether `later` is the next of its count after `earlier`."""
    if earlier.scheme in (Scheme.LETTER, Scheme.CAPITAL) and len(earlier.name) == 1 == len(
        later.name
    ):
        english = _LETTERS_ENGLISH.find(later.name.lower())
        if english > 0 and english == _LETTERS_ENGLISH.find(earlier.name.lower()) + 1:
            return True
    return later.ordinal == earlier.ordinal + 1
