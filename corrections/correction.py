"""A correction as data: what it is about, the block, and what it was corrected to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, get_type_hints

from doichieu.frozen import frozen
from doichieu.model import Branch, Deadline, Doubt, Facts, Item, Kind, Level


class Subject(StrEnum):
    """What a correction puts right.

    join: the block continues the one before it. split: a second block begins in it. kind to cites:
    one thing about a block. number to implements: one fact about the document. doubt: one that was
    looked at and ticked off.
    """

    JOIN = "join"
    SPLIT = "split"
    KIND = "kind"
    ADDRESS = "address"
    LEADS = "leads"
    WITH = "with"
    DEADLINE = "deadline"
    CITES = "cites"
    NUMBER = "number"
    TYPE = "type"
    ISSUER = "issuer"
    BRANCH = "branch"
    LEVEL = "level"
    PLACE = "place"
    DATE = "date"
    SIGNERS = "signers"
    TITLE = "title"
    IMPLEMENTS = "implements"
    DOUBT = "doubt"


Value = str | tuple[str, ...] | Kind | Deadline | Branch | Level | date | Doubt | None
"""What something is corrected to; `value_type` says which of these a subject takes."""

OF_ITEMS = {
    Subject.KIND: "kind",
    Subject.LEADS: "leads",
    Subject.WITH: "partners",
    Subject.DEADLINE: "deadline",
    Subject.CITES: "cites",
}
"""The subjects that are a field of an Item, with its name."""

OF_FACTS = {
    subject: subject.value for subject in Subject if subject.value in Facts.__dataclass_fields__
}
"""The subjects that are a field of Facts, with its name."""


@frozen
class Anchor:
    """How a block is found again in another reading of the document.

    Its exact words, those of the block right before it ('' for the first), its address, its line.
    """

    text: str
    above: str
    address: str
    line: int


@frozen
class Correction:
    """One correction. `anchor` is None when it is about the document itself.

    The value of `split` is the text of the second block, of `doubt` the doubt; a `join` has none.
    """

    subject: Subject
    anchor: Anchor | None = None
    value: Value = None


def value_type(subject: Subject) -> Any:  # noqa: ANN401 (a type is whatever it is)
    """The type of a subject's value, as the model declares it."""
    if subject in OF_ITEMS:
        return get_type_hints(Item)[OF_ITEMS[subject]]
    if subject in OF_FACTS:
        return get_type_hints(Facts)[OF_FACTS[subject]]
    return Doubt if subject is Subject.DOUBT else str | None
