"""Names of bodies and offices in running text: where one begins, where it ends, and lists of them.

A name begins with a head word ('Sở', 'Ban Tổ chức', 'các cơ quan') and ends before what the body does. The
words are data: `bodies.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple, cast

from doichieu.importing.words import UPPER, alternatives
from doichieu.text import fold

_LONGEST = 420
_PART = re.compile(r"\s*(?:,|;|\bvà\b)\s*(?:cả\s+)?")
_CAPITAL = re.compile(f"[{UPPER}]")
_NAME_STOPS = re.compile(r"[:;.()/]| – ")
_SHARED = re.compile(r"\b(?:có liên quan|liên quan|hữu quan)$")


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


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    measure = f"(?:(?P<measure>{alternatives(_words()['measures'])})\\s+)?(?:đồng chí\\s+)?"
    strong = alternatives((*_words()["heads"], *_words()["persons"]))
    office = alternatives(_words()["offices"])
    return re.compile(rf"{measure}(?:(?P<strong>{strong})|(?P<office>{office}))")


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + alternatives(_words()["verbs"]))


@lru_cache(maxsize=1)
def _person() -> re.Pattern[str]:
    measure = f"(?:{alternatives(_words()['measures'])}\\s+)?"
    return re.compile(measure + alternatives(_words()["persons"]))


@lru_cache(maxsize=1)
def _general() -> re.Pattern[str]:
    measure = f"(?:{alternatives(_words()['measures'])}\\s+)?"
    return re.compile(measure + alternatives(_words()["general"]))


def begins(text: str, folded: str, at: int) -> bool:
    """Whether a body's name begins at `at` in `text` (`folded` is the same text folded)."""
    match = _head().match(folded, at)
    if match is None:
        return False
    if match["strong"]:
        # 'báo cáo', 'trường hợp', 'ban hành': the head word must not be half of a verb.
        return not _verb().match(folded, at) or _CAPITAL.match(text, at) is not None and _named(text, match.end())
    return bool(match["measure"]) or _named(text, match.end())


def _named(text: str, end: int) -> bool:
    rest = text[end : end + 2].lstrip()
    return bool(rest) and bool(_CAPITAL.match(rest))


def names_at(text: str, at: int, *, whole: bool = False) -> Found | None:
    """The list of bodies that begins at `at`, or None.

    `whole` takes a text that is nothing but names; otherwise something they do must follow.
    """
    folded = fold(text)
    if not begins(text, folded, at):
        return None
    end = _end(text, folded, at)
    if end is None:
        if not whole:
            return None
        stop = _NAME_STOPS.search(text, at)
        end = stop.start() if stop else len(text)
    return Found(split(text[at:end]), at, end)


def _end(text: str, folded: str, at: int) -> int | None:
    """Where what the body does begins."""
    limit = min(len(text), at + _LONGEST)
    stop = _NAME_STOPS.search(text, at, limit)
    limit = stop.start() if stop else limit
    for match in _verb().finditer(folded, at, limit):
        if match.start() > at and text[match.start()].islower() and not _is_noun(folded, match, at):
            return match.start()
    return None


def _is_noun(folded: str, verb: re.Match[str], at: int) -> bool:
    before = folded[max(at, verb.start() - 24) : verb.start()].rstrip()
    after = folded[verb.end() : verb.end() + 24].lstrip()
    if verb[0] in ("thực hiện", "triển khai", "chủ trì", "phối hợp", "có trách nhiệm", "căn cứ", "theo", "tham gia"):
        return False
    if verb[0] in ("tổ chức", "thông tin", "kiểm tra", "thanh tra", "phát triển"):
        follows = any(after.startswith(word) and not after[len(word) : len(word) + 1].isalnum() for word in _words()["after_noun"])
        if follows or after.startswith((",", "và ")):
            return True
    return any(re.search(rf"(?<!\w){re.escape(word)}$", before) for word in _words()["before_noun"])


def split(names: str) -> tuple[str, ...]:
    """The bodies in a list: parted where a new name begins, kept whole where a head word governs."""
    names = names.strip(" ,;.:-–*")
    if not names:
        return ()
    folded = fold(names)
    parts: list[str] = []
    begin = 0
    for joint in _PART.finditer(folded):
        if joint.end() >= len(names) or not names[begin : joint.start()].strip():
            continue
        if _parts(names, folded, begin, joint):
            parts.append(names[begin : joint.start()])
            begin = joint.end()
    parts.append(names[begin:])
    return tuple(name for part in parts if (name := part.strip(" ,;.")))


def _parts(names: str, folded: str, begin: int, joint: re.Match[str]) -> bool:
    """Whether the part after `joint` is a body of its own."""
    at = joint.end()
    if not begins(names, folded, at):
        return False
    capital = bool(_CAPITAL.match(names, at))
    strong_joint = ";" in joint[0]
    governed = _person().match(folded, begin)
    if governed:
        return bool(_person().match(folded, at)) or capital or strong_joint
    here = _general().match(folded, at)
    before = _general().match(folded, begin)
    if here and not capital and not (joint[0].strip() == "và" and names[at:].startswith(("các ", "những "))):
        next_word = folded[here.end() : here.end() + 14].lstrip()
        return not before and not next_word.startswith((",", "liên quan", "có liên quan")) and here.end() < len(folded) and begins(names, folded, at) and " " in here[0]
    if folded.startswith(("đảng đoàn", "các đảng đoàn"), begin) and joint[0].strip() == "," and not capital:
        return not folded.startswith(("các tổ chức", "các đoàn thể"), at)
    return True
