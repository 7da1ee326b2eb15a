"""The command line: arguments to the workbench, its answer to stdout, everything else to stderr.

Exit codes: 0 fine, 1 findings (`check`) or somebody else's decision in the way, 2 a usage or input
error, 70 the program broke down, 130 interrupted, as 128 and its number where another signal ended
the screen. Imports are lazy, so that `--version` and `--help` answer at once.
"""

from __future__ import annotations

import click

from doichieu import __version__
from doichieu.cli.console import Commands, settings_of

COMMANDS = {
    "demo": "screens",
    "import": "reading",
    "outline": "reading",
    "diff": "diffing",
    "tasks": "reading",
    "align": "reading",
    "survey": "surveying",
    "matrix": "matrix",
    "chain": "chain",
    "overlaps": "reading",
    "review": "screens",
    "decide": "deciding",
    "tag": "deciding",
    "note": "deciding",
    "undo": "deciding",
    "redo": "deciding",
    "assign": "assigning",
    "blind": "agreeing",
    "hand-in": "agreeing",
    "agreement": "agreeing",
    "codebook": "codebook",
    "list": "telling",
    "export": "telling",
    "merge": "merging",
    "share": "merging",
    "check": "telling",
    "queries": "telling",
    "backup": "keeping",
    "restore": "keeping",
    "verify": "keeping",
    "store": "keeping",
    "keys": "settings",
    "config": "settings",
}
"""Every command, and the module beside this one that has it."""


@click.group(
    cls=Commands,
    modules=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="doichieu %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Hold a plan against the directive it carries out, task by task.

    Without a command: the library screen. DIRECTIVE and PLAN are files (.txt, .md, .docx, .odt,
    .html, .pdf, or - for standard input), or numbers of documents in the store; FILE#II names one
    section.
    """
    if ctx.invoked_subcommand is None:
        from doichieu.cli.screens import show

        show(settings_of(ctx), lambda _workbench: None)
