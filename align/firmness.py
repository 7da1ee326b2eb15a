"""Whether a plan item binds less than its task: 'đề xuất thu hồi' where 'thu hồi' is asked.

The verbs by how firmly they bind are data, in `differences.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from doichieu.align.clauses import aside, either, joint, wording
from doichieu.align.quantities import Loss
from doichieu.align.rarity import joining
from doichieu.model import Item
from doichieu.text import fold

_LESS = 2
"""So many degrees less are less than what was asked."""

_BEHIND, _SHARED = 6, 3
"""How many words behind a verb say what it is done to, and how many both must have, if there are
so many."""

_BEFORE = 40
"""Characters within which a looser verb stands before the one it weakens."""

_OPENING = 12
"""Characters within which an item, its bodies aside, says what is to be done."""

_WORD = re.compile(r"[^\W\d_]+")


def weakened(asked: Item, given: Item) -> tuple[Loss, ...]:
    """The verb of a task that a plan item puts a looser one before, or opens with a looser one."""
    found = next(_before(asked, given), None) or _opened(asked, given)
    return (found,) if found else ()


def _before(asked: Item, given: Item) -> Iterator[Loss]:
    """Verbs of the task that the item makes depend on a looser one: 'đề xuất … thu hồi đất'."""
    ours, theirs = fold(asked.text), fold(given.text)
    for verb in _firm().finditer(ours):
        start = max(verb.start() - _BEFORE, 0)
        if _loose_before(ours, verb) or _staff().search(ours, start, verb.start()):
            continue
        same = [match for match in _firm().finditer(theirs) if match[0] == verb[0]]
        same = [match for match in same if _one_thing(ours, verb.end(), theirs, match.end())]
        loose = [found for match in same if (found := _loose_before(theirs, match))]
        # What the item asks for once without the looser verb, it asks for.
        if same and len(loose) == len(same):
            start = loose[0].start()
            yield asked.text[slice(*verb.span())], given.text[start : same[0].end()]


def _loose_before(text: str, verb: re.Match[str]) -> re.Match[str] | None:
    """The verb before another, in one breath with it, that makes less of it."""
    start = max(verb.start() - _BEFORE, 0)
    found = None
    for match in _verb().finditer(text, start, verb.start()):
        between = text[match.end() : verb.start()]
        less = _degrees()[verb[0]] - _degrees()[match[0]] >= _LESS
        joined = re.search(rf"[,;.:]|\b{joint()}\b", between)
        if less and not joined and not _staff().search(text, 0, match.start()):
            found = match
    return found


def _opened(asked: Item, given: Item) -> Loss | None:
    """What both open with, where the item opens with a looser verb and has none as firm."""
    ours, theirs = _opening(asked), _opening(given)
    if ours is None or theirs is None:
        return None
    firm = _degrees()[ours[0]]
    if firm < _top() or firm - _degrees()[theirs[0]] < _LESS:
        return None
    if any(_degrees()[match[0]] >= firm for match in _verb().finditer(fold(given.text))):
        return None
    return asked.text[slice(*ours.span())], given.text[slice(*theirs.span())]


def _opening(item: Item) -> re.Match[str] | None:
    """The verb that an item opens with, behind the bodies that are to do it."""
    text, start = fold(item.text), 0
    for place in aside(item):
        if place[0] - start <= _OPENING:
            start = max(start, place[1])
    return _verb().search(text, start, start + 2 * _OPENING)


def _one_thing(ours: str, here: int, theirs: str, there: int) -> bool:
    """Whether what is done to stands behind both verbs."""
    one, other = _object(ours, here), _object(theirs, there)
    return bool(one) and len(one & other) >= min(_SHARED, len(one))


def _object(text: str, place: int) -> frozenset[str]:
    words = (match[0] for match in _WORD.finditer(text, place))
    content = (word for word in words if word not in joining())
    return frozenset(word for word, _ in zip(content, range(_BEHIND), strict=False))


@cache
def _degrees() -> Mapping[str, int]:
    """The verbs, each with how firmly it binds."""
    degrees: list[list[str]] = wording()["firmness"]["degrees"]
    return {verb: degree for degree, verbs in enumerate(degrees) for verb in verbs}


@cache
def _top() -> int:
    return max(_degrees().values())


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(_degrees())})\b")


@cache
def _firm() -> re.Pattern[str]:
    """The verbs that a looser one can make less of."""
    return re.compile(
        rf"\b(?:{either([verb for verb, degree in _degrees().items() if degree >= _LESS])})\b"
    )


@cache
def _staff() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(wording()['firmness']['staff'])})\b")
