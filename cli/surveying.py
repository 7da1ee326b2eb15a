"""The command that holds many plans against one directive."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, closing
from functools import partial
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import FAILURE, Command, complain, with_settings
from doichieu.cli.printing import Counter, print_json
from doichieu.config import Config

if TYPE_CHECKING:
    from doichieu.workbench.collection.survey import Answers, Crew
    from doichieu.workbench.collection.survey_request import SurveyRequest

_COUNT = click.IntRange(min=1)


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("plans", nargs=-1, metavar="[PLAN]...", shell_complete=a_file)
@click.option("--json", "as_json", is_flag=True, help="A line of JSON a plan, for programs.")
@click.option("--top", metavar="NUMBER", default=3, type=_COUNT, help="So many suggestions a task.")
@click.option("--output", "-o", metavar="FILE", help="Write JSON lines to a file; go on with it.")
@click.option("--force", "-f", is_flag=True, help="Begin the file anew.")
@click.option(
    "--on", "address", metavar="ADDRESS", help="Have a Dask cluster do it: tcp://HOST:PORT."
)
@with_settings
def survey(
    settings: Config,
    *,
    directive: str,
    plans: tuple[str, ...],
    as_json: bool,
    top: int,
    output: str | None,
    force: bool,
    address: str | None,
) -> None:
    """Print what each PLAN has for the tasks of DIRECTIVE: first what was decided, then guesses.

    PLAN may be a folder: every file below it. Without PLAN: every document in the store that says
    it carries DIRECTIVE out or is reviewed against it. With -o a survey that was stopped goes on
    where it was.
    """
    from doichieu.language import _
    from doichieu.workbench.collection.survey_file import SurveyFile
    from doichieu.workbench.collection.survey_request import request

    asked = request(settings, directive, plans, top=top)
    watcher = Counter() if sys.stderr.isatty() and (output or not sys.stdout.isatty()) else None
    with ExitStack() as stack:
        file = output and stack.enter_context(SurveyFile.open(output, asked, anew=force))
        crew = address and stack.enter_context(_crew(address))
        known = file.known if file else ()
        if known:
            complain(_("stand in the file already: {count}").format(count=len(known)))
        found = asked.answers(but=known, progress=watcher, crew=crew or None)
        write = file.add if file else partial(_print, asked, as_json=as_json)
        failed = _each(found, write)
    if failed:
        sys.exit(FAILURE)


def _crew(address: str) -> AbstractContextManager[Crew]:
    from doichieu.workbench.collection.cluster import joined

    return joined(address)


def _print(asked: SurveyRequest, answers: Answers, *, as_json: bool) -> None:
    from doichieu.cli.lines import surveyed_line
    from doichieu.workbench.collection.survey_file import data

    if as_json:
        print_json(data(answers, asked), indent=None)
    else:
        click.echo(surveyed_line(answers))


def _each(found: Generator[Answers, None, None], write: Callable[[Answers], None]) -> bool:
    """Write what each plan has as it comes; whether any could not be read."""
    failed = False
    # Whoever stops in the middle lets go of all that is under way.
    with closing(found):
        for answers in found:
            if answers.error is None:
                write(answers)
            else:
                complain(answers.error)
                failed = True
    return failed
