"""The command that shows one directive and all its plans."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import FAILURE, Command, complain, with_settings
from doichieu.cli.printing import Counter, print_file, print_lines
from doichieu.cli.screens import workbench

if TYPE_CHECKING:
    from doichieu.config import Config
    from doichieu.model.matrix import Found, Matrix, PlanPart
    from doichieu.workbench.collection.matrix_file import Answers


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("plans", nargs=-1, metavar="[PLAN]...", shell_complete=a_file)
@click.option("--holes", is_flag=True, help="Only tasks that some plan leaves out.")
@click.option("--lead", default="", metavar="NAME", help="Only what this body leads.")
@click.option("--tag", metavar="NAME", help="Only tasks with this tag in some review.")
@click.option("--most-left-out", is_flag=True, help="What is most left out first.")
@click.option("--json", "as_json", is_flag=True, help="Every field, for programs.")
@click.option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
@click.option("--force", "-f", is_flag=True, help="Overwrite the file if it is there.")
@click.option("--format", "ending", metavar="FORMAT", help="The format, where no ending tells it.")
@click.option("--bom", is_flag=True, help="Mark CSV as UTF-8, without which Excel misreads it.")
@with_settings
def matrix(
    settings: Config,
    *,
    directive: str,
    plans: tuple[str, ...],
    holes: bool,
    lead: str,
    tag: str | None,
    most_left_out: bool,
    as_json: bool,
    output: str | None,
    force: bool,
    ending: str | None,
    bom: bool,
) -> None:
    """Print what became of each task of DIRECTIVE in each PLAN, decided or only suggested.

    Without PLAN: in every document in the store that says it carries DIRECTIVE out, or is reviewed
    against it. First come the tasks most often left out, and the plans that leave out most. The
    ending of the file tells the format; stdout gets lines with tabs.
    """
    from doichieu.workbench.collection.matrix import Order, Wanted, looked_at
    from doichieu.workbench.collection.matrix_file import content, save_matrix
    from doichieu.workbench.reviews.reporting import Form

    with workbench(settings) as bench:
        wanted = Wanted(holes, lead, bench.matrices.tag(tag) if tag else None)
        found, answers, whole = _surveyed(settings, bench.matrices.named(directive, plans))
    shown = looked_at(found, wanted, Order.MISSING if most_left_out else Order.READING)
    form = Form(".json" if as_json else f".{ending.lstrip('.').lower()}" if ending else "", bom)
    if output is not None:
        save_matrix(shown, answers, output, overwrite=force, form=form)
    elif form.ending or bom:
        print_file(content(shown, answers, form))
    else:
        from doichieu.cli.lines import matrix_lines

        print_lines(matrix_lines(shown))
    if not whole:
        sys.exit(FAILURE)


def _surveyed(settings: Config, matrix: Matrix) -> tuple[Matrix, Answers, bool]:
    """The matrix with what is suggested, each best answer, and whether every plan could be read."""
    from doichieu.workbench.collection.matrix import suggested
    from doichieu.workbench.collection.surveying import fill

    watcher = Counter() if sys.stderr.isatty() and not sys.stdout.isatty() else None
    parts = [each.part for each in matrix.columns]
    answers: dict[PlanPart, Found] = {}
    whole = True
    for batch in fill(settings, matrix.directive, parts, progress=watcher):
        answers |= batch.found
        for error in batch.errors.values():
            complain(error)
            whole = False
    return suggested(matrix, answers), answers, whole
