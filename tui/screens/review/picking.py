"""Which item of the same side: typed by its address or its words, the most alike first."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import cast

from doichieu.keymaps import Keymap
from doichieu.language import _
from doichieu.model import ItemId, StoredItem
from doichieu.text import find, fold
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.screens.review.rows import item_look
from doichieu.tui.widgets.item_list import Row
from doichieu.workbench import Review
from doichieu.workbench.reviews.lost import Lost


class PickItem(Narrow):
    """Asks for the item to which a decision moves; `use` gets it."""

    def __init__(
        self,
        title: str,
        review: Review,
        lost: Lost,
        use: Callable[[ItemId], None],
        keymap: Keymap,
    ) -> None:
        super().__init__(title, _("move it"), _("address or words of the text"), keymap)
        self._review = review
        self._items = review.most_like(lost.item)
        self._use = use

    def rows(self, typed: str) -> list[Row]:
        """The items that fit, the most alike first."""
        return [self._row(item) for item in self._items if _fits(item, typed)]

    def _row(self, item: StoredItem) -> Row:
        look = item_look(self._review, item.id)
        return Row(item.id, look.glyph, item.address, item.text, look.word, look.style)

    def take(self, key: Hashable | None, typed: str) -> None:
        """Move it to the item under the cursor."""
        del typed
        if key is not None:
            self._use(cast("ItemId", key))


def _fits(item: StoredItem, typed: str) -> bool:
    return fold(item.address).startswith(fold(typed)) or bool(find(typed, item.text))
