"""Measure, print, and write docs/benchmarks.md. Needs the real documents in ../shared."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import line
import size
import speed

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"

SCREEN = """The review of 12-KH/TW and 121/KH-UBND in a real pseudo-terminal of 120×40, beside the
lines of the first in Textual's own `OptionList` with nothing around it."""

SIZE = """RapidFuzz's `token_set_ratio` on the same texts, over all pairs in C++ (`process.cdist`),
which is what one would use instead; it only gives a number, and a worse one (`alignment.md`). The
plans are put together from the real documents and repeat each other word for word, as communes do;
'altered' puts a place name and a number into every text, so that no text comes twice. A survey runs
on all processors; MiB are those of all its processes together. Nothing is pruned."""


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
        "## Reading",
        "\n".join(speed.report()),
        "## Aligning",
        SIZE,
        "\n".join(size.report()),
    ]
    page = "\n\n".join(sections) + "\n"
    print(page)
    PAGE.write_text(page, encoding="utf-8")


# The processes of a survey read this file too.
if __name__ == "__main__":
    main()
