"""Writes that fail and power that goes: each failure is told in one line, nothing is lost.

SQLite's own way to do so, a file system made up for the purpose, cannot be had from Python; so a
small library is compiled and loaded before the C library (`failing.c`).
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from tests.torture.campaign import Figures, Say, apart, scratch
from tests.torture.jobs import JOBS, TOLD, Job, looked, placed, prepare, worked

COUNT = 200

LEFT_OUT = "left out"
"""What is said of it where it cannot be done."""

_SOURCE = Path(__file__).with_name("failing.c")
_ROOT = _SOURCE.parent.parent.parent


class Way(IntEnum):
    """What happens at a call, as `failing.c` has it."""

    OFF = 0
    FAILS = 1
    CUT = 2


@dataclass(frozen=True, slots=True)
class Failure:
    """A kind of failure: of what sort, and whether it lasts.

    `error` of a cut says by its bits of which files that is lost which was not synced.
    """

    name: str
    way: Way
    error: int
    lasting: bool = False


FAILURES = (
    Failure("EIO", Way.FAILS, errno.EIO),
    Failure("EIO from there on", Way.FAILS, errno.EIO, lasting=True),
    Failure("ENOSPC", Way.FAILS, errno.ENOSPC),
    Failure("ENOSPC from there on", Way.FAILS, errno.ENOSPC, lasting=True),
    Failure("power cut, all written arrived", Way.CUT, 0),
    Failure("power cut, nothing unsynced arrived", Way.CUT, 0xFF),
    Failure("power cut, some files arrived", Way.CUT, 0x55),
)


def run(seed: int, count: int = COUNT) -> Figures:
    """Let so many calls fail, in a process that has the library loaded."""
    compiler = shutil.which("cc")
    if compiler is None:
        return Figures(((LEFT_OUT, "there is no C compiler"),), ())
    with scratch() as folder:
        library = folder / "failing.so"
        told = (compiler, "-O1", "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl")
        subprocess.run(told, check=True)
        done = subprocess.run(
            (sys.executable, "-m", "tests.torture.failures", str(seed), str(count)),
            env=os.environ | {"LD_PRELOAD": str(library), "FAILING": str(library)},
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
    rows, mistakes = json.loads(done.stdout)
    return Figures(tuple(map(tuple, rows)), tuple(mistakes))


def _within(seed: int, count: int) -> Figures:
    """The same where it is."""
    disk = ctypes.CDLL(os.environ["FAILING"])
    figures: dict[str, Counter[str]] = {each.name: Counter() for each in FAILURES}
    mistakes = []
    calls: dict[str, int] = {}
    with scratch() as folder:
        prepare(folder)
        for number in range(count):
            chance = random.Random(f"{seed} {number}")
            kind, failure = [*JOBS][number % len(JOBS)], chance.choice(FAILURES)
            if kind not in calls:
                harmless = Failure("none", Way.FAILS, 0)
                said, _found = _failed(disk, JOBS[kind], folder, -1, at=0, failure=harmless)
                calls[kind] = int(said[-1].removeprefix(_CALLS))
            at = chance.randint(1, calls[kind])
            said, found = _failed(disk, JOBS[kind], folder, number, at=at, failure=failure)
            figures[failure.name][_outcome(said)] += 1
            mistakes += [f"{number}: {kind}: {failure.name} at {at}: {each}" for each in found]
    rows = (
        (name, ", ".join(f"{count} {what}" for what, count in sorted(found.items())))
        for name, found in figures.items()
        if found
    )
    return Figures(tuple(rows), tuple(mistakes))


def _failed(
    disk: ctypes.CDLL, job: Job, folder: Path, number: int, *, at: int, failure: Failure
) -> tuple[list[str], list[str]]:
    """What a child said whose nth call failed, at last how many there were, and what is wrong."""
    path = placed(job, folder, number)

    def work(say: Say) -> None:
        below = os.fsencode(path.parent)
        disk.arm(below, ctypes.c_long(at), failure.way, failure.error, failure.lasting)
        worked(job, path, say)
        calls = disk.calls()
        disk.arm(below, ctypes.c_long(0), Way.OFF, 0, 0)
        say(f"{_CALLS}{calls}")

    said = apart(work)
    done = [each for each in said if not each.startswith(_CALLS)]
    return said, looked(job, path, done)


_CALLS = "calls "


def _outcome(said: list[str]) -> str:
    """What came of a failure, by what was said."""
    if not said or not said[-1].startswith(_CALLS):
        return "ended there"
    return "told" if any(each.startswith(TOLD) for each in said) else "done all the same"


if __name__ == "__main__":
    figures = _within(*map(int, sys.argv[1:]))
    print(json.dumps([figures.rows, figures.mistakes]))
