"""What goes over the line: start, bytes and latency, beside a bare Textual list."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from doichieu.config import load
from doichieu.store import Store
from doichieu.workbench import Workbench

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
DRIVER = SHARED / "tools" / "ptybench.py"
ROUNDS = 9
PYTHON = (sys.executable, "-P")


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
class Program:
    """A command and the words on its screen that tell it is ready."""

    command: tuple[str, ...]
    ready: str

    def start(self) -> int:
        """Milliseconds from nothing to the words on the screen."""
        return int(self._run("")["start_ms"])

    def press(self, keys: str) -> dict[str, Move]:
        """The moves, by the way they are written in `keys`: `down*34,tab`."""
        return {
            name: Move(**{field: values[field] for field in Move.__annotations__})
            for name, values in self._run(keys)["keys"].items()
        }

    def _run(self, keys: str) -> dict[str, dict[str, dict[str, float]]]:
        options = ["--ready", self.ready, "--keys", keys, "--"]
        done = subprocess.run(
            [*PYTHON, str(DRIVER), *options, *self.command],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        )
        found: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout.splitlines()[0])
        return found


def report() -> Iterator[str]:
    """The lines of the section on the screen."""
    directive, plan = (next((SHARED / "seeds").glob(f"{number}*.txt")) for number in ("004", "003"))
    bare = Program((*PYTHON, str(HERE / "bare_list.py"), str(directive)), "ĐẢNG")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "bench.db")
        with Store.open(store) as opened:
            Workbench(opened, load(store=store)).documents.import_files([directive, plan])

        def review(path: Path, ready: str) -> Program:
            options = ("--store", str(path), "--lang", "en")
            files = ("review", str(directive), str(plan))
            return Program((*PYTHON, "-m", "doichieu", *options, *files), ready)

        starts = [(bare.start(), review(store, "decided").start()) for _ in range(ROUNDS)]
        first = review(Path(folder, "fresh.db"), "decided").start()
        task = review(store, "why").press("down*34")["down*34"]
        moves = [
            review(store, "why").press(f"{'down,' * skipped}tab,down*8,up*8")
            for skipped in (3, 10, 17, 24)
        ]
        plain = bare.press("down*34")["down*34"]
    among = [run[key] for run in moves for key in ("down*8", "up*8")]
    yield from _table(starts, first, task, among, plain)


def _table(
    starts: list[tuple[int, int]], first: int, task: Move, among: list[Move], plain: Move
) -> Iterator[str]:
    ratio = statistics.median(ours / bare for bare, ours in starts)
    ours = f"{statistics.median(ours for _bare, ours in starts):.0f} ms"
    bare = f"{statistics.median(bare for bare, _ours in starts):.0f} ms"
    bytes_among = statistics.median(move.bytes_p50 for move in among)
    slowest = max(move.ms_p95 for move in among)
    rows = [
        (
            f"start to the first picture, median of {ROUNDS}",
            f"{ours} = {ratio:.2f} ×",
            bare,
            "1.5 ×",
        ),
        ("the same, with both files to read and a store to make", f"{first} ms", "", ""),
        ("next task, bytes, median / p95", task.sent, plain.sent, "6,000"),
        ("next task, key to last byte, median / p95", task.took, plain.took, "60 ms"),
        ("next task, bytes sent to bytes needed", task.waste_p50, plain.waste_p50, ""),
        ("among suggestions, bytes, median over 4 tasks", f"{bytes_among:.0f}", "", "1,500"),
        ("among suggestions, key to last byte, worst p95", f"{slowest} ms", "", "60 ms"),
    ]
    yield "| | doichieu | bare OptionList | at most |"
    yield "|---|---|---|---|"
    yield from ("| " + " | ".join(map(str, row)) + " |" for row in rows)
