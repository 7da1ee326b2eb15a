"""The words and wordings that the reader goes by, as patterns, from the TOML files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from doichieu.text import fold, unaccented
from doichieu.vocabulary.tables import section

UPPER = "A-Z" + "".join(
    letter
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
    if (letter := chr(code)).isupper()
)
"""The capitals of Vietnamese, for the inside of a character class."""


@cache
def person() -> re.Pattern[str]:
    """The name of a person, as it stands below a signature."""
    return re.compile(rf"(?:[{UPPER}][^{UPPER}\W\d_]*\.?\s+){{1,4}}[{UPPER}][^{UPPER}\W\d_]+")


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of one section, each word folded."""
    return {key: tuple(map(fold, words)) for key, words in section(name).items()}


@cache
def types() -> tuple[str, ...]:
    """The types of documents as printed, longest first."""
    return tuple(sorted(section("types"), key=len, reverse=True))


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """What stands in numbers, as printed, with the types of documents that it may be short for."""
    found: dict[str, tuple[str, ...]] = {}
    for name, short in section("types").items():
        for each in short:
            found[each] = (*found.get(each, ()), name)
    return found


@cache
def types_bare() -> dict[str, str]:
    """The same without diacritics, which scans lose, each with the type it is."""
    return {unaccented(name): name for name in types()}


def document_type(line: str) -> str | None:
    """The type of document that a line consists of, compared without the marks that scans lose."""
    return types_bare().get(unaccented(line).strip(" .*-_#")) if len(line) < 60 else None


def official_letter() -> str:
    """What an official letter is called: it has no type in its title."""
    return section("numbers")["letter"][0]


def recipients() -> str:
    """What the list of those who receive a document is headed."""
    return section("letterhead")["recipients"][0]


@cache
def directives(*, opening: bool = False) -> re.Pattern[str]:
    """Finds the number of what can be carried out, by its type or by who passed it.

    The `opening` of a document may say so of what guides it, too.
    """
    numbers = section("numbers")
    names = (*numbers["directives"], *(numbers["guides"] if opening else ()))
    short = (each for name in names for each in section("types")[name])
    return re.compile(rf"[-/](?:{'|'.join(sorted({*short}))})[-/]|{source('numbers', 'acts')}")


def alternatives(words: Iterable[str]) -> str:
    """A pattern that finds any of `words`, the longest first, at a word's end."""
    return _by_letter(words, "{letter}")


def anywhere(words: Iterable[str]) -> str:
    """The same where a word begins.

    The letter is looked for before what stands before it: a search then runs from one such letter
    to the next, where it would else look at every place.
    """
    return _by_letter(words, r"{letter}(?<!\w{letter})")


def _by_letter(words: Iterable[str], opening: str) -> str:
    """A pattern for words that tells them apart by the first letter, then by the others."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    begun = (
        f"{opening.format(letter=letter)}(?:{'|'.join(rest)})" for letter, rest in rests.items()
    )
    return rf"(?:{'|'.join(begun)})(?!\w)"


def spelt(words: Iterable[str]) -> str:
    """A verbose pattern that finds any of `words` in small letters, with a capital, in capitals."""
    forms = (form for word in words for form in (word, word.capitalize(), word.upper()))
    return "(?:" + "|".join(map(re.escape, forms)) + ")"


@cache
def opening(name: str, key: str) -> re.Pattern[str]:
    """Finds folded text that begins with a word of the list."""
    return re.compile(r"\W*" + alternatives(lists(name)[key]))


@cache
def keyed(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The keys of a section, each a word that text must hold for its pattern to find anything."""
    return tuple((key, phrase(name, key)) for key in section(name))


@cache
def phrase(name: str, key: str) -> re.Pattern[str]:
    """Finds the wording that a list of patterns gives, in folded text."""
    return re.compile("|".join(section(name)[key]))


def source(name: str, key: str) -> str:
    """The same as text, to be part of a longer pattern."""
    return f"(?:{'|'.join(section(name)[key])})"


def signing(*keys: str) -> str:
    """A pattern for the letters before a signature that say for whom ('T/M', 'KT.'), as text."""
    printed = "|".join(re.escape(word) for key in keys for word in section("signing")[key])
    return rf"(?:{printed})(?!\w)\.?"


@cache
def wordings(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of one section whose wordings are plain words, as they stand."""
    return {key: tuple(words) for key, words in section(name).items()}
