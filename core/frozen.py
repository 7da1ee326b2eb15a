"""Frozen dataclasses with slots, of which each method is made when it is first used.

The standard library compiles six methods for each class when its module is imported: a sixth of
the time to the first picture. Most of these classes are not needed by then, and of the others only
what makes an instance. So that one is made here, equality and hash are no compiled code at all, and
the rest is made by `dataclass` when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache, cached_property
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")

_PARTS = (
    "__init__",
    "__eq__",
    "__hash__",
    "__repr__",
    "__match_args__",
    "__dataclass_fields__",
    "__dataclass_params__",
)
"""What a class has of `dataclass`."""

_plans: dict[type, type] = {}
"""The classes as they were written."""

_making = RLock()


class _Unmade:
    """Stands for a part of a class: asked for, the part is made and asked again."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> object:
        with _making:
            for each in owner.__mro__:
                if vars(each).get(self._name) is self:
                    setattr(each, self._name, _made(each, self._name))
                    break
        return getattr(owner if instance is None else instance, self._name)


def _made(kind: type, name: str) -> object:
    """The part of this name."""
    if name == "__init__":
        return _initialiser(kind)
    if name == "__eq__":
        return _equality(_values(kind))
    if name == "__hash__":
        values = _values(kind, hashed=True)
        return lambda self: hash(values(self))
    # `dataclass` makes the rest, of a class that it may do with as it likes.
    plan = _plans[kind]
    body = {each: value for each, value in vars(plan).items() if each not in _NOT_COPIED}
    copy = type(plan.__name__, plan.__bases__, body)
    return vars(dataclass(init=False, eq=False, repr=name == "__repr__")(copy))[name]


def _equality(values: Callable[[object], object]) -> Callable[[object, object], object]:
    def equal(self: object, other: object) -> object:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    return equal


def _values(kind: type, *, hashed: bool = False) -> Callable[[object], object]:
    """What gives the values that make two instances the same, or their hash."""
    names = [
        name
        for name, default in _fields(kind).items()
        if not isinstance(default, Field)
        or (default.hash if hashed and default.hash is not None else default.compare)
    ]
    return attrgetter(*names) if names else lambda _self: ()


def _initialiser(kind: type) -> Callable[..., None]:
    """What makes an instance, frozen as it is, of its fields in their order."""
    given: list[str] = ["self"]
    steps: list[str] = []
    known: dict[str, Any] = {"_missing": MISSING}
    for name, default in _fields(kind).items():
        parameter = value = name
        if isinstance(default, Field) and default.default_factory is not MISSING:
            known[f"_make_{name}"] = default.default_factory
            parameter = f"{name}=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif (said := default.default if isinstance(default, Field) else default) is not MISSING:
            known[f"_default_{name}"] = said
            parameter = f"{name}=_default_{name}"
        given.append(parameter)
        # The slot itself puts it there, a third faster than `object.__setattr__`.
        known[f"_set_{name}"] = getattr(kind, name).__set__
        steps.append(f"  _set_{name}(self, {value})")
    if hasattr(kind, "__post_init__"):
        steps.append("  self.__post_init__()")
    exec(f"def __init__({', '.join(given)}):\n" + ("\n".join(steps) or "  pass"), known)  # noqa: S102
    function: Callable[..., None] = known["__init__"]
    function.__qualname__ = f"{kind.__qualname__}.__init__"
    return function


def _fields(kind: type) -> dict[str, object]:
    """The fields of a class and of those that it is derived from, with what they have by default.

    Raises ValueError for a default that anybody could change, as `dataclass` does.
    """
    found: dict[str, object] = {}
    for plan in (_plans[each] for each in reversed(kind.__mro__) if each in _plans):
        written = vars(plan)
        found |= {name: written.get(name, MISSING) for name in written.get("__annotations__", ())}
    for name, default in found.items():
        if type(default).__hash__ is None:
            raise ValueError(f"mutable default {default!r} of {kind.__qualname__}.{name}")
    return found


def _refuse(self: object, name: str, _value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"{name!r} of a {type(self).__name__} stays what it is")


_UNMADE = {name: _Unmade(name) for name in _PARTS}
_NOT_COPIED = frozenset({"__dict__", "__weakref__"})


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(written: type[T]) -> type[T]:
    """A class as `dataclass(frozen=True, slots=True)` makes it, each method made at its first use.

    One with cached properties has room for them.
    """
    own = vars(written).get("__annotations__", {})
    slots = [*own]
    if any(isinstance(value, cached_property) for value in vars(written).values()):
        slots.append("__dict__")
    taken = {name for base in written.__mro__[1:] for name in getattr(base, "__slots__", ())}
    gone = {*own, *_NOT_COPIED}
    body = {
        **_UNMADE,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
        **{name: value for name, value in vars(written).items() if name not in gone},
        "__slots__": tuple(name for name in slots if name not in taken),
    }
    finished: type[T] = type(written.__name__, written.__bases__, body)
    finished.__qualname__ = written.__qualname__
    _plans[finished] = written
    return finished


def _state(self: DataclassInstance) -> list[object]:
    """What is pickled of an instance; frozen, it takes nothing back by the names of its fields."""
    return [getattr(self, name) for name in _names(type(self))]


def _restore(self: DataclassInstance, state: list[object]) -> None:
    for name, value in zip(_names(type(self)), state, strict=True):
        object.__setattr__(self, name, value)


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
