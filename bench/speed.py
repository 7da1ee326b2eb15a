"""How fast files are read and pairs aligned, beside what one would write with RapidFuzz alone."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import fuzz

from doichieu.align import align
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
    """The lines of the section on reading and aligning."""
    seeds = {path.name[:3]: path for path in (SHARED / "seeds").glob("*.txt")}
    corpus = sorted((SHARED / "corpus").glob("*.txt"))
    plan = read(seeds["001"]).outline.section("III")
    texts = [item.text for item in plan.items if item.reviewed]

    def loop() -> list[float]:
        return [fuzz.token_set_ratio(one, other) for one in texts for other in texts]

    reading = milliseconds(lambda: read(seeds["004"]))
    start = time.perf_counter()
    for path in corpus:
        read(path)
    rate = len(corpus) / (time.perf_counter() - start)
    ours = milliseconds(lambda: align(plan, plan))
    theirs = milliseconds(loop)
    size = f"{len(texts)} × {len(texts)}"
    yield "| | doichieu | a loop over token_set_ratio |"
    yield "|---|---|---|"
    yield f"| reading 12-KH/TW (004) | {reading:.1f} ms | |"
    yield f"| reading {len(corpus)} documents as found | {rate:.0f} a second | |"
    yield f"| all pairs of {size} tasks | {ours:.0f} ms = {ours / theirs:.2f} × | {theirs:.0f} ms |"
