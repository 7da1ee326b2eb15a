"""What documents are called: found by it, and missing where only others use it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from doichieu import text
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import DocumentId

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


def file(source: str) -> str:
    """The file's own name, without the folder it was read from."""
    return PurePath(source).name


_CALLED = (
    lambda row: (str(row["id"]), f"#{row['id']}"),
    lambda row: (row["number"],),
    lambda row: (row["name"],),
    lambda row: (row["source"], file(row["source"])),
)
"""What a document answers to, the strongest claim first."""


def find(documents: Sequence[Row], name: str) -> DocumentId | None:
    """The one of these rows of `documents` that is called `name`, or None.

    Raises InputError when several are.
    """
    wanted = folded(name)
    if not wanted:
        return None
    for called in _CALLED:
        found = [row for row in documents if wanted in map(folded, called(row))]
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
    return " ".join(filter(None, (f"#{row['id']}", row["issuer"], row["source"])))


def missing(documents: Sequence[Row], cites: Sequence[Row]) -> tuple[Missing, ...]:
    """What `documents` carry out or cite but do not contain.

    `cites` are rows of document_id, number and times. Most cited first, then by number.
    """
    held = {folded(row["number"]) for row in documents if row["number"]}
    times: dict[int, Counter[str]] = defaultdict(Counter)
    for row in cites:
        times[row["document_id"]][row["number"]] = row["times"]
    found: dict[str, Missing] = {}
    for row in documents:
        carried_out = json.loads(row["implements"])
        for number in dict.fromkeys([*carried_out, *times[row["id"]]]):
            if folded(number) in held:
                continue
            before = found.get(folded(number), Missing(number, 0, (), implemented=False))
            found[folded(number)] = Missing(
                number=before.number,
                times=before.times + max(1, times[row["id"]][number]),
                cited_by=tuple(dict.fromkeys((*before.cited_by, row["name"]))),
                implemented=before.implemented or number in carried_out,
            )
    return tuple(sorted(found.values(), key=lambda one: (-one.times, one.number)))
