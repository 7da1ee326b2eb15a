"""What goes over the line: start, bytes and latency in a real terminal, beside a bare Textual list."""

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

from doichieu.store import Store
from doichieu.workbench.desk import Workbench
from doichieu.config import load

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
DRIVER = SHARED / "tools" / "ptybench.py"
ROUNDS = 7


@dataclass(frozen=True)
class Key:
    """One kind of move: median and 95th percentile over a run."""

    bytes_p50: int
    bytes_p95: int
    ms_p50: float
    ms_p95: float
    waste_p50: float


@dataclass(frozen=True)
class Run:
    """One start of a program and the keys pressed in it."""

    start_ms: int
    start_bytes: int
    keys: dict[str, Key]


def drive(command: list[str], ready: str, keys: str = "") -> Run:
    """Start a program in a pty of 120×40, wait for `ready`, press keys."""
    done = subprocess.run(
        [sys.executable, "-P", str(DRIVER), "--ready", ready, "--keys", keys, "--", *command],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONSAFEPATH": "1"},
    )
    found = json.loads(done.stdout.splitlines()[0])
    pressed = {
        name: Key(**{field: values[field] for field in Key.__annotations__})
        for name, values in found["keys"].items()
    }
    return Run(found["start_ms"], found["start_bytes"], pressed)


def table() -> Iterator[str]:
    """The lines of the report."""
    directive, plan = (next((SHARED / "seeds").glob(f"{n}*.txt")) for n in ("004", "003"))
    bare = [sys.executable, "-P", str(HERE / "bare_list.py"), str(directive)]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "bench.db"
        with Store.open(store) as opened:
            bench = Workbench(opened, load(store=store))
            bench.import_files([directive, plan])
        ours = [sys.executable, "-P", "-m", "doichieu", "--store", str(store), "--lang", "en"]
        ours += ["review", str(directive), str(plan)]
        fresh = [*ours]
        fresh[fresh.index(str(store))] = str(Path(folder) / "fresh.db")
        starts = [
            (drive(bare, "ĐẢNG").start_ms, drive(ours, "decided").start_ms) for _ in range(ROUNDS)
        ]
        first = drive(fresh, "decided").start_ms
        tasks = drive(ours, "why", "down*34,up*34").keys
        suggestions = [drive(ours, "why", f"{'down*1,' * 3}tab,down*8,up*8").keys]
        plain = drive(bare, "ĐẢNG", "down*34").keys["down*34"]
    mine = statistics.median(start for _bare, start in starts)
    theirs = statistics.median(start for start, _ours in starts)
    yield "| | doichieu | bare OptionList | wanted |"
    yield "|---|---|---|---|"
    ratio = statistics.median(ours / bare for bare, ours in starts)
    yield f"| start, to the first picture (median of {ROUNDS}) | {mine:.0f} ms = {ratio:.2f} × | {theirs:.0f} ms | ≤ 1.5 × |"
    yield f"| the same, reading both files in first | {first:.0f} ms | | |"
    move = tasks["down*34"]
    yield f"| next task: bytes, median / p95 | {move.bytes_p50} / {move.bytes_p95} | {plain.bytes_p50} / {plain.bytes_p95} | ≤ 6000 |"
    yield f"| next task: key to last byte, median / p95 | {move.ms_p50} / {move.ms_p95} ms | {plain.ms_p50} / {plain.ms_p95} ms | p95 ≤ 60 ms |"
    for name in ("down*8", "up*8"):
        move = suggestions[0][name]
        yield f"| among suggestions ({name[:-2]}): bytes, median / p95 | {move.bytes_p50} / {move.bytes_p95} | | ≤ 1500 |"
        yield f"| among suggestions ({name[:-2]}): key to last byte, median / p95 | {move.ms_p50} / {move.ms_p95} ms | | p95 ≤ 60 ms |"
    yield f"| bytes sent / bytes the changed cells need, next task | {tasks['down*34'].waste_p50} | {plain.waste_p50} | |"
