"""What a store of 1,000, 3,000 and 10,000 plans costs: start, search, matrix, memory, import."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import country
from seen import Seen
from size import SHARED, SIZES

from doichieu.config import load
from doichieu.store import Store
from doichieu.workbench import Workbench

IMPORTED = (200, 600)
"""Files of the corpus, each several times under other numbers, that are read into one store."""


def report(made: Path | None = None) -> Iterator[str]:
    """The lines of the section; `made` is a folder that may hold such stores already."""
    with tempfile.TemporaryDirectory() as folder:
        yield "| plans | MiB of the store | library, ms more | memory, MiB | words found, ms | × |"
        yield "|---|---|---|---|---|---|"
        bare, _memory, _search = _seen(_empty(Path(folder)), "Nothing read", search=False)
        before = 0.0
        for plans in SIZES:
            store = (made or Path(folder)) / f"size.{plans}.db"
            if not store.exists():
                country.make(store, plans)
            start, memory, search = _seen(store, "KH-UBND")
            ratio = f"{search / before:.1f}" if before else ""
            size = store.stat().st_size >> 20
            beyond = start - bare
            yield f"| {plans:,} | {size} | {beyond:.0f} | {memory:.0f} | {search:.0f} | {ratio} |"
            before = search
        yield ""
        yield from _imports(Path(folder))
    yield ""
    load_ = os.getloadavg()[1]
    yield f"What else ran on the machine meanwhile: a load of {load_:.1f}, these runs included."


def _empty(folder: Path) -> Path:
    store = folder / "empty.db"
    Store.open(store).close()
    return store


def _seen(store: Path, ready: str, *, search: bool = True) -> tuple[float, float, float]:
    """Milliseconds to the first picture; MiB after it; milliseconds from words to their places."""
    options = ("--store", str(store), "--lang", "en")
    program = Seen((sys.executable, "-P", "-m", "doichieu", *options))
    try:
        start = program.start(ready)
        memory = program.memory()
        if not search:
            return start, memory, 0.0
        program.until("Type words", "t")
        return start, memory, program.until("places: 500+", "tăng cường")
    finally:
        program.close()


def _imports(folder: Path) -> Iterator[str]:
    """How many files a second are read into an empty store, and into one with others in it."""
    yield "| files of the corpus imported | a second |"
    yield "|---|---|"
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
            begun = time.perf_counter()
            done = sum(1 for _imported in documents.import_each(files))
            seconds = time.perf_counter() - begun
            yield f"| {done:,}, {number - count:,} before them | {done / seconds:.0f} |"


if __name__ == "__main__":
    print("\n".join(report(Path(sys.argv[1]) if sys.argv[1:] else None)))
