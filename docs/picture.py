"""The layers of the program as an SVG picture, drawn from its import contracts."""  # noqa: INP001 (a script)

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

SETTINGS = Path(__file__).resolve().parent.parent / "pyproject.toml"
WIDTH = 840
HEIGHT = 34
GAP = 10
STEP = HEIGHT + GAP
_HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" \
font-family="sans-serif" font-size="14" role="img">
<title>Each line imports only lines below it</title>
<rect width="{width}" height="{height}" rx="8" fill="#f6f8fa" stroke="#8c959f"/>
"""
_BOX = """<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="5" fill="{fill}" \
stroke="#57606a"/>
<text x="{middle}" y="{base}" text-anchor="middle" fill="#1f2328">{name}</text>
"""
_ARROW = """<path d="M{x} {y}v{length}m-3 -4l3 4l3 -4" fill="none" stroke="#57606a"/>
"""


def picture() -> str:
    """The whole program, and below it the packages that have layers of their own."""
    contracts = tomllib.loads(SETTINGS.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layered = [one for one in contracts if one["type"] == "layers"]
    parts: list[str] = []
    y = GAP
    for contract in layered:
        inside = contract.get("containers", ["doichieu"])[0]
        parts.append(_title(inside, y))
        y += STEP - GAP
        fill = "#ddf4ff" if "containers" not in contract else "#fff8c5"
        lines = [_names(line) for line in contract["layers"]]
        parts += _lines(lines, y, fill)
        y += STEP * len(lines) + GAP
    return _HEAD.format(width=WIDTH, height=y) + "".join(parts) + "</svg>\n"


def _title(package: str, y: int) -> str:
    name = "the whole program" if package == "doichieu" else f"inside {package}"
    return f'<text x="{2 * GAP}" y="{y + 20}" font-weight="bold" fill="#1f2328">{name}</text>\n'


def _names(line: str) -> list[str]:
    """The packages of a line of a contract, without the name of the program."""
    return [
        name.strip(" ()").removeprefix("doichieu.") for name in line.replace(":", "|").split("|")
    ]


def _lines(lines: list[list[str]], y: int, fill: str) -> Iterator[str]:
    """A row of boxes for each line, and an arrow down to the next."""
    for number, names in enumerate(lines):
        top = y + number * STEP
        width = (WIDTH - 3 * GAP - GAP * len(names)) // len(names)
        for place, name in enumerate(names):
            x = 2 * GAP + place * (width + GAP)
            yield _BOX.format(
                x=x,
                y=top,
                width=width,
                height=HEIGHT,
                fill=fill,
                middle=x + width // 2,
                base=top + 22,
                name=name,
            )
        if number + 1 < len(lines):
            yield _ARROW.format(x=WIDTH // 2, y=top + HEIGHT, length=GAP)
