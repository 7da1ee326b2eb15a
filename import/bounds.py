"""What a process that reads a file does first: it lets the system hold it to the limits."""

from __future__ import annotations

from doichieu.importing.limits import MOST_MEMORY, MOST_SECONDS

OUT_OF_MEMORY = 15
"""The exit code of a process that came to the limit of its memory and could still say so."""


def hold(memory: int = MOST_MEMORY, seconds: int = MOST_SECONDS) -> None:
    """Let the system end this process at the limits, where it can."""
    try:
        import resource  # noqa: PLC0415 (there is none on Windows)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    renew(seconds)


def renew(seconds: int = MOST_SECONDS) -> None:
    """Let this process take so many seconds from now on: it reads another file."""
    try:
        import resource  # noqa: PLC0415 (there is none on Windows)
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    last = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = int(used.ru_utime + used.ru_stime) + seconds
    if last != resource.RLIM_INFINITY:
        until = min(until, last)
    resource.setrlimit(resource.RLIMIT_CPU, (until, last))
