"""How a user names a document: a file or a stored one's number, a version of it, a section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from doichieu.config import STANDARD_INPUT, path_of
from doichieu.errors import InputError
from doichieu.frozen import frozen
from doichieu.importing.files.interface import ENDINGS
from doichieu.language import _
from doichieu.model import FURNITURE, Document, Item, Outline, StoredItem
from doichieu.text import fold, nearest

_VERSION = re.compile(r"(.+)@([1-9]\d{0,5})", re.ASCII)

ItemT = TypeVar("ItemT", bound=Item)


@frozen
class Reference:
    """`name@version#section` taken apart.

    An empty section is the whole document, version 0 the document as it stands.
    """

    name: str
    section: str = ""
    version: int = 0

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Split at the last '#' and '@', unless a file of that very name exists or could be meant.

        Raises InputError when no file could be called that.
        """
        if "#" not in text.lstrip("#") or path_of(text).exists():
            return cls._versioned(text)
        name, _hash, section = text.rpartition("#")
        # No address ends like a file: this is one with a '#' in its name, and it is not there.
        if section.lower().endswith(tuple(ENDINGS)):
            return cls(text)
        return cls._versioned(name, section)

    @classmethod
    def _versioned(cls, name: str, section: str = "") -> Reference:
        found = _VERSION.fullmatch(name)
        if found is None or path_of(name).exists():
            return cls(name, section)
        return cls(found[1], section, int(found[2]))

    @property
    def called(self) -> str:
        """The document with its version, as it is written."""
        return f"{self.name}@{self.version}" if self.version else self.name

    def __str__(self) -> str:
        """As it is taken apart."""
        return named(self.called, self.section)

    @property
    def path(self) -> Path:
        """The name as a file's path. Raises InputError when no file could be called that."""
        return path_of(self.name)

    @property
    def is_a_file(self) -> bool:
        """Whether there is such a file; standard input is one. A version is of a stored one."""
        return not self.version and (self.path == STANDARD_INPUT or self.path.is_file())

    def looks_like_a_file(self) -> bool:
        """Whether the user meant a file: there is one, or the name is written like one."""
        if self.version:
            return False
        return self.is_a_file or self.path.exists() or self.path.suffix.lower() in ENDINGS


def named(name: str, section: str) -> str:
    """One side of a review as a user would name it, and as `Reference.parse` takes it apart."""
    return f"{name}#{section}" if section else name


def part(outline: Outline[ItemT], section: str, where: str) -> Outline[ItemT]:
    """The section of `outline` that was asked for, or all of it.

    Raises InputError like `address_of`.
    """
    return outline.section(address_of(outline, section, where)) if section else outline


def tasks_in(document: Document, section: str) -> tuple[StoredItem, ...]:
    """The tasks of a document, or of a section. Raises InputError where there is none."""
    found = part(document.outline, section, document.name).items
    if tasks := tuple(item for item in found if item.reviewed):
        return tasks
    raise InputError(
        _("no task was found in it"),
        where=document.name,
        remedy=_("See what was read: doichieu outline FILE."),
    )


def address_of(outline: Outline, section: str, where: str) -> str:
    """The address of the section that a user named, in any case; '' is the whole document.

    Raises InputError when there is no such block, or several, naming the nearest.
    """
    if not section or section in outline.by_address:
        return section
    wanted = fold(section).strip(" .)")
    same = [address for address in outline.by_address if fold(address) == wanted]
    if len(same) == 1:
        return same[0]
    chapters = [item.address for item in outline.items if _is_chapter(item)]
    raise InputError(
        _("there is no section '{section}'").format(section=section),
        where=where,
        remedy=meant(section, same or outline.by_address)
        or _("There are: {names}.").format(names=", ".join(chapters)),
    )


def within(outline: Outline, one: str, other: str) -> bool:
    """Whether of two sections of one document, '' for all of it, either is part of the other."""
    if not (one and other):
        return True
    first, second = outline.by_address.get(one), outline.by_address.get(other)
    if first is None or second is None:
        return False
    return first is second or outline.is_below(first, second) or outline.is_below(second, first)


def against_itself(name: str) -> InputError:
    """The error of holding a document, or a section of it, against what it is part of."""
    return InputError(
        _("a document cannot be held against itself"),
        where=name,
        remedy=_("Choose two documents, or two sections: FILE#II FILE#III."),
    )


def _is_chapter(item: Item) -> bool:
    return item.parent is None and item.kind not in FURNITURE


def meant(wanted: str, known: Iterable[str]) -> str:
    """A remedy that names what the user may have meant; '' when nothing comes near."""
    close = nearest(wanted, known)
    return _("Did you mean {names}?").format(names=", ".join(close)) if close else ""
