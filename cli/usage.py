"""What is wrong with the arguments, as one of the program's own errors: one line, with a way out.

click finds it and says it in English alone, in three lines.
"""

from __future__ import annotations

import re

import click

from doichieu.cli.helping import speak
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.text import nearest

_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")
"""The only trace that click leaves of arguments that nothing takes."""


def in_words(error: click.UsageError, ctx: click.Context) -> InputError:
    """The error of somebody who typed a command, in the language that he asked for."""
    speak(ctx)
    ctx = error.ctx or ctx
    command = " ".join(_named(ctx))
    see = _("See: {command}.").format(command=" ".join(("doichieu", *_named(ctx), "--help")))
    remedy = " ".join(filter(None, [_near(error, ctx), see]))
    return InputError(_what(error), where=command, remedy=remedy)


def _named(ctx: click.Context) -> tuple[str, ...]:
    """The words of a command, without that of the program."""
    return (*_named(ctx.parent), ctx.info_name or "") if ctx.parent else ()


def _near(error: click.UsageError, ctx: click.Context) -> str:
    """What may have been meant; '' where nothing comes near."""
    if isinstance(error, click.NoSuchOption):
        known = [name for each in ctx.command.get_params(ctx) for name in each.opts]
        close = nearest(error.option_name, known)
    elif isinstance(ctx.command, click.Group):
        close = nearest(getattr(error, "command_name", ""), ctx.command.list_commands(ctx))
    else:
        close = ()
    return _("Did you mean {names}?").format(names=", ".join(close)) if close else ""


def _what(error: click.UsageError) -> str:
    extra = _EXTRA.search(error.message)
    # Older versions of click have no class of their own for it.
    unknown = getattr(error, "command_name", "")
    match error:
        case _ if unknown:
            said = _("there is no command '{name}'").format(name=unknown)
        case click.MissingParameter(param=click.Parameter() as param):
            said = _("{name} is missing").format(name=param.make_metavar(_of(error)))
        case click.NoSuchOption(option_name=name):
            said = _("there is no option '{name}'").format(name=name)
        case click.BadOptionUsage(option_name=name):
            said = _("'{name}' needs a value").format(name=name)
        case click.BadParameter(param=click.Parameter(type=click.IntRange()) as param):
            said = _("'{name}' takes a whole number from 1 on").format(name=param.opts[0])
        case _ if extra is not None:
            said = _("this is one name too many: {names}").format(names=extra[1])
        case _:
            said = error.format_message()
    return said


def _of(error: click.UsageError) -> click.Context:
    return error.ctx or click.get_current_context()
