"""What whoever asks for a report wants of it: which sections, of what, as of which day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from doichieu.export.content import Name
from doichieu.frozen import frozen


class Order(StrEnum):
    """By what the tasks to be added stand together."""

    SECTION = "section"
    LEAD = "lead"
    DEADLINE = "deadline"


class Quote(StrEnum):
    """How much of a text is quoted where it is only pointed at: its beginning, or all."""

    SHORT = "short"
    FULL = "full"


SECTIONS_OF: Mapping[str, tuple[Name, ...]] = {
    "gap": (Name.GAPS,),
    "partial": (Name.PARTIAL,),
    "finding": (Name.DIFFERENCES, Name.FORM),
    "overlap": (Name.OVERLAPS,),
    "addition": (Name.ADDITIONS,),
    "unsure": (Name.OPEN,),
    "not_applicable": (Name.NOT_APPLICABLE,),
}
"""What one may ask for alone, each with the sections that tell of it."""


@frozen
class Choice:
    """What is wanted of a report; as it comes, all of it.

    `sections` and `only` each narrow it to some sections, () to none; `tags` are the ids of tags of
    which what is told must carry one. On `as_of` what was due before is overdue, and stands first.
    `dated` is the day of the report, else that of the last decision.
    """

    sections: tuple[Name, ...] = ()
    only: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    by: Order = Order.SECTION
    quote: Quote = Quote.SHORT
    as_of: date | None = None
    dated: date | None = None

    def wants(self, name: Name) -> bool:
        """Whether a section is asked for."""
        if self.sections and name not in self.sections:
            return False
        return not self.only or any(name in SECTIONS_OF[each] for each in self.only)


ALL = Choice()
