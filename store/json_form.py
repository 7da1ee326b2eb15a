"""The dataclasses of the model as JSON and back: each field under a stored name, with a version.

The names stand in a table and not in the model, so that a field may be renamed there and what is
stored stays readable. What is not in the table is neither written nor read but refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from doichieu.corrections import Anchor
from doichieu.model import Deadline, DocumentRelation, Doubt, Facts, Item, Label, Outline

VERSION = 2
"""Of the form, raised once a name here means something else. Texts without one are of version 1,
which left out what had its default; a migration has given its outlines the names of version 2."""

_VERSIONS = range(1, VERSION + 1)

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
    plain = json.loads(text)
    if isinstance(plain, dict) and plain.pop("version", 1) not in _VERSIONS:
        raise UnknownFormError(text)
    try:
        return _reader(type_)(plain)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
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
        read = _reader(next(a for a in get_args(type_) if a is not type(None)))
        return lambda plain: None if plain is None else read(plain)
    if origin is tuple:
        each = _reader(get_args(type_)[0])
        return lambda plain: tuple(map(each, plain))
    if origin is Mapping:
        return dict
    if isinstance(type_, type) and is_dataclass(type_):
        return _of_dataclass(type_)
    if type_ is date:
        return date.fromisoformat
    return type_ if isinstance(type_, type) and issubclass(type_, Enum) else lambda plain: plain


def _of_dataclass(type_: type) -> Callable[[Any], Any]:
    hints = get_type_hints(type_)
    known = {name: (field, _reader(hints[field])) for field, name in _names(type_).items()}

    def make(plain: Any) -> Any:  # noqa: ANN401 (an object of JSON, if all is well)
        read = {known[name]: value for name, value in plain.items()}
        return type_(**{field: reader(value) for (field, reader), value in read.items()})

    return make
