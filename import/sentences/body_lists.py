"""Lists of bodies: parted where a new name begins, kept whole where one head word governs."""

from __future__ import annotations

import re

from doichieu.importing.sentences.body_ends import known_until
from doichieu.importing.sentences.body_heads import (
    CAPITAL,
    CAPITAL_NEXT,
    any_of,
    begins,
    general_at,
    pattern,
    table,
    unless_longer_head,
)
from doichieu.text import fold
from doichieu.vocabulary.words import phrase, source

JOINT = phrase("name_wording", "joint")
_LAST = phrase("name_wording", "last")
_APART = phrase("name_wording", "apart")
_CONCERNED = phrase("name_wording", "known_by")
_TOLD = phrase("name_wording", "told")
_OF_MANY = phrase("name_wording", "told_of_many")
_GOVERNED = phrase("name_wording", "governed")
_TAIL = phrase("name_wording", "tail")
_CALLED = phrase("name_wording", "called")
_ASIDE = re.compile(f"{source('name_wording', 'apposition')}|{source('name_wording', 'called')}")
_WORD = re.compile(r"\w+")
_BARE = re.compile(r"\w+(?: \w+)?\s*(?:[,;]|$)")
# What stands for a bracket of a name while the name is read.
ASIDE = "·"
_AROUND = " ,;.:-–*"


def split(names: str, folded: str = "") -> tuple[str, ...]:
    """The bodies in a list: parted where a name begins, kept whole where a head word governs."""
    folded = without_asides(folded or fold(names)).strip(_AROUND)
    names = names.strip(_AROUND)
    if not names:
        return ()
    parts: list[str] = []
    begin = 0
    for joint in JOINT.finditer(folded):
        if (
            joint.end() < len(names)
            and names[begin : joint.start()].strip()
            and _parts(names, folded, begin, joint)
        ):
            parts.append(names[begin : joint.start()])
            begin = joint.end()
    parts.append(names[begin:])
    bare = (_CALLED.sub("", part) if "(" in part else part for part in parts)
    cut = (_TAIL.sub("", part.strip(" ,;.")) for part in bare)
    return tuple(name for name in cut if name)


def without_asides(folded: str) -> str:
    """The text with dots for the brackets that belong to a name, or say how it is called."""
    return _ASIDE.sub(lambda aside: ASIDE * len(aside[0]), folded) if "(" in folded else folded


def _parts(names: str, folded: str, begin: int, joint: re.Match[str]) -> bool:
    """Whether the part after `joint` is a body of its own."""
    at = joint.end()
    if not begins(names, folded, at, listed=True) or _within(folded, begin, joint):
        return False
    persons = pattern("persons")
    if ";" not in joint[0] and _same_office(names, folded, begin, joint):
        return False
    person = persons.match(folded, begin)
    # What needs nothing behind it answers for nothing there ('trưởng thôn, chi bộ').
    whole = (
        person is not None and person.end() == joint.start() and person["word"] in table()["titles"]
    )
    if person and not whole and names[at].islower() and ";" not in joint[0]:
        beside = _LAST.fullmatch(joint[0]) and folded.startswith(table()["beside_persons"], at)
        others = beside or _APART.match(folded, at)
        return bool(others) or persons.match(folded, at) is not None
    if ":" in names[begin:at]:
        return ";" in joint[0] or pattern("general").match(folded, at) is not None
    if _is_owner(folded, at) or ";" in joint[0]:
        return True
    return not _governed(names, folded, begin, joint)


def _within(folded: str, begin: int, joint: re.Match[str]) -> bool:
    """Whether the joint is part of one name that is known ('Văn phòng HĐND và UBND xã')."""
    words = _WORD.finditer(folded, begin, joint.start())
    return any(known_until(folded, word.start()) > joint.start() for word in words)


