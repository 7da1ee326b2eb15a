"""What needs another look in a review: what was read of it, what stands, and where the next is."""

from __future__ import annotations

from doichieu.model import Annotation, ItemId, WordDiff
from doichieu.workbench.reviews import queues
from doichieu.workbench.reviews.walking import Walking


class Again(Walking):
    """A review as it stands, in which some decisions rest on a wording that is another now."""

    _reworded: tuple[tuple[ItemId, str, int], WordDiff | None] | None = None
    """The last answer of `reworded`, with what it was about and the step it saw."""

    def suspects(self, item: ItemId) -> tuple[Annotation, ...]:
        """What stands about an item, or a pair with it, of another wording; not what is lost."""
        found = (each for each in self.state.suspects if not each.lost)
        return tuple(each for each in found if item in each.slot.items)

    def reworded(self, item: ItemId) -> WordDiff | None:
        """What became of the wording that was read of an item when it was decided about.

        None where it is the same, and where the wording that was read is not kept.
        """
        if item not in self.items or not self.suspects(item):
            return None
        now = self.items[item]
        asked = item, now.fingerprint, self._saw
        if self._reworded is None or self._reworded[0] != asked:
            from doichieu.align.word_diff import word_diff

            read = self._store.versions.read(self.id, item, self.reading.layer)
            self._reworded = asked, None if read is None else word_diff(read, now.text)
        return self._reworded[1]

    @property
    def again(self) -> tuple[ItemId, ...]:
        """The tasks about which something needs another look, in reading order."""
        found = {item for each in self.state.suspects if not each.lost for item in each.slot.items}
        return tuple(task.id for task in self.tasks if task.id in found)

    def next_suspect(self, after: ItemId) -> ItemId | None:
        """The nearest of them behind a task, going round the end; None where none is left."""
        left = set(self.again)
        return queues.nearest((task.id for task in self.tasks), left.__contains__, after)
