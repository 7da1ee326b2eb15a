"""What documents are called: found by it, and missing where only others use it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from doichieu import text
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import DocumentId, Facts
from doichieu.text import number_key

if TYPE_CHECKING:
    from sqlite3 import Row


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that others name but the store does not hold.

    `times` counts the items that cite it, `cited_by` names their documents; `implemented` is true
    when one of them says it carries it out.
    """

    number: str
    times: int
    cited_by: tuple[str, ...]
    implemented: bool


def folded(name: str | None) -> str:
    """A name as it is compared: whatever its case, spacing and style of tone marks."""
    return "".join(text.fold(name or "").split())


def same_number(one: Facts, other: Facts) -> bool:
    """Whether both bear one number of one issuer.

    Numbers begin anew each January, so where both say their date the year has to be the same.
    """
    years = {facts.date.year for facts in (one, other) if facts.date}
    return (
        number_key(one.number or "") == number_key(other.number or "")
        and folded(one.issuer) == folded(other.issuer)
        and len(years) < 2
    )


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


def missing(documents: Sequence[Row], cites: Sequence[Row]) -> tuple[Missing, ...]:
    """What `documents` carry out or cite but do not contain.

    `cites` are rows of document_id, number and times. Most cited first, then by number.
    """
    held = {number_key(row["number"]) for row in documents if row["number"]}
    spelt: dict[str, str] = {}
    times: dict[int, Counter[str]] = defaultdict(Counter)
    for row in cites:
        key = number_key(row["number"])
        spelt.setdefault(key, row["number"])
        times[row["document_id"]][key] += row["times"]
    found: dict[str, Missing] = {}
    for row in documents:
        carried_out = {number_key(number): number for number in json.loads(row["implements"])}
        for key in dict.fromkeys([*carried_out, *times[row["id"]]]):
            if key in held:
                continue
            number = spelt.setdefault(key, carried_out.get(key, ""))
            before = found.get(key, Missing(number, 0, (), implemented=False))
            found[key] = Missing(
                number=number,
                times=before.times + max(1, times[row["id"]][key]),
                cited_by=tuple(dict.fromkeys((*before.cited_by, row["name"]))),
                implemented=before.implemented or key in carried_out,
            )
    return tuple(sorted(found.values(), key=lambda one: (-one.times, one.number)))
