"""A store that is not there yet, one that is, and the sample pair as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.sample import sample_files
from tests.cli.running import run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def sample(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the sample pair that a test may change."""
    with sample_files() as files:
        copies = tmp_path / "directive.txt", tmp_path / "plan.txt"
        for file, copy in zip(files, copies, strict=True):
            copy.write_bytes(file.read_bytes())
    return copies


@pytest.fixture(scope="session")
def kept_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample pair and the codebook to start from, and no review; to be copied."""
    path = tmp_path_factory.mktemp("read") / "read.db"
    with sample_files() as files:
        run(path, "import", *files)
    run(path, "codebook", "starter", "--yes")
    return path
