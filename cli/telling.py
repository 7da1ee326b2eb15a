"""The commands that tell of a store: what is in it, a review's summary, what is found wanting."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Unpack

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import FAILURE, FINDINGS, Command, complain, with_settings
from doichieu.cli.printing import drawn, print_file, print_json, print_lines
from doichieu.cli.screens import workbench

if TYPE_CHECKING:
    from doichieu.cli.lines import ReviewKey
    from doichieu.config import Config
    from doichieu.workbench import Workbench
    from doichieu.workbench.collection.library import Library
    from doichieu.workbench.reviews.wishes import Wishes


@click.command("list", cls=Command)
@click.option("--tree", is_flag=True, help="Documents below the directive they carry out.")
@click.option("--hidden", is_flag=True, help="Also what is hidden.")
@with_settings
def list_(settings: Config, *, tree: bool, hidden: bool) -> None:
    """List documents, reviews with their progress, and documents that are missing."""
    from doichieu import servers
    from doichieu.cli import lines
    from doichieu.language import _

    with workbench(settings) as bench:
        known = bench.collection.library()
        broken = bench.collection.broken(known)
        far = _far(bench, known.whole)
    library = known.whole if hidden else known
    if not known.whole.documents:
        said = _("{store}: empty store. Read documents into it: doichieu import FILE")
        complain(said.format(store=servers.shown(settings.store)))
    elif tree:
        print_lines(lines.tree_lines(library) if drawn() else lines.chain_lines(library))
    else:
        print_lines(lines.library_lines(library, far))
    if known.hidden and not hidden:
        complain(_("hidden: {count} (--hidden shows them)").format(count=known.hidden))
    for error in broken:
        complain(error)
    if broken:
        sys.exit(FAILURE)


def _far(bench: Workbench, library: Library) -> dict[ReviewKey, str]:
    """Who is how far in the reviews of which anything is given to anybody, or read blind."""
    from doichieu.wording import far_words
    from doichieu.workbench.reviews.assigning import work_of
    from doichieu.workbench.reviews.reading import left_to_settle

    who, given = bench.config.reviewer, bench.store.assigning.reviews()
    found: dict[ReviewKey, str] = {}
    for row in library.reviews:
        if row.id is not None and (row.id in given or row.readers):
            left = left_to_settle(bench.store, row.id, row.readers)
            far = far_words(work_of(bench.store, row.id, row.section, who), row.readers)
            found[row.id, row.section] = " · ".join(filter(None, [left, far]))
    return found


@click.command(cls=Command)
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]", shell_complete=a_file)
@click.option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
@click.option("--force", "-f", is_flag=True, help="Overwrite the file if it is there.")
@click.option("--format", "ending", metavar="FORMAT", help="The format, where no ending tells it.")
@click.option("--bom", is_flag=True, help="Mark CSV as UTF-8, without which Excel misreads it.")
@click.option("--template", metavar="FILE", help="Lay it out by a template of your own.")
@click.option("--copy-template", "copied", metavar="FILE", help="Write the shipped template there.")
@click.option("--sections", metavar="NAMES", help="Only these: conclusion,figures,gaps,…")
@click.option("--only", metavar="KINDS", help="Only what is of a kind: gap,overlap,tag:NAME.")
@click.option("--by", metavar="ORDER", help="What is missing by section, lead or deadline.")
@click.option("--quote", metavar="HOW", help="Texts short (two lines) or full.")
@click.option("--as-of", metavar="DAY", help="What was due before is overdue, and stands first.")
@click.option("--date", "dated", metavar="DAY", help="The day of the report.")
@with_settings
def export(
    settings: Config,
    pair: tuple[str, ...],
    *,
    output: str | None,
    force: bool,
    ending: str | None,
    bom: bool,
    template: str | None,
    copied: str | None,
    **wishes: Unpack[Wishes],
) -> None:
    """Print the report on a review; without names, on the only one there is.

    The ending of the file tells the format; stdout gets Markdown. A list is parted by commas, a day
    written like 31/12/2026.
    """
    from doichieu.workbench.reviews import reporting
    from doichieu.workbench.reviews.reporting import Form
    from doichieu.workbench.reviews.wishes import choice

    if copied:
        reporting.copy_template(copied, overwrite=force)
        return
    with workbench(settings) as bench:
        review = bench.reviews.begun(pair)
        wanted = choice(review, wishes)
        form = Form(f".{ending.lstrip('.').lower()}" if ending else "", bom, template or "")
        if output is None:
            print_file(reporting.report(review, form, wanted))
        else:
            reporting.save_report(review, output, overwrite=force, form=form, choice=wanted)


@click.command(cls=Command)
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]", shell_complete=a_file)
@click.option("--proposed", is_flag=True, help="Also what the program found and nobody judged.")
@with_settings
def check(settings: Config, pair: tuple[str, ...], *, proposed: bool) -> None:
    """Print what is undecided or found wanting in a review; exit code 1 if there is anything.

    A line a finding, its place first: DOCUMENT:LINE: ADDRESS WHAT: TEXT. The last line counts them.

    What is only proposed does not change the exit code; `doichieu decide` judges it.
    """
    from doichieu.cli import lines

    with workbench(settings) as bench:
        review = bench.reviews.begun(pair)
        review.must_be_whole()
        found = list(lines.finding_lines(review))
        more = list(lines.proposed_lines(review)) if proposed else []
        counts = lines.counts_line(review)
    print_lines([*found, *more, counts])
    if found:
        sys.exit(FINDINGS)


@click.command(cls=Command)
@with_settings
def queries(settings: Config) -> None:
    """Print ten queries on the store, and what its tables hold, as metadata for Datasette."""
    from doichieu.language import current
    from doichieu.store.queries import metadata

    print_json(metadata(settings.store.stem, current()))
