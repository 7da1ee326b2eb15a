"""The keymap in force is printed."""

from __future__ import annotations

from pathlib import Path

from doichieu.keymaps import SHIPPED
from tests.cli.running import run


def test_the_keymap_in_force_is_printed(store: Path) -> None:
    lines = run(store, "keys").stdout.splitlines()
    assert any(line.startswith("review.gap\tg\t") for line in lines)


def test_every_shipped_keymap_is_named_in_the_help(store: Path) -> None:
    line = next(line for line in run(store, "--help").stdout.splitlines() if "--keymap" in line)
    assert all(name in line for name in SHIPPED)
