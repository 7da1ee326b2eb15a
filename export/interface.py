"""What every exporter is given: a finished picture of one review that it cannot change."""

from __future__ import annotations

from dataclasses import dataclass

from doichieu.model import Counts, Document, Pair, Standing, StoredItem


@dataclass(frozen=True)
class Report:
    """A review as an exporter sees it.

    `tasks` are the directive's items under review and `plan_items` the plan's, each in reading
    order and only of the section the pair names.
    """

    pair: Pair
    directive: Document
    plan: Document
    tasks: tuple[StoredItem, ...]
    plan_items: tuple[StoredItem, ...]
    standing: Standing

    @property
    def counts(self) -> Counts:
        """The figures of the review."""
        return self.standing.counts(task.id for task in self.tasks)
