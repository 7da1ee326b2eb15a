"""What goes over the line: start, bytes, latency and memory, beside a bare Textual list."""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import made
from seen import Seen

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
DRIVER = SHARED / "tools" / "ptybench.py"
ROUNDS = 9
PYTHON = (sys.executable, "-P")
END = "\x1b[F"


@dataclass(frozen=True)
class Move:
    """One kind of key pressed many times: medians and 95th percentiles."""

    bytes_p50: int
    bytes_p95: int
    ms_p50: float
    ms_p95: float
    waste_p50: float

    @property
    def sent(self) -> str:
        """Bytes, for a cell of a table."""
        return f"{self.bytes_p50} / {self.bytes_p95}"

    @property
    def took(self) -> str:
        """Milliseconds, for a cell of a table."""
        return f"{self.ms_p50} / {self.ms_p95} ms"


@dataclass(frozen=True)
class Run:
    """One run of a program: milliseconds to its first picture, its moves, MiB at the end."""

    start: int
    moves: dict[str, Move]
    memory: float


@dataclass(frozen=True)
class Program:
    """A command and the words on its screen that tell it is ready."""

    command: tuple[str, ...]
    ready: str

    def start(self) -> int:
        """Milliseconds from nothing to the words on the screen."""
        return self.press("").start

    def press(self, keys: str, size: str = "120x40") -> Run:
        """A run with these keys, written as in `down*34,tab`, on a terminal of this size."""
        options = ["--size", size, "--ready", self.ready, "--start-timeout", "60"]
        options += ["--keys", keys, "--"]
        done = subprocess.run(
            [*PYTHON, str(DRIVER), *options, *self.command],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        )
        found = json.loads(done.stdout.splitlines()[0])
        moves = {
            name: Move(**{field: values[field] for field in Move.__annotations__})
            for name, values in found["keys"].items()
        }
        return Run(int(found["start_ms"]), moves, found["rss_end_mib"])


@dataclass(frozen=True)
class Pair:
    """A store with a directive and a plan, and the same texts in a bare list."""

    store: Path
    names: tuple[str, str]
    bare: Program

    def review(self, ready: str) -> Program:
        """Their review."""
        options = ("--store", str(self.store), "--lang", "en")
        return Program((*PYTHON, "-m", "doichieu", *options, "review", *self.names), ready)


SCREENS = {
    "help": ("?", "left", "down*8"),
    "the plan's side": ("m", "right", "down*12"),
    "which key does what": ("\x1bOQ", "left", "down*12"),
    "commands by name": ("\x10", "left", "down*8"),
    "queues": ("f", "left", "down*8"),
    "what a step on the whole queue changes": ("M,G", "left", "down*8"),
}
"""Screens over the review: the keys that open each, one that does nothing, and a movement there."""

APART = {
    "the matrix, next task": ("m", "down*12"),
    "the matrix, next plan": ("m", "right*8"),
    "the chain, next level": ("J", "down*8"),
    "the chain, next task": ("J", "t*8"),
}
"""Screens that a directive has in the library, each with a key that opens the review there."""

SIZES = ("80x24", "120x40", "160x45")
"""Terminals for three documents: one large above two small, and from 150 columns three beside."""

Line = tuple[object, ...]


def report() -> Iterator[str]:
    """The lines of the section on the screen."""
    with tempfile.TemporaryDirectory() as folder:
        usual, large = _usual(Path(folder)), _large(Path(folder))
        yield from _table(
            ("", "doichieu", "bare OptionList", "at most"),
            [*_starts(Path(folder), usual), *_moves(usual, large)],
        )
        yield ""
        yield from _table(
            ("screen", "move, bytes", "move, ms", "back, bytes"),
            _screens(usual),
        )
        yield ""
        yield from _table(
            ("screen over the library", "move, bytes", "move, ms", "back from the review, bytes"),
            _apart(Path(folder)),
        )
        yield ""
        yield from _table(
            ("three documents", "move, bytes", "move, ms", "turned to the next, bytes"),
            _three(Path(folder)),
        )
        yield ""
        yield from _table(("everything decided", ""), _everything(Path(folder)))
    load = os.getloadavg()[1]
    yield ""
    yield f"What else ran on the machine meanwhile: a load of {load:.1f}, these runs included."


def _usual(folder: Path) -> Pair:
    directive, plan = _seeds()
    store = folder / "usual.db"
    made.usual(store, directive, plan)
    bare = Program((*PYTHON, str(HERE / "bare_list.py"), str(directive)), "ĐẢNG")
    return Pair(store, (str(directive), str(plan)), bare)


def _seeds() -> tuple[Path, Path]:
    """12-KH/TW, and 121/KH-UBND that carries it out."""
    found = (next((SHARED / "seeds").glob(f"{number}*.txt")) for number in ("004", "003"))
    return next(found), next(found)


def _large(folder: Path) -> Pair:
    store, listed = folder / "large.db", folder / "large.txt"
    names = made.large(store)
    with closing(sqlite3.connect(store)) as database:
        texts = [text for (text,) in database.execute("SELECT text FROM items LIMIT 2100")]
    listed.write_text("\n".join(["ĐẢNG", *texts]), encoding="utf-8")
    bare = Program((*PYTHON, str(HERE / "bare_list.py"), str(listed)), "ĐẢNG")
    return Pair(store, names, bare)


