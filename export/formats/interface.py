"""What every format of a report offers."""

from __future__ import annotations

from typing import Protocol

from doichieu.export.content import Summary


class Format(Protocol):
    """Lays out what is said of a review: `lay_out` of a module of its own beside this one."""

    def __call__(self, summary: Summary, /) -> bytes:
        """The whole file; the same bytes for the same summary."""
