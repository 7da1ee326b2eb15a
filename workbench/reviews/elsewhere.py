"""What is said of a task beyond this review: in those of other plans, and once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import DocumentId, ItemId, ReviewId, ReviewState, Verdict
from doichieu.store import DirectiveNote, Store
from doichieu.workbench.reviews import deciding
from doichieu.workbench.reviews.deciding import Changes

if TYPE_CHECKING:
    from doichieu.store.records import Sister


class Elsewhere:
    """The other reviews of one directive, as one review sees them, and the notes for all plans."""

    def __init__(
        self,
        store: Store,
        review: ReviewId,
        directive: DocumentId,
        reviewer: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._review = review
        self._directive = directive
        self._reviewer = reviewer
        self._clock = clock
        self.notes: Mapping[ItemId, DirectiveNote] = {}
        """Those meant for all plans, once it was looked."""

    def refresh(self) -> None:
        """Look which notes are meant for all plans."""
        self.notes = self._store.directive_notes.of(self._directive)

    def note(self, item: ItemId) -> str:
        """The note on an item of the directive that is meant for every plan; '' without one."""
        found = self.notes.get(item)
        return found.text if found else ""

    def put_note(self, task: ItemId, text: str) -> None:
        """Let this note stand on a task in every review of the directive; '' takes it away."""
        self._store.directive_notes.put(task, text.strip(), self._reviewer, self._clock())
        self.refresh()

    def sisters(self, task: ItemId) -> tuple[Sister, ...]:
        """What was said of a task in the reviews of other plans, the latest first."""
        return self._store.records.sisters(self._review, task)


def verdict_of(sister: Sister) -> Verdict | None:
    """The verdict that stands in another review; None where there is but a note."""
    return Verdict(sister.verdict.entry.value) if sister.verdict else None


def taken_over(
    state: ReviewState, task: ItemId, sister: Sister, plans: tuple[ItemId, ...]
) -> Changes:
    """What it changes to decide as there, with the reason and the note; answered by `plans` here.

    A note that stands here stays. Raises InputError where nothing there is new here.
    """
    changes: Changes = ()
    if (verdict := verdict_of(sister)) and sister.verdict:
        changes = deciding.give_verdict(state, task, verdict, plans, sister.verdict.entry.reason)
    if sister.note and not state.note(task):
        changes = *changes, *deciding.note((task,), sister.note)
    if not changes:
        raise InputError(_("there is nothing to take over"), where=sister.sides.plan)
    return changes
