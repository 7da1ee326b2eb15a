"""The workbench: one store, one reviewer, and everything that can be asked of them, by subject."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from doichieu.config import Config
from doichieu.store import Store
from doichieu.workbench.codebook import Codebook
from doichieu.workbench.documents.documents import Documents
from doichieu.workbench.drafts import Drafts
from doichieu.workbench.habits import Habits
from doichieu.workbench.reviews.reviews import Reviews

if TYPE_CHECKING:
    from doichieu.workbench.collection.carrying import Carrying
    from doichieu.workbench.collection.collection import Collection
    from doichieu.workbench.collection.descent import Descents
    from doichieu.workbench.collection.matrix import Matrices
    from doichieu.workbench.collection.recent import Recent
    from doichieu.workbench.collection.shelf import Shelf
    from doichieu.workbench.merging.merging import Merging
    from doichieu.workbench.records.records import Records


def now() -> datetime:
    """This moment, with the offset of the place."""
    return datetime.now().astimezone()


class Workbench:
    """The use cases over an open store. `clock` says when a decision is made."""

    def __init__(self, store: Store, config: Config, clock: Callable[[], datetime] = now) -> None:
        self.store = store
        self.config = config
        self.clock = clock
        self.documents = Documents(store, config.reviewer, clock)
        self.reviews = Reviews(store, self.documents, config.reviewer, clock)
        self.codebook = Codebook(store, config.reviewer, clock)
        self.drafts = Drafts(store, config.reviewer, clock)
        self.habits = Habits(store, config.reviewer, clock)

    @cached_property
    def collection(self) -> Collection:
        """All documents together."""
        # A review straight from the command line does without.
        from doichieu.workbench.collection.collection import Collection

        return Collection(self.store, self.documents)

    @cached_property
    def carrying(self) -> Carrying:
        """Who carries out whom."""
        from doichieu.workbench.collection.carrying import Carrying

        return Carrying(self.store)

    @cached_property
    def descents(self) -> Descents:
        """Tasks from level to level."""
        from doichieu.workbench.collection.descent import Descents

        return Descents(self.store, self.documents, self.carrying)

    @cached_property
    def matrices(self) -> Matrices:
        """A directive and all its plans."""
        from doichieu.workbench.collection.matrix import Matrices

        return Matrices(self.store, self.documents, self.codebook, self.carrying)

    @cached_property
    def records(self) -> Records:
        """What was decided in all reviews."""
        from doichieu.workbench.records.records import Records

        return Records(self.store, self.config.reviewer, self.clock)

    @cached_property
    def merging(self) -> Merging:
        """What comes in from the stores of others."""
        from doichieu.workbench.merging.merging import Merging

        return Merging(self.store, self.config.reviewer, self.clock)

    @cached_property
    def shelf(self) -> Shelf:
        """What is put out of sight."""
        from doichieu.workbench.collection.shelf import Shelf

        return Shelf(self.store, self.config.reviewer, self.clock)

    @cached_property
    def recent(self) -> Recent:
        """What the reviewer opened last."""
        from doichieu.workbench.collection.recent import Recent

        return Recent(self.store, self.config.reviewer, self.clock)
