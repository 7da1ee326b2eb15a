"""Finding a command by words: in both languages, with or without marks, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from doichieu.keymaps.commands import Command
from doichieu.language import LANGUAGES, catalogue, worded
from doichieu.text import fold, unaccented


def found(query: str, commands: Iterable[Command]) -> list[Command]:
    """The commands in which every word of `query` stands; all of them where there is none.

    First what is called so, then what begins so, then whose name has words that begin so, then
    what is said of it. Marks that were typed bring those words to the front, but hide nothing:
    while a word is typed, an input method has not yet put them on.
    """
    wanted = unaccented(query).split()
    marked = [word for word in fold(query).split() if word not in wanted]
    ranked = [(_nearness(wanted, command), command) for command in commands]
    hits = [
        (any(word not in _words(command)[1] for word in marked), nearness, command)
        for nearness, command in ranked
        if nearness is not None
    ]
    return [command for _unlike, _nearness, command in sorted(hits, key=lambda hit: hit[:2])]


def _nearness(wanted: list[str], command: Command) -> int | None:
    """How near a command comes, nearest first; None where a word is missing."""
    if not wanted:
        return 0
    names, everything = _words(command)
    bare, phrase = unaccented(everything), " ".join(wanted)
    labels = [unaccented(name) for name in names]
    if phrase in labels:
        return 0
    if any(label.startswith(phrase) for label in labels):
        return 1
    if any(_begun(wanted, label) for label in labels):
        return 2
    if _begun(wanted, bare):
        return 3
    return 4 if all(word in bare for word in wanted) else None


def _begun(wanted: list[str], text: str) -> bool:
    words = text.replace("/", " ").split()
    return all(any(each.startswith(word) for each in words) for word in wanted)


@cache
def _words(command: Command) -> tuple[list[str], str]:
    """The names of a command in every language, and all that is said of it, folded."""
    said = [command.label, command.help]
    catalogues = [_catalogue(language) for language in LANGUAGES if language != "en"]
    names = [command.label, *(worded(words, command.label, "command") for words in catalogues)]
    said += [worded(words, text, "command") for words in catalogues for text in said]
    return [fold(name) for name in names], fold(" ".join([*said, command.id]))


@cache
def _catalogue(language: str) -> dict[str, str]:
    return next(catalogue(each) for each in LANGUAGES if each == language)
