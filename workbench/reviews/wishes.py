"""What somebody wants of a report, in words: `Wishes` as typed, made a `Choice` of the report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict, TypeVar

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.workbench.documents.value_parsing import day
from doichieu.workbench.reviews.review import Review

if TYPE_CHECKING:
    from doichieu.export.choice import Choice

_TAG = "tag:"
_Word = TypeVar("_Word", bound=StrEnum)


class Wishes(TypedDict, total=False):
    """Options of a report as typed: lists are parted by commas, days written 31/12/2026."""

    sections: str
    only: str
    by: str
    quote: str
    as_of: str
    dated: str


def choice(review: Review, wishes: Wishes) -> Choice:
    """The wishes as the report knows them. Raises InputError for words that it does not know."""
    from doichieu.export.choice import SECTIONS_OF, Choice, Order, Quote
    from doichieu.export.content import Name

    only = _listed(wishes.get("only"))
    tags = (each.removeprefix(_TAG) for each in only if each.startswith(_TAG))
    kinds = [each for each in only if not each.startswith(_TAG)]
    return Choice(
        tuple(_word(Name, each) for each in _listed(wishes.get("sections"))),
        tuple(_known(each, [*SECTIONS_OF, f"{_TAG}…"]) for each in kinds),
        frozenset(review.codebook.named(name).id for name in tags),
        _word(Order, wishes.get("by") or Order.SECTION),
        _word(Quote, wishes.get("quote") or Quote.SHORT),
        _day(wishes.get("as_of")),
        _day(wishes.get("dated")),
    )


def _listed(words: str | None) -> list[str]:
    return [word.strip() for word in (words or "").split(",") if word.strip()]


def _day(words: str | None) -> date | None:
    return day(words) if words else None


def _word(kind: type[_Word], word: str) -> _Word:
    return kind(_known(word, kind))


def _known(word: str, words: Iterable[str]) -> str:
    """The word itself, also where it was typed with dashes. Raises InputError for any other."""
    asked = word.lower().replace("-", "_")
    if asked in (known := list(words)):
        return asked
    raise InputError(
        _("'{word}' is unknown here").format(word=word),
        remedy=_("Known are: {words}.").format(words=", ".join(known)),
    )
