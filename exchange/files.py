"""The file of a review written and read: JSON, its keys sorted, the same bytes for the same review.

What is read is held to `form.py`, field by field. What does not fit it is refused by its place, and
nothing that the form does not know is passed over.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

from doichieu.errors import InputError
from doichieu.exchange.form import ADDED, FORMAT, VERSION, ReviewFile
from doichieu.language import _

LARGEST = 64 * 2**20
"""Bytes of a file; a review of 2,000 tasks has some 10 MB."""

_LARGEST_NUMBER = 2**31
_LONGEST_NAME = 40


class _MisfitError(Exception):
    """Something does not fit the form: where in the file, and why."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(why)
        self.place, self.why = place, why


def text(file: ReviewFile) -> str:
    """The text of a file."""
    return json.dumps(_plain(file), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(data: bytes, where: str) -> ReviewFile:
    """The review in the bytes of a file. Raises InputError, which names the place."""
    if len(data) > LARGEST:
        said = _("the file is larger than {limit} MB").format(limit=LARGEST // 2**20)
        raise InputError(said, where=where)
    try:
        plain = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
        _must_be_ours(plain)
        return cast("ReviewFile", _made(ReviewFile, plain, ""))
    except _MisfitError as error:
        place = ": ".join(filter(None, (where, error.place)))
        raise refused(place, error.why) from error
    except json.JSONDecodeError as error:
        raise refused(f"{where}:{error.lineno}:{error.colno}", _("it is not JSON")) from error
    except UnicodeDecodeError as error:
        raise refused(where, _("it is not UTF-8")) from error
    except (RecursionError, ValueError) as error:
        # What is nested deeper, or a number longer, than anything the form has.
        raise refused(where, _("it is not JSON")) from error


def refused(where: str, why: str) -> InputError:
    """What to say of a file that is none of a review, or none that can be."""
    return InputError(
        _("this is no review: {why}").format(why=why),
        where=where,
        remedy=_("Nothing was taken over."),
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, in which nothing may be said twice: one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _value in pairs)
        (twice, _times), *_others = times.most_common(1)
        raise _MisfitError(_short(twice), _("it is said twice in one place"))
    return found


def _must_be_ours(plain: object) -> None:
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise _MisfitError("format", _("it must be {what}").format(what=FORMAT))
    if plain.get("version") != VERSION:
        said = _("it must be {what}, the only one that this version of the program reads")
        raise _MisfitError("version", said.format(what=VERSION))


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _made(type_: Any, plain: Any, place: str) -> Any:  # noqa: ANN401 (whatever the form has)
    """A value of that type. Raises _MisfitError."""
    if isinstance(type_, NewType):
        type_ = type_.__supertype__
    origin = get_origin(type_)
    # Of a NewType and None it is the older form.
    if origin in {UnionType, Union}:
        return None if plain is None else _made(get_args(type_)[0], plain, place)
    if origin is tuple:
        each = get_args(type_)[0]
        there = _exactly(list, plain, place)
        return tuple(_made(each, value, f"{place}[{n}]") for n, value in enumerate(there))
    if is_dataclass(type_):
        return _object(type_, _exactly(dict, plain, place), place)
    if issubclass(type_, Enum):
        return _member(type_, plain, place)
    if issubclass(type_, date):
        return _moment(type_, _exactly(str, plain, place), place)
    return _exactly(type_, plain, place)


def _object(type_: Any, plain: Mapping[str, Any], place: str) -> Any:  # noqa: ANN401 (a dataclass)
    known = _hints(type_)
    for name in [*required(type_), *plain]:
        if name not in plain:
            raise _MisfitError(_within(place, name), _("it is missing"))
        if name not in known:
            raise _MisfitError(_within(place, name), _("nothing of this name belongs there"))
    told = {name: hint for name, hint in known.items() if name in plain}
    made = {name: _made(hint, plain[name], _within(place, name)) for name, hint in told.items()}
    return type_(**made)


@lru_cache(maxsize=32)
def required(type_: Any) -> tuple[str, ...]:  # noqa: ANN401 (a dataclass)
    """The fields that an object of a file must have: all but those ADDED since."""
    return tuple(each.name for each in fields(type_) if each.name not in ADDED)


@lru_cache(maxsize=32)
def _hints(type_: Any) -> dict[str, Any]:  # noqa: ANN401 (a dataclass)
    hints = get_type_hints(type_)
    return {each.name: hints[each.name] for each in fields(type_)}


def _within(place: str, name: str) -> str:
    return f"{place}.{_short(name)}" if place else _short(name)


def _short(name: str) -> str:
    """A name as an error tells it, whatever somebody put there."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def _exactly(type_: type, plain: Any, place: str) -> Any:  # noqa: ANN401 (what JSON has)
    """What is of that very type, for `true` is no number."""
    whole = type(plain) is type_
    if not whole or (isinstance(plain, int) and not 0 <= plain < _LARGEST_NUMBER):
        what = {str: _("text"), int: _("a number"), bool: "true, false", list: "[…]", dict: "{…}"}
        raise _MisfitError(place, _("it must be {what}").format(what=what[type_]))
    return plain


def _member(type_: type[Enum], plain: object, place: str) -> Enum:
    try:
        return type_(plain)
    except ValueError as error:
        known = ", ".join(str(each.value) for each in type_)
        raise _MisfitError(place, _("it must be {what}").format(what=known)) from error


def _moment(type_: type[date], plain: str, place: str) -> date:
    """A day, or a time as this program writes it: the same text comes out again."""
    try:
        found = type_.fromisoformat(plain)
        if _plain(found) == plain:
            return found
    except (ValueError, OverflowError):
        pass
    form = "2026-03-02T02:00:00.000000+00:00" if type_ is datetime else "2026-03-02"
    raise _MisfitError(place, _("it must be written like {what}").format(what=form))
