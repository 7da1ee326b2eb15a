"""Everything the program says, it says in both languages."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

import doichieu
from doichieu import language
from doichieu.cli import helping
from doichieu.cli.commands import main
from doichieu.keymaps import COMMANDS, Scope
from doichieu.model import RULES
from doichieu.model.descent import REACHES
from doichieu.model.matrix import SUGGESTED
from doichieu.tui import looks
from doichieu.tui.bindings import NAME_CELLS
from doichieu.tui.screens.review.view import side_title
from doichieu.workbench.records.query import FIELDS, STATES


def sources() -> Iterator[Path]:
    """Every file of the program; its folders may be links."""
    for folder, _folders, files in os.walk(Path(doichieu.__file__).parent, followlinks=True):
        yield from (Path(folder, file) for file in files if file.endswith(".py"))


def said() -> Iterator[str]:
    """Every text handed to `_`, and those of tables that are translated where they are shown."""
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "_n")
            ):
                # Of what is counted the form for many is translated.
                text = node.args[0 if node.func.id == "_" else 1]
                if isinstance(text, ast.Constant):
                    yield str(text.value)
                    places = node.args[1:] if node.func.id == "_" else []
                    at = (place.value for place in places if isinstance(place, ast.Constant))
                    yield from (f"{text.value} ({place})" for place in at)
    for field in FIELDS:
        yield from (field.name, field.help)
    yield from STATES
    for command in COMMANDS:
        yield from (command.label, command.help)
        if f"{command.label} (command)" in WORDS:
            yield f"{command.label} (command)"
    yield from (scope.heading for scope in Scope)
    for rule in RULES.values():
        yield rule.phrase
        for meaning in (rule.meaning, *rule.values.values()):
            yield from (meaning.word, meaning.short, meaning.heading)
            if meaning.place:
                yield f"{meaning.word} ({meaning.place})"
    yield from (each.word for each in (*SUGGESTED.values(), *REACHES.values()))
    yield from (helping.EVERYWHERE, "Show this message and exit.")
    yield from helped(main, click.Context(main))
    yield from (look.label for look in looks.KINDS.values())
    states = (looks.MARKED, looks.SUSPECT, looks.DOUBT, looks.CORRECTED, looks.DIFFERS)
    states += (looks.FOLDED, looks.UNFOLDED, looks.CURSOR, looks.TENTATIVE)
    yield from (look.label for look in (*states, looks.GONE, looks.NO_TASK))


def helped(command: click.Command, ctx: click.Context) -> Iterator[str]:
    """What the help of a command says, and of those below it."""
    yield from helping.texts(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            if below := command.get_command(ctx, name):
                yield from helped(below, ctx)


WORDS = language.catalogue("vi")


@pytest.fixture(scope="module")
def messages() -> set[str]:
    """Every text of the program; all its files are read for it, so not before a test asks."""
    return set(said()) - {""}


def test_every_message_is_said_in_vietnamese(messages: set[str]) -> None:
    assert sorted(messages - set(WORDS)) == []


def test_no_translation_is_left_over(messages: set[str]) -> None:
    assert set(WORDS) - messages == set()


def test_the_name_of_a_command_fits_into_its_column_in_both_languages() -> None:
    names = [*(command.label for command in COMMANDS)]
    names += [language.worded(WORDS, name, "command") for name in names]
    assert [name for name in names if cell_len(name) > NAME_CELLS] == []


def test_vietnamese_quotes_in_marks_of_its_own() -> None:
    straight = {english for english, text in WORDS.items() if "'" in text or '"' in text}
    assert straight == {'Write one key, such as "g", or a list, such as ["g", "f5"].'}


def test_no_name_of_a_side_is_said_twice_in_a_title() -> None:
    language.use("vi")
    assert side_title(language._("Plan"), "Kế hoạch 12") == "Kế hoạch 12"
    assert side_title(language._("Plan"), "121/KH-UBND") == "Kế hoạch 121/KH-UBND"
    assert side_title(language._("Plan"), "Chương trình xã") == "Kế hoạch: Chương trình xã"
