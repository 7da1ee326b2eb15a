"""What every test leans on: the real documents, a fixed clock, and a user without settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from doichieu import language
from doichieu.config import Config
from doichieu.store import Store
from doichieu.workbench import Workbench

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


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


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide the settings, the store and the language of whoever runs the tests."""
    for name in ("STORE", "REVIEWER", "LANG", "KEYMAP"):
        monkeypatch.delenv(f"DOICHIEU_{name}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    language.use("en")


@pytest.fixture
def clock() -> datetime:
    """The one moment at which everything in a test happens."""
    return datetime.fromisoformat("2026-03-02T09:00:00+07:00")


@pytest.fixture
def workbench(tmp_path: Path, clock: datetime) -> Iterator[Workbench]:
    """An empty store and a reviewer called lan."""
    config = Config(tmp_path / "store.db", "lan", "en", "default", tmp_path / "keys.toml")
    with Store.open(config.store) as store:
        yield Workbench(store, config, lambda: clock)
