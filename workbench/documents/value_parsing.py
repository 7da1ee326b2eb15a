"""What is corrected, as people type it: names parted by semicolons, days as 31/12/2026."""

from __future__ import annotations

import re
from datetime import date, datetime

from doichieu.corrections import Subject, Value
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import Branch, Deadline, Level
from doichieu.text import one_line
from doichieu.wording import branch_word, level_word

# A number of a document has no comma in it; a body's name has ('các sở, ban, ngành').
_PARTED = {
    Subject.LEADS: re.compile(";"),
    Subject.WITH: re.compile(";"),
    Subject.SIGNERS: re.compile(";"),
    Subject.CITES: re.compile("[;,]"),
    Subject.IMPLEMENTS: re.compile("[;,]"),
}
_DAY_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
_THROUGH = re.compile(r"\s+[-–]\s+|\s*–\s*")


def value(subject: Subject, text: str) -> Value:
    """What was typed for a subject that takes text, a list or a day; nothing is None or ().

    Raises InputError for a day that is none.
    """
    text = one_line(text)
    if subject in _PARTED:
        parts = (part.strip() for part in _PARTED[subject].split(text))
        return tuple(dict.fromkeys(part for part in parts if part))
    if not text:
        return None
    return day(text) if subject is Subject.DATE else text


def written(value_: Value) -> str:
    """A value as one would type it; '' for none."""
    match value_:
        case None:
            return ""
        case tuple():
            return "; ".join(value_)
        case date():
            return f"{value_:%d/%m/%Y}"
        case Deadline():
            return value_.raw or ""
        case _:
            return str(value_)


def in_words(fact: object) -> str:
    """What a document says of itself, as it is shown; '' for nothing."""
    match fact:
        case Branch():
            return branch_word(fact)
        case Level():
            return level_word(fact)
        case _:
            return written(fact)  # type: ignore[arg-type]


def day(text: str) -> date:
    """A day written `31/12/2026` or `2026-12-31`. Raises InputError for anything else."""
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise InputError(
        _("'{words}' is no day").format(words=text.strip()),
        remedy=_("Write it like 31/12/2026."),
    )


def days(text: str) -> tuple[date | None, date | None]:
    """The first and the last day of `1/1/2026 – 31/12/2026`; one day alone is the last.

    Either may be left out (`1/1/2026 –`). Raises InputError for what is no day, and when the last
    comes before the first.
    """
    parts = _THROUGH.split(f" {text.strip()} ", maxsplit=1)
    first, last = (part.strip() for part in (parts if len(parts) > 1 else ("", *parts)))
    start, end = (day(part) if part else None for part in (first, last))
    if start and end and end < start:
        raise InputError(_("the last day comes before the first"))
    return start, end


def written_days(deadline: Deadline) -> str:
    """The days of a deadline as `days` reads them."""
    start, end = written(deadline.start), written(deadline.end)
    return f"{start} – {end}".rstrip() if start else end
