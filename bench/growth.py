"""What a store of 1,000, 3,000 and 10,000 plans costs: its screens, their memory, importing.

With a folder the stores are made there and found again.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import country
from seen import Seen
from size import SHARED, SIZES

from doichieu.config import load
from doichieu.store import Store
from doichieu.workbench import Workbench

IMPORTED = (200, 600)
"""Files of the corpus, each several times under other numbers, that are read into one store."""


FEW = 12
"""Plans of the store beside which the others are told: what a screen costs by itself."""

ROUNDS = 5


@dataclass(frozen=True)
class View:
    """A screen: the keys to it from the line of the directive in the library, its first words."""

    name: str
    keys: str
    words: str


VIEWS = (
    View("library", "", ""),
    View("matrix", "m", "plan 1 of"),
    View("chain", "J", "weakest link"),
)

QUERIES = (
    ("everywhere", "tăng cường", "places: "),
    ("everywhere but never together", "số đông", "places: "),
    ("nowhere with these marks", "đồng bò", "is in no document"),
)
"""Words typed, and what then stands there."""


def report(made: Path | None = None) -> Iterator[str]:
    """The lines of the section; `made` is a folder that holds the stores, or will."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _growing(made or Path(folder))
        yield ""
        yield from _imports(Path(folder))
    yield ""
    load_ = os.getloadavg()[1]
    yield f"What else ran on the machine meanwhile: a load of {load_:.1f}, these runs included."


def _growing(folder: Path) -> Iterator[str]:
    words = [f"words {name}, ms" for name, _typed, _shown in QUERIES]
    heads = ["plans", "MiB of the store", *(f"{view.name}, ms more" for view in VIEWS), *words]
    heads += [f"{view.name}, MiB" for view in VIEWS] + ["words, MiB"]
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    bare = _store(folder, FEW)
    for plans in SIZES:
        store = _store(folder, plans)
        seen = [_beyond(store, bare, view) for view in VIEWS]
        found, at_most = _searched(store)
        size = store.stat().st_size >> 20
        memory = [each.memory for each in seen]
        figures = [size, *(each.milliseconds for each in seen), *found, *memory, at_most]
        yield f"| {plans:,} | {' | '.join(f'{each:.0f}' for each in figures)} |"


def _store(folder: Path, plans: int) -> Path:
    store = folder / f"size.{plans}.db"
    if not store.exists():
        folder.mkdir(parents=True, exist_ok=True)
        country.make(store, plans)
    return store


@dataclass(frozen=True)
class Picture:
    """Milliseconds to the first picture of a screen, and MiB that the program holds then."""

    milliseconds: float
    memory: float


def _beyond(store: Path, bare: Path, view: View) -> Picture:
    """What a screen costs more than over a store of a few, the median of rounds in turns."""
    rounds = [(_once(bare, view), _once(store, view)) for _round in range(ROUNDS)]
    more = (full.milliseconds - few.milliseconds for few, full in rounds)
    return Picture(statistics.median(more), max(full.memory for _few, full in rounds))


def _once(store: Path, view: View) -> Picture:
    program = _program(store)
    try:
        taken = program.start("KH-UBND")
        if view.keys:
            _whole(program)
            program.until("━ Documents", "\t")
            program.until("1-NQ-TW.txt", END)
            taken = program.until(view.words, view.keys)
        return Picture(taken, program.memory())
    finally:
        program.close()


END = "\x1b[F"
"""The key to the last document of the list, which was read in first."""


def _whole(program: Seen) -> None:
    """Wait until the library has gone through the relations of all documents."""
    program.until("cited by", "")


def _searched(store: Path) -> tuple[list[float], float]:
    """Milliseconds from words to what is found for them, and MiB at the most."""
    times: list[list[float]] = [[] for _query in QUERIES]
    memory = 0.0
    for _round in range(ROUNDS):
        for (_name, typed, shown), own in zip(QUERIES, times, strict=True):
            program = _program(store)
            try:
                program.start("KH-UBND")
                _whole(program)
                program.until("Type words", "t")
                own.append(program.until(shown, typed))
                memory = max(memory, program.memory())
            finally:
                program.close()
    return [statistics.median(own) for own in times], memory


def _program(store: Path) -> Seen:
    options = ("--store", str(store), "--lang", "en")
    return Seen((sys.executable, "-P", "-m", "doichieu", *options))


def _imports(folder: Path) -> Iterator[str]:
    """How many files a second are read into an empty store, and into one with others in it.

    What the processors had to do does not depend on what else runs.
    """
    yield "| files of the corpus imported | a second | ms of processors to read one | to write |"
    yield "|---|---|---|---|"
    store, texts = folder / "imported.db", sorted((SHARED / "corpus").glob("*.txt"))
    with Store.open(store) as opened:
        documents = Workbench(opened, load(store=store)).documents
        number = 0
        for count in IMPORTED:
            files = []
            for _file in range(count):
                number += 1
                text = texts[number % len(texts)].read_text("utf-8")
                file = folder / f"{number}.txt"
                file.write_text(
                    re.sub(r"(Số\s*:?\s*)\d+", rf"\g<1>{number}", text, count=1), "utf-8"
                )
                files.append(file)
            begun, before = time.perf_counter(), os.times()
            done = sum(1 for _imported in documents.import_each(files))
            seconds, after = time.perf_counter() - begun, os.times()
            own = after.user + after.system - before.user - before.system
            read = after.children_user + after.children_system
            read -= before.children_user + before.children_system
            yield (
                f"| {done:,}, {number - count:,} before them | {done / seconds:.0f}"
                f" | {read / done * 1000:.0f} | {own / done * 1000:.0f} |"
            )


if __name__ == "__main__":
    print("\n".join(report(Path(sys.argv[1]) if sys.argv[1:] else None)))
