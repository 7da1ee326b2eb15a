"""Which item: typed by its address or its words, those that fit best first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import cast

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.model import ItemId, StoredItem
from doichieu.text import fold
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.screens.review.rows import item_look
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench import Review


class PickItem(Narrow):
    """Asks for one of `items`; `use` gets it."""

    def __init__(
        self,
        title: str,
        review: Review,
        items: Sequence[StoredItem],
        use: Callable[[ItemId], None],
        keymap: Keymap,
    ) -> None:
        super().__init__(title, _("choose"), _("address or words of the text"), keymap)
        self._review = review
        self._items = items
        self._use = use

    def rows(self, typed: str) -> list[Row]:
        """The items that fit: by their address, else by their words."""
        if not typed:
            return [self._row(item) for item in self._items]
        named = [item for item in self._items if fold(item.address).startswith(fold(typed))]
        from doichieu.align.likeness import by_typing

        worded = [self._items[n] for n in by_typing(typed, [each.text for each in self._items])]
        return [self._row(item) for item in dict.fromkeys([*named, *worded])]

    def _row(self, item: StoredItem) -> Row:
        look = item_look(self._review, item.id)
        return Row(item.id, look.glyph, item.address, item.text, look.word, look.style)

    def take(self, key: Hashable | None, typed: str) -> None:
        """Use the item under the cursor."""
        del typed
        if key is not None:
            self._use(cast("ItemId", key))
