"""Keys that wait for the next one: the beginning of a sequence, and the digits of a count."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from doichieu.keymaps import COUNT, COUNTED, Keymap, Scope, beginnings, shown

_MOST = 99_999
"""No list is longer."""


class Waiting:
    """What was pressed on a screen with these scopes and is no command yet.

    `begun` is the beginning of a sequence, `count` the number typed so far, or 0.
    """

    def __init__(self, keymap: Keymap, *scopes: Scope) -> None:
        known = [line for scope in scopes for line in keymap.bindings(scope)]
        self._keys = {key for _command, keys in known for key in keys}
        self._beginnings = {part for key in self._keys for part in beginnings(key)}
        self._counted = {key for c, keys in known if c.id in COUNTED for key in keys}
        self._digits = {key for c, keys in known if c.id == COUNT for key in keys}
        self._moves = {key for c, keys in known if c.repeats for key in keys} - self._digits
        self._leaving = {key for c, keys in known if c.id == "global.back" for key in keys}
        self.begun = ""
        self.count = 0

    def press(self, key: str) -> str:
        """The key or the sequence whose command is to run now; '' where none is.

        A key that does not go on with a sequence is forgotten with it; so is everything at the key
        that leaves a screen. A count is forgotten at any command but a movement.
        """
        if (self.begun or self.count) and key in self._leaving:
            self.forget()
            return ""
        whole = f"{self.begun} {key}".strip()
        if whole in self._beginnings:
            self.begun = whole
            return ""
        self.begun = ""
        if whole not in self._counted | self._digits:
            self.count = 0
        return whole if whole == key or whole in self._keys else ""

    def may_repeat(self, key: str) -> bool:
        """Whether a key by itself only moves, so that it may be held down."""
        return key in self._moves

    def is_a_movement(self, keys: Sequence[str]) -> bool:
        """Whether these keys, pressed now, are one movement, perhaps with its count: `5j`, `gg`."""
        count = sum(1 for _digit in takewhile(self._digits.__contains__, keys))
        whole = " ".join(filter(None, [self.begun, *keys[count:]]))
        return whole in (self._moves & self._counted if count else self._moves)

    def add_digit(self, digit: int) -> None:
        """One more digit of the count."""
        self.count = min(self.count * 10 + digit, _MOST)

    def done(self, whole: str) -> None:
        """The command of a key has run: its count is used up."""
        if whole and whole not in self._digits:
            self.count = 0

    def forget(self) -> None:
        """Wait for nothing."""
        self.begun, self.count = "", 0

    @property
    def shown(self) -> str:
        """What waits, as it is shown; '' where nothing does."""
        return (str(self.count) if self.count else "") + (shown(self.begun) if self.begun else "")
