"""A store that is not there yet, and the sample pair as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.sample import sample_files


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
