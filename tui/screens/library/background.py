"""Work of the library in the background: reading files in, looking for words. Ends in messages.

Each thread opens the store by itself, as often as it works.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import sleep
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import get_current_worker

from doichieu.errors import DoichieuError
from doichieu.store import Store
from doichieu.tui.jobs import deliver
from doichieu.workbench import Imported, Workbench
from doichieu.workbench.collection.full_text import Found, fill, search
from doichieu.workbench.collection.library import Around, look_around

if TYPE_CHECKING:
    from textual.screen import Screen

    from doichieu.config import Config
    from doichieu.workbench.documents.imported import Taking

PAUSE = 0.12
"""Seconds without another letter after which one looks for what was typed."""


@dataclass
class FileRead(Message):
    """One more file was read in, or could not be."""

    imported: Imported


@dataclass
class AllRead(Message):
    """No file is left to read, or the reading was called off."""


@dataclass
class WordsFound(Message):
    """What was found in all documents."""

    found: Found


@dataclass
class Indexed(Message):
    """So many documents of an older store are left to be indexed."""

    left: int


@dataclass
class LookedAround(Message):
    """The relations of all documents were gone through."""

    around: Around


@dataclass
class Failed(Message):
    """The store could not be looked through."""

    error: DoichieuError


def start_reading(
    screen: Screen[Any],
    config: Config,
    files: Sequence[Path],
    called_off: Event,
    taking: Taking,
) -> None:
    """Read files in a thread; the screen gets `FileRead` for each, and `AllRead` in the end.

    Nothing of a file is in the store, or all of it: it may be called off after any.
    """

    def work() -> None:
        with closing(_read(config, files, taking)) as results:
            for imported in results:
                deliver(screen, FileRead(imported))
                if called_off.is_set():
                    break
        deliver(screen, AllRead())

    screen.run_worker(work, thread=True, exclusive=True, group="read")


def _read(config: Config, files: Sequence[Path], taking: Taking) -> Generator[Imported]:
    """What became of each file. Where the store fails, the next file is tried anew."""
    left = deque(files)
    while left:
        try:
            with Store.open(config.store, seat=config.seat) as store:
                documents = Workbench(store, config).documents
                for imported in documents.import_each(list(left), taking=taking):
                    left.popleft()
                    yield imported
        except DoichieuError as error:
            yield Imported(left.popleft(), error=error)


def start_searching(screen: Screen[Any], config: Config, query: str) -> None:
    """Look for words in a thread once nothing more is typed; the screen gets `WordsFound`."""

    def work() -> None:
        sleep(PAUSE)
        if get_current_worker().is_cancelled:
            return
        try:
            deliver(screen, WordsFound(search(config, query)))
        except DoichieuError as error:
            deliver(screen, Failed(error))

    screen.run_worker(work, thread=True, exclusive=True, group="search")


def start_indexing(screen: Screen[Any], config: Config) -> None:
    """Index what an older store has not, in a thread; the screen gets `Indexed` as it goes on."""

    def work() -> None:
        worker = get_current_worker()
        try:
            for left in fill(config):
                deliver(screen, Indexed(left))
                if worker.is_cancelled:
                    return
        except DoichieuError as error:
            deliver(screen, Failed(error))

    screen.run_worker(work, thread=True, exclusive=True, group="index")


def start_looking_around(screen: Screen[Any], config: Config) -> None:
    """Go through the relations of all documents in a thread; the screen gets `LookedAround`."""

    def work() -> None:
        try:
            with Store.open(config.store) as store:
                around = look_around(store)
        except DoichieuError as error:
            deliver(screen, Failed(error))
        else:
            if not get_current_worker().is_cancelled:
                deliver(screen, LookedAround(around))

    screen.run_worker(work, thread=True, exclusive=True, group="around")
