"""How a user names a document: a file or a stored one's number, and perhaps a section of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import Outline


@dataclass(frozen=True, slots=True)
class Reference:
    """`name#section` taken apart; an empty section is the whole document."""

    name: str
    section: str = ""

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Split at the last '#', unless a file of that very name exists."""
        if Path(text).exists() or "#" not in text.lstrip("#"):
            return cls(text)
        name, _hash, section = text.rpartition("#")
        return cls(name, section)

    @property
    def path(self) -> Path:
        """The name as a file's path."""
        return Path(self.name).expanduser()

    def looks_like_a_file(self) -> bool:
        """Whether the user meant a file: there is one, or the name is written like one."""
        return self.path.exists() or self.path.suffix.lower() in {".txt", ".md"}


def part(outline: Outline, section: str, where: str) -> Outline:
    """The section of `outline` that was asked for, or all of it.

    Raises InputError when there is no such block, naming the nearest.
    """
    if not section:
        return outline
    try:
        return outline.section(section)
    except KeyError:
        raise InputError(
            _("there is no section {section}").format(section=f"'{section}'"),
            where=where,
            remedy=nearest(section, outline.by_address),
        ) from None


def nearest(wanted: str, known: Iterable[str]) -> str:
    """A remedy that names what the user may have meant; '' when nothing comes near."""
    names = list(known)
    close = difflib.get_close_matches(wanted, names, n=3, cutoff=0.4) or names[:3]
    return _("Did you mean {names}?").format(names=", ".join(close)) if close else ""
