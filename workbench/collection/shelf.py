"""What is put out of sight in a library, brought back, or removed for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import DocumentId
from doichieu.store import Change, Hanging, Held, Store, Turn


class Shelf:
    """The documents and reviews of an open store, as one reviewer puts them away."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._reviewer = reviewer
        self._clock = clock

    def hide(self, held: Held) -> bool:
        """Put it out of sight with all that hangs on it; whether it was in sight."""
        return self._store.hiding.put(held, Change.HIDDEN, self._reviewer, self._clock())

    def show(self, held: Held) -> bool:
        """Bring it back as it was; whether it was out of sight."""
        return self._store.hiding.put(held, Change.SHOWN, self._reviewer, self._clock())

    def undo(self) -> Turn | None:
        """Take back this reviewer's latest change, also after a restart; None without any."""
        return self._store.hiding.undo(self._reviewer, self._clock())

    def hanging(self, held: Held) -> Hanging:
        """What hangs on it."""
        return self._store.hiding.hanging(held)

    def remove(self, document: DocumentId) -> None:
        """Remove a hidden document for good, with its corrections.

        Raises InputError where it is in sight, StoreError where something was decided about it.
        """
        if not self._store.hiding.hidden(Held.document(document)):
            raise InputError(_("only what is hidden can be removed"), remedy=_("Hide it first."))
        self._store.documents.forget(document, self._reviewer, self._clock())
