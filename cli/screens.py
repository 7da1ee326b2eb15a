"""The commands that show a screen, and the store opened for all of them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import BROKEN, Command, complain, with_settings
from doichieu.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from doichieu.config import Config
    from doichieu.workbench import Review, Workbench
    from doichieu.workbench.reviews.three import Three


@contextmanager
def workbench(settings: Config, *, make: bool = False) -> Iterator[Workbench]:
    """The store opened; made where there is none only if so wished: a name may be mistyped."""
    from doichieu.store import Store
    from doichieu.store.places import remote
    from doichieu.workbench import Workbench

    if kind := remote(settings.store):
        complain(lies_elsewhere(settings.store, kind))
    with Store.open(settings.store, make=make, seat=settings.seat) as store:
        yield Workbench(store, settings)


def asked_who(review: Review) -> Review:
    """A review in which something is said next; one line where its name may be another person's."""
    if doubt := review.reading.doubt:
        complain(doubt)
    return review


def lies_elsewhere(path: Path, kind: str) -> str:
    """The warning that a store lies on the disk of another machine."""
    from doichieu.language import _

    return _(
        "{path}: this folder is on another machine ({kind}), where a store may be lost. "
        "Log in to that machine over SSH and work there, or keep the store on your own disk."
    ).format(path=path, kind=kind)


def show(
    settings: Config, begin: Callable[[Workbench], Review | Three | None], *, piped: bool = False
) -> None:
    """Show the library, or the review that `begin` gives; begin nothing that cannot be shown.

    `piped` says that one of its documents is standard input.
    """
    from doichieu.language import _

    if not sys.stdout.isatty() or not (sys.stdin.isatty() or (piped and _keys_from_terminal())):
        raise InputError(
            _("the screen needs a terminal"),
            remedy=_("Without one: list, outline, align, decide, tag, note, export, check."),
        )
    if (kind := os.environ.get("TERM", "")).lower() in ("dumb", "unknown"):
        # Such a one only writes line below line.
        raise InputError(
            _("this terminal cannot show a screen"),
            where=f"TERM={kind}",
            remedy=_("Use another terminal, or name it: TERM=xterm doichieu …"),
        )
    # Rubbish may lie until the first picture is painted: a tenth of the start is saved.
    gc.disable()
    from doichieu import keymaps

    keymap = keymaps.load(settings.keymap, settings.keys_file)
    for warning in keymap.warnings:
        complain(warning)
    with workbench(settings, make=True) as bench:
        review = begin(bench)
        from doichieu.tui.app import run
        from doichieu.tui.line import SIGNALLED

        code = run(bench, keymap, review)
        if code > SIGNALLED:
            sys.exit(code)
        if code:
            click.echo(_("Everything that was shown as decided is stored."), err=True)
            sys.exit(BROKEN)


def _keys_from_terminal() -> bool:
    """Take keys from the terminal where a document comes in by standard input; it is read first.

    False where there is no terminal to take them from.
    """
    from doichieu import importing
    from doichieu.config import STANDARD_INPUT

    importing.open_file(STANDARD_INPUT)
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True


@click.command(cls=Command)
@with_settings
def demo(settings: Config) -> None:
    """Review the sample pair, in a store of its own."""
    from dataclasses import replace

    from doichieu.sample import sample_files

    own = replace(settings, store=settings.store.with_name("demo.db"))
    with sample_files() as (directive, plan):
        show(own, lambda bench: bench.reviews.begin(str(directive), str(plan)))


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("plan", shell_complete=a_file)
@click.argument("below", required=False, shell_complete=a_file)
@click.option("--as-given", is_flag=True, help="Also where DIRECTIVE says it carries PLAN out.")
@click.option("--blind", metavar="NAME,NAME", help="Begin it for these readers, each by oneself.")
@with_settings
def review(
    settings: Config,
    directive: str,
    plan: str,
    below: str | None,
    *,
    as_given: bool,
    blind: str | None,
) -> None:
    """Review PLAN against DIRECTIVE on the screen.

    With BELOW, a plan that carries PLAN out, all three stand side by side.

    In a blind review nobody sees what the other readers decide until all have handed in.
    """
    from doichieu.language import _

    names = (directive, plan, below or "")
    piped = any(name == "-" or name.startswith("-#") for name in names)
    if below and blind:
        raise InputError(_("a blind reading is of two documents"), where=below)

    def begin(bench: Workbench) -> Review | Three:
        if below:
            return bench.reviews.three(directive, plan, below, as_given=as_given)
        found = bench.reviews.begin(directive, plan, as_given=as_given)
        if blind:
            found.reading.name(blind.split(","))
            found.refresh(anew=True)
        return found

    show(settings, begin, piped=piped)
