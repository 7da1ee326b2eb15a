"""Whether a directive's task is given to others than the plan's issuer, who then does not owe it.

What is told is a suggestion, never a decision. A wrong 'not applicable' hides a gap: a body at or
below the plan's level that leads, takes part or is told to do something keeps it silent. Names and
words are data, in `bodies.toml` and `addressee.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import Candidate, Item, Level, Outline
from doichieu.text import fold
from doichieu.vocabulary.bodies import central, heads
from doichieu.vocabulary.tables import table
from doichieu.wording import level_word


@frozen
class Addressee:
    """A task of the directive that is given to others than the plan's issuer.

    `bodies` are those it is given to, `level` where they stand; None for offices beside the issuer.
    """

    item: Item
    bodies: tuple[str, ...]
    level: Level | None

    @property
    def reason(self) -> str:
        """Why the task may not be the plan's, in words."""
        bodies = ", ".join(self.bodies)
        if self.level is None:
            return _("given only to {bodies}").format(bodies=bodies)
        words = _("given only to {bodies} ({level})")
        return words.format(bodies=bodies, level=level_word(self.level))


_LOWEST_FIRST = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.CENTRAL)


@cache
def _pattern(section: str, name: str) -> re.Pattern[str]:
    return re.compile(table("addressee")[section][name])


def _at(level: Level) -> re.Pattern[str]:
    """What tells that a body stands at a level."""
    return _pattern("level", level.value)


def _said(name: str, text: str) -> bool:
    return _pattern("whom", name).search(text) is not None


def _level(body: str, directive: Level | None) -> Level | None:
    """Where a body stands; None where its name may mean one at any level."""
    name = _pattern("whom", "under").sub("", fold(body)).strip()
    if name in central():
        return Level.CENTRAL
    if name != fold(body) or _said("anybody", name):
        return None
    told = next((level for level in _LOWEST_FIRST if _at(level).search(name)), None)
    if told is None and _pattern("whom", "own").match(name):
        return directive
    return told


def _reaches(text: str, plan: Level) -> bool:
    """Whether a text names bodies at or below the plan's level, or such as may stand there."""
    folded = fold(text)
    below = _LOWEST_FIRST[: _LOWEST_FIRST.index(plan) + 1]
    return _said("anybody", folded) or any(_at(level).search(folded) for level in below)


def addressee(item: Item, directive: Outline, plan: Outline) -> Addressee | None:
    """Whom `item` of the directive is given to where that leaves the plan's issuer out, else None.

    None too where it is not known: without a body, without the plan's level.
    """
    level = plan.facts.level
    bodies = item.leads or _charged(item, directive)
    if not bodies or level is None or _goes_down(item, directive, level):
        return None
    stand = [_level(body, directive.facts.level) for body in bodies]
    known = [each for each in stand if each is not None]
    lowest = min(known, key=_LOWEST_FIRST.index, default=None)
    if lowest is None or len(known) < len(stand):
        return None
    if _LOWEST_FIRST.index(lowest) > _LOWEST_FIRST.index(level):
        return Addressee(item, bodies, lowest)
    beside = {*stand} == {level} and _beside((*bodies, *item.partners), bodies, plan)
    return Addressee(item, bodies, None) if beside else None


def _charged(item: Item, directive: Outline) -> tuple[str, ...]:
    """The body that the heading above a task without a lead is the name of."""
    heading = directive.heading_of(item).rstrip(" :;.")
    opening = _pattern("whom", "charges").match(fold(heading))
    heading = heading[opening.end() :] if opening else heading
    name = fold(heading)
    return (heading,) if name.startswith(heads()) and len(name.split()) <= _SHORT else ()


_SHORT = 12
"""So many syllables a heading has at the most that is nothing but a name."""


def _goes_down(item: Item, directive: Outline, plan: Level) -> bool:
    """Whether a task, its partners or a heading above it reach down to the plan's level."""
    text = fold(item.text)
    if _said("everybody", text):
        return True
    others = [told[1] for told in _pattern("whom", "told").finditer(text)]
    others += item.partners
    others += [block.text for block in directive.above(item)]
    return any(_reaches(each, plan) for each in others)


def _beside(named: Sequence[str], leads: Sequence[str], plan: Outline) -> bool:
    """Whether the leads are offices beside the one that issued the plan, which is not named."""
    office = _pattern("whom", "office")
    issuer = fold(plan.facts.issuer or "")
    if not office.match(issuer) or not all(office.match(fold(lead)) for lead in leads):
        return False
    charge = office.sub("", issuer)
    return not any(charge in fold(name) or fold(name) in issuer for name in named)


def addressees(
    candidates: Iterable[Candidate], directive: Outline, plan: Outline
) -> tuple[Addressee, ...]:
    """The tasks that may not be the plan's, in the order of `candidates`.

    A task that the program would stand by an answer to is left out: the body below may do the work.
    """
    tasks: dict[str, Item] = {}
    answered: set[str] = set()
    for candidate in candidates:
        tasks[candidate.directive.address] = candidate.directive
        if candidate.proposed:
            answered.add(candidate.directive.address)
    found = (addressee(t, directive, plan) for a, t in tasks.items() if a not in answered)
    return tuple(filter(None, found))
