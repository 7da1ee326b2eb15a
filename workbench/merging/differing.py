"""What was said of one thing in two stores, in the words of the rows that say it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from doichieu.model import ANSWERING, Action, Entry, ItemId, Layer
from doichieu.workbench.merging.outcome import Differing, Said
from doichieu.workbench.merging.standing import Standing
from doichieu.workbench.merging.unit import Unit


def differing(
    found: Standing,
    new: Collection[str],
    addresses: Mapping[ItemId, str],
    shows: Callable[[Layer], bool],
) -> Iterator[Differing]:
    """What differs because of rows that are new, in the layers that may be seen."""
    for apart, unit in found.apart:
        rows = [row for row in (*apart.others, apart.stands) if row is not None]
        if not any(found.log[row].decision.uid in new for row in rows):
            continue
        if not all(shows(found.log[row].decision.layer) for row in rows):
            continue
        slot = found.log[rows[0]].decision.slot
        items = slot.items[:1] if unit.task else slot.items
        yield Differing(
            outcome=apart.outcome,
            address=" · ".join(addresses.get(item, "?") for item in items),
            stands=None if apart.stands is None else _said(found, unit, apart.stands, addresses),
            others=tuple(_said(found, unit, row, addresses) for row in apart.others),
        )


def _said(found: Standing, unit: Unit, row: int, addresses: Mapping[ItemId, str]) -> Said:
    """What somebody said, of a task the verdict and what answers it."""
    of = found.log[row].decision
    action, said = of.slot.action, found.log[row].after
    answers: list[str] = []
    for slot, n in unit.version(row).items() if unit.task and row in unit.rows else ():
        after = found.log[n].after
        if slot.action is Action.VERDICT:
            said, action = after, Action.VERDICT
        elif after and after.entry.value in ANSWERING:
            answers.append(addresses.get(slot.items[1], "?"))
    entry = said.entry if said else Entry("")
    return Said(of, action, entry.value, tuple(sorted(answers)), entry.reason)
