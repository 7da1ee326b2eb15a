"""Whether a directive's task is given to central bodies alone, so that no lower plan owes it.

What is told is a suggestion, never a decision. A wrong 'not applicable' hides a gap: any word that
may address somebody else keeps it silent. Names and words are data, in
`bodies.toml` and `addressee.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from doichieu.language import _
from doichieu.model import Candidate, Item, Level, Outline
from doichieu.text import fold
from doichieu.vocabulary.bodies import central
from doichieu.vocabulary.tables import table


@dataclass(frozen=True, slots=True)
class Addressee:
    """A task of the directive whose leads all stand above the plan."""

    item: Item

    @property
    def reason(self) -> str:
        """Why the task may not be the plan's, in words."""
        return _("given only to {bodies} (central)").format(bodies=", ".join(self.item.leads))


@cache
def _words() -> tuple[frozenset[str], re.Pattern[str]]:
    """The central bodies, and what finds a word that may address others."""
    others = "|".join(re.escape(fold(word)) for word in table("addressee")["others"])
    return central(), re.compile(rf"\b(?:{others})\b")


def addressee(item: Item, directive: Outline, plan: Outline) -> Addressee | None:
    """Whom `item` of the directive is given to where that leaves the plan's issuer out, else None.

    None too where it is not known: without a lead or without the plan's level, and for the plan of
    a central body.
    """
    if not item.leads or plan.facts.level in {None, Level.CENTRAL}:
        return None
    at_the_centre, others = _words()
    if any(fold(lead).strip() not in at_the_centre for lead in item.leads):
        return None
    said = [item.text, *item.partners, *(block.text for block in directive.above(item))]
    if any(others.search(fold(text)) for text in said):
        return None
    return Addressee(item)


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
