"""The dataclasses of the model as JSON and back: each field under a stored name, with a version.

The names stand in a table and not in the model, so that a field may be renamed there and what is
stored stays readable. What is not in the table is neither written nor read but refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from doichieu.corrections import Anchor, doubt_words
from doichieu.model import Deadline, DocumentRelation, Doubt, Facts, Item, Label, Outline

VERSION = 2
"""Of the form, raised once a name here means something else. Texts without one are of version 1,
which left out what had its default; a migration has given its outlines the names of version 2."""

_VERSIONS = range(1, VERSION + 1)

_MISFITS = (AttributeError, KeyError, RecursionError, TypeError, ValueError)

NAMES: dict[type, dict[str, str]] = {
    Outline: {
        "facts": "facts",
        "items": "items",
        "doubts": "doubts",
        "relations": "relations",
        "over": "over",
    },
    Facts: {
        "number": "number",
        "type": "type",
        "issuer": "issuer",
        "branch": "branch",
        "level": "level",
        "place": "place",
        "date": "date",
        "signers": "signers",
        "title": "title",
        "implements": "implements",
    },
    Item: {
        "address": "address",
        "line": "line",
        "kind": "kind",
        "text": "text",
        "parent": "parent",
        "leads": "leads",
        "partners": "partners",
        "deadline": "deadline",
        "cites": "cites",
        "refers": "refers",
        "label": "label",
    },
    Label: {"scheme": "scheme", "name": "name", "ordinal": "ordinal", "mark": "mark"},
    Deadline: {"raw": "raw", "kind": "kind", "start": "start", "end": "end"},
    Doubt: {"line": "line", "code": "code", "details": "details"},
    DocumentRelation: {"kind": "kind", "number": "number", "line": "line", "issued": "issued"},
    Anchor: {"text": "text", "above": "above", "address": "address", "line": "line"},
}
"""Field of the model → name in the stored text. A field that the model gains is one line here; give
it a default, which older texts have for it."""


class UnknownFormError(ValueError):
    """A stored text is of another version, or has in it what the table does not know."""


def to_json(value: object) -> str:
    """A dataclass of the table, or what one is made of, as JSON; a dataclass with the version."""
    plain = _plain(value)
    if isinstance(plain, dict):
        plain = {"version": VERSION, **plain}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, type_: Any) -> Any:  # noqa: ANN401 (whatever type is asked for)
    """What `to_json` wrote of a value of that type. Raises UnknownFormError."""
    try:
        plain = json.loads(text)
        if isinstance(plain, dict):
            version = plain.pop("version", None)
            if version is not None and _just(int)(version) not in _VERSIONS:
                raise UnknownFormError(text)
        return _reader(type_)(plain)
    except _MISFITS as error:
        raise UnknownFormError(text) from error


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, field)) for field, name in _names(type(value)).items()}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _names(type_: type) -> dict[str, str]:
    """The names of a dataclass's fields. Raises TypeError unless there is one for each."""
    names = NAMES.get(type_, {})
    if set(names) != {field.name for field in fields(type_)}:
        raise TypeError(f"the fields of {type_.__name__} and their written names differ")
    return names


@lru_cache(maxsize=64)
def _reader(type_: Any) -> Callable[[Any], Any]:  # noqa: ANN401 (one line a form of types)
    """What makes a value of that type of its plain form."""
    if isinstance(type_, TypeVar):
        type_ = type_.__bound__
    origin = get_origin(type_)
    if origin in (Union, UnionType):
        return _one_of(tuple(map(_reader, get_args(type_))))
    if origin is tuple:
        each = _reader(get_args(type_)[0])
        return lambda plain: tuple(map(each, _just(list)(plain)))
    if origin is Mapping:
        key, value = map(_reader, get_args(type_))
        return lambda plain: {key(k): value(v) for k, v in _just(dict)(plain).items()}
    if isinstance(type_, type) and is_dataclass(type_):
        return _of_dataclass(type_)
    if type_ is date:
        return date.fromisoformat
    return type_ if issubclass(type_, Enum) else _just(type_)


@lru_cache(maxsize=16)
def _just(type_: type) -> Callable[[Any], Any]:
    """Gives back what is of that very type, for `true` is no number. Raises TypeError."""

    def same(plain: Any) -> Any:  # noqa: ANN401 (what JSON has)
        if type(plain) is not type_:
            raise TypeError(f"{plain!r} is not {type_.__name__}")
        return plain

    return same


def _one_of(readers: tuple[Callable[[Any], Any], ...]) -> Callable[[Any], Any]:
    def first(plain: Any) -> Any:  # noqa: ANN401 (what JSON has)
        for read in readers[:-1]:
            with suppress(*_MISFITS):
                return read(plain)
        return readers[-1](plain)

    return first


def _of_dataclass(type_: type) -> Callable[[Any], Any]:
    hints = get_type_hints(type_)
    known = {name: (field, _reader(hints[field])) for field, name in _names(type_).items()}

    def make(plain: Any) -> Any:  # noqa: ANN401 (an object of JSON, if all is well)
        read = {known[name]: value for name, value in plain.items()}
        made = type_(**{field: reader(value) for (field, reader), value in read.items()})
        if isinstance(made, Doubt):
            # One whose details are not those of its code could never be shown.
            doubt_words(made)
        return made

    return make
