"""Write the pages of this folder that follow from the program: `python docs/generate.py`."""  # noqa: INP001 (a script)

from __future__ import annotations

import asyncio
import runpy
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path

import click

from doichieu.cli import commands
from doichieu.config import Config
from doichieu.keymaps import SHIPPED, Keymap, Scope, load, shown
from doichieu.model import Verdict
from doichieu.sample import sample_files
from doichieu.store import Store
from doichieu.store.queries import queries
from doichieu.store.schema import Column, tables
from doichieu.tui.app import DoichieuApp
from doichieu.workbench import Workbench

HERE = Path(__file__).resolve().parent


def schema() -> str:
    """The page about the tables and views of a store."""
    found = tables()
    views = [
        f"### {view.name}\n\n{view.meaning}\n\n"
        f"Columns: {', '.join(f'`{column.name}`' for column in view.columns)}."
        for view in found
        if view.is_view
    ]
    plain = [
        f"### {table.name}\n\n{table.meaning}\n\n| column | type | meaning |\n|---|---|---|\n"
        + "\n".join(map(_schema_row, table.columns))
        for table in found
        if not table.is_view
    ]
    asked = [
        f"### {name}\n\n{query['en']}\n\n```sql\n{query['sql'].strip()}\n```"
        for name, query in queries().items()
    ]
    parts = [_SCHEMA, "## Views", *views, _QUERIES, *asked, "## Tables", *plain]
    return "\n\n".join(parts) + "\n"


def _schema_row(column: Column) -> str:
    type_ = column.type.lower() + (", or null" if column.optional else "")
    meaning = ". ".join(
        filter(None, (column.points_at and f"→ {column.points_at}", column.meaning))
    )
    return f"| {column.name} | {type_} | {meaning} |"


_SCHEMA = """# The store

<!-- Written by docs/generate.py from the database itself. -->

A store is one SQLite file, which other programs may read while doichieu is at work:

```
sqlite-utils rows doichieu.db gaps --table
datasette doichieu.db
```

Views of what was decided name the `layer` of each row; `coverage`, `gaps` and `overlaps` tell of
`common` alone.

Change nothing in it by hand: what stands in `annotations` follows from `decision_log`, to which
rows are only ever added.

Times are ISO 8601 in UTC with microseconds (`2026-03-02T02:00:00.000000+00:00`), dates are
`2026-03-02`. Lists are JSON arrays. `before` and `after` of the log are JSON objects: `value`,
`reason`, `reviewer` and `at` of the annotation, and `read`, the fingerprints of the wording that it
was about; in a row that a merge brought also `saw`, the rows that it followed in its own store."""


_QUERIES = """## Queries

Each answers as it stands; `:day` is given as `-p day 2026-12-31`:

```
sqlite-utils query doichieu.db "SELECT …" --table
```

`doichieu queries` prints them, with what each table and column holds, for Datasette, where they
stand beside the tables with a field for the day:

```
doichieu queries > metadata.json
datasette doichieu.db --metadata metadata.json
```"""


def keys() -> str:
    """The page about commands and the keys that the shipped keymaps give them."""
    keymaps = [load(name) for name in SHIPPED]
    return "\n\n".join([_KEYS, *(_scope(scope, keymaps) for scope in Scope)]) + "\n"


def _scope(scope: Scope, keymaps: list[Keymap]) -> str:
    names = " | ".join(keymap.name for keymap in keymaps)
    rows = [
        f"| {command.label} | {' | '.join(_keys_of(keymap.keys(command.id)) for keymap in keymaps)}"
        f" | {command.help} | `{command.id}` |"
        for command, _keys in keymaps[0].bindings(scope)
    ]
    head = f"| command | {names} | what it does | id |\n|---|{'---|' * len(keymaps)}---|---|"
    return "\n".join([f"## {scope.heading}\n\n{head}", *rows])


def _keys_of(names: tuple[str, ...]) -> str:
    listed = [f"`{shown(name)}`" for name in names]
    return " … ".join([listed[0], listed[-1]]) if len(listed) > 4 else " ".join(listed)


