"""Offices for tests of a store on a server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.serving import Sqld
from tests.store.remote.office import Hire, Office


@pytest.fixture
def hire(tmp_path: Path, clock: datetime, sqld: Sqld) -> Iterator[Hire]:
    """Open an office; by default at the server itself."""
    offices: list[Office] = []

    def hired(reviewer: str = "lan", address: str = "") -> Office:
        cache = tmp_path / f"office-{len(offices)}"
        offices.append(Office(address or sqld.address, cache, clock, reviewer))
        return offices[-1]

    yield hired
    for each in offices:
        each.store.close()
