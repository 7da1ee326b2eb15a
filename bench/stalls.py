"""How long the screen stands where the line to a server stands still in the midst of a step.

The line is held a little later each time, so that it is once before, once between and once behind
everything that a step sends.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from doichieu import servers
from doichieu.config import Config
from doichieu.model import ReviewId
from doichieu.store import Store
from doichieu.tui.screens.dialogs import KEPT_EVERY
from doichieu.workbench import Workbench

sys.path.append(str(Path(__file__).resolve().parent.parent))
from tests.serving import Line
from tests.tui.conftest import running

ANEW = "something that was not typed before"
STEPS = {
    "a verdict": ("G",),
    "a note": ("c", ANEW, "ctrl+s"),
    "a verdict with its reason": ("n", ANEW, "enter"),
    "undo": ("z",),
}
HELD = 3.0
LATER = tuple(each / 100 for each in range(0, 20, 2))
_BEAT = 0.005


def report(line: Line) -> Iterator[str]:
    """The table."""
    yield f"| longest that the screen stands | the line moves | it stands still for {HELD:.0f} s |"
    yield "|---|---|---|"
    for name, keys in STEPS.items():
        moving = asyncio.run(_stood(line, keys, None))
        still = max(asyncio.run(_stood(line, keys, after)) for after in LATER)
        yield f"| in {name} | {moving * 1000:.0f} ms | {still * 1000:.0f} ms |"


async def _stood(line: Line, keys: Sequence[str], after: float | None) -> float:
    """Seconds, where the line is held so long after the last of these keys, or never."""
    path = servers.mirror_of(line.address)
    config = Config(path, "lan", "en", "default", path.with_name("keys.toml"))
    with Store.open(path) as store:
        bench = Workbench(store, config, lambda: datetime.now(UTC))
        async with running(bench, bench.reviews.resume(ReviewId(1))) as program:
            await program.press("G")
            for each in keys[:-1]:
                await program.press(*(str(time.monotonic_ns()) if each == ANEW else [each]))
            beats: list[float] = []
            heart = asyncio.create_task(_beat(beats))
            # Until what is typed has been kept as a draft, which the answer lets go.
            await asyncio.sleep(KEPT_EVERY + 0.5)
            program.app.simulate_key(keys[-1])
            # From a thread: what the loop stands still for is to be met in the midst of it.
            await asyncio.to_thread(_hold, line, after)
            heart.cancel()
            await program.rest()
    return max(later - earlier for earlier, later in pairwise(beats))


def _hold(line: Line, after: float | None) -> None:
    time.sleep(after or 0)
    with nullcontext() if after is None else line.held():
        time.sleep(HELD)


async def _beat(beats: list[float]) -> None:
    while True:
        beats.append(time.monotonic())
        await asyncio.sleep(_BEAT)
