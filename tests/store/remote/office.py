"""Somebody who works on a store of a server, on a machine of his own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

from doichieu import servers
from doichieu.config import Config
from doichieu.sample import sample_files
from doichieu.store import Store
from doichieu.store.remote.mirrored import Mirrored
from doichieu.workbench import Review, Workbench
from tests.serving import rows_of_mirror

Steps = Callable[[], object]


class Office:
    """One machine at which somebody works on the store of a server."""

    def __init__(self, address: str, cache: Path, clock: datetime, reviewer: str) -> None:
        # Each machine has mirrors of its own.
        self.reviewer = reviewer
        self.path = cache / servers.FOLDER / servers.mirror_of(address).name
        self.store = Store.open(self.path)
        config = Config(self.path, reviewer, "en", "default", cache / "keys.toml")
        self.bench = Workbench(self.store, config, lambda: clock)

    def begin(self) -> Review:
        """The review of the sample pair, for which even who is impatient waits."""
        usual = self.database.value("PRAGMA busy_timeout")
        self.store.wait_at_most(15.0)
        with sample_files() as (directive, plan):
            begun = self.bench.reviews.begin(str(directive), str(plan))
        self.store.wait_at_most(usual / 1000)
        return begun

    def write(self) -> None:
        """Write something to the server that changes nothing, as whoever does not come again."""
        self.database.write("UPDATE store SET uid = uid", [()])

    def lay(self, text: str) -> None:
        """Lay a text on the desk by way of the server, inside a transaction or as one."""
        row = ("lan", "laid", text, "2026-01-01T00:00:00+00:00")
        self.database.write("INSERT OR REPLACE INTO desk VALUES (?, ?, ?, ?)", [row])

    @property
    def laid(self) -> str:
        """What `lay` laid there."""
        return self.store.desk.get("lan", "laid")

    @property
    def database(self) -> Mirrored:
        """The door."""
        assert isinstance(self.store._database, Mirrored)
        return self.store._database

    def round_trips(self, step: Steps) -> int:
        """How often the server is asked meanwhile."""
        before = self.database.pipeline.round_trips
        step()
        return self.database.pipeline.round_trips - before

    def rows(self) -> set[tuple[object, ...]]:
        """All that the mirror has."""
        return rows_of_mirror(self.store)


def until(holds: Callable[[], bool]) -> None:
    """Wait until this holds."""
    for _again in range(500):
        if holds():
            return
        Event().wait(0.02)
    raise AssertionError("it never comes")


Hire = Callable[..., Office]
"""Opens an office; by default at the server itself."""
