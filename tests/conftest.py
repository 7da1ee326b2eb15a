"""What every test leans on: the real documents, a fixed clock, and a user without settings."""

from __future__ import annotations

import gc
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from doichieu import language
from doichieu.config import Config
from doichieu.model import ReviewId
from doichieu.sample import sample_files
from doichieu.store import Store
from doichieu.workbench import Review, Workbench
from tests.serving import WHY_NOT, Sqld, binary

AT = datetime.fromisoformat("2026-03-02T09:00:00+07:00")
_NAMED: Counter[str] = Counter()
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what lives as long as the run: a sixth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _folder(name: str) -> Path:
    path = SHARED / name
    if not path.is_dir():
        pytest.skip(f"the real documents are not here: no folder ../shared/{name}")
    return path


@pytest.fixture(scope="session")
def seeds() -> dict[str, Path]:
    """The four real documents by their number in the file name: 001, 002, 003, 004."""
    return {path.name[:3]: path for path in sorted(_folder("seeds").glob("*.txt"))}


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """The real documents as found, in every form they reach a reviewer."""
    return sorted(p for p in _folder("corpus").glob("*.txt"))


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of hand-made labels and their scorer."""
    return _folder("gold")


@pytest.fixture
def _place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folder of this test is to lie. Most tests need none, and to make one takes time."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    _NAMED[name] += 1
    return tmp_path_factory.getbasetemp() / f"{name}{_NAMED[name] - 1}"


@pytest.fixture
def tmp_path(_place: Path) -> Path:
    """An empty folder. Pytest's own looks through those of all tests before, each time."""
    _place.mkdir(mode=0o700)
    return _place


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, _place: Path) -> None:
    """Hide the settings, the store and the language of whoever runs the tests."""
    for name in ("STORE", "REVIEWER", "LANG", "KEYMAP", "TOKEN"):
        monkeypatch.delenv(f"DOICHIEU_{name}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(_place / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(_place / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(_place / "cache"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    language.use("en")


@pytest.fixture
def clock() -> datetime:
    """The one moment at which everything in a test happens."""
    return AT


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of nothing, to be copied: to make one takes longer than most tests."""
    path = tmp_path_factory.mktemp("stores") / "empty.db"
    Store.open(path).close()
    return path


@pytest.fixture(scope="session")
def sample_store(empty_store: Path) -> Path:
    """A store in which the review of the sample pair has just begun."""
    path = empty_store.with_name("sample.db")
    shutil.copy(empty_store, path)
    config = Config(path, "lan", "en", "default", path)
    with Store.open(path) as store, sample_files() as (directive, plan):
        Workbench(store, config, lambda: AT).reviews.begin(str(directive), str(plan))
    return path


@pytest.fixture
def workbench(tmp_path: Path, clock: datetime, empty_store: Path) -> Iterator[Workbench]:
    """An empty store and a reviewer called lan."""
    config = Config(tmp_path / "store.db", "lan", "en", "default", tmp_path / "keys.toml")
    shutil.copy(empty_store, config.store)
    with Store.open(config.store) as store:
        yield Workbench(store, config, lambda: clock)


@pytest.fixture(scope="session")
def _sqld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sqld]:
    """A libSQL server, for all tests of this process."""
    if binary() is None:
        pytest.skip(WHY_NOT)
    started = Sqld(tmp_path_factory.mktemp("sqld"))
    started.start()
    yield started
    started.kill()


@pytest.fixture
def sqld(_sqld: Sqld) -> Sqld:
    """A libSQL server without a store."""
    _sqld.empty()
    return _sqld


@pytest.fixture
def review(workbench: Workbench, sample_store: Path) -> Review:
    """The review of the sample pair, just begun, in the store of `workbench`."""
    with closing(sqlite3.connect(sample_store)) as kept:
        kept.backup(workbench.store._database._connection)
    return workbench.reviews.resume(ReviewId(1))
