"""Documents and reviews put out of sight, brought back, or removed for good: the keys for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from doichieu.errors import InputError
from doichieu.keymaps import shown
from doichieu.language import _
from doichieu.model import DocumentId
from doichieu.store import Change, Hanging, Held, Holding

if TYPE_CHECKING:
    from doichieu.tui.screens.library.screen import LibraryScreen


class PuttingAway:
    """What the keys for it do on the library's screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self._shelf = screen.workbench.shelf

    def hide(self) -> None:
        """Ask whether to hide what is under the cursor, or show it again at once."""
        held, name, hidden = self._under_cursor()
        if hidden:
            self._shelf.show(held)
            self._done(_("{name}: in sight again").format(name=name))
            return
        from doichieu.tui.screens.dialogs import Confirm

        question = [
            _("Hide {name}?").format(name=name),
            _hangs(self._shelf.hanging(held), held),
            _("Nothing is deleted: {undo} takes it back, {hidden} shows what is hidden.").format(
                undo=self._key("undo"), hidden=self._key("hidden")
            ),
        ]
        self._screen.app.push_screen(
            Confirm(
                " ".join(filter(None, question)),
                _("hide"),
                lambda: self._hide(held, name),
                self._screen.keymap,
            )
        )

    def _hide(self, held: Held, name: str) -> None:
        self._shelf.hide(held)
        self._done(
            _("{name}: hidden; {undo} takes it back").format(name=name, undo=self._key("undo"))
        )

    def undo(self) -> None:
        """Take back the latest hiding or showing."""
        turn = self._shelf.undo()
        if turn is None:
            self._screen.say(_("There is nothing to undo."))
        elif turn.change is Change.SHOWN:
            self._done(_("{name}: in sight again").format(name=turn.name))
        else:
            self._done(_("{name}: hidden again").format(name=turn.name))

    def remove(self) -> None:
        """Ask whether to remove a hidden document for good."""
        held, name, hidden = self._under_cursor()
        hanging = self._shelf.hanging(held)
        if held.what is Holding.REVIEW:
            raise InputError(_("a review is only hidden: what was decided in it is kept"))
        if not hidden:
            raise InputError(
                _("only what is hidden can be removed"),
                remedy=_("Hide it first: {key}.").format(key=self._key("hide")),
            )
        if hanging.decisions:
            raise InputError(
                _("decisions hang on it ({count}), so it stays hidden").format(
                    count=hanging.decisions
                )
            )
        from doichieu.tui.screens.dialogs import Confirm

        question = [
            _("Remove {name} for good?").format(name=name),
            _hangs(hanging, held),
            _("This cannot be taken back."),
        ]
        self._screen.app.push_screen(
            Confirm(
                " ".join(filter(None, question)),
                _("remove"),
                lambda: self._remove(DocumentId(held.id), name),
                self._screen.keymap,
            )
        )

    def _remove(self, document: DocumentId, name: str) -> None:
        self._shelf.remove(document)
        self._done(_("{name}: removed").format(name=name))

    def _done(self, message: str) -> None:
        self._screen.show_library()
        self._screen.say(message)

    def _key(self, action: str) -> str:
        keys = self._screen.keymap.keys(f"library.{action}")
        return shown(keys[0]) if keys else "?"

    def _under_cursor(self) -> tuple[Held, str, bool]:
        """What is meant, what it is called, and whether it is hidden.

        Raises InputError where there is nothing to hide under the cursor.
        """
        screen = self._screen
        if screen.active is screen.documents and screen.documents.key is not None:
            document = screen.document(cast("DocumentId", screen.documents.key))
            return Held.document(document.id), document.name, document.hidden
        row = screen.review_here if screen.active is screen.reviews else None
        if row is None or row.id is None or row.summary is None:
            raise InputError(_("Choose a document, or a review that has begun."))
        # A hidden document hides its reviews, which come back with it alone.
        held = Held.review(row.id)
        name = f"{row.directive} ⇄ {row.plan}"
        if row.summary.hidden:
            for id_ in (row.pair.directive, row.pair.plan):
                if (document := screen.document(id_)).hidden:
                    return Held.document(id_), document.name, True
        return held, name, row.summary.hidden


def _hangs(hanging: Hanging, held: Held) -> str:
    """What hangs on it, in words; '' for nothing."""
    reviews = hanging.reviews if held.what is Holding.DOCUMENT else 0
    parts = [
        words.format(count=count)
        for words, count in (
            (_("reviews: {count}"), reviews),
            (_("decisions: {count}"), hanging.decisions),
            (_("corrections: {count}"), hanging.corrections),
        )
        if count
    ]
    return _("With it go: {what}.").format(what=", ".join(parts)) if parts else ""
