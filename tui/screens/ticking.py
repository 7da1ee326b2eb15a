"""A question about several of a list: Space ticks one or not, Enter takes what is ticked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.keymaps import Keymap, shown
from doichieu.language import _
from doichieu.tui.screens.choosing import Choose
from doichieu.tui.widgets.item_list import Row

if TYPE_CHECKING:
    from textual.events import Key


class Tick(Choose):
    """Asks which of `rows`; `use` gets the keys of those ticked, in their order.

    Rows that are `fixed` cannot be ticked.
    """

    WIDEST = 30

    def __init__(
        self,
        title: str,
        accept: str,
        rows: Sequence[Row],
        use: Callable[[list[Hashable]], None],
        keymap: Keymap,
        *,
        ticked: Iterable[Hashable],
        fixed: Iterable[Hashable] = (),
    ) -> None:
        super().__init__(title, accept, rows, lambda _key: None, keymap)
        self._ticked = set(ticked)
        self._fixed = frozenset(fixed)
        self._use_all = use

    @property
    def heading(self) -> str:
        """What stands above the rows."""
        return self._title

    @property
    def hint(self) -> str:
        """What the keys do."""
        key = shown(self.keymap.keys("review.mark")[0])
        return f"{super().hint} · {key}: {_('tick or not')}"

    def show_rows(self) -> None:
        """The rows, each with its tick."""
        ticked = [
            replace(row, glyphs=f"{'✓' if row.key in self._ticked else ' '} {row.glyphs}")
            for row in self._rows
        ]
        self.choices.show(ticked, title=self.heading)

    def on_key(self, event: Key) -> None:
        """The key that marks ticks a row, or leaves it out."""
        if event.key not in self.keymap.keys("review.mark"):
            return
        event.stop()
        if self.choices.key is not None and self.choices.key not in self._fixed:
            self._ticked ^= {self.choices.key}
            self.show_rows()

    def action_accept(self) -> None:
        """Take what is ticked."""

        def use() -> None:
            if not self._ticked:
                raise InputError(_("nothing is ticked, so nothing would change"))
            self._use_all([row.key for row in self._rows if row.key in self._ticked])

        self.answer(use)
