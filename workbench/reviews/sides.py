"""The two sides of a review as they stand: documents, sections, what is reviewed, names."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import (
    Document,
    Item,
    ItemId,
    Outline,
    OverlapCandidate,
    Pair,
    ReviewId,
    StoredItem,
)
from doichieu.store import Store
from doichieu.text import hyphened
from doichieu.workbench.documents.references import named, part

MOST_OVERLAPS = 200
"""Pairs in the queue of overlaps: a plan with more repeats itself on every page."""


@frozen
class Sides:
    """A directive and a plan, or a section of each: `section` is the directive's.

    What of each side left it with newer versions is `gone`; the plan's section may be `lost` whole.
    """

    pair: Pair
    directive: Document
    plan: Document
    section: str = ""
    gone: tuple[tuple[StoredItem, ...], tuple[StoredItem, ...]] = ((), ())
    lost: bool = False

    @classmethod
    def read(cls, store: Store, review: ReviewId, section: str = "") -> Sides:
        """The sides of a stored review as the store has them now."""
        documents = store.documents
        pair = store.reviews.pair(review)
        gone = documents.gone(pair.directive), documents.gone(pair.plan)
        sides = documents.get(pair.directive), documents.get(pair.plan)
        return cls(pair, *sides, section, gone, store.reviews.lost(review))

    def again(self, store: Store, review: ReviewId) -> Sides:
        """The same sides as the store has them now.

        A section is called by another address once somebody has corrected it.
        """
        if not self.section:
            return Sides.read(store, review)
        block = self.directive_part.items[0].id
        outline = store.documents.get(self.pair.directive).outline
        now = (item.address for item in outline.items if item.id == block)
        return Sides.read(store, review, next(now, self.section))

    @cached_property
    def directive_part(self) -> Outline[StoredItem]:
        """The directive, or the section of it under review."""
        return part(self.directive.outline, self.section, self.directive.name)

    @cached_property
    def plan_part(self) -> Outline[StoredItem]:
        """The plan, or the section of it under review: nothing where that is lost."""
        if self.lost:
            return replace(self.plan.outline, items=())
        return part(self.plan.outline, self.pair.plan_section, self.plan.name)

    @cached_property
    def overlaps(self) -> tuple[OverlapCandidate, ...]:
        """The likely overlaps of the plan under review, likeliest first; looked for only once."""
        from doichieu.align.overlaps import overlaps

        return overlaps(self.plan_part, top=MOST_OVERLAPS)

    @property
    def overlaps_found(self) -> tuple[OverlapCandidate, ...]:
        """The same where somebody has looked for them; nothing is looked for."""
        return self.overlaps if "overlaps" in self.__dict__ else ()

    @cached_property
    def tasks(self) -> tuple[StoredItem, ...]:
        """The directive's items under review, in reading order."""
        return _reviewed(self.directive_part)

    @cached_property
    def plan_items(self) -> tuple[StoredItem, ...]:
        """The plan's items under review, in reading order."""
        return _reviewed(self.plan_part)

    @cached_property
    def items(self) -> dict[ItemId, StoredItem]:
        """Every item of both sides by its identity, also those that are gone."""
        found: dict[ItemId, StoredItem] = {}
        for document, gone in zip((self.directive, self.plan), self.gone, strict=True):
            found |= {item.id: item for item in (*gone, *document.outline.items)}
        return found

    @cached_property
    def present(self) -> dict[ItemId, StoredItem]:
        """The items of both documents as they stand."""
        if not any(self.gone):
            return self.items
        outlines = self.directive.outline, self.plan.outline
        return {item.id: item for outline in outlines for item in outline.items}

    @cached_property
    def ever(self) -> tuple[frozenset[ItemId], frozenset[ItemId]]:
        """The items of the directive and those of the plan, also those that are gone."""
        documents = zip((self.directive, self.plan), self.gone, strict=True)
        directive, plan = (
            frozenset(item.id for item in (*gone, *document.outline.items))
            for document, gone in documents
        )
        return directive, plan

    @cached_property
    def outside(self) -> frozenset[ItemId]:
        """The directive's items outside the section that is looked at, also those that are gone."""
        if not self.section:
            return frozenset()
        # What is gone stands below what its block above is called; what is there goes before it.
        known = (*self.gone[0], *self.directive.outline.items)
        whole = replace(self.directive.outline, items=known)
        inside = {item.id for item in whole.section(self.section).items}
        if self.directive.id == self.plan.id and self.pair.plan_section:
            plan = replace(whole, items=self.gone[1]) if self.lost else whole
            inside |= {item.id for item in plan.section(self.pair.plan_section).items}
        return frozenset(item.id for item in known) - inside

    def beside(self, item: ItemId) -> frozenset[ItemId]:
        """The items under review on the side on which an item stands or stood."""
        sides = zip(self.ever, (self.tasks, self.plan_items), strict=True)
        return frozenset(each.id for known, reviewed in sides if item in known for each in reviewed)

    @property
    def scope(self) -> str:
        """What to say on opening a review that is none of the whole plan; '' for one that is."""
        if not self.pair.plan_section:
            return ""
        if self.lost:
            sentence = _("section {section} is gone from the plan: nothing in it can answer a task")
            return sentence.format(section=self.pair.plan_section)
        sentence = _("a review of section {section} alone: a gap in it is no gap in the whole plan")
        return sentence.format(section=self.pair.plan_section)

    @property
    def blocks(self) -> tuple[tuple[Item, ...], ...]:
        """All blocks of both sides: what suggestions are made for."""
        return self.directive_part.items, self.plan_part.items

    @property
    def directive_name(self) -> str:
        """What to call the directive's side: the document, and the section under review."""
        return named(self.directive.name, self.section)

    @property
    def plan_name(self) -> str:
        """What to call the plan's side."""
        return named(self.plan.name, self.pair.plan_section)

    @property
    def file_name(self) -> str:
        """A name for the file of the report, without ending."""
        return hyphened(self.directive_name, self.plan_name)


def _reviewed(outline: Outline[StoredItem]) -> tuple[StoredItem, ...]:
    return tuple(item for item in outline.items if item.reviewed)
