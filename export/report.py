"""What every exporter is given: a finished picture of one review that it cannot change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from doichieu.frozen import frozen
from doichieu.model import (
    Counts,
    Difference,
    Document,
    Grade,
    ItemId,
    Judged,
    Pair,
    ReviewState,
    StoredItem,
    Tag,
    Wording,
)


@frozen
class ReadBlind:
    """How what is reported came about, where several read independently of each other.

    While somebody still reads it is the reading of one `reader` alone; afterwards that is '', and
    of the tasks that two had to read so many are `alike` in verdict and answers; so many more were
    read by one `alone`. `agreed` is the share of equal verdicts and `ac1` Gwet's coefficient of
    them, None where there is none. `merged` they decided in different stores, which is no sample of
    how far they agree; of what they differed in so many tasks are `settled`.
    """

    readers: tuple[str, ...]
    reader: str = ""
    tasks: int = 0
    alike: int = 0
    alone: int = 0
    agreed: float | None = None
    ac1: float | None = None
    merged: bool = False
    settled: int = 0


@frozen
class Report:
    """A review as an exporter sees it.

    `tasks` are the directive's items under review, only those of its `section` where one is named,
    and `plan_items` the plan's; each in reading order. `findings` are the ways in which the answers
    of a task fall short, each at one of them, and `checks` what is wanting in the plan by itself;
    both with what was said of them. `grades` tells of a task without a verdict how far the program
    stands by its best suggestion, `wordings` what a linked plan item has made of the words that it
    copies, and `of_plan` what is told once of the whole plan; `tags` which tag each code stands
    for, `taken` how many of the links the program had suggested, and `head` the hash that names the
    log of the review as it stands; `for_all` the notes on tasks that are meant for every plan, and
    `read_blind` how it came about where several read it independently.
    """

    pair: Pair
    directive: Document
    plan: Document
    tasks: tuple[StoredItem, ...]
    plan_items: tuple[StoredItem, ...]
    state: ReviewState
    findings: tuple[Judged, ...] = ()
    section: str = ""
    grades: Mapping[ItemId, Grade] = field(default_factory=dict)
    wordings: Mapping[tuple[ItemId, ItemId], Wording] = field(default_factory=dict)
    of_plan: tuple[Difference, ...] = ()
    checks: tuple[Judged, ...] = ()
    tags: Mapping[str, Tag] = field(default_factory=dict)
    taken: int = 0
    head: str = ""
    for_all: Mapping[ItemId, str] = field(default_factory=dict)
    read_blind: ReadBlind | None = None

    @property
    def counts(self) -> Counts:
        """The figures of the review."""
        return self.state.counts(task.id for task in self.tasks)

    @property
    def links(self) -> int:
        """How many links there are to the tasks under review."""
        return sum(len(self.state.links(task.id)) for task in self.tasks)

    @property
    def left_over(self) -> tuple[StoredItem, ...]:
        """The plan items about which nothing was decided."""
        return tuple(item for item in self.plan_items if self.state.left_over(item.id))
