"""The dataclasses of the model as JSON and back, by the types that they declare.

A field that the model gains is kept from then on, and one that an older text lacks has its default.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from doichieu.model import Outline

_WRITTEN: dict[tuple[type, str], str] = {(Outline, "relations"): "ties"}
"""Fields that are written under another name than the model's, as earlier stores have them."""


def to_json(value: object) -> str:
    """A dataclass, or what one is made of, as JSON; fields that have their default are left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, type_: Any) -> Any:  # noqa: ANN401 (whatever type is asked for)
    """What `to_json` wrote of a value of that type."""
    return _reader(type_)(json.loads(text))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            _written(type(value), f.name): _plain(getattr(value, f.name))
            for f in fields(value)
            if f.default is MISSING or getattr(value, f.name) != f.default
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _written(type_: type, name: str) -> str:
    return _WRITTEN.get((type_, name), name)


@lru_cache(maxsize=64)
def _reader(type_: Any) -> Callable[[Any], Any]:  # noqa: ANN401 (one line a form of types)
    """What makes a value of that type of its plain form."""
    if get_origin(type_) in (Union, UnionType):
        read = _reader(next(a for a in get_args(type_) if a is not type(None)))
        return lambda plain: None if plain is None else read(plain)
    if get_origin(type_) is tuple:
        each = _reader(get_args(type_)[0])
        return lambda plain: tuple(map(each, plain))
    if isinstance(type_, type) and is_dataclass(type_):
        make: Callable[..., Any] = type_
        fields_ = {
            _written(type_, name): (name, _reader(hint))
            for name, hint in get_type_hints(type_).items()
        }
        return lambda plain: make(
            **{fields_[n][0]: fields_[n][1](plain[n]) for n in plain if n in fields_}
        )
    if type_ is date:
        return date.fromisoformat
    return type_ if isinstance(type_, type) and issubclass(type_, Enum) else lambda plain: plain
