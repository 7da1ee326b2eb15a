"""Of how many a text asks something, where, and on what condition, and what another has instead."""

from __future__ import annotations

import re
from functools import cache

from doichieu.align.clauses import either, joint, wording
from doichieu.align.quantities import Loss
from doichieu.align.rarity import joining
from doichieu.model import Outline
from doichieu.text import fold
from doichieu.vocabulary.words import UPPER

_ALIKE = 0.5
"""The part of the shorter clause's words that both must have to speak of one thing."""

_CLAUSE = re.compile(r"(?:[^;:()\n.]|\.(?!\s|$))+")
_WORD = re.compile(r"[^\W\d_]+")


def narrowed(asked: str, given: str) -> tuple[Loss, ...]:
    """What one NFC text asks of all where the other asks it only of some."""
    found: list[Loss] = []
    for whole in _every().finditer(fold(asked)):
        every = [match["noun"] for match in _every().finditer(fold(given))]
        for part in _some(whole["noun"]).finditer(fold(given)):
            kept = whole["noun"] in every or (part["only"] or "\n") in fold(asked)
            if not kept and _alike(asked, whole.start(), given, part.start()):
                found.append((asked[slice(*whole.span())], given[slice(*part.span())]))
    return tuple(found[:1])


def confined(asked: str, given: str, plan: Outline) -> tuple[Loss, ...]:
    """What a task asks of a whole territory where the plan item asks it of a part of it.

    The plan's own territory is no part of the one above: a plan asks for its own.
    """
    whole = _territory().search(fold(asked))
    if whole is None or _territory().search(fold(given)) or _every().search(fold(given)):
        return ()
    own = fold(" ".join(filter(None, [plan.facts.issuer, plan.facts.place, plan.facts.title])))
    named = [(fold(match["name"]), match.span()) for match in _place().finditer(given)]
    few = [(match[0], match.span()) for match in _few().finditer(fold(given))]
    for name, span in (*named, *few):
        there = name not in own and name not in fold(asked)
        if there and _alike(asked, whole.start(), given, span[0]):
            return ((asked[slice(*whole.span())], given[slice(*span)]),)
    return ()


def conditional(asked: str, given: str) -> tuple[str, ...]:
    """The condition on which a plan item makes a task wait that the directive asks for without."""
    if _condition().search(fold(asked)):
        return ()
    found = _condition().search(fold(given))
    return (given[slice(*found.span())].strip(),) if found else ()


def _alike(asked: str, here: int, given: str, there: int) -> bool:
    """Whether the clauses that two places stand in speak of one thing."""
    one, other = _around(asked, here), _around(given, there)
    least = min(len(one), len(other))
    return bool(least) and len(one & other) >= _ALIKE * least


def _around(printed: str, place: int) -> frozenset[str]:
    """The words of the clause that a place of an NFC text is in."""
    for clause in _CLAUSE.finditer(fold(printed)):
        if clause.start() <= place < clause.end():
            return frozenset(_WORD.findall(clause[0])) - joining()
    return frozenset()


@cache
def _every() -> re.Pattern[str]:
    """What asks something of all there are."""
    rules, beside = wording()["scope"], wording()["scope_wording"]
    every, nouns = either(rules["every"]), either(rules["nouns"])
    return re.compile(rf"(?<!\w)(?:{every}) {beside['counted']}(?P<noun>{nouns})\b")


@cache
def _some(noun: str) -> re.Pattern[str]:
    """What asks it of some of `noun`: 'một số xã', 'các xã, phường vùng cao'."""
    rules, beside = wording()["scope"], wording()["scope_wording"]
    some, only = either(rules["some"]), either(rules["only"])
    return re.compile(
        rf"\b(?:(?:{some}) {beside['several']}{noun}\b"
        rf"|{beside['many']}{noun}{beside['beside']} (?P<only>{only})\b)"
    )


@cache
def _territory() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(wording()['scope']['territory'])})\b")


@cache
def _place() -> re.Pattern[str]:
    """A place that is named: 'huyện Tân Lập', 'các xã Hòa Phú, Tân An'."""
    units = either(wording()["scope"]["units"])
    name = rf"[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}"
    return re.compile(
        rf"(?i:{wording()['scope_wording']['where']}(?:{units})) "
        rf"(?P<name>{name})(?:(?:,| {joint()}) {name})*"
    )


@cache
def _few() -> re.Pattern[str]:
    """What asks it of some, whatever they are: 'một số xã'."""
    rules, beside = wording()["scope"], wording()["scope_wording"]
    some, nouns = either(rules["some"]), either(rules["nouns"])
    return re.compile(rf"\b(?:{some}) {beside['several']}(?:{nouns})\b")


@cache
def _condition() -> re.Pattern[str]:
    """A condition with the few words that end it."""
    return re.compile(rf"\b(?:{either(wording()['scope']['conditions'])})\b[^,;.:()]{{0,40}}(?!\w)")
