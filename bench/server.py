"""How long a decision takes to stand on the screen: in a file, and over a line to a server.

And how long the screen stands where that line does. Needs `make test-server` to have fetched a
server. Prints tables, which docs/teams.md has.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import stalls
from seen import Seen

from doichieu import servers
from doichieu.config import Config
from doichieu.sample import sample_files
from doichieu.store import Store
from doichieu.store.remote import transport
from doichieu.workbench import Workbench

sys.path.append(str(Path(__file__).resolve().parent.parent))
from tests.serving import Line, Sqld

TIMES = 50
WAY = 0.020
"""Seconds that everything takes to the server, and back as long again."""


def report(folder: Path) -> Iterator[str]:
    """The table."""
    yield "| 40 ms there and back | median | p95 |"
    yield "|---|---|---|"
    file = folder / "store.db"
    _begin(file)
    yield _row("a decision in a file", str(file))
    sqld = Sqld(folder / "sqld")
    sqld.start()
    try:
        line = Line(sqld.port, WAY)
        transport.carry(file, servers.mirror_of(line.address), over=True)
        yield _row("a decision on a server", line.address)
        yield ""
        yield from stalls.report(line)
    finally:
        sqld.kill()


def _begin(path: Path) -> None:
    with Store.open(path) as store, sample_files() as (directive, plan):
        config = Config(path, "lan", "en", "default", path.with_name("keys.toml"))
        Workbench(store, config, lambda: datetime.now(UTC)).reviews.begin(str(directive), str(plan))


def _row(name: str, store: str) -> str:
    words = [sys.executable, "-P", "-m", "doichieu", "--lang", "en", "--reviewer", "lan"]
    screen = Seen([*words, "--store", store, "review", "1", "2"])
    screen.start("likely")
    took = []
    for _each in range(TIMES):
        took.append(screen.until("decided 1/39", "G"))
        screen.until("decided 0/39", "z")
    screen.close()
    p95 = statistics.quantiles(took, n=20)[-1]
    return f"| {name} | {statistics.median(took):.0f} ms | {p95:.0f} ms |"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        os.environ["XDG_CACHE_HOME"] = os.environ["XDG_CONFIG_HOME"] = made
        for each in report(Path(made)):
            print(each)
