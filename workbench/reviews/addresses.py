"""The items of a review by address, as scripts and people without a screen name them.

An address is written as it is shown, in any case. One that both documents have is told apart by
`d:` for the directive or `p:` for the plan; a comma joins the items of a pair or an overlap.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import ItemId, StoredItem
from doichieu.text import fold
from doichieu.workbench.documents.references import meant, named
from doichieu.workbench.reviews.sides import Sides

DIRECTIVE, PLAN = "d:", "p:"


@frozen
class Addresses:
    """Finds what was typed among the items of both sides; raises InputError, in one line."""

    sides: Sides

    def task(self, typed: str) -> StoredItem:
        """A task of the directive that is under review."""
        found = self._one(typed, DIRECTIVE)
        return self._reviewed(found, self.sides.tasks, self.sides.directive_name)

    def plan_item(self, typed: str) -> StoredItem:
        """A plan item that is under review."""
        found = self._one(typed, PLAN)
        return self._reviewed(found, self.sides.plan_items, self.sides.plan_name)

    def thing(self, typed: str) -> tuple[ItemId, ...]:
        """An item of either side, a task with a plan item, or plan items in the plan's order."""
        meant, *others = self.things(typed)
        if others:
            address = typed.partition(",")[0].strip()
            raise InputError(
                _("both documents have this item"),
                where=address,
                remedy=_("Say which: {one} of the directive or {other} of the plan.").format(
                    one=f"{DIRECTIVE}{address}", other=f"{PLAN}{address}"
                ),
            )
        return meant

    def things(self, typed: str) -> tuple[tuple[ItemId, ...], ...]:
        """The same, or two where the first address may be meant of either document."""
        first, *others = typed.split(",")
        either = self._either(first)
        plans = [self._one(each, PLAN) for each in others]
        fitting = [each for each in either if self._goes_with(each, plans)]
        return tuple(self._with(each, plans, typed) for each in fitting or either)

    def _goes_with(self, first: StoredItem, plans: Sequence[StoredItem]) -> bool:
        return len(plans) < 2 if first.id in self.sides.ever[0] else first not in plans

    def _with(
        self, first: StoredItem, plans: Sequence[StoredItem], typed: str
    ) -> tuple[ItemId, ...]:
        if first.id not in self.sides.ever[0]:
            return self.in_order([first, *plans])
        if len(plans) > 1:
            raise InputError(_("a pair is one task and one plan item"), where=typed)
        return tuple(item.id for item in (first, *plans))

    def plan_items(self, typed: Sequence[str]) -> tuple[ItemId, ...]:
        """Plan items under review, in the order of the plan."""
        return self.in_order([self.plan_item(each) for each in typed])

    def in_order(self, items: Collection[StoredItem]) -> tuple[ItemId, ...]:
        """Plan items in the order of the plan. Raises InputError for one that is named twice."""
        wanted = {item.id for item in items}
        if len(wanted) < len(items):
            names = ", ".join(item.address for item in items)
            raise InputError(_("one item is named twice"), where=names)
        return tuple(item.id for item in self.sides.plan_part.items if item.id in wanted)

    def _either(self, typed: str) -> list[StoredItem]:
        """The items that have this address, of one document or of both."""
        found = [each for side in (DIRECTIVE, PLAN) for each in self._at(typed, side)]
        if not found:
            raise self._unknown(typed, (DIRECTIVE, PLAN))
        return found

    def _one(self, typed: str, side: str) -> StoredItem:
        found = self._at(typed, side)
        if len(found) != 1:
            raise self._unknown(typed, (side,))
        return found[0]

    def _at(self, typed: str, side: str) -> list[StoredItem]:
        """The items of a side at an address: one, or none; several where only case tells them."""
        wanted = typed.strip()
        for each in (DIRECTIVE, PLAN):
            if wanted.lower().startswith(each):
                if each != side:
                    return []
                wanted = wanted[len(each) :]
        items = self._items(side)
        exact = [item for item in items if item.address == wanted]
        bare = fold(wanted).strip(" .)")
        return exact or [item for item in items if fold(item.address) == bare]

    def _items(self, side: str) -> tuple[StoredItem, ...]:
        part = self.sides.directive_part if side == DIRECTIVE else self.sides.plan_part
        return part.items

    def _unknown(self, typed: str, sides: Sequence[str]) -> InputError:
        names = {DIRECTIVE: self.sides.directive_name, PLAN: self.sides.plan_name}
        known = [item.address for side in sides for item in self._items(side)]
        return InputError(
            _("there is no item {address}").format(address=typed),
            where=", ".join(names[side] for side in sides),
            remedy=meant(typed.removeprefix(DIRECTIVE).removeprefix(PLAN), known)
            or _("The items are shown by: doichieu outline DOCUMENT."),
        )

    def _reviewed(
        self, item: StoredItem, reviewed: Collection[StoredItem], name: str
    ) -> StoredItem:
        if item not in reviewed:
            raise InputError(
                _("this is read, not reviewed"),
                where=named(name, item.address),
                remedy=meant(item.address, [each.address for each in reviewed]),
            )
        return item
