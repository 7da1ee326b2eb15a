"""A store in a fresh folder, small documents to put in it, and processes to share it with."""

from __future__ import annotations

import os
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from doichieu.model import (
    Action,
    Change,
    DocumentId,
    Entry,
    Facts,
    Item,
    ItemId,
    Kind,
    Outline,
    Pair,
    ReviewId,
    Slot,
)
from doichieu.store import Store


def outline(number: str | None, *texts: str, issuer: str | None = "Tỉnh A") -> Outline:
    """A document of one heading and these tasks, I.1, I.2, …"""
    heading = Item("I", 1, Kind.HEADING, f"Nhiệm vụ của {number}")
    tasks = [
        Item(f"I.{place}", place + 1, Kind.TASK, text, parent="I")
        for place, text in enumerate(texts, start=1)
    ]
    return Outline(Facts(number=number, issuer=issuer), (heading, *tasks))


Builder = Callable[..., Outline]
Child = Callable[[Callable[[], object]], int]
Steps = Callable[[Store, Callable[[], object]], int]


class Bench:
    """A review of a directive of four tasks and a plan of four, and shorthand to decide in it."""

    def __init__(self, store: Store, at: datetime) -> None:
        self.store, self.at = store, at
        self.directive = self._put("1-CT/TW", "xây cầu", "đào kênh", "trồng rừng", "mở lớp")
        self.plan = self._put("2/KH-UBND", "làm cầu", "nạo kênh", "giữ rừng", "dạy nghề")
        self.review: ReviewId = store.reviews.open(Pair(self.directive, self.plan), at)
        self.tasks = self.ids(self.directive)
        self.plans = self.ids(self.plan)

    def over(self, store: Store) -> Bench:
        """The same review over another connection."""
        return Bench(store, self.at)

    def _put(self, number: str, *texts: str) -> DocumentId:
        return self.store.documents.put(outline(number, *texts), f"{number}.txt", number, self.at)[
            0
        ]

    def ids(self, document: DocumentId) -> tuple[ItemId, ...]:
        """The tasks of a document."""
        stored = self.store.documents.get(document).outline.items
        return tuple(item.id for item in stored if item.reviewed)  # type: ignore[attr-defined]

    def verdict(self, task: int, value: str | None, by: str = "lan", reason: str = "") -> int:
        """Decide about the nth task of the directive."""
        slot = Slot(Action.VERDICT, (self.tasks[task],))
        change = Change(slot, Entry(value, reason) if value else None)
        return self.store.decisions.record(self.review, [change], by, self.at)

    def verdicts(self) -> dict[int, str]:
        """What stands decided, by the place of the task."""
        return {
            self.tasks.index(a.slot.items[0]): a.entry.value
            for a in self.store.decisions.state(self.review)
            if a.slot.action is Action.VERDICT
        }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of this test lies."""
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path, empty_store: Path) -> Iterator[Store]:
    """An empty store."""
    shutil.copy(empty_store, path)
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def bench(store: Store, clock: datetime) -> Bench:
    """A store with a review begun and nothing decided."""
    return Bench(store, clock)


@pytest.fixture(name="outline")
def _outline() -> Builder:
    return outline


@pytest.fixture
def new_bench() -> type[Bench]:
    """The bench, for stores that a test opens itself."""
    return Bench


@pytest.fixture
def steps() -> Steps:
    """How many steps SQLite's own machine takes for what is asked of a store meanwhile."""

    def counted(store: Store, work: Callable[[], object]) -> int:
        count = 0

        def step() -> bool:
            nonlocal count
            count += 1
            return False

        # Nothing else tells reading one row from reading all of them.
        connection = store._database._connection
        connection.set_progress_handler(step, 1)
        work()
        connection.set_progress_handler(None, 1)
        return count

    return counted


@pytest.fixture
def child() -> Iterator[Child]:
    """Start a process that runs one function; give its id. Whatever is left of it is ended.

    It exits with 0, or with 1 and a traceback. No store may be open in the parent meanwhile.
    """
    if not hasattr(os, "fork"):
        pytest.skip("processes are forked here")
    started: list[int] = []

    def start(job: Callable[[], object]) -> int:
        process = os.fork()
        if process:
            started.append(process)
            return process
        code = 1
        try:
            job()
            code = 0
        except BaseException:  # noqa: BLE001 (nothing may run on in the child)
            traceback.print_exc()
        finally:
            os._exit(code)

    yield start
    for process in started:
        with suppress(ProcessLookupError, ChildProcessError):
            if os.waitpid(process, os.WNOHANG)[0] == 0:
                os.kill(process, 9)
                os.waitpid(process, 0)
