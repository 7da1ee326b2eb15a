"""How a summary names the items of both documents, with what was written about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from doichieu.export.report import Report
from doichieu.export.said import Foreign, Words, filled, foreign, joined, names
from doichieu.export.tagged import tags_on
from doichieu.language import _
from doichieu.model import Action, Annotation, ItemId, StoredItem

_QUOTE = 200
"""Characters of an item quoted in a list."""


@dataclass(frozen=True)
class Places:
    """The items of one report, by their side, address and line."""

    report: Report

    @cached_property
    def known(self) -> dict[ItemId, tuple[str, StoredItem]]:
        """Every item with the name of its side."""
        directive, plan = self.report.directive, self.report.plan
        # Two sections of one document have the same items: those under review tell the side.
        sides = (
            (_("Directive"), directive.outline.items),
            (_("Plan"), plan.outline.items),
            (_("Directive"), self.report.tasks),
            (_("Plan"), self.report.plan_items),
        )
        return {item.id: (side, item) for side, items in sides for item in items}

    @cached_property
    def order(self) -> dict[ItemId, int]:
        """The rank of every item: the directive's, then the plan's, in reading order."""
        return {item_id: rank for rank, item_id in enumerate(self.known)}

    def in_order(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        """What was decided, in the order of the items that it is about."""

        def rank(annotation: Annotation) -> tuple[list[int], Action, tuple[ItemId, ...]]:
            slot = annotation.slot
            known = [self.order.get(item, len(self.order)) for item in slot.items]
            return known, slot.action, slot.items

        return sorted(annotations, key=rank)

    def place(self, item: StoredItem) -> Words:
        """An item: its address, its line, and the beginning of its text."""
        line = _("line {line}").format(line=item.line)
        return (
            Foreign(item.address, strong=True),
            f" ({line}): “",
            Foreign(item.text, _QUOTE),
            "”",
        )

    def place_on_side(self, item_id: ItemId) -> Words:
        """The same with the name of its side."""
        if item_id not in self.known:
            return (_("an item that is no longer in the document"),)
        side, item = self.known[item_id]
        return (f"{side} ", *self.place(item))

    def duty(self, item: StoredItem) -> Iterator[Words]:
        """Who is to do it, and by when."""
        if item.leads:
            yield filled(_("Lead: {names}"), names=names(item.leads))
        if item.deadline.raw:
            yield filled(_("Deadline: {words}"), words=foreign(item.deadline.raw))

    def reason(self, annotation: Annotation) -> Iterator[Words]:
        """The reason that was given, if any was."""
        if reason := foreign(annotation.entry.reason):
            yield filled(_("Reason: {text}"), text=reason)

    def note(self, *items: ItemId) -> Iterator[Words]:
        """The note and the tags on an item or a pair; what is on a pair names both."""
        text = foreign(self.report.state.note(*items))
        if text and len(items) == 1:
            yield filled(_("Note: {text}"), text=text)
        elif text:
            yield filled(_("Note on {names}: {text}"), names=self._both(items), text=text)
        if tags := tags_on(self.report, *items):
            yield tags if len(items) == 1 else (*self._both(items), " · ", *tags)

    def _both(self, items: Iterable[ItemId]) -> Words:
        return joined(" – ", map(self.address, items))

    def address(self, item: ItemId) -> Words:
        """An item by its address alone."""
        return foreign(self.known[item][1].address) if item in self.known else ("?",)
