"""The two sides of a review as they stand: documents, sections, what is reviewed, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from doichieu.model import Document, Item, ItemId, Outline, Pair, ReviewId, StoredItem
from doichieu.store import Store
from doichieu.text import unaccented
from doichieu.workbench.documents.references import named, part


@dataclass(frozen=True)
class Sides:
    """A directive and a plan, or a section of each. `gone` left them with newer versions."""

    pair: Pair
    directive: Document
    plan: Document
    gone: tuple[StoredItem, ...] = ()

    @classmethod
    def read(cls, store: Store, review: ReviewId) -> Sides:
        """The sides of a stored review as the store has them now."""
        documents = store.documents
        # A section is called by another address once somebody has corrected it.
        pair = store.reviews.pair(review)
        gone = (*documents.gone(pair.directive), *documents.gone(pair.plan))
        return cls(pair, documents.get(pair.directive), documents.get(pair.plan), gone)

    @cached_property
    def directive_part(self) -> Outline:
        """The directive, or the section of it under review."""
        return part(self.directive.outline, self.pair.directive_section, self.directive.name)

    @cached_property
    def plan_part(self) -> Outline:
        """The plan, or the section of it under review."""
        return part(self.plan.outline, self.pair.plan_section, self.plan.name)

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
        present = (*self.directive.outline.items, *self.plan.outline.items)
        known = (*self.gone, *cast("tuple[StoredItem, ...]", present))
        return {item.id: item for item in known}

    @property
    def blocks(self) -> tuple[tuple[Item, ...], ...]:
        """All blocks of both sides: what suggestions are made for."""
        return self.directive_part.items, self.plan_part.items

    @property
    def directive_name(self) -> str:
        """What to call the directive's side: the document, and the section under review."""
        return named(self.directive.name, self.pair.directive_section)

    @property
    def plan_name(self) -> str:
        """What to call the plan's side."""
        return named(self.plan.name, self.pair.plan_section)

    @property
    def file_name(self) -> str:
        """A name for the file of the summary, made of letters, digits and dashes."""
        names = f"{self.directive_name} {self.plan_name}"
        return re.sub(r"\W+", "-", unaccented(names)).strip("-") + ".md"


def _reviewed(outline: Outline) -> tuple[StoredItem, ...]:
    return tuple(cast("StoredItem", item) for item in outline.items if item.reviewed)
