"""What documents are called: found by it, and told apart where several bear one number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from doichieu import text
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import DocumentId, Facts
from doichieu.text import number_key
from doichieu.vocabulary import words

if TYPE_CHECKING:
    from sqlite3 import Row


def folded(name: str | None) -> str:
    """A name as it is compared: whatever its case, spacing and style of tone marks."""
    return "".join(text.fold(name or "").split())


def bearing(facts: Facts) -> tuple[str, str]:
    """The number of a document and its issuer, in whatever spelling."""
    return number_key(facts.number or ""), folded(facts.issuer)


def same_number(one: Facts, other: Facts) -> bool:
    """Whether both bear one number of one issuer.

    Numbers begin anew each January, so where both say their date the year has to be the same.
    """
    years = {facts.date.year for facts in (one, other) if facts.date}
    return bearing(one) == bearing(other) and len(years) < 2


def same_paper(one: Facts, other: Facts) -> bool:
    """Whether both bear that number, perhaps as versions of it that are kept by themselves."""
    bare = [replace(f, number=(f.number or "").partition("@")[0]) for f in (one, other)]
    return bool(bare[0].number) and same_number(*bare)


def same_place(one: Facts, other: Facts) -> bool:
    """Whether two bodies that number alike may be one: not when both say that they are elsewhere.

    Each province has its `10/KH-UBND`. Bodies of different ranks say nothing of each other.
    """
    if one.level is not other.level:
        return True
    endings = {number_key(facts.number or "").rpartition("-")[2] for facts in (one, other)}
    if len(endings) > 1:
        return True
    places = {tuple(text.fold(facts.issuer or "").split()[-2:]) for facts in (one, other)}
    nowhere = words.lists("issuers")["nowhere"]
    return len(places) == 1 or any(not place or place[-1] in nowhere for place in places)


def file(source: str) -> str:
    """The file's own name, safe to show, without the folder it was read from."""
    return text.one_line(PurePath(source).name)


_CALLED: tuple[Callable[[Row, str], bool], ...] = (
    lambda row, name: folded(name) in (str(row["id"]), f"#{row['id']}"),
    lambda row, name: number_key(name) == number_key(row["number"] or ""),
    lambda row, name: folded(name) == folded(row["name"]),
    lambda row, name: folded(file(name)) == folded(row["source"]),
)
"""What a document answers to, the strongest claim first."""


def find(documents: Sequence[Row], name: str) -> DocumentId | None:
    """The one of these rows of `documents` that is called `name`, or None.

    Raises InputError when several are.
    """
    if not folded(name):
        return None
    for called in _CALLED:
        found = [row for row in documents if called(row, name)]
        if len(found) > 1:
            raise InputError(
                _("several documents are called that"),
                where=name,
                remedy=_("Say which one: {names}.").format(names=", ".join(map(_in_full, found))),
            )
        if found:
            return DocumentId(found[0]["id"])
    return None


def _in_full(row: Row) -> str:
    return " ".join(filter(None, (f"#{row['id']}", row["issuer"], row["date"], row["source"])))
