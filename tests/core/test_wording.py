"""Everything the program says, it says in both languages."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import doichieu
from doichieu import language
from doichieu.keymaps import COMMANDS, Scope
from doichieu.model import RULES
from doichieu.tui import looks


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
                and node.func.id == "_"
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)
    for command in COMMANDS:
        yield from (command.label, command.help)
    yield from (scope.heading for scope in Scope)
    for rule in RULES.values():
        yield rule.phrase
        for meaning in (rule.meaning, *rule.values.values()):
            yield from (meaning.word, meaning.short, meaning.heading)
    yield from (look.label for look in looks.KINDS.values())
    states = (looks.MARKED, looks.SUSPECT, looks.DOUBT, looks.CORRECTED, looks.DIFFERS)
    states += (looks.FOLDED, looks.UNFOLDED)
    yield from (look.label for look in (*states, looks.GONE, looks.NO_TASK))


SAID = sorted(set(said()) - {""})
WORDS = language.catalogue("vi")


def test_every_message_is_said_in_vietnamese() -> None:
    assert [message for message in SAID if message not in WORDS] == []


def test_no_translation_is_left_over() -> None:
    assert set(WORDS) - set(SAID) == set()
