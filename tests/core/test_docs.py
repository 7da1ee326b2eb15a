"""The pages that follow from the program are those it would write today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from doichieu.importing import limits

ROOT = Path(__file__).resolve().parents[2]


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "-P", ROOT / "docs" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run `make docs`: {done.stderr}"


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]))
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in page.read_text(encoding="utf-8").split("](")[1:]:
        link = target.partition(")")[0].partition("#")[0]
        if link and "://" not in link:
            assert (page.parent / link).exists(), link


def test_the_limits_of_reading_are_told_as_they_are() -> None:
    told = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    bounds = {name: value for name, value in vars(limits).items() if name.isupper()}
    for name, value in bounds.items():
        if name != "MEGABYTE":
            large = value >= limits.MEGABYTE
            shown = f"{value // limits.MEGABYTE:,} MB" if large else f"{value:,}"
            assert f"| `{name}` | {shown} |" in told
