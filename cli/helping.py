"""Help in the user's language, loaded when it is asked for."""

from __future__ import annotations

import inspect
from contextlib import suppress

import click

from doichieu.cli.console import given
from doichieu.errors import DoichieuError
from doichieu.language import _

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
    options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
    with formatter.section(_("Options")):
        formatter.write_dl(
            [
                (record[0], _(option.help or ""))
                for option in options
                if (record := option.get_help_record(ctx))
            ]
        )
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
