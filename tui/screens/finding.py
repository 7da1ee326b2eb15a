"""Searching on a screen: with or without diacritics, from match to match, each side by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.tui.screens.base import CommandScreen
from doichieu.tui.search import Search


@dataclass(frozen=True, slots=True)
class SearchScope:
    """What is searched: a name for it, its items as (key, text), where one stands, how to go."""

    name: str
    items: Sequence[tuple[Hashable, str]]
    here: Hashable | None
    go: Callable[[Hashable], None]


class FindingScreen(CommandScreen[None]):
    """A screen with something to search. The one that derives from it says what, in `ground`."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._searches: dict[str, Search] = {}

    def ground(self) -> SearchScope:
        """What the keys of searching search now."""
        raise NotImplementedError

    def lit(self, name: str) -> str:
        """The words last searched for in the ground of this name; '' before that."""
        search = self._searches.get(name)
        return search.query if search else ""

    def action_search(self) -> None:
        """Look for words where the keys go."""
        from doichieu.tui.screens.dialogs import AskText

        start = self.lit(self.ground().name)
        self.app.push_screen(AskText(_("Search"), _("find"), self._look, self.keymap, start=start))

    def action_next_match(self) -> None:
        """Go to the next item with the words."""
        self._turn(1)

    def action_previous_match(self) -> None:
        """Go to the previous item with the words."""
        self._turn(-1)

    def _look(self, query: str) -> None:
        ground = self.ground()
        if not query.strip():
            self._searches.pop(ground.name, None)
            if ground.here is not None:
                ground.go(ground.here)
            return
        search = self._searches[ground.name] = Search(query, ground.items)
        self._arrive(ground, search, search.first(ground.here))

    def _turn(self, by: int) -> None:
        ground = self.ground()
        search = self._searches.get(ground.name)
        if search is None:
            self.say(_("Search first."))
        else:
            self._arrive(ground, search, search.next(ground.here, by))

    def _arrive(self, ground: SearchScope, search: Search, key: Hashable | None) -> None:
        if key is None:
            self.say(_("'{query}' is not there.").format(query=search.query))
        else:
            ground.go(key)
            self.say(search.place(key))
