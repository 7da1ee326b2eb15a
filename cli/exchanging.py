"""The command that takes in what was decided elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import FINDINGS, Command, complain, with_settings
from doichieu.cli.printing import print_lines
from doichieu.cli.screens import workbench

if TYPE_CHECKING:
    from doichieu.config import Config


@click.command("import-decisions", cls=Command)
@click.argument("file", shell_complete=a_file)
@click.option("--yes", "-y", is_flag=True, help="Do it; without, only show what it would be.")
@with_settings
def import_decisions(settings: Config, file: str, *, yes: bool) -> None:
    """Take in the decisions of a review that another store has exported as JSON.

    The store has both documents, or other versions of them. A review in which nothing is decided
    here gets the log as it is; else what is new comes as one step, which undo takes back. Exit code
    1: something was not taken, each with the reason.
    """
    from doichieu.cli.lines import taken_lines
    from doichieu.language import _
    from doichieu.store.copies import back_up

    with workbench(settings) as bench:
        incoming = bench.taking.read(file)
        print_lines(taken_lines(incoming))
        if yes and incoming.changes:
            complain(_("what stood there before: {file}").format(file=back_up(settings.store)))
            bench.taking.take(incoming)
    if not incoming.changes:
        complain(_("there is nothing new to take in"))
    elif not yes:
        complain(_("nothing is changed yet; --yes does it"))
    if incoming.left:
        sys.exit(FINDINGS)
