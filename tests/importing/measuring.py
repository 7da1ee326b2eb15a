"""Measures the reading of the labelled documents.

`python -m tests.importing.measuring` prints what is behind the floor, with `--mark` notes it in
`behind.toml`.
"""

from __future__ import annotations

import sys
import tomllib

from doichieu.export.outline import outline_json
from tests.importing.containers import read_in_its_container
from tests.importing.labelled import FOLDER, load, names
from tests.importing.scoring import scores

LEAST = 0.95
"""What every measure of every document has to reach."""

MARKS = FOLDER / "behind.toml"
HEAD = """\
# The measures of labelled documents that do not yet reach the floor, and what they reach.
# `python -m tests.importing.measuring --mark` writes this file.
"""


def measured(name: str) -> dict[str, float]:
    """The measures of the labelled document called `name`."""
    document = load(FOLDER / f"{name}.txt")
    read = read_in_its_container(document)
    found = scores(document, read.lines, outline_json(read.outline))
    return {measure: int(figure * 1000) / 1000 for measure, figure in found.items()}


def behind() -> dict[str, dict[str, float]]:
    """The measures that were behind the floor, by document, when they were last noted."""
    return tomllib.loads(MARKS.read_text(encoding="utf-8"))


def main() -> None:
    """Print, and with `--mark` note, which measures are behind."""
    low = {
        name: {measure: figure for measure, figure in measured(name).items() if figure < LEAST}
        for name in names()
    }
    marks = [HEAD]
    for name, figures in low.items():
        told = ", ".join(f"{measure} {figure:.2f}" for measure, figure in figures.items())
        sys.stdout.write(f"{name}: {told or 'as labelled'}\n")
        if figures:
            marks.append(f"\n[{name}]\n")
            marks += [f'"{measure}" = {figure}\n' for measure, figure in figures.items()]
    if "--mark" in sys.argv:
        MARKS.write_text("".join(marks), encoding="utf-8")


if __name__ == "__main__":
    main()