def _same_office(names: str, folded: str, begin: int, joint: re.Match[str]) -> bool:
    """Whether one person is meant, or whoever heads both bodies ('Thủ trưởng Sở A, Sở B')."""
    at = joint.end()
    office = pattern("persons").match(folded, begin)
    if office is None or office["measure"] or not names[at].isupper():
        return False
    if pattern("persons").match(folded, at):
        (deputy,), comrade = table()["deputy"], table()["comrade"]
        deputed = folded.startswith(f"{deputy} {office['word']}", at)
        titled = folded.startswith(comrade, begin) and not folded.startswith(comrade, at)
        return "," in joint[0] and (deputed or titled)
    # Who is in charge of something may be in charge of more ('phụ trách Hành chính, Văn phòng').
    if any_of("held").search(folded, begin, joint.start()) and _BARE.match(folded, at):
        return True
    headed = CAPITAL_NEXT.match(names, office.end())
    if headed is None:
        return False
    first = folded[headed.end() - 1 : joint.start()].split(" ", 1)[0]
    return office["word"] in table()["heads_of"] or folded.startswith(f"{first} ", at)


def _is_owner(folded: str, at: int) -> bool:
    """Whether it is a general word that something describes ('nhà đầu tư thứ cấp')."""
    owner = pattern("owners").match(folded, at)
    return owner is not None and bool(folded[owner.end() : owner.end() + 2].strip(" ,;"))


def _governed(names: str, folded: str, begin: int, joint: re.Match[str]) -> bool:
    """Whether the head word of the list so far governs what stands after `joint` too."""
    at = joint.end()
    if "," in joint[0] and _of_one_committee(folded, begin, at):
        return True
    if _placed_at(folded, joint.start()) and folded.startswith(table()["committees"], at):
        return True
    place = unless_longer_head("territories", folded, at)
    placed = place is not None and not place["measure"] and names[at].islower()
    if placed or lists_on(names, folded, joint.start(), at):
        return True
    governs = _governing(folded, begin)
    general = general_at(folded, at)
    if general is None and governs and (governs["measure"] or " " in governs["word"]):
        general = _common(folded, at)
    apart = CAPITAL.match(names, at) or general is None or general["measure"]
    if apart or governs is None or general is None or _is_proper(names, governs):
        return False
    # Where both are told apart, each is of its own ('các cơ quan liên quan, địa phương có rừng').
    if _OF_MANY.match(folded, general.end()):
        return False
    told_apart = _TOLD.match(folded, general.end()) is not None
    return not (told_apart and _CONCERNED.search(folded, begin, joint.start()))


def _governing(folded: str, begin: int) -> re.Match[str] | None:
    """The common noun that a list begins with: a general word, or any that 'các' stands before."""
    common = _common(folded, begin)
    return general_at(folded, begin) or (common if common and common["measure"] else None)


def _common(folded: str, at: int) -> re.Match[str] | None:
    """The common noun that stands at `at` in a row of such."""
    common = unless_longer_head("commons", folded, at)
    return common or unless_longer_head("in_row", folded, at)


def _is_proper(names: str, general: re.Match[str]) -> bool:
    """Whether the word opens the name of one body ('Sở Y tế') and is no general word there."""
    return " " not in general["word"] and bool(CAPITAL_NEXT.match(names, general.end()))


def _of_one_committee(folded: str, begin: int, at: int) -> bool:
    """Whether one Party committee covers both ('Đảng đoàn Mặt trận, các đoàn thể')."""
    if folded.startswith(table()["fronts"], begin):
        return folded.startswith(table()["covered"], at)
    governed = _GOVERNED.match(folded, begin)
    return governed is not None and folded.startswith(f"{governed['office']} ", at)


def _placed_at(folded: str, end: int) -> bool:
    """Whether a word for a territory ends there, as in 'các huyện, thị, thành ủy'."""
    return folded[:end].rpartition(" ")[2] in table()["territories"]


def lists_on(text: str, folded: str, end: int, at: int) -> bool:
    """Whether a list of general words goes on from `end` to that at `at` ('cơ quan, đơn vị')."""
    general = general_at(folded, at)
    if general is None or general["measure"] or " " not in general["word"]:
        return False
    if CAPITAL.match(text, at) and not _LAST.search(folded, end, at):
        return False
    return any(
        folded.endswith(word, 0, end) and not folded[max(0, end - len(word) - 1)].isalnum()
        for word in table()["general"]
    )