def _starts(folder: Path, usual: Pair) -> Iterator[Line]:
    """How long until there is something to see, each beside the bare list in the same round."""
    store = folder / "library.db"
    many = made.library(store)
    options = ("--store", str(store), "--lang", "en")
    review, library = usual.review("decided"), Program((*PYTHON, "-m", "doichieu", *options), many)
    rounds = [(usual.bare.start(), review.start(), library.start()) for _ in range(ROUNDS)]
    bare = f"{statistics.median(each[0] for each in rounds):.0f} ms"
    names = (
        f"start to the first picture, median of {ROUNDS}",
        f"the same, the library of {made.DOCUMENTS:,} documents",
    )
    for name, place in zip(names, (1, 2), strict=True):
        ours = statistics.median(each[place] for each in rounds)
        ratio = statistics.median(each[place] / each[0] for each in rounds)
        yield name, f"{ours:.0f} ms = {ratio:.2f} ×", bare, "1.3 ×"
    fresh = Pair(folder / "fresh.db", usual.names, usual.bare).review("decided").start()
    yield "the same, with both files to read and a store to make", f"{fresh} ms", "", ""


def _moves(usual: Pair, large: Pair) -> Iterator[Line]:
    """Moves from task to task and among suggestions, and the memory afterwards."""
    for pair, tasks, keys, most in (
        (usual, "36 tasks", "down*34", 55),
        # A key that does nothing waits until all suggestions are there.
        (large, f"{made.MANY:,} tasks", "left*40,down*100", 75),
    ):
        ours, bare = pair.review("why").press(keys), pair.bare.press(keys.rpartition(",")[2])
        name = keys.rpartition(",")[2]
        move, plain = ours.moves[name], bare.moves[name]
        yield f"next of {tasks}, bytes, median / p95", move.sent, plain.sent, "3,000"
        yield f"next of {tasks}, key to last byte", move.took, plain.took, "45 ms"
        yield f"next of {tasks}, sent to needed", move.waste_p50, plain.waste_p50, ""
        yield f"memory with {tasks}", f"{ours.memory} MiB", f"{bare.memory} MiB", f"{most} MiB"
    skipped = (3, 10, 17, 24)
    runs = [usual.review("why").press(f"{'down,' * n}tab,down*8,up*8").moves for n in skipped]
    among = [run[key] for run in runs for key in ("down*8", "up*8")]
    sent = statistics.median(move.bytes_p50 for move in among)
    slowest = max(move.ms_p95 for move in among)
    yield "among suggestions, bytes, median over 4 tasks", f"{sent:.0f}", "", "1,500"
    yield "among suggestions, key to last byte, worst p95", f"{slowest} ms", "", "45 ms"


def _screens(usual: Pair) -> Iterator[Line]:
    for name, (opening, waiting, inside) in SCREENS.items():
        # What comes of opening it must be there before a movement is measured.
        moves = usual.review("why").press(f"down*3,{opening},{waiting},{inside},esc").moves
        move, back = moves[inside], moves["esc"]
        yield name, move.sent, move.took, back.bytes_p50
    yield "at most", "3,000", "45 ms", "3,000"


def _apart(folder: Path) -> Iterator[Line]:
    """Moves on the screens over the library, and the way back to them from a review."""
    store = folder / "matrix.db"
    plans = made.matrix(store, next((SHARED / "seeds").glob("004*.txt")))
    options = ("--store", str(store), "--lang", "en")
    library = Program((*PYTHON, "-m", "doichieu", *options), plans)
    for name, (opening, inside) in APART.items():
        # The directive is the last document, and what is suggested must be there before.
        keys = f"tab,{END},{opening},left*16,{inside},enter,left*8,esc"
        moves = library.press(keys).moves
        yield name, moves[inside].sent, moves[inside].took, moves["esc"].bytes_p50


def _three(folder: Path) -> Iterator[Line]:
    """Moves in the uppermost of three documents, and the way from each to the next."""
    directive, plan = _seeds()
    store = folder / "three.db"
    names = made.three(store, directive, plan)
    options = ("--store", str(store), "--lang", "en")
    review = Program((*PYTHON, "-m", "doichieu", *options, "review", *names), "decided")
    for size in SIZES:
        # A key that does nothing waits until the suggestions of both reviews are there.
        moves = review.press("left*16,down*34,tab*6", size).moves
        move = moves["down*34"]
        yield f"next task, {size.replace('x', '×')}", move.sent, move.took, moves["tab*6"].bytes_p50
    yield "at most", "3,000", "45 ms", ""


def _everything(folder: Path) -> Iterator[Line]:
    """How long the list of everything decided takes to come, and to follow what is typed."""
    store = folder / "decided.db"
    took = made.decided(store)
    many = made.REVIEWS * made.DECIDED
    yield f"to record {many:,} decisions in {made.REVIEWS} reviews", f"{took:.1f} s"
    options = ("--store", str(store), "--lang", "en")
    program = Seen((*PYTHON, "-m", "doichieu", *options))
    try:
        yield "start of the library above them", f"{program.start('KH-UBND'):.0f} ms"
        one = program.until(f"{made.DECIDED} of {made.DECIDED}", "Q")
        yield "from there to the list of one review", f"{one:.0f} ms"
        listed = program.until(f"{many} of {many}", "r")
        yield "and to that of all", f"{listed:.0f} ms"
        program.until("the filter stays", "/")
        half = program.until(f"{many // 2} of {many}", "unsure")
        yield "filtered by a verdict, typed at once", f"{half:.0f} ms"
        none = program.until(f" 0 of {many}", " zzz")
        yield "and by a word that nothing has", f"{none:.0f} ms"
    finally:
        program.close()


def _table(head: Line, rows: Sequence[Line] | Iterator[Line]) -> Iterator[str]:
    yield "| " + " | ".join(map(str, head)) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(map(str, row)) + " |" for row in rows)
