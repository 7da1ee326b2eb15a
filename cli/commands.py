"""The command line: arguments to the workbench, its answer to stdout, everything else to stderr.

Exit codes: 0 fine, 1 findings (`check`), 2 a usage or input error, 70 the program broke down, 130
interrupted, as 128 and its number where another signal ended the screen. Imports are lazy, so that
`--version` and `--help` answer at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doichieu import __version__
from doichieu.cli.console import (
    BROKEN,
    FAILURE,
    FINDINGS,
    Commands,
    Counter,
    complain,
    print_json,
    print_rich,
)
from doichieu.errors import InputError

if TYPE_CHECKING:
    from doichieu.config import Config
    from doichieu.workbench import Review, Workbench


@click.group(cls=Commands, invoke_without_command=True)
@click.option("--store", type=click.Path(path_type=Path), help="The store to work in.")
@click.option("--reviewer", help="Whose decisions these are; by default the login name.")
@click.option("--lang", help="vi or en; by default the locale's.")
@click.option("--keymap", help="default, vim or emacs.")
@click.version_option(__version__, message="doichieu %(version)s")
@click.pass_context
def main(
    ctx: click.Context,
    store: Path | None,
    reviewer: str | None,
    lang: str | None,
    keymap: str | None,
) -> None:
    """Hold a plan against the directive it carries out, task by task.

    Without a command: the library screen. DIRECTIVE and PLAN are files (.txt, .md, .docx, .odt,
    .html, .pdf, or - for standard input), or numbers of documents in the store; FILE#II names one
    section.
    """
    from doichieu import config, language

    ctx.obj = config.load(store=store, reviewer=reviewer, lang=lang, keymap=keymap)
    language.use(ctx.obj.language)
    if ctx.invoked_subcommand is None:
        _screen(ctx.obj, lambda _workbench: None)


@contextmanager
def _workbench(settings: Config) -> Iterator[Workbench]:
    from doichieu.store import Store
    from doichieu.workbench import Workbench

    with Store.open(settings.store, seat=settings.seat) as store:
        yield Workbench(store, settings)


def _keys_from_terminal() -> bool:
    """Take keys from the terminal where a document comes in by standard input; it is read first.

    False where there is no terminal to take them from.
    """
    from doichieu import importing
    from doichieu.config import STANDARD_INPUT

    importing.open_file(STANDARD_INPUT)
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True


def _screen(
    settings: Config, begin: Callable[[Workbench], Review | None], *, piped: bool = False
) -> None:
    """Show the library, or the review that `begin` gives; begin nothing that cannot be shown.

    `piped` says that one of its documents is standard input.
    """
    from doichieu.language import _

    if not sys.stdout.isatty() or not (sys.stdin.isatty() or (piped and _keys_from_terminal())):
        raise InputError(
            _("the screen needs a terminal"),
            remedy=_("For scripts: list, outline, align, export, check."),
        )
    # Rubbish may lie until the first picture is painted: a tenth of the start is saved.
    gc.disable()
    from doichieu import keymaps

    keymap = keymaps.load(settings.keymap, settings.keys_file)
    for warning in keymap.warnings:
        complain(warning)
    with _workbench(settings) as workbench:
        review = begin(workbench)
        from doichieu.tui.app import run
        from doichieu.tui.line import SIGNALLED

        code = run(workbench, keymap, review)
        if code > SIGNALLED:
            sys.exit(code)
        if code:
            click.echo(_("Everything that was shown as decided is stored."), err=True)
            sys.exit(BROKEN)


@main.command()
@click.pass_obj
def demo(settings: Config) -> None:
    """Review the sample pair, in a store of its own."""
    from dataclasses import replace

    from doichieu.sample import sample_files

    own = replace(settings, store=settings.store.with_name("demo.db"))
    with sample_files() as (directive, plan):
        _screen(own, lambda workbench: workbench.reviews.begin(str(directive), str(plan)))


@main.command("import")
@click.argument("files", nargs=-1, required=True)
@click.pass_obj
def import_(settings: Config, files: tuple[str, ...]) -> None:
    """Read FILES into the store, going on past those that cannot be read.

    Text, Markdown, Word, OpenDocument, web pages and PDF with a text layer are told apart by what
    is in them. A file that has not changed since changes nothing. `-` is standard input.
    """
    from doichieu.cli.lines import imported_lines, imported_total

    watcher = Counter() if len(files) > 1 and sys.stderr.isatty() else None
    with _workbench(settings) as workbench:
        results = workbench.documents.import_files(files, watcher)
    for line in imported_lines(results):
        click.echo(line)
    for result in results:
        if result.error is not None:
            complain(result.error)
    if any(result.error is not None for result in results):
        if len(results) > 1:
            complain(imported_total(results))
        sys.exit(FAILURE)


@main.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Every field, for programs.")
@click.pass_obj
def outline(settings: Config, file: str, as_json: bool) -> None:
    """Print what was read of FILE, without storing it; `-` is standard input."""
    from doichieu.workbench.documents.outline_loader import OutlineLoader

    found = OutlineLoader(settings)(file)
    if as_json:
        from doichieu.export.outline import outline_json

        print_json(outline_json(found))
    else:
        from doichieu.export.terminal import outline_tree

        print_rich(outline_tree(found))


@main.command()
@click.argument("directive")
@click.argument("plan")
@click.option("--json", "as_json", is_flag=True, help="Every field, for programs.")
@click.option("--top", type=click.IntRange(min=1), help="So many suggestions a task.")
@click.pass_obj
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
    else:
        from doichieu.export.terminal import candidates_tree

        elsewhere = {item.address: reason for item, reason in found.elsewhere}
        tree = candidates_tree(
            found.explained(), elsewhere, found.of_plan, strangers=found.strangers
        )
        print_rich(tree)


@main.command()
@click.argument("directive")
@click.argument("plans", nargs=-1, metavar="[PLAN]...")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON a plan, for programs.")
@click.option("--top", type=click.IntRange(min=1), default=3, help="So many suggestions a task.")
@click.pass_obj
def survey(
    settings: Config, directive: str, plans: tuple[str, ...], as_json: bool, top: int
) -> None:
    """Print for how many tasks of DIRECTIVE each PLAN has a likely answer, and for which none.

    Without PLAN: for every document in the store that says it carries DIRECTIVE out.
    """
    from doichieu.cli.lines import surveyed_line
    from doichieu.workbench.collection.survey import survey as start

    watcher = Counter() if sys.stderr.isatty() and not sys.stdout.isatty() else None
    failed = False
    for answers in start(settings, directive, plans, top=top, progress=watcher):
        if answers.error is not None:
            complain(answers.error)
            failed = True
        elif as_json:
            print_json(answers.data, indent=None)
        else:
            click.echo(surveyed_line(answers))
    if failed:
        sys.exit(FAILURE)


@main.command()
@click.argument("plan")
@click.option("--everywhere", is_flag=True, help="What other documents of the store give already.")
@click.option("--json", "as_json", is_flag=True, help="Every pair, for programs.")
@click.option("--top", type=click.IntRange(min=1), help="So many pairs.")
@click.pass_obj
def overlaps(settings: Config, plan: str, everywhere: bool, as_json: bool, top: int | None) -> None:
    """Print which tasks of PLAN may give one duty twice or to two leads, likeliest first."""
    most = top or (None if as_json else 20)
    if everywhere:
        watcher = Counter() if sys.stderr.isatty() else None
        with _workbench(settings) as workbench:
            doubles = workbench.collection.given_elsewhere(plan, top=most, progress=watcher)
    else:
        from doichieu.workbench.reviews import comparing

        doubles = comparing.doubles(settings, plan, top=most)
    found = ((each.candidate, each.reasons, each.document) for each in doubles)
    if as_json:
        from doichieu.export.candidates import overlaps_json

        print_json(overlaps_json(found))
    else:
        from doichieu.export.terminal import overlaps_tree

        print_rich(overlaps_tree(found))


@main.command()
@click.argument("directive")
@click.argument("plan")
@click.option("--as-given", is_flag=True, help="Also where DIRECTIVE says it carries PLAN out.")
@click.pass_obj
def review(settings: Config, directive: str, plan: str, *, as_given: bool) -> None:
    """Review PLAN against DIRECTIVE on the screen."""
    piped = any(name == "-" or name.startswith("-#") for name in (directive, plan))
    _screen(
        settings,
        lambda workbench: workbench.reviews.begin(directive, plan, as_given=as_given),
        piped=piped,
    )


@main.command("list")
@click.option("--tree", is_flag=True, help="Documents below the directive they carry out.")
@click.pass_obj
def list_(settings: Config, *, tree: bool) -> None:
    """List documents, reviews with their progress, and documents that are missing."""
    from doichieu.cli.lines import library_lines, tree_lines

    lines = tree_lines if tree else library_lines
    with _workbench(settings) as workbench:
        for line in lines(workbench.collection.library()):
            click.echo(line)


@main.command()
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]")
@click.option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
@click.option("--force", "-f", is_flag=True, help="Overwrite the file if it is there.")
@click.pass_obj
def export(settings: Config, pair: tuple[str, ...], output: str | None, force: bool) -> None:
    """Print the Markdown summary of a review; without names, of the only one there is."""
    from doichieu.workbench.reviews import saving

    with _workbench(settings) as workbench:
        chosen = workbench.reviews.begun(pair)
        if output is None:
            click.echo(saving.summary(chosen), nl=False)
        else:
            saving.save_summary(chosen, output, overwrite=force)


@main.command()
@click.argument("pair", nargs=-1, metavar="[DIRECTIVE PLAN]")
@click.pass_obj
def check(settings: Config, pair: tuple[str, ...]) -> None:
    """Print what is undecided or found wanting in a review; exit code 1 if there is anything."""
    from doichieu.cli.lines import finding_lines

    with _workbench(settings) as workbench:
        lines = list(finding_lines(workbench.reviews.begun(pair)))
    for line in lines:
        click.echo(line)
    if lines:
        sys.exit(FINDINGS)


@main.command()
@click.pass_obj
def keys(settings: Config) -> None:
    """Print the keymap in force, and where your own keys belong."""
    from doichieu import keymaps
    from doichieu.cli.lines import key_lines

    keymap = keymaps.load(settings.keymap, settings.keys_file)
    for line in key_lines(keymap, settings.keys_file):
        click.echo(line)
    for warning in keymap.warnings:
        complain(warning)
