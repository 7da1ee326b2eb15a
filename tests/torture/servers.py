"""A server that is killed again and again while many decide: nothing acknowledged is lost."""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from doichieu import servers
from doichieu.errors import BusyError, StoreError
from doichieu.model import ReviewId, Verdict
from doichieu.store import Store
from doichieu.store.remote import transport
from tests.serving import WHY_NOT, Sqld, binary, on_the_server, rows_of_mirror
from tests.torture.campaign import BROKE, Figures, Say, apart, at_work, damages, start
from tests.torture.processes import begin

COUNT = 100
CLIENTS = 10

LEFT_OUT = "left out"
_AGAIN = 0.05
"""Seconds after which a client tries again that was refused."""
_BETWEEN = (0.05, 1.0)
"""Seconds that a server lives."""


def run(seed: int, count: int = COUNT, clients: int = CLIENTS) -> Figures:
    """Kill the server so many times while so many clients decide, each about a task of his own."""
    if binary() is None:
        return Figures(((LEFT_OUT, WHY_NOT),), ())
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name, _cache(Path(name)) as folder:
        sqld = Sqld(folder / "data")
        sqld.start()
        try:
            apart(lambda _say: _filled(sqld, folder, clients))
            ends, tells = os.pipe()
            children = [
                start(lambda say, n=n: _client(sqld, folder, n, ends, say)) for n in range(clients)
            ]
            for _number in range(count):
                time.sleep(chance.uniform(*_BETWEEN))
                sqld.kill()
                sqld.start()
            os.write(tells, b"." * clients)
            said = [line for child in children for line in child.ended()]
            found = apart(lambda say: _looked(sqld, folder, say))
        finally:
            sqld.kill()
    acknowledged = {line for line in said if " " not in line}
    refused = sum(int(line.split()[1]) for line in said if line.startswith("refused "))
    lost = acknowledged - set(found)
    mistakes = [line for line in (*said, *found) if line.startswith((BROKE, "wrong: "))]
    mistakes += [f"lost: {each}" for each in sorted(lost)]
    mistakes += [f"twice: {each}" for each, times in Counter(found).items() if times > 1]
    rows = (
        ("clients / kills of the server", f"{clients} / {count}"),
        ("decisions acknowledged / lost", f"{len(acknowledged)} / {len(lost)}"),
        ("tries refused, and made again", f"{refused}"),
    )
    return Figures(rows, tuple(mistakes))


@contextmanager
def _cache(folder: Path) -> Iterator[Path]:
    """Mirrors of our own."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    try:
        yield folder
    finally:
        if before is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = before


def _filled(sqld: Sqld, folder: Path, clients: int) -> None:
    begin(folder / "store.db", clients)
    transport.carry(folder / "store.db", servers.mirror_of(sqld.address))


def _mirror(sqld: Sqld, folder: Path, number: int) -> Path:
    """The mirror of a client, each of whom is on a machine of his own."""
    return folder / f"{number}" / servers.FOLDER / servers.mirror_of(sqld.address).name


def _client(sqld: Sqld, folder: Path, number: int, ends: int, say: Say) -> None:
    os.set_blocking(ends, False)
    refused, turn = 0, 0
    while True:
        try:
            with at_work(_mirror(sqld, folder, number), f"r{number}") as bench:
                review = bench.reviews.resume(ReviewId(1))
                while True:
                    if _told(ends):
                        say(f"refused {refused}")
                        return
                    turn += 1
                    name = f"{number}.{turn}"
                    verdict = (Verdict.GAP, Verdict.UNSURE)[turn % 2]
                    step = partial(review.decide, review.tasks[number].id, verdict, (), name)
                    # Every other one decides as a screen does, ahead of knowing.
                    _taken(bench.store, step) if number % 2 else step()
                    say(name)
        except StoreError:
            refused += 1
            time.sleep(_AGAIN)


def _taken(store: Store, step: Callable[[], object]) -> None:
    while True:
        try:
            with store.taken_again():
                step()
        except BusyError:
            time.sleep(_AGAIN)
        else:
            return


def _told(ends: int) -> bool:
    try:
        return bool(os.read(ends, 1))
    except BlockingIOError:
        return False


def _looked(sqld: Sqld, folder: Path, say: Say) -> None:
    """All reasons on the server, and what is wrong with it, or with a mirror that follows it."""
    path = servers.mirror_of(sqld.address)
    with Store.open(path) as store:
        for each in store.decisions.log():
            if each.after:
                say(each.after.reason)
    for damage in damages(path):
        say(f"wrong: {damage}")
    there = on_the_server(sqld.address)
    for mirror in (path, *folder.glob(f"*/{servers.FOLDER}/*.db")):
        with Store.open(mirror) as store:
            if rows_of_mirror(store) != there:
                say(f"wrong: {mirror} is not what the server has")
