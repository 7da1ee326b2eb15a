"""The commands that bring stores together, and that send a review to another one."""

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


@click.command(cls=Command)
@click.argument("file", shell_complete=a_file)
@click.option("--yes", "-y", is_flag=True, help="Do it; without, only show what it would be.")
@with_settings
def merge(settings: Config, file: str, *, yes: bool) -> None:
    """Bring in another store, or the file of a review: documents, reviews and decisions.

    What two reviewers have decided differently, neither knowing of the other, is open until it is
    settled. Where one has decided in two stores the later stands. Exit code 1: something is to be
    settled or was not taken, each told in a line.
    """
    from doichieu.cli.merging_lines import brought_lines
    from doichieu.config import path_of
    from doichieu.language import _

    path = path_of(file)
    with workbench(settings, make=yes) as bench:
        found = bench.merging.look(path)
        if yes and found.changes:
            kept, found = bench.merging.take(path)
            complain(_("what stood there before: {file}").format(file=kept))
    print_lines(brought_lines(found))
    if not found.changes:
        complain(_("there is nothing new to take in"))
    elif not yes:
        complain(_("nothing is changed yet; --yes does it"))
    elif found.open:
        complain(_("to be settled: H in the review, or doichieu decide"))
    if found.left or found.open:
        sys.exit(FINDINGS)


@click.command(cls=Command)
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]", shell_complete=a_file)
@click.option("--output", "-o", metavar="FILE", required=True, help="The new file, ending in .db.")
@with_settings
def share(settings: Config, pair: tuple[str, ...], *, output: str) -> None:
    """Write one review with its documents to a store of its own, to be sent to somebody.

    They open it with --store FILE, or bring it into their own: doichieu merge FILE. Nothing of
    other reviews goes along, nor of other readers while it is read blind.
    """
    from doichieu.config import path_of
    from doichieu.workbench.merging.sharing import share as write

    with workbench(settings) as bench:
        review = bench.reviews.begun(pair)
        path = path_of(output).absolute()
        print_lines([str(write(bench.store, review, path, settings.reviewer, bench.clock))])
