"""A table in the form that the ending of a file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.language import _

if TYPE_CHECKING:
    from doichieu.export.tables import Table


def laid_out(table: Table, ending: str, where: str, *, marked: bool = True) -> str:
    """The text of a table, CSV `marked` as UTF-8 where wished; `where` names it in errors.

    Raises InputError for an ending that no table has.
    """
    from doichieu.export.tables import WRITERS, comma_separated

    write = WRITERS.get(ending.lower())
    if write is None:
        raise InputError(
            _("a table is written as {endings}").format(endings=", ".join(WRITERS)),
            where=where,
            remedy=_("End the name of the file with one of them."),
        )
    if write is comma_separated:
        return comma_separated(table, marked=marked)
    return write(table)
