"""The keys screen: every command with its keys, and another key by pressing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from pathlib import Path
from typing import ClassVar

from doichieu.errors import DoichieuError
from doichieu.keymaps import BY_ID, COMMANDS, Command, Keymap, Scope, load, shown
from doichieu.keymaps.finding import found
from doichieu.keymaps.rebinding import Rebinding, as_shipped, fewer
from doichieu.language import _
from doichieu.text import fold
from doichieu.tui.bindings import keys_in_short, keys_title
from doichieu.tui.looks import CORRECTED
from doichieu.tui.screens.base import HIGH
from doichieu.tui.screens.narrowing import Narrow
from doichieu.tui.screens.pressing import PressKey
from doichieu.tui.widgets.fields import Field
from doichieu.tui.widgets.grouped_list import GroupedList
from doichieu.tui.widgets.item_list import ItemList, Row


class KeysScreen(Narrow):
    """All commands by where they work. What differs goes into the file `path` and to `use`.

    Of those that are called alike, the one that works `near`, on the screen beneath, is meant.
    """

    SCOPES = (Scope.DIALOG, Scope.KEYS)
    LIST: ClassVar[type[ItemList]] = GroupedList

    def __init__(
        self, keymap: Keymap, path: Path, use: Callable[[Keymap], None], near: Collection[Scope]
    ) -> None:
        super().__init__(keys_title(keymap), _("change"), _("command or key"), keymap)
        self._path = path
        self._use = use
        self._nearest_first = sorted(COMMANDS, key=lambda command: command.scope not in near)
        self._shipped = load(keymap.name)

    def use_keymap(self, keymap: Keymap) -> None:
        """Obey these keys from now on, and show them."""
        super().use_keymap(keymap)
        self.query_one(Field).use_keymap(keymap)
        self.say(self.hint)
        self.choices.show(self.rows(self.query_one(Field).value.strip()))

    def fit(self, lines: int) -> None:
        """Take the whole of a low screen, however many lines there are."""
        low = self.app.size.height < HIGH
        self.set_class(low, "whole")
        if not low:
            super().fit(lines)

    @property
    def hint(self) -> str:
        """What the keys do."""
        keys = self.keymap.bindings(Scope.KEYS)
        more = [f"{shown(k[0])}: {command.name.lower()}" for command, k in keys if k]
        return " · ".join([super().hint, *more])

    @property
    def leaving(self) -> str:
        """What was changed stays."""
        return _("leave")

    def rows(self, typed: str) -> list[Row]:
        """The commands with these words or this key, under a heading for where they work."""
        fitting = {command.id for command in found(typed, COMMANDS)}
        fitting |= {c.id for c in COMMANDS if self._has(c, typed)}
        return list(self._grouped(fitting))

    def nearest(self, typed: str) -> Hashable | None:
        """The command that has this very key, else the one whose name comes nearest."""
        having = (c.id for c in self._nearest_first if self._has(c, typed))
        return next(having, next((c.id for c in found(typed, self._nearest_first)), None))

    def _has(self, command: Command, typed: str) -> bool:
        return fold(typed) in {fold(shown(key)) for key in self.keymap.keys(command.id)}

    def _grouped(self, fitting: set[str]) -> Iterator[Row]:
        for scope in Scope:
            lines = [line for line in self.keymap.bindings(scope) if line[0].id in fitting]
            if lines:
                yield Row(None, " ", _(scope.heading), "")
            for command, keys in lines:
                own = keys != self._shipped.keys(command.id)
                yield Row(
                    command.id,
                    CORRECTED.glyph if own else " ",
                    command.name,
                    _(command.help),
                    keys_in_short(keys),
                    CORRECTED.style if own else "",
                )

    @property
    def _here(self) -> Command | None:
        return BY_ID.get(str(self.choices.key))

    def on_input_changed(self, message: Field.Changed) -> None:
        """What was said last is about another command."""
        del message
        self.say(self.hint)

    def chosen(self, typed: str) -> None:
        """Ask for another key in the place of the first; the list stays until one leaves it."""
        del typed
        self._ask(besides=False)

    def take(self, key: Hashable | None, typed: str) -> None:
        """Nothing closes this list."""

    def action_add(self) -> None:
        """Ask for a key besides those that there are."""
        self._ask(besides=True)

    def _ask(self, *, besides: bool) -> None:
        command = self._here
        if command is not None:
            question = PressKey(command, self.keymap, self._keep, besides=besides)
            self.app.push_screen(question)

    def action_remove(self) -> None:
        """Take the last of its keys from the command."""
        self._change(lambda command: fewer(self.keymap, command.id))

    def action_reset(self) -> None:
        """Give the command the keys that it came with."""
        self._change(lambda command: as_shipped(self.keymap, self._shipped, command.id))

    def _change(self, change: Callable[[Command], Rebinding]) -> None:
        command = self._here
        if command is None:
            return
        try:
            self._keep(change(command))
        except DoichieuError as error:
            self.say(str(error))

    def _keep(self, rebinding: Rebinding) -> None:
        """Write the keys down, obey them, and say so. Raises KeymapError, and changes nothing."""
        from doichieu.keymaps.writing import keep

        self._use(keep(self.keymap.name, self._path, rebinding.changes))
        changes = " · ".join(
            f"{BY_ID[command_id].name}: {keys_in_short(keys) or _('no key')}"
            for command_id, keys in rebinding.changes.items()
        )
        self.say(_("{changes} · written to {path}").format(changes=changes, path=self._path))
