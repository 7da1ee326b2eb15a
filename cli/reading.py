"""The commands about documents: read in, looked at, held against each other without a review."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from doichieu.cli.completing import a_file
from doichieu.cli.console import FAILURE, Command, complain, with_settings
from doichieu.cli.printing import Counter, print_drawn, print_json
from doichieu.cli.screens import workbench

if TYPE_CHECKING:
    from doichieu.config import Config

_COUNT = click.IntRange(min=1)


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=a_file)
@click.option("--new", "apart", is_flag=True, help="A document of its own, whatever its number.")
@click.option("--version-of", metavar="DOC", help="A new version of this stored document.")
@with_settings
def import_(settings: Config, files: tuple[str, ...], apart: bool, version_of: str | None) -> None:
    """Read files into the store, going on past those that cannot be read.

    Text, Markdown, Word, OpenDocument, web pages and PDF with a text layer are told apart by what
    is in them. A file that has not changed since changes nothing; one of the number and issuer of a
    stored document is a new version of it, and what it replaces is kept. A folder is every file in
    it and below. `-` is standard input.
    """
    from doichieu.cli.lines import imported_lines, imported_total
    from doichieu.model import Changes
    from doichieu.workbench import Imported

    watcher = Counter() if len(files) > 1 and sys.stderr.isatty() else None
    with workbench(settings, make=True) as bench:
        taking = bench.documents.taking(files, apart=apart, version_of=version_of)
        results, lines = list[Imported](), list[str]()
        for result in bench.documents.import_each(files, watcher, taking):
            lines += imported_lines([result])
            # Of thousands of new versions only the lines are kept, not each change.
            results.append(replace(result, changes=Changes()))
    for line in lines:
        click.echo(line)
    for result in results:
        if result.error is not None:
            complain(result.error)
    if any(result.error is not None for result in results):
        if len(results) > 1:
            complain(imported_total(results))
        sys.exit(FAILURE)


@click.command(cls=Command)
@click.argument("file", shell_complete=a_file)
@click.option("--json", "as_json", is_flag=True, help="Every field, for programs.")
@with_settings
def outline(settings: Config, file: str, as_json: bool) -> None:
    """Print what was read of FILE, without storing it; `-` is standard input."""
    from doichieu.workbench.documents.outline_loader import OutlineLoader

    found = OutlineLoader(settings)(file)
    if as_json:
        from doichieu.export.outline import outline_json

        print_json(outline_json(found))
    else:
        from doichieu.export import plain, terminal

        print_drawn(lambda: terminal.outline_tree(found), lambda: plain.outline_lines(found))


@click.command(cls=Command)
@click.argument("file", shell_complete=a_file)
@click.option("--lead", "leads", multiple=True, metavar="NAME", help="Only what this body leads.")
@click.option("--due-before", metavar="DAY", help="Only what is due before this day.")
@click.option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
@click.option("--force", "-f", is_flag=True, help="Overwrite the file if it is there.")
@click.option("--format", "ending", metavar="FORMAT", help="The format, where no ending tells it.")
@click.option("--bom", is_flag=True, help="Mark CSV as UTF-8, without which Excel misreads it.")
@with_settings
def tasks(
    settings: Config,
    *,
    file: str,
    leads: tuple[str, ...],
    due_before: str | None,
    output: str | None,
    force: bool,
    ending: str | None,
    bom: bool,
) -> None:
    """List the tasks of FILE for the bodies it names: who leads, who takes part, until when.

    A table as md, csv or jsonl, by the ending of the file; stdout gets Markdown. A body is called
    by a part of its name, also without marks; a day is written like 31/12/2026.
    """
    from doichieu.language import _
    from doichieu.workbench.documents.outline_loader import OutlineLoader
    from doichieu.workbench.documents.register import Wanted, register
    from doichieu.workbench.tables import laid_out

    wanted = Wanted.typed(leads, due_before)
    form = f".{ending.lstrip('.')}" if ending else PurePath(output or "tasks.md").suffix
    found = register(OutlineLoader(settings)(file), wanted, for_programs=form.lower() == ".jsonl")
    text = laid_out(found, form, output or form, marked=bom)
    if output is None:
        click.echo(text, nl=False)
    else:
        from doichieu.workbench.reviews.saving import save

        save(text, output, overwrite=force)
    if not found.rows:
        complain(_("no task fits"))


@click.command(cls=Command)
@click.argument("directive", shell_complete=a_file)
@click.argument("plan", shell_complete=a_file)
@click.option("--json", "as_json", is_flag=True, help="Every field, for programs.")
@click.option("--top", metavar="NUMBER", type=_COUNT, help="So many suggestions a task.")
@with_settings
def align(settings: Config, directive: str, plan: str, as_json: bool, top: int | None) -> None:
    """Print which task of PLAN may answer which task of DIRECTIVE.

    Each with the reasons, and with what it leaves out or weakens of the directive's task.
    """
    from doichieu.workbench.reviews.comparing import compare

    found = compare(settings, directive, plan, top=top if as_json or top else 3)
    if as_json:
        from doichieu.export.candidates import addressees_json, candidates_json, wordings_json

        suggested = candidates_json(found.suggested) | addressees_json(found.elsewhere)
        whole = wordings_json(found.wordings, found.of_plan) | {"strangers": found.strangers}
        print_json(suggested | whole)
        return
    from doichieu.export import plain, terminal

    elsewhere = {item.address: reason for item, reason in found.elsewhere}
    told = (elsewhere, found.of_plan)
    print_drawn(
        lambda: terminal.candidates_tree(found.explained(), *told, strangers=found.strangers),
        lambda: plain.candidates_lines(found.explained(), *told, strangers=found.strangers),
    )


@click.command(cls=Command)
@click.argument("plan", shell_complete=a_file)
@click.option("--everywhere", is_flag=True, help="What other documents of the store give already.")
@click.option("--json", "as_json", is_flag=True, help="Every pair, for programs.")
@click.option("--top", metavar="NUMBER", type=_COUNT, help="So many pairs.")
@with_settings
def overlaps(settings: Config, plan: str, everywhere: bool, as_json: bool, top: int | None) -> None:
    """Print which tasks of PLAN may give one duty twice or to two leads, likeliest first."""
    most = top or (None if as_json else 20)
    if everywhere:
        watcher = Counter() if sys.stderr.isatty() else None
        with workbench(settings) as bench:
            doubles = bench.collection.given_elsewhere(plan, top=most, progress=watcher)
    else:
        from doichieu.workbench.reviews import comparing

        doubles = comparing.doubles(settings, plan, top=most)
    found = [(each.candidate, each.reasons, each.document) for each in doubles]
    if as_json:
        from doichieu.export.candidates import overlaps_json

        print_json(overlaps_json(found))
    else:
        from doichieu.export import plain, terminal

        print_drawn(lambda: terminal.overlaps_tree(found), lambda: plain.overlaps_lines(found))
