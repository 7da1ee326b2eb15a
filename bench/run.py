"""Measure, print, and write docs/benchmarks.md. Needs the real documents in ../shared."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import line
import speed

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"

SCREEN = """The review of 12-KH/TW and 121/KH-UBND in a real pseudo-terminal of 120×40, beside the
lines of the first in Textual's own `OptionList` with nothing around it."""


def main() -> None:
    """Print each section as it comes, then write the page."""
    if not line.SHARED.is_dir():
        sys.exit("the real documents are not here: no folder ../shared")
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    sections = [
        "# Benchmarks",
        f"Written by `make bench` ({machine}, one run). Ratios travel; milliseconds do not.",
        "## The screen",
        SCREEN,
        "\n".join(line.report()),
        "## Reading and aligning",
        "\n".join(speed.report()),
    ]
    page = "\n\n".join(sections) + "\n"
    print(page)
    PAGE.write_text(page, encoding="utf-8")


main()
