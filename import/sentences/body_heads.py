"""What names of bodies and offices begin with: head words ('Sở', 'Ban Tổ chức', 'các cơ quan').

The words are data: `bodies.toml` and `names.toml` of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from doichieu.text import unaccented
from doichieu.vocabulary.bodies import heads
from doichieu.vocabulary.words import UPPER, alternatives, anywhere, lists, phrase, source

CAPITAL = re.compile(f"[{UPPER}]")
CAPITAL_NEXT = re.compile(rf"\s*[{UPPER}]")

_LONGEST_HEAD = 30
(_OF_MANY,) = (f" {word} " for word in lists("names")["of_many"])
_WORD = re.compile(r"\w+")
# What follows the name of an office that could be read as a verb ('Thanh tra tỉnh').
_PLACED = phrase("name_wording", "placed")
_LEADING = phrase("name_wording", "leading")


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[str, ...]]:
    """The lists of words that names are made of, each word folded; `heads` are those of bodies."""
    return {**lists("names"), "heads": heads()}


@lru_cache(maxsize=16)
def pattern(*keys: str) -> re.Pattern[str]:
    """Finds a word of the lists, with or without a word of measure before it."""
    wanted = alternatives(word for key in keys for word in table()[key])
    return re.compile(f"(?P<measure>{alternatives(table()['measures'])}\\s+)?(?P<word>{wanted})")


@lru_cache(maxsize=16)
def any_of(key: str) -> re.Pattern[str]:
    """Finds a word of the list as it stands."""
    return re.compile(anywhere(table()[key]))


def verbs_in(folded: str, limit: int) -> Iterator[re.Match[str]]:
    """What is done, in order, before `limit`: looked for only where a verb may begin."""
    first, verbs, after = _first_of("verbs"), any_of("verbs"), 0
    for word in _WORD.finditer(folded, 0, limit):
        if word.start() < after or word[0] not in first:
            continue
        found = verbs.match(folded, word.start(), limit)
        if found is not None:
            after = found.end()
            yield found


@lru_cache(maxsize=4)
def _first_of(key: str) -> frozenset[str]:
    return frozenset(_WORD.match(word)[0] for word in table()[key])  # type: ignore[index]


def general_at(folded: str, at: int) -> re.Match[str] | None:
    """The general word the name at `at` begins with, unless it is part of a longer head word."""
    return unless_longer_head("general", folded, at)


def unless_longer_head(key: str, folded: str, at: int) -> re.Match[str] | None:
    """The word of the list that stands at `at`, unless it is part of a longer head word."""
    found = pattern(key).match(folded, at)
    head = pattern("heads").match(folded, at) if found else None
    return None if head and found and head.end() > found.end() else found


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """What a name can begin with: nearly all words are told apart by this alone."""
    keys = ("measures", "things", "heads", "persons", "offices", "general")
    return frozenset(_WORD.match(word)[0] for key in keys for word in table()[key])  # type: ignore[index]


@lru_cache(maxsize=1)
def _coordinated() -> re.Pattern[str]:
    """Finds two general words side by side ('tổ chức, cá nhân'): together they are no verb."""
    general = alternatives(table()["general"])
    return re.compile(general + source("name_wording", "and") + general)


@lru_cache(maxsize=1)
def _unmarked() -> re.Pattern[str]:
    """Finds the head words of two syllables and more without the marks that scans lose."""
    measures = tuple(f"{word} " for word in table()["measures"])
    heads = (*table()["heads"], *table()["persons"])
    return re.compile(
        alternatives(unaccented(word) for word in heads if not word.startswith(measures))
    )


@lru_cache(maxsize=1)
def _unmarked_first() -> frozenset[str]:
    return frozenset(unaccented(word) for word in _first_words())


# The same words open sentence after sentence.
@lru_cache(maxsize=2048)
def _may_have_slipped(word: str) -> bool:
    return unaccented(word) in _unmarked_first()


@lru_cache(maxsize=1)
def _unmarked_offices() -> frozenset[str]:
    return frozenset(map(unaccented, table()["offices"]))


def _slipped(text: str, folded: str, word: re.Match[str], *, listed: bool) -> bool:
    """Whether what begins with `word` is a head word that has lost marks ('Hội đông').

    One syllable must have lost all it had, and stand outside a list ('Vu Tài chính').
    """
    if not _may_have_slipped(word[0]):
        return False
    at = word.start()
    if any_of("verbs").match(folded, at) or pattern("heads", "persons").match(folded, at):
        return False
    if _unmarked().match(unaccented(folded[at : at + _LONGEST_HEAD])):
        return True
    lost = not listed and word[0].isascii() and word[0] in _unmarked_offices()
    if not lost or pattern("things").match(folded, at):
        return False
    return CAPITAL_NEXT.match(text, word.end()) is not None


def _is_head(text: str, folded: str, at: int, *, listed: bool) -> bool:
    word = pattern("heads", "persons").match(folded, at)
    if word is None:
        return _is_office(text, folded, at, listed=listed)
    verb = any_of("verbs").match(folded, at)
    if verb is None or verb.end() < word.end():
        return True
    if not text[at].isupper():
        return False
    led = CAPITAL_NEXT.match(text, verb.end()) and _LEADING.match(folded, verb.end())
    return listed or led is not None or bool(_PLACED.match(folded, verb.end()))


def _is_office(text: str, folded: str, at: int, *, listed: bool) -> bool:
    if not listed and text[at].isupper() and _coordinated().match(folded, at):
        return True
    word = pattern("offices").match(folded, at)
    if word is None:
        return False
    if text[at].isupper() and _is_team(folded, word, listed=listed):
        return True
    named = CAPITAL_NEXT.match(text, word.end()) or (
        text[at].isupper()
        and (folded.startswith(_OF_MANY, word.end()) or _is_numbered(folded, word))
    )
    if not (word["measure"] or named):
        return False
    verb = any_of("verbs").match(folded, at)
    return verb is None or verb.end() <= word.end()


def _is_numbered(folded: str, word: re.Match[str]) -> bool:
    """Whether a figure tells which office of many is meant ('Thôn 4')."""
    figure = folded[word.end() + 1 : word.end() + 2]
    return figure.isdigit() and word["word"] in table()["numbered"]


def _is_team(folded: str, word: re.Match[str], *, listed: bool) -> bool:
    """Whether an office is named after what it does ('Đoàn kiểm tra')."""
    if word["word"] in table()["any_teams"] and not listed:
        return any_of("verbs").match(folded, word.start("word")) is None
    does = any_of("nouns").match(folded, word.end() + 1)
    return word["word"] in table()["teams"] and does is not None


def begins(text: str, folded: str, at: int, *, listed: bool = False, whom: bool = False) -> bool:
    """Whether a body's name begins at `at` in `text` (`folded` is the same text folded).

    In a list a capital is enough to tell a head word from a verb ('…, Lãnh đạo Sở Y tế'). After
    'phối hợp với' (`whom`) general words stand for bodies too ('doanh nghiệp').
    """
    opening = _WORD.match(folded, at)
    if opening is None:
        return False
    if (listed or whom) and pattern("others").match(folded, at):
        return True
    if whom and pattern("general").match(folded, at):
        return True
    known = opening[0] in _first_words()
    if known and unless_longer_head("things", folded, at):
        return False
    if known and _is_head(text, folded, at, listed=listed):
        return True
    # Outside a list only a capital tells a word that has lost marks from another.
    return (listed or text[at].isupper()) and _slipped(text, folded, opening, listed=listed)
