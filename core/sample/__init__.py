"""The sample pair that ships: a fictional directive and a fictional plan, as two files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import resources
from pathlib import Path


@contextmanager
def sample_files() -> Iterator[tuple[Path, Path]]:
    """The directive's and the plan's file, for as long as the context lasts."""
    folder = resources.files(__name__)
    with ExitStack() as stack:
        directive, plan = (
            stack.enter_context(resources.as_file(folder / name))
            for name in ("directive.txt", "plan.txt")
        )
        yield directive, plan
