"""What the repository holds has names that any shell, archive and file system takes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="there is no repository here")
def test_every_file_has_a_plain_name() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 (whichever is first)
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = listed.stdout.split("\0")[:-1]
    assert len(names) > 500
    assert not [name for name in names if not re.fullmatch(r"[\w./\[\]-]+", name, re.ASCII)]
