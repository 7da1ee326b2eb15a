"""The sample pair as files, for every use case."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.sample import sample_files


@pytest.fixture
def sample(tmp_path: Path) -> tuple[str, str]:
    """Copies of the sample pair that a test may change."""
    with sample_files() as files:
        copies = tmp_path / "directive.txt", tmp_path / "plan.txt"
        for file, copy in zip(files, copies, strict=True):
            copy.write_bytes(file.read_bytes())
    return str(copies[0]), str(copies[1])
