"""The words and wordings that the reader goes by, as patterns, from the TOML files beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import cast

from doichieu.text import fold, unaccented

UPPER = "A-Z" + "".join(
    letter
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
    if (letter := chr(code)).isupper()
)
"""The capitals of Vietnamese, for the inside of a character class."""

PERSON = re.compile(rf"(?:[{UPPER}][^{UPPER}\W\d_]*\.?\s+){{1,4}}[{UPPER}][^{UPPER}\W\d_]+")
"""The name of a person, as it stands below a signature."""

Lists = dict[str, list[str]]


@lru_cache(maxsize=4)
def _file(name: str) -> dict[str, Lists]:
    source = resources.files(__package__) / name
    return cast("dict[str, Lists]", tomllib.loads(source.read_text(encoding="utf-8")))


@lru_cache(maxsize=32)
def lists(section: str) -> dict[str, tuple[str, ...]]:
    """The lists of one section of the file, each word folded; `types` keeps its keys as printed."""
    return {key: tuple(map(fold, words)) for key, words in _file("words.toml")[section].items()}


@lru_cache(maxsize=1)
def types() -> tuple[str, ...]:
    """The types of documents as printed, longest first."""
    return tuple(sorted(_file("words.toml")["types"], key=len, reverse=True))


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, tuple[str, ...]]:
    """What stands in numbers, as printed, with the types of documents that it may be short for."""
    found: dict[str, tuple[str, ...]] = {}
    for name, short in _file("words.toml")["types"].items():
        for each in short:
            found[each] = (*found.get(each, ()), name)
    return found


@lru_cache(maxsize=1)
def types_bare() -> dict[str, str]:
    """The same without diacritics, which scans lose, each with the type it is."""
    return {unaccented(name): name for name in types()}


def document_type(line: str) -> str | None:
    """The type of document that a line consists of, compared without the marks that scans lose."""
    return types_bare().get(unaccented(line).strip(" .*-_#")) if len(line) < 60 else None


def alternatives(words: Iterable[str]) -> str:
    """A pattern that finds any of `words`, the longest first, at a word's end."""
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"


@lru_cache(maxsize=64)
def opening(section: str, key: str) -> re.Pattern[str]:
    """Finds folded text that begins with a word of the list."""
    return re.compile(r"\W*" + alternatives(lists(section)[key]))


@lru_cache(maxsize=1)
def _wordings() -> dict[str, Lists]:
    return _file("phrases.toml") | _file("relations.toml")


@lru_cache(maxsize=4)
def keyed(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The keys of a section, each a word that text must hold for its pattern to find anything."""
    return tuple((key, phrase(section, key)) for key in _wordings()[section])


@lru_cache(maxsize=64)
def phrase(section: str, key: str) -> re.Pattern[str]:
    """Finds the wording that `phrases.toml` or `relations.toml` lists, in folded text."""
    return re.compile("|".join(_wordings()[section][key]))


@lru_cache(maxsize=8)
def wordings(section: str) -> dict[str, tuple[str, ...]]:
    """The lists of one section of `relations.toml` whose wordings are plain words."""
    return {key: tuple(said) for key, said in _file("relations.toml")[section].items()}
