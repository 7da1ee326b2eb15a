"""What every format of the summary offers."""

from __future__ import annotations

from typing import Protocol

from doichieu.export.said import Summary


class Format(Protocol):
    """Lays out what is said of a review. A format is a module of its own beside this one."""

    def __call__(self, summary: Summary, /) -> str:
        """The whole summary as a text that ends with a newline; the same for the same summary."""
