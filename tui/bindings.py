"""From a keymap to what Textual binds, and to the lines that name the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.text import Text
from textual.binding import Binding, BindingsMap

from doichieu.keymaps import BY_ID, CHOOSE, COUNT, DEFAULT, IN_ORDER, Command, Keymap, Scope, shown
from doichieu.language import _
from doichieu.tui.cells import fitted
from doichieu.tui.looks import QUIET, TITLE
from doichieu.tui.widgets.text_pane import Paragraph

NAME_CELLS = 16
"""The name of a command has so many cells in the list of keys."""


def bindings(keymap: Keymap, *scopes: Scope) -> BindingsMap:
    """The bindings of these scopes: each command runs the action named like the end of its id."""
    found = [line for scope in dict.fromkeys(scopes) for line in keymap.bindings(scope)]
    digits = {key for command, keys in found if command.id == COUNT for key in keys}
    return BindingsMap(
        binding
        for command, keys in found
        for binding in _of_command(command, keys)
        # A digit of a count chooses too; the screen sees to that.
        if command.id != CHOOSE or binding.key not in digits
    )


def _of_command(command: Command, keys: tuple[str, ...]) -> Iterator[Binding]:
    for rank, key in enumerate(keys, 1):
        action = command.action
        if command.id == CHOOSE:
            action = f"choose({rank})"
        elif command.id == COUNT:
            # The tenth digit is 0.
            action = f"count({rank % 10})"
        yield Binding(key, action, command.label, show=False, id=f"{command.id}.{rank}")


def keys_title(keymap: Keymap) -> str:
    """What stands over a list of keys: whose they are."""
    name = keymap.name
    of = _("default keymap") if name == DEFAULT else _("{name} keymap").format(name=name.title())
    return f"{_('Keys')} · {of}"


def key_lines(
    keymap: Keymap,
    width: int,
    scope: Scope,
    first: Sequence[str] = (),
    most: int = 1,
    *,
    called: Callable[[Command], str] = lambda command: command.name,
) -> list[Text]:
    """The commands of a scope with their first key, as many as fit; help and leaving always.

    Those `first` come before all others, and get more lines, up to `most`, where one is too short.
    `called` names a command.
    """
    named = [*first, *(command.id for command, _keys in keymap.bindings(scope))]
    pieces = [
        _piece(called(BY_ID[each]), keymap.keys(each))
        for each in dict.fromkeys(named)
        if BY_ID[each].footer and keymap.keys(each)
    ]
    end = Text()
    for command, keys in keymap.bindings(Scope.GLOBAL):
        if command.essential:
            end.append_text(_piece(command.name, keys))
    wanted = sum(piece.cell_len for piece in pieces[: len(first)]) + end.cell_len
    lines = [Text()]
    for piece in pieces:
        last = len(lines) == most or wanted <= width
        room = width - lines[-1].cell_len - (end.cell_len if last else 0)
        if piece.cell_len > room:
            if last:
                break
            lines.append(Text())
        lines[-1].append_text(piece)
    if lines[-1].cell_len + end.cell_len > width and len(lines) < most:
        lines.append(Text())
    lines[-1].append(" " * max(0, width - lines[-1].cell_len - end.cell_len))
    lines[-1].append_text(end)
    return lines


def _piece(name: str, keys: tuple[str, ...]) -> Text:
    return Text(" ").append(shown(keys[0]), TITLE).append(f" {name.lower()} ")


def keys_in_short(keys: Sequence[str]) -> str:
    """All keys of a command as they are shown, or of many the first and the last."""
    if len(keys) > 4:
        return f"{shown(keys[0])} … {shown(keys[-1])}"
    return "  ".join(map(shown, keys))


def help_lines(
    keymap: Keymap, able: Callable[[Command], object], *scopes: Scope
) -> Iterator[Paragraph]:
    """Every command of these scopes that something carries out, with its keys and a sentence."""
    for scope in dict.fromkeys(scopes):
        commands = [(c, keys) for c, keys in keymap.bindings(scope) if keys and able(c)]
        if not commands:
            continue
        yield Paragraph(Text(_(scope.heading), TITLE))
        for command, keys in commands:
            label = Text(f"  {fitted(keys_in_short(keys), 14)} ", TITLE)
            label.append(f"{fitted(command.name, NAME_CELLS)} ", "not bold")
            yield Paragraph(Text(_(command.help), QUIET), label)
        yield Paragraph(Text())


def keyless_lines(
    keymap: Keymap, able: Callable[[Command], object], *scopes: Scope
) -> Iterator[Paragraph]:
    """What no key does, and something carries out: each by its name, under how it is found."""
    named = [line for scope in dict.fromkeys(scopes) for line in keymap.bindings(scope)]
    found = [c for c, keys in named if not keys and c.id not in IN_ORDER and able(c)]
    palette = keymap.keys("global.palette")
    if not found or not palette:
        return
    yield Paragraph(Text(_("By name, behind {key}").format(key=shown(palette[0])), TITLE))
    for command in found:
        label = Text(f"  {fitted(command.name, 14 + 1 + NAME_CELLS)} ", "not bold")
        yield Paragraph(Text(_(command.help), QUIET), label)
    yield Paragraph(Text())
