"""What is wrong with the arguments, as one of the program's own errors: one line, with a way out.

click finds it and says it in English alone, in three lines.
"""

from __future__ import annotations

import re
from contextlib import suppress

import click

from doichieu.errors import InputError

_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")
"""The only trace that click leaves of arguments that nothing takes."""


def in_words(error: click.UsageError, ctx: click.Context) -> InputError:
    """The error of somebody who typed a command, in the language that he asked for."""
    from doichieu.language import _

    _speak(ctx)
    ctx = error.ctx or ctx
    command = f"doichieu {ctx.info_name}" if ctx.parent else "doichieu"
    remedy = _("See: {command}.").format(command=f"{command} --help")
    return InputError(_what(error), where=command.partition(" ")[2], remedy=remedy)


def _what(error: click.UsageError) -> str:
    from doichieu.language import _

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


def _speak(ctx: click.Context) -> None:
    """Use the language asked for; the arguments may be wrong before it could be looked at."""
    from doichieu import config, language

    with suppress(InputError):
        language.use(config.load(lang=ctx.find_root().params.get("lang")).language)
