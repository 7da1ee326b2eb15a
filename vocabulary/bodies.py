"""The bodies of the genre: what `bodies.toml` says of each, and what the reader and aligner ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

from doichieu.frozen import frozen
from doichieu.text import fold
from doichieu.vocabulary.tables import section, table


@frozen
class Body:
    """One body, as the head of `bodies.toml` says of each key."""

    name: str
    short: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    central: tuple[str, ...] = ()
    level: str = ""
    branch: str = ""
    endings: tuple[str, ...] = ()
    issues: bool = False
    head: bool = True
    open: bool = False


def _entry(entry: dict[str, Any]) -> Body:
    """An entry of the file; one word stands for a list of one."""
    values: dict[str, Any] = {
        key: _folded(value) if key in _LISTED else value for key, value in entry.items()
    }
    return Body(**values)


_LISTED = frozenset({"short", "field", "central", "endings"})


def _folded(value: str | list[str]) -> tuple[str, ...]:
    return tuple(map(fold, [value] if isinstance(value, str) else value))


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies, in the order of the file."""
    return tuple(map(_entry, table("bodies")["body"]))


@cache
def portfolios() -> tuple[Body, ...]:
    """What ministries, departments and offices of one name have in common."""
    return tuple(map(_entry, table("bodies")["portfolio"]))


@cache
def heads() -> tuple[str, ...]:
    """What begins a body's name wherever it stands: names, abbreviations, words for many."""
    own = {name for body in bodies() if body.head for name in (body.name, *body.short)}
    longer = {name for name in own if any(name.startswith(f"{head} ") for head in own)}
    return (*sorted(own - longer), *map(fold, section("names")["many"]))


@cache
def abbreviations() -> dict[str, str]:
    """What each abbreviation of a body, or of another word of the genre, stands for."""
    named = {short: body.name for body in chain(bodies(), portfolios()) for short in body.short}
    return named | table("abbreviations")


@cache
def central() -> frozenset[str]:
    """The full names of bodies that there are once in the country."""
    ministries = (f"{table('bodies')['offices'][0]} {each.name}" for each in portfolios())
    return frozenset(chain((name for body in bodies() for name in body.central), ministries))


@cache
def of_field() -> dict[str, tuple[str, ...]]:
    """The names of the bodies in each field of work, without punctuation."""
    found: dict[str, list[str]] = {field: [] for field in table("fields_of_work")["work"]}
    offices = table("bodies")["offices"]
    for each in portfolios():
        for field in each.field:
            found[field] += [f"{office} {_words(each.name)}" for office in offices]
    for body in bodies():
        for field in body.field:
            found[field].append(_words(body.name))
    return {field: tuple(names) for field, names in found.items()}


def _words(name: str) -> str:
    return " ".join(re.findall(r"\w+", name))


@cache
def endings_of_level(level: str) -> frozenset[str]:
    """How the numbers of documents end that bodies of one level issue."""
    return frozenset(ending for body in bodies() if body.level == level for ending in body.endings)


@cache
def of_level(level: str) -> tuple[str, ...]:
    """The names of bodies that stand at one level."""
    return tuple(body.name for body in bodies() if body.level == level)


@cache
def of_branch(branch: str) -> tuple[str, ...]:
    """The names of bodies of the Party or the state, as far as they tell."""
    return tuple(body.name for body in bodies() if body.branch == branch)


@cache
def issuing() -> tuple[str, ...]:
    """What bodies are called that head a letterhead or speak in an opening, in full or short."""
    return tuple(name for body in bodies() if body.issues for name in (body.name, *body.short))


@cache
def endings() -> dict[str, tuple[str, ...]]:
    """Whose the documents are whose numbers end so, in all spellings ('Ban Thường vụ', 'BTV')."""
    found: dict[str, list[str]] = {}
    for body in bodies():
        for ending in body.endings:
            found.setdefault(ending, []).extend(_spellings(body))
    return {ending: tuple(names) for ending, names in found.items()}


def _spellings(body: Body) -> Iterator[str]:
    """The name in full, and with what it opens with abbreviated."""
    yield body.name
    yield from body.short
    for other in bodies():
        if body.name.startswith(f"{other.name} "):
            yield from (short + body.name[len(other.name) :] for short in other.short)
