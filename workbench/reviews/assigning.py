"""Who has to review what of one review, and how far each is: given, taken back, named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import (
    COMMON,
    Assigned,
    Assignment,
    Block,
    ItemId,
    Layer,
    Part,
    ReviewId,
    Share,
    StoredItem,
    Work,
    read_blind,
)
from doichieu.store import Store
from doichieu.text import find, fold
from doichieu.workbench.reviews.reading import Reading

if TYPE_CHECKING:
    from doichieu.workbench.reviews.standing import Standing


class Assigning:
    """What is given to whom in one review, as one reviewer sees and changes it."""

    def __init__(
        self, store: Store, review: ReviewId, reading: Reading, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._review = review
        self._reading = reading
        self._clock = clock
        self.given: tuple[Assignment, ...] = ()
        """What stands, in the order in which it was given."""
        self.assigned = Assigned((), ())
        """Whose each task is."""

    def refresh(self, blocks: Iterable[Block]) -> None:
        """Look what stands; `blocks` are those of the directive."""
        self.given = self._store.assigning.of(self._review)
        self.assigned = Assigned(
            self.given, blocks if self.given else (), self._reading.names_blind
        )

    def names(self) -> tuple[str, ...]:
        """Those to whom something may well be given: who reads blind, else whoever is known.

        That is who has something, is at the review now, or has decided in this store.
        """
        if self._reading.is_blind:
            return self._reading.names_blind
        here = self._store.here.others(self._review, self._clock())
        known = (
            *self.assigned.names,
            *(each.reviewer for each in here),
            *self._store.assigning.names(),
        )
        return tuple(dict.fromkeys([self._reading.reviewer, *known]))

    def give(self, who: str, parts: Iterable[Part]) -> int:
        """Give parts to somebody; how many he had not. Raises InputError for who does not read."""
        who = who.strip()
        if self._reading.is_blind and who not in self._reading.names_blind:
            names = ", ".join(self._reading.names_blind)
            raise InputError(_("this review is read blind by {names}").format(names=names))
        given = (Assignment(who, part) for part in parts)
        return self._store.assigning.give(self._review, given, *self._signed)

    def take_back(self, who: Iterable[str], parts: Iterable[Part]) -> int:
        """Take parts back from these; how many there were."""
        given = [Assignment(each, part) for part in parts for each in who]
        return self._store.assigning.take_back(self._review, given, *self._signed)

    @property
    def _signed(self) -> tuple[str, datetime]:
        return self._reading.reviewer, self._clock()

    def is_mine(self, task: Block) -> bool:
        """Whether this reviewer has to review a task: nothing is anybody's where nothing is given.

        Who reads blind has what nobody has, too.
        """
        return bool(self.assigned) and self.assigned.must(self._reading.reviewer, task)

    def is_nobodys(self, task: Block) -> bool:
        """Whether tasks are given and this one to nobody."""
        return bool(self.assigned) and not self.assigned.of(task)

    def work(self, tasks: Sequence[Block], decided: Collection[ItemId]) -> tuple[Work, ...]:
        """How far each is with these tasks."""
        return self.assigned.work(tasks, decided, self._reading.reviewer)


def work_of(store: Store, review: ReviewId, section: str, reviewer: str) -> tuple[Work, ...]:
    """The same of a stored review, or of a section of its directive, without opening it.

    () where nothing is given and nobody reads blind.
    """
    given, readers = store.assigning.of(review), store.readers.of(review)
    blind = [each.name for each in readers] if read_blind(readers) else []
    if not given and not blind:
        return ()
    blocks = store.assigning.blocks(review)
    assigned = Assigned(given, blocks, blind)
    inside = _inside({block.address: block.parent for block in blocks}, section)
    tasks = [block for block in blocks if block.reviewed and inside(block.address)]
    layer = Layer(reviewer) if reviewer in blind else COMMON
    return assigned.work(tasks, store.assigning.decided(review, layer), reviewer)


def _inside(above: dict[str, str | None], section: str) -> Callable[[str], bool]:
    """Whether an address is that of a section or below it; everything is in ''."""

    def inside(address: str) -> bool:
        at: str | None = address
        while at and at != section:
            at = above.get(at)
        return at == section

    return inside if section else lambda _address: True


def part_named(review: Standing, share: Share, name: str) -> Part:
    """The part of a review that is called so: an address, or the words of a lead body.

    Raises InputError where none is, or several are.
    """
    if share is Share.LEAD:
        return Part(share, lead=_lead(review, name))
    blocks = review.tasks if share is Share.TASK else review.sides.directive_part.items
    found = next((block for block in blocks if fold(block.address) == fold(name)), None)
    if found is None:
        said = _("there is no task '{name}'") if share is Share.TASK else _("no section '{name}'")
        raise InputError(
            said.format(name=name), remedy=_("See what was read: doichieu outline FILE.")
        )
    return Part(share, found.id)


def _lead(review: Standing, name: str) -> str:
    leads = sorted({lead for task in review.tasks for lead in task.leads})
    found = [lead for lead in leads if fold(lead) == fold(name)]
    found = found or [lead for lead in leads if all(find(word, lead) for word in name.split())]
    if len(found) == 1:
        return found[0]
    said = _("several bodies are called so") if found else _("no task is led by '{name}'")
    raise InputError(
        said.format(name=name),
        where=", ".join(found),
        remedy=_("Name one of: {names}").format(names=", ".join(found or leads)),
    )


def part_words(review: Standing, part: Part) -> str:
    """What to call a part: a task by its address, a section with its heading, a body."""
    if part.item is None:
        return _("lead: {name}").format(name=part.lead)
    item = review.items.get(part.item)
    if item is None:
        return _("gone")
    if part.share is Share.TASK:
        return item.address
    return _("section {name}").format(name=f"{item.address} {_brief(item)}".strip())


def parts_words(review: Standing, parts: Sequence[Part]) -> str:
    """What to call several: the one, or how many tasks."""
    if len(parts) == 1:
        return part_words(review, parts[0])
    return _("{count} tasks").format(count=len(parts))


_HEADING = 40
"""Letters of a heading that tell which section is meant."""


def _brief(item: StoredItem) -> str:
    return item.text if len(item.text) <= _HEADING else item.text[:_HEADING].rstrip() + "…"
