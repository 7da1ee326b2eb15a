"""How a reviewer likes the screens: what was switched by hand, kept on the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from doichieu.store import Store

_LAYOUT = "layout"


class Layout(StrEnum):
    """How the two sides of a screen stand."""

    STACKED = "stacked"
    BESIDE = "beside"


class Habits:
    """The habits of one reviewer, in every review."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime]) -> None:
        self._desk = store.desk
        self._reviewer = reviewer
        self._clock = clock

    @cached_property
    def layout(self) -> Layout | None:
        """How the sides stand; None for what fits the width."""
        kept = self._desk.get(self._reviewer, _LAYOUT)
        return next((each for each in Layout if each == kept), None)

    def arrange(self, layout: Layout | None) -> None:
        """Let the sides stand so from now on, also when the program is opened again."""
        self._desk.put(self._reviewer, _LAYOUT, layout or "", self._clock())
        self.layout = layout
