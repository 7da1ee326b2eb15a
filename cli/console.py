"""What the commands have in common: settings on either side, the user's language, how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import update_wrapper
from importlib import import_module
from typing import TYPE_CHECKING, Any, Concatenate, NoReturn, ParamSpec, TypeVar

import click

from doichieu.cli import guard
from doichieu.errors import ConflictError, DoichieuError, InputError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from doichieu.config import Config

FINDINGS = 1
"""Something was found, or stands in the way of what was asked for."""
BROKEN = 70
"""The program itself broke down (EX_SOFTWARE of sysexits.h)."""
FAILURE = 2
INTERRUPTED = 130

P = ParamSpec("P")
T = TypeVar("T")


def complain(message: object) -> None:
    """One line on stderr with nothing in it that a terminal would obey."""
    from doichieu.text import one_line

    # Where not even that can be said, the exit code says it.
    with suppress(guard.UnwrittenError):
        click.echo(f"doichieu: {one_line(str(message))}", err=True)


def settings_of(ctx: click.Context) -> Config:
    """The settings in force, by the options before and after the command; their language is spoken.

    Raises InputError like `config.load`.
    """
    from doichieu import config, language

    settings = config.load(**given(ctx))
    language.use(settings.language)
    return settings


def with_settings(command: Callable[Concatenate[Config, P], T]) -> Callable[P, T]:
    """Hand the settings in force to what a command does."""

    def start(*args: P.args, **kwargs: P.kwargs) -> T:
        return command(settings_of(click.get_current_context()), *args, **kwargs)

    return update_wrapper(start, command)


def given(ctx: click.Context) -> dict[str, Any]:
    """The settings given as options so far, which the commands of one line share."""
    found: dict[str, Any] = ctx.meta.setdefault("doichieu.settings", {})
    return found


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value is not None and param.name:
        given(ctx)[param.name] = value


def _settings(*, hidden: bool) -> list[click.Parameter]:
    """The options that every command takes, before its name and behind it."""
    told = (
        ("--store", "PATH", "The store to work in."),
        ("--reviewer", "NAME", "Whose decisions these are; by default the login name."),
        ("--lang", "LANGUAGE", "vi or en; by default the locale's."),
        ("--keymap", "NAME", "default, vim or emacs."),
    )
    return [
        click.Option(
            [name], metavar=metavar, help=said, hidden=hidden, expose_value=False, callback=_keep
        )
        for name, metavar, said in told
    ]


class Command(click.Command):
    """A command that explains itself in the user's language, and takes its settings too.

    A section of standard input is taken for what it is, not for an option.
    """

    _SPARED = "\0"
    """No shell can put it into an argument."""

    def __init__(self, *args: Any, **extra: Any) -> None:  # noqa: ANN401 (click's own signature)
        super().__init__(*args, **extra)
        self.params.extend(_settings(hidden=True))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments apart."""
        _listen(ctx, args)
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

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page of help."""
        from doichieu.cli import helping

        helping.page(self, ctx, formatter)

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 (nothing is cut)
        """The line that a list of commands has of it, whole."""
        from doichieu.cli import helping

        return helping.first_line(self)


class Group(click.Group):
    """Commands below a word, each a `Command`."""

    command_class = Command
    group_class = type

    def __init__(self, *args: Any, **extra: Any) -> None:  # noqa: ANN401 (click's own signature)
        super().__init__(*args, **extra)
        self.params.extend(_settings(hidden=True))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the options before the command apart."""
        _listen(ctx, args)
        return super().parse_args(ctx, args)

    format_help = Command.format_help
    get_short_help_str = Command.get_short_help_str


class Commands(Group):
    """The whole program: its commands by name, each with the module of this package that has it.

    A module is loaded when its command is asked for. The project's own errors become one line.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (click's own signature)
        modules: Mapping[str, str],
        **extra: Any,  # noqa: ANN401 (click's own signature)
    ) -> None:
        super().__init__(*args, **extra)
        self._modules = modules
        for each in self.params:
            if isinstance(each, click.Option):
                each.hidden = False

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own signature)
        """The names of the commands, in the order in which one meets them."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's own signature)
        """The command of a name; None where there is none."""
        module = self._modules.get(cmd_name)
        if module is None:
            return None
        held = vars(import_module(f"doichieu.cli.{module}")).values()
        return next(e for e in held if isinstance(e, click.Command) and e.name == cmd_name)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 (click's own signature)
        """Run the program; where what it prints cannot be written, that is told in one line."""
        guard.install()
        try:
            return super().main(*args, **extra)
        except guard.UnwrittenError as error:
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
        """Run the command, or say in one line what is wrong."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            _refuse(error, ctx)
        except DoichieuError as error:
            complain(error)
            ctx.exit(FINDINGS if isinstance(error, ConflictError) else FAILURE)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What may stand here, each with its line of help."""
        from doichieu.cli import helping

        helping.speak(ctx)
        return super().shell_complete(ctx, incomplete)


def _listen(ctx: click.Context, args: list[str]) -> None:
    """Take the language from anywhere in the line, for complaints and help are spoken in it too."""
    for place, each in enumerate(args):
        if each == "--":
            return
        if each == "--lang" and place + 1 < len(args):
            given(ctx)["lang"] = args[place + 1]
        elif each.startswith("--lang="):
            given(ctx)["lang"] = each.removeprefix("--lang=")


def _refuse(error: click.UsageError, ctx: click.Context) -> NoReturn:
    """End the program over arguments that it cannot take."""
    from doichieu.cli.usage import in_words

    complain(in_words(error, ctx))
    ctx.exit(FAILURE)


def _unwritten(error: guard.UnwrittenError) -> InputError:
    from doichieu.language import _

    return InputError(
        _("cannot be written: {why}").format(why=error.why),
        where=error.stream,
        remedy=_("Choose another file or folder."),
    )
