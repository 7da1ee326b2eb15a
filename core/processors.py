"""How many processors there are to spread work over."""

from __future__ import annotations

import os
import sys


def processors() -> int:
    """How many this process may use; where no system tells, how many there are."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
