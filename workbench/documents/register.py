"""The register of a document's tasks, which an office hands on to the bodies that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

from doichieu.frozen import frozen
from doichieu.language import _, day
from doichieu.model import Item, Kind, Outline, StoredItem
from doichieu.text import find
from doichieu.workbench.documents import value_parsing

if TYPE_CHECKING:
    from doichieu.export.tables import Table

_DUTIES = frozenset({Kind.TASK, Kind.ORGANISATION})
"""What somebody has to do; an objective is what comes of it."""


@frozen
class Wanted:
    """Which tasks: those that one of the bodies leads, by a part of its name, and due before."""

    leads: tuple[str, ...] = ()
    due_before: date | None = None

    @classmethod
    def typed(cls, leads: Iterable[str], due_before: str | None) -> Wanted:
        """What somebody typed. Raises InputError for what is no day."""
        return cls(tuple(leads), value_parsing.day(due_before) if due_before else None)

    def takes(self, item: Item) -> bool:
        """Whether a task is one of them."""
        led = not self.leads or any(find(each, lead) for each in self.leads for lead in item.leads)
        if self.due_before is None:
            return led
        end = item.deadline.end
        return led and end is not None and end < self.due_before


def register(outline: Outline, wanted: Wanted, *, for_programs: bool = False) -> Table:
    """The tasks in reading order, numbered as they are listed.

    For programs days are written 2026-12-31, and the address and the line of the file stand beside
    the place. What a task is to make is not read, so no column tells it.
    """
    from doichieu.export.tables import Table

    columns = {
        "number": _("No."),
        "task": _("Task"),
        "leads": _("Lead"),
        "with": _("With"),
        "due": _("Due"),
        "deadline": _("Deadline"),
        "place": _("Place"),
    }
    if for_programs:
        columns |= {"address": _("Address"), "line": _("Line")}
    return Table(columns, [*_rows(outline, wanted, for_programs=for_programs)])


def _rows(
    outline: Outline, wanted: Wanted, *, for_programs: bool
) -> Iterator[dict[str, str | tuple[str, ...]]]:
    from doichieu.export.content import plain
    from doichieu.export.places import Places

    # Places look at addresses alone, which items have without a store too.
    places = Places(cast("Outline[StoredItem]", outline))
    fitting = (item for item in outline.items if item.kind in _DUTIES and wanted.takes(item))
    for number, item in enumerate(fitting, 1):
        end = item.deadline.end
        yield {
            "number": str(number),
            "task": item.text,
            "leads": item.leads,
            "with": item.partners,
            "due": "" if end is None else end.isoformat() if for_programs else day(end),
            "deadline": item.deadline.raw or "",
            "place": plain(places.place(cast("StoredItem", item), strong=False)),
            "address": item.address,
            "line": str(item.line),
        }
