"""Files to read in, found by folder, by the beginning of a name, by a path or a pattern."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator
from pathlib import Path

from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.importing.files.interface import ENDINGS
from doichieu.language import _
from doichieu.text import find, fold

_NUMBER = re.compile(r"([0-9]+)")

_PATTERN = frozenset("*?")
"""What makes a pattern of a path. Brackets do not: `[bản 2] kế hoạch.docx` is a name."""


@frozen
class Listing:
    """What fits what was typed: folders and readable files of `folder`, or what a pattern names."""

    folder: Path
    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()


def is_pattern(typed: str) -> bool:
    """Whether what was typed names many files by a pattern."""
    return bool(_PATTERN & set(typed))


def listing(folder: Path, typed: str) -> Listing:
    """What fits `typed` seen from `folder`: a path leads elsewhere, its last part narrows.

    Words fit in any place of a name, with or without marks. Raises InputError where there is no
    such folder, or it may not be looked into.
    """
    if is_pattern(typed):
        return Listing(folder, files=_matching(folder, typed))
    head, slash, words = typed.rpartition("/")
    there = folder / path_of(head + slash) if slash else folder
    if typed in {"~", ".."}:
        there, words = folder / path_of(typed), ""
    found = [path for path in _in(there) if _fits(path, words)]
    return Listing(
        there,
        tuple(path for path in found if path.is_dir()),
        tuple(path for path in found if _is_readable(path)),
    )


def files_in(folder: Path) -> tuple[Path, ...]:
    """Every file to read in a folder, in the order of their names, then those below it.

    Raises InputError where it may not be looked into.
    """
    return tuple(_below(folder))


def _below(folder: Path) -> Iterator[Path]:
    inside = _in(folder)
    yield from (path for path in inside if _is_readable(path))
    for path in inside:
        # A link to a folder above would never come to an end.
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)


def named_file(folder: Path, typed: str) -> Path | None:
    """The file of whatever ending that `typed` names; None where there is none."""
    path = folder / path_of(typed)
    return path if path.is_file() else None


def files_below(folder: Path) -> tuple[Path, ...]:
    """Every readable file below a folder, in the order in which people count; nothing hidden."""
    found: list[Path] = []
    for path in _in(folder):
        if path.is_dir():
            # What is linked may lead round in a circle.
            found += () if path.is_symlink() else files_below(path)
        elif _is_readable(path):
            found.append(path)
    return tuple(found)


def _in(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        raise InputError(
            _("this folder cannot be looked into"),
            where=str(folder),
            remedy=_("Type another path, or go up with '..'."),
        ) from error
    return sorted(found, key=_place)


def _is_readable(path: Path) -> bool:
    """Whether it is a file of a kind that is read."""
    return path.suffix.lower() in ENDINGS and path.is_file()


def _place(path: Path) -> list[str | int]:
    """Names in the order in which people count: 2 before 10."""
    # Words and numbers take turns, so that nothing is compared with another kind.
    return [int(part) if part.isdecimal() else part for part in _NUMBER.split(fold(path.name))]


def _fits(path: Path, words: str) -> bool:
    return all(find(word, path.name) for word in words.split())


def _matching(folder: Path, pattern: str) -> tuple[Path, ...]:
    whole = str(folder / path_of(pattern)).replace("[", "[[]")
    found = (Path(name) for name in glob.glob(whole, recursive=True))  # noqa: PTH207 (a pattern from the root)
    return tuple(path for path in sorted(found, key=_place) if _is_readable(path))
