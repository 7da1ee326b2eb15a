"""Modules of Python loaded as where it was built without some library that they can do without."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(library: str) -> Iterator[None]:
    """While this holds there is no such library; what asks for it anew later finds it.

    Where it is loaded already, nothing would be gained: it stays.
    """
    if library in sys.modules:
        yield
        return
    sys.modules[library] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[library]
