"""Two documents chosen for a review: the directive, then the plan, whole or a section of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from doichieu.language import _
from doichieu.model import DocumentId, Pair
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench import named

if TYPE_CHECKING:
    from doichieu.tui.screens.library.screen import LibraryScreen


class Pairing:
    """The choice that is under way on the library's screen; `directive` is its first half."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self.directive: tuple[DocumentId, str] | None = None

    def document(self) -> None:
        """Take the document under the cursor, as the directive or as the plan."""
        screen = self._screen
        if screen.active is not screen.documents:
            screen.documents.focus()
            screen.say(_("Choose the directive and press the key again."))
        elif screen.documents.key is None:
            screen.say(screen.documents.empty)
        else:
            self._take(cast("DocumentId", screen.documents.key), "")

    def section(self) -> None:
        """Ask for a section of the document under the cursor."""
        screen = self._screen
        if screen.active is not screen.documents:
            screen.documents.focus()
            screen.say(_("Choose a document and press the key again."))
            return
        if screen.documents.key is None:
            screen.say(screen.documents.empty)
            return
        from doichieu.tui.screens.library.sections import ChooseSection

        document = cast("DocumentId", screen.documents.key)
        title = _("Directive: a section") if self.directive is None else _("Plan: a section")
        documents = screen.workbench.documents
        screen.app.push_screen(
            ChooseSection(
                f"{title} · {screen.document(document).name}",
                documents.sections(document),
                lambda typed: self._take(document, documents.section(document, typed)),
                screen.keymap,
            )
        )

    def _take(self, document: DocumentId, section: str) -> None:
        screen = self._screen
        if self.directive is None:
            self.directive = document, section
            screen.show_documents()
            return
        directive, upper = self.directive
        self.begin(Pair(directive, document, section), upper)
        screen.call_off()

    def begin(self, pair: Pair, section: str = "") -> None:
        """Begin a review, or ask which is meant where the documents say the reverse."""
        reviews = self._screen.workbench.reviews
        if not reviews.turned(pair):
            review = reviews.open(pair, section)
            # Once a question is gone: it would close what stands in front of it.
            self._screen.app.call_later(self._screen.enter, review)
            return
        self._screen.app.call_later(self._ask, pair, section)

    def _ask(self, pair: Pair, section: str) -> None:
        from doichieu.tui.screens.choosing import Choose

        upper = named(self._screen.document(pair.directive).name, section)
        lower = named(self._screen.document(pair.plan).name, pair.plan_section)
        turned = Pair(pair.plan, pair.directive, section), pair.plan_section
        ways = {"turned": turned, "given": (pair, section)}
        rows = [
            Row("turned", " ", "", f"{lower} ⇄ {upper}", _("as the documents say")),
            Row("given", " ", "", f"{upper} ⇄ {lower}", _("as chosen")),
        ]

        def begin(way: object) -> None:
            review = self._screen.workbench.reviews.open(*ways[cast("str", way)])
            self._screen.app.call_later(self._screen.enter, review)

        title = _("{plan} says that it carries {directive} out").format(plan=upper, directive=lower)
        self._screen.app.push_screen(
            Choose(title, _("begin the review"), rows, begin, self._screen.keymap)
        )
