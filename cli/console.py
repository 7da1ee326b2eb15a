"""What the commands have in common: how they are taken apart, what they print, how they end."""

from __future__ import annotations

import errno
import io
import sys
from typing import Any, NoReturn

import click

from doichieu.errors import DoichieuError, InputError

FINDINGS = 1
BROKEN = 70
"""The program itself broke down (EX_SOFTWARE of sysexits.h)."""
FAILURE = 2
INTERRUPTED = 130


_ENDLESS = 1_000_000
"""Columns that no item of a document fills."""

_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def complain(message: object) -> None:
    """One line on stderr with nothing in it that a terminal would obey."""
    from doichieu.text import one_line

    click.echo(f"doichieu: {one_line(str(message))}", err=True)


class _Command(click.Command):
    """A command that takes a section of standard input for what it is, not for an option."""

    _SPARED = "\0"
    """No shell can put it into an argument."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments apart."""
        spared = [self._SPARED + each if each.startswith("-#") else each for each in args]
        try:
            left = super().parse_args(ctx, spared)
        except click.UsageError as error:
            if self._SPARED not in error.message:
                raise
            raise click.UsageError(self._restored(error.message), ctx) from error
        ctx.params = {name: self._given(value) for name, value in ctx.params.items()}
        return left

    def _given(self, value: Any) -> Any:  # noqa: ANN401 (a parameter may be anything)
        if isinstance(value, tuple):
            return tuple(map(self._given, value))
        return self._restored(value) if isinstance(value, str) else value

    def _restored(self, text: str) -> str:
        return text.replace(self._SPARED, "")


class Commands(click.Group):
    """The group of commands; turns the project's own errors into one line."""

    command_class = _Command

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 (click's own signature)
        """Run the program; a disk that is full below stdout is told in one line, as help too is."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            if error.errno not in _UNWRITABLE or error.filename is not None:
                raise
            complain(_unwritten(error))
            # The interpreter would complain once more when it flushes at exit.
            sys.stdout = None
            sys.exit(FAILURE)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the program's own options."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            _refuse(error, ctx)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own signature)
        """Run the command; a reader that closes the pipe early is no error."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # Where the locale has no Vietnamese letters their codes have to do.
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            _refuse(error, ctx)
        except DoichieuError as error:
            complain(error)
            ctx.exit(FAILURE)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # The interpreter would complain once more when it flushes at exit.
            sys.stdout = None
            return None


def _refuse(error: click.UsageError, ctx: click.Context) -> NoReturn:
    """End the program over arguments that it cannot take."""
    from doichieu.cli.usage import in_words

    complain(in_words(error, ctx))
    ctx.exit(FAILURE)


def _unwritten(error: OSError) -> InputError:
    from doichieu.language import _

    return InputError(
        _("cannot be written: {why}").format(why=error.strerror or error),
        where="stdout",
        remedy=_("Choose another file or folder."),
    )


class Counter:
    """How far work is, on one line of the terminal that is gone when the work is done."""

    def begin(self, total: int, what: str) -> None:
        """Show the line."""
        self._done, self._total, self._what = 0, total, what
        self._show()

    def step(self) -> None:
        """Count on."""
        self._done += 1
        self._show()

    def _show(self) -> None:
        count = f"{self._what} {self._done}/{self._total}"
        click.echo(f"\r\x1b[K{count if self._done < self._total else ''}", nl=False, err=True)


def print_rich(renderable: Any) -> None:  # noqa: ANN401 (whatever rich can print)
    """Print for people."""
    from rich.console import Console

    class Page(Console):
        def on_broken_pipe(self) -> None:
            # rich would end the program with 1, which says that something was found.
            raise BrokenPipeError

    # A pipe is read line by line (grep, cut, less -S): there an item is one line, however long.
    width = None if sys.stdout.isatty() else _ENDLESS
    Page(file=sys.stdout, width=width, highlight=False, markup=False).print(renderable)


def print_json(value: object, *, indent: int | None = 1) -> None:
    """Print for programs; without `indent` in one line."""
    import json

    # The codes of letters that the encoding lacks are JSON only where json writes them.
    lacking = not (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(value, ensure_ascii=lacking, indent=indent))
