"""Many files read ahead of whoever takes them, in a few processes that read one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

from doichieu.errors import DoichieuError
from doichieu.importing import OpenedFile, open_file
from doichieu.importing.apart import Child, outline_of
from doichieu.model import Outline
from doichieu.processors import processors

AHEAD = 3
"""Files that are opened ahead for each process: what waits is held in memory."""

Opener = Callable[[Path], OpenedFile]


@contextmanager
def opened_ahead(files: Sequence[Path], known: Callable[[OpenedFile], bool]) -> Iterator[Opener]:
    """What opens these files, each once and in this order, while the next are being read.

    What is `known` is only opened.
    """
    children = [Child() for _each in range(processors())]
    free: SimpleQueue[Child] = SimpleQueue()
    for child in children:
        free.put(child)

    def read(file: OpenedFile) -> Outline:
        child = free.get()
        try:
            return outline_of(file.data, file.where, child)
        finally:
            free.put(child)

    pool = ThreadPoolExecutor(len(children))
    try:
        yield _InOrder(
            files,
            lambda file: (
                file if known(file) else replace(file, reading=pool.submit(read, file).result)
            ),
            AHEAD * len(children),
        )
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.end()
        pool.shutdown()
        for child in children:
            child.close()


class _InOrder:
    """Opens files; those behind the one asked for are opened and begun with as well."""

    def __init__(
        self, files: Sequence[Path], begin: Callable[[OpenedFile], OpenedFile], ahead: int
    ) -> None:
        self._left = deque(files)
        self._begin = begin
        self._ahead = ahead
        self._waiting: deque[tuple[Path, OpenedFile | DoichieuError]] = deque()

    def __call__(self, file: Path) -> OpenedFile:
        """The file as it was when its turn came. Raises InputError as `open_file` does."""
        while self._left and len(self._waiting) < self._ahead:
            self._waiting.append(self._opened(self._left.popleft()))
        while self._waiting:
            path, found = self._waiting.popleft()
            if path == file:
                if isinstance(found, DoichieuError):
                    raise found
                return found
        return open_file(file)

    def _opened(self, file: Path) -> tuple[Path, OpenedFile | DoichieuError]:
        try:
            return file, self._begin(open_file(file))
        except DoichieuError as error:
            return file, error
