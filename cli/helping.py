"""Help and complaints about the command line, in the user's language. Loaded when they are told."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from contextlib import suppress

import click

from doichieu.cli.console import given
from doichieu.errors import DoichieuError
from doichieu.language import _
from doichieu.text import nearest

EVERYWHERE = (
    "Before and after every command: --store PATH, --reviewer NAME, --lang LANGUAGE, --keymap NAME."
)
"""What the help of a command says of the options that all have."""


def speak(ctx: click.Context) -> None:
    """Speak the language that was asked for; where the settings cannot be read, as before."""
    from doichieu import config, language

    with suppress(DoichieuError):
        language.use(config.load(lang=given(ctx).get("lang")).language)


def paragraphs(command: click.Command) -> list[str]:
    """What a command says of itself, in English: a line each."""
    whole = inspect.cleandoc(command.help or "").split("\n\n")
    return [" ".join(each.split()) for each in whole]


def texts(command: click.Command) -> list[str]:
    """Whatever its help says, in English."""
    options = (each for each in command.params if isinstance(each, click.Option) and each.help)
    return [*paragraphs(command), *(each.help or "" for each in options)]


def first_line(command: click.Command) -> str:
    """What it does, in a sentence."""
    return _(paragraphs(command)[0])


def page(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the help of a command."""
    speak(ctx)
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, f"{_('Usage:')} ")
    with formatter.indentation():
        for paragraph in paragraphs(command):
            formatter.write_paragraph()
            formatter.write_text(_(paragraph))
    options = (each for each in command.get_params(ctx) if isinstance(each, click.Option))
    records = [each.get_help_record(ctx) for each in options]
    with formatter.section(_("Options")):
        formatter.write_dl([(name, _(said)) for name, said in filter(None, records)])
    if isinstance(command, click.Group):
        with formatter.section(_("Commands")):
            formatter.write_dl(
                [
                    (name, below.get_short_help_str())
                    for name in command.list_commands(ctx)
                    if (below := command.get_command(ctx, name))
                ]
            )
    if ctx.parent is not None:
        formatter.write_paragraph()
        formatter.write_text(_(EVERYWHERE))


def complaint(ctx: click.Context, error: click.UsageError) -> str:
    """What is wrong with a command line, and how the command is used."""
    speak(ctx)
    usage = " ".join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])
    what = _what(ctx, error).rstrip(".")
    remedy = _("Usage: {usage}; -h tells more.").format(usage=usage)
    return f"{what} {remedy}" if what.endswith("?") else f"{what}. {remedy}"


def too_many(ctx: click.Context, left: Iterable[str]) -> click.UsageError:
    """Arguments that the command does not take."""
    speak(ctx)
    return click.UsageError(_("too many arguments: {them}").format(them=" ".join(left)))


def no_command(ctx: click.Context, name: str, known: Iterable[str]) -> click.UsageError:
    """A command that there is not, with those that come near."""
    speak(ctx)
    said = _("there is no command {name}").format(name=name)
    return click.UsageError(f"{said}{_meant(name, known)}")


def _what(ctx: click.Context, error: click.UsageError) -> str:
    match error:
        case click.MissingParameter(param=click.Parameter() as param):
            return _("{name} is missing").format(name=param.make_metavar(ctx))
        case click.NoSuchOption():
            known = [name for each in ctx.command.get_params(ctx) for name in each.opts]
            said = _("there is no option {name}").format(name=error.option_name)
            return f"{said}{_meant(error.option_name, known)}"
        case click.BadParameter(param=click.Parameter() as param):
            return f"{param.opts[0]}: {error.message}"
        case click.BadOptionUsage():
            return _("{name} needs a value").format(name=error.option_name)
        case _other:
            return error.message


def _meant(name: str, known: Iterable[str]) -> str:
    close = nearest(name, known)
    return ". " + _("Did you mean {names}?").format(names=", ".join(close)) if close else ""
