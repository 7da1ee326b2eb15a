"""Many processes that decide in one store at once: nothing is lost and nobody is refused."""

from __future__ import annotations

import os
import random
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from doichieu.model import Verdict
from tests.torture.campaign import (
    BROKE,
    DIRECTIVE,
    PLAN,
    Figures,
    Say,
    apart,
    at_work,
    damages,
    reasons,
    resumed,
    start,
)

COUNT = 50
TURNS = 60
"""Decisions of each process."""

AT_MOST = 1.0
"""Seconds that 95 of 100 decisions may take."""

_VERDICTS = (Verdict.GAP, Verdict.UNSURE)


def run(seed: int, count: int = COUNT, turns: int = TURNS) -> Figures:
    """Let so many decide at once, each about a task of his own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        apart(lambda _say: begin(path, count))
        started = time.monotonic()
        said = [line for lines in _decided(path, seed, count, turns) for line in lines]
        took = time.monotonic() - started
        bare = _bare(Path(folder), count)
        looked = apart(lambda say: [say(each) for each in (*damages(path), *reasons(path))])
    waits = sorted(float(line.split()[1]) for line in said if not line.startswith(BROKE))
    acknowledged = {line.split()[0] for line in said if not line.startswith(BROKE)}
    lost = acknowledged - set(looked)
    p50, p95 = (quantiles(waits, n=100)[place] for place in (49, 94))
    mistakes = [line for line in said if line.startswith(BROKE)]
    mistakes += [f"lost: {each}" for each in sorted(lost)]
    mistakes += [each for each in looked if each not in acknowledged]
    rows = (
        ("decisions", f"{count} processes × {turns} in {took:.0f} s"),
        ("lost / refused", f"{len(lost)} / {sum(each.startswith(BROKE) for each in said)}"),
        ("p50 / p95 / longest", f"{p50:.2f} / {p95:.2f} / {waits[-1]:.2f} s"),
        ("p95 at most", f"{AT_MOST:.2f} s"),
        ("a bare fdatasync, by which they all go", f"{bare * 1000:.1f} ms"),
    )
    return Figures(rows, tuple(mistakes))


def begin(path: Path, count: int) -> None:
    """Begin a review with a task for each process."""
    head = DIRECTIVE[: DIRECTIVE.index("1. ")]
    tasks = "".join(f"{n}. Sở Y tế khám mắt cho học sinh lớp {n}.\n" for n in range(1, count + 1))
    for name, text in (("d.txt", head + tasks), ("p.txt", PLAN)):
        path.with_name(name).write_text(text, encoding="utf-8")
    with at_work(path) as bench:
        bench.reviews.begin(str(path.with_name("d.txt")), str(path.with_name("p.txt")))


def _decided(path: Path, seed: int, count: int, turns: int) -> list[list[str]]:
    """What the processes say, which begin together: each decision, and how long it took."""
    waiting, gate = os.pipe()

    def decide(number: int, say: Say) -> None:
        chance = random.Random(f"{seed} {number}")
        os.close(gate)
        with at_work(path, f"r{number}") as bench:
            review = resumed(bench)
            os.read(waiting, 1)
            for turn in range(turns):
                name, verdict = f"{number}.{turn}", chance.choice(_VERDICTS)
                begun = time.monotonic()
                review.decide(review.tasks[number].id, verdict, (), name)
                say(f"{name} {time.monotonic() - begun}")

    children = [start(lambda say, n=number: decide(n, say)) for number in range(count)]
    os.close(waiting)
    os.close(gate)
    return [child.ended() for child in children]


def _bare(folder: Path, count: int) -> float:
    """Seconds that the disk takes to keep a few pages, which each decision waits for."""
    took = []
    with (folder / "bare").open("wb", buffering=0) as file:
        for _ in range(count):
            file.write(bytes(40_000))
            begun = time.monotonic()
            os.fdatasync(file.fileno())
            took.append(time.monotonic() - begun)
    return median(took)
