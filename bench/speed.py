"""How fast files are read."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from doichieu.importing import read

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ROUNDS = 9


def milliseconds(work: Callable[[], object]) -> float:
    """The median time of `work` over some rounds, after one to warm up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def report() -> Iterator[str]:
    """The lines of the section on reading."""
    seeds = {path.name[:3]: path for path in (SHARED / "seeds").glob("*.txt")}
    corpus = sorted((SHARED / "corpus").glob("*.txt"))
    reading = milliseconds(lambda: read(seeds["004"]))
    start = time.perf_counter()
    for path in corpus:
        read(path)
    rate = len(corpus) / (time.perf_counter() - start)
    yield "| | |"
    yield "|---|---|"
    yield f"| 12-KH/TW (004) | {reading:.1f} ms |"
    yield f"| {len(corpus)} documents as found | {rate:.0f} a second |"
