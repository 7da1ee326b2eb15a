"""Names of bodies and offices in running text: where a list of them begins and where it ends.

A name begins with a head word (`heads`) and ends before what the body does; lists are taken apart
in `parting`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from doichieu.importing.sentences.body_ends import Ending, known_until
from doichieu.importing.sentences.body_heads import (
    any_of,
    begins,
    general_at,
    table,
    unless_longer_head,
    verbs_in,
)
from doichieu.importing.sentences.body_lists import ASIDE, JOINT, split, without_asides
from doichieu.text import fold
from doichieu.vocabulary.words import UPPER, alternatives, phrase, source

_LONGEST = 420
_LONGEST_VERB = 30
_JOINT = 3
_FEW = 4
# A time after a list of names ('Sở A; tháng 4 hằng năm') is none of them.
# Nor does the stroke of 'xã/phường' end a name.
_NAME_STOPS = re.compile(
    rf"[:.()…/, ;](?:(?<=[:.()…])|(?<=/)(?=[\W\d_{UPPER}]|$)|(?<= )– "
    rf"|(?<=[,;]){source('name_wording', 'time')})"
)
_ENUMERATING = phrase("name_wording", "enumerating")
_ENUMERATED = re.compile(rf"\s+[{UPPER}][^,:;.]{{1,60}},\s+[{UPPER}]")


class Found(NamedTuple):
    """Names found in a text and where their list begins and ends."""

    names: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=2)
def _ends_in(key: str) -> re.Pattern[str]:
    return re.compile(
        "(?:^|.*[^\\w,])" + f"(?:{'|'.join(map(re.escape, table()[key]))})$", re.DOTALL
    )


def stands_for_any(folded: str, at: int) -> bool:
    """Whether a single place or general word stands at `at`.

    Before a colon it is where something is done ('Xã Hòa Phú: …'), or the name of a line ('Đơn vị
    phụ trách: …').
    """
    words = (unless_longer_head(key, folded, at) for key in ("territories", "for_any"))
    return any(word is not None and not word["measure"] for word in words)


def acts(folded: str, at: int, *, listed: bool = False) -> bool:
    """Whether something that is done begins at `at`, and not as one more of a list of such."""
    if listed:
        return any_of("verbs").match(folded, at) is not None
    before = folded[max(0, at - _LONGEST_VERB) : at].rstrip(" ,")
    listed = any(verb.end() == len(before) for verb in any_of("verbs").finditer(before))
    return not listed and any_of("verbs").match(folded, at) is not None


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
    `whom` is for those who take part, where general words stand for bodies ('doanh nghiệp'). No
    list is longer than a few hundred characters, so only so many are looked at.
    """
    window = text[at : at + _LONGEST]
    folded = folded[at : at + _LONGEST] if folded else fold(window)
    if not begins(window, folded, 0, whom=whom) or (titled and _is_matter(window, folded)):
        return None
    end = _end(window, folded, titled=titled)
    if end is None:
        if not whole:
            return None
        stop = _stop(window, without_asides(folded))
        end = stop.start() if stop else len(window)
    names = split(window[:end], folded[:end])
    return None if _nameless(names, whom=whom) else Found(names, at, at + end)


def is_names(text: str) -> bool:
    """Whether a heading is nothing but the names of bodies ('Phòng Kinh tế')."""
    found = names_at(text, 0, whole=True, titled=True)
    return found is not None and found.end == len(text)


def _nameless(names: tuple[str, ...], *, whom: bool) -> bool:
    """Whether nobody in particular is named, but 'đơn vị' or 'thành viên'."""
    if len(names) != 1:
        return False
    name = fold(names[0])
    general = not whom and name in table()["general"] and name not in table()["known"]
    return general or name in table()["unnamed"]


def _end(text: str, folded: str, *, titled: bool) -> int | None:
    """Where what the body does begins."""
    folded = without_asides(folded)
    stop = _stop(text, folded)
    limit = stop.start() if stop else len(text)
    ending = Ending(text, folded, limit)
    for match in verbs_in(folded, limit):
        ending.read(match.end())
        if ending.at is not None and ending.at < match.start() and (ending.sure or not titled):
            return ending.at
        if ending.at == match.start() and ending.sure:
            return ending.at
        if match.start() == 0 or ending.covers(*match.span()) or _is_noun(folded, match):
            if ending.at == match.start():
                ending = Ending(text, folded, limit, match.end())
            continue
        lower = text[match.start()].islower()
        duty = _after_description(folded, match, limit) if lower else None
        alone = titled and lower and (stop is None or stop[0] == "(")
        if (duty or alone) and _describes(folded, match):
            return duty
        if lower or (
            match[0] in table()["strong"] and text[match.start() - 2 : match.start() - 1].islower()
        ):
            return match.start()
    ending.read(limit)
    if titled:
        return _sentence_in_heading(folded, ending.at if ending.sure else None, limit)
    return ending.guess if ending.at is None else ending.at


def _is_matter(text: str, folded: str) -> bool:
    """Whether a heading is about no body ('Đoàn kiểm tra, thời gian kiểm tra')."""
    common = unless_longer_head("commons", folded, 0)
    if common and not common["measure"] and text[common.end() + 1 : common.end() + 2].islower():
        # What stands behind a common noun is its praise ('Trường học hạnh phúc').
        return known_until(folded, common.end() + 1) == common.end() + 1
    if folded.endswith(table()["praised"]) and text[-1].islower():
        return True
    for joint in JOINT.finditer(folded):
        if any_of("matters").match(folded, joint.end()):
            return True
        if not begins(text, folded, joint.end(), listed=True):
            # Among common nouns that nobody knows one more is no body ('Hộ kinh doanh, chợ').
            return common is not None and not common["measure"]
    return False


def _sentence_in_heading(folded: str, at: int | None, limit: int) -> int | None:
    """The same in a heading, where a few words more belong to the name ('trạm y tế lưu động')."""
    return at if at is not None and folded.count(" ", at, limit) >= _FEW else None


def _stop(text: str, folded: str) -> re.Match[str] | None:
    """The sign that ends the names; the colon of 'các sở: Y tế, Nội vụ' does not."""
    for stop in _NAME_STOPS.finditer(text):
        if folded[stop.start()] == ASIDE:
            continue
        enumerates = stop[0] == ":" and _ENUMERATING.search(folded, 0, stop.start())
        if not (enumerates and _ENUMERATED.match(text, stop.end())):
            return stop
    return None


@lru_cache(maxsize=1)
def _described() -> re.Pattern[str]:
    """Finds words that say little by themselves, up to the verb that tells which are meant."""
    little = alternatives(table()["general"])
    measure = f"{alternatives(table()['measures'])}\\s+"
    concerned, joint = source("name_wording", "concerned"), source("name_wording", "or")
    describing = rf"\s+(?={alternatives(table()['describing'])})"
    return re.compile(
        rf"(?:^(?:{measure})?|{source('name_wording', 'joint')}{measure})(?P<little>{little})"
        rf"(?:{joint} (?:{measure})?{little}){{0,8}}(?:{concerned}|{describing})"
    )


def _describes(folded: str, verb: re.Match[str]) -> bool:
    """Whether the verb tells which of many is meant, after words that say little by themselves."""
    return any(
        duty.end() <= verb.start() and general_at(folded, duty.start("little")) is not None
        for duty in _described().finditer(folded, 0, verb.end())
    )


def _after_description(folded: str, verb: re.Match[str], limit: int) -> int | None:
    """Where what the described bodies do begins: at what they have to do, or how."""
    named = any(word in folded for word in table()["firm"])
    firm = any_of("firm").search(folded, verb.end(), limit) if named else None
    if firm is None and verb[0] in table()["passive"]:
        firm = any_of("prompt").search(folded, verb.end(), limit)
    if firm is None:
        return None
    aside = any_of("aside").search(folded, verb.start(), firm.start())
    return (aside or firm).start()


def _is_noun(folded: str, verb: re.Match[str]) -> bool:
    """Whether the word is part of a name here ('cơ quan quản lý', 'tổ chức đảng')."""
    if any_of("inside").match(folded, verb.start()) or folded.endswith(
        table()["ending"], 0, verb.end()
    ):
        return True
    before = folded[max(0, verb.start() - 24) : verb.start()].rstrip()
    if verb[0] not in table()["strong"] and before in table()["teams"]:
        return True
    if verb[0] not in table()["nouns"]:
        return False
    after = folded[verb.end() : verb.end() + 24].lstrip()
    if verb[0] in table()["organising"]:
        meeting = after.startswith(table()["meetings"])
        named = any_of("after_noun").match(after) is not None
        start = verb.start()
        listing = phrase("name_wording", "listing").search(folded, max(0, start - _JOINT), start)
        listed = listing is not None and phrase("name_wording", "listed").match(after) is not None
        if (named and not meeting) or listed:
            return True
    return _ends_in("before_noun").match(before) is not None
