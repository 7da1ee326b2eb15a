"""The campaign: run its parts, print what came of them, and write docs/reliability.md.

    make torture [PART=kills] [SEED=7] [SHARE=10]

Of one part only the section is written anew. SHARE is how much of the counts is done, in percent;
less than all of them is only printed.
"""

from __future__ import annotations

import os
import platform
import random
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.torture import corruptions, failures, kills, mutations, processes, servers
from tests.torture.campaign import Figures

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "reliability.md"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the campaign as the page tells of it."""

    title: str
    text: str
    run: Callable[[int, int], Figures]
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
    "servers": Section(
        "A server that is killed",
        """A libSQL server that is ended (`SIGKILL`) and started again while clients, each with a
mirror of its own, decide on it without a pause, every other one ahead of its turn, as a screen
does. What was acknowledged must be on the server afterwards and nothing twice, `verify` must find
nothing, and every mirror must be row by row what the server has.""",
        servers.run,
        servers.COUNT,
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
    """Run the parts that are named, or all, and fail where there was a mistake."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    named = [each for each in sys.argv[1:] if not each.isdecimal()]
    seed, share = [*numbers, *(random.randrange(10**6), 100)[len(numbers) :]]
    written, mistakes = _written(), 0
    for name in named or SECTIONS:
        section, begun = SECTIONS[name], time.monotonic()
        figures = section.run(seed, max(1, section.count * share // 100))
        mistakes += len(figures.mistakes)
        table = "\n".join(_table(figures, time.monotonic() - begun))
        again = f"`make torture PART={name} SEED={seed}` does the same again."
        written[section.title] = f"{section.text}\n\n{table}\n\n{again}"
        print(f"## {section.title}", table, again, *figures.mistakes, sep="\n", flush=True)
    if share == 100:
        PAGE.write_text(_page(written), encoding="utf-8")
    sys.exit(mistakes > 0)


def _written() -> dict[str, str]:
    """The sections of the page as it is, by their titles."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    found = re.findall(r"^## (.*)\n\n((?:(?!^## ).*\n)*)", page, re.MULTILINE)
    return {title: text.strip() for title, text in found}


def _page(written: dict[str, str]) -> str:
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    versions = f"{machine}, SQLite {sqlite3.sqlite_version}"
    load = f"a load of {os.getloadavg()[2]:.1f} on {os.cpu_count()} processors"
    told = f"Written by `make torture` ({versions}), these runs and all else making {load}."
    titles = (section.title for section in SECTIONS.values())
    sections = (f"## {title}\n\n{written[title]}" for title in titles if title in written)
    return "\n\n".join(("# Reliability", told, *sections, PROMISES)) + "\n"


def _table(figures: Figures, took: float) -> Iterator[str]:
    yield "| | |"
    yield "|---|---|"
    told = ("mistakes", str(len(figures.mistakes))), ("took", f"{took / 60:.1f} min")
    yield from (f"| {' | '.join(row)} |" for row in (*figures.rows, *told))


if __name__ == "__main__":
    main()
