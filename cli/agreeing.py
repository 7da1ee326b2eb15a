"""The commands about blind readings: handed in, compared, and what is settled otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import Command, with_settings
from doichieu.cli.printing import print_json, print_lines
from doichieu.cli.screens import asked_who, workbench
from doichieu.language import _

if TYPE_CHECKING:
    from doichieu.config import Config


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("plan", shell_complete=a_file)
@click.argument("readers", nargs=-1, required=True, metavar="NAME...")
@with_settings
def blind(settings: Config, directive: str, plan: str, *, readers: tuple[str, ...]) -> None:
    """Begin a review that these read blind: nobody sees what the others decide.

    Each works under --reviewer NAME as ever; `doichieu hand-in` says that a reading is done.
    """
    with workbench(settings) as bench:
        reading = bench.reviews.begin(directive, plan).reading
        reading.name(readers)
        print_lines([reading.words])


@click.command("hand-in", cls=Command)
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]", shell_complete=a_file)
@click.option("--take-back", is_flag=True, help="Go on, while others still read.")
@with_settings
def hand_in(settings: Config, pair: tuple[str, ...], *, take_back: bool) -> None:
    """Say that your blind reading of a review is done; the readings open once all are."""
    with workbench(settings) as bench:
        review = asked_who(bench.reviews.begun(pair))
        left = 0 if take_back else review.left_to_read
        (review.reading.take_back if take_back else review.reading.hand_in)()
        print_lines([review.reading.words])
        if left:
            said = _("handed in without a verdict: {count}; to go on: doichieu hand-in --take-back")
            print_lines([said.format(count=left)])


@click.command(cls=Command)
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]", shell_complete=a_file)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--mine", is_flag=True, help="The tasks that are settled otherwise than you had it.")
@with_settings
def agreement(settings: Config, pair: tuple[str, ...], *, as_json: bool, mine: bool) -> None:
    """Print how far the blind readings of a review agree: n, share, coefficients, confusion.

    Cohen's kappa is of two readers; Krippendorff's alpha of any number, with what some have left
    out; Gwet's AC1 is steady where nearly all say the same. A figure that is not defined is '-'
    with the reason.
    """
    from doichieu.workbench.agreement.lines import agreement_data, agreement_lines, otherwise_lines
    from doichieu.workbench.agreement.settling import Settling

    with workbench(settings) as bench:
        settling = Settling(bench.store, bench.reviews.begun(pair))
        if mine:
            print_lines(otherwise_lines(settling, settings.reviewer))
        elif as_json:
            print_json(agreement_data(settling))
        else:
            print_lines(agreement_lines(settling))
