"""Processes killed at any moment: nothing acknowledged is lost, and the store is whole."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from pathlib import Path

from tests.torture.campaign import Figures, apart, scratch, start
from tests.torture.jobs import JOBS, TOLD, Job, looked, placed, prepare, worked

COUNT = 1000


def run(seed: int, count: int = COUNT) -> Figures:
    """Kill so many, each kind of work in turn."""
    killed: Counter[str] = Counter()
    acknowledged: Counter[str] = Counter()
    mistakes = []
    with scratch() as folder:
        prepare(folder)
        lasts: dict[str, float] = {}
        for number in range(count):
            chance = random.Random(f"{seed} {number}")
            kind = [*JOBS][number % len(JOBS)]
            if kind not in lasts:
                lasts[kind] = _lasts(JOBS[kind], folder)
            said, found = _killed(JOBS[kind], folder, number, chance.uniform(0, lasts[kind]))
            killed[kind] += 1
            acknowledged[kind] += len(said)
            mistakes += [f"{number}: {kind}: {each}" for each in found]
    rows = (
        (kind, f"{killed[kind]} kills, {acknowledged[kind]} steps acknowledged") for kind in JOBS
    )
    return Figures(tuple(rows), tuple(mistakes))


def _lasts(job: Job, folder: Path) -> float:
    """Seconds that the whole of a job takes."""
    path = placed(job, folder, -1)
    begun = time.monotonic()
    apart(lambda say: worked(job, path, say))
    lasted = time.monotonic() - begun
    shutil.rmtree(path.parent)
    return lasted


def _killed(job: Job, folder: Path, number: int, after: float) -> tuple[list[str], list[str]]:
    """What a child said until it was killed, and what is wrong then."""
    path = placed(job, folder, number)
    child = start(lambda say: worked(job, path, say))
    time.sleep(after)
    child.kill()
    said = child.ended()
    return said, [*(each for each in said if each.startswith(TOLD)), *looked(job, path, said)]
