"""What only the relations of all documents tell: looked for once the library's picture is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.workbench.collection.library import FEW, Around, look_around

if TYPE_CHECKING:
    from doichieu.tui.screens.library.screen import LibraryScreen


class Surroundings:
    """What is known so far around the documents of the library's screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self.known: Around | None = None

    def look(self) -> None:
        """Look once more where a document has changed; beside the screen, where there are many."""
        screen = self._screen
        store = screen.workbench.store
        if self.known and self.known.edition == store.documents.edition():
            return
        if len(screen.library.whole.documents) <= FEW:
            self.found(look_around(store))
            return
        from doichieu.tui.screens.library.background import start_looking_around

        start_looking_around(screen, screen.workbench.config)

    def found(self, around: Around) -> None:
        """Show what waits to begin and what is missing."""
        self.known = around
        self._screen.workbench.carrying.know(around.edition, around.carrying)
        self._screen.glance()
