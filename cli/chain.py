"""The command that follows the tasks of a directive through all levels."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import Command, with_settings
from doichieu.cli.printing import Counter, columns, print_file, print_lines
from doichieu.cli.screens import workbench

if TYPE_CHECKING:
    from doichieu.config import Config
    from doichieu.model.descent import Fates, Story
    from doichieu.workbench import Workbench


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("task", required=False, metavar="[TASK]")
@click.option("--dead-ends", is_flag=True, help="Only tasks that no last level carries out.")
@click.option("--full", is_flag=True, help="Whole texts in a terminal too, not two lines of each.")
@click.option("--json", "as_json", is_flag=True, help="Every field, for programs.")
@click.option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
@click.option("--force", "-f", is_flag=True, help="Overwrite the file if it is there.")
@click.option("--format", "ending", metavar="FORMAT", help="The format, where no ending tells it.")
@with_settings
def chain(
    settings: Config,
    *,
    directive: str,
    task: str | None,
    dead_ends: bool,
    full: bool,
    as_json: bool,
    output: str | None,
    force: bool,
    ending: str | None,
) -> None:
    """Follow the tasks of DIRECTIVE down through all reviews, or one TASK by its address.

    Without TASK: a line a task with its weakest link, and where that is. With TASK: a document
    below the other, each with the verdict and who gave it, its text, and what changes of lead,
    deadline and figures. A level without a review is not reviewed, never covered.
    """
    from doichieu.cli.chain_lines import fates_lines, story_lines
    from doichieu.model.descent import Fates
    from doichieu.workbench.collection.chain_file import content, save_chain
    from doichieu.workbench.reviews.reporting import Form

    with workbench(settings) as bench:
        told = _told(bench, directive, task)
    if dead_ends and isinstance(told, Fates):
        told = told.dead_ends
    form = Form(".json" if as_json else f".{ending.lstrip('.').lower()}" if ending else "")
    if output is not None:
        save_chain(told, output, overwrite=force, form=form)
    elif form.ending:
        print_file(content(told, form))
    else:
        width = None if full else columns()
        lines = fates_lines(told, width) if isinstance(told, Fates) else story_lines(told, width)
        print_lines(lines)


def _told(bench: Workbench, directive: str, task: str | None) -> Fates | Story:
    if task is not None:
        return bench.descents.story(*bench.descents.named(directive, task))
    watcher = Counter() if sys.stderr.isatty() and not sys.stdout.isatty() else None
    return bench.descents.every(*bench.documents.look_up(directive), watcher)
