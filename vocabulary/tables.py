"""The TOML files beside this module, each parsed once, and their sections by name.

A word is asked for by its section alone, so that files can be cut otherwise without touching code.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

_SECTIONED = (
    "deadlines",
    "document_types",
    "duties",
    "formulas",
    "headings",
    "issuers",
    "names",
    "relations",
    "sheet",
)
"""The files whose sections are lists of words or of patterns, found by their names."""

Lists = dict[str, list[str]]


@cache
def table(name: str) -> dict[str, Any]:
    """The file of that name, as it stands."""
    import tomllib

    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def section(name: str) -> Lists:
    """The lists of one section, in whichever file it stands."""
    return cast("Lists", _sections()[name])


@cache
def _sections() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for file in _SECTIONED:
        for name, lists in table(file).items():
            if name in found:
                message = f"two sections are called {name}"
                raise ValueError(message)
            found[name] = lists
    return found
