"""Which screen comes in front where another one asks for it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.app import App

from doichieu.errors import DoichieuError
from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.tui.opening import (
    ShowAnnotations,
    ShowChain,
    ShowDocument,
    ShowMatrix,
    ShowReview,
    ShowVersions,
)
from doichieu.tui.screens.base import CommandScreen
from doichieu.workbench import Review, Workbench

if TYPE_CHECKING:
    from doichieu.model import ItemId
    from doichieu.workbench.reviews.three import Three


class Navigating(App[None], inherit_bindings=False):
    """The half of the application that opens screens, each loaded when it is first asked for."""

    def __init__(self, workbench: Workbench, keymap: Keymap) -> None:
        super().__init__(ansi_color=True)
        self.workbench = workbench
        self.keymap = keymap

    @abstractmethod
    def _failed(self, error: DoichieuError) -> None:
        """Say why a command was not carried out."""

    def _say(self, message: str) -> None:
        # A question says it too; to ask for its class would load it for the first picture.
        if say := getattr(self.screen, "say", None):
            say(message)

    def _library(self) -> CommandScreen[None]:
        from doichieu.tui.screens.library.screen import LibraryScreen

        return LibraryScreen(self.workbench, self.keymap)

    def _review(
        self, review: Review | Three, items: tuple[ItemId, ...] = ()
    ) -> CommandScreen[None]:
        from doichieu.tui.screens.review.screen import ReviewScreen

        if not isinstance(review, Review):
            from doichieu.tui.screens.review.three import ThreeScreen

            return ThreeScreen(self.workbench, review, self.keymap, items)
        return ReviewScreen(self.workbench, review, self.keymap, items)

    def on_show_review(self, message: ShowReview) -> None:
        """Open the review that a screen asks for."""
        self._opened(message.review)
        self.push_screen(self._review(message.review, message.items))

    def on_show_annotations(self, message: ShowAnnotations) -> None:
        """Show what was decided, as a screen asks for it."""
        from doichieu.tui.screens.annotations.screen import AnnotationsScreen

        screen = AnnotationsScreen(self.workbench, message.review, self.keymap)
        self.push_screen(screen, message.left)

    def on_show_chain(self, message: ShowChain) -> None:
        """Follow a task through all levels, as a screen asks for it."""
        from doichieu.tui.screens.chain.screen import ChainScreen

        try:
            screen = ChainScreen(self.workbench, message.document, self.keymap, message.item)
        except DoichieuError as error:
            self._failed(error)
        else:
            self.push_screen(screen)

    def on_show_matrix(self, message: ShowMatrix) -> None:
        """Show a directive with all its plans, as a screen asks for it."""
        from doichieu.tui.screens.matrix.screen import MatrixScreen

        self.push_screen(MatrixScreen(self.workbench, message.matrix, self.keymap))

    def _opened(self, opened: Review | Three) -> None:
        for review in (opened,) if isinstance(opened, Review) else opened.hops:
            self.workbench.recent.review_opened(review.id)

    def on_show_document(self, message: ShowDocument) -> None:
        """Open the document that a screen asks for."""
        from doichieu.tui.screens.document.screen import DocumentScreen

        self.workbench.recent.document_opened(message.document.id)
        self.push_screen(DocumentScreen(message.document, self.keymap, message.item))

    def on_show_versions(self, message: ShowVersions) -> None:
        """Show what changed, unless there is only one version."""
        if self.workbench.store.versions.newest(message.document) == 1:
            self._say(_("There is no earlier version of it."))
            return
        from doichieu.tui.screens.versions import VersionsScreen

        self.push_screen(VersionsScreen(self.workbench, message.document, self.keymap))
