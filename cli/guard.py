"""What stands between the program and whoever reads what it prints, in a terminal or a pipe.

Texts come from files, stores and arguments of others. None of them can make a terminal do anything,
whatever command prints it: all of it goes through here.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from doichieu.text import harmless

if TYPE_CHECKING:
    from rich.console import Console


class UnwrittenError(Exception):
    """A stream took no more: its disk is full, or nobody reads at the other end."""

    def __init__(self, stream: str, why: str) -> None:
        super().__init__(stream, why)
        self.stream, self.why = stream, why


class Outlet:
    """A stream for what the program draws itself. Raises UnwrittenError."""

    def __init__(self, plain: Any) -> None:  # noqa: ANN401 (a stream, of bytes below too or not)
        self.plain = plain

    def write(self, text: str) -> int:
        """Write it."""
        self._try(lambda: self.plain.write(text))
        return len(text)

    def flush(self) -> None:
        """Hold nothing back."""
        self._try(self.plain.flush)

    def write_bytes(self, content: bytes) -> None:
        """Write the contents of a file, byte by byte."""
        self._try(lambda: self.plain.buffer.write(content))
        self.flush()

    def _try(self, write: Callable[[], object]) -> None:
        try:
            write()
        except OSError as error:
            name = str(getattr(self.plain, "name", "")).strip("<>")
            raise UnwrittenError(name, error.strerror or str(error)) from error

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever a stream has)
        """What else a stream can do, but to be written past."""
        if name in {"buffer", "detach", "plain"}:
            raise AttributeError(name)
        return getattr(self.plain, name)


class Guard(Outlet):
    """A stream for text in which nothing is left that a terminal would obey."""

    def write(self, text: str) -> int:
        """Write it, made harmless."""
        super().write(harmless(text))
        return len(text)

    @property
    def buffer(self) -> _Encoded:
        """Where the same can be written as UTF-8."""
        return _Encoded(self)


class _Encoded:
    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self.flush = guard.flush

    def write(self, text: bytes) -> int:
        self._guard.write(text.decode(errors="replace"))
        return len(text)


def install() -> None:
    """Guard stdout and stderr of this process from now on."""
    sys.stdout, sys.stderr = _guarded(sys.stdout), _guarded(sys.stderr)


def beneath(stream: Any) -> Outlet:  # noqa: ANN401 (likewise)
    """What lies below the guard of a stream."""
    return Outlet(stream.plain if isinstance(stream, Outlet) else stream)


def _guarded(stream: Any) -> Any:  # noqa: ANN401 (a stream, or None where it is closed)
    if stream is None or isinstance(stream, Guard):
        return stream
    if isinstance(stream, io.TextIOWrapper):
        # Where the locale has no Vietnamese letters their codes have to do.
        stream.reconfigure(errors="backslashreplace")
    return Guard(stream)


def page() -> Console:
    """What rich draws on: its own colours are let through, texts are not."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class Page(Console):
        def render(
            self, renderable: RenderableType, options: ConsoleOptions | None = None
        ) -> Iterable[Segment]:
            for text, style, control in super().render(renderable, options):
                yield Segment(text if control else harmless(text), style, control)

    return Page(file=beneath(sys.stdout), highlight=False, markup=False)  # type: ignore[arg-type]
