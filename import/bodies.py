"""Names of bodies and offices in running text: where one begins, where it ends, and lists of them.

A name begins with a head word ('Sở', 'Ban Tổ chức', 'các cơ quan') and ends before what the body
does. The words are data: `bodies.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple, cast

from doichieu.importing.words import UPPER, alternatives
from doichieu.text import bare, fold

_LONGEST = 420
_LONGEST_VERB = 30
_LONGEST_HEAD = 30
_JOINT = re.compile(r"\s*(?:,|;|\bvà\b)\s*")
# What follows the name of an office that could be read as a verb ('Thanh tra tỉnh').
_PLACED = re.compile(r"\s+(?:tỉnh|thành phố|nhà nước|chính phủ|huyện|sở|bộ)\b")
# After a list of persons these are no part of what the persons head.
_OTHERS = ("các cơ quan", "các tổ chức", "các đơn vị")
_CONCERNED = re.compile(r"các (?:cơ quan|tổ chức|đơn vị)[\w ,]{0,24}liên quan")
_TAIL = re.compile(r"(?:\s+(?:và|trong|của|tại|với|do|ở|có))+$")
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(f"[{UPPER}]")
_CAPITAL_NEXT = re.compile(rf"\s*[{UPPER}]")
_AROUND = " ,;.:-–*"
# A time after a list of names ('Sở A; tháng 4 hằng năm') is none of them.
# The stroke of 'xã/phường' is no end.
_NAME_STOPS = re.compile(
    rf"[:.()…]|/(?=[\W\d_{UPPER}]|$)| – |[,;]\s*(?:tháng|quý|năm|ngày|từ|đến|trước)\s+[\dIVX]"
)
_ENUMERATING = re.compile(
    r"\b(?:các|những|\d+) (?:bộ|sở|ban|ngành|tập đoàn|tổng công ty|cục|vụ|viện|trường|huyện|xã|phường)$"
)
# 'Các Đảng ủy Bộ A, Bộ B' are the committees of both, and no ministry.
_GOVERNED = re.compile(r"các (?:đảng ủy|đảng đoàn|ban cán sự đảng) (?P<office>bộ|ban|cục|sở|tỉnh)\b")
_ENUMERATED = re.compile(rf"\s+[{UPPER}][^,:;.]{{1,60}},\s+[{UPPER}]")


class Found(NamedTuple):
    """Names found in a text and where their list begins and ends."""

    names: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    source = resources.files(__package__) / "bodies.toml"
    table = cast("dict[str, list[str]]", tomllib.loads(source.read_text(encoding="utf-8")))
    return {key: tuple(map(fold, words)) for key, words in table.items()}


@lru_cache(maxsize=16)
def _pattern(*keys: str) -> re.Pattern[str]:
    """Finds a word of the lists, with or without a word of measure before it."""
    wanted = alternatives(word for key in keys for word in _words()[key])
    return re.compile(f"(?P<measure>{alternatives(_words()['measures'])}\\s+)?(?P<word>{wanted})")


@lru_cache(maxsize=4)
def _any(key: str) -> re.Pattern[str]:
    """Finds a word of the list as it stands."""
    return re.compile(r"(?<!\w)" + alternatives(_words()[key]))


@lru_cache(maxsize=1)
def _close() -> re.Pattern[str]:
    closing, going_on = (alternatives(_words()[key]) for key in ("closing", "going_on"))
    return re.compile(rf"(?<!\w){closing}\s+(?=\w)(?!{going_on})")


@lru_cache(maxsize=2)
def _ends_in(key: str) -> re.Pattern[str]:
    return re.compile(
        "(?:^|.*[^\\w,])" + f"(?:{'|'.join(map(re.escape, _words()[key]))})$", re.DOTALL
    )


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """What a name can begin with: nearly all words are told apart by this alone."""
    keys = ("measures", "things", "heads", "persons", "offices", "general")
    return frozenset(_WORD.match(word)[0] for key in keys for word in _words()[key])  # type: ignore[index]


@lru_cache(maxsize=1)
def _coordinated() -> re.Pattern[str]:
    """Finds two general words side by side ('tổ chức, cá nhân'): together they are no verb."""
    general = alternatives(_words()["general"])
    return re.compile(rf"{general}(?:,| và)\s+{general}")


@lru_cache(maxsize=1)
def _unmarked() -> re.Pattern[str]:
    """Finds the head words of two syllables and more without the marks that scans lose."""
    measures = tuple(f"{word} " for word in _words()["measures"])
    heads = (*_words()["heads"], *_words()["persons"])
    return re.compile(alternatives(bare(word) for word in heads if not word.startswith(measures)))


@lru_cache(maxsize=1)
def _unmarked_first() -> frozenset[str]:
    return frozenset(bare(word) for word in _first_words())


def _slipped(text: str, folded: str, at: int, *, listed: bool = False) -> bool:
    """Whether what begins at `at` is a head word that has lost marks ('Hội đông', 'Vu Tài chính').

    But in a list only a capital tells it from another word, and one syllable only if it has no mark
    at all.
    """
    word = _WORD.match(text, at)
    if word is None or bare(word[0]) not in _unmarked_first():
        return False
    if not listed and not _CAPITAL.match(text, at):
        return False
    if _unmarked().match(bare(folded[at : at + _LONGEST_HEAD])):
        return True
    lost = not listed and word[0].isascii() and word[0].lower() in map(bare, _words()["offices"])
    return lost and bool(_CAPITAL_NEXT.match(text, word.end()))


def begins(text: str, folded: str, at: int, *, listed: bool = False, whom: bool = False) -> bool:
    """Whether a body's name begins at `at` in `text` (`folded` is the same text folded).

    In a list a capital is enough to tell a head word from a verb ('…, Lãnh đạo Sở Y tế'). After
    'phối hợp với' (`whom`) general words stand for bodies too ('doanh nghiệp').
    """
    opening = _WORD.match(folded, at)
    if opening is None:
        return False
    if (listed or whom) and _pattern("others").match(folded, at):
        return True
    if whom and _pattern("general").match(folded, at):
        return True
    if opening[0] not in _first_words():
        return _slipped(text, folded, at, listed=listed)
    if _pattern("things").match(folded, at):
        return False
    strong = _pattern("heads", "persons").match(folded, at)
    if strong is not None:
        verb = _any("verbs").match(folded, at)
        if verb is None or verb.end() < strong.end():
            return True
        capital = bool(_CAPITAL.match(text, at))
        return capital and (listed or bool(_PLACED.match(folded, verb.end())))
    if not listed and _CAPITAL.match(text, at) and _coordinated().match(folded, at):
        return True
    office = _pattern("offices").match(folded, at)
    verb = _any("verbs").match(folded, at)
    if office is None or (verb is not None and verb.end() > office.end()):
        return verb is None and _slipped(text, folded, at, listed=listed)
    named = bool(office["measure"]) or bool(_CAPITAL_NEXT.match(text, office.end()))
    return named or _slipped(text, folded, at, listed=listed)


def acts(folded: str, at: int) -> bool:
    """Whether something that is done begins at `at`, and not as one more of a list of such."""
    before = folded[max(0, at - _LONGEST_VERB) : at].rstrip(" ,")
    listed = any(verb.end() == len(before) for verb in _any("verbs").finditer(before))
    return not listed and _any("verbs").match(folded, at) is not None


def lists_on(text: str, folded: str, end: int, at: int) -> bool:
    """Whether a list of general words goes on from `end` to the word at `at` ('cơ quan, đơn vị')."""
    general = _general(folded, at)
    if general is None or general["measure"] or " " not in general["word"]:
        return False
    if _CAPITAL.match(text, at) and "và" not in folded[end:at]:
        return False
    return any(
        folded.endswith(word, 0, end) and not folded[max(0, end - len(word) - 1)].isalnum()
        for word in _words()["general"]
    )


def particular(names: tuple[str, ...]) -> bool:
    """Whether each name is that of one body, not a word of measure over many ('các sở')."""
    many = re.compile(alternatives(_words()["measures"]))
    return bool(names) and not any(many.match(fold(name)) for name in names)


def names_at(
    text: str,
    at: int,
    *,
    folded: str = "",
    whole: bool = False,
    titled: bool = False,
    whom: bool = False,
) -> Found | None:
    """The list of bodies that begins at `at`, or None; `folded` is the same text where it is known.

    `whole` takes a text that is nothing but names; otherwise something they do must follow.
    `titled` is for headings: there a verb may describe a body ('Các đơn vị vận hành trạm bơm').
    `whom` is for those who take part, where general words stand for bodies ('doanh nghiệp'). No list is longer than a few hundred characters, so only so many are looked at.
    """
    window = text[at : at + _LONGEST]
    folded = folded[at : at + _LONGEST] if folded else fold(window)
    if not begins(window, folded, 0, whom=whom):
        return None
    end = _end(window, folded, titled=titled)
    if end is None:
        if not whole:
            return None
        stop = _stop(window, folded)
        end = stop.start() if stop else len(window)
    names = split(window[:end], folded[:end])
    nameless = len(names) == 1 and fold(names[0]) in _words()["general"] and not whom
    return None if nameless else Found(names, at, at + end)


def _end(text: str, folded: str, *, titled: bool) -> int | None:
    """Where what the body does begins."""
    stop = _stop(text, folded)
    limit = stop.start() if stop else len(text)
    closed = _closed(text, folded, limit)
    for match in _any("verbs").finditer(folded, 0, limit):
        if closed is not None and closed <= match.start():
            return closed
        if match.start() == 0 or _is_noun(folded, match):
            continue
        lower = text[match.start()].islower()
        if lower and _describes(folded, match):
            told = _after_description(folded, match, limit)
            if told or (titled and (stop is None or stop[0] == "(")):
                return told
        if lower or (
            match[0] in _words()["strong"] and text[match.start() - 2 : match.start() - 1].islower()
        ):
            return match.start()
    return closed


def _stop(text: str, folded: str) -> re.Match[str] | None:
    """The sign that ends the names; the colon of 'các sở: Y tế, Nội vụ' does not."""
    for stop in _NAME_STOPS.finditer(text):
        enumerates = stop[0] == ":" and _ENUMERATING.search(folded, 0, stop.start())
        if not (enumerates and _ENUMERATED.match(text, stop.end())):
            return stop
    return None


def _closed(text: str, folded: str, limit: int) -> int | None:
    """Where a lower-case word follows what can only be the end of a name."""
    match = _close().search(folded, 0, limit)
    while match and not text[match.end()].islower():
        match = _close().search(folded, match.end(), limit)
    return match.end() if match else None


@lru_cache(maxsize=1)
def _described() -> re.Pattern[str]:
    """Finds words that say little by themselves, up to the verb that tells which are meant."""
    little = alternatives(_words()["general"])
    measure = f"{alternatives(_words()['measures'])}\\s+"
    concerned = r"(?: \w+)?(?: có)? liên quan (?:đến|tới)(?: việc)?\s+(?=\w)"
    describing = rf"\s+(?={alternatives(_words()['describing'])})"
    return re.compile(
        rf"(?:^(?:{measure})?|(?:[,;]|\bvà) {measure})(?P<little>{little})"
        rf"(?:(?:,| và| hoặc) (?:{measure})?{little}){{0,8}}(?:{concerned}|{describing})"
    )


def _describes(folded: str, verb: re.Match[str]) -> bool:
    """Whether the verb tells which of many is meant, after words that say little by themselves."""
    return any(
        told.end() <= verb.start() and _general(folded, told.start("little")) is not None
        for told in _described().finditer(folded, 0, verb.end())
    )


def _after_description(folded: str, verb: re.Match[str], limit: int) -> int | None:
    """Where what the described bodies do begins: at what they have to do, or how."""
    firm = _any("firm").search(folded, verb.end(), limit)
    if firm is None and verb[0] == "được":
        firm = _any("prompt").search(folded, verb.end(), limit)
    if firm is None:
        return None
    aside = _any("aside").search(folded, verb.start(), firm.start())
    return (aside or firm).start()


def _is_noun(folded: str, verb: re.Match[str]) -> bool:
    """Whether the word is part of a name here ('cơ quan quản lý', 'tổ chức đảng')."""
    if _any("inside").match(folded, verb.start()) or folded.endswith(
        _words()["ending"], 0, verb.end()
    ):
        return True
    if verb[0] not in _words()["nouns"]:
        return False
    after = folded[verb.end() : verb.end() + 24].lstrip()
    if verb[0] == "tổ chức":
        meeting = after.startswith(_words()["meetings"])
        named = re.match(alternatives(_words()["after_noun"]), after) is not None
        listed = after.startswith((",", "và ")) and folded[: verb.start()].endswith((", ", "và "))
        if (named and not meeting) or listed:
            return True
    before = folded[max(0, verb.start() - 24) : verb.start()].rstrip()
    return _ends_in("before_noun").match(before) is not None


def split(names: str, folded: str = "") -> tuple[str, ...]:
    """The bodies in a list: parted where a name begins, kept whole where a head word governs."""
    folded = (folded or fold(names)).strip(_AROUND)
    names = names.strip(_AROUND)
    if not names:
        return ()
    parts: list[str] = []
    begin = 0
    for joint in _JOINT.finditer(folded):
        if (
            joint.end() < len(names)
            and names[begin : joint.start()].strip()
            and _parts(names, folded, begin, joint)
        ):
            parts.append(names[begin : joint.start()])
            begin = joint.end()
    parts.append(names[begin:])
    cut = (_TAIL.sub("", part.strip(" ,;.")) for part in parts)
    return tuple(name for name in cut if name)


def _parts(names: str, folded: str, begin: int, joint: re.Match[str]) -> bool:
    """Whether the part after `joint` is a body of its own."""
    at = joint.end()
    if not begins(names, folded, at, listed=True):
        return False
    capital = bool(_CAPITAL.match(names, at))
    persons = _pattern("persons")
    if persons.match(folded, begin) and not capital and ";" not in joint[0]:
        others = (joint[0].strip() == "và" and folded.startswith(_OTHERS, at)) or bool(
            _CONCERNED.match(folded, at)
        )
        return others or persons.match(folded, at) is not None
    if "," in joint[0] and _of_one_committee(folded, begin, at):
        return False
    if _unfinished(folded, begin) and folded.startswith(("thành ủy", "thị ủy"), at):
        return False
    if ":" in names[begin:at]:
        return ";" in joint[0] or _pattern("general").match(folded, at) is not None
    general = _general(folded, at)
    owner = _pattern("owners").match(folded, at)
    if owner and folded[owner.end() : owner.end() + 2].strip(" ,;"):
        return True
    if lists_on(names, folded, joint.start(), at) and ";" not in joint[0]:
        return False
    apart = capital or ";" in joint[0] or general is None or bool(general["measure"])
    governs = _general(folded, begin)
    return apart or governs is None or _is_proper(names, governs)


def _is_proper(names: str, general: re.Match[str]) -> bool:
    """Whether the word opens the name of one body ('Sở Y tế') and is no general word there."""
    return " " not in general["word"] and bool(_CAPITAL_NEXT.match(names, general.end()))


def _of_one_committee(folded: str, begin: int, at: int) -> bool:
    """Whether one Party committee covers both ('Đảng đoàn Mặt trận, các đoàn thể')."""
    if folded.startswith(_words()["fronts"], begin):
        return folded.startswith(("các tổ chức", "các đoàn thể"), at)
    governed = _GOVERNED.match(folded, begin)
    return governed is not None and folded.startswith(f"{governed['office']} ", at)


def _general(folded: str, at: int) -> re.Match[str] | None:
    """The general word the name at `at` begins with, unless it is part of a longer head word."""
    return _unless_longer_head("general", folded, at)


def _unfinished(folded: str, begin: int) -> bool:
    """Whether a list such as 'các huyện, thị, thành ủy' has only named territories so far."""
    return _unless_longer_head("territories", folded, begin) is not None


def _unless_longer_head(key: str, folded: str, at: int) -> re.Match[str] | None:
    found = _pattern(key).match(folded, at)
    head = _pattern("heads").match(folded, at)
    return None if head and found and head.end() > found.end() else found
