"""The commands that tell how the program is set: the keymap in force, and each setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from doichieu.cli.console import Command, complain, given, settings_of, with_settings
from doichieu.cli.printing import print_json, print_lines

if TYPE_CHECKING:
    from doichieu.config import Config


@click.command(cls=Command)
@with_settings
def keys(settings: Config) -> None:
    """Print the keymap in force, and where your own keys belong."""
    from doichieu import keymaps
    from doichieu.cli.lines import key_lines

    keymap = keymaps.load(settings.keymap, settings.keys_file)
    print_lines(key_lines(keymap, settings.keys_file))
    for warning in keymap.warnings:
        complain(warning)


@click.command("config", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Every field, for programs.")
@click.pass_context
def config_(ctx: click.Context, as_json: bool) -> None:
    """Print each setting, its value, and where that comes from."""
    from doichieu import config
    from doichieu.cli.lines import setting_line

    settings_of(ctx)
    found = config.settings(**given(ctx))
    if as_json:
        print_json(
            {e.name: {"value": e.value, "source": e.source, "where": e.where} for e in found}
        )
    else:
        print_lines(map(setting_line, found))
