"""The command that tells what changed from one version of a document to another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import Command, complain, with_settings
from doichieu.cli.printing import print_drawn, print_json

if TYPE_CHECKING:
    from doichieu.config import Config

_AROUND = 8
"""Words of what is kept that are printed before and behind a change."""


@click.command(cls=Command)
@click.argument("before", metavar="DOC[@N]", shell_complete=a_file)
@click.argument("after", required=False, metavar="[DOC@N]", shell_complete=a_file)
@click.option("--json", "as_json", is_flag=True, help="Every change, for programs.")
@with_settings
def diff(settings: Config, before: str, after: str | None, as_json: bool) -> None:
    """Print what changed from one version of a document to another, a line a change.

    Of a stored document, DOC@1 is the first version and DOC the newest; DOC alone is held against
    the one before. Two files need not be stored.
    """
    from doichieu.change_wording import changes_words
    from doichieu.workbench.documents.outline_loader import OutlineLoader
    from doichieu.workbench.documents.versions import changes, shortened

    load = OutlineLoader(settings)
    names = (before, after) if after else load.last_two(before)
    found = changes(*map(load, names))
    if as_json:
        from doichieu.export.changes import changes_json

        print_json(changes_json(*names, found))
        return
    from doichieu.export import terminal
    from doichieu.export.changes import changes_lines

    blocks = (replace(each, words=shortened(each.words, _AROUND)) for each in found.blocks)
    told = replace(found, blocks=tuple(blocks))
    print_drawn(lambda: terminal.changes_text(told), lambda: changes_lines(told))
    complain(f"{names[0]} → {names[1]}: {changes_words(found)}")
