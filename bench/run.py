"""Measure, print, and write docs/benchmarks.md. Needs the real documents in ../shared.

With the name of a section (screen, reading, growth, aligning) only that one is measured anew; with
`--stores FOLDER` the stores of the growth are kept there and found again.
"""

from __future__ import annotations

import argparse
import platform
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import growth
import line
import size
import speed

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"

SCREEN = """The review of 12-KH/TW and 121/KH-UBND in a real pseudo-terminal of 120×40, beside the
lines of the first in Textual's own `OptionList` with nothing around it; and one of 2,000 tasks on
either side, put together from the real documents. What a move on a screen
over the review sends, and what leaving it does, stands below; then the matrix of 12-KH/TW with 14
plans and its chain. There the review and what is under it have no line in common, so that the way
back sends a whole screen: mostly the words themselves, 1.4 bytes a letter. Three documents are
these two and a made-up plan below, at each size that lays them out otherwise: nine tenths of what
a move sends there are the words of two or three texts that were not on the screen before."""

SIZE = """RapidFuzz's `token_set_ratio` on the same texts, over all pairs in C++ (`process.cdist`),
which is what one would use instead; it only gives a number, and a worse one (`alignment.md`). The
plans are put together from the real documents and repeat each other word for word, as communes do;
'altered' puts a place name and a number into every text, so that no text comes twice. A survey runs
on all processors; MiB are those of all its processes together. Nothing is pruned."""


GROWTH = """A store of one directive, the plans of 63 provinces and below each its communes' plans,
60 tasks each, with 126 reviews decided to the end. Each screen is told beyond the same over a store
of twelve plans: the library from the start, matrix and chain of the directive from the key in a
library that is whole; the chain is of a task that every province carries out. Words are told from
the key to what is found, with the pause of 120 ms in which one may type on. MiB are those when the
picture is there, at the most."""


SECTIONS: dict[str, tuple[str, str, Callable[[Path | None], Iterator[str]]]] = {
    "screen": ("The screen", SCREEN, lambda _made: line.report()),
    "reading": ("Reading", "", lambda _made: speed.report()),
    "growth": ("Size", GROWTH, growth.report),
    "aligning": ("Aligning", SIZE, lambda _made: size.report()),
}


def main() -> None:
    """Print each section as it comes, then write the page."""
    if not line.SHARED.is_dir():
        sys.exit("the real documents are not here: no folder ../shared")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], metavar="SECTION")
    parser.add_argument("--stores", type=Path)
    asked = parser.parse_args()
    wanted = asked.sections or [*SECTIONS]
    known = dict(
        re.findall(r"^## (.*)\n\n((?:(?!^## ).*\n)*)", PAGE.read_text("utf-8"), re.MULTILINE)
    )
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    told = f"Written by `make bench` ({machine}, each section in one run)."
    sections = ["# Benchmarks", f"{told} Ratios travel; milliseconds do not."]
    for name, (title, text, report) in SECTIONS.items():
        lines = report(asked.stores) if name in wanted else ()
        measured = "\n\n".join(filter(None, [text, "\n".join(lines)])) if name in wanted else ""
        sections += [f"## {title}", measured or known[title].strip()]
        print("\n\n".join(sections[-2:]), flush=True)
    PAGE.write_text("\n\n".join(sections) + "\n", encoding="utf-8")


# The processes of a survey read this file too.
if __name__ == "__main__":
    main()
