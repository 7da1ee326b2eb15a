"""The command that gives the tasks of a review to reviewers, and tells how far each is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import Command, complain, with_settings
from doichieu.cli.printing import print_json, print_lines
from doichieu.cli.screens import workbench
from doichieu.errors import InputError
from doichieu.export.plain import line
from doichieu.language import _
from doichieu.model import Part, Share, Work
from doichieu.wording import work_words

if TYPE_CHECKING:
    from doichieu.config import Config
    from doichieu.workbench import Review


@click.command(cls=Command)
@click.argument("names", nargs=-1, metavar="[DIRECTIVE PLAN] [NAME]", shell_complete=a_file)
@click.option("--task", "-t", multiple=True, metavar="ADDRESS", help="One task.")
@click.option("--section", "-s", multiple=True, metavar="ADDRESS", help="All tasks of a section.")
@click.option("--lead", "-l", multiple=True, metavar="WORDS", help="All tasks that a body leads.")
@click.option("--take-back", is_flag=True, help="Take them, or all there is, back from NAME.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@with_settings
def assign(
    settings: Config,
    names: tuple[str, ...],
    *,
    task: tuple[str, ...],
    section: tuple[str, ...],
    lead: tuple[str, ...],
    take_back: bool,
    as_json: bool,
) -> None:
    """Give tasks of a review to NAME; without a name, print who has what and how much is left.

    Of a task that is given in several ways the narrowest counts: the task itself, then the nearest
    section, then its lead body. Several may have one task.
    """
    from doichieu.workbench.reviews.assigning import part_named

    wanted = {Share.TASK: task, Share.SECTION: section, Share.LEAD: lead}
    who, pair = (names[-1], names[:-1]) if len(names) % 2 else (None, names)
    with workbench(settings) as bench:
        review = bench.reviews.begun(pair)
        parts = [part_named(review, share, name) for share in wanted for name in wanted[share]]
        if who and take_back and not parts:
            parts = [each.part for each in review.assigning.given if each.assignee == who]
        elif (who is None) is not (not parts):
            raise InputError(
                _("who is to have what?"),
                remedy=_(
                    "Say both: doichieu assign NAME --section II, --lead BODY or --task II.3."
                ),
            )
        if who is not None and take_back:
            review.assigning.take_back([who], parts)
        elif who is not None:
            review.assigning.give(who, parts)
        review.refresh(anew=True)
        if as_json:
            print_json(_data(review))
        elif not review.work():
            complain(_("nothing is given to anybody"))
        else:
            print_lines(_lines(review))


def _lines(review: Review) -> Iterator[str]:
    """How far each is, with what is given to them."""
    for work in review.work():
        parts = ", ".join(words for _part, words in _parts(review, work))
        yield line(work.who or _("nobody"), work_words(work, review.reading.readers), parts or "-")


def _parts(review: Review, work: Work) -> list[tuple[Part, str]]:
    from doichieu.workbench.reviews.assigning import part_words

    given = (each.part for each in review.assigning.given if each.assignee == work.who)
    return [(part, part_words(review, part)) for part in given]


def _data(review: Review) -> list[dict[str, object]]:
    """The same as JSON; what is not to be known of a blind reading is null."""
    items = review.items
    return [
        {
            "reviewer": work.who or None,
            "tasks": work.tasks,
            "decided": work.decided,
            "left": work.left,
            "given": [
                {
                    "share": part.share,
                    "address": items[part.item].address if part.item else None,
                    "lead": part.lead or None,
                }
                for part, _words in _parts(review, work)
            ],
        }
        for work in review.work()
    ]
