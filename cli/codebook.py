"""The commands about the codebook: what it has, the tags to start from, in and out of files."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import Group, complain, with_settings
from doichieu.cli.printing import print_lines
from doichieu.cli.screens import workbench

if TYPE_CHECKING:
    from doichieu.config import Config

_YES = click.option("--yes", "-y", is_flag=True, help="Do it; without, only show what it would be.")


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def codebook(ctx: click.Context) -> None:
    """List the tags of the codebook, take over those to start from, in and out of files."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@codebook.command("list")
@with_settings
def list_(settings: Config) -> None:
    """List the tags: how often each is used, what it may stand on, its id and its definition."""
    from doichieu.cli.lines import tag_lines
    from doichieu.language import _

    with workbench(settings) as bench:
        tags, used = bench.codebook.tags, bench.codebook.used()
    if not tags:
        complain(_("the codebook is empty. Tags to start from: doichieu codebook starter"))
    print_lines(tag_lines(tags, used))


@codebook.command()
@_YES
@with_settings
def starter(settings: Config, *, yes: bool) -> None:
    """Take over the tags to start from that the codebook does not have yet."""
    from doichieu.cli.lines import incoming_lines
    from doichieu.workbench.codebook import Incoming

    with workbench(settings) as bench:
        tags = bench.codebook.starter()
        print_lines(incoming_lines(Incoming(tags, (), 0)))
        if yes:
            bench.codebook.adopt(tags)
    _tell(len(tags), done=yes)


@codebook.command("import")
@click.argument("file", shell_complete=a_file)
@_YES
@with_settings
def import_(settings: Config, file: str, *, yes: bool) -> None:
    """Take over a codebook from a .toml or .qdc file: tags that are new, and those it changes."""
    from doichieu.cli.lines import incoming_lines

    with workbench(settings) as bench:
        incoming = bench.codebook.read(file)
        print_lines(incoming_lines(incoming))
        if yes:
            bench.codebook.take(incoming)
    _tell(len(incoming.new) + len(incoming.changed), done=yes)


@codebook.command()
@click.option("--output", "-o", metavar="FILE", help="A .toml or .qdc file instead of stdout.")
@click.option("--force", "-f", is_flag=True, help="Overwrite the file if it is there.")
@with_settings
def export(settings: Config, output: str | None, *, force: bool) -> None:
    """Print the codebook as TOML, or write it to a file: .qdc for other programs (REFI-QDA)."""
    from doichieu.workbench.reviews import saving

    with workbench(settings) as bench:
        text = bench.codebook.text(PurePath(output or "").suffix)
    if output is None:
        click.echo(text, nl=False)
    else:
        saving.save(text, output, overwrite=force)


def _tell(tags: int, *, done: bool) -> None:
    """What has come of it, or what would do it."""
    from doichieu.language import _

    if not tags:
        complain(_("the codebook has all of it already"))
    elif not done:
        complain(_("nothing is changed yet; --yes does it"))
