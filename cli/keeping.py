"""The commands that keep a store: copies, one put back, and whether all is as it was."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from doichieu.cli.console import FINDINGS, Command, Group, complain, settings_of, with_settings
from doichieu.cli.printing import print_lines

if TYPE_CHECKING:
    from doichieu.config import Config


@click.command(cls=Command)
@click.argument("file", required=False)
@with_settings
def backup(settings: Config, file: str | None) -> None:
    """Copy the store while others may write to it, and compare the copy.

    Without a FILE the copy is one of the five that are kept in the folder 'backups' beside it.
    """
    from doichieu import servers
    from doichieu.config import path_of
    from doichieu.store import copies

    servers.must_be_a_file(settings.store)
    target = path_of(file).absolute() if file else None
    print_lines([str(copies.back_up(settings.store, target))])


@click.command(cls=Command)
@click.argument("file")
@with_settings
def restore(settings: Config, file: str) -> None:
    """Put a copy where the store stands; what stood there is kept in 'backups'.

    Nobody may have the store open meanwhile.
    """
    from doichieu import servers
    from doichieu.config import path_of
    from doichieu.language import _
    from doichieu.store import copies

    servers.must_be_a_file(settings.store)
    kept = copies.restore(settings.store, path_of(file))
    complain(_("restored: {store}").format(store=settings.store))
    if kept:
        complain(_("what stood there before: {file}").format(file=kept))


@click.command(cls=Command)
@click.option("--head", metavar="HASH", help="The log's head in a report: is it of this store?")
@click.option("--repair", metavar="FILE", help="Make the state anew from the log, in a new file.")
@with_settings
def verify(settings: Config, head: str | None, repair: str | None) -> None:
    """Look whether a store is whole; exit code 1 for damage, one line each.

    Pages, references, schema, the texts by their fingerprints, and that what stands decided is what
    the log says. The last line has the head of the log: a hash over all its rows in their order.
    """
    from doichieu import servers
    from doichieu.cli import lines
    from doichieu.config import path_of
    from doichieu.language import _
    from doichieu.store import verifying
    from doichieu.store.opening import open_database

    if servers.address_of(settings.store):
        # What is looked at is the mirror, as the server is now.
        open_database(settings.store, make=False).close()
    found = verifying.verify(settings.store, head)
    print_lines(lines.verified_lines(found))
    if repair is not None:
        left = verifying.repair(settings.store, path_of(repair))
        told = _("repaired into {file}; damages left: {count}")
        complain(told.format(file=repair, count=len(left.damages)))
    if found.damages or found.known is False:
        sys.exit(FINDINGS)


@click.group(cls=Group, invoke_without_command=True)
@click.option("--share", metavar="GROUP", help="Let a group of this machine work in it.")
@click.pass_context
def store(ctx: click.Context, share: str | None) -> None:
    """Tell where the store lies; share it with a group, or carry it to a server and back.

    A store and its folder are for your eyes alone until they are shared: then everybody of the
    group reads and writes both. It should have a folder of its own.
    """
    if ctx.invoked_subcommand is not None:
        return
    from doichieu import servers
    from doichieu.language import _
    from doichieu.store import places

    settings = settings_of(ctx)
    if share is not None:
        servers.must_be_a_file(settings.store)
        places.share(settings.store, share)
        complain(_("shared with the group {group}").format(group=share))
    print_lines([servers.shown(settings.store)])


@store.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--over", is_flag=True, help="In the place of what stands on the server.")
@with_settings
def copy(settings: Config, source: str, target: str, *, over: bool) -> None:  # noqa: ARG001 (their language is spoken)
    """Copy a store from a file to a server or back, and compare the copy.

    FROM and TO are files, or addresses as https://HOST. A copy in a file is a store like any other,
    and the back-up of one on a server.
    """
    from doichieu import servers
    from doichieu.config import place_of
    from doichieu.language import _
    from doichieu.store.remote import transport

    transport.carry(place_of(source), to := place_of(target), over=over)
    complain(_("copied, and compared: {store}").format(store=servers.shown(to)))
