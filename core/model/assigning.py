"""Who has to review what: sections, what a body leads, and single tasks, given to reviewers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from doichieu.frozen import frozen
from doichieu.model.documents import ItemId


class Share(StrEnum):
    """As what something is given, the narrowest first."""

    TASK = "task"
    SECTION = "section"
    LEAD = "lead"


class AssigningChange(StrEnum):
    """What a row of the log of what is given says of a part."""

    ASSIGNED = "assigned"
    TAKEN_BACK = "taken_back"


@frozen
class Part:
    """A part of a review that can be given: the item of a section or task, else a lead body."""

    share: Share
    item: ItemId | None = None
    lead: str = ""


@frozen
class Assignment:
    """A part of a review, and who has it."""

    assignee: str
    part: Part


class Block(Protocol):
    """An item of a directive, as far as it tells whose it is."""

    @property
    def id(self) -> ItemId:
        """Its identity in the store."""

    @property
    def address(self) -> str:
        """Where it stands."""

    @property
    def parent(self) -> str | None:
        """The block above it."""

    @property
    def leads(self) -> Sequence[str]:
        """Who leads it."""


class Assigned:
    """Which reviewers have which tasks, by what is given in a review of these blocks.

    Several may have one task. Of parts that hold a task the narrowest counts: itself, then the
    nearest section, then what its lead bodies have. Where `readers` read blind only what is given
    to them counts, and what nobody has is for all of them.
    """

    def __init__(
        self, given: Iterable[Assignment], blocks: Iterable[Block], readers: Sequence[str] = ()
    ) -> None:
        self.readers = readers
        self._above = {block.address: block for block in blocks}
        self._having: dict[Part, dict[str, None]] = {}
        for each in given:
            if not readers or each.assignee in readers:
                self._having.setdefault(each.part, {})[each.assignee] = None

    def __bool__(self) -> bool:
        return bool(self._having)

    @property
    def names(self) -> tuple[str, ...]:
        """Those who have something, or read, each once."""
        having = (name for names in self._having.values() for name in names)
        return tuple(dict.fromkeys([*self.readers, *having]))

    def having(self, part: Part) -> tuple[str, ...]:
        """Who has this very part."""
        return tuple(self._having.get(part, ()))

    def of(self, task: Block) -> tuple[str, ...]:
        """Who has a task; () for nobody."""
        for part in self._around(task):
            if part in self._having:
                return self.having(part)
        led = (name for lead in task.leads for name in self.having(Part(Share.LEAD, lead=lead)))
        return tuple(dict.fromkeys(led))

    def must(self, name: str, task: Block) -> bool:
        """Whether a task is given to somebody, or to nobody where he is one of the readers."""
        having = self.of(task)
        return name in (having or self.readers)

    def _around(self, task: Block) -> Iterator[Part]:
        """The task, then the sections that hold it, from the inside; none comes back."""
        yield Part(Share.TASK, task.id)
        passed: set[str] = set()
        block: Block | None = task
        while block is not None and block.address not in passed:
            passed.add(block.address)
            yield Part(Share.SECTION, block.id)
            block = self._above.get(block.parent or "")

    def work(
        self, tasks: Sequence[Block], decided: Collection[ItemId], reviewer: str
    ) -> tuple[Work, ...]:
        """How far each is with these tasks, as this reviewer may know it; then what nobody has.

        Of who reads blind beside him it is only told how many tasks there are.
        """
        found = []
        for name in self.names:
            held = [task.id for task in tasks if self.must(name, task)]
            hidden = name in self.readers and name != reviewer
            done = None if hidden else sum(task in decided for task in held)
            found.append(Work(name, len(held), done))
        free = [task.id for task in tasks if not self.of(task)] if self and not self.readers else []
        found.append(Work("", len(free), sum(task in decided for task in free)))
        return tuple(each for each in found if each.tasks)


@frozen
class Work:
    """So many tasks are given to somebody, '' for nobody; None `decided` is not to be known."""

    who: str
    tasks: int
    decided: int | None

    @property
    def left(self) -> int | None:
        """How many are left to decide."""
        return None if self.decided is None else self.tasks - self.decided
