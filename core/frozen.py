"""Frozen dataclasses with slots that are finished when they are first used.

The standard library compiles six methods for each class when its module is imported: a sixth of the
time to the first picture, and most of these classes are not needed by then.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from threading import RLock
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")

_MADE = (
    "__init__",
    "__eq__",
    "__hash__",
    "__repr__",
    "__setattr__",
    "__delattr__",
    "__match_args__",
    "__dataclass_fields__",
    "__dataclass_params__",
)
"""What `dataclass` gives to a frozen class."""

_plans: dict[type, type] = {}
"""The classes not finished yet, each with the class as it was written."""

_finishing = RLock()


class _Unfinished:
    """Stands for what `dataclass` gives: asked for it, the class is finished and asked again."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> object:
        with _finishing:
            for each in reversed(owner.__mro__):
                if each in _plans:
                    _finish(each)
        return getattr(owner if instance is None else instance, self._name)


def _finish(unfinished: type) -> None:
    made: type = dataclass(frozen=True)(_plans[unfinished])
    # Not before: a class that cannot be made says so each time it is asked for.
    del _plans[unfinished]
    for name in _MADE:
        setattr(unfinished, name, vars(made)[name])


_UNFINISHED = {name: _Unfinished(name) for name in _MADE}


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(written: type[T]) -> type[T]:
    """A class as `dataclass(frozen=True, slots=True)` makes it, finished at its first use.

    One with cached properties has room for them.
    """
    own = vars(written).get("__annotations__", {})
    slots = [*own]
    if any(isinstance(value, cached_property) for value in vars(written).values()):
        slots.append("__dict__")
    taken = {name for base in written.__mro__[1:] for name in getattr(base, "__slots__", ())}
    gone = {*own, "__dict__", "__weakref__"}
    body = {
        **_UNFINISHED,
        "__getstate__": _state,
        "__setstate__": _restore,
        **{name: value for name, value in vars(written).items() if name not in gone},
        "__slots__": tuple(name for name in slots if name not in taken),
    }
    unfinished: type[T] = type(written.__name__, written.__bases__, body)
    unfinished.__qualname__ = written.__qualname__
    _plans[unfinished] = written
    return unfinished


def _state(self: DataclassInstance) -> list[object]:
    """What is pickled of an instance; frozen, it takes nothing back by the names of its fields."""
    return [getattr(self, name) for name in _names(type(self))]


def _restore(self: DataclassInstance, state: list[object]) -> None:
    for name, value in zip(_names(type(self)), state, strict=True):
        object.__setattr__(self, name, value)


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
