"""The commands that decide without a screen: verdicts, links, finds, tags, notes; undo and redo."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file, a_verdict
from doichieu.cli.console import FINDINGS, Command, complain, with_settings
from doichieu.cli.screens import asked_who, workbench

if TYPE_CHECKING:
    from doichieu.config import Config
    from doichieu.workbench.reviews.outcome import Outcome

_FORCE = "Replace what somebody else has decided."


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("plan", shell_complete=a_file)
@click.argument("items", metavar="ITEM[,ITEM]")
@click.argument("verdict", shell_complete=a_verdict)
@click.option("--by", multiple=True, metavar="ITEM[,ITEM]", help="The plan items that answer.")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@click.option("--finding", default="", metavar="WORDS", help="Which, where several are found.")
@click.option("--remove", is_flag=True, help="Take it back, where that very thing stands.")
@click.option("--force", "-f", is_flag=True, help=_FORCE)
@with_settings
def decide(
    settings: Config,
    directive: str,
    plan: str,
    *,
    items: str,
    verdict: str,
    by: tuple[str, ...],
    reason: str,
    finding: str,
    remove: bool,
    force: bool,
) -> None:
    """Decide about a task, a task and a plan item, or plan items; the review begins with that.

    A task is covered or partial (--by what), gap, not_applicable (--reason), unsure. A task and a
    plan item (I.1,II.3) are same, partial, related or rejected. One plan item is an addition,
    several are overlap, two are distinct. The words of the screen do as well.

    What the program found is confirmed or dismissed, on the items that `doichieu check --proposed`
    names for it; --finding tells several apart, by what they are called there.

    Items are named by address, as it is shown: I.1. Exit code 1: somebody else has decided
    otherwise, and nothing was changed.
    """
    from doichieu.workbench.reviews.by_name import ByName

    with workbench(settings) as bench:
        review = asked_who(bench.reviews.begin(directive, plan))
        by_name = ByName(review, replace=force)
        click.echo(by_name.decide(items, verdict, by, reason, finding=finding, remove=remove))


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("plan", shell_complete=a_file)
@click.argument("things", nargs=-1, required=True, metavar="ITEM[,ITEM]...")
@click.argument("tag")
@click.option("--remove", is_flag=True, help="Take the tag away.")
@click.option("--force", "-f", is_flag=True, help=_FORCE)
@with_settings
def tag(
    settings: Config,
    directive: str,
    plan: str,
    *,
    things: tuple[str, ...],
    tag: str,
    remove: bool,
    force: bool,
) -> None:
    """Put a tag of the codebook on items, pairs (I.1,II.3) or overlaps (II.3,II.5), in one step.

    A tag is called by its id or its name, also without marks; `doichieu codebook` shows them. An
    address that both documents have is told apart as d:I.1 (directive) or p:I.1 (plan).
    """
    from doichieu.workbench.reviews.by_name import ByName

    with workbench(settings) as bench:
        review = asked_who(bench.reviews.begin(directive, plan))
        click.echo(ByName(review, replace=force).tag(things, tag, remove=remove))


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("plan", shell_complete=a_file)
@click.argument("things", nargs=-1, required=True, metavar="ITEM[,ITEM]...")
@click.argument("text")
@click.option("--force", "-f", is_flag=True, help=_FORCE)
@with_settings
def note(
    settings: Config, directive: str, plan: str, *, things: tuple[str, ...], text: str, force: bool
) -> None:
    """Put a note on items or pairs (I.1,II.3), in one step; an empty TEXT takes it away.

    An address that both documents have is told apart as d:I.1 (directive) or p:I.1 (plan).
    """
    from doichieu.workbench.reviews.by_name import ByName

    with workbench(settings) as bench:
        review = asked_who(bench.reviews.begin(directive, plan))
        click.echo(ByName(review, replace=force).note(things, text))


@click.command(cls=Command)
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]", shell_complete=a_file)
@click.option("--skip", is_flag=True, help="Pass over steps that somebody else has changed since.")
@with_settings
def undo(settings: Config, pair: tuple[str, ...], *, skip: bool) -> None:
    """Take back your latest step in a review; exit code 1 where there is none."""
    from doichieu.workbench.reviews.steps import Steps

    with workbench(settings) as bench:
        steps = Steps(asked_who(bench.reviews.begun(pair)))
        outcome = steps.undo_unchanged() if skip else steps.undo()
    _tell(outcome)


@click.command(cls=Command)
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]", shell_complete=a_file)
@with_settings
def redo(settings: Config, pair: tuple[str, ...]) -> None:
    """Do again what you undid last in a review; exit code 1 where there is nothing."""
    from doichieu.workbench.reviews.steps import Steps

    with workbench(settings) as bench:
        outcome = Steps(asked_who(bench.reviews.begun(pair))).redo()
    _tell(outcome)


def _tell(outcome: Outcome) -> None:
    """Print what came of a step; where there was none to take, that is a finding."""
    if not outcome.done:
        complain(outcome.message)
        sys.exit(FINDINGS)
    click.echo(outcome.message)
