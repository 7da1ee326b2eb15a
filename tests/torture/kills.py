"""Processes killed at any moment of their work: nothing acknowledged is lost, the store is whole.

python -m tests.torture.kills [SEED [COUNT]]
"""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from pathlib import Path

from doichieu.store import opening
from tests.torture.campaign import Figures, Say, apart, made, main, scratch, start
from tests.torture.jobs import JOBS, TOLD, Job, worked, wrong

COUNT = 1000


def run(seed: int, count: int = COUNT) -> Figures:
    """Kill so many, each kind of work in turn."""
    killed: Counter[str] = Counter()
    acknowledged: Counter[str] = Counter()
    mistakes = []
    with scratch() as folder:
        apart(lambda _say: made(folder))
        opening.shape_as_made()
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
    return Figures(seed, (*rows, ("lost or damaged", str(len(mistakes)))), tuple(mistakes))


def _lasts(job: Job, folder: Path) -> float:
    """Seconds that the whole of a job takes."""
    place = _place(job, folder, -1)
    begun = time.monotonic()
    apart(lambda say: worked(job, place / "store.db", say))
    shutil.rmtree(place)
    return time.monotonic() - begun


def _place(job: Job, folder: Path, number: int) -> Path:
    """A folder with what the job needs."""
    place = folder / str(number)
    place.mkdir()
    apart(lambda _say: job.ready(folder / "whole.db", place / "store.db", number))
    return place


def _killed(job: Job, folder: Path, number: int, after: float) -> tuple[list[str], list[str]]:
    """What a child said until it was killed, and what is wrong then."""
    place = _place(job, folder, number)
    path = place / "store.db"
    child = start(lambda say: worked(job, path, say))
    time.sleep(after)
    child.kill()
    said = child.ended()

    def look(say: Say) -> None:
        wrong(job, path, said, say)

    found = [*(each for each in said if each.startswith(TOLD)), *apart(look)]
    shutil.rmtree(place)
    return said, found


if __name__ == "__main__":
    main("kills", run, COUNT)
