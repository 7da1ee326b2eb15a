"""Outlines in a line each: what the tests of the aligner hold against each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from doichieu.model import Facts, Item, Kind, Outline

Build = Callable[..., Outline]


@pytest.fixture
def outline() -> Build:
    """A function that builds an outline: each text (or item) one task under one heading."""

    def build(*entries: str | Item, heading: str = "", facts: Facts | None = None) -> Outline:
        items = [Item("I", 1, Kind.HEADING, heading)]
        for number, entry in enumerate(entries, 1):
            item = Item("", 0, Kind.TASK, entry) if isinstance(entry, str) else entry
            address, line = f"I.{number}", number + 1
            items.append(replace(item, address=address, line=line, parent="I"))
        return Outline(facts or Facts(), tuple(items))

    return build
