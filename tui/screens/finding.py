"""Searching on a screen: with or without diacritics, from match to match, each side by itself."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence

from doichieu.frozen import frozen
from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.search import Search


@frozen
class SearchScope:
    """What is searched: a name for it, its items as (key, text), where one stands, how to go.

    The question that asks for the words has a `title` where there is more than one to search.
    """

    name: str
    items: Sequence[tuple[Hashable, str]]
    here: Hashable | None
    go: Callable[[Hashable], None]
    title: str = ""


class FindingScreen(CommandScreen[None], abstract=True):
    """A screen with something to search; `search_scope` of what derives from it says what."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._searches: dict[str, Search] = {}

    @abstractmethod
    def search_scope(self) -> SearchScope:
        """What the keys of searching search now."""

    def lit(self, name: str) -> str:
        """The words last searched for in the scope of this name; '' before that."""
        search = self._searches.get(name)
        return search.query if search else ""

    def action_search(self) -> None:
        """Look for words where the keys go."""
        from doichieu.tui.screens.dialogs import AskText

        scope = self.search_scope()
        title, start = scope.title or _("Search"), self.lit(scope.name)
        self.app.push_screen(AskText(title, _("find"), self._look, self.keymap, start=start))

    def action_next_match(self) -> None:
        """Go to the next item with the words."""
        self._turn(1)

    def action_previous_match(self) -> None:
        """Go to the previous item with the words."""
        self._turn(-1)

    def _look(self, query: str) -> None:
        scope = self.search_scope()
        if not query.strip():
            self._searches.pop(scope.name, None)
            if scope.here is not None:
                scope.go(scope.here)
            return
        search = self._searches[scope.name] = Search(query, scope.items)
        self._arrive(scope, search, search.first(scope.here))

    def _turn(self, by: int) -> None:
        scope = self.search_scope()
        search = self._searches.get(scope.name)
        if search is None:
            self.say(_("Search first."))
            return
        key = scope.here
        for _time in range(min(self.times, len(search.found)) or 1):
            key = search.next(key, by)
        self._arrive(scope, search, key)

    def _arrive(self, scope: SearchScope, search: Search, key: Hashable | None) -> None:
        if key is None:
            self.say(_("'{query}' is not there.").format(query=search.query))
        else:
            scope.go(key)
            self.say(search.place(key))
