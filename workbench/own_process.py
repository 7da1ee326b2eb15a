"""A process of our own beside a screen, which is asked one thing and ends when nobody waits for it.

`multiprocessing` would do, were there not a screen that has put its own in the place of stderr.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

LOOK = 0.2
"""Seconds after which to look whether what is waited for is wanted still."""


@contextmanager
def asked(module: str, question: object) -> Iterator[IO[bytes]]:
    """What a process says that runs this module and is given the question, pickled.

    With the block it ends, and all that it has started.
    """
    process = subprocess.Popen(  # noqa: S603 (our own module)
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # What interrupts us on the terminal is none of its business.
        start_new_session=True,
    )
    with process:
        try:
            if process.stdin is None or process.stdout is None:
                raise RuntimeError("a process without pipes")
            with suppress(BrokenPipeError), process.stdin as pipe:
                # The oldest form: the later ones leave a second copy of each text in this process.
                pickle.dump(question, pipe, protocol=0)
            yield process.stdout
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
