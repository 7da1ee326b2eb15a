"""The whole campaign: run each part, print what came of it, and write docs/reliability.md.

    python -m tests.torture.run [SEED [SHARE]]

SHARE is how much of the counts is done, in percent.
"""

from __future__ import annotations

import platform
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.torture import corruptions, failures, kills, mutations, processes
from tests.torture.campaign import Figures, Part

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "reliability.md"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the campaign as the page tells of it."""

    title: str
    text: str
    run: Part
    count: int


SECTIONS = {
    "kills": Section(
        "Killed at any moment",
        """Processes that are ended (`SIGKILL`) while they decide, read in, correct, bring a store
of an earlier version up to date, or copy and put back. All that the program had acknowledged must
be there afterwards, `verify` must find nothing, and what is called a copy must be one.""",
        kills.run,
        kills.COUNT,
    ),
    "failures": Section(
        "Disks that fail, power that goes",
        """A library between the program and the system lets one of its writes or syncs fail, or all
from there on; or the power goes: half of what is being written arrives, what was not synced is
lost, of all files or of some, and the process ends. Each failure must be told in one line, and
nothing acknowledged may be lost.""",
        failures.run,
        failures.COUNT,
    ),
    "processes": Section(
        "Many at once",
        """Processes that decide in one review without a pause, far faster than people do. No
decision may be lost and none refused. One waits for all that stand before it, and each of these for
the disk.""",
        processes.run,
        processes.COUNT,
    ),
    "corruptions": Section(
        "Damaged stores",
        """Stores with bytes flipped, an end missing, values changed, or a trigger added. A report
must be right or refused in one line; another one is a mistake, and so is a traceback or a question
without an end, of any command.""",
        corruptions.run,
        corruptions.COUNT,
    ),
    "mutations": Section(
        "Damaged files",
        """Files of six formats with bytes flipped, pieces cut, repeated, moved or stuffed in, and
elements of their XML turned about. Each must be read or refused in one line, within the limits of
[reading](reading.md).""",
        mutations.run,
        mutations.COUNT,
    ),
}

PROMISES = """## What others promise

- **SQLite**, which the store is: a commit with `synchronous = FULL` and a write-ahead log is on the
  disk when it returns ([pragma](https://www.sqlite.org/pragma.html#pragma_synchronous)), and it is
  tried with failing memory, failing disks and cut power far beyond what is done here
  ([testing](https://www.sqlite.org/testing.html)). It promises nothing on disks that lie about
  syncing, on network drives, or for files that other programs copy or replace
  ([how to corrupt](https://www.sqlite.org/howtocorrupt.html)): the program looks for the last two.
  Changed bytes it finds in the form of its pages alone; doichieu seals what is in them.
- **git** by default syncs packs, not single objects, which 'has good performance, but risks losing
  recent work in the event of an unclean system shutdown'
  ([core.fsync](https://git-scm.com/docs/git-config#Documentation/git-config.txt-corefsync)).
- **restic** may be interrupted 'at any point in time without damaging the repository'; damage is
  found by `check`
  ([troubleshooting](https://restic.readthedocs.io/en/stable/077_troubleshooting.html)). So it is
  with `backup` and `verify` here."""


def main() -> None:
    """Run all parts with one seed, write the page, and fail where there was a mistake."""
    seed, share = [int(each) for each in sys.argv[1:]] + [random.randrange(10**6), 100][
        len(sys.argv) - 1 :
    ]
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    told = f"Written by `make torture` ({machine}, SQLite {sqlite3.sqlite_version})."
    pages = [
        "# Reliability",
        f"{told} To do the same again: `make torture SEED={seed}`.",
    ]
    mistakes = 0
    for name, section in SECTIONS.items():
        begun = time.monotonic()
        figures = section.run(seed, max(1, section.count * share // 100))
        took = time.monotonic() - begun
        mistakes += len(figures.mistakes)
        pages += [f"## {section.title}", section.text, "\n".join(_table(figures, took))]
        print("\n\n".join([*pages[-3:], *figures.mistakes]), flush=True)
        print(f"make torture PART={name} SEED={seed}", flush=True)
    PAGE.write_text("\n\n".join([*pages, PROMISES]) + "\n", encoding="utf-8")
    sys.exit(mistakes > 0)


def _table(figures: Figures, took: float) -> Iterator[str]:
    yield "| | |"
    yield "|---|---|"
    for row in (
        *figures.rows,
        ("mistakes", str(len(figures.mistakes))),
        ("took", f"{took / 60:.1f} min"),
    ):
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    main()
