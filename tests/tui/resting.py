"""When a program without a terminal has come to rest: nothing is left to do, and nothing is due.

Textual's own way watches the clock of the processor: at least a fiftieth of a second for each
key, and more the busier the machine is. What is left to do is known, however.
"""

from __future__ import annotations

import asyncio
from time import monotonic, process_time

from textual._context import active_app

SOON = 0.03
"""Seconds in which a timer that runs out belongs to what is going on, as the next painting does."""

ROUNDS = 8
"""How many timers in a row are waited for: one that comes over and over never ends."""

AT_MOST = 1.0
"""Seconds after which what still goes on is let be, as Textual does."""

GLANCE = 1 / 50
"""Seconds for which a process is watched whose threads may be at work."""

IDLE = 5
"""How many times in a row it is seen doing nothing before its threads are taken to wait: on a busy
machine one that has much to do may have no turn for a while."""


async def come_to_rest(_at_least: float = 0.0, at_most: float = AT_MOST) -> None:
    """Wait until every callback has run and no timer is due, and until threads only wait."""
    loop = asyncio.get_running_loop()
    end, rounds, idle = monotonic() + at_most, 0, 0
    while monotonic() < end:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        if threads_at_work():
            before = process_time()
            await asyncio.sleep(GLANCE)
            idle = idle + 1 if process_time() - before < GLANCE / 20 else 0
            if idle == IDLE:
                return
        elif rounds < ROUNDS and (due := next_timer(loop)) is not None:
            rounds += 1
            await asyncio.sleep(max(0.0, due - loop.time()))
        else:
            return


def threads_at_work() -> bool:
    """Whether a thread of the program has something to do, or cannot be asked."""
    app = active_app.get(None)
    return app is None or any(not worker.is_finished for worker in app.workers)


def next_timer(loop: asyncio.AbstractEventLoop) -> float | None:
    """When the next timer runs out, if that is soon."""
    horizon = loop.time() + SOON
    waiting = loop._scheduled  # type: ignore[attr-defined]
    due = [timer.when() for timer in waiting if not timer.cancelled()]
    return min((when for when in due if when < horizon), default=None)