_KEYS = """# Keys

<!-- Written by docs/generate.py from the commands and the shipped keymaps. -->

`?` shows the keys of the screen in front; the palette (`Ctrl+P`) runs any command by its name.

## Keys of your own

`keymap = "vim"` in `config.toml`, `--keymap vim` or `DOICHIEU_KEYMAP=vim` chooses a keymap. In
`keys.toml` beside `config.toml` you say only what shall differ, under the id of the command:

```toml
[review]
gap = "f9"
note = ["c", "f12"]
mark = []
```

`F2`, or `Keys` in the palette, does that by pressing the keys: it shows what arrives, which command
has it, and why an input method may keep it back, and writes the differences into the file, with
your comments kept. `F8` there gives a command the keys it came with.

A key is written as it is printed: `?`, `G` (with Shift), `f3`, `ctrl+g`, `shift+tab`, `space`,
`enter`, `pageup`, `alt+x`; keys to be pressed one after the other with a space between them,
`"g g"`. One key cannot serve two commands of the same screen; a file with a slip in it is
refused, with what is wrong and what would be right.

## Counts and sequences

In `vim`, `5j` goes five lines down, `12G` to line 12, `gg` to the first. A digit alone chooses the
suggestion of that number at once, as in every keymap; when a movement or another digit follows, it
was the beginning of a count. What was pressed and waits stands in the bottom line; `Esc` forgets
it, and a key that does not go on with a sequence is forgotten with it.

A terminal sends `Alt` as `Esc` and the key after it. On a slow line that parts the two, the keymap
`emacs` may leave the screen instead; `PgUp` and `PgDn` always work.

## The clipboard

`Ctrl+C` sends address and text to the terminal (OSC 52), which puts them into the clipboard of the
machine that one sits at, over SSH too. Some terminals ask first or want it switched on. tmux takes
nothing from programs unless its configuration says `set -s set-clipboard on`.

## While a Vietnamese input method is on

The shipped keymaps use no vowel, no `w`, no `d` and no bracket, because Telex waits to see what
follows them; so the input method can stay on. Keys of your own are not held to that; `doichieu
keys` warns of those that may not arrive. Switch off two extras where they are on: quick consonants
(`nn` for `ng`, `gg` for `gi`), and holding words back underlined until they are finished, in which
case single letters reach no program before Space."""


def command_line() -> str:
    """The page about the commands, as each tells it with --help."""
    return "\n\n".join([_COMMAND_LINE, *_helps(commands.main, "doichieu")]) + "\n"


def _helps(command: click.Command, name: str, above: click.Context | None = None) -> Iterator[str]:
    """The help of a command, then those of the commands below it."""
    context = click.Context(command, info_name=name, parent=above, **command.context_settings)
    context.terminal_width = 80
    context.meta["doichieu.settings"] = {"lang": "en"}
    yield f"## {context.command_path}\n\n```\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            if below := command.get_command(context, each):
                yield from _helps(below, each, context)


_COMMAND_LINE = """# The command line

<!-- Written by docs/generate.py from the program. -->

Data goes to stdout, everything else to stderr. Exit codes: 0 all is well, 1 findings (`check`), or
somebody else's decision in the way, or nothing to undo, 2 a usage or input error, 70 the program
broke down, 130 interrupted with Ctrl+C.

In a pipe, with `NO_COLOR` or `TERM=dumb` nothing is drawn or wrapped: one item a line, tabs between
columns, words for glyphs. Screen readers and `grep` read the same.

A store is made by `import`, `review`, `demo` and the library screen; every other command works in
one that is there, and says so where there is none.

## Completion

`Tab` completes commands, options, verdicts and files. Once, for your shell:

```
eval "$(_DOICHIEU_COMPLETE=bash_source doichieu)"    # bash 4.4 or newer: a line of ~/.bashrc
eval "$(_DOICHIEU_COMPLETE=zsh_source doichieu)"     # zsh: a line of ~/.zshrc
_DOICHIEU_COMPLETE=fish_source doichieu > ~/.config/fish/completions/doichieu.fish    # fish
```

A shell starts faster with what the first two print in a file that it reads."""


def screenshot(*keys: str) -> str:
    """What these keys show of the sample pair's review, a few tasks decided, as an SVG picture."""
    with tempfile.TemporaryDirectory() as folder, sample_files() as (directive, plan):
        config = Config(Path(folder, "s.db"), "lan", "en", "default", Path(folder, "keys.toml"))
        with Store.open(config.store) as store:
            bench = Workbench(store, config, lambda: datetime.fromtimestamp(0, UTC))
            review = bench.reviews.begin(str(directive), str(plan))
            tasks, plans = review.tasks, review.plan_items
            for task, verdict in zip(tasks[:14], cycle(Verdict), strict=False):
                review.decide(task.id, verdict, [plans[0].id], reason="Việc của cơ quan trung ương")
            review.overlap([plans[3].id, plans[9].id])
            return asyncio.run(_picture(DoichieuApp(bench, load(), review), keys))


async def _picture(app: DoichieuApp, keys: Sequence[str]) -> str:
    async with app.run_test(size=(120, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press(*keys)
        await pilot.pause()
        return app.export_screenshot(title="doichieu review", simplify=True) + "\n"


def picture() -> str:
    """The layers of the program, as the contracts about its imports draw them."""
    drawn: str = runpy.run_path(str(HERE / "picture.py"))["picture"]()
    return drawn


PAGES = {
    "keys.md": keys,
    "schema.md": schema,
    "cli.md": command_line,
    "screenshots/review.svg": partial(screenshot, "tab"),
    "screenshots/report.svg": partial(screenshot, "k", "t"),
    "architecture.svg": picture,
}


def main() -> int:
    """Write every page; with --check only say which are out of date."""
    stale = []
    for name, page in PAGES.items():
        path, content = HERE / name, page()
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            stale.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(exist_ok=True)
                path.write_text(content, encoding="utf-8", newline="\n")
    sys.stderr.write("".join(f"docs/{name}\n" for name in stale))
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
